import JSON
import Synchronization

/// JSON Schema 2020-12 for the keywords that `topics/schemas` uses; an unknown keyword is a fault of the schema.
///
/// Whole numbers are taken as our contracts take them: written without point or exponent.
struct SchemaValidator {
  let document: JSONValue

  init(_ document: JSONValue) { self.document = document }

  /// The places and keywords that the value does not meet.
  func fouten(_ value: JSONValue) throws -> [String] { try fouten(value, document, "#") }

  struct OnbekendSleutelwoord: Error { var naam: String }

  private static let toelichting: Set<String> = ["$schema", "$id", "$defs", "title", "description", "x-type", "x-onderwerp"]

  private func fouten(_ value: JSONValue, _ schema: JSONValue, _ plaats: String) throws -> [String] {
    var gevonden: [String] = []
    for (sleutel, eis) in schema.members ?? [] where !Self.toelichting.contains(sleutel) {
      if try !voldoet(value, sleutel, eis, schema, plaats, &gevonden) { gevonden.append("\(plaats) \(sleutel)") }
    }
    return gevonden
  }

  private func voldoet(
    _ value: JSONValue, _ sleutel: String, _ eis: JSONValue, _ schema: JSONValue, _ plaats: String, _ gevonden: inout [String]
  ) throws -> Bool {
    switch sleutel {
    case "$ref":
      gevonden += try fouten(value, document["$defs"]![String(eis.string!.dropFirst(8))]!, plaats)
      return true
    case "anyOf": return try eis.array!.contains { try fouten(value, $0, plaats).isEmpty }
    case "type": return (eis.array ?? [eis]).contains { $0.string == type(value) }
    case "enum": return eis.array!.contains(value)
    case "const": return eis == value
    case "minimum": return value.integer.map { $0 >= eis.integer! } ?? (type(value) != "number")
    case "maximum": return value.integer.map { $0 <= eis.integer! } ?? (type(value) != "number")
    case "minLength": return value.string.map { $0.unicodeScalars.count >= eis.integer! } ?? true
    case "pattern": return try value.string.map { try past($0, eis.string!) } ?? true
    case "format": return try value.string.map { try format($0, eis.string!) } ?? true
    case "items":
      for (nummer, lid) in (value.array ?? []).enumerated() { gevonden += try fouten(lid, eis, "\(plaats)/\(nummer)") }
      return true
    case "uniqueItems": return Set((value.array ?? []).map(\.canonical)).count == (value.array ?? []).count
    case "maxProperties": return (value.members ?? []).count <= eis.integer!
    case "required": return value.members == nil || eis.array!.allSatisfy { value[$0.string!] != nil }
    case "properties":
      for (naam, veld) in eis.members! { if let lid = value[naam] { gevonden += try fouten(lid, veld, "\(plaats)/\(naam)") } }
      return true
    case "patternProperties":
      for (patroon, veld) in eis.members! {
        for (naam, lid) in value.members ?? [] where try past(naam, patroon) {
          gevonden += try fouten(lid, veld, "\(plaats)/\(naam)")
        }
      }
      return true
    case "additionalProperties":
      let bekend = Set((schema["properties"]?.members ?? []).map(\.key))
      let patronen = (schema["patternProperties"]?.members ?? []).map(\.key)
      for (naam, lid) in value.members ?? [] where !bekend.contains(naam) {
        if try patronen.contains(where: { try past(naam, $0) }) { continue }
        if eis.bool == false { return false }
        gevonden += try fouten(lid, eis, "\(plaats)/\(naam)")
      }
      return true
    default: throw OnbekendSleutelwoord(naam: sleutel)
    }
  }

  private func type(_ value: JSONValue) -> String {
    switch value {
    case .object: "object"
    case .array: "array"
    case .string: "string"
    case .integer: "integer"
    case .number: "number"
    case .bool: "boolean"
    case .null: "null"
    }
  }

  private func past(_ tekst: String, _ patroon: String) throws -> Bool {
    if let bekend = Self.gezien.withLock({ $0[patroon]?[tekst] }) { return bekend }
    let regex = try Regex(patroon).matchingSemantics(.unicodeScalar)
    let past = try regex.firstMatch(in: tekst) != nil && !(patroon.hasSuffix("$") && tekst.last == "\n")
    Self.gezien.withLock { $0[patroon, default: [:]][tekst] = past }
    return past
  }

  /// Answers given before: a regular expression is slow to make.
  private static let gezien = Mutex<[String: [String: Bool]]>([:])

  private func format(_ tekst: String, _ naam: String) throws -> Bool {
    switch naam {
    case "date": isDatum(tekst)
    case "date-time":
      try past(
        tekst,
        #"^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"#
      ) && isDatum(String(tekst.prefix(10)))
    case "uri-reference": try past(tekst, #"^([A-Za-z0-9\-._~:\/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$"#)
    default: false
    }
  }

  private func isDatum(_ tekst: String) -> Bool {
    let delen = tekst.split(separator: "-").compactMap { Int($0) }
    guard delen.count == 3, (1...12).contains(delen[1]) else { return false }
    let (jaar, maand) = (delen[0], delen[1])
    let isSchrikkeljaar = jaar % 4 == 0 && (jaar % 100 != 0 || jaar % 400 == 0)
    let dagen = [31, isSchrikkeljaar ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...dagen[maand - 1]).contains(delen[2])
  }
}
