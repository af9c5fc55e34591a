import Domain
import Regelgeving
import Testing

@Suite struct `What a gemeente and its tenant settle themselves` {
  let gemeente = Gemeente("GM0002")!

  /// The tenant lowers for the second category from 2016; GM0002 has its own value in the course of 2017.
  func regels(tenant: [String], gemeente: [String]) throws -> Regels {
    var proef = Proef()
    func blok(_ rijen: [String]) -> String {
      """
      maatregel.uniform.p1:
        omschrijving: Proef
        eenheid: maanden
        ritme: doorlopend
        artikel: Verordening art. 4
        gecontroleerd_tot: 2030-12-31
        waarden:
      \(rijen.map { "    - { \($0), status: bron, bron: \"B\" }\n" }.joined())
      """
    }
    if !tenant.isEmpty { proef.bestanden["tenants/proef/extra.yaml"] = blok(tenant) }
    if !gemeente.isEmpty { proef.bestanden["tenants/proef/gemeenten/GM0002.yaml"] = blok(gemeente) }
    #expect(proef.problemen == "")
    return try #require(proef.geladen.regels.values.first)
  }

  func keuzen(_ regels: Regels) -> [LokaleKeuze] {
    regels.lokaleKeuzen(gemeente).filter { $0.parameter == .maatregelUniformP1 }
  }

  @Test func `each choice stands beside what the level above says on its days`() throws {
    let regels = try regels(
      tenant: ["vanaf: 2016-01-01, waarde: 1", "vanaf: 2017-07-01, waarde: null"],
      gemeente: ["vanaf: 2017-01-01, waarde: 1", "vanaf: 2018-01-01, waarde: null"])
    let keuzen = keuzen(regels)
    #expect(keuzen.map(\.eigen.niveau) == [.gemeente, .gemeente, .tenant, .tenant])
    #expect(keuzen.map(\.eigen.vanaf.description) == ["2017-01-01", "2018-01-01", "2016-01-01", "2017-07-01"])
    #expect(keuzen[0].boven.map(\.waarde) == [.geheel(1), nil])
    #expect(keuzen[0].boven.map(\.vanaf.description) == ["2016-01-01", "2017-07-01"])
    #expect(keuzen[2].boven.map(\.niveau) == [.landelijk])
    #expect(keuzen.map(\.isGelijk) == [false, true, true, false])
  }

  @Test func `of one gemeente the others' choices are none of its own`() throws {
    let regels = try regels(tenant: [], gemeente: ["vanaf: 2017-01-01, waarde: 1"])
    #expect(keuzen(regels).count == 1)
    #expect(regels.lokaleKeuzen(Gemeente("GM0003")!).allSatisfy { $0.eigen.niveau == .tenant })
  }

  @Test func `a choice left out leaves what the level above says, and nothing else changes`() throws {
    let regels = try regels(tenant: ["vanaf: 2016-01-01, waarde: null"], gemeente: ["vanaf: 2017-01-01, waarde: 1"])
    let dag = dag("2017-06-01")
    #expect(regels.voor(gemeente).geheel(.maatregelUniformP1, op: dag) == 1)
    let zonderEigen = regels.zonder(.maatregelUniformP1, van: .gemeente, gemeente)
    #expect(zonderEigen.voor(gemeente).geheel(.maatregelUniformP1, op: dag) == nil)
    let zonderTenant = regels.zonder(.maatregelUniformP1, van: .tenant, gemeente)
    #expect(zonderTenant.voor(gemeente).geheel(.maatregelUniformP1, op: dag) == 1)
    #expect(zonderTenant.voor(Gemeente("GM0003")!).geheel(.maatregelUniformP1, op: dag) == 1)
    #expect(Set([regels.digest, zonderEigen.digest, zonderTenant.digest]).count == 3)
    for p in Parameter.allCases where p != .maatregelUniformP1 {
      #expect(zonderEigen.voor(gemeente).waarde(p, op: dag) == regels.voor(gemeente).waarde(p, op: dag), "\(p.pad)")
    }
    #expect(regels.zonder(.maatregelUniformP1, van: .landelijk, gemeente).digest == regels.digest)
  }
}
