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

/// Reads documents one after another, each front to back, and checks it whole.
///
/// The reader for hot paths: no tree and no text is made, values are asked for in any order through the index that a
/// read gives. It keeps its memory for the next document; use it from one thread at a time.
public final class JSONReader {
  public let limits: JSONLimits
  private var parser: JSONParser

  public init(limits: JSONLimits = JSONLimits()) {
    self.limits = limits
    parser = JSONParser(limits: limits)
  }

  deinit { parser.tokens.deallocate() }

  /// Reads a document; its index is good until the next one is read, and as long as the bytes live.
  public func read(_ bytes: UnsafeRawBufferPointer) throws(JSONError) -> JSONIndex {
    try parser.parse(bytes)
    return JSONIndex(bytes: bytes, tokens: parser.tokens.prefix, duplicate: parser.duplicate)
  }
}

/// A token for each value of a checked document. Of an object the tokens of key and value alternate; the document's own
/// value is token 0.
///
/// It points into memory that it does not own: that of the reader and that of the bytes.
@frozen
public struct JSONIndex {
  public let bytes: UnsafeRawBufferPointer
  public let tokens: UnsafeBufferPointer<JSONToken>
  /// Where a key stands that stands before in the same object. The grammar allows it; every reader of ours must refuse
  /// it.
  public let duplicate: Int?

  /// The error of `duplicate`.
  public var duplicateError: JSONError? {
    duplicate.map { JSONError(.dubbeleSleutel, "een sleutel staat twee keer in hetzelfde object", at: $0, in: bytes) }
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
    if token.isEscaped { return withText(token) { isEqual(UnsafeRawBufferPointer($0), name) } }
    guard Int(token.end - token.start) == name.utf8CodeUnitCount else { return false }
    return isEqual(raw(token), name)
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

/// Whether bytes are exactly this text.
@inlinable
public func isEqual(_ bytes: UnsafeRawBufferPointer, _ text: StaticString) -> Bool {
  guard bytes.count == text.utf8CodeUnitCount else { return false }
  let other = text.utf8Start
  for i in 0..<bytes.count where bytes[i] != other[i] { return false }
  return true
}
