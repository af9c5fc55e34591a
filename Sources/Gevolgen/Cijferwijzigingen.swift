public import Domain

/// Clients whose part in a regional figure would be another, by maat: also where no besluit differs, as with a term or an
/// obligation.
public struct Cijferwijzigingen: Sendable, Equatable {
  /// Each client counted once a maat.
  public private(set) var klanten: [Maat: Int] = [:]

  /// In the order of the specification.
  public var rijen: [(maat: Maat, klanten: Int)] {
    klanten.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key, $0.value) }
  }

  /// Gives the number of maten in which this client differs.
  mutating func tel(_ voor: [Bijdrage], _ na: [Bijdrage], _ vraag: Gevolgen.Vraag) -> Int {
    // The same list is by far the most common.
    if voor == na { return 0 }
    let verschil = (na + voor.map { Bijdrage($0.cel, -$0.delta) }).perCel()
    let maten = Set(verschil.lazy.filter { vraag.bevat($0.cel) }.map(\.cel.maat))
    for maat in maten { klanten[maat, default: 0] += 1 }
    return maten.count
  }

  mutating func voegToe(_ ander: Self) { klanten.merge(ander.klanten) { $0 + $1 } }
}

extension Gevolgen.Vraag {
  func bevat(_ cel: Cel) -> Bool { (gemeente.map { $0 == cel.gemeente } ?? true) && (maanden?.contains(cel.maand) ?? true) }
}
