import Testing

@testable import Domain
@testable import Dossiers

/// Rule 1: when a period opens and ends.
@Suite struct PeriodenTests {
  @Test func `an aanvraag opens a period on the later of melding and the date asked for`() {
    var client = Client()
    client.aanvraag("2016-02-01", ingang: "2016-02-10")
    #expect(client.perioden == ["2016-02-10 – … pw "])
  }

  @Test func `who is under 27 on the day of melding waits 28 days, the day he turns 27 not`() {
    var jong = Client()
    jong.aanvraag("2016-02-01", geboren: "1989-02-02")
    #expect(jong.perioden == ["2016-02-29 – … pw "])
    var jarig = Client()
    jarig.aanvraag("2016-02-01", geboren: "1989-02-01")
    #expect(jarig.perioden == ["2016-02-01 – … pw "])
  }

  @Test func `the zoektermijn is of regeling pw only and yields to an exception`() {
    var wsw = Client()
    wsw.aanvraag("2016-02-01", geboren: "1995-01-01", regeling: .wsw)
    #expect(wsw.perioden == ["2016-02-01 – … wsw "])
    var uitzondering = Client()
    uitzondering.aanvraag("2016-02-01", geboren: "1995-01-01", uitzondering: true)
    #expect(uitzondering.perioden == ["2016-02-01 – … pw "])
  }

  @Test func `an uitstroom ends the period on its first day without`() {
    var client = Client()
    client.aanvraag("2016-02-01")
    client.uitstroom("2016-09-01")
    #expect(client.perioden == ["2016-02-01 – 2016-09-01 pw arbeid"])
    #expect(client.som(.instroom, "2016-02") == 1)
    #expect(client.som(.uitstroom, "2016-09") == 1)
    #expect(client.som(.bestand, "2016-02") == 1)
    #expect(client.som(.bestand, "2016-09") == -1)
  }

  @Test func `an aanvraag of the same regeling inside a period changes data, of another it opens the next`() {
    var client = Client()
    client.aanvraag("2016-02-01")
    client.aanvraag("2016-04-01", leefvorm: .gehuwd, partner: "1981-01-01")
    client.aanvraag("2016-06-01", regeling: .ioaw)
    #expect(client.perioden == ["2016-02-01 – 2016-06-01 pw andere-regeling", "2016-06-01 – … ioaw "])
    #expect(client.som(.instroom, "2016-06") == 1)
    #expect(client.som(.uitstroom, "2016-06") == 1)
  }

  @Test func `an uitstroom on the start day gives a period of zero days that counts for nothing`() {
    var client = Client()
    client.aanvraag("2016-02-01")
    client.uitstroom("2016-02-01")
    #expect(client.perioden == ["2016-02-01 – 2016-02-01 pw arbeid"])
    #expect(client.uitkomst.bijdragen.map(\.cel.maat) == [.aanvraag])
    #expect(client.uitkomst.besluiten.isEmpty)
  }

  @Test func `on one day the uitstroom comes first when a period was running`() {
    var client = Client()
    client.aanvraag("2016-02-01")
    client.uitstroom("2016-05-01")
    client.aanvraag("2016-05-01")
    #expect(client.perioden == ["2016-02-01 – 2016-05-01 pw arbeid", "2016-05-01 – … pw "])
  }

  @Test func `an uitstroom between melding and start cancels the aanvraag, unless it ended a running period`() {
    var client = Client()
    client.aanvraag("2016-02-01", ingang: "2016-03-01")
    client.uitstroom("2016-02-15")
    #expect(client.perioden == [])
    var opDeMelding = Client()
    opDeMelding.aanvraag("2016-02-01", ingang: "2016-03-01")
    opDeMelding.uitstroom("2016-02-01")
    #expect(opDeMelding.perioden == [])
    var dagErvoor = Client()
    dagErvoor.aanvraag("2016-02-01", ingang: "2016-03-01")
    dagErvoor.uitstroom("2016-01-31")
    #expect(dagErvoor.perioden == ["2016-03-01 – … pw "])
    var lopend = Client()
    lopend.aanvraag("2015-02-01")
    lopend.aanvraag("2016-02-01", ingang: "2016-03-01")
    lopend.uitstroom("2016-02-15")
    #expect(lopend.perioden == ["2015-02-01 – 2016-02-15 pw arbeid", "2016-03-01 – … pw "])
  }

  @Test func `a refused aanvraag opens nothing, the last besluit in order counts`() {
    var client = Client()
    let id = client.aanvraag("2016-02-01", kanaal: .loket)
    client.besluit(id, "2016-03-01", .afgewezen)
    #expect(client.perioden == [])
    #expect(client.som(.aanvraag, "2016-02") == 1)
    #expect(client.som(.aanvraagUitkomst, "2016-03") == 1)
    #expect(client.som(.doorlooptijdDagen, "2016-03") == 29)
    client.besluit(id, "2016-04-01", .toegekend)
    #expect(client.perioden == ["2016-02-01 – … pw "])
  }

  @Test func `a besluit holds for every aanvraag that replaces the one it names`() {
    var client = Client()
    let eerste = client.aanvraag("2016-02-01")
    client.besluit(eerste, "2016-03-01", .afgewezen)
    let tweede = client.aanvraag("2016-02-02", vervangt: eerste)
    client.aanvraag("2016-02-03", vervangt: tweede)
    #expect(client.perioden == [])
  }

  @Test func `what names an event puts it out of force for good`() {
    var client = Client()
    let a = client.aanvraag("2016-02-01")
    let b = client.aanvraag("2016-03-01", vervangt: a)
    #expect(client.perioden == ["2016-03-01 – … pw "])
    client.intrekken(b)
    #expect(client.perioden == [])
  }

  @Test func `what would have held from the first day without never held`() {
    var client = Client("bar")
    client.aanvraag("2016-02-27", regeling: .ioaw, diagnose: .ver, id: "e1")
    var beschut = Diagnose.ver
    beschut.aangewezenOpBeschut = true
    client.aanvraag("2016-02-27", ingang: "2016-08-17", regeling: .ioaw, diagnose: beschut, id: "e2")
    client.aanvraag("2016-08-17", id: "e7")
    #expect(client.perioden == ["2016-02-27 – 2016-08-17 ioaw andere-regeling", "2016-08-17 – … pw "])
    #expect(client.sporen == ["2016-02-27 ontheven", "2016-08-17 zonder-diagnose"])
    #expect(client.uitkomst.doorstromen.isEmpty)
  }

  @Test func `the integrale aanpak of 1 January 2016 reads no aanvraag that was cancelled`() {
    var client = Client("bmwe")
    client.aanvraag("2012-12-01", leefgebieden: [.werk, .taal])
    client.aanvraag("2012-11-01", ingang: "2013-01-01", leefgebieden: [.werk])
    client.uitstroom("2012-11-05")
    #expect(client.besluit("integrale-intake/2016-01-01") != nil)
  }

  @Test func `stappen of the Drentsche Aa run from the melding to the first plaatsing, both days included`() {
    var client = Client("drentsche-aa")
    client.aanvraag("2016-01-01")
    client.meld(.verwijzingGedaan(VerwijzingGedaan(datum: datum("2016-01-01"), naar: .sociaalTeam)))
    client.meld(.verwijzingGedaan(VerwijzingGedaan(datum: datum("2016-02-01"), naar: .werkorganisatie)))
    client.meld(.verwijzingGedaan(VerwijzingGedaan(datum: datum("2016-02-02"), naar: .werkorganisatie)))
    client.plaatsing("p", .regulier, "2016-02-01")
    let stappen = client.uitkomst.bijdragen.filter { $0.cel.maat == .stappen }
    #expect(stappen.map { $0.cel.dimensies[.stappen]?.tekst } == ["2"])
  }

  @Test func `a tegenprestatie that the verordening asks from a day inside a stretch is owed from that day`() {
    var client = Client("ijmond")
    client.aanvraag("2010-03-31")
    #expect(
      client.uitkomst.verplichtingen.filter { $0.soort.tekst == "tegenprestatie" }.map(\.van) == [datum("2011-01-01")])
  }

  @Test func `an activiteit that the verordening counts from a day inside it fulfils from that day`() {
    var client = Client("ijmond")
    client.aanvraag("2010-06-01")
    client.activiteit(.vrijwilligerswerk, "2010-07-01", nil)
    #expect(client.som(.tegenprestatieVervuld, "2011-01") == 1)
  }

  @Test func `a placement on the waiting list on the day of a plaatsing finds the one before it still running`() {
    var client = Client("dal")
    client.aanvraag("2016-01-01")
    client.meld(.wachtlijstGeplaatst(Wachtlijst(datum: datum("2016-05-01"), soort: .wsw)))
    client.meld(.wachtlijstGeplaatst(Wachtlijst(datum: datum("2016-05-15"), soort: .wsw)))
    client.plaatsing("p", .detachering, "2016-05-15")
    #expect(client.uitkomst.termijnen.map(\.van) == [datum("2016-05-01")])
    #expect(client.som(.termijnVoldaan, "2016-05") == 1)
  }
}
