import Domain
import Regelgeving

// The written-out sums of loonkostensubsidie, Wsw, maatregel, spoor and integrale intake.

extension Besluitverslag {
  // MARK: loonkostensubsidie

  func wml(perMaand wml: Eurocent) {
    schrijf(
      Rekenstap(
        "wml", "wettelijk minimumloon per maand", "wml", [Rekenterm("wml", .cent(wml), .parameter(.wmlMaand))], .cent(wml)))
  }

  func wml(perUur uur: Eurocent, uren: Int, _ wml: Breuk) {
    schrijf(
      Rekenstap(
        "wml", "wettelijk minimumloon per uur maal de uren van de referentiemaand", "uurloon × uren",
        [Rekenterm("uurloon", .cent(uur), .parameter(.wmlUur)), Rekenterm("uren", .getal(uren), .parameter(.wmlUrenPerMaand))],
        .exact(wml)))
  }

  func basis(_ wml: Breuk, bijslag: Breuk, _ basis: Breuk) {
    schrijf(
      Rekenstap(
        "basis", "minimumloon met vakantiebijslag, voor een hele werkweek", "wml × (100% + bijslag)",
        [Rekenterm("wml", .exact(wml), .stap), Rekenterm("bijslag", .deel(bijslag), .parameter(.wmlVakantiebijslag))],
        .afgerond(basis.centen, van: basis), veld: "basisCent"))
  }

  func forfait(_ basis: Breuk, _ aandeel: Breuk, _ perMaand: Breuk, van: CivilDate, maanden: Int) {
    schrijf(
      Rekenstap(
        "perMaand", "voor een hele werkweek; forfait in de eerste \(maanden) maanden van de plaatsing (vanaf \(van))",
        "basis × forfait",
        [Rekenterm("basis", .exact(basis), .stap), Rekenterm("forfait", .deel(aandeel), .parameter(.lksForfait))],
        .exact(perMaand)))
  }

  func naarLoonwaarde(
    _ basis: Breuk, _ aandeel: Breuk, loonwaarde: Int, _ hoogste: Breuk, _ loonwaardedeel: Breuk, _ perMaand: Breuk
  ) {
    schrijf(
      Rekenstap(
        "hoogste", "de hoogste subsidie", "basis × maximum",
        [Rekenterm("basis", .exact(basis), .stap), Rekenterm("maximum", .deel(aandeel), .parameter(.lksMaximum))],
        .exact(hoogste)))
    schrijf(
      Rekenstap(
        "loonwaardedeel", "wat het werk waard is", "basis × loonwaarde",
        [
          Rekenterm("basis", .exact(basis), .stap),
          Rekenterm("loonwaarde", .deel(Breuk(Int128(loonwaarde), 100)), .feit("loonwaarde")),
        ], .exact(loonwaardedeel)))
    schrijf(
      Rekenstap(
        "perMaand", "voor een hele werkweek", "min(basis − loonwaardedeel; hoogste)",
        [
          Rekenterm("basis", .exact(basis), .stap), Rekenterm("loonwaardedeel", .exact(loonwaardedeel), .stap),
          Rekenterm("hoogste", .exact(hoogste), .stap),
        ], .exact(perMaand)))
  }

  func subsidie(
    _ declaratie: LoonkostenGedeclareerd, perMaand: Breuk, lasten: Breuk, werkweek: Int, _ subsidie: Breuk
  ) {
    schrijf(
      Rekenstap(
        "subsidie", "met werkgeverslasten, naar de uren per week", "perMaand × (100% + lasten) × uren / werkweek",
        [
          Rekenterm("perMaand", .exact(perMaand), .stap),
          Rekenterm("lasten", .deel(lasten), .parameter(.lksWerkgeverslasten)),
          Rekenterm("uren", .getal(declaratie.urenPerWeek.breuk), .feit("urenPerWeek")),
          Rekenterm("werkweek", .getal(werkweek), .parameter(.lksUrenPerWeek)),
        ], .afgerond(subsidie.centen, van: subsidie), veld: "subsidieCent"))
  }

  func zonderPlaatsing() {
    schrijf(
      Rekenstap(
        "subsidie", "geen plaatsing lks, garantiebaan of beschut met deze naam liep in deze maand", .cent(.nul),
        veld: "subsidieCent"))
  }

  func gedeclareerd(_ gedeclareerd: Eurocent, _ inhoud: BesluitInhoud) {
    guard case .loonkostensubsidie(_, let subsidie, let verschil) = inhoud else { return }
    schrijf(
      Rekenstap(
        "verschil", "wat gedeclareerd is min de subsidie", "gedeclareerd − subsidie",
        [
          Rekenterm("gedeclareerd", .cent(gedeclareerd), .feit("gedeclareerdCent")),
          Rekenterm("subsidie", .cent(subsidie), .stap),
        ], .cent(verschil), veld: "verschilCent"))
  }

  // MARK: Wsw

  func wsw(
    _ loon: WswLoonVerwerkt, perSe: Eurocent, _ rijk: Breuk, perWerknemer: Eurocent?, _ bijdrage: Breuk, _ resultaat: Breuk
  ) {
    let jaar = Rekenterm("jaar", .getal(12), .wet("maanden van een jaar"))
    schrijf(
      Rekenstap(
        "rijksbijdrage", "per standaardeenheid en maand", "perSe × standaardeenheden / jaar",
        [
          Rekenterm("perSe", .cent(perSe), .parameter(.wswRijksbijdragePerSe)),
          Rekenterm("standaardeenheden", .getal(loon.standaardeenheden.breuk), .feit("standaardeenheden")), jaar,
        ], .afgerond(rijk.centen, van: rijk), veld: "rijksbijdrageCent"))
    if let perWerknemer {
      schrijf(
        Rekenstap(
          "tenantbijdrage", "van de gemeenten, per werknemer en maand", "perWerknemer / jaar",
          [Rekenterm("perWerknemer", .cent(perWerknemer), .parameter(.wswBijdragePerWerknemer)), jaar],
          .afgerond(bijdrage.centen, van: bijdrage), veld: "tenantbijdrageCent"))
    } else {
      schrijf(
        Rekenstap("tenantbijdrage", "de gemeenten geven geen bijdrage per werknemer", .cent(.nul), veld: "tenantbijdrageCent"))
    }
    schrijf(
      Rekenstap(
        "resultaat", "wat de maand overlaat; uit de exacte bedragen, één keer afgerond",
        "rijksbijdrage + tenantbijdrage + opbrengst − loonkosten",
        [
          Rekenterm("rijksbijdrage", .exact(rijk), .stap), Rekenterm("tenantbijdrage", .exact(bijdrage), .stap),
          Rekenterm("opbrengst", .cent(loon.opbrengstCent), .feit("opbrengstCent")),
          Rekenterm("loonkosten", .cent(loon.loonkostenCent), .feit("loonkostenCent")),
        ], .afgerond(resultaat.centen, van: resultaat), veld: "resultaatCent"))
  }

  // MARK: maatregel

  func categorie(_ code: String, _ categorie: Symbool, _ parameter: Parameter, op dag: CivilDate, _ plaats: Regelplaats) {
    gebruik(parameter, op: dag, plaats)
    schrijf(
      Rekenstap(
        "categorie", "gedraging \(code) van \(dag), volgens de lijst \(parameter.pad)", .tekst(categorie.tekst)))
  }

  /// - Parameter id: Of the latest earlier gedraging of the category within the window.
  func eerder(_ id: String?, venster: Int) {
    eerdere = id.map { [$0] } ?? []
    schrijf(
      Rekenstap(
        "eerder", "binnen de \(venster) maanden ervoor, van deze categorie", .tekst(id.map { "gedraging \($0)" } ?? "geen")))
  }

  func uniform(stap: Int, _ percentage: Decimaal, _ parameter: Parameter, duur: Int) {
    schrijf(Rekenstap("stap", "van de uniforme verplichtingen: een hoger dan de vorige, hoogstens drie", .getal(stap)))
    schrijf(
      Rekenstap(
        "percentage", "van de norm", "percentage",
        [Rekenterm("percentage", .deel(percentage.procent), .parameter(.maatregelUniformPercentage))], .deel(percentage.procent),
        veld: "percentage"))
    schrijf(
      Rekenstap("duur", "in maanden", "duur", [Rekenterm("duur", .getal(duur), .parameter(parameter))], .getal(duur)))
  }

  func waarschuwing() {
    schrijf(
      Rekenstap(
        "percentage", "de verordening geeft de eerste keer een waarschuwing: er wordt niets verlaagd", .deel(.nul),
        veld: "percentage"))
  }

  /// What the verordening says, with its rule for a repetition.
  ///
  /// - Parameter herhaling: The rule, the points it adds, and percentage and months as it gave them; nil when this is none.
  func lokaal(
    _ percentage: (Parameter, Decimaal), _ duur: (Parameter, Int),
    herhaling: (regel: Symbool?, punten: Decimaal?, percentage: Decimaal, duur: Int)? = nil
  ) {
    var termen = [Rekenterm("basis", .deel(percentage.1.procent), .parameter(percentage.0))]
    var formule = "basis"
    if let punten = herhaling?.punten {
      formule = "min(100%; basis + punten)"
      termen.append(Rekenterm("punten", .deel(punten.procent), .parameter(.maatregelRecidivePlusPunten)))
    } else if herhaling?.regel == Codes.verdubbelPercentage {
      formule = "min(100%; basis × 2)"
    }
    let regel = herhaling?.regel.map { "; herhaling, regel \($0.tekst)" } ?? ""
    schrijf(
      Rekenstap(
        "percentage", "van de norm" + regel, formule, termen, .deel((herhaling?.percentage ?? percentage.1).procent),
        veld: "percentage"))
    schrijf(
      Rekenstap(
        "duur", "in maanden" + regel, herhaling?.regel == Codes.verdubbelDuur ? "duur × 2" : "duur",
        [Rekenterm("duur", .getal(duur.1), .parameter(duur.0))], .getal(herhaling?.duur ?? duur.1)))
  }

  func maanden(_ maanden: [Maand]) {
    schrijf(
      Rekenstap(
        "maanden", maanden.isEmpty ? "geen enkele" : "de hele kalendermaanden na die van de gedraging", .maanden(maanden),
        veld: "maanden"))
  }

  // MARK: spoor

  func spoor(_ toestand: Toestand, _ geboren: CivilDate, _ tabel: Beslistabel?, rij: Int?, _ spoor: Symbool) {
    let dag = toestand.van
    guard let diagnose = toestand.diagnose else {
      return schrijf(Rekenstap("spoor", "op \(dag) is nog geen diagnose gesteld", .tekst(spoor.tekst), veld: "spoor"))
    }
    schrijf(
      Rekenstap(
        "diagnose", "geldt op \(dag); leeftijd op die dag \(geboren.leeftijd(op: dag)) jaar", .tekst(diagnose.inWoorden)))
    if let tabel, let rij { gebruik(tabel, rij: rij, op: dag) }
    schrijf(
      Rekenstap(
        "spoor",
        tabel.map { "rij \(rij ?? 0) van de beslistabel vanaf \($0.vanaf): de eerste die past" }
          ?? "op \(dag) is geen beslistabel van kracht",
        .tekst(spoor.tekst), veld: "spoor"))
  }

  // MARK: integrale intake

  func integraleIntake(_ leefgebieden: [Leefgebied], drempel: Int, _ vorm: Symbool, op dag: CivilDate, _ plaats: Regelplaats) {
    gebruik(.integraleIntakeVorm, op: dag, plaats)
    schrijf(
      Rekenstap(
        "leefgebieden", "in de aanvraag: " + leefgebieden.map(\.rawValue).joined(separator: ", "),
        .getal(leefgebieden.count)))
    schrijf(
      Rekenstap(
        "drempel", "zoveel leefgebieden of meer geven een integrale intake; het aantal haalt de drempel", "drempel",
        [Rekenterm("drempel", .getal(drempel), .parameter(.integraleIntakeDrempel))], .getal(drempel)))
    schrijf(Rekenstap("vorm", "zoals de verordening haar noemt", .tekst(vorm.tekst), veld: "vorm"))
  }
}

extension Diagnose {
  /// What the tables look at, in the names of the facts.
  var inWoorden: String {
    var delen = [
      "arbeidsvermogen \(arbeidsvermogen.rawValue)", "verdiencapaciteit \(verdiencapaciteit)%",
      "afstandMaanden \(afstandMaanden)",
    ]
    for (naam, geldt) in [
      ("volledigDuurzaamArbeidsongeschikt", volledigDuurzaamArbeidsongeschikt), ("aangewezenOpBeschut", aangewezenOpBeschut),
      ("inDoelgroepregister", inDoelgroepregister), ("onderwijsMogelijk", onderwijsMogelijk),
      ("startkwalificatie", startkwalificatie), ("jonggehandicapt", jonggehandicapt),
    ] where geldt { delen.append(naam) }
    return delen.joined(separator: ", ")
  }
}
