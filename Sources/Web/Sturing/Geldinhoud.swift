import Domain

// Budgets with their ceilings, and who carries what of what is shared.

extension Context {
  func fondsenInhoud(_ overzicht: Overzicht) -> Html {
    let pad = "/v1/tenants/\(overzicht.tenant.id)/fondsen?\(tijdvak(overzicht))"
    guard !overzicht.rijen.isEmpty else {
      return el("p", .class("leegte")) { "Over dit jaar is niets begroot en niets geboekt." }
    }
    let fondsen = overzicht.rijen.reduce(into: [String]()) { lijst, rij in
      if lijst.last != rij.codes[0] { lijst.append(rij.codes[0]) }
    }
    let titel = "Budgetten in \(jaar(overzicht)), \(tot(overzicht))"
    return el("section") {
      el("h2") { "Hoe staan de fondsen ervoor?" }
      Stuk.figuur(
        titel + ": lasten, prognose en plafond",
        Grafiek.plafonds(overzicht.rijen.filter { $0.codes[1].isEmpty }.map { plafond(overzicht, $0) }),
        tabel: fondstabel(overzicht, titel, overzicht.rijen.filter { $0.codes[1].isEmpty }, eerste: "Fonds") { $0.codes[0] },
        downloads: pad)
    }
      + el("section") {
        el("h2") { "Per gemeente" }
        for fonds in fondsen {
          fondstabel(
            overzicht, "Fonds \(fonds)", overzicht.rijen.filter { $0.codes[0] == fonds }, eerste: "Gemeente"
          ) { $0.codes[1].isEmpty ? "Alle gemeenten" : catalogus.sturingsnaam("gemeente", $0.codes[1]) }
        }
        Stuk.downloads(pad, van: titel)
      }
  }

  private func plafond(_ overzicht: Overzicht, _ rij: Overzicht.Rij) -> Grafiek.Plafond {
    func cent(_ kolom: String) -> Int64? {
      if case .geheel(let getal) = overzicht.veld(rij, kolom) { return getal }
      return nil
    }
    let lasten = cent("lastenCent") ?? 0
    let plafond = cent("beschikbaarCent")
    let tekst =
      Schrijfwijze.heleEuro(lasten)
      + (plafond.map { " van \(Schrijfwijze.heleEuro($0))" } ?? ", zonder budget")
    return Grafiek.Plafond(
      naam: rij.codes[0], lasten: lasten, prognose: cent("prognoseCent") ?? lasten, plafond: plafond, tekst: tekst)
  }

  private static let getoond = [
    "beschikbaarCent", "lastenCent", "verplichtingenCent", "vrijCent", "prognoseCent", "prognoseResultaatCent",
  ]

  private func fondstabel(
    _ overzicht: Overzicht, _ titel: String, _ rijen: [Overzicht.Rij], eerste: String, naam: (Overzicht.Rij) -> String
  ) -> Html {
    let kolommen = Self.getoond.compactMap { naam in overzicht.kolommen.first { $0.naam == naam } }
    return Stuk.tabel(titel, koppen: [eerste] + kolommen.map(\.titel) + ["Oordeel"]) {
      for rij in rijen {
        el("tr") {
          el("th", Attribute("scope", "row")) { naam(rij) }
          for kolom in kolommen { Stuk.cel(overzicht.veld(rij, kolom.naam), kolom.eenheid) }
          if case .tekst(let oordeel) = overzicht.veld(rij, "oordeel") {
            el("td", .class("getal")) { Stuk.merk(oordeel) }
          }
        }
      }
    }
  }

  func verdelingenInhoud(_ overzicht: Overzicht) -> Html {
    let pad = "/v1/tenants/\(overzicht.tenant.id)/verdelingen?\(tijdvak(overzicht))"
    let afspraken = overzicht.rijen.reduce(into: [String]()) { lijst, rij in
      if lijst.last != rij.codes[0] { lijst.append(rij.codes[0]) }
    }
    guard !afspraken.isEmpty else {
      return el("p", .class("leegte")) {
        "Voor \(jaar(overzicht)) is niets afgesproken over delen: elke gemeente draagt het eigen deel."
      }
    }
    let kolommen = ["aandeel", "eigenCent", "solidairCent", "verschilCent"].compactMap { naam in
      overzicht.kolommen.first { $0.naam == naam }
    }
    var html = Html()
    for afspraak in afspraken {
      let rijen = overzicht.rijen.filter { $0.codes[0] == afspraak }
      guard let eerste = rijen.first else { continue }
      let (naam, sleutel) = (overzicht.veld(eerste, "omschrijving").csv, overzicht.veld(eerste, "verdeelsleutel").csv)
      html =
        html
        + el("section") {
          el("h2") { naam }
          Stuk.tabel(
            "Sleutel: \(sleutel), \(jaar(overzicht)) \(tot(overzicht))", koppen: ["Gemeente"] + kolommen.map(\.titel)
          ) {
            for rij in rijen {
              el("tr") {
                el("th", Attribute("scope", "row")) {
                  overzicht.veld(rij, "gemeentenaam").csv
                  if case .tekst(let toelichting) = overzicht.veld(rij, "toelichting") {
                    el("span", .class("bij")) { toelichting }
                  }
                }
                for kolom in kolommen { Stuk.cel(overzicht.veld(rij, kolom.naam), kolom.eenheid, isPrecies: true) }
              }
            }
          }
          el("p", .class("stil")) { "Bron: \(eerste.bron)." }
        }
    }
    return html + Stuk.downloads(pad, van: "de verdeling")
  }

  // MARK: the period

  func jaar(_ overzicht: Overzicht) -> String {
    overzicht.kop.first { $0.naam == "jaar" }?.waarde.integer.map { String($0) } ?? ""
  }

  private func maand(_ overzicht: Overzicht) -> Maand? {
    overzicht.kop.first { $0.naam == "totEnMet" }?.waarde.string.flatMap { Maand($0) }
  }

  func tot(_ overzicht: Overzicht) -> String {
    maand(overzicht).map { "tot en met \(Schrijfwijze.maand($0))" } ?? ""
  }

  private func tijdvak(_ overzicht: Overzicht) -> String {
    "jaar=\(jaar(overzicht))" + (maand(overzicht).map { "&totEnMet=\($0)" } ?? "")
  }
}
