extension Inhoud {
  /// Position of the type in the order of the specification, 0 first.
  public var volgorde: Int {
    switch self {
    case .aanvraagOntvangen: 0
    case .aanvraagBesloten: 1
    case .diagnoseGesteld: 2
    case .huishoudenGewijzigd: 3
    case .wachtlijstGeplaatst: 4
    case .wachtlijstBeeindigd: 5
    case .regieToegewezen: 6
    case .verwijzingGedaan: 7
    case .overdrachtAangeboden: 8
    case .overdrachtAanvaard: 9
    case .overdrachtTeruggegeven: 10
    case .gegevenIngetrokken: 11
    case .uitkeringVerwerkt: 12
    case .loonkostenGedeclareerd: 13
    case .voorzieningGefactureerd: 14
    case .wswLoonVerwerkt: 15
    case .budgetVastgesteld: 16
    case .batenOntvangen: 17
    case .verplichtingAangegaan: 18
    case .uitvoeringskostenGeboekt: 19
    case .uitstroomGemeld: 20
    case .voorzieningGestart: 21
    case .voorzieningVerlengd: 22
    case .voorzieningBeeindigd: 23
    case .activiteitAangeboden: 24
    case .plaatsingGestart: 25
    case .plaatsingBeeindigd: 26
    case .activiteitGemeld: 27
    case .gedragingGemeld: 28
    case .ontheffingVerleend: 29
    case .tevredenheidGemeten: 30
    case .werkgeverBenaderd: 31
    case .vacatureGemeld: 32
    case .vacatureVervuld: 33
    case .afspraakGemaakt: 34
    }
  }

  /// The CloudEvents type: `nl.werkeninkomen.` + name + `.v1`.
  public var type: String { Self.voorvoegsel + Self.namen[volgorde] + ".v1" }

  public static let voorvoegsel = "nl.werkeninkomen."

  /// Names in the order of `volgorde`.
  public static let namen = [
    "aanvraag-ontvangen", "aanvraag-besloten", "diagnose-gesteld", "huishouden-gewijzigd", "wachtlijst-geplaatst",
    "wachtlijst-beeindigd", "regie-toegewezen", "verwijzing-gedaan", "overdracht-aangeboden", "overdracht-aanvaard",
    "overdracht-teruggegeven", "gegeven-ingetrokken",
    "uitkering-verwerkt", "loonkosten-gedeclareerd", "voorziening-gefactureerd", "wsw-loon-verwerkt", "budget-vastgesteld",
    "baten-ontvangen", "verplichting-aangegaan", "uitvoeringskosten-geboekt",
    "uitstroom-gemeld", "voorziening-gestart", "voorziening-verlengd", "voorziening-beeindigd", "activiteit-aangeboden",
    "plaatsing-gestart", "plaatsing-beeindigd", "activiteit-gemeld", "gedraging-gemeld", "ontheffing-verleend",
    "tevredenheid-gemeten", "werkgever-benaderd", "vacature-gemeld", "vacature-vervuld", "afspraak-gemaakt",
  ]

  /// The topic of a type by its position; a retraction (nil) may come on any of the three.
  public static func invoer(volgorde: Int) -> Invoer? {
    switch volgorde {
    case 11: nil
    case ..<12: .intake
    case ..<20: .payment
    default: .report
    }
  }

  /// The fact's own date: `datum`, `van`, `boekdatum`, a month's first day. Nil for an aanvraag, whose date is its *start*
  /// and follows from parameters, and for a retraction, which has none.
  public var datum: CivilDate? {
    switch self {
    case .aanvraagOntvangen, .gegevenIngetrokken: nil
    case .aanvraagBesloten(let d): d.datum
    case .diagnoseGesteld(let d): d.datum
    case .huishoudenGewijzigd(let d): d.datum
    case .wachtlijstGeplaatst(let d), .wachtlijstBeeindigd(let d): d.datum
    case .regieToegewezen(let d): d.datum
    case .verwijzingGedaan(let d): d.datum
    case .overdrachtAangeboden(let d): d.datum
    case .overdrachtAanvaard(let d), .overdrachtTeruggegeven(let d): d.datum
    case .uitkeringVerwerkt(let d): d.maand.eersteDag
    case .loonkostenGedeclareerd(let d): d.maand.eersteDag
    case .voorzieningGefactureerd(let d): d.boekdatum
    case .wswLoonVerwerkt(let d): d.maand.eersteDag
    case .budgetVastgesteld(let d): d.datum
    case .batenOntvangen(let d): d.boekdatum
    case .verplichtingAangegaan(let d): d.datum
    case .uitvoeringskostenGeboekt(let d): d.boekdatum
    case .uitstroomGemeld(let d): d.datum
    case .voorzieningGestart(let d): d.datum
    case .voorzieningVerlengd(let d): d.datum
    case .voorzieningBeeindigd(let d): d.datum
    case .activiteitAangeboden(let d): d.datum
    case .plaatsingGestart(let d): d.datum
    case .plaatsingBeeindigd(let d): d.datum
    case .activiteitGemeld(let d): d.van
    case .gedragingGemeld(let d): d.datum
    case .ontheffingVerleend(let d): d.van
    case .tevredenheidGemeten(let d): d.datum
    case .werkgeverBenaderd(let d): d.datum
    case .vacatureGemeld(let d): d.datum
    case .vacatureVervuld(let d): d.datum
    case .afspraakGemaakt(let d): d.van
    }
  }
}
