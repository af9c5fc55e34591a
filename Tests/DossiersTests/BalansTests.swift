import Regelgeving
import Testing

@testable import Domain
@testable import Dossiers

/// The rules of "Participatiewet in balans" that a gemeente may choose from 1 January 2026: to let the zoektermijn go, and to
/// let a right start up to three months before the melding. Waddenland chose both from 1 February 2026; the five tenants
/// chose nothing.
@Suite struct BalansTests {
  /// The same dossier in each tenant: only the gemeente differs.
  private func perioden(_ tenant: String, _ meld: (inout Client) -> Void) -> [String] {
    var client = Client(tenant)
    meld(&client)
    return client.perioden
  }

  private func wadden(_ meld: (inout Client) -> Void) -> [String] {
    perioden("waddenland") { client in
      client.thuis = Gemeente("GM9002")!
      meld(&client)
    }
  }

  private static let vijf = ["dal", "bmwe", "bar", "drentsche-aa", "ijmond"]

  private func gemeente(_ tenant: String) -> Gemeente? {
    // Delfzijl and Winsum merged before 2026.
    tenant == "dal" ? Gemeente("GM1979") : tenant == "bmwe" ? Gemeente("GM1966") : nil
  }

  private func anderen(_ meld: (inout Client) -> Void) -> Set<[String]> {
    Set(
      Self.vijf.map { tenant in
        perioden(tenant) { client in
          client.thuis = gemeente(tenant)
          meld(&client)
        }
      })
  }

  @Test func `who is 22 waits 28 days where the zoektermijn was kept, none where it was let go`() {
    func meld(_ client: inout Client) { client.aanvraag("2026-02-01", geboren: "2003-05-01") }
    #expect(wadden(meld) == ["2026-02-01 – … pw "])
    // 1 February + 28 days = 1 March.
    #expect(anderen(meld) == [["2026-03-01 – … pw "]])
  }

  @Test func `the day before the tenant's own choice its zoektermijn still holds`() {
    func meld(_ client: inout Client) { client.aanvraag("2026-01-31", geboren: "2003-05-01") }
    #expect(wadden(meld) == ["2026-02-28 – … pw "])
    #expect(anderen(meld) == [["2026-02-28 – … pw "]])
  }

  @Test func `a right asked from before the melding starts there, at most three months back`() {
    for (ingang, start) in [
      ("2026-03-10", "2026-03-10"), ("2026-01-15", "2026-01-15"), ("2026-01-14", "2026-01-15"), ("2025-06-01", "2026-01-15"),
      ("2026-05-01", "2026-05-01"),
    ] {
      func meld(_ client: inout Client) { client.aanvraag("2026-04-15", ingang: ingang) }
      #expect(wadden(meld) == ["\(start) – … pw "])
      let gewoon = max(ingang, "2026-04-15")
      #expect(anderen(meld) == [["\(gewoon) – … pw "]])
    }
  }

  @Test func `only bijstand starts back, not a Wsw indication or someone without uitkering`() {
    for regeling in [Regeling.wsw, .nug, .ioaw] {
      func meld(_ client: inout Client) { client.aanvraag("2026-04-15", ingang: "2026-02-01", regeling: regeling) }
      #expect(wadden(meld) == ["2026-04-15 – … \(regeling.rawValue) "])
    }
  }

  @Test func `a month before the melding is due its norm`() throws {
    var client = Client("waddenland")
    client.thuis = Gemeente("GM9002")!
    client.aanvraag("2026-04-15", ingang: "2026-02-01")
    client.betaald("2026-02", 0)
    // A single person: 1401.50 in the first half of 2026.
    #expect(client.uitkering("2026-02")?.recht == Eurocent(140_150))
    var ander = Client("bar")
    ander.aanvraag("2026-04-15", ingang: "2026-02-01")
    ander.betaald("2026-02", 0)
    #expect(ander.besluit("uitkering/2026-02")?.uitkomst == .zonderRecht)
  }

  @Test func `what was reported between such a start and the melding counts from its own day`() {
    var client = Client("waddenland")
    client.thuis = Gemeente("GM9002")!
    client.aanvraag("2026-04-15", ingang: "2026-02-01")
    client.diagnose("2026-03-10", .werkfit)
    #expect(client.sporen == ["2026-02-01 zonder-diagnose", "2026-03-10 werk"])
  }

  @Test func `a right asked back into an earlier period goes on where that one ended`() {
    func meld(_ client: inout Client) {
      client.aanvraag("2025-01-06", diagnose: .werkfit)
      client.uitstroom("2026-03-01")
      // Told by a second system as well.
      client.meld(.uitstroomGemeld(UitstroomGemeld(datum: datum("2026-03-01"), reden: .arbeid)), bron: "urn:nld:oin:1:systeem:b")
      client.aanvraag("2026-04-15", ingang: "2026-02-10")
    }
    #expect(wadden(meld) == ["2025-01-06 – 2026-03-01 pw arbeid", "2026-03-01 – … pw "])
    #expect(anderen(meld) == [["2025-01-06 – 2026-03-01 pw arbeid", "2026-04-15 – … pw "]])
  }

  @Test func `a right asked back that ended before its melding stays ended`() {
    func meld(_ client: inout Client) {
      client.aanvraag("2026-04-15", ingang: "2026-02-10")
      client.uitstroom("2026-03-01")
    }
    #expect(wadden(meld) == ["2026-02-10 – 2026-03-01 pw arbeid"])
  }

  @Test func `an aanvraag during a period, asked back, changes it and opens none after it`() {
    func meld(_ client: inout Client) {
      client.aanvraag("2025-01-06")
      client.aanvraag("2026-04-15", ingang: "2026-02-10", kind: "2026-01-01")
      client.uitstroom("2026-06-01")
    }
    #expect(wadden(meld) == ["2025-01-06 – 2026-06-01 pw arbeid"])
  }

  @Test func `the term of a diagnosis runs from the melding also when the right started before it`() {
    var client = Client("waddenland")
    client.thuis = Gemeente("GM9002")!
    client.aanvraag("2026-04-15", ingang: "2026-02-01")
    client.diagnose("2026-03-10", .werkfit)
    let termijn = client.uitkomst.termijnen.first { $0.soort.tekst == "diagnose" }
    // 15 April + 56 days = 10 June; the diagnosis was there on the day of melding.
    #expect(termijn.map { "\($0.van) \($0.uiterlijk) \($0.voldaanOp!)" } == "2026-04-15 2026-06-10 2026-04-15")
  }

  @Test func `before 2026 nothing of it holds, also in the tenant that chose it`() {
    func meld(_ client: inout Client) { client.aanvraag("2025-12-31", ingang: "2025-10-01", geboren: "2003-05-01") }
    #expect(wadden(meld) == ["2026-01-28 – … pw "])
    #expect(anderen(meld) == [["2026-01-28 – … pw "]])
  }

  @Test func `a set without the choice derives the same as before it was written`() {
    var client = Client("waddenland")
    client.thuis = Gemeente("GM9002")!
    client.aanvraag("2025-03-01", geboren: "2003-05-01")
    client.betaald("2025-04", 100_000)
    let zonder = Regelset.met(["tenants/waddenland/balans.yaml": "{}"], "waddenland")
    #expect(derive(client.dossier, zonder) == derive(client.dossier, Regelset.voor("waddenland")))
  }
}
