import Domain

// The payloads in the binary form of a dossier record, version 1, field by field in the order of their declaration.
// What is written here can be read for ever: a new field is a new version (see `DossierRecord.versie`).

extension ByteWriter {
  mutating func inhoud(_ inhoud: Inhoud) {
    byte(UInt8(inhoud.volgorde))
    switch inhoud {
    case .aanvraagOntvangen(let d): veld(d)
    case .aanvraagBesloten(let d): veld(d)
    case .diagnoseGesteld(let d): veld(d)
    case .huishoudenGewijzigd(let d): veld(d)
    case .wachtlijstGeplaatst(let d): veld(d)
    case .wachtlijstBeeindigd(let d): veld(d)
    case .regieToegewezen(let d): veld(d)
    case .verwijzingGedaan(let d): veld(d)
    case .overdrachtAangeboden(let d): veld(d)
    case .overdrachtAanvaard(let d): veld(d)
    case .overdrachtTeruggegeven(let d): veld(d)
    case .gegevenIngetrokken(let d): veld(d)
    case .uitkeringVerwerkt(let d): veld(d)
    case .loonkostenGedeclareerd(let d): veld(d)
    case .voorzieningGefactureerd(let d): veld(d)
    case .wswLoonVerwerkt(let d): veld(d)
    case .budgetVastgesteld(let d): veld(d)
    case .batenOntvangen(let d): veld(d)
    case .verplichtingAangegaan(let d): veld(d)
    case .uitvoeringskostenGeboekt(let d): veld(d)
    case .uitstroomGemeld(let d): veld(d)
    case .voorzieningGestart(let d): veld(d)
    case .voorzieningVerlengd(let d): veld(d)
    case .voorzieningBeeindigd(let d): veld(d)
    case .activiteitAangeboden(let d): veld(d)
    case .plaatsingGestart(let d): veld(d)
    case .plaatsingBeeindigd(let d): veld(d)
    case .activiteitGemeld(let d): veld(d)
    case .gedragingGemeld(let d): veld(d)
    case .ontheffingVerleend(let d): veld(d)
    case .tevredenheidGemeten(let d): veld(d)
    case .werkgeverBenaderd(let d): veld(d)
    case .vacatureGemeld(let d): veld(d)
    case .vacatureVervuld(let d): veld(d)
    case .afspraakGemaakt(let d): veld(d)
    }
  }

  private mutating func veld(_ d: AanvraagOntvangen) {
    veld(d.gemeente)
    veld(d.regeling)
    veld(d.meldingsdatum)
    veld(d.ingangsdatum)
    veld(d.geboortedatum)
    veld(d.leefvorm)
    veld(d.partnerGeboortedatum)
    veld(d.kostendelendeMedebewoners)
    veld(d.geboortedatumJongsteKind)
    veld(d.leefgebieden)
    veld(d.zoektermijnUitzondering)
    veld(d.diagnose)
    veld(d.huishouden)
    veld(d.kanaal)
    veld(d.redenInstroom)
  }

  private mutating func veld(_ d: AanvraagBesloten) {
    id(d.aanvraag)
    veld(d.datum)
    veld(d.uitkomst)
  }

  private mutating func veld(_ d: DiagnoseGesteld) {
    veld(d.datum)
    veld(d.diagnose)
  }

  private mutating func veld(_ d: HuishoudenGewijzigd) {
    veld(d.datum)
    veld(d.gemeente)
    veld(d.leefvorm)
    veld(d.partnerGeboortedatum)
    veld(d.kostendelendeMedebewoners)
    veld(d.geboortedatumJongsteKind)
  }

  private mutating func veld(_ d: Wachtlijst) {
    veld(d.datum)
    veld(d.soort)
  }

  private mutating func veld(_ d: RegieToegewezen) {
    veld(d.datum)
    veld(d.functionaris)
    veld(d.organisatie)
  }

  private mutating func veld(_ d: VerwijzingGedaan) {
    veld(d.datum)
    veld(d.naar)
  }

  private mutating func veld(_ d: OverdrachtAangeboden) {
    id(d.overdracht)
    veld(d.datum)
    veld(d.naar)
  }

  private mutating func veld(_ d: OverdrachtVervolg) {
    id(d.overdracht)
    veld(d.datum)
  }

  private mutating func veld(_ d: GegevenIngetrokken) {
    id(d.gebeurtenis)
    veld(d.reden)
  }

  private mutating func veld(_ d: UitkeringVerwerkt) {
    veld(d.maand)
    veld(d.inkomstenUitArbeidCent)
    veld(d.overigeInkomstenCent)
    veld(d.betaaldCent)
    veld(d.precisie)
  }

  private mutating func veld(_ d: LoonkostenGedeclareerd) {
    veld(d.maand)
    id(d.plaatsing)
    veld(d.loonwaarde)
    veld(d.urenPerWeek)
    veld(d.forfaitair)
    veld(d.gedeclareerdCent)
  }

  private mutating func veld(_ d: VoorzieningGefactureerd) {
    veld(d.boekdatum)
    id(d.voorziening)
    veld(d.instrument)
    veld(d.bedragCent)
  }

  private mutating func veld(_ d: WswLoonVerwerkt) {
    veld(d.maand)
    veld(d.standaardeenheden)
    veld(d.loonkostenCent)
    veld(d.opbrengstCent)
  }

  private mutating func veld(_ d: BudgetVastgesteld) {
    veld(d.jaar)
    veld(d.fonds)
    veld(d.doelgroep)
    veld(d.stadium)
    veld(d.datum)
    veld(d.bedragCent)
  }

  private mutating func veld(_ d: BatenOntvangen) {
    veld(d.boekdatum)
    veld(d.jaar)
    veld(d.fonds)
    veld(d.bron)
    veld(d.bedragCent)
  }

  private mutating func veld(_ d: VerplichtingAangegaan) {
    id(d.verplichting)
    veld(d.jaar)
    veld(d.fonds)
    veld(d.datum)
    veld(d.bedragCent)
  }

  private mutating func veld(_ d: UitvoeringskostenGeboekt) {
    veld(d.boekdatum)
    veld(d.uitvoerder)
    veld(d.soort)
    veld(d.bedragCent)
  }

  private mutating func veld(_ d: UitstroomGemeld) {
    veld(d.datum)
    veld(d.reden)
  }

  private mutating func veld(_ d: VoorzieningGestart) {
    id(d.voorziening)
    veld(d.instrument)
    veld(d.datum)
  }

  private mutating func veld(_ d: VoorzieningVerlengd) {
    id(d.voorziening)
    veld(d.datum)
  }

  private mutating func veld(_ d: VoorzieningBeeindigd) {
    id(d.voorziening)
    veld(d.datum)
    veld(d.uitkomst)
  }

  private mutating func veld(_ d: ActiviteitAangeboden) {
    veld(d.datum)
    veld(d.soort)
  }

  private mutating func veld(_ d: PlaatsingGestart) {
    id(d.plaatsing)
    veld(d.soort)
    veld(d.datum)
    veld(d.urenPerWeek)
    veld(d.loonwaarde)
    veld(d.werkgever)
    veld(d.gemeenteWerkplek)
    veld(d.via)
  }

  private mutating func veld(_ d: PlaatsingBeeindigd) {
    id(d.plaatsing)
    veld(d.datum)
  }

  private mutating func veld(_ d: ActiviteitGemeld) {
    veld(d.soort)
    veld(d.van)
    veld(d.tot)
    veld(d.urenPerWeek)
  }

  private mutating func veld(_ d: GedragingGemeld) {
    veld(d.datum)
    veld(d.gedraging)
    veld(d.verwijtbaar)
  }

  private mutating func veld(_ d: OntheffingVerleend) {
    veld(d.soort)
    veld(d.van)
    veld(d.tot)
  }

  private mutating func veld(_ d: TevredenheidGemeten) {
    veld(d.datum)
    veld(d.groep)
    veld(d.cijfer)
    veld(d.gemeente)
  }

  private mutating func veld(_ d: WerkgeverBenaderd) {
    veld(d.datum)
    veld(d.gemeente)
    veld(d.cluster)
  }

  private mutating func veld(_ d: VacatureGemeld) {
    id(d.vacature)
    veld(d.datum)
    veld(d.gemeente)
    veld(d.cluster)
    veld(d.urenPerWeek)
  }

  private mutating func veld(_ d: VacatureVervuld) {
    id(d.vacature)
    veld(d.datum)
  }

  private mutating func veld(_ d: AfspraakGemaakt) {
    id(d.afspraak)
    veld(d.soort)
    veld(d.gemeente)
    veld(d.aantal)
    veld(d.van)
    veld(d.tot)
  }

  // Fields. An optional one is preceded by a byte that tells whether it is there.
  private mutating func veld(_ n: Int) { teken(Int64(n)) }
  private mutating func veld(_ b: Bool) { byte(b ? 1 : 0) }
  private mutating func veld(_ t: String) { tekst(t) }
  private mutating func veld(_ d: CivilDate) { teken(Int64(d.dag)) }
  private mutating func veld(_ m: Maand) { getal(UInt64(m.nummer)) }
  private mutating func veld(_ e: Eurocent) { teken(e.cent) }
  private mutating func veld(_ g: Gemeente) { getal(UInt64(g.nummer)) }
  private mutating func veld(_ a: Aanbod) { tekst(a.code) }
  private mutating func veld<C: Code>(_ c: C) where C.AllCases == [C] { byte(UInt8(c.plaats)) }
  private mutating func veld(_ d: Decimaal) {
    byte(d.schaal)
    teken(d.mantisse)
  }
  private mutating func veld(_ p: Pseudonym) {
    vast(p.hoog)
    vast(p.laag)
  }
  private mutating func veld(_ lijst: [Leefgebied]) {
    getal(UInt64(lijst.count))
    for gebied in lijst { veld(gebied) }
  }
  private mutating func veld(_ d: Diagnose) {
    veld(d.arbeidsvermogen)
    veld(d.verdiencapaciteit)
    veld(d.afstandMaanden)
    var vlaggen: UInt8 = 0
    for (plaats, vlag) in d.vlaggen.enumerated() where vlag { vlaggen |= 1 << UInt8(plaats) }
    byte(vlaggen)
  }
  private mutating func veld(_ waarde: CivilDate?) {
    byte(waarde == nil ? 0 : 1)
    if let waarde { veld(waarde) }
  }
  private mutating func veld(_ waarde: Diagnose?) {
    byte(waarde == nil ? 0 : 1)
    if let waarde { veld(waarde) }
  }
  private mutating func veld(_ waarde: Gemeente?) {
    byte(waarde == nil ? 0 : 1)
    if let waarde { veld(waarde) }
  }
  private mutating func veld(_ waarde: Int?) {
    byte(waarde == nil ? 0 : 1)
    if let waarde { veld(waarde) }
  }
  private mutating func veld(_ waarde: Kanaal?) {
    byte(waarde == nil ? 0 : 1)
    if let waarde { veld(waarde) }
  }
  private mutating func veld(_ waarde: Leefvorm?) {
    byte(waarde == nil ? 0 : 1)
    if let waarde { veld(waarde) }
  }
  private mutating func veld(_ waarde: PlaatsingVia?) {
    byte(waarde == nil ? 0 : 1)
    if let waarde { veld(waarde) }
  }
  private mutating func veld(_ waarde: Precisie?) {
    byte(waarde == nil ? 0 : 1)
    if let waarde { veld(waarde) }
  }
  private mutating func veld(_ waarde: Pseudonym?) {
    byte(waarde == nil ? 0 : 1)
    if let waarde { veld(waarde) }
  }
  private mutating func veld(_ waarde: RedenInstroom?) {
    byte(waarde == nil ? 0 : 1)
    if let waarde { veld(waarde) }
  }
  private mutating func veld(_ waarde: String?) {
    byte(waarde == nil ? 0 : 1)
    if let waarde { veld(waarde) }
  }
}

extension Diagnose {
  fileprivate var vlaggen: [Bool] {
    [
      volledigDuurzaamArbeidsongeschikt, aangewezenOpBeschut, inDoelgroepregister, onderwijsMogelijk, startkwalificatie,
      jonggehandicapt,
    ]
  }
}
