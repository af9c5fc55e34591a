public import Domain

/// An event type as a mapping can fill it: its name, its topic and its fields in the order in which they are written.
public struct Gebeurtenistype: Sendable {
  /// `aanvraag-ontvangen`
  public let naam: String
  public let invoer: Invoer
  public let onderwerp: Set<Onderwerpsoort>
  public let velden: [Contractveld]

  var cloudEventsType: String { Inhoud.voorvoegsel + naam + ".v1" }

  init(_ naam: String, _ velden: [Contractveld], onderwerp: Set<Onderwerpsoort> = [.client]) {
    guard let volgorde = Inhoud.namen.firstIndex(of: naam), let invoer = Inhoud.invoer(volgorde: volgorde) else {
      preconditionFailure("\(naam) is no event type that a row can give")
    }
    self.naam = naam
    self.invoer = invoer
    self.onderwerp = onderwerp
    self.velden = velden
  }

  public static func met(naam: String) -> Gebeurtenistype? { alle.first { $0.naam == naam } }

  /// Every type of the specification but the retraction, which feed makes itself.
  public static let alle: [Gebeurtenistype] = intake + payment + report

  static let retractie = Inhoud.voorvoegsel + "gegeven-ingetrokken.v1"
}

private let percentage = Veldsoort.geheel(0...100)
private let aantal = Veldsoort.geheel(0...9_999)
private let jaar = Veldsoort.geheel(1900...2199)
private let datum = Contractveld("datum", .datum)
private let uren = Contractveld("urenPerWeek", .decimaal)

private func diagnose(_ naam: String, _ soort: Veldsoort) -> Contractveld { Contractveld("diagnose." + naam, soort) }
private let diagnosevelden = [
  diagnose("arbeidsvermogen", .code(Arbeidsvermogen.self)), diagnose("verdiencapaciteit", percentage),
  diagnose("afstandMaanden", aantal), diagnose("volledigDuurzaamArbeidsongeschikt", .jaNee),
  diagnose("aangewezenOpBeschut", .jaNee), diagnose("inDoelgroepregister", .jaNee), diagnose("onderwijsMogelijk", .jaNee),
  diagnose("startkwalificatie", .jaNee), diagnose("jonggehandicapt", .jaNee),
]

private func mag(_ naam: String, _ soort: Veldsoort) -> Contractveld { Contractveld(naam, soort, verplicht: false) }

private let intake: [Gebeurtenistype] = [
  Gebeurtenistype(
    "aanvraag-ontvangen",
    [
      Contractveld("gemeente", .gemeente), Contractveld("regeling", .code(Regeling.self)),
      Contractveld("meldingsdatum", .datum), Contractveld("ingangsdatum", .datum), Contractveld("geboortedatum", .datum),
      Contractveld("leefvorm", .code(Leefvorm.self)), mag("partnerGeboortedatum", .datum),
      Contractveld("kostendelendeMedebewoners", aantal), mag("geboortedatumJongsteKind", .datum),
      Contractveld("leefgebieden", .codes(Leefgebied.self)), Contractveld("zoektermijnUitzondering", .jaNee),
    ] + diagnosevelden.map { mag($0.naam, $0.soort) } + [
      mag("huishouden", .pseudoniem), mag("kanaal", .code(Kanaal.self)), mag("redenInstroom", .code(RedenInstroom.self)),
    ]),
  Gebeurtenistype(
    "aanvraag-besloten",
    [Contractveld("aanvraag", .verwijzing), datum, Contractveld("uitkomst", .code(AanvraagUitkomst.self))]),
  Gebeurtenistype("diagnose-gesteld", [datum] + diagnosevelden),
  Gebeurtenistype(
    "huishouden-gewijzigd",
    [
      datum, mag("gemeente", .gemeente), mag("leefvorm", .code(Leefvorm.self)), mag("partnerGeboortedatum", .datum),
      mag("kostendelendeMedebewoners", aantal), mag("geboortedatumJongsteKind", .datum),
    ]),
  Gebeurtenistype("wachtlijst-geplaatst", [datum, Contractveld("soort", .code(WachtlijstSoort.self))]),
  Gebeurtenistype("wachtlijst-beeindigd", [datum, Contractveld("soort", .code(WachtlijstSoort.self))]),
  Gebeurtenistype(
    "regie-toegewezen", [datum, Contractveld("functionaris", .pseudoniem), Contractveld("organisatie", .tekst)]),
  Gebeurtenistype("verwijzing-gedaan", [datum, Contractveld("naar", .code(Verwijsdoel.self))]),
  Gebeurtenistype(
    "overdracht-aangeboden", [Contractveld("overdracht", .kenmerk), datum, Contractveld("naar", .code(Verwijsdoel.self))]),
  Gebeurtenistype("overdracht-aanvaard", [Contractveld("overdracht", .kenmerk), datum]),
  Gebeurtenistype("overdracht-teruggegeven", [Contractveld("overdracht", .kenmerk), datum]),
]

private let payment: [Gebeurtenistype] = [
  Gebeurtenistype(
    "uitkering-verwerkt",
    [
      Contractveld("maand", .maand), Contractveld("inkomstenUitArbeidCent", .bedrag),
      Contractveld("overigeInkomstenCent", .bedrag), Contractveld("betaaldCent", .bedrag),
      mag("precisie", .code(Precisie.self)),
    ]),
  Gebeurtenistype(
    "loonkosten-gedeclareerd",
    [
      Contractveld("maand", .maand), Contractveld("plaatsing", .kenmerk), Contractveld("loonwaarde", percentage), uren,
      Contractveld("forfaitair", .jaNee), Contractveld("gedeclareerdCent", .bedrag),
    ]),
  Gebeurtenistype(
    "voorziening-gefactureerd",
    [
      Contractveld("boekdatum", .datum), Contractveld("voorziening", .kenmerk),
      Contractveld("instrument", .code(Instrument.self)), Contractveld("bedragCent", .bedrag),
    ]),
  Gebeurtenistype(
    "wsw-loon-verwerkt",
    [
      Contractveld("maand", .maand), Contractveld("standaardeenheden", .decimaal), Contractveld("loonkostenCent", .bedrag),
      Contractveld("opbrengstCent", .bedrag),
    ]),
  Gebeurtenistype(
    "budget-vastgesteld",
    [
      Contractveld("jaar", jaar), Contractveld("fonds", .code(Fonds.self)), mag("doelgroep", .tekst),
      Contractveld("stadium", .code(BudgetStadium.self)), datum, Contractveld("bedragCent", .bedrag),
    ], onderwerp: [.boekhouding]),
  Gebeurtenistype(
    "baten-ontvangen",
    [
      Contractveld("boekdatum", .datum), Contractveld("jaar", jaar), Contractveld("fonds", .code(Fonds.self)),
      Contractveld("bron", .code(BatenBron.self)), Contractveld("bedragCent", .bedrag),
    ], onderwerp: [.boekhouding]),
  Gebeurtenistype(
    "verplichting-aangegaan",
    [
      Contractveld("verplichting", .kenmerk), Contractveld("jaar", jaar), Contractveld("fonds", .code(Fonds.self)), datum,
      Contractveld("bedragCent", .bedrag),
    ], onderwerp: [.boekhouding]),
  Gebeurtenistype(
    "uitvoeringskosten-geboekt",
    [
      Contractveld("boekdatum", .datum), Contractveld("uitvoerder", .tekst), Contractveld("soort", .code(KostenSoort.self)),
      Contractveld("bedragCent", .bedrag),
    ], onderwerp: [.boekhouding]),
]

private let report: [Gebeurtenistype] = [
  Gebeurtenistype("uitstroom-gemeld", [datum, Contractveld("reden", .code(UitstroomReden.self))]),
  Gebeurtenistype(
    "voorziening-gestart",
    [Contractveld("voorziening", .kenmerk), Contractveld("instrument", .code(Instrument.self)), datum]),
  Gebeurtenistype("voorziening-verlengd", [Contractveld("voorziening", .kenmerk), datum]),
  Gebeurtenistype(
    "voorziening-beeindigd",
    [Contractveld("voorziening", .kenmerk), datum, Contractveld("uitkomst", .code(VoorzieningUitkomst.self))]),
  Gebeurtenistype(
    "activiteit-aangeboden",
    [datum, Contractveld("soort", .code(Instrument.allCases.map(\.rawValue) + ActiviteitSoort.allCases.map(\.rawValue)))]),
  Gebeurtenistype(
    "plaatsing-gestart",
    [
      Contractveld("plaatsing", .kenmerk), Contractveld("soort", .code(PlaatsingSoort.self)), datum, uren,
      mag("loonwaarde", percentage), mag("werkgever", .werkgever), mag("gemeenteWerkplek", .gemeente),
      mag("via", .code(PlaatsingVia.self)),
    ]),
  Gebeurtenistype("plaatsing-beeindigd", [Contractveld("plaatsing", .kenmerk), datum]),
  Gebeurtenistype(
    "activiteit-gemeld",
    [Contractveld("soort", .code(ActiviteitSoort.self)), Contractveld("van", .datum), mag("tot", .datum), uren]),
  Gebeurtenistype(
    "gedraging-gemeld", [datum, Contractveld("gedraging", .tekst), Contractveld("verwijtbaar", .jaNee)]),
  Gebeurtenistype(
    "ontheffing-verleend",
    [Contractveld("soort", .code(OntheffingSoort.self)), Contractveld("van", .datum), mag("tot", .datum)]),
  Gebeurtenistype(
    "tevredenheid-gemeten",
    [
      datum, Contractveld("groep", .code(TevredenheidGroep.self)), Contractveld("cijfer", .decimaal),
      mag("gemeente", .gemeente),
    ], onderwerp: [.client, .werkgever]),
  Gebeurtenistype(
    "werkgever-benaderd", [datum, Contractveld("gemeente", .gemeente), Contractveld("cluster", .tekst)],
    onderwerp: [.werkgever]),
  Gebeurtenistype(
    "vacature-gemeld",
    [
      Contractveld("vacature", .kenmerk), datum, Contractveld("gemeente", .gemeente), Contractveld("cluster", .tekst), uren,
    ], onderwerp: [.werkgever]),
  Gebeurtenistype("vacature-vervuld", [Contractveld("vacature", .kenmerk), datum], onderwerp: [.werkgever]),
  Gebeurtenistype(
    "afspraak-gemaakt",
    [
      Contractveld("afspraak", .kenmerk), Contractveld("soort", .code(AfspraakSoort.self)),
      Contractveld("gemeente", .gemeente), Contractveld("aantal", aantal), Contractveld("van", .datum),
      Contractveld("tot", .datum),
    ], onderwerp: [.werkgever]),
]
