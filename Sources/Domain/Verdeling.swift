/// Divides an amount by shares, to the cent.
///
/// Every share is exact and cut to the cent towards zero; the cents that are missing then go one by one to the largest
/// remainders, of equal ones to the lowest CBS code. The parts add up to the amount, always.
///
/// ## Grondslag
/// Specification section 4, rule 16: −€100,000.01 over 5/3/2 gives −50,000.01 / −30,000.00 / −20,000.00.
///
/// - Parameter delen: Zero or more each; a gemeente stands once.
/// - Returns: In the order given; nil when the shares add up to nothing, so that nobody can be asked to pay.
public func verdeel(_ bedrag: Eurocent, naar delen: [(gemeente: Gemeente, deel: Int64)]) -> [Eurocent]? {
  let som = delen.reduce(Int128(0)) { $0 + Int128($1.deel) }
  guard som > 0, delen.allSatisfy({ $0.deel >= 0 }) else { return nil }
  let teken: Int64 = bedrag.cent < 0 ? -1 : 1
  let grootte = Int128(bedrag.cent.magnitude)
  let gesneden = delen.map { (grootte * Int128($0.deel)).quotientAndRemainder(dividingBy: som) }
  var centen = gesneden.map { Int64($0.quotient) }
  let rest = Int(grootte - centen.reduce(Int128(0)) { $0 + Int128($1) })
  let opRest = delen.indices.sorted { a, b in
    let (x, y) = (gesneden[a].remainder, gesneden[b].remainder)
    return x != y ? x > y : delen[a].gemeente < delen[b].gemeente
  }
  for plaats in opRest.prefix(rest) { centen[plaats] += 1 }
  return centen.map { Eurocent(teken * $0) }
}
