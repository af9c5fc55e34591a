public import Regelgeving
import Domain

/// The outcome of a dossier in parts: what concerns the whole, and each month by itself.
///
/// A part that nothing changed is the same object in the next derivation, so that one more fact costs little more on a large
/// dossier than on a small one. What comes out is equal to derivation from nothing, always.
public struct Afleiding: Sendable {
  private let regels: Regels
  private let heeftGrondslag: Bool
  private let zaak: Skelet
  private let algemeen: Deel
  private let kop: Uitkomst
  private let maanden: [Deel]

  /// - Parameters:
  ///   - grondslag: Whether each besluit carries the parameters it used.
  ///   - vorige: An earlier derivation of the same dossier, to take unchanged months from; one under other rules serves nothing.
  public init(_ dossier: Dossier, _ regels: Regels, grondslag: Bool = false, vorige: Afleiding? = nil) {
    self.init(dossier, regels, grondslag: grondslag, vorige: vorige, verslag: nil)
  }

  /// - Parameter verslag: Where the rules write how each besluit came about.
  init(_ dossier: Dossier, _ regels: Regels, grondslag: Bool, vorige: Afleiding? = nil, verslag: Verslag?) {
    let vorige = vorige.flatMap { $0.regels === regels && $0.heeftGrondslag == grondslag ? $0 : nil }
    self.regels = regels
    heeftGrondslag = grondslag
    let zaak = Zaak(dossier, regels, grondslag: grondslag, verslag: verslag)
    var kop = Uitkomst()
    var besluiten: [Besluit] = []
    var telling = Telling()
    zaak.perioden(&kop, &telling)
    zaak.sporen(&kop, &besluiten)
    zaak.actief(&kop, &telling)
    zaak.verplichtingen(&kop, &telling)
    zaak.integraleIntakes(&besluiten, &telling)
    zaak.termijnen(&kop, &telling)
    let verlagingen = zaak.maatregelen(&besluiten, &telling)
    zaak.wswPlaatsen(&telling)
    zaak.uitgaven(&telling)
    zaak.duur(&telling)
    zaak.overdrachten(&telling)
    zaak.stappen(&telling)
    zaak.trajectmaten(&telling)
    zaak.school(&telling)
    algemeen = Deel(besluiten, telling)
    self.kop = kop
    self.zaak = Skelet(zaak, verlagingen)
    maanden = Maandreeks(zaak, verlagingen).leidAf(vorige?.maanden ?? [], gelijkTot: self.zaak.gelijkTot(vorige?.zaak))
  }

  /// Everything together, besluiten in order and contributions summed per cell.
  public var uitkomst: Uitkomst {
    var uitkomst = kop
    let delen = delen
    uitkomst.besluiten = gesorteerd(delen)
    var bijdragen: [Bijdrage] = []
    bijdragen.reserveCapacity(delen.reduce(0) { $0 + $1.bijdragen.count })
    for deel in delen { bijdragen += deel.bijdragen }
    uitkomst.bijdragen = bijdragen.perCel()
    return uitkomst
  }

  /// What has to be published so that the world knows this outcome after the earlier one; nil when nothing was published.
  public func verschil(met eerder: Afleiding?) -> Verschil {
    guard let eerder else { return Verschil(van: [], naar: delen) }
    var oud: [Deel] = []
    var nieuw: [Deel] = []
    if algemeen != eerder.algemeen {
      oud.append(eerder.algemeen)
      nieuw.append(algemeen)
    }
    var i = 0
    for maand in maanden {
      while i < eerder.maanden.count, eerder.maanden[i].nummer < maand.nummer {
        oud.append(eerder.maanden[i])
        i += 1
      }
      if i < eerder.maanden.count, eerder.maanden[i].nummer == maand.nummer {
        if eerder.maanden[i] !== maand {
          oud.append(eerder.maanden[i])
          nieuw.append(maand)
        }
        i += 1
      } else {
        nieuw.append(maand)
      }
    }
    oud += eerder.maanden[i...]
    return Verschil(van: oud, naar: nieuw)
  }

  private var delen: [Deel] { [algemeen] + maanden }
}

/// Besluiten and contributions of one part; immutable, and the same object as long as nothing changes it.
final class Deel: Sendable, Equatable {
  /// Of a month.
  let maand: Maandkop?
  let besluiten: [Besluit]
  /// As they were counted: a cell may come more than once.
  let bijdragen: [Bijdrage]

  init(_ besluiten: [Besluit], _ telling: Telling, maand: Maandkop? = nil) {
    self.maand = maand
    self.besluiten = besluiten
    bijdragen = telling.lijst
  }

  /// Of a month its number.
  var nummer: Int32 { maand?.invoer.maand.nummer ?? .min }

  static func == (a: Deel, b: Deel) -> Bool { a === b || a.besluiten == b.besluiten && a.bijdragen == b.bijdragen }
}

/// The besluiten of several parts in the order of their keys.
func gesorteerd(_ delen: [Deel]) -> [Besluit] {
  // Small numbers are sorted, not besluiten: date and kind, and the place.
  var plaatsen: [(rang: UInt64, deel: Int32, plaats: Int32)] = []
  plaatsen.reserveCapacity(2 * delen.count + 8)
  for (nummer, deel) in delen.enumerated() {
    for (plaats, besluit) in deel.besluiten.enumerated() {
      plaatsen.append((besluit.sleutel.rang, Int32(nummer), Int32(plaats)))
    }
  }
  func besluit(_ p: (rang: UInt64, deel: Int32, plaats: Int32)) -> Besluit { delen[Int(p.deel)].besluiten[Int(p.plaats)] }
  plaatsen.sort { a, b in a.rang != b.rang ? a.rang < b.rang : besluit(a).sleutel < besluit(b).sleutel }
  return plaatsen.map(besluit)
}

/// What a month is derived from beside the parameters: when this and the days up to its end are the same, so is the month.
struct Maandinvoer: Equatable, Sendable {
  let maand: Maand
  var uitkering: UitkeringVerwerkt?
  var wsw: WswLoonVerwerkt?
  var loonkosten: [Declaratie] = []

  struct Declaratie: Equatable {
    let feit: LoonkostenGedeclareerd
    let loop: Loop<PlaatsingGestart>?
  }
}

/// What a month was derived from, kept beside its outcome.
struct Maandkop: Sendable {
  let invoer: Maandinvoer
  /// The period whose months with a vrijlating it counts among, how many there were before it, and whether it is one.
  let vrijlating: (spel: Int, eerder: Int, telt: Bool)
}

/// The months of a dossier in order, each from its own facts and the months before it.
struct Maandreeks {
  private let zaak: Zaak
  private let uitkering: UitkeringRegel

  init(_ zaak: Zaak, _ verlagingen: Verlagingen) {
    self.zaak = zaak
    uitkering = UitkeringRegel(zaak: zaak, verlagingen: verlagingen)
  }

  /// - Parameter gelijkTot: Up to this day everything a month reads is what it was in the earlier derivation.
  func leidAf(_ vorige: [Deel], gelijkTot: CivilDate) -> [Deel] {
    var vrijgelaten = [Int](repeating: 0, count: zaak.spellen.count)
    var delen: [Deel] = []
    let invoer = invoer()
    delen.reserveCapacity(invoer.count)
    var i = 0
    for maand in invoer {
      while i < vorige.count, vorige[i].nummer < maand.maand.nummer { i += 1 }
      if i < vorige.count, maand.maand.einde <= gelijkTot, let kop = vorige[i].maand, kop.invoer == maand {
        let (spel, eerder, telt) = kop.vrijlating
        if !telt || vrijgelaten[spel] == eerder {
          if telt { vrijgelaten[spel] += 1 }
          delen.append(vorige[i])
          continue
        }
      }
      delen.append(leidAf(maand, &vrijgelaten))
    }
    return delen
  }

  private func leidAf(_ maand: Maandinvoer, _ vrijgelaten: inout [Int]) -> Deel {
    var besluiten: [Besluit] = []
    besluiten.reserveCapacity(2)
    var telling = Telling(capaciteit: 8)
    var vrijlating = (spel: 0, eerder: 0, telt: false)
    if let feit = maand.uitkering { vrijlating = uitkering.leidAf(feit, &vrijgelaten, &besluiten, &telling) }
    for declaratie in maand.loonkosten { zaak.loonkostensubsidie(declaratie.feit, declaratie.loop, &besluiten, &telling) }
    if let feit = maand.wsw { zaak.wswMaand(feit, &besluiten, &telling) }
    return Deel(besluiten, telling, maand: Maandkop(invoer: maand, vrijlating: vrijlating))
  }

  /// The monthly facts brought together by month.
  private func invoer() -> [Maandinvoer] {
    let feiten = zaak.feiten
    var maanden: [Maandinvoer] = feiten.uitkeringen.map { Maandinvoer(maand: $0.inhoud.maand, uitkering: $0.inhoud) }
    if feiten.wswLonen.isEmpty && feiten.loonkosten.isEmpty { return maanden }
    func plaats(_ maand: Maand) -> Int {
      var plaats = maanden.count
      while plaats > 0, maanden[plaats - 1].maand >= maand { plaats -= 1 }
      if plaats == maanden.count || maanden[plaats].maand != maand { maanden.insert(Maandinvoer(maand: maand), at: plaats) }
      return plaats
    }
    for feit in feiten.wswLonen { maanden[plaats(feit.inhoud.maand)].wsw = feit.inhoud }
    for feit in feiten.loonkosten {
      maanden[plaats(feit.inhoud.maand)].loonkosten.append(.init(feit: feit.inhoud, loop: zaak.loop(feit.inhoud)))
    }
    return maanden
  }
}

/// What the months read of a dossier beside their own facts, kept to see from which day it differs.
struct Skelet: Sendable {
  private let geboren: CivilDate?
  private let spellen: [Spel]
  private let vakken: [Vak]
  private let verlagingen: Verlagingen

  init(_ zaak: Zaak, _ verlagingen: Verlagingen) {
    geboren = zaak.geboren
    spellen = zaak.spellen
    vakken = zaak.tijdlijn.vakken
    self.verlagingen = verlagingen
  }

  /// The first day on which the two differ; the beginning of time when there is no other, or when what differs has no day.
  func gelijkTot(_ ander: Skelet?) -> CivilDate {
    guard let ander, geboren == ander.geboren, verlagingen == ander.verlagingen else { return .begin }
    for (a, b) in zip(vakken, ander.vakken) {
      guard a.isZelfde(als: b), toestand(a) == ander.toestand(b), spel(a) == ander.spel(b) else { return max(a.van, .begin) }
      if a.tot != b.tot { return min(a.tot, b.tot) }
    }
    return .open
  }

  private func toestand(_ vak: Vak) -> Toestand? { vak.spel.map { spellen[$0].toestanden[vak.toestand] } }

  /// Regeling and start of the period: the end shows in the vakken.
  private func spel(_ vak: Vak) -> (CivilDate?, Regeling?) {
    (vak.spel.map { spellen[$0].van }, vak.spel.map { spellen[$0].regeling })
  }
}

private func == (a: (CivilDate?, Regeling?), b: (CivilDate?, Regeling?)) -> Bool { a.0 == b.0 && a.1 == b.1 }

extension Vak {
  fileprivate func isZelfde(als ander: Vak) -> Bool {
    van == ander.van && spel == ander.spel && gemeente == ander.gemeente && regeling == ander.regeling && spoor == ander.spoor
      && leefvorm == ander.leefvorm
  }
}
