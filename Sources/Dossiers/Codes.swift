public import Domain

/// The codes of this law as symbols, made once.
public enum Codes {
  public static let geen: Symbool = "geen"
  public static let zonderDiagnose: Symbool = "zonder-diagnose"
  /// No decision table is in force on the day.
  public static let onbepaaldSpoor: Symbool = "onbepaald"
  public static let andereRegeling: Symbool = "andere-regeling"
  public static let gemeenteUitTenant: Symbool = "gemeente-uit-tenant"
  public static let onbekend: Symbool = "onbekend"
  static let jong: Symbool = "<27"
  static let midden: Symbool = "27-AOW"
  static let aow: Symbool = "AOW+"
  static let arbeid: Symbool = "arbeid"
  static let tegenprestatie: Symbool = "tegenprestatie"
  static let uitkering: Symbool = "uitkering"
  static let loonkostensubsidie: Symbool = "loonkostensubsidie"
  static let wsw: Symbool = "wsw"
  static let uniform: Symbool = "uniform"
  static let verdubbelDuur: Symbool = "verdubbel-duur"
  static let verdubbelPercentage: Symbool = "verdubbel-percentage"
  static let plusPunten: Symbool = "plus-punten"
  static let wachtlijstActiviteit: Symbool = "wachtlijst-activiteit"
  static let werkenMetBehoud: Symbool = "werken-met-behoud"
  static let diagnose: Symbool = "diagnose"
  static let nieuweDiagnose: Symbool = "nieuwe-diagnose"
  static let overdracht: Symbool = "overdracht"
  static let aangeboden: Symbool = "aangeboden"
  static let aanvaard: Symbool = "aanvaard"
  static let warm: Symbool = "warm"
  static let stappen: [Symbool] = ["0", "1", "2", "3+"]
  static let teruggegeven: Symbool = "teruggegeven"
  static let terugvordering: Symbool = "terugvordering"
  static let nabetaling: Symbool = "nabetaling"

  static func van(_ regeling: Regeling) -> Symbool { regelingen[regeling] }
  static func van(_ leefvorm: Leefvorm) -> Symbool { leefvormen[leefvorm] }
  static func van(_ uitkomst: AanvraagUitkomst) -> Symbool { uitkomsten[uitkomst] }
  static func van(_ instrument: Instrument) -> Symbool { instrumenten[instrument] }
  static func van(_ soort: PlaatsingSoort) -> Symbool { plaatsingen[soort] }
  static func van(_ soort: WachtlijstSoort) -> Symbool { wachtlijsten[soort] }
  static func van(_ doel: Verwijsdoel) -> Symbool { doelen[doel] }
  static func van(_ groep: TevredenheidGroep) -> Symbool { groepen[groep] }
  static func van(_ soort: ActiviteitSoort) -> Symbool { activiteiten[soort] }
  static func van(_ kanaal: Kanaal?) -> Symbool { kanaal.map { kanalen[$0] } ?? onbekend }
  static func uitstroom(_ reden: UitstroomReden) -> Symbool { redenen[reden] }

  private static let regelingen = CodeTabel<Regeling>()
  private static let leefvormen = CodeTabel<Leefvorm>()
  private static let uitkomsten = CodeTabel<AanvraagUitkomst>()
  private static let instrumenten = CodeTabel<Instrument>()
  private static let plaatsingen = CodeTabel<PlaatsingSoort>()
  private static let wachtlijsten = CodeTabel<WachtlijstSoort>()
  private static let doelen = CodeTabel<Verwijsdoel>()
  private static let groepen = CodeTabel<TevredenheidGroep>()
  private static let activiteiten = CodeTabel<ActiviteitSoort>()
  private static let kanalen = CodeTabel<Kanaal>()
  private static let redenen = CodeTabel<UitstroomReden>()
}

/// The symbols of a closed list, made once.
private struct CodeTabel<C: Code> {
  private let symbolen = C.allCases.map { Symbool($0.rawValue) }

  subscript(code: C) -> Symbool { symbolen[code.plaats] }
}
