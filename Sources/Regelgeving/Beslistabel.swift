public import Domain

/// A tenant's ordered table from diagnosis to spoor, in force from a day: the first row that matches wins.
///
/// The loader has proved it whole: every regeling, diagnosis and age has a row, and every row can match. Immutable, one
/// reference; any thread.
public final class Beslistabel: Sendable {
  /// One row: all of its conditions must hold.
  public struct Rij: Sendable {
    public var spoor: Symbool
    public var voorwaarden: Voorwaarden
    public var status: Status
    public var bron: String
    public var toelichting: String?
    public var bestand: String
    public var regel: Int
  }

  public let vanaf: CivilDate
  public let geregistreerdOp: CivilDate
  public let bron: String
  public let toelichting: String?
  /// Up to which day it was checked against its source.
  public let gecontroleerdTot: CivilDate
  public let rijen: [Rij]
  public let bestand: String
  public let regel: Int

  init(
    vanaf: CivilDate, geregistreerdOp: CivilDate, bron: String, toelichting: String?, gecontroleerdTot: CivilDate, rijen: [Rij],
    bestand: String, regel: Int
  ) {
    self.vanaf = vanaf
    self.geregistreerdOp = geregistreerdOp
    self.bron = bron
    self.toelichting = toelichting
    self.gecontroleerdTot = gecontroleerdTot
    self.rijen = rijen
    self.bestand = bestand
    self.regel = regel
  }

  /// The spoor of a diagnosis and the row that gave it, 1 being the first.
  public func spoor(regeling: Regeling, diagnose: Diagnose, leeftijd: Int) -> (spoor: Symbool, rij: Int) {
    let geval = Geval(regeling: regeling, diagnose: diagnose, leeftijd: leeftijd)
    let plaats = rijen.firstIndex { $0.voorwaarden.gelden(voor: geval) } ?? rijen.count - 1
    return (rijen[plaats].spoor, plaats + 1)
  }
}

/// What a row asks; nil or an empty list asks nothing. Numbers lie in `[onder, boven)`.
public struct Voorwaarden: Sendable, Hashable {
  /// Bits by the position of the code in its list.
  public var regelingen: UInt8 = .max
  public var arbeidsvermogens: UInt8 = .max
  public var verdiencapaciteit: Range<Int> = Self.alles
  public var afstandMaanden: Range<Int> = Self.alles
  public var leeftijd: Range<Int> = Self.alles
  /// Which booleans are asked (by position in `Geval.vragen`), and what they must be.
  public var gevraagd: UInt8 = 0
  public var antwoord: UInt8 = 0

  public static let alles = Int.min..<Int.max

  @inline(__always)
  func gelden(voor geval: Geval) -> Bool {
    regelingen & geval.regeling != 0 && arbeidsvermogens & geval.arbeidsvermogen != 0
      && (geval.antwoorden ^ antwoord) & gevraagd == 0
      && verdiencapaciteit.contains(geval.verdiencapaciteit) && afstandMaanden.contains(geval.afstandMaanden)
      && leeftijd.contains(geval.leeftijd)
  }
}

/// One point of the space that a table divides.
struct Geval: Sendable, Hashable {
  var regeling: UInt8
  var arbeidsvermogen: UInt8
  var verdiencapaciteit: Int
  var afstandMaanden: Int
  var leeftijd: Int
  var antwoorden: UInt8

  /// The booleans of a diagnosis, in the order of their bits.
  static let vragen = [
    "volledigDuurzaamArbeidsongeschikt", "aangewezenOpBeschut", "inDoelgroepregister", "onderwijsMogelijk", "startkwalificatie",
    "jonggehandicapt",
  ]

  init(regeling: UInt8, arbeidsvermogen: UInt8, verdiencapaciteit: Int, afstandMaanden: Int, leeftijd: Int, antwoorden: UInt8) {
    self.regeling = regeling
    self.arbeidsvermogen = arbeidsvermogen
    self.verdiencapaciteit = verdiencapaciteit
    self.afstandMaanden = afstandMaanden
    self.leeftijd = leeftijd
    self.antwoorden = antwoorden
  }

  /// Numbers outside what an event may carry (0–100 percent, 0 or more months and years) count as the nearest bound.
  init(regeling: Regeling, diagnose d: Diagnose, leeftijd: Int) {
    self.init(
      regeling: Self.bit(regeling), arbeidsvermogen: Self.bit(d.arbeidsvermogen),
      verdiencapaciteit: min(max(d.verdiencapaciteit, 0), 100), afstandMaanden: max(d.afstandMaanden, 0),
      leeftijd: max(leeftijd, 0), antwoorden: 0)
    if d.volledigDuurzaamArbeidsongeschikt { antwoorden |= 1 }
    if d.aangewezenOpBeschut { antwoorden |= 2 }
    if d.inDoelgroepregister { antwoorden |= 4 }
    if d.onderwijsMogelijk { antwoorden |= 8 }
    if d.startkwalificatie { antwoorden |= 16 }
    if d.jonggehandicapt { antwoorden |= 32 }
  }

  static func bit(_ regeling: Regeling) -> UInt8 {
    switch regeling {
    case .pw: 1
    case .ioaw: 2
    case .ioaz: 4
    case .bbz: 8
    case .wsw: 16
    case .nug: 32
    }
  }

  static func bit(_ vermogen: Arbeidsvermogen) -> UInt8 {
    switch vermogen {
    case .geen: 1
    case .beperkt: 2
    case .volledig: 4
    }
  }
}
