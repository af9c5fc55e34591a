import Domain
import Dossiers
public import JSON
import Regelgeving

extension Vergelijking {
  public func tekst(_ vorm: Vorm) -> String {
    var document = Document()
    document.kop(1, "Vergelijking van dossier \(a.dossier.onderwerp)")
    document.alinea(Voorbehoud.tekst)
    document.punten([
      Document.Punt(tekst: "A: \(a.naam), \(a.dossier.feiten.count) feiten, regels \(a.regels.digest.prefix(16))"),
      Document.Punt(tekst: "B: \(b.naam), \(b.dossier.feiten.count) feiten, regels \(b.regels.digest.prefix(16))"),
    ])
    if !feiten.isEmpty {
      document.kop(3, "Feiten die verschillen")
      document.punten(feiten.map { Document.Punt(tekst: $0.tekst) })
    }
    if !regels.isEmpty {
      document.kop(3, "Regels die verschillen, elk op de eerste dag waarop zij dat doen (A → B)")
      document.punten(regels.map { Document.Punt(tekst: $0.tekst) })
    }
    if isGelijk { document.alinea("Alles wat hieruit volgt is gelijk.") }
    for besluit in besluiten { schrijf(besluit, &document) }
    if !bijdragen.isEmpty {
      document.kop(2, "Bijdragen aan de regio")
      document.punten(
        bijdragen.map { bijdrage in
          let (toen, nu) = (tekst(bijdrage.a, bijdrage.cel), tekst(bijdrage.b, bijdrage.cel))
          return Document.Punt(
            tekst: "\(BijdrageUitleg.naam(bijdrage.cel, b.regels)): \(toen) → \(nu)",
            onder: bijdrage.oorzaken.map { "door \($0.tekst)" })
        })
    }
    return vorm.schrijf(document)
  }

  private func tekst(_ delta: Int64, _ cel: Cel) -> String { delta == 0 ? "niets" : BijdrageUitleg.tekst(delta, cel.maat) }

  private func schrijf(_ verschil: Besluitverschil, _ document: inout Document) {
    document.kop(2, verschil.sleutel)
    document.alinea("In B ten opzichte van A: \(verschil.verandering).")
    document.punten(verschil.oorzaken.map { Document.Punt(tekst: "door \($0.tekst)") })
    let gewoon = verschil.sleutel.hasPrefix("herziening/") ? String(verschil.sleutel.dropFirst("herziening/".count)) : nil
    if let gewoon, besluiten.contains(where: { $0.sleutel == gewoon }) { return }
    if !verschil.stappen.isEmpty {
      document.kop(3, "Regels van de berekening die anders zijn (A → B)")
      document.punten(verschil.stappen.map { Document.Punt(tekst: "\($0.naam): \($0.a) → \($0.b)") })
    }
    let vanA = verschil.a?.aannamen(a.regels) ?? []
    let vanB = verschil.b?.aannamen(b.regels) ?? []
    for aanname in vanA { document.letOp(vanB.contains(aanname) ? aanname : "\(aanname) (alleen in A)") }
    for aanname in vanB where !vanA.contains(aanname) { document.letOp("\(aanname) (alleen in B)") }
  }

  public var json: JSONValue {
    func oorzaken(_ lijst: [Oorzaak]) -> JSONValue {
      .array(lijst.map { .object([("soort", .string($0.soort.rawValue)), ("tekst", .string($0.tekst))]) })
    }
    func stand(_ stand: Stand) -> JSONValue {
      .object([
        ("naam", .string(stand.naam)), ("feiten", .integer(Int64(stand.dossier.feiten.count))),
        ("regels", .string(stand.regels.digest)),
      ])
    }
    return .object([
      ("a", stand(a)), ("b", stand(b)), ("dossier", .string(a.dossier.onderwerp.description)),
      ("tenant", .string(b.regels.tenant.description)),
      (
        "feiten",
        .array(
          feiten.map {
            .object([
              ("source", .string($0.feit.source)), ("id", .string($0.feit.id)), ("type", .string($0.feit.inhoud.type)),
              ("in", .string($0.isVanB ? "b" : "a")),
            ])
          })
      ),
      (
        "regels",
        .array(
          regels.map {
            .object([
              ("naam", .string($0.naam)), ("datum", $0.vanaf.map { .string($0.description) } ?? .null), ("a", .string($0.a)),
              ("b", .string($0.b)),
            ])
          })
      ),
      (
        "besluiten",
        .array(
          besluiten.map { verschil in
            .object([
              ("sleutel", .string(verschil.sleutel)), ("verandering", .string(verschil.verandering)),
              ("oorzaken", oorzaken(verschil.oorzaken)),
              (
                "stappen",
                .array(
                  verschil.stappen.map {
                    .object([("naam", .string($0.naam)), ("a", .string($0.a)), ("b", .string($0.b))])
                  })
              ), ("a", verschil.a.map { .object($0.besluit.velden) } ?? .null),
              ("b", verschil.b.map { .object($0.besluit.velden) } ?? .null),
              ("aannamenA", .array((verschil.a?.aannamen(a.regels) ?? []).map(JSONValue.string))),
              ("aannamenB", .array((verschil.b?.aannamen(b.regels) ?? []).map(JSONValue.string))),
            ])
          })
      ),
      (
        "bijdragen",
        .array(
          bijdragen.map { bijdrage in
            bijdrage.cel.json([
              ("a", .string(Bijdrage(bijdrage.cel, bijdrage.a).deltaTekst)),
              ("b", .string(Bijdrage(bijdrage.cel, bijdrage.b).deltaTekst)), ("oorzaken", oorzaken(bijdrage.oorzaken)),
            ])
          })
      ), ("voorbehoud", .string(Voorbehoud.tekst)),
    ])
  }
}
