public import Domain
package import JSON
public import Regelgeving

/// A line that was no valid event of the tenant, with its dossier.
public struct Weigering: Hashable, Sendable {
  /// The event's id, empty when it cannot be read.
  public var gebeurtenis: String
  /// `onbekend-type`, `ontbrekend-veld`, …: a closed list.
  public var code: String
  /// For people.
  public var reden: String

  public init(gebeurtenis: String, code: String, reden: String) {
    self.gebeurtenis = gebeurtenis
    self.code = code
    self.reden = reden
  }
}

/// One dossier with everything derived from it, as one line of JSON without its line feed (specification section 7).
///
/// Keys sorted by code point, no spaces, open ends `null`; lists by `van` or `datum`, then `tot` or `uiterlijk`, then the
/// other fields; besluiten by the date of their fact, then sleutel; bijdragen by maand, gemeente, maat, dimensies.
///
/// - Parameter grondslag: The rules to look the used parameters up in; nil leaves the trace out.
public func interchange(
  _ onderwerp: Onderwerp, tenant: TenantID, _ uitkomst: Uitkomst, geweigerd: [Weigering] = [], grondslag: Regels? = nil
) -> [UInt8] {
  let regel: JSONValue = .object([
    ("actief", .array(uitkomst.actief.gesorteerd { [$0.van, $0.tot] }.map { .object([eind($0.tot), begin($0.van)]) })),
    ("besluiten", .array(uitkomst.besluiten.map { json($0, grondslag) })),
    ("bijdragen", json(uitkomst.bijdragen)),
    (
      "doorstromen",
      .array(
        uitkomst.doorstromen.map {
          .object([("datum", datum($0.datum)), ("naar", .string($0.naar.tekst)), ("van", .string($0.van.tekst))])
        })
    ),
    ("dossier", .string(onderwerp.description)),
    ("geweigerd", json(geweigerd)),
    (
      "perioden",
      .array(
        uitkomst.perioden.gesorteerd({ [$0.van, $0.tot] }, dan: { ($0.reden?.code.tekst ?? "~") + " " + $0.regeling.rawValue })
          .map {
            .object([
              ("reden", $0.reden.map { .string($0.code.tekst) } ?? .null), ("regeling", .string($0.regeling.rawValue)),
              eind($0.tot), begin($0.van),
            ])
          })
    ),
    (
      "sporen",
      .array(
        uitkomst.sporen.gesorteerd { [$0.van, $0.tot] }.map {
          .object([("spoor", .string($0.spoor.tekst)), eind($0.tot), begin($0.van)])
        })
    ),
    ("tenant", .string(tenant.description)),
    (
      "termijnen",
      .array(
        uitkomst.termijnen.gesorteerd({ [$0.van, $0.uiterlijk, $0.voldaanOp] }, dan: { $0.soort.tekst }).map {
          .object([
            ("soort", .string($0.soort.tekst)), ("uiterlijk", datum($0.uiterlijk)), begin($0.van),
            ("voldaanOp", $0.voldaanOp.map(datum) ?? .null),
          ])
        })
    ),
    (
      "verplichtingen",
      .array(
        uitkomst.verplichtingen.gesorteerd({ [$0.van, $0.tot] }, dan: { $0.soort.tekst }).map {
          .object([("soort", .string($0.soort.tekst)), eind($0.tot), begin($0.van)])
        })
    ),
  ])
  return regel.canonical
}

private func json(_ besluit: Besluit, _ regels: Regels?) -> JSONValue {
  var velden = besluit.velden
  velden.append(("sleutel", .string(besluit.sleutel.tekst)))
  velden.append(("soort", .string(besluit.soort.code)))
  velden.append(("uitkomst", .string(besluit.uitkomst.code)))
  if let regels { velden.append(("grondslag", .array(besluit.grondslag.map { $0.json(regels) }))) }
  return .object(velden)
}

/// In the order of the interchange.
func json(_ bijdragen: [Bijdrage]) -> JSONValue { .array(gesorteerd(bijdragen).map(json)) }

/// In the order of the interchange, each gebeurtenis and code once.
func json(_ geweigerd: [Weigering]) -> JSONValue { .array(gesorteerd(geweigerd).map(json)) }

private func json(_ bijdrage: Bijdrage) -> JSONValue {
  let maat = bijdrage.cel.maat
  return bijdrage.cel.json([("delta", maat.isDecimaal ? .string(bijdrage.deltaTekst) : .integer(bijdrage.delta))])
}

extension Cel {
  /// What names a cell, as it travels, and something more.
  package func json(_ meer: [(String, JSONValue)]) -> JSONValue {
    let velden: [(String, JSONValue)] = [
      ("maat", .string(maat.naam)), ("maand", .string(maand.description)), ("gemeente", .string(gemeente.description)),
      ("dimensies", .object(dimensies.paren.map { ($0.naam.naam, .string($0.waarde.tekst)) })),
    ]
    return .object(velden + meer)
  }
}

private func json(_ weigering: Weigering) -> JSONValue {
  .object([
    ("code", .string(weigering.code)), ("gebeurtenis", .string(weigering.gebeurtenis)), ("reden", .string(weigering.reden)),
  ])
}

private func datum(_ datum: CivilDate) -> JSONValue { .string(datum.description) }
private func begin(_ van: CivilDate) -> (key: String, value: JSONValue) { ("van", datum(van)) }
private func eind(_ tot: CivilDate?) -> (key: String, value: JSONValue) { ("tot", tot.map(datum) ?? .null) }

/// One entry per gebeurtenis and code, by gebeurtenis, then code; of several reasons the smallest, whichever came first.
private func gesorteerd(_ geweigerd: [Weigering]) -> [Weigering] {
  let volgorde = geweigerd.sorted { a, b in
    for (x, y) in [(a.gebeurtenis, b.gebeurtenis), (a.code, b.code), (a.reden, b.reden)] where !x.isZelfde(als: y) {
      return utf8Kleiner(x, y)
    }
    return false
  }
  return volgorde.reduce(into: []) { lijst, weigering in
    if let laatste = lijst.last, laatste.gebeurtenis.isZelfde(als: weigering.gebeurtenis), laatste.code == weigering.code {
      return
    }
    lijst.append(weigering)
  }
}

private func gesorteerd(_ bijdragen: [Bijdrage]) -> [Bijdrage] {
  bijdragen
    .map { (bijdrage: $0, dimensies: $0.cel.dimensies.paren.map { [$0.naam.naam, $0.waarde.tekst] }) }
    .sorted { a, b in
      let (x, y) = (a.bijdrage.cel, b.bijdrage.cel)
      if x.maand != y.maand { return x.maand < y.maand }
      if x.gemeente != y.gemeente { return x.gemeente < y.gemeente }
      if x.maat != y.maat { return utf8Kleiner(x.maat.naam, y.maat.naam) }
      for (links, rechts) in zip(a.dimensies.joined(), b.dimensies.joined()) where links != rechts {
        return utf8Kleiner(links, rechts)
      }
      return a.dimensies.count < b.dimensies.count
    }
    .map(\.bijdrage)
}

extension Array {
  /// By dates, nil last, then by text.
  fileprivate func gesorteerd(
    _ datums: (Element) -> [CivilDate?], dan tekst: (Element) -> String = { _ in "" }
  ) -> [Element] {
    map { (element: $0, datums: datums($0).map { $0 ?? .open }, tekst: tekst($0)) }
      .sorted { a, b in
        for (links, rechts) in zip(a.datums, b.datums) where links != rechts { return links < rechts }
        return utf8Kleiner(a.tekst, b.tekst)
      }
      .map(\.element)
  }
}
