public import Domain
public import Regelgeving
import Regio

/// What the dossiers say where a plan says something: formulas over exact cells.
public struct Realisatie: Sendable {
  private struct Post {
    var maand: Maand
    var dimensies: Dimensies
    var waarde: Int64
  }

  private var perMaat: [Maat: [Post]] = [:]
  /// Months in which something contributed.
  private var maanden: Set<Maand> = []
  /// The first month in which people came or were paid: before it there are no figures. Nil: there are none.
  private var vanaf: Maand?
  /// The last month of which everything is in.
  public let peilmaand: Maand

  /// Years before the present one that a forecast looks at, as that of an indicator of the region does.
  private static let geschiedenis = 5
  private static let maandelijks: Set<Maat> = [.aanvraag, .instroom, .bestand, .uitkeringAantal, .uitgavenCent]

  /// - Parameter cellen: Of one tenant.
  public init(_ cellen: [Cel: Int64], peilmaand: Maand) {
    self.peilmaand = peilmaand
    for (cel, waarde) in cellen {
      perMaat[cel.maat, default: []].append(Post(maand: cel.maand, dimensies: cel.dimensies, waarde: waarde))
      maanden.insert(cel.maand)
      if Self.maandelijks.contains(cel.maat) { vanaf = min(vanaf ?? cel.maand, cel.maand) }
    }
  }

  /// Of a year that is over by the peilmaand: flows of its months, stocks at its end. Nil: not over, nothing contributed, or
  /// nothing to divide by.
  public func waarde(_ formule: Formule, jaar: Int) -> Breuk? {
    let jaarmaanden = Maand(jaar: jaar, maand: 1)...Maand(jaar: jaar, maand: 12)
    guard jaarmaanden.upperBound <= peilmaand, (0..<12).contains(where: { maanden.contains(jaarmaanden.lowerBound + $0) }) else {
      return nil
    }
    return waarde(formule, jaarmaanden)
  }

  /// Flows of these months, stocks at the end of them.
  public func waarde(_ formule: Formule, _ maanden: ClosedRange<Maand>) -> Breuk? {
    reken(formule) { som($0, $1, maanden) }
  }

  /// The formula over the last period of the year, seen from the peilmaand: every series of it goes on by the region's method
  /// (`Vooruitblik`), so that a report and the region's indicators forecast alike. A budget is what it is.
  ///
  /// - Parameter laatste: The last months of the year of the peilmaand that the formula is over.
  func prognose(_ formule: Formule, _ laatste: ClosedRange<Maand>) -> Breuk? {
    let januari = Maand(jaar: peilmaand.jaar, maand: 1)
    let eerste = min(januari, max(vanaf ?? januari, januari + -12 * Self.geschiedenis))
    return reken(formule) { maat, voorwaarden in
      if maat == .budgetCent { return som(maat, voorwaarden, laatste) }
      let blik = Vooruitblik(
        maandreeks(maat, voorwaarden, eerste...peilmaand), laatste: peilmaand, isStand: maat.soort == .stand)
      let bekend = blik.reeks.suffix(max(0, peilmaand - laatste.lowerBound + 1)).map { Breuk(Int128($0)) }
      let waarden = bekend + blik.rest.suffix(laatste.upperBound - laatste.lowerBound + 1 - bekend.count)
      let waarde = maat.soort == .stand ? waarden.last ?? .nul : waarden.reduce(.nul) { $0 + $1 }
      return maat.isDecimaal ? waarde / Breuk(1_000_000) : waarde
    }
  }

  /// By month: of a stock its stand at the end, of a flow what lies in it.
  private func maandreeks(_ maat: Maat, _ voorwaarden: [Formule.Voorwaarde], _ maanden: ClosedRange<Maand>) -> [Int64] {
    var uit = Array(repeating: Int64(0), count: maanden.upperBound - maanden.lowerBound + 1)
    for post in perMaat[maat] ?? [] where post.maand <= maanden.upperBound {
      let plaats = post.maand - maanden.lowerBound
      guard plaats >= 0 || maat.soort == .stand, voldoet(post, voorwaarden) else { continue }
      uit[max(0, plaats)] += post.waarde
    }
    if maat.soort == .stand { for plaats in uit.indices.dropFirst() { uit[plaats] += uit[plaats - 1] } }
    return uit
  }

  private func voldoet(_ post: Post, _ voorwaarden: [Formule.Voorwaarde]) -> Bool {
    voorwaarden.allSatisfy { voorwaarde in post.dimensies[voorwaarde.dimensie].map(voorwaarde.codes.contains) ?? false }
  }

  private func reken(_ formule: Formule, _ maatwaarde: (Maat, [Formule.Voorwaarde]) -> Breuk) -> Breuk? {
    func beide(_ a: Formule, _ b: Formule, _ doe: (Breuk, Breuk) -> Breuk?) -> Breuk? {
      guard let x = reken(a, maatwaarde), let y = reken(b, maatwaarde) else { return nil }
      return doe(x, y)
    }
    return switch formule {
    case .getal(let getal): getal.breuk
    case .maat(let maat, let voorwaarden): maatwaarde(maat, voorwaarden)
    case .plus(let a, let b): beide(a, b, +)
    case .min(let a, let b): beide(a, b, -)
    case .maal(let a, let b): beide(a, b, *)
    case .door(let a, let b): beide(a, b) { $1 == .nul ? nil : $0 / $1 }
    }
  }

  private func som(_ maat: Maat, _ voorwaarden: [Formule.Voorwaarde], _ maanden: ClosedRange<Maand>) -> Breuk {
    let jaar = Symbool(String(maanden.lowerBound.jaar))
    // A budget is of the year that it names, whenever it was vastgesteld.
    let isGelabeld = maat == .budgetCent
    var som: Int64 = 0
    for post in perMaat[maat] ?? [] {
      if isGelabeld {
        guard post.dimensies[.jaar] == jaar else { continue }
      } else if maat.soort == .stand ? post.maand > maanden.upperBound : !maanden.contains(post.maand) {
        continue
      }
      if voldoet(post, voorwaarden) { som += post.waarde }
    }
    return Breuk(Int128(som), maat.isDecimaal ? 1_000_000 : 1)
  }
}
