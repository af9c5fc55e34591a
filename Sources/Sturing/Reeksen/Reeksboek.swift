public import Domain
import Regelgeving

/// All series of a tenant, those of the whole country among them, and what they say under a scenario.
public struct Reeksboek: Sendable {
  /// In the order of the files.
  public private(set) var reeksen: [Reeks] = []
  private var perID: [String: [Int]] = [:]

  public init() {}

  /// The book, and every problem: a series twice, one that nobody defined, a column that it lacks, a cycle.
  static func maak(_ reeksen: [Reeks], tenant: TenantID) -> (Reeksboek, [Probleem]) {
    var boek = Reeksboek()
    var problemen: [Probleem] = []
    func meld(_ reeks: Reeks, _ sleutel: String, _ gevonden: String, _ verwacht: String, _ schrijf: String) {
      var lezer = Lezer(bestand: reeks.tabel.bestand, tenant: tenant)
      lezer.meld(regel: reeks.regel, sleutel, gevonden, verwacht: verwacht, schrijf: schrijf)
      problemen += lezer.problemen
    }
    for reeks in reeksen {
      if let eerder = boek.perID[reeks.id]?.map({ reeksen[$0] }).first(where: { $0.scenario == reeks.scenario }) {
        let scenario = reeks.scenario.map { " of scenario \($0)" } ?? ""
        meld(
          reeks, "reeksen id", "'\(reeks.id)'\(scenario) twice (also \(eerder.tabel.bestand):\(eerder.regel))",
          "every series once", "write another id")
      }
      boek.perID[reeks.id, default: []].append(boek.reeksen.count)
      boek.reeksen.append(reeks)
    }
    for reeks in reeksen {
      for id in (reeks.formule?.reeksen ?? []).sorted() where boek.perID[id] == nil {
        let raad = meestGelijk(id, Array(boek.perID.keys))
        meld(
          reeks, "reeksen formule", "no series is called '\(id)'", "series that exist",
          raad.map { "write '\($0)'" } ?? "add the series")
      }
      if let kring = boek.kring(vanaf: reeks.id) {
        meld(
          reeks, "reeksen formule", "a cycle: \(kring.joined(separator: " → "))", "a formula that does not come back to itself",
          "break the cycle")
      }
    }
    return (boek, problemen)
  }

  /// The way from a series back to itself; nil when there is none.
  private func kring(vanaf id: String) -> [String]? {
    var klaar: Set<String> = []
    func zoek(_ nu: String, _ pad: [String]) -> [String]? {
      for volgende in Set((perID[nu] ?? []).flatMap { reeksen[$0].formule?.reeksen ?? [] }).sorted() {
        if volgende == id { return pad + [volgende] }
        if klaar.insert(volgende).inserted, let gevonden = zoek(volgende, pad + [volgende]) { return gevonden }
      }
      return nil
    }
    return zoek(id, [id])
  }

  /// Every scenario that some series has, in the order of the files.
  public var scenarios: [String] {
    reeksen.compactMap(\.scenario).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The series of a scenario: its own, else the one that holds under every scenario, else the first: the point of departure.
  public func reeks(_ id: String, _ scenario: String?) -> Reeks? {
    let alle = (perID[id] ?? []).map { reeksen[$0] }
    return alle.first { $0.scenario == scenario } ?? alle.first { $0.scenario == nil } ?? alle.first
  }

  /// By its formula where it has one, else as printed; nil: onbepaald.
  public func waarde(_ id: String, _ punt: String, scenario: String?) -> Breuk? {
    guard let reeks = reeks(id, scenario) else { return nil }
    return reeks.formule.map { reken($0, punt, scenario) } ?? reeks.gedrukt(punt)?.breuk
  }

  /// By its formula alone; nil without one, or when something in it is onbepaald.
  public func berekend(_ reeks: Reeks, _ punt: String) -> Breuk? { reeks.formule.flatMap { reken($0, punt, reeks.scenario) } }

  private func reken(_ formule: Reeksformule, _ punt: String, _ scenario: String?) -> Breuk? {
    func beide(_ a: Reeksformule, _ b: Reeksformule, _ doe: (Breuk, Breuk) -> Breuk?) -> Breuk? {
      guard let x = reken(a, punt, scenario), let y = reken(b, punt, scenario) else { return nil }
      return doe(x, y)
    }
    return switch formule {
    case .getal(let getal): getal.breuk
    case .reeks(let id, let eigen): waarde(id, eigen ?? punt, scenario: scenario)
    case .plus(let a, let b): beide(a, b, +)
    case .min(let a, let b): beide(a, b, -)
    case .maal(let a, let b): beide(a, b, *)
    case .door(let a, let b): beide(a, b) { $1 == .nul ? nil : $0 / $1 }
    }
  }
}

/// A printed figure that its parts, or another place of the paper, do not give.
public struct Afwijking: Sendable, Hashable {
  public var reeks: String
  public var scenario: String?
  public var omschrijving: String
  /// The column; empty: the row as a whole.
  public var punt: String
  public var gedrukt: String
  public var berekend: String
  public var toelichting: String?
  public var bron: String
  public var plaats: String
}

extension Reeksboek {
  /// Every printed figure that does not add up, in the order of the files.
  public var afwijkingen: [Afwijking] {
    reeksen.flatMap { reeks -> [Afwijking] in
      var uit: [Afwijking] = []
      func meld(_ punt: String, _ gedrukt: String, _ berekend: String) {
        uit.append(
          Afwijking(
            reeks: reeks.id, scenario: reeks.scenario, omschrijving: reeks.omschrijving, punt: punt, gedrukt: gedrukt,
            berekend: berekend, toelichting: reeks.toelichting, bron: reeks.tabel.bron,
            plaats: "\(reeks.tabel.bestand):\(reeks.regel)"))
      }
      if !reeks.waarden.isEmpty, reeks.waarden.count != reeks.punten.count {
        let waarden = reeks.waarden.map { $0.map { getoond($0.breuk) } ?? "–" }.joined(separator: ", ")
        meld("", "\(reeks.waarden.count) waarden: \(waarden)", "\(reeks.punten.count) kolommen")
        return uit
      }
      for punt in reeks.punten {
        guard let gedrukt = reeks.gedrukt(punt), let berekend = berekend(reeks, punt) else { continue }
        let stappen = (berekend / reeks.stap.breuk).afgerond
        let afgerond = Breuk(Int128(stappen), 1) * reeks.stap.breuk
        if afgerond != gedrukt.breuk { meld(punt, getoond(gedrukt.breuk), getoond(berekend)) }
      }
      return uit
    }
  }

  private func getoond(_ waarde: Breuk) -> String { waarde.leesbaar(decimalen: 2) }
}
