import Domain
public import Regelgeving

/// Everything the service says about a client: a pure function of the facts in force and the parameters.
///
/// No clock, no order of arrival: the same set of facts gives the same outcome. Each rule stands in a file of its own, reads
/// what `Zaak` knows of the client, and adds its besluiten and counts.
///
/// - Parameter grondslag: Whether each besluit carries the parameters it used.
public func derive(_ dossier: Dossier, _ regels: Regels, grondslag: Bool = false) -> Uitkomst {
  let zaak = Zaak(dossier, regels, grondslag: grondslag)
  var uitkomst = Uitkomst()
  var telling = Telling()
  zaak.perioden(&uitkomst, &telling)
  zaak.sporen(&uitkomst)
  zaak.actief(&uitkomst, &telling)
  zaak.verplichtingen(&uitkomst, &telling)
  zaak.integraleIntakes(&uitkomst.besluiten, &telling)
  zaak.termijnen(&uitkomst, &telling)
  let verlagingen = zaak.maatregelen(&uitkomst.besluiten, &telling)
  zaak.uitkeringen(verlagingen, &uitkomst.besluiten, &telling)
  zaak.loonkostensubsidies(&uitkomst.besluiten, &telling)
  zaak.wswMaanden(&uitkomst.besluiten, &telling)
  zaak.wswPlaatsen(&telling)
  zaak.uitgaven(&telling)
  zaak.duur(&telling)
  zaak.overdrachten(&telling)
  zaak.trajectmaten(&telling)
  zaak.school(&telling)
  uitkomst.besluiten.sort { $0.sleutel < $1.sleutel }
  uitkomst.bijdragen = telling.som()
  return uitkomst
}
