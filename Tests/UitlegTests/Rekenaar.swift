import Domain
import Dossiers

/// Reckons a formula as a reader would: `+ − × /`, parentheses, `min(a; b)`, `max(a; b)`, percentages, names of terms.
struct Rekenaar {
  struct Fout: Error { var wat: String }

  private var tekens: [String]
  private let termen: [String: Breuk]

  static func reken(_ formule: String, _ termen: [Rekenterm]) throws -> Breuk {
    var rekenaar = Rekenaar(formule, termen)
    let uitkomst = try rekenaar.som()
    guard rekenaar.tekens.isEmpty else { throw Fout(wat: "\(rekenaar.tekens) is left of \(formule)") }
    return uitkomst
  }

  private init(_ formule: String, _ termen: [Rekenterm]) {
    self.termen = Dictionary(
      termen.compactMap { term in term.waarde.breuk.map { (term.naam, $0) } }, uniquingKeysWith: { a, _ in a })
    tekens = []
    var woord = ""
    for teken in formule + " " {
      if teken.isLetter || teken.isNumber || teken == "%" {
        woord.append(teken)
      } else {
        if !woord.isEmpty { tekens.append(woord) }
        woord = ""
        if teken != " " { tekens.append(String(teken)) }
      }
    }
  }

  private mutating func som() throws -> Breuk {
    var uitkomst = try product()
    while let teken = tekens.first, teken == "+" || teken == "−" {
      tekens.removeFirst()
      uitkomst = teken == "+" ? uitkomst + (try product()) : uitkomst - (try product())
    }
    return uitkomst
  }

  private mutating func product() throws -> Breuk {
    var uitkomst = try deel()
    while let teken = tekens.first, teken == "×" || teken == "/" {
      tekens.removeFirst()
      uitkomst = teken == "×" ? uitkomst * (try deel()) : uitkomst / (try deel())
    }
    return uitkomst
  }

  private mutating func deel() throws -> Breuk {
    guard !tekens.isEmpty else { throw Fout(wat: "the formula ends too soon") }
    let teken = tekens.removeFirst()
    if teken == "(" {
      let uitkomst = try som()
      try neem(")")
      return uitkomst
    }
    if teken == "min" || teken == "max" {
      try neem("(")
      let a = try som()
      try neem(";")
      let b = try som()
      try neem(")")
      return teken == "min" ? min(a, b) : max(a, b)
    }
    if let term = termen[teken] { return term }
    if teken.last == "%", let getal = Decimaal(String(teken.dropLast())) { return getal.procent }
    if let getal = Decimaal(teken) { return getal.breuk }
    throw Fout(wat: "'\(teken)' is no term")
  }

  private mutating func neem(_ teken: String) throws {
    guard tekens.first == teken else { throw Fout(wat: "\(teken) expected at \(tekens)") }
    tekens.removeFirst()
  }
}
