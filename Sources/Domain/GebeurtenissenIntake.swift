// The payloads of the events of a tenant's intake topic; their meaning is in the contracts under `topics/`.

public struct AanvraagOntvangen: Hashable, Sendable {
  public var gemeente: Gemeente
  public var regeling: Regeling
  public var meldingsdatum: CivilDate
  public var ingangsdatum: CivilDate
  public var geboortedatum: CivilDate
  public var leefvorm: Leefvorm
  public var partnerGeboortedatum: CivilDate?
  public var kostendelendeMedebewoners: Int
  public var geboortedatumJongsteKind: CivilDate?
  public var leefgebieden: [Leefgebied]
  public var zoektermijnUitzondering: Bool
  public var diagnose: Diagnose?
  public var huishouden: Pseudonym?
  public var kanaal: Kanaal?
  public var redenInstroom: RedenInstroom?

  public init(
    gemeente: Gemeente, regeling: Regeling, meldingsdatum: CivilDate, ingangsdatum: CivilDate, geboortedatum: CivilDate,
    leefvorm: Leefvorm, partnerGeboortedatum: CivilDate? = nil, kostendelendeMedebewoners: Int,
    geboortedatumJongsteKind: CivilDate? = nil, leefgebieden: [Leefgebied], zoektermijnUitzondering: Bool,
    diagnose: Diagnose? = nil, huishouden: Pseudonym? = nil, kanaal: Kanaal? = nil, redenInstroom: RedenInstroom? = nil
  ) {
    self.gemeente = gemeente
    self.regeling = regeling
    self.meldingsdatum = meldingsdatum
    self.ingangsdatum = ingangsdatum
    self.geboortedatum = geboortedatum
    self.leefvorm = leefvorm
    self.partnerGeboortedatum = partnerGeboortedatum
    self.kostendelendeMedebewoners = kostendelendeMedebewoners
    self.geboortedatumJongsteKind = geboortedatumJongsteKind
    self.leefgebieden = leefgebieden
    self.zoektermijnUitzondering = zoektermijnUitzondering
    self.diagnose = diagnose
    self.huishouden = huishouden
    self.kanaal = kanaal
    self.redenInstroom = redenInstroom
  }
}

public struct AanvraagBesloten: Hashable, Sendable {
  public var aanvraag: String
  public var datum: CivilDate
  public var uitkomst: AanvraagUitkomst

  public init(aanvraag: String, datum: CivilDate, uitkomst: AanvraagUitkomst) {
    self.aanvraag = aanvraag
    self.datum = datum
    self.uitkomst = uitkomst
  }
}

public struct DiagnoseGesteld: Hashable, Sendable {
  public var datum: CivilDate
  public var diagnose: Diagnose

  public init(datum: CivilDate, diagnose: Diagnose) {
    self.datum = datum
    self.diagnose = diagnose
  }
}

public struct HuishoudenGewijzigd: Hashable, Sendable {
  public var datum: CivilDate
  public var gemeente: Gemeente?
  public var leefvorm: Leefvorm?
  public var partnerGeboortedatum: CivilDate?
  public var kostendelendeMedebewoners: Int?
  public var geboortedatumJongsteKind: CivilDate?

  public init(
    datum: CivilDate, gemeente: Gemeente? = nil, leefvorm: Leefvorm? = nil, partnerGeboortedatum: CivilDate? = nil,
    kostendelendeMedebewoners: Int? = nil, geboortedatumJongsteKind: CivilDate? = nil
  ) {
    self.datum = datum
    self.gemeente = gemeente
    self.leefvorm = leefvorm
    self.partnerGeboortedatum = partnerGeboortedatum
    self.kostendelendeMedebewoners = kostendelendeMedebewoners
    self.geboortedatumJongsteKind = geboortedatumJongsteKind
  }
}

public struct Wachtlijst: Hashable, Sendable {
  public var datum: CivilDate
  public var soort: WachtlijstSoort

  public init(datum: CivilDate, soort: WachtlijstSoort) {
    self.datum = datum
    self.soort = soort
  }
}

public struct RegieToegewezen: Hashable, Sendable {
  public var datum: CivilDate
  public var functionaris: Pseudonym
  public var organisatie: String

  public init(datum: CivilDate, functionaris: Pseudonym, organisatie: String) {
    self.datum = datum
    self.functionaris = functionaris
    self.organisatie = organisatie
  }
}

public struct VerwijzingGedaan: Hashable, Sendable {
  public var datum: CivilDate
  public var naar: Verwijsdoel

  public init(datum: CivilDate, naar: Verwijsdoel) {
    self.datum = datum
    self.naar = naar
  }
}

public struct OverdrachtAangeboden: Hashable, Sendable {
  public var overdracht: String
  public var datum: CivilDate
  public var naar: Verwijsdoel

  public init(overdracht: String, datum: CivilDate, naar: Verwijsdoel) {
    self.overdracht = overdracht
    self.datum = datum
    self.naar = naar
  }
}

public struct OverdrachtVervolg: Hashable, Sendable {
  public var overdracht: String
  public var datum: CivilDate

  public init(overdracht: String, datum: CivilDate) {
    self.overdracht = overdracht
    self.datum = datum
  }
}

public struct GegevenIngetrokken: Hashable, Sendable {
  public var gebeurtenis: String
  public var reden: String

  public init(gebeurtenis: String, reden: String) {
    self.gebeurtenis = gebeurtenis
    self.reden = reden
  }
}
