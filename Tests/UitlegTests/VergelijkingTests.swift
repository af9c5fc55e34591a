import Domain
import Dossiers
import JSON
import Regelgeving
import RegelgevingTesting
import Testing
import Uitleg

/// `--compare`: every difference is there, and each has its cause.
@Suite struct VergelijkingTests {
  @Test func `of random corrections every besluit and contribution that differs is named, each with a cause`() {
    var verschillen = 0
    var samen = 0
    for mens in Bevolking.mensen(Bevolking.aantal / 2) {
      let regels = Recht.voor(mens.tenant)
      // Before: without the last quarter of what arrived.
      let voor = Client.dossier(Array(mens.feiten.prefix(mens.feiten.count * 3 / 4)))
      let na = mens.dossier
      let vergelijking = Vergelijking(
        Stand(naam: "voor", dossier: voor, regels: regels), Stand(naam: "na", dossier: na, regels: regels))
      let (toen, nu) = (derive(voor, regels, grondslag: true), derive(na, regels, grondslag: true))
      #expect(vergelijking.isGelijk == (toen == nu), "seed \(mens.zaad)")
      let json = vergelijking.json
      let genoemd = Set((json["besluiten"]?.array ?? []).compactMap { $0["sleutel"]?.string })
      func perSleutel(_ uitkomst: Uitkomst) -> [String: Besluit] {
        Dictionary(uitkomst.besluiten.map { ($0.sleutel.tekst, $0) }, uniquingKeysWith: { a, _ in a })
      }
      let (links, rechts) = (perSleutel(toen), perSleutel(nu))
      #expect(genoemd == Set(links.keys).union(rechts.keys).filter { links[$0] != rechts[$0] }, "seed \(mens.zaad)")
      func perCel(_ uitkomst: Uitkomst) -> [Cel: Int64] {
        Dictionary(uitkomst.bijdragen.map { ($0.cel, $0.delta) }, uniquingKeysWith: +)
      }
      let (cellenToen, cellenNu) = (perCel(toen), perCel(nu))
      let cellen = Set(cellenToen.keys).union(cellenNu.keys).filter { cellenToen[$0] != cellenNu[$0] }
      #expect(json["bijdragen"]?.array?.count == cellen.count, "seed \(mens.zaad)")
      for verschil in (json["besluiten"]?.array ?? []) + (json["bijdragen"]?.array ?? []) {
        verschillen += 1
        let oorzaken = verschil["oorzaken"]?.array ?? []
        #expect(!oorzaken.isEmpty, "seed \(mens.zaad)")
        if oorzaken.contains(where: { $0["soort"]?.string == "samen" }) { samen += 1 }
        for oorzaak in oorzaken {
          let tekst = oorzaak["tekst"]?.string ?? ""
          #expect(tekst.contains("alleen in "), "seed \(mens.zaad): \(tekst)")
        }
      }
    }
    print("VergelijkingTests: \(verschillen) differences, of \(samen) only several facts together are the cause")
    #expect(verschillen > 200)
    #expect(samen * 5 < verschillen)
  }

  @Test func `a correction of one payment is the cause of the month's besluiten and sums, and of nothing else`() {
    var client = Client()
    client.aanvraag("g-1", "2016-01-01")
    client.betaald("g-2", "2016-03", 92_407)
    client.betaald("g-3", "2016-04", 92_407)
    let voor = client.dossier
    client.betaald("g-4", "2016-03", 90_000, vervangt: "g-2")
    let regels = Recht.voor("dal")
    let tekst = Vergelijking(
      Stand(naam: "voor.jsonl", dossier: voor, regels: regels), Stand(naam: "na.jsonl", dossier: client.dossier, regels: regels)
    ).tekst(.tekst)
    #expect(tekst.contains("uitkering/2016-03\n-----------------\n"))
    #expect(tekst.contains("In B ten opzichte van A: verschil € -24,07 in plaats van € 0,00."))
    #expect(
      tekst.contains(
        "door alleen in B: uitkering-verwerkt g-4 (2016-03-01), vervangt g-2, geregistreerd\n    1970-01-01T00:00:00Z"))
    #expect(tekst.contains("is nieuw: verschil € -24,07"))
    #expect(!tekst.contains("2016-04"))
  }

  @Test func `the same facts give nothing to tell`() {
    var client = Client()
    client.aanvraag("g-1", "2016-01-01")
    let stand = Stand(naam: "A", dossier: client.dossier, regels: Recht.voor("dal"))
    let vergelijking = Vergelijking(stand, stand)
    #expect(vergelijking.isGelijk)
    #expect(vergelijking.tekst(.tekst).hasSuffix("Alles wat hieruit volgt is gelijk.\n"))
  }

  @Test func `a value that was not known yet is the cause of an uitkomst that was onbepaald`() throws {
    var client = Client()
    client.aanvraag("g-1", "2017-07-01")
    client.betaald("g-2", "2017-08", 90_000)
    let regels = Recht.voor("dal")
    let nieuw = try #require(Recht.veranderd(.normAlleenstaande21TotAow) { $0 == "null" ? "986.00" : nil })
    let voorstel = try #require(nieuw[regels.tenant])
    let vergelijking = Vergelijking(
      Stand(naam: "ops", dossier: client.dossier, regels: regels),
      Stand(naam: "voorstel", dossier: client.dossier, regels: voorstel))
    let tekst = vergelijking.tekst(.tekst)
    #expect(tekst.contains("norm.alleenstaande.21-aow op 2017-07-01: geen waarde → € 986,00"))
    #expect(tekst.contains("door norm.alleenstaande.21-aow op 2017-08-01: geen waarde → € 986,00"))
  }
}
