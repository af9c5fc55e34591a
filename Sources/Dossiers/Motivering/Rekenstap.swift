public import Domain
public import Regelgeving

/// One line of a sum as it was computed: what it gives, by which formula, from which numbers.
///
/// The rule that computes the besluit writes it, with the numbers it holds at that moment; nothing is computed again.
public struct Rekenstap: Sendable, Equatable {
  /// What the line gives, one word that the formulas of later lines use: `kostendelersnorm`.
  public var naam: String
  /// In Dutch: what it is, and why this and not another.
  public var uitleg: String
  /// Over the names of `termen`, with `+ − × /`, parentheses, `min(a; b)` and `max(a; b)`; nil when the line is no sum.
  public var formule: String?
  /// The numbers of the formula, each once.
  public var termen: [Rekenterm]
  public var waarde: Rekenwaarde
  /// The field of the besluit that this line gives: `rechtCent`.
  public var veld: String?

  /// A choice.
  init(_ naam: String, _ uitleg: String, _ waarde: Rekenwaarde, veld: String? = nil) {
    self.init(naam, uitleg, nil, [], waarde, veld: veld)
  }

  init(
    _ naam: String, _ uitleg: String, _ formule: String?, _ termen: [Rekenterm], _ waarde: Rekenwaarde, veld: String? = nil
  ) {
    self.naam = naam
    self.uitleg = uitleg
    self.formule = formule
    self.termen = termen
    self.waarde = waarde
    self.veld = veld
  }
}

/// A number in a formula, and where it comes from.
public struct Rekenterm: Sendable, Equatable {
  public enum Herkomst: Sendable, Equatable {
    /// An earlier line of the same sum.
    case stap
    case parameter(Parameter)
    /// A fact, named by its field.
    case feit(String)
    /// Another besluit of the dossier, by its key.
    case besluit(String)
    /// A number that the law itself names, with its article or reason.
    case wet(String)
  }

  public var naam: String
  public var waarde: Rekenwaarde
  public var herkomst: Herkomst

  init(_ naam: String, _ waarde: Rekenwaarde, _ herkomst: Herkomst) {
    self.naam = naam
    self.waarde = waarde
    self.herkomst = herkomst
  }
}

/// What a line gives or a formula takes.
public enum Rekenwaarde: Sendable, Equatable {
  /// Cents, exact and not rounded.
  case exact(Breuk)
  /// An amount in whole cents that was rounded once, half up, from this exact one; the two are equal when there was
  /// nothing to round.
  case afgerond(Eurocent, van: Breuk)
  /// A number without a unit, or of days, months or persons.
  case getal(Breuk)
  /// A part of one, written as a percentage: 1/4 is 25%.
  case deel(Breuk)
  case datum(CivilDate)
  case maanden([Maand])
  case tekst(String)

  static func cent(_ bedrag: Eurocent) -> Self { .afgerond(bedrag, van: Breuk(bedrag)) }
  static func getal(_ geheel: Int) -> Self { .getal(Breuk(geheel)) }

  /// The exact number that a formula reckons with; nil of what is no number. Amounts in cents.
  public var breuk: Breuk? {
    switch self {
    case .exact(let exact), .afgerond(_, van: let exact), .getal(let exact), .deel(let exact): exact
    case .datum, .maanden, .tekst: nil
    }
  }
}
