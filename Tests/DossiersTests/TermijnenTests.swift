import Regelgeving
import Testing

@testable import Domain
@testable import Dossiers

/// The terms that no real paper sets, under the made-up verordening of Waddenland: a first diagnosis within 56 days, a new one
/// within 12 months, an overdracht accepted within 14 days; from 2017 the spoor `overgedragen` is such an overdracht.
@Suite struct TermijnenTests {
  /// `van – uiterlijk voldaanOp`, one a term of the soort.
  private func termijnen(_ soort: String, _ client: Client) -> [String] {
    client.uitkomst.termijnen.filter { $0.soort.tekst == soort }
      .map { "\($0.van) – \($0.uiterlijk) \($0.voldaanOp?.description ?? "-")" }
  }

  private func client() -> Client {
    var client = Client("waddenland")
    client.aanvraag("2016-03-01")
    return client
  }

  // MARK: diagnose

  @Test func `a first diagnosis on the 56th day after the melding is in time, on the 57th late`() {
    // 1 March + 56 days = 26 April.
    for (dag, voldaan, telaat) in [("2016-04-26", 1, 0), ("2016-04-27", 0, 1)] {
      var client = client()
      client.diagnose(dag, .werkfit)
      #expect(termijnen("diagnose", client) == ["2016-03-01 – 2016-04-26 \(dag)"])
      #expect(client.som(.termijnVoldaan, "2016-04") == voldaan)
      #expect(client.som(.termijnTeLaat, "2016-04") == telaat)
    }
  }

  @Test func `a diagnosis that comes with the aanvraag meets the term on the day of melding`() {
    var client = Client("waddenland")
    client.aanvraag("2016-03-01", ingang: "2016-03-20", diagnose: .werkfit)
    #expect(termijnen("diagnose", client) == ["2016-03-01 – 2016-04-26 2016-03-01"])
  }

  @Test func `a diagnosis never made is late the day after, and who left before owes none`() {
    var client = client()
    #expect(termijnen("diagnose", client) == ["2016-03-01 – 2016-04-26 -"])
    #expect(client.som(.termijnTeLaat, "2016-04") == 1)
    client.uitstroom("2016-04-26")
    #expect(termijnen("diagnose", client) == [])
    #expect(client.som(.termijnOpen, "2016-03") == 0)
  }

  @Test func `who left on the day after the term was late`() {
    var client = client()
    client.uitstroom("2016-04-27")
    #expect(termijnen("diagnose", client) == ["2016-03-01 – 2016-04-26 -"])
  }

  @Test func `each diagnosis asks a new one within twelve months, of a month's last day too`() {
    var client = client()
    client.diagnose("2016-03-31", .werkfit)
    client.diagnose("2017-03-31", .groeiend)
    client.diagnose("2018-04-01", .groeiend)
    #expect(
      termijnen("nieuwe-diagnose", client) == [
        "2016-03-31 – 2017-03-31 2017-03-31", "2017-03-31 – 2018-03-31 2018-04-01", "2018-04-01 – 2019-04-01 -",
      ])
    #expect(client.som(.termijnVoldaan, "2017-03") == 1)
    #expect(client.som(.termijnTeLaat, "2018-04") == 1)
    client.uitstroom("2019-04-01")
    #expect(termijnen("nieuwe-diagnose", client).count == 2)
  }

  // MARK: overdracht

  private func overdracht(_ aanvaard: String?, terug: String? = nil, regie: String? = "2016-03-02") -> Client {
    var client = client()
    client.diagnose("2016-03-02", .werkfit)
    if let regie {
      client.meld(.regieToegewezen(RegieToegewezen(datum: datum(regie), functionaris: Client.pseudonym, organisatie: "o")))
    }
    client.meld(.overdrachtAangeboden(OverdrachtAangeboden(overdracht: "o-1", datum: datum("2016-03-10"), naar: .sociaalTeam)))
    if let terug { client.meld(.overdrachtTeruggegeven(OverdrachtVervolg(overdracht: "o-1", datum: datum(terug)))) }
    if let aanvaard { client.meld(.overdrachtAanvaard(OverdrachtVervolg(overdracht: "o-1", datum: datum(aanvaard)))) }
    return client
  }

  /// Deltas of `overdracht` by stand.
  private func standen(_ client: Client) -> [String: Int64] {
    client.uitkomst.bijdragen.filter { $0.cel.maat == .overdracht }
      .reduce(into: [:]) { $0[$1.cel.dimensies[.stand]?.tekst ?? "", default: 0] += $1.delta }
  }

  @Test func `accepted on the 14th day is in time and warm, on the 15th neither`() {
    let opTijd = overdracht("2016-03-24")
    #expect(termijnen("overdracht", opTijd) == ["2016-03-10 – 2016-03-24 2016-03-24"])
    #expect(standen(opTijd) == ["aangeboden": 1, "aanvaard": 1, "warm": 1])
    let teLaat = overdracht("2016-03-25")
    #expect(termijnen("overdracht", teLaat) == ["2016-03-10 – 2016-03-24 2016-03-25"])
    #expect(standen(teLaat) == ["aangeboden": 1, "aanvaard": 1])
    #expect(teLaat.som(.termijnTeLaat, "2016-03") == 1)
  }

  @Test func `warm asks that someone has the regie on the day of acceptance`() {
    #expect(standen(overdracht("2016-03-20", regie: nil))["warm"] == nil)
    #expect(standen(overdracht("2016-03-20", regie: "2016-03-21"))["warm"] == nil)
    #expect(standen(overdracht("2016-03-20", regie: "2016-03-20"))["warm"] == 1)
  }

  @Test func `a return ends the term, and what is accepted after it is not warm`() {
    let client = overdracht("2016-03-20", terug: "2016-03-15")
    #expect(termijnen("overdracht", client) == ["2016-03-10 – 2016-03-24 2016-03-15"])
    #expect(standen(client) == ["aangeboden": 1, "aanvaard": 1, "teruggegeven": 1])
  }

  @Test func `an offer that nobody answers is open for 14 days and then late`() {
    let client = overdracht(nil)
    #expect(termijnen("overdracht", client) == ["2016-03-10 – 2016-03-24 -"])
    #expect(client.som(.termijnTeLaat, "2016-03") == 1)
  }

  @Test func `where the verordening names a spoor, entering it opens the term and leaving it the one back`() {
    var client = Client("waddenland")
    client.aanvraag("2017-01-02", diagnose: .werkfit)
    client.diagnose("2017-02-01", .ver)
    client.meld(.regieToegewezen(RegieToegewezen(datum: datum("2017-01-02"), functionaris: Client.pseudonym, organisatie: "o")))
    // Offered before he enters: the offer itself opens no term here.
    client.meld(.overdrachtAangeboden(OverdrachtAangeboden(overdracht: "o-1", datum: datum("2017-01-20"), naar: .sociaalTeam)))
    client.meld(.overdrachtAanvaard(OverdrachtVervolg(overdracht: "o-1", datum: datum("2017-02-15"))))
    client.diagnose("2017-06-01", .werkfit)
    #expect(
      termijnen("overdracht", client) == ["2017-02-01 – 2017-02-15 2017-02-15", "2017-06-01 – 2017-06-15 -"])
    #expect(standen(client) == ["aangeboden": 1, "aanvaard": 1, "warm": 1])
    client.meld(.overdrachtTeruggegeven(OverdrachtVervolg(overdracht: "o-1", datum: datum("2017-06-10"))))
    #expect(termijnen("overdracht", client).last == "2017-06-01 – 2017-06-15 2017-06-10")
  }

  @Test func `who leaves the spoor's period on the last day of its term is owed nothing, the day after it was late`() {
    for (uitstroom, verwacht) in [("2017-02-15", [] as [String]), ("2017-02-16", ["2017-02-01 – 2017-02-15 -"])] {
      var client = Client("waddenland")
      client.aanvraag("2017-02-01", diagnose: .ver)
      client.uitstroom(uitstroom)
      #expect(termijnen("overdracht", client) == verwacht)
    }
  }

  @Test(arguments: ["dal", "bmwe", "bar", "drentsche-aa", "ijmond"])
  func `no paper gives these terms, so in the five tenants none arises and nothing is warm`(tenant: String) {
    var client = Client(tenant)
    client.aanvraag("2017-01-02")
    client.diagnose("2017-02-01", .ver)
    client.meld(.regieToegewezen(RegieToegewezen(datum: datum("2017-01-02"), functionaris: Client.pseudonym, organisatie: "o")))
    client.meld(.overdrachtAangeboden(OverdrachtAangeboden(overdracht: "o-1", datum: datum("2017-01-20"), naar: .sociaalTeam)))
    client.meld(.overdrachtAanvaard(OverdrachtVervolg(overdracht: "o-1", datum: datum("2017-01-21"))))
    #expect(client.uitkomst.termijnen == [])
    #expect(standen(client) == ["aangeboden": 1, "aanvaard": 1])
  }

  // MARK: tegenprestatie before the start

  /// Waddenland asks it from the aanvraag on from 10 up to 20 March 2016 only, in `zorg` and without a diagnosis.
  @Test func `the days before the start take the rule of each day, not of the day of melding`() {
    var client = Client("waddenland")
    client.aanvraag("2016-03-05", ingang: "2016-03-25")
    let plicht = client.uitkomst.verplichtingen.filter { $0.soort.tekst == "tegenprestatie" }
      .map { "\($0.van) – \($0.tot?.description ?? "…")" }
    #expect(plicht == ["2016-03-10 – 2016-03-20", "2016-03-25 – …"])
  }
}
