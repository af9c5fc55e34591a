import Crypto
import Domain

/// What the files of one tenant say, before levels are resolved: kept to resolve again for what was known on a day.
struct Regelbron: Sendable {
  var profiel: Profiel
  /// Rows by parameter; a missing key has none.
  var landelijk: [Parameter: [ParameterRij]]
  var eigen: [Parameter: [ParameterRij]]
  var gemeenten: [Gemeente: [Parameter: [ParameterRij]]]
  var beslistabellen: [Beslistabel]
  var aow: [AowRij]
  var doelen: [Doel] = []
  /// Indicators of every tenant.
  var gezamenlijk: [Doel] = []
  var digest: String

  /// The tenant itself, as its `tenant.yaml` describes it.
  struct Profiel: Sendable {
    var tenant: TenantID
    var naam: String
    var arbeidsmarktregio: String
    var uitvoerders: [String]
    var sporen: [Spoor]
    var leden: [Lid]
    /// What its gemeenten may settle themselves.
    var lokaal: Set<Parameter>
  }

  func opgelost(gemeente: Gemeente?, bekendOp: CivilDate?) -> GemeenteRegels {
    let lokaal = gemeente.flatMap { gemeenten[$0] } ?? [:]
    return GemeenteRegels(
      vlak: Vlak(
        Parameter.allCases.map { p in
          let lagen = [lokaal, eigen, landelijk].map { tijdlijn($0[p] ?? [], p.ritme, bekendOp: bekendOp) }
          return leg(lagen[0], over: leg(lagen[1], over: lagen[2]))
        }))
  }

  func digest(bekendOp: CivilDate) -> String { hex(sha256(Array("\(digest) bekend-op \(bekendOp)".utf8))) }
}
