import Domain
import Regelgeving

extension Zaak {
  /// What rules 1 to 3 contribute: the periods; every aanvraag; who is in the bestand, who came, who left, who changed track.
  func perioden(_ uitkomst: inout Uitkomst, _ telling: inout Telling) {
    uitkomst.perioden = spellen.map { PeriodeUitkomst(regeling: $0.regeling, van: $0.van, tot: $0.tot.ofNil, reden: $0.reden) }
    telAanvragen(&telling)
    if let geboren { telBestand(geboren, &telling) }
  }

  /// `bestand` {regeling, spoor, leeftijdsklasse at the stretch's start}; `instroom`, `uitstroom` (reden) and `doorstroom`
  /// (van, naar) with regeling; an uitstroom counts in the month of its first day without, with gemeente and spoor of the day
  /// before.
  private func telBestand(_ geboren: CivilDate, _ telling: inout Telling) {
    let aow = verloop.aow
    for (plaats, spel) in spellen.enumerated() where !spel.isLeeg {
      let regeling = Codes.van(spel.regeling)
      for (nummer, stuk) in sporen[plaats].enumerated() {
        let klasse =
          geboren.leeftijd(op: stuk.van) < 27 ? Codes.jong : aow.map { $0 <= stuk.van } ?? false ? Codes.aow : Codes.midden
        let dimensies = Dimensies((.leeftijdsklasse, klasse), (.regeling, regeling), (.spoor, stuk.spoor))
        telling.stand(.bestand, stuk.van, stuk.tot ?? .open, tijdlijn, binnenPerioden: true) { _ in dimensies }
        if nummer > 0 {
          telling.tel(
            .doorstroom, tijdlijn.vak(stuk.van).gemeente, stuk.van.maand,
            Dimensies((.naar, stuk.spoor), (.regeling, regeling), (.van, sporen[plaats][nummer - 1].spoor)))
        }
      }
      let eerste = tijdlijn.vak(spel.van)
      telling.tel(.instroom, eerste.gemeente, spel.van.maand, Dimensies((.regeling, regeling), (.spoor, eerste.spoor)))
      if let reden = spel.reden {
        let laatste = tijdlijn.vak(spel.tot - 1)
        telling.tel(
          .uitstroom, laatste.gemeente, spel.tot.maand,
          Dimensies((.reden, reden.code), (.regeling, regeling), (.spoor, laatste.spoor)))
      }
    }
  }

  /// Every aanvraag counts in `aanvraag` in the month of its melding; its outcome and the days from melding to besluit count on
  /// the besluit's date. The gemeente is the one the aanvraag itself names: it is known also where no period ever opens.
  private func telAanvragen(_ telling: inout Telling) {
    for feit in feiten.aanvragen {
      let aanvraag = feit.aanvraag
      let kanaal = Codes.van(aanvraag.kanaal)
      let melding = aanvraag.meldingsdatum
      telling.tel(.aanvraag, regels.geldend(aanvraag.gemeente, op: melding), melding.maand, Dimensies((.kanaal, kanaal)))
      guard let besluit = feit.besluit else { continue }
      let dimensies = Dimensies((.kanaal, kanaal), (.uitkomst, Codes.van(besluit.uitkomst)))
      let gemeente = regels.geldend(aanvraag.gemeente, op: besluit.datum)
      telling.tel(.aanvraagUitkomst, gemeente, besluit.datum.maand, dimensies)
      telling.tel(.doorlooptijdDagen, gemeente, besluit.datum.maand, dimensies, Int64(besluit.datum - melding))
    }
  }
}
