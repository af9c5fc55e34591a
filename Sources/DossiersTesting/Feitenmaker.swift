public import Domain

/// Small nasty sets of facts of one client: few days so that many fall together, corrections of corrections (up to years back),
/// conflicts, retractions, moves between gemeenten, a gemeente that becomes part of another.
public struct Feitenmaker {
  private var lot: Lot
  private let gebied: Gebied
  private let client: Pseudonym
  private let begin: Maand
  private let maanden: Int
  /// Half of the clients live quietly: one regeling from the first days on, so that months are worked out and not only refused.
  private let isRustig: Bool
  private var ids: [String] = []

  public static let bron = "urn:nld:oin:00000001823288444000:systeem:suite"
  static let anderSysteem = "urn:nld:oin:00000001823288444000:systeem:tweede"

  public init(zaad: UInt64, gebied: Gebied, client: Pseudonym) {
    lot = Lot(zaad)
    self.gebied = gebied
    self.client = client
    // Around what the law data knows best, a hole in the norms, and the days on which gemeenten join.
    begin = Maand(jaar: lot.kies([2015, 2015, 2015, 2014, 2017, 2018, 2020]), maand: 1)
    isRustig = lot.kans(50)
    maanden = isRustig ? 12 : lot.kies([14, 20, 42])
  }

  public mutating func feiten(_ aantal: Int) -> [Gebeurtenis] {
    ids = (0..<aantal).map { "g-\($0)" }
    return (0..<aantal).map { nummer in
      // Now and then the identity of an earlier fact with other content: a conflict.
      let id = lot.kans(4) ? lot.kies(ids) : ids[nummer]
      return Gebeurtenis(
        source: lot.kans(3) ? Self.anderSysteem : Self.bron, id: id, tijd: Int64(nummer) * 86_400_000, onderwerp: .client(client),
        vervangt: lot.kans(isRustig ? 6 : 12) ? lot.kies(ids) : nil, inhoud: nummer == 0 ? aanvraag() : inhoud())
    }
  }

  private mutating func dag() -> CivilDate {
    (begin + Int.random(in: 0..<maanden, using: &lot)).eersteDag + lot.kies([0, 0, 1, 9, 14, 27])
  }

  private mutating func gemeente(_ dag: CivilDate) -> Gemeente { gebied.kies(op: dag, &lot) }

  private func datum(_ tekst: String) -> CivilDate { CivilDate(tekst) ?? CivilDate(dag: 0) }

  private func getal(_ tekst: String) -> Decimaal { Decimaal(tekst) ?? Decimaal(0) }

  private mutating func diagnose() -> Diagnose {
    Diagnose(
      arbeidsvermogen: lot.kies([.geen, .beperkt, .volledig]), verdiencapaciteit: lot.kies([0, 29, 30, 50, 80, 100]),
      afstandMaanden: lot.kies([0, 6, 7, 24, 25]), volledigDuurzaamArbeidsongeschikt: lot.kans(10),
      aangewezenOpBeschut: lot.kans(10), onderwijsMogelijk: lot.kans(40), jonggehandicapt: lot.kans(20))
  }

  private mutating func aanvraag() -> Inhoud {
    let melding = isRustig ? begin.eersteDag + lot.kies([0, 0, 9]) : dag()
    return .aanvraagOntvangen(
      AanvraagOntvangen(
        gemeente: gemeente(melding),
        regeling: isRustig ? .pw : lot.kies([.pw, .pw, .pw, .pw, .ioaw, .ioaz, .bbz, .wsw, .wsw, .nug]),
        meldingsdatum: melding,
        ingangsdatum: melding + lot.kies([0, 0, 5, 31]),
        geboortedatum: lot.kies(["1950-02-01", "1980-05-01", "1989-06-15", "1995-03-31", "1998-04-01"].map { datum($0) }),
        leefvorm: lot.kies(Leefvorm.allCases), partnerGeboortedatum: lot.kans(60) ? datum("1996-02-29") : nil,
        kostendelendeMedebewoners: lot.kies([0, 0, 1, 3]), geboortedatumJongsteKind: lot.kans(40) ? datum("2012-07-01") : nil,
        leefgebieden: lot.kans(50) ? [.werk, .schulden] : [.werk], zoektermijnUitzondering: lot.kans(30),
        diagnose: lot.kans(60) ? diagnose() : nil, kanaal: lot.kans(50) ? .loket : nil))
  }

  private mutating func inhoud() -> Inhoud {
    let dag = dag()
    switch Int.random(in: 0..<30, using: &lot) {
    case 0 where !isRustig: return aanvraag()
    case 1:
      return .aanvraagBesloten(
        AanvraagBesloten(aanvraag: lot.kies(ids), datum: dag, uitkomst: lot.kies(AanvraagUitkomst.allCases)))
    case 2: return .diagnoseGesteld(DiagnoseGesteld(datum: dag, diagnose: diagnose()))
    case 3:
      return .huishoudenGewijzigd(
        HuishoudenGewijzigd(
          datum: dag, gemeente: lot.kans(50) ? gemeente(dag) : nil,
          leefvorm: lot.kans(50) ? lot.kies(Leefvorm.allCases) : nil,
          kostendelendeMedebewoners: lot.kans(50) ? lot.kies([0, 2]) : nil))
    case 4:
      return .uitstroomGemeld(
        UitstroomGemeld(datum: dag, reden: lot.kies(UitstroomReden.allCases + [.arbeid, .arbeid, .onderwijs])))
    case 5: return .gegevenIngetrokken(GegevenIngetrokken(gebeurtenis: lot.kies(ids), reden: "vergissing"))
    case 6:
      return .voorzieningGestart(
        VoorzieningGestart(voorziening: lot.kies(["v1", "v2"]), instrument: lot.kies(Instrument.allCases), datum: dag))
    case 7:
      return .voorzieningBeeindigd(VoorzieningBeeindigd(voorziening: lot.kies(["v1", "v2"]), datum: dag, uitkomst: .afgerond))
    case 8:
      return .plaatsingGestart(
        PlaatsingGestart(
          plaatsing: lot.kies(["p1", "p2"]), soort: lot.kies(PlaatsingSoort.allCases), datum: dag, urenPerWeek: Decimaal(32)))
    case 9: return .plaatsingBeeindigd(PlaatsingBeeindigd(plaatsing: lot.kies(["p1", "p2"]), datum: dag))
    case 10:
      return .activiteitGemeld(
        ActiviteitGemeld(
          soort: lot.kies(ActiviteitSoort.allCases), van: dag, tot: lot.kans(70) ? dag + 60 : nil, urenPerWeek: Decimaal(8)))
    case 11:
      return .gedragingGemeld(
        GedragingGemeld(
          datum: dag, gedraging: lot.kies(["18-4-a", "plan-van-aanpak", "uwv-inschrijving", "onbekend"]),
          verwijtbaar: lot.kans(90)))
    case 12:
      return .ontheffingVerleend(
        OntheffingVerleend(soort: lot.kies(OntheffingSoort.allCases), van: dag, tot: lot.kans(60) ? dag + 90 : nil))
    case 13:
      return .loonkostenGedeclareerd(
        LoonkostenGedeclareerd(
          maand: dag.maand, plaatsing: lot.kies(["p1", "p2"]), loonwaarde: 60, urenPerWeek: getal("32.5"),
          forfaitair: lot.kans(50),
          gedeclareerdCent: Eurocent(80000)))
    case 14: return .wachtlijstGeplaatst(Wachtlijst(datum: dag, soort: lot.kies(WachtlijstSoort.allCases)))
    case 15:
      return .wswLoonVerwerkt(
        WswLoonVerwerkt(
          maand: dag.maand, standaardeenheden: getal("0.85"), loonkostenCent: Eurocent(210000), opbrengstCent: Eurocent(30000)
        ))
    case 16: return .regieToegewezen(RegieToegewezen(datum: dag, functionaris: client, organisatie: "isd"))
    case 17: return .voorzieningVerlengd(VoorzieningVerlengd(voorziening: lot.kies(["v1", "v2"]), datum: dag))
    case 18:
      return .activiteitAangeboden(
        ActiviteitAangeboden(datum: dag, soort: lot.kans(50) ? .instrument(.scholing) : .activiteit(.activering)))
    case 19: return .wachtlijstBeeindigd(Wachtlijst(datum: dag, soort: lot.kies(WachtlijstSoort.allCases)))
    case 20:
      return .voorzieningGefactureerd(
        VoorzieningGefactureerd(
          boekdatum: dag, voorziening: "v1", instrument: lot.kies(Instrument.allCases),
          bedragCent: Eurocent(lot.kies([50000, -2500]))))
    case 21: return .verwijzingGedaan(VerwijzingGedaan(datum: dag, naar: lot.kies(Verwijsdoel.allCases)))
    case 22:
      return .overdrachtAangeboden(OverdrachtAangeboden(overdracht: "o1", datum: dag, naar: lot.kies(Verwijsdoel.allCases)))
    case 23:
      let vervolg = OverdrachtVervolg(overdracht: "o1", datum: dag)
      return lot.kans(70) ? .overdrachtAanvaard(vervolg) : .overdrachtTeruggegeven(vervolg)
    case 24:
      return .tevredenheidGemeten(TevredenheidGemeten(datum: dag, groep: .bijstand, cijfer: getal("7.5")))
    default:
      return .uitkeringVerwerkt(
        UitkeringVerwerkt(
          maand: dag.maand, inkomstenUitArbeidCent: Eurocent(lot.kies([0, 0, 30000, 90000])),
          overigeInkomstenCent: Eurocent(lot.kies([0, 1234])),
          betaaldCent: Eurocent(lot.kies([0, 92407, 91234])), precisie: lot.kans(20) ? .euro : nil))
    }
  }
}
