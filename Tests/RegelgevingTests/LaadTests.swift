import Domain
import Regelgeving
import RegelgevingTesting
import Testing

@Suite struct `Loading` {
  private func digest(_ proef: Proef) throws -> String { try #require(proef.geladen.regels.values.first).digest }

  @Test func `All faults of all files are told in one go, by file and line`() throws {
    var proef = Proef()
    for (pad, zoek, door) in [
      ("landelijk/normen.yaml", "960.83", "960"), ("landelijk/recht.yaml", "waarde: 28", "waarde: x"),
      ("landelijk/recht.yaml", "waarde: 5,", "waarde: 500,"), ("tenants/proef/tenant.yaml", "AM01", "1"),
      ("tenants/proef/beslistabel.yaml", "spoor: werk", "spoor: w"),
      ("tenants/proef/gemeenten/GM0001.yaml", "waarde: 5,", "waarde: 5%,"),
    ] {
      proef.bestanden[pad] = try #require(proef.bestanden[pad]).replacing(zoek, with: door)
    }
    let plaatsen = proef.geladen.problemen.problemen.map { "\($0.bestand):\($0.regel)" }
    #expect(
      plaatsen == [
        "landelijk/normen.yaml:26", "landelijk/recht.yaml:8", "landelijk/recht.yaml:16", "tenants/proef/beslistabel.yaml:11",
        "tenants/proef/gemeenten/GM0001.yaml:8", "tenants/proef/gemeenten/GM0001.yaml:16", "tenants/proef/tenant.yaml:3",
      ])
    #expect(proef.geladen.regels.isEmpty)
    guard case .failure(let lijst) = laad(bestanden: proef.bestanden.map { ($0.key, Array($0.value.utf8)) }) else {
      Issue.record("loaded")
      return
    }
    #expect(lijst.problemen.count == 7)
  }

  @Test func `A fault of one tenant does not keep another from starting`() throws {
    var proef = Proef()
    for (pad, inhoud) in Proef().bestanden where pad.hasPrefix("tenants/proef/") {
      proef.bestanden[pad.replacing("proef", with: "ander")] = inhoud.replacing("tenant: proef", with: "tenant: ander")
    }
    #expect(proef.problemen == "")
    #expect(proef.geladen.regels.count == 2)
    proef.bestanden["tenants/ander/verordening.yaml"] = "x"
    #expect(proef.geladen.regels.keys.map(\.description) == ["proef"])
    #expect(proef.geladen.problemen.problemen.map(\.tenant?.description) == ["ander"])
  }

  @Test func `A fault in national law keeps all`() throws {
    var proef = Proef()
    proef.bestanden["landelijk/recht.yaml"] = "x"
    #expect(proef.geladen.regels.isEmpty)
    proef.bestanden = proef.bestanden.filter { !$0.key.hasPrefix("landelijk") }
    #expect(proef.problemen.contains("landelijk:1: no national law"))
  }

  @Test func `Other folders of a tenant are left alone`() {
    var proef = Proef()
    proef.bestanden["tenants/proef/feed/suites.yaml"] = "kolommen: []\n"
    #expect(proef.problemen == "")
  }

  @Test func `The folders before it and the order of the files make no difference`() throws {
    let proef = Proef()
    let geladen = laadPerTenant(bestanden: proef.bestanden.map { ("etc/werkbedrijf/" + $0.key, Array($0.value.utf8)) }.reversed())
    #expect(geladen.problemen.problemen.isEmpty)
    #expect(try geladen.regels.values.first?.digest == digest(proef))
  }

  @Test func `A comment, a blank line and the order of keys leave the digest, any content changes it`() throws {
    let proef = Proef()
    let eerste = try digest(proef)
    #expect(eerste.count == 64)
    func met(_ pad: String, _ zoek: String, _ door: String) throws -> String {
      var ander = proef
      let inhoud = try #require(proef.bestanden[pad])
      #expect(inhoud.contains(zoek))
      ander.bestanden[pad] = inhoud.replacing(zoek, with: door)
      return try digest(ander)
    }
    let pad = "landelijk/recht.yaml"
    #expect(try met(pad, "zoektermijn.dagen:", "# een opmerking\n\nzoektermijn.dagen:") == eerste)
    #expect(try met(pad, "vanaf: 2012-01-01, waarde: 28", "waarde: 28, vanaf: 2012-01-01") == eerste)
    #expect(try met(pad, "waarde: 28", "waarde: 27") != eerste)
    #expect(try met(pad, "omschrijving: Zoektermijn", "omschrijving: Wachttijd") != eerste)
    #expect(try met("tenants/proef/tenant.yaml", "naam: Oud", "naam: Ouder") != eerste)
    #expect(try met("tenants/proef/gemeenten/GM0001.yaml", "waarde: 5,", "waarde: 6,") != eerste)
    #expect(try met("landelijk/aow.yaml", "maanden: 2", "maanden: 3") != eerste)
    #expect(try met("tenants/proef/beslistabel.yaml", "tot_en_met: 24", "tot_en_met: 23") != eerste)
    #expect(try met("tenants/proef/beslistabel.yaml", "tot_en_met: 24", "onder: 24") != eerste)
  }

  @Test func `Every path of a parameter finds it again, and is one spelling`() {
    for parameter in Parameter.allCases { #expect(Parameter(pad: parameter.pad) == parameter) }
    #expect(Set(Parameter.allCases.map(\.pad)).count == Parameter.allCases.count)
    #expect(Parameter(pad: "norm") == nil)
  }
}

@Suite struct `What validate tells beside the problems` {
  private func stand(_ geladen: Geladen, _ tenant: String?, _ pad: String, totEnMet: String) throws -> ParameterStand {
    try #require(
      standen(geladen, van: Maand("2015-01")!, totEnMet: Maand(totEnMet)!).first {
        $0.tenant?.description == tenant && $0.parameter.pad == pad
      })
  }

  @Test func `Months without a value, and checks that ran out`() throws {
    let geladen = Proef().geladen
    let norm = try stand(geladen, nil, "norm.gehuwd.21-aow", totEnMet: "2016-02")
    #expect(norm.gaten == "2016-01 t/m 2016-02")
    #expect(norm.gecontroleerdTot == dag("2015-12-31"))
    #expect(!norm.isVerouderd(op: dag("2015-12-31")) && norm.isVerouderd(op: dag("2016-01-01")))
    let nooit = try stand(geladen, nil, "norm.gehuwd.aow", totEnMet: "2016-02")
    #expect(nooit.isNooitGegeven && !nooit.isVerouderd(op: dag("2199-01-01")))
    #expect(nooit.gaten == "2015-01 t/m 2016-02")
    #expect(try stand(geladen, "proef", "wsw.rijksbijdragePerSe", totEnMet: "2016-02").gaten == "2016-01 t/m 2016-02")
    #expect(try stand(geladen, "proef", "maatregel.categorie-1.percentage", totEnMet: "2016-02").isNooitGegeven)
  }

  @Test func `A month without a value is not stale, one with a value nobody checked is`() throws {
    let regels = try #require(Proef().geladen.regels.values.first)
    #expect(regels.verouderd(op: dag("2015-12-31")).isEmpty)
    let daarna = regels.verouderd(op: dag("2016-01-01")).map(\.parameter.pad)
    #expect(daarna.contains("zoektermijn.dagen") && !daarna.contains("norm.gehuwd.21-aow"))
  }

  @Test(
    arguments: [
      (nil as String?, "norm.alleenstaande.21-aow", "2017-07 t/m 2017-12, 2019-07 t/m 2019-12", 0),
      (nil, "norm.gehuwd.aow", "2017-07 t/m 2017-12, 2019-07 t/m 2019-12, 2020-07 t/m 2020-12, 2026-01 t/m 2026-06", 0),
      (nil, "lks.werkgeverslasten", "2025-01 t/m 2026-11", 0),
      (nil, "wml.uur", "2015-01 t/m 2023-12, 2026-07 t/m 2026-11", 2), (nil, "zoektermijn.dagen", "", 0),
      ("dal", "wsw.rijksbijdragePerSe", "2016-01 t/m 2017-12, 2019-01 t/m 2026-11", 0),
      ("bar", "integraleIntake.vorm", "2015-01 t/m 2026-11", 0), ("dal", "duurzaam.maanden", "", 1),
    ])
  func `The holes of the law are named to the month`(tenant: String?, pad: String, gaten: String, aannamen: Int) throws {
    let stand = try stand(laadPerTenant(bestanden: Recht.bestanden), tenant, pad, totEnMet: "2026-11")
    #expect(stand.gaten == gaten)
    #expect(stand.aannamen == aannamen)
  }

  @Test func `National law is told once, what a tenant may settle for each`() {
    let alle = standen(laadPerTenant(bestanden: Recht.bestanden), van: Maand("2015-01")!, totEnMet: Maand("2016-12")!)
    #expect(alle.filter { $0.parameter == .normGehuwd21TotAow }.map(\.tenant) == [nil])
    #expect(
      alle.filter { $0.parameter == .duurzaamMaanden }.map { $0.tenant?.description } == [
        "bar", "bmwe", "dal", "drentsche-aa", "ijmond",
      ])
    #expect(alle.count == Set(alle.map { "\($0.tenant?.description ?? "") \($0.parameter.pad)" }).count)
  }
}
