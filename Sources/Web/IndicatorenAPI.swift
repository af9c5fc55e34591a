import Domain
import JSON
import Regelgeving
import Regio

/// Indicators with realisation, target and judgement, of one tenant exactly or of all from the publication.
extension Context {
  func indicatorenAntwoord(_ tenant: Catalogus.Tenant?) throws(Problem) -> Response {
    var jaar: Int?
    var gekozen = tenant.map { [$0] } ?? catalogus.tenants
    for (naam, waarde) in target.query {
      switch naam {
      case "jaar":
        guard let getal = Int(waarde), (1900...2199).contains(getal), waarde.count == 4 else {
          throw Problem(
            .ongeldigeParameter, "jaar: '\(Problem.shown(waarde))' gevonden, een jaar van 1900 tot en met 2199 verwacht.")
        }
        jaar = getal
      case "tenant" where tenant == nil: gekozen = [try Vraag.tenant(waarde, catalogus)]
      default:
        throw Problem(
          .onbekendeParameter, "De parameter '\(Problem.shown(naam))' bestaat niet.",
          bekend: tenant == nil ? ["jaar", "tenant"] : ["jaar"])
      }
    }
    var regels: [JSONValue] = []
    for een in gekozen {
      let blik: Blik
      if tenant != nil {
        blik = Blik(gebied: .tenant(een.id), exact: try exact(een), uitgave: nil, peilmaand: peilmaand(een.id))
      } else {
        let uitgave = try uitgave()
        blik = Blik(
          gebied: .tenant(een.id), exact: nil, uitgave: uitgave,
          peilmaand: uitgave.map { $0.totEnMet(.tenant(een.id)) ?? $0.totEnMet } ?? vandaag.maand + -1)
      }
      for doel in een.doelen { regels.append(indicator(Indicatormeting(doel: doel, blik: blik), een, jaar ?? blik.stroomjaar)) }
    }
    return Response(200, .json, JSONValue.object([("indicatoren", .array(regels))]).bytes)
  }

  private func indicator(_ meting: Indicatormeting, _ tenant: Catalogus.Tenant, _ jaar: Int) -> JSONValue {
    let doel = meting.doel
    let streef = meting.streefwaarde(jaar)
    let uitslag = meting.uitslag(jaar)
    let reden: String? =
      switch uitslag {
      case .waarde: nil
      case .onderdrukt(let reden): reden.uitleg(drempel: meting.blik.drempel)
      case .onbepaald(let reden): reden
      }
    return [
      "tenant": .string(tenant.id.description), "id": .string(doel.id.tekst), "titel": .string(doel.omschrijving),
      "eenheid": .string(doel.eenheid.rawValue), "jaar": .integer(Int64(jaar)), "isAfgesloten": .bool(meting.isHeel(jaar)),
      "realisatie": uitslag.breuk.map(decimaal) ?? .null, "toelichting": reden.map { .string($0) } ?? .null,
      "streefwaarde": streef.map { streef in
        [
          "vergelijking": .string(streef.vergelijking.rawValue), "waarde": streef.waarde.map(decimaal) ?? .null,
          "status": .string(streef.status.rawValue), "bron": .string(streef.bron),
        ]
      } ?? .null,
      "afstand": meting.indicator(jaar).afstand.map(decimaal) ?? .null, "prognose": prognose(meting.indicator(jaar).prognose),
      "oordeel": .string(meting.oordeel(jaar).rawValue), "bron": .string(doel.bron),
    ]
  }

  private func prognose(_ prognose: Prognose?) -> JSONValue {
    guard let prognose else { return .null }
    return [
      "waarde": decimaal(prognose.waarde), "laag": decimaal(prognose.band.lowerBound), "hoog": decimaal(prognose.band.upperBound),
      "methode": .string(prognose.methode.rawValue),
    ]
  }

  /// A decimal string with three decimals: no binary fraction comes near it.
  private func decimaal(_ breuk: Breuk) -> JSONValue {
    .string(Decimaal.tekst(miljoensten: (breuk * Breuk(1_000)).afgerond * 1_000))
  }
}
