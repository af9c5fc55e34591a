/// A civil date (Europe/Amsterdam), without time of day: what the law counts in.
///
/// Stored as days since 1970-01-01 in the proleptic Gregorian calendar. Text is `YYYY-MM-DD`; years outside
/// 1900–2199 are refused at the edge (`parse`), arithmetic may pass them.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let dag: Int32

  @inlinable public init(dag: Int32) { self.dag = dag }

  /// Nil when the three numbers are no existing date of 1900–2199.
  public init?(jaar: Int, maand: Int, dag: Int) {
    guard (1900...2199).contains(jaar), (1...12).contains(maand), dag >= 1, dag <= Maand(jaar: jaar, maand: maand).aantalDagen
    else { return nil }
    self.dag = Self.dagnummer(jaar: jaar, maand: maand, dag: dag)
  }

  @inlinable public static func < (a: Self, b: Self) -> Bool { a.dag < b.dag }
  @inlinable public static func - (a: Self, b: Self) -> Int { Int(a.dag) - Int(b.dag) }
  @inlinable public static func + (a: Self, dagen: Int) -> Self { Self(dag: a.dag + Int32(dagen)) }
  @inlinable public static func - (a: Self, dagen: Int) -> Self { Self(dag: a.dag - Int32(dagen)) }

  /// Year, month 1–12 and day 1–31.
  ///
  /// Years run from 1 March, so that the leap day is the last; the divisions by 365.25 and 30.6 are multiplications by
  /// fixed-point reciprocals (C. Neri and L. Schneider, "Euclidean affine functions and their application to calendar
  /// algorithms", 2022), exact for every day from 0000-03-01 to far past 2199.
  @inlinable public var delen: (jaar: Int, maand: Int, dag: Int) {
    let dagen = UInt32(truncatingIfNeeded: Int64(dag) + 719_468)
    let eeuw = (4 * dagen + 3) / 146_097
    let dagVanEeuw = (4 * dagen + 3) % 146_097 / 4
    let product = 2_939_745 * UInt64(4 * dagVanEeuw + 3)
    let dagVanJaar = UInt32(truncatingIfNeeded: product) / 2_939_745 / 4
    let schaal = 2141 * dagVanJaar + 197_913
    let maand = Int(schaal >> 16)
    let isVolgendJaar = dagVanJaar >= 306
    return (
      Int(100 * eeuw) + Int(product >> 32) + (isVolgendJaar ? 1 : 0), isVolgendJaar ? maand - 12 : maand,
      Int((schaal & 0xFFFF) / 2141) + 1
    )
  }

  @inlinable public var maand: Maand {
    let delen = self.delen
    return Maand(jaar: delen.jaar, maand: delen.maand)
  }

  /// The same day n months on, or that month's last day when it has no such day (`aanname`, see `spec`: a date plus months).
  @inlinable public func plus(maanden: Int) -> CivilDate {
    let delen = self.delen
    let doel = Maand(jaar: delen.jaar, maand: delen.maand) + maanden
    return doel.eersteDag + (min(delen.dag, doel.aantalDagen) - 1)
  }

  /// Full years of age on `peildatum` of someone born on this date; born on 29 February, the birthday of another year is
  /// 28 February (`aanname`).
  @inlinable public func leeftijd(op peildatum: CivilDate) -> Int {
    let geboren = delen
    let dan = peildatum.delen
    let jaren = dan.jaar - geboren.jaar
    if dan.maand != geboren.maand { return dan.maand < geboren.maand ? jaren - 1 : jaren }
    let verjaardag = min(geboren.dag, Maand(jaar: dan.jaar, maand: dan.maand).aantalDagen)
    return dan.dag < verjaardag ? jaren - 1 : jaren
  }

  /// The inverse of `delen`, by the same source: years from 1 March, counted from 4,000 cycles of 400 years before the year 0.
  @inlinable static func dagnummer(jaar: Int, maand: Int, dag: Int) -> Int32 {
    let isVorigJaar = maand <= 2
    let y = UInt64(truncatingIfNeeded: jaar + 1_600_000 - (isVorigJaar ? 1 : 0))
    let m = UInt64(truncatingIfNeeded: isVorigJaar ? maand + 12 : maand)
    let eeuw = y / 100
    let dagen = 1461 * y / 4 - eeuw + eeuw / 4 + (979 * m - 2919) / 32 + UInt64(truncatingIfNeeded: dag - 1)
    return Int32(truncatingIfNeeded: Int64(dagen) - 4_000 * 146_097 - 719_468)
  }
}

extension CivilDate: CustomStringConvertible, LosslessStringConvertible {
  /// `YYYY-MM-DD` and nothing else.
  public init?(_ tekst: String) {
    var tekst = tekst
    guard let datum = tekst.withUTF8({ Self(utf8: $0) }) else { return nil }
    self = datum
  }

  /// The same from bytes, for readers on the hot path.
  public init?(utf8 b: UnsafeBufferPointer<UInt8>) {
    guard b.count == 10, b[4] == UInt8(ascii: "-"), b[7] == UInt8(ascii: "-"),
      let jaar = getal(b, 0, 4), let maand = getal(b, 5, 2), let dag = getal(b, 8, 2)
    else { return nil }
    self.init(jaar: jaar, maand: maand, dag: dag)
  }

  public var description: String {
    let (jaar, maand, dag) = delen
    return "\(cijfers(jaar, 4))-\(cijfers(maand, 2))-\(cijfers(dag, 2))"
  }
}

/// The digits at `van`, or nil when one is no digit.
func getal(_ b: UnsafeBufferPointer<UInt8>, _ van: Int, _ aantal: Int) -> Int? {
  var som = 0
  for i in van..<(van + aantal) {
    let cijfer = b[i] &- UInt8(ascii: "0")
    guard cijfer <= 9 else { return nil }
    som = som * 10 + Int(cijfer)
  }
  return som
}

func cijfers(_ getal: Int, _ breedte: Int) -> String {
  let tekst = String(getal)
  return tekst.count >= breedte ? tekst : String(repeating: "0", count: breedte - tekst.count) + tekst
}
