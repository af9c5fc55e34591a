/// The name of a dimension of a contribution, in the order of their spelling.
public enum Dimensie: UInt8, CaseIterable, Comparable, Sendable {
  case bron, categorie, cluster, fonds, groep, instrument, jaar, kanaal, leeftijdsklasse, leefvorm, naar, reden, regeling
  case richting, soort, spoor, stadium, stand, stappen, uiterlijk, uitkomst, uitvoerder, van, vorm

  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  public var naam: String { Self.namen[Int(rawValue)] }

  private static let namen = allCases.map { "\($0)" }
  public static let opNaam = Dictionary(uniqueKeysWithValues: allCases.map { ($0.naam, $0) })
}

/// At most four dimensions of a cell, each a name and a code, kept sorted by name: 16 bytes, compared and hashed as such.
public struct Dimensies: Hashable, Sendable {
  /// Four places of 32 bits, the first in the high half of `voor`: the name in the high byte (from 1, so that an empty place
  /// is 0), the symbol below it.
  @usableFromInline var voor: UInt64 = 0
  @usableFromInline var na: UInt64 = 0

  @inlinable public init() {}

  @inlinable public init(_ a: (Dimensie, Symbool)) { voor = Self.plaats(a) << 32 }

  /// Names in ascending order.
  @inlinable public init(_ a: (Dimensie, Symbool), _ b: (Dimensie, Symbool)) {
    assert(a.0 < b.0)
    voor = Self.plaats(a) << 32 | Self.plaats(b)
  }

  /// Names in ascending order.
  @inlinable public init(_ a: (Dimensie, Symbool), _ b: (Dimensie, Symbool), _ c: (Dimensie, Symbool)) {
    assert(a.0 < b.0 && b.0 < c.0)
    voor = Self.plaats(a) << 32 | Self.plaats(b)
    na = Self.plaats(c) << 32
  }

  /// From any order, each name once; nil when there are more than four.
  public init?(paren: [(Dimensie, Symbool)]) {
    guard paren.count <= 4 else { return nil }
    let plaatsen = paren.map(Self.plaats).sorted() + [0, 0, 0, 0]
    voor = plaatsen[0] << 32 | plaatsen[1]
    na = plaatsen[2] << 32 | plaatsen[3]
  }

  @inlinable static func plaats(_ paar: (Dimensie, Symbool)) -> UInt64 {
    precondition(paar.1.nummer < 1 << 24, "a process knows fewer than 2^24 codes")
    return (UInt64(paar.0.rawValue) + 1) << 24 | UInt64(paar.1.nummer)
  }

  /// Sorted by name.
  public var paren: [(naam: Dimensie, waarde: Symbool)] {
    [voor >> 32, voor & 0xFFFF_FFFF, na >> 32, na & 0xFFFF_FFFF].compactMap { code in
      guard code != 0, let naam = Dimensie(rawValue: UInt8(truncatingIfNeeded: (code >> 24) &- 1)) else { return nil }
      return (naam, Symbool(nummer: UInt32(code & 0xFF_FFFF)))
    }
  }

  /// Each name and code, sorted by name.
  public func forEach(_ doe: (Dimensie, Symbool) -> Void) {
    func geef(_ code: UInt64) {
      guard code != 0, let naam = Dimensie(rawValue: UInt8(truncatingIfNeeded: (code >> 24) &- 1)) else { return }
      doe(naam, Symbool(nummer: UInt32(code & 0xFF_FFFF)))
    }
    geef(voor >> 32)
    geef(voor & 0xFFFF_FFFF)
    geef(na >> 32)
    geef(na & 0xFFFF_FFFF)
  }

  public subscript(_ naam: Dimensie) -> Symbool? { paren.first { $0.naam == naam }?.waarde }
}

/// A cell of the region: what a contribution adds to. The tenant is that of the topic it comes from. 24 bytes.
public struct Cel: Hashable, Comparable, Sendable {
  /// Month, maat and gemeente in one number.
  @usableFromInline let kop: UInt64
  public let dimensies: Dimensies

  @inlinable public init(_ maat: Maat, _ gemeente: Gemeente, _ maand: Maand, _ dimensies: Dimensies = Dimensies()) {
    kop = UInt64(UInt32(bitPattern: maand.nummer)) << 32 | UInt64(maat.rawValue) << 16 | UInt64(gemeente.nummer)
    self.dimensies = dimensies
  }

  public var maand: Maand { Maand(nummer: Int32(truncatingIfNeeded: kop >> 32)) }
  public var gemeente: Gemeente { Gemeente(nummer: UInt16(truncatingIfNeeded: kop)) }
  public var maat: Maat { Maat(rawValue: UInt8(truncatingIfNeeded: kop >> 16))! }

  @inlinable public static func == (a: Self, b: Self) -> Bool {
    a.kop == b.kop && a.dimensies.voor == b.dimensies.voor && a.dimensies.na == b.dimensies.na
  }

  /// Some total order, the same within a process: for adding up, not for showing.
  public static func < (a: Self, b: Self) -> Bool {
    if a.kop != b.kop { return a.kop < b.kop }
    return a.dimensies.voor != b.dimensies.voor ? a.dimensies.voor < b.dimensies.voor : a.dimensies.na < b.dimensies.na
  }

  /// Spreads cells over a table; no more than that.
  fileprivate var strooi: UInt64 {
    var h = (kop ^ (dimensies.voor &* 0x9E37_79B9_7F4A_7C15)) &+ dimensies.na
    h = (h ^ (h >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return h ^ (h >> 32)
  }
}

extension [Bijdrage] {
  /// Added up per cell, zeros left out, in the order in which cells first came.
  public func perCel() -> [Bijdrage] {
    var som: [Bijdrage] = []
    var plaatsen = [Int32](repeating: -1, count: Swift.max(16, count.nextPowerOf2 * 2))
    som.reserveCapacity(count)
    for bijdrage in self {
      let plaats = zoek(bijdrage.cel, plaatsen, som)
      if plaatsen[plaats] < 0 {
        plaatsen[plaats] = Int32(som.count)
        som.append(bijdrage)
      } else {
        som[Int(plaatsen[plaats])].delta += bijdrage.delta
      }
    }
    som.removeAll { $0.delta == 0 }
    return som
  }
}

extension Int {
  fileprivate var nextPowerOf2: Int { self < 2 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}

/// The place of a cell in the table, or the free place where it belongs.
private func zoek(_ cel: Cel, _ plaatsen: [Int32], _ som: [Bijdrage]) -> Int {
  let masker = plaatsen.count - 1
  var plaats = Int(truncatingIfNeeded: cel.strooi) & masker
  while plaatsen[plaats] >= 0, som[Int(plaatsen[plaats])].cel != cel { plaats = (plaats + 1) & masker }
  return plaats
}

/// A contribution to the region, without a client: `delta` in whole units, or millionths where the maat is decimal.
public struct Bijdrage: Hashable, Sendable {
  public var cel: Cel
  public var delta: Int64

  @inlinable public init(_ cel: Cel, _ delta: Int64) {
    self.cel = cel
    self.delta = delta
  }

  /// The delta as it travels: a whole number, or a decimal string without trailing zeros.
  public var deltaTekst: String { cel.maat.isDecimaal ? Decimaal.tekst(miljoensten: delta) : String(delta) }
}
