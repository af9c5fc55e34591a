import Domain
import JSON

/// What a council steers by as one table: rows that are known by their codes, columns that each name their source. Every format is
/// written from it, and the pages show it, so that a figure on a page is that of the API.
struct Overzicht: Sendable {
  enum Eenheid: Sendable, Equatable {
    case tekst, eurocent, aantal, dagen
    /// Of the series that the row is about.
    case vanDeRij
  }

  struct Kolom: Sendable {
    var naam: String
    var titel: String
    var eenheid: Eenheid
    /// Where the figures of the column come from: events, or a rule of them. Nil: words, or from the source of the row.
    var bron: String?

    init(_ naam: String, _ titel: String, _ eenheid: Eenheid = .tekst, bron: String? = nil) {
      (self.naam, self.titel, self.eenheid, self.bron) = (naam, titel, eenheid, bron)
    }
  }

  enum Veld: Sendable {
    /// Eurocents, or a count.
    case geheel(Int64)
    case breuk(Breuk)
    case tekst(String)
    /// Something that it hangs on is not known: never zero.
    case onbepaald
    /// Does not apply here.
    case geen

    init(_ bedrag: Eurocent?) { self = bedrag.map { .geheel($0.cent) } ?? .onbepaald }
    init(_ tekst: String?) { self = tekst.map { .tekst($0) } ?? .geen }
  }

  struct Rij: Sendable {
    /// One for each of the keys; empty: all of them together, or none.
    var codes: [String]
    /// In the order of the columns.
    var velden: [Veld]
    /// Paper and paragraph, or the events.
    var bron: String
    /// The year, when it is of one.
    var jaar: Int?
    /// Of a column whose unit is that of the row.
    var eenheid: String?
  }

  var soort: Sturingsoort
  var tenant: Catalogus.Tenant
  /// What holds for the whole table: jaar, totEnMet, methode, opmerkingen.
  var kop: [(naam: String, waarde: JSONValue)]
  var rijen: [Rij]
  /// Whether exact figures of the tenant are in it.
  var isExact: Bool

  var sleutels: [String] { soort.sleutels }
  var kolommen: [Kolom] { soort.kolommen }

  func veld(_ rij: Rij, _ kolom: String) -> Veld {
    kolommen.firstIndex { $0.naam == kolom }.map { rij.velden[$0] } ?? .geen
  }

  var voorbehoud: String {
    isExact
      ? "Exacte cijfers van de tenant zelf, voor eigen gebruik. Niet doorgeven of publiceren."
      : "Zoals gedrukt in de nota van de tenant; wat de tenant realiseerde vraagt een token van die tenant."
  }
}

/// The tables that a council steers by.
enum Sturingsoort: String, CaseIterable, Sendable {
  case fondsen, verdelingen, reeksen, kalender, werkgevers

  var titel: String {
    switch self {
    case .fondsen: "Budgetten"
    case .verdelingen: "Verdeling"
    case .reeksen: "Plan en realisatie"
    case .kalender: "Planning en control"
    case .werkgevers: "Werkgevers"
    }
  }

  /// What the page answers.
  var vraag: String {
    switch self {
    case .fondsen: "Blijven de budgetten binnen hun plafond?"
    case .verdelingen: "Wie draagt welk deel?"
    case .reeksen: "Wat was het plan, en wat kwam ervan?"
    case .kalender: "Wat moet wanneer klaar zijn?"
    case .werkgevers: "Wat doen werkgevers?"
    }
  }

  var omschrijving: String {
    switch self {
    case .fondsen: "Budget met plafond en prognose per gemeente, jaar en fonds"
    case .verdelingen: "Gedeelde resultaten: profijt naast solidariteit, per gemeente"
    case .reeksen: "Plancijfers van de nota naast hun realisatie"
    case .kalender: "De producten van planning en control: verwacht, gemaakt, te laat, onvolledig"
    case .werkgevers: "Werkgevers per cluster, en afspraken met hen"
    }
  }

  var sleutels: [String] {
    switch self {
    case .fondsen: ["fonds", "gemeente"]
    case .verdelingen: ["afspraak", "gemeente"]
    case .reeksen: ["tabel", "reeks", "scenario", "punt"]
    case .kalender: ["product", "kwartaal"]
    case .werkgevers: ["cluster", "soort"]
    }
  }

  /// A key that follows from another one: it makes a cube larger and tells nothing.
  var volgtUit: String? { self == .reeksen ? "tabel" : nil }

  var kolommen: [Overzicht.Kolom] {
    switch self {
    case .fondsen: Self.fondskolommen
    case .verdelingen: Self.verdeelkolommen
    case .reeksen: Self.reekskolommen
    case .kalender: Self.kalenderkolommen
    case .werkgevers: Self.werkgeverkolommen
    }
  }

  private static let fondskolommen: [Overzicht.Kolom] = [
    .init("gemeentenaam", "Gemeente"),
    .init("budgetCent", "Budget", .eurocent, bron: "budget-vastgesteld.v1: het hoogste stadium"),
    .init("batenCent", "Baten", .eurocent, bron: "baten-ontvangen.v1"),
    .init("beschikbaarCent", "Plafond", .eurocent, bron: "budget en baten samen (regel 16)"),
    .init(
      "lastenCent", "Lasten", .eurocent,
      bron: "uitkering-verwerkt.v1, loonkosten-gedeclareerd.v1, voorziening-gefactureerd.v1, wsw-loon-verwerkt.v1, "
        + "uitvoeringskosten-geboekt.v1"),
    .init("verplichtingenCent", "Verplicht", .eurocent, bron: "verplichting-aangegaan.v1, wat nog openstaat"),
    .init("resultaatCent", "Resultaat", .eurocent, bron: "plafond min lasten (regel 16)"),
    .init("vrijCent", "Vrij", .eurocent, bron: "resultaat min open verplichtingen (regel 16)"),
    .init("prognoseCent", "Prognose", .eurocent, bron: "de lasten van het hele jaar, zie methode"),
    .init("prognoseResultaatCent", "Eind van het jaar", .eurocent, bron: "plafond min prognose"),
    .init("oordeel", "Oordeel", bron: "resultaat onder nul: overschreden; prognose onder nul: dreigt; geen budget: onbepaald"),
  ]

  private static let verdeelkolommen: [Overzicht.Kolom] = [
    .init("gemeentenaam", "Gemeente"),
    .init("omschrijving", "Afspraak"),
    .init("verdeelsleutel", "Sleutel"),
    .init(
      "aandeel", "Telt mee", .aantal, bron: "bestand of standaardeenheden uit de dossiers; van partners wat de afspraak noemt"),
    .init("eigenCent", "Eigen", .eurocent, bron: "de geboekte lasten of het resultaat van de gemeente zelf (profijt)"),
    .init("solidairCent", "Solidair", .eurocent, bron: "het geheel maal het deel van de sleutel, op de cent (regel 16)"),
    .init("verschilCent", "Verschil", .eurocent, bron: "solidair min eigen"),
    .init("toelichting", "Toelichting"),
  ]

  private static let reekskolommen: [Overzicht.Kolom] = [
    .init("titel", "Tabel"),
    .init("omschrijving", "Reeks"),
    .init("eenheid", "Eenheid"),
    .init("gedrukt", "Gedrukt", .vanDeRij, bron: "de nota, zoals gedrukt"),
    .init("berekend", "Berekend", .vanDeRij, bron: "de formule over andere gedrukte reeksen"),
    .init("realisatie", "Realisatie", .vanDeRij, bron: "de dossiers: wat het hele jaar gaf, van een stand het eind ervan"),
    .init("afwijking", "Klopt"),
    .init("toelichting", "Toelichting"),
  ]

  private static let kalenderkolommen: [Overzicht.Kolom] = [
    .init("omschrijving", "Product"),
    .init("uiterlijk", "Uiterlijk"),
    .init("stand", "Stand", bron: "de gemaakte producten, naast de kalender van de nota"),
    .init("gemaaktOp", "Gemaakt op", bron: "rapport maak"),
    .init("aan", "Voor"),
    .init("positie", "Positie", bron: "tot waar de gebeurtenissen in het product zitten"),
    .init("dagenNaUiterlijk", "Dagen na uiterlijk", .dagen, bron: "van de uiterste dag tot het maken, of tot vandaag"),
  ]

  private static let werkgeverkolommen: [Overzicht.Kolom] = [
    .init("werkgeverBereikt", "Bereikt", .aantal, bron: "werkgever-benaderd.v1, elke werkgever één keer"),
    .init("vacature", "Vacatures", .aantal, bron: "vacature-gemeld.v1"),
    .init("vacatureVervuld", "Vervuld", .aantal, bron: "vacature-vervuld.v1"),
    .init("afspraak", "Afgesproken plaatsen", .aantal, bron: "afspraak-gemaakt.v1"),
    .init("afspraakNagekomen", "Nagekomen", .aantal, bron: "plaatsingen met de werkgever van de afspraak (regel 17)"),
    .init("verdringing", "Signaal verdringing", .aantal, bron: "onbetaalde plaatsingen na elkaar, boven de grens (regel 17)"),
  ]
}
