// The closed code lists of the events, spelled as in the contracts. Raw values are what travels.

/// A closed list of codes that a contract names.
public protocol Code: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {}

extension Code {
  /// The place in the list, from 0: a code carries nothing else.
  @inlinable public var plaats: Int { withUnsafeBytes(of: self) { Int($0.first ?? 0) } }

  // The standard library compares what has a raw value by that value: here texts.
  @inlinable public static func == (a: Self, b: Self) -> Bool { a.plaats == b.plaats }
  @inlinable public static func != (a: Self, b: Self) -> Bool { a.plaats != b.plaats }
}

public enum Regeling: String, Code {
  case pw, ioaw, ioaz, bbz, wsw, nug

  /// A regeling that pays an uitkering.
  public var heeftUitkering: Bool { self != .wsw && self != .nug }
}

public enum Leefvorm: String, Code {
  case alleenstaande
  case alleenstaandeOuder = "alleenstaande-ouder"
  case gehuwd
}

public enum Leefgebied: String, Code {
  case werk, inkomen, schulden, gezondheid, huisvesting, opvoeding, taal, verslaving, netwerk, justitie
}

public enum Kanaal: String, Code { case loket, telefoon, digitaal, werkplein }

public enum RedenInstroom: String, Code {
  case eindeWw = "einde-ww"
  case ontslag, relatie, wajong, wsw, verhuizing, studie, overig
}

public enum AanvraagUitkomst: String, Code {
  case toegekend, afgewezen
  case buitenBehandeling = "buiten-behandeling"
  case ingetrokken
}

public enum Arbeidsvermogen: String, Code { case geen, beperkt, volledig }

public enum WachtlijstSoort: String, Code { case wsw, beschut }

public enum Verwijsdoel: String, Code {
  case gemeentelijkTeam = "gemeentelijk-team"
  case sociaalTeam = "sociaal-team"
  case uwv, welzijn, werkorganisatie, onderwijs
}

public enum Precisie: String, Code { case cent, euro }

public enum Fonds: String, Code {
  case inkomensdeel, participatiebudget, wsw, uitvoeringskosten, bijzonder
}

public enum BudgetStadium: String, Code { case voorlopig, nader, definitief }

public enum BatenBron: String, Code { case rijk, gemeente, esf, sectorfonds, provincie, opbrengst }

public enum KostenSoort: String, Code { case direct, overhead, frictie }

public enum UitstroomReden: String, Code {
  case arbeid
  case arbeidLks = "arbeid-lks"
  case zelfstandig, onderwijs, relatie, verhuizing, aow, overlijden, handhaving, detentie, overig
}

public enum Instrument: String, Code {
  case arbeidstraining, leerwerktraject, scholing
  case werkenMetBehoud = "werken-met-behoud"
  case proefplaatsing, participatieplaats, stageplek, werkervaringsplaats, jobcarving, jobcoaching, werkplekaanpassing
  case noRiskpolis = "no-riskpolis"
  case beschutWerk = "beschut-werk"
  case dagbesteding
  case socialeActivering = "sociale-activering"
  case schuldhulp, taal
  case ondersteuningWerkgever = "ondersteuning-werkgever"
}

public enum VoorzieningUitkomst: String, Code { case afgerond, voortijdig, anders }

public enum PlaatsingSoort: String, Code {
  case regulier, garantiebaan, lks, beschut, detachering
  case begeleidWerken = "begeleid-werken"
  case intern
}

public enum PlaatsingVia: String, Code { case direct, uitzendbureau, gemeente }

public enum ActiviteitSoort: String, Code { case tegenprestatie, vrijwilligerswerk, mantelzorg, activering, scholing }

/// What `activiteit-aangeboden` may offer: an instrument or a kind of activiteit. `scholing` is both; it reads as the
/// instrument.
public enum Aanbod: Hashable, Sendable {
  case instrument(Instrument)
  case activiteit(ActiviteitSoort)

  public init?(_ code: String) {
    if let instrument = Instrument(rawValue: code) {
      self = .instrument(instrument)
    } else if let soort = ActiviteitSoort(rawValue: code) {
      self = .activiteit(soort)
    } else {
      return nil
    }
  }

  public var code: String {
    switch self {
    case .instrument(let instrument): instrument.rawValue
    case .activiteit(let soort): soort.rawValue
    }
  }
}

public enum OntheffingSoort: String, Code {
  case artikel9lid2 = "9-lid-2"
  case artikel9lid5 = "9-lid-5"
  case artikel9a = "9a"
}

public enum TevredenheidGroep: String, Code { case bijstand, wsw, werkgever }

public enum AfspraakSoort: String, Code {
  case garantiebanen
  case socialReturn = "social-return"
  case leerwerkplek
}
