import Domain

/// What the legacy system pays: the norms of 2015 and 2016 as it was told them, and the mistakes such a system makes.
///
/// It stands apart from the parameters and the rules of the service on purpose: the service finds its mistakes.
struct OudSysteem {
  /// Cents a month with vakantietoeslag: single 18–20, single from 21, couple from 21, single and couple at AOW age.
  private struct Normen {
    var jong: Int64
    var alleen: Int64
    var paar: Int64
    var alleenAow: Int64
    var paarAow: Int64
  }
  private static let normen: [(vanaf: Maand, normen: Normen)] = [
    (Maand(jaar: 2015, maand: 1), Normen(jong: 23716, alleen: 96083, paar: 137262, alleenAow: 107763, paarAow: 147168)),
    (Maand(jaar: 2015, maand: 7), Normen(jong: 23761, alleen: 96263, paar: 137518, alleenAow: 107978, paarAow: 147640)),
    (Maand(jaar: 2016, maand: 1), Normen(jong: 24010, alleen: 97270, paar: 138957, alleenAow: 109287, paarAow: 149296)),
    (Maand(jaar: 2016, maand: 7), Normen(jong: 24120, alleen: 97715, paar: 139593, alleenAow: 109832, paarAow: 149956)),
  ]
  /// Art. 31 lid 2 n, 2015.
  private static let vrijlatingMaximum: Int64 = 19600

  /// What it believes about one month of one client.
  struct Maandstaat {
    var maand: Maand
    var leeftijd: Int
    var isGehuwd: Bool
    var isAow: Bool
    /// Of client and partner.
    var medebewoners: Int
    var dagen: Int
    var arbeid: Int64
    var overig: Int64
    var vrijlating: Bool
  }

  enum Fout: CaseIterable { case oudeNorm, medebewonersVergeten, dertigDagen, inkomstenGemist, heleEuro }

  /// Cents without vakantietoeslag. A half-year after the last known one is paid at the last norm: that is what it does.
  static func betaling(_ staat: Maandstaat, fout: Fout?) -> Int64 {
    let peil = fout == .oudeNorm ? staat.maand + -1 : staat.maand
    let normen = (Self.normen.last { $0.vanaf <= peil } ?? Self.normen[0]).normen
    var norm: Breuk
    if staat.medebewoners > 0, fout != .medebewonersVergeten, staat.leeftijd >= 21 {
      let personen = staat.medebewoners + (staat.isGehuwd ? 2 : 1)
      let perPersoon = Breuk(
        Breuk(Int128((40 + personen * 30) * (staat.isAow ? Int(normen.paarAow) : Int(normen.paar))), Int128(personen * 100))
          .afgerond.asInt128)
      norm = staat.isGehuwd ? perPersoon * Breuk(2) : perPersoon
    } else if staat.isGehuwd {
      norm = Breuk(Int128(staat.isAow ? normen.paarAow : normen.paar))
    } else if staat.isAow {
      norm = Breuk(Int128(normen.alleenAow))
    } else {
      norm = Breuk(Int128(staat.leeftijd < 21 ? normen.jong : normen.alleen))
    }
    if staat.dagen < staat.maand.aantalDagen {
      norm = norm * Breuk(Int128(staat.dagen), Int128(fout == .dertigDagen ? 30 : staat.maand.aantalDagen))
    }
    let vrij = staat.vrijlating ? min(Breuk(Int128(staat.arbeid), 4), Breuk(Int128(vrijlatingMaximum))) : .nul
    let arbeid = fout == .inkomstenGemist ? Breuk.nul : Breuk(Int128(staat.arbeid)) - vrij
    let recht = norm - arbeid - Breuk(Int128(staat.overig))
    guard recht.isPositief else { return 0 }
    let betaalbaar = (recht * Breuk(95, 100)).afgerond
    return fout == .heleEuro ? betaalbaar / 100 * 100 : betaalbaar
  }
}

extension Int64 {
  fileprivate var asInt128: Int128 { Int128(self) }
}
