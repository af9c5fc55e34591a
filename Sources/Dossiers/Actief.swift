import Domain
import Regelgeving

/// A run of a voorziening or plaatsing: from its start to the first day without.
struct Loop<Wat: Hashable & Sendable>: Hashable, Sendable {
  let id: String
  let wat: Wat
  let van: CivilDate
  var tot: CivilDate = .open
  /// Days of `voorziening-verlengd` within the run.
  var verlengingen: [CivilDate] = []
}

/// The runs of voorzieningen and plaatsingen: a start of what already runs does not start it again, an end of what does not
/// run ends nothing.
struct Trajecten {
  private(set) var voorzieningen: [Loop<VoorzieningGestart>] = []
  private(set) var plaatsingen: [Loop<PlaatsingGestart>] = []

  init(_ feiten: [Gedateerd<TrajectFeit>]) {
    if feiten.isEmpty { return }
    voorzieningen.reserveCapacity(feiten.count)
    for feit in feiten {
      switch feit.inhoud {
      case .voorzieningGestart(let start):
        if Self.lopend(voorzieningen, start.voorziening) == nil {
          voorzieningen.append(Loop(id: start.voorziening, wat: start, van: feit.datum))
        }
      case .voorzieningVerlengd(let verlenging):
        if let i = Self.lopend(voorzieningen, verlenging.voorziening) { voorzieningen[i].verlengingen.append(feit.datum) }
      case .voorzieningBeeindigd(let einde):
        if let i = Self.lopend(voorzieningen, einde.voorziening) { voorzieningen[i].tot = feit.datum }
      case .plaatsingGestart(let start):
        if Self.lopend(plaatsingen, start.plaatsing) == nil {
          plaatsingen.append(Loop(id: start.plaatsing, wat: start, van: feit.datum))
        }
      case .plaatsingBeeindigd(let einde):
        if let i = Self.lopend(plaatsingen, einde.plaatsing) { plaatsingen[i].tot = feit.datum }
      }
    }
  }

  private static func lopend<Wat: Hashable & Sendable>(_ lopen: [Loop<Wat>], _ id: String) -> Int? {
    lopen.lastIndex { $0.tot == .open && $0.id.isZelfde(als: id) }
  }
}

extension Zaak {
  /// Rule 5: the days of a period on which a plaatsing, or a voorziening or activiteit of a kind on the tenant's list, runs, as
  /// maximal stretches.
  func actief(_ uitkomst: inout Uitkomst, _ telling: inout Telling) {
    if trajecten.plaatsingen.isEmpty, trajecten.voorzieningen.isEmpty, feiten.activiteiten.isEmpty { return }
    var dagen: [Dagen] = []
    dagen.reserveCapacity(trajecten.plaatsingen.count + trajecten.voorzieningen.count + feiten.activiteiten.count)
    for loop in trajecten.plaatsingen { dagen.append((loop.van, loop.tot)) }
    for loop in trajecten.voorzieningen { telActief(Codes.van(loop.wat.instrument), loop.van, loop.tot, &dagen) }
    for activiteit in feiten.activiteiten {
      telActief(Codes.van(activiteit.inhoud.soort), activiteit.datum, activiteit.inhoud.tot ?? .open, &dagen)
    }
    let actief = binnen(spellen, vereniging(dagen))
    uitkomst.actief = actief.map { Periode(van: $0.van, tot: $0.tot.ofNil) }
    tel(.actief, actief, &telling)
  }

  /// The days on which the tenant counts this kind.
  private func telActief(_ soort: Symbool, _ van: CivilDate, _ tot: CivilDate, _ dagen: inout [Dagen]) {
    let regels = plaats(van).regels
    regels.perStuk(.actiefNietGeteld, van, tot) { van, tot in
      if regels.teltAlsActief(soort, op: van) { dagen.append((van, tot)) }
    }
  }
}

/// The days that at least one stretch has, as maximal stretches in order.
func vereniging(_ dagen: [Dagen]) -> [Dagen] {
  if dagen.count < 2 { return dagen.isEmpty || dagen[0].van < dagen[0].tot ? dagen : [] }
  var samen = dagen
  if !zip(dagen, dagen.dropFirst()).allSatisfy({ $0.van <= $1.van }) { samen.sort { $0.van < $1.van } }
  var aantal = 0
  for i in samen.indices where samen[i].van < samen[i].tot {
    if aantal > 0, samen[i].van <= samen[aantal - 1].tot {
      samen[aantal - 1].tot = max(samen[aantal - 1].tot, samen[i].tot)
    } else {
      samen[aantal] = samen[i]
      aantal += 1
    }
  }
  samen.removeLast(samen.count - aantal)
  return samen
}

/// The days of maximal stretches that lie within a period, again as maximal stretches: neighbouring periods join.
func binnen(_ spellen: [Spel], _ dagen: [Dagen]) -> [Dagen] {
  var delen: [Dagen] = []
  delen.reserveCapacity(dagen.count)
  for stuk in dagen {
    for spel in spellen.indices {
      let van = max(stuk.van, spellen[spel].van)
      let tot = min(stuk.tot, spellen[spel].tot)
      if van < tot { delen.append((van, tot)) }
    }
  }
  return vereniging(delen)
}
