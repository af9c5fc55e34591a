import Domain

// Numbers as a lawyer writes them: a comma (or a point) before the decimals, no separators of thousands.

/// Euros in cents: `972,70`, `-605,42`, `400`.
func bedrag(_ tekst: String) -> Int64? {
  let (isNegatief, kaal) = teken(tekst)
  guard let getal = decimaal(kaal), getal.schaal == 0 || getal.schaal == 2, getal.miljoensten <= 10_000_000_000_000_000 else {
    return nil
  }
  return getal.miljoensten / 10_000 * (isNegatief ? -1 : 1)
}

/// An exact number: `12`, `0,85`, `-3`.
func getal(_ tekst: String) -> Decimaal? {
  let (isNegatief, kaal) = teken(tekst)
  guard let getal = decimaal(kaal) else { return nil }
  return isNegatief ? Decimaal(mantisse: -getal.mantisse, schaal: getal.schaal) : getal
}

private func teken(_ tekst: String) -> (isNegatief: Bool, kaal: String) {
  tekst.hasPrefix("-") || tekst.hasPrefix("−") ? (true, String(tekst.dropFirst())) : (false, tekst)
}

private func decimaal(_ tekst: String) -> Decimaal? {
  guard tekst.utf8.filter({ $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }).count <= 1, !tekst.hasPrefix("-") else {
    return nil
  }
  return Decimaal(String(tekst.map { $0 == "," ? "." : $0 }))
}

/// Cents as they are written in a casus.
func euro(_ cent: Int64) -> String { komma(Eurocent(cent).description) }

func komma(_ tekst: String) -> String { String(tekst.map { $0 == "." ? "," : $0 }) }
