public import Domain
import Dossiers

/// Clients who would be in another spoor, by the spoor they are in and the one they would be in.
public struct Spoorwissels: Sendable, Equatable {
  public struct Wissel: Hashable, Sendable {
    /// `geen` outside a period.
    public var van: Symbool
    public var naar: Symbool
  }

  public struct Telling: Sendable, Equatable {
    /// Each counted once a wissel, however many stretches it has.
    public var klanten = 0
    /// Of them those whose wissel still runs at the end: no day is known on which it ends, or the last month looked at ends
    /// before it.
    public var lopend = 0
  }

  public private(set) var perWissel: [Wissel: Telling] = [:]

  /// Most clients first, then by name.
  public var rijen: [(wissel: Wissel, telling: Telling)] {
    perWissel.sorted { a, b in
      if a.value.klanten != b.value.klanten { return a.value.klanten > b.value.klanten }
      return a.key.van != b.key.van
        ? utf8Kleiner(a.key.van.tekst, b.key.van.tekst) : utf8Kleiner(a.key.naar.tekst, b.key.naar.tekst)
    }.map { ($0.key, $0.value) }
  }

  mutating func tel(
    _ voor: [SpoorUitkomst], _ na: [SpoorUitkomst], _ maanden: ClosedRange<Maand>?, _ verschuiving: inout Verschuiving
  ) {
    if voor == na { return }
    let begin = maanden?.lowerBound.eersteDag ?? CivilDate(dag: .min)
    let einde = maanden?.upperBound.einde ?? CivilDate(dag: .max)
    var grenzen: Set<CivilDate> = [begin, einde]
    for spoor in voor + na {
      for dag in [spoor.van, spoor.tot ?? einde] where begin < dag && dag < einde { grenzen.insert(dag) }
    }
    let dagen = grenzen.sorted()
    var eigen: [Wissel: Bool] = [:]
    for (van, tot) in zip(dagen, dagen.dropFirst()) {
      let wissel = Wissel(van: spoor(voor, van), naar: spoor(na, van))
      if wissel.van == wissel.naar { continue }
      eigen[wissel] = eigen[wissel] ?? false || tot == einde
      verschuiving.spoor = wissel
    }
    for (wissel, isLopend) in eigen {
      perWissel[wissel, default: Telling()].klanten += 1
      if isLopend { perWissel[wissel]!.lopend += 1 }
    }
  }

  mutating func voegToe(_ ander: Self) {
    for (wissel, telling) in ander.perWissel {
      perWissel[wissel, default: Telling()].klanten += telling.klanten
      perWissel[wissel]!.lopend += telling.lopend
    }
  }

  private func spoor(_ sporen: [SpoorUitkomst], _ dag: CivilDate) -> Symbool {
    sporen.last { $0.van <= dag && ($0.tot.map { dag < $0 } ?? true) }?.spoor ?? Codes.geen
  }
}
