import Domain

// Our own grammars: a text is a number, an amount or a code only when it is written in the one way that we write it.

/// `0` or digits without a leading zero, at most 9 of them.
func geheelGetal(_ tekst: String) -> Int? {
  let cijfers = tekst.utf8
  guard (1...9).contains(cijfers.count), cijfers.allSatisfy({ (48...57).contains($0) }),
    cijfers.count == 1 || cijfers.first != 48
  else { return nil }
  return Int(tekst)
}

/// Euros with a point and two decimals, at most ten million: `1372.62`.
func euro(_ tekst: String) -> Eurocent? {
  let delen = tekst.split(separator: ".", omittingEmptySubsequences: false)
  guard delen.count == 2, delen[1].utf8.count == 2, let euros = geheelGetal(String(delen[0])), euros <= 10_000_000,
    delen[1].utf8.allSatisfy({ (48...57).contains($0) }), let centen = Int(delen[1])
  else { return nil }
  return Eurocent(Int64(euros) * 100 + Int64(centen))
}

/// 0 to 100 with at most four decimals, as written.
func procent(_ tekst: String) -> Decimaal? { decimaal(tekst, tot: 100) }

/// 0 to 1000 with at most four decimals, as written.
func procentRuim(_ tekst: String) -> Decimaal? { decimaal(tekst, tot: 1000) }

private func decimaal(_ tekst: String, tot hoogste: Int64) -> Decimaal? {
  guard let getal = Decimaal(tekst), getal.schaal <= 4, (0...hoogste * 1_000_000).contains(getal.miljoensten) else { return nil }
  return getal
}

/// Lower-case letters and digits, in words joined by one hyphen: `werken-met-behoud`, `30-50`.
package func isCode(_ tekst: String) -> Bool {
  (1...64).contains(tekst.utf8.count)
    && tekst.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { woord in
      !woord.isEmpty && woord.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
    }
}

/// What to write instead of an amount that cannot be read.
func euroRaad(_ tekst: String?) -> String {
  guard let tekst else { return "write one amount, like 1372.62" }
  let kaal = tekst.filter { !"€ _".contains($0) }
  var raad = kaal
  if let komma = kaal.lastIndex(of: ",") {
    let punt = kaal.lastIndex(of: ".")
    raad =
      punt.map { $0 > komma } ?? false
      ? kaal.filter { $0 != "," } : kaal.filter { $0 != "." }.replacing(",", with: ".")
  }
  if raad != tekst, euro(raad) != nil { return "write \(raad) if that is what the source prints" }
  return "write the amount that the source prints, like 1372.62"
}

func procentRaad(_ tekst: String?) -> String {
  let raad = (tekst ?? "").filter { !"% ".contains($0) }.replacing(",", with: ".")
  return raad != tekst && procent(raad) != nil ? "write \(raad)" : "write the percentage that the source prints, like 23.5"
}

package func datumRaad(_ tekst: String?) -> String {
  let delen = (tekst ?? "").split(whereSeparator: { "-/.".contains($0) }).map(String.init)
  guard delen.count == 3, let dag = Int(delen[0]), let maand = Int(delen[1]), let jaar = Int(delen[2]) else {
    return "write it like 2015-01-01"
  }
  if (1...12).contains(maand), (1900...2199).contains(dag) {
    let laatste = Maand(jaar: dag, maand: maand).aantalDagen
    if jaar > laatste { return "that month has \(laatste) days" }
  }
  for poging in [(jaar, maand, dag), (dag, maand, jaar)] {
    if let datum = CivilDate(jaar: poging.0, maand: poging.1, dag: poging.2) { return "write \(datum)" }
  }
  return "write it like 2015-01-01"
}

/// The known word that a misspelled one looks like, if one is near.
package func meestGelijk(_ woord: String, _ bekend: [String]) -> String? {
  let afstanden = bekend.map { (afstand(woord, $0), $0) }
  guard let beste = afstanden.min(by: { $0.0 < $1.0 }), beste.0 <= max(2, woord.count / 3) else { return nil }
  return beste.1
}

/// Levenshtein's distance between two short words.
private func afstand(_ a: String, _ b: String) -> Int {
  let a = Array(a.utf8.prefix(64))
  let b = Array(b.utf8.prefix(64))
  var rij = Array(0...b.count)
  for i in 0..<a.count {
    var schuin = rij[0]
    rij[0] = i + 1
    for j in 0..<b.count {
      let nieuw = min(rij[j] + 1, rij[j + 1] + 1, schuin + (a[i] == b[j] ? 0 : 1))
      schuin = rij[j + 1]
      rij[j + 1] = nieuw
    }
  }
  return rij[b.count]
}
