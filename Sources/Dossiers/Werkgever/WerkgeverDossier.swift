public import Domain

/// An employer as one tenant knows it: approached, its vacancies, the agreements with it. A pure function of its facts in force.
public struct WerkgeverDossier: Hashable, Sendable {
  public struct Benadering: Hashable, Sendable {
    public var datum: CivilDate
    public var gemeente: Gemeente
    public var cluster: String
  }

  public struct Vacature: Hashable, Sendable {
    public var naam: String
    public var datum: CivilDate
    public var gemeente: Gemeente
    public var cluster: String
    public var urenPerWeek: Decimaal
    /// The first time it was filled, on its day or after.
    public var vervuldOp: CivilDate?
  }

  public struct Afspraak: Hashable, Sendable {
    public var naam: String
    public var soort: AfspraakSoort
    public var gemeente: Gemeente
    public var aantal: Int
    public var van: CivilDate
    public var tot: CivilDate
  }

  public let werkgever: Pseudonym
  /// In order.
  public private(set) var benaderd: [Benadering] = []
  /// In order; of two with one id the last.
  public private(set) var vacatures: [Vacature] = []
  /// In order; of two with one id the last.
  public private(set) var afspraken: [Afspraak] = []

  /// Nil for a dossier that is no employer's.
  public init?(_ dossier: Dossier) {
    guard case .werkgever(let werkgever) = dossier.onderwerp else { return nil }
    self.werkgever = werkgever
    for feit in dossier.opVolgorde() {
      switch feit {
      case .werkgeverBenaderd(let d): benaderd.append(Benadering(datum: d.datum, gemeente: d.gemeente, cluster: d.cluster))
      case .vacatureGemeld(let d):
        vacatures.removeAll { $0.naam.isZelfde(als: d.vacature) }
        vacatures.append(
          Vacature(
            naam: d.vacature, datum: d.datum, gemeente: d.gemeente, cluster: d.cluster, urenPerWeek: d.urenPerWeek))
      case .vacatureVervuld(let d):
        let plaats = vacatures.firstIndex { $0.naam.isZelfde(als: d.vacature) && $0.vervuldOp == nil }
        if let plaats { vacatures[plaats].vervuldOp = d.datum }
      case .afspraakGemaakt(let d):
        afspraken.removeAll { $0.naam.isZelfde(als: d.afspraak) }
        afspraken.append(
          Afspraak(naam: d.afspraak, soort: d.soort, gemeente: d.gemeente, aantal: d.aantal, van: d.van, tot: d.tot))
      default: break
      }
    }
  }
}

extension WerkgeverDossier {
  /// Clusters that are told apart per employer; their names come from events (see `Boekhouding.meesteUitvoerders`).
  static let meesteClusters = 20

  /// `werkgeverBereikt` {cluster} once, where and when the tenant first reached it; `vacature` and `vacatureVervuld` {cluster};
  /// `afspraak` {soort} the places agreed. What agreements come to needs the plaatsingen of all tenants: the region tells.
  func tel(_ telling: inout Telling) {
    let clusters = Set(benaderd.map { Array($0.cluster.utf8) } + vacatures.map { Array($0.cluster.utf8) })
    let bekend = Set(clusters.sorted { $0.lexicographicallyPrecedes($1) }.prefix(Self.meesteClusters))
    func cluster(_ naam: String) -> Dimensies {
      Dimensies((.cluster, bekend.contains(Array(naam.utf8)) ? Symbool(naam) : Boekhouding.overig))
    }
    if let eerste = benaderd.first {
      telling.tel(.werkgeverBereikt, eerste.gemeente, eerste.datum.maand, cluster(eerste.cluster))
    }
    for vacature in vacatures {
      telling.tel(.vacature, vacature.gemeente, vacature.datum.maand, cluster(vacature.cluster))
      if let op = vacature.vervuldOp { telling.tel(.vacatureVervuld, vacature.gemeente, op.maand, cluster(vacature.cluster)) }
    }
    for afspraak in afspraken {
      telling.tel(
        .afspraak, afspraak.gemeente, afspraak.van.maand, Dimensies((.soort, Symbool(afspraak.soort.rawValue))),
        Int64(afspraak.aantal))
    }
  }
}
