public import Domain

/// How complete a parameter is over a stretch of months.
public struct ParameterStand: Sendable {
  /// Nil: national law.
  public var tenant: TenantID?
  public var parameter: Parameter
  /// Up to which day every level that has rows was checked against its source; nil when no level has any.
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

  /// Nobody ever gave a value.
  public var isNooitGegeven: Bool { gecontroleerdTot == nil }

  /// There are days up to this one for which its values were not checked.
  public func isVerouderd(op dag: CivilDate) -> Bool { gecontroleerdTot.map { $0 < dag } ?? false }
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
      tenant: p.laagste == .landelijk ? nil : tenant, parameter: p,
      gecontroleerdTot: regels.rijen(p).map(\.gecontroleerdTot).min(), zonderWaarde: zonder,
      aannamen: rijen.filter { $0.status == .aanname && $0.waarde != nil }.count)
  }

  /// The parameters with values in force that nobody checked up to this day: using one on it is using what may be stale.
  public func verouderd(op dag: CivilDate) -> [ParameterStand] {
    stand(van: dag.maand, totEnMet: dag.maand).filter { $0.isVerouderd(op: dag) && $0.zonderWaarde.isEmpty }
  }
}

/// The state of all law that was read: national law once, then what each tenant settles for its gemeenten.
public func standen(_ geladen: Geladen, van: Maand, totEnMet: Maand) -> [ParameterStand] {
  let alle = geladen.regels.sorted { $0.key < $1.key }.map { $0.value.stand(van: van, totEnMet: totEnMet) }
  return (alle.first ?? []).filter { $0.tenant == nil } + alle.flatMap { $0.filter { $0.tenant != nil } }
}
