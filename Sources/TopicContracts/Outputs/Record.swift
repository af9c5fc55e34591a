import JSON

/// A record of an output topic that cannot be read.
public struct RecordFault: Error, Hashable, Sendable, CustomStringConvertible {
  public var code: WeigerCode
  /// For people, in Dutch; holds nothing that may be a BSN.
  public var reden: String

  public var description: String { "\(code.rawValue): \(reden)" }
}

/// The canonical JSON of an output: keys in the order of their names, no spaces.
func encoded(_ record: some Payload, capacity: Int = 256) -> [UInt8] {
  var fields = FieldWriter(json: JSONWriter(capacity: capacity))
  fields.object(record)
  return fields.json.bytes
}

/// Reads an output as strictly as an event: unknown fields, missing fields and wrong values are refused.
func decoded<T: Payload>(_ bytes: [UInt8]) throws(RecordFault) -> T {
  let reader = JSONReader()
  return try bytes.withUnsafeBufferPointer { (bytes) throws(RecordFault) -> T in
    let index: JSONIndex
    do throws(JSONError) {
      index = try reader.read(UnsafeRawBufferPointer(bytes))
    } catch {
      throw RecordFault(code: .ongeldigeWaarde, reden: "geen geldige JSON: \(error)")
    }
    if let duplicate = index.duplicateError {
      throw RecordFault(code: .ongeldigeWaarde, reden: "geen geldige JSON: \(duplicate)")
    }
    guard index.tokens[0].kind == .object else {
      throw RecordFault(code: .ongeldigeWaarde, reden: "\(shownValue(index, 0)) gevonden, verwacht: een object")
    }
    do throws(FieldFault) {
      var fields = try FieldReader(index, object: 0, names: T.fields)
      return try T(reading: &fields)
    } catch {
      throw RecordFault(code: error.code, reden: error.reden)
    }
  }
}
