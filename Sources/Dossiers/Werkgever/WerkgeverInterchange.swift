public import Domain
import JSON

/// An employer with everything that one tenant's facts say of it, as one line of JSON without its line feed: of the shape of a
/// client's dossier (`interchange`), with its own lists.
public func interchange(_ werkgever: WerkgeverDossier, tenant: TenantID, geweigerd: [Weigering] = []) -> [UInt8] {
  var telling = Telling()
  werkgever.tel(&telling)
  return JSONValue.object([
    (
      "afspraken",
      .array(
        werkgever.afspraken.map {
          .object([
            ("aantal", .integer(Int64($0.aantal))), ("afspraak", .string($0.naam)),
            ("gemeente", .string($0.gemeente.description)),
            ("soort", .string($0.soort.rawValue)), ("tot", .string($0.tot.description)), ("van", .string($0.van.description)),
          ])
        })
    ),
    (
      "benaderd",
      .array(
        werkgever.benaderd.map {
          .object([
            ("cluster", .string($0.cluster)), ("datum", .string($0.datum.description)),
            ("gemeente", .string($0.gemeente.description)),
          ])
        })
    ),
    ("bijdragen", json(telling.lijst.perCel())), ("dossier", .string(Onderwerp.werkgever(werkgever.werkgever).description)),
    ("geweigerd", json(geweigerd)), ("tenant", .string(tenant.description)),
    (
      "vacatures",
      .array(
        werkgever.vacatures.map {
          .object([
            ("cluster", .string($0.cluster)), ("datum", .string($0.datum.description)),
            ("gemeente", .string($0.gemeente.description)), ("urenPerWeek", .string($0.urenPerWeek.kaal)),
            ("vacature", .string($0.naam)), ("vervuldOp", $0.vervuldOp.map { .string($0.description) } ?? .null),
          ])
        })
    ),
  ]).canonical
}
