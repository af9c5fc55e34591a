/// A calendar month, `"2016-03"`.
public struct Maand: Hashable, Comparable, Sendable {
  /// Months since the year 0: year × 12 + month − 1.
  public let nummer: Int32

  @inlinable public init(nummer: Int32) { self.nummer = nummer }

  /// `maand` is 1–12 and not checked.
  @inlinable public init(jaar: Int, maand: Int) { nummer = Int32(jaar * 12 + maand - 1) }

  @inlinable public static func < (a: Self, b: Self) -> Bool { a.nummer < b.nummer }
  @inlinable public static func + (a: Self, maanden: Int) -> Self { Self(nummer: a.nummer + Int32(maanden)) }
  @inlinable public static func - (a: Self, b: Self) -> Int { Int(a.nummer) - Int(b.nummer) }

  @inlinable public var jaar: Int { Int(nummer) / 12 }
  /// 1–12.
  @inlinable public var maand: Int { Int(nummer) % 12 + 1 }
  @inlinable public var eersteDag: CivilDate { CivilDate(dag: CivilDate.dagnummer(jaar: jaar, maand: maand, dag: 1)) }
  /// The first day of the next month: this month is `[eersteDag, einde)`.
  @inlinable public var einde: CivilDate { (self + 1).eersteDag }

  @inlinable public var aantalDagen: Int {
    switch maand {
    case 4, 6, 9, 11: 30
    case 2: jaar % 4 == 0 && (jaar % 100 != 0 || jaar % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

extension Maand: CustomStringConvertible, LosslessStringConvertible {
  /// `YYYY-MM`, years 1900–2199.
  public init?(_ tekst: String) {
    var tekst = tekst
    guard let maand = tekst.withUTF8({ Self(utf8: $0) }) else { return nil }
    self = maand
  }

  public init?(utf8 b: UnsafeBufferPointer<UInt8>) {
    guard b.count == 7, b[4] == UInt8(ascii: "-"), let jaar = getal(b, 0, 4), let maand = getal(b, 5, 2),
      (1900...2199).contains(jaar), (1...12).contains(maand)
    else { return nil }
    self.init(jaar: jaar, maand: maand)
  }

  public var description: String { "\(cijfers(jaar, 4))-\(cijfers(maand, 2))" }
}
