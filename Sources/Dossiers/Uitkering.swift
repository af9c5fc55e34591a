import Domain
import Regelgeving

/// What a month of uitkering gives: a besluit, a herziening where what was paid is not what was due, and counts.
///
/// Rule 9. The last `uitkering-verwerkt` in force of a month counts. The peildatum is the later of the month's first day and
/// the period's start. Of a month with d entitled days of n the norm is norm × d/n; two periods in a month have each their
/// own days and peildatum, the income once, and vrijlating and labels of the first. Without a covering period the right is
/// 0 and the outcome `zonder-recht`; a parameter without a value makes it `onbepaald`, never zero.
///
/// ## Grondslag
/// Participatiewet art. 19 (recht and vakantietoeslag), 20–22a (norm), 31 lid 2 onder n (vrijlating), 18 (verlaging), 45
/// (per maand), 54 and 58 (herziening).
struct UitkeringRegel {
  private let verloop: Verloop
  /// Percentage of the norm by which maatregelen cut a month, at most 100.
  private let verlagingen: Verlagingen
  /// The last norm asked for, and the days on which it is the same.
  private var stuk: Normstuk
  /// The last month of which the next may differ in nothing but what was paid.
  private var gewoon = Gewonemaand()

  init(_ verloop: Verloop, _ verlagingen: Verlagingen) {
    self.verloop = verloop
    self.verlagingen = verlagingen
    stuk = Normstuk(regels: verloop.regels)
  }

  private var regels: Regels { verloop.regels }

  /// - Parameters:
  ///   - vrijgelaten: Of each period how many of its months have had a vrijlating.
  ///   - verslag: Where the rules write how a besluit came about, when an explanation is asked for.
  mutating func leidAf(
    _ feit: UitkeringVerwerkt, _ vrijgelaten: inout [Int], _ besluiten: inout [Besluit], _ telling: inout Telling,
    _ verslag: Verslag?
  ) -> Vrijlatingstelling {
    let begin = feit.maand.eersteDag
    let sleutel = Besluitsleutel(.uitkering, begin)
    if verslag == nil, gewoon.van <= begin, begin < gewoon.tot, isGewoon(feit), feit.overigeInkomstenCent == gewoon.overig {
      var bedragen = gewoon.bedragen
      bedragen.verschil = feit.betaaldCent - bedragen.betaalbaar
      let gebruikt = gewoon.gebruikt.op(begin)
      besluit(feit, sleutel, .vastgesteld, bedragen, gebruikt, gewoon.labels, gewoon.fonds, &besluiten, &telling)
      return Vrijlatingstelling(spel: gewoon.spel, eerder: vrijgelaten[gewoon.spel])
    }
    let delen = delen(begin, begin + feit.maand.aantalDagen)
    var raadpleging = Raadpleging(verloop, verslag, sleutel)
    guard let eerste = delen.eerste else {
      let bedragen = UitkeringBedragen(verschil: feit.betaaldCent)
      raadpleging.verslag?.zonderRecht(feit, bedragen, heeftPeriode: false)
      let labels = Labels(verloop.tijdlijn.vak(begin).gemeente)
      let fonds = fonds(labels, begin)
      besluit(feit, sleutel, .zonderRecht, bedragen, raadpleging.gebruikt, labels, fonds, &besluiten, &telling)
      return Vrijlatingstelling()
    }
    var som = Normsom()
    telOp(eerste, nummer: delen.verdere.isEmpty ? nil : 1, feit.maand, begin, &som, &raadpleging)
    let (labels, leeftijd, plaats) = (stuk.labels, stuk.leeftijd, stuk.plaats)
    for (nummer, deel) in delen.verdere.enumerated() { telOp(deel, nummer: nummer + 2, feit.maand, begin, &som, &raadpleging) }
    if som.heeftRecht, !som.ontbreekt { raadpleging.verslag?.norm(som.norm) }
    let eerder = vrijgelaten[eerste.spel]
    let vrijlating = vrijlating(feit, eerste, leeftijd, plaats, &vrijgelaten[eerste.spel], &raadpleging)
    var uitkomst = BesluitUitkomst.zonderRecht
    var bedragen: UitkeringBedragen?
    if som.heeftRecht {
      let toeslag = raadpleging.deel(.vakantietoeslagPercentage, op: eerste.peildatum, plaats)
      bedragen = self.bedragen(feit, som, vrijlating, toeslag, raadpleging.verslag)
      uitkomst = bedragen == nil ? raadpleging.uitkomst : .vastgesteld
    } else {
      bedragen = UitkeringBedragen(verschil: feit.betaaldCent)
      raadpleging.verslag?.zonderRecht(feit, bedragen!, heeftPeriode: true)
    }
    let fonds = fonds(labels, begin)
    besluit(feit, sleutel, uitkomst, bedragen, raadpleging.gebruikt, labels, fonds, &besluiten, &telling)
    if let bedragen, uitkomst == .vastgesteld, eerste.dagen == feit.maand.aantalDagen, isGewoon(feit) {
      gewoon = Gewonemaand(
        spel: eerste.spel, van: begin, tot: min(stuk.tot, laatsteVolleMaand(eerste.spel)), overig: feit.overigeInkomstenCent,
        bedragen: bedragen, labels: labels, fonds: fonds, gebruikt: raadpleging.gebruikt)
    }
    return Vrijlatingstelling(spel: eerste.spel, eerder: eerder, telt: vrijgelaten[eerste.spel] != eerder)
  }

  /// Without income from work, and without a maatregel that cuts the month.
  private func isGewoon(_ feit: UitkeringVerwerkt) -> Bool {
    feit.inkomstenUitArbeidCent == .nul && verlagingen.deel(feit.maand) == nil
  }

  /// The day after the last one on which a month that lies in the period as a whole begins.
  private func laatsteVolleMaand(_ spel: Int) -> CivilDate {
    verloop.spellen[spel].tot == .open ? .open : (verloop.spellen[spel].tot.maand + -1).eersteDag + 1
  }

  private func fonds(_ labels: Labels, _ dag: CivilDate) -> Dimensies {
    regels.fonds(.fondsUitkering, Codes.uitkering, labels.spoor, labels.gemeente, dag)
  }

  /// The entitled days of one period in a month.
  private struct Deelmaand {
    let spel: Int
    let peildatum: CivilDate
    let dagen: Int
  }

  /// The periods with entitled days in a month, in order; seldom more than one.
  private struct Delen {
    var eerste: Deelmaand?
    var verdere: [Deelmaand] = []
  }

  private func delen(_ begin: CivilDate, _ einde: CivilDate) -> Delen {
    var delen = Delen()
    // Nearly always the period of the month before, on all days.
    if stuk.spel >= 0, verloop.spellen[stuk.spel].van <= begin, einde <= verloop.spellen[stuk.spel].tot {
      delen.eerste = Deelmaand(spel: stuk.spel, peildatum: begin, dagen: einde - begin)
      return delen
    }
    for plaats in verloop.spellen.indices {
      let van = max(begin, verloop.spellen[plaats].van)
      let dagen = min(einde, verloop.spellen[plaats].tot) - van
      guard dagen > 0, verloop.spellen[plaats].regeling.heeftUitkering else { continue }
      let deel = Deelmaand(spel: plaats, peildatum: van, dagen: dagen)
      if delen.eerste == nil { delen.eerste = deel } else { delen.verdere.append(deel) }
    }
    return delen
  }

  /// The norms of the entitled days of a month together.
  private struct Normsom {
    var norm = Breuk.nul
    var heeftRecht = false
    var ontbreekt = false
  }

  /// - Parameter nummer: Which of several periods in the month; nil when there is one.
  private mutating func telOp(
    _ deel: Deelmaand, nummer: Int?, _ maand: Maand, _ begin: CivilDate, _ som: inout Normsom, _ raadpleging: inout Raadpleging
  ) {
    raadpleging.verslag?.begin(deel: nummer)
    raadpleging.verslag?.deel(peildatum: deel.peildatum, begin: begin, verloop.spellen[deel.spel])
    zoekNorm(deel, &raadpleging)
    guard stuk.leeftijd >= 18 else {
      raadpleging.verslag?.jongerDan18(stuk.leeftijd)
      return
    }
    som.heeftRecht = true
    guard let heel = stuk.norm else {
      som.ontbreekt = true
      return
    }
    let dagen = maand.aantalDagen
    let vanDagen = deel.dagen == dagen ? Breuk(heel) : Breuk(heel) * Breuk(Int128(deel.dagen), Int128(dagen))
    raadpleging.verslag?.normVanDagen(heel, dagen: deel.dagen, van: dagen, vanDagen)
    som.norm = som.norm + vanDagen
  }

  /// Makes `stuk` that of this day; what it asks for is noted also when it was known.
  private mutating func zoekNorm(_ deel: Deelmaand, _ raadpleging: inout Raadpleging) {
    let dag = deel.peildatum
    // An explanation writes every month out.
    if stuk.spel == deel.spel, stuk.van <= dag, dag < stuk.tot, raadpleging.verslag == nil {
      return raadpleging.herhaal(stuk.gebruikt, op: dag)
    }
    let vak = verloop.tijdlijn.vak(dag)
    guard let geboren = verloop.geboren, let spel = vak.spel else { return stuk = Normstuk(regels: regels) }
    let toestand = verloop.spellen[spel].toestanden[vak.toestand]
    if stuk.spel == deel.spel, dag < stuk.normTot, stuk.plaats.gemeente == vak.gemeente,
      toestand.heeftHuishouden(van: stuk.toestand),
      raadpleging.verslag == nil
    {
      // Another spoor: the same norm.
      (stuk.labels, stuk.van, stuk.tot) = (Labels(vak), dag, min(vak.tot, stuk.normTot))
      return raadpleging.herhaal(stuk.gebruikt, op: dag)
    }
    stuk.spel = -1
    (stuk.norm, stuk.gebruikt) = (nil, [])
    stuk.toestand = toestand
    let plaats = Regelplaats(vak.gemeente, regels)
    let situatie = Leefsituatie(
      geboren: geboren, toestand: toestand, peildatum: dag, regels: regels, plaats: plaats, leeftijd: geboren.leeftijd(op: dag))
    stuk.labels = Labels(vak)
    stuk.leeftijd = situatie.leeftijd
    stuk.plaats = plaats
    if situatie.leeftijd >= 18 {
      let begin = raadpleging.gebruikt.count
      stuk.norm = normOfGrondslag(verloop.spellen[deel.spel].regeling, situatie, &raadpleging)
      if raadpleging.gebruikt.count > begin { stuk.gebruikt = Array(raadpleging.gebruikt[begin...]) }
      // Of what is missing each month names its own day.
      if stuk.norm == nil { return }
    }
    stuk.spel = deel.spel
    stuk.van = dag
    stuk.normTot = situatie.gelijkTot
    stuk.tot = min(vak.tot, stuk.normTot)
  }

  /// Nil when something is missing.
  private func bedragen(
    _ feit: UitkeringVerwerkt, _ som: Normsom, _ vrijlating: Breuk?, _ toeslag: Breuk?, _ verslag: Besluitverslag?
  ) -> UitkeringBedragen? {
    guard !som.ontbreekt, let vrijlating, let toeslag else { return nil }
    let verlaagd = verlagingen.deel(feit.maand)
    let verlaging = verlaagd.map { som.norm * $0 } ?? .nul
    verslag?.verlaging(verlaagd, som.norm, verlaging, in: feit.maand)
    let inkomen = Breuk(feit.inkomstenUitArbeidCent) - vrijlating + Breuk(feit.overigeInkomstenCent)
    let rest = som.norm - inkomen - verlaging
    let recht = rest.isPositief ? rest : .nul
    let rechtCent = recht.centen
    let betaalbaar = (recht * (Breuk(1) - toeslag)).centen
    let bedragen = UitkeringBedragen(
      norm: som.norm.centen, vrijlating: vrijlating.centen, verlaging: verlaging.centen, recht: rechtCent,
      betaalbaar: betaalbaar, vakantietoeslag: rechtCent - betaalbaar, verschil: feit.betaaldCent - betaalbaar)
    verslag?.uitkering(
      feit, norm: som.norm, vrijlating: vrijlating, verlaging: verlaging, recht: recht, toeslag: toeslag, bedragen)
    return bedragen
  }

  /// The norm of regelingen that use the norm table; the gross grondslag of IOAW and IOAZ, which nobody published to us.
  private func normOfGrondslag(
    _ regeling: Regeling, _ situatie: Leefsituatie, _ raadpleging: inout Raadpleging
  ) -> Eurocent? {
    switch regeling {
    case .ioaw: raadpleging.mis(feit: Parameter.grondslagIoaw.pad, rang: 0, situatie.peildatum)
    case .ioaz: raadpleging.mis(feit: Parameter.grondslagIoaz.pad, rang: 0, situatie.peildatum)
    case .pw, .bbz, .wsw, .nug: norm(situatie, &raadpleging)
    }
  }

  /// A quarter of the income from work, at most the national maximum, from 27 and in the first six months of the period that
  /// have such income; a month that turns out `onbepaald` uses one of the six. The maximum is not cut by days, and from
  /// month seven on nothing is asked for.
  ///
  /// ## Grondslag
  /// Participatiewet art. 31 lid 2 onder n and lid 5.
  private func vrijlating(
    _ feit: UitkeringVerwerkt, _ eerste: Deelmaand, _ leeftijd: Int, _ plaats: Regelplaats, _ vrijgelaten: inout Int,
    _ raadpleging: inout Raadpleging
  ) -> Breuk? {
    guard feit.inkomstenUitArbeidCent > .nul else {
      raadpleging.verslag?.geenVrijlating("geen inkomsten uit arbeid in deze maand")
      return .nul
    }
    let dag = eerste.peildatum
    guard let vanaf = raadpleging.geheel(.vrijlatingArbeidLeeftijd, op: dag, plaats) else { return nil }
    guard leeftijd >= vanaf else {
      raadpleging.verslag?.geenVrijlating("op de peildatum jonger dan \(vanaf)")
      return .nul
    }
    vrijgelaten += 1
    let nummer = vrijgelaten
    raadpleging.verslag?.vrijlating = (eerste.spel, nummer)
    guard let maanden = raadpleging.geheel(.vrijlatingArbeidMaanden, op: dag, plaats) else { return nil }
    guard nummer <= maanden else {
      raadpleging.verslag?.geenVrijlating(
        "maand \(nummer) met inkomsten uit arbeid in deze periode; vrijgelaten wordt in de eerste \(maanden)")
      return .nul
    }
    let percentage = raadpleging.deel(.vrijlatingArbeidPercentage, op: dag, plaats)
    let maximum = raadpleging.cent(.vrijlatingArbeidMaximum, op: dag, plaats)
    guard let percentage, let maximum else { return nil }
    let vrijlating = min(Breuk(feit.inkomstenUitArbeidCent) * percentage, Breuk(maximum))
    raadpleging.verslag?.vrijlating(feit.inkomstenUitArbeidCent, percentage, maximum, nummer: nummer, vrijlating)
    return vrijlating
  }

  /// Adds the besluit, its herziening where what was paid is not what was due, and its counts.
  private func besluit(
    _ feit: UitkeringVerwerkt, _ sleutel: Besluitsleutel, _ uitkomst: BesluitUitkomst, _ bedragen: UitkeringBedragen?,
    _ gebruikt: [Gebruikt], _ labels: Labels, _ fonds: Dimensies, _ besluiten: inout [Besluit], _ telling: inout Telling
  ) {
    let maand = feit.maand
    let gemeente = labels.gemeente
    let dimensies = Dimensies((.leefvorm, labels.leefvorm), (.spoor, labels.spoor))
    telling.tel(.uitkeringBetaaldCent, gemeente, maand, dimensies, feit.betaaldCent.cent)
    if let bedragen {
      telling.tel(.uitkeringRechtCent, gemeente, maand, dimensies, bedragen.recht.cent)
      telling.tel(.verschilCent, gemeente, maand, dimensies, bedragen.verschil.cent)
      if isHerziening(feit, bedragen.verschil) {
        telling.tel(.herziening, gemeente, maand, Dimensies((.richting, bedragen.verschil.richting)))
        besluiten.append(.herziening(van: sleutel, gemeente, verschil: bedragen.verschil))
      }
    }
    switch uitkomst {
    case .vastgesteld: telling.tel(.uitkeringAantal, gemeente, maand, dimensies)
    case .onbepaald: telling.tel(.uitkeringOnbepaald, gemeente, maand, dimensies)
    case .zonderRecht: break
    }
    telling.tel(.uitgavenCent, gemeente, maand, fonds, feit.betaaldCent.cent)
    if labels.isBinnenPeriode, feit.inkomstenUitArbeidCent > .nul {
      telling.tel(.deeltijd, gemeente, maand, Dimensies((.spoor, labels.spoor)))
    }
    besluiten.append(
      Besluit(
        sleutel: sleutel, gemeente: gemeente, inhoud: bedragen.map { .uitkering($0) } ?? .leeg, uitkomst: uitkomst,
        grondslag: gebruikt))
  }

  /// What was paid is not what was due: positive is terugvordering, negative nabetaling. A delivery in whole euros says
  /// nothing about a difference under 100 cents.
  private func isHerziening(_ feit: UitkeringVerwerkt, _ verschil: Eurocent) -> Bool {
    verschil != .nul && (feit.precisie != .euro || verschil.cent.magnitude >= 100)
  }
}

/// What the counts of a month are labelled with.
private struct Labels {
  let gemeente: Gemeente
  let spoor: Symbool
  let leefvorm: Symbool
  let isBinnenPeriode: Bool

  init(_ vak: Vak) { (gemeente, spoor, leefvorm, isBinnenPeriode) = (vak.gemeente, vak.spoor, vak.leefvorm, true) }

  /// Of a month without a period that gives uitkering.
  init(_ gemeente: Gemeente) {
    (self.gemeente, spoor, leefvorm, isBinnenPeriode) = (gemeente, Codes.geen, Codes.geen, false)
  }
}

/// A month without income from work or maatregel, in one period as a whole: one that begins in `[van, tot)` has the same right.
private struct Gewonemaand {
  var spel = 0
  /// None yet: no month begins in it.
  var van = CivilDate.open
  var tot = CivilDate.begin
  var overig = Eurocent.nul
  var bedragen = UitkeringBedragen()
  var labels = Labels(.onbekend)
  var fonds = Dimensies()
  var gebruikt: [Gebruikt] = []
}

/// The norm of one household on the days on which nothing changes that it depends on.
private struct Normstuk {
  /// None yet: no day lies in it.
  var spel = -1
  var van = CivilDate.open
  var tot = CivilDate.begin
  /// The first day on which an age, or any value of the rules, is another.
  var normTot = CivilDate.begin
  var toestand: Toestand?
  var leeftijd = 0
  /// Eurocents a month; nil when something is missing, or the client is under 18.
  var norm: Eurocent?
  /// What the norm asked for.
  var gebruikt: [Gebruikt] = []
  var plaats: Regelplaats
  var labels = Labels(.onbekend)

  init(regels: Regels) { plaats = Regelplaats(.onbekend, regels) }
}

extension Toestand {
  /// Whether the norm sees the same household.
  fileprivate func heeftHuishouden(van ander: Toestand?) -> Bool {
    guard let ander else { return false }
    return leefvorm == ander.leefvorm && partner == ander.partner && medebewoners == ander.medebewoners
      && jongsteKind == ander.jongsteKind
  }
}

extension Leefsituatie {
  /// The first day after the peildatum on which an age, or any value of the rules, is another.
  fileprivate var gelijkTot: CivilDate {
    var tot = min(
      plaats.regels.volgendeWijziging(na: peildatum) ?? .open, geboren.plus(maanden: 12 * (leeftijd + 1)), aow(geboren))
    if let partner = toestand.partner { tot = min(tot, verjaardag(partner), aow(partner)) }
    if let kind = toestand.jongsteKind { tot = min(tot, verjaardag(kind)) }
    return tot
  }

  private func verjaardag(_ geboren: CivilDate) -> CivilDate {
    geboren > peildatum ? geboren : geboren.plus(maanden: 12 * (geboren.leeftijd(op: peildatum) + 1))
  }

  private func aow(_ geboren: CivilDate) -> CivilDate {
    regels.aowDatum(geboren: geboren).flatMap { $0 > peildatum ? $0 : nil } ?? .open
  }
}

extension Besluit {
  /// The besluit that corrects another one by a difference that is not zero.
  static func herziening(van sleutel: Besluitsleutel, _ gemeente: Gemeente, verschil: Eurocent) -> Besluit {
    var sleutel = sleutel
    sleutel.isHerziening = true
    return Besluit(
      sleutel: sleutel, gemeente: gemeente, inhoud: .herziening(verschil: verschil), uitkomst: .vastgesteld, grondslag: [])
  }
}

extension Eurocent {
  /// Of a verschil: paid too much is a terugvordering, too little a nabetaling.
  var richting: Symbool { self > .nul ? Codes.terugvordering : Codes.nabetaling }
}
