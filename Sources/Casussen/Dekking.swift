public import Domain
public import Regelgeving

/// What a run of casussen has shown: how many there are of each rule and tenant, and which rows of the decision tables gave
/// a spoor.
public struct Dekking: Sendable {
  public private(set) var perRegel: [Rechtsregel: [TenantID: Int]] = [:]
  public private(set) var perRij: [TenantID: [Tabel]] = [:]

  /// A decision table, and how often each of its rows was the one.
  public struct Tabel: Sendable {
    public var vanaf: CivilDate
    public var sporen: [String]
    public var aantallen: [Int]

    /// Rows, from 1, that no casus reaches.
    public var gemist: [Int] { aantallen.indices.filter { aantallen[$0] == 0 }.map { $0 + 1 } }
  }

  public init(_ uitslagen: [Uitslag], _ regels: [TenantID: Regels]) {
    for (tenant, regels) in regels {
      perRij[tenant] = regels.beslistabellen.map { tabel in
        Tabel(vanaf: tabel.vanaf, sporen: tabel.rijen.map(\.spoor.tekst), aantallen: tabel.rijen.map { _ in 0 })
      }
    }
    for uitslag in uitslagen {
      let tenant = uitslag.casus.tenant
      for regel in Set(uitslag.casus.rechtsregels) { perRegel[regel, default: [:]][tenant, default: 0] += 1 }
      for rij in uitslag.tabelrijen {
        guard let tabel = perRij[tenant]?.firstIndex(where: { $0.vanaf == rij.vanaf }) else { continue }
        perRij[tenant]?[tabel].aantallen[rij.rij - 1] += 1
      }
    }
  }

  public func aantal(_ regel: Rechtsregel) -> Int { perRegel[regel]?.values.reduce(0, +) ?? 0 }

  /// A table for people: a line a rule, a column a tenant; then every decision table with its rows.
  public var tekst: String {
    let tenants = perRij.keys.sorted()
    let breedtes = tenants.map { max($0.description.count, 4) }
    func rij(_ kop: String, _ cellen: [String], _ som: String) -> String {
      let links = kop + String(repeating: " ", count: max(1, 24 - kop.count))
      let midden = zip(cellen, breedtes).map { String(repeating: " ", count: max(0, $1 - $0.count) + 2) + $0 }.joined()
      return links + midden + "  " + String(repeating: " ", count: max(0, 5 - som.count)) + som + "\n"
    }
    var tekst = rij("rule", tenants.map(\.description), "all")
    for regel in Rechtsregel.allCases where aantal(regel) > 0 {
      let nummer = regel.nummer.map { ($0 < 10 ? " " : "") + "\($0) " } ?? "   "
      tekst += rij(
        nummer + regel.rawValue, tenants.map { (perRegel[regel]?[$0]).map(String.init) ?? "·" }, String(aantal(regel)))
    }
    for tenant in tenants {
      for tabel in perRij[tenant] ?? [] {
        let rijen = zip(tabel.sporen, tabel.aantallen).enumerated().map { "\($0.offset + 1) \($0.element.0) \($0.element.1)×" }
        tekst += "beslistabel \(tenant) \(tabel.vanaf): \(rijen.joined(separator: ", "))\n"
      }
    }
    return tekst
  }
}
