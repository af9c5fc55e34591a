/// What a contribution to the region counts or sums (specification section 6), spelled as it travels.
public enum Maat: UInt8, CaseIterable, Sendable {
  case aanvraag, aanvraagUitkomst, doorlooptijdDagen
  case bestand, instroom, uitstroom, doorstroom
  case actief, tegenprestatieplichtig, tegenprestatieVervuld, ontheffing
  case voorzieningLopend, voorzieningGestart
  case plaatsing
  case wswBuiten, wswBinnen, lksAantal, activeringOfTegenprestatie
  case uitstroomDuurzaam, terugval, deeltijd, trajectDagen, trajectAantal
  case overdracht, zonderRegie, stappen
  case buitenRegel, buitenRegelCent
  case budgetCent, batenCent, verplichtingCent, uitvoeringskostenCent
  case werkgeverBereikt, vacature, vacatureVervuld, afspraak, afspraakNagekomen, verdringing
  case wachtlijst, termijnOpen, termijnVoldaan, termijnTeLaat
  case naarSchool, jongereOnderwijsMogelijk
  case maatregel, integraleIntake, herziening
  case uitkeringAantal, uitkeringRechtCent, uitkeringBetaaldCent, verschilCent, uitkeringOnbepaald
  case lksCent, uitgavenCent
  case wswResultaatCent, standaardeenheden
  case tevredenheidSom, tevredenheidAantal

  /// A stock is published as +1/−1 in the month it changes; its value at a month's end is the running sum.
  public enum Soort: Sendable { case stand, stroom }

  public var soort: Soort {
    switch self {
    case .bestand, .actief, .tegenprestatieplichtig, .tegenprestatieVervuld, .ontheffing, .voorzieningLopend, .plaatsing,
      .wswBuiten, .wswBinnen, .lksAantal, .activeringOfTegenprestatie, .zonderRegie, .wachtlijst, .termijnOpen:
      .stand
    default: .stroom
    }
  }

  /// Deltas are whole numbers, but of these two, whose deltas are millionths and print as decimal strings.
  public var isDecimaal: Bool { self == .standaardeenheden || self == .tevredenheidSom }

  /// No dossier tells it: the region works it out over the tenants' employers together.
  public var isVanRegio: Bool { self == .afspraakNagekomen || self == .verdringing }

  public var naam: String { Self.namen[Int(rawValue)] }

  private static let namen = allCases.map { "\($0)" }

  public static let opNaam = Dictionary(uniqueKeysWithValues: allCases.map { ($0.naam, $0) })
}
