import Domain

/// What a council steers by, for programs.
extension Context {
  /// `/v1/tenants/{tenant}/{fondsen|verdelingen|reeksen|kalender|werkgevers}`.
  func sturingAntwoord(_ soort: Sturingsoort, _ tenant: Catalogus.Tenant) throws(Problem) -> Response {
    let vraag = try Sturingsvraag(soort, target.query, accept: request.headers["accept"])
    let overzicht = try overzicht(soort, tenant, vraag)
    var response = Response(
      200, vraag.formaat.type,
      try overzicht.bytes(vraag.formaat, catalogus, zelf: request.target, bijgewerkt: snapshot.tijd))
    if vraag.formaat == .csv || vraag.formaat == .sdmxCSV {
      response.headers.append(("Content-Disposition", "attachment; filename=\"\(soort.rawValue).csv\""))
    }
    return response
  }
}
