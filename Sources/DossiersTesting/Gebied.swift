import Domain

/// Gemeenten of a tenant for random facts, and the day on which one becomes another.
public struct Gebied: Sendable {
  public let tenant: String
  private let gemeenten: [Gemeente]
  private let fusies: [(gemeente: Gemeente, dag: CivilDate, opvolger: Gemeente)]

  private init(_ tenant: String, _ gemeenten: [String], fusies: [(String, String, String)] = []) {
    func gemeente(_ code: String) -> Gemeente { Gemeente(code) ?? .onbekend }
    self.tenant = tenant
    self.gemeenten = gemeenten.map(gemeente)
    self.fusies = fusies.compactMap { van, dag, naar in CivilDate(dag).map { (gemeente(van), $0, gemeente(naar)) } }
  }

  /// The five tenants of the law data.
  public static let vijf = [
    Gebied("dal", ["GM0010", "GM0003"], fusies: [("GM0010", "2021-01-01", "GM1979"), ("GM0003", "2021-01-01", "GM1979")]),
    Gebied("bmwe", ["GM0053", "GM1651"], fusies: [("GM0053", "2019-01-01", "GM1966"), ("GM1651", "2019-01-01", "GM1966")]),
    Gebied("bar", ["GM0489", "GM0597"]), Gebied("drentsche-aa", ["GM0106", "GM1730"]), Gebied("ijmond", ["GM0453", "GM0375"]),
  ]

  /// The made-up tenant of the tests, which has a value for every term.
  public static let verzonnen = Gebied("waddenland", ["GM9001", "GM9002"], fusies: [("GM9001", "2018-01-01", "GM9003")])

  /// One of its gemeenten on a day.
  func kies(op dag: CivilDate, _ lot: inout Lot) -> Gemeente {
    let gemeente = lot.kies(gemeenten)
    return fusies.first { $0.gemeente == gemeente && $0.dag <= dag }?.opvolger ?? gemeente
  }
}
