// The payloads of the events of a tenant's payment topic; their meaning is in the contracts under `topics/`.

public struct UitkeringVerwerkt: Hashable, Sendable {
  public var maand: Maand
  public var inkomstenUitArbeidCent: Eurocent
  public var overigeInkomstenCent: Eurocent
  public var betaaldCent: Eurocent
  public var precisie: Precisie?

  public init(
    maand: Maand, inkomstenUitArbeidCent: Eurocent, overigeInkomstenCent: Eurocent, betaaldCent: Eurocent,
    precisie: Precisie? = nil
  ) {
    self.maand = maand
    self.inkomstenUitArbeidCent = inkomstenUitArbeidCent
    self.overigeInkomstenCent = overigeInkomstenCent
    self.betaaldCent = betaaldCent
    self.precisie = precisie
  }
}

public struct LoonkostenGedeclareerd: Hashable, Sendable {
  public var maand: Maand
  public var plaatsing: String
  public var loonwaarde: Int
  public var urenPerWeek: Decimaal
  public var forfaitair: Bool
  public var gedeclareerdCent: Eurocent

  public init(
    maand: Maand, plaatsing: String, loonwaarde: Int, urenPerWeek: Decimaal, forfaitair: Bool, gedeclareerdCent: Eurocent
  ) {
    self.maand = maand
    self.plaatsing = plaatsing
    self.loonwaarde = loonwaarde
    self.urenPerWeek = urenPerWeek
    self.forfaitair = forfaitair
    self.gedeclareerdCent = gedeclareerdCent
  }
}

public struct VoorzieningGefactureerd: Hashable, Sendable {
  public var boekdatum: CivilDate
  public var voorziening: String
  public var instrument: Instrument
  public var bedragCent: Eurocent

  public init(boekdatum: CivilDate, voorziening: String, instrument: Instrument, bedragCent: Eurocent) {
    self.boekdatum = boekdatum
    self.voorziening = voorziening
    self.instrument = instrument
    self.bedragCent = bedragCent
  }
}

public struct WswLoonVerwerkt: Hashable, Sendable {
  public var maand: Maand
  public var standaardeenheden: Decimaal
  public var loonkostenCent: Eurocent
  public var opbrengstCent: Eurocent

  public init(maand: Maand, standaardeenheden: Decimaal, loonkostenCent: Eurocent, opbrengstCent: Eurocent) {
    self.maand = maand
    self.standaardeenheden = standaardeenheden
    self.loonkostenCent = loonkostenCent
    self.opbrengstCent = opbrengstCent
  }
}

public struct BudgetVastgesteld: Hashable, Sendable {
  public var jaar: Int
  public var fonds: Fonds
  public var doelgroep: String?
  public var stadium: BudgetStadium
  public var datum: CivilDate
  public var bedragCent: Eurocent

  public init(
    jaar: Int, fonds: Fonds, doelgroep: String? = nil, stadium: BudgetStadium, datum: CivilDate, bedragCent: Eurocent
  ) {
    self.jaar = jaar
    self.fonds = fonds
    self.doelgroep = doelgroep
    self.stadium = stadium
    self.datum = datum
    self.bedragCent = bedragCent
  }
}

public struct BatenOntvangen: Hashable, Sendable {
  public var boekdatum: CivilDate
  public var jaar: Int
  public var fonds: Fonds
  public var bron: BatenBron
  public var bedragCent: Eurocent

  public init(boekdatum: CivilDate, jaar: Int, fonds: Fonds, bron: BatenBron, bedragCent: Eurocent) {
    self.boekdatum = boekdatum
    self.jaar = jaar
    self.fonds = fonds
    self.bron = bron
    self.bedragCent = bedragCent
  }
}

public struct VerplichtingAangegaan: Hashable, Sendable {
  public var verplichting: String
  public var jaar: Int
  public var fonds: Fonds
  public var datum: CivilDate
  public var bedragCent: Eurocent

  public init(verplichting: String, jaar: Int, fonds: Fonds, datum: CivilDate, bedragCent: Eurocent) {
    self.verplichting = verplichting
    self.jaar = jaar
    self.fonds = fonds
    self.datum = datum
    self.bedragCent = bedragCent
  }
}

public struct UitvoeringskostenGeboekt: Hashable, Sendable {
  public var boekdatum: CivilDate
  public var uitvoerder: String
  public var soort: KostenSoort
  public var bedragCent: Eurocent

  public init(boekdatum: CivilDate, uitvoerder: String, soort: KostenSoort, bedragCent: Eurocent) {
    self.boekdatum = boekdatum
    self.uitvoerder = uitvoerder
    self.soort = soort
    self.bedragCent = bedragCent
  }
}
