import Domain
import Regelgeving
import RegelgevingTesting
import Testing

/// A diagnosis as a lawyer writes it in a scenario.
private func diagnose(
  _ vermogen: Arbeidsvermogen, _ verdien: Int = 40, _ maanden: Int = 12, beschut: Bool = false, vdao: Bool = false,
  jong: Bool = false
) -> Diagnose {
  Diagnose(
    arbeidsvermogen: vermogen, verdiencapaciteit: verdien, afstandMaanden: maanden, volledigDuurzaamArbeidsongeschikt: vdao,
    aangewezenOpBeschut: beschut, jonggehandicapt: jong)
}

@Suite struct `The decision tables of the papers` {
  @Test(
    arguments: [
      (Regeling.wsw, diagnose(.volledig, 100, 0), "sw", 1), (.wsw, diagnose(.geen, beschut: true), "sw", 1),
      (.pw, diagnose(.volledig, 100, 0, beschut: true), "beschut", 2), (.nug, diagnose(.beperkt, beschut: true), "beschut", 2),
      (.pw, diagnose(.volledig, 0, 6), "bemiddeling", 3), (.pw, diagnose(.volledig, 0, 7), "ontwikkeling", 4),
      (.pw, diagnose(.beperkt, 0, 6), "ontwikkeling", 4), (.pw, diagnose(.beperkt, 0, 24), "ontwikkeling", 4),
      (.pw, diagnose(.beperkt, 0, 25), "maatschappelijk-nuttig-werk", 5),
      (.pw, diagnose(.volledig, 100, 25), "maatschappelijk-nuttig-werk", 5),
      (.ioaw, diagnose(.geen, 0, 0), "maatschappelijk-nuttig-werk", 5),
    ])
  func `DAL`(regeling: Regeling, diagnose: Diagnose, spoor: String, rij: Int) throws {
    try vergelijk("dal", regeling, diagnose, spoor, rij)
  }

  @Test(
    arguments: [
      (Regeling.wsw, diagnose(.geen), "werkspoor", 1), (.pw, diagnose(.geen, 100, 0), "participatiespoor", 2),
      (.pw, diagnose(.beperkt, 0, 6), "werkspoor", 3), (.pw, diagnose(.volledig, 0, 7), "leerwerkspoor", 4),
      (.pw, diagnose(.volledig, 0, 24), "leerwerkspoor", 4), (.pw, diagnose(.volledig, 0, 25), "participatiespoor", 5),
    ])
  func `BMWE`(regeling: Regeling, diagnose: Diagnose, spoor: String, rij: Int) throws {
    try vergelijk("bmwe", regeling, diagnose, spoor, rij)
  }

  @Test(
    arguments: [
      (Regeling.wsw, diagnose(.volledig, 100), "beschut", 1), (.pw, diagnose(.volledig, 100, beschut: true), "beschut", 2),
      (.pw, diagnose(.geen, vdao: true, jong: true), "wajong", 3), (.pw, diagnose(.geen, vdao: true), "ontheven", 4),
      (.pw, diagnose(.volledig, 100, vdao: true), "regulier", 5), (.pw, diagnose(.volledig, 100), "regulier", 5),
      (.pw, diagnose(.volledig, 99), "loondispensatie", 6), (.pw, diagnose(.beperkt, 0, jong: true), "loondispensatie", 6),
    ])
  func `BAR`(regeling: Regeling, diagnose: Diagnose, spoor: String, rij: Int) throws {
    try vergelijk("bar", regeling, diagnose, spoor, rij)
  }

  @Test(
    arguments: [
      (Regeling.wsw, diagnose(.volledig, 100), "wsw", 1), (.pw, diagnose(.volledig, 90, beschut: true), "30-50", 2),
      (.pw, diagnose(.geen, 0), "0-30", 3), (.pw, diagnose(.geen, 29), "0-30", 3), (.pw, diagnose(.geen, 30), "30-50", 4),
      (.pw, diagnose(.geen, 49), "30-50", 4), (.pw, diagnose(.geen, 50), "50-80", 5), (.pw, diagnose(.geen, 79), "50-80", 5),
      (.pw, diagnose(.geen, 80), "80-100", 6), (.pw, diagnose(.geen, 100), "80-100", 6),
    ])
  func `Drentsche Aa`(regeling: Regeling, diagnose: Diagnose, spoor: String, rij: Int) throws {
    try vergelijk("drentsche-aa", regeling, diagnose, spoor, rij)
  }

  @Test(
    arguments: [
      (Regeling.wsw, diagnose(.geen, 0, 99), "sw", 1), (.pw, diagnose(.geen, 0, 99, beschut: true), "ondersteund", 2),
      (.pw, diagnose(.volledig, 0, 25), "overdracht", 3), (.ioaw, diagnose(.geen, 0, 25), "overdracht", 3),
      (.ioaz, diagnose(.beperkt, 0, 25), "overdracht", 3), (.bbz, diagnose(.beperkt, 0, 25), "overdracht", 3),
      (.nug, diagnose(.beperkt, 0, 25), "ondersteund", 5), (.nug, diagnose(.volledig, 0, 25), "arbeidsactivering", 6),
      (.pw, diagnose(.volledig, 0, 24), "arbeidsactivering", 6), (.pw, diagnose(.volledig, 0, 6), "direct", 4),
      (.pw, diagnose(.volledig, 0, 7), "arbeidsactivering", 6), (.pw, diagnose(.beperkt, 0, 24), "ondersteund", 5),
      (.pw, diagnose(.geen, 0, 0), "arbeidsactivering", 6),
    ])
  func `IJmond`(regeling: Regeling, diagnose: Diagnose, spoor: String, rij: Int) throws {
    try vergelijk("ijmond", regeling, diagnose, spoor, rij)
  }

  private func vergelijk(_ tenant: String, _ regeling: Regeling, _ diagnose: Diagnose, _ spoor: String, _ rij: Int) throws {
    let tabel = try #require(Recht.voor(tenant).beslistabel(op: dag("2016-01-01")))
    let gevonden = tabel.spoor(regeling: regeling, diagnose: diagnose, leeftijd: 30)
    #expect((gevonden.spoor.tekst, gevonden.rij) == (spoor, rij))
  }

  @Test(arguments: ["dal", "bmwe", "bar", "drentsche-aa", "ijmond"])
  func `Every case of a wide net has a row, and the bounds of an event are never passed`(tenant: String) throws {
    let regels = Recht.voor(tenant)
    let tabel = try #require(regels.beslistabel(op: dag("2016-01-01")))
    let sporen = Set(regels.sporen.map(\.code))
    var geraakt: Set<Int> = []
    for regeling in Regeling.allCases {
      for vermogen in Arbeidsvermogen.allCases {
        for verdien in [-1, 0, 29, 30, 49, 50, 79, 80, 99, 100, 101] {
          for maanden in [-1, 0, 6, 7, 24, 25, 10_000] {
            for vlaggen in 0..<8 {
              let geval = diagnose(
                vermogen, verdien, maanden, beschut: vlaggen & 1 != 0, vdao: vlaggen & 2 != 0, jong: vlaggen & 4 != 0)
              let (spoor, rij) = tabel.spoor(regeling: regeling, diagnose: geval, leeftijd: -1)
              #expect(sporen.contains(spoor) && tabel.rijen[rij - 1].spoor == spoor)
              geraakt.insert(rij)
            }
          }
        }
      }
    }
    #expect(geraakt == Set(1...tabel.rijen.count))
  }
}

@Suite struct `The proof of a table` {
  /// A table of the test tenant with these rows, and what the loader says.
  private func problemen(_ rijen: [(als: String, spoor: String)]) -> String {
    var proef = Proef()
    let regels = rijen.map { "      - { als: \($0.als), spoor: \($0.spoor), status: bron, bron: \"x\" }\n" }.joined()
    proef.bestanden["tenants/proef/beslistabel.yaml"] = """
      beslistabellen:
        - vanaf: 2015-01-01
          bron: "x"
          gecontroleerd_tot: 2015-12-31
          regels:

      """ + regels
    return proef.problemen
  }

  @Test func `Numbers that meet leave no gap, one apart leaves one`() {
    #expect(
      problemen([
        ("{ verdiencapaciteit: { onder: 30 } }", "werk"), ("{ verdiencapaciteit: { vanaf: 30, tot_en_met: 79 } }", "zorg"),
        ("{ verdiencapaciteit: { vanaf: 80 } }", "werk"),
      ]) == "")
    #expect(
      problemen([
        ("{ verdiencapaciteit: { onder: 30 } }", "werk"), ("{ verdiencapaciteit: { vanaf: 31 } }", "zorg"),
      ]).contains(
        "no row for regeling pw, arbeidsvermogen geen, verdiencapaciteit 30, afstandMaanden 0, leeftijd 0 (and 17 more)"))
  }

  @Test func `The last percentage and the longest distance count`() {
    #expect(
      problemen([
        ("{ verdiencapaciteit: { onder: 100 } }", "werk"), ("{ afstandMaanden: { vanaf: 1 } }", "zorg"),
      ]).contains("verdiencapaciteit 100, afstandMaanden 0"))
    #expect(
      problemen([
        ("{ afstandMaanden: { onder: 1200 } }", "werk"), ("{ arbeidsvermogen: [geen, beperkt] }", "zorg"),
      ]).contains("arbeidsvermogen volledig, verdiencapaciteit 0, afstandMaanden 1200"))
  }

  @Test func `Booleans and ages are parts too`() {
    #expect(
      problemen([
        ("{ jonggehandicapt: ja, startkwalificatie: nee }", "werk"), ("{ jonggehandicapt: nee }", "zorg"),
      ]).contains("leeftijd 0, startkwalificatie, jonggehandicapt"))
    #expect(
      problemen([("{ leeftijd: { onder: 27 } }", "werk"), ("{ leeftijd: { vanaf: 28 } }", "zorg")]).contains("leeftijd 27"))
    #expect(problemen([("{ leeftijd: { onder: 27 } }", "werk"), ("{ leeftijd: { vanaf: 27 } }", "zorg")]) == "")
  }

  @Test func `A row that others take together can never match`() {
    #expect(
      problemen([
        ("{ arbeidsvermogen: geen }", "zorg"),
        ("{ arbeidsvermogen: [beperkt, volledig], afstandMaanden: { onder: 12 } }", "werk"),
        ("{ afstandMaanden: { tot_en_met: 11 } }", "zorg"), ("altijd", "zorg"),
      ]).contains("row 3, spoor 'zorg', never matches: earlier rows take all of it"))
  }
}

@Suite struct `A table and its days` {
  private func regels() throws -> Regels {
    var proef = Proef()
    proef.bestanden["tenants/proef/beslistabel.yaml"] = """
      beslistabellen:
        - vanaf: 2015-01-01
          bron: "een"
          gecontroleerd_tot: 2015-12-31
          regels:
            - { als: { arbeidsvermogen: geen }, spoor: zorg, status: bron, bron: "1" }
            - { als: altijd, spoor: werk, status: bron, bron: "2" }
        - vanaf: 2016-07-01
          geregistreerd: 2016-09-01
          bron: "twee"
          gecontroleerd_tot: 2016-12-31
          regels:
            - { als: altijd, spoor: werk, status: bron, bron: "1" }

      """
    #expect(proef.problemen == "")
    return try #require(proef.geladen.regels.values.first)
  }

  @Test func `A table holds from its day to the day before the next`() throws {
    let regels = try regels()
    #expect(regels.beslistabel(op: dag("2014-12-31")) == nil)
    #expect(regels.beslistabel(op: dag("2015-01-01"))?.bron == "een")
    #expect(regels.beslistabel(op: dag("2016-06-30"))?.bron == "een")
    #expect(regels.beslistabel(op: dag("2016-07-01"))?.bron == "twee")
  }

  @Test func `A table not yet registered is not known`() throws {
    let regels = try regels()
    #expect(regels.bekendOp(dag("2016-08-31")).beslistabel(op: dag("2016-07-01"))?.bron == "een")
    #expect(regels.bekendOp(dag("2016-09-01")).beslistabel(op: dag("2016-07-01"))?.bron == "twee")
  }
}
