import Domain
import Regelgeving

/// A client as the rules see him: the facts in force, his periods and sporen, and the days between them. Rules 1 to 3 and 5
/// made it, every other rule reads it. One object of one derivation: passed by reference, never changed.
final class Zaak {
  let regels: Regels
  let grondslag: Bool
  /// Where the rules write how each besluit came about, when an explanation is asked for.
  let verslag: Verslag?
  let feiten: FeitenInKracht
  let spellen: [Spel]
  /// Of each period.
  let sporen: [[SpoorUitkomst]]
  let tijdlijn: Tijdlijn
  let trajecten: Trajecten

  var geboren: CivilDate? { feiten.geboortedatum }

  init(_ dossier: Dossier, _ regels: Regels, grondslag: Bool, verslag: Verslag? = nil) {
    self.regels = regels
    self.grondslag = grondslag
    self.verslag = verslag
    feiten = FeitenInKracht(dossier, regels)
    spellen = Periodenveger.veeg(feiten, regels)
    let geboren = feiten.geboortedatum
    sporen = spellen.map { spel in geboren.map { leidSporenAf(spel, geboren: $0, regels, verslag) } ?? [] }
    tijdlijn = Tijdlijn(spellen, sporen, regels)
    trajecten = Trajecten(feiten.trajecten)
  }

  /// The rules of the gemeente where the client is on that day.
  func plaats(_ dag: CivilDate) -> Regelplaats { Regelplaats(tijdlijn.vak(dag).gemeente, regels) }

  /// Household and diagnosis of a vak inside a period.
  func toestand(_ vak: Vak) -> Toestand? { vak.spel.map { spellen[$0].toestanden[vak.toestand] } }
}

/// A stretch of days; `tot` is the first day without.
typealias Dagen = (van: CivilDate, tot: CivilDate)

/// The days of both, as maximal stretches.
func doorsnede(_ a: [Dagen], _ b: [Dagen]) -> [Dagen] {
  if a.isEmpty || b.isEmpty { return [] }
  var samen: [Dagen] = []
  for x in a {
    for y in b where max(x.van, y.van) < min(x.tot, y.tot) { samen.append((max(x.van, y.van), min(x.tot, y.tot))) }
  }
  return vereniging(samen)
}

/// The days of the first, maximal stretches, that are none of the second.
func zonder(_ a: [Dagen], _ b: [Dagen]) -> [Dagen] {
  if a.isEmpty || b.isEmpty { return a }
  var rest = a
  for weg in b {
    rest = rest.flatMap { stuk -> [Dagen] in
      guard weg.van < stuk.tot, stuk.van < weg.tot else { return [stuk] }
      return [(stuk.van, min(stuk.tot, weg.van)), (max(stuk.van, weg.tot), stuk.tot)].filter { $0.van < $0.tot }
    }
  }
  return vereniging(rest)
}
