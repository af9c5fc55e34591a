/// A text in parts, before it is laid out for a terminal or as Markdown.
struct Document {
  enum Deel {
    case kop(Int, String)
    case alinea(String)
    /// Something that must not be missed.
    case letOp(String)
    case punten([Punt])
    case som([Somregel])
  }

  /// An entry of a list with what is said of it.
  struct Punt {
    var tekst: String
    var onder: [String] = []
  }

  /// A line of a sum.
  struct Somregel {
    var naam: String
    var waarde: String
    /// The field of the besluit that it gives.
    var veld: String?
    var formule: String? = nil
    /// The formula with numbers, and how it was rounded.
    var ingevuld: String? = nil
    /// Where the terms come from.
    var waarin: String? = nil
    var uitleg: String
  }

  private(set) var delen: [Deel] = []

  mutating func kop(_ niveau: Int, _ tekst: String) { delen.append(.kop(niveau, tekst)) }
  mutating func alinea(_ tekst: String) { delen.append(.alinea(tekst)) }
  mutating func letOp(_ tekst: String) { delen.append(.letOp(tekst)) }
  mutating func punten(_ punten: [Punt]) { if !punten.isEmpty { delen.append(.punten(punten)) } }
  mutating func som(_ regels: [Somregel]) { if !regels.isEmpty { delen.append(.som(regels)) } }
}

/// How an explanation is written.
public enum Vorm: Sendable {
  /// For a terminal of a hundred columns.
  case tekst
  /// To put in a file.
  case markdown

  func schrijf(_ document: Document) -> String {
    switch self {
    case .tekst: Terminal.schrijf(document)
    case .markdown: Markdown.schrijf(document)
    }
  }
}
