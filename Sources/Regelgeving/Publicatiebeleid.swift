public import Domain

/// What leaves a tenant for the region, and how it is protected: `landelijk/publicatie.yaml`.
///
/// ## Grondslag
/// Specification section 6, Disclosure; AVG artikel 5 lid 1 onder c and f.
public struct Publicatiebeleid: Sendable {
  /// Counts are rounded half up to a multiple of it.
  public var afronding: Int64
  /// A count under it is withheld.
  public var drempel: Int64
  /// Between the smallest and the largest number that a withheld count can still be for who knows everything that was ever
  /// published lies at least this much.
  public var breedte: Int64
  /// A published count gets another value only when the true one lies at least so far outside what the old one says.
  public var wijziging: Int64
  /// The first month that is published.
  public var vanaf: Maand
  public var bron: String
  /// The stock whose change over a month is one flow minus another, with the flows.
  public var koppeling: Koppeling?
  public var tabellen: [Tabel]
  public var sommen: [Som]
  /// SHA-256 of the file's content, hex.
  public var digest: String

  /// `stand`(m) − `stand`(m−1) = `bij`(m) − `af`(m).
  public struct Koppeling: Sendable {
    public var stand: Maat
    public var bij: Maat
    public var af: Maat
    /// By which the equation holds as well (what changes spoor is known from `doorstroom`): all three are split by them.
    public var dimensies: [Dimensie]
  }

  /// A count that is published: totals of the tenant and of what it lies in, and of its gemeenten when `perGemeente`; per
  /// tenant split by each of the dimensions apart.
  public struct Tabel: Sendable {
    public var maat: Maat
    public var niveau: Niveau
    public var dimensies: [Dimensie]
    /// Other maten that together make up one code of this one: `wswBinnen` and `wswBuiten` are bestand of regeling wsw.
    public var delen: Delen?
    public var regel: Int
  }

  public struct Delen: Sendable {
    public var dimensie: Dimensie
    public var code: Symbool
    public var maten: [Maat]
  }

  public enum Niveau: String, CaseIterable, Sendable {
    case gemeente, tenant
    /// The tenant's figure by itself: no total above it, and withheld without telling that it is small.
    case los
  }

  /// A sum that is shown beside its count: the rounded count times the rounded average.
  public struct Som: Sendable {
    public var som: Maat
    /// Only contributions of this code.
    public var bij: Formule.Voorwaarde?
    public var telling: Maat
    /// Which split of the count, or nil for its total.
    public var dimensie: Dimensie?
    /// The code of the count's dimension; nil: each code of it beside the same code of the sum.
    public var code: Symbool?
    public var niveau: Niveau
    public var regel: Int
  }

  public init(
    afronding: Int64, drempel: Int64, breedte: Int64, wijziging: Int64, vanaf: Maand, bron: String, koppeling: Koppeling?,
    tabellen: [Tabel], sommen: [Som], digest: String
  ) {
    self.afronding = afronding
    self.drempel = drempel
    self.breedte = breedte
    self.wijziging = wijziging
    self.vanaf = vanaf
    self.bron = bron
    self.koppeling = koppeling
    self.tabellen = tabellen
    self.sommen = sommen
    self.digest = digest
  }
}
