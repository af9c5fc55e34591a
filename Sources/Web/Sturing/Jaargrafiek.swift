import Domain

extension Grafiek {
  /// A fonds: what it cost so far, what the year will cost, and what there is.
  struct Plafond {
    var naam: String
    var lasten: Int64
    var prognose: Int64
    /// Nil: no budget is known.
    var plafond: Int64?
    var tekst: String
  }

  /// Bars with a mark where the ceiling is: a list that reads as a table.
  static func plafonds(_ rijen: [Plafond]) -> Html {
    let hoogste = max(1, rijen.flatMap { [$0.lasten, $0.prognose, $0.plafond ?? 0] }.max() ?? 1)
    func breedte(_ waarde: Int64) -> Int { max(0, Int(Int128(max(0, waarde)) * 990 / Int128(hoogste))) }
    return el("dl", .class("balken plafonds")) {
      for rij in rijen {
        el("div") {
          el("dt") { rij.naam }
          el("dd") {
            el(
              "svg", .class("staaf"), Attribute("viewBox", "0 0 1000 10"), Attribute("preserveAspectRatio", "none"),
              Attribute("aria-hidden", "true"), Attribute("focusable", "false")
            ) {
              el("rect", .class("vooruit"), Attribute("width", breedte(rij.prognose)), Attribute("height", 10))
              el("rect", .class("balk"), Attribute("width", breedte(rij.lasten)), Attribute("height", 10))
              if let plafond = rij.plafond {
                el("rect", .class("plafond"), Attribute("x", breedte(plafond)), Attribute("width", 8), Attribute("height", 10))
              }
            }
            el("span", .class("getal")) { rij.tekst }
          }
        }
      }
    }
      + el("p", .class("bij")) { "Vol: lasten tot nu toe. Licht: de prognose van het hele jaar. Streep: het plafond." }
  }

  /// Lines over years, with a point for each year that has a value.
  static func jaarlijnen(
    _ id: String, titel: String, jaren: [Int], _ lijnen: [(naam: String, punten: [Breuk?], stijl: Int)]
  ) -> Html {
    let duizendsten = lijnen.map { lijn in
      Lijn(naam: lijn.naam, punten: lijn.punten.map { $0.map { ($0 * Breuk(1_000)).afgerond } }, stijl: lijn.stijl)
    }
    let omschrijving = lijnen.map { lijn in
      lijn.naam + ": "
        + zip(jaren, lijn.punten).map { "\($0) \($1.map { Schrijfwijze.kort($0) } ?? "onbepaald")" }.joined(separator: ", ")
    }.joined(separator: ". ")
    return jaarlijnen(.breed, id, titel, omschrijving, jaren, duizendsten)
      + jaarlijnen(.smal, id, titel, omschrijving, jaren, duizendsten)
  }

  private static func jaarlijnen(
    _ doek: Doek, _ id: String, _ titel: String, _ omschrijving: String, _ jaren: [Int], _ lijnen: [Lijn]
  ) -> Html {
    let waarden = lijnen.flatMap { $0.punten.compactMap { $0 } }
    let strepen = schaal(min(0, waarden.min() ?? 0), max(1_000, waarden.max() ?? 1_000))
    let (links, rechts) = (doek.links + 24, doek.breedte / 5)
    let vlak = doek.breedte - links - rechts
    func x(_ plaats: Int) -> Int { links + plaats * vlak / max(1, jaren.count - 1) }
    func y(_ waarde: Int64) -> Int {
      let bereik = Int128(strepen.last! - strepen.first!)
      return doek.hoogte - onder - Int(Int128(waarde - strepen.first!) * Int128(doek.hoogte - onder - boven) / max(1, bereik))
    }
    return svg(doek, id, titel: titel, omschrijving: omschrijving) {
      for streep in strepen {
        el(
          "line", Attribute("x1", links), Attribute("x2", links + vlak), Attribute("y1", y(streep)), Attribute("y2", y(streep)),
          .class(streep == 0 ? "nul" : "raster"))
        el("text", Attribute("x", links - 8), Attribute("y", y(streep) + 4), .class("as eind")) { aslabel(streep) }
      }
      for (plaats, jaar) in jaren.enumerated() where doek.breedte > 400 || jaren.count <= 5 || plaats % 2 == 0 {
        el("text", Attribute("x", x(plaats)), Attribute("y", doek.hoogte - 10), .class("as midden")) { String(jaar) }
      }
      for lijn in lijnen {
        for stuk in stukken(lijn.punten) {
          el(
            "polyline", .class("lijn s\(lijn.stijl)"),
            Attribute("points", stuk.map { "\(x($0.0)),\(y($0.1))" }.joined(separator: " ")))
        }
        for (plaats, punt) in lijn.punten.enumerated() {
          if let punt {
            el("circle", .class("punt s\(lijn.stijl)"), Attribute("cx", x(plaats)), Attribute("cy", y(punt)), Attribute("r", 4))
          }
        }
      }
      for (lijn, hoog) in uitgezet(lijnen, y: y) {
        if let laatste = lijn.punten.indices.last(where: { lijn.punten[$0] != nil }) {
          el("text", Attribute("x", x(laatste) + 10), Attribute("y", hoog + 4), .class("naam t\(lijn.stijl)")) { lijn.naam }
        }
      }
    }
  }

  /// Thousandths, short: `1,2 mln`, `850`, `4,5`.
  private static func aslabel(_ duizendsten: Int64) -> String {
    if abs(duizendsten) >= 1_000_000_000 { return Schrijfwijze.kort(Breuk(Int128(duizendsten), 1_000_000_000)) + " mln" }
    return Schrijfwijze.kort(Breuk(Int128(duizendsten), 1_000))
  }
}
