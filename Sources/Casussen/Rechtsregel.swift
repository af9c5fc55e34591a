/// A rule of the law as the service has it: what a casus is about, so that every rule can be shown to have enough of them.
public enum Rechtsregel: String, CaseIterable, Sendable {
  /// Corrections, retractions, conflicts, refusals: what counts as a fact at all.
  case gebeurtenissen
  case periode, huishouden, spoor, verplichtingen, actief
  case integraleIntake = "integrale-intake"
  case termijnen, maatregelen, uitkering, loonkostensubsidie, wsw, fondsen, besteding, duur, overdracht
  /// What the region counts beside the rules: school, satisfaction, what runs and who.
  case maten
  /// What was known on a day.
  case bekendOp = "bekend-op"

  /// The number of the rule in the specification (section 4); nil of what goes before or across the rules.
  public var nummer: Int? {
    switch self {
    case .gebeurtenissen, .maten, .bekendOp: nil
    case .periode: 1
    case .huishouden: 2
    case .spoor: 3
    case .verplichtingen: 4
    case .actief: 5
    case .integraleIntake: 6
    case .termijnen: 7
    case .maatregelen: 8
    case .uitkering: 9
    case .loonkostensubsidie: 10
    case .wsw: 11
    case .fondsen: 12
    case .besteding: 13
    case .duur: 14
    case .overdracht: 15
    }
  }
}
