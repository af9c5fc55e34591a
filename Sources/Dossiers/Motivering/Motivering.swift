public import Domain
public import Regelgeving

/// Why one besluit is what it is: its sum, the law it rests on, the facts it rests on.
///
/// Written by the rules themselves while they compute the besluit. It is an explanation of a berekening; a besluit it becomes
/// when the college vaststelt (Awb art. 1:3 and 3:46).
public struct Motivering: Sendable {
  public var besluit: Besluit
  /// In the order of computation; of a herziening those of the besluit that it corrects, whose last line is the verschil.
  public var stappen: [Rekenstap]
  /// Every value used, each once, in the order of use.
  public var parameters: [Gebruikt]
  public var tabelrijen: [Tabelgebruik]
  /// Steps of the AOW age that a birth date was held against.
  public var aow: [AowRij]
  /// The facts that carry it, by date: from these alone the same besluit follows.
  public var feiten: [Feitgebruik]
}

/// A fact that a besluit rests on.
public struct Feitgebruik: Sendable {
  public var feit: Gebeurtenis
  /// The date it counts on; of an aanvraag its start.
  public var datum: CivilDate
  /// In Dutch, what it does for this besluit.
  public var rol: String
  /// More than one content arrived under its identity.
  public var isConflict: Bool
}

/// The besluiten of a dossier with their motivering, in order.
///
/// - Parameter sleutels: Which besluiten; nil gives all.
public func motiveer(
  _ dossier: Dossier, _ regels: Regels, alleen gewenst: (Besluit) -> Bool = { _ in true }
) -> [Motivering] {
  let verslag = Verslag()
  let besluiten = Afleiding(dossier, regels, grondslag: true, verslag: verslag).uitkomst.besluiten
  func grondslag(van sleutel: Besluitsleutel) -> [Gebruikt] {
    var sleutel = sleutel
    sleutel.isHerziening = false
    let eigen = besluiten.first { $0.sleutel == sleutel }?.grondslag ?? []
    let maatregelen = sleutel.soort == .uitkering ? verslag.maatregelen(in: sleutel.datum.maand).map(\.sleutel) : []
    return eigen + (verslag[sleutel]?.ook ?? []) + maatregelen.flatMap(grondslag)
  }
  let drager = Drager(dossier, regels, verslag)
  return besluiten.filter(gewenst).map { besluit in
    var sleutel = besluit.sleutel
    sleutel.isHerziening = false
    let pagina = verslag[sleutel]
    let feiten = drager.feiten(van: besluit)
    var parameters: [Gebruikt] = []
    for gebruikt in grondslag(van: sleutel) + drager.parameters(van: feiten) where !parameters.contains(gebruikt) {
      parameters.append(gebruikt)
    }
    return Motivering(
      besluit: besluit, stappen: pagina?.stappen ?? [], parameters: parameters, tabelrijen: pagina?.tabelrijen ?? [],
      aow: pagina?.aow ?? [], feiten: feiten)
  }
}

extension Gebruikt {
  /// What the rules of a gemeente say on a day; nil when they say nothing.
  public init?(_ parameter: Parameter, _ gemeente: Gemeente, op dag: CivilDate, _ regels: Regels) {
    guard let waarde = regels.voor(gemeente).waarde(parameter, op: dag) else { return nil }
    self.init(parameter: parameter, gemeente: gemeente, op: dag, waarde: waarde)
  }

  /// The row that gave the value, in the set under which the besluit was taken.
  public func rij(_ regels: Regels) -> ParameterRij? { regels.voor(gemeente).rij(parameter, op: op) }
}
