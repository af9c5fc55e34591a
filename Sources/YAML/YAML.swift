/// One node of a YAML file: text, a list or a mapping, and where it stands.
///
/// Nothing is interpreted: a scalar is the text as written (`0363`, `12_570`, `1,5`, `nee`, `2015-02-29`), and whoever reads
/// it parses it with a grammar of its own. Anchors, aliases, tags, directives and further documents are refused.
public struct YAMLNode: Sendable {
  public enum Content: Sendable {
    case scalar(String, Style)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  /// How a scalar was written: `null` says nothing when it is plain, and is four letters in quotes.
  public enum Style: Sendable { case plain, quoted }

  public var content: Content
  public var place: YAMLPlace

  public init(_ content: Content, at place: YAMLPlace) {
    self.content = content
    self.place = place
  }
}

/// One key of a mapping with its value, in the order of the file.
public struct YAMLEntry: Sendable {
  public var key: String
  public var place: YAMLPlace
  public var value: YAMLNode

  public init(key: String, at place: YAMLPlace, value: YAMLNode) {
    self.key = key
    self.place = place
    self.value = value
  }
}

/// Line and column, both from 1.
public struct YAMLPlace: Hashable, Comparable, Sendable, CustomStringConvertible {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
  public var description: String { "\(line):\(column)" }
}

/// Bounds of one file.
public struct YAMLLimits: Sendable {
  public var size: Int
  public var depth: Int

  public init(size: Int = 4 << 20, depth: Int = 32) {
    self.size = size
    self.depth = depth
  }
}

extension YAMLNode {
  /// The tree of a file of one document, or its first fault.
  public static func parse(_ bytes: [UInt8], limits: YAMLLimits = YAMLLimits()) throws(YAMLError) -> YAMLNode {
    let (root, faults) = compose(bytes, limits: limits)
    guard faults.isEmpty, let root else { throw faults.first ?? .empty }
    return root
  }

  /// The tree as far as it can be read, and every fault: after a duplicate key or an anchor reading goes on, after bytes
  /// that are no YAML it cannot.
  public static func compose(_ bytes: [UInt8], limits: YAMLLimits = YAMLLimits()) -> (root: YAMLNode?, faults: [YAMLError]) {
    if let fault = faultOfBytes(bytes, limits: limits) { return (nil, [fault]) }
    var composer = Composer(limits: limits)
    let root = withEvents(of: bytes) { composer.document($0) }
    return (root, composer.faults.sorted { $0.place < $1.place })
  }
}

extension YAMLNode {
  /// The text of a scalar, plain or quoted.
  public var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  public var sequence: [YAMLNode]? {
    guard case .sequence(let nodes) = content else { return nil }
    return nodes
  }

  public var mapping: [YAMLEntry]? {
    guard case .mapping(let entries) = content else { return nil }
    return entries
  }

  /// Plain `null`, and nothing else (`~`, `Null` and nothing at all are texts like any other).
  public var isNull: Bool {
    guard case .scalar("null", .plain) = content else { return false }
    return true
  }

  /// The value of a key; nil when there is none, or when this is no mapping.
  public subscript(key: String) -> YAMLNode? { mapping?.first { $0.key == key }?.value }

  /// What this is, for a message: `'a'`, `a list`, `a mapping`.
  public var shape: String {
    switch content {
    case .scalar("", .plain): "nothing"
    case .scalar(let text, _): "'\(text.count <= 60 ? text : text.prefix(60) + "…")'"
    case .sequence(let nodes): nodes.isEmpty ? "an empty list" : "a list"
    case .mapping: "a mapping"
    }
  }
}
