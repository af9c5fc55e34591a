public import Domain
import JSON

/// Writes events as CloudEvents 1.0; data fields in the order of their names.
public struct EventEncoder: Sendable {
  public init() {}

  /// `application/cloudevents+json`, one line without its end.
  public func structured(_ g: Gebeurtenis) -> [UInt8] {
    var json = JSONWriter(capacity: 768)
    json.beginObject()
    json.key("specversion")
    json.string("1.0")
    json.key("id")
    json.string(g.id)
    json.key("source")
    json.string(g.source)
    json.key("type")
    json.string(g.inhoud.type)
    json.key("time")
    json.string(Tijdstip.text(g.tijd))
    json.key("subject")
    json.string(g.onderwerp.description)
    json.key("datacontenttype")
    json.string("application/json")
    if let vervangt = g.vervangt {
      json.key("vervangt")
      json.string(vervangt)
    }
    json.key("data")
    write(g.inhoud, to: &json)
    json.endObject()
    return json.bytes
  }

  /// The headers and value of the Kafka binding's binary mode.
  public func binary(_ g: Gebeurtenis) -> (headers: [(name: String, value: [UInt8])], value: [UInt8]) {
    var headers: [(name: String, value: [UInt8])] = [
      ("content-type", Array("application/json".utf8)), ("ce_specversion", Array("1.0".utf8)), ("ce_id", Array(g.id.utf8)),
      ("ce_source", Array(g.source.utf8)), ("ce_type", Array(g.inhoud.type.utf8)), ("ce_time", Array(Tijdstip.text(g.tijd).utf8)),
      ("ce_subject", Array(g.onderwerp.description.utf8)),
    ]
    if let vervangt = g.vervangt { headers.append(("ce_vervangt", Array(vervangt.utf8))) }
    return (headers, data(g.inhoud))
  }

  /// The header that marks a value in structured mode.
  public static let structuredHeader: (name: String, value: [UInt8]) = (
    "content-type", Array("application/cloudevents+json; charset=UTF-8".utf8)
  )

  /// What counts as an event's content, as canonical JSON: data, subject, type and `vervangt`. Two events of one
  /// `source` + `id` are a conflict when these bytes differ, and the smaller is the fact.
  ///
  /// Absent and null are one: both are left out. Decimals stand as they were written.
  public func canonicalContent(_ g: Gebeurtenis) -> [UInt8] {
    var json = JSONWriter(capacity: 512)
    json.beginObject()
    json.key("data")
    write(g.inhoud, to: &json)
    json.key("subject")
    json.string(g.onderwerp.description)
    json.key("type")
    json.string(g.inhoud.type)
    if let vervangt = g.vervangt {
      json.key("vervangt")
      json.string(vervangt)
    }
    json.endObject()
    return json.bytes
  }

  /// The data alone, canonical.
  public func data(_ inhoud: Inhoud) -> [UInt8] {
    var json = JSONWriter(capacity: 384)
    write(inhoud, to: &json)
    return json.bytes
  }

  private func write(_ inhoud: Inhoud, to json: inout JSONWriter) {
    var fields = FieldWriter(json: json)
    json = JSONWriter()
    fields.object(inhoud.payload)
    json = fields.json
  }
}
