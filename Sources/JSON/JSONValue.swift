/// A JSON value as a tree, for what is not on a hot path.
public enum JSONValue: Sendable {
  /// Members in the order of the text; a name stands once.
  case object([(key: String, value: JSONValue)])
  case array([JSONValue])
  case string(String)
  case integer(Int64)
  /// A number with a fraction or exponent, or beyond `Int64`, as it was written.
  case number(String)
  case bool(Bool)
  case null

  /// Reads one document; refuses everything that `JSONError.Code` names.
  public static func parse(
    _ bytes: UnsafeRawBufferPointer, limits: JSONLimits = JSONLimits()
  ) throws(JSONError) -> JSONValue {
    let reader = JSONReader(limits: limits)
    let index = try reader.read(bytes)
    if let duplicate = index.duplicateError { throw duplicate }
    return withExtendedLifetime(reader) { index.value(at: 0) }
  }

  public static func parse(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) -> JSONValue {
    try bytes.withUnsafeBufferPointer { (bytes) throws(JSONError) in
      try parse(UnsafeRawBufferPointer(bytes), limits: limits)
    }
  }

  public static func parse(_ text: String, limits: JSONLimits = JSONLimits()) throws(JSONError) -> JSONValue {
    try parse(Array(text.utf8), limits: limits)
  }

  /// Keys sorted by code point, no spaces, escapes as `JSONWriter`: equal values have equal bytes.
  public var canonical: [UInt8] {
    var writer = JSONWriter()
    writer.value(sorted)
    return writer.bytes
  }

  /// As given, without spaces.
  public var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.value(self)
    return writer.bytes
  }

  private var sorted: JSONValue {
    switch self {
    case .object(let members):
      // UTF-8 bytes order as code points do.
      .object(members.map { ($0.key, $0.value.sorted) }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) })
    case .array(let values): .array(values.map(\.sorted))
    default: self
    }
  }
}

extension JSONValue: Equatable {
  /// The same meaning: the order of keys does not count; a number is equal to one that is written alike.
  public static func == (a: JSONValue, b: JSONValue) -> Bool { a.canonical == b.canonical }
}

extension JSONValue {
  public subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  public var members: [(key: String, value: JSONValue)]? { if case .object(let members) = self { members } else { nil } }
  public var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  public var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  public var isNull: Bool { if case .null = self { true } else { false } }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral text: String) { self = .string(text) }
  public init(integerLiteral number: Int64) { self = .integer(number) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral values: JSONValue...) { self = .array(values) }
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { (key: $0.0, value: $0.1) })
  }
}

extension JSONIndex {
  /// The value of a token as a tree.
  public func value(at place: Int) -> JSONValue {
    let token = tokens[place]
    switch token.kind {
    case .object:
      var members: [(key: String, value: JSONValue)] = []
      var key = place + 1
      while key < token.next {
        members.append((text(tokens[key]), value(at: key + 1)))
        key = Int(tokens[key + 1].next)
      }
      return .object(members)
    case .array:
      var values: [JSONValue] = []
      var item = place + 1
      while item < token.next {
        values.append(value(at: item))
        item = Int(tokens[item].next)
      }
      return .array(values)
    case .string: return .string(text(token))
    case .integer: return .integer(integer(token))
    case .number: return .number(String(decoding: raw(token), as: UTF8.self))
    case .yes: return .bool(true)
    case .no: return .bool(false)
    case .null: return .null
    }
  }
}
