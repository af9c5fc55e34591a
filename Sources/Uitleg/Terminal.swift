/// Lays a document out for a terminal: no line is longer than a hundred columns, but for a word that is.
enum Terminal {
  static let breedte = 100

  static func schrijf(_ document: Document) -> String {
    var uit = ""
    for deel in document.delen {
      switch deel {
      case .kop(let niveau, let tekst): uit += kop(niveau, tekst)
      case .alinea(let tekst): uit += gewikkeld(tekst, 0)
      case .letOp(let tekst): uit += gewikkeld("! " + tekst, 0, vervolg: 2)
      case .punten(let punten):
        for punt in punten {
          uit += gewikkeld("- " + punt.tekst, 2, vervolg: 4)
          for tekst in punt.onder { uit += gewikkeld(tekst, 4, vervolg: 6) }
        }
      case .som(let regels): for (nummer, regel) in regels.enumerated() { uit += som(nummer + 1, regel) }
      }
    }
    return String(uit.drop { $0 == "\n" })
  }

  private static func kop(_ niveau: Int, _ tekst: String) -> String {
    let regels = gewikkeld(niveau < 3 ? tekst : tekst + ":", 0)
    guard niveau < 3 else { return "\n" + regels }
    let lengte = regels.split(separator: "\n").map(\.count).max() ?? 0
    return "\n" + regels + String(repeating: niveau == 1 ? "=" : "-", count: lengte) + "\n"
  }

  private static func som(_ nummer: Int, _ regel: Document.Somregel) -> String {
    let kop = (nummer < 10 ? "   " : "  ") + "\(nummer)  \(regel.naam)"
    var uit: String
    if kop.count + 2 + regel.waarde.count <= breedte {
      uit = kop + String(repeating: " ", count: breedte - kop.count - regel.waarde.count) + regel.waarde + "\n"
    } else {
      uit = kop + "\n" + gewikkeld(regel.waarde, 6)
    }
    for tekst in [regel.uitleg, regel.formule, regel.ingevuld, regel.waarin] {
      if let tekst { uit += gewikkeld(tekst, 6, vervolg: 8) }
    }
    return uit
  }

  /// Broken at spaces; an amount stays with its sign.
  static func gewikkeld(_ tekst: String, _ inspringing: Int, vervolg: Int? = nil) -> String {
    var uit = ""
    var regel = String(repeating: " ", count: inspringing)
    var isLeeg = true
    for woord in tekst.replacing("€ ", with: "€\u{A0}").split(separator: " ") {
      if !isLeeg, regel.count + 1 + woord.count > breedte {
        uit += regel + "\n"
        regel = String(repeating: " ", count: vervolg ?? inspringing)
        isLeeg = true
      }
      regel += isLeeg ? String(woord) : " " + woord
      isLeeg = false
    }
    return (uit + regel + "\n").replacing("\u{A0}", with: " ")
  }
}
