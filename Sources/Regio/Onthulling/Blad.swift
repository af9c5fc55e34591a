import Domain
import Regelgeving

/// One table in one period: of each cell the true number, what is shown of it, and how far the true number could lie from
/// itself without any published figure noticing.
struct Blad {
  enum Toestand: UInt8 {
    /// Always zero, and everybody knows: a gemeente that does not belong to the tenant then.
    case afwezig
    /// Not published at all: a year that is not over, a tenant that is late.
    case ongepubliceerd
    case getoond
    /// Withheld, and told to be under the threshold.
    case klein
    /// Withheld, and nothing told.
    case beschermd
  }

  let tabel: Int
  let tijdvak: Tijdvak
  var toestand: [Toestand]
  var waarde: [Int]
  /// What is shown.
  var cijfer: [Int]
  /// Since which publication.
  var sinds: [Int]
  /// The number moved since it was shown, or came over the threshold since it was withheld: what is known of it is wider.
  var verschoven: [Bool]
  /// Bounds of the difference from the true number: the lower never above 0, the upper never below it.
  var laag: [Int]
  var hoog: [Int]

  init(tabel: Int, tijdvak: Tijdvak, aantal: Int) {
    self.tabel = tabel
    self.tijdvak = tijdvak
    toestand = Array(repeating: .ongepubliceerd, count: aantal)
    waarde = Array(repeating: 0, count: aantal)
    cijfer = waarde
    sinds = waarde
    verschoven = Array(repeating: false, count: aantal)
    laag = waarde
    hoog = Array(repeating: Boom.oneindig, count: aantal)
  }

  /// Whether it would be shown now for the first time, or with another value.
  func cijferIsNieuw(_ knoop: Int, _ nummer: Int) -> Bool { sinds[knoop] == nummer }

  func isOnderdrukt(_ knoop: Int) -> Bool { toestand[knoop] == .klein || toestand[knoop] == .beschermd }

  /// What can be known of a cell by itself, as a difference from the truth.
  mutating func begrens(_ knoop: Int, _ beleid: Publicatiebeleid) {
    // Less than none cannot be: contributions that contradict one another.
    let echt = max(0, waarde[knoop])
    switch toestand[knoop] {
    case .afwezig: (laag[knoop], hoog[knoop]) = (0, 0)
    case .ongepubliceerd, .beschermd: (laag[knoop], hoog[knoop]) = (-echt, Boom.oneindig)
    case .klein: (laag[knoop], hoog[knoop]) = (-echt, verschoven[knoop] ? Boom.oneindig : max(0, Int(beleid.drempel) - 1 - echt))
    case .getoond:
      var (onder, boven) = Self.ruimte(cijfer[knoop], beleid)
      if verschoven[knoop] {
        onder = max(0, onder - Int(beleid.wijziging) + 1)
        boven += Int(beleid.wijziging) - 1
      }
      (laag[knoop], hoog[knoop]) = (min(0, onder - echt), max(0, boven - echt))
    }
  }

  /// The numbers that are shown as this figure.
  static func ruimte(_ cijfer: Int, _ beleid: Publicatiebeleid) -> (Int, Int) {
    let half = Int(beleid.afronding) / 2
    return (max(Int(beleid.drempel), cijfer - half), cijfer + Int(beleid.afronding) - half - 1)
  }

  /// Rounded half up.
  static func rond(_ waarde: Int, _ beleid: Publicatiebeleid) -> Int {
    let basis = Int(beleid.afronding)
    return (waarde + basis / 2) / basis * basis
  }
}
