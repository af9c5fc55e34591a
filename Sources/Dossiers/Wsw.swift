import Domain
import Regelgeving

extension Verloop {
  /// Rule 11: what a Wsw month leaves: rijksbijdrage per standaardeenheid of that year / 12 × standaardeenheden, plus the
  /// tenant's bijdrage per werknemer / 12, plus opbrengst, minus loonkosten. No period is needed.
  ///
  /// ## Grondslag
  /// Wet sociale werkvoorziening art. 8; the amounts printed in the papers of DAL and IJmond.
  func wswMaand(
    _ loon: WswLoonVerwerkt, _ besluiten: inout [Besluit], _ telling: inout Telling, _ verslag: Verslag?
  ) {
    let dag = loon.maand.eersteDag
    let plaats = plaats(dag)
    let sleutel = Besluitsleutel(.wsw, dag)
    var raadpleging = Raadpleging(self, verslag, sleutel)
    let perSe = raadpleging.cent(.wswRijksbijdragePerSe, op: dag, plaats)
    var inhoud: BesluitInhoud = .leeg
    if let perSe {
      let rijk = Breuk(perSe) * loon.standaardeenheden.breuk / Breuk(12)
      // A tenant that pays no bijdrage has no such parameter: nothing is missing.
      let perWerknemer =
        plaats.regels.cent(.wswBijdragePerWerknemer, op: dag) == nil
        ? nil : raadpleging.cent(.wswBijdragePerWerknemer, op: dag, plaats)
      let bijdrage = Breuk(perWerknemer ?? .nul) / Breuk(12)
      let exact = rijk + bijdrage + Breuk(loon.opbrengstCent) - Breuk(loon.loonkostenCent)
      let resultaat = exact.centen
      raadpleging.verslag?.wsw(loon, perSe: perSe, rijk, perWerknemer: perWerknemer, bijdrage, exact)
      inhoud = .wsw(rijksbijdrage: rijk.centen, tenantbijdrage: bijdrage.centen, resultaat: resultaat)
      telling.tel(.wswResultaatCent, plaats.gemeente, loon.maand, Dimensies(), resultaat.cent)
    }
    besluiten.append(
      Besluit(
        sleutel: sleutel, gemeente: plaats.gemeente, inhoud: inhoud, uitkomst: raadpleging.uitkomst,
        grondslag: raadpleging.gebruikt))
    telling.tel(.standaardeenheden, plaats.gemeente, loon.maand, Dimensies(), loon.standaardeenheden.miljoensten)
    telling.tel(
      .uitgavenCent, plaats.gemeente, loon.maand, fonds(.fondsWsw, Codes.wsw, dag), loon.loonkostenCent.cent)
  }
}

extension Zaak {
  /// Persons of a `wsw` period outside the walls (`detachering`, `begeleid-werken`, `regulier`) and inside: every other day.
  func wswPlaatsen(_ telling: inout Telling) {
    let wsw = vakken { spellen[$0.spel!].regeling == .wsw }
    guard !wsw.isEmpty else { return }
    let buiten = doorsnede(wsw, plaatsingen([.detachering, .begeleidWerken, .regulier]))
    tel(.wswBuiten, buiten, &telling)
    tel(.wswBinnen, zonder(wsw, buiten), &telling)
  }

  /// The days on which a plaatsing of one of these soorten runs.
  func plaatsingen(_ soorten: [PlaatsingSoort]) -> [Dagen] {
    vereniging(trajecten.plaatsingen.filter { soorten.contains($0.wat.soort) }.map { ($0.van, $0.tot) })
  }
}
