import Domain
import Regelgeving

extension Zaak {
  /// Rule 6: a besluit in the tenant's own form when the aanvraag that opens a period names enough leefgebieden.
  ///
  /// Dated at the period's start; a period without days has none. Where the verordening names a day for running periods
  /// (BMWE, 1 January 2016), also on that day for every period that began before it, by the last known leefgebieden.
  func integraleIntakes(_ besluiten: inout [Besluit], _ telling: inout Telling) {
    for spel in spellen where !spel.isLeeg {
      voegToe(feiten.aanvragen[spel.aanvragen[0]].aanvraag, op: spel.van, &besluiten, &telling)
      let dag = plaats(spel.van).regels.rijen(.integraleIntakeLopendePeriodenOp).last.flatMap(\.waarde)
      guard case .datum(let dag)? = dag, spel.van < dag, dag < spel.tot else { continue }
      let laatste = spel.aanvragen.last { feiten.aanvragen[$0].start <= dag }
      if let laatste { voegToe(feiten.aanvragen[laatste].aanvraag, op: dag, &besluiten, &telling) }
    }
  }

  private func voegToe(
    _ aanvraag: AanvraagOntvangen, op dag: CivilDate, _ besluiten: inout [Besluit], _ telling: inout Telling
  ) {
    let plaats = plaats(dag)
    let sleutel = Besluitsleutel(.integraleIntake, dag)
    var raadpleging = Raadpleging(self, sleutel)
    guard let drempel = raadpleging.geheel(.integraleIntakeDrempel, op: dag, plaats), aanvraag.leefgebieden.count >= drempel,
      let vorm = plaats.regels.code(.integraleIntakeVorm, op: dag)
    else { return }
    raadpleging.verslag?.integraleIntake(aanvraag.leefgebieden, drempel: drempel, vorm, op: dag, plaats)
    besluiten.voegIn(
      Besluit(
        sleutel: sleutel, gemeente: plaats.gemeente,
        inhoud: .integraleIntake(vorm: vorm, plan: aanvraag.huishouden),
        uitkomst: .vastgesteld, grondslag: raadpleging.gebruikt))
    telling.tel(.integraleIntake, plaats.gemeente, dag.maand, Dimensies((.vorm, vorm)))
  }
}
