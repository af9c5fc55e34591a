import Domain
import Synchronization

/// Besluiten and contributions of one part of an outcome: of the whole, or of the months of one calendar year. Immutable, and
/// the same object as long as nothing changes it.
final class Deel: Sendable {
  /// In order; none of the part that concerns the whole.
  let maanden: [Maandkop]
  /// In the order of their keys, and so month by month.
  let besluiten: [Besluit]
  /// Summed per cell, no zeros, month by month. A cell of one part is never one of another.
  let bijdragen: [Bijdrage]
  /// Of what it publishes, once it was asked for (see `OutcomeDigest`); 0 before.
  let digest = Atomic<UInt64>(0)

  init(maanden: [Maandkop], besluiten: [Besluit], bijdragen: [Bijdrage]) {
    self.maanden = maanden
    self.besluiten = besluiten
    self.bijdragen = bijdragen
  }

  /// What concerns the whole: besluiten in the order of their keys, contributions as they were counted.
  convenience init(_ besluiten: [Besluit], _ telling: Telling) {
    self.init(maanden: [], besluiten: besluiten, bijdragen: telling.lijst.perCel())
  }

  var jaar: Int { maanden.first?.invoer.maand.jaar ?? 0 }

  var alles: Stuk { Stuk(besluiten: besluiten[...], bijdragen: bijdragen[...]) }

  /// These and those of the years, in the order of their keys.
  func besluiten(met jaren: [Deel]) -> [Besluit] {
    var samen: [Besluit] = []
    samen.reserveCapacity(jaren.reduce(besluiten.count) { $0 + $1.besluiten.count })
    var i = 0
    for jaar in jaren {
      var vanaf = 0
      for plaats in jaar.besluiten.indices {
        let rang = jaar.besluiten[plaats].sleutel.rang
        guard i < besluiten.count, besluiten[i].sleutel.rang <= rang else { continue }
        samen += jaar.besluiten[vanaf..<plaats]
        vanaf = plaats
        while i < besluiten.count, besluiten[i].sleutel < jaar.besluiten[plaats].sleutel {
          samen.append(besluiten[i])
          i += 1
        }
      }
      samen += jaar.besluiten[vanaf...]
    }
    samen += besluiten[i...]
    return samen
  }

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
  /// Adds a besluit where its key belongs, nearly always at the end.
  mutating func voegIn(_ besluit: Besluit) {
    let rang = besluit.sleutel.rang
    var plaats = count
    while plaats > 0, rang <= self[plaats - 1].sleutel.rang, besluit.sleutel < self[plaats - 1].sleutel { plaats -= 1 }
    insert(besluit, at: plaats)
  }

  /// Brings the besluiten from this place on into the order of their keys; nearly always they are.
  mutating func sorteer(vanaf begin: Int) {
    var tot = begin + 1
    while tot < count {
      var plaats = tot
      while plaats > begin, self[plaats - 1].sleutel.rang >= self[plaats].sleutel.rang,
        self[plaats].sleutel < self[plaats - 1].sleutel
      {
        swapAt(plaats - 1, plaats)
        plaats -= 1
      }
      tot += 1
    }
  }
}
