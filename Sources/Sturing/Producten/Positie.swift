/// How much of a tenant's input a report knows: of each partition the number of the last unit of work that is added up.
///
/// `12.7.30.9`, by partition. The same position holds the same facts, whatever came later.
public struct Positie: Hashable, Sendable, CustomStringConvertible, LosslessStringConvertible {
  public var eenheden: [Int64]

  public init(_ eenheden: [Int64]) { self.eenheden = eenheden }

  public init?(_ tekst: String) {
    let delen = tekst.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
    guard !delen.isEmpty, delen.allSatisfy({ $0.map { $0 >= 0 } ?? false }) else { return nil }
    self.init(delen.compactMap { $0 })
    guard description == tekst else { return nil }
  }

  public var description: String { eenheden.map(String.init).joined(separator: ".") }
}
