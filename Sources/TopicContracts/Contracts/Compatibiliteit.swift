public import JSON

/// A change of a schema that somebody cannot read.
public struct Breuk: Hashable, Sendable, CustomStringConvertible {
  public enum Lezer: String, Sendable {
    /// Who reads by the released schema cannot read what is written by the new one.
    case eerdere
    /// Who reads by the new schema cannot read what was written by the released one.
    case nieuwe
  }

  public var lezer: Lezer
  /// `#/properties/datum`
  public var plaats: String
  public var melding: String

  public var description: String {
    "\(plaats): \(melding); een \(lezer.rawValue) lezer kan het niet lezen. Geef een nieuw type uit (.v2)"
  }
}

/// Holds a schema against its released copy, keyword by keyword. Titles, descriptions and `x-` keywords may change.
///
/// Both sides matter: releases run beside each other, and kept records are read again. So what a schema accepts cannot
/// change within one version.
public func breuken(van uitgegeven: JSONValue, naar nieuw: JSONValue) -> [Breuk] {
  var vergelijking = Vergelijking(uitgegeven: uitgegeven, nieuw: nieuw)
  vergelijking.vergelijk(uitgegeven, nieuw, "#")
  return vergelijking.breuken
}

private struct Vergelijking {
  let uitgegeven: JSONValue
  let nieuw: JSONValue
  var breuken: [Breuk] = []

  static let toelichting: Set<String> = ["title", "description", "examples", "$comment", "$id", "$schema", "$defs", "deprecated"]

  mutating func meld(_ lezer: Breuk.Lezer, _ plaats: String, _ melding: String) {
    breuken.append(Breuk(lezer: lezer, plaats: plaats, melding: melding))
  }

  mutating func vergelijk(_ oud: JSONValue, _ nu: JSONValue, _ plaats: String) {
    let (oud, nu) = (volg(oud, uitgegeven), volg(nu, nieuw))
    guard let oudeLeden = oud.members, let nieuweLeden = nu.members else {
      if oud != nu { meld(.eerdere, plaats, "het schema is anders") }
      return
    }
    var sleutels = oudeLeden.map(\.key)
    for (sleutel, _) in nieuweLeden where !sleutels.contains(sleutel) { sleutels.append(sleutel) }
    for sleutel in sleutels where !Self.toelichting.contains(sleutel) && !sleutel.hasPrefix("x-") {
      sleutelwoord(sleutel, oud[sleutel], nu[sleutel], plaats)
    }
  }

  private mutating func sleutelwoord(_ sleutel: String, _ oud: JSONValue?, _ nu: JSONValue?, _ plaats: String) {
    switch sleutel {
    case "properties": velden(oud?.members ?? [], nu?.members ?? [], plaats)
    case "required":
      verzameling(oud, nu, plaats, erbij: (.nieuwe, "is verplicht geworden"), eraf: (.eerdere, "is niet meer verplicht"))
    case "enum", "type":
      verzameling(oud, nu, plaats, erbij: (.eerdere, "mag nu ook (\(sleutel))"), eraf: (.nieuwe, "mag niet meer (\(sleutel))"))
    case "minimum", "minLength":
      grens(sleutel, oud, nu, plaats, hogerIs: .nieuwe)
    case "maximum", "maxProperties": grens(sleutel, oud, nu, plaats, hogerIs: .eerdere)
    case "items":
      if let oud, let nu {
        vergelijk(oud, nu, plaats + "/items")
      } else {
        meld(oud == nil ? .nieuwe : .eerdere, plaats, "items is anders")
      }
    case "additionalProperties", "anyOf", "patternProperties":
      if let oud, let nu, sleutel == "additionalProperties", oud.members != nil, nu.members != nil {
        vergelijk(oud, nu, plaats + "/additionalProperties")
      } else if let oud = oud?.array, let nu = nu?.array, oud.count == nu.count {
        for (nummer, paar) in zip(oud, nu).enumerated() { vergelijk(paar.0, paar.1, "\(plaats)/anyOf/\(nummer)") }
      } else if zonderToelichting(oud) != zonderToelichting(nu) {
        meld(.eerdere, plaats, "\(sleutel) is anders")
      }
    default:
      if zonderToelichting(oud) != zonderToelichting(nu) {
        meld(nu == nil ? .eerdere : .nieuwe, plaats, "\(sleutel) is anders")
      }
    }
  }

  private mutating func velden(
    _ oud: [(key: String, value: JSONValue)], _ nu: [(key: String, value: JSONValue)], _ plaats: String
  ) {
    for (naam, schema) in oud {
      if let ander = nu.first(where: { $0.key == naam })?.value {
        vergelijk(schema, ander, "\(plaats)/properties/\(naam)")
      } else {
        meld(.nieuwe, plaats, "veld \(naam) is weg")
      }
    }
    for (naam, _) in nu where !oud.contains(where: { $0.key == naam }) { meld(.eerdere, plaats, "veld \(naam) is nieuw") }
  }

  private mutating func verzameling(
    _ oud: JSONValue?, _ nu: JSONValue?, _ plaats: String, erbij: (Breuk.Lezer, String), eraf: (Breuk.Lezer, String)
  ) {
    func leden(_ waarde: JSONValue?) -> [JSONValue] { waarde.map { $0.array ?? [$0] } ?? [] }
    for lid in leden(nu) where !leden(oud).contains(lid) { meld(erbij.0, plaats, "\(toon(lid)) \(erbij.1)") }
    for lid in leden(oud) where !leden(nu).contains(lid) { meld(eraf.0, plaats, "\(toon(lid)) \(eraf.1)") }
  }

  private mutating func grens(_ naam: String, _ oud: JSONValue?, _ nu: JSONValue?, _ plaats: String, hogerIs hoger: Breuk.Lezer) {
    guard oud != nu else { return }
    guard let van = oud?.integer, let naar = nu?.integer else {
      return meld(nu == nil ? .eerdere : .nieuwe, plaats, "\(naam) is anders")
    }
    let lager: Breuk.Lezer = hoger == .nieuwe ? .eerdere : .nieuwe
    meld(naar > van ? hoger : lager, plaats, "\(naam) gaat van \(van) naar \(naar)")
  }

  private func toon(_ waarde: JSONValue) -> String { String(decoding: waarde.bytes, as: UTF8.self) }

  /// Follows a reference inside the document.
  private func volg(_ schema: JSONValue, _ document: JSONValue) -> JSONValue {
    guard let doel = schema["$ref"]?.string, doel.hasPrefix("#/$defs/") else { return schema }
    return document["$defs"]?[String(doel.dropFirst(8))] ?? schema
  }

  private func zonderToelichting(_ schema: JSONValue?) -> JSONValue? {
    guard let leden = schema?.members else { return schema }
    return .object(leden.filter { !Self.toelichting.contains($0.key) }.map { ($0.key, zonderToelichting($0.value) ?? .null) })
  }
}

extension Contracts {
  /// Holds every schema against the released ones of `compat.lock` (one JSON object a line: `naam`, `schema`).
  public func breuken(sinds lock: [UInt8]) throws(JSONError) -> [Breuk] {
    var gevonden: [Breuk] = []
    var namen: Set<String> = []
    for regel in lock.split(separator: UInt8(ascii: "\n")) {
      let waarde = try JSONValue.parse(Array(regel))
      guard let naam = waarde["naam"]?.string, let uitgegeven = waarde["schema"] else { continue }
      namen.insert(naam)
      if let nieuw = schemas[naam] {
        gevonden += TopicContracts.breuken(van: uitgegeven, naar: nieuw).map { breuk in
          Breuk(lezer: breuk.lezer, plaats: naam + breuk.plaats, melding: breuk.melding)
        }
      } else {
        gevonden.append(Breuk(lezer: .nieuwe, plaats: naam, melding: "het schema is weg"))
      }
    }
    for naam in schemas.keys.sorted() where !namen.contains(naam) {
      gevonden.append(Breuk(lezer: .eerdere, plaats: naam, melding: "het schema staat niet in compat.lock; leg het vast"))
    }
    return gevonden
  }

  /// The content of `compat.lock` for these schemas as they are.
  public var lock: [UInt8] {
    var json = JSONWriter()
    for (naam, schema) in schemas.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      json.value(["naam": .string(naam), "schema": schema])
      json.endLine()
    }
    return json.bytes
  }
}
