import JSON
import Testing
import TopicContracts

struct CompatibilityTests {
  @Test func `no schema changed since it was released in a way that a reader cannot read`() throws {
    #expect(try TopicFiles.contracts.breuken(sinds: TopicFiles.bytes("compat.lock")) == [])
  }

  /// The released text, a changed text, and what is said of it.
  @Test(arguments: [
    (#""required": ["#, #""required": ["via", "#, "#: \"via\" is verplicht geworden; een nieuwe"),
    (#""required": ["#, #""vereist": ["#, "#: \"plaatsing\" is niet meer verplicht; een eerdere"),
    (#""plaatsing","#, "", "#: \"plaatsing\" is niet meer verplicht; een eerdere"),
    (#""garantiebaan","#, "", "#/properties/soort: \"garantiebaan\" mag niet meer (enum); een nieuwe"),
    (#""garantiebaan","#, #""garantiebaan", "stage","#, "#/properties/soort: \"stage\" mag nu ook (enum); een eerdere"),
    (#""maximum": 100"#, #""maximum": 120"#, "#/properties/loonwaarde: maximum gaat van 100 naar 120; een eerdere"),
    (#""maximum": 100"#, #""maximum": 90"#, "#/properties/loonwaarde: maximum gaat van 100 naar 90; een nieuwe"),
    (#""minimum": 0"#, #""minimum": 1"#, "#/properties/loonwaarde: minimum gaat van 0 naar 1; een nieuwe"),
    (#""minLength": 1"#, #""minLength": 0"#, "#/properties/plaatsing: minLength gaat van 1 naar 0; een eerdere"),
    (#""integer""#, #""number""#, "#/properties/loonwaarde: \"number\" mag nu ook (type); een eerdere"),
    (#""format": "date""#, #""format": "date-time""#, "#/properties/datum: format is anders; een nieuwe"),
    (#"^wg-[0-9a-f]{32}$"#, #"^wg-[0-9a-f]{64}$"#, "#/properties/werkgever: pattern is anders; een nieuwe"),
    (#""via": {"#, #""langs": {"#, "#: veld via is weg; een nieuwe"),
    (#""via": {"#, #""langs": {"#, "#: veld langs is nieuw; een eerdere"),
    (#""additionalProperties": false"#, #""additionalProperties": true"#, "#: additionalProperties is anders; een eerdere"),
  ])
  func `a changed copy is found out`(van: String, naar: String, melding: String) throws {
    let tekst = String(decoding: TopicFiles.bytes("schemas/plaatsing-gestart.v1.json"), as: UTF8.self)
    #expect(tekst.contains(van))
    let (uitgegeven, nieuw) = (try JSONValue.parse(compact(tekst)), try JSONValue.parse(compact(tekst, van, naar)))
    let gevonden = breuken(van: uitgegeven, naar: nieuw).map(\.description)
    #expect(gevonden.contains { $0.hasPrefix(melding) }, "\(gevonden)")
    #expect(breuken(van: nieuw, naar: uitgegeven).isEmpty == false)
  }

  /// Lists of the file stand one item a line; the changes above are written on one.
  private func compact(_ tekst: String, _ van: String = "", _ naar: String = "") -> String {
    let regels = tekst.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
      .replacing("[ ", with: "[")
    return van.isEmpty ? regels : regels.replacing(van, with: naar, maxReplacements: 1)
  }

  @Test func `a change behind a reference is found out too`() throws {
    let tekst = String(decoding: TopicFiles.bytes("schemas/diagnose-gesteld.v1.json"), as: UTF8.self)
    let nieuw = tekst.replacing("\"startkwalificatie\": {", with: "\"kwalificatie\": {")
    #expect(
      breuken(van: try JSONValue.parse(tekst), naar: try JSONValue.parse(nieuw)).map(\.plaats)
        == ["#/properties/diagnose", "#/properties/diagnose"])
  }

  @Test func `titles, descriptions and the order of fields may change`() throws {
    let tekst = String(decoding: TopicFiles.bytes("schemas/besluit.v1.json"), as: UTF8.self)
    let nieuw = try JSONValue.parse(
      tekst.replacing("\"title\": \"", with: "\"title\": \"Nieuw: ").replacing("x-", with: "x-nieuw-"))
    let omgekeerd = nieuw.met("properties", .object((nieuw["properties"]?.members ?? []).reversed()))
    #expect(breuken(van: try JSONValue.parse(tekst), naar: omgekeerd) == [])
  }

  @Test func `a schema that is gone, and one that was never released, are named`() throws {
    let lock = String(decoding: TopicFiles.bytes("compat.lock"), as: UTF8.self)
    let zonder = lock.split(separator: "\n").filter { !$0.contains("\"naam\":\"stand.v1\"") }.joined(separator: "\n")
    let met = zonder + "\n{\"naam\":\"weg.v1\",\"schema\":{}}\n"
    #expect(
      try TopicFiles.contracts.breuken(sinds: Array(met.utf8)).map(\.description) == [
        "weg.v1: het schema is weg; een nieuwe lezer kan het niet lezen. Geef een nieuw type uit (.v2)",
        "stand.v1: het schema staat niet in compat.lock; leg het vast; een eerdere lezer kan het niet lezen. Geef een nieuw type uit (.v2)",
      ])
  }
}
