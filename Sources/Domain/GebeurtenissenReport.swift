// The payloads of the events of a tenant's report topic; their meaning is in the contracts under `topics/`.

public struct UitstroomGemeld: Hashable, Sendable {
  public var datum: CivilDate
  public var reden: UitstroomReden

  public init(datum: CivilDate, reden: UitstroomReden) {
    self.datum = datum
    self.reden = reden
  }
}

public struct VoorzieningGestart: Hashable, Sendable {
  public var voorziening: String
  public var instrument: Instrument
  public var datum: CivilDate

  public init(voorziening: String, instrument: Instrument, datum: CivilDate) {
    self.voorziening = voorziening
    self.instrument = instrument
    self.datum = datum
  }
}

public struct VoorzieningVerlengd: Hashable, Sendable {
  public var voorziening: String
  public var datum: CivilDate

  public init(voorziening: String, datum: CivilDate) {
    self.voorziening = voorziening
    self.datum = datum
  }
}

public struct VoorzieningBeeindigd: Hashable, Sendable {
  public var voorziening: String
  public var datum: CivilDate
  public var uitkomst: VoorzieningUitkomst

  public init(voorziening: String, datum: CivilDate, uitkomst: VoorzieningUitkomst) {
    self.voorziening = voorziening
    self.datum = datum
    self.uitkomst = uitkomst
  }
}

public struct ActiviteitAangeboden: Hashable, Sendable {
  public var datum: CivilDate
  public var soort: Aanbod

  public init(datum: CivilDate, soort: Aanbod) {
    self.datum = datum
    self.soort = soort
  }
}

public struct PlaatsingGestart: Hashable, Sendable {
  public var plaatsing: String
  public var soort: PlaatsingSoort
  public var datum: CivilDate
  public var urenPerWeek: Decimaal
  public var loonwaarde: Int?
  public var werkgever: Pseudonym?
  public var gemeenteWerkplek: Gemeente?
  public var via: PlaatsingVia?

  public init(
    plaatsing: String, soort: PlaatsingSoort, datum: CivilDate, urenPerWeek: Decimaal, loonwaarde: Int? = nil,
    werkgever: Pseudonym? = nil, gemeenteWerkplek: Gemeente? = nil, via: PlaatsingVia? = nil
  ) {
    self.plaatsing = plaatsing
    self.soort = soort
    self.datum = datum
    self.urenPerWeek = urenPerWeek
    self.loonwaarde = loonwaarde
    self.werkgever = werkgever
    self.gemeenteWerkplek = gemeenteWerkplek
    self.via = via
  }
}

public struct PlaatsingBeeindigd: Hashable, Sendable {
  public var plaatsing: String
  public var datum: CivilDate

  public init(plaatsing: String, datum: CivilDate) {
    self.plaatsing = plaatsing
    self.datum = datum
  }
}

public struct ActiviteitGemeld: Hashable, Sendable {
  public var soort: ActiviteitSoort
  public var van: CivilDate
  public var tot: CivilDate?
  public var urenPerWeek: Decimaal

  public init(soort: ActiviteitSoort, van: CivilDate, tot: CivilDate? = nil, urenPerWeek: Decimaal) {
    self.soort = soort
    self.van = van
    self.tot = tot
    self.urenPerWeek = urenPerWeek
  }
}

public struct GedragingGemeld: Hashable, Sendable {
  public var datum: CivilDate
  public var gedraging: String
  public var verwijtbaar: Bool

  public init(datum: CivilDate, gedraging: String, verwijtbaar: Bool) {
    self.datum = datum
    self.gedraging = gedraging
    self.verwijtbaar = verwijtbaar
  }
}

public struct OntheffingVerleend: Hashable, Sendable {
  public var soort: OntheffingSoort
  public var van: CivilDate
  public var tot: CivilDate?

  public init(soort: OntheffingSoort, van: CivilDate, tot: CivilDate? = nil) {
    self.soort = soort
    self.van = van
    self.tot = tot
  }
}

public struct TevredenheidGemeten: Hashable, Sendable {
  public var datum: CivilDate
  public var groep: TevredenheidGroep
  public var cijfer: Decimaal
  public var gemeente: Gemeente?

  public init(datum: CivilDate, groep: TevredenheidGroep, cijfer: Decimaal, gemeente: Gemeente? = nil) {
    self.datum = datum
    self.groep = groep
    self.cijfer = cijfer
    self.gemeente = gemeente
  }
}

public struct WerkgeverBenaderd: Hashable, Sendable {
  public var datum: CivilDate
  public var gemeente: Gemeente
  public var cluster: String

  public init(datum: CivilDate, gemeente: Gemeente, cluster: String) {
    self.datum = datum
    self.gemeente = gemeente
    self.cluster = cluster
  }
}

public struct VacatureGemeld: Hashable, Sendable {
  public var vacature: String
  public var datum: CivilDate
  public var gemeente: Gemeente
  public var cluster: String
  public var urenPerWeek: Decimaal

  public init(vacature: String, datum: CivilDate, gemeente: Gemeente, cluster: String, urenPerWeek: Decimaal) {
    self.vacature = vacature
    self.datum = datum
    self.gemeente = gemeente
    self.cluster = cluster
    self.urenPerWeek = urenPerWeek
  }
}

public struct VacatureVervuld: Hashable, Sendable {
  public var vacature: String
  public var datum: CivilDate

  public init(vacature: String, datum: CivilDate) {
    self.vacature = vacature
    self.datum = datum
  }
}

public struct AfspraakGemaakt: Hashable, Sendable {
  public var afspraak: String
  public var soort: AfspraakSoort
  public var gemeente: Gemeente
  public var aantal: Int
  public var van: CivilDate
  public var tot: CivilDate

  public init(afspraak: String, soort: AfspraakSoort, gemeente: Gemeente, aantal: Int, van: CivilDate, tot: CivilDate) {
    self.afspraak = afspraak
    self.soort = soort
    self.gemeente = gemeente
    self.aantal = aantal
    self.van = van
    self.tot = tot
  }
}
