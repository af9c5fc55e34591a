import Domain
import JSON
import Regio
import Sturing
import Testing

@testable import Web

/// A site whose tenants have money, plans, products and employers.
private enum Stuurhuis {
  static let aa = TenantID("drentsche-aa")!
  private static let geld = Dimensies((.fonds, "participatiebudget"), (.instrument, "scholing"), (.spoor, "werkspoor"))

  static func snapshot() -> Snapshot {
    var snapshot = Voorbeeldsite.snapshot()
    let (bmwe, eemsmond) = (Voorbeeldsite.bmwe, Voorbeeldsite.eemsmond)
    var cijfers = snapshot.exact[bmwe]!
    func maand(_ maand: Int, _ jaar: Int = 2016) -> Maand { Maand(jaar: jaar, maand: maand) }
    cijfers.zet(
      Cel(
        .budgetCent, eemsmond, maand(11, 2015),
        Dimensies((.fonds, "participatiebudget"), (.jaar, "2016"), (.stadium, "definitief"))), Voorbeeldsite.kanarie * 100)
    // 70,000 in ten months is 84,000 in twelve, of 77,123.
    cijfers.zet(Cel(.uitgavenCent, eemsmond, maand(10), geld), 7_000_000)
    cijfers.zet(Cel(.werkgeverBereikt, eemsmond, maand(2), Dimensies((.cluster, "zorg"))), Voorbeeldsite.kanarie)
    cijfers.zet(Cel(.vacature, eemsmond, maand(3), Dimensies((.cluster, "zorg"))), 5)
    cijfers.zet(Cel(.vacature, eemsmond, maand(3), Dimensies((.cluster, "techniek"))), 7)
    cijfers.zet(Cel(.vacatureVervuld, eemsmond, maand(4), Dimensies((.cluster, "techniek"))), 4)
    cijfers.zet(Cel(.afspraak, eemsmond, maand(1), Dimensies((.soort, "garantiebanen"))), 3)
    cijfers.zet(
      Cel(.bestand, eemsmond, maand(4, 2015), Dimensies((.regeling, "pw"), (.spoor, "werkspoor"))), 1_090)
    snapshot.exact[bmwe] = cijfers
    snapshot.sturing[bmwe] = Snapshot.Sturingsstand()
    snapshot.sturing[bmwe]!.gemaakt = [
      Kalender.Gemaakt(
        soort: "kwartaalrapportage", jaar: 2016, kwartaal: 2, op: CivilDate("2016-08-30")!, positie: "3.4", isOnvolledig: false)
    ]
    snapshot.sturing[bmwe]!.signalen = [
      Snapshot.Signaal(
        indicator: "uitstroom-naar-werk", jaar: 2016, isBijsturen: true, omschrijving: "Uitstroom naar werk.", waarde: "77,123",
        norm: "33", tijd: Voorbeeldsite.nu)
    ]
    snapshot.exact[aa] = wsw
    snapshot.versies[aa] = 1
    return snapshot
  }

  /// The specification's own sum: five, three and two persons in the Wsw, a result of −100,000.01.
  private static var wsw: Tenantcijfers {
    var cijfers = Tenantcijfers()
    let wsw = Dimensies((.leeftijdsklasse, "27-AOW"), (.regeling, "wsw"), (.spoor, "wsw"))
    let (assen, aaEnHunze, tynaarlo) = (Gemeente("GM0106")!, Gemeente("GM1680")!, Gemeente("GM1730")!)
    for (gemeente, personen) in [(assen, 5), (aaEnHunze, 3), (tynaarlo, 2)] {
      cijfers.zet(Cel(.bestand, gemeente, Maand(jaar: 2015, maand: 3), wsw), Int64(personen))
      cijfers.zet(Cel(.instroom, gemeente, Maand(jaar: 2016, maand: 10), Dimensies((.regeling, "wsw"), (.spoor, "wsw"))), 1)
    }
    cijfers.zet(Cel(.wswResultaatCent, assen, Maand(jaar: 2016, maand: 1), Dimensies()), -100_000_01)
    return cijfers
  }

  static func site() throws -> Site { try Voorbeeldsite.site(snapshot()) }
}

@Suite struct `What a council steers by` {
  private let soorten = ["fondsen", "verdelingen", "reeksen", "kalender", "werkgevers"]

  private func rijen(_ pad: String, _ tenants: [String]? = ["bmwe"]) throws -> [JSONValue] {
    try #require(try Stuurhuis.site().krijg(pad, tenants: tenants).json()["rijen"]?.array)
  }

  @Test func `a budget with its ceiling and forecast, per gemeente and together`() throws {
    let gevonden = try rijen("/v1/tenants/bmwe/fondsen?jaar=2016")
    #expect(gevonden.map { $0["gemeente"]?.string } == ["GM1651", nil])
    for rij in gevonden {
      #expect(rij["beschikbaarCent"]?.integer == 7_712_300)
      #expect(rij["lastenCent"]?.integer == 7_000_000)
      #expect(rij["prognoseCent"]?.integer == 8_400_000)
      #expect(rij["prognoseResultaatCent"]?.integer == -687_700)
      #expect(rij["oordeel"]?.string == "dreigt")
    }
    let blad = try Stuurhuis.site().krijg("/sturing/bmwe/fondsen", tenants: ["bmwe"]).tekst
    for tekst in ["€ 77.123", "€ 70.000", "€ 84.000", "€ −6.877", "dreigt", "uitkering-verwerkt.v1"] {
      #expect(blad.contains(tekst), "\(tekst)")
    }
  }

  @Test func `a month earlier less was spent, and a year without a budget is onbepaald`() throws {
    let juni = try rijen("/v1/tenants/bmwe/fondsen?jaar=2016&totEnMet=2016-06")
    #expect(juni.first?["lastenCent"]?.integer == 0)
    #expect(juni.first?["oordeel"]?.string == "binnen")
    #expect(try rijen("/v1/tenants/bmwe/fondsen?jaar=2015").isEmpty)
    #expect(try Stuurhuis.site().krijg("/sturing/bmwe/fondsen/2015", tenants: ["bmwe"]).tekst.contains("niets begroot"))
  }

  @Test func `who carries what, to the cent, with the paragraph it rests on`() throws {
    let gevonden = try rijen("/v1/tenants/drentsche-aa/verdelingen?jaar=2016", ["drentsche-aa"]).filter {
      $0["afspraak"]?.string == "alescon"
    }
    #expect(gevonden.map { $0["gemeente"]?.string } == ["GM0106", "GM1680", "GM1730", nil])
    #expect(gevonden.map { $0["solidairCent"]?.integer } == [-50_000_01, -30_000_00, -20_000_00, -100_000_01])
    #expect(gevonden.first?["bron"]?.string?.contains("5.6") == true)
    let blad = try Stuurhuis.site().krijg("/sturing/drentsche-aa/verdelingen/2016", tenants: ["drentsche-aa"]).tekst
    #expect(blad.contains("€ −50.000,01") && blad.contains("5.6"))
  }

  @Test func `a share that hangs on a number nobody gave is onbepaald, with the reason`() throws {
    var snapshot = Stuurhuis.snapshot()
    let dal = TenantID("dal")!
    snapshot.exact[dal] = snapshot.exact[Stuurhuis.aa]
    let site = try Voorbeeldsite.site(snapshot)
    let rijen = try site.krijg("/v1/tenants/dal/verdelingen?jaar=2016", tenants: ["dal"]).json()["rijen"]?.array ?? []
    let onbepaald = rijen.filter { $0["solidairCent"]?.isNull == true }
    #expect(!onbepaald.isEmpty)
    #expect(onbepaald.allSatisfy { $0["toelichting"]?.string?.contains("over 2016") == true })
  }

  @Test func `a printed figure that does not add up stands beside what its parts give, with its paragraph`() throws {
    let gevonden = try rijen("/v1/tenants/bmwe/reeksen?tabel=participatiebudget", nil)
    let som = try #require(gevonden.first { $0["reeks"]?.string == "participatiebudget.som" && $0["punt"]?.string == "2017" })
    #expect(som["gedrukt"]?.integer == 10_778_000)
    #expect(som["berekend"]?.integer == 10_777_000)
    #expect(som["afwijking"]?.string == "nee")
    #expect(som["bron"]?.string?.contains("4.1") == true)
    let blad = try Stuurhuis.site().krijg("/sturing/bmwe/reeksen").tekst
    #expect(blad.contains("uit de delen 10.777.000"))
  }

  @Test func `realisation stands beside the plan for the tenant, and for nobody else`() throws {
    func bestand(_ tenants: [String]?) throws -> JSONValue? {
      try rijen("/v1/tenants/bmwe/reeksen?tabel=prognose-bijstand", tenants).first { $0["punt"]?.string == "2015" }
    }
    #expect(try bestand(["bmwe"])?["realisatie"]?.integer == 1_090)
    #expect(try bestand(["bmwe"])?["gedrukt"]?.integer == 1_085)
    #expect(try bestand(nil)?["realisatie"]?.isNull == true)
    #expect(try bestand(["dal"])?["realisatie"]?.isNull == true)
    #expect(try Stuurhuis.site().krijg("/sturing/bmwe/reeksen", tenants: ["bmwe"]).tekst.contains("1.090"))
  }

  @Test func `another scenario gives other figures`() throws {
    func besteedbaar(_ scenario: String) throws -> Int64? {
      try rijen("/v1/tenants/bmwe/reeksen?scenario=\(scenario)", nil).first {
        $0["reeks"]?.string == "besteedbaar" && $0["punt"]?.string == "2018"
      }?["berekend"]?.integer
    }
    #expect(try besteedbaar("ministerie") == 212_000)
    #expect(try besteedbaar("ability") == -524_000)
  }

  @Test func `the calendar: made, expected and late`() throws {
    let standen = try rijen("/v1/tenants/bmwe/kalender?jaar=2016").filter { $0["kwartaal"]?.string != nil }.map {
      "\($0["kwartaal"]?.string ?? "") \($0["stand"]?.string ?? "") \($0["gemaaktOp"]?.string ?? "-")"
    }
    #expect(standen == ["1 te laat -", "2 gemaakt 2016-08-30", "3 verwacht -", "4 verwacht -"])
    let blad = try Stuurhuis.site().krijg("/sturing/bmwe/kalender", tenants: ["bmwe"]).tekst
    #expect(blad.contains("te-laat") && blad.contains("30 augustus 2016") && blad.contains("2.1"))
    #expect(blad.contains("Uitstroom naar werk."))
  }

  @Test func `employers by cluster, agreements by kind`() throws {
    let gevonden = try rijen("/v1/tenants/bmwe/werkgevers?jaar=2016")
    #expect(gevonden.map { $0["cluster"]?.string ?? $0["soort"]?.string } == ["techniek", "zorg", "garantiebanen"])
    #expect(gevonden.map { $0["vacature"]?.integer } == [7, 5, nil])
    #expect(gevonden.map { $0["vacatureVervuld"]?.integer } == [4, 0, nil])
    #expect(gevonden.last?["afspraak"]?.integer == 3)
    let blad = try Stuurhuis.site().krijg("/sturing/bmwe/werkgevers/2016", tenants: ["bmwe"]).tekst
    for tekst in ["techniek", "zorg", "garantiebanen", "vacature-vervuld.v1", "regel 17"] {
      #expect(blad.contains(tekst), "\(tekst)")
    }
  }

  @Test func `every table in four formats, and JSON as the description says`() throws {
    let site = try Stuurhuis.site()
    let schemas = try #require(try site.krijg("/v1/openapi.json").json()["components"]?["schemas"])
    for soort in soorten {
      let pad = "/v1/tenants/bmwe/\(soort)"
      let json = try site.krijg(pad, tenants: ["bmwe"]).json()
      let schema = try #require(schemas[soort.capitalizedFirst])
      #expect(json.members?.map(\.key).sorted() == schema["properties"]?.members?.map(\.key).sorted(), "\(soort)")
      let rij = try #require(json["rijen"]?.array?.first)
      #expect(
        rij.members?.map(\.key).sorted() == schema["properties"]?["rijen"]?["items"]?["properties"]?.members?.map(\.key).sorted())
      let regels = json["rijen"]?.array?.count ?? 0
      let csv = site.krijg(pad + "?formaat=csv", tenants: ["bmwe"])
      #expect(csv["Content-Type"]?.hasPrefix("text/csv") == true)
      #expect(csv.tekst.split(separator: "\r\n").count == regels + 1)
      let sdmx = site.krijg(pad + "?formaat=sdmx-csv", tenants: ["bmwe"]).tekst
      #expect(sdmx.hasPrefix("DATAFLOW,FREQ,REF_AREA,TENANT,"))
      let kubus = try site.krijg(pad + "?formaat=json-stat", tenants: ["bmwe"]).json()
      let maten = (kubus["size"]?.array ?? []).compactMap(\.integer)
      #expect(Int64(kubus["value"]?.array?.count ?? -1) == maten.reduce(1, *), "\(soort)")
    }
  }

  @Test func `nobody but the tenant sees what it spends, made or agreed`() throws {
    let site = try Stuurhuis.site()
    let paden =
      ["/sturing", "/sturing/bmwe", "/v1/tenants/bmwe/reeksen"] + soorten.map { "/sturing/bmwe/\($0)" }
      + ["/sturing/bmwe/fondsen/2016", "/sturing/bmwe/kalender/2016"]
    for pad in paden {
      for tenants in [nil, ["dal"], []] as [[String]?] {
        let antwoord = site.krijg(pad, tenants: tenants)
        #expect(antwoord.status == 200, "\(pad): \(antwoord.tekst.prefix(200))")
        for kanarie in ["77123", "77.123", "77,123", "€ 70.000", "1.090", "30 augustus"] {
          #expect(!antwoord.tekst.contains(kanarie), "\(pad) \(kanarie)")
        }
      }
    }
    for soort in soorten where soort != "reeksen" {
      #expect(site.krijg("/v1/tenants/bmwe/\(soort)").status == 401)
      #expect(site.krijg("/v1/tenants/bmwe/\(soort)", tenants: ["dal"]).status == 403)
    }
    #expect(try Voorbeeldsite.site(regionaalMetToken: true).krijg("/v1/tenants/bmwe/reeksen").status == 401)
  }

  @Test(arguments: [
    ("/v1/tenants/bmwe/fondsen?jaar=16", 400, "ongeldige-parameter"),
    ("/v1/tenants/bmwe/fondsen?totEnMet=2016", 400, "ongeldige-parameter"),
    ("/v1/tenants/bmwe/fondsen?jaar=2016&jaar=2016", 400, "ongeldige-parameter"),
    ("/v1/tenants/bmwe/kalender?totEnMet=2016-01", 400, "onbekende-parameter"),
    ("/v1/tenants/bmwe/fondsen?formaat=xml", 406, "onbekend-formaat"),
    ("/v1/tenants/bmwe/reeksen?tabel=niets", 404, "onbekende-code"),
    ("/v1/tenants/bmwe/reeksen?scenario=niets", 404, "onbekende-code"), ("/v1/tenants/bmwe/geld", 404, "onbekend-pad"),
    ("/sturing/bmwe/niets", 404, "onbekend-pad"), ("/sturing/bmwe/reeksen/2015", 404, "onbekend-pad"),
    ("/sturing/bmwe/fondsen/16", 400, "ongeldige-parameter"), ("/sturing/niets", 404, "onbekende-code"),
    ("/sturing/bmwe/fondsen/2016/1", 404, "onbekend-pad"),
  ])
  func `what cannot be answered says why`(pad: String, status: Int, code: String) throws {
    let antwoord = try Stuurhuis.site().krijg(pad, tenants: ["bmwe"])
    #expect(antwoord.status == status)
    #expect(try antwoord.json()["type"]?.string == "/problemen/\(code)")
  }
}
