public import Domain

/// The exact figures of the cells as a controller reads them: gemeente × maat, a column per month, with totals.
///
/// Dimensions are summed away unless `perDimensie`; a stock shows its running sum at each month's end, a flow what lies in
/// the month. Nothing is protected: these are the tenants' own figures.
public struct Tabel: Sendable {
  public struct Rij: Hashable, Sendable {
    public var tenant: TenantID
    /// Nil is the total of the tenant's gemeenten.
    public var gemeente: Gemeente?
    public var maat: Maat
    /// Empty unless asked for per dimension.
    public var dimensies: Dimensies
    /// One value per column, then for a flow the sum over the columns, for a stock the last one.
    public var waarden: [Int64]
    public var totaal: Int64
  }

  /// What a person must know before he quotes a figure.
  public static let voorbehoud =
    "Exact figures of the tenants themselves, for their own use: disclosure control is not applied, so nothing of this may "
    + "be published or leave the tenant."

  public let maanden: [Maand]
  public let rijen: [Rij]
}

/// Which cells a table shows.
public struct TabelKeuze: Sendable {
  public var tenants: Set<TenantID> = []
  public var gemeenten: Set<Gemeente> = []
  public var maten: Set<Maat> = []
  /// The last month shown; later contributions exist and wait.
  public var peilmaand: Maand
  /// Columns, the peilmaand the last of them.
  public var aantalMaanden: Int
  public var perDimensie = false

  public init(peilmaand: Maand, aantalMaanden: Int = 12) {
    self.peilmaand = peilmaand
    self.aantalMaanden = aantalMaanden
  }

  func bevat(_ cel: TenantCel) -> Bool {
    (tenants.isEmpty || tenants.contains(cel.tenant)) && (gemeenten.isEmpty || gemeenten.contains(cel.cel.gemeente))
      && (maten.isEmpty || maten.contains(cel.cel.maat)) && cel.cel.maand <= peilmaand
  }
}

extension Tabel {
  public init(_ cellen: [TenantCel: Int64], _ keuze: TabelKeuze) {
    let eerste = keuze.peilmaand + (1 - keuze.aantalMaanden)
    maanden = (0..<keuze.aantalMaanden).map { eerste + $0 }
    var sommen: [Sleutel: [Int64]] = [:]
    for (cel, waarde) in cellen where keuze.bevat(cel) {
      let isStand = cel.cel.maat.soort == .stand
      let plaats = cel.cel.maand - eerste
      guard plaats >= 0 || isStand else { continue }
      // A stock of before the first column still counts in it.
      let vanaf = max(0, plaats)
      for gemeente in [cel.cel.gemeente, nil] {
        let sleutel = Sleutel(cel, gemeente, keuze.perDimensie ? cel.cel.dimensies : Dimensies())
        for kolom in vanaf..<(isStand ? keuze.aantalMaanden : vanaf + 1) {
          sommen[sleutel, default: Array(repeating: 0, count: keuze.aantalMaanden)][kolom] += waarde
        }
      }
    }
    rijen = sommen.filter { $0.value.contains { $0 != 0 } }.map { sleutel, waarden in
      Rij(
        tenant: sleutel.tenant, gemeente: sleutel.gemeente, maat: sleutel.maat, dimensies: sleutel.dimensies,
        waarden: waarden, totaal: sleutel.maat.soort == .stand ? waarden.last ?? 0 : waarden.reduce(0, +))
    }.sorted(by: Self.volgorde)
  }

  private struct Sleutel: Hashable {
    var tenant: TenantID
    var gemeente: Gemeente?
    var maat: Maat
    var dimensies: Dimensies

    init(_ cel: TenantCel, _ gemeente: Gemeente?, _ dimensies: Dimensies) {
      tenant = cel.tenant
      self.gemeente = gemeente
      maat = cel.cel.maat
      self.dimensies = dimensies
    }
  }

  /// Tenant, gemeente (the total last), maat in the order of the specification, dimensions by name and code.
  private static func volgorde(_ a: Rij, _ b: Rij) -> Bool {
    if a.tenant != b.tenant { return a.tenant < b.tenant }
    if a.gemeente != b.gemeente { return a.gemeente.map { x in b.gemeente.map { x < $0 } ?? true } ?? false }
    if a.maat != b.maat { return a.maat.rawValue < b.maat.rawValue }
    return utf8Kleiner(a.dimensies.tekst, b.dimensies.tekst)
  }
}

extension Dimensies {
  /// `regeling=pw;spoor=ontwikkeling`, empty without dimensions.
  public var tekst: String { paren.map { "\($0.naam.naam)=\($0.waarde.tekst)" }.joined(separator: ";") }
}
