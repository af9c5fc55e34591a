import Crypto
public import Domain

/// What a tenant or one of its gemeenten settles itself: a value of its own, and what would hold without it.
public struct LokaleKeuze: Sendable {
  /// The own value, from and until when; its `niveau` says whose it is.
  public var eigen: ParameterRij
  /// What the level above says on those days, by day; empty when it says nothing.
  public var boven: [ParameterRij]

  public var parameter: Parameter { eigen.parameter }
  /// Whether it makes no difference on any of its days.
  public var isGelijk: Bool {
    if boven.isEmpty { return eigen.waarde == nil }
    var dag = eigen.vanaf
    for hoger in boven {
      guard hoger.vanaf <= dag, hoger.waarde == eigen.waarde else { return false }
      guard let tot = hoger.tot else { return true }
      dag = tot
    }
    return eigen.tot.map { $0 <= dag } ?? false
  }
}

extension Regels {
  /// Every choice of the gemeente and then of its tenant, each level in the order of the law and by day.
  public func lokaleKeuzen(_ gemeente: Gemeente) -> [LokaleKeuze] {
    let lokaal = bron.gemeenten[gemeente] ?? [:]
    return Parameter.allCases.flatMap { p in
      keuzen(p, lokaal[p], boven: leg(tijdlijn(bron.eigen[p] ?? [], p.ritme), over: tijdlijn(bron.landelijk[p] ?? [], p.ritme)))
    } + Parameter.allCases.flatMap { p in keuzen(p, bron.eigen[p], boven: tijdlijn(bron.landelijk[p] ?? [], p.ritme)) }
  }

  private func keuzen(_ p: Parameter, _ rijen: [ParameterRij]?, boven: [ParameterRij]) -> [LokaleKeuze] {
    tijdlijn(rijen ?? [], p.ritme).map { rij in
      LokaleKeuze(
        eigen: rij,
        boven: boven.filter { hoger in
          (rij.tot.map { hoger.vanaf < $0 } ?? true) && (hoger.tot.map { rij.vanaf < $0 } ?? true)
        })
    }
  }

  /// The same rules without what the tenant, or one gemeente, says itself of a parameter: the level above holds.
  ///
  /// - Parameters:
  ///   - niveau: `tenant`, or `gemeente`; national law has no level above it.
  ///   - gemeente: Whose choice goes, at the level of the gemeente.
  public func zonder(_ p: Parameter, van niveau: Niveau, _ gemeente: Gemeente) -> Regels {
    var bron = bron
    switch niveau {
    case .landelijk: return self
    case .tenant: bron.eigen[p] = nil
    case .gemeente: bron.gemeenten[gemeente]?[p] = nil
    }
    bron.digest = hex(sha256(Array("\(bron.digest) zonder \(niveau.rawValue) \(gemeente) \(p.pad)".utf8)))
    return Regels(bron)
  }
}
