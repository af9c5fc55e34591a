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
  let zaak: Zaak
  /// Percentage of the norm by which maatregelen cut a month, at most 100.
  let verlagingen: Verlagingen

  private var regels: Regels { zaak.regels }

  /// - Parameter vrijgelaten: Of each period how many of its months have had a vrijlating.
  /// - Returns: The period it counts among, how many there were before it, and whether it is one of them.
  func leidAf(
    _ feit: UitkeringVerwerkt, _ vrijgelaten: inout [Int], _ besluiten: inout [Besluit], _ telling: inout Telling
  ) -> (spel: Int, eerder: Int, telt: Bool) {
    let delen = delen(feit.maand)
    let spel = delen.eerste?.spel ?? 0
    let eerder = delen.eerste == nil ? 0 : vrijgelaten[spel]
    let besluit = besluit(feit, delen, &vrijgelaten)
    besluiten.append(besluit)
    let herziening = herziening(feit, besluit)
    if let herziening { besluiten.append(herziening) }
    tel(feit, besluit, herziening, delen.eerste, &telling)
    return (spel, eerder, delen.eerste != nil && vrijgelaten[spel] != eerder)
  }

  /// The entitled days of one period in a month.
  private struct Deel {
    let spel: Int
    let peildatum: CivilDate
    let dagen: Int
  }

  /// The periods with entitled days in a month, in order; seldom more than one.
  private struct Delen {
    var eerste: Deel?
    var verdere: [Deel] = []
  }

  private func delen(_ maand: Maand) -> Delen {
    let begin = maand.eersteDag
    let einde = maand.einde
    var delen = Delen()
    for plaats in zaak.spellen.indices {
      let van = max(begin, zaak.spellen[plaats].van)
      let dagen = min(einde, zaak.spellen[plaats].tot) - van
      guard dagen > 0, zaak.spellen[plaats].regeling.heeftUitkering else { continue }
      let deel = Deel(spel: plaats, peildatum: van, dagen: dagen)
      if delen.eerste == nil { delen.eerste = deel } else { delen.verdere.append(deel) }
    }
    return delen
  }

  private func besluit(_ feit: UitkeringVerwerkt, _ delen: Delen, _ vrijgelaten: inout [Int]) -> Besluit {
    let sleutel = Besluitsleutel(.uitkering, feit.maand.eersteDag)
    var raadpleging = Raadpleging(zaak, sleutel)
    let gemeente = zaak.tijdlijn.vak(delen.eerste?.peildatum ?? feit.maand.eersteDag).gemeente
    var heeftRecht = false
    if let bedragen = bedragen(feit, delen, &vrijgelaten, &heeftRecht, &raadpleging) {
      return Besluit(
        sleutel: sleutel, gemeente: gemeente, inhoud: .uitkering(bedragen), uitkomst: heeftRecht ? .vastgesteld : .zonderRecht,
        grondslag: raadpleging.gebruikt)
    }
    return Besluit(
      sleutel: sleutel, gemeente: gemeente, inhoud: .leeg, uitkomst: raadpleging.uitkomst, grondslag: raadpleging.gebruikt)
  }

  private func situatie(_ deel: Deel) -> Leefsituatie? {
    guard let geboren = zaak.geboren else { return nil }
    let toestand = zaak.spellen[deel.spel].toestand(op: deel.peildatum)
    return Leefsituatie(
      geboren: geboren, toestand: toestand, peildatum: deel.peildatum, regels: regels, plaats: plaats(deel),
      leeftijd: geboren.leeftijd(op: deel.peildatum))
  }

  /// Nil when something is missing.
  private func bedragen(
    _ feit: UitkeringVerwerkt, _ delen: Delen, _ vrijgelaten: inout [Int], _ heeftRecht: inout Bool,
    _ raadpleging: inout Raadpleging
  ) -> UitkeringBedragen? {
    let dagen = feit.maand.aantalDagen
    var norm = Breuk.nul
    var ontbreekt = false
    func telOp(_ deel: Deel, nummer: Int) {
      raadpleging.verslag?.begin(deel: delen.verdere.isEmpty ? nil : nummer)
      raadpleging.verslag?.deel(peildatum: deel.peildatum, begin: feit.maand.eersteDag, zaak.spellen[deel.spel])
      guard let situatie = situatie(deel), situatie.leeftijd >= 18 else {
        raadpleging.verslag?.jongerDan18(zaak.geboren?.leeftijd(op: deel.peildatum) ?? 0)
        return
      }
      heeftRecht = true
      guard let heel = normOfGrondslag(zaak.spellen[deel.spel].regeling, situatie, &raadpleging) else {
        ontbreekt = true
        return
      }
      let vanDagen = deel.dagen == dagen ? Breuk(heel) : Breuk(heel) * Breuk(Int128(deel.dagen), Int128(dagen))
      raadpleging.verslag?.normVanDagen(heel, dagen: deel.dagen, van: dagen, vanDagen)
      norm = norm + vanDagen
    }
    if let eerste = delen.eerste { telOp(eerste, nummer: 1) }
    for (plaats, deel) in delen.verdere.enumerated() { telOp(deel, nummer: plaats + 2) }
    if heeftRecht, !ontbreekt { raadpleging.verslag?.norm(norm) }
    let vrijlating = vrijlating(feit, delen.eerste, &vrijgelaten, &raadpleging)
    guard heeftRecht, let eerste = delen.eerste else {
      let bedragen = UitkeringBedragen(verschil: feit.betaaldCent)
      raadpleging.verslag?.zonderRecht(feit, bedragen, heeftPeriode: delen.eerste != nil)
      return bedragen
    }
    let toeslag = raadpleging.deel(.vakantietoeslagPercentage, op: eerste.peildatum, plaats(eerste))
    guard !ontbreekt, let vrijlating, let toeslag else { return nil }

    let verlaagd = verlagingen.deel(feit.maand)
    let verlaging = verlaagd.map { norm * $0 } ?? .nul
    raadpleging.verslag?.verlaging(verlaagd, norm, verlaging)
    let inkomen = Breuk(feit.inkomstenUitArbeidCent) - vrijlating + Breuk(feit.overigeInkomstenCent)
    let rest = norm - inkomen - verlaging
    let recht = rest.isPositief ? rest : .nul
    let betaalbaar = (recht * (Breuk(1) - toeslag)).centen
    let bedragen = UitkeringBedragen(
      norm: norm.centen, vrijlating: vrijlating.centen, verlaging: verlaging.centen, recht: recht.centen,
      betaalbaar: betaalbaar, vakantietoeslag: recht.centen - betaalbaar, verschil: feit.betaaldCent - betaalbaar)
    raadpleging.verslag?.uitkering(
      feit, norm: norm, vrijlating: vrijlating, verlaging: verlaging, recht: recht, toeslag: toeslag, bedragen)
    return bedragen
  }

  private func plaats(_ deel: Deel) -> Regelplaats { zaak.plaats(deel.peildatum) }

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
    _ feit: UitkeringVerwerkt, _ eerste: Deel?, _ vrijgelaten: inout [Int], _ raadpleging: inout Raadpleging
  ) -> Breuk? {
    guard feit.inkomstenUitArbeidCent > .nul, let eerste, let situatie = situatie(eerste) else {
      raadpleging.verslag?.geenVrijlating("geen inkomsten uit arbeid in deze maand")
      return .nul
    }
    let regels = plaats(eerste)
    let dag = eerste.peildatum
    guard let leeftijd = raadpleging.geheel(.vrijlatingArbeidLeeftijd, op: dag, regels) else { return nil }
    guard situatie.leeftijd >= leeftijd else {
      raadpleging.verslag?.geenVrijlating("op de peildatum jonger dan \(leeftijd)")
      return .nul
    }
    vrijgelaten[eerste.spel] += 1
    let nummer = vrijgelaten[eerste.spel]
    raadpleging.verslag?.vrijlating = (eerste.spel, nummer)
    guard let maanden = raadpleging.geheel(.vrijlatingArbeidMaanden, op: dag, regels) else { return nil }
    guard nummer <= maanden else {
      raadpleging.verslag?.geenVrijlating(
        "maand \(nummer) met inkomsten uit arbeid in deze periode; vrijgelaten wordt in de eerste \(maanden)")
      return .nul
    }
    let percentage = raadpleging.deel(.vrijlatingArbeidPercentage, op: dag, regels)
    let maximum = raadpleging.cent(.vrijlatingArbeidMaximum, op: dag, regels)
    guard let percentage, let maximum else { return nil }
    let vrijlating = min(Breuk(feit.inkomstenUitArbeidCent) * percentage, Breuk(maximum))
    raadpleging.verslag?.vrijlating(feit.inkomstenUitArbeidCent, percentage, maximum, nummer: nummer, vrijlating)
    return vrijlating
  }

  /// What was paid is not what was due: positive is terugvordering, negative nabetaling. A delivery in whole euros says
  /// nothing about a difference under 100 cents.
  private func herziening(_ feit: UitkeringVerwerkt, _ besluit: Besluit) -> Besluit? {
    guard case .uitkering(let bedragen) = besluit.inhoud, bedragen.verschil != .nul else { return nil }
    if feit.precisie == .euro, bedragen.verschil.cent.magnitude < 100 { return nil }
    return .herziening(van: besluit, verschil: bedragen.verschil)
  }

  private func tel(
    _ feit: UitkeringVerwerkt, _ besluit: Besluit, _ herziening: Besluit?, _ eerste: Deel?, _ telling: inout Telling
  ) {
    let maand = feit.maand
    let vak = zaak.tijdlijn.vak(eerste?.peildatum ?? maand.eersteDag)
    let leefvorm = eerste == nil ? Codes.geen : vak.leefvorm
    let spoor = eerste == nil ? Codes.geen : vak.spoor
    let dimensies = Dimensies((.leefvorm, leefvorm), (.spoor, spoor))
    telling.tel(.uitkeringBetaaldCent, vak.gemeente, maand, dimensies, feit.betaaldCent.cent)
    if case .uitkering(let bedragen) = besluit.inhoud {
      telling.tel(.uitkeringRechtCent, vak.gemeente, maand, dimensies, bedragen.recht.cent)
      telling.tel(.verschilCent, vak.gemeente, maand, dimensies, bedragen.verschil.cent)
    }
    switch besluit.uitkomst {
    case .vastgesteld: telling.tel(.uitkeringAantal, vak.gemeente, maand, dimensies)
    case .onbepaald: telling.tel(.uitkeringOnbepaald, vak.gemeente, maand, dimensies)
    case .zonderRecht: break
    }
    if let herziening { herziening.tel(vak.gemeente, &telling) }
    let fonds = regels.fonds(.fondsUitkering, Codes.uitkering, spoor, vak.gemeente, maand.eersteDag)
    telling.tel(.uitgavenCent, vak.gemeente, maand, fonds, feit.betaaldCent.cent)
    if eerste != nil, feit.inkomstenUitArbeidCent > .nul {
      telling.tel(.deeltijd, vak.gemeente, maand, Dimensies((.spoor, spoor)))
    }
  }
}

extension Besluit {
  /// The besluit that corrects another one by a difference that is not zero.
  static func herziening(van besluit: Besluit, verschil: Eurocent) -> Besluit {
    var sleutel = besluit.sleutel
    sleutel.isHerziening = true
    return Besluit(
      sleutel: sleutel, gemeente: besluit.gemeente, inhoud: .herziening(verschil: verschil), uitkomst: .vastgesteld, grondslag: []
    )
  }

  /// Counts a herziening in the month of its fact.
  func tel(_ gemeente: Gemeente, _ telling: inout Telling) {
    guard case .herziening(let verschil) = inhoud else { return }
    telling.tel(.herziening, gemeente, sleutel.datum.maand, Dimensies((.richting, verschil.richting)))
  }
}

extension Eurocent {
  /// Of a verschil: paid too much is a terugvordering, too little a nabetaling.
  var richting: Symbool { self > .nul ? Codes.terugvordering : Codes.nabetaling }
}
