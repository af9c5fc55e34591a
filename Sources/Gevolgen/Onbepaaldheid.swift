import Dossiers

/// Besluiten that become `onbepaald`, and those that stop being so, by the parameter that is missing.
public struct Onbepaaldheid: Sendable, Equatable {
  public struct Telling: Sendable, Equatable {
    public var besluiten = 0
    /// Each counted once.
    public var klanten = 0
  }

  public private(set) var wordt: [String: Telling] = [:]
  public private(set) var nietMeer: [String: Telling] = [:]

  /// Besluiten that become `onbepaald`, whatever is missing.
  public var besluiten: Int { wordt.values.reduce(0) { $0 + $1.besluiten } }

  /// Of one client.
  struct Paden {
    var wordt: [String: Int] = [:]
    var nietMeer: [String: Int] = [:]

    mutating func neem(_ eerder: Besluit?, _ nu: Besluit?) {
      let (van, naar) = (eerder?.ontbreekt, nu?.ontbreekt)
      if van == nil, let naar { wordt[naar, default: 0] += 1 }
      if naar == nil, let van { nietMeer[van, default: 0] += 1 }
    }
  }

  mutating func tel(_ paden: Paden) {
    for (pad, besluiten) in paden.wordt { wordt[pad, default: Telling()].tel(besluiten, 1) }
    for (pad, besluiten) in paden.nietMeer { nietMeer[pad, default: Telling()].tel(besluiten, 1) }
  }

  mutating func voegToe(_ ander: Self) {
    for (pad, telling) in ander.wordt { wordt[pad, default: Telling()].tel(telling.besluiten, telling.klanten) }
    for (pad, telling) in ander.nietMeer { nietMeer[pad, default: Telling()].tel(telling.besluiten, telling.klanten) }
  }
}

extension Onbepaaldheid.Telling {
  fileprivate mutating func tel(_ besluiten: Int, _ klanten: Int) {
    self.besluiten += besluiten
    self.klanten += klanten
  }
}

extension Besluit {
  /// The path of the parameter without which nothing can be said; nil when it is not `onbepaald`.
  var ontbreekt: String? {
    if case .onbepaald(let parameter, _) = uitkomst { parameter } else { nil }
  }
}
