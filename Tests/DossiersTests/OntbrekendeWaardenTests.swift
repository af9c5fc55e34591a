import Regelgeving
import Testing

@testable import Domain
@testable import Dossiers

/// A number of the law that nobody gave makes an outcome `onbepaald` or leaves a count out; no rule fills one in.
@Suite struct OntbrekendeWaardenTests {
  /// National law without the block of one parameter.
  private func zonder(_ pad: String, _ tenant: String) -> Regels {
    var bestanden = Regelset.bestanden
    var gevonden = 0
    for (naam, inhoud) in bestanden where naam.hasPrefix("landelijk/") {
      let blokken = inhoud.split(separator: "\n\n", omittingEmptySubsequences: false)
      let rest = blokken.filter { !$0.hasPrefix("\(pad):") && !$0.contains("\n\(pad):") }
      gevonden += blokken.count - rest.count
      bestanden[naam] = rest.isEmpty ? "{}" : rest.joined(separator: "\n\n")
    }
    precondition(gevonden == 1, "\(pad) stands in \(gevonden) blocks")
    return Regelset.laad(bestanden)[TenantID(tenant)!]!
  }

  private func besluit(_ client: Client, _ regels: Regels, _ sleutel: String) -> BesluitUitkomst? {
    derive(client.dossier, regels).besluiten.first { $0.sleutel.tekst == sleutel }?.uitkomst
  }

  @Test(
    arguments: [
      ("lks.forfaitMaanden", true, "2016-05"), ("lks.urenPerWeek", false, "2016-05"), ("wml.urenPerMaand", false, "2024-05"),
    ])
  func `loonkostensubsidie`(pad: String, forfaitair: Bool, maand: String) {
    var client = Client("dal")
    client.aanvraag("2016-01-01")
    client.plaatsing("p", .lks, "2016-03-01")
    client.meld(
      .loonkostenGedeclareerd(
        LoonkostenGedeclareerd(
          maand: Maand(maand)!, plaatsing: "p", loonwaarde: 60, urenPerWeek: Decimaal(36), forfaitair: forfaitair,
          gedeclareerdCent: .nul)))
    let sleutel = "loonkostensubsidie/p/\(maand)"
    #expect(besluit(client, Regelset.voor("dal"), sleutel) == .vastgesteld)
    #expect(besluit(client, zonder(pad, "dal"), sleutel) == .onbepaald(parameter: pad, datum: datum("\(maand)-01")))
  }

  @Test(arguments: ["vrijlating.arbeid.leeftijd", "vrijlating.arbeid.maanden"])
  func `vrijlating`(pad: String) {
    var client = Client("dal")
    client.aanvraag("2015-01-01")
    client.betaald("2015-02", 0, arbeid: 40_000)
    client.betaald("2015-03", 0)
    let regels = zonder(pad, "dal")
    #expect(besluit(client, regels, "uitkering/2015-02") == .onbepaald(parameter: pad, datum: datum("2015-02-01")))
    #expect(besluit(client, regels, "uitkering/2015-03") == .vastgesteld)
  }

  @Test func `the fifth that children add to a partner of 20`() {
    var client = Client("dal")
    client.aanvraag("2015-01-01", leefvorm: .gehuwd, partner: "1995-01-01", medebewoners: 1, kind: "2014-01-01")
    client.betaald("2015-02", 0)
    #expect(
      besluit(client, zonder("kostendelersnorm.kinderen", "dal"), "uitkering/2015-02")
        == .onbepaald(parameter: "kostendelersnorm.kinderen", datum: datum("2015-02-01")))
  }

  @Test func `a fund that no rule names is onbekend, and the money stays counted`() {
    var client = Client("dal")
    client.aanvraag("2015-01-01")
    client.betaald("2015-02", 10_000)
    let uitgaven = derive(client.dossier, zonder("fonds.uitkering", "dal")).bijdragen.filter { $0.cel.maat == .uitgavenCent }
    #expect(uitgaven.map(\.delta) == [10_000])
    #expect(uitgaven.first?.cel.dimensies[.fonds]?.tekst == "onbekend")
  }

  @Test func `without an allowed gap every gap ends a Wsw plaatsing, without a term none is duurzaam`() {
    var client = Client("dal")
    client.aanvraag("2015-01-01", regeling: .wsw)
    client.plaatsing("a", .detachering, "2015-02-01", "2015-05-01")
    client.plaatsing("b", .detachering, "2015-05-10", "2015-09-01")
    func duurzaam(_ regels: Regels) -> Int64 {
      derive(client.dossier, regels).bijdragen.filter { $0.cel.maat == .uitstroomDuurzaam }.reduce(0) { $0 + $1.delta }
    }
    #expect(duurzaam(Regelset.voor("dal")) == 1)
    #expect(duurzaam(zonder("duurzaam.wsw_onderbreking", "dal")) == 0)
    #expect(duurzaam(zonder("duurzaam.maanden", "dal")) == 0)
  }

  @Test func `without an age or a length there is no zoektermijn`() {
    var client = Client("dal")
    client.aanvraag("2016-02-01", geboren: "1995-01-01")
    #expect(client.perioden == ["2016-02-29 – … pw "])
    for pad in ["zoektermijn.leeftijd", "zoektermijn.dagen"] {
      #expect(derive(client.dossier, zonder(pad, "dal")).perioden.map(\.van) == [datum("2016-02-01")])
    }
  }

  @Test func `a window that is not there makes repetition onbepaald`() {
    var client = Client("dal")
    client.aanvraag("2015-01-01")
    client.gedraging("uwv-inschrijving", "2015-03-10", id: "m-1")
    // DAL's own window, taken out after the loader saw it: what was known before it was registered.
    let verordening = Regelset.bestanden["tenants/dal/maatregelen.yaml"]!
    let begin = verordening.range(of: "maatregel.recidive.venster:")!.lowerBound
    let later =
      verordening[..<begin]
      + verordening[begin...].replacing("vanaf: 2015-01-01", with: "vanaf: 2015-01-01\n      geregistreerd: 2016-01-01")
    let regels = Regelset.met(["tenants/dal/maatregelen.yaml": String(later)], "dal")
    #expect(besluit(client, regels, "maatregel/m-1") == .vastgesteld)
    #expect(
      besluit(client, regels.bekendOp(datum("2015-12-31")), "maatregel/m-1")
        == .onbepaald(parameter: "maatregel.recidive.venster", datum: datum("2015-03-10")))
  }
}
