import Domain
import Regelgeving

/// A value after the day up to which it was checked may be stale: it is used, and said.
enum StaleLaw {
  /// One sentence when values in force on the day were not checked up to it.
  static func warning(_ regels: Regels, on day: CivilDate) -> String? {
    let stale = regels.verouderd(op: day)
    guard let first = stale.compactMap(\.gecontroleerdTot).min() else { return nil }
    let (count, use) =
      stale.count == 1 ? ("1 value", "it is used as it is") : ("\(stale.count) values", "they are used as they are")
    return
      "\(regels.tenant): \(count) of law in force on \(day) not checked against the source after \(first); \(use). "
      + "'werkbedrijf validate --peildag \(day)' names them"
  }
}
