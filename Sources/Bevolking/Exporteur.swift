import Domain
public import Feed

/// One file of a delivery.
public struct Exportbestand: Sendable {
  public var naam: String
  public var inhoud: [UInt8]
}

/// Writes deliveries as the legacy systems of a tenant would.
public struct Exporteur {
  private var schrijvers: [MappingWriter]
  /// Facts of a type that no system of the tenant exports, by type.
  public private(set) var nietGeleverd: [String: Int] = [:]

  public init(_ mappings: [FeedMapping]) { schrijvers = mappings.map(MappingWriter.init) }

  /// A file while its rows are gathered: a row that changes twice in one delivery stands in it once, as it is in the end.
  private struct Opbouw {
    var naam: String
    var kop: [UInt8]
    var regels: [[UInt8]] = []
    var plaatsen: [String: Int] = [:]

    mutating func zet(_ rij: String?, _ bytes: [UInt8]) {
      if let rij, let plaats = plaatsen[rij] {
        regels[plaats] = bytes
      } else {
        if let rij { plaatsen[rij] = regels.count }
        regels.append(bytes)
      }
    }
  }

  /// The files of a delivery, in the order in which they should be fed.
  public mutating func bestanden(_ levering: Levering) throws(MappingWriterError) -> [Exportbestand] {
    var bestanden: [Opbouw] = []
    for regel in levering.regels {
      let feit = regel.feit
      guard let plaats = schrijvers.firstIndex(where: { $0.kent(feit.type, feit.wie.soort) }) else {
        nietGeleverd[feit.type, default: 0] += 1
        continue
      }
      guard let uit = try schrijf(regel, plaats) else { continue }
      let naam = bestandsnaam(uit.patroon, levering.naam)
      let nummer = bestanden.firstIndex { $0.naam == naam } ?? bestanden.count
      if nummer == bestanden.count { bestanden.append(Opbouw(naam: naam, kop: schrijvers[plaats].kop(patroon: uit.patroon))) }
      bestanden[nummer].zet(regel.gebrek == nil ? feit.rij : nil, uit.bytes)
    }
    return bestanden.map { Exportbestand(naam: $0.naam, inhoud: $0.kop + $0.regels.joined()) }
  }

  private mutating func schrijf(_ regel: Regel, _ plaats: Int) throws(MappingWriterError) -> Exportregel? {
    do throws(MappingWriterError) {
      return try schrijvers[plaats].regel(regel.voorFeed(regel.feit.sleutel), beschadigd: regel.gebrek)
    } catch {
      // Some systems number an extension by itself, others within its voorziening.
      guard regel.feit.type == "voorziening-verlengd", let traject = regel.feit["voorziening"] else { throw error }
      return try schrijvers[plaats].regel(
        regel.voorFeed([traject] + regel.feit.sleutel), beschadigd: regel.gebrek)
    }
  }
}

private func bestandsnaam(_ patroon: String, _ levering: String) -> String {
  let delen = patroon.split(separator: "*", omittingEmptySubsequences: false)
  guard delen.count > 1 else { return patroon }
  return delen[0] + "-" + levering + delen.dropFirst().joined()
}

extension Feit.Wie {
  fileprivate var soort: Onderwerpsoort {
    switch self {
    case .bsn: .client
    case .gemeente: .boekhouding
    case .werkgever: .werkgever
    }
  }

  fileprivate var voorFeed: Feed.Feit.Onderwerp {
    switch self {
    case .bsn(let bsn): .bsn(bsn)
    case .gemeente(let gemeente): .gemeente(gemeente)
    case .werkgever(let nummer): .werkgever(nummer)
    }
  }
}

extension Regel {
  fileprivate func voorFeed(_ sleutel: [String]) -> Feed.Feit {
    var uit = Feed.Feit(type: feit.type, sleutel: sleutel, onderwerp: feit.wie.voorFeed, velden: feit.waarden)
    uit.isIngetrokken = staat == .ingetrokken
    uit.geregistreerd = feit.geregistreerd
    return uit
  }
}

extension Feit {
  /// The part of the business key that no field fills: a number of the row's own, or of what it is about.
  fileprivate var sleutel: [String] {
    switch type {
    case "aanvraag-besloten": [self["aanvraag"] ?? ""]
    case "voorziening-gestart", "voorziening-beeindigd": [self["voorziening"] ?? ""]
    case "plaatsing-gestart", "plaatsing-beeindigd", "loonkosten-gedeclareerd": [self["plaatsing"] ?? ""]
    case "uitkering-verwerkt": [String(nummer / 1000)]
    default: [String(nummer)]
    }
  }

  /// Facts with the same of this stand in one row, where a system has one row for them.
  fileprivate var rij: String {
    switch type {
    case "aanvraag-ontvangen": "aanvraag/\(nummer)"
    case "aanvraag-besloten": "aanvraag/\(self["aanvraag"] ?? "")"
    case "voorziening-gestart", "voorziening-beeindigd", "plaatsing-gestart", "plaatsing-beeindigd": sleutel[0]
    default: "\(type)/\(nummer)"
    }
  }

  fileprivate var waarden: [String: Veldwaarde] {
    Dictionary(velden.map { ($0.naam, Self.waarde($0)) }, uniquingKeysWith: { $1 })
  }

  private static func waarde(_ veld: Veld) -> Veldwaarde {
    switch veld.naam {
    case "leefgebieden": .lijst(veld.waarde.split(separator: ",").map(String.init))
    case "aanvraag": .sleutel([veld.waarde])
    case "urenPerWeek", "cijfer", "voorziening", "plaatsing", "functionaris": .tekst(veld.waarde)
    default:
      switch veld.waarde {
      case "true": .jaNee(true)
      case "false": .jaNee(false)
      default: Int64(veld.waarde).map(Veldwaarde.getal) ?? .tekst(veld.waarde)
      }
    }
  }
}
