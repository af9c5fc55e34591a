/// What may hold a BSN, made fit to be shown: at most 60 characters, control characters replaced, and every number of
/// eight digits or more masked, also when single points, spaces or hyphens stand between its digits. A date keeps its
/// digits.
public func masked(_ text: String, limit: Int = 60) -> String {
  var shown = text.unicodeScalars.prefix(limit + 1).map { scalar in
    scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format ? "\u{FFFD}" : scalar
  }
  let isCut = shown.count > limit
  // A number that the cut would shorten below eight digits is masked whole: read on past the cut.
  let rest = text.unicodeScalars.dropFirst(shown.count).prefix(16)
  let all = shown + rest
  for run in numbers(all) where run.digits >= 8 && !isDate(all[run.range]) {
    for place in run.range where place < shown.count && isDigit(all[place]) { shown[place] = "*" }
  }
  var result = String.UnicodeScalarView()
  result.append(contentsOf: shown.prefix(limit))
  return String(result) + (isCut ? "…" : "")
}

/// Digits with at most one separator between each two.
private func numbers(_ text: [UnicodeScalar]) -> [(range: Range<Int>, digits: Int)] {
  var found: [(range: Range<Int>, digits: Int)] = []
  var at = 0
  while at < text.count {
    guard isDigit(text[at]) else {
      at += 1
      continue
    }
    let start = at
    var end = at
    var digits = 0
    while at < text.count {
      if isDigit(text[at]) {
        digits += 1
        at += 1
        end = at
      } else if at + 1 < text.count, isSeparator(text[at]), isDigit(text[at + 1]) {
        at += 1
      } else {
        break
      }
    }
    found.append((start..<end, digits))
  }
  return found
}

private func isDigit(_ scalar: UnicodeScalar) -> Bool { ("0"..."9").contains(scalar) }
private func isSeparator(_ scalar: UnicodeScalar) -> Bool { scalar == "." || scalar == " " || scalar == "-" }

/// `JJJJ-MM-DD` or `DD-MM-JJJJ`, existing or not.
private func isDate(_ text: ArraySlice<UnicodeScalar>) -> Bool {
  let shape = String(text.map { isDigit($0) ? "9" : Character($0) })
  return shape == "9999-99-99" || shape == "99-99-9999"
}
