/// Length of the UTF-8 sequence at `at`, 0 when it is none (overlong, surrogate, beyond U+10FFFF, cut off).
///
/// ## Grondslag
/// RFC 3629 section 4, the table of well-formed sequences.
func utf8Length(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int {
  func tail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    at + offset < bytes.count && range.contains(bytes[at + offset])
  }
  switch bytes[at] {
  case 0x00...0x7F: return 1
  case 0xC2...0xDF: return tail(1) ? 2 : 0
  case 0xE0: return tail(1, 0xA0...0xBF) && tail(2) ? 3 : 0
  case 0xE1...0xEC, 0xEE, 0xEF: return tail(1) && tail(2) ? 3 : 0
  case 0xED: return tail(1, 0x80...0x9F) && tail(2) ? 3 : 0
  case 0xF0: return tail(1, 0x90...0xBF) && tail(2) && tail(3) ? 4 : 0
  case 0xF1...0xF3: return tail(1) && tail(2) && tail(3) ? 4 : 0
  case 0xF4: return tail(1, 0x80...0x8F) && tail(2) && tail(3) ? 4 : 0
  default: return 0
  }
}

/// Whether all bytes are well-formed UTF-8.
public func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
  var at = 0
  while at < bytes.count {
    let length = utf8Length(bytes, at)
    if length == 0 { return false }
    at += length
  }
  return true
}

/// Length of the escape that begins with the backslash at `at`, 0 when it is none. A surrogate pair is one escape; half
/// of one is none.
func escapeLength(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int {
  guard at + 1 < bytes.count else { return 0 }
  switch bytes[at + 1] {
  case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
    UInt8(ascii: "r"), UInt8(ascii: "t"):
    return 2
  case UInt8(ascii: "u"):
    guard let unit = codeUnit(bytes, at) else { return 0 }
    if (0xDC00...0xDFFF).contains(unit) { return 0 }
    guard (0xD800...0xDBFF).contains(unit) else { return 6 }
    guard let low = codeUnit(bytes, at + 6), (0xDC00...0xDFFF).contains(low) else { return 0 }
    return 12
  default: return 0
  }
}

/// The UTF-16 code unit of a `\uXXXX` at `at`.
private func codeUnit(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt32? {
  guard at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else { return nil }
  var unit: UInt32 = 0
  for i in 2..<6 {
    let digit: UInt8
    switch bytes[at + i] {
    case let b where (48...57).contains(b): digit = b - 48
    case let b where (97...102).contains(b): digit = b - 87
    case let b where (65...70).contains(b): digit = b - 55
    default: return nil
    }
    unit = unit << 4 | UInt32(digit)
  }
  return unit
}

/// The content of a checked string without its escapes.
func unescape(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count)
  var at = 0
  while at < bytes.count {
    guard bytes[at] == UInt8(ascii: "\\") else {
      text.append(bytes[at])
      at += 1
      continue
    }
    let length = escapeLength(bytes, at)
    switch bytes[at + 1] {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      let high = codeUnit(bytes, at) ?? 0
      let low = length == 12 ? codeUnit(bytes, at + 6) ?? 0 : 0
      let scalar = length == 12 ? 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00) : high
      text.append(contentsOf: String(UnicodeScalar(scalar) ?? "\u{FFFD}").utf8)
    default: text.append(bytes[at + 1])
    }
    at += length
  }
  return text
}
