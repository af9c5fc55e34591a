import Domain
import JSON

/// The description of the API as OpenAPI 3, made from what the code knows: names, codes and limits stand in one place.
enum OpenAPI {
  static let paths =
    [
      "/v1/maten", "/v1/maten/{maat}", "/v1/arbeidsmarktregios", "/v1/arbeidsmarktregios/{code}", "/v1/gemeenten",
      "/v1/gemeenten/{code}", "/v1/tenants", "/v1/tenants/{tenant}", "/v1/tenants/{tenant}/cijfers",
      "/v1/tenants/{tenant}/indicatoren", "/v1/tenants/{tenant}/stand", "/v1/publicaties", "/v1/publicaties/{nummer}",
      "/v1/cijfers",
      "/v1/indicatoren", "/v1/wijzigingen", "/v1/openapi.json",
    ] + sturingspaden

  static func document(_ catalogus: Catalogus) -> JSONValue {
    .object([
      ("openapi", "3.0.3"),
      (
        "info",
        [
          "title": "Werk en inkomen: cijfers van de arbeidsmarktregio", "version": .string(Site.apiVersion),
          "description":
            "Gepubliceerde cijfers zijn afgerond en kleine aantallen worden niet getoond. Exacte cijfers van een tenant zijn er alleen met een token van die tenant. Bedragen zijn gehele eurocenten.",
          "license": ["name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/"],
          "contact": ["name": "de beheerder van deze dienst", "url": "/bescherming"],
        ]
      ),
      ("servers", [["url": "/v1", "description": "deze dienst"]]),
      ("tags", [["name": "Cijfers"], ["name": "Sturing"], ["name": "Codelijsten"], ["name": "Wijzigingen"]]),
      ("paths", .object(Self.operations(catalogus) + sturing(catalogus))),
      ("components", .object(components(catalogus))),
    ])
  }

  // MARK: operations

  private static func operations(_ catalogus: Catalogus) -> [(String, JSONValue)] {
    let figures = figureParameters()
    return [
      ("/maten", list("maten", "Alle maten met titel, eenheid en dimensies", "Maat", "Codelijsten")),
      ("/maten/{maat}", one("maat", "Een maat", "Maat", [path("maat", Maat.allCases.map(\.naam))])),
      ("/arbeidsmarktregios", list("arbeidsmarktregios", "De arbeidsmarktregio's", "Arbeidsmarktregio", "Codelijsten")),
      (
        "/arbeidsmarktregios/{code}",
        one("arbeidsmarktregio", "Een arbeidsmarktregio", "Arbeidsmarktregio", [path("code", catalogus.regios.map(\.code))])
      ),
      ("/gemeenten", list("gemeenten", "De gemeenten, met hun tenant en periode", "Gemeente", "Codelijsten")),
      ("/gemeenten/{code}", one("gemeente", "Een gemeente", "Gemeente", [path("code", nil)])),
      ("/tenants", list("tenants", "De tenants", "Tenant", "Codelijsten")),
      ("/tenants/{tenant}", one("tenant", "Een tenant", "Tenant", [tenantPath(catalogus)])),
      ("/publicaties", list("publicaties", "De verzegelde publicaties", "Publicatie", "Cijfers")),
      ("/publicaties/{nummer}", one("publicatie", "Een publicatie", "Publicatie", [path("nummer", nil)])),
      (
        "/cijfers",
        table(
          "getCijfers", "Gepubliceerde cijfers, beschermd",
          figures + [
            parameter("publicatie", "Nummer van een publicatie; standaard de laatste.", ["type": "integer", "minimum": 1])
          ], isExact: false)
      ),
      (
        "/tenants/{tenant}/cijfers",
        table(
          "getTenantCijfers", "Exacte cijfers van een tenant, alleen met een token van die tenant",
          [tenantPath(catalogus)] + figures, isExact: true)
      ),
      (
        "/indicatoren",
        list(
          "indicatoren", "Indicatoren uit de publicatie, met streefwaarde en oordeel", "Indicator", "Cijfers",
          [year, parameter("tenant", "Alleen deze tenant.", ["type": "string"])])
      ),
      (
        "/tenants/{tenant}/indicatoren",
        list(
          "indicatoren", "Indicatoren van een tenant, exact", "Indicator", "Cijfers", [tenantPath(catalogus), year],
          isExact: true, id: "getTenantIndicatoren")
      ),
      (
        "/tenants/{tenant}/stand",
        one("stand", "Wat bij een tenant te laat of niet zeker is", "Stand", [tenantPath(catalogus)], isExact: true)
      ),
      (
        "/wijzigingen",
        operation(
          "getWijzigingen", "Server-sent events: publicatie, en met een token tenant", "Wijzigingen", [],
          [("text/event-stream", ["schema": ["type": "string"]])], isExact: false)
      ),
      (
        "/openapi.json",
        operation(
          "getOpenapi", "Deze beschrijving", "Codelijsten", [],
          [("application/vnd.oai.openapi+json;version=3.0", ["schema": ["type": "object"]])], isExact: false)
      ),
    ]
  }

  static var year: JSONValue {
    parameter("jaar", "Het jaar; standaard het laatste met cijfers.", ["type": "integer", "minimum": 1900, "maximum": 2199])
  }

  private static func figureParameters() -> [JSONValue] {
    let commaList: (JSONValue) -> JSONValue = { ["type": "array", "items": $0] }
    var parameters = [
      parameter(
        "maat", "Een of meer maten; standaard alle.",
        commaList(["type": "string", "enum": .array(Maat.allCases.map { .string($0.naam) })])),
      parameter("gemeente", "CBS-codes van gemeenten.", commaList(["type": "string", "pattern": "^GM[0-9]{4}$"])),
      parameter("tenant", "Tenants.", commaList(["type": "string"])),
      parameter("arbeidsmarktregio", "CBS-code van een arbeidsmarktregio.", ["type": "string", "pattern": "^AM[0-9]{2}$"]),
      parameter("van", "Eerste maand (2016-01) of jaar (2016).", ["type": "string"]),
      parameter("totEnMet", "Laatste maand (2016-12) of jaar (2016).", ["type": "string"]),
      parameter("jaar", "Kort voor van en totEnMet.", ["type": "integer", "minimum": 1900, "maximum": 2199]),
      parameter(
        "periode", "Waarover een stroom is opgeteld; van een stand de laatste maand.",
        choices(Vraag.Periode.allCases.map(\.rawValue), "maand")),
      parameter(
        "uitsplitsing", "gemeente, tenant, dimensies, of leeg voor het totaal.",
        commaList(choices(["gemeente", "tenant"] + Dimensie.opNaam.keys.sorted(), nil))),
      parameter("formaat", "Gaat voor de kop Accept.", choices(Vraag.Formaat.allCases.map(\.rawValue), nil)),
      parameter("pagina", "Pagina van JSON.", ["type": "integer", "minimum": 1, "default": 1]),
      parameter(
        "paginaGrootte", "Regels op een pagina van JSON.",
        [
          "type": "integer", "minimum": 1, "maximum": .integer(Int64(Vraag.grootstePagina)),
          "default": .integer(Int64(Vraag.standaardGrootte)),
        ]),
    ]
    for dimensie in Dimensie.opNaam.keys.sorted() {
      parameters.append(parameter(dimensie, "Alleen cellen met een van deze codes.", commaList(["type": "string"])))
    }
    return parameters
  }

  static func choices(_ codes: [String], _ fallback: String?) -> JSONValue {
    var members: [(String, JSONValue)] = [("type", "string"), ("enum", .array(codes.map { .string($0) }))]
    if let fallback { members.append(("default", .string(fallback))) }
    return .object(members)
  }

  static func parameter(_ name: String, _ text: String, _ schema: JSONValue) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("name", .string(name)), ("in", "query"), ("description", .string(text)), ("schema", schema),
    ]
    // Values of a list are separated by commas.
    if schema["type"]?.string == "array" { members += [("style", .string("form")), ("explode", .bool(false))] }
    return .object(members)
  }

  private static func path(_ name: String, _ codes: [String]?) -> JSONValue {
    let schema: JSONValue = if let codes { choices(codes, nil) } else { text }
    return ["name": .string(name), "in": "path", "required": true, "schema": schema]
  }

  static func tenantPath(_ catalogus: Catalogus) -> JSONValue { path("tenant", catalogus.tenants.map(\.id.description)) }

  private static func list(
    _ name: String, _ text: String, _ schema: String, _ tag: String, _ parameters: [JSONValue] = [], isExact: Bool = false,
    id: String? = nil
  ) -> JSONValue {
    let items: JSONValue = ["type": "array", "items": reference(schema)]
    let body: JSONValue = ["type": "object", "required": [.string(name)], "properties": .object([(name, items)])]
    return operation(
      id ?? "get\(name.capitalizedFirst)", text, tag, parameters, [("application/json", ["schema": body])], isExact: isExact)
  }

  private static func one(
    _ name: String, _ text: String, _ schema: String, _ parameters: [JSONValue], isExact: Bool = false
  ) -> JSONValue {
    operation(
      "get\(name.capitalizedFirst)", text, name == "publicatie" || isExact ? "Cijfers" : "Codelijsten", parameters,
      [("application/json", ["schema": reference(schema)])], isExact: isExact)
  }

  private static func table(_ id: String, _ text: String, _ parameters: [JSONValue], isExact: Bool) -> JSONValue {
    operation(
      id, text, "Cijfers", parameters,
      [
        ("application/json", ["schema": reference("Tabel")]), (MediaType.jsonStat.value, ["schema": reference("JSON-stat")]),
        ("text/csv", ["schema": ["type": "string"]]),
        ("application/vnd.sdmx.data+csv", ["schema": ["type": "string"]]),
      ], isExact: isExact)
  }

  static func operation(
    _ id: String, _ text: String, _ tag: String, _ parameters: [JSONValue], _ content: [(String, JSONValue)], isExact: Bool
  ) -> JSONValue {
    let headers: JSONValue = ["API-Version": ["description": "Versie van de API.", "schema": ["type": "string"]]]
    var answers: [(String, JSONValue)] = [
      ("200", ["description": .string(text), "headers": headers, "content": .object(content)]),
      ("304", ["description": "Niet veranderd sinds de ETag van If-None-Match."]),
    ]
    for (status, text) in [
      ("400", "Een parameter klopt niet"), ("401", "Het token geldt niet of ontbreekt"), ("403", "Het token is voor een ander"),
      ("404", "Onbekend"), ("405", "Hier kan alleen worden gelezen"), ("406", "Onbekend formaat"),
      ("414", "Het adres is te lang"),
      ("503", "Nog niet gereed"),
    ] {
      answers.append(
        (status, ["description": .string(text), "content": ["application/problem+json": ["schema": reference("Probleem")]]]))
    }
    let withToken: JSONValue = ["token": []]
    let security: JSONValue = isExact ? [withToken] : [.object([]), withToken]
    return [
      "get": [
        "operationId": .string(id), "summary": .string(text), "tags": [.string(tag)], "parameters": .array(parameters),
        "security": security, "responses": .object(answers),
      ]
    ]
  }

  static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }

  // MARK: schemas

  private static func components(_ catalogus: Catalogus) -> [(String, JSONValue)] {
    [
      (
        "securitySchemes",
        [
          "token": [
            "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
            "description": .string("Met scope \(Toegang.scope) en de claim tenants."),
          ]
        ]
      ),
      ("schemas", .object(schemas() + sturingsschemas())),
    ]
  }

  static let text: JSONValue = ["type": "string"]
  static let whole: JSONValue = ["type": "integer"]
  private static let moment: JSONValue = ["type": "string", "format": "date-time", "nullable": true]
  static let links: JSONValue = [
    "type": "object",
    "additionalProperties": ["type": "object", "required": ["href"], "properties": ["href": ["type": "string"]]],
  ]
  static func texts() -> JSONValue { ["type": "array", "items": text] }
  static func maybe(_ type: String) -> JSONValue { ["type": .string(type), "nullable": true] }

  /// Every member is required unless its name ends in a question mark.
  static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    let names = members.map { (name: $0.0.replacing("?", with: ""), schema: $0.1) }
    return [
      "type": "object", "additionalProperties": false,
      "required": .array(members.filter { !$0.0.hasSuffix("?") }.map { .string($0.0) }),
      "properties": .object(names.map { ($0.name, $0.schema) }),
    ]
  }

  private static func schemas() -> [(String, JSONValue)] {
    let status = choices(Tabelvorm.Status.allCases.map(\.rawValue), nil)
    let publication: [(String, JSONValue)] = [
      ("nummer", whole), ("vanaf", text), ("totEnMet", text), ("zegel", text), ("beleid", text),
    ]
    return [
      (
        "Maat",
        object([
          ("id", text), ("titel", text), ("eenheid", choices(Maatnaam.Eenheid.allCases.map(\.rawValue), nil)),
          ("soort", choices(["stand", "stroom"], nil)), ("omschrijving", text), ("dimensies", texts()),
        ])
      ),
      ("Arbeidsmarktregio", object([("code", text), ("naam", text), ("tenants", texts()), ("_links", links)])),
      (
        "Gemeente",
        object([
          ("code", text), ("naam", text), ("tenant", text), ("arbeidsmarktregio", text), ("van", maybe("string")),
          ("tot", maybe("string")), ("opvolger", maybe("string")), ("_links", links),
        ])
      ),
      (
        "Tenant",
        object([
          ("id", text), ("naam", text), ("arbeidsmarktregio", text), ("gemeenten", texts()),
          ("sporen", ["type": "array", "items": object([("code", text), ("omschrijving", text)])]), ("_links", links),
        ])
      ),
      (
        "Publicatie",
        object(
          publication + [
            (
              "laat",
              [
                "type": "array",
                "items": object([("tenant", text), ("laatsteGebeurtenis", moment), ("totEnMet", maybe("string"))]),
              ]
            ), ("_links", links),
          ])
      ),
      (
        "Cijfer",
        object([
          ("arbeidsmarktregio", maybe("string")), ("tenant?", text), ("gemeente?", text), ("gemeentenaam?", text), ("maat", text),
          ("dimensies?", ["type": "object", "additionalProperties": text]), ("periode", text), ("waarde", maybe("number")),
          ("status", status), ("toelichting?", text),
        ])
      ),
      (
        "Tabel",
        object([
          ("voorbehoud", text), ("publicatie?", object(publication)), ("maten", ["type": "array", "items": reference("Maat")]),
          ("cijfers", ["type": "array", "items": reference("Cijfer")]),
          ("pagina", object([("nummer", whole), ("grootte", whole), ("aantalPaginas", whole), ("aantalRegels", whole)])),
          ("_links", links),
        ])
      ),
      (
        "Indicator",
        object([
          ("tenant", text), ("id", text), ("titel", text), ("eenheid", text), ("jaar", whole),
          ("isAfgesloten", ["type": "boolean"]), ("realisatie", maybe("string")), ("toelichting", maybe("string")),
          (
            "streefwaarde",
            [
              "type": "object", "nullable": true, "required": ["vergelijking", "waarde", "status", "bron"],
              "properties": ["vergelijking": text, "waarde": maybe("string"), "status": text, "bron": text],
            ]
          ), ("afstand", maybe("string")),
          (
            "prognose",
            [
              "type": "object", "nullable": true, "required": ["waarde", "laag", "hoog", "methode"],
              "properties": ["waarde": text, "laag": text, "hoog": text, "methode": text],
            ]
          ), ("oordeel", choices(["op-koers", "bijsturen", "onbepaald", "geen-doel"], nil)), ("bron", text),
        ])
      ),
      (
        "Stand",
        object([
          ("tenant", text), ("laatsteBijdrage", moment), ("cijfersTotEnMet", maybe("string")),
          ("quarantaine", ["type": "object", "additionalProperties": whole]),
          ("aannamen", ["type": "object", "additionalProperties": whole]), ("wijzigingenVanaf", moment),
        ])
      ),
      (
        "JSON-stat",
        [
          "type": "object", "description": "Een dataset volgens JSON-stat 2.0.",
          "required": ["version", "class", "id", "size", "dimension", "value"],
          "properties": [
            "version": text, "class": text, "id": texts(), "size": ["type": "array", "items": whole],
            "dimension": ["type": "object"], "value": ["type": "array", "items": maybe("number")],
          ],
        ]
      ),
      ("Probleem", object([("type", text), ("title", text), ("status", whole), ("detail", text), ("bekend?", texts())])),
    ]
  }
}
