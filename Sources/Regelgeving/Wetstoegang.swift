public import Domain

// What a rule of the law asks of the parameters in one go; single values are asked for by path (`cent`, `decimaal`, …).

/// The tegenprestatie as a verordening sets it on a day.
public struct Tegenprestatieregel: Sendable {
  /// Sporen that owe it; `alle` is every one.
  public var sporen: [Symbool]
  /// Kinds of activiteit that fulfil it.
  public var soorten: [Symbool]
  /// Also the days from the melding to the start.
  public var isVanafAanvraag: Bool

  public func geldt(in spoor: Symbool) -> Bool { sporen.contains(spoor) || sporen.contains(Self.alle) }
  public func telt(_ soort: ActiviteitSoort) -> Bool { soorten.contains(Symbool(soort.rawValue)) }

  static let alle: Symbool = "alle"
  static let vanafAanvraag: Symbool = "aanvraag"
}

/// The integrale intake of a tenant on a day.
public struct IntegraleIntakeregel: Sendable {
  /// So many leefgebieden or more.
  public var drempel: Int
  public var vorm: Symbool
  /// The day on which running perioden have one too.
  public var lopendePeriodenOp: CivilDate?
}

extension GemeenteRegels {
  /// Participatiewet art. 9 lid 1 onder c and the verordening of art. 8a lid 1 onder b; no sporen: nobody owes it.
  public func tegenprestatie(op dag: CivilDate) -> Tegenprestatieregel {
    Tegenprestatieregel(
      sporen: codes(.tegenprestatieSporen, op: dag) ?? [], soorten: codes(.tegenprestatieSoorten, op: dag) ?? [],
      isVanafAanvraag: code(.tegenprestatieVanaf, op: dag) == Tegenprestatieregel.vanafAanvraag)
  }

  /// Whether who is in this spoor owes a tegenprestatie.
  public func isTegenprestatieplichtig(_ spoor: Symbool, op dag: CivilDate) -> Bool {
    bevat(.tegenprestatieSporen, spoor, op: dag) || bevat(.tegenprestatieSporen, Tegenprestatieregel.alle, op: dag)
  }

  /// Nil when the paper has none.
  public func integraleIntake(op dag: CivilDate) -> IntegraleIntakeregel? {
    guard let drempel = geheel(.integraleIntakeDrempel, op: dag), let vorm = code(.integraleIntakeVorm, op: dag) else {
      return nil
    }
    return IntegraleIntakeregel(
      drempel: drempel, vorm: vorm, lopendePeriodenOp: datum(.integraleIntakeLopendePeriodenOp, op: dag))
  }

  /// Whether a voorziening or activiteit of this kind makes a client actief.
  public func teltAlsActief(_ soort: Symbool, op dag: CivilDate) -> Bool {
    !bevat(.actiefNietGeteld, soort, op: dag)
  }

  /// The fund that pays an instrument, or nil when none is named.
  public func fonds(_ soort: Uitgave, op dag: CivilDate) -> Fonds? {
    let parameter: Parameter =
      switch soort {
      case .uitkering: .fondsUitkering
      case .loonkostensubsidie: .fondsLoonkostensubsidie
      case .wsw: .fondsWsw
      case .voorziening: .fondsVoorziening
      }
    return code(parameter, op: dag).flatMap { Fonds(rawValue: $0.tekst) }
  }

  /// Whether the tenant says that this spoor does not get this instrument.
  public func isBuitenRegel(_ instrument: Instrument, spoor: Symbool, op dag: CivilDate) -> Bool {
    (codes(.bestedingBuitenRegel, op: dag) ?? []).contains { regel in
      let delen = regel.tekst.split(separator: "/")
      return delen.count == 2 && (delen[0] == "*" || delen[0] == spoor.tekst)
        && (delen[1] == "*" || delen[1] == instrument.rawValue)
    }
  }
}

/// What money is spent on, as far as the fund depends on it.
public enum Uitgave: Sendable { case uitkering, loonkostensubsidie, wsw, voorziening }
