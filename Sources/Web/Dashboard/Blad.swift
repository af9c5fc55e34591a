import Domain
import Regio

/// The frame of every page: title, navigation, what kind of figures these are, footer.
struct Blad {
  var titel: String
  /// Where the page is, from the first page down; without the page itself.
  var kruimels: [(naam: String, href: String)] = []
  var kop: String
  var inleiding: String = ""
  /// Which item of the navigation is this.
  var plek: Plek?
  var inhoud: Html

  enum Plek: String, CaseIterable {
    case regio = "/", indicatoren = "/indicatoren", geld = "/geld", sturing = "/sturing", wijzigingen = "/wijzigingen", aandacht =
      "/aandacht"
    case bescherming = "/bescherming"

    var naam: String {
      switch self {
      case .regio: "Regio's"
      case .indicatoren: "Indicatoren"
      case .geld: "Geld"
      case .sturing: "Sturing"
      case .wijzigingen: "Wijzigingen"
      case .aandacht: "Aandacht"
      case .bescherming: "Bescherming"
      }
    }
  }

  func html(_ bezoeker: Bezoeker) -> [UInt8] {
    let pagina = el("html", Attribute("lang", "nl")) {
      el("head") {
        void("meta", Attribute("charset", "utf-8"))
        void("meta", Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1"))
        el("title") { titel + " – Werk en inkomen" }
        void("link", Attribute("rel", "stylesheet"), .href("/stijl.css"))
        void("link", Attribute("rel", "icon"), .href("/pictogram.svg"), Attribute("type", "image/svg+xml"))
        el("script", Attribute("src", "/levend.js"), Attribute("defer", when: true))
      }
      el("body") {
        el("a", .class("overslaan"), .href("#inhoud")) { "Naar de inhoud" }
        el("header", .class("kop")) {
          el("div", .class("breed")) {
            el("a", .class("merk"), .href("/")) {
              el("span", .class("merkteken"), Attribute("aria-hidden", "true")) {}
              "Werk en inkomen"
              el("span", .class("merkregel")) { "cijfers van de arbeidsmarktregio" }
            }
            navigatie
          }
        }
        el("main", .id("inhoud"), Attribute("tabindex", "-1")) {
          el("div", .class("breed")) {
            kruimelpad
            el("h1") { kop }
            if !inleiding.isEmpty { el("p", .class("inleiding")) { inleiding } }
            inhoud
          }
        }
        el("footer", .class("voet")) {
          el("div", .class("breed")) {
            el("p") {
              bezoeker.isAangemeld
                ? "Aangemeld voor: "
                  + (bezoeker.tenants.isEmpty
                    ? "gepubliceerde cijfers" : bezoeker.tenants.sorted().map(\.description).joined(separator: ", ")) + "."
                : "Niet aangemeld: alleen gepubliceerde cijfers."
              " "
              el("a", .href("/bescherming")) { "Hoe kleine aantallen zijn beschermd" }
              " · "
              el("a", .href("/v1/openapi.json")) { "API" }
            }
            el("p", .id("levend"), Attribute("role", "status"), Attribute("aria-live", "polite")) {}
          }
        }
      }
    }
    return Array("<!doctype html>\n".utf8) + pagina.bytes
  }

  private var navigatie: Html {
    el("nav", Attribute("aria-label", "Hoofdmenu")) {
      el("ul") {
        for punt in Plek.allCases {
          el("li") {
            el("a", .href(punt.rawValue), Attribute("aria-current", punt == plek ? "page" : nil)) { punt.naam }
          }
        }
      }
    }
  }

  private var kruimelpad: Html {
    guard !kruimels.isEmpty else { return Html() }
    return el("nav", .class("kruimels"), Attribute("aria-label", "Kruimelpad")) {
      el("ol") {
        for kruimel in kruimels { el("li") { el("a", .href(kruimel.href)) { kruimel.naam } } }
        el("li") { el("span", Attribute("aria-current", "page")) { titel } }
      }
    }
  }
}

/// Pieces that pages are put together from.
enum Stuk {
  /// What kind of figures these are: exact and for whom, or which publication.
  static func soort(_ blik: Blik, naam: String) -> Html {
    if blik.isExact {
      return el("p", .class("soort exact")) {
        el("strong") { "Exacte cijfers" }
        " van \(naam), voor eigen gebruik. Kleine aantallen zijn niet beschermd: niet doorgeven of publiceren."
      }
    }
    guard let uitgave = blik.uitgave else {
      return el("p", .class("soort leeg")) {
        el("strong") { "Nog niets gepubliceerd." }
        " Cijfers verschijnen hier zodra een maand is afgesloten en gepubliceerd. Een tenant ziet na aanmelden de eigen cijfers meteen."
      }
    }
    return el("p", .class("soort")) {
      el("strong") { "Publicatie \(uitgave.nummer)" }
      ", cijfers tot en met \(Schrijfwijze.maand(uitgave.totEnMet)). Afgerond; aantallen onder de \(uitgave.drempel) worden "
      el("a", .href("/bescherming")) { "niet getoond" }
      "."
    }
  }

  /// A figure, its meaning and what it was a year before.
  static func tegel(
    _ naam: String, _ waarde: Waarde, _ eenheid: Maatnaam.Eenheid, drempel: Int64, eerder: Waarde? = nil, bij: String,
    vonk: Html = Html()
  ) -> Html {
    el("div", .class("tegel")) {
      el("dt") { naam }
      el("dd") {
        el("span", .class(waarde.getal == nil ? "groot stil" : "groot")) { tekst(waarde, eenheid, drempel: drempel) }
        vonk
        el("span", .class("bij")) { bij + verschil(waarde, eerder, eenheid) }
      }
    }
  }

  private static func verschil(_ nu: Waarde, _ eerder: Waarde?, _ eenheid: Maatnaam.Eenheid) -> String {
    guard let nu = nu.getal, let eerder = eerder?.getal, eerder != 0 else { return "" }
    if nu == eerder { return ", gelijk aan een jaar eerder" }
    let deel = Schrijfwijze.quotient(abs(nu - eerder) * 100, abs(eerder)) ?? ""
    return ", \(deel)% \(nu > eerder ? "meer" : "minder") dan een jaar eerder"
  }

  /// As it stands in a cell: short.
  static func tekst(_ waarde: Waarde, _ eenheid: Maatnaam.Eenheid, drempel: Int64) -> String {
    switch waarde {
    case .getal(let getal): Schrijfwijze.waarde(getal, eenheid)
    case .onderdrukt(.klein): "minder dan \(drempel)"
    case .onderdrukt: "niet getoond"
    case .geen: "–"
    }
  }

  static func cel(_ waarde: Waarde, _ eenheid: Maatnaam.Eenheid, drempel: Int64) -> Html {
    switch waarde {
    case .getal(let getal): el("td", .class("getal")) { Schrijfwijze.waarde(getal, eenheid) }
    case .onderdrukt(let reden):
      el("td", .class("getal stil"), Attribute("title", reden.uitleg(drempel: drempel))) {
        tekst(waarde, eenheid, drempel: drempel)
      }
    case .geen: el("td", .class("getal stil")) { el("span", Attribute("aria-label", "geen cijfer")) { "–" } }
    }
  }

  /// A chart with its caption, its table and its downloads.
  static func figuur(_ titel: String, _ grafiek: Html, tabel: Html, downloads: String?) -> Html {
    el("figure", .class("figuur")) {
      el("figcaption") { titel }
      grafiek
      el("details") {
        el("summary") { "Tabel bij deze grafiek" }
        tabel
      }
      if let downloads { Self.downloads(downloads, van: titel) }
    }
  }

  static func downloads(_ adres: String, van titel: String) -> Html {
    el("p", .class("downloads")) {
      "Download: "
      for (plaats, formaat) in Vraag.Formaat.allCases.enumerated() {
        if plaats > 0 { " · " }
        el("a", .href(adres + (adres.contains("?") ? "&" : "?") + "formaat=\(formaat.rawValue)")) {
          naam(formaat)
          el("span", .class("voorlezer")) { " van \(titel)" }
        }
      }
    }
  }

  static func downloads(_ adres: String, alleen formaat: Vraag.Formaat, van titel: String) -> Html {
    el("p", .class("downloads")) {
      "Download: "
      el("a", .href(adres)) {
        naam(formaat)
        el("span", .class("voorlezer")) { " van \(titel)" }
      }
    }
  }

  private static func naam(_ formaat: Vraag.Formaat) -> String {
    switch formaat {
    case .json: "JSON"
    case .csv: "CSV"
    case .jsonStat: "JSON-stat"
    case .sdmxCSV: "SDMX-CSV"
    }
  }

  /// A table in a frame that scrolls by itself on a narrow screen, and can be reached by keyboard then.
  ///
  /// - Parameter woorden: Columns that hold words, beside the first.
  static func tabel(
    _ titel: String, koppen: [String], woorden: Set<Int> = [], @HtmlBuilder rijen: () -> Html
  ) -> Html {
    el("div", .class("schuif"), Attribute("tabindex", "0"), Attribute("role", "region"), Attribute("aria-label", titel)) {
      el("table") {
        el("caption") { titel }
        el("thead") {
          el("tr") {
            for (plaats, kop) in koppen.enumerated() {
              el("th", Attribute("scope", "col"), .class(plaats == 0 || woorden.contains(plaats) ? nil : "getal")) { kop }
            }
          }
        }
        el("tbody") { rijen() }
      }
    }
  }

  /// Months as columns, years as rows: the table of a line over months.
  static func jaartabel(_ titel: String, van: Maand, _ waarden: [Waarde], _ eenheid: Maatnaam.Eenheid, drempel: Int64) -> Html {
    let namen = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    let jaren = Set(waarden.indices.map { (van + $0).jaar }).sorted()
    return tabel(titel, koppen: ["Jaar"] + namen) {
      for jaar in jaren {
        el("tr") {
          el("th", Attribute("scope", "row")) { String(jaar) }
          for maand in 1...12 {
            let plaats = Maand(jaar: jaar, maand: maand) - van
            cel(waarden.indices.contains(plaats) ? waarden[plaats] : .geen, eenheid, drempel: drempel)
          }
        }
      }
    }
  }
}
