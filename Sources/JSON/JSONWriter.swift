/// Writes JSON without spaces, keys in the order given.
///
/// Escapes only `"`, `\` and control characters: `\b \f \n \r \t` in their short form, the others of U+0000–U+001F as
/// `\u00xx` with lower-case digits. `/` and everything from U+0020 on, DEL included, stand as they are.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  public mutating func beginObject() {
    separate()
    bytes.append(UInt8(ascii: "{"))
  }
  public mutating func endObject() { bytes.append(UInt8(ascii: "}")) }
  public mutating func beginArray() {
    separate()
    bytes.append(UInt8(ascii: "["))
  }
  public mutating func endArray() { bytes.append(UInt8(ascii: "]")) }

  public mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
  }

  /// A key without anything to escape.
  public mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  public mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      if utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
        bytes.append(contentsOf: utf8)
      } else {
        for byte in utf8 { escaped(byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  public mutating func integer(_ number: some BinaryInteger) { raw(String(number)) }

  public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  public mutating func null() { raw("null") }

  /// Text that is JSON already.
  public mutating func raw(_ json: String) {
    separate()
    bytes.append(contentsOf: json.utf8)
  }

  /// Bytes that are JSON already.
  public mutating func raw(_ json: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
  }

  /// Ends a line of a file with one value a line.
  public mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  public mutating func value(_ value: JSONValue) {
    switch value {
    case .object(let members):
      beginObject()
      for (name, value) in members {
        key(name)
        self.value(value)
      }
      endObject()
    case .array(let values):
      beginArray()
      for value in values { self.value(value) }
      endArray()
    case .string(let text): string(text)
    case .integer(let number): integer(number)
    case .number(let text): raw(text)
    case .bool(let value): bool(value)
    case .null: null()
    }
  }

  /// A comma, unless this is the first of a container, the value of a key, or the first of a line: the last byte tells.
  private mutating func separate() {
    switch bytes.last {
    case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: "\n"): break
    default: bytes.append(UInt8(ascii: ","))
    }
  }

  private mutating func escaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): short(byte)
    case 0x08: short(UInt8(ascii: "b"))
    case 0x09: short(UInt8(ascii: "t"))
    case 0x0A: short(UInt8(ascii: "n"))
    case 0x0C: short(UInt8(ascii: "f"))
    case 0x0D: short(UInt8(ascii: "r"))
    case 0..<0x20:
      bytes.append(contentsOf: (byte < 0x10 ? "\\u000" : "\\u001").utf8)
      bytes.append(contentsOf: String(byte & 0x0F, radix: 16).utf8)
    default: bytes.append(byte)
    }
  }

  private mutating func short(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    bytes.append(byte)
  }
}
