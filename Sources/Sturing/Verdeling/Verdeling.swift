public import Domain

/// Who carries what of a shared result: profijt beside solidarity, per gemeente, to the cent.
///
/// ## Grondslag
/// Specification section 4, rule 16; kadernota Participatiewet Drentsche Aa (2014) 5.6 and 5.7. The shares are exact, cut to the
/// cent, missing cents to the largest remainders (`verdeel`).
public struct Verdeling: Sendable {
  public struct Rij: Sendable, Hashable {
    public var gemeente: Gemeente
    public var isPartner: Bool
    /// In the unit of the sleutel, millionths; of persons the average of twelve month ends × 12.
    public var sleutel: Int64
    /// What it has of its own; nil of a partner, whose dossiers are not ours.
    public var profijt: Eurocent?
    public var solidair: Eurocent

    /// What it gains (positive) or pays by solidarity.
    public var verschil: Eurocent? { profijt.map { solidair - $0 } }
  }

  public let afspraak: Verdeelafspraak
  public let jaar: Int
  /// Months of the year that the sleutel counts.
  public let maanden: Int
  public let totaal: Eurocent
  /// By CBS code.
  public let rijen: [Rij]

  /// Why there is no verdeling: a fact or a number that is missing is named, with where it would stand.
  public struct Fout: Error, Sendable, CustomStringConvertible {
    public var description: String
    /// The same for who reads the figures, in Dutch, without the file.
    public var onbepaald: String
  }

  /// - Parameters:
  ///   - cellen: Of one tenant.
  ///   - peilmaand: The last month that counts; a sleutel counts the months of the year up to it.
  ///   - delen: Numbers given by hand; they take the place of those in the file.
  public init(
    _ afspraak: Verdeelafspraak, _ cellen: [Cel: Int64], jaar: Int, peilmaand: Maand, delen: [Gemeente: Int64] = [:]
  ) throws(Fout) {
    self.afspraak = afspraak
    self.jaar = jaar
    maanden = max(1, min(12, peilmaand - Maand(jaar: jaar, maand: 1) + 1))
    let eigen = try Self.eigen(afspraak, cellen, jaar: jaar, peilmaand: peilmaand)
    let som = eigen.values.reduce(.nul, +)
    totaal = som
    let sleutels = try Self.sleutels(afspraak, cellen, jaar, peilmaand, Set(eigen.keys), delen)
    let gemeenten = Set(eigen.keys).union(sleutels.keys).sorted()
    guard afspraak.sleutel != .profijt else {
      rijen = gemeenten.map { Rij(gemeente: $0, isPartner: false, sleutel: 0, profijt: eigen[$0], solidair: eigen[$0] ?? .nul) }
      return
    }
    guard let aandelen = verdeel(som, naar: gemeenten.map { ($0, sleutels[$0] ?? 0) }) else {
      throw Fout(
        description:
          "\(afspraak.bestand):\(afspraak.regel): verdeling '\(afspraak.id)': the sleutel \(afspraak.sleutel.rawValue) counts "
          + "nothing in \(jaar), so nobody can be asked to pay; give numbers under 'aantallen:', or another sleutel",
        onbepaald: "de sleutel telt in \(jaar) niets")
    }
    let partners = Set(afspraak.partners.map(\.gemeente))
    rijen = zip(gemeenten, aandelen).map { gemeente, aandeel in
      Rij(
        gemeente: gemeente, isPartner: partners.contains(gemeente), sleutel: sleutels[gemeente] ?? 0,
        profijt: partners.contains(gemeente) ? nil : eigen[gemeente] ?? .nul, solidair: aandeel)
    }
  }

  /// What each gemeente of the tenant has of its own.
  private static func eigen(
    _ afspraak: Verdeelafspraak, _ cellen: [Cel: Int64], jaar: Int, peilmaand: Maand
  ) throws(Fout) -> [Gemeente: Eurocent] {
    var eigen: [Gemeente: Eurocent] = [:]
    if afspraak.grondslag == .wswResultaat {
      for (cel, waarde) in cellen
      where cel.maat == .wswResultaatCent && cel.maand.jaar == jaar && cel.maand <= peilmaand {
        eigen[cel.gemeente, default: .nul] += Eurocent(waarde)
      }
      return eigen
    }
    let fondsen = Set(afspraak.fondsen.map(\.rawValue))
    for rij in Fondsen(cellen, jaar: jaar, peilmaand: peilmaand).rijen where fondsen.contains(rij.fonds.tekst) {
      guard let gemeente = rij.gemeente else { continue }
      if afspraak.grondslag == .lasten {
        eigen[gemeente, default: .nul] += rij.lasten
      } else if let resultaat = rij.resultaat {
        eigen[gemeente, default: .nul] += resultaat
      } else if rij.lasten != .nul || rij.baten != .nul {
        throw Fout(
          description:
            "verdeling '\(afspraak.id)': \(gemeente) has no budget of \(rij.fonds.tekst) for \(jaar), so its resultaat is "
            + "onbepaald; deliver budget-vastgesteld, or write 'grondslag: lasten' (\(afspraak.bestand):\(afspraak.regel))",
          onbepaald: "\(gemeente) heeft over \(jaar) geen budget van \(rij.fonds.tekst), en dus geen resultaat om te delen")
      }
    }
    return eigen
  }

  private static func sleutels(
    _ afspraak: Verdeelafspraak, _ cellen: [Cel: Int64], _ jaar: Int, _ peilmaand: Maand, _ gemeenten: Set<Gemeente>,
    _ delen: [Gemeente: Int64]
  ) throws(Fout) -> [Gemeente: Int64] {
    let maanden = Maand(jaar: jaar, maand: 1)...max(Maand(jaar: jaar, maand: 1), min(Maand(jaar: jaar, maand: 12), peilmaand))
    var uit: [Gemeente: Int64] = [:]
    switch afspraak.sleutel {
    case .profijt: return [:]
    case .personen: uit = personen(cellen, maanden) { _ in true }
    case .wswPersonen: uit = personen(cellen, maanden) { $0.dimensies[.regeling] == wsw }
    case .standaardeenheden:
      for (cel, waarde) in cellen where cel.maat == .standaardeenheden && maanden.contains(cel.maand) {
        uit[cel.gemeente, default: 0] += waarde
      }
    case .inwoners:
      for gemeente in gemeenten where gemeente != .onbekend { uit[gemeente] = try gegeven(afspraak, gemeente, jaar, delen) }
    }
    // Persons were added up over the month ends: what is given as an average counts as often.
    let isStand = afspraak.sleutel == .personen || afspraak.sleutel == .wswPersonen
    let maal = isStand ? Int64(maanden.upperBound - maanden.lowerBound + 1) : 1
    for partner in afspraak.partners { uit[partner.gemeente] = try gegeven(afspraak, partner.gemeente, jaar, delen) * maal }
    return uit
  }

  private static func gegeven(
    _ afspraak: Verdeelafspraak, _ gemeente: Gemeente, _ jaar: Int, _ delen: [Gemeente: Int64]
  ) throws(Fout) -> Int64 {
    if let deel = delen[gemeente] { return deel * 1_000_000 }
    if let aantal = afspraak.aantallen[.init(gemeente, jaar)] { return aantal }
    throw Fout(
      description:
        "verdeling '\(afspraak.id)': no number of \(gemeente) for \(jaar), so the shares are onbepaald; add it under "
        + "'aantallen:' (\(afspraak.bestand):\(afspraak.regel)), or give it with --deel \(gemeente)=N",
      onbepaald: "van \(gemeente) is over \(jaar) geen aantal bekend")
  }

  /// The stock of persons at each month end, added up, in millionths.
  private static func personen(
    _ cellen: [Cel: Int64], _ maanden: ClosedRange<Maand>, _ telt: (Cel) -> Bool
  ) -> [Gemeente: Int64] {
    var som: [Gemeente: Int64] = [:]
    for (cel, waarde) in cellen where cel.maat == .bestand && cel.maand <= maanden.upperBound && telt(cel) {
      let einden = maanden.upperBound - max(cel.maand, maanden.lowerBound) + 1
      som[cel.gemeente, default: 0] += waarde * Int64(einden) * 1_000_000
    }
    return som.filter { $0.value != 0 }
  }

  private static let wsw: Symbool = "wsw"
}
