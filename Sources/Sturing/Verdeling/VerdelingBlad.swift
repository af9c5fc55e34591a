public import Domain
public import JSON

extension Verdeling {
  public func blad(_ naam: (Gemeente) -> String) -> Blad {
    var blad = Blad()
    blad.kop("\(afspraak.omschrijving) (\(afspraak.id), \(jaar))", niveau: 3)
    let rijen = rijen.map { rij in
      [
        naam(rij.gemeente) + (rij.isPartner ? " (buiten de tenant)" : ""), getoond(rij.sleutel),
        rij.profijt?.leesbaar ?? "–", rij.solidair.leesbaar, rij.verschil?.leesbaar ?? "–",
      ]
    }
    let wat = afspraak.grondslag == .lasten ? "lasten" : "resultaat"
    blad.tabel(
      Tabelopmaak(
        ["", afspraak.sleutel.rawValue, "eigen \(wat)", "solidair", "verschil"], rijen: rijen,
        totalen: [["totaal", getoond(self.rijen.reduce(0) { $0 + $1.sleutel }), totaal.leesbaar, totaal.leesbaar, ""]]))
    blad.alinea("Bron: \(afspraak.bron) (\(afspraak.status.rawValue)).")
    return blad
  }

  /// Average persons, standaardeenheden or inwoners.
  private func getoond(_ sleutel: Int64) -> String {
    switch afspraak.sleutel {
    case .profijt: "–"
    case .personen, .wswPersonen: Breuk(Int128(sleutel), Int128(maanden) * 1_000_000).leesbaar(decimalen: 2)
    case .standaardeenheden, .inwoners: Breuk(Int128(sleutel), Int128(1_000_000)).leesbaar(decimalen: 2)
    }
  }

  public var json: JSONValue {
    .object([
      ("afspraak", .string(afspraak.id)), ("bron", .string(afspraak.bron)), ("jaar", .integer(Int64(jaar))),
      (
        "rijen",
        .array(
          rijen.map { rij in
            .object([
              ("gemeente", .string(rij.gemeente.description)), ("partner", .bool(rij.isPartner)),
              ("profijtCent", rij.profijt.map { .integer($0.cent) } ?? .null), ("sleutelMiljoensten", .integer(rij.sleutel)),
              ("solidairCent", .integer(rij.solidair.cent)),
            ])
          })
      ), ("sleutel", .string(afspraak.sleutel.rawValue)), ("totaalCent", .integer(totaal.cent)),
    ])
  }
}
