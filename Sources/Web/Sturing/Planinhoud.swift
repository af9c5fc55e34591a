import Domain
import Sturing

// The printed plan beside what came of it, the calendar of planning and control, and employers.

extension Context {
  func reeksenInhoud(_ overzicht: Overzicht) -> Html {
    let tabellen = overzicht.rijen.reduce(into: [(id: String, rijen: [Overzicht.Rij])]()) { lijst, rij in
      if lijst.last?.id == rij.codes[0] {
        lijst[lijst.count - 1].rijen.append(rij)
      } else {
        lijst.append((rij.codes[0], [rij]))
      }
    }
    guard !tabellen.isEmpty else {
      return el("p", .class("leegte")) {
        "De nota van \(overzicht.tenant.naam) drukt geen plancijfers. Dat is iets anders dan nul."
      }
    }
    var html = afwijkingen(overzicht.tenant)
    for tabel in tabellen { html = html + reekstabel(overzicht, tabel.id, tabel.rijen) }
    return html + Stuk.downloads("/v1/tenants/\(overzicht.tenant.id)/reeksen", van: "alle plancijfers")
  }

  /// Every printed figure that its parts do not give.
  private func afwijkingen(_ tenant: Catalogus.Tenant) -> Html {
    let gevonden = tenant.plan.reeksen.afwijkingen
    return el("section") {
      el("h2") { "Wat in de nota niet optelt" }
      if gevonden.isEmpty {
        el("p", .class("leegte")) { "Alles wat gedrukt staat klopt met zijn delen." }
      } else {
        Stuk.tabel(
          "Gedrukte cijfers die niet kloppen met hun delen", koppen: ["Wat", "Gedrukt", "Uit de delen", "Bron"], woorden: [3]
        ) {
          for afwijking in gevonden {
            el("tr") {
              el("th", Attribute("scope", "row")) {
                afwijking.omschrijving + (afwijking.punt.isEmpty ? "" : ", \(afwijking.punt)")
                if let toelichting = afwijking.toelichting { el("span", .class("bij")) { toelichting } }
              }
              el("td", .class("getal ruim")) { afwijking.gedrukt }
              el("td", .class("getal ruim")) { afwijking.berekend }
              el("td", .class("bron")) { afwijking.bron }
            }
          }
        }
      }
    }
  }

  private func reekstabel(_ overzicht: Overzicht, _ id: String, _ rijen: [Overzicht.Rij]) -> Html {
    let pad = "/v1/tenants/\(overzicht.tenant.id)/reeksen?tabel=\(id)"
    let punten = rijen.reduce(into: [String]()) { lijst, rij in if !lijst.contains(rij.codes[3]) { lijst.append(rij.codes[3]) } }
    let reeksen = rijen.reduce(into: [[Overzicht.Rij]]()) { lijst, rij in
      if let eerste = lijst.last?.first, eerste.codes[1] == rij.codes[1], eerste.codes[2] == rij.codes[2] {
        lijst[lijst.count - 1].append(rij)
      } else {
        lijst.append([rij])
      }
    }
    let titel = overzicht.veld(rijen[0], "titel").csv
    let tabel = Stuk.tabel(titel, koppen: ["Reeks"] + punten) {
      for reeks in reeksen { reeksrijen(overzicht, reeks, punten) }
    }
    let grafieken = reeksen.compactMap { grafiek(overzicht, $0, pad) }
    let toelichtingen = reeksen.compactMap { reeks -> String? in
      guard case .tekst(let tekst) = overzicht.veld(reeks[0], "toelichting") else { return nil }
      return "\(overzicht.veld(reeks[0], "omschrijving").csv): \(tekst)"
    }
    return el("section", .id("tabel-\(id)")) {
      el("h2") { titel }
      tabel
      if !toelichtingen.isEmpty { el("ul") { for tekst in toelichtingen { el("li") { tekst } } } }
      el("p", .class("stil")) { "Bron: \(rijen[0].bron)." }
      Stuk.downloads(pad, van: titel)
      for grafiek in grafieken { grafiek }
    }
  }

  /// As printed, what its parts give where that is another figure or nothing is printed, and what came of it.
  @HtmlBuilder private func reeksrijen(_ overzicht: Overzicht, _ reeks: [Overzicht.Rij], _ punten: [String]) -> Html {
    let perPunt = Dictionary(reeks.map { ($0.codes[3], $0) }, uniquingKeysWith: { a, _ in a })
    let naam =
      overzicht.veld(reeks[0], "omschrijving").csv + (reeks[0].codes[2].isEmpty ? "" : " (\(reeks[0].codes[2]))")
    let eenheid = reeks[0].eenheid ?? ""
    el("tr") {
      el("th", Attribute("scope", "row")) {
        naam
        el("span", .class("bij")) { eenheid }
      }
      for punt in punten { plancel(overzicht, perPunt[punt]) }
    }
    if reeks.contains(where: { !overzicht.veld($0, "realisatie").isGeen }), overzicht.isExact {
      el("tr", .class("realisatie")) {
        el("th", Attribute("scope", "row")) { "Realisatie van \(naam)" }
        for punt in punten { Stuk.cel(perPunt[punt].map { overzicht.veld($0, "realisatie") } ?? .geen, .vanDeRij) }
      }
    }
  }

  private func plancel(_ overzicht: Overzicht, _ rij: Overzicht.Rij?) -> Html {
    guard let rij else { return Stuk.cel(.geen, .vanDeRij) }
    let gedrukt = overzicht.veld(rij, "gedrukt")
    let berekend = overzicht.veld(rij, "berekend")
    guard case .breuk(let plan) = gedrukt else { return Stuk.cel(berekend, .vanDeRij) }
    return el("td", .class("getal")) {
      Schrijfwijze.kort(plan)
      if overzicht.veld(rij, "afwijking").tekst == "nee", case .breuk(let som) = berekend {
        el("span", .class("bij")) { "uit de delen \(Schrijfwijze.kort(som))" }
      }
    }
  }

  /// Plan and realisation over the years, when something came of it.
  private func grafiek(_ overzicht: Overzicht, _ reeks: [Overzicht.Rij], _ pad: String) -> Html? {
    func waarde(_ rij: Overzicht.Rij, _ kolommen: [String]) -> Breuk? {
      for kolom in kolommen { if case .breuk(let breuk) = overzicht.veld(rij, kolom) { return breuk } }
      return nil
    }
    let jaren = reeks.filter { $0.jaar != nil }
    let echt = jaren.map { waarde($0, ["realisatie"]) }
    guard jaren.count > 1, echt.contains(where: { $0 != nil }) else { return nil }
    let plan = jaren.map { waarde($0, ["gedrukt", "berekend"]) }
    let scenario = reeks[0].codes[2]
    let naam = overzicht.veld(reeks[0], "omschrijving").csv + (scenario.isEmpty ? "" : " (\(scenario))")
    let titel = "\(naam): plan en realisatie, in \(reeks[0].eenheid ?? "")"
    return Stuk.figuur(
      titel,
      Grafiek.jaarlijnen(
        "reeks-\(reeks[0].codes[1].replacing(".", with: "-"))\(scenario.isEmpty ? "" : "-" + scenario)", titel: titel,
        jaren: jaren.compactMap(\.jaar), [("Plan", plan, 0), ("Realisatie", echt, 1)]),
      tabel: Stuk.tabel(titel, koppen: ["Jaar", "Plan", "Realisatie"]) {
        for (plaats, rij) in jaren.enumerated() {
          el("tr") {
            el("th", Attribute("scope", "row")) { rij.codes[3] }
            Stuk.cel(plan[plaats].map { .breuk($0) } ?? .geen, .vanDeRij)
            Stuk.cel(echt[plaats].map { .breuk($0) } ?? .onbepaald, .vanDeRij)
          }
        }
      }, downloads: pad)
  }

  // MARK: calendar

  func kalenderInhoud(_ overzicht: Overzicht) -> Html {
    let pad = "/v1/tenants/\(overzicht.tenant.id)/kalender?jaar=\(jaar(overzicht))"
    guard !overzicht.rijen.isEmpty else {
      return el("p", .class("leegte")) { "De nota van \(overzicht.tenant.naam) heeft geen kalender." }
        + signalen(overzicht)
    }
    let titel = "Producten over \(jaar(overzicht)), op \(Schrijfwijze.dag(vandaag))"
    return el("section") {
      el("h2") { "De producten over \(jaar(overzicht))" }
      Stuk.tabel(titel, koppen: ["Product", "Uiterlijk", "Stand", "Gemaakt op", "Voor", "Bron"], woorden: [4, 5]) {
        for rij in overzicht.rijen {
          el("tr") {
            el("th", Attribute("scope", "row")) {
              rij.codes[0] + (rij.codes[1].isEmpty ? "" : " \(rij.codes[1])")
              el("span", .class("bij")) { overzicht.veld(rij, "omschrijving").csv }
            }
            el("td", .class("getal")) { dag(overzicht.veld(rij, "uiterlijk")) }
            el("td", .class("getal")) { Stuk.merk(overzicht.veld(rij, "stand").csv) }
            el("td", .class("getal")) { dag(overzicht.veld(rij, "gemaaktOp")) }
            el("td") { overzicht.veld(rij, "aan").csv }
            el("td", .class("bron")) { rij.bron }
          }
        }
      }
      Stuk.downloads(pad, van: titel)
    } + signalen(overzicht)
  }

  private func dag(_ veld: Overzicht.Veld) -> String {
    guard case .tekst(let tekst) = veld else { return "–" }
    return CivilDate(tekst).map(Schrijfwijze.dag) ?? tekst
  }

  /// What the colleges were told of indicators that crossed their norm.
  private func signalen(_ overzicht: Overzicht) -> Html {
    let signalen = snapshot.sturing[overzicht.tenant.id]?.signalen ?? []
    return el("section") {
      el("h2") { "Gemeld aan de colleges" }
      if signalen.isEmpty {
        el("p", .class("leegte")) { "Van geen indicator is gemeld dat die zijn norm passeerde." }
      } else {
        Stuk.tabel(
          "De laatste melding per indicator en jaar", koppen: ["Indicator", "Jaar", "Stand", "Waarde", "Norm", "Gemeld"]
        ) {
          for signaal in signalen {
            el("tr") {
              el("th", Attribute("scope", "row")) { signaal.omschrijving }
              el("td", .class("getal")) { String(signaal.jaar) }
              el("td", .class("getal")) { Stuk.merk(signaal.isBijsturen ? "bijsturen" : "op-koers") }
              el("td", .class("getal")) { signaal.waarde }
              el("td", .class("getal")) { signaal.norm }
              el("td", .class("getal")) { Schrijfwijze.moment(signaal.tijd) }
            }
          }
        }
      }
    }
  }

  // MARK: employers

  func werkgeversInhoud(_ overzicht: Overzicht) -> Html {
    let pad = "/v1/tenants/\(overzicht.tenant.id)/werkgevers?jaar=\(jaar(overzicht))"
    let clusters = overzicht.rijen.filter { !$0.codes[0].isEmpty }
    let soorten = overzicht.rijen.filter { !$0.codes[1].isEmpty }
    guard !overzicht.rijen.isEmpty else {
      return el("p", .class("leegte")) { "Over \(jaar(overzicht)) is van werkgevers niets bekend." }
    }
    let titel = "Vacatures per cluster in \(jaar(overzicht)), \(tot(overzicht))"
    func tabel(_ titel: String, _ eerste: String, _ namen: [String], _ rijen: [Overzicht.Rij], _ sleutel: Int) -> Html {
      let kolommen = namen.compactMap { naam in overzicht.kolommen.first { $0.naam == naam } }
      return Stuk.tabel(titel, koppen: [eerste] + kolommen.map(\.titel)) {
        for rij in rijen {
          el("tr") {
            el("th", Attribute("scope", "row")) { rij.codes[sleutel] }
            for kolom in kolommen { Stuk.cel(overzicht.veld(rij, kolom.naam), kolom.eenheid) }
          }
        }
      }
    }
    return el("section") {
      el("h2") { "Per cluster" }
      if clusters.isEmpty {
        el("p", .class("leegte")) { "Geen werkgevers bereikt en geen vacatures." }
      } else {
        Stuk.figuur(
          titel,
          Grafiek.balken(
            clusters.map { rij in
              let vacatures: Int64? = if case .geheel(let getal) = overzicht.veld(rij, "vacature") { getal } else { nil }
              return (rij.codes[0], vacatures, Schrijfwijze.getal(vacatures ?? 0))
            }),
          tabel: tabel(titel, "Cluster", ["werkgeverBereikt", "vacature", "vacatureVervuld", "verdringing"], clusters, 0),
          downloads: pad)
      }
    }
      + el("section") {
        el("h2") { "Afspraken" }
        if soorten.isEmpty {
          el("p", .class("leegte")) { "Geen afspraken die in \(jaar(overzicht)) begonnen." }
        } else {
          tabel("Afspraken per soort in \(jaar(overzicht))", "Soort", ["afspraak", "afspraakNagekomen"], soorten, 1)
          Stuk.downloads(pad, van: "afspraken")
        }
      }
  }
}
