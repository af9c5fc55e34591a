public import Regelgeving

/// Everything the service says about a client: a pure function of the facts in force and the parameters.
///
/// No clock, no order of arrival: the same set of facts gives the same outcome. `Afleiding` names the rules, each stands in a
/// file of its own, reads what `Zaak` knows of the client, and adds its besluiten and counts.
///
/// - Parameter grondslag: Whether each besluit carries the parameters it used.
public func derive(_ dossier: Dossier, _ regels: Regels, grondslag: Bool = false) -> Uitkomst {
  Afleiding(dossier, regels, grondslag: grondslag).uitkomst
}
