public import Domain

/// A gemeente that is, was or will be of the tenant, `[van, tot)`.
public struct Lid: Sendable {
  public var gemeente: Gemeente
  public var naam: String
  public var periode: Periode
  /// The gemeente of the same tenant that takes its place at the end of the period.
  public var opvolger: Gemeente?
  public var bron: String
  public var regel: Int
}

/// Whether a gemeente belongs to the tenant on a day.
public enum Lidmaatschap: Hashable, Sendable {
  case lid
  /// No gemeente of this tenant.
  case onbekend
  /// A gemeente of this tenant in another period.
  case buitenPeriode(Periode)
}

extension Regels {
  public func lidmaatschap(_ gemeente: Gemeente, op datum: CivilDate) -> Lidmaatschap {
    guard let lid = leden.first(where: { $0.gemeente == gemeente }) else { return .onbekend }
    return lid.periode.bevat(datum) ? .lid : .buitenPeriode(lid.periode)
  }

  /// The gemeente that takes its place within the tenant, and from which day.
  public func opvolger(_ gemeente: Gemeente) -> (gemeente: Gemeente, vanaf: CivilDate)? {
    guard let lid = leden.first(where: { $0.gemeente == gemeente }), let opvolger = lid.opvolger, let tot = lid.periode.tot
    else { return nil }
    return (opvolger, tot)
  }

  /// Members that left without a successor in the tenant, and the first day without them.
  public var vertrek: [(gemeente: Gemeente, op: CivilDate)] {
    leden.compactMap { lid in lid.opvolger == nil ? lid.periode.tot.map { (lid.gemeente, $0) } : nil }
  }
}
