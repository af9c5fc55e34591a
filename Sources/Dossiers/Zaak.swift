import Domain
import Regelgeving

/// A client as the rules see him: the facts in force, his periods and sporen, and the days between them. Rules 1 to 3 and 5
/// made it, every other rule reads it. One object of one derivation: passed by reference, never changed.
final class Zaak {
  let verloop: Verloop
  /// Where the rules write how each besluit came about, when an explanation is asked for.
  let verslag: Verslag?
  let feiten: FeitenInKracht
  /// Of each period.
  let sporen: [[SpoorUitkomst]]
  let trajecten: Trajecten

  var regels: Regels { verloop.regels }
  var grondslag: Bool { verloop.grondslag }
  var spellen: [Spel] { verloop.spellen }
  var tijdlijn: Tijdlijn { verloop.tijdlijn }
  var geboren: CivilDate? { verloop.geboren }

  init(_ dossier: Dossier, _ regels: Regels, grondslag: Bool, verslag: Verslag? = nil) {
    self.verslag = verslag
    let feiten = FeitenInKracht(dossier, regels)
    let spellen = Periodenveger.veeg(feiten, regels)
    let geboren = feiten.geboortedatum
    sporen = spellen.map { spel in geboren.map { leidSporenAf(spel, geboren: $0, regels, verslag) } ?? [] }
    trajecten = Trajecten(feiten.trajecten)
    verloop = Verloop(
      regels, grondslag: grondslag, geboren: geboren, spellen, Tijdlijn(spellen, sporen, regels))
    // Last, so that it is handed over and not copied.
    self.feiten = feiten
  }

  func plaats(_ dag: CivilDate) -> Regelplaats { verloop.plaats(dag) }
  func toestand(_ vak: Vak) -> Toestand? { verloop.toestand(vak) }

  /// The months that facts tell of, each declaration with the plaatsing that it is for.
  func maanden() -> [Maandinvoer] {
    var maanden = feiten.maanden
    for i in maanden.indices where !maanden[i].loonkosten.isEmpty {
      for j in maanden[i].loonkosten.indices { maanden[i].loonkosten[j].loop = loop(maanden[i].loonkosten[j].feit) }
    }
    return maanden
  }
}

/// A stretch of days; `tot` is the first day without.
typealias Dagen = (van: CivilDate, tot: CivilDate)

/// The days of both, as maximal stretches.
func doorsnede(_ a: [Dagen], _ b: [Dagen]) -> [Dagen] {
  if a.isEmpty || b.isEmpty { return [] }
  var samen: [Dagen] = []
  samen.reserveCapacity(max(a.count, b.count))
  for x in a {
    for y in b where max(x.van, y.van) < min(x.tot, y.tot) { samen.append((max(x.van, y.van), min(x.tot, y.tot))) }
  }
  return vereniging(samen)
}

/// The days of the first, maximal stretches, that are none of the second.
func zonder(_ a: [Dagen], _ b: [Dagen]) -> [Dagen] {
  if a.isEmpty || b.isEmpty { return a }
  let weg = vereniging(b)
  var rest: [Dagen] = []
  rest.reserveCapacity(a.count + weg.count)
  for stuk in a {
    var van = stuk.van
    for gat in weg where gat.van < stuk.tot && van < gat.tot {
      if van < gat.van { rest.append((van, gat.van)) }
      van = gat.tot
    }
    if van < stuk.tot { rest.append((van, stuk.tot)) }
  }
  return vereniging(rest)
}
