import Domain
import Regio

/// Where the money goes, by fonds and instrument.
extension Context {
  func geldoverzicht() throws(Problem) -> Response {
    var blad = Blad(titel: "Geld", kop: "Waar gaat het geld heen?", plek: .geld, inhoud: Html())
    blad.inleiding = "Uitgaven aan uitkeringen, loonkostensubsidie, de Wsw en voorzieningen."
    let titel = "Uitgaven per tenant"
    var rijen: [(tenant: Catalogus.Tenant, blik: Blik)] = []
    for tenant in catalogus.tenants { rijen.append((tenant, try blik(.tenant(tenant.id)))) }
    let jaren = (0..<3).map { (rijen.first?.blik.stroomjaar ?? vandaag.maand.jaar) - 2 + $0 }
    blad.inhoud =
      (rijen.first.map { Stuk.soort($0.blik, naam: $0.tenant.naam) } ?? Html())
      + Stuk.tabel(titel, koppen: ["Tenant"] + jaren.map(String.init)) {
        for rij in rijen {
          el("tr") {
            el("th", Attribute("scope", "row")) { el("a", .href("/geld/\(rij.tenant.id)")) { rij.tenant.naam } }
            for jaar in jaren { Stuk.cel(rij.blik.jaar(.uitgavenCent, jaar), .eurocent, drempel: rij.blik.drempel) }
          }
        }
      }
    return geef(blad)
  }

  func geldpagina(_ id: String) throws(Problem) -> Response {
    let tenant = try Vraag.tenant(id, catalogus)
    let blik = try blik(.tenant(tenant.id))
    var blad = Blad(titel: tenant.naam, kop: "Waar gaat het geld van \(tenant.naam) heen?", plek: .geld, inhoud: Html())
    blad.kruimels = [("Geld", "/geld")]
    let pad = blik.isExact ? "/v1/tenants/\(tenant.id)/cijfers?" : "/v1/cijfers?tenant=\(tenant.id)&"
    blad.inhoud =
      Stuk.soort(blik, naam: tenant.naam) + laatbericht([tenant.id])
      + uitgaven(blik, .fonds, "Per fonds", pad: pad) + uitgaven(blik, .instrument, "Per instrument", pad: pad)
      + begroting(blik, pad: pad)
    return geef(blad)
  }

  private func uitgaven(_ blik: Blik, _ dimensie: Dimensie, _ kop: String, pad: String) -> Html {
    let jaar = blik.stroomjaar
    let januari = Maand(jaar: jaar, maand: 1)
    let delen = blik.verdeling(.uitgavenCent, dimensie, van: januari, tot: januari + 12, per: .jaar)
    let eerder = Dictionary(
      blik.verdeling(.uitgavenCent, dimensie, van: januari + -12, tot: januari, per: .jaar).map { ($0.code, $0.waarde) }
    ) { a, _ in a }
    let titel = "Uitgaven \(kop.prefix(1).lowercased() + kop.dropFirst()) in \(jaar)"
    return el("section") {
      el("h2") { kop }
      if delen.isEmpty {
        el("p", .class("leegte")) { "Over \(jaar) zijn hier geen uitgaven, of ze worden niet getoond." }
      } else {
        let rijen = delen.map { deel in
          (
            naam: catalogus.naam(dimensie, deel.code, blik.gebied.tenant), waarde: deel.waarde.getal,
            tekst: Stuk.tekst(deel.waarde, .eurocent, drempel: blik.drempel)
          )
        }
        Stuk.figuur(
          titel,
          Grafiek.balken(rijen),
          tabel: Stuk.tabel(titel, koppen: [kop.replacing("Per ", with: "").capitalizedFirst, String(jaar - 1), String(jaar)]) {
            for (deel, rij) in zip(delen, rijen) {
              el("tr") {
                el("th", Attribute("scope", "row")) { rij.naam }
                Stuk.cel(eerder[deel.code] ?? .geen, .eurocent, drempel: blik.drempel)
                Stuk.cel(deel.waarde, .eurocent, drempel: blik.drempel)
              }
            }
          }, downloads: pad + "maat=uitgavenCent&uitsplitsing=\(dimensie.naam)&periode=jaar&jaar=\(jaar)")
      }
    }
  }

  /// Budget beside what was spent, where there is a budget.
  private func begroting(_ blik: Blik, pad: String) -> Html {
    jaren(
      blik, "Budget, baten en kosten per jaar",
      maten: [.budgetCent, .batenCent, .uitgavenCent, .verplichtingCent, .uitvoeringskostenCent, .wswResultaatCent],
      pad: pad + "uitsplitsing=")
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
