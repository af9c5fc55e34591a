/// Why a whole file cannot be fed; a single bad line is a ``RegelFout`` and does not stop the rest.
public struct FeedError: Error, Sendable, CustomStringConvertible {
  /// Closed list, safe as a metric label.
  public enum Code: String, Sendable, CaseIterable {
    /// The mapping knows no file of this name.
    case bestandOnbekend = "bestand-onbekend"
    /// The header line names other columns, or the same in another order.
    case kopregel
    /// The bytes cannot be of the encoding that the mapping names.
    case codering
    /// The pseudonym key is shorter than 32 bytes, or a needed key is absent.
    case sleutel
    /// The key is another one than the one this tenant's memory was made with.
    case sleutelAnders = "sleutel-anders"
    /// The memory of what was sent cannot be read.
    case geheugen
    /// The log refused; the cause is in `log`.
    case log
  }
  public var code: Code
  public var message: String
  /// File, or file:line.
  public var place: String
  public var canRetry: Bool

  public init(_ code: Code, _ message: String, place: String, canRetry: Bool = false) {
    self.code = code
    self.message = message
    self.place = place
    self.canRetry = canRetry
  }

  public var description: String { "\(place): \(message)" }
}
