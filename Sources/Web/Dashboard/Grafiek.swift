import Domain

/// Charts as SVG, drawn on the server: no chart library works without script in the reader's browser, and the pages must.
///
/// Colours come from classes in the style sheet, told apart by a blind eye for colour as well: each line has a dash and a
/// mark of its own, and its name stands beside it.
enum Grafiek {
  struct Lijn {
    var naam: String
    /// A value for each month; nil is a gap.
    var punten: [Int64?]
    /// 0–5: colour, dash and mark.
    var stijl: Int
  }

  /// What is drawn on: a wide one, and a narrow one for a phone, where text of the wide one would be too small. The style
  /// sheet shows one of them, to the eye and to a screen reader.
  struct Doek {
    var naam: String
    var breedte: Int
    var hoogte: Int
    var links: Int
    static let breed = Doek(naam: "breed", breedte: 720, hoogte: 300, links: 62)
    static let smal = Doek(naam: "smal", breedte: 350, hoogte: 240, links: 46)
  }
  static let onder = 34
  static let boven = 12

  /// Lines over months, from zero or below.
  static func lijnen(
    _ id: String, titel: String, omschrijving: String, maanden: [Maand], _ lijnen: [Lijn], eenheid: Maatnaam.Eenheid
  ) -> Html {
    Self.lijnen(.breed, id, titel, omschrijving, maanden, lijnen, eenheid)
      + Self.lijnen(.smal, id, titel, omschrijving, maanden, lijnen, eenheid)
  }

  private static func lijnen(
    _ doek: Doek, _ id: String, _ titel: String, _ omschrijving: String, _ maanden: [Maand], _ lijnen: [Lijn],
    _ eenheid: Maatnaam.Eenheid
  ) -> Html {
    let (breedte, hoogte, links) = (doek.breedte, doek.hoogte, doek.links)
    let waarden = lijnen.flatMap { $0.punten.compactMap { $0 } }
    let as_ = schaal(min(0, waarden.min() ?? 0), max(1, waarden.max() ?? 1))
    let rechts = lijnen.count > 1 ? doek.breedte / 5 : 24
    let vlak = breedte - links - rechts
    func x(_ plaats: Int) -> Int { links + (maanden.count < 2 ? vlak / 2 : plaats * vlak / (maanden.count - 1)) }
    func y(_ waarde: Int64) -> Int {
      let bereik = as_.last! - as_.first!
      return hoogte - onder - Int((waarde - as_.first!) * Int64(hoogte - onder - boven) / max(1, bereik))
    }
    return svg(doek, id, titel: titel, omschrijving: omschrijving) {
      for streep in as_ {
        el(
          "line", Attribute("x1", links), Attribute("x2", links + vlak), Attribute("y1", y(streep)), Attribute("y2", y(streep)),
          .class(streep == 0 ? "nul" : "raster"))
        el("text", Attribute("x", links - 8), Attribute("y", y(streep) + 4), .class("as eind")) { kort(streep, eenheid) }
      }
      for (plaats, maand) in maanden.enumerated() where jaarstreep(maanden, plaats, isSmal: doek.breedte < 400) {
        el("text", Attribute("x", x(plaats)), Attribute("y", hoogte - 10), .class("as midden")) {
          maanden.count > 18 ? String(maand.jaar) : Schrijfwijze.maandKort(maand)
        }
      }
      for lijn in lijnen {
        for stuk in stukken(lijn.punten) {
          el(
            "polyline", .class("lijn s\(lijn.stijl)"),
            Attribute("points", stuk.map { "\(x($0.0)),\(y($0.1))" }.joined(separator: " ")))
        }
      }
      for (lijn, hoog) in uitgezet(lijnen, y: y) {
        if let laatste = lijn.punten.indices.last(where: { lijn.punten[$0] != nil }), let waarde = lijn.punten[laatste] {
          el(
            "circle", .class("punt s\(lijn.stijl)"), Attribute("cx", x(laatste)), Attribute("cy", y(waarde)), Attribute("r", 4))
          if lijnen.count > 1 {
            el("text", Attribute("x", x(laatste) + 10), Attribute("y", hoog + 4), .class("naam t\(lijn.stijl)")) { lijn.naam }
          }
        }
      }
    }
  }

  /// Names beside the ends of lines, moved apart where they would lie over each other.
  static func uitgezet(_ lijnen: [Lijn], y: (Int64) -> Int) -> [(Lijn, Int)] {
    var geplaatst: [(Lijn, Int)] = []
    let opHoogte = lijnen.compactMap { lijn in lijn.punten.last { $0 != nil }?.map { (lijn, y($0)) } }.sorted { $0.1 < $1.1 }
    for (lijn, hoog) in opHoogte { geplaatst.append((lijn, max(hoog, (geplaatst.last?.1 ?? -100) + 17))) }
    return geplaatst
  }

  /// Horizontal bars as a list of names and values, which is its own table; what is withheld says so in place of a bar.
  static func balken(_ rijen: [(naam: String, waarde: Int64?, tekst: String)]) -> Html {
    let hoogste = max(1, rijen.compactMap { $0.waarde.map { max(0, $0) } }.max() ?? 1)
    return el("dl", .class("balken")) {
      for rij in rijen {
        el("div") {
          el("dt") { rij.naam }
          el("dd") {
            if let waarde = rij.waarde {
              el(
                "svg", .class("staaf"), Attribute("viewBox", "0 0 1000 10"), Attribute("preserveAspectRatio", "none"),
                Attribute("aria-hidden", "true"), Attribute("focusable", "false")
              ) {
                el(
                  "rect", .class("balk"), Attribute("width", max(3, Int(max(0, waarde) * 1_000 / hoogste))),
                  Attribute("height", 10))
              }
              el("span", .class("getal")) { rij.tekst }
            } else {
              el("span", .class("stil")) { rij.tekst }
            }
          }
        }
      }
    }
  }

  /// A column a year, in thousandths of the unit, with the target as a dashed line across.
  static func kolommen(
    _ id: String, titel: String, omschrijving: String, _ rijen: [(naam: String, waarde: Int64?, tekst: String)],
    doel: (waarde: Int64, tekst: String)?
  ) -> Html {
    kolommen(.breed, id, titel, omschrijving, rijen, doel) + kolommen(.smal, id, titel, omschrijving, rijen, doel)
  }

  private static func kolommen(
    _ doek: Doek, _ id: String, _ titel: String, _ omschrijving: String,
    _ rijen: [(naam: String, waarde: Int64?, tekst: String)], _ doel: (waarde: Int64, tekst: String)?
  ) -> Html {
    let (breedte, hoogte) = (doek.breedte, doek.hoogte)
    let isVol = doek.breedte < 400 && rijen.count > 5
    let hoogste = max(1, max(rijen.compactMap(\.waarde).max() ?? 1, doel?.waarde ?? 0))
    let stap = (breedte - 40) / max(1, rijen.count)
    let dikte = min(90, stap * 6 / 10)
    func y(_ waarde: Int64) -> Int { hoogte - onder - Int(max(0, waarde) * Int64(hoogte - onder - 40) / hoogste) }
    return svg(doek, id, titel: titel, omschrijving: omschrijving) {
      el(
        "line", Attribute("x1", 20), Attribute("x2", breedte - 20), Attribute("y1", hoogte - onder),
        Attribute("y2", hoogte - onder), .class("nul"))
      for (plaats, rij) in rijen.enumerated() {
        let midden = 20 + plaats * stap + stap / 2
        if let waarde = rij.waarde {
          el(
            "rect", .class("balk"), Attribute("x", midden - dikte / 2), Attribute("y", y(waarde)), Attribute("width", dikte),
            Attribute("height", max(1, hoogte - onder - y(waarde))), Attribute("rx", 2))
          if !isVol || plaats == rijen.count - 1 {
            el("text", Attribute("x", midden), Attribute("y", y(waarde) - 8), .class("getal midden")) { rij.tekst }
          }
        } else {
          el("text", Attribute("x", midden), Attribute("y", hoogte - onder - 10), .class("as midden")) { "–" }
        }
        if !isVol || (rijen.count - 1 - plaats) % 2 == 0 {
          el("text", Attribute("x", midden), Attribute("y", hoogte - 10), .class("as midden")) { rij.naam }
        }
      }
      if let doel {
        el(
          "line", Attribute("x1", 20), Attribute("x2", breedte - 20), Attribute("y1", y(doel.waarde)),
          Attribute("y2", y(doel.waarde)), .class("lijn s1"))
        el("text", Attribute("x", breedte - 20), Attribute("y", y(doel.waarde) - 8), .class("naam eind t1")) { doel.tekst }
      }
    }
  }

  /// A line without axes, beside a number that says the same.
  static func vonk(_ punten: [Int64?]) -> Html {
    let waarden = punten.compactMap { $0 }
    guard let laag = waarden.min(), let hoog = waarden.max(), punten.count > 1 else { return Html() }
    func y(_ waarde: Int64) -> Int { 30 - Int((waarde - laag) * 26 / max(1, hoog - laag)) }
    return el(
      "svg", .class("vonk"), Attribute("viewBox", "0 0 120 34"), Attribute("aria-hidden", "true"), Attribute("focusable", "false")
    ) {
      for stuk in stukken(punten) {
        el(
          "polyline", .class("lijn s0"),
          Attribute("points", stuk.map { "\($0.0 * 118 / (punten.count - 1) + 1),\(y($0.1))" }.joined(separator: " ")))
      }
    }
  }

  static func svg(
    _ doek: Doek, _ id: String, titel: String, omschrijving: String, @HtmlBuilder inhoud: () -> Html
  ) -> Html {
    el(
      "svg", .class("grafiek \(doek.naam)"), Attribute("viewBox", "0 0 \(doek.breedte) \(doek.hoogte)"), Attribute("role", "img"),
      Attribute("aria-labelledby", "\(id)-\(doek.naam)-t \(id)-\(doek.naam)-d")
    ) {
      el("title", .id("\(id)-\(doek.naam)-t")) { titel }
      el("desc", .id("\(id)-\(doek.naam)-d")) { omschrijving }
      inhoud()
    }
  }

  /// Runs of consecutive points without a gap.
  static func stukken(_ punten: [Int64?]) -> [[(Int, Int64)]] {
    var stukken: [[(Int, Int64)]] = []
    var lopend: [(Int, Int64)] = []
    for (plaats, punt) in punten.enumerated() {
      if let punt {
        lopend.append((plaats, punt))
      } else if !lopend.isEmpty {
        stukken.append(lopend)
        lopend = []
      }
    }
    return lopend.isEmpty ? stukken : stukken + [lopend]
  }

  /// Four to seven round values around both.
  static func schaal(_ laag: Int64, _ hoog: Int64) -> [Int64] {
    let bereik = max(1, hoog - laag)
    var stap: Int64 = 1
    var macht: Int64 = 1
    zoek: while true {
      for basis: Int64 in [1, 2, 5] where bereik / (basis * macht) <= 5 {
        stap = basis * macht
        break zoek
      }
      macht *= 10
    }
    let begin = laag >= 0 ? 0 : -((-laag + stap - 1) / stap) * stap
    let eind = (hoog + stap - 1) / stap * stap
    return stride(from: begin, through: eind, by: Int64.Stride(stap)).map { $0 }
  }

  private static func jaarstreep(_ maanden: [Maand], _ plaats: Int, isSmal: Bool) -> Bool {
    if maanden.count <= 18 { return plaats % (isSmal ? 6 : 3) == 0 }
    let jaren = maanden.count / 12
    return maanden[plaats].maand == 1 && (jaren <= 8 || maanden[plaats].jaar % 2 == 0)
  }

  private static func kort(_ waarde: Int64, _ eenheid: Maatnaam.Eenheid) -> String {
    eenheid == .eurocent
      ? "€ "
        + (abs(waarde) >= 100_000_000
          ? Schrijfwijze.breuk(Breuk(Int128(waarde), 100_000_000), decimalen: 1) + " mln" : Schrijfwijze.getal(waarde / 100))
      : Schrijfwijze.getal(waarde)
  }
}
