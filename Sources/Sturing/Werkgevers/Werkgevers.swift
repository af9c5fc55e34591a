public import Domain
public import Dossiers

/// The employers of a region, each known once however many tenants know it.
///
/// ## Grondslag
/// Specification section 4, rule 17. Choices where it is silent: an agreement on garantiebanen is met by plaatsingen of that soort,
/// one on social return by paid ones, one on leerwerkplekken by any, that run on a day of the agreement up to the day of looking;
/// each plaatsing meets one agreement. Unpaid placements are consecutive while no paid plaatsing with the employer begins between
/// them; of several tenants' limits the lowest counts.
public struct Werkgevers: Sendable {
  /// What one tenant knows.
  public struct Bron: Sendable {
    public var tenant: TenantID
    public var dossiers: [WerkgeverDossier]
    public var links: [Link]
    /// Unpaid placements in a row that it allows; nil: it sets no limit.
    public var maximum: Int?

    public init(tenant: TenantID, dossiers: [WerkgeverDossier], links: [Link], maximum: Int?) {
      self.tenant = tenant
      self.dossiers = dossiers
      self.links = links
      self.maximum = maximum
    }
  }

  /// A plaatsing with an employer, without the client.
  public struct Link: Hashable, Sendable {
    public var werkgever: Pseudonym
    public var soort: PlaatsingSoort
    public var isOnbetaald: Bool
    public var van: CivilDate
    public var tot: CivilDate?
    /// Where the work is; nil: nobody said.
    public var gemeente: Gemeente?

    public init(
      werkgever: Pseudonym, soort: PlaatsingSoort, isOnbetaald: Bool, van: CivilDate, tot: CivilDate?, gemeente: Gemeente? = nil
    ) {
      self.gemeente = gemeente
      self.werkgever = werkgever
      self.soort = soort
      self.isOnbetaald = isOnbetaald
      self.van = van
      self.tot = tot
    }

    func loopt(op dag: CivilDate) -> Bool { van <= dag && tot.map { dag < $0 } ?? true }
  }

  public struct Afspraak: Hashable, Sendable {
    public var tenant: TenantID
    public var soort: AfspraakSoort
    public var aantal: Int
    public var nagekomen: Int
  }

  public struct Rij: Sendable {
    public var werkgever: Pseudonym
    public var tenants: [TenantID]
    public var benaderd: CivilDate?
    public var clusters: [String]
    public var vacatures: Int
    public var vervuld: Int
    /// Running on the day of looking.
    public var plaatsingen: Int
    public var afspraken: [Afspraak]
    /// The longest run of unpaid placements without a paid one.
    public var onbetaaldOpRij: Int
    /// Nil: no tenant that placed somebody there sets a limit.
    public var maximum: Int?

    public var isVerdringing: Bool { maximum.map { onbetaaldOpRij > $0 } ?? false }
  }

  public let peildag: CivilDate
  /// By pseudonym.
  public let rijen: [Rij]
  /// Running on the day of looking, of all tenants together.
  public let garantiebanen: Int
  /// Places agreed with employers on that day.
  public let garantiebanenAfgesproken: Int

  public init(_ bronnen: [Bron], op peildag: CivilDate) {
    self.peildag = peildag
    let alle = Set(bronnen.flatMap { bron in bron.dossiers.map(\.werkgever) + bron.links.map(\.werkgever) })
    rijen = alle.sorted().map { Self.rij($0, bronnen, peildag) }
    let links = bronnen.flatMap(\.links)
    garantiebanen = links.count { $0.soort == .garantiebaan && !$0.isOnbetaald && $0.loopt(op: peildag) }
    garantiebanenAfgesproken = bronnen.flatMap(\.dossiers).flatMap(\.afspraken)
      .filter { $0.soort == .garantiebanen && $0.van <= peildag && peildag < $0.tot }.reduce(0) { $0 + $1.aantal }
  }

  private static func rij(_ werkgever: Pseudonym, _ bronnen: [Bron], _ peildag: CivilDate) -> Rij {
    let eigen = bronnen.filter { bron in
      bron.dossiers.contains { $0.werkgever == werkgever } || bron.links.contains { $0.werkgever == werkgever }
    }
    let dossiers = eigen.flatMap { bron in bron.dossiers.filter { $0.werkgever == werkgever }.map { (bron.tenant, $0) } }
    let links = eigen.flatMap { $0.links.filter { $0.werkgever == werkgever && $0.van <= peildag } }
    let vacatures = dossiers.flatMap { $0.1.vacatures }.filter { $0.datum <= peildag }
    let benaderd = dossiers.flatMap { $0.1.benaderd }.filter { $0.datum <= peildag }
    let grenzen = eigen.filter { bron in bron.links.contains { $0.werkgever == werkgever } }.compactMap(\.maximum)
    return Rij(
      werkgever: werkgever, tenants: eigen.map(\.tenant), benaderd: benaderd.map(\.datum).min(),
      clusters: Set(benaderd.map(\.cluster) + vacatures.map(\.cluster)).sorted(), vacatures: vacatures.count,
      vervuld: vacatures.count { $0.vervuldOp.map { $0 <= peildag } ?? false },
      plaatsingen: links.count { $0.loopt(op: peildag) }, afspraken: afspraken(dossiers, links, peildag),
      onbetaaldOpRij: onbetaaldOpRij(links), maximum: grenzen.min())
  }

  private static func afspraken(
    _ dossiers: [(TenantID, WerkgeverDossier)], _ links: [Link], _ peildag: CivilDate
  ) -> [Afspraak] {
    let alle = dossiers.flatMap { tenant, dossier in dossier.afspraken.filter { $0.van <= peildag }.map { (tenant, $0) } }
    return toegewezen(alle, links).map { tenant, afspraak, plaatsingen in
      Afspraak(tenant: tenant, soort: afspraak.soort, aantal: afspraak.aantal, nagekomen: plaatsingen.count)
    }
  }

  /// The plaatsingen that meet each agreement: earlier agreements first, each plaatsing once.
  static func toegewezen(
    _ afspraken: [(TenantID, WerkgeverDossier.Afspraak)], _ links: [Link]
  ) -> [(tenant: TenantID, afspraak: WerkgeverDossier.Afspraak, plaatsingen: [Link])] {
    var vrij = links.sorted { ($0.van, $0.soort.rawValue, $0.tot.ofLaatst) < ($1.van, $1.soort.rawValue, $1.tot.ofLaatst) }
    return afspraken.sorted { a, b in
      a.1.van != b.1.van ? a.1.van < b.1.van : a.0 != b.0 ? a.0 < b.0 : utf8Kleiner(a.1.naam, b.1.naam)
    }.map { tenant, afspraak in
      var gevonden: [Link] = []
      while gevonden.count < afspraak.aantal {
        let plaats = vrij.firstIndex { link in
          past(link, afspraak.soort) && link.van < afspraak.tot && link.tot.map { afspraak.van < $0 } ?? true
        }
        guard let plaats else { break }
        gevonden.append(vrij.remove(at: plaats))
      }
      return (tenant, afspraak, gevonden)
    }
  }

  private static func past(_ link: Link, _ soort: AfspraakSoort) -> Bool {
    switch soort {
    case .garantiebanen: link.soort == .garantiebaan && !link.isOnbetaald
    case .socialReturn: !link.isOnbetaald
    case .leerwerkplek: true
    }
  }

  static func onbetaaldOpRij(_ links: [Link]) -> Int {
    var langste = 0
    var nu = 0
    // On one day a paid plaatsing comes first: it ends the run before.
    for link in links.sorted(by: { ($0.van, $0.isOnbetaald ? 1 : 0) < ($1.van, $1.isOnbetaald ? 1 : 0) }) {
      nu = link.isOnbetaald ? nu + 1 : 0
      langste = max(langste, nu)
    }
    return langste
  }
}

extension CivilDate? {
  /// The last day there is for what has no end.
  fileprivate var ofLaatst: CivilDate { self ?? CivilDate(dag: .max) }
}
