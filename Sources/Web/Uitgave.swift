public import Domain
public import Regio

/// A sealed publication, indexed so that a table or a page is made without looking at every figure of it.
public struct Uitgave: Sendable {
  public let nummer: Int
  public let vanaf: Maand
  public let totEnMet: Maand
  public let zegel: String
  public let beleidDigest: String
  public let laat: [LateTenant]
  /// Below which a count is withheld, for the words about it.
  public let drempel: Int64
  private let reeksen: [Gebied: [Maat: [Dimensies: Waarden]]]
  /// The tenants of each arbeidsmarktregio: of a regio that is not published itself the figures are the sums of theirs.
  private let regios: [String: [TenantID]]

  /// Values by month and by year from `vanaf`; what is withheld or not there are marks at the bottom of the range.
  private struct Waarden {
    var maanden: [Int64] = []
    var jaren: [Int64] = []
  }
  private static let ontbreekt = Int64.min
  private static let merken: [Onderdrukking] = Onderdrukking.allCases

  public init(_ publicatie: Publicatie, _ catalogus: Catalogus, drempel: Int64 = 10) {
    regios = Dictionary(uniqueKeysWithValues: catalogus.regios.map { ($0.code, $0.tenants) })
    nummer = publicatie.nummer
    vanaf = publicatie.vanaf
    totEnMet = publicatie.totEnMet
    zegel = publicatie.zegel
    beleidDigest = publicatie.beleidDigest
    laat = publicatie.laat
    self.drempel = drempel
    var reeksen: [Gebied: [Maat: [Dimensies: Waarden]]] = [:]
    for cijfer in publicatie.cijfers {
      let waarde: Int64 =
        switch cijfer.cijfer {
        case .waarde(let waarde): waarde
        case .onderdrukt(let reden): Self.ontbreekt + 1 + Int64(Self.merken.firstIndex(of: reden) ?? 0)
        }
      let s = cijfer.sleutel
      let (veld, plaats): (WritableKeyPath<Waarden, [Int64]>, Int) =
        switch s.tijdvak {
        case .maand(let maand): (\.maanden, maand - publicatie.vanaf)
        case .jaar(let jaar): (\.jaren, jaar - publicatie.vanaf.jaar)
        }
      Self.zet(
        waarde, plaats,
        in: &reeksen[s.gebied, default: [:]][s.maat, default: [:]][s.dimensies, default: Waarden()][keyPath: veld])
    }
    self.reeksen = reeksen
  }

  private static func zet(_ waarde: Int64, _ plaats: Int, in waarden: inout [Int64]) {
    guard plaats >= 0, plaats < 3_600 else { return }
    if plaats >= waarden.count { waarden += [Int64](repeating: ontbreekt, count: plaats - waarden.count + 1) }
    waarden[plaats] = waarde
  }

  private func maand(_ waarden: Waarden, _ maand: Maand) -> Cijfer? { Self.cijfer(waarden.maanden, maand - vanaf) }

  /// The gebied itself, or the tenants that make up a regio.
  private func delen(_ gebied: Gebied) -> [Gebied] {
    guard case .arbeidsmarktregio(let code) = gebied, reeksen[gebied] == nil else { return [gebied] }
    return (regios[code] ?? []).map { .tenant($0) }
  }

  /// The last month of which this gebied is published: with a late tenant in it an earlier one than that of the publication.
  /// Nil when a tenant in it has no figures at all.
  func totEnMet(_ gebied: Gebied) -> Maand? {
    let tenants: [TenantID]? =
      switch gebied {
      case .alles: nil
      case .arbeidsmarktregio(let code): regios[code] ?? []
      case .tenant(let tenant), .gemeente(let tenant, _): [tenant]
      }
    var maand = totEnMet
    for een in laat where tenants?.contains(een.tenant) ?? true {
      guard let tot = een.totEnMet else { return nil }
      maand = min(maand, tot)
    }
    return maand
  }

  /// Every combination of dimensions of a maat that is published of a gebied.
  func dimensies(_ gebied: Gebied, _ maat: Maat) -> [Dimensies] {
    Array(Set(delen(gebied).flatMap { reeksen[$0]?[maat].map { Array($0.keys) } ?? [] }))
  }

  func maten(_ gebied: Gebied) -> Set<Maat> { Set(delen(gebied).flatMap { reeksen[$0].map { Array($0.keys) } ?? [] }) }

  /// Whether something is published of it.
  func kent(_ gebied: Gebied) -> Bool { delen(gebied).contains { reeksen[$0] != nil } }

  /// Of consecutive periods; nil where nothing is published. Of a stock the last month. Of a flow the month or the year as
  /// it is published; a quarter is the sum of its published months, withheld when one of them is.
  func perioden(_ gebied: Gebied, _ maat: Maat, _ dimensies: Dimensies, _ vraag: Vraag) -> [Cijfer?] {
    let grenzen = vraag.grenzen
    let delen = delen(gebied)
    guard delen == [gebied] else {
      let perDeel = delen.map { perioden($0, maat, dimensies, vraag) }
      return grenzen.dropLast().indices.map { plaats in Self.som(perDeel.map { $0[plaats] }) }
    }
    guard let waarden = reeksen[gebied]?[maat]?[dimensies] else { return grenzen.dropLast().map { _ in nil } }
    return zip(grenzen, grenzen.dropFirst()).map { van, tot in
      if maat.soort == .stand || vraag.periode == .maand { return maand(waarden, tot + -1) }
      if vraag.periode == .jaar { return Self.cijfer(waarden.jaren, van.jaar - vanaf.jaar) }
      var som: Int64 = 0
      var reden: Onderdrukking?
      for plaats in 0..<(tot - van) {
        switch maand(waarden, van + plaats) {
        case nil: return nil
        case .waarde(let waarde): som &+= waarde
        case .onderdrukt(let gevonden): reden = reden == .klein ? .klein : gevonden
        }
      }
      return reden.map { .onderdrukt($0) } ?? .waarde(som)
    }
  }

  /// Withheld as soon as a part of it is, not there as soon as one is not.
  private static func som(_ delen: [Cijfer?]) -> Cijfer? {
    var som: Int64 = 0
    for deel in delen {
      guard case .waarde(let waarde)? = deel else { return deel }
      som &+= waarde
    }
    return delen.isEmpty ? nil : .waarde(som)
  }

  private static func cijfer(_ waarden: [Int64], _ plaats: Int) -> Cijfer? {
    guard plaats >= 0, plaats < waarden.count, waarden[plaats] != ontbreekt else { return nil }
    let merk = waarden[plaats] &- ontbreekt &- 1
    return merk >= 0 && merk < merken.count ? .onderdrukt(merken[Int(merk)]) : .waarde(waarden[plaats])
  }
}
