import Domain

extension Dossier {
  /// What a dossier without a client contributes; a client's own rules do that.
  func zonderClient(_ telling: inout Telling) {
    switch onderwerp {
    case .client: return
    case .boekhouding: Boekhouding(self)?.tel(&telling)
    case .werkgever: WerkgeverDossier(self)?.tel(&telling)
    }
  }
}

extension Boekhouding {
  /// Uitvoerders that are told apart; their names come from events, and a name more is a code more of the process for good.
  /// Of more of them the first by spelling keep their names.
  static let meesteUitvoerders = 100
  static let overig: Symbool = "overig"

  /// `budgetCent` {fonds, jaar, stadium} is the budget in force under the stadium that it has; `batenCent` {bron, fonds, jaar};
  /// `verplichtingCent` {fonds, jaar} what each booking changes, so that the running sum is what is open;
  /// `uitvoeringskostenCent` {fonds, soort, uitvoerder}.
  func tel(_ telling: inout Telling) {
    for budget in budgetten where budget.geldt {
      telling.tel(
        .budgetCent, gemeente, budget.datum.maand,
        Dimensies((.fonds, code(budget.fonds)), (.jaar, jaar(budget.jaar)), (.stadium, Symbool(budget.stadium.rawValue))),
        budget.bedrag.cent)
    }
    for baat in baten {
      telling.tel(
        .batenCent, gemeente, baat.boekdatum.maand,
        Dimensies((.bron, Symbool(baat.bron.rawValue)), (.fonds, code(baat.fonds)), (.jaar, jaar(baat.jaar))),
        baat.bedrag.cent)
    }
    for mutatie in mutaties {
      telling.tel(
        .verplichtingCent, gemeente, mutatie.datum.maand,
        Dimensies((.fonds, code(mutatie.fonds)), (.jaar, jaar(mutatie.jaar))), mutatie.bedrag.cent)
    }
    let bekend = Set(
      Set(uitvoeringskosten.map { Array($0.uitvoerder.utf8) })
        .sorted { $0.lexicographicallyPrecedes($1) }.prefix(Self.meesteUitvoerders))
    for kosten in uitvoeringskosten {
      let uitvoerder = bekend.contains(Array(kosten.uitvoerder.utf8)) ? Symbool(kosten.uitvoerder) : Self.overig
      telling.tel(
        .uitvoeringskostenCent, gemeente, kosten.boekdatum.maand,
        Dimensies((.fonds, code(.uitvoeringskosten)), (.soort, Symbool(kosten.soort.rawValue)), (.uitvoerder, uitvoerder)),
        kosten.bedrag.cent)
    }
  }

  private func code(_ fonds: Fonds) -> Symbool { Symbool(fonds.rawValue) }
  private func jaar(_ jaar: Int) -> Symbool { Symbool(String(jaar)) }
}
