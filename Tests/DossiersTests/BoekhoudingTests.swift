import Testing

@testable import Domain
@testable import Dossiers

/// Rule 16 inside one gemeente: what its boekhouding says, corrections and withdrawals as for clients.
@Suite struct BoekhoudingTests {
  static let gemeente = Gemeente("GM0053")!
  private func dag(_ tekst: String) -> CivilDate { CivilDate(tekst)! }

  private func dossier(_ feiten: [(id: String, vervangt: String?, inhoud: Inhoud)]) -> Dossier {
    var dossier = Dossier(onderwerp: .boekhouding(Self.gemeente))
    for feit in feiten {
      _ = dossier.voegToe(
        Gebeurtenis(
          source: "urn:nld:oin:1:systeem:fin", id: feit.id, tijd: 0, onderwerp: dossier.onderwerp, vervangt: feit.vervangt,
          inhoud: feit.inhoud)
      ) { Array($0.id.utf8) }
    }
    return dossier
  }

  private func budget(_ stadium: BudgetStadium, _ datum: String, _ cent: Int64, doelgroep: String? = nil) -> Inhoud {
    .budgetVastgesteld(
      BudgetVastgesteld(
        jaar: 2016, fonds: .participatiebudget, doelgroep: doelgroep, stadium: stadium, datum: dag(datum),
        bedragCent: Eurocent(cent)))
  }
  private func verplichting(_ naam: String, _ datum: String, _ cent: Int64) -> Inhoud {
    .verplichtingAangegaan(
      VerplichtingAangegaan(
        verplichting: naam, jaar: 2016, fonds: .participatiebudget, datum: dag(datum), bedragCent: Eurocent(cent)))
  }
  private func bijdragen(_ dossier: Dossier) -> [String] {
    Afleiding(dossier, Regelset.voor("bmwe")).uitkomst.bijdragen.map { "\($0.cel.maat.naam) \($0.cel.maand) \($0.delta)" }
      .sorted()
  }

  @Test func `the highest stadium counts, of one stadium the last, whatever came first`() throws {
    let feiten: [(id: String, vervangt: String?, inhoud: Inhoud)] = [
      ("3", nil, budget(.definitief, "2016-10-01", 1_050_00)), ("1", nil, budget(.voorlopig, "2015-10-01", 1_000_00)),
      ("4", nil, budget(.voorlopig, "2016-11-01", 9_000_00)), ("2", nil, budget(.definitief, "2016-09-01", 990_00)),
    ]
    let boekhouding = try #require(Boekhouding(dossier(feiten)))
    #expect(boekhouding.standen.map(\.budget) == [Eurocent(1_050_00)])
    #expect(boekhouding.budgetten.map(\.geldt) == [false, true])
    #expect(bijdragen(dossier(feiten)) == ["budgetCent 2016-10 105000"])
    #expect(bijdragen(dossier(feiten.reversed())) == bijdragen(dossier(feiten)))
  }

  @Test func `each doelgroep has a budget of its own, and the fonds has their sum`() throws {
    let boekhouding = try #require(
      Boekhouding(
        dossier([
          ("1", nil, budget(.definitief, "2016-09-01", 700_00, doelgroep: "wsw")),
          ("2", nil, budget(.voorlopig, "2015-09-01", 300_00, doelgroep: "bijstand")),
        ])))
    #expect(boekhouding.standen.map(\.beschikbaar) == [Eurocent(1_000_00)])
  }

  @Test func `a verplichting is what its last booking says, and 0 releases it`() throws {
    let feiten: [(id: String, vervangt: String?, inhoud: Inhoud)] = [
      ("1", nil, verplichting("v-1", "2016-02-03", 500_00)), ("2", nil, verplichting("v-1", "2016-04-03", 650_00)),
      ("3", nil, verplichting("v-2", "2016-03-01", 80_00)), ("4", nil, verplichting("v-1", "2016-06-01", 0)),
    ]
    let boekhouding = try #require(Boekhouding(dossier(feiten)))
    #expect(boekhouding.verplichtingen.map(\.naam) == ["v-2"])
    #expect(
      bijdragen(dossier(feiten)) == [
        "verplichtingCent 2016-02 50000", "verplichtingCent 2016-03 8000", "verplichtingCent 2016-04 15000",
        "verplichtingCent 2016-06 -65000",
      ])
  }

  @Test func `a correction takes the place of a booking, and a withdrawal takes it away`() {
    func baten(_ cent: Int64) -> Inhoud {
      .batenOntvangen(
        BatenOntvangen(
          boekdatum: dag("2016-05-02"), jaar: 2016, fonds: .participatiebudget, bron: .esf, bedragCent: Eurocent(cent)))
    }
    #expect(bijdragen(dossier([("1", nil, baten(10_00)), ("2", "1", baten(12_00))])) == ["batenCent 2016-05 1200"])
    let weg = Inhoud.gegevenIngetrokken(GegevenIngetrokken(gebeurtenis: "1", reden: "dubbel"))
    #expect(bijdragen(dossier([("2", nil, weg), ("1", nil, baten(10_00))])) == [])
  }

  @Test func `derive prints an object of the same shape with its own lists`() throws {
    let boekhouding = try #require(
      Boekhouding(dossier([("1", nil, verplichting("v-1", "2016-02-03", 500_00))])))
    #expect(
      String(decoding: interchange(boekhouding, tenant: TenantID("bmwe")!), as: UTF8.self)
        == #"{"baten":[],"bijdragen":[{"delta":50000,"dimensies":{"fonds":"participatiebudget","jaar":"2016"},"gemeente":"GM0053","maand":"2016-02","maat":"verplichtingCent"}],"budgetten":[],"dossier":"GM0053","geweigerd":[],"#
        + #""standen":[{"batenCent":0,"beschikbaarCent":null,"budgetCent":null,"fonds":"participatiebudget","jaar":2016,"uitkomst":"onbepaald","verplichtingenCent":50000}],"#
        + #""tenant":"bmwe","uitvoeringskosten":[],"verplichtingen":[{"bedragCent":50000,"fonds":"participatiebudget","jaar":2016,"sinds":"2016-02-03","verplichting":"v-1"}]}"#
    )
  }

  @Test func `what an employer's plaatsing says is told without the client, and is withdrawn with it`() {
    var client = Client("bmwe")
    let werkgever = Pseudonym("ffffffffffffffffffffffffffffffff")!
    client.meld(
      .voorzieningGestart(VoorzieningGestart(voorziening: "z", instrument: .proefplaatsing, datum: dag("2016-02-01"))))
    let id = client.meld(
      .plaatsingGestart(
        PlaatsingGestart(
          plaatsing: "p", soort: .regulier, datum: dag("2016-02-15"), urenPerWeek: Decimaal(24), werkgever: werkgever)))
    func links(_ client: Client) -> [Werkgeverlink] {
      var dossier = Dossier(onderwerp: .client(Client.pseudonym))
      for feit in client.feiten { _ = dossier.voegToe(feit) { Array($0.id.utf8) } }
      let links = Afleiding(dossier, Regelset.voor("bmwe")).werkgeverlinks
      #expect(links == Werkgeverlink.van(dossier))
      return links
    }
    #expect(links(client).map(\.werkgever) == [werkgever])
    #expect(links(client).map(\.onbetaald) == [.proefplaatsing])
    client.meld(.gegevenIngetrokken(GegevenIngetrokken(gebeurtenis: id, reden: "fout")))
    #expect(links(client) == [])
  }
}
