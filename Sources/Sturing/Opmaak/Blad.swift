import Domain

/// A report in parts: what a verb prints, and what becomes Markdown, a printable page and a PDF. It says what there is; the
/// renderings say how it looks.
public struct Blad: Hashable, Sendable {
  public enum Deel: Hashable, Sendable {
    /// 1 is the title.
    case kop(String, niveau: Int)
    case alinea(String)
    case lijst([String])
    case tabel(Tabelopmaak)
  }

  public var delen: [Deel]

  public init(_ delen: [Deel] = []) { self.delen = delen }

  public mutating func kop(_ tekst: String, niveau: Int = 2) { delen.append(.kop(tekst, niveau: niveau)) }
  public mutating func alinea(_ tekst: String) { delen.append(.alinea(tekst)) }
  public mutating func lijst(_ regels: [String]) { if !regels.isEmpty { delen.append(.lijst(regels)) } }
  public mutating func tabel(_ tabel: Tabelopmaak) { if !tabel.rijen.isEmpty { delen.append(.tabel(tabel)) } }
  public mutating func voegToe(_ ander: Blad) { delen += ander.delen }
}

/// A table: the first columns are words, the others numbers.
public struct Tabelopmaak: Hashable, Sendable {
  public var koppen: [String]
  /// Columns of words at the beginning.
  public var woorden: Int
  public var rijen: [[String]]
  /// Rows with totals, under the others.
  public var totalen: [[String]]

  public init(_ koppen: [String], woorden: Int = 1, rijen: [[String]], totalen: [[String]] = []) {
    self.koppen = koppen
    self.woorden = woorden
    self.rijen = rijen
    self.totalen = totalen
  }
}

extension Blad {
  /// For a terminal.
  public var tekst: String {
    var uit = ""
    for deel in delen {
      switch deel {
      case .kop(let kop, let niveau): uit += (uit.isEmpty ? "" : "\n") + kop + (niveau == 1 ? "\n" : ":\n")
      case .alinea(let alinea): uit += alinea + "\n"
      case .lijst(let regels): uit += regels.map { "- \($0)\n" }.joined()
      case .tabel(let tabel): uit += tabel.tekst
      }
    }
    return uit
  }

  public var markdown: String {
    var stukken: [String] = []
    for deel in delen {
      switch deel {
      case .kop(let kop, let niveau): stukken.append(String(repeating: "#", count: niveau) + " " + kop)
      case .alinea(let alinea): stukken.append(alinea)
      case .lijst(let regels): stukken.append(regels.map { "- \($0)" }.joined(separator: "\n"))
      case .tabel(let tabel): stukken.append(tabel.markdown)
      }
    }
    return stukken.joined(separator: "\n\n") + "\n"
  }

  /// A whole page that prints on A4, in the light and the dark, without anything from outside.
  public func html(taal: String = "nl") -> String {
    var titel = ""
    var lijf = ""
    for deel in delen {
      switch deel {
      case .kop(let kop, let niveau):
        if niveau == 1, titel.isEmpty { titel = kop }
        lijf += "<h\(niveau)>\(veilig(kop))</h\(niveau)>\n"
      case .alinea(let alinea): lijf += "<p>\(veilig(alinea))</p>\n"
      case .lijst(let regels): lijf += "<ul>\n" + regels.map { "<li>\(veilig($0))</li>\n" }.joined() + "</ul>\n"
      case .tabel(let tabel): lijf += tabel.html
      }
    }
    return """
      <!DOCTYPE html>
      <html lang="\(taal)">
      <head>
      <meta charset="utf-8">
      <title>\(veilig(titel))</title>
      <style>
      @page { size: A4; margin: 18mm }
      :root { color-scheme: light dark }
      body { font: 10.5pt/1.45 "Liberation Sans", "DejaVu Sans", Arial, sans-serif; margin: 0 auto; max-width: 182mm; padding: 1em }
      h1 { font-size: 18pt; line-height: 1.2 } h2 { font-size: 13pt; margin: 1.4em 0 .4em; break-after: avoid }
      h3 { font-size: 11pt; margin: 1em 0 .3em; break-after: avoid }
      table { border-collapse: collapse; width: 100%; font-size: 9pt; margin: .4em 0 }
      th, td { border-bottom: 1px solid #8886; padding: .2em .5em; text-align: right; vertical-align: top }
      th.w, td.w { text-align: left } thead { display: table-header-group } tr { break-inside: avoid }
      tfoot td { font-weight: bold }
      </style>
      </head>
      <body>
      \(lijf)</body>
      </html>

      """
  }
}

extension Tabelopmaak {
  var tekst: String { kolommen([koppen] + rijen + totalen, woorden: woorden).map { $0 + "\n" }.joined() }

  var markdown: String {
    func regel(_ cellen: [String]) -> String {
      "| " + cellen.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }
    let streep = "|" + koppen.indices.map { $0 < woorden ? "---|" : "---:|" }.joined()
    return ([regel(koppen), streep] + (rijen + totalen.map { $0.map { $0.isEmpty ? "" : "**\($0)**" } }).map(regel))
      .joined(separator: "\n")
  }

  fileprivate var html: String {
    func rij(_ cellen: [String], _ soort: String) -> String {
      "<tr>"
        + cellen.enumerated().map { i, cel in
          "<\(soort)\(i < woorden ? " class=\"w\"" : "")>\(veilig(cel))</\(soort)>"
        }.joined() + "</tr>\n"
    }
    var uit = "<table>\n<thead>\n\(rij(koppen, "th"))</thead>\n<tbody>\n" + rijen.map { rij($0, "td") }.joined() + "</tbody>\n"
    if !totalen.isEmpty { uit += "<tfoot>\n" + totalen.map { rij($0, "td") }.joined() + "</tfoot>\n" }
    return uit + "</table>\n"
  }
}

private func veilig(_ tekst: String) -> String {
  tekst.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
}
