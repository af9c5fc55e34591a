import Domain
import JSON
import Regio

extension Tabelvorm {
  /// The value as it travels: whole numbers, decimals as text; amounts in eurocents.
  private func waarde(_ rij: Rij) -> JSONValue {
    guard let waarde = rij.waarde else { return .null }
    return rij.maat.isDecimaal ? .number(Decimaal.tekst(miljoensten: waarde)) : .integer(waarde)
  }

  private func tekst(_ rij: Rij) -> String {
    guard let waarde = rij.waarde else { return "" }
    return rij.maat.isDecimaal ? Decimaal.tekst(miljoensten: waarde) : String(waarde)
  }

  private var maten: [Maat] {
    var gezien: Set<Maat> = []
    let inRijen = rijen.map(\.maat).filter { gezien.insert($0).inserted }
    return inRijen.isEmpty ? vraag.maten : inRijen
  }

  private func regio(_ gebied: Gebied, _ catalogus: Catalogus) -> String? {
    if case .arbeidsmarktregio(let code) = gebied { return code }
    return gebied.tenant.flatMap { catalogus.tenant($0)?.arbeidsmarktregio }
  }

  // MARK: JSON

  /// A page of the rows, with what they mean and links to the other pages.
  func json(_ catalogus: Catalogus, zelf: (Int) -> String) -> [UInt8] {
    let paginas = max(1, (rijen.count + vraag.grootte - 1) / vraag.grootte)
    var w = JSONWriter(capacity: 4_096 + min(rijen.count, vraag.grootte) * 200)
    w.beginObject()
    w.key("voorbehoud")
    w.string(voorbehoud)
    if let uitgave {
      w.key("publicatie")
      w.value(uitgave.kop)
    }
    w.key("maten")
    w.value(.array(maten.map { $0.beschrijving }))
    w.key("cijfers")
    w.beginArray()
    for rij in rijen.dropFirst((vraag.pagina - 1) * vraag.grootte).prefix(vraag.grootte) { schrijf(rij, catalogus, &w) }
    w.endArray()
    w.key("pagina")
    w.value([
      "nummer": .integer(Int64(vraag.pagina)), "grootte": .integer(Int64(vraag.grootte)),
      "aantalPaginas": .integer(Int64(paginas)),
      "aantalRegels": .integer(Int64(rijen.count)),
    ])
    w.key("_links")
    var links: [(String, JSONValue)] = [("self", ["href": .string(zelf(vraag.pagina))])]
    if vraag.pagina > 1 { links.append(("prev", ["href": .string(zelf(min(vraag.pagina - 1, paginas)))])) }
    if vraag.pagina < paginas { links.append(("next", ["href": .string(zelf(vraag.pagina + 1))])) }
    w.value(.object(links))
    w.endObject()
    return w.bytes
  }

  private func schrijf(_ rij: Rij, _ catalogus: Catalogus, _ w: inout JSONWriter) {
    w.beginObject()
    w.key("arbeidsmarktregio")
    w.value(regio(rij.gebied, catalogus).map { .string($0) } ?? .null)
    if let tenant = rij.gebied.tenant {
      w.key("tenant")
      w.string(tenant.description)
    }
    if let gemeente = rij.gebied.gemeente {
      w.key("gemeente")
      w.string(gemeente.description)
      w.key("gemeentenaam")
      w.string(catalogus.naam(gemeente))
    }
    w.key("maat")
    w.string(rij.maat.naam)
    if !dimensies.isEmpty {
      w.key("dimensies")
      w.beginObject()
      for (dimensie, code) in zip(dimensies, rij.codes) where !code.isEmpty {
        w.key(dimensie.naam)
        w.string(code)
      }
      w.endObject()
    }
    w.key("periode")
    w.string(perioden[rij.periode])
    w.key("waarde")
    w.value(waarde(rij))
    w.key("status")
    w.string(rij.status.rawValue)
    if let toelichting = toelichting(rij.status) {
      w.key("toelichting")
      w.string(toelichting)
    }
    w.endObject()
  }

  // MARK: CSV

  /// RFC 4180, with a header.
  func csv(_ catalogus: Catalogus) -> [UInt8] {
    var uit = "arbeidsmarktregio,tenant,gemeente,gemeentenaam,maat,"
    for dimensie in dimensies { uit += dimensie.naam + "," }
    uit += "periode,waarde,eenheid,status\r\n"
    for rij in rijen {
      let gemeente = rij.gebied.gemeente
      let velden =
        [
          regio(rij.gebied, catalogus) ?? "", rij.gebied.tenant?.description ?? "", gemeente?.description ?? "",
          gemeente.map(catalogus.naam) ?? "", rij.maat.naam,
        ] + rij.codes + [perioden[rij.periode], tekst(rij), rij.maat.naamgeving.eenheid.rawValue, rij.status.rawValue]
      uit += velden.map(Self.veld).joined(separator: ",") + "\r\n"
    }
    return Array(uit.utf8)
  }

  private static func veld(_ tekst: String) -> String {
    tekst.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 < 0x20 } ? "\"" + tekst.replacing("\"", with: "\"\"") + "\"" : tekst
  }

  // MARK: SDMX-CSV

  /// SDMX-CSV 1.0: one observation a line, with the code lists CL_OBS_STATUS and CL_CONF_STATUS of SDMX.
  func sdmxCSV(_ catalogus: Catalogus) -> [UInt8] {
    var uit = "DATAFLOW,FREQ,REF_AREA,TENANT,MEASURE,"
    for dimensie in dimensies { uit += dimensie.naam.uppercased() + "," }
    uit += "TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,CONF_STATUS\r\n"
    let freq = vraag.periode == .maand ? "M" : vraag.periode == .kwartaal ? "Q" : "A"
    for rij in rijen {
      // Q: missing, suppressed; M: missing, not there. N: for internal use only; F: free; C, D: primary, secondary.
      let (obs, conf) =
        switch rij.status {
        case .exact: ("A", "N")
        case .afgerond: ("A", "F")
        case .klein: ("Q", "C")
        case .bescherming, .telling: ("Q", "D")
        case .nietGepubliceerd: ("M", "F")
        }
      let gebied = rij.gebied.gemeente?.description ?? regio(rij.gebied, catalogus) ?? "_T"
      let velden =
        ["WERKBEDRIJF:CIJFERS(1.0)", freq, gebied, rij.gebied.tenant?.description ?? "_T", rij.maat.naam]
        + rij.codes.map { $0.isEmpty ? "_Z" : $0 }
        + [perioden[rij.periode], tekst(rij), rij.maat.naamgeving.eenheid.rawValue, obs, conf]
      uit += velden.map(Self.veld).joined(separator: ",") + "\r\n"
    }
    return Array(uit.utf8)
  }

  // MARK: JSON-stat

  /// JSON-stat 2.0: one dense cube of gebied × maat × dimensions × period.
  func jsonStat(_ catalogus: Catalogus, bijgewerkt: Int64) throws(Problem) -> [UInt8] {
    let gebieden = Self.index(rijen.map { $0.gebied.code })
    let maten = Self.index(self.maten.map(\.naam))
    let codes = dimensies.indices.map { plaats in Self.index(rijen.map { $0.codes[plaats] }) }
    let maatvoering = [gebieden.lijst.count, maten.lijst.count] + codes.map(\.lijst.count) + [perioden.count]
    let grootte = maatvoering.reduce(1) { $0.multipliedReportingOverflow(by: max(1, $1)).overflow ? Int.max : $0 * max(1, $1) }
    guard grootte <= Vraag.grootsteTabel else {
      throw Problem(
        .tabelTeGroot, "De kubus zou \(grootte) cellen hebben; hoogstens \(Vraag.grootsteTabel) worden er gegeven.")
    }
    var waarden = [JSONValue](repeating: .null, count: rijen.isEmpty ? 0 : grootte)
    var statussen: [(String, JSONValue)] = []
    for rij in rijen {
      var plaats = gebieden.plaats[rij.gebied.code] ?? 0
      plaats = plaats * maten.lijst.count + (maten.plaats[rij.maat.naam] ?? 0)
      for (i, code) in rij.codes.enumerated() { plaats = plaats * codes[i].lijst.count + (codes[i].plaats[code] ?? 0) }
      plaats = plaats * perioden.count + rij.periode
      waarden[plaats] = waarde(rij)
      if rij.status != .exact, rij.status != .afgerond { statussen.append((String(plaats), .string(rij.status.rawValue))) }
    }
    func categorie(_ lijst: [String], _ naam: (String) -> String) -> JSONValue {
      ["index": .array(lijst.map { .string($0) }), "label": .object(lijst.map { ($0, .string(naam($0))) })]
    }
    let perCode = Dictionary(rijen.map { ($0.gebied.code, $0.gebied) }) { a, _ in a }
    var afmetingen: [(String, JSONValue)] = [
      (
        "gebied",
        [
          "label": "Gebied",
          "category": categorie(gebieden.lijst) { code in perCode[code].map { catalogus.naam($0) } ?? code },
        ]
      ),
      ("maat", ["label": "Maat", "category": maatcategorie]),
    ]
    for (dimensie, index) in zip(dimensies, codes) {
      afmetingen.append(
        (
          dimensie.naam,
          [
            "label": .string(dimensie.naam),
            "category": categorie(index.lijst) {
              $0.isEmpty ? "n.v.t." : catalogus.naam(dimensie, $0, rijen.first?.gebied.tenant)
            },
          ]
        ))
    }
    afmetingen.append(("periode", ["label": "Periode", "category": categorie(perioden) { $0 }]))
    var leden: [(String, JSONValue)] = [
      ("version", "2.0"), ("class", "dataset"), ("label", "Werk en inkomen"), ("source", "werkbedrijf"),
      ("updated", .string(Schrijfwijze.tijdstip(bijgewerkt))), ("note", [.string(voorbehoud)]),
      ("id", .array(afmetingen.map { .string($0.0) })),
      ("size", .array((rijen.isEmpty ? maatvoering.map { _ in 0 } : maatvoering).map { .integer(Int64($0)) })),
      ("role", ["geo": ["gebied"], "metric": ["maat"], "time": ["periode"]]),
      ("dimension", .object(afmetingen)), ("value", .array(waarden)),
    ]
    if !statussen.isEmpty { leden.append(("status", .object(statussen))) }
    return JSONValue.object(leden).bytes
  }

  private var maatcategorie: JSONValue {
    [
      "index": .array(maten.map { .string($0.naam) }),
      "label": .object(maten.map { ($0.naam, .string($0.naamgeving.titel)) }),
      "unit": .object(
        maten.map { maat in
          (maat.naam, ["base": .string(maat.naamgeving.eenheid.omschrijving), "decimals": maat.isDecimaal ? 6 : 0])
        }),
    ]
  }

  private static func index(_ codes: [String]) -> (lijst: [String], plaats: [String: Int]) {
    var plaats: [String: Int] = [:]
    var lijst: [String] = []
    for code in codes where plaats[code] == nil {
      plaats[code] = lijst.count
      lijst.append(code)
    }
    return (lijst, plaats)
  }
}

extension Maat {
  /// What a program is told of a maat.
  var beschrijving: JSONValue {
    let naamgeving = naamgeving
    return [
      "id": .string(naam), "titel": .string(naamgeving.titel), "eenheid": .string(naamgeving.eenheid.rawValue),
      "soort": .string(soortnaam), "omschrijving": .string(naamgeving.omschrijving),
      "dimensies": .array(dimensies.map { .string($0.naam) }),
    ]
  }
}

extension Uitgave {
  var kop: JSONValue {
    [
      "nummer": .integer(Int64(nummer)), "vanaf": .string(vanaf.description), "totEnMet": .string(totEnMet.description),
      "zegel": .string(zegel), "beleid": .string(beleidDigest),
    ]
  }
}

extension Catalogus {
  func naam(_ gebied: Gebied) -> String {
    switch gebied {
    case .alles: "Alle regio's"
    case .arbeidsmarktregio(let code): regio(code)?.naam ?? code
    case .tenant(let id): tenant(id)?.naam ?? id.description
    case .gemeente(_, let gemeente): naam(gemeente)
    }
  }
}
