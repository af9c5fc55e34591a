import Domain
import Regelgeving

/// The exact numbers of one table: of each month and cell, months counted from the policy's first.
///
/// Contributions of a gemeente that is none of the tenant's (`onbekend`) are in no published figure.
struct Tellingen {
  let maanden: Int
  private(set) var perMaand: [[Int]]

  init(_ vorm: Vorm, _ bron: Celbron, _ indeling: Indeling) {
    maanden = bron.maanden
    perMaand = Array(repeating: Array(repeating: 0, count: vorm.aantalPerMaand), count: max(0, maanden))
    let plaatsen = Plaatsen(vorm, indeling)
    for maat in [vorm.tabel.maat] + (vorm.tabel.delen?.maten ?? []) {
      let isStand = maat.soort == .stand
      bron.elk(maat) { tenant, cel, waarde in
        guard let (knopen, kop) = plaatsen.van(tenant, cel) else { return }
        let maand = cel.maand - bron.vanaf
        guard maand < maanden, isStand || maand >= 0 else { return }
        for knoop in kop + knopen { perMaand[max(0, maand)][knoop] += Int(waarde) }
      }
    }
    guard !vorm.isStroom, maanden > 1 else { return }
    for maand in 1..<maanden {
      for knoop in perMaand[maand].indices { perMaand[maand][knoop] += perMaand[maand - 1][knoop] }
    }
  }

  /// The sum of the months of a year that lie in the publication.
  func jaar(_ maanden: Range<Int>, _ knoop: Int) -> Int {
    maanden.reduce(0) { $0 + (perMaand.indices.contains($1) ? perMaand[$1][knoop] : 0) }
  }

  /// In which cells of a table a contribution counts.
  private struct Plaatsen {
    private var perGemeente: [Gebied: [Int]] = [:]
    private var perCode: [Sleutel: Int] = [:]
    private let dimensies: [Dimensie]
    private let maat: Maat

    struct Sleutel: Hashable {
      var tenant: TenantID
      var maat: Maat
      var dimensies: Dimensies
    }

    init(_ vorm: Vorm, _ indeling: Indeling) {
      maat = vorm.tabel.maat
      dimensies = vorm.tabel.dimensies
      for (plaats, knoop) in vorm.knopen.prefix(vorm.aantalPerMaand).enumerated() {
        guard let tenant = knoop.gebied.tenant, knoop.gebied.gemeente == nil, plaats != vorm.totalen[knoop.tenant] else {
          continue
        }
        perCode[Sleutel(tenant: tenant, maat: knoop.maat, dimensies: knoop.dimensies)] = plaats
      }
      for (t, tenant) in indeling.tenants.enumerated() {
        for lid in tenant.gemeenten {
          var pad: [Int] = []
          let gebied = Gebied.gemeente(tenant.id, lid.gemeente)
          if let plaats = vorm.knopen.firstIndex(where: { $0.gebied == gebied }) { pad.append(plaats) }
          var knoop = vorm.totalen[t]
          while true {
            pad.append(knoop)
            guard vorm.ouderSplitsing[knoop] >= 0 else { break }
            knoop = vorm.alleSplitsingen[vorm.ouderSplitsing[knoop]].ouder
          }
          perGemeente[gebied] = pad
        }
      }
    }

    /// The path of its gemeente upwards and its codes; nil outside the indeling.
    func van(_ tenant: TenantID, _ cel: Cel) -> (codes: [Int], pad: [Int])? {
      guard let pad = perGemeente[.gemeente(tenant, cel.gemeente)] else { return nil }
      if cel.maat != maat {
        let plaats = perCode[Sleutel(tenant: tenant, maat: cel.maat, dimensies: Dimensies())]
        return (plaats.map { [$0] } ?? [], [])
      }
      let codes = dimensies.compactMap { dimensie -> Int? in
        let code = cel.dimensies[dimensie] ?? Symbool(Vorm.overig)
        return perCode[Sleutel(tenant: tenant, maat: maat, dimensies: Dimensies((dimensie, code)))]
          ?? perCode[Sleutel(tenant: tenant, maat: maat, dimensies: Dimensies((dimensie, Symbool(Vorm.overig))))]
      }
      return (codes, pad)
    }
  }
}

/// The exact cells by maat, as the tables ask for them.
struct Celbron {
  let vanaf: Maand
  /// How many months the publication has.
  let maanden: Int
  private var perMaat: [[(TenantID, Cel, Int64)]]

  init(_ cellen: [TenantCel: Int64], vanaf: Maand, maanden: Int) {
    self.vanaf = vanaf
    self.maanden = maanden
    perMaat = Array(repeating: [], count: Maat.allCases.count)
    for (cel, waarde) in cellen { perMaat[Int(cel.cel.maat.rawValue)].append((cel.tenant, cel.cel, waarde)) }
  }

  func elk(_ maat: Maat, _ doe: (TenantID, Cel, Int64) -> Void) {
    for (tenant, cel, waarde) in perMaat[Int(maat.rawValue)] { doe(tenant, cel, waarde) }
  }
}
