import Domain
import Regelgeving
import Regio

/// What the tenants' papers steer by: all indicators of a tenant, and one over the years with its target.
extension Context {
  func indicatorenoverzicht() throws(Problem) -> Response {
    var blad = Blad(titel: "Indicatoren", kop: "Liggen de regio's op koers?", plek: .indicatoren, inhoud: Html())
    blad.inleiding = "De indicatoren en streefwaarden waarop de beleidskaders van de tenants sturen."
    var inhoud = Html()
    for tenant in catalogus.tenants {
      let blik = try blik(.tenant(tenant.id))
      inhoud =
        inhoud
        + el("section") {
          el("h2") { el("a", .href("/indicatoren/\(tenant.id)")) { tenant.naam } }
          telling(tenant, blik)
        }
    }
    blad.inhoud = inhoud
    return geef(blad)
  }

  private func telling(_ tenant: Catalogus.Tenant, _ blik: Blik) -> Html {
    guard !tenant.doelen.isEmpty else { return el("p", .class("stil")) { "Het beleidskader noemt geen indicatoren." } }
    let oordelen = tenant.doelen.map { Indicatormeting(doel: $0, blik: blik).indicator(blik.stroomjaar).oordeel }
    return el("p") {
      for oordeel in Oordeel.allCases {
        let aantal = oordelen.filter { $0 == oordeel }.count
        if aantal > 0 {
          Self.merk(oordeel)
          " \(aantal) "
        }
      }
    }
  }

  func indicatorenVan(_ id: String) throws(Problem) -> Response {
    let tenant = try Vraag.tenant(id, catalogus)
    let blik = try blik(.tenant(tenant.id))
    var blad = Blad(titel: tenant.naam, kop: "Ligt \(tenant.naam) op koers?", plek: .indicatoren, inhoud: Html())
    blad.kruimels = [("Indicatoren", "/indicatoren")]
    let jaar = blik.stroomjaar
    let titel =
      "Indicatoren over \(jaar)"
      + (blik.peilmaand < Maand(jaar: jaar, maand: 12) ? " tot en met \(Schrijfwijze.maand(blik.peilmaand))" : "")
    blad.inhoud =
      Stuk.soort(blik, naam: tenant.naam) + laatbericht([tenant.id])
      + (tenant.doelen.isEmpty
        ? el("p", .class("leegte")) { "Het beleidskader van \(tenant.naam) noemt geen indicatoren. Dat is iets anders dan nul." }
        : Stuk.tabel(titel, koppen: ["Indicator", "Gemeten", "Streefwaarde", "Oordeel"]) {
          for doel in tenant.doelen {
            let meting = Indicatormeting(doel: doel, blik: blik)
            el("tr") {
              el("th", Attribute("scope", "row")) { el("a", .href("/indicatoren/\(tenant.id)/\(doel.id)")) { doel.omschrijving } }
              el("td", .class("getal ruim")) { Self.tekst(meting.uitslag(jaar), doel, blik) }
              el("td", .class("getal ruim")) { Self.streef(meting.streefwaarde(jaar), doel.eenheid) }
              el("td", .class("getal")) { Self.merk(meting.oordeel(jaar)) }
            }
          }
        }
          + Stuk.downloads(
            (blik.isExact ? "/v1/tenants/\(tenant.id)/indicatoren" : "/v1/indicatoren?tenant=\(tenant.id)"), alleen: .json,
            van: titel))
    return geef(blad)
  }

  func indicatorpagina(_ id: String, _ code: String) throws(Problem) -> Response {
    let tenant = try Vraag.tenant(id, catalogus)
    guard let doel = tenant.doelen.first(where: { $0.id.tekst == code }) else {
      throw Problem(.onbekendeCode, "indicator: '\(Problem.shown(code))' is onbekend.", bekend: tenant.doelen.map(\.id.tekst))
    }
    let blik = try blik(.tenant(tenant.id))
    let meting = Indicatormeting(doel: doel, blik: blik)
    var blad = Blad(titel: doel.omschrijving, kop: doel.omschrijving, plek: .indicatoren, inhoud: Html())
    blad.kruimels = [("Indicatoren", "/indicatoren"), (tenant.naam, "/indicatoren/\(tenant.id)")]
    let jaar = blik.stroomjaar
    blad.inhoud =
      Stuk.soort(blik, naam: tenant.naam) + laatbericht([tenant.id])
      + el("dl", .class("tegels")) {
        tegel(
          "Gemeten in \(jaar)", Self.tekst(meting.uitslag(jaar), doel, blik),
          bij: meting.isHeel(jaar) ? "het hele jaar" : "tot en met \(Schrijfwijze.maand(blik.peilmaand))")
        tegel(
          "Streefwaarde", Self.streef(meting.streefwaarde(jaar), doel.eenheid),
          bij: meting.streefwaarde(jaar).map { $0.status == .bron ? "uit het beleidskader" : "aanname" } ?? "niet gesteld")
        if let prognose = meting.indicator(jaar).prognose {
          tegel(
            "Verwacht eind \(jaar)", doel.eenheid.tekst(prognose.waarde),
            bij:
              "tussen \(doel.eenheid.tekst(prognose.band.lowerBound)) en \(doel.eenheid.tekst(prognose.band.upperBound)), in vier "
              + "van de vijf jaren; \(prognose.methode.uitleg)")
        }
        el("div", .class("tegel")) {
          el("dt") { "Oordeel" }
          el("dd") { el("span", .class("groot")) { Self.merk(meting.oordeel(jaar)) } }
        }
      }
      + overJaren(meting, tenant) + perGemeente(doel, tenant, blik) + herkomst(doel, meting.streefwaarde(jaar))
    return geef(blad)
  }

  private func tegel(_ naam: String, _ tekst: String, bij: String) -> Html {
    el("div", .class("tegel")) {
      el("dt") { naam }
      el("dd") {
        el("span", .class(tekst.count > 14 ? "groot stil" : "groot")) { tekst }
        el("span", .class("bij")) { bij }
      }
    }
  }

  /// Bars by year, with the target as a line of text in the table: a year is one number.
  private func overJaren(_ meting: Indicatormeting, _ tenant: Catalogus.Tenant) -> Html {
    let doel = meting.doel
    let rijen = meting.jaren.map { jaar in
      (
        naam: meting.isHeel(jaar) ? String(jaar) : "\(jaar), tot nu toe",
        waarde: meting.uitslag(jaar).breuk.map { Breuk($0.teller * 1_000, $0.noemer).afgerond },
        tekst: Self.tekst(meting.uitslag(jaar), doel, meting.blik)
      )
    }
    let titel = doel.omschrijving + " Per jaar."
    return el("section") {
      el("h2") { "Hoe ging het in de jaren ervoor?" }
      Stuk.figuur(
        titel,
        Grafiek.kolommen(
          "jaren", titel: titel, omschrijving: rijen.map { "\($0.naam): \($0.tekst)" }.joined(separator: "; ") + ".", rijen,
          doel: meting.streefwaarde(meting.blik.stroomjaar)?.waarde.map {
            ($0.teller * 1_000 / $0.noemer, Self.streef(meting.streefwaarde(meting.blik.stroomjaar), doel.eenheid))
          }.map { (Int64(clamping: $0.0), $0.1) }),
        tabel: Stuk.tabel(titel, koppen: ["Jaar", "Gemeten", "Streefwaarde", "Oordeel"]) {
          for jaar in meting.jaren {
            el("tr") {
              el("th", Attribute("scope", "row")) { String(jaar) }
              el("td", .class("getal ruim")) { Self.tekst(meting.uitslag(jaar), doel, meting.blik) }
              el("td", .class("getal ruim")) { Self.streef(meting.streefwaarde(jaar), doel.eenheid) }
              el("td", .class("getal")) { Self.merk(meting.oordeel(jaar)) }
            }
          }
        }, downloads: nil)
    }
  }

  /// The parts of the formula and its outcome in each gemeente.
  private func perGemeente(_ doel: Doel, _ tenant: Catalogus.Tenant, _ blik: Blik) -> Html {
    let jaar = blik.stroomjaar
    let leden = tenant.leden.filter { $0.periode.bevat(Maand(jaar: jaar, maand: 1).eersteDag) }
    let maten = doel.formule.maten.sorted { $0.rawValue < $1.rawValue }
    let titel = "Per gemeente in \(jaar)"
    return el("section") {
      el("h2") { titel }
      Stuk.tabel(titel, koppen: ["Gemeente"] + maten.map(\.naamgeving.titel) + ["Gemeten"]) {
        for lid in leden {
          let deel = Blik(
            gebied: .gemeente(tenant.id, lid.gemeente), exact: blik.exact, uitgave: blik.uitgave, peilmaand: blik.peilmaand)
          el("tr") {
            el("th", Attribute("scope", "row")) { el("a", .href("/gemeenten/\(lid.gemeente)")) { lid.naam } }
            for maat in maten {
              Stuk.cel(
                maat.soort == .stand
                  ? deel.stand(maat, min(Maand(jaar: jaar, maand: 12), blik.peilmaand)) : deel.jaar(maat, jaar),
                maat.naamgeving.eenheid, drempel: blik.drempel)
            }
            el("td", .class("getal ruim")) { Self.tekst(Indicatormeting(doel: doel, blik: deel).uitslag(jaar), doel, deel) }
          }
        }
      }
    }
  }

  private func herkomst(_ doel: Doel, _ streef: Streefwaarde?) -> Html {
    el("section") {
      el("h2") { "Waar dit vandaan komt" }
      el("p") { "\(doel.bron)." }
      if let streef {
        el("p") { "Streefwaarde: \(streef.bron)." }
        if let toelichting = streef.toelichting { el("p") { toelichting + "." } }
      }
    }
  }

  static func merk(_ oordeel: Oordeel) -> Html {
    let (teken, naam) =
      switch oordeel {
      case .opKoers: ("✓", "op koers")
      case .bijsturen: ("!", "bijsturen")
      case .onbepaald: ("?", "onbepaald")
      case .geenDoel: ("–", "geen streefwaarde")
      }
    return el("span", .class("oordeel \(oordeel.rawValue)")) {
      el("span", Attribute("aria-hidden", "true")) { teken + " " }
      naam
    }
  }

  static func tekst(_ uitslag: Uitkomst, _ doel: Doel, _ blik: Blik) -> String {
    switch uitslag {
    case .waarde(let breuk): doel.eenheid.tekst(breuk)
    case .onderdrukt(.klein): "niet getoond: minder dan \(blik.drempel) personen"
    case .onderdrukt(let reden): reden.uitleg(drempel: blik.drempel)
    case .onbepaald(let reden): "onbepaald: \(reden)"
    }
  }

  static func streef(_ streef: Streefwaarde?, _ eenheid: Doel.Eenheid) -> String {
    guard let streef else { return "geen" }
    let woord: String
    switch streef.vergelijking {
    case .hoogstens: woord = "hoogstens"
    case .minstens: woord = "minstens"
    case .gelijk: woord = "gelijk aan"
    case .stijgend: return "hoger dan een jaar eerder"
    case .dalend: return "lager dan een jaar eerder"
    }
    guard let waarde = streef.waarde else { return "\(woord) een cijfer van buiten dat er niet is" }
    return "\(woord) \(eenheid.tekst(waarde))"
  }
}
