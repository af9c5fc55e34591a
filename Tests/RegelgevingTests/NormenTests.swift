import Domain
import Regelgeving
import RegelgevingTesting
import Testing

@Suite struct `The norms as published` {
  /// Columns: 18–20 single; couple 18–20, 18–20 and 21, both without and both with children; 21–AOW single, couple; AOW single,
  /// couple. A dash: not found, so no value.
  static let gepubliceerd = """
    2015-01-01 237.16 474.32 923.47 748.84 1197.99 960.83 1372.62 1077.63 1471.68
    2015-07-01 237.61 475.22 925.20 750.26 1200.24 962.63 1375.18 1079.78 1476.40
    2016-01-01 240.10 480.20 934.89 758.11 1212.80 972.70 1389.57 1092.87 1492.96
    2016-07-01 241.20 482.40 939.17 761.59 1218.36 977.15 1395.93 1098.32 1499.56
    2017-01-01 242.60 485.20 944.59 766.00 1225.39 982.79 1403.98 1104.14 1508.06
    2017-07-01 - - - - - - - - -
    2018-01-01 244.91 489.82 953.57 773.28 1237.03 992.12 1417.32 1115.48 1525.44
    2018-07-01 246.01 492.02 957.84 776.75 1242.57 996.56 1423.66 1121.43 1533.18
    2019-01-01 253.17 506.34 985.71 799.35 1278.72 1025.55 1465.07 1147.80 1563.46
    2019-07-01 - - - - - - - - -
    2020-01-01 259.78 519.56 1011.44 820.22 1312.10 1052.32 1503.31 1176.25 1594.42
    2020-07-01 261.44 522.88 1017.89 825.46 1320.47 1059.03 1512.90 1184.26 -
    2021-01-01 265.49 530.98 1033.66 838.25 1340.93 1075.44 1536.34 1195.97 1620.74
    2021-07-01 266.29 532.58 1036.79 840.78 1344.99 1078.70 1541.00 1199.98 1627.08
    2022-01-01 269.51 539.02 1049.30 850.94 1361.22 1091.71 1559.58 1213.06 1642.54
    2022-07-01 272.02 544.04 1059.04 858.85 1373.85 1101.82 1574.03 1225.67 1660.36
    2023-01-01 295.20 590.40 1149.24 932.02 1490.86 1195.66 1708.08 1330.67 1807.20
    2023-07-01 300.36 600.72 1169.37 948.32 1516.97 1216.62 1738.02 1357.66 1843.60
    2024-01-01 316.94 633.88 1233.96 1000.69 1600.77 1283.83 1834.04 1425.76 1933.98
    2024-07-01 323.03 646.06 1257.64 1019.90 1631.48 1308.45 1869.21 1456.85 1976.64
    2025-01-01 332.17 664.34 1293.21 1048.75 1677.62 1345.45 1922.07 1501.07 2053.48
    2025-07-01 337.98 675.96 1315.88 1067.12 1707.04 1369.06 1955.80 1530.21 2094.98
    2026-01-01 345.99 691.98 1347.06 1092.41 1747.49 1401.50 2002.13 - -
    2026-07-01 350.42 700.84 1364.32 1106.40 1769.88 1419.46 2027.79 1587.34 2176.10
    """

  static let kolommen: [Parameter] = [
    .normAlleenstaande18Tot20, .normGehuwd18Tot20ZonderKinderen, .normGehuwd18Tot20En21ZonderKinderen,
    .normGehuwd18Tot20MetKinderen, .normGehuwd18Tot20En21MetKinderen, .normAlleenstaande21TotAow, .normGehuwd21TotAow,
    .normAlleenstaandeAow, .normGehuwdAow,
  ]

  @Test(arguments: ["dal", "bmwe", "bar", "drentsche-aa", "ijmond"])
  func `Every row comes back on its first day and on the last day of its half-year`(tenant: String) throws {
    let regels = Recht.voor(tenant).voor(.onbekend)
    let rijen = Self.gepubliceerd.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(rijen.count == 24)
    for rij in rijen {
      let eerste = dag(rij[0])
      let laatste = eerste.plus(maanden: 6) - 1
      for (kolom, bedrag) in zip(Self.kolommen, rij.dropFirst()) {
        for peildatum in [eerste, laatste] {
          #expect(regels.cent(kolom, op: peildatum)?.description ?? "-" == bedrag, "\(kolom.pad) on \(peildatum)")
        }
      }
    }
  }

  @Test func `Outside the published half-years no norm has a value`() throws {
    let regels = Recht.voor("dal").voor(.onbekend)
    for kolom in Self.kolommen {
      for peildatum in ["1900-01-01", "2011-04-01", "2014-12-31", "2027-01-01", "2199-12-31"] {
        #expect(regels.cent(kolom, op: dag(peildatum)) == nil)
        #expect(regels.rij(kolom, op: dag(peildatum)) == nil)
      }
    }
  }

  @Test func `A half-year that nobody found is a row without a value, not a missing one`() throws {
    let rij = try #require(Recht.voor("dal").voor(.onbekend).rij(.normAlleenstaande21TotAow, op: dag("2017-07-01")))
    #expect(rij.waarde == nil)
    #expect(rij.bron == "no publication of this half-year was found")
  }
}

@Suite struct `The other national values` {
  @Test(
    arguments: [
      // Maximum of the vrijlating: the half-years named, "2015" both of that year; between them none.
      ("vrijlating.arbeid.maximum", "2015-01-01", "196.00"), ("vrijlating.arbeid.maximum", "2015-12-31", "196.00"),
      ("vrijlating.arbeid.maximum", "2016-01-01", "-"), ("vrijlating.arbeid.maximum", "2018-12-31", "-"),
      ("vrijlating.arbeid.maximum", "2019-01-01", "209.00"), ("vrijlating.arbeid.maximum", "2019-07-01", "-"),
      ("vrijlating.arbeid.maximum", "2021-06-30", "220.00"), ("vrijlating.arbeid.maximum", "2021-07-01", "-"),
      ("vrijlating.arbeid.maximum", "2022-06-30", "-"), ("vrijlating.arbeid.maximum", "2022-07-01", "226.00"),
      ("vrijlating.arbeid.maximum", "2023-01-01", "-"), ("vrijlating.arbeid.maximum", "2024-01-01", "264.00"),
      ("vrijlating.arbeid.maximum", "2024-07-01", "269.00"), ("vrijlating.arbeid.maximum", "2025-06-30", "273.00"),
      ("vrijlating.arbeid.maximum", "2025-07-01", "-"),
      ("vrijlating.arbeid.percentage", "2014-12-31", "-"), ("vrijlating.arbeid.percentage", "2026-01-01", "25"),
      ("vrijlating.arbeid.maanden", "2016-01-01", "6"), ("vrijlating.arbeid.leeftijd", "2016-01-01", "27"),
      ("kostendelersnorm.vast", "2014-12-31", "-"), ("kostendelersnorm.vast", "2015-01-01", "40"),
      ("kostendelersnorm.perPersoon", "2026-12-31", "30"), ("vakantietoeslag.percentage", "2015-01-01", "5"),
      ("zoektermijn.dagen", "2011-12-31", "-"), ("zoektermijn.dagen", "2015-01-01", "28"),
      ("zoektermijn.dagen", "2026-01-01", "28"),
      ("wml.maand", "2012-01-01", "1446.60"), ("wml.maand", "2012-07-01", "-"), ("wml.maand", "2014-07-01", "1495.20"),
      ("wml.maand", "2015-01-01", "1501.80"), ("wml.maand", "2015-07-01", "1507.80"), ("wml.maand", "2016-06-30", "1524.60"),
      ("wml.maand", "2016-07-01", "1537.20"), ("wml.maand", "2017-01-01", "1551.60"), ("wml.maand", "2019-07-01", "1635.60"),
      ("wml.maand", "2022-07-01", "1756.20"), ("wml.maand", "2023-01-01", "1934.40"), ("wml.maand", "2023-12-31", "1995.00"),
      ("wml.maand", "2024-01-01", "-"), ("wml.uur", "2023-12-31", "-"), ("wml.uur", "2024-01-01", "13.27"),
      ("wml.uur", "2024-07-01", "13.68"), ("wml.uur", "2025-01-01", "14.06"), ("wml.uur", "2025-07-01", "14.40"),
      ("wml.uur", "2026-06-30", "14.71"), ("wml.uur", "2026-07-01", "-"), ("wml.vakantiebijslag", "2015-01-01", "8"),
      ("lks.forfait", "2015-01-01", "50"), ("lks.maximum", "2015-01-01", "70"), ("lks.werkgeverslasten", "2014-12-31", "-"),
      ("lks.werkgeverslasten", "2017-12-31", "23"), ("lks.werkgeverslasten", "2018-01-01", "23.5"),
      ("lks.werkgeverslasten", "2024-12-31", "23.5"), ("lks.werkgeverslasten", "2025-01-01", "-"),
      ("grondslag.ioaw", "2016-01-01", "-"), ("grondslag.ioaz", "2016-01-01", "-"),
    ])
  func `Each holds on its days and on no other`(pad: String, peildatum: String, waarde: String) throws {
    let parameter = try #require(Parameter(pad: pad))
    #expect(Recht.voor("bar").voor(.onbekend).waarde(parameter, op: dag(peildatum))?.description ?? "-" == waarde)
  }

  @Test(
    arguments: [
      ("1947-12-31", "2012-12-31"), ("1948-01-01", "2013-02-01"), ("1949-11-01", "2015-02-01"), ("1950-10-01", "2016-04-01"),
      ("1952-03-31", "2017-12-31"), ("1952-04-01", "2018-04-01"), ("1953-01-01", "2019-05-01"), ("1955-08-31", "2021-12-31"),
      ("1955-09-01", "2022-04-01"), ("1956-06-01", "2023-04-01"), ("1957-03-01", "2024-03-01"), ("1960-12-31", "2027-12-31"),
      ("1961-01-01", "2028-04-01"), ("1962-09-30", "2029-12-30"), ("1962-10-01", "-"), ("1990-01-01", "-"),
    ])
  func `The AOW age follows the day of birth`(geboren: String, bereikt: String) throws {
    #expect(Recht.voor("dal").aowDatum(geboren: dag(geboren))?.description ?? "-" == bereikt)
  }

  @Test func `What is from memory is an assumption, and says so`() throws {
    let regels = Recht.voor("dal").voor(.onbekend)
    let uitHetHoofd = ["2016-01-01", "2017-01-01", "2017-07-01", "2018-01-01", "2019-07-01", "2021-07-01", "2022-07-01"]
    for peildatum in uitHetHoofd {
      let rij = try #require(regels.rij(.wmlMaand, op: dag(peildatum)))
      #expect(rij.status == .aanname)
      #expect(rij.toelichting == "from memory, not confirmed by a source")
    }
    #expect(regels.rij(.wmlMaand, op: dag("2016-07-01"))?.status == .bron)
  }
}
