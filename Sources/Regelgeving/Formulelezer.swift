import Domain

/// Reads `uitstroom{reden=arbeid|zelfstandig} / uitstroom * 100`: numbers, maten with conditions, + - * / and parentheses.
///
/// One pass from left to right; the first fault ends it.
struct Formulelezer {
  struct Fout: Error {
    var gevonden: String
    var verwacht: String
    var schrijf: String
  }

  /// The tenant's sporen; nil when they are not known.
  let sporen: [String]?
  private var woorden: ArraySlice<String>
  private var diepte = 0

  init(_ tekst: String, sporen: [String]?) {
    self.sporen = sporen
    woorden = Self.woorden(tekst)[...]
  }

  mutating func lees() throws(Fout) -> Formule {
    let formule = try som()
    guard let rest = woorden.first else { return formule }
    throw Fout(gevonden: "'\(rest)' after a whole formula", verwacht: "+, -, * or / between two maten", schrijf: "remove it")
  }

  private mutating func som() throws(Fout) -> Formule {
    var links = try product()
    while let teken = neem(["+", "-"]) {
      let rechts = try product()
      links = teken == "+" ? .plus(links, rechts) : .min(links, rechts)
    }
    return links
  }

  private mutating func product() throws(Fout) -> Formule {
    var links = try factor()
    while let teken = neem(["*", "/"]) {
      let rechts = try factor()
      if teken == "/", case .getal(let getal) = rechts, getal.mantisse == 0 {
        throw Fout(gevonden: "a division by 0", verwacht: "a divisor that is not 0", schrijf: "write another number")
      }
      links = teken == "*" ? .maal(links, rechts) : .door(links, rechts)
    }
    return links
  }

  private mutating func factor() throws(Fout) -> Formule {
    guard let woord = woorden.popFirst() else {
      throw Fout(
        gevonden: "an end", verwacht: "a maat, a number or (", schrijf: "write what is missing, or remove the sign before it")
    }
    if woord == "(" {
      diepte += 1
      guard diepte <= 16 else {
        throw Fout(
          gevonden: "more than 16 parentheses inside one another", verwacht: "a formula one can read", schrijf: "split it")
      }
      let binnen = try som()
      diepte -= 1
      guard neem([")"]) != nil else {
        throw Fout(gevonden: "a ( without its )", verwacht: "as many ) as (", schrijf: "add a )")
      }
      return binnen
    }
    if woord.utf8.first.map({ (48...57).contains($0) }) == true {
      guard let getal = Decimaal(woord) else {
        throw Fout(gevonden: "'\(woord)'", verwacht: "a number with a point", schrijf: "write it like 100 or 0.5")
      }
      return .getal(getal)
    }
    guard let maat = Maat.opNaam[woord] else {
      let raad = meestGelijk(woord, Maat.allCases.map(\.naam))
      throw Fout(
        gevonden: "no maat is called '\(woord)'", verwacht: "a maat that dossiers contribute",
        schrijf: raad.map { "write '\($0)'" } ?? "write the name of one")
    }
    return .maat(maat, try voorwaarden(maat))
  }

  /// `{reden=arbeid|zelfstandig,spoor=werk}`, or nothing.
  private mutating func voorwaarden(_ maat: Maat) throws(Fout) -> [Formule.Voorwaarde] {
    guard neem(["{"]) != nil else { return [] }
    var voorwaarden: [Formule.Voorwaarde] = []
    repeat {
      let naam = woorden.popFirst() ?? ""
      guard let dimensie = Dimensie.opNaam[naam], maat.dimensies.contains(dimensie) else {
        let bekend = maat.dimensies.map(\.naam)
        throw Fout(
          gevonden: "'\(naam)' of \(maat.naam)", verwacht: bekend.isEmpty ? "no condition" : "one of \(opsomming(bekend))",
          schrijf: meestGelijk(naam, bekend).map { "write '\($0)'" } ?? "remove the condition")
      }
      guard !voorwaarden.contains(where: { $0.dimensie == dimensie }) else {
        throw Fout(gevonden: "'\(naam)' twice", verwacht: "a dimension once", schrijf: "join its codes with |")
      }
      guard neem(["="]) != nil else {
        throw Fout(gevonden: "'\(naam)' without =", verwacht: "\(naam)=code", schrijf: "write = and a code after it")
      }
      voorwaarden.append(Formule.Voorwaarde(dimensie: dimensie, codes: try codes(dimensie)))
    } while neem([","]) != nil
    guard neem(["}"]) != nil else {
      throw Fout(gevonden: "a { without its }", verwacht: "as many } as {", schrijf: "add a }")
    }
    return voorwaarden
  }

  private mutating func codes(_ dimensie: Dimensie) throws(Fout) -> [Symbool] {
    var codes: [Symbool] = []
    repeat {
      let code = woorden.popFirst() ?? ""
      let bekend = dimensie.gesloten(sporen)
      guard bekend?.contains(code) ?? !code.isEmpty else {
        throw Fout(
          gevonden: "'\(code)' as \(dimensie.naam)", verwacht: bekend.map { "one of \(opsomming($0))" } ?? "a code",
          schrijf: meestGelijk(code, bekend ?? []).map { "write '\($0)'" } ?? "write a code that exists")
      }
      codes.append(Symbool(code))
    } while neem(["|"]) != nil
    return codes
  }

  private mutating func neem(_ tekens: [String]) -> String? {
    guard let eerste = woorden.first, tekens.contains(eerste) else { return nil }
    woorden.removeFirst()
    return eerste
  }

  /// Signs by themselves, and what stands between them. A hyphen inside a word (`arbeid-lks`) is part of it: as a sign it
  /// stands between spaces.
  private static func woorden(_ tekst: String) -> [String] {
    var uit: [String] = []
    for deel in tekst.split(whereSeparator: \.isWhitespace) {
      var woord = ""
      for teken in deel {
        if "+*/(){}=,|".contains(teken) {
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
