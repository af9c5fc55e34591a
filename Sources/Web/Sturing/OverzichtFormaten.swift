import Domain
import JSON

extension Overzicht {
  func bytes(_ formaat: Vraag.Formaat, _ catalogus: Catalogus, zelf: String, bijgewerkt: Int64) throws(Problem) -> [UInt8] {
    switch formaat {
    case .json: json(zelf: zelf).bytes
    case .csv: csv
    case .sdmxCSV: sdmxCSV
    case .jsonStat: try jsonStat(catalogus, bijgewerkt: bijgewerkt)
    }
  }

  // MARK: JSON

  func json(zelf: String) -> JSONValue {
    var leden: [(String, JSONValue)] = [
      ("voorbehoud", .string(voorbehoud)), ("tenant", .string(tenant.id.description)),
    ]
    leden += kop.map { ($0.naam, $0.waarde) }
    leden.append(("kolommen", .array(kolommen.map(Self.kolom))))
    leden.append(("rijen", .array(rijen.map(rij))))
    leden.append(("_links", ["self": ["href": .string(zelf)]]))
    return .object(leden)
  }

  private static func kolom(_ kolom: Kolom) -> JSONValue {
    [
      "id": .string(kolom.naam), "titel": .string(kolom.titel), "eenheid": .string(kolom.eenheid.naam),
      "bron": kolom.bron.map { .string($0) } ?? .null,
    ]
  }

  private func rij(_ rij: Rij) -> JSONValue {
    var leden = zip(sleutels, rij.codes).map { ($0, $1.isEmpty ? JSONValue.null : .string($1)) }
    leden += zip(kolommen, rij.velden).map { ($0.naam, $1.json) }
    leden.append(("bron", .string(rij.bron)))
    return .object(leden)
  }

  // MARK: CSV

  /// RFC 4180, with a header.
  private var csv: [UInt8] {
    var uit = (["tenant"] + sleutels + kolommen.map(\.naam) + ["jaar", "bron"]).joined(separator: ",") + "\r\n"
    for rij in rijen {
      let velden =
        [tenant.id.description] + rij.codes + rij.velden.map(\.csv) + [rij.jaar.map(String.init) ?? "", rij.bron]
      uit += velden.map(Self.veld).joined(separator: ",") + "\r\n"
    }
    return Array(uit.utf8)
  }

  private static func veld(_ tekst: String) -> String {
    tekst.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 < 0x20 } ? "\"" + tekst.replacing("\"", with: "\"\"") + "\"" : tekst
  }

  // MARK: SDMX-CSV

  /// SDMX-CSV 1.0: one observation a line, of the columns that are numbers; with the code lists of SDMX for its statuses.
  private var sdmxCSV: [UInt8] {
    let eigen = sleutels.filter { $0 != "gemeente" }
    var uit =
      (["DATAFLOW", "FREQ", "REF_AREA", "TENANT"] + eigen.map { $0.uppercased() }
      + ["MEASURE", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS", "CONF_STATUS"]).joined(separator: ",") + "\r\n"
    for rij in rijen {
      let gemeente = zip(sleutels, rij.codes).first { $0.0 == "gemeente" }?.1 ?? ""
      let codes = zip(sleutels, rij.codes).filter { $0.0 != "gemeente" }.map { $0.1.isEmpty ? "_T" : $0.1 }
      for (kolom, veld) in zip(kolommen, rij.velden) where kolom.eenheid != .tekst {
        let velden =
          [
            "WERKBEDRIJF:\(soort.rawValue.uppercased())(1.0)", "A", gemeente.isEmpty ? tenant.arbeidsmarktregio : gemeente,
            tenant.id.description,
          ] + codes + [
            kolom.naam, rij.jaar.map(String.init) ?? "", veld.csv, eenheid(kolom, rij), veld.isGetal ? "A" : "M",
            isExact ? "N" : "F",
          ]
        uit += velden.map(Self.veld).joined(separator: ",") + "\r\n"
      }
    }
    return Array(uit.utf8)
  }

  private func eenheid(_ kolom: Kolom, _ rij: Rij) -> String {
    kolom.eenheid == .vanDeRij ? rij.eenheid ?? "" : kolom.eenheid.naam
  }

  // MARK: JSON-stat

  /// JSON-stat 2.0: one dense cube of the keys × the columns that are numbers.
  private func jsonStat(_ catalogus: Catalogus, bijgewerkt: Int64) throws(Problem) -> [UInt8] {
    let maten = kolommen.enumerated().filter { $0.element.eenheid != .tekst }
    let assen = sleutels.indices.filter { sleutels[$0] != soort.volgtUit }
    let codes = assen.map { plaats -> [String] in
      var gezien: Set<String> = []
      return rijen.map { $0.codes[plaats] }.filter { gezien.insert($0).inserted }
    }
    let maatvoering = codes.map(\.count) + [maten.count]
    let grootte = maatvoering.reduce(1) { $0 * max(1, $1) }
    guard grootte <= Vraag.grootsteTabel else {
      throw Problem(
        .tabelTeGroot, "De kubus zou \(grootte) cellen hebben; hoogstens \(Vraag.grootsteTabel) worden er gegeven.")
    }
    let plaatsen = codes.map { lijst in Dictionary(uniqueKeysWithValues: lijst.enumerated().map { ($1, $0) }) }
    var waarden = [JSONValue](repeating: .null, count: rijen.isEmpty ? 0 : grootte)
    var statussen: [(String, JSONValue)] = []
    for rij in rijen {
      var basis = 0
      for (i, as_) in assen.enumerated() { basis = basis * codes[i].count + (plaatsen[i][rij.codes[as_]] ?? 0) }
      for (m, maat) in maten.enumerated() {
        let plaats = basis * maten.count + m
        waarden[plaats] = rij.velden[maat.offset].json
        if rij.velden[maat.offset].isOnbepaald { statussen.append((String(plaats), "onbepaald")) }
      }
    }
    var afmetingen = zip(assen.map { sleutels[$0] }, codes).map { naam, lijst -> (String, JSONValue) in
      (naam, ["label": .string(naam), "category": categorie(lijst) { catalogus.sturingsnaam(naam, $0) }])
    }
    afmetingen.append(
      (
        "maat",
        ["label": "Maat", "category": categorie(maten.map(\.element.naam)) { naam in kolommen.first { $0.naam == naam }!.titel }]
      ))
    var rollen: [(String, JSONValue)] = [("metric", ["maat"])]
    if sleutels.contains("gemeente") { rollen.append(("geo", ["gemeente"])) }
    let bronnen = maten.compactMap { maat in maat.element.bron.map { JSONValue.string("\(maat.element.titel): \($0)") } }
    var leden: [(String, JSONValue)] = [
      ("version", "2.0"), ("class", "dataset"), ("label", .string("\(soort.titel) \(tenant.naam)")), ("source", "werkbedrijf"),
      ("updated", .string(Schrijfwijze.tijdstip(bijgewerkt))), ("note", .array([.string(voorbehoud)] + bronnen)),
      ("id", .array(afmetingen.map { .string($0.0) })),
      ("size", .array((rijen.isEmpty ? maatvoering.map { _ in 0 } : maatvoering).map { .integer(Int64($0)) })),
      ("role", .object(rollen)), ("dimension", .object(afmetingen)), ("value", .array(waarden)),
    ]
    if !statussen.isEmpty { leden.append(("status", .object(statussen))) }
    return JSONValue.object(leden).bytes
  }

  private func categorie(_ lijst: [String], _ naam: (String) -> String) -> JSONValue {
    ["index": .array(lijst.map { .string($0) }), "label": .object(lijst.map { ($0, .string(naam($0))) })]
  }
}

extension Overzicht.Eenheid {
  var naam: String {
    switch self {
    case .tekst: "tekst"
    case .eurocent: "eurocent"
    case .aantal: "aantal"
    case .dagen: "dagen"
    case .vanDeRij: "reeks"
    }
  }
}

extension Overzicht.Veld {
  var isGetal: Bool {
    switch self {
    case .geheel, .breuk: true
    default: false
    }
  }

  /// Words, when it is words.
  var tekst: String? { if case .tekst(let tekst) = self { tekst } else { nil } }
  var isOnbepaald: Bool { if case .onbepaald = self { true } else { false } }
  var isGeen: Bool { if case .geen = self { true } else { false } }

  var json: JSONValue {
    switch self {
    case .geheel(let getal): .integer(getal)
    case .breuk(let breuk): .number(Self.decimaal(breuk))
    case .tekst(let tekst): .string(tekst)
    case .onbepaald, .geen: .null
    }
  }

  var csv: String {
    switch self {
    case .geheel(let getal): String(getal)
    case .breuk(let breuk): Self.decimaal(breuk)
    case .tekst(let tekst): tekst
    case .onbepaald, .geen: ""
    }
  }

  /// Six decimals at most, without trailing zeros.
  private static func decimaal(_ breuk: Breuk) -> String {
    Decimaal.tekst(miljoensten: (breuk * Breuk(1_000_000)).afgerond)
  }
}

extension Catalogus {
  /// A code of a key in words; nothing is everything together.
  func sturingsnaam(_ sleutel: String, _ code: String) -> String {
    if code.isEmpty { return sleutel == "gemeente" ? "alle gemeenten" : "alles" }
    if sleutel == "gemeente", let gemeente = Gemeente(code) { return naam(gemeente) }
    return code
  }
}
