import Regelgeving
import Testing

@testable import Domain
@testable import Sturing

/// The printed tables of the five papers, and what in them does not add up.
@Suite struct ReeksenTests {
  @Test(arguments: ["bar", "bmwe", "dal", "drentsche-aa", "ijmond"])
  func `every tenant's plan is read`(tenant: String) throws {
    let plan = try Nota.plan(tenant)
    #expect(plan.reeksen.reeksen.contains { $0.tabel.bestand.hasPrefix("tenants/") } == (tenant != "bar"))
    #expect(plan.digest.count == 64)
  }

  @Test func `BMWE has 212,000 left in 2018 by the ministry's forecast and −524,000 by Ability's`() throws {
    let boek = try Nota.plan("bmwe").reeksen
    #expect(boek.waarde("besteedbaar", "2018", scenario: "ministerie") == Breuk(212_000))
    #expect(boek.waarde("besteedbaar", "2018", scenario: "ability") == Breuk(-524_000))
    // Without a choice: the first of the paper.
    #expect(boek.waarde("besteedbaar", "2018", scenario: nil) == Breuk(212_000))
    let verschil = boek.verschillen("ability", "ministerie").first { $0.reeks.id == "besteedbaar" && $0.punt == "2018" }
    #expect(verschil?.voor == Breuk(212_000))
    #expect(verschil?.na == Breuk(-524_000))
    // What the other forecast changes in the formulas over it: the doelgroep of 2018 is 1187 + 378.
    #expect(boek.waarde("doelgroep", "2018", scenario: "ability") == Breuk(1565))
  }

  @Test(arguments: [
    (
      "bmwe",
      [
        "bijstand.groei 2018 21 13,7", "participatiebudget.som 2017 10.778.000 10.777.000",
        "budget.totaal 2016 15.195.000 15.438.000", "budget.totaal 2017 14.543.000 14.786.000",
        "budget.totaal 2018 13.707.000 13.950.000",
      ]
    ),
    (
      "dal",
      [
        "fivelingo.werknemers  5 waarden: 561, 620, 580, 520, 207 4 kolommen", "fivelingo.tabel structureel 207 196,67",
        "wsw.budgetdaling 2015 20 18,81",
      ]
    ),
    ("drentsche-aa", ["garantiebanen.tekst structureel 850 585", "groep.budgetsom 2015 100 90", "groep.prioritair 2015 70 75"]),
    (
      "ijmond",
      [
        "rijk.totaal 2015 2.643 2.647", "rijk.wsw-deel 2015 86 86,51", "wsw.per-se.vng 2015 22.050 22.500",
        "wajong.totaal aandeel 100 101", "bestand.uitkeringen.som Totaal 2.390 2.391",
      ]
    ),
    ("bar", []),
  ])
  func `the printed figures that do not agree, and no others`(tenant: String, verwacht: [String]) throws {
    let gevonden = try Nota.plan(tenant).reeksen.afwijkingen.map { "\($0.reeks) \($0.punt) \($0.gedrukt) \($0.berekend)" }
    #expect(Set(gevonden.map(zonderStaart)) == Set(verwacht.map(zonderStaart)))
    #expect(gevonden.count == verwacht.count)
  }

  /// Two decimals at most, so that the list above stays readable.
  private func zonderStaart(_ tekst: String) -> String { tekst.replacing("13,7 ", with: "13,7").replacing("13,70", with: "13,7") }

  @Test func `every difference names its place in the file`() throws {
    let afwijking = try #require(try Nota.plan("ijmond").reeksen.afwijkingen.first)
    #expect(afwijking.plaats.hasPrefix("tenants/ijmond/plan/reeksen.yaml:"))
    #expect(afwijking.bron.hasPrefix("IJmond, Kadernota"))
  }

  private func tabel(_ punten: String, _ reeksen: String) -> String {
    """
    tabellen:
      - id: proef
        titel: Proef
        bron: "een bron"
        status: bron
        eenheid: euro
        punten: \(punten)
        reeksen:
    \(reeksen)
    """
  }

  @Test func `a year twice, a cycle, a series that nobody defined: file and line`() {
    #expect(
      Nota.problemen("reeksen.yaml", tabel("[2014, 2015, 2014]", "      - { id: a, omschrijving: A, waarden: [1, 2, 3] }"))
        == ["tenants/bmwe/plan/reeksen.yaml:7: tabellen punten: 2014 twice; expected every year once; remove one"])
    #expect(
      Nota.problemen(
        "reeksen.yaml",
        tabel(
          "[2014]",
          "      - { id: a, omschrijving: A, formule: \"b + 1\" }\n      - { id: b, omschrijving: B, formule: \"a - 1\" }"))
        == [
          "tenants/bmwe/plan/reeksen.yaml:9: reeksen formule: a cycle: a → b → a; expected a formula that does not come back to "
            + "itself; break the cycle",
          "tenants/bmwe/plan/reeksen.yaml:10: reeksen formule: a cycle: b → a → b; expected a formula that does not come back to "
            + "itself; break the cycle",
        ])
    #expect(
      Nota.problemen(
        "reeksen.yaml",
        tabel(
          "[2014]",
          "      - { id: budget, omschrijving: A, waarden: [1] }\n      - { id: b, omschrijving: B, formule: \"bugdet * 2\" }"))
        == [
          "tenants/bmwe/plan/reeksen.yaml:10: reeksen formule: no series is called 'bugdet'; expected series that exist; write "
            + "'budget'"
        ])
    #expect(
      Nota.problemen("reeksen.yaml", tabel("[2014, 2015]", "      - { id: a, omschrijving: A, waarden: [1] }")).first
        == "tenants/bmwe/plan/reeksen.yaml:9: tabellen reeksen waarden: 1 values under 2 columns; expected a value or null for every "
        + "column; correct it; when the source prints it so, say that in 'toelichting:'")
  }

  @Test func `a verdeling of a fonds nobody defined, and a partner that is of the tenant`() {
    let tekst = """
      verdelingen:
        - id: proef
          omschrijving: Proef
          fondsen: [partcipatiebudget]
          sleutel: personen
          vanaf: 2015
          status: bron
          bron: "een bron"
          partners:
            - { naam: Winsum, gemeente: GM0053 }
      """
    #expect(
      Nota.problemen("verdeling.yaml", tekst) == [
        "tenants/bmwe/plan/verdeling.yaml:4: verdelingen fondsen: 'partcipatiebudget'; expected one of inkomensdeel, "
          + "participatiebudget, wsw, uitvoeringskosten, bijzonder; write participatiebudget",
        "tenants/bmwe/plan/verdeling.yaml:10: verdelingen partners gemeente: GM0053 is a gemeente of the tenant; expected a partner "
          + "outside it; remove it: its own dossiers count",
      ])
  }

  @Test func `realisation stands beside the plan of a year that is over, and of no other`() throws {
    let boek = try Nota.plan("bmwe").reeksen
    let formule = try #require(boek.reeks("bijstand", nil)?.realisatie)
    let pw = Dimensies((.leeftijdsklasse, "27-AOW"), (.regeling, "pw"), (.spoor, "werkspoor"))
    let cellen = [Cel(.bestand, Gemeente("GM0053")!, Maand(jaar: 2015, maand: 4), pw): Int64(1090)]
    let realisatie = Realisatie(cellen, peilmaand: Maand(jaar: 2016, maand: 6))
    #expect(realisatie.waarde(formule, jaar: 2015) == Breuk(1090))
    #expect(realisatie.waarde(formule, jaar: 2016) == nil)
  }
}
