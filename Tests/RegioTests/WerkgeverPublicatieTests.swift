import Domain
import Foundation
import Regelgeving
import Testing

@testable import Regio

/// Employers leave a tenant by the same door as clients: the policy of this repository over their cells.
@Suite struct `Employers in a publication` {
  static let maten: [Maat] = [.werkgeverBereikt, .vacature, .vacatureVervuld, .afspraak, .afspraakNagekomen, .verdringing]
  private let dal = TenantID("dal")!
  private let gemeente = Gemeente(nummer: 10)
  private let januari = Maand(jaar: 2015, maand: 1)

  private func beleid() throws -> Publicatiebeleid {
    let pad = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../ops/landelijk/publicatie.yaml")
    return try laadPublicatiebeleid(pad: "landelijk/publicatie.yaml", inhoud: Array(Data(contentsOf: pad))).get()
  }

  @Test func `every count of employers is in the policy, and none is split by cluster`() throws {
    let tabellen = try beleid().tabellen
    for maat in Self.maten {
      let tabel = try #require(tabellen.first { $0.maat == maat }, "\(maat.naam)")
      #expect(!tabel.dimensies.contains(.cluster), "\(maat.naam)")
    }
  }

  @Test func `few are withheld, many are rounded, and nothing tells the few`() throws {
    var beleid = try beleid()
    beleid.tabellen = beleid.tabellen.filter { Self.maten.contains($0.maat) }
    beleid.sommen = []
    var cellen: [TenantCel: Int64] = [:]
    for (maat, aantal) in [(Maat.werkgeverBereikt, 43), (.vacature, 7), (.vacatureVervuld, 2), (.verdringing, 1)] {
      cellen[TenantCel(dal, Cel(maat, gemeente, januari + 2, Dimensies((.cluster, "zorg"))))] = Int64(aantal)
    }
    let altijd = Maand(jaar: 1900, maand: 1)...Maand(jaar: 2199, maand: 12)
    let indeling = Indeling([
      Indeling.Tenant(
        id: dal, arbeidsmarktregio: "AM01", gemeenten: [Indeling.Lidgemeente(gemeente, maanden: altijd)], sporen: ["werk"],
        compleetTotEnMet: januari + 11)
    ])
    let publicatie = try Onthullingscontrole.publiceer(cellen, indeling, beleid, totEnMet: januari + 11).publicatie
    func jaar(_ maat: Maat) -> Cijfer? { publicatie[CijferSleutel(.tenant(dal), maat, .jaar(2015))]?.cijfer }
    #expect(jaar(.werkgeverBereikt) == .waarde(40))
    for maat in [Maat.vacature, .vacatureVervuld, .verdringing] {
      guard case .onderdrukt? = jaar(maat) else {
        Issue.record("\(maat.naam): \(String(describing: jaar(maat)))")
        continue
      }
    }
    #expect(!publicatie.cijfers.contains { $0.sleutel.dimensies[.cluster] != nil })
  }
}
