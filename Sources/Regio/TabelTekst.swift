public import Domain

extension Tabel {
  /// For a person: a block per tenant and gemeente, a row per maat, a column per month.
  public var tekst: String {
    guard !rijen.isEmpty else { return "No figures in these months.\n" + Self.voorbehoud + "\n" }
    let koppen = ["maat"] + maanden.map(\.description) + ["totaal"]
    var blokken: [(titel: String, rijen: [[String]])] = []
    for rij in rijen {
      let titel = "\(rij.tenant) \(rij.gemeente?.description ?? "alle gemeenten")"
      if blokken.last?.titel != titel { blokken.append((titel, [])) }
      // Amounts are shown in euros, so the name goes without its unit.
      let maat = rij.maat.naam.hasSuffix("Cent") ? rij.maat.naam.dropLast(4) + " €" : rij.maat.naam
      let naam = rij.dimensies == Dimensies() ? maat : "\(maat) \(rij.dimensies.tekst)"
      blokken[blokken.count - 1].rijen.append([naam] + (rij.waarden + [rij.totaal]).map { Self.getoond($0, rij.maat) })
    }
    // One width for all blocks, so that months stand under one another.
    let regels = kolommen([koppen] + blokken.flatMap(\.rijen))
    var uit = ""
    var volgende = 1
    for blok in blokken {
      uit += "\(blok.titel)\n\(regels[0])\n"
      for regel in regels[volgende...].prefix(blok.rijen.count) { uit += regel + "\n" }
      uit += "\n"
      volgende += blok.rijen.count
    }
    return uit + "Stocks are the stand at the month's end; amounts are in euros.\n" + Self.voorbehoud + "\n"
  }

  /// One row per gemeente, maat, dimensions and month; amounts in eurocents; totals have no gemeente.
  public var csv: String {
    var uit = "tenant,gemeente,maat,dimensies,maand,waarde\n"
    for rij in rijen {
      for (maand, waarde) in zip(maanden, rij.waarden) {
        uit += "\(rij.tenant),\(rij.gemeente?.description ?? ""),\(rij.maat.naam),\(rij.dimensies.tekst),\(maand),"
        uit += "\(Bijdrage(Cel(rij.maat, .onbekend, maand), waarde).deltaTekst)\n"
      }
    }
    return uit
  }

  /// Euros for amounts, decimals for what is decimal, whole numbers for the rest.
  public static func getoond(_ waarde: Int64, _ maat: Maat) -> String {
    if maat.naam.hasSuffix("Cent") { return Eurocent(waarde).description }
    return maat.isDecimaal ? Decimaal.tekst(miljoensten: waarde) : String(waarde)
  }
}
