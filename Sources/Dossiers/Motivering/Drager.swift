import Domain
import Regelgeving

/// Finds the facts that carry a besluit, in a dossier that was derived for an explanation.
///
/// What it finds is tried: from the facts alone the same besluit must follow; when it does not, all facts in force are named.
final class Drager {
  private let dossier: Dossier
  private let regels: Regels
  private let verslag: Verslag
  private let zaak: Zaak
  private let geldig: [Bool]

  init(_ dossier: Dossier, _ regels: Regels, _ verslag: Verslag) {
    self.dossier = dossier
    self.regels = regels
    self.verslag = verslag
    zaak = Zaak(dossier, regels, grondslag: false)
    geldig = dossier.geldig().feiten
  }

  /// The facts of a besluit by date, each once.
  func feiten(van besluit: Besluit) -> [Feitgebruik] {
    let gevonden = bundel(van: besluit)
    if volstaan(gevonden.plaatsen, voor: besluit) { return gebruik(gevonden) }
    var alle = gevonden
    for plaats in dossier.feiten.indices where geldig[plaats] && dossier.feiten[plaats].inhoud.volgorde != 11 {
      alle.voegToe(plaats, "werkt mee")
    }
    return gebruik(alle)
  }

  /// Whether the besluit follows from these facts alone.
  private func volstaan(_ plaatsen: [Int], voor besluit: Besluit) -> Bool {
    let feiten = plaatsen.sorted().map {
      var feit = dossier.feiten[$0]
      feit.vervangt = nil
      return feit
    }
    return derive(Dossier(onderwerp: dossier.onderwerp, feiten: feiten), regels, grondslag: true).besluiten.contains(besluit)
  }

  private func gebruik(_ bundel: Bundel) -> [Feitgebruik] {
    bundel.rollen.map { plaats, rol in
      let feit = dossier.feiten[plaats]
      return Feitgebruik(
        feit: feit, datum: start(plaats) ?? feit.inhoud.datum ?? .begin, rol: rol,
        isConflict: dossier.conflicten.contains(Identiteit(source: feit.source, id: feit.id)))
    }
    .sorted { ($0.datum, $0.feit.inhoud.volgorde) < ($1.datum, $1.feit.inhoud.volgorde) }
  }

  private func start(_ plaats: Int) -> CivilDate? {
    zaak.feiten.aanvragen.first { $0.plaats == plaats }?.start
  }

  /// Values that decide when the periods of these aanvragen begin.
  func parameters(van feiten: [Feitgebruik]) -> [Gebruikt] {
    feiten.flatMap { gebruik -> [Gebruikt] in
      guard case .aanvraagOntvangen(let aanvraag) = gebruik.feit.inhoud else { return [] }
      let dag = aanvraag.meldingsdatum
      var gevraagd: [Parameter] = [.aanvraagBesluitVereist]
      if aanvraag.regeling == .pw {
        gevraagd.append(.aanvraagTerugwerkendMaanden)
        if !aanvraag.zoektermijnUitzondering {
          gevraagd.append(.zoektermijnLeeftijd)
          let leeftijd = regels.voor(aanvraag.gemeente).geheel(.zoektermijnLeeftijd, op: dag)
          if let leeftijd, aanvraag.geboortedatum.leeftijd(op: dag) < leeftijd {
            gevraagd += [.zoektermijnVervalt, .zoektermijnDagen]
          }
        }
      }
      return gevraagd.compactMap { Gebruikt($0, aanvraag.gemeente, op: dag, regels) }
    }
  }
}

/// Places of facts with what each does; the first role named stays.
private struct Bundel {
  private(set) var rollen: [(plaats: Int, rol: String)] = []

  var plaatsen: [Int] { rollen.map(\.plaats) }

  mutating func voegToe(_ plaats: Int, _ rol: String) {
    if !rollen.contains(where: { $0.plaats == plaats }) { rollen.append((plaats, rol)) }
  }
}

extension Gedateerd {
  /// Place among the facts of the dossier.
  fileprivate var plaats: Int { Datering.plaats(volgorde) }
}

extension Aanvraag {
  fileprivate var plaats: Int { Datering.plaats(volgorde) }
}

extension Drager {
  private func bundel(van besluit: Besluit) -> Bundel {
    var bundel = Bundel()
    let dag = besluit.sleutel.datum
    switch besluit.sleutel.soort {
    case .uitkering: uitkering(dag.maand, &bundel)
    case .loonkostensubsidie: loonkostensubsidie(dag.maand, besluit.sleutel.naam, &bundel)
    case .wsw:
      let plaats = laatste { if case .wswLoonVerwerkt(let loon) = $0 { loon.maand == dag.maand } else { false } }
      if let plaats { bundel.voegToe(plaats, "het loon van de maand") }
      situatie(dag, &bundel)
    case .maatregel: maatregel(besluit.sleutel, &bundel)
    case .spoor:
      situatie(dag, &bundel)
      diagnoses(tot: dag, &bundel)
      geboorte(&bundel)
    case .integraleIntake: situatie(dag, &bundel)
    case .herziening: break
    }
    return bundel
  }

  // MARK: what several kinds need

  /// The last fact in force of which something holds: of the facts of one month the one that counts.
  private func laatste(_ geldt: (Inhoud) -> Bool) -> Int? {
    dossier.feiten.indices.last { geldig[$0] && geldt(dossier.feiten[$0].inhoud) }
  }

  private func betaling(_ maand: Maand) -> Int? {
    laatste { if case .uitkeringVerwerkt(let feit) = $0 { feit.maand == maand } else { false } }
  }

  /// The aanvraag, with what was decided on it.
  private func aanvraag(_ nummer: Int, _ rol: String, _ bundel: inout Bundel) {
    let aanvraag = zaak.feiten.aanvragen[nummer]
    bundel.voegToe(aanvraag.plaats, rol)
    guard let besluit = aanvraag.besluit else { return }
    let plaats = dossier.feiten.indices.first { plaats in
      guard geldig[plaats], dossier.feiten[plaats].source == dossier.feiten[aanvraag.plaats].source,
        case .aanvraagBesloten(let ander) = dossier.feiten[plaats].inhoud
      else { return false }
      return ander == besluit
    }
    if let plaats { bundel.voegToe(plaats, "besluit op de aanvraag") }
  }

  /// What made a period what it is on a day: the aanvragen up to it, and the changes of the household since the last of them.
  private func periode(_ spel: Spel, op dag: CivilDate, _ bundel: inout Bundel) {
    let tot = spel.aanvragen.filter { zaak.feiten.aanvragen[$0].start <= dag }
    for nummer in tot.isEmpty ? Array(spel.aanvragen.prefix(1)) : tot {
      aanvraag(nummer, nummer == spel.aanvragen[0] ? "opent de periode" : "nieuwe gegevens binnen de periode", &bundel)
    }
    let sinds = zaak.feiten.aanvragen[tot.last ?? spel.aanvragen[0]].aanvraag.meldingsdatum
    for feit in zaak.feiten.huishoudens where sinds <= feit.datum && feit.datum <= dag {
      bundel.voegToe(feit.plaats, "wijzigt het huishouden")
    }
  }

  /// What ended a period.
  private func einde(_ spel: Spel, _ bundel: inout Bundel) {
    for feit in zaak.feiten.uitstromen where feit.datum == spel.tot { bundel.voegToe(feit.plaats, "beëindigt de periode") }
    guard spel.reden == .andereRegeling else { return }
    for (nummer, volgende) in zaak.feiten.aanvragen.enumerated() where volgende.start == spel.tot && !volgende.isGeweigerd {
      aanvraag(nummer, "opent de volgende periode", &bundel)
    }
  }

  /// Gemeente and household on a day; outside every period those of the last one before it, else of the first after it.
  private func situatie(_ dag: CivilDate, _ bundel: inout Bundel) {
    if let nummer = zaak.tijdlijn.vak(dag).spel {
      let spel = zaak.spellen[nummer]
      periode(spel, op: dag, &bundel)
      // A period that began where another ended would else be a change within that one.
      return
    }
    if let spel = zaak.spellen.last(where: { !$0.isLeeg && $0.tot <= dag }) {
      periode(spel, op: spel.tot - 1, &bundel)
      einde(spel, &bundel)
    } else if let spel = zaak.spellen.first(where: { !$0.isLeeg }) {
      periode(spel, op: spel.van, &bundel)
    }
  }

  private func diagnoses(tot dag: CivilDate, _ bundel: inout Bundel) {
    guard let nummer = zaak.tijdlijn.vak(dag).spel else { return }
    for feit in zaak.feiten.diagnoses where zaak.spellen[nummer].melding <= feit.datum && feit.datum <= dag {
      bundel.voegToe(feit.plaats, "diagnose")
    }
  }

  /// The birth date is that of the last aanvraag in force, when those named do not say the same.
  private func geboorte(_ bundel: inout Bundel) {
    guard let laatste = zaak.feiten.aanvragen.last else { return }
    let genoemd = zaak.feiten.aanvragen.last { bundel.plaatsen.contains($0.plaats) }
    guard genoemd?.aanvraag.geboortedatum != laatste.aanvraag.geboortedatum else { return }
    aanvraag(zaak.feiten.aanvragen.count - 1, "geeft de geboortedatum", &bundel)
    for feit in zaak.feiten.uitstromen
    where laatste.aanvraag.meldingsdatum <= feit.datum && feit.datum < laatste.start {
      bundel.voegToe(feit.plaats, "doet de laatste aanvraag vervallen")
    }
  }

  // MARK: kinds

  private func uitkering(_ maand: Maand, _ bundel: inout Bundel) {
    if let plaats = betaling(maand) { bundel.voegToe(plaats, "inkomsten en wat betaald is") }
    grond(maand, &bundel)
    // Counting months with a vrijlating takes the earlier ones.
    if let vrijlating = verslag[Besluitsleutel(.uitkering, maand.eersteDag)]?.vrijlating, vrijlating.nummer > 1 {
      for eerder in zaak.feiten.maanden.map(\.maand) where eerder < maand {
        guard let ander = verslag[Besluitsleutel(.uitkering, eerder.eersteDag)]?.vrijlating, ander.spel == vrijlating.spel,
          let plaats = betaling(eerder)
        else { continue }
        bundel.voegToe(plaats, "eerdere maand met inkomsten uit arbeid")
        grond(eerder, &bundel)
      }
    }
    for (sleutel, _) in verslag.maatregelen(in: maand) { maatregel(sleutel, &bundel) }
    geboorte(&bundel)
  }

  /// The periods with days in a month.
  private func grond(_ maand: Maand, _ bundel: inout Bundel) {
    var gevonden = false
    for spel in zaak.spellen where !spel.isLeeg && spel.van < maand.einde && maand.eersteDag < spel.tot {
      gevonden = true
      periode(spel, op: max(spel.van, maand.eersteDag), &bundel)
      if spel.tot < maand.einde { einde(spel, &bundel) }
    }
    if !gevonden { situatie(maand.eersteDag, &bundel) }
  }

  private func loonkostensubsidie(_ maand: Maand, _ plaatsing: String, _ bundel: inout Bundel) {
    let plaats = laatste {
      if case .loonkostenGedeclareerd(let feit) = $0 {
        feit.maand == maand && feit.plaatsing.isZelfde(als: plaatsing)
      } else {
        false
      }
    }
    guard let plaats, case .loonkostenGedeclareerd(let feit) = dossier.feiten[plaats].inhoud else { return }
    bundel.voegToe(plaats, "declaratie van de maand")
    let loop = zaak.loop(feit)
    for traject in zaak.feiten.trajecten {
      switch traject.inhoud {
      case .plaatsingGestart(let start) where start.plaatsing.isZelfde(als: plaatsing):
        if traject.datum < maand.einde {
          bundel.voegToe(traject.plaats, loop?.van == traject.datum ? "start de plaatsing" : "plaatsing")
        }
      case .plaatsingBeeindigd(let einde) where einde.plaatsing.isZelfde(als: plaatsing):
        if traject.datum < maand.einde { bundel.voegToe(traject.plaats, "beëindigt de plaatsing") }
      default: continue
      }
    }
    situatie(maand.eersteDag, &bundel)
  }

  /// The gedraging, the period it fell in, and the earlier ones that count.
  private func maatregel(_ sleutel: Besluitsleutel, _ bundel: inout Bundel) {
    guard let gedraging = zaak.feiten.gedragingen.first(where: { $0.datum == sleutel.datum && $0.inhoud.id == sleutel.naam })
    else { return }
    bundel.voegToe(gedraging.plaats, "gedraging")
    situatie(gedraging.datum, &bundel)
    for id in verslag[sleutel]?.eerdere ?? [] {
      guard let eerder = zaak.feiten.gedragingen.first(where: { $0.inhoud.id == id }), eerder.datum <= gedraging.datum,
        !bundel.plaatsen.contains(eerder.plaats)
      else { continue }
      maatregel(Besluitsleutel(.maatregel, eerder.datum, naam: id), &bundel)
    }
  }
}
