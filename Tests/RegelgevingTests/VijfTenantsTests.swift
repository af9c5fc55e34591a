import Domain
import Regelgeving
import Testing

@Suite struct `The five tenants` {
  @Test func `All parameter files load without a problem`() {
    #expect(laadPerTenant(bestanden: Bestanden.alle).problemen.description == "")
    #expect(Bestanden.regels.keys.map(\.description).sorted() == ["bar", "bmwe", "dal", "drentsche-aa", "ijmond"])
  }
}
