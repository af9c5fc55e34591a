import Domain

/// The contributions of one dossier while they are counted.
struct Telling {
  private var lijst: [Bijdrage] = []

  /// Adds to a cell. Months outside 1900–2199 are not published (a term may end there).
  mutating func tel(_ maat: Maat, _ gemeente: Gemeente, _ maand: Maand, _ dimensies: Dimensies = Dimensies(), _ delta: Int64 = 1)
  {
    guard delta != 0, (1900...2199).contains(maand.jaar) else { return }
    lijst.append(Bijdrage(Cel(maat, gemeente, maand, dimensies), delta))
  }

  /// Adds summed contributions, or takes them off.
  mutating func tel(_ bijdragen: [Bijdrage], _ teken: Int64) {
    for bijdrage in bijdragen { lijst.append(Bijdrage(bijdrage.cel, teken * bijdrage.delta)) }
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

  /// Summed per cell, zeros left out.
  func som() -> [Bijdrage] {
    var gesorteerd = lijst
    gesorteerd.sort { $0.cel < $1.cel }
    var som: [Bijdrage] = []
    som.reserveCapacity(gesorteerd.count)
    for bijdrage in gesorteerd {
      if let laatste = som.last, laatste.cel == bijdrage.cel {
        som[som.count - 1].delta += bijdrage.delta
        if som[som.count - 1].delta == 0 { som.removeLast() }
      } else {
        som.append(bijdrage)
      }
    }
    return som
  }
}
