import Domain
public import JSON

extension Werkgevers {
  public var blad: Blad {
    var blad = Blad()
    let rijen = rijen.map { rij in
      [
        Onderwerp.werkgever(rij.werkgever).description, rij.tenants.map(\.description).joined(separator: ", "),
        rij.clusters.joined(separator: ", "), rij.benaderd?.description ?? "–", "\(rij.vervuld)/\(rij.vacatures)",
        "\(rij.plaatsingen)", "\(rij.afspraken.reduce(0) { $0 + $1.nagekomen })/\(rij.afspraken.reduce(0) { $0 + $1.aantal })",
        "\(rij.onbetaaldOpRij)", rij.isVerdringing ? "verdringing" : rij.maximum == nil ? "geen grens" : "",
      ]
    }
    blad.tabel(
      Tabelopmaak(
        [
          "werkgever", "tenants", "cluster", "benaderd", "vacatures vervuld", "plaatsingen", "afspraken nagekomen",
          "onbetaald op rij", "signaal",
        ], woorden: 4, rijen: rijen))
    if rijen.isEmpty { blad.alinea("Geen werkgevers bekend.") }
    blad.alinea("Garantiebanen op \(peildag): \(garantiebanen) bezet, \(garantiebanenAfgesproken) afgesproken met werkgevers.")
    blad.alinea("Exacte cijfers, voor intern gebruik: wat naar buiten gaat, gaat langs de onthullingscontrole.")
    return blad
  }
}

extension Werkgevers.Rij {
  public var json: JSONValue {
    .object([
      (
        "afspraken",
        .array(
          afspraken.map {
            .object([
              ("aantal", .integer(Int64($0.aantal))), ("nagekomen", .integer(Int64($0.nagekomen))),
              ("soort", .string($0.soort.rawValue)), ("tenant", .string($0.tenant.description)),
            ])
          })
      ),
      ("benaderd", benaderd.map { .string($0.description) } ?? .null), ("clusters", .array(clusters.map { .string($0) })),
      ("onbetaaldOpRij", .integer(Int64(onbetaaldOpRij))), ("plaatsingen", .integer(Int64(plaatsingen))),
      ("tenants", .array(tenants.map { .string($0.description) })), ("vacatures", .integer(Int64(vacatures))),
      ("verdringing", maximum == nil ? .null : .bool(isVerdringing)), ("vervuld", .integer(Int64(vervuld))),
      ("werkgever", .string(Onderwerp.werkgever(werkgever).description)),
    ])
  }
}
