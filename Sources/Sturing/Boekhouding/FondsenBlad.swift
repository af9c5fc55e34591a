public import Domain
public import JSON

extension Fondsen {
  /// For a person: a table per fonds, a row per gemeente.
  public func blad(_ naam: (Gemeente) -> String) -> Blad {
    var blad = Blad()
    for (fonds, rijen) in perFonds {
      blad.kop("Fonds \(fonds.tekst)", niveau: 3)
      let tabel = rijen.map { rij in [rij.gemeente.map(naam) ?? "totaal"] + rij.cellen }
      blad.tabel(
        Tabelopmaak(
          [
            "", "budget", "baten", "lasten", "resultaat", "verplicht", "vrij", "prognose", "resultaat eind jaar", "oordeel",
          ], rijen: Array(tabel.dropLast()), totalen: [tabel.last!]))
    }
    if rijen.isEmpty { blad.alinea("Van \(jaar) is niets geboekt.") }
    blad.alinea("Bedragen in euro's, tot en met \(peilmaand). " + Self.methode)
    return blad
  }

  private var perFonds: [(Symbool, [Rij])] {
    rijen.reduce(into: []) { lijst, rij in
      if lijst.last?.0 == rij.fonds { lijst[lijst.count - 1].1.append(rij) } else { lijst.append((rij.fonds, [rij])) }
    }
  }

  public var json: JSONValue { .array(rijen.map(\.json)) }
}

extension Fondsen.Rij {
  fileprivate var cellen: [String] {
    func tekst(_ bedrag: Eurocent?) -> String { bedrag?.leesbaar ?? "onbepaald" }
    return [
      tekst(budget), baten.leesbaar, lasten.leesbaar, tekst(resultaat), verplichtingen.leesbaar, tekst(vrij),
      prognose?.leesbaar ?? "–", tekst(prognoseResultaat), oordeel.rawValue,
    ]
  }

  public var json: JSONValue {
    func cent(_ bedrag: Eurocent?) -> JSONValue { bedrag.map { .integer($0.cent) } ?? .null }
    return .object([
      ("batenCent", cent(baten)), ("beschikbaarCent", cent(beschikbaar)), ("budgetCent", cent(budget)),
      ("fonds", .string(fonds.tekst)), ("gemeente", gemeente.map { .string($0.description) } ?? .null),
      ("lastenCent", cent(lasten)), ("oordeel", .string(oordeel.rawValue)), ("prognoseCent", cent(prognose)),
      ("prognoseResultaatCent", cent(prognoseResultaat)), ("resultaatCent", cent(resultaat)),
      ("verplichtingenCent", cent(verplichtingen)), ("vrijCent", cent(vrij)),
    ])
  }
}
