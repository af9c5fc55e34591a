public import Domain

/// One step of the AOW age: who was born in `[geborenVanaf, geborenVoor)` reaches it at `maanden` months of age.
public struct AowRij: Sendable {
  public var geborenVanaf: CivilDate
  public var geborenVoor: CivilDate
  public var maanden: Int
  public var geregistreerdOp: CivilDate
  public var status: Status
  public var bron: String
  public var bestand: String
  public var regel: Int
}

extension Regels {
  /// The day on which someone born on `geboren` reaches the AOW age (AOW art. 7a); nil: not set yet, so not reached.
  public func aowDatum(geboren: CivilDate) -> CivilDate? {
    guard let rij = aow.first(where: { geboren >= $0.geborenVanaf && geboren < $0.geborenVoor }) else { return nil }
    return geboren.plus(maanden: rij.maanden)
  }
}
