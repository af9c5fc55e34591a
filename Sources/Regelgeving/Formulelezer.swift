import Domain

extension Formule: Rekenformule {}

/// Reads `uitstroom{reden=arbeid|zelfstandig} / uitstroom * 100`: numbers, maten with conditions, + - * / and parentheses.
struct Formulelezer {
  /// The tenant's sporen; nil when they are not known.
  let sporen: [String]?

  func lees(_ tekst: String) throws(Formulefout) -> Formule {
    var lezer = Rekenlezer<Formule>(Formulewoorden(tekst, tekens: "{}=,|"), ("a maat", "maten"), term: maat)
    return try lezer.lees()
  }

  private func maat(_ woord: String, _ woorden: inout Formulewoorden) throws(Formulefout) -> Formule {
    guard let maat = Maat.opNaam[woord] else {
      let raad = meestGelijk(woord, Maat.allCases.map(\.naam))
      throw Formulefout(
        gevonden: "no maat is called '\(woord)'", verwacht: "a maat that dossiers contribute",
        schrijf: raad.map { "write '\($0)'" } ?? "write the name of one")
    }
    return .maat(maat, try voorwaarden(maat, &woorden))
  }

  /// `{reden=arbeid|zelfstandig,spoor=werk}`, or nothing.
  private func voorwaarden(_ maat: Maat, _ woorden: inout Formulewoorden) throws(Formulefout) -> [Formule.Voorwaarde] {
    guard woorden.neem("{") != nil else { return [] }
    var voorwaarden: [Formule.Voorwaarde] = []
    repeat {
      let naam = woorden.volgende() ?? ""
      guard let dimensie = Dimensie.opNaam[naam], maat.dimensies.contains(dimensie) else {
        let bekend = maat.dimensies.map(\.naam)
        throw Formulefout(
          gevonden: "'\(naam)' of \(maat.naam)", verwacht: bekend.isEmpty ? "no condition" : "one of \(opsomming(bekend))",
          schrijf: meestGelijk(naam, bekend).map { "write '\($0)'" } ?? "remove the condition")
      }
      guard !voorwaarden.contains(where: { $0.dimensie == dimensie }) else {
        throw Formulefout(gevonden: "'\(naam)' twice", verwacht: "a dimension once", schrijf: "join its codes with |")
      }
      guard woorden.neem("=") != nil else {
        throw Formulefout(gevonden: "'\(naam)' without =", verwacht: "\(naam)=code", schrijf: "write = and a code after it")
      }
      voorwaarden.append(Formule.Voorwaarde(dimensie: dimensie, codes: try codes(dimensie, &woorden)))
    } while woorden.neem(",") != nil
    guard woorden.neem("}") != nil else {
      throw Formulefout(gevonden: "a { without its }", verwacht: "as many } as {", schrijf: "add a }")
    }
    return voorwaarden
  }

  private func codes(_ dimensie: Dimensie, _ woorden: inout Formulewoorden) throws(Formulefout) -> [Symbool] {
    var codes: [Symbool] = []
    repeat {
      let code = woorden.volgende() ?? ""
      let bekend = dimensie.gesloten(sporen)
      guard bekend?.contains(code) ?? !code.isEmpty else {
        throw Formulefout(
          gevonden: "'\(code)' as \(dimensie.naam)", verwacht: bekend.map { "one of \(opsomming($0))" } ?? "a code",
          schrijf: meestGelijk(code, bekend ?? []).map { "write '\($0)'" } ?? "write a code that exists")
      }
      codes.append(Symbool(code))
    } while woorden.neem("|") != nil
    return codes
  }
}
