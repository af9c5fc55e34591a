import Domain

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
    return "\n\(titel)\n" + kolommen(alle, woorden: woorden).map { $0 + "\n" }.joined()
  }
}
