import Domain
import Regelgeving

extension Reeksformule: Rekenformule {}

/// Reads `participatiebudget / participatiebudget[2014] * 100 - 100`: numbers, series with or without a column, + - * / and
/// parentheses.
enum Reeksformulelezer {
  static func lees(_ tekst: String) throws(Formulefout) -> Reeksformule {
    var lezer = Rekenlezer<Reeksformule>(Formulewoorden(tekst, tekens: "[]"), ("a series", "series"), term: reeks)
    return try lezer.lees()
  }

  private static func reeks(_ woord: String, _ woorden: inout Formulewoorden) throws(Formulefout) -> Reeksformule {
    guard let eerste = woord.utf8.first, (97...122).contains(eerste) else {
      throw Formulefout(gevonden: "'\(woord)'", verwacht: "a series, a number or (", schrijf: "write the id of a series")
    }
    guard woorden.neem("[") != nil else { return .reeks(woord, punt: nil) }
    guard let punt = woorden.volgende(), woorden.neem("]") != nil else {
      throw Formulefout(
        gevonden: "a [ without its ]", verwacht: "a column between [ and ]", schrijf: "write it like \(woord)[2014]")
    }
    return .reeks(woord, punt: punt)
  }
}
