import Domain
import JSON

/// Writes the fields of one object in the order of their names, which is the canonical order; absent values are left out.
struct FieldWriter {
  var json: JSONWriter

  mutating func field<T: FieldValue>(_ name: StaticString, _ value: T?) {
    guard let value else { return }
    json.key(name)
    value.write(to: &json)
  }

  mutating func field<T: Payload>(_ name: StaticString, _ value: T?) {
    guard let value else { return }
    json.key(name)
    object(value)
  }

  mutating func field<T: Payload>(_ name: StaticString, _ list: [T]) {
    json.key(name)
    json.beginArray()
    for value in list { object(value) }
    json.endArray()
  }

  /// A value, or null.
  mutating func nullable<T: FieldValue>(_ name: StaticString, _ value: T?) {
    json.key(name)
    if let value { value.write(to: &json) } else { json.null() }
  }

  mutating func nullable<T: Payload>(_ name: StaticString, _ value: T?) {
    json.key(name)
    if let value { object(value) } else { json.null() }
  }

  mutating func object(_ value: some Payload) {
    json.beginObject()
    value.write(to: &self)
    json.endObject()
  }

  mutating func werkgever(_ name: StaticString, _ pseudonym: Pseudonym?) {
    guard let pseudonym else { return }
    json.key(name)
    json.string(Onderwerp.werkgever(pseudonym).description)
  }
}
