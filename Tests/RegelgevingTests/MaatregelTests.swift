import Domain
import Regelgeving
import Testing

@Suite struct `Maatregelen of the model verordeningen` {
  @Test(
    arguments: [
      ("dal", "5 30 100 50 20", Maatregelregel.Recidive.verdubbelDuur, false),
      ("bmwe", "30 30 100 50 20", .plusPunten(Decimaal(50)), true),
      ("drentsche-aa", "10 30 100 50 20", .verdubbelPercentage, false), ("ijmond", "5 30 100 50 20", .verdubbelPercentage, true),
    ])
  func `Percentages, months, recidive and warning`(
    tenant: String, percentages: String, recidive: Maatregelregel.Recidive, waarschuwing: Bool
  ) throws {
    let regels = try Bestanden.van(tenant).voor(.onbekend)
    let codes = [
      ("uwv-inschrijving", "1"), ("plan-van-aanpak", "2"), ("onvoldoende-zoeken", "3"), ("misdraging", "misdraging"),
      ("besef", "besef"),
    ]
    for ((gedraging, categorie), percentage) in zip(codes, percentages.split(separator: " ")) {
      let regel = try regels.maatregel(gedraging: gedraging, op: dag("2016-01-01"))
      #expect(regel.categorie.tekst == categorie)
      #expect(regel.percentage.kaal == percentage)
      #expect(regel.duur == .eigen(maanden: 1, recidive: recidive))
      #expect(regel.venster == 12)
      #expect(regel.isWaarschuwingEerste == (waarschuwing && categorie == "1"))
      #expect(regel.rijen.allSatisfy { regels.rij($0).status == .model })
    }
    for gedraging in ["zoekperiode", "tegenprestatie"] {
      #expect(try regels.maatregel(gedraging: gedraging, op: dag("2016-01-01")).categorie == "2")
    }
  }

  @Test(arguments: ["dal", "bmwe", "bar", "drentsche-aa", "ijmond"])
  func `The uniform obligations hold everywhere`(tenant: String) throws {
    let regels = try Bestanden.van(tenant).voor(.onbekend)
    for letter in "abcdefgh" {
      let regel = try regels.maatregel(gedraging: "18-4-\(letter)", op: dag("2015-01-01"))
      #expect(regel.categorie == "uniform")
      #expect(regel.percentage.kaal == "100")
      #expect(regel.duur == .uniform(p1: 1, p2: 2, p3: 3))
      #expect(regel.venster == 12)
      #expect(!regel.isWaarschuwingEerste)
    }
  }

  @Test(
    arguments: [
      ("bar", "uwv-inschrijving", "2016-01-01"), ("dal", "18-4-i", "2016-01-01"), ("dal", "", "2016-01-01"),
      ("dal", "18-4-a", "2014-12-31"),
    ])
  func `A code that no verordening in force names has no value`(tenant: String, code: String, op: String) throws {
    let regels = try Bestanden.van(tenant).voor(.onbekend)
    #expect(throws: GeenWaarde("maatregel.gedraging.\(code)")) { try regels.maatregel(gedraging: code, op: dag(op)) }
  }

  @Test func `A gemeente with a verordening of its own overrides its categories, not those of another`() throws {
    let regels = try #require(Proef().geladen.regels.values.first)
    let eigen = try regels.voor(#require(Gemeente("GM0001"))).maatregel(gedraging: "te-laat", op: dag("2015-06-01"))
    #expect(eigen.categorie == "1")
    #expect(eigen.duur == .eigen(maanden: 1, recidive: nil))
    #expect(throws: GeenWaarde("maatregel.gedraging.te-laat")) {
      try regels.voor(#require(Gemeente("GM0003"))).maatregel(gedraging: "te-laat", op: dag("2015-06-01"))
    }
  }
}
