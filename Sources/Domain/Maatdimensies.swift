extension Maat {
  /// What its cells can be told apart by (specification sections 6 and 8), in the order of their spelling.
  public var dimensies: [Dimensie] {
    switch self {
    case .aanvraag: [.kanaal]
    case .aanvraagUitkomst, .doorlooptijdDagen: [.kanaal, .uitkomst]
    case .bestand: [.leeftijdsklasse, .regeling, .spoor]
    case .instroom: [.regeling, .spoor]
    case .uitstroom: [.reden, .regeling, .spoor]
    case .doorstroom: [.naar, .regeling, .van]
    case .actief, .tegenprestatieplichtig, .tegenprestatieVervuld, .ontheffing, .wswBuiten, .wswBinnen, .lksAantal,
      .activeringOfTegenprestatie, .uitstroomDuurzaam, .terugval, .deeltijd, .zonderRegie:
      [.spoor]
    case .voorzieningLopend, .voorzieningGestart, .buitenRegel, .buitenRegelCent: [.instrument, .spoor]
    case .plaatsing: [.regeling, .soort, .spoor]
    case .trajectDagen, .trajectAantal: [.instrument, .soort, .spoor]
    case .overdracht: [.naar, .spoor, .stand]
    case .stappen: [.spoor, .stappen]
    case .budgetCent: [.fonds, .jaar, .stadium]
    case .batenCent: [.bron, .fonds, .jaar]
    case .verplichtingCent: [.fonds, .jaar]
    case .uitvoeringskostenCent: [.fonds, .soort, .uitvoerder]
    case .werkgeverBereikt, .vacature, .vacatureVervuld: [.cluster]
    case .afspraak, .afspraakNagekomen, .wachtlijst, .termijnVoldaan, .termijnTeLaat: [.soort]
    case .verdringing: [.cluster, .soort]
    case .termijnOpen: [.soort, .uiterlijk]
    case .naarSchool, .jongereOnderwijsMogelijk, .wswResultaatCent, .standaardeenheden: []
    case .maatregel: [.categorie]
    case .integraleIntake: [.vorm]
    case .herziening: [.richting]
    case .uitkeringAantal, .uitkeringRechtCent, .uitkeringBetaaldCent, .verschilCent, .uitkeringOnbepaald: [.leefvorm, .spoor]
    case .lksCent, .uitgavenCent: [.fonds, .instrument, .spoor]
    case .tevredenheidSom, .tevredenheidAantal: [.groep]
    }
  }
}
