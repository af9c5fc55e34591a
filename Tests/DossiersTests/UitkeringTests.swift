import Testing

@testable import Domain
@testable import Dossiers

/// Rule 9: the month's uitkering, with the sum written out.
@Suite struct UitkeringTests {
  @Test func `a single person of 35 in February 2016 is due 972.70 including vakantietoeslag`() throws {
    var client = Client()
    client.aanvraag("2016-02-01")
    client.betaald("2016-02", 92407)
    // 972.70 × 95% = 924.065, rounded 924.07; vakantietoeslag 972.70 − 924.07 = 48.63
    let maand = try #require(client.uitkering("2016-02"))
    #expect(maand.norm == Eurocent(97270))
    #expect(maand.recht == Eurocent(97270))
    #expect(maand.betaalbaar == Eurocent(92407))
    #expect(maand.vakantietoeslag == Eurocent(4863))
    #expect(maand.verschil == .nul)
    #expect(client.besluit("herziening/uitkering/2016-02") == nil)
  }

  @Test func `a part month takes the norm by its days`() throws {
    var client = Client()
    client.aanvraag("2016-02-11")
    client.betaald("2016-02", 0)
    // 19 of 29 days: 972.70 × 19/29 = 637.2862…, so 637.29; × 95% = 605.42189…, so 605.42
    let maand = try #require(client.uitkering("2016-02"))
    #expect(maand.norm == Eurocent(63729))
    #expect(maand.betaalbaar == Eurocent(60542))
    #expect(maand.verschil == Eurocent(-60542))
    #expect(client.besluit("herziening/uitkering/2016-02")?.inhoud == .herziening(verschil: Eurocent(-60542)))
  }

  @Test func `a quarter of income from work is free in the first six months`() throws {
    var client = Client()
    client.aanvraag("2015-01-01")
    for maand in ["2015-01", "2015-02", "2015-03", "2015-04", "2015-05", "2015-06", "2015-07"] {
      client.betaald(maand, 0, arbeid: 40000)
    }
    // June: 960.83 − (400 − 100) = 660.83; July, the seventh: 962.63 − 400 = 562.63
    #expect(try #require(client.uitkering("2015-06")).recht == Eurocent(66083))
    #expect(try #require(client.uitkering("2015-07")).recht == Eurocent(56263))
    #expect(try #require(client.uitkering("2015-07")).vrijlating == .nul)
  }

  @Test func `the vrijlating is at most 196 euros in 2015 and begins at 27`() throws {
    var client = Client()
    client.aanvraag("2015-01-01")
    client.betaald("2015-01", 0, arbeid: 90000)
    // a quarter of 900 is 225, at most 196: 960.83 − (900 − 196) = 256.83
    #expect(try #require(client.uitkering("2015-01")).recht == Eurocent(25683))
    var jong = Client()
    jong.aanvraag("2015-01-01", geboren: "1988-01-02", uitzondering: true)
    jong.betaald("2015-01", 0, arbeid: 40000)
    #expect(try #require(jong.uitkering("2015-01")).vrijlating == .nul)
  }

  @Test func `a month with income after the published vrijlating is onbepaald, with path and date`() {
    var client = Client()
    client.aanvraag("2016-01-01")
    client.betaald("2016-02", 50000, arbeid: 40000)
    #expect(
      client.besluit("uitkering/2016-02")?.uitkomst
        == .onbepaald(parameter: "vrijlating.arbeid.maximum", datum: datum("2016-02-01")))
    #expect(client.som(.uitkeringOnbepaald, "2016-02") == 1)
    #expect(client.som(.uitkeringBetaaldCent, "2016-02") == 50000)
    #expect(client.som(.uitkeringRechtCent, "2016-02") == 0)
  }

  @Test func `the kostendelersnorm of two is half of the couple norm, per person`() throws {
    var client = Client()
    client.aanvraag("2025-01-01", medebewoners: 1)
    client.betaald("2025-01", 0)
    // ((40% + 2 × 30%) / 2) × 1922.07 = 961.035, half up 961.04
    #expect(try #require(client.uitkering("2025-01")).norm == Eurocent(96104))
  }

  @Test func `a couple of kostendelers has twice the norm of one`() throws {
    var client = Client()
    client.aanvraag("2024-07-01", leefvorm: .gehuwd, partner: "1982-01-01", medebewoners: 1)
    client.betaald("2024-07", 0)
    // A = 3: 809.99 each (published), 1619.98 together
    #expect(try #require(client.uitkering("2024-07")).norm == Eurocent(161998))
  }

  @Test(arguments: [(2, 93461), (3, 80999), (4, 74768), (5, 71030), (6, 68538)])
  func `the published kostendelersnormen of July 2024 come out`(_ delers: Int, _ norm: Int64) throws {
    var client = Client()
    client.aanvraag("2024-07-01", medebewoners: delers - 1)
    client.betaald("2024-07", 0)
    #expect(try #require(client.uitkering("2024-07")).norm == Eurocent(norm))
  }

  @Test func `a partner of 20 of a kostendeler counts the fixed amount, with children a fifth of the couple norm more`() throws {
    var zonder = Client()
    zonder.aanvraag("2016-07-01", leefvorm: .gehuwd, partner: "1996-01-01", medebewoners: 1)
    zonder.betaald("2016-07", 0)
    // A = 2: 1395.93 / 2 = 697.965 → 697.97, plus 241.20
    #expect(try #require(zonder.uitkering("2016-07")).norm == Eurocent(69797 + 24120))
    var met = Client()
    met.aanvraag("2016-07-01", leefvorm: .gehuwd, partner: "1996-01-01", medebewoners: 1, kind: "2015-01-01")
    met.betaald("2016-07", 0)
    // fixed amount with children 520.39 (published)
    #expect(try #require(met.uitkering("2016-07")).norm == Eurocent(69797 + 52039))
  }

  /// Art. 22a lid 3 as printed in six editions of the law: the fixed part with children, and without.
  @Test(
    arguments: [
      ("2016-07", 520_39, 241_20, 1395_93), ("2017-01", 523_40, 242_60, 1403_98), ("2019-01", 546_18, 253_17, 1465_07),
      ("2021-01", 572_76, 265_49, 1536_34), ("2025-01", 716_58, 332_17, 1922_07), ("2025-07", 729_14, 337_98, 1955_80),
    ])
  func `the fixed part of a partner of 20 is what the law prints`(maand: String, metKind: Int64, zonder: Int64, paar: Int64)
    throws
  {
    let geboren = "\(Int(maand.prefix(4))! - 20)-01-01"
    // A = client and one medebewoner: (40% + 2 × 30%) / 2 = half of the couple norm.
    let helft = (paar + 1) / 2
    for (kind, vast) in [("\(Int(maand.prefix(4))! - 1)-05-05", metKind), (nil as String?, zonder)] {
      var client = Client("bar")
      client.aanvraag("\(maand)-01", leefvorm: .gehuwd, partner: geboren, medebewoners: 1, kind: kind)
      client.betaald(maand, 0)
      #expect(try #require(client.uitkering(maand)).norm.cent == helft + vast)
    }
  }

  @Test func `a couple without the partner's date of birth is onbepaald, and so is one under 18`() {
    var zonder = Client()
    zonder.aanvraag("2016-02-01", leefvorm: .gehuwd)
    zonder.betaald("2016-02", 0)
    #expect(
      zonder.besluit("uitkering/2016-02")?.uitkomst == .onbepaald(parameter: "partnerGeboortedatum", datum: datum("2016-02-01")))
    var jong = Client()
    jong.aanvraag("2016-02-01", leefvorm: .gehuwd, partner: "1999-01-01")
    jong.betaald("2016-02", 0)
    #expect(
      jong.besluit("uitkering/2016-02")?.uitkomst
        == .onbepaald(parameter: "norm.gehuwd.partner-jonger-dan-18", datum: datum("2016-02-01")))
  }

  @Test func `a half-year whose norm nobody published is onbepaald, never the norm before it`() {
    var client = Client()
    client.aanvraag("2017-01-01")
    client.betaald("2017-06", 93365)
    client.betaald("2017-07", 93365)
    #expect(client.besluit("uitkering/2017-06")?.uitkomst == .vastgesteld)
    #expect(
      client.besluit("uitkering/2017-07")?.uitkomst
        == .onbepaald(parameter: "norm.alleenstaande.21-aow", datum: datum("2017-07-01")))
  }

  @Test func `a payment without a period is zonder-recht and all of it a terugvordering`() throws {
    var client = Client()
    client.aanvraag("2016-02-01")
    client.uitstroom("2016-05-01")
    client.betaald("2016-05", 92407)
    #expect(client.besluit("uitkering/2016-05")?.uitkomst == .zonderRecht)
    #expect(try #require(client.uitkering("2016-05")).verschil == Eurocent(92407))
    #expect(client.besluit("herziening/uitkering/2016-05")?.inhoud == .herziening(verschil: Eurocent(92407)))
  }

  @Test func `a client under 18 is zonder-recht, on his birthday not`() {
    var client = Client()
    client.aanvraag("2016-02-01", geboren: "1998-03-01", uitzondering: true)
    client.betaald("2016-02", 0)
    client.betaald("2016-03", 0)
    #expect(client.besluit("uitkering/2016-02")?.uitkomst == .zonderRecht)
    #expect(client.uitkering("2016-03")?.norm == Eurocent(24010))
  }

  @Test func `ioaw is onbepaald, wsw and nug are zonder-recht`() {
    var ioaw = Client()
    ioaw.aanvraag("2016-02-01", regeling: .ioaw)
    ioaw.betaald("2016-02", 100000)
    #expect(ioaw.besluit("uitkering/2016-02")?.uitkomst == .onbepaald(parameter: "grondslag.ioaw", datum: datum("2016-02-01")))
    var wsw = Client()
    wsw.aanvraag("2016-02-01", regeling: .wsw)
    wsw.betaald("2016-02", 100000)
    #expect(wsw.besluit("uitkering/2016-02")?.uitkomst == .zonderRecht)
  }

  @Test func `a delivery in whole euros says nothing about a difference under a euro`() {
    var client = Client()
    client.aanvraag("2016-02-01")
    client.betaald("2016-02", 92400, precisie: .euro)
    #expect(client.uitkering("2016-02")?.verschil == Eurocent(-7))
    #expect(client.besluit("herziening/uitkering/2016-02") == nil)
    var euro = Client()
    euro.aanvraag("2016-02-01")
    euro.betaald("2016-02", 92307, precisie: .euro)
    #expect(euro.besluit("herziening/uitkering/2016-02") != nil)
  }

  @Test func `the last payment of a month in order counts, a correction replaces`() {
    var client = Client()
    client.aanvraag("2016-02-01")
    let fout = client.betaald("2016-02", 1)
    client.betaald("2016-02", 92407, vervangt: fout)
    #expect(client.uitkering("2016-02")?.verschil == .nul)
    #expect(client.som(.uitkeringBetaaldCent, "2016-02") == 92407)
  }

  @Test func `two periods in a month have each their own days, the income counts once`() throws {
    var client = Client()
    client.aanvraag("2016-01-01")
    client.uitstroom("2016-02-11")
    client.aanvraag("2016-02-21", leefvorm: .gehuwd, partner: "1981-01-01")
    client.betaald("2016-02", 0, overig: 10000)
    // 972.70 × 10/29 + 1389.57 × 9/29 = 335.4137… + 431.2458… = 766.6596… → 766.66; − 100 = 666.6596… → 666.66
    let maand = try #require(client.uitkering("2016-02"))
    #expect(maand.norm == Eurocent(76666))
    #expect(maand.recht == Eurocent(66666))
  }

  @Test func `who reaches the AOW age gets that norm from the month after`() {
    var client = Client()
    // Born 1950-10-01: 65 years and 6 months on 2016-04-01.
    client.aanvraag("2016-01-01", geboren: "1950-10-01")
    client.betaald("2016-03", 0)
    client.betaald("2016-04", 0)
    #expect(client.uitkering("2016-03")?.norm == Eurocent(97270))
    #expect(client.uitkering("2016-04")?.norm == Eurocent(109287))
  }

  @Test func `a maatregel cuts the months after it`() throws {
    var client = Client("dal")
    client.aanvraag("2016-01-01")
    client.gedraging("plan-van-aanpak", "2016-02-10", id: "m-1")
    client.betaald("2016-02", 0)
    client.betaald("2016-03", 0)
    client.betaald("2016-04", 0)
    // 30% of 972.70 = 291.81
    #expect(client.uitkering("2016-02")?.verlaging == .nul)
    #expect(client.uitkering("2016-03")?.verlaging == Eurocent(29181))
    #expect(client.uitkering("2016-04")?.verlaging == .nul)
  }
}
