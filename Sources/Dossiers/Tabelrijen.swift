public import Domain
public import Regelgeving

/// A row of a decision table that gave a spoor.
public struct Tabelrij: Hashable, Sendable {
  /// The first day of the table.
  public var vanaf: CivilDate
  /// From 1.
  public var rij: Int
}

/// The rows of the tenant's decision tables that gave a dossier its sporen, in order; the same one may come twice.
public func gebruikteTabelrijen(_ dossier: Dossier, _ regels: Regels) -> [Tabelrij] {
  let zaak = Zaak(dossier, regels, grondslag: false)
  guard let geboren = zaak.geboren else { return [] }
  var rijen: [Tabelrij] = []
  for spel in zaak.spellen where !spel.isLeeg {
    var nummer: Int?
    for toestand in spel.toestanden where toestand.diagnosenummer != nummer {
      nummer = toestand.diagnosenummer
      guard let diagnose = toestand.diagnose, let tabel = regels.beslistabel(op: toestand.van) else { continue }
      let leeftijd = geboren.leeftijd(op: toestand.van)
      rijen.append(
        Tabelrij(vanaf: tabel.vanaf, rij: tabel.spoor(regeling: spel.regeling, diagnose: diagnose, leeftijd: leeftijd).rij))
    }
  }
  return rijen
}
