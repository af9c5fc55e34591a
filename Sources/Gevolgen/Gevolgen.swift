public import Domain
public import Dossiers
public import Regelgeving

/// What another set of rules would mean for the dossiers of a tenant, added up dossier by dossier. Nothing is published.
///
/// A value: parts of the dossiers may be taken by several threads, each into its own, and put together afterwards; the order
/// leaves no mark.
///
/// ## Grondslag
/// Specification section 1: the mechanism that derives every dossier again under changed parameters also answers "what if".
public struct Gevolgen: Sendable {
  /// The two sets that are compared, and the months that are looked at.
  public struct Vraag: Sendable {
    public var voor: Regels
    public var na: Regels
    /// Months of besluiten, lasten and sporen; nil: all.
    public var maanden: ClosedRange<Maand>?
    /// Only besluiten and lasten of this one; nil: of all.
    public var gemeente: Gemeente?
    /// How many of the largest shifts are kept.
    public var grootste: Int

    public init(
      voor: Regels, na: Regels, maanden: ClosedRange<Maand>? = nil, gemeente: Gemeente? = nil, grootste: Int = 10
    ) {
      self.voor = voor
      self.na = na
      self.maanden = maanden
      self.gemeente = gemeente
      self.grootste = grootste
    }
  }

  public let vraag: Vraag
  /// Dossiers of clients that were compared.
  public private(set) var dossiers = 0
  /// Of them those with a besluit, a spoor or a part in a regional figure that differs.
  public private(set) var geraakt = 0
  public private(set) var besluiten = Besluitwijzigingen()
  public private(set) var sporen = Spoorwissels()
  public private(set) var lasten = Tweetal(voor: Lasten(), na: Lasten())
  public private(set) var cijfers = Cijferwijzigingen()
  public private(set) var klanten = Klantklassen()
  public private(set) var onbepaald = Onbepaaldheid()
  /// The largest shift first.
  public private(set) var grootste: [Verschuiving] = []

  public init(_ vraag: Vraag) { self.vraag = vraag }

  /// Derives a dossier under both sets and adds the difference. A boekhouding or an employer has no client: left out.
  ///
  /// - Parameter voor: The outcome under the rules as they are, when it is known already.
  public mutating func neem(_ dossier: Dossier, voor: Uitkomst? = nil) {
    guard case .client = dossier.onderwerp else { return }
    let voor = voor ?? Dossiers.derive(dossier, vraag.voor)
    let na = vraag.voor.digest == vraag.na.digest ? voor : Dossiers.derive(dossier, vraag.na)
    dossiers += 1
    lasten.voor.tel(voor.bijdragen, vraag.voor, vraag)
    lasten.na.tel(na.bijdragen, vraag.na, vraag)
    var verschuiving = Verschuiving(onderwerp: dossier.onderwerp)
    // A spoor is of a client, not of a gemeente.
    if vraag.gemeente == nil { sporen.tel(voor.sporen, na.sporen, vraag.maanden, &verschuiving) }
    vergelijk(voor.besluiten, na.besluiten, &verschuiving)
    klanten.tel(verschuiving)
    let maten = cijfers.tel(voor.bijdragen, na.bijdragen, vraag)
    guard verschuiving.besluiten > 0 || verschuiving.spoor != nil || maten > 0 else { return }
    geraakt += 1
    plaats(verschuiving)
  }

  /// Adds what another one took.
  public mutating func voegToe(_ ander: Gevolgen) {
    dossiers += ander.dossiers
    geraakt += ander.geraakt
    besluiten.voegToe(ander.besluiten)
    sporen.voegToe(ander.sporen)
    lasten.voor.voegToe(ander.lasten.voor)
    lasten.na.voegToe(ander.lasten.na)
    cijfers.voegToe(ander.cijfers)
    klanten.voegToe(ander.klanten)
    onbepaald.voegToe(ander.onbepaald)
    for verschuiving in ander.grootste { plaats(verschuiving) }
  }

  /// One walk over two lists that are both sorted by key.
  private mutating func vergelijk(_ voor: [Besluit], _ na: [Besluit], _ verschuiving: inout Verschuiving) {
    var i = 0
    var j = 0
    var paden = Onbepaaldheid.Paden()
    while i < voor.count || j < na.count {
      let isWeg = j == na.count || i < voor.count && voor[i].sleutel < na[j].sleutel
      let isNieuw = !isWeg && (i == voor.count || na[j].sleutel < voor[i].sleutel)
      let eerder = isNieuw ? nil : voor[i]
      let nu = isWeg ? nil : na[j]
      if !isNieuw { i += 1 }
      if !isWeg { j += 1 }
      guard valtIn((nu ?? eerder)!) else { continue }
      verschuiving.tel(eerder, nu)
      if eerder == nu { continue }
      verschuiving.besluiten += 1
      besluiten.tel(eerder, nu)
      paden.neem(eerder, nu)
    }
    onbepaald.tel(paden)
  }

  private func valtIn(_ besluit: Besluit) -> Bool {
    (vraag.gemeente.map { $0 == besluit.gemeente } ?? true) && (vraag.maanden?.contains(besluit.sleutel.datum.maand) ?? true)
  }

  private mutating func plaats(_ verschuiving: Verschuiving) {
    let plaats = grootste.firstIndex { verschuiving.gaatVoor($0) } ?? grootste.count
    guard plaats < vraag.grootste else { return }
    grootste.insert(verschuiving, at: plaats)
    if grootste.count > vraag.grootste { grootste.removeLast() }
  }
}

/// The same thing under the rules as they are and under the others.
public struct Tweetal<Waarde> {
  public var voor: Waarde
  public var na: Waarde

  public init(voor: Waarde, na: Waarde) {
    self.voor = voor
    self.na = na
  }
}

extension Tweetal: Sendable where Waarde: Sendable {}
extension Tweetal: Equatable where Waarde: Equatable {}
