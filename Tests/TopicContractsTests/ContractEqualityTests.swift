import Domain
import JSON
import Testing

@testable import TopicContracts

/// The codecs and the schemas say the same: each is asked about many values, and the answers compared.
struct ContractEqualityTests {
  static let seed: UInt64 = 20_150_101

  @Test func `every event type has a schema of its own and the other way round`() {
    let later = EventVersie.alle.map { String($0.type.dropFirst(Inhoud.voorvoegsel.count)) }
    let types = (Inhoud.namen.map { $0 + ".v1" } + later).sorted()
    let schemas = TopicFiles.contracts.schemas.filter { $0.value["x-type"] != nil }
    #expect(schemas.keys.sorted() == types)
    for (naam, schema) in schemas { #expect(schema["x-type"]?.string == Inhoud.voorvoegsel + naam) }
  }

  @Test func `a filled event writes exactly the fields of its schema, and any event meets it`() throws {
    var random = RandomEvents(seed: Self.seed)
    for volgorde in Inhoud.namen.indices {
      let naam = Inhoud.namen[volgorde] + ".v1"
      let schema = TopicFiles.contracts.schemas[naam]!
      random.isVol = true
      let vol = try JSONValue.parse(EventEncoder().structured(random.gebeurtenis(volgorde)))
      #expect(velden(vol["data"]) == velden(schema["properties"]), "\(naam)")
      #expect(velden(vol) == velden(TopicFiles.contracts.schemas["cloudevent"]?["properties"]), "\(naam)")
      if let diagnose = vol["data"]?["diagnose"] {
        #expect(velden(diagnose) == velden(schema["$defs"]?["diagnose"]?["properties"]), "\(naam)")
      }
      random.isVol = false
      for _ in 0..<15 {
        let waarde = try JSONValue.parse(EventEncoder().structured(random.gebeurtenis(volgorde)))
        #expect(try schemafouten(naam, waarde).isEmpty, "seed \(Self.seed)")
      }
    }
  }

  private func velden(_ value: JSONValue?) -> [String] { (value?.members ?? []).map(\.key).sorted() }

  /// Each field of each filled example is taken away, set to null, and set to every probe, also one level down.
  @Test(arguments: TopicFiles.voorbeelden.filter { $0.naam == "valid-volledig" })
  func `reader and schema agree on every field and every probe`(voorbeeld: TopicFiles.Voorbeeld) throws {
    let gegeven = try JSONValue.parse(voorbeeld.bytes)
    var geprobeerd = 0
    // The envelope is the same for all types: one is enough.
    let data = SchemaValidator(TopicFiles.contracts.schemas[voorbeeld.schema]!)
    let isAlleenData = voorbeeld.isGebeurtenis && voorbeeld.schema != "uitstroom-gemeld.v1"
    for anders in (isAlleenData ? [] : varianten(gegeven)) + binnen(gegeven) {
      let leest = (try? hersteld(voorbeeld.schema, anders.bytes)) != nil
      let fouten = isAlleenData ? try data.fouten(anders["data"] ?? .null) : try schemafouten(voorbeeld.schema, anders)
      geprobeerd += 1
      // `tot` before `van`, and a value that does not fit its maat or status, no schema can say.
      if !leest, fouten.isEmpty, let reden = reden(voorbeeld.schema, anders),
        reden.contains("niet voor \"van\"") || reden.contains("past niet bij")
      {
        continue
      }
      if leest != fouten.isEmpty {
        Issue.record(
          "\(String(decoding: anders.bytes, as: UTF8.self)): schema \(fouten), reader \(reden(voorbeeld.schema, anders) ?? "accepts")"
        )
      }
    }
    #expect(geprobeerd > 100)
  }

  private func reden(_ schema: String, _ value: JSONValue) -> String? {
    do {
      _ = try hersteld(schema, value.bytes)
      return nil
    } catch { return "\(error)" }
  }

  private func varianten(_ object: JSONValue) -> [JSONValue] {
    var gevonden = [object.met("Onbekend", 1), object.met("geheel_onbekend", .null)]
    for (naam, lid) in object.members ?? [] {
      gevonden.append(object.zonder(naam))
      let isCode = lid.string.map(Self.codes.contains) ?? false
      for probe in Self.probes + (isCode ? Self.codes.map(JSONValue.string) : []) { gevonden.append(object.met(naam, probe)) }
    }
    return gevonden
  }

  private func binnen(_ object: JSONValue) -> [JSONValue] {
    var gevonden: [JSONValue] = []
    for (naam, lid) in object.members ?? [] {
      if lid.members != nil { gevonden += (varianten(lid) + binnen(lid)).map { object.met(naam, $0) } }
      if let leden = lid.array, let eerste = leden.first, eerste.members != nil {
        gevonden += (varianten(eerste) + binnen(eerste)).map { object.met(naam, .array([$0] + leden.dropFirst())) }
      }
    }
    return gevonden
  }

  /// Every code of every list.
  static let codes = Set(TopicFiles.contracts.schemas.values.flatMap(enums)).sorted()

  /// Values at and around every border.
  static let probes: [JSONValue] = {
    let teksten = [
      "", " ", "a", "ja", "2016-02-29", "2015-02-29", "1899-12-31", "1900-01-01", "2199-12-31", "2200-01-01", "2016-2-1",
      "2016-02", "2016-13", "1899-12", "2199-12", "2016-00", "2016-02-01T00:00:00Z", "GM0010", "gm0010", "GM10", "GM00100",
      "0123456789abcdef0123456789abcdef", "0123456789ABCDEF0123456789ABCDEF", "wg-0123456789abcdef0123456789abcdef",
      "wg-0123456789abcdef0123456789abcde", "123456782", "0", "-0", "-0.0", "1", "1.0", "01", "1.", ".5", "+1", "-1", "0.999999",
      "1.0000001", "10", "10.0", "10.000001", "11", "999999999999.999999", "999999.999999", "1000000", "1000000.0",
      "1000000.000001", "1000001", "-1000000", "-1000000.5", "1000000000000", "1e3", "1,5", "-999999999999.999999",
      "onbekend", "dal", "Dal", "e30=", "e30", "e31=", "====", "application/json", "Application/JSON; charset=utf-8", "text/json",
      "1.0", "1.1", "2016-03-01t12:00:00.123456z", "2016-03-01 12:00:00Z", "2016-03-01T24:00:00Z", "2016-03-01T12:00:00+23:59",
      "2016-03-01T12:00:00-00:00", "2016-02-30T12:00:00Z", "urn:nld:oin:1:systeem:x", "niet geldig", "%4", "%4F", "é",
      String(repeating: "ab", count: 32), "nl.werkeninkomen.uitstroom-gemeld.v1", "nl.werkeninkomen.uitstroom-gemeld.v2", "a\n",
    ]
    let overig: [JSONValue] = [
      .null, true, false, 0, 1, -1, 10, 11, 100, 101, 1899, 1900, 2199, 2200, .integer(.max), .integer(.min), 1_000_000,
      1_000_001,
      10_000_000_000_000, 10_000_000_000_001, -10_000_000_000_000, -10_000_000_000_001,
      .number("9223372036854775808"), .number("1.5"), .number("1e2"), .array([]), .object([]), ["werk"], ["werk", "werk"], [1],
      [[]],
      [[:]], ["2016-03"], ["2016-3"], ["regeling": "pw"], ["regeling": ""], ["kleur": "rood"], ["normCent": 1],
      ["normCent": .null],
      ["a": ["2016-03"]], ["a": ["2200-01"]], ["a": ["2299-12"]], ["a": ["2300-01"]], ["a": ["1899-12"]],
      ["bron": "a", "fonds": "b", "jaar": "c", "naar": "d", "van": "e"],
    ]
    return overig + teksten.map(JSONValue.string)
  }()

  private static func enums(_ schema: JSONValue) -> [String] {
    switch schema {
    case .object(let members):
      members.flatMap { $0.key == "enum" ? ($0.value.array ?? []).compactMap(\.string) : enums($0.value) }
    case .array(let values): values.flatMap(enums)
    default: []
    }
  }

  @Test func `every field of every schema has a Dutch title and description, and no object is open`() {
    func loop(_ schema: JSONValue, _ plaats: String) {
      if schema["$ref"] == nil || plaats.contains("/properties/") {
        #expect(schema["title"]?.string?.isEmpty == false, "\(plaats) has no title")
        #expect((schema["description"]?.string?.count ?? 0) > 5, "\(plaats) has no description")
      }
      if schema["type"]?.string == "object", plaats != "cloudevent/properties/data" {
        #expect(schema["additionalProperties"] != nil && schema["additionalProperties"] != true, "\(plaats) is open")
      }
      for woord in ["properties", "$defs"] {
        for (naam, veld) in schema[woord]?.members ?? [] { loop(veld, "\(plaats)/\(woord)/\(naam)") }
      }
      if let items = schema["items"], items["$ref"] == nil { loop(items, plaats + "/items") }
    }
    for (naam, schema) in TopicFiles.contracts.schemas {
      #expect(schema["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
      #expect(schema["$id"]?.string == "urn:werkbedrijf:schema:\(naam)")
      loop(schema, naam)
    }
  }
}
