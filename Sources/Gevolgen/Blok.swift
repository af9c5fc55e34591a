/// A table of a report for a terminal: the first columns to the left, numbers to the right.
struct Blok {
  var titel: String
  var koppen: [String]
  /// Columns of words at the beginning; the others are numbers.
  var woorden: Int
  var rijen: [[String]]
  /// A row with the totals, under the others.
  var totaal: [String]?

  var tekst: String {
    guard !rijen.isEmpty else { return "" }
    let alle = [koppen] + rijen + (totaal.map { [$0] } ?? [])
    var breedtes = koppen.map { _ in 0 }
    for rij in alle { for (i, cel) in rij.enumerated() { breedtes[i] = max(breedtes[i], cel.count) } }
    func regel(_ cellen: [String]) -> String {
      let delen = cellen.enumerated().map { i, cel in
        let wit = String(repeating: " ", count: breedtes[i] - cel.count)
        return i < woorden ? cel + wit : wit + cel
      }
      var regel = "  " + delen.joined(separator: "  ")
      while regel.last == " " { regel.removeLast() }
      return regel + "\n"
    }
    return "\n\(titel)\n" + alle.map(regel).joined()
  }
}
