import Domain

/// Which figures a request asks for, judged: every name and code is known.
struct Vraag: Hashable, Sendable {
  enum Formaat: String, CaseIterable, Sendable {
    case json, csv
    case jsonStat = "json-stat"
    case sdmxCSV = "sdmx-csv"

    var type: MediaType {
      switch self {
      case .json: .json
      case .csv: .csv
      case .jsonStat: .jsonStat
      case .sdmxCSV: .sdmxCSV
      }
    }
  }

  /// Over how long a flow is added up; a stock is that of the last month.
  enum Periode: String, CaseIterable, Sendable {
    case maand, kwartaal, jaar
    var maanden: Int { self == .maand ? 1 : self == .kwartaal ? 3 : 12 }
  }

  static let standaardGrootte = 1_000
  static let grootstePagina = 10_000
  /// Rows of a table that is given whole.
  static let grootsteTabel = 100_000
  static let meesteMaanden = 240

  /// Empty is all.
  var maten: [Maat] = []
  var gemeenten: [Gemeente] = []
  var tenants: [TenantID] = []
  var regio: String?
  /// First month of the first period, and first month after the last.
  var van: Maand
  var tot: Maand
  var periode = Periode.maand
  var perGemeente = true
  /// Of published figures, when not per gemeente: the tenants instead of their region.
  var perTenant = false
  var dimensies: [Dimensie] = []
  /// Codes of dimensions that count, by dimension.
  var filters: [Dimensie: Set<String>] = [:]
  var formaat = Formaat.json
  var pagina = 1
  var grootte = standaardGrootte
  var publicatie: Int?

  /// First months of the periods, and the first after them.
  var grenzen: [Maand] {
    stride(from: 0, through: tot - van, by: periode.maanden).map { van + $0 }
  }

  /// How the period that begins with this month is named: `2016-03`, `2016-Q1`, `2016`.
  func naam(_ begin: Maand) -> String {
    switch periode {
    case .maand: begin.description
    case .kwartaal: "\(begin.jaar)-Q\((begin.maand - 1) / 3 + 1)"
    case .jaar: "\(begin.jaar)"
    }
  }

  static let parameters = [
    "maat", "gemeente", "tenant", "arbeidsmarktregio", "van", "totEnMet", "jaar", "periode", "uitsplitsing", "formaat", "pagina",
    "paginaGrootte", "publicatie",
  ]

  /// For a page: everything between two months.
  init(van: Maand, tot: Maand) {
    self.van = van
    self.tot = tot
  }

  /// - Parameter peilmaand: The last month there are figures of: the default end.
  init(_ query: [(name: String, value: String)], accept: String?, _ catalogus: Catalogus, peilmaand: Maand) throws(Problem) {
    var gezien: Set<String> = []
    var eind: Maand?
    var begin: Maand?
    van = peilmaand + -11
    tot = peilmaand + 1
    var formaatGevraagd: Formaat?
    for (naam, waarde) in query {
      guard gezien.insert(naam).inserted else {
        throw Problem(
          .ongeldigeParameter, "De parameter \(Problem.shown(naam)) komt twee keer voor; scheid waarden met een komma.")
      }
      let woorden = waarde.split(separator: ",").map(String.init)
      switch naam {
      case "maat": maten = try woorden.map { w throws(Problem) in try Self.maat(w) }
      case "gemeente": gemeenten = try woorden.map { w throws(Problem) in try Self.gemeente(w, catalogus) }
      case "tenant": tenants = try woorden.map { w throws(Problem) in try Self.tenant(w, catalogus).id }
      case "arbeidsmarktregio": regio = try Self.regio(waarde, catalogus).code
      case "van": begin = try Self.maand(naam, waarde, isEinde: false)
      case "totEnMet": eind = try Self.maand(naam, waarde, isEinde: true)
      case "jaar":
        guard let jaar = Int(waarde), (1900...2199).contains(jaar), waarde.count == 4 else {
          throw Self.ongeldig(naam, waarde, "een jaar van 1900 tot en met 2199")
        }
        begin = Maand(jaar: jaar, maand: 1)
        eind = Maand(jaar: jaar, maand: 12)
      case "periode": periode = try Self.keuze(naam, waarde, Periode.allCases)
      case "uitsplitsing":
        perGemeente = woorden.contains("gemeente")
        perTenant = woorden.contains("tenant")
        let namen = woorden.filter { $0 != "gemeente" && $0 != "tenant" }
        dimensies = try namen.map { w throws(Problem) in try Self.dimensie(w) }
        dimensies.sort()
        guard Set(dimensies).count == dimensies.count else {
          throw Self.ongeldig(naam, waarde, "elke dimensie één keer")
        }
      case "formaat": formaatGevraagd = try Self.keuze(naam, waarde, Formaat.allCases, .onbekendFormaat)
      case "pagina": pagina = try Self.getal(naam, waarde, 1...1_000_000)
      case "paginaGrootte": grootte = try Self.getal(naam, waarde, 1...Self.grootstePagina)
      case "publicatie": publicatie = try Self.getal(naam, waarde, 1...1_000_000)
      default:
        guard let dimensie = Dimensie.opNaam[naam] else {
          throw Problem(
            .onbekendeParameter, "De parameter '\(Problem.shown(naam))' bestaat niet.",
            bekend: Self.parameters + Dimensie.opNaam.keys.sorted())
        }
        filters[dimensie] = Set(woorden)
      }
    }
    try kiesMaanden(begin, eind)
    try Self.toets(uitsplitsing: dimensies + Array(filters.keys), van: maten)
    if let formaatGevraagd { formaat = formaatGevraagd } else { formaat = try Self.formaat(accept: accept) }
  }

  private mutating func kiesMaanden(_ begin: Maand?, _ eind: Maand?) throws(Problem) {
    if let eind { tot = eind + 1 }
    van = begin ?? tot + -12
    // Whole periods: back to the first month of the first, on to the last of the last.
    let maanden = Int32(periode.maanden)
    van = Maand(nummer: van.nummer - van.nummer % maanden)
    tot = Maand(nummer: (tot.nummer + maanden - 1) / maanden * maanden)
    guard van < tot else { throw Problem(.ongeldigeParameter, "van ligt na totEnMet.") }
    guard tot - van <= Self.meesteMaanden else {
      throw Problem(
        .tabelTeGroot, "Gevraagd zijn \(tot - van) maanden; in één keer worden er hoogstens \(Self.meesteMaanden) gegeven.")
    }
  }

  /// Of the maten asked for at least one must know the dimension.
  private static func toets(uitsplitsing: [Dimensie], van maten: [Maat]) throws(Problem) {
    guard !maten.isEmpty else { return }
    for dimensie in uitsplitsing where !maten.contains(where: { $0.dimensies.contains(dimensie) }) {
      throw Problem(
        .ongeldigeParameter, "\(maten.map(\.naam).joined(separator: ", ")) kent de dimensie \(dimensie.naam) niet.",
        bekend: Set(maten.flatMap(\.dimensies)).sorted().map(\.naam))
    }
  }

  private static func dimensie(_ naam: String) throws(Problem) -> Dimensie {
    guard let dimensie = Dimensie.opNaam[naam] else {
      throw Problem(
        .onbekendeCode, "uitsplitsing: '\(Problem.shown(naam))' is geen dimensie.",
        bekend: ["gemeente", "tenant"] + Dimensie.opNaam.keys.sorted())
    }
    return dimensie
  }

  static func maat(_ code: String) throws(Problem) -> Maat {
    guard let maat = Maat.opNaam[code] else {
      throw Problem(.onbekendeCode, "maat: '\(Problem.shown(code))' is onbekend.", bekend: Maat.allCases.map(\.naam))
    }
    return maat
  }

  static func gemeente(_ code: String, _ catalogus: Catalogus) throws(Problem) -> Gemeente {
    guard let gemeente = Gemeente(code), catalogus.lid(gemeente) != nil else {
      throw Problem(
        .onbekendeCode, "gemeente: '\(Problem.shown(code))' is hier onbekend.",
        bekend: catalogus.tenants.flatMap(\.leden).map(\.gemeente.description).sorted())
    }
    return gemeente
  }

  static func tenant(_ code: String, _ catalogus: Catalogus) throws(Problem) -> Catalogus.Tenant {
    guard let tenant = catalogus.tenant(code) else {
      throw Problem(
        .onbekendeCode, "tenant: '\(Problem.shown(code))' is onbekend.", bekend: catalogus.tenants.map(\.id.description))
    }
    return tenant
  }

  static func regio(_ code: String, _ catalogus: Catalogus) throws(Problem) -> Catalogus.Regio {
    guard let regio = catalogus.regio(code) else {
      throw Problem(
        .onbekendeCode, "arbeidsmarktregio: '\(Problem.shown(code))' is onbekend.", bekend: catalogus.regios.map(\.code))
    }
    return regio
  }

  private static func maand(_ naam: String, _ tekst: String, isEinde: Bool) throws(Problem) -> Maand {
    if let maand = Maand(tekst) { return maand }
    if tekst.count == 4, let jaar = Int(tekst), (1900...2199).contains(jaar) { return Maand(jaar: jaar, maand: isEinde ? 12 : 1) }
    throw ongeldig(naam, tekst, "een maand (2016-03) of een jaar (2016) van 1900 tot en met 2199")
  }

  private static func getal(_ naam: String, _ tekst: String, _ bereik: ClosedRange<Int>) throws(Problem) -> Int {
    guard let getal = Int(tekst), bereik.contains(getal), String(getal) == tekst else {
      throw ongeldig(naam, tekst, "een geheel getal van \(bereik.lowerBound) tot en met \(bereik.upperBound)")
    }
    return getal
  }

  private static func keuze<C: RawRepresentable>(
    _ naam: String, _ tekst: String, _ keuzen: [C], _ code: Problem.Code = .ongeldigeParameter
  ) throws(Problem) -> C where C.RawValue == String {
    guard let keuze = C(rawValue: tekst) else {
      throw Problem(code, "\(naam): '\(Problem.shown(tekst))' kan niet.", bekend: keuzen.map(\.rawValue))
    }
    return keuze
  }

  private static func ongeldig(_ naam: String, _ tekst: String, _ verwacht: String) -> Problem {
    Problem(.ongeldigeParameter, "\(naam): '\(Problem.shown(tekst))' gevonden, \(verwacht) verwacht.")
  }

  /// The first of ours that the header allows, by its weights (RFC 9110 section 12.5.1).
  static func formaat(accept: String?) throws(Problem) -> Formaat {
    guard let accept, !accept.isEmpty else { return .json }
    var beste: (gewicht: Int, formaat: Formaat)?
    for deel in accept.split(separator: ",").prefix(32) {
      let stukken = deel.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      guard let soort = stukken.first else { continue }
      let q = stukken.dropFirst().first { $0.hasPrefix("q=") }.map { duizendsten($0.dropFirst(2)) } ?? 1_000
      let formaat: Formaat? =
        switch soort {
        case "application/json" where stukken.contains { $0.contains("json-stat") }: .jsonStat
        case "application/json", "*/*", "application/*": .json
        case "text/csv", "text/*": .csv
        case "application/vnd.sdmx.data+csv": .sdmxCSV
        default: nil
        }
      if let formaat, q > 0, q > beste?.gewicht ?? 0 { beste = (q, formaat) }
    }
    guard let beste else {
      throw Problem(
        .onbekendFormaat, "Van wat de kop Accept noemt wordt niets gegeven.",
        bekend: [
          "application/json", "text/csv", "application/vnd.sdmx.data+csv",
          "application/json; profile=\"https://json-stat.org/format/\"",
        ])
    }
    return beste.formaat
  }

  private static func duizendsten(_ tekst: Substring) -> Int {
    let delen = tekst.split(separator: ".", omittingEmptySubsequences: false)
    let achter = delen.count > 1 ? String(delen[1].prefix(3)) : ""
    return (Int(delen.first ?? "0") ?? 0) * 1_000 + (Int(achter + String(repeating: "0", count: 3 - achter.count)) ?? 0)
  }
}
