import Domain
import JSON
import Testing

@testable import Web

/// Every answer is held against the description that the service itself gives.
@Suite struct `The API is what its description says` {
  /// An operation of the description, and requests to it: with a token for these tenants.
  struct Proef: Sendable, CustomTestStringConvertible {
    var pad: String
    var adres: String
    var tenants: [String]?
    var status = 200
    var testDescription: String { "\(adres) \(tenants.map { $0.joined(separator: ",") } ?? "-")" }
  }

  static let proeven: [Proef] = [
    Proef(pad: "/maten", adres: "/v1/maten"), Proef(pad: "/maten/{maat}", adres: "/v1/maten/bestand"),
    Proef(pad: "/maten/{maat}", adres: "/v1/maten/x", status: 404),
    Proef(pad: "/arbeidsmarktregios", adres: "/v1/arbeidsmarktregios"),
    Proef(pad: "/arbeidsmarktregios/{code}", adres: "/v1/arbeidsmarktregios/AM01"),
    Proef(pad: "/gemeenten", adres: "/v1/gemeenten"), Proef(pad: "/gemeenten/{code}", adres: "/v1/gemeenten/GM1651"),
    Proef(pad: "/gemeenten/{code}", adres: "/v1/gemeenten/GM9999", status: 404),
    Proef(pad: "/tenants", adres: "/v1/tenants"), Proef(pad: "/tenants/{tenant}", adres: "/v1/tenants/bmwe"),
    Proef(pad: "/publicaties", adres: "/v1/publicaties"), Proef(pad: "/publicaties/{nummer}", adres: "/v1/publicaties/1"),
    Proef(pad: "/publicaties/{nummer}", adres: "/v1/publicaties/7", status: 404),
    Proef(pad: "/cijfers", adres: "/v1/cijfers"), Proef(pad: "/cijfers", adres: "/v1/cijfers?publicatie=1&paginaGrootte=3"),
    Proef(pad: "/cijfers", adres: "/v1/cijfers?maat=naarSchool&gemeente=GM1651&periode=jaar&jaar=2015"),
    Proef(pad: "/cijfers", adres: "/v1/cijfers?maat=bestand&uitsplitsing=gemeente&formaat=csv"),
    Proef(pad: "/cijfers", adres: "/v1/cijfers?maat=bestand&formaat=json-stat"),
    Proef(pad: "/cijfers", adres: "/v1/cijfers?maat=bestand&formaat=sdmx-csv"),
    Proef(pad: "/cijfers", adres: "/v1/cijfers?maat=x", status: 404),
    Proef(pad: "/cijfers", adres: "/v1/cijfers?x=1", status: 400),
    Proef(pad: "/cijfers", adres: "/v1/cijfers?formaat=xml", status: 406),
    Proef(pad: "/cijfers", adres: "/v1/cijfers?van=1900&totEnMet=2199", status: 400),
    Proef(pad: "/tenants/{tenant}/cijfers", adres: "/v1/tenants/bmwe/cijfers?jaar=2016", tenants: ["bmwe"]),
    Proef(
      pad: "/tenants/{tenant}/cijfers", adres: "/v1/tenants/bmwe/cijfers?uitsplitsing=gemeente,spoor&maat=bestand,instroom",
      tenants: ["bmwe"]),
    Proef(
      pad: "/tenants/{tenant}/cijfers", adres: "/v1/tenants/bmwe/cijfers?maat=standaardeenheden&jaar=2016", tenants: ["bmwe"]),
    Proef(pad: "/tenants/{tenant}/cijfers", adres: "/v1/tenants/bmwe/cijfers", status: 401),
    Proef(pad: "/tenants/{tenant}/cijfers", adres: "/v1/tenants/bmwe/cijfers", tenants: ["dal"], status: 403),
    Proef(pad: "/indicatoren", adres: "/v1/indicatoren"),
    Proef(pad: "/indicatoren", adres: "/v1/indicatoren?jaar=2015&tenant=bmwe"),
    Proef(pad: "/indicatoren", adres: "/v1/indicatoren?jaar=16", status: 400),
    Proef(pad: "/tenants/{tenant}/indicatoren", adres: "/v1/tenants/bmwe/indicatoren?jaar=2016", tenants: ["bmwe"]),
    Proef(pad: "/tenants/{tenant}/stand", adres: "/v1/tenants/bmwe/stand", tenants: ["bmwe"]),
    Proef(pad: "/openapi.json", adres: "/v1/openapi.json"),
  ]

  private static let beschrijving = OpenAPI.document(Voorbeeldsite.catalogus)

  @Test(arguments: proeven) func `an answer has a status, a type and a shape that are described`(proef: Proef) throws {
    let antwoord = try Voorbeeldsite.site().krijg(proef.adres, tenants: proef.tenants)
    #expect(antwoord.status == proef.status, "\(antwoord.tekst.prefix(300))")
    let operatie = try #require(Self.beschrijving["paths"]?[proef.pad]?["get"], "\(proef.pad)")
    let beschreven = try #require(operatie["responses"]?[String(antwoord.status)], "\(antwoord.status)")
    let type = try #require(antwoord["Content-Type"])
    let kaal = String(type.prefix { $0 != ";" })
    func zonder(_ tekst: String) -> String { tekst.replacing(" ", with: "") }
    let typen = beschreven["content"]?.members ?? []
    let inhoud = try #require(
      typen.first { zonder($0.key) == zonder(type) }?.value ?? typen.first { $0.key == kaal }?.value, "\(type) is not described")
    guard kaal.hasSuffix("json") else { return }
    let schema = Schema(document: Self.beschrijving)
    #expect(try schema.fouten(antwoord.json(), inhoud["schema"] ?? .null, "#") == [])
    #expect(antwoord["API-Version"] != nil)
  }

  @Test func `every operation is tried, and every address that a problem names is one`() {
    let paden = Set(Self.beschrijving["paths"]?.members?.map(\.key) ?? [])
    // What a council steers by has tests of its own; changes are a stream.
    let elders = Set(["fondsen", "verdelingen", "reeksen", "kalender", "werkgevers"].map { "/tenants/{tenant}/\($0)" })
    #expect(paden.subtracting(Self.proeven.map(\.pad)) == elders.union(["/wijzigingen"]))
    #expect(Set(OpenAPI.paths) == Set(paden.map { "/v1" + $0 }))
  }

  @Test func `every parameter that is described is taken, and no other`() throws {
    let site = try Voorbeeldsite.site()
    let voorbeelden = [
      "maat": "bestand", "gemeente": "GM1651", "tenant": "bmwe", "arbeidsmarktregio": "AM01", "van": "2016-01",
      "totEnMet": "2016-02", "jaar": "2015", "periode": "jaar", "uitsplitsing": "gemeente", "formaat": "csv", "pagina": "1",
      "paginaGrootte": "7", "publicatie": "1",
    ]
    for (pad, tenants) in [("/cijfers", nil), ("/tenants/{tenant}/cijfers", ["bmwe"])] as [(String, [String]?)] {
      let parameters = Self.beschrijving["paths"]?[pad]?["get"]?["parameters"]?.array ?? []
      let namen = parameters.filter { $0["in"]?.string == "query" }.compactMap { $0["name"]?.string }
      #expect(namen.count > 20)
      for naam in namen {
        let waarde = voorbeelden[naam] ?? "x"
        let adres = "/v1" + pad.replacing("{tenant}", with: "bmwe") + "?\(naam)=\(waarde)"
        let antwoord = site.krijg(adres, tenants: tenants)
        // A code of a dimension may be none of its codes; that the dimension exists is what counts.
        let type = try antwoord.status == 200 ? nil : antwoord.json()["type"]?.string
        #expect(type != "/problemen/onbekende-parameter", "\(adres)")
        #expect(antwoord.status == 200 || voorbeelden[naam] == nil, "\(adres): \(antwoord.tekst.prefix(200))")
      }
      let vreemd = site.krijg("/v1" + pad.replacing("{tenant}", with: "bmwe") + "?bestaatNiet=1", tenants: tenants)
      #expect(vreemd.status == 400)
    }
  }

  @Test func `a shape that is not described is found`() throws {
    let schema = Schema(document: Self.beschrijving)
    let goed = try Voorbeeldsite.site().krijg("/v1/maten/bestand").json()
    let maat: JSONValue = ["$ref": "#/components/schemas/Maat"]
    #expect(schema.fouten(goed, maat, "#") == [])
    guard case .object(let leden) = goed else { return }
    #expect(schema.fouten(.object(leden + [("client", "x")]), maat, "#") == ["# client"])
    #expect(schema.fouten(.object(Array(leden.dropFirst())), maat, "#") == ["# \(leden[0].key) required"])
    #expect(schema.fouten(.object(leden.map { ($0.key, .null) }), maat, "#").count == leden.count)
  }
}

/// OpenAPI 3.0's schemas, as far as the description uses them.
private struct Schema {
  let document: JSONValue

  func fouten(_ waarde: JSONValue, _ schema: JSONValue, _ plaats: String) -> [String] {
    if let naam = schema["$ref"]?.string?.split(separator: "/").last.map(String.init) {
      guard let ander = document["components"]?["schemas"]?[naam] else { return ["\(plaats) \(naam) unknown"] }
      return fouten(waarde, ander, plaats)
    }
    if waarde.isNull { return schema["nullable"]?.bool == true ? [] : ["\(plaats) null"] }
    var gevonden: [String] = []
    if let type = schema["type"]?.string, !past(waarde, type) { return ["\(plaats) \(type)"] }
    if let keuze = schema["enum"]?.array, !keuze.contains(waarde) { gevonden.append("\(plaats) enum") }
    if let items = schema["items"] {
      for (nummer, lid) in (waarde.array ?? []).enumerated() { gevonden += fouten(lid, items, "\(plaats)/\(nummer)") }
    }
    guard let leden = waarde.members else { return gevonden }
    for naam in (schema["required"]?.array ?? []).compactMap(\.string) where waarde[naam] == nil {
      gevonden.append("\(plaats) \(naam) required")
    }
    for (naam, lid) in leden {
      if let eigen = schema["properties"]?[naam] {
        gevonden += fouten(lid, eigen, "\(plaats)/\(naam)")
      } else if schema["additionalProperties"]?.bool == false {
        gevonden.append("\(plaats) \(naam)")
      } else if let ander = schema["additionalProperties"], ander.members != nil {
        gevonden += fouten(lid, ander, "\(plaats)/\(naam)")
      }
    }
    return gevonden
  }

  private func past(_ waarde: JSONValue, _ type: String) -> Bool {
    switch (waarde, type) {
    case (.object, "object"), (.array, "array"), (.string, "string"), (.bool, "boolean"), (.integer, "integer"),
      (.integer, "number"), (.number, "number"):
      true
    default: false
    }
  }
}
