/// Why bytes are no JSON that we accept, and where.
///
/// The message never repeats the input beyond one byte: it may hold personal data.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Closed list, safe as a metric label.
  public enum Code: String, Sendable, CaseIterable {
    case afgebroken, syntaxis, naloop
    case ongeldigeUtf8 = "ongeldige-utf8"
    case ongeldigeEscape = "ongeldige-escape"
    case stuurteken
    case dubbeleSleutel = "dubbele-sleutel"
    case teDiep = "te-diep"
    case teGroot = "te-groot"
  }

  public var code: Code
  /// For people, in Dutch, without the place.
  public var message: String
  /// From 0.
  public var byteOffset: Int
  /// From 1.
  public var line: Int
  /// From 1, in code points.
  public var column: Int

  init(_ code: Code, _ message: String, at offset: Int, in bytes: UnsafeRawBufferPointer) {
    self.code = code
    self.message = message
    byteOffset = offset
    line = 1
    column = 1
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }

  public var description: String { "\(message) (regel \(line), kolom \(column))" }
}

/// How much a reader accepts.
public struct JSONLimits: Sendable {
  /// Deepest nesting of objects and lists.
  public var depth: Int
  /// Largest input in bytes.
  public var size: Int

  public init(depth: Int = 64, size: Int = 16 << 20) {
    self.depth = depth
    self.size = min(size, Int(Int32.max))
  }
}
