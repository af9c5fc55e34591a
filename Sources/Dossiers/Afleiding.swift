public import Regelgeving
import Domain

/// The outcome of a dossier in parts: what concerns the whole, and the months of each calendar year.
///
/// A part that nothing changed is the same object in the next derivation, so that one more fact costs little more on a large
/// dossier than on a small one. What comes out is equal to derivation from nothing, always.
public final class Afleiding: Sendable {
  private let stand: Feitenstand
  let kern: Kern
  private let jaren: [Deel]

  /// - Parameters:
  ///   - grondslag: Whether each besluit carries the parameters it used.
  ///   - vorige: An earlier derivation of the same dossier, to take unchanged parts from; one under other rules serves nothing.
  public convenience init(_ dossier: Dossier, _ regels: Regels, grondslag: Bool = false, vorige: Afleiding? = nil) {
    self.init(dossier, regels, grondslag: grondslag, vorige: vorige, verslag: nil)
  }

  /// - Parameter verslag: Where the rules write how each besluit came about.
  init(_ dossier: Dossier, _ regels: Regels, grondslag: Bool, vorige: Afleiding? = nil, verslag: Verslag?) {
    let vorige = vorige.flatMap { $0.kern.verloop.regels === regels && $0.kern.verloop.grondslag == grondslag ? $0 : nil }
    stand = dossier.stand
    if let vorige, let jaren = vorige.jaren(met: dossier) {
      kern = vorige.kern
      self.jaren = jaren
      return
    }
    let zaak = Zaak(dossier, regels, grondslag: grondslag, verslag: verslag)
    let kern = Kern(zaak, dossier)
    self.kern = kern
    var reeks = Maandreeks(kern.verloop, kern.verlagingen, verslag)
    jaren = reeks.leidAf(zaak.maanden(), vorige?.jaren ?? [], gelijkTot: vorige.map { kern.gelijkTot($0.kern) } ?? .begin)
  }

  /// The years, when nothing was added since but payments that touch one month each.
  private func jaren(met dossier: Dossier) -> [Deel]? {
    guard let erbij = dossier.toegevoegd(sinds: stand) else { return nil }
    var jaren = self.jaren
    for feit in erbij {
      guard case .uitkeringVerwerkt(let uitkering) = feit.inhoud, feit.vervangt == nil, !kern.genoemd.contains(feit.id)
      else { return nil }
      var reeks = Maandreeks(kern.verloop, kern.verlagingen)
      guard let nieuw = reeks.leidAf(uitkering, erbij: jaren) else { return nil }
      jaren = nieuw
    }
    return jaren
  }

  /// The parts, that of the whole first.
  var delen: [Deel] { [kern.algemeen] + jaren }

  /// Everything together, besluiten in order and contributions summed per cell.
  public var uitkomst: Uitkomst {
    var uitkomst = kern.kop
    uitkomst.besluiten = kern.algemeen.besluiten(met: jaren)
    var bijdragen = kern.algemeen.bijdragen
    bijdragen.reserveCapacity(jaren.reduce(bijdragen.count) { $0 + $1.bijdragen.count })
    for jaar in jaren { bijdragen += jaar.bijdragen }
    uitkomst.bijdragen = bijdragen
    return uitkomst
  }

  /// What has to be published so that the world knows this outcome after the earlier one; nil when nothing was published.
  public func verschil(met eerder: Afleiding?) -> Verschil {
    guard let eerder else {
      let uitkomst = uitkomst
      return Verschil(genomen: uitkomst.besluiten, uitkomst.bijdragen)
    }
    var oud: [Stuk] = []
    var nieuw: [Stuk] = []
    if kern.algemeen !== eerder.kern.algemeen, kern.algemeen.alles != eerder.kern.algemeen.alles {
      oud.append(eerder.kern.algemeen.alles)
      nieuw.append(kern.algemeen.alles)
    }
    var i = 0
    for jaar in jaren {
      while i < eerder.jaren.count, eerder.jaren[i].jaar < jaar.jaar {
        oud.append(eerder.jaren[i].alles)
        i += 1
      }
      if i < eerder.jaren.count, eerder.jaren[i].jaar == jaar.jaar {
        if eerder.jaren[i] !== jaar { jaar.verschil(met: eerder.jaren[i], &oud, &nieuw) }
        i += 1
      } else {
        nieuw.append(jaar.alles)
      }
    }
    oud += eerder.jaren[i...].map(\.alles)
    return Verschil(van: oud, naar: nieuw)
  }
}

/// Everything of a derivation but its months.
final class Kern: Sendable {
  let verloop: Verloop
  let verlagingen: Verlagingen
  /// Ids that some fact names: a fact of such an id is out of force whenever it comes.
  let genoemd: [String]
  let kop: Uitkomst
  let algemeen: Deel
  /// What its plaatsingen say about employers.
  let links: [Werkgeverlink]

  init(_ zaak: Zaak, _ dossier: Dossier) {
    var kop = Uitkomst()
    var besluiten: [Besluit] = []
    var telling = Telling(capaciteit: 64)
    zaak.perioden(&kop, &telling)
    zaak.sporen(&kop, &besluiten)
    zaak.actief(&kop, &telling)
    zaak.verplichtingen(&kop, &telling)
    zaak.integraleIntakes(&besluiten, &telling)
    zaak.termijnen(&kop, &telling)
    verlagingen = zaak.maatregelen(&besluiten, &telling)
    zaak.wswPlaatsen(&telling)
    zaak.uitgaven(&telling)
    zaak.duur(&telling)
    zaak.overdrachten(&telling)
    zaak.stappen(&telling)
    zaak.trajectmaten(&telling)
    zaak.school(&telling)
    dossier.zonderClient(&telling)
    algemeen = Deel(besluiten, telling)
    self.kop = kop
    verloop = zaak.verloop
    genoemd = zaak.feiten.genoemd
    links = zaak.trajecten.werkgeverlinks
  }

  func gelijkTot(_ ander: Kern) -> CivilDate { verlagingen == ander.verlagingen ? verloop.gelijkTot(ander.verloop) : .begin }
}

extension Deel {
  /// The months that differ between two parts of one year.
  fileprivate func verschil(met eerder: Deel, _ oud: inout [Stuk], _ nieuw: inout [Stuk]) {
    var i = 0
    for (plaats, kop) in maanden.enumerated() {
      while i < eerder.maanden.count, eerder.maanden[i].invoer.maand < kop.invoer.maand {
        oud.append(eerder.stuk(i))
        i += 1
      }
      if i < eerder.maanden.count, eerder.maanden[i].invoer.maand == kop.invoer.maand {
        let (was, wordt) = (eerder.stuk(i), stuk(plaats))
        i += 1
        if was == wordt { continue }
        oud.append(was)
        nieuw.append(wordt)
      } else {
        nieuw.append(stuk(plaats))
      }
    }
    while i < eerder.maanden.count {
      oud.append(eerder.stuk(i))
      i += 1
    }
  }
}
