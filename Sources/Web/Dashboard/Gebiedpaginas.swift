import Domain
import Regio

/// How a region, a tenant or a gemeente stands.
extension Context {
  /// Months of a chart: ten years at most, or from the first figure.
  static let maandenInGrafiek = 60

  private static let kerncijfers: [Maat] = [.bestand, .instroom, .uitstroom, .actief]

  func overzicht() throws(Problem) -> Response {
    var kaarten: [Html] = []
    for regio in catalogus.regios {
      let blik = try blik(.arbeidsmarktregio(regio.code))
      let reeks = blik.reeks(.bestand, van: blik.peilmaand + -35, tot: blik.peilmaand + 1, per: .maand)
      kaarten.append(
        el("li", .class("kaart")) {
          el("h2") { el("a", .href("/regios/\(regio.code)")) { regio.naam } }
          el("p", .class("stil")) { "Arbeidsmarktregio \(regio.code)" }
          el("p", .class("groot")) { Stuk.tekst(reeks.last ?? .geen, .personen, drempel: blik.drempel) }
          el("p", .class("bij")) { "personen in het bestand, eind \(Schrijfwijze.maand(blik.peilmaand))" }
          Grafiek.vonk(reeks.map(\.getal))
          el("ul", .class("lijst")) {
            for id in regio.tenants { el("li") { el("a", .href("/tenants/\(id)")) { catalogus.tenant(id)?.naam ?? "" } } }
          }
        })
    }
    let eerste = try catalogus.regios.first.map { regio throws(Problem) in try blik(.arbeidsmarktregio(regio.code)) }
    var blad = Blad(titel: "Regio's", kop: "Hoe staat het ervoor met werk en inkomen?", plek: .regio, inhoud: Html())
    blad.inleiding = "Cijfers over mensen met een uitkering of een plek in de sociale werkvoorziening, per arbeidsmarktregio."
    blad.inhoud =
      (eerste.map { Stuk.soort($0, naam: "") } ?? Html())
      + el("ul", .class("kaarten")) { for kaart in kaarten { kaart } }
    return geef(blad)
  }

  func regiopagina(_ code: String) throws(Problem) -> Response {
    let regio = try Vraag.regio(code, catalogus)
    let blik = try blik(.arbeidsmarktregio(regio.code))
    var blad = Blad(titel: regio.naam, kop: "Hoe staat de arbeidsmarktregio \(regio.naam) ervoor?", plek: .regio, inhoud: Html())
    blad.kruimels = [("Regio's", "/")]
    var delen: [(naam: String, href: String, blik: Blik)] = []
    for id in regio.tenants {
      // Beside each other stand published figures only, so that they add up.
      let deel = Blik(gebied: .tenant(id), exact: nil, uitgave: blik.uitgave, peilmaand: blik.peilmaand)
      delen.append((catalogus.tenant(id)?.naam ?? id.description, "/tenants/\(id)", deel))
    }
    let pad = "/v1/cijfers?arbeidsmarktregio=\(regio.code)"
    blad.inhoud =
      Stuk.soort(blik, naam: regio.naam) + laatbericht(regio.tenants) + kern(blik) + bestand(blik, pad: pad)
      + onderdelen(
        regio.tenants.count == 1 ? "De tenant in de regio" : "De tenants in de regio", delen, jaar: blik.stroomjaar,
        peilmaand: blik.peilmaand,
        pad: pad + "&uitsplitsing=tenant")
      + gemeenten(regio.tenants, blik, pad: pad)
    return geef(blad)
  }

  func tenantpagina(_ id: String) throws(Problem) -> Response {
    let tenant = try Vraag.tenant(id, catalogus)
    let blik = try blik(.tenant(tenant.id))
    var blad = Blad(titel: tenant.naam, kop: "Hoe staat \(tenant.naam) ervoor?", plek: .regio, inhoud: Html())
    blad.kruimels = kruimels(tenant)
    let pad = blik.isExact ? "/v1/tenants/\(tenant.id)/cijfers?uitsplitsing=" : "/v1/cijfers?tenant=\(tenant.id)&uitsplitsing="
    blad.inhoud =
      Stuk.soort(blik, naam: tenant.naam) + laatbericht([tenant.id]) + kern(blik) + bestand(blik, pad: pad)
      + verdeling(blik, tenant, pad: pad)
      + gemeenten([tenant.id], blik, pad: pad.replacing("uitsplitsing=", with: "uitsplitsing=gemeente"))
      + el("p", .class("verder")) {
        el("a", .href("/indicatoren/\(tenant.id)")) { "Indicatoren en streefwaarden" }
        el("a", .href("/geld/\(tenant.id)")) { "Waar het geld heen gaat" }
      }
    return geef(blad)
  }

  func gemeentepagina(_ code: String) throws(Problem) -> Response {
    let gemeente = try Vraag.gemeente(code, catalogus)
    let (lid, tenant) = catalogus.lid(gemeente)!
    let blik = try blik(.gemeente(tenant.id, gemeente))
    var blad = Blad(titel: lid.naam, kop: "Hoe staat \(lid.naam) ervoor?", plek: .regio, inhoud: Html())
    blad.kruimels = kruimels(tenant) + [(tenant.naam, "/tenants/\(tenant.id)")]
    if let tot = lid.periode.tot {
      blad.inleiding =
        "Gemeente tot \(Schrijfwijze.dag(tot))"
        + (lid.opvolger.map { ", daarna \(catalogus.naam($0))" } ?? "") + "."
    }
    let pad =
      blik.isExact
      ? "/v1/tenants/\(tenant.id)/cijfers?gemeente=\(gemeente)" : "/v1/cijfers?gemeente=\(gemeente)"
    let spreekt = blik.isExact
    blad.inhoud =
      Stuk.soort(blik, naam: lid.naam) + laatbericht([tenant.id]) + kern(blik) + bestand(blik, pad: pad)
      + jaren(
        blik, "Wat er per jaar gebeurde",
        maten: [.instroom, .uitstroom, .naarSchool, .uitstroomDuurzaam, .terugval, .maatregel, .herziening], pad: pad)
      + (spreekt
        ? Html()
        : el("p", .class("stil")) {
          "Van een gemeente worden stromen per jaar gepubliceerd: in één maand zijn de aantallen te klein."
        })
    return geef(blad)
  }

  // MARK: pieces

  private func kruimels(_ tenant: Catalogus.Tenant) -> [(naam: String, href: String)] {
    [("Regio's", "/"), (catalogus.regio(tenant.arbeidsmarktregio)?.naam ?? "", "/regios/\(tenant.arbeidsmarktregio)")]
  }

  /// Figures that everybody asks for first.
  private func kern(_ blik: Blik) -> Html {
    el("dl", .class("tegels")) {
      for maat in Self.kerncijfers {
        let naamgeving = maat.naamgeving
        if maat.soort == .stand {
          let reeks = blik.reeks(maat, van: blik.peilmaand + -23, tot: blik.peilmaand + 1, per: .maand)
          Stuk.tegel(
            naamgeving.titel, reeks.last ?? .geen, naamgeving.eenheid, drempel: blik.drempel, eerder: reeks[11],
            bij: "eind \(Schrijfwijze.maand(blik.peilmaand))", vonk: Grafiek.vonk(reeks.map(\.getal)))
        } else {
          let jaar = blik.stroomjaar
          let isHeel = blik.peilmaand.jaar > jaar || blik.peilmaand.maand == 12
          Stuk.tegel(
            naamgeving.titel, blik.jaar(maat, jaar), naamgeving.eenheid, drempel: blik.drempel,
            eerder: isHeel ? blik.jaar(maat, jaar - 1) : nil,
            bij: isHeel ? "in \(jaar)" : "in \(jaar) tot en met \(Schrijfwijze.maand(blik.peilmaand))")
        }
      }
    }
  }

  private func bestand(_ blik: Blik, pad: String) -> Html {
    let van = Swift.max(
      blik.peilmaand + (1 - Self.maandenInGrafiek),
      blik.uitgave.flatMap { blik.isExact ? nil : $0.vanaf } ?? blik.peilmaand + (1 - Self.maandenInGrafiek))
    var reeks = blik.reeks(.bestand, van: van, tot: blik.peilmaand + 1, per: .maand)
    // From the first month with somebody in it.
    let leeg = reeks.prefix { $0 == .getal(0) || $0 == .geen }.count
    let begin = leeg < reeks.count ? van + leeg : van
    if leeg < reeks.count { reeks.removeFirst(leeg) }
    let maanden = reeks.indices.map { begin + $0 }
    let titel = "Bestand, \(Schrijfwijze.maand(begin)) tot en met \(Schrijfwijze.maand(blik.peilmaand))"
    guard reeks.contains(where: { $0.getal != nil }) else {
      return el("section") {
        el("h2") { "Bestand" }
        el("p", .class("leegte")) { "Er zijn hier nog geen cijfers van, of ze zijn te klein om te tonen." }
      }
    }
    return el("section") {
      el("h2") { "Hoeveel mensen zijn het?" }
      Stuk.figuur(
        titel,
        Grafiek.lijnen(
          "bestand", titel: titel, omschrijving: omschrijving(reeks, maanden), maanden: maanden,
          [.init(naam: "Bestand", punten: reeks.map(\.getal), stijl: 0)], eenheid: .personen),
        tabel: Stuk.jaartabel(titel, van: begin, reeks, .personen, drempel: blik.drempel),
        downloads: pad + "&maat=bestand&van=\(begin)&totEnMet=\(blik.peilmaand)")
    }
  }

  /// What a chart shows, in words.
  private func omschrijving(_ reeks: [Waarde], _ maanden: [Maand]) -> String {
    guard let eerste = reeks.firstIndex(where: { $0.getal != nil }), let laatste = reeks.lastIndex(where: { $0.getal != nil }),
      let van = reeks[eerste].getal, let tot = reeks[laatste].getal
    else { return "Geen cijfers." }
    let hoogste = reeks.compactMap(\.getal).max() ?? 0
    return "Van \(Schrijfwijze.getal(van)) in \(Schrijfwijze.maand(maanden[eerste])) naar \(Schrijfwijze.getal(tot)) in "
      + "\(Schrijfwijze.maand(maanden[laatste])); het hoogste was \(Schrijfwijze.getal(hoogste))."
  }

  private func onderdelen(
    _ titel: String, _ delen: [(naam: String, href: String, blik: Blik)], jaar: Int, peilmaand: Maand, pad: String
  ) -> Html {
    el("section") {
      el("h2") { titel }
      Stuk.tabel(
        titel + ", eind \(Schrijfwijze.maand(peilmaand))",
        koppen: ["Gebied", "Bestand", "Instroom \(jaar)", "Uitstroom \(jaar)", "Actief"]
      ) {
        for deel in delen {
          el("tr") {
            el("th", Attribute("scope", "row")) {
              el("a", .href(deel.href)) { deel.naam }
              if isLaat(deel.blik) { el("span", .class("laat")) { "laat" } }
            }
            Stuk.cel(deel.blik.stand(.bestand, peilmaand), .personen, drempel: deel.blik.drempel)
            Stuk.cel(deel.blik.jaar(.instroom, jaar), .personen, drempel: deel.blik.drempel)
            Stuk.cel(deel.blik.jaar(.uitstroom, jaar), .personen, drempel: deel.blik.drempel)
            Stuk.cel(deel.blik.stand(.actief, peilmaand), .personen, drempel: deel.blik.drempel)
          }
        }
      }
      Stuk.downloads(pad + "&maat=bestand,instroom,uitstroom,actief&periode=jaar&jaar=\(jaar)", van: titel)
    }
  }

  private func gemeenten(_ tenants: [TenantID], _ blik: Blik, pad: String) -> Html {
    var delen: [(naam: String, href: String, blik: Blik)] = []
    for tenant in tenants.compactMap({ catalogus.tenant($0) }) {
      for lid in tenant.leden where lid.periode.bevat(blik.peilmaand.eersteDag) {
        delen.append(
          (
            lid.naam, "/gemeenten/\(lid.gemeente)",
            Blik(gebied: .gemeente(tenant.id, lid.gemeente), exact: blik.exact, uitgave: blik.uitgave, peilmaand: blik.peilmaand)
          ))
      }
    }
    return onderdelen(
      "De gemeenten", delen.sorted { $0.naam < $1.naam }, jaar: blik.stroomjaar, peilmaand: blik.peilmaand, pad: pad)
  }

  private func verdeling(_ blik: Blik, _ tenant: Catalogus.Tenant, pad: String) -> Html {
    let delen = blik.verdeling(.bestand, .spoor, van: blik.peilmaand, tot: blik.peilmaand + 1, per: .maand)
    guard !delen.isEmpty else { return Html() }
    let titel = "Bestand per spoor, eind \(Schrijfwijze.maand(blik.peilmaand))"
    let rijen = delen.map { deel in
      (
        naam: catalogus.naam(.spoor, deel.code, tenant.id), waarde: deel.waarde.getal,
        tekst: Stuk.tekst(deel.waarde, .personen, drempel: blik.drempel)
      )
    }
    return el("section") {
      el("h2") { "Op welk spoor zitten zij?" }
      Stuk.figuur(
        titel,
        Grafiek.balken(rijen),
        tabel: Stuk.tabel(titel, koppen: ["Spoor", "Personen"]) {
          for (deel, rij) in zip(delen, rijen) {
            el("tr") {
              el("th", Attribute("scope", "row")) { rij.naam }
              Stuk.cel(deel.waarde, .personen, drempel: blik.drempel)
            }
          }
        },
        downloads: pad.replacing("uitsplitsing=", with: "uitsplitsing=spoor")
          + "&maat=bestand&van=\(blik.peilmaand)&totEnMet=\(blik.peilmaand)")
    }
  }

  /// A row for each maat, a column for each of the last years.
  func jaren(_ blik: Blik, _ titel: String, maten: [Maat], pad: String) -> Html {
    let jaren = (0..<5).map { blik.stroomjaar - 4 + $0 }
    return el("section") {
      el("h2") { titel }
      Stuk.tabel(titel, koppen: ["Maat"] + jaren.map(String.init)) {
        for maat in maten {
          el("tr") {
            el("th", Attribute("scope", "row"), Attribute("title", maat.naamgeving.omschrijving)) { maat.naamgeving.titel }
            for jaar in jaren { Stuk.cel(blik.jaar(maat, jaar), maat.naamgeving.eenheid, drempel: blik.drempel) }
          }
        }
      }
      Stuk.downloads(
        pad + "&maat=\(maten.map(\.naam).joined(separator: ","))&periode=jaar&van=\(jaren[0])&totEnMet=\(jaren[4])", van: titel)
    }
  }

  private func isLaat(_ blik: Blik) -> Bool {
    !blik.isExact && (snapshot.uitgave?.laat.contains { $0.tenant == blik.gebied.tenant } ?? false)
  }

  /// Tenants whose figures are not all in: told, never shown as zero.
  func laatbericht(_ tenants: [TenantID]) -> Html {
    let laat = (snapshot.uitgave?.laat ?? []).filter { tenants.contains($0.tenant) && !magExact($0.tenant) }
    guard !laat.isEmpty else { return Html() }
    return el("div", .class("bericht"), Attribute("role", "note")) {
      for een in laat {
        el("p") {
          el("strong") { "\(catalogus.tenant(een.tenant)?.naam ?? een.tenant.description) is laat." }
          een.totEnMet.map { " De cijfers zijn er tot en met \(Schrijfwijze.maand($0))" } ?? " Er zijn nog geen cijfers"
          een.laatsteGebeurtenis.map { "; de laatste gebeurtenis is van \(Schrijfwijze.moment($0))." } ?? "."
        }
      }
    }
  }

  func geef(_ blad: Blad) -> Response { Response(200, .html, blad.html(bezoeker)) }
}
