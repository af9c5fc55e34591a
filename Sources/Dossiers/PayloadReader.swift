import Domain

// The payloads in the binary form of a dossier record, version 1, field by field in the order of their declaration.
// What is written here can be read for ever: a new field is a new version (see `DossierRecord.versie`).

extension ByteReader {
  mutating func inhoud() throws(RecordError) -> Inhoud {
    let type = try byte()
    switch type {
    case 0: return .aanvraagOntvangen(try veld())
    case 1: return .aanvraagBesloten(try veld())
    case 2: return .diagnoseGesteld(try veld())
    case 3: return .huishoudenGewijzigd(try veld())
    case 4: return .wachtlijstGeplaatst(try veld())
    case 5: return .wachtlijstBeeindigd(try veld())
    case 6: return .regieToegewezen(try veld())
    case 7: return .verwijzingGedaan(try veld())
    case 8: return .overdrachtAangeboden(try veld())
    case 9: return .overdrachtAanvaard(try veld())
    case 10: return .overdrachtTeruggegeven(try veld())
    case 11: return .gegevenIngetrokken(try veld())
    case 12: return .uitkeringVerwerkt(try veld())
    case 13: return .loonkostenGedeclareerd(try veld())
    case 14: return .voorzieningGefactureerd(try veld())
    case 15: return .wswLoonVerwerkt(try veld())
    case 16: return .budgetVastgesteld(try veld())
    case 17: return .batenOntvangen(try veld())
    case 18: return .verplichtingAangegaan(try veld())
    case 19: return .uitvoeringskostenGeboekt(try veld())
    case 20: return .uitstroomGemeld(try veld())
    case 21: return .voorzieningGestart(try veld())
    case 22: return .voorzieningVerlengd(try veld())
    case 23: return .voorzieningBeeindigd(try veld())
    case 24: return .activiteitAangeboden(try veld())
    case 25: return .plaatsingGestart(try veld())
    case 26: return .plaatsingBeeindigd(try veld())
    case 27: return .activiteitGemeld(try veld())
    case 28: return .gedragingGemeld(try veld())
    case 29: return .ontheffingVerleend(try veld())
    case 30: return .tevredenheidGemeten(try veld())
    case 31: return .werkgeverBenaderd(try veld())
    case 32: return .vacatureGemeld(try veld())
    case 33: return .vacatureVervuld(try veld())
    case 34: return .afspraakGemaakt(try veld())
    default: throw fout("event type \(type) is not known to this version")
    }
  }

  private mutating func veld() throws(RecordError) -> AanvraagOntvangen {
    AanvraagOntvangen(
      gemeente: try veld(),
      regeling: try veld(),
      meldingsdatum: try veld(),
      ingangsdatum: try veld(),
      geboortedatum: try veld(),
      leefvorm: try veld(),
      partnerGeboortedatum: try veld(),
      kostendelendeMedebewoners: try veld(),
      geboortedatumJongsteKind: try veld(),
      leefgebieden: try veld(),
      zoektermijnUitzondering: try veld(),
      diagnose: try veld(),
      huishouden: try veld(),
      kanaal: try veld(),
      redenInstroom: try veld()
    )
  }

  private mutating func veld() throws(RecordError) -> AanvraagBesloten {
    AanvraagBesloten(aanvraag: try id(), datum: try veld(), uitkomst: try veld())
  }

  private mutating func veld() throws(RecordError) -> DiagnoseGesteld {
    DiagnoseGesteld(datum: try veld(), diagnose: try veld())
  }

  private mutating func veld() throws(RecordError) -> HuishoudenGewijzigd {
    HuishoudenGewijzigd(
      datum: try veld(),
      gemeente: try veld(),
      leefvorm: try veld(),
      partnerGeboortedatum: try veld(),
      kostendelendeMedebewoners: try veld(),
      geboortedatumJongsteKind: try veld()
    )
  }

  private mutating func veld() throws(RecordError) -> Wachtlijst {
    Wachtlijst(datum: try veld(), soort: try veld())
  }

  private mutating func veld() throws(RecordError) -> RegieToegewezen {
    RegieToegewezen(datum: try veld(), functionaris: try veld(), organisatie: try veld())
  }

  private mutating func veld() throws(RecordError) -> VerwijzingGedaan {
    VerwijzingGedaan(datum: try veld(), naar: try veld())
  }

  private mutating func veld() throws(RecordError) -> OverdrachtAangeboden {
    OverdrachtAangeboden(overdracht: try id(), datum: try veld(), naar: try veld())
  }

  private mutating func veld() throws(RecordError) -> OverdrachtVervolg {
    OverdrachtVervolg(overdracht: try id(), datum: try veld())
  }

  private mutating func veld() throws(RecordError) -> GegevenIngetrokken {
    GegevenIngetrokken(gebeurtenis: try id(), reden: try veld())
  }

  private mutating func veld() throws(RecordError) -> UitkeringVerwerkt {
    UitkeringVerwerkt(
      maand: try veld(),
      inkomstenUitArbeidCent: try veld(),
      overigeInkomstenCent: try veld(),
      betaaldCent: try veld(),
      precisie: try veld()
    )
  }

  private mutating func veld() throws(RecordError) -> LoonkostenGedeclareerd {
    LoonkostenGedeclareerd(
      maand: try veld(),
      plaatsing: try id(),
      loonwaarde: try veld(),
      urenPerWeek: try veld(),
      forfaitair: try veld(),
      gedeclareerdCent: try veld()
    )
  }

  private mutating func veld() throws(RecordError) -> VoorzieningGefactureerd {
    VoorzieningGefactureerd(boekdatum: try veld(), voorziening: try id(), instrument: try veld(), bedragCent: try veld())
  }

  private mutating func veld() throws(RecordError) -> WswLoonVerwerkt {
    WswLoonVerwerkt(maand: try veld(), standaardeenheden: try veld(), loonkostenCent: try veld(), opbrengstCent: try veld())
  }

  private mutating func veld() throws(RecordError) -> BudgetVastgesteld {
    BudgetVastgesteld(
      jaar: try veld(),
      fonds: try veld(),
      doelgroep: try veld(),
      stadium: try veld(),
      datum: try veld(),
      bedragCent: try veld()
    )
  }

  private mutating func veld() throws(RecordError) -> BatenOntvangen {
    BatenOntvangen(boekdatum: try veld(), jaar: try veld(), fonds: try veld(), bron: try veld(), bedragCent: try veld())
  }

  private mutating func veld() throws(RecordError) -> VerplichtingAangegaan {
    VerplichtingAangegaan(verplichting: try id(), jaar: try veld(), fonds: try veld(), datum: try veld(), bedragCent: try veld())
  }

  private mutating func veld() throws(RecordError) -> UitvoeringskostenGeboekt {
    UitvoeringskostenGeboekt(boekdatum: try veld(), uitvoerder: try veld(), soort: try veld(), bedragCent: try veld())
  }

  private mutating func veld() throws(RecordError) -> UitstroomGemeld {
    UitstroomGemeld(datum: try veld(), reden: try veld())
  }

  private mutating func veld() throws(RecordError) -> VoorzieningGestart {
    VoorzieningGestart(voorziening: try id(), instrument: try veld(), datum: try veld())
  }

  private mutating func veld() throws(RecordError) -> VoorzieningVerlengd {
    VoorzieningVerlengd(voorziening: try id(), datum: try veld())
  }

  private mutating func veld() throws(RecordError) -> VoorzieningBeeindigd {
    VoorzieningBeeindigd(voorziening: try id(), datum: try veld(), uitkomst: try veld())
  }

  private mutating func veld() throws(RecordError) -> ActiviteitAangeboden {
    ActiviteitAangeboden(datum: try veld(), soort: try veld())
  }

  private mutating func veld() throws(RecordError) -> PlaatsingGestart {
    PlaatsingGestart(
      plaatsing: try id(),
      soort: try veld(),
      datum: try veld(),
      urenPerWeek: try veld(),
      loonwaarde: try veld(),
      werkgever: try veld(),
      gemeenteWerkplek: try veld(),
      via: try veld()
    )
  }

  private mutating func veld() throws(RecordError) -> PlaatsingBeeindigd {
    PlaatsingBeeindigd(plaatsing: try id(), datum: try veld())
  }

  private mutating func veld() throws(RecordError) -> ActiviteitGemeld {
    ActiviteitGemeld(soort: try veld(), van: try veld(), tot: try veld(), urenPerWeek: try veld())
  }

  private mutating func veld() throws(RecordError) -> GedragingGemeld {
    GedragingGemeld(datum: try veld(), gedraging: try veld(), verwijtbaar: try veld())
  }

  private mutating func veld() throws(RecordError) -> OntheffingVerleend {
    OntheffingVerleend(soort: try veld(), van: try veld(), tot: try veld())
  }

  private mutating func veld() throws(RecordError) -> TevredenheidGemeten {
    TevredenheidGemeten(datum: try veld(), groep: try veld(), cijfer: try veld(), gemeente: try veld())
  }

  private mutating func veld() throws(RecordError) -> WerkgeverBenaderd {
    WerkgeverBenaderd(datum: try veld(), gemeente: try veld(), cluster: try veld())
  }

  private mutating func veld() throws(RecordError) -> VacatureGemeld {
    VacatureGemeld(vacature: try id(), datum: try veld(), gemeente: try veld(), cluster: try veld(), urenPerWeek: try veld())
  }

  private mutating func veld() throws(RecordError) -> VacatureVervuld {
    VacatureVervuld(vacature: try id(), datum: try veld())
  }

  private mutating func veld() throws(RecordError) -> AfspraakGemaakt {
    AfspraakGemaakt(
      afspraak: try id(),
      soort: try veld(),
      gemeente: try veld(),
      aantal: try veld(),
      van: try veld(),
      tot: try veld()
    )
  }

  // Fields, as `ByteWriter` writes them.
  private mutating func veld() throws(RecordError) -> Int { Int(try teken()) }
  private mutating func veld() throws(RecordError) -> Bool { try byte() != 0 }
  private mutating func veld() throws(RecordError) -> String { try tekst() }
  private mutating func veld() throws(RecordError) -> CivilDate { CivilDate(dag: try smal()) }
  private mutating func veld() throws(RecordError) -> Maand { Maand(nummer: Int32(clamping: try getal())) }
  private mutating func veld() throws(RecordError) -> Eurocent { Eurocent(try teken()) }
  private mutating func veld() throws(RecordError) -> Gemeente { Gemeente(nummer: UInt16(clamping: try getal())) }
  private mutating func veld<C: Code>() throws(RecordError) -> C where C.AllCases == [C] { try code() }
  private mutating func veld() throws(RecordError) -> Aanbod {
    let code = try tekst()
    guard let aanbod = Aanbod(code) else { throw fout("aanbod is not known to this version") }
    return aanbod
  }
  private mutating func veld() throws(RecordError) -> Decimaal {
    let schaal = try byte()
    guard schaal <= 6 else { throw fout("a decimal has at most six decimals") }
    return Decimaal(mantisse: try teken(), schaal: schaal)
  }
  private mutating func veld() throws(RecordError) -> Pseudonym { Pseudonym(hoog: try vast(), laag: try vast()) }
  private mutating func veld() throws(RecordError) -> [Leefgebied] {
    var lijst: [Leefgebied] = []
    for _ in 0..<(try aantal()) { lijst.append(try code()) }
    return lijst
  }
  private mutating func veld() throws(RecordError) -> Diagnose {
    let arbeidsvermogen: Arbeidsvermogen = try code()
    let verdiencapaciteit: Int = try veld()
    let afstand: Int = try veld()
    let vlaggen = try byte()
    func vlag(_ plaats: UInt8) -> Bool { vlaggen & (1 << plaats) != 0 }
    return Diagnose(
      arbeidsvermogen: arbeidsvermogen, verdiencapaciteit: verdiencapaciteit, afstandMaanden: afstand,
      volledigDuurzaamArbeidsongeschikt: vlag(0), aangewezenOpBeschut: vlag(1), inDoelgroepregister: vlag(2),
      onderwijsMogelijk: vlag(3), startkwalificatie: vlag(4), jonggehandicapt: vlag(5))
  }
  private mutating func smal() throws(RecordError) -> Int32 { Int32(clamping: try teken()) }
  private mutating func veld() throws(RecordError) -> CivilDate? { try byte() == 0 ? nil : try veld() as CivilDate }
  private mutating func veld() throws(RecordError) -> Diagnose? { try byte() == 0 ? nil : try veld() as Diagnose }
  private mutating func veld() throws(RecordError) -> Gemeente? { try byte() == 0 ? nil : try veld() as Gemeente }
  private mutating func veld() throws(RecordError) -> Int? { try byte() == 0 ? nil : try veld() as Int }
  private mutating func veld() throws(RecordError) -> Kanaal? { try byte() == 0 ? nil : try veld() as Kanaal }
  private mutating func veld() throws(RecordError) -> Leefvorm? { try byte() == 0 ? nil : try veld() as Leefvorm }
  private mutating func veld() throws(RecordError) -> PlaatsingVia? { try byte() == 0 ? nil : try veld() as PlaatsingVia }
  private mutating func veld() throws(RecordError) -> Precisie? { try byte() == 0 ? nil : try veld() as Precisie }
  private mutating func veld() throws(RecordError) -> Pseudonym? { try byte() == 0 ? nil : try veld() as Pseudonym }
  private mutating func veld() throws(RecordError) -> RedenInstroom? { try byte() == 0 ? nil : try veld() as RedenInstroom }
  private mutating func veld() throws(RecordError) -> String? { try byte() == 0 ? nil : try veld() as String }
}
