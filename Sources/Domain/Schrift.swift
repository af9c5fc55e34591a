// How numbers and tables look to a Dutch reader, wherever they are shown.

/// A whole number with a point between thousands: `1.234.567`.
public func metPunten(_ getal: some UnsignedInteger) -> String {
  let cijfers = String(getal)
  var uit = ""
  for (plaats, cijfer) in cijfers.enumerated() {
    if plaats > 0, (cijfers.count - plaats).isMultiple(of: 3) { uit += "." }
    uit.append(cijfer)
  }
  return uit
}

/// Rows of cells under one another for a terminal: the first columns are words, to the left; the others numbers, to the right.
///
/// - Parameters:
///   - rijen: Each as long as the first, the one with the heads.
///   - woorden: Columns of words.
/// - Returns: A line for each row, without spaces at its end and without a newline.
public func kolommen(_ rijen: [[String]], woorden: Int = 1) -> [String] {
  var breedtes = rijen.first?.map { _ in 0 } ?? []
  for rij in rijen { for (i, cel) in rij.enumerated() { breedtes[i] = max(breedtes[i], cel.count) } }
  return rijen.map { rij in
    let delen = rij.enumerated().map { i, cel in
      let wit = String(repeating: " ", count: breedtes[i] - cel.count)
      return i < woorden ? cel + wit : wit + cel
    }
    var regel = "  " + delen.joined(separator: "  ")
    while regel.last == " " { regel.removeLast() }
    return regel
  }
}
