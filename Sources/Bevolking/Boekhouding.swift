import Domain

/// What the accounts of a tenant's gemeenten register: budgets in their stages, money received, costs of carrying out.
func boekhouding(_ streek: Streek, personen: Int, van: Maand, tot: Maand, nummer eerste: Int, _ toeval: inout Toeval) -> [Feit] {
  var feiten: [Feit] = []
  let totaal = streek.gemeenten.reduce(0) { $0 + $1.1 }

  func feit(_ gemeente: Gemeente, _ type: String, _ dag: CivilDate, _ velden: [String: String]) {
    feiten.append(
      Feit(
        nummer: eerste + feiten.count, wie: .gemeente(gemeente), type: type,
        velden: velden.sorted { $0.key < $1.key }.map { Feit.Veld(naam: $0.key, waarde: $0.value) },
        geregistreerd: dag + toeval.getal(0...10)))
  }

  for (gemeente, gewicht) in streek.gemeenten {
    let aandeel = max(1, personen * gewicht / totaal)
    for jaar in van.jaar...tot.jaar {
      let begin = Maand(jaar: jaar, maand: 1).eersteDag
      for (fonds, perPersoon) in [(Fonds.inkomensdeel, 11_900), (.participatiebudget, 1_450), (.uitvoeringskosten, 1_700)] {
        var bedrag = aandeel * perPersoon
        for (stadium, na) in [(BudgetStadium.voorlopig, -90), (.nader, 150), (.definitief, 270)] {
          if stadium != .voorlopig { bedrag += bedrag * toeval.getal(-4...3) / 100 }
          let dag = begin + na
          feit(
            gemeente, "budget-vastgesteld", dag,
            [
              "jaar": String(jaar), "fonds": fonds.rawValue, "stadium": stadium.rawValue, "datum": dag.description,
              "bedragCent": String(bedrag * 100),
            ])
        }
      }
      for kwartaal in 0..<4 {
        let dag = begin.plus(maanden: 3 * kwartaal + 1)
        guard dag < tot.einde else { continue }
        feit(
          gemeente, "baten-ontvangen", dag,
          [
            "boekdatum": dag.description, "jaar": String(jaar), "fonds": Fonds.participatiebudget.rawValue,
            "bron": toeval.een([BatenBron.gemeente, .esf, .provincie]).rawValue,
            "bedragCent": String(aandeel * toeval.getal(8...30) * 100),
          ])
        feit(
          gemeente, "uitvoeringskosten-geboekt", dag,
          [
            "boekdatum": dag.description, "uitvoerder": "sociale-dienst",
            "soort": toeval.gewogen([(KostenSoort.direct, 70), (.overhead, 25), (.frictie, 5)]).rawValue,
            "bedragCent": String(aandeel * toeval.getal(330...460) * 100),
          ])
      }
    }
  }
  return feiten
}
