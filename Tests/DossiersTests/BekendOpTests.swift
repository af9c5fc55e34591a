import Regelgeving
import Testing

@testable import Domain
@testable import Dossiers

/// Two times: from when a value holds, and since when it could be known. What is derived as known on a day uses neither a value
/// nor (in the program) a fact registered after it.
@Suite struct BekendOpTests {
  /// A besluit of 1 September 2015 that lets the norm of a single person be 962.62 from 1 July 2015, two months back.
  private static let metTerugwerkendeKracht: Regels = {
    let pad = "landelijk/normen-alleenstaande.yaml"
    var inhoud = Regelset.bestanden[pad]!
    let rij = """
          - { vanaf: 2015-07-01, waarde: 962.63, status: bron, bron: "regelrecht-corpus participatiewet; laws-markdown 2015-07" }

      """
    let ander = """
          - { vanaf: 2015-07-01, geregistreerd: 2015-09-01, waarde: 962.62, status: bron, bron: "besluit van 1 september (verzonnen)" }

      """
    precondition(inhoud.contains(rij))
    inhoud = inhoud.replacing(rij, with: rij + ander)
    return Regelset.met([pad: inhoud], "dal")
  }()

  private func recht(_ maand: String, _ regels: Regels) -> Int64? {
    var client = Client("dal")
    client.aanvraag("2015-01-01")
    client.betaald(maand, 0)
    guard
      case .uitkering(let bedragen)? = derive(client.dossier, regels).besluiten.first(where: {
        $0.sleutel.tekst == "uitkering/\(maand)"
      })?.inhoud
    else { return nil }
    return bedragen.recht.cent
  }

  @Test func `a retroactive norm is used for its months from the day it was registered`() {
    let alles = Self.metTerugwerkendeKracht
    for (bekendOp, verwacht) in [("2015-08-31", 96_263), ("2015-09-01", 96_262), ("2016-01-01", 96_262)] {
      #expect(recht("2015-08", alles.bekendOp(datum(bekendOp))) == Int64(verwacht))
    }
    #expect(recht("2015-08", alles) == 96_262)
    #expect(recht("2015-06", alles.bekendOp(datum("2015-09-01"))) == 96_083)
  }

  @Test func `on 30 June 2015 the norm of July is not yet known, and July is onbepaald`() {
    var client = Client("dal")
    client.aanvraag("2015-01-01")
    client.betaald("2015-06", 0)
    client.betaald("2015-07", 0)
    let besluiten = derive(client.dossier, Regelset.voor("dal").bekendOp(datum("2015-06-30"))).besluiten
    #expect(besluiten.first { $0.sleutel.tekst == "uitkering/2015-06" }?.uitkomst == .vastgesteld)
    #expect(
      besluiten.first { $0.sleutel.tekst == "uitkering/2015-07" }?.uitkomst
        == .onbepaald(parameter: "norm.alleenstaande.21-aow", datum: datum("2015-07-01")))
  }

  @Test func `a decision table registered later does not place anybody before`() {
    let pad = "tenants/waddenland/beslistabel.yaml"
    let tabel = Regelset.bestanden[pad]!
    let nieuw =
      tabel + """
          - vanaf: 2015-01-01
            geregistreerd: 2016-06-01
            bron: "Kadernota Waddenland 2, herzien"
            gecontroleerd_tot: 2026-12-31
            regels:
              - als: { arbeidsvermogen: geen }
                spoor: overgedragen
                status: bron
                bron: "2.1"
              - als: { afstandMaanden: { tot_en_met: 24 } }
                spoor: werk
                status: bron
                bron: "2.2, herzien"
              - als: altijd
                spoor: zorg
                status: bron
                bron: "2.3"

        """
    let regels = Regelset.met([pad: nieuw], "waddenland")
    var client = Client("waddenland")
    // 18 months: work under the later table only.
    client.aanvraag("2016-01-01", diagnose: .groeiend)
    func spoor(_ regels: Regels) -> String? { derive(client.dossier, regels).sporen.first?.spoor.tekst }
    #expect(spoor(regels.bekendOp(datum("2016-05-31"))) == "zorg")
    #expect(spoor(regels.bekendOp(datum("2016-06-01"))) == "werk")
    #expect(spoor(regels) == "werk")
  }

  @Test func `the choice of a tenant is unknown before the day it was registered`() {
    let regels = Regelset.voor("waddenland")
    var client = Client("waddenland")
    client.thuis = Gemeente("GM9002")!
    client.aanvraag("2026-02-10", geboren: "2003-05-01")
    #expect(derive(client.dossier, regels.bekendOp(datum("2026-01-31"))).perioden.map(\.van) == [datum("2026-03-10")])
    #expect(derive(client.dossier, regels.bekendOp(datum("2026-02-01"))).perioden.map(\.van) == [datum("2026-02-10")])
  }
}
