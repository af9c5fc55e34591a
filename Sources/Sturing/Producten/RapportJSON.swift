import Crypto
import Domain
public import JSON

extension Rapport {
  /// SHA-256 in hex over everything it says.
  public var zegel: String { hex(sha256(inhoud.canonical)) }

  /// The report as data, its seal with it.
  public var json: JSONValue {
    guard case .object(let velden) = inhoud else { return inhoud }
    return .object(velden + [("zegel", .string(zegel))])
  }

  private var inhoud: JSONValue {
    .object([
      (
        "buitenRegel",
        .array(
          buitenRegel.map {
            .object([
              ("bedragCent", .integer($0.bedrag.cent)), ("instrument", .string($0.instrument)), ("spoor", .string($0.spoor)),
            ])
          })
      ),
      (
        "correcties",
        .array(
          correcties.map { .object([("was", .string($0.was)), ("wat", .string($0.wat)), ("wordt", .string($0.wordt))]) })
      ),
      ("fondsen", fondsen.json), ("indicatoren", .array(indicatoren.map(\.json))), ("invoerDigest", .string(invoerDigest)),
      ("jaar", .integer(Int64(jaar))), ("kwartaal", product.kwartaal.map { .integer(Int64($0)) } ?? .null),
      (
        "maatregelen",
        .array(
          maatregelen.map {
            .object([
              ("effect", .string($0.effect)), ("eigenaar", .string($0.eigenaar)), ("indicator", .string($0.indicator.tekst)),
              ("maatregel", .string($0.maatregel)), ("uiterlijk", .string($0.uiterlijk.description)),
            ])
          })
      ),
      ("onvolledig", .bool(isOnvolledig)), ("peilmaand", .string(peilmaand.description)), ("planDigest", .string(planDigest)),
      ("positie", .string(positie.description)), ("product", .string(product.soort.rawValue)),
      ("regelsDigest", .string(regelsDigest)),
      (
        "reeksen",
        .array(
          reeksen.map { stand in
            .object([
              ("id", .string(stand.reeks.id)), ("plan", stand.plan.map { .string($0.leesbaar(decimalen: 4)) } ?? .null),
              ("realisatie", stand.realisatie.map { .string($0.leesbaar(decimalen: 4)) } ?? .null),
              ("scenario", stand.reeks.scenario.map { .string($0) } ?? .null),
            ])
          })
      ),
      ("tenant", .string(tenant.description)),
      (
        "verdelingen",
        .array(
          verdelingen.map { verdeling in
            switch verdeling {
            case .success(let verdeling): verdeling.json
            case .failure(let fout): .object([("onbepaald", .string(fout.description))])
            }
          })
      ),
      ("zonderMaatregel", .array(zonderMaatregel.map { .string($0.tekst) })),
    ])
  }
}

extension Indicatorstand {
  var json: JSONValue {
    func getal(_ waarde: Breuk?) -> JSONValue { waarde.map { .string($0.leesbaar(decimalen: 4)) } ?? .null }
    return .object([
      ("afstand", getal(afstand)), ("bron", .string(doel.bron)), ("eenheid", .string(doel.eenheid.rawValue)),
      ("id", .string(doel.id.tekst)), ("norm", getal(norm)), ("oordeel", .string(oordeel.rawValue)),
      ("prognose", getal(prognose)), ("realisatie", getal(realisatie)),
      ("vergelijking", vergelijking.map { .string($0.rawValue) } ?? .null),
    ])
  }
}
