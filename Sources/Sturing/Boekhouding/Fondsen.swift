public import Domain
import Regio

/// How the fondsen of a tenant stand in a year: budget and baten against lasten and verplichtingen, and where the year ends if it
/// goes on like this.
///
/// ## Grondslag
/// Specification section 4, rule 16: beschikbaar = budget + baten; resultaat = beschikbaar − lasten; vrij = resultaat − open
/// verplichtingen. Choices where it is silent: lasten are what was paid, declared or invoiced (`uitgavenCent`) and the booked
/// uitvoeringskosten, in months of the year up to the peilmaand; baten and verplichtingen are those of the jaar that they name,
/// booked up to the peilmaand; a budget counts whenever it was vastgesteld. A budget of exactly € 0 leaves no cell, and then none
/// is known here: `derive` tells the two apart.
///
/// The forecast of lasten is that of any flow in the region (`Vooruitblik`: level of the last two years, shape of up to three whole
/// years before), as soon as a whole year before is known. Without one there is no shape to take: then lasten go on in proportion,
/// every month alike, because invoices come irregularly and a method that counts the last months more would follow the last
/// invoice. It is at least what is committed beside them.
public struct Fondsen: Sendable {
  public enum Oordeel: String, Sendable {
    case binnen, dreigt, overschreden
    /// No budget was vastgesteld: never 0.
    case onbepaald
  }

  /// One fonds of one gemeente, or of all of them together.
  public struct Rij: Sendable, Hashable {
    public var fonds: Symbool
    /// Nil is the total of the tenant.
    public var gemeente: Gemeente?
    public var budget: Eurocent?
    public var baten = Eurocent.nul
    public var lasten = Eurocent.nul
    /// Committed and not yet released.
    public var verplichtingen = Eurocent.nul
    /// Months of the year behind us, the peilmaand included; 0–12.
    public var maanden: Int
    /// Lasten of the months of the year that are to come; nil without a whole year before.
    public var verwacht: Eurocent?

    public var beschikbaar: Eurocent? { budget.map { $0 + baten } }
    public var resultaat: Eurocent? { beschikbaar.map { $0 - lasten } }
    public var vrij: Eurocent? { resultaat.map { $0 - verplichtingen } }

    /// Lasten of the whole year, and at least what is committed beside those up to now. Nil before the year has begun.
    public var prognose: Eurocent? {
      guard maanden > 0 else { return nil }
      let doorgetrokken = verwacht.map { lasten + $0 } ?? (Breuk(lasten) * Breuk(12) / Breuk(maanden)).centen
      return maanden == 12 ? lasten : max(doorgetrokken, lasten + verplichtingen)
    }
    /// Resultaat of the year when the forecast comes true.
    public var prognoseResultaat: Eurocent? {
      guard let beschikbaar, let prognose else { return nil }
      return beschikbaar - prognose
    }

    public var oordeel: Oordeel {
      guard let resultaat else { return .onbepaald }
      if resultaat < .nul { return .overschreden }
      return (prognoseResultaat ?? resultaat) < .nul ? .dreigt : .binnen
    }
  }

  public let jaar: Int
  public let peilmaand: Maand
  /// By fonds in the order of the law, then CBS code, the total of the tenant after its gemeenten.
  public let rijen: [Rij]

  /// What the forecast rests on, for who quotes it.
  public static let methode =
    "Prognose: de lasten tot en met de peilmaand, en de maanden die nog komen naar het niveau van de laatste twee jaar en het "
    + "verloop van ten hoogste drie hele jaren ervoor; zonder een heel eerder jaar naar verhouding doorgetrokken. Ten minste de "
    + "lasten plus de open verplichtingen; baten zoals geboekt."

  /// - Parameter cellen: Of one tenant.
  public init(_ cellen: [Cel: Int64], jaar: Int, peilmaand: Maand) {
    self.jaar = jaar
    self.peilmaand = peilmaand
    let maanden = max(0, min(12, peilmaand - Maand(jaar: jaar, maand: 1) + 1))
    var posten: [Plaats: Rij] = [:]
    func boek(_ cel: Cel, _ doe: (inout Rij) -> Void) {
      let fonds = cel.dimensies[.fonds] ?? Self.onbekend
      for gemeente in [cel.gemeente, nil] {
        doe(&posten[Plaats(fonds: fonds, gemeente: gemeente), default: Rij(fonds: fonds, gemeente: gemeente, maanden: maanden)])
      }
    }
    let label = Symbool(String(jaar))
    var verloop: [Plaats: [Maand: Int64]] = [:]
    for (cel, waarde) in cellen {
      let bedrag = Eurocent(waarde)
      let isVanJaar = cel.dimensies[.jaar] == label
      switch cel.maat {
      case .budgetCent where isVanJaar: boek(cel) { $0.budget = ($0.budget ?? .nul) + bedrag }
      case .batenCent where isVanJaar && cel.maand <= peilmaand: boek(cel) { $0.baten += bedrag }
      case .verplichtingCent where isVanJaar && cel.maand <= peilmaand: boek(cel) { $0.verplichtingen += bedrag }
      case .uitgavenCent, .uitvoeringskostenCent:
        guard cel.maand <= peilmaand else { continue }
        if cel.maand.jaar == jaar { boek(cel) { $0.lasten += bedrag } }
        for gemeente in [cel.gemeente, nil] {
          verloop[Plaats(fonds: cel.dimensies[.fonds] ?? Self.onbekend, gemeente: gemeente), default: [:]][
            cel.maand, default: 0] +=
            waarde
        }
      default: break
      }
    }
    // A total is none while the budget of one of its gemeenten that has lasten is missing.
    for (plaats, rij) in posten {
      if let gemeente = plaats.gemeente, gemeente != .onbekend, rij.budget == nil, rij.lasten != .nul {
        posten[Plaats(fonds: plaats.fonds, gemeente: nil)]?.budget = nil
      }
    }
    if maanden > 0, maanden < 12 {
      for plaats in posten.keys { posten[plaats]?.verwacht = Self.verwacht(verloop[plaats] ?? [:], peilmaand) }
    }
    rijen = posten.sorted { $0.key < $1.key }.map(\.value)
  }

  /// What the months after the peilmaand will cost, when a whole year before it is known.
  private static func verwacht(_ perMaand: [Maand: Int64], _ peilmaand: Maand) -> Eurocent? {
    guard let eerste = perMaand.keys.min() else { return nil }
    let begin = max(eerste, Maand(jaar: peilmaand.jaar - geschiedenis, maand: 1))
    let reeks = (0...max(0, peilmaand - begin)).map { perMaand[begin + $0] ?? 0 }
    let blik = Vooruitblik(reeks, laatste: peilmaand, isStand: false)
    return blik.heeftVerloop ? blik.rest.reduce(.nul) { $0 + $1 }.centen : nil
  }

  /// Years before the present one that the forecast looks at.
  private static let geschiedenis = 5

  /// The rows of the tenant as a whole.
  public var totalen: [Rij] { rijen.filter { $0.gemeente == nil } }

  private struct Plaats: Hashable, Comparable {
    var fonds: Symbool
    var gemeente: Gemeente?

    static func < (a: Self, b: Self) -> Bool {
      if a.fonds != b.fonds {
        let (x, y) = (rang(a.fonds), rang(b.fonds))
        return x != y ? x < y : utf8Kleiner(a.fonds.tekst, b.fonds.tekst)
      }
      return (a.gemeente?.nummer).map(Int.init) ?? .max < (b.gemeente?.nummer).map(Int.init) ?? .max
    }
    private static func rang(_ fonds: Symbool) -> Int { Fonds(rawValue: fonds.tekst)?.plaats ?? Fonds.allCases.count }
  }

  private static let onbekend: Symbool = "onbekend"
}
