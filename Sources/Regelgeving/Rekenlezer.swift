package import Domain

/// What a formula with + - * / and parentheses is made of, whatever its terms are.
package protocol Rekenformule {
  static func getal(_ getal: Decimaal) -> Self
  static func plus(_ links: Self, _ rechts: Self) -> Self
  static func min(_ links: Self, _ rechts: Self) -> Self
  static func maal(_ links: Self, _ rechts: Self) -> Self
  static func door(_ links: Self, _ rechts: Self) -> Self
}

package struct Formulefout: Error {
  package var gevonden: String
  package var verwacht: String
  package var schrijf: String

  package init(gevonden: String, verwacht: String, schrijf: String) {
    self.gevonden = gevonden
    self.verwacht = verwacht
    self.schrijf = schrijf
  }
}

/// A formula's signs, each by itself, and what stands between them. A hyphen inside a word (`arbeid-lks`) is part of it: as a
/// sign it stands between spaces.
package struct Formulewoorden {
  private var woorden: [String] = []
  private var plaats = 0

  /// - Parameter tekens: The signs besides + * / ( ).
  package init(_ tekst: String, tekens: String) {
    for deel in tekst.split(whereSeparator: \.isWhitespace) {
      var woord = ""
      for teken in deel {
        if "+*/()".contains(teken) || tekens.contains(teken) {
          if !woord.isEmpty { woorden.append(woord) }
          woorden.append(String(teken))
          woord = ""
        } else {
          woord.append(teken)
        }
      }
      if !woord.isEmpty { woorden.append(woord) }
    }
  }

  package mutating func volgende() -> String? {
    guard plaats < woorden.count else { return nil }
    defer { plaats += 1 }
    return woorden[plaats]
  }

  /// The next word when it is one of these.
  package mutating func neem(_ deze: String...) -> String? {
    guard plaats < woorden.count, deze.contains(woorden[plaats]) else { return nil }
    return volgende()
  }
}

/// Reads numbers, terms, + - * / and parentheses in one pass from left to right; the first fault ends it.
package struct Rekenlezer<Formule: Rekenformule> {
  /// Reads a term of which the first word is given.
  package typealias Termlezer = (_ woord: String, _ verder: inout Formulewoorden) throws(Formulefout) -> Formule

  private var woorden: Formulewoorden
  private var diepte = 0
  /// What a term is called: `a maat`, and several of them: `maten`.
  private let naam: (een: String, meer: String)
  private let term: Termlezer

  package init(_ woorden: Formulewoorden, _ naam: (een: String, meer: String), term: @escaping Termlezer) {
    self.woorden = woorden
    self.naam = naam
    self.term = term
  }

  package mutating func lees() throws(Formulefout) -> Formule {
    let formule = try som()
    guard let rest = woorden.volgende() else { return formule }
    throw Formulefout(
      gevonden: "'\(rest)' after a whole formula", verwacht: "+, -, * or / between two \(naam.meer)", schrijf: "remove it")
  }

  private mutating func som() throws(Formulefout) -> Formule {
    var links = try product()
    while let teken = woorden.neem("+", "-") {
      let rechts = try product()
      links = teken == "+" ? .plus(links, rechts) : .min(links, rechts)
    }
    return links
  }

  private mutating func product() throws(Formulefout) -> Formule {
    var (links, _) = try factor()
    while let teken = woorden.neem("*", "/") {
      let (rechts, isNul) = try factor()
      if teken == "/", isNul {
        throw Formulefout(
          gevonden: "a division by 0", verwacht: "a divisor that is not 0", schrijf: "write another number")
      }
      links = teken == "*" ? .maal(links, rechts) : .door(links, rechts)
    }
    return links
  }

  private mutating func factor() throws(Formulefout) -> (formule: Formule, isNul: Bool) {
    guard let woord = woorden.volgende() else {
      throw Formulefout(
        gevonden: "an end", verwacht: "\(naam.een), a number or (",
        schrijf: "write what is missing, or remove the sign before it")
    }
    if woord == "(" { return (try tussenHaken(), false) }
    guard woord.utf8.first.map({ (48...57).contains($0) }) == true else { return (try term(woord, &woorden), false) }
    guard let getal = Decimaal(woord) else {
      throw Formulefout(gevonden: "'\(woord)'", verwacht: "a number with a point", schrijf: "write it like 100 or 0.5")
    }
    return (.getal(getal), getal.mantisse == 0)
  }

  private mutating func tussenHaken() throws(Formulefout) -> Formule {
    diepte += 1
    guard diepte <= 16 else {
      throw Formulefout(
        gevonden: "more than 16 parentheses inside one another", verwacht: "a formula one can read", schrijf: "split it")
    }
    let binnen = try som()
    diepte -= 1
    guard woorden.neem(")") != nil else {
      throw Formulefout(gevonden: "a ( without its )", verwacht: "as many ) as (", schrijf: "add a )")
    }
    return binnen
  }
}
