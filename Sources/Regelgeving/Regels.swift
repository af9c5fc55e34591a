public import Domain

/// All rules of one tenant, as known on one day. Immutable; any thread.
public final class Regels: Sendable {
  public let tenant: TenantID
  /// SHA-256, in hex, over the canonical content of every file used (and the day, of a set `bekendOp`).
  public let digest: String
  public let naam: String
  /// The labour-market region that its figures belong to, `AM01`.
  public let arbeidsmarktregio: String
  public let uitvoerders: [String]
  /// The tenant's sporen in the order of its file; `zonder-diagnose` is not among them.
  public let sporen: [Spoor]
  public let leden: [Lid]
  /// By day.
  public let beslistabellen: [Beslistabel]
  public let aow: [AowRij]
  /// Indicators of the tenant's paper; none when it has no `doelen.yaml`.
  public let doelen: [Doel]
  /// Those of its paper, then those of every tenant (`landelijk/doelen.yaml`) that it has no own version of.
  public var indicatoren: [Doel] { doelen + gezamenlijk.filter { algemeen in !doelen.contains { $0.id == algemeen.id } } }

  private let gezamenlijk: [Doel]
  let aowStappen: [AowStap]
  let bron: Regelbron
  /// The rules of the tenant as a whole, without those of any gemeente.
  public let tenantregels: GemeenteRegels
  private let perGemeente: [Gemeente: GemeenteRegels]
  /// By raw value, whether any level has a row.
  private let gegeven: [Bool]

  init(_ bron: Regelbron, bekendOp: CivilDate? = nil) {
    self.bron = bron
    tenant = bron.profiel.tenant
    naam = bron.profiel.naam
    arbeidsmarktregio = bron.profiel.arbeidsmarktregio
    uitvoerders = bron.profiel.uitvoerders
    sporen = bron.profiel.sporen
    leden = bron.profiel.leden
    digest = bekendOp.map { bron.digest(bekendOp: $0) } ?? bron.digest
    beslistabellen = laatstBekend(bron.beslistabellen, bekendOp)
    aow = bron.aow.filter { rij in bekendOp.map { rij.geregistreerdOp <= $0 } ?? true }
    aowStappen = aow.map(AowStap.init)
    doelen = bron.doelen
    gezamenlijk = bron.gezamenlijk
    tenantregels = bron.opgelost(gemeente: nil, bekendOp: bekendOp)
    perGemeente = Dictionary(
      uniqueKeysWithValues: bron.gemeenten.keys.map { ($0, bron.opgelost(gemeente: $0, bekendOp: bekendOp)) })
    let alle = [tenantregels] + perGemeente.values
    gegeven = Parameter.allCases.map { p in alle.contains { !$0.rijen(p).isEmpty } }
  }

  /// The resolved rules of a gemeente; of one that has none of its own, those of the tenant.
  public func voor(_ gemeente: Gemeente) -> GemeenteRegels {
    perGemeente.isEmpty ? tenantregels : perGemeente[gemeente] ?? tenantregels
  }

  /// Whether the parameter has a row on any day, of the tenant or of one of its gemeenten: what never has one need not be asked.
  public func kent(_ p: Parameter) -> Bool { gegeven[Int(p.rawValue)] }

  /// The decision table in force on the day; nil before the first.
  public func beslistabel(op datum: CivilDate) -> Beslistabel? { beslistabellen.last { $0.vanaf <= datum } }

  /// The same tenant with only what was registered on or before the day.
  public func bekendOp(_ datum: CivilDate) -> Regels { Regels(bron, bekendOp: datum) }

  /// Kinds of voorziening and activiteit that do not count as actief, in the tenant's latest rule; per day:
  /// `voor(_:).codes(.actiefNietGeteld, op:)`.
  public var actiefNiet: [Symbool] {
    guard case .codes(let codes)? = tenantregels.rijen(.actiefNietGeteld).last?.waarde else { return [] }
    return codes
  }
}

/// A track of the tenant's paper.
public struct Spoor: Sendable {
  public var code: Symbool
  public var omschrijving: String
}

private func laatstBekend(_ tabellen: [Beslistabel], _ bekendOp: CivilDate?) -> [Beslistabel] {
  var uit: [Beslistabel] = []
  for tabel in tabellen.sorted(by: { ($0.vanaf, $0.geregistreerdOp) < ($1.vanaf, $1.geregistreerdOp) }) {
    if let bekendOp, tabel.geregistreerdOp > bekendOp { continue }
    if uit.last?.vanaf == tabel.vanaf { uit.removeLast() }
    uit.append(tabel)
  }
  return uit
}
