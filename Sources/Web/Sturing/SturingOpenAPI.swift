import JSON

extension OpenAPI {
  static let sturingspaden = Sturingsoort.allCases.map { "/v1/tenants/{tenant}/\($0.rawValue)" }

  static func sturing(_ catalogus: Catalogus) -> [(String, JSONValue)] {
    Sturingsoort.allCases.map { soort in
      (
        "/tenants/{tenant}/\(soort.rawValue)",
        operation(
          "getTenant\(soort.rawValue.capitalizedFirst)",
          soort.omschrijving
            + (soort == .reeksen
              ? "; de realisatie alleen met een token van de tenant" : "; alleen met een token van de tenant"),
          "Sturing",
          [tenantPath(catalogus)] + Sturingsvraag.parameters(soort).map(sturingsparameter),
          [
            ("application/json", ["schema": reference(schema(soort))]), ("text/csv", ["schema": ["type": "string"]]),
            ("application/vnd.sdmx.data+csv", ["schema": ["type": "string"]]),
          ], isExact: soort != .reeksen)
      )
    }
  }

  private static func sturingsparameter(_ naam: String) -> JSONValue {
    switch naam {
    case "jaar": year
    case "totEnMet":
      parameter(naam, "De laatste maand die meetelt (2016-09); standaard de laatste met cijfers.", ["type": "string"])
    case "scenario": parameter(naam, "Alleen de reeksen van dit scenario, en formules daaronder.", ["type": "string"])
    case "tabel": parameter(naam, "Alleen deze gedrukte tabel.", ["type": "string"])
    default: parameter(naam, "Gaat voor de kop Accept.", choices(Vraag.Formaat.allCases.map(\.rawValue), nil))
    }
  }

  private static func schema(_ soort: Sturingsoort) -> String {
    switch soort {
    case .fondsen: "Fondsen"
    case .verdelingen: "Verdelingen"
    case .reeksen: "Reeksen"
    case .kalender: "Kalender"
    case .werkgevers: "Werkgevers"
    }
  }

  static func sturingsschemas() -> [(String, JSONValue)] {
    let kolom = object([("id", text), ("titel", text), ("eenheid", text), ("bron", maybe("string"))])
    return Sturingsoort.allCases.map { soort in
      let rij =
        soort.sleutels.map { ($0, maybe("string")) }
        + soort.kolommen.map { kolom -> (String, JSONValue) in
          switch kolom.eenheid {
          case .tekst: (kolom.naam, maybe("string"))
          case .eurocent, .dagen: (kolom.naam, maybe("integer"))
          case .aantal, .vanDeRij: (kolom.naam, maybe("number"))
          }
        } + [("bron", text)]
      var kop: [(String, JSONValue)] = [("voorbehoud", text), ("tenant", text)]
      switch soort {
      case .fondsen: kop += [("jaar", whole), ("totEnMet", text), ("methode", text)]
      case .verdelingen, .werkgevers: kop += [("jaar", whole), ("totEnMet", text)]
      case .reeksen: kop += [("totEnMet", maybe("string")), ("scenarios", texts())]
      case .kalender: kop += [("jaar", whole), ("op", text)]
      }
      return (
        schema(soort),
        object(
          kop + [
            ("kolommen", ["type": "array", "items": kolom]), ("rijen", ["type": "array", "items": object(rij)]),
            ("_links", links),
          ])
      )
    }
  }
}
