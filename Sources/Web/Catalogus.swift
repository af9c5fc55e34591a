public import Domain
public import Regelgeving
public import Sturing

/// The names and codes behind the figures: tenants, their gemeenten by period, arbeidsmarktregio's, sporen, indicators.
public struct Catalogus: Sendable {
  public struct Tenant: Sendable {
    public var id: TenantID
    public var naam: String
    public var arbeidsmarktregio: String
    public var leden: [Lid]
    /// Code and Dutch description.
    public var sporen: [(code: String, omschrijving: String)]
    public var doelen: [Doel]
    /// Values of the law data that are assumed, by parameter.
    public var aannamen: [(parameter: String, aantal: Int)]
    /// What it plans and agrees beside the law.
    public var plan: Plan

    public init(_ regels: Regels, aannamen: [(parameter: String, aantal: Int)] = [], plan: Plan = Plan()) {
      self.plan = plan
      id = regels.tenant
      naam = regels.naam
      arbeidsmarktregio = regels.arbeidsmarktregio
      leden = regels.leden
      sporen = regels.sporen.map { ($0.code.tekst, $0.omschrijving) }
      doelen = regels.doelen
      self.aannamen = aannamen
    }
  }

  public struct Regio: Sendable {
    public var code: String
    public var naam: String
    public var tenants: [TenantID]
  }

  /// By id.
  public let tenants: [Tenant]
  /// By code.
  public let regios: [Regio]

  public init(_ tenants: [Tenant]) {
    self.tenants = tenants.sorted { $0.id < $1.id }
    regios = Dictionary(grouping: self.tenants, by: \.arbeidsmarktregio).map { code, tenants in
      Regio(code: code, naam: Self.regionamen[code] ?? code, tenants: tenants.map(\.id))
    }.sorted { $0.code < $1.code }
  }

  /// Names of arbeidsmarktregio's (Besluit werkgebieden UWV, annex; the codes are those of the CBS).
  private static let regionamen = ["AM01": "Groningen", "AM22": "Rijnmond", "AM37": "Zuid-Kennemerland en IJmond"]

  func tenant(_ id: String) -> Tenant? { tenants.first { $0.id.description == id } }
  func tenant(_ id: TenantID) -> Tenant? { tenants.first { $0.id == id } }
  func regio(_ code: String) -> Regio? { regios.first { $0.code == code } }

  /// The tenant that a gemeente is or was of.
  func lid(_ gemeente: Gemeente) -> (lid: Lid, tenant: Tenant)? {
    for tenant in tenants {
      if let lid = tenant.leden.first(where: { $0.gemeente == gemeente }) { return (lid, tenant) }
    }
    return nil
  }

  func naam(_ gemeente: Gemeente) -> String { lid(gemeente)?.lid.naam ?? gemeente.description }

  /// A code of a dimension in Dutch; a spoor in the words of its tenant.
  func naam(_ dimensie: Dimensie, _ code: String, _ tenant: TenantID?) -> String {
    if [.spoor, .van, .naar].contains(dimensie) {
      if code == "zonder-diagnose" { return "Zonder diagnose" }
      let sporen = tenant.flatMap { self.tenant($0)?.sporen } ?? []
      if let spoor = sporen.first(where: { $0.code == code }) { return spoor.omschrijving }
      return code.prefix(1).uppercased() + code.dropFirst()
    }
    return Codenaam.van(dimensie, code)
  }
}
