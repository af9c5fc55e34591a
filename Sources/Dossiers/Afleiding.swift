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
  private let maanden: [Maanddeel]

  /// - Parameters:
  ///   - grondslag: Whether each besluit carries the parameters it used.
  ///   - vorige: An earlier derivation of the same dossier, to take unchanged months from; one under other rules serves nothing.
  public init(_ dossier: Dossier, _ regels: Regels, grondslag: Bool = false, vorige: Afleiding? = nil) {
    let vorige = vorige.flatMap { $0.regels === regels && $0.heeftGrondslag == grondslag ? $0 : nil }
    self.regels = regels
    heeftGrondslag = grondslag
    let zaak = Zaak(dossier, regels, grondslag: grondslag)
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
    var telling = Telling()
    for deel in delen {
      uitkomst.besluiten += deel.besluiten
      telling.tel(deel.bijdragen, 1)
    }
    uitkomst.besluiten.sort { $0.sleutel < $1.sleutel }
    uitkomst.bijdragen = telling.som()
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
      while i < eerder.maanden.count, eerder.maanden[i].invoer.maand < maand.invoer.maand {
        oud.append(eerder.maanden[i].deel)
        i += 1
      }
      if i < eerder.maanden.count, eerder.maanden[i].invoer.maand == maand.invoer.maand {
        if eerder.maanden[i].deel !== maand.deel {
          oud.append(eerder.maanden[i].deel)
          nieuw.append(maand.deel)
        }
        i += 1
      } else {
        nieuw.append(maand.deel)
      }
    }
    oud += eerder.maanden[i...].map(\.deel)
    return Verschil(van: oud, naar: nieuw)
  }

  private var delen: [Deel] { [algemeen] + maanden.map(\.deel) }
}

/// Besluiten and contributions of one part; immutable.
final class Deel: Sendable, Equatable {
  let besluiten: [Besluit]
  /// Summed per cell, in the order of cells.
  let bijdragen: [Bijdrage]

  init(_ besluiten: [Besluit], _ telling: Telling) {
    self.besluiten = besluiten
    bijdragen = telling.som()
  }

  static func == (a: Deel, b: Deel) -> Bool { a === b || a.besluiten == b.besluiten && a.bijdragen == b.bijdragen }
}

/// What a month is derived from beside the parameters: when this and the days up to its end are the same, so is the month.
struct Maandinvoer: Equatable {
  let maand: Maand
  var uitkering: UitkeringVerwerkt?
  var wsw: WswLoonVerwerkt?
  var loonkosten: [Declaratie] = []

  struct Declaratie: Equatable {
    let feit: LoonkostenGedeclareerd
    let loop: Loop<PlaatsingGestart>?
  }
}

struct Maanddeel: Sendable {
  let invoer: Maandinvoer
  /// How many months of each period had a vrijlating before this month, and after it.
  let vrijgelaten: (voor: [Int], na: [Int])
  let deel: Deel
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
  func leidAf(_ vorige: [Maanddeel], gelijkTot: CivilDate) -> [Maanddeel] {
    var vrijgelaten = [Int](repeating: 0, count: zaak.spellen.count)
    var delen: [Maanddeel] = []
    let invoer = invoer()
    delen.reserveCapacity(invoer.count)
    var i = 0
    for maand in invoer {
      while i < vorige.count, vorige[i].invoer.maand < maand.maand { i += 1 }
      if i < vorige.count, vorige[i].invoer == maand, maand.maand.einde <= gelijkTot, vorige[i].vrijgelaten.voor == vrijgelaten {
        delen.append(vorige[i])
        vrijgelaten = vorige[i].vrijgelaten.na
        continue
      }
      let voor = vrijgelaten
      var besluiten: [Besluit] = []
      var telling = Telling()
      if let feit = maand.uitkering { uitkering.leidAf(feit, &vrijgelaten, &besluiten, &telling) }
      for declaratie in maand.loonkosten {
        zaak.loonkostensubsidie(declaratie.feit, declaratie.loop, &besluiten, &telling)
      }
      if let feit = maand.wsw { zaak.wswMaand(feit, &besluiten, &telling) }
      delen.append(Maanddeel(invoer: maand, vrijgelaten: (voor, vrijgelaten), deel: Deel(besluiten, telling)))
    }
    return delen
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
