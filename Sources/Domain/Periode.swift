/// A stretch of days `[van, tot)`: the first day counts, `tot` does not; nil is open.
public struct Periode: Hashable, Sendable {
  public var van: CivilDate
  public var tot: CivilDate?

  public init(van: CivilDate, tot: CivilDate?) {
    self.van = van
    self.tot = tot
  }

  public func bevat(_ datum: CivilDate) -> Bool { datum >= van && (tot.map { datum < $0 } ?? true) }
  public var isLeeg: Bool { tot.map { $0 <= van } ?? false }

  /// The days both have, or nil.
  public func doorsnede(_ ander: Periode) -> Periode? {
    let begin = max(van, ander.van)
    let eind: CivilDate? =
      switch (tot, ander.tot) {
      case (let a?, let b?): min(a, b)
      case (let a?, nil): a
      case (nil, let b): b
      }
    if let eind, eind <= begin { return nil }
    return Periode(van: begin, tot: eind)
  }
}
