/// One value or key of a checked document, by its place in the bytes.
@frozen
public struct JSONToken: Sendable {
  @frozen
  public enum Kind: UInt8, Sendable { case object, array, string, integer, number, yes, no, null }

  /// First byte of the content: behind the quote of a string.
  public var start: UInt32
  /// One past the content: the closing quote of a string.
  public var end: UInt32
  /// The token after this value and everything inside it.
  public var next: UInt32
  public var kind: Kind
  /// A string with a backslash in it.
  public var isEscaped: Bool
}

/// A document that was read once, front to back, and checked whole, with a token for each value in it.
///
/// The reader for hot paths: no tree and no text is made, values are asked for in any order. Of an object the tokens of
/// key and value alternate. It points into bytes that it does not own: use it only while they live.
public struct JSONIndex {
  public let bytes: UnsafeRawBufferPointer
  public let tokens: [JSONToken]
  /// The first key that stands twice in one object. The grammar allows it; every reader of ours must refuse it.
  public let duplicate: JSONError?

  /// Reads a whole document.
  public init(_ bytes: UnsafeRawBufferPointer, limits: JSONLimits = JSONLimits()) throws(JSONError) {
    var parser = JSONParser(bytes, limits: limits)
    try parser.parse()
    self.bytes = bytes
    tokens = parser.tokens
    duplicate = parser.duplicate
  }

  /// The bytes between the quotes of a string, escapes and all, or the text of a number.
  @inlinable
  public func raw(_ token: JSONToken) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)])
  }

  /// The content of a string as UTF-8, without escapes.
  @inlinable
  public func withText<T>(_ token: JSONToken, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    if token.isEscaped { return Self.unescaped(raw(token)).withUnsafeBufferPointer(body) }
    return body(raw(token).assumingMemoryBound(to: UInt8.self))
  }

  @inlinable
  public func text(_ token: JSONToken) -> String {
    withText(token) { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a string is exactly this ASCII text.
  @inlinable
  public func matches(_ token: JSONToken, _ name: StaticString) -> Bool {
    withText(token) { text in
      guard text.count == name.utf8CodeUnitCount else { return false }
      for i in 0..<text.count where text[i] != name.utf8Start[i] { return false }
      return true
    }
  }

  /// The value of a token of kind `.integer`.
  @inlinable
  public func integer(_ token: JSONToken) -> Int64 {
    let digits = raw(token)
    let isNegative = digits[0] == UInt8(ascii: "-")
    var value: Int64 = 0
    for i in (isNegative ? 1 : 0)..<digits.count { value = value &* 10 &- Int64(digits[i] & 0x0F) }
    return isNegative ? value : 0 &- value
  }

  /// What stands between the quotes of a checked string, without its escapes.
  public static func unescaped(_ raw: UnsafeRawBufferPointer) -> [UInt8] { unescape(raw) }
}
