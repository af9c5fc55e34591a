import Domain
import Regelgeving

extension Zaak {
  /// Rule 7: what must have happened by when. `uiterlijk` is still in time; a term never met is late the day after.
  func termijnen(_ uitkomst: inout Uitkomst, _ telling: inout Telling) {
    var termijnen: [Termijn] = []
    let plaatsingen = wachtlijstplaatsingen()
    for plaatsing in plaatsingen {
      telling.stand(.wachtlijst, plaatsing.van, plaatsing.tot, tijdlijn, binnenPerioden: false) { _ in
        Dimensies((.soort, Codes.van(plaatsing.soort)))
      }
      if let termijn = wachtlijstactiviteit(plaatsing.van) { termijnen.append(termijn) }
    }
    for loop in trajecten.voorzieningen where loop.wat.instrument == .werkenMetBehoud {
      if let termijn = werkenMetBehoud(loop) { termijnen.append(termijn) }
    }
    termijnen += diagnosetermijnen() + overdrachttermijnen.map(\.termijn)
    for termijn in termijnen { tel(termijn, &telling) }
    uitkomst.termijnen = termijnen
  }

  /// Placements on the waiting list: a placement while one of the same soort runs is none. It ends by `wachtlijst-beeindigd` of its
  /// own soort, by a plaatsing that is what one waited for, or with the period that runs on its day.
  ///
  /// A plaatsing sorts after a placement of the same day: on the day it begins the placement before it still runs.
  private func wachtlijstplaatsingen() -> [(soort: WachtlijstSoort, van: CivilDate, tot: CivilDate)] {
    var lijst: [(soort: WachtlijstSoort, van: CivilDate, tot: CivilDate)] = []
    let geplaatst = trajecten.plaatsingen.filter {
      [.beschut, .detachering, .begeleidWerken, .intern].contains($0.wat.soort)
    }
    for feit in feiten.wachtlijst {
      switch feit.inhoud {
      case .geplaatst(let soort):
        let loopt = lijst.contains { eerder in
          eerder.soort == soort && eerder.van <= feit.datum
            && (feit.datum < eerder.tot || feit.datum == eerder.tot && geplaatst.contains { $0.van == eerder.tot })
        }
        if loopt { continue }
        let plaatsing = geplaatst.first { $0.van >= feit.datum }
        let spel = tijdlijn.vak(feit.datum).spel
        lijst.append((soort, feit.datum, min(plaatsing?.van ?? .open, spel.map { spellen[$0].tot } ?? .open)))
      case .beeindigd(let soort):
        if let i = lijst.lastIndex(where: { $0.soort == soort && feit.datum < $0.tot }) { lijst[i].tot = feit.datum }
      }
    }
    return lijst
  }

  /// DAL: within a year of placement an activity is offered, or a plaatsing, voorziening or activiteit starts.
  ///
  /// ## Grondslag
  /// Visiedocument DAL, hoofdstuk 3.
  private func wachtlijstactiviteit(_ van: CivilDate) -> Termijn? {
    guard let maanden = plaats(van).regels.geheel(.termijnWachtlijstActiviteit, op: van) else { return nil }
    let gebeurd =
      feiten.aangeboden + trajecten.plaatsingen.map(\.van) + trajecten.voorzieningen.map(\.van) + feiten.activiteiten.map(\.datum)
    return Termijn(
      soort: Codes.wachtlijstActiviteit, van: van, uiterlijk: van.plus(maanden: maanden),
      voldaanOp: gebeurd.filter { $0 >= van }.min())
  }

  /// Drentsche Aa: working with uitkering ends within three months of its start, six when it was extended before its end.
  private func werkenMetBehoud(_ loop: Loop<VoorzieningGestart>) -> Termijn? {
    let verlengd = loop.verlengingen.contains { loop.van <= $0 && $0 < loop.tot }
    let parameter: Parameter = verlengd ? .termijnWerkenMetBehoudVerlengd : .termijnWerkenMetBehoud
    guard let maanden = plaats(loop.van).regels.geheel(parameter, op: loop.van) else { return nil }
    return Termijn(
      soort: Codes.werkenMetBehoud, van: loop.van, uiterlijk: loop.van.plus(maanden: maanden), voldaanOp: loop.tot.ofNil)
  }

  /// From the melding a first diagnosis, and after each diagnosis a new one, where a verordening sets a term: days for the
  /// first, months for the next. A client who left before it was over owes none any more.
  ///
  /// A diagnosis that the aanvraag brings was there on the day of melding, on a later aanvraag of the period from its start.
  private func diagnosetermijnen() -> [Termijn] {
    guard regels.kent(.termijnDiagnose) || regels.kent(.termijnNieuweDiagnose) else { return [] }
    var termijnen: [Termijn] = []
    for spel in spellen where !spel.isLeeg {
      let begin = min(spel.melding, spel.van)
      var gesteld = feiten.diagnoses.map(\.datum).filter { begin <= $0 && $0 < spel.tot }
      for (nummer, plaats) in spel.aanvragen.enumerated() where feiten.aanvragen[plaats].aanvraag.diagnose != nil {
        gesteld.append(nummer == 0 ? begin : feiten.aanvragen[plaats].start)
      }
      let dagen = Set(gesteld).sorted()
      var eigen: [Termijn] = []
      let melding = spel.melding
      if let termijn = plaats(melding).regels.geheel(.termijnDiagnose, op: melding) {
        // What was known before the melding was there on the day of it.
        eigen.append(
          Termijn(
            soort: Codes.diagnose, van: melding, uiterlijk: melding + termijn, voldaanOp: dagen.first.map { max($0, melding) }))
      }
      for (nummer, dag) in dagen.enumerated() {
        guard let maanden = plaats(dag).regels.geheel(.termijnNieuweDiagnose, op: dag) else { continue }
        eigen.append(
          Termijn(
            soort: Codes.nieuweDiagnose, van: dag, uiterlijk: dag.plus(maanden: maanden),
            voldaanOp: nummer + 1 < dagen.count ? dagen[nummer + 1] : nil))
      }
      termijnen += eigen.filter { $0.voldaanOp != nil || $0.uiterlijk < spel.tot }
    }
    return termijnen
  }

  /// Open from the start to the first of being met and the day after `uiterlijk`; met in time, or late on that day.
  private func tel(_ termijn: Termijn, _ telling: inout Telling) {
    let telaat = termijn.uiterlijk + 1
    let uiterlijk = Symbool(termijn.uiterlijk.maand.description)
    telling.stand(
      .termijnOpen, termijn.van, min(termijn.voldaanOp ?? .open, telaat), tijdlijn, binnenPerioden: false
    ) { _ in Dimensies((.soort, termijn.soort), (.uiterlijk, uiterlijk)) }
    let soort = Dimensies((.soort, termijn.soort))
    if let voldaan = termijn.voldaanOp, voldaan <= termijn.uiterlijk {
      telling.tel(.termijnVoldaan, tijdlijn.vak(voldaan).gemeente, voldaan.maand, soort)
    } else {
      telling.tel(.termijnTeLaat, tijdlijn.vak(telaat).gemeente, telaat.maand, soort)
    }
  }
}
