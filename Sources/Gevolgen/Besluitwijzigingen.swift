public import Dossiers

/// How many besluiten would come, change and go, by kind.
public struct Besluitwijzigingen: Sendable, Equatable {
  public struct Telling: Sendable, Equatable {
    public var genomen = 0
    public var herzien = 0
    public var vervallen = 0
  }

  public private(set) var perSoort: [Besluitsoort: Telling] = [:]

  /// By the code of the kind.
  public var rijen: [(soort: Besluitsoort, telling: Telling)] {
    perSoort.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key, $0.value) }
  }

  /// Of all kinds together.
  public var aantal: Int { perSoort.values.reduce(0) { $0 + $1.genomen + $1.herzien + $1.vervallen } }

  mutating func tel(_ eerder: Besluit?, _ nu: Besluit?) {
    guard let soort = (nu ?? eerder)?.soort else { return }
    if eerder == nil {
      perSoort[soort, default: Telling()].genomen += 1
    } else if nu == nil {
      perSoort[soort, default: Telling()].vervallen += 1
    } else {
      perSoort[soort, default: Telling()].herzien += 1
    }
  }

  mutating func voegToe(_ ander: Self) {
    for (soort, telling) in ander.perSoort {
      perSoort[soort, default: Telling()].genomen += telling.genomen
      perSoort[soort, default: Telling()].herzien += telling.herzien
      perSoort[soort, default: Telling()].vervallen += telling.vervallen
    }
  }
}
