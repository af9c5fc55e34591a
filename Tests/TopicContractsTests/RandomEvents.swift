import Domain
import Seeded

/// Makes events of every type from a seed: the same seed, the same events.
struct RandomEvents {
  private var kans: SplitMix64
  /// Every optional field filled.
  var isVol = false

  init(seed: UInt64) { kans = SplitMix64(seed: seed) }

  mutating func volgende() -> UInt64 { kans.next() }

  mutating func getal(_ n: UInt64) -> UInt64 { volgende() % n }
  mutating func bool() -> Bool { getal(2) == 0 }
  mutating func keuze<T: CaseIterable>(_ type: T.Type) -> T { Array(type.allCases)[Int(getal(UInt64(type.allCases.count)))] }
  mutating func soms<T>(_ maak: (inout Self) -> T) -> T? { isVol || bool() ? maak(&self) : nil }
  /// 1900-01-01 … 2199-12-31.
  mutating func datum() -> CivilDate { CivilDate(dag: Int32(getal(109_573)) - 25_567) }
  mutating func later(_ van: CivilDate) -> CivilDate { min(van + Int(getal(400)), CivilDate(dag: 84_005)) }
  mutating func maand() -> Maand { Maand(jaar: 1900, maand: 1) + Int(getal(3600)) }
  mutating func gemeente() -> Gemeente { Gemeente(nummer: UInt16(getal(10_000))) }
  mutating func pseudoniem() -> Pseudonym { Pseudonym(hoog: volgende(), laag: volgende()) }
  mutating func cent() -> Eurocent {
    Eurocent([0, -1, 10_000_000_000_000, -10_000_000_000_000, Int64(getal(1_000_000)), -Int64(getal(500_000))][Int(getal(6))])
  }
  mutating func decimaal(_ range: ClosedRange<Int>) -> Decimaal {
    let geheel = range.lowerBound + Int(getal(UInt64(range.count)))
    let staart = ["", ".5", ".25", ".000001", ".50"][Int(getal(5))]
    return Decimaal("\(geheel)\(staart)")!
  }
  mutating func leefgebieden() -> [Leefgebied] { Leefgebied.allCases.filter { _ in isVol || bool() } }
  mutating func aanbod() -> Aanbod {
    bool() ? .instrument(keuze(Instrument.self)) : Aanbod(keuze(ActiviteitSoort.self).rawValue)!
  }
  mutating func tekst() -> String {
    let stukken = ["a", "7", "é", "\"", "\\", "\n", "/", "\u{1F600}", "\u{1}", "traject", " ", "\u{7F}"]
    return (0...getal(8)).map { _ in stukken[Int(getal(UInt64(stukken.count)))] }.joined()
  }
  mutating func diagnose() -> Diagnose {
    Diagnose(
      arbeidsvermogen: keuze(Arbeidsvermogen.self), verdiencapaciteit: Int(getal(101)), afstandMaanden: Int(getal(90)),
      volledigDuurzaamArbeidsongeschikt: bool(), aangewezenOpBeschut: bool(), inDoelgroepregister: bool(),
      onderwijsMogelijk: bool(), startkwalificatie: bool(), jonggehandicapt: bool())
  }

  mutating func onderwerp(_ volgorde: Int) -> Onderwerp {
    switch volgorde {
    case 16...19: .boekhouding(gemeente())
    case 31...34: .werkgever(pseudoniem())
    case 30: bool() ? .client(pseudoniem()) : .werkgever(pseudoniem())
    default: .client(pseudoniem())
    }
  }

  /// An event of the type with this place in the order of the specification.
  mutating func gebeurtenis(_ volgorde: Int) -> Gebeurtenis {
    Gebeurtenis(
      source: "urn:nld:oin:00000001823288444000:systeem:s\(getal(4))", id: tekst(),
      tijd: datumTijd(), onderwerp: onderwerp(volgorde), vervangt: soms { r in r.tekst() }, inhoud: inhoud(volgorde))
  }

  private mutating func datumTijd() -> Int64 { Int64(datum().dag) * 86_400_000 + Int64(getal(86_400_000)) }

  mutating func inhoud(_ volgorde: Int) -> Inhoud {
    switch volgorde {
    case 0:
      return .aanvraagOntvangen(
        AanvraagOntvangen(
          gemeente: gemeente(), regeling: keuze(Regeling.self), meldingsdatum: datum(), ingangsdatum: datum(),
          geboortedatum: datum(), leefvorm: keuze(Leefvorm.self), partnerGeboortedatum: soms { r in r.datum() },
          kostendelendeMedebewoners: Int(getal(40)), geboortedatumJongsteKind: soms { r in r.datum() },
          leefgebieden: leefgebieden(), zoektermijnUitzondering: bool(), diagnose: soms { r in r.diagnose() },
          huishouden: soms { r in r.pseudoniem() }, kanaal: soms { r in r.keuze(Kanaal.self) },
          redenInstroom: soms { r in r.keuze(RedenInstroom.self) }))
    case 1:
      return .aanvraagBesloten(AanvraagBesloten(aanvraag: tekst(), datum: datum(), uitkomst: keuze(AanvraagUitkomst.self)))
    case 2:
      return .diagnoseGesteld(DiagnoseGesteld(datum: datum(), diagnose: diagnose()))
    case 3:
      return .huishoudenGewijzigd(
        HuishoudenGewijzigd(
          datum: datum(), gemeente: soms { r in r.gemeente() }, leefvorm: soms { r in r.keuze(Leefvorm.self) },
          partnerGeboortedatum: soms { r in r.datum() }, kostendelendeMedebewoners: soms { r in Int(r.getal(40)) },
          geboortedatumJongsteKind: soms { r in r.datum() }))
    case 4:
      return .wachtlijstGeplaatst(Wachtlijst(datum: datum(), soort: keuze(WachtlijstSoort.self)))
    case 5:
      return .wachtlijstBeeindigd(Wachtlijst(datum: datum(), soort: keuze(WachtlijstSoort.self)))
    case 6:
      return .regieToegewezen(RegieToegewezen(datum: datum(), functionaris: pseudoniem(), organisatie: tekst()))
    case 7:
      return .verwijzingGedaan(VerwijzingGedaan(datum: datum(), naar: keuze(Verwijsdoel.self)))
    case 8:
      return .overdrachtAangeboden(OverdrachtAangeboden(overdracht: tekst(), datum: datum(), naar: keuze(Verwijsdoel.self)))
    case 9:
      return .overdrachtAanvaard(OverdrachtVervolg(overdracht: tekst(), datum: datum()))
    case 10:
      return .overdrachtTeruggegeven(OverdrachtVervolg(overdracht: tekst(), datum: datum()))
    case 11:
      return .gegevenIngetrokken(GegevenIngetrokken(gebeurtenis: tekst(), reden: tekst()))
    case 12:
      return .uitkeringVerwerkt(
        UitkeringVerwerkt(
          maand: maand(), inkomstenUitArbeidCent: cent(), overigeInkomstenCent: cent(), betaaldCent: cent(),
          precisie: soms { r in r.keuze(Precisie.self) }))
    case 13:
      return .loonkostenGedeclareerd(
        LoonkostenGedeclareerd(
          maand: maand(), plaatsing: tekst(), loonwaarde: Int(getal(101)), urenPerWeek: decimaal(0...80), forfaitair: bool(),
          gedeclareerdCent: cent()))
    case 14:
      return .voorzieningGefactureerd(
        VoorzieningGefactureerd(
          boekdatum: datum(), voorziening: tekst(), instrument: keuze(Instrument.self), bedragCent: cent()))
    case 15:
      return .wswLoonVerwerkt(
        WswLoonVerwerkt(
          maand: maand(), standaardeenheden: decimaal(-9...9), loonkostenCent: cent(), opbrengstCent: cent()))
    case 16:
      return .budgetVastgesteld(
        BudgetVastgesteld(
          jaar: 1900 + Int(getal(300)), fonds: keuze(Fonds.self), doelgroep: soms { r in r.tekst() },
          stadium: keuze(BudgetStadium.self), datum: datum(), bedragCent: cent()))
    case 17:
      return .batenOntvangen(
        BatenOntvangen(
          boekdatum: datum(), jaar: 1900 + Int(getal(300)), fonds: keuze(Fonds.self), bron: keuze(BatenBron.self),
          bedragCent: cent()))
    case 18:
      return .verplichtingAangegaan(
        VerplichtingAangegaan(
          verplichting: tekst(), jaar: 1900 + Int(getal(300)), fonds: keuze(Fonds.self), datum: datum(), bedragCent: cent()))
    case 19:
      return .uitvoeringskostenGeboekt(
        UitvoeringskostenGeboekt(
          boekdatum: datum(), uitvoerder: tekst(), soort: keuze(KostenSoort.self), bedragCent: cent()))
    case 20:
      return .uitstroomGemeld(UitstroomGemeld(datum: datum(), reden: keuze(UitstroomReden.self)))
    case 21:
      return .voorzieningGestart(VoorzieningGestart(voorziening: tekst(), instrument: keuze(Instrument.self), datum: datum()))
    case 22:
      return .voorzieningVerlengd(VoorzieningVerlengd(voorziening: tekst(), datum: datum()))
    case 23:
      return .voorzieningBeeindigd(
        VoorzieningBeeindigd(
          voorziening: tekst(), datum: datum(), uitkomst: keuze(VoorzieningUitkomst.self)))
    case 24:
      return .activiteitAangeboden(ActiviteitAangeboden(datum: datum(), soort: aanbod()))
    case 25:
      return .plaatsingGestart(
        PlaatsingGestart(
          plaatsing: tekst(), soort: keuze(PlaatsingSoort.self), datum: datum(), urenPerWeek: decimaal(0...80),
          loonwaarde: soms { r in Int(r.getal(101)) }, werkgever: soms { r in r.pseudoniem() },
          gemeenteWerkplek: soms { r in r.gemeente() }, via: soms { r in r.keuze(PlaatsingVia.self) }))
    case 26:
      return .plaatsingBeeindigd(PlaatsingBeeindigd(plaatsing: tekst(), datum: datum()))
    case 27:
      let van = datum()
      return .activiteitGemeld(
        ActiviteitGemeld(
          soort: keuze(ActiviteitSoort.self), van: van, tot: soms { r in r.later(van) }, urenPerWeek: decimaal(0...80)))
    case 28:
      return .gedragingGemeld(GedragingGemeld(datum: datum(), gedraging: tekst(), verwijtbaar: bool()))
    case 29:
      let van = datum()
      return .ontheffingVerleend(
        OntheffingVerleend(
          soort: keuze(OntheffingSoort.self), van: van, tot: soms { r in r.later(van) }))
    case 30:
      return .tevredenheidGemeten(
        TevredenheidGemeten(
          datum: datum(), groep: keuze(TevredenheidGroep.self), cijfer: decimaal(1...9), gemeente: soms { r in r.gemeente() }))
    case 31:
      return .werkgeverBenaderd(WerkgeverBenaderd(datum: datum(), gemeente: gemeente(), cluster: tekst()))
    case 32:
      return .vacatureGemeld(
        VacatureGemeld(
          vacature: tekst(), datum: datum(), gemeente: gemeente(), cluster: tekst(), urenPerWeek: decimaal(0...80)))
    case 33:
      return .vacatureVervuld(VacatureVervuld(vacature: tekst(), datum: datum()))
    default:
      let van = datum()
      return .afspraakGemaakt(
        AfspraakGemaakt(
          afspraak: tekst(), soort: keuze(AfspraakSoort.self), gemeente: gemeente(), aantal: Int(getal(40)), van: van,
          tot: later(van)))
    }
  }
}
