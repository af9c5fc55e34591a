import Domain

/// Besluiten and contributions of one part of an outcome: of the whole, or of the months of one calendar year. Immutable, and
/// the same object as long as nothing changes it.
final class Deel: Sendable {
  /// In order; none of the part that concerns the whole.
  let maanden: [Maandkop]
  /// In the order of their keys, and so month by month.
  let besluiten: [Besluit]
  /// Summed per cell, no zeros, month by month. A cell of one part is never one of another.
  let bijdragen: [Bijdrage]

  init(maanden: [Maandkop], besluiten: [Besluit], bijdragen: [Bijdrage]) {
    self.maanden = maanden
    self.besluiten = besluiten
    self.bijdragen = bijdragen
  }

  /// What concerns the whole: besluiten in any order, contributions as they were counted.
  convenience init(_ besluiten: consuming [Besluit], _ telling: consuming Telling) {
    var besluiten = besluiten
    besluiten.sorteer(vanaf: 0)
    self.init(maanden: [], besluiten: besluiten, bijdragen: telling.lijst.perCel())
  }

  var jaar: Int { maanden.first?.invoer.maand.jaar ?? 0 }

  var alles: Stuk { Stuk(besluiten: besluiten[...], bijdragen: bijdragen[...]) }

  /// Of one month.
  func stuk(_ plaats: Int) -> Stuk {
    let (b, c) = plaats == 0 ? (0, 0) : maanden[plaats - 1].tot
    return Stuk(besluiten: besluiten[b..<maanden[plaats].tot.besluiten], bijdragen: bijdragen[c..<maanden[plaats].tot.bijdragen])
  }
}

/// What a part, or one month of it, publishes.
struct Stuk: Equatable {
  var besluiten: ArraySlice<Besluit>
  var bijdragen: ArraySlice<Bijdrage>
}

/// What a month is derived from beside the parameters: when this and the days up to its end are the same, so is the month.
struct Maandinvoer: Equatable, Sendable {
  let maand: Maand
  var uitkering: UitkeringVerwerkt?
  var wsw: WswLoonVerwerkt?
  var loonkosten: [Declaratie] = []

  struct Declaratie: Equatable {
    let feit: LoonkostenGedeclareerd
    var loop: Loop<PlaatsingGestart>?
  }
}

/// What a month was derived from, and where in its part its outcome ends.
struct Maandkop: Sendable {
  let invoer: Maandinvoer
  let vrijlating: Vrijlatingstelling
  let tot: (besluiten: Int, bijdragen: Int)
}

/// The period among whose months with a vrijlating a month may count, how many there were before it, and whether it is one.
struct Vrijlatingstelling: Equatable {
  var spel = 0
  var eerder = 0
  var telt = false
}

extension [Besluit] {
  /// Brings the besluiten from this place on into the order of their keys; nearly always they are.
  mutating func sorteer(vanaf begin: Int) {
    guard count - begin > 1 else { return }
    if (begin + 1..<count).allSatisfy({ self[$0 - 1].sleutel < self[$0].sleutel }) { return }
    self[begin...].sort { $0.sleutel < $1.sleutel }
  }

  /// Two lists in the order of their keys as one.
  func samengevoegd(met ander: [Besluit]) -> [Besluit] {
    guard let eerste = ander.first else { return self }
    if isEmpty { return ander }
    var samen: [Besluit] = []
    samen.reserveCapacity(count + ander.count)
    var i = 0
    var volgende = eerste.sleutel
    var j = 0
    while i < count, j < ander.count {
      if self[i].sleutel < volgende {
        samen.append(self[i])
        i += 1
      } else {
        samen.append(ander[j])
        j += 1
        if j < ander.count { volgende = ander[j].sleutel }
      }
    }
    samen += self[i...]
    samen += ander[j...]
    return samen
  }
}
