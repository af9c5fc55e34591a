import Domain

/// The contributions of one dossier while they are counted.
struct Telling {
  private(set) var lijst: [Bijdrage] = []
  private static var maanden: Range<Int32> { 1900 * 12..<2200 * 12 }

  init(capaciteit: Int = 0) { lijst.reserveCapacity(capaciteit) }

  var aantal: Int { lijst.count }

  /// Takes what was counted and summed before.
  mutating func neem(_ bijdragen: ArraySlice<Bijdrage>) { lijst += bijdragen }

  /// Sums what was counted from this place on per cell.
  mutating func voegSamen(vanaf begin: Int) {
    let samen = Array(lijst[begin...]).perCel()
    lijst.removeSubrange(begin...)
    lijst += samen
  }

  /// Adds to a cell. Months outside 1900–2199 are not published (a term may end there).
  mutating func tel(_ maat: Maat, _ gemeente: Gemeente, _ maand: Maand, _ dimensies: Dimensies = Dimensies(), _ delta: Int64 = 1)
  {
    guard delta != 0, Self.maanden.contains(maand.nummer) else { return }
    lijst.append(Bijdrage(Cel(maat, gemeente, maand, dimensies), delta))
  }

  /// A stock over the days `[van, tot)`: +1 on each day it begins under a label and −1 on each day it ends under it.
  mutating func stand(
    _ maat: Maat, _ van: CivilDate, _ tot: CivilDate, _ tijdlijn: Tijdlijn, binnenPerioden: Bool,
    _ dimensies: (Vak) -> Dimensies
  ) {
    guard van < tot else { return }
    var plaats = tijdlijn.plaats(van)
    while plaats < tijdlijn.vakken.count, tijdlijn.vakken[plaats].van < tot {
      let vak = tijdlijn.vakken[plaats]
      plaats += 1
      if binnenPerioden && vak.spel == nil { continue }
      let dimensies = dimensies(vak)
      tel(maat, vak.gemeente, max(van, vak.van).maand, dimensies)
      let einde = min(tot, vak.tot)
      if einde != .open { tel(maat, vak.gemeente, einde.maand, dimensies, -1) }
    }
  }
}
