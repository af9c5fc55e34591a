import Domain

/// Simulates one person month by month and writes down what the legacy systems register of him.
struct Levensloop {
  private let streek: Streek
  private let van: Maand
  /// The last month.
  private let tot: Maand
  private var klant: Klant
  private(set) var toeval: Toeval
  private(set) var feiten: [Feit] = []
  private var arbeidTotEn: Maand?
  private var arbeidPerMaand: Int64 = 0
  private var maandenMetArbeid = 0
  /// A legacy system pays one month once; what changes later is a correction.
  private var betaald: Set<Maand> = []
  private var voorzieningTot: [(id: String, einde: CivilDate, instrument: Instrument)] = []

  /// Numbers of its facts begin at a thousand times one more than its own; nobody has a thousand facts.
  private let basis: Int

  init(_ nummer: Int, _ streek: Streek, van: Maand, tot: Maand, instroom: Bool, toeval: Toeval) {
    basis = (nummer + 1) * 1000
    self.streek = streek
    self.van = van
    self.tot = tot
    self.toeval = toeval
    klant = Klant.trek(nummer, streek, op: van.eersteDag, jong: instroom, &self.toeval)
  }

  /// Someone who was on benefit already, or who comes in during these months.
  mutating func loop(instroom: Bool) {
    if !instroom {
      let terug = toeval.maandenTot(17, hoogstens: 168) + 1
      periode(vanaf: max((van + -terug).eersteDag + toeval.getal(0...27), klant.geboren.plus(maanden: 18 * 12 + 1)))
    } else {
      let eerste = van + toeval.getal(0...(tot - van))
      let dag = eerste.eersteDag + toeval.getal(0...(eerste.aantalDagen - 1))
      if toeval.kans(60) { afgewezen(dag) } else { periode(vanaf: dag) }
    }
  }

  // MARK: what happens

  private mutating func afgewezen(_ dag: CivilDate) {
    let aanvraag = vraagAan(start: dag)
    let uitkomst = toeval.een([AanvraagUitkomst.afgewezen, .buitenBehandeling, .ingetrokken])
    feit("aanvraag-besloten", dag + toeval.getal(8...50), ["aanvraag": aanvraag, "uitkomst": uitkomst.rawValue])
  }

  /// A spell and, for some, the ones after it.
  private mutating func periode(vanaf start: CivilDate) {
    let aanvraag = vraagAan(start: start)
    if !toeval.kans(100) {
      feit("aanvraag-besloten", start + toeval.getal(5...40), ["aanvraag": aanvraag, "uitkomst": "toegekend"])
    }
    if toeval.kans(750) {
      feit(
        "regie-toegewezen", start + toeval.getal(3...30),
        ["functionaris": "kl\(toeval.getal(100...139))", "organisatie": toeval.een(["sociale-dienst", "werkplein"])])
    }
    maandenMetArbeid = 0
    var maand = max(van, start.maand)
    while maand <= tot {
      if let eind = eindIn(maand, start: start) {
        eindig(maand, start: start, eind)
        return
      }
      leef(maand, start: start)
      betaal(maand, dagen: maand.einde - max(maand.eersteDag, start))
      maand = maand + 1
    }
  }

  private mutating func vraagAan(start: CivilDate) -> String {
    let jong = klant.geboren.leeftijd(op: start - 28) < 27
    let uitzondering = jong && toeval.kans(100)
    let melding = start - (jong && !uitzondering ? 28 : toeval.getal(0...21))
    var velden = [
      "gemeente": klant.gemeente.description, "regeling": klant.regeling.rawValue, "meldingsdatum": melding.description,
      "ingangsdatum": start.description, "geboortedatum": klant.geboren.description, "leefvorm": klant.leefvorm.rawValue,
      "kostendelendeMedebewoners": String(klant.medebewoners),
      "leefgebieden": klant.leefgebieden.map(\.rawValue).joined(separator: ","),
      "zoektermijnUitzondering": String(uitzondering),
      "kanaal": toeval.gewogen([(Kanaal.loket, 45), (.digitaal, 30), (.werkplein, 20), (.telefoon, 5)]).rawValue,
      "redenInstroom": toeval.een(RedenInstroom.allCases).rawValue,
    ]
    velden["partnerGeboortedatum"] = klant.partnerGeboren?.description
    velden["geboortedatumJongsteKind"] = klant.jongsteKind?.description
    let nummer = feit("aanvraag-ontvangen", melding, velden, metDatum: false)
    if !toeval.kans(40) { stelDiagnose(toeval.kans(450) ? start : start + toeval.getal(5...80)) }
    return String(nummer)
  }

  private mutating func eindIn(_ maand: Maand, start: CivilDate) -> (datum: CivilDate, reden: UitstroomReden)? {
    let aow = klant.geboren.plus(maanden: 12 * 65 + 3)
    if aow <= maand.einde, aow > start, klant.regeling != .nug { return (max(aow, maand.eersteDag + 1), .aow) }
    guard maand.eersteDag >= start, toeval.kans(start > van.eersteDag ? 34 : 17) else { return nil }
    let datum = toeval.kans(600) ? maand.einde : maand.eersteDag + toeval.getal(1...(maand.aantalDagen - 1))
    let leeftijd = klant.geboren.leeftijd(op: datum)
    return (
      datum,
      toeval.gewogen([
        (.arbeid, 30), (.arbeidLks, 5), (.zelfstandig, 2), (.onderwijs, leeftijd < 27 ? 25 : 1), (.relatie, 9),
        (.verhuizing, 16), (.overlijden, leeftijd > 50 ? 4 : 1), (.handhaving, 10), (.detentie, 2), (.overig, 20),
      ])
    )
  }

  private mutating func eindig(_ maand: Maand, start: CivilDate, _ eind: (datum: CivilDate, reden: UitstroomReden)) {
    feit("uitstroom-gemeld", eind.datum, ["reden": eind.reden.rawValue])
    betaal(maand, dagen: min(maand.einde, eind.datum) - max(maand.eersteDag, start))
    // A month paid after the end: found, and claimed back, later.
    if maand < tot, toeval.kans(25) { betaal(maand + 1, dagen: (maand + 1).aantalDagen) }
    arbeidTotEn = nil
    if eind.reden == .arbeid || eind.reden == .arbeidLks { plaats(eind.datum, lks: eind.reden == .arbeidLks) }
    let terugkomst = eind.datum + toeval.getal(40...420)
    if eind.reden != .aow, eind.reden != .overlijden, terugkomst < tot.einde, toeval.kans(280) { periode(vanaf: terugkomst) }
  }

  private mutating func plaats(_ datum: CivilDate, lks: Bool) {
    let id = "pl\(basis + feiten.count)"
    let uren = toeval.een(["16", "20", "24", "28", "32", "36"])
    let loonwaarde = toeval.getal(30...80)
    feit(
      "plaatsing-gestart", datum,
      [
        "plaatsing": id, "soort": lks ? "lks" : toeval.een(["regulier", "regulier", "garantiebaan"]), "urenPerWeek": uren,
        "loonwaarde": String(lks ? loonwaarde : 100), "via": toeval.een(PlaatsingVia.allCases).rawValue,
      ])
    let einde = datum + toeval.getal(60...700)
    if lks {
      var maand = datum.maand
      while maand <= min(tot, einde.maand) {
        let forfaitair = maand - datum.maand < 6
        let basis = 162_600 * (forfaitair ? 50 : min(70, 100 - loonwaarde)) / 100
        feit(
          "loonkosten-gedeclareerd", maand.einde,
          [
            "maand": maand.description, "plaatsing": id, "loonwaarde": String(loonwaarde), "urenPerWeek": uren,
            "forfaitair": String(forfaitair),
            "gedeclareerdCent": String(basis * 123 * (Int(uren) ?? 36) / 3600 + (toeval.kans(80) ? 1500 : 0)),
          ], metDatum: false)
        maand = maand + 1
      }
    }
    if einde < tot.einde { feit("plaatsing-beeindigd", einde, ["plaatsing": id]) }
  }

  /// What changes in a month on benefit, besides the payment.
  private mutating func leef(_ maand: Maand, start: CivilDate) {
    let dag = max(start, maand.eersteDag + toeval.getal(0...(maand.aantalDagen - 1)))
    if let einde = arbeidTotEn, einde < maand { arbeidTotEn = nil }
    if arbeidTotEn == nil, klant.diagnose.arbeidsvermogen != .geen, toeval.kans(14) {
      arbeidTotEn = maand + toeval.getal(1...8)
      arbeidPerMaand = Int64(toeval.getal(120...780)) * 100 + Int64(toeval.getal(0...99))
    }
    sluitVoorzieningen(tot: maand.einde)
    if toeval.kans(6) { verhuisOfVerander(dag) }
    if toeval.kans(22) {
      klant.diagnose = Klant.diagnose(klant.geboren.leeftijd(op: dag), &toeval)
      stelDiagnose(dag)
    }
    if toeval.kans(26) { startVoorziening(dag) }
    if toeval.kans(12) { activiteit(dag) }
    if toeval.kans(3) {
      feit(
        "gedraging-gemeld", dag,
        ["gedraging": toeval.een(streek.gedragingen), "verwijtbaar": String(!toeval.kans(200))])
    }
    if toeval.kans(2) {
      feit(
        "ontheffing-verleend", dag,
        [
          "soort": toeval.een(OntheffingSoort.allCases).rawValue, "van": dag.description,
          "tot": (dag + toeval.getal(60...360)).description,
        ], metDatum: false)
    }
    if toeval.kans(4) {
      feit("verwijzing-gedaan", dag, ["naar": toeval.een(Verwijsdoel.allCases).rawValue])
    }
    if klant.diagnose.aangewezenOpBeschut, toeval.kans(30) { feit("wachtlijst-geplaatst", dag, ["soort": "beschut"]) }
    if toeval.kans(3) {
      feit(
        "tevredenheid-gemeten", dag,
        ["groep": "bijstand", "cijfer": "\(toeval.getal(4...9)).\(toeval.een([0, 5]))"])
    }
  }

  private mutating func verhuisOfVerander(_ dag: CivilDate) {
    var velden: [String: String] = [:]
    switch toeval.getal(0...2) {
    case 0:
      klant.gemeente = toeval.gewogen(streek.gemeenten)
      velden["gemeente"] = klant.gemeente.description
    case 1:
      klant.medebewoners = toeval.getal(0...2)
      velden["kostendelendeMedebewoners"] = String(klant.medebewoners)
    default:
      klant.leefvorm = klant.leefvorm == .gehuwd ? .alleenstaande : .gehuwd
      velden["leefvorm"] = klant.leefvorm.rawValue
      if klant.leefvorm == .gehuwd {
        klant.partnerGeboren = toeval.kans(60) ? nil : klant.geboren + toeval.getal(-2000...0)
        velden["partnerGeboortedatum"] = klant.partnerGeboren?.description
      }
    }
    feit("huishouden-gewijzigd", dag, velden)
  }

  private mutating func stelDiagnose(_ dag: CivilDate) {
    feit(
      "diagnose-gesteld", dag,
      Dictionary(uniqueKeysWithValues: Self.velden(klant.diagnose).map { ("diagnose." + $0.key, $0.value) }))
  }

  private mutating func startVoorziening(_ dag: CivilDate) {
    guard !voorzieningTot.contains(where: { $0.einde > dag }) else { return }
    let instrument: Instrument =
      switch klant.diagnose.arbeidsvermogen {
      case .geen: toeval.een([.socialeActivering, .dagbesteding, .schuldhulp, .taal])
      case .beperkt:
        toeval.een([.arbeidstraining, .leerwerktraject, .werkenMetBehoud, .jobcoaching, .taal, .werkervaringsplaats])
      case .volledig: toeval.een([.scholing, .proefplaatsing, .arbeidstraining, .werkenMetBehoud, .stageplek])
      }
    let id = "vz\(basis + feiten.count)"
    let einde = dag + toeval.getal(instrument == .werkenMetBehoud ? 40...120 : 60...300)
    feit("voorziening-gestart", dag, ["voorziening": id, "instrument": instrument.rawValue])
    voorzieningTot.append((id, einde, instrument))
    let rekening = dag + toeval.getal(20...60)
    if rekening < tot.einde {
      feit(
        "voorziening-gefactureerd", rekening,
        [
          "boekdatum": rekening.description, "voorziening": id, "instrument": instrument.rawValue,
          "bedragCent": String(toeval.getal(150...2450) * 100),
        ], metDatum: false)
    }
    if instrument == .werkenMetBehoud, toeval.kans(300) { feit("voorziening-verlengd", dag + 30, ["voorziening": id]) }
  }

  private mutating func sluitVoorzieningen(tot grens: CivilDate) {
    for voorziening in voorzieningTot where voorziening.einde < grens {
      feit(
        "voorziening-beeindigd", voorziening.einde,
        [
          "voorziening": voorziening.id,
          "uitkomst": toeval.gewogen([(VoorzieningUitkomst.afgerond, 65), (.voortijdig, 25), (.anders, 10)]).rawValue,
        ])
    }
    voorzieningTot.removeAll { $0.einde < grens }
  }

  private mutating func activiteit(_ dag: CivilDate) {
    let soort = toeval.gewogen([
      (ActiviteitSoort.tegenprestatie, 40), (.vrijwilligerswerk, 30), (.mantelzorg, 12), (.activering, 12), (.scholing, 6),
    ])
    feit(
      "activiteit-gemeld", dag,
      [
        "soort": soort.rawValue, "van": dag.description, "tot": (dag + toeval.getal(30...400)).description,
        "urenPerWeek": toeval.een(["4", "6", "7.5", "8", "12", "16"]),
      ], metDatum: false)
  }

  private mutating func betaal(_ maand: Maand, dagen: Int) {
    guard dagen > 0, klant.regeling != .nug, betaald.insert(maand).inserted else { return }
    let arbeid = arbeidTotEn.map { $0 >= maand } == true ? arbeidPerMaand + Int64(toeval.getal(-40...40)) * 100 : 0
    if arbeid > 0 { maandenMetArbeid += 1 }
    let overig = toeval.kans(25) ? Int64(toeval.getal(60...320)) * 100 : 0
    let peil = maand.eersteDag
    let staat = OudSysteem.Maandstaat(
      maand: maand, leeftijd: klant.geboren.leeftijd(op: peil), isGehuwd: klant.leefvorm == .gehuwd,
      isAow: klant.geboren.plus(maanden: 12 * 65 + 3) <= peil, medebewoners: klant.medebewoners, dagen: dagen,
      arbeid: max(0, arbeid), overig: overig, vrijlating: maandenMetArbeid <= 6 && klant.geboren.leeftijd(op: peil) >= 27)
    let fout = toeval.kans(35) ? toeval.een(OudSysteem.Fout.allCases) : nil
    feit(
      "uitkering-verwerkt", maand.einde,
      [
        "maand": maand.description, "inkomstenUitArbeidCent": String(max(0, arbeid)), "overigeInkomstenCent": String(overig),
        "betaaldCent": String(OudSysteem.betaling(staat, fout: fout)),
      ], metDatum: false)
  }

  // MARK: writing down

  @discardableResult
  private mutating func feit(_ type: String, _ datum: CivilDate, _ velden: [String: String], metDatum: Bool = true) -> Int {
    let dagenLater = toeval.kans(20) ? toeval.getal(60...400) : toeval.getal(0...12)
    var alle = velden
    if metDatum { alle["datum"] = datum.description }
    if streek.heleEuros {
      for (naam, waarde) in alle where naam.hasSuffix("Cent") {
        alle[naam] = Int64(waarde).map { String(Breuk(Int128($0), 100).afgerond * 100) }
      }
    }
    feiten.append(
      Feit(
        nummer: basis + feiten.count, wie: .bsn(klant.bsn), type: type,
        velden: alle.sorted { $0.key < $1.key }.map { Feit.Veld(naam: $0.key, waarde: $0.value) },
        geregistreerd: datum + dagenLater))
    return basis + feiten.count - 1
  }

  private static func velden(_ diagnose: Diagnose) -> [String: String] {
    [
      "arbeidsvermogen": diagnose.arbeidsvermogen.rawValue, "verdiencapaciteit": String(diagnose.verdiencapaciteit),
      "afstandMaanden": String(diagnose.afstandMaanden),
      "volledigDuurzaamArbeidsongeschikt": String(diagnose.volledigDuurzaamArbeidsongeschikt),
      "aangewezenOpBeschut": String(diagnose.aangewezenOpBeschut),
      "inDoelgroepregister": String(diagnose.inDoelgroepregister), "onderwijsMogelijk": String(diagnose.onderwijsMogelijk),
      "startkwalificatie": String(diagnose.startkwalificatie), "jonggehandicapt": String(diagnose.jonggehandicapt),
    ]
  }
}
