/// The one grammar of the package: RFC 8259, strict, without recursion.
///
/// Every read of a byte is behind a comparison with `count`.
struct JSONParser {
  var tokens = TokenBuffer()
  private(set) var duplicate: Int?
  private var bytes = UnsafeRawBufferPointer(start: nil, count: 0)
  private var count = 0
  private var at = 0
  private let limits: JSONLimits
  private var open: [Int] = []

  init(limits: JSONLimits) { self.limits = limits }

  mutating func parse(_ bytes: UnsafeRawBufferPointer) throws(JSONError) {
    self.bytes = bytes
    count = bytes.count
    at = 0
    duplicate = nil
    tokens.removeAll()
    open.removeAll(keepingCapacity: true)
    guard count <= limits.size else {
      throw fault(.teGroot, "\(count) bytes; ten hoogste \(limits.size) worden gelezen", at: 0)
    }
    skipSpace()
    value: while true {
      let container = try parseValue()
      if let container {
        guard open.count < limits.depth else {
          throw fault(.teDiep, "dieper genest dan \(limits.depth)", at: at - 1)
        }
        open.append(container)
        skipSpace()
        if peek() != closing(container) {
          if tokens[container].kind == .object { try parseKey() }
          continue value
        }
      }
      // Behind a value, or before the end of an empty container.
      while let container = open.last {
        skipSpace()
        if peek() == closing(container) {
          at += 1
          close(container)
          open.removeLast()
        } else if peek() == UInt8(ascii: ",") {
          at += 1
          skipSpace()
          if tokens[container].kind == .object { try parseKey() }
          continue value
        } else {
          throw unexpected(tokens[container].kind == .object ? "',' of '}'" : "',' of ']'")
        }
      }
      break
    }
    skipSpace()
    if at < count { throw fault(.naloop, "na de waarde staat nog iets", at: at) }
  }

  @inline(__always)
  private func peek() -> UInt8? { at < count ? bytes[at] : nil }

  private func closing(_ container: Int) -> UInt8 {
    tokens[container].kind == .object ? UInt8(ascii: "}") : UInt8(ascii: "]")
  }

  @inline(__always)
  private mutating func skipSpace() {
    while at < count {
      switch bytes[at] {
      case 0x20, 0x0A, 0x0D, 0x09: at += 1
      default: return
      }
    }
  }

  @inline(__always)
  private mutating func append(_ kind: JSONToken.Kind, _ start: Int, _ end: Int, isEscaped: Bool = false) {
    tokens.append(
      JSONToken(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
        next: UInt32(truncatingIfNeeded: tokens.count + 1), kind: kind, isEscaped: isEscaped))
  }

  /// Reads a scalar, or the opening of a container and gives its token.
  private mutating func parseValue() throws(JSONError) -> Int? {
    guard let byte = peek() else { throw unexpected("een waarde") }
    switch byte {
    case UInt8(ascii: "\""): try parseString()
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      append(byte == UInt8(ascii: "{") ? .object : .array, at, at)
      at += 1
      return tokens.count - 1
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try parseNumber()
    case UInt8(ascii: "t"): try parseWord("true", .yes)
    case UInt8(ascii: "f"): try parseWord("false", .no)
    case UInt8(ascii: "n"): try parseWord("null", .null)
    default: throw unexpected("een waarde")
    }
    return nil
  }

  private mutating func parseWord(_ word: StaticString, _ kind: JSONToken.Kind) throws(JSONError) {
    let start = at
    for i in 0..<word.utf8CodeUnitCount {
      guard peek() == word.utf8Start[i] else { throw unexpected(word.description) }
      at += 1
    }
    append(kind, start, at)
  }

  private mutating func parseKey() throws(JSONError) {
    guard peek() == UInt8(ascii: "\"") else { throw unexpected("een sleutel tussen aanhalingstekens") }
    try parseString()
    skipSpace()
    guard peek() == UInt8(ascii: ":") else { throw unexpected("':'") }
    at += 1
    skipSpace()
  }

  private mutating func parseNumber() throws(JSONError) {
    let start = at
    var isInteger = true
    if peek() == UInt8(ascii: "-") { at += 1 }
    if peek() == UInt8(ascii: "0") {
      at += 1
      if let next = peek(), (48...57).contains(next) { throw fault(.syntaxis, "een getal met een nul voorop", at: start) }
    } else {
      try digits()
    }
    if peek() == UInt8(ascii: ".") {
      isInteger = false
      at += 1
      try digits()
    }
    if let e = peek(), e | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      at += 1
      if let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { at += 1 }
      try digits()
    }
    append(isInteger && fits(start, at) ? .integer : .number, start, at)
  }

  private mutating func digits() throws(JSONError) {
    guard let first = peek(), (48...57).contains(first) else { throw unexpected("een cijfer") }
    while let next = peek(), (48...57).contains(next) { at += 1 }
  }

  /// Whether the integer of these bytes is an `Int64`.
  private func fits(_ start: Int, _ end: Int) -> Bool {
    if end - start < 19 { return true }
    return Int64(String(decoding: bytes[start..<end], as: UTF8.self)) != nil
  }

  /// From the opening quote past the closing one; checks UTF-8 and escapes.
  private mutating func parseString() throws(JSONError) {
    let start = at + 1
    var at = start
    var isEscaped = false
    while true {
      at = plain(from: at)
      guard at < count else { break }
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        append(.string, start, at, isEscaped: isEscaped)
        self.at = at + 1
        return
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
        let length = escapeLength(bytes, at)
        guard length > 0 else {
          throw fault(at + 1 < count ? .ongeldigeEscape : .afgebroken, "een onbekende of halve escape", at: at)
        }
        at += length
      } else if byte < 0x20 {
        throw fault(.stuurteken, "een stuurteken in een tekst; schrijf het als escape", at: at)
      } else {
        let length = utf8Length(bytes, at)
        guard length > 0 else { throw fault(.ongeldigeUtf8, "de bytes zijn geen UTF-8", at: at) }
        at += length
      }
    }
    throw fault(.afgebroken, "een tekst zonder slotaanhalingsteken", at: at)
  }

  /// The first place from `from` on with a quote, a backslash, a control character or a byte above ASCII; eight bytes at
  /// a time.
  private func plain(from: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var at = from
    while at + 8 <= count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let quote = word ^ (ones * 0x22)
      let backslash = word ^ (ones * 0x5C)
      // The high bit of the lowest byte that counts is always right; those above it may not be.
      let low = ((word &- ones * 0x20) & ~word) | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | word
      let mask = low & (ones * 0x80)
      if mask != 0 { return at + mask.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < count {
      let byte = bytes[at]
      if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return at }
      at += 1
    }
    return at
  }

  private mutating func close(_ container: Int) {
    tokens[container].end = UInt32(truncatingIfNeeded: at)
    tokens[container].next = UInt32(truncatingIfNeeded: tokens.count)
    if duplicate == nil, tokens[container].kind == .object, let second = secondOfSameKeys(container) {
      duplicate = Int(tokens[second].start) - 1
    }
  }

  /// The key token that repeats an earlier one of the object that ends at the last token.
  private func secondOfSameKeys(_ object: Int) -> Int? {
    var seen: UInt64 = 0
    var number = 0
    var key = object + 1
    while key < tokens.count {
      let token = tokens[key]
      if token.isEscaped || number > 64 { return secondOfSameKeysSlowly(object) }
      // A small hash tells most keys apart; equal hashes are compared with every key before.
      let length = Int(token.end - token.start)
      let last = length == 0 ? 0 : Int(bytes[Int(token.end) - 1])
      let first = length == 0 ? 0 : Int(bytes[Int(token.start)])
      let bit: UInt64 = 1 << UInt64((length &* 29 &+ first &* 7 &+ last) & 63)
      if seen & bit != 0 {
        var other = object + 1
        while other < key {
          if isEqual(tokens[other], token) { return key }
          other = Int(tokens[other + 1].next)
        }
      }
      seen |= bit
      number += 1
      key = Int(tokens[key + 1].next)
    }
    return nil
  }

  private func isEqual(_ a: JSONToken, _ b: JSONToken) -> Bool {
    guard a.end - a.start == b.end - b.start else { return false }
    let distance = Int(b.start) - Int(a.start)
    for at in Int(a.start)..<Int(a.end) where bytes[at] != bytes[at + distance] { return false }
    return true
  }

  private func secondOfSameKeysSlowly(_ object: Int) -> Int? {
    var seen: Set<[UInt8]> = []
    var key = object + 1
    while key < tokens.count {
      let token = tokens[key]
      let raw = UnsafeRawBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)])
      if !seen.insert(token.isEscaped ? unescape(raw) : Array(raw)).inserted { return key }
      key = Int(tokens[key + 1].next)
    }
    return nil
  }

  private func unexpected(_ expected: String) -> JSONError {
    guard at < count else { return fault(.afgebroken, "de invoer houdt op; verwacht: \(expected)", at: at) }
    let byte = bytes[at]
    let found = (0x21...0x7E).contains(byte) ? "'\(UnicodeScalar(byte))'" : "byte 0x\(hex(byte))"
    return fault(.syntaxis, "\(found) op een plaats voor \(expected)", at: at)
  }

  private func fault(_ code: JSONError.Code, _ message: String, at offset: Int) -> JSONError {
    JSONError(code, message, at: offset, in: bytes)
  }
}

/// Tokens in memory that is kept from one document to the next.
struct TokenBuffer {
  private var base = UnsafeMutablePointer<JSONToken>.allocate(capacity: 128)
  private var capacity = 128
  private(set) var count = 0

  subscript(_ place: Int) -> JSONToken {
    get {
      assert(place >= 0 && place < count)
      return base[place]
    }
    set { base[place] = newValue }
  }

  var prefix: UnsafeBufferPointer<JSONToken> { UnsafeBufferPointer(start: base, count: count) }

  mutating func removeAll() { count = 0 }

  mutating func append(_ token: JSONToken) {
    if count == capacity { grow() }
    (base + count).initialize(to: token)
    count += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<JSONToken>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }

  func deallocate() { base.deallocate() }
}

private func hex(_ byte: UInt8) -> String {
  let text = String(byte, radix: 16)
  return byte < 16 ? "0" + text : text
}
