import Domain
import Regelgeving

/// What a month reads of a client beside its own facts: his birth date, his periods, and the days between them.
///
/// Immutable, and the same object in the next derivation as long as only facts of months were added.
final class Verloop: Sendable {
  let regels: Regels
  let grondslag: Bool
  let geboren: CivilDate?
  /// The day of the AOW age; nil when it is not set yet, and so not reached.
  let aow: CivilDate?
  let spellen: [Spel]
  let tijdlijn: Tijdlijn

  init(_ regels: Regels, grondslag: Bool, geboren: CivilDate?, _ spellen: [Spel], _ tijdlijn: Tijdlijn) {
    self.regels = regels
    self.grondslag = grondslag
    self.geboren = geboren
    aow = geboren.flatMap(regels.aowDatum)
    self.spellen = spellen
    self.tijdlijn = tijdlijn
  }

  /// The rules of the gemeente where the client is on that day.
  func plaats(_ dag: CivilDate) -> Regelplaats { Regelplaats(tijdlijn.vakken[tijdlijn.plaats(dag)].gemeente, regels) }

  /// Household and diagnosis of a vak inside a period.
  func toestand(_ vak: Vak) -> Toestand? { vak.spel.map { spellen[$0].toestanden[vak.toestand] } }

  /// Fund, instrument and spoor of an expense on a day.
  func fonds(_ parameter: Parameter, _ instrument: Symbool, _ dag: CivilDate) -> Dimensies {
    let vak = tijdlijn.vak(dag)
    return regels.fonds(parameter, instrument, vak.spoor, vak.gemeente, dag)
  }

  /// The first day on which a month may read something else in the two; the beginning of time when what differs has no day.
  func gelijkTot(_ ander: Verloop) -> CivilDate {
    if self === ander { return .open }
    guard geboren == ander.geboren else { return .begin }
    for (a, b) in zip(tijdlijn.vakken, ander.tijdlijn.vakken) {
      guard a.isZelfde(als: b), toestand(a) == ander.toestand(b), isZelfdeSpel(a, ander, b) else { return max(a.van, .begin) }
      if a.tot != b.tot { return min(a.tot, b.tot) }
    }
    return .open
  }

  /// Regeling and start of the period: the end shows in the vakken.
  private func isZelfdeSpel(_ vak: Vak, _ ander: Verloop, _ zijn: Vak) -> Bool {
    guard let a = vak.spel, let b = zijn.spel else { return vak.spel == nil && zijn.spel == nil }
    return spellen[a].van == ander.spellen[b].van && spellen[a].regeling == ander.spellen[b].regeling
  }
}

extension Vak {
  fileprivate func isZelfde(als ander: Vak) -> Bool {
    van == ander.van && spel == ander.spel && gemeente == ander.gemeente && regeling == ander.regeling && spoor == ander.spoor
      && leefvorm == ander.leefvorm
  }
}
