import Domain

/// Reads `participatiebudget / participatiebudget[2014] * 100 - 100`. A hyphen inside a name is part of it: as a sign it stands
/// between spaces. One pass; the first fault ends it.
struct Reeksformulelezer {
  struct Fout: Error {
    var gevonden: String
    var verwacht: String
    var schrijf: String
  }

  private var woorden: ArraySlice<String>
  private var diepte = 0

  init(_ tekst: String) { woorden = Self.woorden(tekst)[...] }

  mutating func lees() throws(Fout) -> Reeksformule {
    let formule = try som()
    guard let rest = woorden.first else { return formule }
    throw Fout(gevonden: "'\(rest)' after a whole formula", verwacht: "+, -, * or / between two series", schrijf: "remove it")
  }

  private mutating func som() throws(Fout) -> Reeksformule {
    var links = try product()
    while let teken = neem("+", "-") {
      let rechts = try product()
      links = teken == "+" ? .plus(links, rechts) : .min(links, rechts)
    }
    return links
  }

  private mutating func product() throws(Fout) -> Reeksformule {
    var links = try factor()
    while let teken = neem("*", "/") {
      let rechts = try factor()
      links = teken == "*" ? .maal(links, rechts) : .door(links, rechts)
    }
    return links
  }

  private mutating func factor() throws(Fout) -> Reeksformule {
    guard let woord = woorden.popFirst() else {
      throw Fout(gevonden: "an end", verwacht: "a series, a number or (", schrijf: "write what is missing")
    }
    if woord == "(" {
      diepte += 1
      guard diepte <= 16 else {
        throw Fout(
          gevonden: "more than 16 parentheses inside one another", verwacht: "a formula one can read", schrijf: "split it")
      }
      let binnen = try som()
      diepte -= 1
      guard neem(")") != nil else { throw Fout(gevonden: "a ( without its )", verwacht: "as many ) as (", schrijf: "add a )") }
      return binnen
    }
    if let eerste = woord.utf8.first, (48...57).contains(eerste) {
      guard let getal = Decimaal(woord) else {
        throw Fout(gevonden: "'\(woord)'", verwacht: "a number with a point", schrijf: "write it like 100 or 0.5")
      }
      return .getal(getal)
    }
    guard let eerste = woord.utf8.first, (97...122).contains(eerste) else {
      throw Fout(gevonden: "'\(woord)'", verwacht: "a series, a number or (", schrijf: "write the id of a series")
    }
    guard neem("[") != nil else { return .reeks(woord, punt: nil) }
    guard let punt = woorden.popFirst(), neem("]") != nil else {
      throw Fout(gevonden: "a [ without its ]", verwacht: "a column between [ and ]", schrijf: "write it like \(woord)[2014]")
    }
    return .reeks(woord, punt: punt)
  }

  private mutating func neem(_ tekens: String...) -> String? {
    guard let eerste = woorden.first, tekens.contains(eerste) else { return nil }
    woorden.removeFirst()
    return eerste
  }

  private static func woorden(_ tekst: String) -> [String] {
    var uit: [String] = []
    for deel in tekst.split(whereSeparator: \.isWhitespace) {
      var woord = ""
      for teken in deel {
        if "+*/()[]".contains(teken) {
          if !woord.isEmpty { uit.append(woord) }
          uit.append(String(teken))
          woord = ""
        } else {
          woord.append(teken)
        }
      }
      if !woord.isEmpty { uit.append(woord) }
    }
    return uit
  }
}
