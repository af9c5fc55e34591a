/// An exact rational number: every formula is computed in it and rounded once, at its end.
///
/// Numerator and denominator are 128 bits wide. Amounts stay under 10^13 cents and a formula multiplies at most six
/// rates of at most 8 digits, so no intermediate value comes near the limit; one that did would trap, never wrap.
public struct Breuk: Sendable {
  public var teller: Int128
  /// Positive.
  public var noemer: Int128

  @inlinable public init(_ teller: Int128, _ noemer: Int128 = 1) {
    self.teller = noemer < 0 ? -teller : teller
    self.noemer = noemer < 0 ? -noemer : noemer
  }

  /// - Parameter noemer: Positive.
  @inlinable init(teller: Int128, noemer: Int128) { (self.teller, self.noemer) = (teller, noemer) }

  @inlinable public init(_ bedrag: Eurocent) { self.init(teller: Int128(bedrag.cent), noemer: 1) }
  @inlinable public init(_ geheel: Int) { self.init(teller: Int128(geheel), noemer: 1) }

  @inlinable public static var nul: Self { Self(teller: 0, noemer: 1) }

  @inlinable public static func + (a: Self, b: Self) -> Self {
    a.noemer == b.noemer
      ? Self(teller: a.teller + b.teller, noemer: a.noemer)
      : Self(teller: maal(a.teller, b.noemer) + maal(b.teller, a.noemer), noemer: maal(a.noemer, b.noemer))
  }
  @inlinable public static func - (a: Self, b: Self) -> Self { a + Self(teller: -b.teller, noemer: b.noemer) }
  @inlinable public static func * (a: Self, b: Self) -> Self {
    Self(teller: maal(a.teller, b.teller), noemer: maal(a.noemer, b.noemer))
  }
  @inlinable public static func / (a: Self, b: Self) -> Self { Self(maal(a.teller, b.noemer), maal(a.noemer, b.teller)) }

  /// Nearly every factor fits 64 bits: one machine multiplication, which cannot overflow 128.
  @inlinable @inline(__always)
  static func maal(_ a: Int128, _ b: Int128) -> Int128 {
    let (x, y) = (Int64(truncatingIfNeeded: a), Int64(truncatingIfNeeded: b))
    guard Int128(x) == a, Int128(y) == b else { return a * b }
    let product = x.multipliedFullWidth(by: y)
    return Int128(product.high) << 64 | Int128(product.low)
  }

  /// Rounded half up, away from zero on a tie, to a whole number.
  @inlinable public var afgerond: Int64 {
    if noemer == 1 { return Int64(teller) }
    let (t, n) = (teller.magnitude, noemer.magnitude)
    // Nearly every amount fits the machine's own division.
    let dubbel =
      t < 1 << 62 && n < 1 << 62
      ? UInt128((UInt64(t) &* 2 &+ UInt64(n)) / (UInt64(n) &* 2)) : (t * 2 + n) / (n * 2)
    return teller < 0 ? -Int64(dubbel) : Int64(dubbel)
  }

  /// The amount in whole cents, rounded half up.
  @inlinable public var centen: Eurocent { Eurocent(afgerond) }

  @inlinable public var isPositief: Bool { teller > 0 }
}

extension Breuk: Comparable {
  @inlinable public static func < (a: Self, b: Self) -> Bool { maal(a.teller, b.noemer) < maal(b.teller, a.noemer) }
  @inlinable public static func == (a: Self, b: Self) -> Bool { maal(a.teller, b.noemer) == maal(b.teller, a.noemer) }
}
