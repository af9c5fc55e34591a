/// The alphabet of RFC 4648 section 5, without padding: how the parts of a JWT travel.
public func base64url(_ bytes: some Collection<UInt8>) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
  var out: [UInt8] = []
  var rest = 0
  var bits = 0
  for byte in bytes {
    rest = (rest & 0x3F) << 8 | Int(byte)
    bits += 8
    while bits >= 6 {
      bits -= 6
      out.append(alphabet[rest >> bits & 0x3F])
    }
  }
  if bits > 0 { out.append(alphabet[rest << (6 - bits) & 0x3F]) }
  return String(decoding: out, as: UTF8.self)
}

/// Nil for another alphabet, padding, a length that cannot be, or bits at the end that are not zero: one text per value.
public func bytes(base64url text: some StringProtocol) -> [UInt8]? {
  var out: [UInt8] = []
  var rest = 0
  var bits = 0
  for letter in text.utf8 {
    let value: UInt8
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = letter - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): value = letter - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = letter + 4
    case UInt8(ascii: "-"): value = 62
    case UInt8(ascii: "_"): value = 63
    default: return nil
    }
    rest = (rest & 0xFF) << 6 | Int(value)
    bits += 6
    if bits >= 8 {
      bits -= 8
      out.append(UInt8(truncatingIfNeeded: rest >> bits))
    }
  }
  return bits < 6 && rest & (1 << bits - 1) == 0 ? out : nil
}
