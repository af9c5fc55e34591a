public import Domain

/// Everything the service says about a dossier: a pure function of its facts and the parameters.
///
/// Two outcomes are equal when everything they would publish is equal, the order of contributions apart.
public struct Uitkomst: Sendable, Equatable {
  /// In order of time; also those of zero days.
  public var perioden: [PeriodeUitkomst] = []
  public var sporen: [SpoorUitkomst] = []
  public var doorstromen: [Doorstroom] = []
  /// Maximal stretches.
  public var actief: [Periode] = []
  public var verplichtingen: [Verplichting] = []
  public var termijnen: [Termijn] = []
  /// By the date of their fact, then sleutel.
  public var besluiten: [Besluit] = []
  /// Summed per cell, no zeros, in no particular order.
  public var bijdragen: [Bijdrage] = []

  public init() {}

  public static func == (a: Self, b: Self) -> Bool {
    a.perioden == b.perioden && a.sporen == b.sporen && a.doorstromen == b.doorstromen && a.actief == b.actief
      && a.verplichtingen == b.verplichtingen && a.termijnen == b.termijnen && a.besluiten == b.besluiten
      && Set(a.bijdragen) == Set(b.bijdragen)
  }
}

public struct PeriodeUitkomst: Hashable, Sendable {
  public var regeling: Regeling
  public var van: CivilDate
  public var tot: CivilDate?
  /// Nil while the period is open.
  public var reden: EindeReden?

  public var isLeeg: Bool { tot == van }
}

/// Why a period ended.
public enum EindeReden: Hashable, Sendable {
  case uitstroom(UitstroomReden)
  /// An aanvraag under another regeling opened the next period.
  case andereRegeling
  /// The gemeente left the tenant and no gemeente of the tenant took its place.
  case gemeenteUitTenant

  public var code: Symbool {
    switch self {
    case .uitstroom(let reden): Codes.uitstroom(reden)
    case .andereRegeling: Codes.andereRegeling
    case .gemeenteUitTenant: Codes.gemeenteUitTenant
    }
  }
}

public struct SpoorUitkomst: Hashable, Sendable {
  public var spoor: Symbool
  public var van: CivilDate
  public var tot: CivilDate?
}

public struct Doorstroom: Hashable, Sendable {
  public var datum: CivilDate
  public var van: Symbool
  public var naar: Symbool
}

public struct Verplichting: Hashable, Sendable {
  /// `arbeid` or `tegenprestatie`.
  public var soort: Symbool
  public var van: CivilDate
  public var tot: CivilDate?
}

public struct Termijn: Hashable, Sendable {
  public var soort: Symbool
  public var van: CivilDate
  /// The last day that is still in time.
  public var uiterlijk: CivilDate
  /// The day it was met, also when that was too late.
  public var voldaanOp: CivilDate?
}
