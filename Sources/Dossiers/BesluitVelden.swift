import Domain
public import JSON
import Regelgeving

extension Besluit {
  /// The fields of a besluit as they travel, without its sleutel, soort and uitkomst: `bedragen` always, `{}` when empty,
  /// and beside it what its kind has.
  public var velden: [(key: String, value: JSONValue)] {
    var velden: [(key: String, value: JSONValue)] = []
    var bedragen: [(key: String, value: JSONValue)] = []
    func cent(_ naam: String, _ bedrag: Eurocent) { bedragen.append((naam, .integer(bedrag.cent))) }
    switch inhoud {
    case .leeg: break
    case .spoor(let spoor): velden.append(("spoor", .string(spoor.tekst)))
    case .uitkering(let b):
      cent("betaalbaarCent", b.betaalbaar)
      cent("normCent", b.norm)
      cent("rechtCent", b.recht)
      cent("vakantietoeslagCent", b.vakantietoeslag)
      cent("verlagingCent", b.verlaging)
      cent("verschilCent", b.verschil)
      cent("vrijlatingCent", b.vrijlating)
    case .loonkostensubsidie(let basis, let subsidie, let verschil):
      cent("basisCent", basis)
      cent("subsidieCent", subsidie)
      cent("verschilCent", verschil)
    case .wsw(let rijksbijdrage, let tenantbijdrage, let resultaat):
      cent("resultaatCent", resultaat)
      cent("rijksbijdrageCent", rijksbijdrage)
      cent("tenantbijdrageCent", tenantbijdrage)
    case .maatregel(let percentage, let maanden, let isWaarschuwing):
      bedragen.append(("maanden", .array(maanden.map { .string($0.description) })))
      bedragen.append(("percentage", .string(percentage.kaal)))
      bedragen.append(("waarschuwing", .bool(isWaarschuwing)))
    case .integraleIntake(let vorm, let plan):
      velden.append(("vorm", .string(vorm.tekst)))
      if let plan { velden.append(("plan", .string(plan.description))) }
    case .herziening(let verschil):
      velden.append(("richting", .string(verschil.richting.tekst)))
      cent("verschilCent", verschil)
    }
    velden.append(("bedragen", .object(bedragen)))
    if case .onbepaald(let parameter, let datum) = uitkomst {
      velden.append(("ontbreekt", .object([("datum", .string(datum.description)), ("parameter", .string(parameter))])))
    }
    return velden
  }
}
