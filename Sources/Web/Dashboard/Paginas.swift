import Domain

/// The pages by address.
extension Context {
  func pagina() throws(Problem) -> Response {
    let segments = target.segments
    switch (segments.first ?? "", segments.count) {
    case ("stijl.css", 1): return vast(.css, Stijl.css)
    case ("levend.js", 1): return vast(.script, Levend.script)
    case ("pictogram.svg", 1): return vast(.svg, Stijl.pictogram)
    default: break
    }
    guard target.query.isEmpty else {
      throw Problem(.onbekendeParameter, "'\(Problem.shown(target.query[0].name))': deze pagina heeft geen parameters.")
    }
    switch (segments.first ?? "", segments.count) {
    case ("", 0): return try overzicht()
    case ("regios", 2): return try regiopagina(segments[1])
    case ("tenants", 2): return try tenantpagina(segments[1])
    case ("gemeenten", 2): return try gemeentepagina(segments[1])
    case ("indicatoren", 1): return try indicatorenoverzicht()
    case ("indicatoren", 2): return try indicatorenVan(segments[1])
    case ("indicatoren", 3): return try indicatorpagina(segments[1], segments[2])
    case ("geld", 1): return try geldoverzicht()
    case ("geld", 2): return try geldpagina(segments[1])
    case ("sturing", _): return try sturing(Array(segments.dropFirst()))
    case ("wijzigingen", 1): return try wijzigingenpagina()
    case ("aandacht", 1): return try aandachtpagina()
    case ("bescherming", 1): return try beschermingpagina()
    case ("problemen", 1): return try problemenpagina(nil)
    case ("problemen", 2): return try problemenpagina(segments[1])
    default: throw Problem(.onbekendPad, "\(Problem.shown(target.path)) bestaat niet.")
    }
  }

  /// A file of the program itself: the same until the next version.
  private func vast(_ type: MediaType, _ text: String) -> Response {
    var response = Response(200, type, Array(text.utf8))
    response.headers.append(("Cache-Control", "public, max-age=300"))
    return response
  }
}

enum Paginas {
  /// A problem for a reader: what it is, what to do.
  static func probleem(_ problem: Problem, _ site: Site, _ snapshot: Snapshot) -> [UInt8] {
    let bekend = problem.bekend.prefix(40)
    let blad = Blad(
      titel: problem.code.titel, kop: problem.code.titel,
      inhoud: el("div", .class("bericht")) {
        el("p") { problem.detail }
        el("p") { problem.code.uitleg }
        if !bekend.isEmpty {
          el("p") { "Wel bekend: " + bekend.joined(separator: ", ") + (problem.bekend.count > 40 ? ", …" : "") }
        }
        el("p") { el("a", .href("/")) { "Naar de eerste pagina" } }
      })
    return blad.html(.niemand)
  }
}
