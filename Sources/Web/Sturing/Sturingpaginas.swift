import Domain
import Regio
import Sturing

/// What councils steer by: budgets with their ceilings, who pays what, plan beside realisation, the calendar, employers.
extension Context {
  /// By the parts of the address after `sturing`.
  func sturing(_ delen: [String]) throws(Problem) -> Response {
    guard let id = delen.first else { return try sturingoverzicht() }
    let tenant = try Vraag.tenant(id, catalogus)
    guard delen.count > 1 else { return try sturingVan(tenant) }
    guard let soort = Sturingsoort(rawValue: delen[1]), delen.count < 4 else {
      throw Problem(
        .onbekendPad, "\(Problem.shown(target.path)) bestaat niet.",
        bekend: Sturingsoort.allCases.map { "/sturing/\(tenant.id)/\($0.rawValue)" })
    }
    let jaar = delen.count == 3 ? try Sturingsvraag.jaar(delen[2]) : nil
    guard jaar == nil || soort != .reeksen else {
      throw Problem(.onbekendPad, "\(Problem.shown(target.path)) bestaat niet.")
    }
    return try sturingpagina(tenant, soort, jaar)
  }

  private func sturingoverzicht() throws(Problem) -> Response {
    _ = try uitgave()
    var blad = Blad(titel: "Sturing", kop: "Waar sturen de raden op?", plek: .sturing, inhoud: Html())
    blad.inleiding =
      "Budgetten en hun plafond, wie welk deel draagt, het plan naast wat ervan kwam, en wat wanneer klaar moet zijn."
    var inhoud = Html()
    for tenant in catalogus.tenants {
      let samenvatting = try samenvatting(tenant)
      inhoud =
        inhoud
        + el("section") {
          el("h2") { el("a", .href("/sturing/\(tenant.id)")) { tenant.naam } }
          samenvatting
        }
    }
    blad.inhoud = inhoud
    return geef(blad)
  }

  /// How the budgets stand to whoever may know it, and what the paper prints to everybody.
  private func samenvatting(_ tenant: Catalogus.Tenant) throws(Problem) -> Html {
    let tabellen = Set(tenant.plan.reeksen.reeksen.filter { $0.tabel.bestand.hasPrefix("tenants/") }.map(\.tabel.id)).count
    let afwijkingen = tenant.plan.reeksen.afwijkingen.count
    var html = el("p") {
      tabellen == 0
        ? "De nota drukt geen plancijfers."
        : "De nota drukt \(tabellen) tabellen en reeksen; "
          + (afwijkingen == 0
            ? "alles telt op."
            : afwijkingen == 1 ? "één cijfer klopt niet met zijn delen." : "\(afwijkingen) cijfers kloppen niet met hun delen.")
    }
    guard magExact(tenant.id) else { return html }
    let fondsen = try overzicht(.fondsen, tenant, Sturingsvraag())
    let totalen = fondsen.rijen.filter { $0.codes[1].isEmpty }
    html =
      html
      + el("p") {
        for oordeel in ["binnen", "dreigt", "overschreden", "onbepaald"] {
          let aantal = totalen.count { fondsen.veld($0, "oordeel").tekst == oordeel }
          if aantal > 0 {
            Stuk.merk(oordeel)
            " \(aantal) "
          }
        }
      }
    return html
  }

  private func sturingVan(_ tenant: Catalogus.Tenant) throws(Problem) -> Response {
    _ = try uitgave()
    var blad = Blad(titel: tenant.naam, kop: "Waar stuurt \(tenant.naam) op?", plek: .sturing, inhoud: Html())
    blad.kruimels = [("Sturing", "/sturing")]
    let samenvatting = try samenvatting(tenant)
    blad.inhoud =
      Stuk.soort(try blik(.tenant(tenant.id)), naam: tenant.naam) + samenvatting
      + el("ul", .class("kaarten")) {
        for soort in Sturingsoort.allCases {
          el("li", .class("kaart")) {
            el("h2") { el("a", .href("/sturing/\(tenant.id)/\(soort.rawValue)")) { soort.titel } }
            el("p") { soort.omschrijving + "." }
          }
        }
      }
    return geef(blad)
  }

  private func sturingpagina(_ tenant: Catalogus.Tenant, _ soort: Sturingsoort, _ jaar: Int?) throws(Problem) -> Response {
    let blik = try blik(.tenant(tenant.id))
    var blad = Blad(titel: soort.titel, kop: soort.vraag, plek: .sturing, inhoud: Html())
    blad.kruimels = [("Sturing", "/sturing"), (tenant.naam, "/sturing/\(tenant.id)")]
    guard blik.isExact || soort == .reeksen || soort == .werkgevers else {
      blad.inhoud = Stuk.besloten(tenant, soort)
      return geef(blad)
    }
    if soort == .werkgevers, !blik.isExact {
      blad.inhoud = Stuk.soort(blik, naam: tenant.naam) + gepubliceerdeWerkgevers(tenant, blik)
      return geef(blad)
    }
    var vraag = Sturingsvraag()
    vraag.jaar = jaar
    let overzicht = try overzicht(soort, tenant, vraag)
    let inhoud: Html =
      switch soort {
      case .fondsen: fondsenInhoud(overzicht)
      case .verdelingen: verdelingenInhoud(overzicht)
      case .reeksen: reeksenInhoud(overzicht)
      case .kalender: kalenderInhoud(overzicht)
      case .werkgevers: werkgeversInhoud(overzicht)
      }
    blad.inhoud =
      (blik.isExact ? Stuk.soort(blik, naam: tenant.naam) : Stuk.gedrukt(tenant)) + jaarkeuze(overzicht, blik) + inhoud
      + Stuk.herkomst(overzicht)
    return geef(blad)
  }

  /// Links to the years around.
  private func jaarkeuze(_ overzicht: Overzicht, _ blik: Blik) -> Html {
    guard let dit = overzicht.kop.first(where: { $0.naam == "jaar" })?.waarde.integer else { return Html() }
    let jaren = Set((0..<5).map { blik.peilmaand.jaar - 3 + $0 } + [Int(dit)]).sorted()
    return el("nav", .class("jaren"), Attribute("aria-label", "Jaar")) {
      el("ul") {
        for jaar in jaren {
          el("li") {
            el(
              "a", .href("/sturing/\(overzicht.tenant.id)/\(overzicht.soort.rawValue)/\(jaar)"),
              Attribute("aria-current", jaar == Int(dit) ? "page" : nil)
            ) { String(jaar) }
          }
        }
      }
    }
  }

  /// What is published of employers: protected as a client's figures are.
  private func gepubliceerdeWerkgevers(_ tenant: Catalogus.Tenant, _ blik: Blik) -> Html {
    jaren(
      blik, "Werkgevers per jaar",
      maten: [.werkgeverBereikt, .vacature, .vacatureVervuld, .afspraak, .afspraakNagekomen, .verdringing],
      pad: "/v1/cijfers?tenant=\(tenant.id)&uitsplitsing=")
      + el("p", .class("stil")) {
        "Cijfers over werkgevers gaan langs dezelfde bescherming als die over mensen; per cluster ziet alleen de tenant zelf ze."
      }
  }
}

extension Stuk {
  /// A judgement as a mark: its word and a colour.
  static func merk(_ oordeel: String) -> Html {
    el("span", .class("oordeel \(oordeel.replacing(" ", with: "-"))")) { oordeel }
  }

  static func besloten(_ tenant: Catalogus.Tenant, _ soort: Sturingsoort) -> Html {
    el("p", .class("soort leeg")) {
      el("strong") { "Alleen voor \(tenant.naam) zelf." }
      " \(soort.omschrijving): dit zijn exacte cijfers van de tenant, die deze na aanmelden ziet. "
      el("a", .href("/sturing/\(tenant.id)/\(Sturingsoort.reeksen.rawValue)")) { "Het gedrukte plan" }
      " is van iedereen."
    }
  }

  static func gedrukt(_ tenant: Catalogus.Tenant) -> Html {
    el("p", .class("soort")) {
      el("strong") { "Gedrukte cijfers" }
      " uit de nota van \(tenant.naam). Wat ervan kwam ziet de tenant zelf na aanmelden."
    }
  }

  /// Which figure comes from where, and how the forecast is made.
  static func herkomst(_ overzicht: Overzicht) -> Html {
    let bronnen = overzicht.kolommen.filter { $0.bron != nil }
    return el("section") {
      el("h2") { "Waar komen deze cijfers vandaan?" }
      if let methode = overzicht.kop.first(where: { $0.naam == "methode" })?.waarde.string { el("p") { methode } }
      tabel("Herkomst per kolom", koppen: ["Kolom", "Bron"], woorden: [1]) {
        for kolom in bronnen {
          el("tr") {
            el("th", Attribute("scope", "row")) { kolom.titel }
            el("td") { kolom.bron ?? "" }
          }
        }
      }
    }
  }

  /// A field in a cell; a judgement as a mark.
  static func cel(_ veld: Overzicht.Veld, _ eenheid: Overzicht.Eenheid, isPrecies: Bool = false) -> Html {
    switch veld {
    case .geheel(let getal): el("td", .class("getal")) { tekst(getal, eenheid, isPrecies: isPrecies) }
    case .breuk(let breuk): el("td", .class("getal")) { Schrijfwijze.kort(breuk) }
    case .tekst(let tekst): el("td") { tekst }
    case .onbepaald: el("td", .class("getal stil")) { "onbepaald" }
    case .geen: el("td", .class("getal stil")) { el("span", Attribute("aria-label", "geen cijfer")) { "–" } }
    }
  }

  static func tekst(_ getal: Int64, _ eenheid: Overzicht.Eenheid, isPrecies: Bool = false) -> String {
    guard eenheid == .eurocent else { return Schrijfwijze.getal(getal) }
    return isPrecies ? Schrijfwijze.euroExact(getal) : Schrijfwijze.heleEuro(getal)
  }
}

extension Schrijfwijze {
  /// `€ 1.234.567`, rounded half up.
  static func heleEuro(_ cent: Int64) -> String { "€ " + breuk(Breuk(Int128(cent), 100), decimalen: 0) }

  /// Two decimals at most, and none that say nothing: `4,6`, `10.778.000`.
  static func kort(_ breuk: Breuk) -> String {
    let tekst = Self.breuk(breuk, decimalen: 2)
    if tekst.hasSuffix(",00") { return String(tekst.dropLast(3)) }
    return tekst.hasSuffix("0") ? String(tekst.dropLast()) : tekst
  }
}
