/// A seeded source of chance (SplitMix64): the same seed gives the same facts.
public struct Lot: RandomNumberGenerator {
  private var stand: UInt64

  public init(_ zaad: UInt64) { stand = zaad }

  public mutating func next() -> UInt64 {
    stand &+= 0x9E37_79B9_7F4A_7C15
    var z = stand
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

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
