import Domain
import JSON
import Regio

/// One request, the visitor and the figures of the moment: where routes lead.
struct Context {
  let site: Site
  let catalogus: Catalogus
  let snapshot: Snapshot
  let bezoeker: Bezoeker
  let request: Request
  let target: Target
  /// Milliseconds since 1970.
  let now: Int64

  /// What must be looked at anew each time.
  var isUncached: Bool { ["gezond", "gereed"].contains(target.segments.first) }

  var vandaag: CivilDate { Schrijfwijze.amsterdam(now).dag }

  func route() throws(Problem) -> Response {
    switch target.segments.first {
    case "gezond" where target.segments.count == 1: return Response(200, .text, Array("gezond\n".utf8))
    case "gereed" where target.segments.count == 1:
      guard snapshot.isGereed else { throw Problem(.nogNietGereed, "De cijfers zijn nog niet gelezen.") }
      return Response(200, .text, Array("gereed\n".utf8))
    case "v1": return try api(Array(target.segments.dropFirst()))
    default: return try pagina()
    }
  }

  /// Only for whoever may see the exact figures of the tenant.
  func exact(_ tenant: Catalogus.Tenant) throws(Problem) -> Tenantcijfers {
    guard bezoeker.isAangemeld else {
      throw Problem(
        .nietAangemeld, "De exacte cijfers van \(tenant.naam) vragen een token van die tenant; dit verzoek heeft er geen.")
    }
    guard bezoeker.tenants.contains(tenant.id) else {
      throw Problem(.geenToegang, "Het token is niet voor \(tenant.naam).", bekend: bezoeker.tenants.sorted().map(\.description))
    }
    guard snapshot.isGereed else { throw Problem(.nogNietGereed, "De cijfers zijn nog niet gelezen.") }
    return snapshot.exact[tenant.id] ?? Tenantcijfers()
  }

  func magExact(_ tenant: TenantID) -> Bool { bezoeker.tenants.contains(tenant) }

  /// The publication that is asked for, or the last.
  func uitgave(_ nummer: Int? = nil) throws(Problem) -> Uitgave? {
    if site.toegang.regionaalMetToken, !bezoeker.isAangemeld {
      throw Problem(.nietAangemeld, "De gepubliceerde cijfers worden hier alleen met een token gegeven.")
    }
    guard let nummer else { return snapshot.uitgave }
    guard let gevonden = snapshot.uitgaven.first(where: { $0.nummer == nummer }) else {
      throw Problem(.onbekendeCode, "publicatie: \(nummer) is er niet.", bekend: snapshot.uitgaven.map { String($0.nummer) })
    }
    return gevonden
  }

  /// The last month that has figures: of a tenant with a flow, else of the last publication, else last month.
  func peilmaand(_ tenant: TenantID?) -> Maand {
    if let tenant, magExact(tenant), let maand = snapshot.exact[tenant]?.laatsteMaand(hoogstens: vandaag.maand) { return maand }
    return snapshot.uitgave?.totEnMet ?? vandaag.maand + -1
  }
}
