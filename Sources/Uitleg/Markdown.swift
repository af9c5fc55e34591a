/// Lays a document out as Markdown: headings, lists, and each sum as a table.
enum Markdown {
  static func schrijf(_ document: Document) -> String {
    var uit = ""
    for deel in document.delen {
      if !uit.isEmpty { uit += "\n" }
      switch deel {
      case .kop(let niveau, let tekst): uit += String(repeating: "#", count: niveau) + " " + veilig(tekst) + "\n"
      case .alinea(let tekst): uit += veilig(tekst) + "\n"
      case .letOp(let tekst): uit += "> **Let op:** " + veilig(tekst) + "\n"
      case .punten(let punten):
        for punt in punten {
          uit += "- " + veilig(punt.tekst) + "\n"
          for tekst in punt.onder { uit += "  - " + veilig(tekst) + "\n" }
        }
      case .som(let regels): uit += tabel(regels)
      }
    }
    return uit
  }

  private static func tabel(_ regels: [Document.Somregel]) -> String {
    var uit = "| | regel | berekening | uitkomst |\n|---:|---|---|---:|\n"
    for (nummer, regel) in regels.enumerated() {
      let berekening = [regel.uitleg, regel.formule, regel.ingevuld, regel.waarin].compactMap { $0 }.map(cel)
      uit += "| \(nummer + 1) | **\(cel(regel.naam))** | \(berekening.joined(separator: "<br>")) | \(cel(regel.waarde)) |\n"
    }
    return uit
  }

  private static func cel(_ tekst: String) -> String { veilig(tekst).replacing("|", with: "\\|") }

  /// Signs that Markdown would take for its own.
  private static func veilig(_ tekst: String) -> String {
    tekst.reduce(into: "") { uit, teken in
      if "\\`*_<>#[]".contains(teken) { uit.append("\\") }
      uit.append(teken)
    }
  }
}
