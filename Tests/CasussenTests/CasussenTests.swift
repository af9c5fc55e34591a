import Domain
import Foundation
import Regelgeving
import RegelgevingTesting
import Testing

@testable import Casussen

/// The casussen of the repository: each comes out as a lawyer wrote it, every rule and every row of a decision table has
/// enough of them.
@Suite struct CasussenTests {
  static let geladen = laadCasussen(Bestanden.casussen)
  static let uitslagen: [Uitslag] = geladen.casussen.compactMap { casus in
    Recht.alle[casus.tenant].map { voerUit(casus, $0) }
  }
  static let dekking = Dekking(uitslagen, Recht.alle)

  @Test func `every file of casussen can be read`() {
    #expect(Self.geladen.problemen.map(\.description) == [])
    #expect(Self.geladen.casussen.count > 200)
  }

  @Test func `every casus comes out as stated`() {
    #expect(Self.uitslagen.count == Self.geladen.casussen.count)
    for uitslag in Self.uitslagen { for afwijking in uitslag.afwijkingen { Issue.record("\(afwijking)") } }
    print(Self.dekking.tekst)
  }

  @Test(arguments: Rechtsregel.allCases)
  func `every rule has five casussen or more`(_ regel: Rechtsregel) {
    #expect(Self.dekking.aantal(regel) >= 5, "\(regel.rawValue)")
  }

  @Test func `every tenant has five casussen or more of its decision table, and one that reaches each row`() {
    for (tenant, tabellen) in Self.dekking.perRij {
      let eigen = Self.geladen.casussen.filter { $0.tenant == tenant && $0.rechtsregels.contains(.spoor) }
      #expect(eigen.count >= 5, "\(tenant)")
      for tabel in tabellen { #expect(tabel.gemist == [], "\(tenant) \(tabel.vanaf)") }
    }
    #expect(Self.dekking.perRij.count == 5)
  }

  @Test func `every maat of a client is stated by one casus or more`() {
    let genoemd = Set(Self.geladen.casussen.flatMap { $0.dan.bijdragen.map(\.maat) })
    // Of a boekhouding or an employer.
    let anders: Set<Maat> = [
      .budgetCent, .batenCent, .verplichtingCent, .uitvoeringskostenCent, .werkgeverBereikt, .vacature, .vacatureVervuld,
      .afspraak, .afspraakNagekomen, .verdringing,
    ]
    #expect(Maat.allCases.filter { !genoemd.contains($0) && !anders.contains($0) }.map(\.naam) == [])
  }
}

/// The casussen of this repository, read once.
enum Bestanden {
  static let casussen = Recht.lees("ops/landelijk", "ops/tenants").filter { $0.pad.contains("/casussen/") }
}
