public import Domain
public import Regelgeving

/// One indicator of one gebied over one period, as a controller reads it. Made by ``Indicatoren``.
///
/// Inside a tenant it is computed from exact cells; what leaves comes from a ``Publicatie`` only, with the same types.
public struct Indicator: Sendable {
  /// The definition: id, description, formula, unit, targets, and the paragraph of the paper that asks for it (`bron`,
  /// with file and line).
  public var doel: Doel
  public var gebied: Gebied
  /// The year it is about.
  public var jaar: Int
  /// The months that count: from January (or the first month of the period) up to the peilmaand or the period's end.
  public var maanden: ClosedRange<Maand>
  /// Whether the period is over; else `realisatie` is what there is up to now.
  public var isAfgesloten: Bool
  public var realisatie: Uitkomst
  /// The target of that year (the gemeente's own, else the tenant's); nil when the paper sets none.
  public var streefwaarde: Streefwaarde?
  /// `realisatie` minus the target's value, in the unit of the indicator; nil without either.
  public var afstand: Breuk?
  /// For the end of the year; nil when the period is over or nothing can be said.
  public var prognose: Prognose?
  public var oordeel: Oordeel
}

/// A figure, or why there is none. Never zero for what is not known.
public enum Uitkomst: Hashable, Sendable {
  case waarde(Breuk)
  /// Nothing to divide by, no contributions, or a figure from outside that nobody gave us; the text says which, in Dutch.
  case onbepaald(String)
  /// From a publication: a part of it is withheld.
  case onderdrukt(Onderdrukking)

  public var breuk: Breuk? {
    if case .waarde(let breuk) = self { breuk } else { nil }
  }

  /// In smaller numbers.
  var kort: Self {
    if case .waarde(let breuk) = self { .waarde(breuk.kort) } else { self }
  }

  public static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.waarde(let x), .waarde(let y)): x == y
    case (.onbepaald(let x), .onbepaald(let y)): x == y
    case (.onderdrukt(let x), .onderdrukt(let y)): x == y
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    if case .waarde(let breuk) = self { hasher.combine(breuk.afgerond) }
  }
}

/// A target as it is compared.
public struct Streefwaarde: Sendable {
  public var vergelijking: Doel.Vergelijking
  /// The number to compare with: printed, or the year before; nil when it hangs on a figure from outside that nobody gave.
  public var waarde: Breuk?
  /// Where it stands, and how sure that is.
  public var bron: String
  public var status: Status
  public var toelichting: String?
}

/// The figure at the year's end, as far as it can be told now.
public struct Prognose: Sendable {
  public var waarde: Breuk
  /// Between these in four years of five, judged by how far the method was off in the years before.
  public var band: ClosedRange<Breuk>
  public var methode: Methode

  public enum Methode: String, Sendable, CaseIterable {
    /// What this year did so far, completed by the shape of up to three years before, damped towards their level.
    case seizoen
    /// No year before it: what this year did so far goes on.
    case doorgetrokken

    public var uitleg: String {
      switch self {
      case .seizoen: "dit jaar tot nu toe, aangevuld naar het verloop van de jaren ervoor"
      case .doorgetrokken: "dit jaar tot nu toe, doorgetrokken; er is geen eerder jaar"
      }
    }
  }
}

/// Whether the target will be met.
public enum Oordeel: String, Sendable, CaseIterable {
  case opKoers = "op-koers"
  case bijsturen
  /// A target, but no figure (or no measure) to judge it by.
  case onbepaald
  /// The paper sets no target: it is only accounted for.
  case geenDoel = "geen-doel"
}
