import Domain
import JSON
import Testing

@testable import Web

@Suite struct `Who sees which figures` {
  /// Every page and table there is, for the gebieden of the example.
  static let alles = [
    "/", "/regios/AM01", "/tenants/bmwe", "/gemeenten/GM1651", "/indicatoren", "/indicatoren/bmwe",
    "/indicatoren/bmwe/jongeren-naar-school", "/geld", "/geld/bmwe", "/wijzigingen", "/aandacht", "/bescherming", "/problemen",
    "/v1/cijfers", "/v1/cijfers?formaat=csv", "/v1/cijfers?formaat=json-stat", "/v1/cijfers?formaat=sdmx-csv&periode=jaar",
    "/v1/cijfers?maat=bestand&uitsplitsing=", "/v1/indicatoren", "/v1/publicaties", "/v1/publicaties/1", "/v1/tenants",
    "/v1/tenants/bmwe", "/v1/gemeenten", "/v1/gemeenten/GM1651", "/v1/maten", "/v1/arbeidsmarktregios", "/v1/openapi.json",
  ]
  static let alleenMetToken = ["/v1/tenants/bmwe/cijfers", "/v1/tenants/bmwe/indicatoren", "/v1/tenants/bmwe/stand"]

  @Test(arguments: alles, [nil, ["dal"], []] as [[String]?])
  func `nobody but the tenant sees an exact figure, on any page, in any format`(pad: String, tenants: [String]?) throws {
    for gepubliceerd in [true, false] {
      let antwoord = try Voorbeeldsite.site(Voorbeeldsite.snapshot(gepubliceerd: gepubliceerd)).krijg(pad, tenants: tenants)
      for kanarie in ["77123", "77.12", "77.13", "77,1"] { #expect(!antwoord.tekst.contains(kanarie), "\(pad)") }
      #expect(
        antwoord.status == 200 || (!gepubliceerd && [503, 404].contains(antwoord.status)), "\(pad): \(antwoord.tekst.prefix(200))"
      )
    }
  }

  @Test(arguments: alleenMetToken)
  func `exact figures ask for a token, of that tenant`(pad: String) throws {
    let site = try Voorbeeldsite.site()
    let zonder = site.krijg(pad)
    #expect(zonder.status == 401)
    #expect(zonder["WWW-Authenticate"]?.hasPrefix("Bearer") == true)
    #expect(try zonder.json()["type"]?.string == "/problemen/niet-aangemeld")
    #expect(site.krijg(pad, tenants: ["dal"]).status == 403)
    #expect(site.krijg(pad, tenants: ["bmwe"]).status == 200)
    #expect(site.krijg(pad, tenants: ["bmwe"])["Cache-Control"] == "private, no-cache")
  }

  @Test func `under 27 in Eemsmond back to school: the number for the tenant, minder dan 10 for the others`() throws {
    let site = try Voorbeeldsite.site()
    let exact = try site.krijg(
      "/v1/tenants/bmwe/cijfers?maat=naarSchool&gemeente=GM1651&periode=jaar&jaar=2016", tenants: ["bmwe"]
    ).json()
    #expect(exact["cijfers"]?.array?.first?["waarde"]?.integer == 3)
    let open = try site.krijg("/v1/cijfers?maat=naarSchool&gemeente=GM1651&periode=jaar&jaar=2015").json()
    let regel = try #require(open["cijfers"]?.array?.first)
    #expect(regel["waarde"]?.isNull == true)
    #expect(regel["status"]?.string == "onderdrukt-klein")
    #expect(regel["toelichting"]?.string == "minder dan 10")
    #expect(site.krijg("/gemeenten/GM1651").tekst.contains("minder dan 10"))
    #expect(site.krijg("/gemeenten/GM1651", tenants: ["bmwe"]).tekst.contains("77.13"))
  }

  @Test func `a token that does not count is refused, also where none is needed`() throws {
    let antwoord = try Voorbeeldsite.site().krijg("/v1/maten", headers: ["authorization": "Bearer x.y.z"])
    #expect(antwoord.status == 401)
  }

  @Test func `published figures can ask for a token as well`() throws {
    let site = try Voorbeeldsite.site(regionaalMetToken: true)
    #expect(site.krijg("/v1/cijfers").status == 401)
    #expect(site.krijg("/regios/AM01").status == 401)
    #expect(site.krijg("/v1/cijfers", tenants: []).status == 200)
  }

  @Test func `a listener hears of his own tenants only`() throws {
    let site = try Voorbeeldsite.site()
    func luisteraar(_ kop: String?) -> Listener? {
      var verzoek = Request(target: "/v1/wijzigingen")
      verzoek.headers["authorization"] = kop
      if case .events(let listener) = site.respond(to: verzoek, now: Voorbeeldsite.nu) { return listener }
      return nil
    }
    #expect(luisteraar(nil) == Listener(tenants: [], publications: true))
    #expect(
      luisteraar("Bearer " + Voorbeeldtoken.token(Voorbeeldtoken.claims())) == Listener(tenants: ["bmwe"], publications: true))
    #expect(luisteraar("Bearer x") == nil)
  }
}

@Suite struct `A tenant that comes later` {
  @Test func `has its pages as soon as it is known, without another start`() throws {
    let eerder = Catalogus(Voorbeeldsite.catalogus.tenants.filter { $0.id.description != "dal" })
    let site = Site(eerder, try Voorbeeldtoken.toegang())
    site.update(Voorbeeldsite.snapshot())
    #expect(site.krijg("/tenants/dal").status == 404)
    #expect(site.krijg("/tenants/bmwe").status == 200)
    site.update(Voorbeeldsite.catalogus)
    #expect(site.krijg("/tenants/dal").status == 200)
    #expect(try site.krijg("/v1/tenants").json()["tenants"]?.array?.count == Voorbeeldsite.catalogus.tenants.count)
  }
}

@Suite struct `A tenant that is late` {
  @Test(arguments: ["/tenants/dal", "/regios/AM01", "/aandacht", "/indicatoren/dal", "/geld/dal"])
  func `is told as late on its pages, with its last event, and has no zero`(pad: String) throws {
    let pagina = try Voorbeeldsite.site().krijg(pad).tekst
    #expect(pagina.contains("is laat."), "\(pad)")
    #expect(pagina.contains("De cijfers zijn er tot en met juni 2016"), "\(pad)")
    #expect(pagina.contains("de laatste gebeurtenis is van"), "\(pad)")
    #expect(!pagina.contains("<td class=\"getal\">0</td>"), "\(pad)")
  }

  @Test func `stands at the last month that it has, and keeps the others where they are`() throws {
    let site = try Voorbeeldsite.site()
    #expect(site.krijg("/tenants/dal").tekst.contains("eind juni 2016"))
    #expect(site.krijg("/tenants/bmwe").tekst.contains("eind oktober 2016"))
    #expect(site.krijg("/regios/AM01").tekst.contains("<span class=\"laat\">laat</span>"))
  }

  @Test func `says so to programs`() throws {
    let laat = try Voorbeeldsite.site().krijg("/v1/publicaties/1").json()["laat"]?.array?.first
    #expect(laat?["tenant"]?.string == "dal")
    #expect(laat?["totEnMet"]?.string == "2016-06")
    #expect(laat?["laatsteGebeurtenis"]?.string != nil)
  }
}

@Suite struct `Requests that cannot be answered` {
  @Test(arguments: [
    ("/v1/cijfers?maat=bestnad", 404, "onbekende-code"), ("/v1/cijfers?gemeente=GM9999", 404, "onbekende-code"),
    ("/v1/cijfers?gemeente=Eemsmond", 404, "onbekende-code"), ("/v1/cijfers?tenant=x", 404, "onbekende-code"),
    ("/v1/cijfers?arbeidsmarktregio=AM99", 404, "onbekende-code"), ("/v1/cijfers?publicatie=9", 404, "onbekende-code"),
    ("/v1/cijfers?van=2016-13", 400, "ongeldige-parameter"), ("/v1/cijfers?van=1899", 400, "ongeldige-parameter"),
    ("/v1/cijfers?totEnMet=2200-01", 400, "ongeldige-parameter"),
    ("/v1/cijfers?van=2016-05&totEnMet=2016-04", 400, "ongeldige-parameter"),
    ("/v1/cijfers?jaar=16", 400, "ongeldige-parameter"), ("/v1/cijfers?periode=week", 400, "ongeldige-parameter"),
    ("/v1/cijfers?pagina=0", 400, "ongeldige-parameter"), ("/v1/cijfers?paginaGrootte=1e3", 400, "ongeldige-parameter"),
    ("/v1/cijfers?maat=bestand&maat=instroom", 400, "ongeldige-parameter"),
    ("/v1/cijfers?maat=bestand&reden=arbeid", 400, "ongeldige-parameter"),
    ("/v1/cijfers?Maat=bestand", 400, "onbekende-parameter"), ("/v1/maten?x=1", 400, "onbekende-parameter"),
    ("/v1/cijfers?formaat=xml", 406, "onbekend-formaat"), ("/v1/cijfers?van=1900&totEnMet=2199", 400, "tabel-te-groot"),
    ("/v1/niets", 404, "onbekend-pad"), ("/v1/cijfers/", 404, "onbekend-pad"), ("/%2e%2e/", 400, "onleesbaar-adres"),
    ("/v1/maten/x", 404, "onbekende-code"), ("/v1/publicaties/x", 404, "onbekende-code"),
    ("/v1/" + String(repeating: "x", count: 5_000), 414, "aanvraag-te-lang"), ("/tenants/dal?x=1", 400, "onbekende-parameter"),
  ])
  func `each is a problem with a type that has a page`(pad: String, status: Int, code: String) throws {
    let site = try Voorbeeldsite.site()
    let antwoord = site.krijg(pad)
    #expect(antwoord.status == status)
    #expect(antwoord["Content-Type"] == "application/problem+json")
    let json = try antwoord.json()
    let type = try #require(json["type"]?.string)
    #expect(type == "/problemen/\(code)")
    #expect(json["status"]?.integer == Int64(status))
    #expect(site.krijg(type).status == 200)
  }

  @Test func `what is known is told`() throws {
    let bekend = try Voorbeeldsite.site().krijg("/v1/cijfers?maat=x").json()["bekend"]?.array?.compactMap(\.string)
    #expect(bekend == Maat.allCases.map(\.naam))
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "x"])
  func `nothing is ever written`(method: String) throws {
    let antwoord = try Voorbeeldsite.site().krijg("/v1/cijfers", method: method)
    #expect(antwoord.status == 405)
    #expect(antwoord["Allow"] == "GET, HEAD, OPTIONS")
  }

  @Test func `an Accept that names nothing we give`() throws {
    let site = try Voorbeeldsite.site()
    #expect(site.krijg("/v1/cijfers", headers: ["accept": "application/xml"]).status == 406)
    #expect(site.krijg("/v1/cijfers", headers: ["accept": "application/xml, */*;q=0.1"]).status == 200)
    #expect(
      site.krijg("/v1/cijfers", headers: ["accept": "text/csv;q=0.9, application/json;q=0.2"])["Content-Type"]?.hasPrefix(
        "text/csv") == true)
    #expect(
      site.krijg("/v1/cijfers", headers: ["accept": "application/vnd.sdmx.data+csv"])["Content-Type"]?.contains("sdmx") == true)
  }

  @Test func `before the figures are read the service is alive and not ready`() throws {
    let site = try Voorbeeldsite.site(Snapshot())
    #expect(site.krijg("/gezond").status == 200)
    #expect(site.krijg("/gereed").status == 503)
    #expect(site.krijg("/gereed")["Retry-After"] == "5")
    site.update(Voorbeeldsite.snapshot())
    #expect(site.krijg("/gereed").status == 200)
  }

  @Test func `a browser gets a page, with the headers that keep it safe`() throws {
    let antwoord = try Voorbeeldsite.site().krijg("/niets", headers: ["accept": "text/html"])
    #expect(antwoord.status == 404)
    #expect(antwoord["Content-Type"] == "text/html; charset=utf-8")
    #expect(antwoord["Content-Security-Policy"]?.hasPrefix("default-src 'none'") == true)
    #expect(antwoord["X-Content-Type-Options"] == "nosniff")
    #expect(antwoord["API-Version"] == Site.apiVersion)
  }
}

@Suite struct `Tables in every format` {
  private let pad = "/v1/tenants/bmwe/cijfers?gemeente=GM1651&van=2016-01&totEnMet=2016-03&maat="

  @Test func `a stock runs on, a flow lies in its month`() throws {
    let csv = try Voorbeeldsite.site().krijg(pad + "bestand,instroom&formaat=csv", tenants: ["bmwe"]).tekst
    #expect(
      csv == """
        arbeidsmarktregio,tenant,gemeente,gemeentenaam,maat,periode,waarde,eenheid,status\r
        AM01,bmwe,GM1651,Eemsmond,bestand,2016-01,77123,personen,exact\r
        AM01,bmwe,GM1651,Eemsmond,bestand,2016-02,77124,personen,exact\r
        AM01,bmwe,GM1651,Eemsmond,bestand,2016-03,77125,personen,exact\r
        AM01,bmwe,GM1651,Eemsmond,instroom,2016-01,2,personen,exact\r
        AM01,bmwe,GM1651,Eemsmond,instroom,2016-02,2,personen,exact\r
        AM01,bmwe,GM1651,Eemsmond,instroom,2016-03,2,personen,exact\r

        """)
  }

  @Test func `a quarter adds a flow up and takes the end of a stock`() throws {
    let json = try Voorbeeldsite.site().krijg(pad + "bestand,instroom&periode=kwartaal", tenants: ["bmwe"]).json()
    #expect(json["cijfers"]?.array?.compactMap { $0["waarde"]?.integer } == [77_125, 6])
    #expect(json["cijfers"]?.array?.first?["periode"]?.string == "2016-Q1")
  }

  @Test func `what is asked for by name is answered, also when it is nothing`() throws {
    let json = try Voorbeeldsite.site().krijg(pad + "vacature", tenants: ["bmwe"]).json()
    #expect(json["cijfers"]?.array?.compactMap { $0["waarde"]?.integer } == [0, 0, 0])
  }

  @Test func `a decimal keeps its digits`() throws {
    let csv = try Voorbeeldsite.site().krijg(pad + "standaardeenheden&formaat=csv", tenants: ["bmwe"]).tekst
    #expect(csv.contains("2016-02,1.5,standaardeenheden,exact"))
  }

  @Test func `SDMX-CSV marks what is confidential`() throws {
    let site = try Voorbeeldsite.site()
    let open = site.krijg("/v1/cijfers?gemeente=GM1651&maat=naarSchool,instroom&periode=jaar&jaar=2015&formaat=sdmx-csv").tekst
    #expect(
      open == """
        DATAFLOW,FREQ,REF_AREA,TENANT,MEASURE,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,CONF_STATUS\r
        WERKBEDRIJF:CIJFERS(1.0),A,GM1651,bmwe,naarSchool,2015,,personen,Q,C\r
        WERKBEDRIJF:CIJFERS(1.0),A,GM1651,bmwe,instroom,2015,40,personen,A,F\r

        """)
    #expect(site.krijg(pad + "instroom&formaat=sdmx-csv", tenants: ["bmwe"]).tekst.contains("2016-03,2,personen,A,N"))
  }

  @Test func `JSON-stat is a dense cube whose sizes fit`() throws {
    let json = try Voorbeeldsite.site().krijg(
      "/v1/tenants/bmwe/cijfers?maat=bestand,instroom&uitsplitsing=gemeente,spoor&jaar=2016&formaat=json-stat", tenants: ["bmwe"]
    ).json()
    let maten = (json["size"]?.array ?? []).compactMap { $0.integer }
    #expect(json["id"]?.array?.compactMap(\.string) == ["gebied", "maat", "spoor", "periode"])
    #expect(maten == [1, 2, 1, 12])
    #expect(json["value"]?.array?.count == 24)
    #expect(json["value"]?.array?[12].integer == 2)
    #expect(json["dimension"]?["gebied"]?["category"]?["label"]?["bmwe/GM1651"]?.string == "Eemsmond")
    #expect(json["role"]?["time"]?.array?.first?.string == "periode")
  }

  @Test func `pages of a list follow each other and hold every row once`() throws {
    let site = try Voorbeeldsite.site()
    var adres = "/v1/tenants/bmwe/cijfers?jaar=2016&paginaGrootte=7"
    var regels: [String] = []
    var paginas = 0
    while paginas < 40 {
      let antwoord = site.krijg(adres, tenants: ["bmwe"])
      let json = try antwoord.json()
      regels += (json["cijfers"]?.array ?? []).map { String(decoding: $0.canonical, as: UTF8.self) }
      paginas += 1
      guard let volgende = json["_links"]?["next"]?["href"]?.string else { break }
      #expect(antwoord["Link"] == "<\(volgende)>; rel=\"next\"")
      adres = volgende
    }
    let alles = try site.krijg("/v1/tenants/bmwe/cijfers?jaar=2016&paginaGrootte=1000", tenants: ["bmwe"]).json()
    #expect(regels == alles["cijfers"]?.array?.map { String(decoding: $0.canonical, as: UTF8.self) })
    #expect(Set(regels).count == regels.count && paginas > 3)
  }

  @Test func `the tag says whether anything changed`() throws {
    let site = try Voorbeeldsite.site()
    let eerst = site.krijg(pad + "instroom", tenants: ["bmwe"])
    let tag = try #require(eerst["ETag"])
    #expect(site.krijg(pad + "instroom", tenants: ["bmwe"], headers: ["if-none-match": "\"x\", \(tag)"]).status == 304)
    var snapshot = Voorbeeldsite.snapshot()
    snapshot.exact[Voorbeeldsite.bmwe]!.zet(
      Cel(.instroom, Voorbeeldsite.eemsmond, Maand(jaar: 2016, maand: 2), Dimensies((.regeling, "pw"), (.spoor, "werkspoor"))), 9)
    snapshot.versies[Voorbeeldsite.bmwe] = 2
    site.update(snapshot)
    let daarna = site.krijg(pad + "instroom", tenants: ["bmwe"], headers: ["if-none-match": tag])
    #expect(daarna.status == 200)
    #expect(try daarna.json()["cijfers"]?.array?.compactMap { $0["waarde"]?.integer } == [2, 9, 2])
  }
}
