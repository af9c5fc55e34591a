public import Domain
public import Regelgeving

/// What the dossiers say where a plan says something: formulas over exact cells.
public struct Realisatie: Sendable {
  private let cellen: [Cel: Int64]
  /// The last month of which everything is in.
  public let peilmaand: Maand

  /// - Parameter cellen: Of one tenant.
  public init(_ cellen: [Cel: Int64], peilmaand: Maand) {
    self.cellen = cellen
    self.peilmaand = peilmaand
  }

  /// Of a year that is over by the peilmaand: flows of its months, stocks at its end. Nil: not over, nothing contributed, or
  /// nothing to divide by.
  public func waarde(_ formule: Formule, jaar: Int) -> Breuk? {
    let maanden = Maand(jaar: jaar, maand: 1)...Maand(jaar: jaar, maand: 12)
    guard maanden.upperBound <= peilmaand, cellen.contains(where: { maanden.contains($0.key.maand) }) else { return nil }
    return waarde(formule, maanden)
  }

  /// Flows of these months, stocks at the end of them.
  public func waarde(_ formule: Formule, _ maanden: ClosedRange<Maand>) -> Breuk? {
    reken(formule) { som($0, $1, maanden) }
  }

  /// What a year comes to when its flows go on as they did and its stocks stay as they are.
  func prognose(_ formule: Formule, jaar: Int, verstreken: Int) -> Breuk? {
    let maanden = Maand(jaar: jaar, maand: 1)...Maand(jaar: jaar, maand: verstreken)
    return reken(formule) { maat, voorwaarden in
      let som = som(maat, voorwaarden, maanden)
      return maat.soort == .stand || maat == .budgetCent ? som : som * Breuk(12) / Breuk(verstreken)
    }
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
    for (cel, waarde) in cellen where cel.maat == maat {
      if isGelabeld {
        guard cel.dimensies[.jaar] == jaar else { continue }
      } else if maat.soort == .stand ? cel.maand > maanden.upperBound : !maanden.contains(cel.maand) {
        continue
      }
      if voorwaarden.allSatisfy({ voorwaarde in cel.dimensies[voorwaarde.dimensie].map(voorwaarde.codes.contains) ?? false }) {
        som += waarde
      }
    }
    return Breuk(Int128(som), maat.isDecimaal ? 1_000_000 : 1)
  }
}
