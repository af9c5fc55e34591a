import Domain
import Regio

/// What changed since yesterday, and what is late or doubtful.
extension Context {
  func wijzigingenpagina() throws(Problem) -> Response {
    var blad = Blad(titel: "Wijzigingen", kop: "Wat is er veranderd sinds gisteren?", plek: .wijzigingen, inhoud: Html())
    var inhoud = Html()
    for tenant in catalogus.tenants where magExact(tenant.id) { inhoud = inhoud + wijzigingen(tenant) }
    blad.inhoud = inhoud + publicaties()
    return geef(blad)
  }

  /// Exact: every maat that moved, with the months it moved in.
  private func wijzigingen(_ tenant: Catalogus.Tenant) -> Html {
    let stand = snapshot.standen[tenant.id] ?? Snapshot.Stand()
    var perMaat: [Maat: [Maand: Int64]] = [:]
    for (cel, delta) in stand.wijzigingen { perMaat[cel.maat, default: [:]][cel.maand, default: 0] += delta }
    let rijen = perMaat.mapValues { $0.filter { $0.value != 0 } }.filter { !$0.value.isEmpty }.sorted {
      $0.key.rawValue < $1.key.rawValue
    }
    return el("section") {
      el("h2") { tenant.naam }
      el("p", .class("soort exact")) {
        el("strong") { "Exacte cijfers" }
        ", alles wat is verwerkt sinds \(Schrijfwijze.moment(stand.wijzigingenVanaf))."
      }
      if rijen.isEmpty {
        el("p", .class("leegte")) { "Sinds gisteren is er niets veranderd." }
      } else {
        Stuk.tabel("Veranderingen van \(tenant.naam)", koppen: ["Maat", "Verschil", "Maanden", "Meest in"]) {
          for (maat, maanden) in rijen {
            el("tr") {
              el("th", Attribute("scope", "row")) { maat.naamgeving.titel }
              el("td", .class("getal")) { Self.verschil(maanden.values.reduce(0, &+), maat) }
              el("td", .class("getal")) { Schrijfwijze.getal(Int64(maanden.count)) }
              el("td", .class("getal")) {
                maanden.max { ($0.value.magnitude, $0.key) < ($1.value.magnitude, $1.key) }.map { Schrijfwijze.maand($0.key) }
                  ?? ""
              }
            }
          }
        }
      }
    }
  }

  private static func verschil(_ waarde: Int64, _ maat: Maat) -> String {
    (waarde > 0 ? "+" : "") + Schrijfwijze.waarde(waarde, maat.naamgeving.eenheid)
  }

  private func publicaties() -> Html {
    el("section") {
      el("h2") { "Publicaties" }
      if snapshot.uitgaven.isEmpty {
        el("p", .class("leegte")) { "Er is nog niets gepubliceerd." }
      } else {
        el("p") {
          "Gepubliceerde cijfers veranderen alleen met een nieuwe, genummerde publicatie; een correctie wacht op de volgende."
        }
        Stuk.tabel("De laatste publicaties", koppen: ["Publicatie", "Van", "Tot en met", "Zegel"]) {
          for uitgave in snapshot.uitgaven.suffix(12).reversed() {
            el("tr") {
              el("th", Attribute("scope", "row")) { "Publicatie \(uitgave.nummer)" }
              el("td", .class("getal")) { Schrijfwijze.maand(uitgave.vanaf) }
              el("td", .class("getal")) { Schrijfwijze.maand(uitgave.totEnMet) }
              el("td", .class("getal")) { el("code") { String(uitgave.zegel.prefix(16)) } }
            }
          }
        }
      }
    }
  }

  func aandachtpagina() throws(Problem) -> Response {
    var blad = Blad(titel: "Aandacht", kop: "Wat is te laat of niet zeker?", plek: .aandacht, inhoud: Html())
    blad.inleiding = "Een cijfer dat ontbreekt of op een aanname rust, staat hier met naam en toenaam; het telt nergens als nul."
    var inhoud = laatbericht(catalogus.tenants.map(\.id))
    for tenant in catalogus.tenants { inhoud = inhoud + (try aandacht(tenant)) }
    blad.inhoud = inhoud
    return geef(blad)
  }

  private func aandacht(_ tenant: Catalogus.Tenant) throws(Problem) -> Html {
    let blik = try blik(.tenant(tenant.id))
    let stand = snapshot.standen[tenant.id] ?? Snapshot.Stand()
    let jaar = blik.stroomjaar
    let onbepaald = blik.jaar(.uitkeringOnbepaald, jaar)
    return el("section") {
      el("h2") { el("a", .href("/tenants/\(tenant.id)")) { tenant.naam } }
      el("dl", .class("tegels")) {
        if blik.isExact {
          el("div", .class("tegel")) {
            el("dt") { "Laatste levering" }
            el("dd") {
              el("span", .class("groot stil")) { stand.laatsteBijdrage.map(Schrijfwijze.moment) ?? "nog niets" }
              el("span", .class("bij")) { "cijfers tot en met \(Schrijfwijze.maand(blik.peilmaand))" }
            }
          }
          Stuk.tegel(
            "In quarantaine", .getal(Int64(stand.quarantaine.values.reduce(0, +))), .aantal, drempel: 10,
            bij: stand.quarantaine.isEmpty
              ? "niets wacht"
              : stand.quarantaine.sorted { $0.value > $1.value }.prefix(3).map { "\($0.key): \($0.value)" }.joined(
                separator: ", "))
        }
        Stuk.tegel(
          "Onbepaalde uitkeringen", onbepaald, .aantal, drempel: blik.drempel,
          bij: "in \(jaar): een gegeven of een regel ontbreekt")
        Stuk.tegel(
          "Aannamen in de regels", .getal(Int64(tenant.aannamen.reduce(0) { $0 + $1.aantal })), .aantal, drempel: 10,
          bij: "waarden die geen bron noemt")
      }
      if !tenant.aannamen.isEmpty {
        el("details") {
          el("summary") { "Welke aannamen" }
          el("ul") { for aanname in tenant.aannamen { el("li") { el("code") { aanname.parameter } } } }
        }
      }
    }
  }

  // MARK: pages that explain

  func beschermingpagina() throws(Problem) -> Response {
    let drempel = snapshot.uitgave?.drempel ?? 10
    var blad = Blad(titel: "Bescherming", kop: "Hoe kleine aantallen zijn beschermd", plek: .bescherming, inhoud: Html())
    blad.inleiding = "Achter elk cijfer staan mensen. Wie deze pagina's leest, mag niemand kunnen herkennen."
    blad.inhoud = el("div", .class("lees")) {
      el("h2") { "Wat u ziet" }
      el("p") {
        "Gepubliceerde aantallen zijn afgerond. Een aantal onder de \(drempel) wordt niet getoond: er staat "
        el("em") { "minder dan \(drempel)" }
        ". Staat er "
        el("em") { "niet getoond" }
        ", dan is het aantal niet klein, maar zou met dat cijfer een klein aantal uit een totaal te berekenen zijn."
      }
      el("h2") { "Wat u niet ziet" }
      el("p") {
        "Bedragen worden niet getoond waar het aantal mensen dat erbij hoort niet wordt getoond. Percentages en indicatoren zijn gemaakt uit de beschermde cijfers alleen; ze verraden niet meer dan die."
      }
      el("h2") { "Wanneer cijfers veranderen" }
      el("p") {
        "Cijfers verschijnen in genummerde, verzegelde publicaties van afgesloten maanden. Een correctie wacht op de volgende publicatie, en een cijfer verandert alleen als het genoeg verschoof: zo is uit twee publicaties naast elkaar niets af te leiden."
      }
      el("h2") { "Wie meer ziet" }
      el("p") {
        "Een tenant ziet na aanmelden de eigen cijfers exact en meteen; die zijn voor eigen gebruik. Niemand ziet de exacte cijfers van een ander."
      }
    }
    return geef(blad)
  }

  func problemenpagina(_ code: String?) throws(Problem) -> Response {
    guard let code else {
      var blad = Blad(titel: "Problemen", kop: "Waarom een verzoek geen cijfers gaf", inhoud: Html())
      blad.inhoud = el("ul") {
        for code in Problem.Code.allCases { el("li") { el("a", .href("/problemen/\(code.rawValue)")) { code.titel } } }
      }
      return geef(blad)
    }
    guard let probleem = Problem.Code(rawValue: code) else {
      throw Problem(.onbekendPad, "\(Problem.shown(target.path)) bestaat niet.", bekend: Problem.Code.allCases.map(\.rawValue))
    }
    var blad = Blad(titel: probleem.titel, kop: probleem.titel, inhoud: Html())
    blad.kruimels = [("Problemen", "/problemen")]
    blad.inhoud =
      el("p") { probleem.uitleg } + el("p", .class("stil")) { "HTTP-status \(probleem.status), code \(probleem.rawValue)." }
    return geef(blad)
  }
}
