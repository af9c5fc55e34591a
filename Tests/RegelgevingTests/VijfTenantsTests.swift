import Domain
import Regelgeving
import RegelgevingTesting
import Testing

@Suite struct `The five tenants` {
  @Test func `All parameter files load without a problem`() {
    #expect(laadPerTenant(bestanden: Recht.bestanden).problemen.description == "")
    #expect(Recht.alle.keys.map(\.description).sorted() == ["bar", "bmwe", "dal", "drentsche-aa", "ijmond"])
  }
}
