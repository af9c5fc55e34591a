public import Domain

/// How complete a parameter is for a tenant over a stretch of months.
public struct ParameterStand: Sendable {
  public var parameter: Parameter
  /// Nil when no level has a row.
  public var gecontroleerdTot: CivilDate?
  /// Runs of months without a value on their first day.
  public var zonderWaarde: [ClosedRange<Maand>]
  /// Rows in force in the stretch that are our assumption.
  public var aannamen: Int

  /// `2017-07 t/m 2017-12, 2019-07 t/m 2019-12`; empty when there is always a value.
  public var gaten: String {
    zonderWaarde.map { $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound) t/m \($0.upperBound)" }
      .joined(separator: ", ")
  }
}

extension Regels {
  /// Every parameter on the tenant's level, month by month.
  public func stand(van: Maand, totEnMet: Maand) -> [ParameterStand] {
    Parameter.allCases.map { stand($0, van: van, totEnMet: totEnMet) }
  }

  private func stand(_ p: Parameter, van: Maand, totEnMet: Maand) -> ParameterStand {
    let regels = tenantregels
    var zonder: [ClosedRange<Maand>] = []
    var maand = van
    while maand <= totEnMet {
      if regels.waarde(p, op: maand.eersteDag) == nil {
        if let laatste = zonder.last, laatste.upperBound + 1 == maand {
          zonder[zonder.count - 1] = laatste.lowerBound...maand
        } else {
          zonder.append(maand...maand)
        }
      }
      maand = maand + 1
    }
    let rijen = regels.rijen(p).filter { $0.vanaf < totEnMet.einde && $0.tot.map { $0 > van.eersteDag } ?? true }
    return ParameterStand(
      parameter: p, gecontroleerdTot: regels.rijen(p).map(\.gecontroleerdTot).max(), zonderWaarde: zonder,
      aannamen: rijen.filter { $0.status == .aanname && $0.waarde != nil }.count)
  }
}

/// What `validate` prints after the problems: per parameter the months without a value, and up to when it was checked.
///
/// National law once, then what each tenant settles; a parameter that nobody gave is named as such.
/// - Parameters:
///   - van: The first month looked at.
///   - vandaag: The day of the check; looks as far as its month, and names what was not checked up to it.
public func standregels(_ geladen: Geladen, van: Maand, vandaag: CivilDate) -> [String] {
  var uit: [String] = []
  let tenants = geladen.regels.sorted { $0.key < $1.key }
  for (plaats, (tenant, regels)) in tenants.enumerated() {
    for stand in regels.stand(van: van, totEnMet: vandaag.maand) {
      let isLandelijk = stand.parameter.laagste == .landelijk
      guard !isLandelijk || plaats == 0, let regel = regel(stand, vandaag) else { continue }
      uit.append("\(isLandelijk ? "landelijk" : tenant.description): \(regel)")
    }
  }
  return uit.filter { $0.hasPrefix("landelijk: ") } + uit.filter { !$0.hasPrefix("landelijk: ") }
}

/// One line, or nil when there is nothing to say.
private func regel(_ stand: ParameterStand, _ vandaag: CivilDate) -> String? {
  guard let tot = stand.gecontroleerdTot else { return "\(stand.parameter.pad): niet gegeven" }
  var delen: [String] = []
  if !stand.zonderWaarde.isEmpty { delen.append("geen waarde \(stand.gaten)") }
  if stand.aannamen > 0 { delen.append(stand.aannamen == 1 ? "1 aanname" : "\(stand.aannamen) aannamen") }
  if tot < vandaag { delen.append("NIET GECONTROLEERD na \(tot)") }
  guard !delen.isEmpty else { return nil }
  if tot >= vandaag { delen.append("gecontroleerd tot \(tot)") }
  return "\(stand.parameter.pad): \(delen.joined(separator: "; "))"
}
