import Domain

extension Breuk {
  /// Bounds of what an indicator computes with: products of two stay within 128 bits.
  static let grootsteNoemer: Int128 = 1_000_000_000
  static let grootsteTeller: Int128 = 1_000_000_000_000_000_000

  /// The same number in smaller ones; rounded to a millionth only when there are none: a forecast is made of thousandths, divided
  /// by others, and needs no more.
  var kort: Breuk {
    let deler = Self.deler(teller.magnitude, noemer.magnitude)
    let (t, n) = (teller / Int128(deler), noemer / Int128(deler))
    if n <= Self.grootsteNoemer, t.magnitude <= Self.grootsteTeller.magnitude { return Breuk(t, n) }
    let (heel, rest) = t.quotientAndRemainder(dividingBy: n)
    return Breuk(heel * 1_000_000 + rest * 1_000_000 / n, 1_000_000)
  }

  private static func deler(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return max(1, x)
  }
}
