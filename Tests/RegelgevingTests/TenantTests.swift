import Domain
import Regelgeving
import RegelgevingTesting
import Testing

private func gemeente(_ code: String) -> Gemeente { Gemeente(code)! }

@Suite struct `Who belongs to a tenant` {
  @Test(
    arguments: [
      ("dal", "GM0010", "2020-12-31", Lidmaatschap.lid),
      ("dal", "GM0010", "2021-01-01", .buitenPeriode(Periode(van: dag("1900-01-01"), tot: dag("2021-01-01")))),
      ("dal", "GM1979", "2020-12-31", .buitenPeriode(Periode(van: dag("2021-01-01"), tot: nil))),
      ("dal", "GM1979", "2021-01-01", .lid), ("dal", "GM0009", "2016-01-01", .onbekend),
      ("dal", "GM0005", "2016-01-01", .onbekend),
      ("bmwe", "GM0053", "2018-12-31", .lid),
      ("bmwe", "GM1663", "2019-01-01", .buitenPeriode(Periode(van: dag("1900-01-01"), tot: dag("2019-01-01")))),
      ("bmwe", "GM1966", "2019-01-01", .lid), ("bar", "GM0597", "2026-01-01", .lid),
      ("drentsche-aa", "GM0106", "1950-01-01", .lid),
      ("ijmond", "GM0450", "2016-01-01", .lid),
    ])
  func `A gemeente belongs for a period`(tenant: String, code: String, op: String, verwacht: Lidmaatschap) throws {
    #expect(Recht.voor(tenant).lidmaatschap(gemeente(code), op: dag(op)) == verwacht)
  }

  @Test func `A merged gemeente has a successor from its last day, and left nobody`() throws {
    let dal = Recht.voor("dal")
    for code in ["GM0010", "GM0003", "GM0024"] {
      let opvolger = try #require(dal.opvolger(gemeente(code)))
      #expect(opvolger == (gemeente("GM1979"), dag("2021-01-01")))
    }
    #expect(dal.opvolger(gemeente("GM1979")) == nil)
    #expect(dal.vertrek.isEmpty)
    #expect(Recht.voor("bmwe").opvolger(gemeente("GM1651"))?.gemeente == gemeente("GM1966"))
  }

  @Test func `A gemeente without a successor left the tenant`() throws {
    let regels = try #require(Proef().geladen.regels.values.first)
    #expect(regels.vertrek.map(\.gemeente) == [gemeente("GM0002")])
    #expect(regels.vertrek.map(\.op) == [dag("2020-01-01")])
    #expect(regels.opvolger(gemeente("GM0002")) == nil)
  }

  @Test func `Regions, gemeenten and sporen are those of the papers`() throws {
    let verwacht = [
      ("dal", "AM01", 4, "sw beschut bemiddeling ontwikkeling maatschappelijk-nuttig-werk"),
      ("bmwe", "AM01", 5, "werkspoor leerwerkspoor participatiespoor"),
      ("bar", "AM22", 3, "beschut wajong ontheven regulier loondispensatie"),
      ("drentsche-aa", "AM01", 3, "wsw 0-30 30-50 50-80 80-100"),
      ("ijmond", "AM37", 4, "sw direct ondersteund arbeidsactivering overdracht"),
    ]
    for (tenant, regio, leden, sporen) in verwacht {
      let regels = Recht.voor(tenant)
      #expect(regels.arbeidsmarktregio == regio)
      #expect(regels.leden.count == leden)
      #expect(regels.sporen.map(\.code.tekst).joined(separator: " ") == sporen)
    }
  }
}

@Suite struct `What the papers settle` {
  private func regels(_ tenant: String) throws -> GemeenteRegels { Recht.voor(tenant).voor(.onbekend) }

  @Test(
    arguments: [
      ("dal", "maatschappelijk-nuttig-werk", "tegenprestatie vrijwilligerswerk", true),
      ("bmwe", "participatiespoor", "tegenprestatie vrijwilligerswerk activering", false),
      ("drentsche-aa", "alle", "tegenprestatie vrijwilligerswerk mantelzorg", false),
      ("ijmond", "alle", "tegenprestatie vrijwilligerswerk", false), ("bar", "", "", false),
    ])
  func `Tegenprestatie`(tenant: String, sporen: String, soorten: String, vanafAanvraag: Bool) throws {
    let regel = try regels(tenant).tegenprestatie(op: dag("2016-01-01"))
    #expect(regel.sporen.map(\.tekst).joined(separator: " ") == sporen)
    #expect(regel.soorten.map(\.tekst).joined(separator: " ") == soorten)
    #expect(regel.isVanafAanvraag == vanafAanvraag)
  }

  @Test func `Alle is every spoor, a list only its own`() throws {
    #expect(try regels("ijmond").tegenprestatie(op: dag("2016-01-01")).geldt(in: "zonder-diagnose"))
    let bmwe = try regels("bmwe").tegenprestatie(op: dag("2016-01-01"))
    #expect(bmwe.geldt(in: "participatiespoor") && !bmwe.geldt(in: "werkspoor"))
    #expect(bmwe.telt(.activering) && !bmwe.telt(.mantelzorg))
    #expect(try !regels("bar").tegenprestatie(op: dag("2016-01-01")).geldt(in: "regulier"))
  }

  @Test(
    arguments: [
      ("dal", "totaalplan", nil as String?), ("bmwe", "integrale-aanpak", "2016-01-01"),
      ("drentsche-aa", "keukentafelgesprek", nil), ("ijmond", "integrale-diagnose", nil),
    ])
  func `Integrale intake`(tenant: String, vorm: String, lopend: String?) throws {
    let regel = try #require(try regels(tenant).integraleIntake(op: dag("2016-01-01")))
    #expect(regel.drempel == 2)
    #expect(regel.vorm.tekst == vorm)
    #expect(regel.lopendePeriodenOp?.description == lopend)
  }

  @Test func `BAR has no integrale intake, no terms and no maatregelen of its own`() throws {
    let bar = try regels("bar")
    #expect(bar.integraleIntake(op: dag("2016-01-01")) == nil)
    #expect(bar.geheel(.termijnWachtlijstActiviteit, op: dag("2016-01-01")) == nil)
    #expect(bar.rijen(.maatregel1Percentage).isEmpty)
  }

  @Test func `Termijnen`() throws {
    #expect(try regels("dal").geheel(.termijnWachtlijstActiviteit, op: dag("2016-01-01")) == 12)
    #expect(try regels("drentsche-aa").geheel(.termijnWerkenMetBehoud, op: dag("2016-01-01")) == 3)
    #expect(try regels("drentsche-aa").geheel(.termijnWerkenMetBehoudVerlengd, op: dag("2016-01-01")) == 6)
    for tenant in ["dal", "bmwe", "bar", "drentsche-aa", "ijmond"] {
      for p in [Parameter.termijnOverdracht, .termijnDiagnose, .termijnNieuweDiagnose] {
        #expect(try regels(tenant).rij(p, op: dag("2016-01-01")) == nil)
      }
    }
    #expect(try regels("ijmond").code(.overdrachtSpoor, op: dag("2016-01-01")) == "overdracht")
  }

  @Test(
    arguments: [
      ("dal", "2011-06-01", "25759.00"), ("dal", "2012-06-01", "-"), ("dal", "2014-12-31", "-"),
      ("dal", "2015-01-01", "22050.00"),
      ("dal", "2016-01-01", "-"), ("dal", "2018-12-31", "22050.00"), ("dal", "2019-01-01", "-"), ("ijmond", "2014-12-31", "-"),
      ("ijmond", "2015-12-31", "22500.00"), ("ijmond", "2016-01-01", "-"), ("bmwe", "2015-06-01", "-"),
      ("bar", "2015-06-01", "-"),
      ("drentsche-aa", "2015-06-01", "-"),
    ])
  func `The Rijksbijdrage is of the tenant and year that a paper prints`(tenant: String, op: String, bedrag: String) throws {
    #expect(try regels(tenant).cent(.wswRijksbijdragePerSe, op: dag(op))?.description ?? "-" == bedrag)
  }

  @Test func `Only DAL gives a bijdrage per Wsw-werknemer, the others give nothing`() throws {
    #expect(try regels("dal").cent(.wswBijdragePerWerknemer, op: dag("2018-01-01")) == Eurocent(64_100))
    for tenant in ["bmwe", "bar", "drentsche-aa", "ijmond"] {
      #expect(try regels(tenant).cent(.wswBijdragePerWerknemer, op: dag("2018-01-01")) == .nul)
    }
  }

  @Test func `Fondsen, and the undivided budget of BMWE and BAR`() throws {
    for tenant in ["dal", "bmwe", "bar", "drentsche-aa", "ijmond"] {
      let regels = try regels(tenant)
      #expect(regels.fonds(.uitkering, op: dag("2016-01-01")) == .inkomensdeel)
      #expect(regels.fonds(.loonkostensubsidie, op: dag("2016-01-01")) == .inkomensdeel)
      #expect(regels.fonds(.voorziening, op: dag("2016-01-01")) == .participatiebudget)
      #expect(regels.fonds(.wsw, op: dag("2016-01-01")) == (["bmwe", "bar"].contains(tenant) ? .participatiebudget : .wsw))
    }
  }

  @Test func `What BMWE does not pay for`() throws {
    let bmwe = try regels("bmwe")
    for instrument in Instrument.allCases {
      #expect(bmwe.isBuitenRegel(instrument, spoor: "participatiespoor", op: dag("2016-01-01")))
      #expect(!bmwe.isBuitenRegel(instrument, spoor: "leerwerkspoor", op: dag("2016-01-01")))
      #expect(try !regels("dal").isBuitenRegel(instrument, spoor: "participatiespoor", op: dag("2016-01-01")))
    }
    #expect(bmwe.isBuitenRegel(.jobcoaching, spoor: "werkspoor", op: dag("2016-01-01")))
    #expect(!bmwe.isBuitenRegel(.arbeidstraining, spoor: "werkspoor", op: dag("2016-01-01")))
  }

  @Test func `Who has only a no-riskpolis or schuldhulp is not actief`() throws {
    let regels = Recht.voor("ijmond")
    #expect(regels.actiefNiet == ["no-riskpolis", "schuldhulp"])
    #expect(!regels.voor(.onbekend).teltAlsActief("schuldhulp", op: dag("2016-01-01")))
    #expect(regels.voor(.onbekend).teltAlsActief("taal", op: dag("2016-01-01")))
  }
}
