/// The candidate that was probably meant, or nil when none is near enough: at most a third of its letters wrong, where
/// two neighbours that changed places count as one.
func suggestion(for word: String, among candidates: [String]) -> String? {
  candidates
    .map { (candidate: $0, distance: distance(Array(word.utf8), Array($0.utf8))) }
    .filter { $0.distance <= max(1, $0.candidate.utf8.count / 3) }
    .min { $0.distance < $1.distance }?.candidate
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
  for i in 0...a.count { rows[i][0] = i }
  for j in 0...b.count { rows[0][j] = j }
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  for i in 1...a.count {
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
      }
    }
  }
  return rows[a.count][b.count]
}
