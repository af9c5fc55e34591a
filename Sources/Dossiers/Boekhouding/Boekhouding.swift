public import Domain

/// The boekhouding of one gemeente: budgets by stadium, baten by bron, verplichtingen and uitvoeringskosten, as its facts in
/// force say them. A pure function of those facts, as everything of a client.
///
/// What was spent is known of the clients, so what is left of a fonds is told where both come together.
///
/// ## Grondslag
/// Specification section 4, rule 16. Choices where it is silent: each doelgroep of a fonds has a budget of its own (none named is
/// one as well) and the budget of the fonds is their sum; a verplichting is named by its own id, and a later booking takes the
/// place of the earlier one, also under another jaar or fonds; uitvoeringskosten fall in the year of their boekdatum and in the
/// fonds of that name.
public struct Boekhouding: Hashable, Sendable {
  /// The last amount in order of one stadium.
  public struct Budget: Hashable, Sendable {
    public var jaar: Int
    public var fonds: Fonds
    public var doelgroep: String?
    public var stadium: BudgetStadium
    public var datum: CivilDate
    public var bedrag: Eurocent
    /// The highest stadium of its jaar, fonds and doelgroep: the budget in force.
    public var geldt = false
  }

  public struct Baten: Hashable, Sendable {
    public var boekdatum: CivilDate
    public var jaar: Int
    public var fonds: Fonds
    public var bron: BatenBron
    public var bedrag: Eurocent
  }

  /// What a booking changes: the amount committed for one jaar and fonds, in the month of the booking.
  public struct Verplichtingmutatie: Hashable, Sendable {
    public var datum: CivilDate
    public var jaar: Int
    public var fonds: Fonds
    public var bedrag: Eurocent
  }

  /// A verplichting that is not released.
  public struct Verplichting: Hashable, Sendable {
    public var naam: String
    public var jaar: Int
    public var fonds: Fonds
    /// Of the booking that set the amount.
    public var sinds: CivilDate
    public var bedrag: Eurocent
  }

  public struct Kosten: Hashable, Sendable {
    public var boekdatum: CivilDate
    public var uitvoerder: String
    public var soort: KostenSoort
    public var bedrag: Eurocent
  }

  public let gemeente: Gemeente
  /// By jaar, fonds, doelgroep and stadium.
  public private(set) var budgetten: [Budget] = []
  /// In order.
  public private(set) var baten: [Baten] = []
  /// By name.
  public private(set) var verplichtingen: [Verplichting] = []
  /// In order; no zeros.
  public private(set) var mutaties: [Verplichtingmutatie] = []
  /// In order.
  public private(set) var uitvoeringskosten: [Kosten] = []

  /// Nil for a dossier that is no boekhouding.
  public init?(_ dossier: Dossier) {
    guard case .boekhouding(let gemeente) = dossier.onderwerp else { return nil }
    self.gemeente = gemeente
    var stadia: [Budgetsleutel: Budget] = [:]
    var lopend: [[UInt8]: Verplichting] = [:]
    for feit in dossier.opVolgorde() {
      switch feit {
      case .budgetVastgesteld(let d):
        stadia[Budgetsleutel(d)] = Budget(
          jaar: d.jaar, fonds: d.fonds, doelgroep: d.doelgroep, stadium: d.stadium, datum: d.datum, bedrag: d.bedragCent)
      case .batenOntvangen(let d):
        baten.append(Baten(boekdatum: d.boekdatum, jaar: d.jaar, fonds: d.fonds, bron: d.bron, bedrag: d.bedragCent))
      case .verplichtingAangegaan(let d): boek(d, &lopend)
      case .uitvoeringskostenGeboekt(let d):
        uitvoeringskosten.append(
          Kosten(boekdatum: d.boekdatum, uitvoerder: d.uitvoerder, soort: d.soort, bedrag: d.bedragCent))
      default: break
      }
    }
    budgetten = Self.metGeldend(stadia)
    verplichtingen = lopend.values.sorted { utf8Kleiner($0.naam, $1.naam) }
  }

  /// A booking takes the place of the earlier one of the same name; 0 releases it.
  private mutating func boek(_ d: VerplichtingAangegaan, _ lopend: inout [[UInt8]: Verplichting]) {
    let naam = Array(d.verplichting.utf8)
    let eerder = lopend[naam]
    if let eerder, eerder.jaar == d.jaar, eerder.fonds == d.fonds {
      muteer(d, d.jaar, d.fonds, d.bedragCent - eerder.bedrag)
    } else {
      if let eerder { muteer(d, eerder.jaar, eerder.fonds, .nul - eerder.bedrag) }
      muteer(d, d.jaar, d.fonds, d.bedragCent)
    }
    lopend[naam] =
      d.bedragCent == .nul
      ? nil : Verplichting(naam: d.verplichting, jaar: d.jaar, fonds: d.fonds, sinds: d.datum, bedrag: d.bedragCent)
  }

  private mutating func muteer(_ d: VerplichtingAangegaan, _ jaar: Int, _ fonds: Fonds, _ bedrag: Eurocent) {
    if bedrag != .nul { mutaties.append(Verplichtingmutatie(datum: d.datum, jaar: jaar, fonds: fonds, bedrag: bedrag)) }
  }

  private static func metGeldend(_ stadia: [Budgetsleutel: Budget]) -> [Budget] {
    var budgetten = stadia.sorted { $0.key < $1.key }.map(\.value)
    for plaats in budgetten.indices {
      let volgende = plaats + 1 < budgetten.count ? budgetten[plaats + 1] : nil
      budgetten[plaats].geldt = volgende.map { !$0.isZelfdeBudget(als: budgetten[plaats]) } ?? true
    }
    return budgetten
  }
}

extension Boekhouding.Budget {
  fileprivate func isZelfdeBudget(als ander: Self) -> Bool {
    jaar == ander.jaar && fonds == ander.fonds && Array((doelgroep ?? "").utf8) == Array((ander.doelgroep ?? "").utf8)
      && (doelgroep == nil) == (ander.doelgroep == nil)
  }
}

/// What a budget is of; the stadium last, so that the highest of one budget stands last.
private struct Budgetsleutel: Hashable, Comparable {
  let jaar: Int
  let fonds: Int
  let doelgroep: [UInt8]
  let heeftDoelgroep: Bool
  let stadium: Int

  init(_ d: BudgetVastgesteld) {
    (jaar, fonds, stadium) = (d.jaar, d.fonds.plaats, d.stadium.plaats)
    doelgroep = Array((d.doelgroep ?? "").utf8)
    heeftDoelgroep = d.doelgroep != nil
  }

  static func < (a: Self, b: Self) -> Bool {
    if (a.jaar, a.fonds) != (b.jaar, b.fonds) { return (a.jaar, a.fonds) < (b.jaar, b.fonds) }
    if a.heeftDoelgroep != b.heeftDoelgroep { return b.heeftDoelgroep }
    if a.doelgroep != b.doelgroep { return a.doelgroep.lexicographicallyPrecedes(b.doelgroep) }
    return a.stadium < b.stadium
  }
}

extension Dossier {
  /// The facts in force of a dossier without a client, in the order of date, type, source and id.
  func opVolgorde() -> [Inhoud] {
    let geldig = geldig().feiten
    let sleutels = feiten.indices.filter { geldig[$0] && feiten[$0].inhoud.datum != nil }.map { dateringen[$0].sleutel($0) }
    return sleutels.sorted().map { feiten[Datering.plaats($0)].inhoud }
  }
}
