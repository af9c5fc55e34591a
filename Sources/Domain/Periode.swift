/// A stretch of days `[van, tot)`: the first day counts, `tot` does not; nil is open.
public struct Periode: Hashable, Sendable {
  public var van: CivilDate
  public var tot: CivilDate?

  public init(van: CivilDate, tot: CivilDate?) {
    self.van = van
    self.tot = tot
  }

  public func bevat(_ datum: CivilDate) -> Bool { datum >= van && (tot.map { datum < $0 } ?? true) }
}
