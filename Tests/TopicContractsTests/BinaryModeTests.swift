import Domain
import JSON
import Testing
import TopicContracts

/// The Kafka binding's binary mode: attributes in headers, data as the value.
struct BinaryModeTests {
  static let headers: [(name: String, value: String)] = [
    ("content-type", "application/json"), ("ce_specversion", "1.0"), ("ce_id", "a-1"), ("ce_source", "urn:nld:oin:1:systeem:x"),
    ("ce_type", "nl.werkeninkomen.uitstroom-gemeld.v1"), ("ce_time", "2016-03-01T12:00:00Z"),
    ("ce_subject", "0123456789abcdef0123456789abcdef"),
  ]
  static let value = #"{"datum":"2016-03-01","reden":"arbeid"}"#

  private func decode(_ headers: [(name: String, value: String)], _ value: String = Self.value) throws(EnvelopeFault)
    -> Gebeurtenis
  {
    try EventDecoder().decode(headers: headers.map { ($0.name, Array($0.value.utf8)) }, value: Array(value.utf8))
  }

  private func fault(_ headers: [(name: String, value: String)], _ value: String = Self.value) -> EnvelopeFault? {
    #expect(throws: EnvelopeFault.self) { try decode(headers, value) }
  }

  @Test func `both modes give the same event, and other headers are ignored`() throws {
    let g = try decode(Self.headers + [("traceparent", "00"), ("ce_sequence", "1"), ("ce_vervangt", "a-0"), ("werk_hop", "1")])
    #expect(g.vervangt == "a-0")
    let structured = EventEncoder().structured(g)
    let (name, content) = EventEncoder.structuredHeader
    #expect(try EventDecoder().decode(headers: [(name, content), ("ce_id", Array("z".utf8))], value: structured) == g)
  }

  @Test(arguments: [
    ("content-type", "attribuut \"content-type\" ontbreekt"), ("ce_id", "attribuut \"id\" ontbreekt"),
    ("ce_source", "attribuut \"source\" ontbreekt"), ("ce_specversion", "attribuut \"specversion\" ontbreekt"),
    ("ce_subject", "attribuut \"subject\" ontbreekt"), ("ce_time", "attribuut \"time\" ontbreekt"),
    ("ce_type", "attribuut \"type\" ontbreekt"),
  ])
  func `each header is needed`(header: String, reden: String) {
    let fout = fault(Self.headers.filter { $0.name != header })
    #expect(fout?.code == .ontbrekendVeld)
    #expect(fout?.reden == reden)
  }

  @Test func `a header that stands twice, a misnamed one and a batch are refused`() {
    #expect(fault(Self.headers + [("ce_id", "a-1")])?.reden == "header \"ce_id\" staat er twee keer")
    #expect(fault(Self.headers + [("ce_id", "a-1")])?.id == "")
    #expect(fault(Self.headers + [("ce_Id", "b")])?.code == .onbekendVeld)
    #expect(fault(Self.headers + [("ce_data", "{}")])?.code == .onbekendVeld)
    #expect(fault(Self.headers + [("ce_datacontenttype", "application/json")])?.code == .onbekendVeld)
    let batch = [("content-type", "application/cloudevents-batch+json")] + Self.headers.dropFirst()
    #expect(
      fault(batch)?.reden
        == "attribuut \"content-type\": \"application/cloudevents-batch+json\" gevonden, verwacht: application/json")
  }

  @Test func `with broken data the id and the dossier are still known`() {
    let fout = fault(Self.headers, "{\"datum\":")
    #expect(fout?.code == .ongeldigeWaarde)
    #expect(fout?.reden == "geen geldige JSON: de invoer houdt op; verwacht: een waarde (regel 1, kolom 10)")
    #expect(fout?.id == "a-1")
    #expect(fout?.onderwerp == Onderwerp("0123456789abcdef0123456789abcdef"))
    #expect(fault(Self.headers, "")?.code == .ongeldigeWaarde)
    #expect(fault(Self.headers, "[]")?.reden == "\"data\": een lijst gevonden, verwacht: een object")
  }

  @Test func `a header that is no UTF-8 is refused`() {
    var headers = Self.headers.map { (name: $0.name, value: Array($0.value.utf8)) }
    headers[2].value = [0xFF]
    let fout = #expect(throws: EnvelopeFault.self) { try EventDecoder().decode(headers: headers, value: Array(Self.value.utf8)) }
    #expect(fout?.reden == "attribuut \"id\": geen UTF-8 gevonden, verwacht: een tekst die niet leeg is")
    #expect(fout?.id == "")
  }
}
