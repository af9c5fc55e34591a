import Domain

/// The Dutch title, the unit and the meaning of a maat, for people and for whoever builds on the API.
struct Maatnaam: Sendable {
  /// What a value counts.
  enum Eenheid: String, CaseIterable, Sendable {
    case personen, aantal, eurocent, dagen, standaardeenheden, cijferpunten

    var omschrijving: String {
      switch self {
      case .personen: "personen"
      case .aantal: "aantal"
      case .eurocent: "eurocenten"
      case .dagen: "dagen"
      case .standaardeenheden: "standaardeenheden Wsw"
      case .cijferpunten: "punten, opgetelde rapportcijfers"
      }
    }
  }

  let titel: String
  let eenheid: Eenheid
  let omschrijving: String

  private init(_ titel: String, _ eenheid: Eenheid, _ omschrijving: String) {
    self.titel = titel
    self.eenheid = eenheid
    self.omschrijving = omschrijving
  }

  static func van(_ maat: Maat) -> Maatnaam { tabel[maat] ?? Maatnaam(maat.naam, .aantal, "") }

  static let tabel: [Maat: Maatnaam] = [
    .aanvraag: .init("Aanvragen", .aantal, "Aanvragen, in de maand van de melding."),
    .aanvraagUitkomst: .init("Besluiten op aanvragen", .aantal, "Besluiten op aanvragen, in de maand van het besluit."),
    .doorlooptijdDagen: .init("Doorlooptijd van aanvragen", .dagen, "Dagen van melding tot besluit, opgeteld."),
    .bestand: .init("Bestand", .personen, "Personen met een lopende periode aan het eind van de maand."),
    .instroom: .init("Instroom", .personen, "Perioden die in de maand begonnen."),
    .uitstroom: .init("Uitstroom", .personen, "Perioden die in de maand eindigden."),
    .doorstroom: .init("Doorstroom tussen sporen", .personen, "Veranderingen van spoor binnen een periode."),
    .actief: .init("Actief", .personen, "Personen met werk, een voorziening of een activiteit aan het eind van de maand."),
    .tegenprestatieplichtig: .init("Tegenprestatie verplicht", .personen, "Personen die een tegenprestatie moeten leveren."),
    .tegenprestatieVervuld: .init("Tegenprestatie geleverd", .personen, "Van hen: wie er een levert."),
    .ontheffing: .init(
      "Ontheven van de arbeidsverplichting", .personen, "Personen met een ontheffing aan het eind van de maand."),
    .voorzieningLopend: .init("Lopende voorzieningen", .aantal, "Voorzieningen die aan het eind van de maand lopen."),
    .voorzieningGestart: .init("Gestarte voorzieningen", .aantal, "Voorzieningen die in de maand begonnen."),
    .plaatsing: .init("Plaatsingen", .aantal, "Plaatsingen die aan het eind van de maand lopen."),
    .wswBuiten: .init("Wsw buiten de muren", .personen, "Personen in de Wsw die gedetacheerd, begeleid of regulier werken."),
    .wswBinnen: .init("Wsw binnen de muren", .personen, "Personen in de Wsw die binnen werken."),
    .lksAantal: .init("Met loonkostensubsidie", .personen, "Personen met een plaatsing met loonkostensubsidie."),
    .activeringOfTegenprestatie: .init(
      "Activering of tegenprestatie", .personen, "Personen met een van beide, elk één keer geteld."),
    .uitstroomDuurzaam: .init("Duurzame uitstroom", .personen, "Uitstroom naar werk zonder terugval binnen de termijn."),
    .terugval: .init("Terugval", .personen, "Personen die na uitstroom naar werk terugkwamen."),
    .deeltijd: .init("Werk in deeltijd", .personen, "Personen met inkomsten uit arbeid naast de uitkering, in de maand."),
    .trajectDagen: .init("Duur van trajecten", .dagen, "Dagen van trajecten die in de maand eindigden, opgeteld."),
    .trajectAantal: .init("Beëindigde trajecten", .aantal, "Trajecten die in de maand eindigden."),
    .overdracht: .init("Overdrachten", .aantal, "Overdrachten aan een andere organisatie."),
    .zonderRegie: .init("Zonder regie", .personen, "Personen zonder toegewezen regievoerder."),
    .stappen: .init("Stappen tot werk", .personen, "Stappen die iemand zette van melding tot uitstroom."),
    .buitenRegel: .init("Buiten de regels", .aantal, "Voorzieningen buiten wat de regels toelaten."),
    .buitenRegelCent: .init("Uitgaven buiten de regels", .eurocent, "Uitgaven daaraan."),
    .budgetCent: .init("Budget", .eurocent, "Vastgesteld budget, als verschil met het vorige besluit."),
    .batenCent: .init("Baten", .eurocent, "Ontvangen baten."),
    .verplichtingCent: .init("Verplichtingen", .eurocent, "Aangegane verplichtingen."),
    .uitvoeringskostenCent: .init("Uitvoeringskosten", .eurocent, "Geboekte kosten van de uitvoering."),
    .werkgeverBereikt: .init("Bereikte werkgevers", .aantal, "Werkgevers die zijn benaderd."),
    .vacature: .init("Vacatures", .aantal, "Gemelde vacatures."),
    .vacatureVervuld: .init("Vervulde vacatures", .aantal, "Vacatures die zijn vervuld."),
    .afspraak: .init("Afspraken met werkgevers", .aantal, "Afgesproken plaatsen."),
    .afspraakNagekomen: .init("Nagekomen afspraken", .aantal, "Plaatsen die er kwamen."),
    .verdringing: .init("Mogelijke verdringing", .aantal, "Signalen van verdringing."),
    .wachtlijst: .init("Wachtlijst", .personen, "Personen op een wachtlijst aan het eind van de maand."),
    .termijnOpen: .init("Open termijnen", .aantal, "Termijnen die aan het eind van de maand openstaan."),
    .termijnVoldaan: .init("Gehaalde termijnen", .aantal, "Termijnen waaraan op tijd is voldaan."),
    .termijnTeLaat: .init("Gemiste termijnen", .aantal, "Termijnen die voorbijgingen."),
    .naarSchool: .init(
      "Jongeren terug naar school", .personen,
      "Personen jonger dan 27 met onderwijs als mogelijkheid, die naar school gingen of een leerwerktraject zonder uitkering."),
    .jongereOnderwijsMogelijk: .init(
      "Jongeren met onderwijs als mogelijkheid", .personen,
      "Personen jonger dan 27 voor wie onderwijs mogelijk is, elk één keer geteld."),
    .maatregel: .init("Maatregelen", .aantal, "Opgelegde maatregelen en waarschuwingen."),
    .integraleIntake: .init("Integrale intakes", .aantal, "Aanvragen met een integrale intake."),
    .herziening: .init("Herzieningen", .aantal, "Uitkeringen die anders zijn betaald dan het recht was."),
    .uitkeringAantal: .init("Vastgestelde uitkeringen", .aantal, "Uitkeringen van een maand waarvan het recht is vastgesteld."),
    .uitkeringRechtCent: .init("Uitkering: recht", .eurocent, "Het recht, met vakantietoeslag."),
    .uitkeringBetaaldCent: .init("Uitkering: betaald", .eurocent, "Betaald door het systeem van de gemeente."),
    .verschilCent: .init("Uitkering: verschil", .eurocent, "Betaald min betaalbaar recht."),
    .uitkeringOnbepaald: .init(
      "Onbepaalde uitkeringen", .aantal, "Uitkeringen waarvan het recht niet te bepalen is: een gegeven of een regel ontbreekt."),
    .lksCent: .init("Loonkostensubsidie: recht", .eurocent, "Loonkostensubsidie waarop recht bestaat."),
    .uitgavenCent: .init("Uitgaven", .eurocent, "Betaald of gedeclareerd geld."),
    .wswResultaatCent: .init("Resultaat Wsw", .eurocent, "Bijdragen en opbrengst min loonkosten."),
    .standaardeenheden: .init("Standaardeenheden Wsw", .standaardeenheden, "Verwerkte standaardeenheden."),
    .tevredenheidSom: .init("Tevredenheid, opgeteld", .cijferpunten, "Rapportcijfers, opgeteld."),
    .tevredenheidAantal: .init("Tevredenheid, antwoorden", .aantal, "Gegeven rapportcijfers."),
  ]
}

extension Maat {
  /// As the API names it: `stand` at the month's end, or `stroom` in the month.
  var soortnaam: String { soort == .stand ? "stand" : "stroom" }

  var naamgeving: Maatnaam { Maatnaam.van(self) }
}

/// Dutch words for the codes of dimensions; a code that is not here, such as a spoor, is shown as it is or by its tenant.
enum Codenaam {
  static func van(_ dimensie: Dimensie, _ code: String) -> String { tabel[dimensie]?[code] ?? code }

  private static let regelingen = [
    "pw": "Participatiewet", "ioaw": "IOAW", "ioaz": "IOAZ", "bbz": "Bbz", "wsw": "Wsw", "nug": "Zonder uitkering (nug)",
  ]
  private static let fondsen = [
    "inkomensdeel": "Inkomensdeel", "participatiebudget": "Participatiebudget", "wsw": "Wsw",
    "uitvoeringskosten": "Uitvoeringskosten", "bijzonder": "Bijzondere bijstand",
  ]
  private static let instrumenten = [
    "arbeidstraining": "Arbeidstraining", "leerwerktraject": "Leerwerktraject", "scholing": "Scholing",
    "werken-met-behoud": "Werken met behoud van uitkering", "proefplaatsing": "Proefplaatsing",
    "participatieplaats": "Participatieplaats", "stageplek": "Stageplek", "werkervaringsplaats": "Werkervaringsplaats",
    "jobcarving": "Jobcarving", "jobcoaching": "Jobcoaching", "werkplekaanpassing": "Werkplekaanpassing",
    "no-riskpolis": "No-riskpolis", "beschut-werk": "Beschut werk", "dagbesteding": "Dagbesteding",
    "sociale-activering": "Sociale activering", "schuldhulp": "Schuldhulp", "taal": "Taal",
    "ondersteuning-werkgever": "Ondersteuning van de werkgever", "uitkering": "Uitkering",
    "loonkostensubsidie": "Loonkostensubsidie", "wsw": "Wsw-loon",
  ]
  private static let redenen = [
    "arbeid": "Werk", "arbeid-lks": "Werk met loonkostensubsidie", "zelfstandig": "Eigen bedrijf", "onderwijs": "Onderwijs",
    "relatie": "Relatie", "verhuizing": "Verhuizing", "aow": "AOW", "overlijden": "Overlijden", "handhaving": "Handhaving",
    "detentie": "Detentie", "overig": "Overig", "andere-regeling": "Andere regeling",
    "gemeente-uit-tenant": "Gemeente vertrokken",
  ]
  private static let tabel: [Dimensie: [String: String]] = [
    .regeling: regelingen, .fonds: fondsen, .instrument: instrumenten, .reden: redenen,
  ]
}
