/// An amount of money in whole eurocents.
public struct Eurocent: Hashable, Comparable, Sendable {
  public var cent: Int64

  @inlinable public init(_ cent: Int64) { self.cent = cent }

  @inlinable public static var nul: Self { Self(0) }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.cent < b.cent }
  @inlinable public static func + (a: Self, b: Self) -> Self { Self(a.cent + b.cent) }
  @inlinable public static func - (a: Self, b: Self) -> Self { Self(a.cent - b.cent) }
  @inlinable public static prefix func - (a: Self) -> Self { Self(-a.cent) }
  @inlinable public static func += (a: inout Self, b: Self) { a = a + b }
}

extension Eurocent: CustomStringConvertible {
  /// Euros with two decimals and a point: `-1234.05`.
  public var description: String {
    let absoluut = cent.magnitude
    return "\(cent < 0 ? "-" : "")\(absoluut / 100).\(cijfers(Int(absoluut % 100), 2))"
  }
}
