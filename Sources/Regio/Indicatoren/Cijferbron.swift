public import Domain
public import Regelgeving

/// Where indicators take their figures from: of a maat with conditions in a gebied, the series of its months.
public protocol Cijferbron: Sendable {
  /// Values from `van` up to `tot`: of a stock its stand at each month's end, of a flow what lies in the month.
  func reeks(_ maat: Maat, _ voorwaarden: [Formule.Voorwaarde], _ gebied: Gebied, _ maanden: ClosedRange<Maand>) -> Cijferreeks
}

/// A series, or why there is none.
public enum Cijferreeks: Sendable {
  case waarden([Int64])
  /// What is published of the period as a whole, when its months are not shown.
  case onderdrukt(Onderdrukking)
  case onbepaald(String)
}

/// The exact cells: for a tenant's own eyes.
public struct ExacteBron: Cijferbron {
  private struct Plek: Hashable {
    var tenant: TenantID
    var gemeente: Gemeente
    var maat: Maat
  }

  private var cellen: [Plek: [(maand: Maand, dimensies: Dimensies, waarde: Int64)]] = [:]
  private let indeling: Indeling

  public init(_ alle: [TenantCel: Int64], _ indeling: Indeling) {
    self.indeling = indeling
    for (cel, waarde) in alle where waarde != 0 {
      cellen[Plek(tenant: cel.tenant, gemeente: cel.cel.gemeente, maat: cel.cel.maat), default: []]
        .append((cel.cel.maand, cel.cel.dimensies, waarde))
    }
  }

  public func reeks(
    _ maat: Maat, _ voorwaarden: [Formule.Voorwaarde], _ gebied: Gebied, _ maanden: ClosedRange<Maand>
  ) -> Cijferreeks {
    let leden = indeling.tenants.filter { tenant in
      switch gebied {
      case .alles: true
      case .arbeidsmarktregio(let code): tenant.arbeidsmarktregio == code
      case .tenant(let id), .gemeente(let id, _): tenant.id == id
      }
    }
    guard !leden.isEmpty else { return .onbepaald("\(gebied.code) is onbekend") }
    if let laat = leden.first(where: { $0.compleetTotEnMet.map { $0 < maanden.upperBound } ?? true }) {
      return .onbepaald("\(laat.id) is te laat: de cijfers van \(maanden.upperBound) zijn er nog niet")
    }
    let isStand = maat.soort == .stand
    var uit = Array(repeating: Int64(0), count: maanden.upperBound - maanden.lowerBound + 1)
    for tenant in leden {
      let gemeenten = gebied.gemeente.map { [$0] } ?? tenant.gemeenten.map(\.gemeente) + [.onbekend]
      for gemeente in gemeenten {
        for cel in cellen[Plek(tenant: tenant.id, gemeente: gemeente, maat: maat)] ?? [] where cel.maand <= maanden.upperBound {
          let plaats = cel.maand - maanden.lowerBound
          guard isStand || plaats >= 0, voldoet(cel.dimensies, voorwaarden) else { continue }
          uit[max(0, plaats)] += cel.waarde
        }
      }
    }
    if isStand { for plaats in uit.indices.dropFirst() { uit[plaats] += uit[plaats - 1] } }
    return .waarden(uit)
  }

  private func voldoet(_ dimensies: Dimensies, _ voorwaarden: [Formule.Voorwaarde]) -> Bool {
    voorwaarden.allSatisfy { voorwaarde in dimensies[voorwaarde.dimensie].map(voorwaarde.codes.contains) ?? false }
  }
}

/// A publication: protected parts only. A flow of a gemeente or a code is known per closed year, and then counts in its
/// December; what is withheld stays withheld.
public struct PublicatieBron: Cijferbron {
  private let cijfers: [CijferSleutel: Cijfer]
  private let tenants: [TenantID: String]

  public init(_ publicatie: Publicatie, _ indeling: Indeling) {
    cijfers = Dictionary(uniqueKeysWithValues: publicatie.cijfers.map { ($0.sleutel, $0.cijfer) })
    tenants = Dictionary(uniqueKeysWithValues: indeling.tenants.map { ($0.id, $0.arbeidsmarktregio) })
  }

  public func reeks(
    _ maat: Maat, _ voorwaarden: [Formule.Voorwaarde], _ gebied: Gebied, _ maanden: ClosedRange<Maand>
  ) -> Cijferreeks {
    guard voorwaarden.count <= 1 else { return .onbepaald("geen gepubliceerde tabel heeft deze dimensies samen") }
    let codes =
      voorwaarden.first.map { voorwaarde in voorwaarde.codes.map { Dimensies((voorwaarde.dimensie, $0)) } } ?? [Dimensies()]
    let aantal = maanden.upperBound - maanden.lowerBound + 1
    var uit = Array(repeating: Int64(0), count: aantal)
    for deel in delen(gebied, maat, codes) {
      switch reeks(deel.gebied, maat, deel.dimensies, maanden.lowerBound, aantal) {
      case .waarden(let waarden): for plaats in uit.indices { uit[plaats] += waarden[plaats] }
      case let anders: return anders
      }
    }
    return .waarden(uit)
  }

  /// The gebied itself, or its tenants where only those are published.
  private func delen(_ gebied: Gebied, _ maat: Maat, _ codes: [Dimensies]) -> [(gebied: Gebied, dimensies: Dimensies)] {
    let gebieden: [Gebied] =
      switch gebied {
      case .alles: tenants.keys.sorted().map { .tenant($0) }
      case .arbeidsmarktregio(let code): tenants.filter { $0.value == code }.keys.sorted().map { .tenant($0) }
      case .tenant, .gemeente: [gebied]
      }
    return gebieden.flatMap { gebied in codes.map { (gebied, $0) } }
  }

  private func reeks(_ gebied: Gebied, _ maat: Maat, _ dimensies: Dimensies, _ van: Maand, _ aantal: Int) -> Cijferreeks {
    var uit = Array(repeating: Int64(0), count: aantal)
    var reden: Onderdrukking?
    var isEr = false
    for plaats in 0..<aantal {
      let maand = van + plaats
      switch cijfers[CijferSleutel(gebied, maat, .maand(maand), dimensies)] {
      case .waarde(let waarde)?:
        uit[plaats] = waarde
        isEr = true
      case .onderdrukt(let waarom)?:
        reden = waarom
        isEr = true
      case nil:
        guard maat.soort == .stroom, maand.maand == 12, plaats >= 11 else { continue }
        switch cijfers[CijferSleutel(gebied, maat, .jaar(maand.jaar), dimensies)] {
        case .waarde(let waarde)?:
          uit[plaats] = waarde
          isEr = true
        case .onderdrukt(let waarom)?:
          reden = waarom
          isEr = true
        case nil: break
        }
      }
    }
    // A year that is shown counts, also when months of it are withheld.
    if reden != nil, maat.soort == .stroom, aantal == 12, van.maand == 1,
      case .waarde(let jaar)? = cijfers[CijferSleutel(gebied, maat, .jaar(van.jaar), dimensies)]
    {
      uit = Array(repeating: 0, count: 11) + [jaar]
      reden = nil
    }
    guard isEr else { return .onbepaald("\(maat.naam) van \(gebied.code) staat voor deze maanden niet in de publicatie") }
    return reden.map { .onderdrukt($0) } ?? .waarden(uit)
  }
}
