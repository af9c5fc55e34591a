import Domain
import JSON
import Regio

/// The resources under `/v1`, by the NL API Design Rules: nouns, camelCase, one page of a list at a time.
extension Context {
  func api(_ segments: [String]) throws(Problem) -> Response {
    switch (segments.first, segments.count) {
    case (nil, 0): return json(["_links": ["openapi": ["href": "/v1/openapi.json"]]])
    case ("openapi.json", 1):
      var response = Response(200, .openAPI, OpenAPI.document(catalogus).bytes)
      response.headers.append(("Access-Control-Allow-Origin", "*"))
      return response
    case ("maten", 1):
      try geenParameters()
      return json(["maten": .array(Maat.allCases.map(\.beschrijving))])
    case ("maten", 2):
      try geenParameters()
      return json(try Vraag.maat(segments[1]).beschrijving)
    case ("arbeidsmarktregios", 1):
      try geenParameters()
      return json(["arbeidsmarktregios": .array(catalogus.regios.map(regio))])
    case ("arbeidsmarktregios", 2):
      try geenParameters()
      return json(regio(try Vraag.regio(segments[1], catalogus)))
    case ("gemeenten", 1):
      try geenParameters()
      return json(["gemeenten": .array(catalogus.tenants.flatMap { t in t.leden.map { gemeente($0.gemeente, t) } })])
    case ("gemeenten", 2):
      try geenParameters()
      let code = try Vraag.gemeente(segments[1], catalogus)
      return json(gemeente(code, catalogus.lid(code)!.tenant))
    case ("publicaties", 1):
      try geenParameters()
      _ = try uitgave()
      return json(["publicaties": .array(snapshot.uitgaven.map(publicatie))])
    case ("publicaties", 2):
      try geenParameters()
      guard let nummer = Int(segments[1]), let gevonden = try uitgave(nummer) else {
        throw Problem(
          .onbekendeCode, "publicatie: '\(Problem.shown(segments[1]))' is er niet.",
          bekend: snapshot.uitgaven.map { String($0.nummer) })
      }
      return json(publicatie(gevonden))
    case ("cijfers", 1): return try gepubliceerdeCijfers()
    case ("indicatoren", 1): return try indicatorenAntwoord(nil)
    case ("tenants", 1):
      try geenParameters()
      return json(["tenants": .array(catalogus.tenants.map(tenant))])
    case ("tenants", 2):
      try geenParameters()
      return json(tenant(try Vraag.tenant(segments[1], catalogus)))
    case ("tenants", 3):
      let tenant = try Vraag.tenant(segments[1], catalogus)
      switch segments[2] {
      case "cijfers": return try exacteCijfers(tenant)
      case "indicatoren": return try indicatorenAntwoord(tenant)
      case "stand":
        try geenParameters()
        return json(try stand(tenant))
      case let naam: if let soort = Sturingsoort(rawValue: naam) { return try sturingAntwoord(soort, tenant) }
      }
    default: break
    }
    throw Problem(.onbekendPad, "\(Problem.shown(target.path)) bestaat niet.", bekend: OpenAPI.paths)
  }

  private func geenParameters() throws(Problem) {
    guard let eerste = target.query.first else { return }
    throw Problem(.onbekendeParameter, "'\(Problem.shown(eerste.name))': deze bron heeft geen parameters.")
  }

  private func json(_ value: JSONValue) -> Response { Response(200, .json, value.bytes) }

  // MARK: figures

  private func gepubliceerdeCijfers() throws(Problem) -> Response {
    let laatste = try uitgave()
    let vraag = try Vraag(
      target.query, accept: request.headers["accept"], catalogus, peilmaand: laatste?.totEnMet ?? vandaag.maand + -1)
    guard let uitgave = try uitgave(vraag.publicatie) else {
      throw Problem(
        .nogNietGereed, "Er is nog niets gepubliceerd. Exacte cijfers zijn er met een token onder /v1/tenants/{tenant}/cijfers.")
    }
    return try geschreven(try Tabelvorm(vraag, uitgave, catalogus))
  }

  private func exacteCijfers(_ tenant: Catalogus.Tenant) throws(Problem) -> Response {
    let cijfers = try exact(tenant)
    let vraag = try Vraag(target.query, accept: request.headers["accept"], catalogus, peilmaand: peilmaand(tenant.id))
    let vreemd = vraag.gemeenten.filter { code in !tenant.leden.contains { $0.gemeente == code } }
    guard vreemd.isEmpty, vraag.tenants.allSatisfy({ $0 == tenant.id }) else {
      throw Problem(
        .onbekendeCode, "gemeente: \(vreemd.map(\.description).joined(separator: ", ")) hoort niet bij \(tenant.naam).",
        bekend: tenant.leden.map(\.gemeente.description))
    }
    return try geschreven(try Tabelvorm(vraag, tenant.id, cijfers))
  }

  private func geschreven(_ tabel: Tabelvorm) throws(Problem) -> Response {
    let vraag = tabel.vraag
    let bytes: [UInt8] =
      switch vraag.formaat {
      case .json: tabel.json(catalogus, zelf: adres)
      case .csv: tabel.csv(catalogus)
      case .sdmxCSV: tabel.sdmxCSV(catalogus)
      case .jsonStat: try tabel.jsonStat(catalogus, bijgewerkt: snapshot.tijd)
      }
    var response = Response(200, vraag.formaat.type, bytes)
    if vraag.formaat == .csv || vraag.formaat == .sdmxCSV {
      response.headers.append(("Content-Disposition", "attachment; filename=\"cijfers.csv\""))
    }
    let paginas = (tabel.rijen.count + vraag.grootte - 1) / vraag.grootte
    if vraag.formaat == .json, vraag.pagina < paginas {
      response.headers.append(("Link", "<\(adres(vraag.pagina + 1))>; rel=\"next\""))
    }
    return response
  }

  /// This request for another page.
  private func adres(_ pagina: Int) -> String {
    let path = request.target.prefix { $0 != "?" }
    let rest = request.target.dropFirst(path.count + 1).split(separator: "&").filter { !$0.hasPrefix("pagina=") }
    return path + "?" + (rest + ["pagina=\(pagina)"]).joined(separator: "&")
  }

  // MARK: what there is

  private func regio(_ regio: Catalogus.Regio) -> JSONValue {
    [
      "code": .string(regio.code), "naam": .string(regio.naam), "tenants": .array(regio.tenants.map { .string($0.description) }),
      "_links": ["self": ["href": .string("/v1/arbeidsmarktregios/\(regio.code)")]],
    ]
  }

  private func tenant(_ tenant: Catalogus.Tenant) -> JSONValue {
    let pad = "/v1/tenants/\(tenant.id)"
    return [
      "id": .string(tenant.id.description), "naam": .string(tenant.naam), "arbeidsmarktregio": .string(tenant.arbeidsmarktregio),
      "gemeenten": .array(tenant.leden.map { .string($0.gemeente.description) }),
      "sporen": .array(tenant.sporen.map { ["code": .string($0.code), "omschrijving": .string($0.omschrijving)] }),
      "_links": [
        "self": ["href": .string(pad)], "cijfers": ["href": .string(pad + "/cijfers")],
        "indicatoren": ["href": .string(pad + "/indicatoren")], "stand": ["href": .string(pad + "/stand")],
        "sturing": ["href": .string("/sturing/\(tenant.id)")],
      ],
    ]
  }

  private func gemeente(_ code: Gemeente, _ tenant: Catalogus.Tenant) -> JSONValue {
    guard let lid = tenant.leden.first(where: { $0.gemeente == code }) else { return .null }
    return [
      "code": .string(code.description), "naam": .string(lid.naam), "tenant": .string(tenant.id.description),
      "arbeidsmarktregio": .string(tenant.arbeidsmarktregio),
      "van": lid.periode.van == CivilDate(dag: .min) ? .null : .string(lid.periode.van.description),
      "tot": lid.periode.tot.map { .string($0.description) } ?? .null,
      "opvolger": lid.opvolger.map { .string($0.description) } ?? .null,
      "_links": ["self": ["href": .string("/v1/gemeenten/\(code)")]],
    ]
  }

  private func publicatie(_ uitgave: Uitgave) -> JSONValue {
    guard case .object(var leden) = uitgave.kop else { return .null }
    leden.append(
      (
        "laat",
        .array(
          uitgave.laat.map { laat in
            [
              "tenant": .string(laat.tenant.description),
              "laatsteGebeurtenis": laat.laatsteGebeurtenis.map { .string(Schrijfwijze.tijdstip($0)) } ?? .null,
              "totEnMet": laat.totEnMet.map { .string($0.description) } ?? .null,
            ]
          })
      ))
    leden.append(("_links", ["self": ["href": .string("/v1/publicaties/\(uitgave.nummer)")]]))
    return .object(leden)
  }

  /// What is late or doubtful at a tenant: for itself only.
  private func stand(_ tenant: Catalogus.Tenant) throws(Problem) -> JSONValue {
    let cijfers = try exact(tenant)
    let stand = snapshot.standen[tenant.id] ?? Snapshot.Stand()
    return [
      "tenant": .string(tenant.id.description),
      "laatsteBijdrage": stand.laatsteBijdrage.map { .string(Schrijfwijze.tijdstip($0)) } ?? .null,
      "cijfersTotEnMet": cijfers.laatsteMaand(hoogstens: vandaag.maand).map { .string($0.description) } ?? .null,
      "quarantaine": .object(stand.quarantaine.sorted { $0.key < $1.key }.map { ($0.key, .integer(Int64($0.value))) }),
      "aannamen": .object(tenant.aannamen.map { ($0.parameter, .integer(Int64($0.aantal))) }),
      "wijzigingenVanaf": .string(Schrijfwijze.tijdstip(stand.wijzigingenVanaf)),
    ]
  }
}
