import Domain
import JSON
import Testing

@testable import TopicContracts

struct ExampleTests {
  @Test func `every schema has valid and invalid examples, and every invalid one its message`() {
    for schema in TopicFiles.contracts.schemas.keys where schema != "cloudevent" {
      let eigen = TopicFiles.voorbeelden.filter { $0.schema == schema }
      #expect(eigen.contains { $0.isGeldig }, "\(schema) has no valid example")
      #expect(eigen.contains { !$0.isGeldig }, "\(schema) has no invalid example")
    }
    for voorbeeld in TopicFiles.voorbeelden {
      #expect(TopicFiles.contracts.schemas[voorbeeld.schema] != nil, "\(voorbeeld.testDescription) has no schema")
      #expect(voorbeeld.isGeldig == voorbeeld.melding.isEmpty, "\(voorbeeld.testDescription)")
    }
  }

  @Test(arguments: TopicFiles.voorbeelden.filter(\.isGeldig))
  func `a valid example meets its schema and reads and writes to the same meaning`(voorbeeld: TopicFiles.Voorbeeld) throws {
    let gegeven = try JSONValue.parse(voorbeeld.bytes)
    #expect(try schemafouten(voorbeeld.schema, gegeven).isEmpty)
    let terug = try JSONValue.parse(hersteld(voorbeeld.schema, voorbeeld.bytes))
    var verwacht = gegeven
    if voorbeeld.isGebeurtenis {
      // The same moment, written in UTC.
      verwacht = verwacht.zonderNull.met("time", "2016-03-01T11:30:00Z")
    }
    if voorbeeld.schema == "besluit.v1" || voorbeeld.isGebeurtenis {
      #expect(terug.zonderNull == verwacht.zonderNull)
    } else {
      #expect(terug == verwacht)
    }
  }

  @Test(arguments: TopicFiles.voorbeelden.filter { !$0.isGeldig })
  func `an invalid example is refused with the message beside it`(voorbeeld: TopicFiles.Voorbeeld) throws {
    let fout = #expect(throws: (any Error).self) { try hersteld(voorbeeld.schema, voorbeeld.bytes) }
    #expect(fout.map { "\($0)" } == voorbeeld.melding)
    // What a schema cannot say is the readers' alone.
    let buitenSchema = ["invalid-tot-voor-van", "invalid-delta-zonder-maat", "invalid-waarde"].contains(voorbeeld.naam)
    #expect(try schemafouten(voorbeeld.schema, JSONValue.parse(voorbeeld.bytes)).isEmpty == buitenSchema)
  }

  @Test func `a refused event keeps its id and its dossier`() throws {
    for voorbeeld in TopicFiles.voorbeelden where !voorbeeld.isGeldig && voorbeeld.isGebeurtenis {
      let gegeven = try JSONValue.parse(voorbeeld.bytes)
      do throws(EnvelopeFault) {
        _ = try EventDecoder().decode(structured: voorbeeld.bytes)
        Issue.record("\(voorbeeld.testDescription) was accepted")
      } catch {
        #expect(error.id == gegeven["id"]?.string)
        #expect(
          error.onderwerp?.description == (voorbeeld.naam == "invalid-bsn-als-onderwerp" ? nil : gegeven["subject"]?.string))
      }
    }
  }
}

/// What schema and envelope have against a value.
func schemafouten(_ schema: String, _ value: JSONValue) throws -> [String] {
  let contract = TopicFiles.contracts.schemas[schema]!
  guard let type = contract["x-type"] else { return try SchemaValidator(contract).fouten(value) }
  var fouten = try SchemaValidator(TopicFiles.contracts.schemas["cloudevent"]!).fouten(value)
  fouten += try SchemaValidator(contract).fouten(value["data"] ?? .null)
  if value["type"] != type { fouten.append("type") }
  let soort =
    switch value["subject"]?.string.flatMap(Onderwerp.init) {
    case .client: "client"
    case .boekhouding: "boekhouding"
    case .werkgever: "werkgever"
    case nil: "geen"
    }
  if contract["x-onderwerp"]?.array?.contains(.string(soort)) != true { fouten.append("x-onderwerp") }
  return fouten
}
