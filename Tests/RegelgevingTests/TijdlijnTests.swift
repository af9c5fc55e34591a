import Domain
import Regelgeving
import Testing

/// One parameter of the test tenant, in the files of `Proef`, with rows of its own on each level.
private func regels(_ pad: String, eenheid: String, ritme: String, tenant: [String], gemeente: [String] = []) throws -> Regels {
  var proef = Proef()
  func blok(_ rijen: [String]) -> String {
    """
    \(pad):
      omschrijving: Proef
      eenheid: \(eenheid)
      ritme: \(ritme)
      artikel: Wet art. 1
      gecontroleerd_tot: 2030-12-31
      waarden:
    \(rijen.map { "    - { \($0), status: bron, bron: \"B\" }\n" }.joined())
    """
  }
  proef.bestanden["tenants/proef/extra.yaml"] = tenant.isEmpty ? "{}" : blok(tenant)
  proef.bestanden["tenants/proef/gemeenten/GM0002.yaml"] = gemeente.isEmpty ? nil : blok(gemeente)
  #expect(proef.problemen == "")
  return try #require(proef.geladen.regels.values.first)
}

private func gemeente(_ code: String) -> Gemeente { Gemeente(code)! }

@Suite struct `A value and its days` {
  @Test func `A half-year's value holds from its first day to the day before 1 July`() throws {
    let regels = try #require(Proef().geladen.regels.values.first).voor(.onbekend)
    #expect(regels.cent(.normGehuwd21TotAow, op: dag("2014-12-31")) == nil)
    #expect(regels.cent(.normGehuwd21TotAow, op: dag("2015-01-01")) == Eurocent(137_262))
    #expect(regels.cent(.normGehuwd21TotAow, op: dag("2015-06-30")) == Eurocent(137_262))
    #expect(regels.cent(.normGehuwd21TotAow, op: dag("2015-07-01")) == Eurocent(137_518))
    #expect(regels.cent(.normGehuwd21TotAow, op: dag("2015-12-31")) == Eurocent(137_518))
    #expect(regels.cent(.normGehuwd21TotAow, op: dag("2016-01-01")) == nil)
  }

  @Test func `A year's value holds to the day before 1 January`() throws {
    let regels = try regels("wsw.bijdragePerWerknemer", eenheid: "euro", ritme: "doorlopend", tenant: []).voor(.onbekend)
    #expect(regels.cent(.wswRijksbijdragePerSe, op: dag("2015-12-31")) == Eurocent(2_205_000))
    #expect(regels.cent(.wswRijksbijdragePerSe, op: dag("2016-01-01")) == nil)
    #expect(regels.rij(.wswRijksbijdragePerSe, op: dag("2016-01-01")) != nil)
    #expect(regels.rij(.wswRijksbijdragePerSe, op: dag("2199-12-31")) != nil)
  }

  @Test func `A running value holds until the next row or a null`() throws {
    let regels = try regels(
      "termijn.wachtlijst-activiteit", eenheid: "maanden", ritme: "doorlopend",
      tenant: ["vanaf: 2015-01-01, waarde: 12", "vanaf: 2017-03-01, waarde: 6", "vanaf: 2018-01-01, waarde: null"]
    ).voor(.onbekend)
    let p = Parameter.termijnWachtlijstActiviteit
    #expect(regels.geheel(p, op: dag("2017-02-28")) == 12)
    #expect(regels.geheel(p, op: dag("2017-03-01")) == 6)
    #expect(regels.geheel(p, op: dag("2017-12-31")) == 6)
    #expect(regels.geheel(p, op: dag("2018-01-01")) == nil)
    #expect(regels.rijen(p).map(\.geldigheid.tot) == [dag("2017-03-01"), dag("2018-01-01"), nil])
  }

  @Test func `The number of a row finds it again, and it says where it stands`() throws {
    let regels = try #require(Proef().geladen.regels.values.first).voor(.onbekend)
    let nummer = try #require(regels.index(.normAlleenstaande21TotAow, op: dag("2015-08-01")))
    let rij = regels.rij(nummer)
    #expect(rij.parameter == .normAlleenstaande21TotAow)
    #expect(rij.waarde == .cent(Eurocent(96_263)))
    #expect((rij.bestand, rij.regel) == ("landelijk/normen.yaml", 27))
    #expect(rij.artikel == "Participatiewet art. 21 onder a")
    #expect(rij.niveau == .landelijk)
  }
}

@Suite struct `Gemeente, tenant, landelijk` {
  @Test func `The first level that says something on the day counts, also when it says null`() throws {
    let regels = try regels(
      "aanvraag.besluit_vereist", eenheid: "ja/nee", ritme: "doorlopend",
      tenant: ["vanaf: 2016-01-01, waarde: ja", "vanaf: 2018-01-01, waarde: null"])
    let p = Parameter.aanvraagBesluitVereist
    let rijen = regels.voor(gemeente("GM0003"))
    #expect(rijen.jaNee(p, op: dag("2015-12-31")) == false)
    #expect(rijen.rij(p, op: dag("2015-12-31"))?.niveau == .landelijk)
    #expect(rijen.jaNee(p, op: dag("2016-01-01")) == true)
    #expect(rijen.rij(p, op: dag("2017-12-31"))?.niveau == .tenant)
    #expect(rijen.jaNee(p, op: dag("2018-01-01")) == nil)
  }

  @Test func `A gemeente overrides for itself only`() throws {
    let regels = try regels(
      "maatregel.uniform.p2", eenheid: "maanden", ritme: "doorlopend", tenant: [], gemeente: ["vanaf: 2016-07-01, waarde: 3"])
    let p = Parameter.maatregelUniformP2
    #expect(regels.voor(gemeente("GM0002")).geheel(p, op: dag("2016-06-30")) == 2)
    #expect(regels.voor(gemeente("GM0002")).geheel(p, op: dag("2016-07-01")) == 3)
    #expect(regels.voor(gemeente("GM0002")).rij(p, op: dag("2016-07-01"))?.niveau == .gemeente)
    for ander in [gemeente("GM0001"), gemeente("GM0003"), gemeente("GM9999"), .onbekend] {
      #expect(regels.voor(ander).geheel(p, op: dag("2016-07-01")) == 2)
    }
  }

  @Test func `A value of a tenant that lapsed lets national law through again`() throws {
    var proef = Proef()
    proef.bestanden["landelijk/wsw.yaml"] = """
      wsw.rijksbijdragePerSe:
        omschrijving: Rijksbijdrage
        eenheid: euro
        ritme: jaar
        artikel: Wsw art. 8
        gecontroleerd_tot: 2017-12-31
        waarden:
          - { vanaf: 2014-01-01, waarde: 1.00, status: bron, bron: "B" }
          - { vanaf: 2015-01-01, waarde: 2.00, status: bron, bron: "B" }
          - { vanaf: 2016-01-01, waarde: 3.00, status: bron, bron: "B" }
          - { vanaf: 2017-01-01, waarde: 4.00, status: bron, bron: "B" }

      """
    let verordening = try #require(proef.bestanden["tenants/proef/verordening.yaml"])
    proef.bestanden["tenants/proef/verordening.yaml"] = verordening.replacing(
      "    - { vanaf: 2016-01-01, waarde: null, status: bron, bron: \"Kadernota 4\" }\n", with: "")
    #expect(proef.problemen == "")
    let regels = try #require(proef.geladen.regels.values.first).voor(.onbekend)
    let waarden = ["2014-06-01", "2015-06-01", "2016-06-01", "2017-06-01"].map {
      regels.cent(.wswRijksbijdragePerSe, op: dag($0))?.description
    }
    #expect(waarden == ["1.00", "22050.00", "3.00", "4.00"])
  }
}

@Suite struct `What was known on a day` {
  private let rijen = [
    "vanaf: 2015-01-01, waarde: 12", "vanaf: 2015-01-01, waarde: 10, geregistreerd: 2015-09-01",
    "vanaf: 2016-01-01, waarde: 8, geregistreerd: 2015-11-15", "vanaf: 2017-01-01, waarde: 6, geregistreerd: 2017-05-01",
  ]
  private func regels() throws -> Regels {
    try RegelgevingTests.regels("termijn.wachtlijst-activiteit", eenheid: "maanden", ritme: "doorlopend", tenant: rijen)
  }
  private func waarde(_ regels: Regels, _ op: String) -> Int? {
    regels.voor(.onbekend).geheel(.termijnWachtlijstActiviteit, op: dag(op))
  }

  @Test func `A correction counts from the day it was registered, for the days it corrects`() throws {
    let alles = try regels()
    #expect(waarde(alles, "2015-03-01") == 10)
    #expect(waarde(alles.bekendOp(dag("2015-09-01")), "2015-03-01") == 10)
    #expect(waarde(alles.bekendOp(dag("2015-08-31")), "2015-03-01") == 12)
  }

  @Test func `A row counts when it was registered on or before the day, ahead of its own days too`() throws {
    let alles = try regels()
    #expect(waarde(alles.bekendOp(dag("2015-11-14")), "2016-06-01") == 10)
    #expect(waarde(alles.bekendOp(dag("2015-11-15")), "2016-06-01") == 8)
    #expect(waarde(alles.bekendOp(dag("2017-04-30")), "2017-03-01") == 8)
    #expect(waarde(alles.bekendOp(dag("2017-05-01")), "2017-03-01") == 6)
  }

  @Test func `Registered is the first day unless the file says otherwise`() throws {
    let alles = try regels()
    #expect(waarde(alles.bekendOp(dag("2014-12-31")), "2015-03-01") == nil)
    #expect(waarde(alles.bekendOp(dag("2015-01-01")), "2015-03-01") == 12)
    #expect(alles.bekendOp(dag("2014-12-31")).beslistabel(op: dag("2015-01-01")) == nil)
    #expect(alles.bekendOp(dag("2015-01-01")).beslistabel(op: dag("2015-01-01")) != nil)
  }

  @Test func `An AOW step counts from the day it was registered`() throws {
    var proef = Proef()
    let aow = try #require(proef.bestanden["landelijk/aow.yaml"])
    proef.bestanden["landelijk/aow.yaml"] = aow.replacing("maanden: 2,", with: "maanden: 2, geregistreerd: 2012-07-12,")
    let regels = try #require(proef.geladen.regels.values.first)
    #expect(regels.aowDatum(geboren: dag("1948-06-01")) == dag("2013-08-01"))
    #expect(regels.bekendOp(dag("2012-07-12")).aowDatum(geboren: dag("1948-06-01")) == dag("2013-08-01"))
    #expect(regels.bekendOp(dag("2012-07-11")).aowDatum(geboren: dag("1948-06-01")) == nil)
    #expect(regels.bekendOp(dag("1900-01-01")).aowDatum(geboren: dag("1947-06-01")) == dag("2012-06-01"))
  }

  @Test func `A set of a day has a digest of its own`() throws {
    let alles = try regels()
    #expect(alles.bekendOp(dag("2016-01-01")).digest != alles.digest)
    #expect(alles.bekendOp(dag("2016-01-01")).digest == alles.bekendOp(dag("2016-01-01")).digest)
    #expect(alles.bekendOp(dag("2016-01-01")).digest != alles.bekendOp(dag("2016-01-02")).digest)
  }
}
