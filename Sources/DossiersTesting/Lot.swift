import Seeded

/// A seeded source of chance: the same seed gives the same facts.
public struct Lot: RandomNumberGenerator {
  private var bron: SplitMix64

  public init(_ zaad: UInt64) { bron = SplitMix64(seed: zaad) }

  public mutating func next() -> UInt64 { bron.next() }

  public mutating func kans(_ procent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < procent }
  public mutating func kies<E>(_ lijst: [E]) -> E { lijst[Int.random(in: 0..<lijst.count, using: &self)] }

  /// The same in another order, some of it twice.
  public mutating func schud<E>(_ lijst: [E]) -> [E] {
    (lijst + lijst.filter { _ in kans(30) }).shuffled(using: &self)
  }

  /// Cut into pieces of one to `hoogstens`.
  public mutating func verdeel<E>(_ lijst: [E], hoogstens: Int) -> [[E]] {
    var stukken: [[E]] = []
    var rest = lijst[...]
    while !rest.isEmpty {
      let aantal = Int.random(in: 1...hoogstens, using: &self)
      stukken.append(Array(rest.prefix(aantal)))
      rest = rest.dropFirst(aantal)
    }
    return stukken
  }
}
