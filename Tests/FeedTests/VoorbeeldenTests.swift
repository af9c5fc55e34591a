import Domain
import Testing
import TopicContracts

@testable import Feed

/// The committed example exports, as a new user feeds them.
struct VoorbeeldenTests {
  static let afgekeurd: [String: [String]] = [
    "dal": [
      "uitkeringen_2015-2016.csv:19: kolom BSN: negen cijfers die niet aan de elfproef voldoen gevonden, verwacht: een BSN: negen "
        + "cijfers die aan de elfproef voldoen",
      "uitkeringen_2015-2016.csv:42: kolom MAAND: \"13-2015\" gevonden, verwacht: een maand mm-jjjj van 1900 tot en met 2199",
      "uitkeringen_2015-2016.csv:79: kolom BETAALD: \"###.##\" gevonden, verwacht: een bedrag in euro met ten hoogste twee cijfers "
        + "achter \",\"",
      "uitkeringen_2015-2016.csv:105: 8 kolommen gevonden, verwacht: 7",
    ]
  ]

  @Test(arguments: tenants)
  func `the examples give valid events, their wrong lines and nothing else, and the second time nothing`(tenant: TenantID) throws
  {
    let proef = try Proef(tenant)
    let mappings = try Repo.mappings(tenant)
    var fouten: [String] = []
    var bsns: Set<String> = []
    let map = "ops/voorbeelden/\(tenant)"
    for ronde in 0...1 {
      for naam in try Repo.namen(map) {
        // A correction undoes what the first delivery says again.
        if ronde == 1, naam.hasPrefix("uitkeringen_") { continue }
        let mapping = try #require(mappings.first { $0.bestand(naam: naam) != nil }, "\(naam)")
        let bytes = try Repo.bytes("\(map)/\(naam)")
        bsns.formUnion(verzonnen(bytes))
        proef.afgekeurd = []
        let telling = try proef.feed(mapping, naam, bytes)
        #expect(telling.gelezen > 0)
        if ronde == 1 { #expect(telling.gebeurtenissen == 0, "\(naam)") }
        if ronde == 0 { fouten += proef.afgekeurd.map { "\(naam):\($0.regel): \($0.fout)" } }
      }
    }
    if let verwacht = Self.afgekeurd[tenant.description] { #expect(fouten == verwacht) }
    #expect((3...4).contains(fouten.count), "\(fouten.joined(separator: "\n"))")
    let gebeurtenissen = try proef.gebeurtenissen()
    #expect(Set(gebeurtenissen.map(\.onderwerp)).count > 30)
    let soorten = Set(gebeurtenissen.map(\.inhoud.volgorde))
    for naam in Self.overal {
      #expect(soorten.contains(try #require(Inhoud.namen.firstIndex(of: naam))), "\(naam)")
    }
    // What refers to an aanvraag refers to one of its own dossier.
    let ids = Dictionary(grouping: gebeurtenissen, by: \.onderwerp).mapValues { Set($0.map(\.id)) }
    for gebeurtenis in gebeurtenissen {
      if case .aanvraagBesloten(let besluit) = gebeurtenis.inhoud {
        #expect(ids[gebeurtenis.onderwerp]?.contains(besluit.aanvraag) == true)
      }
    }
    #expect(bsns.count > 30)
    for topic in topics(tenant) {
      for record in try proef.records(topic.name) {
        var bytes = record.key ?? []
        for deel in [record.value ?? []] + record.headers.map(\.value) {
          bytes.append(0)
          bytes += deel
        }
        #expect(verzonnen(bytes).isDisjoint(with: bsns))
      }
    }
  }

  static let overal = [
    "aanvraag-ontvangen", "aanvraag-besloten", "diagnose-gesteld", "huishouden-gewijzigd", "wachtlijst-geplaatst",
    "regie-toegewezen", "uitkering-verwerkt", "loonkosten-gedeclareerd", "voorziening-gefactureerd", "budget-vastgesteld",
    "uitstroom-gemeld", "voorziening-gestart", "voorziening-beeindigd", "plaatsing-gestart", "plaatsing-beeindigd",
    "activiteit-gemeld", "gedraging-gemeld",
  ]

  /// Every run of nine digits that begins with 9999.
  private func verzonnen(_ bytes: [UInt8]) -> Set<String> {
    var uit: Set<String> = []
    var i = 0
    while i + 9 <= bytes.count {
      if bytes[i] == 0x39, bytes[i + 1] == 0x39, bytes[i + 2] == 0x39, bytes[i + 3] == 0x39,
        bytes[i..<i + 9].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
      {
        uit.insert(String(decoding: bytes[i..<i + 9], as: UTF8.self))
      }
      i += 1
    }
    return uit
  }
}
