import Domain
import Regelgeving

// The written-out sum of a month's uitkering: called by the rules with the numbers they hold.

extension Besluitverslag {
  /// Starts the lines of one of several periods; nil when there is but one.
  func begin(deel nummer: Int?) { achtervoegsel = nummer.map(String.init) ?? "" }

  /// A period with entitled days in the month.
  func deel(peildatum: CivilDate, begin: CivilDate, _ periode: Spel) {
    schrijf(
      Rekenstap(
        "peildatum" + achtervoegsel,
        (peildatum == begin ? "de eerste dag van de maand" : "de eerste dag van de periode, na de eerste van de maand")
          + "; periode \(periode.regeling.rawValue) van \(periode.van)" + (periode.tot.ofNil.map { " tot \($0)" } ?? ""),
        .datum(peildatum)))
  }

  func jongerDan18(_ leeftijd: Int) {
    schrijf(
      Rekenstap(
        "leeftijd" + achtervoegsel, "op de peildatum jonger dan 18: geen recht (Participatiewet art. 13 lid 1)",
        .getal(leeftijd)))
  }

  func leefsituatie(_ situatie: Leefsituatie) {
    let toestand = situatie.toestand
    var delen = ["\(toestand.leefvorm.rawValue), \(situatie.leeftijd) jaar"]
    if toestand.leefvorm == .gehuwd, let partner = toestand.partner {
      delen.append("partner \(partner.leeftijd(op: situatie.peildatum)) jaar")
      gebruik(aowVan: partner, situatie.regels)
    }
    if toestand.medebewoners > 0 { delen.append("\(toestand.medebewoners) kostendelende medebewoner(s)") }
    if situatie.heeftKinderen { delen.append("met kinderen onder 18") }
    gebruik(aowVan: situatie.geboren, situatie.regels)
    schrijf(
      Rekenstap(
        "leefsituatie" + achtervoegsel, "op de peildatum; leefvorm, leeftijden en huishouden bepalen welke norm geldt",
        .tekst(delen.joined(separator: ", "))))
  }

  /// ((vast + A × perPersoon) / A) × B.
  func kostendelersnorm(
    _ delers: Int, _ paar: Parameter, _ paarnorm: Eurocent, vast: Breuk, perPersoon: Breuk, _ exact: Breuk, _ norm: Eurocent
  ) {
    schrijf(
      Rekenstap(
        "kostendelersnorm" + achtervoegsel,
        "voor één rechthebbende; B is de norm van gehuwden",
        "(vast + A × perPersoon) / A × B",
        [
          Rekenterm("vast", .deel(vast), .parameter(.kostendelersnormVast)),
          Rekenterm("A", .getal(delers), .feit("kostendelendeMedebewoners en wie van het gezin 21 of ouder is")),
          Rekenterm("perPersoon", .deel(perPersoon), .parameter(.kostendelersnormPerPersoon)),
          Rekenterm("B", .cent(paarnorm), .parameter(paar)),
        ], .afgerond(norm, van: exact)))
  }

  /// The fixed amount of a partner of 18 to 20.
  func vastDeel(_ jong: Eurocent, _ toeslag: (deel: Breuk, paar: Parameter, paarnorm: Eurocent)?, _ exact: Breuk) {
    var termen = [Rekenterm("jong", .cent(jong), .parameter(.normAlleenstaande18Tot20))]
    if let toeslag {
      termen.append(Rekenterm("toeslag", .deel(toeslag.deel), .parameter(.kostendelersnormKinderen)))
      termen.append(Rekenterm("B", .cent(toeslag.paarnorm), .parameter(toeslag.paar)))
    }
    schrijf(
      Rekenstap(
        "vastDeel" + achtervoegsel,
        "het vaste bedrag van degene van 18, 19 of 20" + (toeslag == nil ? "" : ", met een toeslag voor kinderen"),
        toeslag == nil ? "jong" : "jong + toeslag × B", termen, .afgerond(exact.centen, van: exact)))
  }

  /// The norm of the household as the sum of those of two.
  func maandnorm(_ een: Eurocent, _ twee: (naam: String, bedrag: Eurocent)) {
    var termen = [Rekenterm("kostendelersnorm" + achtervoegsel, .cent(een), .stap)]
    if twee.naam != "kostendelersnorm" { termen.append(Rekenterm(twee.naam + achtervoegsel, .cent(twee.bedrag), .stap)) }
    schrijf(
      Rekenstap(
        "maandnorm" + achtervoegsel,
        "de normen van beide partners samen" + (twee.naam == "kostendelersnorm" ? " (art. 22a lid 2)" : " (art. 22a lid 3)"),
        "kostendelersnorm\(achtervoegsel) + \(twee.naam)\(achtervoegsel)", termen, .cent(een + twee.bedrag)))
  }

  /// A norm that stands in the table.
  func maandnorm(_ parameter: Parameter, _ norm: Eurocent) {
    schrijf(
      Rekenstap(
        "maandnorm" + achtervoegsel, "norm per maand uit de tabel, met vakantietoeslag", "tabel",
        [Rekenterm("tabel", .cent(norm), .parameter(parameter))], .cent(norm)))
  }

  /// Norm of the entitled days; with two periods the sum of their parts.
  func normVanDagen(_ heel: Eurocent, dagen: Int, van maanddagen: Int, _ exact: Breuk) {
    let isKostendeler = stappen.last?.naam == "kostendelersnorm" + achtervoegsel
    let maandnorm = (isKostendeler ? "kostendelersnorm" : "maandnorm") + achtervoegsel
    let isHeel = dagen == maanddagen
    schrijf(
      Rekenstap(
        (achtervoegsel.isEmpty ? "norm" : "normDeel") + achtervoegsel,
        isHeel ? "recht op alle dagen van de maand" : "recht op een deel van de dagen van de maand",
        isHeel ? maandnorm : "\(maandnorm) × dagen / maanddagen",
        [Rekenterm(maandnorm, .cent(heel), .stap)]
          + (isHeel
            ? []
            : [
              Rekenterm("dagen", .getal(dagen), .feit("dagen van de periode in de maand")),
              Rekenterm("maanddagen", .getal(maanddagen), .wet("dagen van de maand")),
            ]),
        achtervoegsel.isEmpty ? .afgerond(exact.centen, van: exact) : .exact(exact),
        veld: achtervoegsel.isEmpty ? "normCent" : nil))
  }

  /// Adds the parts of two or more periods up; of one there is nothing to add.
  func norm(_ norm: Breuk) {
    guard !achtervoegsel.isEmpty else { return }
    let delen = stappen.filter { $0.naam.hasPrefix("normDeel") }
    achtervoegsel = ""
    schrijf(
      Rekenstap(
        "norm", "de delen van beide perioden samen", delen.map(\.naam).joined(separator: " + "),
        delen.map { Rekenterm($0.naam, $0.waarde, .stap) }, .afgerond(norm.centen, van: norm), veld: "normCent"))
  }

  func geenVrijlating(_ reden: String) {
    schrijf(Rekenstap("vrijlating", reden, .cent(.nul), veld: "vrijlatingCent"))
  }

  func vrijlating(_ arbeid: Eurocent, _ percentage: Breuk, _ maximum: Eurocent, nummer: Int, _ exact: Breuk) {
    schrijf(
      Rekenstap(
        "vrijlating", "maand \(nummer) met inkomsten uit arbeid in deze periode; het maximum wordt niet naar dagen verlaagd",
        "min(arbeid × percentage; maximum)",
        [
          Rekenterm("arbeid", .cent(arbeid), .feit("inkomstenUitArbeidCent")),
          Rekenterm("percentage", .deel(percentage), .parameter(.vrijlatingArbeidPercentage)),
          Rekenterm("maximum", .cent(maximum), .parameter(.vrijlatingArbeidMaximum)),
        ], .afgerond(exact.centen, van: exact), veld: "vrijlatingCent"))
  }

  func verlaging(_ deel: Breuk?, _ norm: Breuk, _ exact: Breuk, in maand: Maand) {
    guard let deel else {
      return schrijf(Rekenstap("verlaging", "geen maatregel in deze maand", .cent(.nul), veld: "verlagingCent"))
    }
    let termen = boek.maatregelen(in: maand).enumerated().map { nummer, maatregel in
      Rekenterm("m\(nummer + 1)", .deel(maatregel.deel), .besluit(maatregel.sleutel.tekst))
    }
    schrijf(
      Rekenstap(
        "maatregelen", "van deze maand samen, hoogstens 100%",
        "min(100%; \(termen.map(\.naam).joined(separator: " + ")))", termen, .deel(deel)))
    schrijf(
      Rekenstap(
        "verlaging", "van de norm van deze maand", "maatregelen × norm",
        [Rekenterm("maatregelen", .deel(deel), .stap), Rekenterm("norm", .exact(norm), .stap)],
        .afgerond(exact.centen, van: exact), veld: "verlagingCent"))
  }

  /// From norm to what was paid too much or too little.
  func uitkering(
    _ feit: UitkeringVerwerkt, norm: Breuk, vrijlating: Breuk, verlaging: Breuk, recht: Breuk, toeslag: Breuk,
    _ bedragen: UitkeringBedragen
  ) {
    schrijf(
      Rekenstap(
        "recht", "met vakantietoeslag; nooit onder nul",
        "max(0; norm − (arbeid − vrijlating) − overige − verlaging)",
        [
          Rekenterm("norm", .exact(norm), .stap),
          Rekenterm("arbeid", .cent(feit.inkomstenUitArbeidCent), .feit("inkomstenUitArbeidCent")),
          Rekenterm("vrijlating", .exact(vrijlating), .stap),
          Rekenterm("overige", .cent(feit.overigeInkomstenCent), .feit("overigeInkomstenCent")),
          Rekenterm("verlaging", .exact(verlaging), .stap),
        ], .afgerond(bedragen.recht, van: recht), veld: "rechtCent"))
    schrijf(
      Rekenstap(
        "betaalbaar", "zonder vakantietoeslag", "recht × (100% − toeslag)",
        [Rekenterm("recht", .exact(recht), .stap), Rekenterm("toeslag", .deel(toeslag), .parameter(.vakantietoeslagPercentage))],
        .afgerond(bedragen.betaalbaar, van: recht * (Breuk(1) - toeslag)), veld: "betaalbaarCent"))
    schrijf(
      Rekenstap(
        "vakantietoeslag", "het verschil van de afgeronde bedragen", "recht − betaalbaar",
        [Rekenterm("recht", .cent(bedragen.recht), .stap), Rekenterm("betaalbaar", .cent(bedragen.betaalbaar), .stap)],
        .cent(bedragen.vakantietoeslag), veld: "vakantietoeslagCent"))
    verschil(feit, bedragen)
  }

  func zonderRecht(_ feit: UitkeringVerwerkt, _ bedragen: UitkeringBedragen, heeftPeriode: Bool) {
    schrijf(
      Rekenstap(
        "betaalbaar",
        heeftPeriode ? "geen recht in deze maand" : "geen periode met recht op uitkering in deze maand", .cent(.nul),
        veld: "betaalbaarCent"))
    verschil(feit, bedragen)
  }

  private func verschil(_ feit: UitkeringVerwerkt, _ bedragen: UitkeringBedragen) {
    schrijf(
      Rekenstap(
        "verschil", "wat het bronsysteem betaalde min wat betaalbaar was", "betaald − betaalbaar",
        [
          Rekenterm("betaald", .cent(feit.betaaldCent), .feit("betaaldCent")),
          Rekenterm("betaalbaar", .cent(bedragen.betaalbaar), .stap),
        ], .cent(bedragen.verschil), veld: "verschilCent"))
  }
}
