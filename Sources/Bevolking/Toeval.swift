import Seeded

/// A seeded source of chance: the same seed gives the same numbers on every machine. xoshiro256**, its state filled by
/// SplitMix64 (Blackman and Vigna).
public struct Toeval: RandomNumberGenerator, Sendable {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  public init(seed: UInt64) {
    var begin = SplitMix64(seed: seed)
    (a, b, c, d) = (begin.next(), begin.next(), begin.next(), begin.next())
  }

  /// A stream of its own for one part of a whole, so that a change in one part leaves the others as they were.
  public init(seed: UInt64, deel naam: String, _ nummer: Int = 0) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in naam.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.init(seed: seed ^ hash ^ (UInt64(nummer) &* 0xD6E8_FEB8_6659_FD93))
  }

  public mutating func next() -> UInt64 {
    let uit = (b &* 5).draai(7) &* 9
    let t = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = d.draai(45)
    return uit
  }

  /// True in `promille` of a thousand cases.
  public mutating func kans(_ promille: Int) -> Bool { getal(0...999) < promille }

  public mutating func getal(_ bereik: ClosedRange<Int>) -> Int { Int.random(in: bereik, using: &self) }

  public mutating func een<T>(_ uit: [T]) -> T { uit[getal(0...(uit.count - 1))] }

  /// One of several, each with its weight.
  public mutating func gewogen<T>(_ keuzen: [(T, Int)]) -> T {
    var rest = getal(0...(keuzen.reduce(0) { $0 + $1.1 } - 1))
    for (keuze, gewicht) in keuzen {
      if rest < gewicht { return keuze }
      rest -= gewicht
    }
    preconditionFailure("weights add up to the bound of the draw")
  }

  /// Months until something happens that happens in `promille` of a thousand months.
  public mutating func maandenTot(_ promille: Int, hoogstens: Int) -> Int {
    var maanden = 0
    while maanden < hoogstens, !kans(promille) { maanden += 1 }
    return maanden
  }
}

extension UInt64 {
  fileprivate func draai(_ bits: UInt64) -> UInt64 { self << bits | self >> (64 - bits) }
}
