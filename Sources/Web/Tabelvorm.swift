import Domain
import Regio

/// Figures as rows, whatever they come from: what every format is written from.
struct Tabelvorm: Sendable {
  enum Status: String, CaseIterable, Sendable {
    case exact, afgerond
    case klein = "onderdrukt-klein"
    case bescherming = "onderdrukt-bescherming"
    case telling = "onderdrukt-telling"
    case nietGepubliceerd = "niet-gepubliceerd"

    init(_ reden: Onderdrukking) {
      self =
        switch reden {
        case .klein: .klein
        case .bescherming: .bescherming
        case .telling: .telling
        }
    }
  }

  struct Rij: Sendable {
    var gebied: Gebied
    var maat: Maat
    /// A code for each of the table's dimensions; empty where the maat has none.
    var codes: [String]
    /// Place of the period.
    var periode: Int
    var waarde: Int64?
    var status: Status
  }

  var vraag: Vraag
  var perioden: [String]
  var rijen: [Rij]
  /// Nil for exact figures.
  var uitgave: Uitgave?
  var dimensies: [Dimensie] { vraag.dimensies }

  var voorbehoud: String {
    uitgave == nil
      ? "Exacte cijfers van de tenant zelf, voor eigen gebruik: kleine aantallen zijn niet beschermd. Niet doorgeven of publiceren."
      : "Gepubliceerde cijfers: afgerond, en kleine aantallen worden niet getoond."
  }

  /// A word about a figure that is not exact.
  func toelichting(_ status: Status) -> String? {
    let drempel = uitgave?.drempel ?? 10
    return switch status {
    case .exact, .afgerond: nil
    case .klein: Onderdrukking.klein.uitleg(drempel: drempel)
    case .bescherming: Onderdrukking.bescherming.uitleg(drempel: drempel)
    case .telling: Onderdrukking.telling.uitleg(drempel: drempel)
    case .nietGepubliceerd: "niet gepubliceerd"
    }
  }

  // MARK: exact

  /// Exact figures of one tenant.
  init(_ vraag: Vraag, _ tenant: TenantID, _ cijfers: Tenantcijfers) throws(Problem) {
    self.vraag = vraag
    let grenzen = vraag.grenzen
    perioden = grenzen.dropLast().map(vraag.naam)
    rijen = []
    let gemeenten = vraag.gemeenten.isEmpty ? nil : Set(vraag.gemeenten)
    let filters = vraag.filters
    for maat in vraag.maten.isEmpty ? Maat.allCases : vraag.maten {
      var groepen: [Groep: [Int64]] = [:]
      // What is asked for by name is answered, also when it is nothing.
      if !vraag.maten.isEmpty, vraag.dimensies.isEmpty {
        let gevraagd = vraag.perGemeente ? vraag.gemeenten.map { Gebied.gemeente(tenant, $0) } : [.tenant(tenant)]
        for gebied in gevraagd {
          groepen[Groep(gebied: gebied, codes: [])] = [Int64](repeating: 0, count: perioden.count)
        }
      }
      for (gemeente, reeksen) in cijfers.perMaat[maat] ?? [:] where gemeenten?.contains(gemeente) ?? true {
        let gebied = vraag.perGemeente ? Gebied.gemeente(tenant, gemeente) : .tenant(tenant)
        for (dimensies, reeks) in reeksen {
          if !filters.isEmpty, !Self.passeert(dimensies, filters) { continue }
          let groep = Groep(gebied: gebied, codes: vraag.dimensies.map { dimensies[$0]?.tekst ?? "" })
          reeks.telOp(
            grenzen, isStand: maat.soort == .stand,
            in: &groepen[groep, default: [Int64](repeating: 0, count: perioden.count)])
        }
      }
      let gevraagd = !vraag.maten.isEmpty && vraag.dimensies.isEmpty
      for (groep, waarden) in groepen.sorted(by: { $0.key < $1.key }) where gevraagd || waarden.contains(where: { $0 != 0 }) {
        for (plaats, waarde) in waarden.enumerated() {
          rijen.append(
            Rij(gebied: groep.gebied, maat: maat, codes: groep.codes, periode: plaats, waarde: waarde, status: .exact))
        }
      }
      try toetsGrootte()
    }
  }

  // MARK: published

  /// Figures of a publication. At most one dimension at a time is published.
  init(_ vraag: Vraag, _ uitgave: Uitgave, _ catalogus: Catalogus) throws(Problem) {
    guard Set(vraag.dimensies).union(vraag.filters.keys).count <= 1 else {
      throw Problem(.ongeldigeParameter, "Publicaties kennen één dimensie tegelijk; gevraagd zijn er meer.")
    }
    self.vraag = vraag
    self.uitgave = uitgave
    let grenzen = vraag.grenzen
    perioden = grenzen.dropLast().map(vraag.naam)
    rijen = []
    let dimensie = vraag.dimensies.first ?? vraag.filters.keys.first
    for gebied in Self.gebieden(vraag, uitgave, catalogus) {
      for maat in vraag.maten.isEmpty ? uitgave.maten(gebied).sorted(by: { $0.rawValue < $1.rawValue }) : vraag.maten {
        for dimensies in Self.gekozen(uitgave, gebied, maat, dimensie, vraag) {
          let codes = vraag.dimensies.map { dimensies[$0]?.tekst ?? "" }
          for (plaats, cijfer) in uitgave.perioden(gebied, maat, dimensies, vraag).enumerated() {
            var rij = Rij(gebied: gebied, maat: maat, codes: codes, periode: plaats, waarde: nil, status: .nietGepubliceerd)
            switch cijfer {
            case .waarde(let waarde): (rij.waarde, rij.status) = (waarde, .afgerond)
            case .onderdrukt(let reden): rij.status = Status(reden)
            case nil: break
            }
            rijen.append(rij)
          }
        }
      }
      try toetsGrootte()
    }
  }

  private static func gebieden(_ vraag: Vraag, _ uitgave: Uitgave, _ catalogus: Catalogus) -> [Gebied] {
    let tenants = catalogus.tenants.filter {
      (vraag.tenants.isEmpty || vraag.tenants.contains($0.id)) && (vraag.regio ?? $0.arbeidsmarktregio) == $0.arbeidsmarktregio
    }
    if !vraag.gemeenten.isEmpty {
      return tenants.flatMap { tenant in
        tenant.leden.map(\.gemeente).filter(vraag.gemeenten.contains).map { Gebied.gemeente(tenant.id, $0) }
      }.sorted()
    }
    if vraag.perGemeente {
      return tenants.flatMap { t in t.leden.map { Gebied.gemeente(t.id, $0.gemeente) } }.filter(uitgave.kent).sorted()
    }
    if vraag.perTenant || !vraag.tenants.isEmpty { return tenants.map { .tenant($0.id) } }
    return Set(tenants.map(\.arbeidsmarktregio)).map { .arbeidsmarktregio($0) }.filter(uitgave.kent).sorted()
  }

  private static func gekozen(
    _ uitgave: Uitgave, _ gebied: Gebied, _ maat: Maat, _ dimensie: Dimensie?, _ vraag: Vraag
  ) -> [Dimensies] {
    guard let dimensie else { return [Dimensies()] }
    let codes = vraag.filters[dimensie]
    return uitgave.dimensies(gebied, maat).filter { dimensies in
      guard let code = dimensies[dimensie]?.tekst else { return false }
      return codes?.contains(code) ?? true
    }.sorted { utf8Kleiner($0.tekst, $1.tekst) }
  }

  // MARK: both

  private func toetsGrootte() throws(Problem) {
    guard rijen.count <= Vraag.grootsteTabel else {
      throw Problem(
        .tabelTeGroot,
        "De tabel heeft meer dan \(Schrijfwijze.getal(Int64(Vraag.grootsteTabel))) regels. Vraag minder maanden, maten of uitsplitsingen."
      )
    }
  }

  private static func passeert(_ dimensies: Dimensies, _ filters: [Dimensie: Set<String>]) -> Bool {
    filters.allSatisfy { dimensie, codes in dimensies[dimensie].map { codes.contains($0.tekst) } ?? false }
  }

  private struct Groep: Hashable, Comparable {
    var gebied: Gebied
    var codes: [String]

    static func < (a: Groep, b: Groep) -> Bool {
      if a.gebied != b.gebied { return a.gebied < b.gebied }
      return utf8Kleiner(a.codes.joined(separator: ";"), b.codes.joined(separator: ";"))
    }
  }
}
