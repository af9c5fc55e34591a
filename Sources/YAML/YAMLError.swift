/// Why a file is no YAML that we read: what, and where.
public struct YAMLError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Sendable {
    case syntax, encoding, tab
    case duplicateKey = "duplicate-key"
    case anchor, alias, tag, directive
    case keyShape = "key-shape"
    case documents, empty, depth, size
  }

  public var code: Code
  public var message: String
  public var place: YAMLPlace

  public init(_ code: Code, _ message: String, at place: YAMLPlace) {
    self.code = code
    self.message = message
    self.place = place
  }

  static let empty = YAMLError(.empty, "the file holds no document", at: YAMLPlace(line: 1, column: 1))

  public var description: String { "\(place): \(message)" }
}
