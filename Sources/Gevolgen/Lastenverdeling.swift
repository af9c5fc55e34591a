public import Domain
import Regelgeving

/// By what lasten are shared.
public enum Sleutel: Sendable, Equatable {
  /// Each gemeente pays for its own clients.
  case profijt
  case gelijk
  /// `personen`, `wsw-personen` or `standaardeenheden`, counted in the dossiers.
  case geteld(Symbool)
  /// Given by hand, also for a partner outside the tenant.
  case delen([Gemeente: Int64])

  public var naam: String {
    switch self {
    case .profijt: "profijt"
    case .gelijk: "gelijk"
    case .geteld(let code): code.tekst
    case .delen: "gegeven"
    }
  }

  /// Of a code as `verdeling.sleutel` has it; nil without one: profijt.
  public init(_ code: Symbool?) { self = code.map { .geteld($0) } ?? .profijt }
}

/// Who pays when the lasten of the tenant are shared: under the rules as they are, and under the others.
///
/// ## Grondslag
/// Specification section 4, rule 16 (profijt beside solidarity); Kadernota Participatiewet Drentsche Aa (2014) 5.6 and 5.7,
/// which asks for exactly these consequences per gemeente. Budgets and baten are not in it: what is shared are the lasten.
public struct Lastenverdeling: Sendable {
  public struct Rij: Sendable, Equatable {
    public var gemeente: Gemeente
    /// Lasten of its own clients: what it pays by profijt.
    public var eigen: Tweetal<Eurocent>
    /// Its part of the sleutel; nil under profijt.
    public var sleutel: Tweetal<Int64?>
    /// What it pays by the sleutel.
    public var aandeel: Tweetal<Eurocent>

    /// What it pays to others, or has from them when negative, under the other rules.
    public var solidariteit: Eurocent { aandeel.na - eigen.na }
    public var verschil: Eurocent { aandeel.na - aandeel.voor }
  }

  public let sleutel: Tweetal<Sleutel>
  /// By CBS code.
  public let rijen: [Rij]

  /// - Parameters:
  ///   - fondsen: Whose lasten are shared; nil: all.
  /// - Returns: Nil when a sleutel counts nothing, so that nobody could be asked to pay.
  public init?(_ gevolgen: Gevolgen, sleutel: Tweetal<Sleutel>, fondsen: Set<Symbool>? = nil) {
    let lasten = gevolgen.lasten
    let eigen = Tweetal(voor: lasten.voor.eigen(fondsen), na: lasten.na.eigen(fondsen))
    let maanden = gevolgen.vraag.maanden ?? Self.samen(lasten.voor.tellers.maanden, lasten.na.tellers.maanden)
    var gemeenten = Set(eigen.voor.keys).union(eigen.na.keys)
    let personen = [lasten.voor, lasten.na].compactMap { $0.tellers.waarden("personen", maanden) }
    for waarden in personen { gemeenten.formUnion(waarden.keys) }
    let bekend = gemeenten.subtracting([.onbekend])
    let delen = Tweetal(
      voor: Self.delen(sleutel.voor, lasten.voor, bekend, maanden), na: Self.delen(sleutel.na, lasten.na, bekend, maanden))
    for delen in [delen.voor, delen.na] { gemeenten.formUnion(delen?.keys ?? [:].keys) }
    let volgorde = gemeenten.sorted()
    guard let voor = Self.aandelen(eigen.voor, delen.voor, volgorde), let na = Self.aandelen(eigen.na, delen.na, volgorde)
    else { return nil }
    self.sleutel = sleutel
    rijen = volgorde.enumerated().map { plaats, gemeente in
      Rij(
        gemeente: gemeente, eigen: Tweetal(voor: eigen.voor[gemeente] ?? .nul, na: eigen.na[gemeente] ?? .nul),
        sleutel: Tweetal(voor: delen.voor.map { $0[gemeente] ?? 0 }, na: delen.na.map { $0[gemeente] ?? 0 }),
        aandeel: Tweetal(voor: voor[plaats], na: na[plaats]))
    }
  }

  /// Nil under profijt.
  private static func delen(
    _ sleutel: Sleutel, _ lasten: Lasten, _ gemeenten: Set<Gemeente>, _ maanden: ClosedRange<Maand>?
  ) -> [Gemeente: Int64]? {
    switch sleutel {
    case .profijt: nil
    case .gelijk: Dictionary(uniqueKeysWithValues: gemeenten.map { ($0, 1) })
    case .geteld(let code): lasten.tellers.waarden(code, maanden) ?? [:]
    case .delen(let delen): delen
    }
  }

  private static func aandelen(
    _ eigen: [Gemeente: Eurocent], _ delen: [Gemeente: Int64]?, _ volgorde: [Gemeente]
  ) -> [Eurocent]? {
    guard let delen else { return volgorde.map { eigen[$0] ?? .nul } }
    let totaal = eigen.values.reduce(.nul, +)
    return verdeel(totaal, naar: volgorde.map { ($0, delen[$0] ?? 0) })
  }

  private static func samen(_ a: ClosedRange<Maand>?, _ b: ClosedRange<Maand>?) -> ClosedRange<Maand>? {
    guard let a, let b else { return a ?? b }
    return min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
  }
}

extension Gevolgen {
  /// The sleutels that the tenant's own rules name on the last month looked at.
  public var sleutels: Tweetal<Sleutel> {
    func sleutel(_ regels: Regels, _ lasten: Lasten) -> Sleutel {
      guard let maand = vraag.maanden?.upperBound ?? lasten.tellers.maanden?.upperBound else { return .profijt }
      return Sleutel(regels.tenantregels.code(.verdelingSleutel, op: maand.eersteDag))
    }
    return Tweetal(voor: sleutel(vraag.voor, lasten.voor), na: sleutel(vraag.na, lasten.na))
  }
}
