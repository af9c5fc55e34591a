public import Domain

/// One step of the AOW age: who was born in `[geborenVanaf, geborenVoor)` reaches it at `maanden` months of age.
public struct AowRij: Sendable {
  public var geborenVanaf: CivilDate
  public var geborenVoor: CivilDate
  public var maanden: Int
  public var geregistreerdOp: CivilDate
  public var status: Status
  public var bron: String
  /// Up to which day the table was checked against its source.
  public var gecontroleerdTot: CivilDate
  public var bestand: String
  public var regel: Int
}

/// The numbers of a row alone, for the lookup.
struct AowStap: Sendable {
  var vanaf: Int32
  var voor: Int32
  var maanden: Int32

  init(_ rij: AowRij) {
    vanaf = rij.geborenVanaf.dag
    voor = rij.geborenVoor.dag
    maanden = Int32(rij.maanden)
  }
}

extension Regels {
  /// The day on which someone born on `geboren` reaches the AOW age (AOW art. 7a); nil: not set yet, so not reached.
  public func aowDatum(geboren: CivilDate) -> CivilDate? {
    for stap in aowStappen where geboren.dag >= stap.vanaf && geboren.dag < stap.voor {
      return geboren.plus(maanden: Int(stap.maanden))
    }
    return nil
  }
}
