public import Domain

/// What a population is drawn from: how many people a tenant has on benefit, where they live, which codes it uses.
public struct Streek: Sendable {
  public let tenant: TenantID
  /// People on benefit at the beginning.
  public let bestand: Int
  /// Where that number stands, or that it is an assumption.
  public let herkomst: String
  /// Weights of the gemeenten.
  let gemeenten: [(Gemeente, Int)]
  /// Codes of gedragingen that its verordening knows.
  let gedragingen: [String]
  /// Whether its systems know whole euros only, as the national statistics do.
  let heleEuros: Bool

  public static let alle: [Streek] = [
    Streek(
      "dal", 1270, "bestand of April 2011 in the paper of DAL; spread over the gemeenten by assumption",
      [(10, 55), (3, 27), (24, 18)]),
    Streek(
      "bmwe", 1044, "prognosis for 2014 in the paper of BMWE; spread over the gemeenten by assumption",
      [(5, 20), (1663, 22), (53, 26), (1651, 32)]),
    Streek("bar", 1500, "assumption: the paper of BAR gives no number", [(489, 45), (613, 20), (597, 35)], lokaal: []),
    Streek(
      "drentsche-aa", 832 + 908 + 616 + 400,
      "sum of the four groups (832, 908, 616, 400) in the paper of the Drentsche Aa; spread over the gemeenten by assumption",
      [(1680, 15), (106, 65), (1730, 20)]),
    Streek(
      "ijmond", 1053 + 685 + 584 + 69, "table 6 in the paper of IJmond, per gemeente (its printed total is 2390)",
      [(453, 1053), (375, 685), (396, 584), (450, 69)],
      heleEuros: true),
  ]

  public static func van(_ tenant: TenantID) -> Streek? { alle.first { $0.tenant == tenant } }

  private static let eigen = [
    "uwv-inschrijving", "plan-van-aanpak", "zoekperiode", "tegenprestatie", "onvoldoende-zoeken", "misdraging", "besef",
  ]

  private init(
    _ tenant: String, _ bestand: Int, _ herkomst: String, _ gemeenten: [(UInt16, Int)], lokaal: [String] = Self.eigen,
    heleEuros: Bool = false
  ) {
    guard let id = TenantID(tenant) else { preconditionFailure("\(tenant) is no tenant") }
    self.tenant = id
    self.bestand = bestand
    self.herkomst = herkomst
    self.gemeenten = gemeenten.map { (Gemeente(nummer: $0.0), $0.1) }
    self.heleEuros = heleEuros
    gedragingen = ["18-4-a", "18-4-b", "18-4-c", "18-4-g"] + lokaal
  }
}
