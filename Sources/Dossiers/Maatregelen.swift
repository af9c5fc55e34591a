import Domain
import Regelgeving

extension Zaak {
  /// Rule 8: what each verwijtbare gedraging inside a `pw`, `ioaw` or `ioaz` period costs, by the verordening in force on its date.
  ///
  /// The reduction runs over the whole calendar months after the month of the gedraging, also past the period. A code that
  /// the verordening does not name is `onbepaald` and touches no month.
  ///
  /// ## Grondslag
  /// Participatiewet art. 18 lid 2 and 4–8; the tenant's afstemmingsverordening.
  ///
  /// - Returns: By how much each month's norm is cut.
  func maatregelen(_ besluiten: inout [Besluit], _ telling: inout Telling) -> Verlagingen {
    var verlagingen = Verlagingen()
    var eerdere: [Eerder] = []
    for gedraging in feiten.gedragingen where gedraging.inhoud.feit.verwijtbaar {
      let dag = gedraging.datum
      let vak = tijdlijn.vak(dag)
      guard let spel = vak.spel, [.pw, .ioaw, .ioaz].contains(spellen[spel].regeling) else { continue }
      let sleutel = Besluitsleutel(.maatregel, dag, naam: gedraging.inhoud.id)
      var raadpleging = Raadpleging(self, sleutel)
      let code = gedraging.inhoud.feit.gedraging
      let maatregel = maatregel(code, dag, eerdere, &raadpleging)
      let inhoud: BesluitInhoud =
        maatregel.map { .maatregel(percentage: $0.percentage, maanden: $0.maanden(na: dag), isWaarschuwing: $0.isWaarschuwing) }
        ?? .leeg
      besluiten.voegIn(
        Besluit(
          sleutel: sleutel, gemeente: vak.gemeente, inhoud: inhoud,
          uitkomst: raadpleging.uitkomst,
          grondslag: raadpleging.gebruikt))
      guard let maatregel else { continue }
      raadpleging.verslag?.maanden(maatregel.maanden(na: dag))
      eerdere.append(
        Eerder(dag: dag, categorie: maatregel.categorie, stap: maatregel.stap, id: gedraging.inhoud.id))
      verlagingen.voegToe(maatregel.percentage.breuk, maatregel.maanden(na: dag))
      telling.tel(.maatregel, vak.gemeente, dag.maand, Dimensies((.categorie, maatregel.categorie)))
    }
    return verlagingen
  }

  /// What an earlier gedraging gave: a maatregel or a warning.
  private struct Eerder {
    let dag: CivilDate
    let categorie: Symbool
    /// Of the uniform obligations, 1 to 3.
    let stap: Int
    let id: String
  }

  private struct Maatregel {
    let categorie: Symbool
    var percentage: Decimaal
    var duur: Int
    var stap = 1
    var isWaarschuwing = false

    func maanden(na dag: CivilDate) -> [Maand] { duur < 1 ? [] : (1...duur).map { dag.maand + $0 } }
  }

  private func maatregel(
    _ code: String, _ dag: CivilDate, _ eerdere: [Eerder], _ raadpleging: inout Raadpleging
  ) -> Maatregel? {
    let plaats = plaats(dag)
    func kent(_ parameter: Parameter) -> Bool {
      plaats.regels.codes(parameter, op: dag)?.contains { $0.tekst == code } ?? false
    }
    if kent(.maatregelUniformGedragingen) {
      raadpleging.verslag?.categorie(code, Codes.uniform, .maatregelUniformGedragingen, op: dag, plaats)
      return uniform(dag, eerdere, plaats, &raadpleging)
    }
    for categorie in Maatregelcategorie.alle where kent(categorie.gedragingen) {
      raadpleging.verslag?.categorie(code, categorie.code, categorie.gedragingen, op: dag, plaats)
      return lokaal(categorie, dag, eerdere, plaats, &raadpleging)
    }
    return raadpleging.mis(feit: "maatregel.gedraging." + code, rang: 0, dag)
  }

  /// 100% for P1 months, within the window again P2, and again 3: one step above the latest prior in its window, at most three.
  private func uniform(
    _ dag: CivilDate, _ eerdere: [Eerder], _ plaats: Regelplaats, _ raadpleging: inout Raadpleging
  ) -> Maatregel? {
    guard let venster = raadpleging.geheel(.maatregelUniformVenster, op: dag, plaats),
      let percentage = raadpleging.decimaal(.maatregelUniformPercentage, op: dag, plaats)
    else { return nil }
    let vorige = eerdere.last { $0.categorie == Codes.uniform && dag < $0.dag.plus(maanden: venster) }
    let stap = min((vorige?.stap ?? 0) + 1, 3)
    let parameter: Parameter = stap == 1 ? .maatregelUniformP1 : stap == 2 ? .maatregelUniformP2 : .maatregelUniformP3
    guard let duur = raadpleging.geheel(parameter, op: dag, plaats) else { return nil }
    raadpleging.verslag?.eerder(vorige?.id, venster: venster)
    raadpleging.verslag?.uniform(stap: stap, percentage, parameter, duur: duur)
    return Maatregel(categorie: Codes.uniform, percentage: percentage, duur: duur, stap: stap)
  }

  /// The verordening's base, with its own recidive rule applied once when a prior of the same category lies in the window.
  private func lokaal(
    _ categorie: Maatregelcategorie, _ dag: CivilDate, _ eerdere: [Eerder], _ plaats: Regelplaats,
    _ raadpleging: inout Raadpleging
  ) -> Maatregel? {
    guard let percentage = raadpleging.decimaal(categorie.percentage, op: dag, plaats),
      let duur = raadpleging.geheel(categorie.maanden, op: dag, plaats)
    else { return nil }
    var maatregel = Maatregel(categorie: categorie.code, percentage: percentage, duur: duur)
    let recidive = plaats.regels.code(.maatregelRecidiveRegel, op: dag)
    let waarschuwt = plaats.regels.jaNee(categorie.waarschuwingEerste, op: dag) == true
    // A verordening that makes nothing of repetition needs no window.
    if recidive == nil, !waarschuwt {
      raadpleging.verslag?.lokaal((categorie.percentage, percentage), (categorie.maanden, duur))
      return maatregel
    }
    guard let venster = raadpleging.geheel(.maatregelRecidiveVenster, op: dag, plaats) else { return nil }
    let eerder = eerdere.last { $0.categorie == categorie.code && dag < $0.dag.plus(maanden: venster) }
    raadpleging.verslag?.eerder(eerder?.id, venster: venster)
    guard eerder != nil else {
      raadpleging.verslag?.gebruik(categorie.waarschuwingEerste, op: dag, plaats)
      if waarschuwt {
        maatregel.isWaarschuwing = true
        maatregel.percentage = Decimaal(0)
        maatregel.duur = 0
        raadpleging.verslag?.waarschuwing()
      } else {
        raadpleging.verslag?.lokaal((categorie.percentage, percentage), (categorie.maanden, duur))
      }
      return maatregel
    }
    var erbij: Decimaal?
    switch recidive {
    case Codes.verdubbelDuur: maatregel.duur *= 2
    case Codes.verdubbelPercentage: maatregel.percentage = hoogstens100(percentage.miljoensten * 2)
    case Codes.plusPunten:
      guard let punten = raadpleging.decimaal(.maatregelRecidivePlusPunten, op: dag, plaats) else { return nil }
      maatregel.percentage = hoogstens100(percentage.miljoensten + punten.miljoensten)
      erbij = punten
    default: break
    }
    raadpleging.verslag?.gebruik(.maatregelRecidiveRegel, op: dag, plaats)
    raadpleging.verslag?.lokaal(
      (categorie.percentage, percentage), (categorie.maanden, duur),
      herhaling: (recidive, erbij, maatregel.percentage, maatregel.duur))
    return maatregel
  }

  private func hoogstens100(_ miljoensten: Int64) -> Decimaal { Decimaal(mantisse: min(miljoensten, 100_000_000), schaal: 6) }
}
