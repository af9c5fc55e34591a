public import Regelgeving

/// Everything the service says about a client: a pure function of the facts in force and the parameters.
///
/// No clock, no order of arrival: the same set of facts gives the same outcome. `Afleiding` names the rules, each stands in a
/// file of its own, reads what `Zaak` knows of the client, and adds its besluiten and counts.
///
/// - Parameter grondslag: Whether each besluit carries the parameters it used.
public func derive(_ dossier: Dossier, _ regels: Regels, grondslag: Bool = false) -> Uitkomst {
  let zaak = Zaak(dossier, regels, grondslag: grondslag)
  let kern = Kern(zaak, dossier)
  var reeks = Maandreeks(kern.verloop, kern.verlagingen)
  var uitkomst = kern.kop
  (uitkomst.besluiten, uitkomst.bijdragen) = reeks.alles(zaak.maanden(), met: kern.algemeen)
  return uitkomst
}
