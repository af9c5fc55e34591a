/// How much of a tenant's input a report knows: of each partition the number of the last unit of work that is added up.
///
/// `12.7.30.9`, by partition; after a rebuild, which counts anew, with its generation before it: `g2.4.1.9.3`. The same position
/// holds the same facts, whatever came later.
public struct Positie: Hashable, Sendable, CustomStringConvertible, LosslessStringConvertible {
  public var generatie: Int
  public var eenheden: [Int64]

  public init(_ eenheden: [Int64], generatie: Int = 1) {
    self.eenheden = eenheden
    self.generatie = generatie
  }

  public init?(_ tekst: String) {
    var delen = tekst.split(separator: ".", omittingEmptySubsequences: false)[...]
    var generatie = 1
    if delen.first?.first == "g" {
      guard let getal = Int(delen[0].dropFirst()), getal > 1 else { return nil }
      generatie = getal
      delen = delen.dropFirst()
    }
    let eenheden = delen.compactMap { Int64($0) }
    guard !eenheden.isEmpty, eenheden.count == delen.count, eenheden.allSatisfy({ $0 >= 0 }) else { return nil }
    self.init(eenheden, generatie: generatie)
    guard description == tekst else { return nil }
  }

  public var description: String {
    (generatie > 1 ? "g\(generatie)." : "") + eenheden.map(String.init).joined(separator: ".")
  }
}
