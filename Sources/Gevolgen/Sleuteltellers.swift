public import Domain

/// What the sleutels of a verdeling count, per gemeente: persons and Wsw persons at the ends of months, standaardeenheden.
public struct Sleuteltellers: Sendable, Equatable {
  private struct Plaats: Hashable, Sendable {
    var gemeente: Gemeente
    var maand: Maand
  }

  /// Changes of the stock in a month; what lies before the months looked at stands in the month before them.
  private var personen: [Plaats: Int64] = [:]
  private var wswPersonen: [Plaats: Int64] = [:]
  /// Millionths.
  private var standaardeenheden: [Gemeente: Int64] = [:]

  mutating func tel(_ bijdrage: Bijdrage, _ maanden: ClosedRange<Maand>?) {
    let cel = bijdrage.cel
    if cel.maat == .standaardeenheden {
      if maanden?.contains(cel.maand) ?? true { standaardeenheden[cel.gemeente, default: 0] += bijdrage.delta }
      return
    }
    guard maanden.map({ cel.maand <= $0.upperBound }) ?? true else { return }
    let plaats = Plaats(gemeente: cel.gemeente, maand: max(cel.maand, maanden?.lowerBound ?? cel.maand))
    personen[plaats, default: 0] += bijdrage.delta
    if cel.dimensies[.regeling] == Self.wsw { wswPersonen[plaats, default: 0] += bijdrage.delta }
  }

  mutating func voegToe(_ ander: Self) {
    personen.merge(ander.personen) { $0 + $1 }
    wswPersonen.merge(ander.wswPersonen) { $0 + $1 }
    standaardeenheden.merge(ander.standaardeenheden) { $0 + $1 }
  }

  /// The months in which a stock changes, from the first to the last.
  var maanden: ClosedRange<Maand>? {
    guard let eerste = personen.keys.map(\.maand).min(), let laatste = personen.keys.map(\.maand).max() else { return nil }
    return eerste...laatste
  }

  /// What a sleutel counts; nil for one that no dossier tells (`inwoners`).
  ///
  /// - Parameter maanden: Persons are added up over the ends of these months: in proportion the same as their average.
  public func waarden(_ sleutel: Symbool, _ maanden: ClosedRange<Maand>?) -> [Gemeente: Int64]? {
    switch sleutel.tekst {
    case "personen": maandstanden(personen, maanden)
    case "wsw-personen": maandstanden(wswPersonen, maanden)
    case "standaardeenheden": standaardeenheden
    default: nil
    }
  }

  private func maandstanden(_ wijzigingen: [Plaats: Int64], _ maanden: ClosedRange<Maand>?) -> [Gemeente: Int64] {
    guard let maanden = maanden ?? self.maanden else { return [:] }
    var som: [Gemeente: Int64] = [:]
    // A change in a month counts at the end of that month and of every later one.
    for (plaats, delta) in wijzigingen where plaats.maand <= maanden.upperBound {
      som[plaats.gemeente, default: 0] += delta * Int64(maanden.upperBound - max(plaats.maand, maanden.lowerBound) + 1)
    }
    return som
  }

  private static let wsw: Symbool = "wsw"
}
