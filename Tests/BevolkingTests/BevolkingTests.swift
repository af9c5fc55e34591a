import Bevolking
import Domain
import Testing

private let van = Maand(jaar: 2015, maand: 1)
private let tot = Maand(jaar: 2016, maand: 12)

private func bevolking(_ tenant: String, _ klanten: Int, seed: UInt64 = 1) throws -> Bevolking {
  let streek = try #require(TenantID(tenant).flatMap(Streek.van))
  return Bevolking(streek, klanten: klanten, van: van, tot: tot, seed: seed)
}

@Suite struct BevolkingTests {
  @Test func `the same seed gives the same people, another seed others`() throws {
    let een = try bevolking("dal", 40)
    #expect(try bevolking("dal", 40).feiten == een.feiten)
    #expect(try bevolking("dal", 40, seed: 2).feiten != een.feiten)
    let leveringen = een.leveringen(van: van, tot: tot, seed: 1)
    #expect(een.leveringen(van: van, tot: tot, seed: 1).leveringen.map(\.regels) == leveringen.leveringen.map(\.regels))
  }

  @Test func `a person is the same whatever the number of others`() throws {
    let klein = try bevolking("dal", 20).feiten.filter { $0.nummer < 11_000 }
    #expect(try bevolking("dal", 40).feiten.filter { $0.nummer < 11_000 } == klein)
    #expect(klein.count > 100)
  }

  @Test(arguments: Streek.alle.map(\.tenant.description))
  func `every person has another BSN that passes the elfproef`(tenant: String) throws {
    let personen = try bevolking(tenant, 500)
    var gezien: Set<String> = []
    for case .bsn(let bsn) in Set(personen.feiten.map(\.wie)) {
      let cijfers = bsn.compactMap(\.wholeNumberValue)
      #expect(cijfers.count == 9 && bsn.first == "9")
      let som = zip(cijfers, [9, 8, 7, 6, 5, 4, 3, 2, -1]).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(som % 11 == 0, "\(bsn)")
      gezien.insert(bsn)
    }
    #expect(gezien.count == personen.personen)
  }

  @Test func `numbers are used once and every reference names an aanvraag`() throws {
    let feiten = try bevolking("bmwe", 300).feiten
    #expect(Set(feiten.map(\.nummer)).count == feiten.count)
    let aanvragen = Set(feiten.filter { $0.type == "aanvraag-ontvangen" }.map { String($0.nummer) })
    for feit in feiten where feit.type == "aanvraag-besloten" { #expect(aanvragen.contains(feit["aanvraag"] ?? "")) }
  }

  @Test func `all days and months exist and payments stay inside the years asked for`() throws {
    for feit in try bevolking("drentsche-aa", 300).feiten {
      #expect(feit.dag != nil, "\(feit)")
      for veld in feit.velden where veld.naam.lowercased().hasSuffix("datum") {
        #expect(CivilDate(veld.waarde) != nil, "\(feit.type).\(veld.naam): \(veld.waarde)")
      }
      if feit.type == "uitkering-verwerkt" { #expect(try (van...tot).contains(#require(feit["maand"].flatMap { Maand($0) }))) }
    }
  }

  @Test(arguments: ["dal", "bar", "ijmond"])
  func `of the rows at least 5 percent is corrected, 2 percent late, and about 0,5 percent of the lines damaged`(
    tenant: String
  ) throws {
    let telling = try bevolking(tenant, 400).leveringen(van: van, tot: tot, seed: 1).telling
    #expect(telling.rijen > 8000)
    #expect(telling.correcties * 100 >= telling.rijen * 5, "\(telling)")
    #expect((15...30).contains(telling.laat * 1000 / telling.rijen), "\(telling)")
    #expect((3...7).contains(telling.onleesbaar * 1000 / telling.regels), "\(telling)")
    #expect(telling.intrekkingen > 0)
  }

  @Test func `after the last delivery the last good line of every row is the truth`() throws {
    let personen = try bevolking("ijmond", 120)
    var laatste: [Int: Regel] = [:]
    for levering in personen.leveringen(van: van, tot: tot, seed: 1).leveringen {
      for regel in levering.regels where regel.gebrek == nil { laatste[regel.feit.nummer] = regel }
    }
    #expect(laatste.count == personen.feiten.count)
    for feit in personen.feiten {
      let regel = try #require(laatste[feit.nummer])
      if regel.staat != .ingetrokken { #expect(Set(regel.feit.velden) == Set(feit.velden), "\(feit.nummer)") }
    }
  }

  @Test func `a region is named with the size of its bestand and where that stands`() {
    #expect(Streek.alle.map(\.bestand) == [1270, 1044, 1500, 2756, 2391])
    #expect(Streek.alle.first { $0.tenant.description == "bar" }?.herkomst.contains("assumption") == true)
  }

  @Test func `the examples are people of the population, one of each kind`() throws {
    let personen = try bevolking("dal", 400)
    let voorbeelden = personen.voorbeelden(personen.leveringen(van: van, tot: tot, seed: 1).leveringen)
    #expect(voorbeelden.map(\.waarom).count == 3)
    for voorbeeld in voorbeelden {
      let betaling = personen.feiten.contains {
        $0.wie == .bsn(voorbeeld.bsn) && $0.type == "uitkering-verwerkt" && $0["maand"] == voorbeeld.maand.description
      }
      #expect(betaling, "\(voorbeeld)")
    }
  }

  @Test func `couples without a partner's date of birth exist, so that some months stay onbepaald`() throws {
    let onbekend = try bevolking("dal", 500).feiten.filter {
      $0.type == "aanvraag-ontvangen" && $0["leefvorm"] == "gehuwd" && $0["partnerGeboortedatum"] == nil
    }
    #expect(onbekend.count > 0)
  }
}
