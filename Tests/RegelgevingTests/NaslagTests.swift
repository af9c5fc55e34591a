import Domain
import Regelgeving
import RegelgevingTesting
import Testing

private func waarde(_ pad: String, _ op: String) throws -> String {
  let parameter = try #require(Parameter(pad: pad))
  return Recht.voor("bar").voor(.onbekend).waarde(parameter, op: dag(op))?.description ?? "-"
}

/// What the law says and no rule derives from: kept with its source, to be looked up.
@Suite struct `Values kept to be looked up` {
  /// In an inrichting: single (or parent) and couple, basis and increase. A dash: not found.
  static let inrichting = """
    2012-01-01 296.26 49.00 460.79 93.00
    2012-07-01 - - - -
    2014-07-01 - - - -
    2015-01-01 304.18 39.00 473.13 85.00
    2015-07-01 304.76 39.00 474.03 85.00
    2016-01-01 307.96 39.00 479.01 86.00
    2016-07-01 309.38 39.00 481.21 86.00
    2017-01-01 311.17 39.00 484.00 85.00
    2017-07-01 - - - -
    2018-01-01 - - - -
    2018-07-01 - - - -
    2019-01-01 324.72 35.00 505.09 75.00
    2019-07-01 - - - -
    2020-01-01 333.20 33.00 518.27 74.00
    2020-07-01 - - - -
    2021-01-01 340.53 34.00 529.67 76.00
    2021-07-01 341.55 34.00 531.26 81.00
    2022-01-01 345.68 34.00 537.69 79.00
    2022-07-01 348.89 34.00 542.69 79.00
    2023-01-01 378.62 3.00 588.93 50.00
    2023-07-01 - - - -
    2024-01-01 406.51 42.00 632.31 95.00
    2024-07-01 414.31 42.00 644.45 95.00
    2025-01-01 426.03 45.00 662.69 101.00
    2025-07-01 433.49 45.00 674.29 101.00
    2026-01-01 - - - -
    2026-07-01 449.44 - 699.11 -
    2027-01-01 - - - -
    """

  @Test func `In an inrichting, on the first and the last day of each half-year`() throws {
    let paden = [
      "norm.inrichting.alleenstaande", "norm.inrichting.alleenstaande.verhoging", "norm.inrichting.gehuwd",
      "norm.inrichting.gehuwd.verhoging",
    ]
    for rij in Self.inrichting.split(separator: "\n").map({ $0.split(separator: " ").map(String.init) }) {
      for (pad, bedrag) in zip(paden, rij.dropFirst()) {
        #expect(try waarde(pad, rij[0]) == bedrag, "\(pad) on \(rij[0])")
        #expect(try waarde(pad, (dag(rij[0]).plus(maanden: 6) - 1).description) == bedrag, "\(pad) in the half-year of \(rij[0])")
      }
    }
  }

  /// Path, then `day value` in turn.
  static let reeksen = [
    "wwb.norm.gezin 2011-12-31 - 2012-01-01 1336.42 2012-06-30 1336.42 2012-07-01 -",
    "wwb.norm.65.alleenstaande 2012-01-01 1026.35", "wwb.norm.65.ouder 2012-01-01 1291.60",
    "wwb.norm.65.gezin 2012-01-01 1412.71",
    "norm.nietRechthebbendePartner 2015-12-31 - 2016-01-01 50 2026-01-01 50",
    "indexering.afbouwHeffingskorting 2015-01-01 185 2016-01-01 - 2025-12-31 157.5 2026-01-01 -",
    "verlaging.schoolverlater.maanden 2024-12-31 - 2025-01-01 6",
    "kostendelersnorm.leeftijdMedebewoner 2014-12-31 - 2015-01-01 21 2022-12-31 21 2023-01-01 27",
    "kostendelersnorm.leeftijdStudent 2025-01-01 30", "kostendelersnorm.lopendVanaf 2015-01-01 2015-07-01",
    "vermogensgrens.alleenstaande 2014-12-31 - 2015-01-01 5895.00 2015-12-31 5895.00 2016-01-01 - 2018-01-01 6020.00 2019-01-01 - "
      + "2021-01-01 6295.00 2022-01-01 - 2024-01-01 7575.00 2025-01-01 7770.00 2026-01-01 8000.00 2027-01-01 -",
    "vermogensgrens.gezin 2015-01-01 11790.00 2016-01-01 - 2018-01-01 12040.00 2021-01-01 12590.00 2024-01-01 15150.00 "
      + "2025-01-01 15540.00 2026-01-01 16000.00",
    "vermogensgrens.woning 2015-01-01 - 2024-01-01 63900.00 2025-01-01 65500.00 2026-01-01 67500.00",
    "vrijlating.ouder.percentage 2015-01-01 12.5", "vrijlating.ouder.maanden 2015-01-01 30",
    "vrijlating.ouder.leeftijdKind 2015-01-01 12",
    "vrijlating.ouder.maximum 2015-01-01 122.31 2015-07-01 122.31 2016-01-01 - 2023-12-31 - 2024-01-01 164.73 2024-07-01 167.79 "
      + "2025-01-01 170.61 2025-07-01 -",
    "vrijlating.urenbeperkt.percentage 2015-01-01 15",
    "vrijlating.urenbeperkt.maximum 2015-01-01 124.05 2016-01-01 - 2024-06-30 - 2024-07-01 170.18 2025-01-01 173.04 2025-07-01 -",
    "vrijlating.lks.percentage 2024-12-31 - 2025-01-01 15", "vrijlating.lks.maanden 2025-01-01 12",
    "vrijlating.lks.maximum 2025-01-01 170.18 2025-07-01 -", "vrijlating.lks.vervolg.percentage 2025-01-01 15",
    "vrijlating.lks.vervolg.maximum 2025-01-01 170.18 2025-07-01 -",
    "wml.leeftijd 2015-01-01 23 2017-06-30 23 2017-07-01 22 2019-06-30 22 2019-07-01 21",
    "wml.jeugd.20 2023-12-31 - 2024-01-01 80 2024-12-31 80 2025-01-01 -", "wml.jeugd.19 2024-01-01 60",
    "wml.jeugd.18 2024-01-01 50",
    "wml.jeugd.17 2024-01-01 39.5", "wml.jeugd.16 2024-01-01 34.5", "wml.jeugd.15 2024-01-01 30",
    "wml.referentiemaand 2025-12-31 - 2026-01-01 2294.40 2026-07-01 -",
    "lks.besluittermijn 2025-01-01 35", "lks.aanvraagtermijn 2025-01-01 6", "lks.hermeting 2015-01-01 12 2016-01-01 -",
    "lks.hermeting.beschut 2015-01-01 36 2016-01-01 -", "lks.proefplaatsing 2015-01-01 3",
    "lks.loonwaardegrondslag 2015-01-01 functieloon 2016-07-03 functieloon 2016-07-04 wml",
    "beschut.plicht 2016-12-31 - 2017-01-01 ja", "beschut.adviestermijn 2015-01-01 56",
    "beschut.landelijk 2016-12-31 - 2017-12-31 2600 2018-01-01 -", "proefplaats.maanden 2025-01-01 2",
    "proefplaats.hoogste 2025-01-01 4", "participatieplaats.maanden 2025-01-01 24", "participatieplaats.verlenging 2025-01-01 12",
    "participatieplaats.premieMaanden 2025-01-01 6", "participatieplaats.toetsMaanden 2025-01-01 9",
    "premie.hoogste 2015-01-01 2340.00 2015-07-01 - 2017-01-01 2392.00 2019-01-01 2500.00 2021-01-01 2629.00 2022-06-30 - "
      + "2022-07-01 2699.00 2023-01-01 - 2025-01-01 3263.00 2025-07-01 3326.00 2026-01-01 -",
    "banenafspraak.markt 2015-01-01 100000", "banenafspraak.overheid 2015-01-01 25000",
    "aanvraag.beslistermijn 2015-01-01 56", "aanvraag.ww.vooraf 2025-01-01 28",
    "voorschot.percentage 2024-12-31 - 2025-01-01 90 2025-12-31 90 2026-01-01 95", "voorschot.termijn 2025-01-01 28",
    "heraanvraag.maanden 2025-12-31 - 2026-01-01 12", "giften.vrij 2025-12-31 - 2026-01-01 1200.00 2027-01-01 -",
    "verrekening.maanden 2025-01-01 6", "terugvordering.maanden 2025-01-01 24", "terugvordering.einde 2025-01-01 120",
    "terugvordering.afkoop 2025-01-01 50", "inkomenstoeslag.leeftijd 2025-01-01 21", "inkomenstoeslag.herhaling 2025-01-01 12",
    "verplichting.leeftijd 2025-01-01 18", "verplichting.zorg.leeftijdKind 2025-01-01 12",
    "ontheffing.9a.leeftijdKind 2025-01-01 5",
    "ontheffing.9a.maanden 2025-01-01 60", "ontheffing.9a.planMaanden 2025-01-01 6",
    "ontheffing.9a.heronderzoekMaanden 2025-01-01 6",
    "maatregel.spreiding.maanden 2025-01-01 2", "maatregel.spreiding.deel 2025-01-01 3",
    "maatregel.heroverweging.maanden 2025-01-01 3",
    "taaleis.percentage.eerste 2015-12-31 - 2016-01-01 20", "taaleis.percentage.tweede 2016-01-01 40",
    "taaleis.percentage.daarna 2016-01-01 100", "taaleis.maanden 2016-01-01 6", "taaleis.schooljaren 2016-01-01 8",
    "taaleis.beginMaanden 2016-01-01 1",
    "boete.opzet 2012-12-31 - 2013-01-01 100 2017-01-01 100", "boete.groveSchuld 2016-12-31 100 2017-01-01 75",
    "boete.normaal 2016-12-31 100 2017-01-01 50", "boete.verminderd 2016-12-31 100 2017-01-01 25",
    "boete.recidive 2012-12-31 - 2013-01-01 150 2025-01-01 150", "boete.minimum 2013-01-01 150.00 2016-12-31 150.00 2017-01-01 -",
    "boete.afronding 2013-01-01 10.00 2017-01-01 -", "boete.recidive.maanden 2025-01-01 60",
    "boete.recidive.naGevangenis 2025-01-01 120", "boete.waarschuwing.maanden 2025-01-01 24",
    // What a gemeente may choose from 2026, and what the two numbers beside the zoektermijn and the kostendelersnorm are.
    "zoektermijn.leeftijd 2011-12-31 - 2012-01-01 27 2015-01-01 27 2026-01-01 27",
    "zoektermijn.mag_vervallen 2014-12-31 - 2015-01-01 nee 2025-12-31 nee 2026-01-01 ja", "zoektermijn.vervalt 2026-01-01 -",
    "aanvraag.terugwerkend.hoogste 2015-01-01 0 2025-12-31 0 2026-01-01 3", "aanvraag.terugwerkend.maanden 2026-01-01 -",
    "kostendelersnorm.kinderen 2014-12-31 - 2015-01-01 20",
  ]

  @Test(arguments: reeksen) func `Each on its days`(reeks: String) throws {
    let woorden = reeks.split(separator: " ").map(String.init)
    for plaats in stride(from: 1, to: woorden.count, by: 2) {
      #expect(try waarde(woorden[0], woorden[plaats]) == woorden[plaats + 1], "\(woorden[0]) on \(woorden[plaats])")
    }
  }

  @Test func `Every value that is kept stands in one of these tables`() {
    let inTabel = Set(Self.reeksen.map { String($0.split(separator: " ")[0]) })
    let kwijt = Parameter.allCases.filter { $0.isNaslag && !$0.pad.hasPrefix("norm.inrichting") && !inTabel.contains($0.pad) }
    #expect(kwijt.map(\.pad) == [])
  }

  @Test func `Every value carries a source, and an assumption its reason`() throws {
    let regels = Recht.voor("bar").voor(.onbekend)
    for p in Parameter.allCases {
      for rij in regels.rijen(p) {
        #expect(!rij.bron.isEmpty && !rij.artikel.isEmpty)
        #expect(rij.status != .aanname || rij.toelichting != nil, "\(p.pad)")
        // What is worked out from printed values is not itself printed.
        if rij.toelichting?.hasPrefix("derived") == true { #expect(rij.status == .aanname, "\(p.pad) on \(rij.vanaf)") }
      }
    }
  }
}

@Suite struct `What is derived and not printed` {
  @Test func `Five norms of 2019 and 2022 are told as an assumption, their printed neighbours are not`() throws {
    let regels = Recht.voor("bar").voor(.onbekend)
    let afgeleid = `The norms as published`.kolommen.flatMap { p in
      regels.rijen(p).filter { $0.status == .aanname }.map { "\(p.pad) \($0.vanaf)" }
    }
    #expect(
      afgeleid == [
        "norm.gehuwd.18-20.zonder-kinderen 2019-01-01", "norm.gehuwd.18-20.zonder-kinderen 2022-01-01",
        "norm.gehuwd.18-20-en-21.zonder-kinderen 2022-01-01", "norm.gehuwd.18-20.met-kinderen 2022-01-01",
        "norm.gehuwd.18-20-en-21.met-kinderen 2022-01-01",
      ])
  }
}

/// The whole of the tables that the rules do read, row by row as published.
@Suite struct `The minimum wage as published` {
  /// Month amounts up to 2023, hour amounts after; `m` is from memory and so an aanname.
  static let gepubliceerd = """
    2012-01-01 1446.60 | 2012-07-01 - | 2013-01-01 1469.40 | 2013-07-01 - | 2014-01-01 1485.60 | 2014-07-01 1495.20
    2015-01-01 1501.80 | 2015-07-01 1507.80 | 2016-01-01 1524.60 m | 2016-07-01 1537.20 | 2017-01-01 1551.60 m
    2017-07-01 1565.40 m | 2018-01-01 1578.00 m | 2018-07-01 1594.20 m | 2019-01-01 1615.80 m | 2019-07-01 1635.60 m
    2020-01-01 1653.60 m | 2020-07-01 1680.00 m | 2021-01-01 1684.80 m | 2021-07-01 1701.00 m | 2022-01-01 1725.00
    2022-07-01 1756.20 m | 2023-01-01 1934.40 | 2023-07-01 1995.00 | 2024-01-01 13.27 | 2024-07-01 13.68
    2025-01-01 14.06 m | 2025-07-01 14.40 m | 2026-01-01 14.71 | 2026-07-01 -
    """

  @Test func `Every half-year, with what is from memory told as such`() throws {
    let regels = Recht.voor("dal").voor(.onbekend)
    let rijen = Self.gepubliceerd.replacing("\n", with: " | ").split(separator: "|").map {
      $0.split(separator: " ").map(String.init)
    }
    #expect(rijen.count == 30)
    for rij in rijen {
      let p = rij[0] < "2024" ? Parameter.wmlMaand : .wmlUur
      for op in [dag(rij[0]), dag(rij[0]).plus(maanden: 6) - 1] {
        #expect(regels.cent(p, op: op)?.description ?? "-" == rij[1], "\(p.pad) on \(op)")
        if rij[1] != "-" { #expect((regels.rij(p, op: op)?.status == .aanname) == (rij.count == 3), "\(p.pad) on \(op)") }
      }
    }
    // 36 hours a week for 52 weeks over 12 months.
    #expect(regels.geheel(.wmlUrenPerMaand, op: dag("2024-01-01")) == 36 * 52 / 12)
  }
}

@Suite struct `The AOW age as published` {
  /// Born from, born before, years and months; `m` is from memory.
  static let gepubliceerd = """
    1900-01-01 1948-01-01 65 0
    1948-01-01 1948-12-01 65 1 m
    1948-12-01 1949-11-01 65 2 m
    1949-11-01 1950-10-01 65 3
    1950-10-01 1951-07-01 65 6
    1951-07-01 1952-04-01 65 9
    1952-04-01 1953-01-01 66 0
    1953-01-01 1955-09-01 66 4
    1955-09-01 1956-06-01 66 7
    1956-06-01 1957-03-01 66 10
    1957-03-01 1961-01-01 67 0
    1961-01-01 1962-10-01 67 3
    """

  @Test func `Every step, on the first and the last day of birth of it`() throws {
    let regels = Recht.voor("dal")
    let rijen = Self.gepubliceerd.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(regels.aow.count == rijen.count)
    for (rij, stap) in zip(rijen, regels.aow) {
      let maanden = try #require(Int(rij[2])) * 12 + #require(Int(rij[3]))
      for geboren in [dag(rij[0]), dag(rij[1]) - 1] {
        #expect(regels.aowDatum(geboren: geboren) == geboren.plus(maanden: maanden), "born \(geboren)")
      }
      #expect((stap.status == .aanname) == (rij.count == 5))
      #expect(stap.gecontroleerdTot == dag("2026-12-31"))
    }
    #expect(regels.aowDatum(geboren: dag("1962-10-01")) == nil)
  }
}
