import Domain
import Dossiers
public import Regio

extension Werkgevers {
  /// What of employers no tenant can count by itself, as cells of the tenants of one region.
  ///
  /// `afspraakNagekomen` {soort}: a plaatsing that meets an agreement, at the agreement's tenant and gemeente, in the month in which
  /// both run for the first time. `verdringing` {cluster, soort}: the unpaid plaatsing that is one more in a row than the lowest
  /// limit of the tenants that placed somebody there, at its own tenant and the gemeente where the work is, in the month in which it
  /// began; a row gives one signal. They pass the disclosure control as every other count.
  public static func cellen(_ bronnen: [Bron]) -> [TenantCel: Int64] {
    var cellen: [TenantCel: Int64] = [:]
    let links = Dictionary(grouping: bronnen.flatMap { bron in bron.links.map { (bron, $0) } }) { $0.1.werkgever }
    let dossiers = Dictionary(grouping: bronnen.flatMap { bron in bron.dossiers.map { (bron.tenant, $0) } }) { $0.1.werkgever }
    for (werkgever, eigen) in links {
      let bekend = dossiers[werkgever] ?? []
      let afspraken = bekend.flatMap { tenant, dossier in dossier.afspraken.map { (tenant, $0) } }
      for (tenant, afspraak, plaatsingen) in toegewezen(afspraken, eigen.map(\.1)) {
        for link in plaatsingen {
          let cel = Cel(
            .afspraakNagekomen, afspraak.gemeente, max(link.van, afspraak.van).maand,
            Dimensies((.soort, Symbool(afspraak.soort.rawValue))))
          cellen[TenantCel(tenant, cel), default: 0] += 1
        }
      }
      for (tenant, cel) in verdringing(eigen, cluster(bekend.map(\.1))) { cellen[TenantCel(tenant, cel), default: 0] += 1 }
    }
    return cellen
  }

  /// The cluster that it was first known under.
  private static func cluster(_ dossiers: [WerkgeverDossier]) -> Symbool {
    let genoemd =
      dossiers.flatMap(\.benaderd).map { ($0.datum, $0.cluster) } + dossiers.flatMap(\.vacatures).map { ($0.datum, $0.cluster) }
    let eerste = genoemd.min { a, b in a.0 != b.0 ? a.0 < b.0 : utf8Kleiner(a.1, b.1) }
    return eerste.map { Symbool($0.1) } ?? "onbekend"
  }

  private static func verdringing(_ links: [(Bron, Link)], _ cluster: Symbool) -> [(TenantID, Cel)] {
    guard let maximum = links.compactMap(\.0.maximum).min() else { return [] }
    // On one day a paid plaatsing comes first: it ends the row before.
    let opVolgorde = links.sorted { a, b in
      if a.1.van != b.1.van { return a.1.van < b.1.van }
      if a.1.isOnbetaald != b.1.isOnbetaald { return !a.1.isOnbetaald }
      return (a.0.tenant, a.1.soort.rawValue) < (b.0.tenant, b.1.soort.rawValue)
    }
    var opRij = 0
    return opVolgorde.compactMap { bron, link in
      opRij = link.isOnbetaald ? opRij + 1 : 0
      guard opRij == maximum + 1 else { return nil }
      return (
        bron.tenant,
        Cel(
          .verdringing, link.gemeente ?? .onbekend, link.van.maand,
          Dimensies((.cluster, cluster), (.soort, Symbool(link.soort.rawValue))))
      )
    }
  }
}
