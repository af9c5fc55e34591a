public import Domain

/// Clients by what they would gain or lose a month, and the euros together.
///
/// A month's gain is the difference over the months compared divided by their number: exact, nothing rounded.
public struct Klantklassen: Sendable, Equatable {
  /// From the largest loss to the largest gain.
  public enum Klasse: Int, CaseIterable, Sendable {
    case verlies100, verlies50, verlies10, verlies0, gelijk, winst0, winst10, winst50, winst100

    /// As it is printed; amounts are euros a month.
    public var naam: String {
      switch self {
      case .verlies100: "verlies van 100 of meer"
      case .verlies50: "verlies van 50 tot 100"
      case .verlies10: "verlies van 10 tot 50"
      case .verlies0: "verlies tot 10"
      case .gelijk: "gelijk"
      case .winst0: "winst tot 10"
      case .winst10: "winst van 10 tot 50"
      case .winst50: "winst van 50 tot 100"
      case .winst100: "winst van 100 of meer"
      }
    }

    /// - Parameters:
    ///   - verschil: Over all months together.
    ///   - maanden: One or more.
    init(_ verschil: Eurocent, over maanden: Int) {
      let grootte = verschil.cent.magnitude
      func isMinstens(_ euro: UInt64) -> Bool { grootte >= euro * 100 * UInt64(maanden) }
      let stap = verschil == .nul ? 0 : isMinstens(100) ? 4 : isMinstens(50) ? 3 : isMinstens(10) ? 2 : 1
      self = Klasse(rawValue: Klasse.gelijk.rawValue + (verschil < .nul ? -stap : stap))!
    }
  }

  public struct Telling: Sendable, Equatable {
    public var klanten = 0
    /// Over all months compared.
    public var verschil = Eurocent.nul
  }

  public private(set) var perKlasse = [Telling](repeating: Telling(), count: Klasse.allCases.count)
  /// Clients without a month of uitkering that both sets settle: neither won nor lost.
  public private(set) var zonderMaand = 0

  public subscript(klasse: Klasse) -> Telling { perKlasse[klasse.rawValue] }

  mutating func tel(_ verschuiving: Verschuiving) {
    guard verschuiving.maanden > 0 else {
      zonderMaand += 1
      return
    }
    let klasse = Klasse(verschuiving.verschil, over: verschuiving.maanden)
    perKlasse[klasse.rawValue].klanten += 1
    perKlasse[klasse.rawValue].verschil += verschuiving.verschil
  }

  mutating func voegToe(_ ander: Self) {
    zonderMaand += ander.zonderMaand
    for klasse in Klasse.allCases {
      perKlasse[klasse.rawValue].klanten += ander[klasse].klanten
      perKlasse[klasse.rawValue].verschil += ander[klasse].verschil
    }
  }
}
