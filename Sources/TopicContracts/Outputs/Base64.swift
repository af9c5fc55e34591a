/// Bytes as text, RFC 4648 section 4, with padding.
struct Base64: TextValue, CustomStringConvertible {
  static var verwacht: String { "base64 met opvulling" }
  var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Strict: no other characters, padding whole, unused bits zero.
  init?(utf8: UnsafeBufferPointer<UInt8>) {
    guard utf8.count % 4 == 0 else { return nil }
    bytes = []
    bytes.reserveCapacity(utf8.count / 4 * 3)
    let padding = utf8.reversed().prefix(2).prefix { $0 == UInt8(ascii: "=") }.count
    var bits: UInt32 = 0
    for (place, byte) in utf8.enumerated() {
      let isPadding = place >= utf8.count - padding
      guard let value = isPadding ? 0 : Self.value(byte) else { return nil }
      bits = bits << 6 | value
      guard place % 4 == 3 else { continue }
      let kept = isPadding ? 3 - padding : 3
      for i in 0..<3 {
        let part = UInt8(truncatingIfNeeded: bits >> (16 - 8 * UInt32(i)))
        if i < kept { bytes.append(part) } else if part != 0 { return nil }
      }
      bits = 0
    }
  }

  var description: String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      var bits: UInt32 = 0
      for i in 0..<3 { bits = bits << 8 | (i < part.count ? UInt32(part[start + i]) : 0) }
      for i in 0..<4 {
        text.append(i <= part.count ? alphabet[Int(bits >> (18 - 6 * UInt32(i)) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 65...90: UInt32(byte - 65)
    case 97...122: UInt32(byte - 71)
    case 48...57: UInt32(byte + 4)
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
