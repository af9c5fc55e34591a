/// The name of a dimension of a contribution, in the order of their spelling.
public enum Dimensie: UInt8, CaseIterable, Comparable, Sendable {
  case bron, categorie, cluster, fonds, groep, instrument, jaar, kanaal, leeftijdsklasse, leefvorm, naar, reden, regeling
  case richting, soort, spoor, stadium, stand, stappen, uiterlijk, uitkomst, uitvoerder, van, vorm

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  public var naam: String { "\(self)" }

  public static let opNaam = Dictionary(uniqueKeysWithValues: allCases.map { ($0.naam, $0) })
}

/// At most four dimensions of a cell, each a name and a code, kept sorted by name: 16 bytes, compared and hashed as such.
public struct Dimensies: Hashable, Sendable {
  private var een: UInt32 = 0
  private var twee: UInt32 = 0
  private var drie: UInt32 = 0
  private var vier: UInt32 = 0

  public init() {}

  /// In any order; each name once, at most four.
  public init(_ paren: (Dimensie, Symbool)...) {
    for (naam, waarde) in paren { zet(naam, waarde) }
  }

  /// Adds a name that is not there yet.
  public mutating func zet(_ naam: Dimensie, _ waarde: Symbool) {
    // Name in the high byte (from 1, so that an empty place is 0), symbol below it.
    precondition(vier == 0 && waarde.nummer < 1 << 24, "a cell has at most four dimensions of at most 2^24 codes")
    var nieuw = (UInt32(naam.rawValue) + 1) << 24 | waarde.nummer
    func schuif(_ plaats: inout UInt32) {
      if plaats == 0 || plaats >> 24 > nieuw >> 24 { swap(&plaats, &nieuw) }
    }
    schuif(&een)
    if nieuw != 0 { schuif(&twee) }
    if nieuw != 0 { schuif(&drie) }
    if nieuw != 0 { schuif(&vier) }
  }

  /// The 16 bytes as two numbers.
  fileprivate var ruw: (UInt64, UInt64) { (UInt64(een) << 32 | UInt64(twee), UInt64(drie) << 32 | UInt64(vier)) }

  /// Sorted by name.
  public var paren: [(naam: Dimensie, waarde: Symbool)] {
    [een, twee, drie, vier].compactMap { code in
      Dimensie(rawValue: UInt8(truncatingIfNeeded: (code >> 24) &- 1)).flatMap { naam in
        code == 0 ? nil : (naam, Symbool(nummer: code & 0xFF_FFFF))
      }
    }
  }

  public subscript(_ naam: Dimensie) -> Symbool? { paren.first { $0.naam == naam }?.waarde }
}

/// A cell of the region: what a contribution adds to. The tenant is that of the topic it comes from.
public struct Cel: Hashable, Comparable, Sendable {
  public var maand: Maand
  public var gemeente: Gemeente
  public var maat: Maat
  public var dimensies: Dimensies

  public init(_ maat: Maat, _ gemeente: Gemeente, _ maand: Maand, _ dimensies: Dimensies = Dimensies()) {
    self.maat = maat
    self.gemeente = gemeente
    self.maand = maand
    self.dimensies = dimensies
  }

  /// Some total order, the same within a process: for adding up, not for showing.
  public static func < (a: Self, b: Self) -> Bool {
    (a.maand.nummer, a.maat.rawValue, a.gemeente.nummer, a.dimensies.ruw.0, a.dimensies.ruw.1)
      < (b.maand.nummer, b.maat.rawValue, b.gemeente.nummer, b.dimensies.ruw.0, b.dimensies.ruw.1)
  }
}

/// A contribution to the region, without a client: `delta` in whole units, or millionths where the maat is decimal.
public struct Bijdrage: Hashable, Sendable {
  public var cel: Cel
  public var delta: Int64

  public init(_ cel: Cel, _ delta: Int64) {
    self.cel = cel
    self.delta = delta
  }

  /// The delta as it travels: a whole number, or a decimal string without trailing zeros.
  public var deltaTekst: String { cel.maat.isDecimaal ? Decimaal.tekst(miljoensten: delta) : String(delta) }
}
