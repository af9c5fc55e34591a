import Domain
import Regelgeving
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
  @Test func `Months without a value, assumptions and checks that ran out`() throws {
    let regels = standregels(Proef().geladen, van: Maand("2015-01")!, vandaag: dag("2016-02-15"))
    #expect(regels.contains("landelijk: norm.gehuwd.21-aow: geen waarde 2016-01 t/m 2016-02; NIET GECONTROLEERD na 2015-12-31"))
    #expect(regels.contains("landelijk: norm.gehuwd.aow: niet gegeven"))
    #expect(regels.contains("landelijk: zoektermijn.dagen: NIET GECONTROLEERD na 2015-12-31"))
    #expect(regels.contains("proef: wsw.rijksbijdragePerSe: geen waarde 2016-01 t/m 2016-02; gecontroleerd tot 2016-12-31"))
    #expect(regels.contains("proef: maatregel.categorie-1.percentage: niet gegeven"))
  }

  @Test func `The holes of the national law are named to the month`() throws {
    let regels = standregels(laadPerTenant(bestanden: Bestanden.alle), van: Maand("2015-01")!, vandaag: dag("2026-11-21"))
    for verwacht in [
      "landelijk: norm.alleenstaande.21-aow: geen waarde 2017-07 t/m 2017-12, 2019-07 t/m 2019-12; gecontroleerd tot 2026-12-31",
      "landelijk: lks.werkgeverslasten: geen waarde 2025-01 t/m 2026-11; gecontroleerd tot 2026-12-31",
      "landelijk: wml.uur: geen waarde 2015-01 t/m 2023-12, 2026-07 t/m 2026-11; 2 aannamen; gecontroleerd tot 2026-12-31",
      "bar: integraleIntake.vorm: niet gegeven",
    ] {
      #expect(regels.contains(verwacht), "\(verwacht)")
    }
    #expect(regels.filter { $0.contains("norm.alleenstaande.21-aow") }.count == 1)
  }
}
