import JSON

/// Why a request has no other answer: problem details of RFC 9457, whose `type` is a page of this service.
public struct Problem: Error, Sendable {
  /// Closed: safe as a metric label, and each has a page under `/problemen`.
  public enum Code: String, CaseIterable, Sendable {
    case onleesbaarAdres = "onleesbaar-adres"
    case aanvraagTeLang = "aanvraag-te-lang"
    case onbekendPad = "onbekend-pad"
    case onbekendeCode = "onbekende-code"
    case onbekendeParameter = "onbekende-parameter"
    case ongeldigeParameter = "ongeldige-parameter"
    case onbekendFormaat = "onbekend-formaat"
    case tabelTeGroot = "tabel-te-groot"
    case methodeNietToegestaan = "methode-niet-toegestaan"
    case nietAangemeld = "niet-aangemeld"
    case geenToegang = "geen-toegang"
    case nogNietGereed = "nog-niet-gereed"
    case teVeelLuisteraars = "te-veel-luisteraars"
    case fout = "fout"

    public var status: Int {
      switch self {
      case .onleesbaarAdres, .onbekendeParameter, .ongeldigeParameter, .tabelTeGroot: 400
      case .nietAangemeld: 401
      case .geenToegang: 403
      case .onbekendPad, .onbekendeCode: 404
      case .methodeNietToegestaan: 405
      case .onbekendFormaat: 406
      case .aanvraagTeLang: 414
      case .fout: 500
      case .nogNietGereed, .teVeelLuisteraars: 503
      }
    }

    public var titel: String {
      switch self {
      case .onleesbaarAdres: "Het adres kan niet worden gelezen"
      case .aanvraagTeLang: "Het adres is te lang"
      case .onbekendPad: "Deze pagina is er niet"
      case .onbekendeCode: "Deze code is onbekend"
      case .onbekendeParameter: "Deze parameter is onbekend"
      case .ongeldigeParameter: "De waarde van een parameter klopt niet"
      case .onbekendFormaat: "Dit formaat wordt niet gegeven"
      case .tabelTeGroot: "De tabel is te groot"
      case .methodeNietToegestaan: "Hier kan alleen worden gelezen"
      case .nietAangemeld: "U bent niet aangemeld"
      case .geenToegang: "U heeft geen toegang tot deze cijfers"
      case .nogNietGereed: "De cijfers worden nog geladen"
      case .teVeelLuisteraars: "Er luisteren al te veel vensters mee"
      case .fout: "Er ging iets mis"
      }
    }

    /// What a person does about it.
    public var uitleg: String {
      switch self {
      case .onleesbaarAdres:
        "Een deel van het adres is dubbelzinnig of geen tekst. Typ het adres opnieuw, of begin op de eerste pagina."
      case .aanvraagTeLang: "Vraag minder gemeenten, maten of maanden tegelijk."
      case .onbekendPad: "Kijk of het adres goed is overgenomen. De lijst van alle adressen staat in /v1/openapi.json."
      case .onbekendeCode:
        "Gemeenten en arbeidsmarktregio's hebben de codes van het CBS (GM1651, AM01); de bekende staan in het antwoord."
      case .onbekendeParameter: "De namen van parameters zijn hoofdlettergevoelig; de bekende staan in het antwoord."
      case .ongeldigeParameter: "Het antwoord zegt welke parameter het is, wat er stond en wat er hoort te staan."
      case .onbekendFormaat:
        "Vraag met de kop Accept of met de parameter formaat een van: json, csv, json-stat, sdmx-csv."
      case .tabelTeGroot: "Vraag minder maanden, gemeenten, maten of uitsplitsingen, of vraag JSON per pagina."
      case .methodeNietToegestaan: "Deze dienst geeft cijfers en neemt niets aan: alleen GET, HEAD en OPTIONS."
      case .nietAangemeld:
        "Exacte cijfers zijn van één tenant en worden alleen gegeven met een geldig token van die tenant. Meld u opnieuw aan; "
          + "zonder aanmelding zijn er de gepubliceerde cijfers, waarin kleine aantallen beschermd zijn."
      case .geenToegang:
        "Uw token geldt, maar niet voor deze cijfers. Exacte cijfers van een tenant zijn er alleen voor die tenant zelf."
      case .nogNietGereed: "De dienst is net gestart. Probeer het over een paar seconden opnieuw."
      case .teVeelLuisteraars:
        "De pagina blijft leesbaar, maar werkt zichzelf nu niet bij. Ververs haar om nieuwe cijfers te zien."
      case .fout: "Dit is een gebrek van de dienst zelf. Geef het tijdstip en het adres door aan de beheerder."
      }
    }
  }

  public var code: Code
  /// What was found and what was expected, in Dutch.
  public var detail: String
  /// Codes that would have been known, when that helps.
  public var bekend: [String]

  public init(_ code: Code, _ detail: String, bekend: [String] = []) {
    self.code = code
    self.detail = detail
    self.bekend = bekend
  }

  var json: [UInt8] {
    var members: [(String, JSONValue)] = [
      ("type", .string("/problemen/\(code.rawValue)")), ("title", .string(code.titel)), ("status", .integer(Int64(code.status))),
      ("detail", .string(detail)),
    ]
    if !bekend.isEmpty { members.append(("bekend", .array(bekend.map { .string($0) }))) }
    return JSONValue.object(members).bytes
  }

  /// What of a refused text is shown back: enough to know it again.
  static func shown(_ text: String) -> String { text.count <= 60 ? text : text.prefix(60) + "…" }
}
