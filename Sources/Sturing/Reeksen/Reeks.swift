public import Domain
public import Regelgeving

/// A plan figure over years (or other columns of a printed table): as printed, by a formula over other series, or both, and then
/// the two are compared.
public struct Reeks: Sendable {
  public enum Eenheid: String, CaseIterable, Sendable {
    case aantal, personen, uitkeringen, huishoudens, plaatsen, banen, cijfer
    case standaardeenheden
    case procent
    case euro
    case euroMiljoen = "euro-miljoen"
  }

  /// `participatiebudget.besteedbaar`; with its scenario it is one series.
  public var id: String
  /// Nil holds under every scenario.
  public var scenario: String?
  public var omschrijving: String
  public var eenheid: Eenheid
  /// Columns: years, `structureel`, a month, a gemeente; as printed.
  public var punten: [String]
  /// As printed, in the order of the columns; nil: the source prints none. May be more than the columns, which is then told.
  public var waarden: [Decimaal?]
  public var formule: Reeksformule?
  /// What a printed value is rounded to.
  public var stap: Decimaal
  /// What of the dossiers stands beside it.
  public var realisatie: Formule?
  /// What is known of a printed figure that does not add up.
  public var toelichting: String?
  public var tabel: Tabel
  public var regel: Int

  /// A printed table: what its series have in common.
  public struct Tabel: Hashable, Sendable {
    public var id: String
    public var titel: String
    /// Document and paragraph.
    public var bron: String
    public var status: Status
    public var bestand: String
    public var regel: Int
  }

  /// The printed value of a column; nil: none is printed.
  public func gedrukt(_ punt: String) -> Decimaal? {
    guard let plaats = punten.firstIndex(of: punt), plaats < waarden.count else { return nil }
    return waarden[plaats]
  }
}

/// A formula over series: `wsw.besteding + bijstand[2014] * 1200`. `[…]` names a column of its own.
public indirect enum Reeksformule: Hashable, Sendable {
  case getal(Decimaal)
  case reeks(String, punt: String?)
  case plus(Reeksformule, Reeksformule)
  case min(Reeksformule, Reeksformule)
  case maal(Reeksformule, Reeksformule)
  case door(Reeksformule, Reeksformule)

  /// Every series that it reads.
  public var reeksen: Set<String> {
    switch self {
    case .getal: []
    case .reeks(let id, _): [id]
    case .plus(let a, let b), .min(let a, let b), .maal(let a, let b), .door(let a, let b): a.reeksen.union(b.reeksen)
    }
  }
}
