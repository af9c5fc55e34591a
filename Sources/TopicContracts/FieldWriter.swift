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

  mutating func field(_ name: StaticString, _ diagnose: Diagnose?) {
    guard let diagnose else { return }
    json.key(name)
    json.beginObject()
    diagnose.write(to: &self)
    json.endObject()
  }

  mutating func werkgever(_ name: StaticString, _ pseudonym: Pseudonym?) {
    guard let pseudonym else { return }
    json.key(name)
    json.string(Onderwerp.werkgever(pseudonym).description)
  }
}
