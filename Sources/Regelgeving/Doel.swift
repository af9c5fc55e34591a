public import Domain

/// An indicator of a tenant's paper and what it wants it to be: data, computed by the region.
public struct Doel: Sendable {
  /// `uitstroom-naar-werk`.
  public var id: Symbool
  public var omschrijving: String
  public var formule: Formule
  public var eenheid: Eenheid
  public var periode: Periode
  /// What it should be; none for what is only accounted for.
  public var streefwaarden: [Streefwaarde]
  /// Where the paper asks for it.
  public var bron: String
  public var bestand: String
  public var regel: Int

  /// What the outcome of the formula is counted in.
  public enum Eenheid: String, CaseIterable, Sendable { case aantal, procent, cent, cijfer, dagen }

  /// Over what it is computed; of a stock the end of it.
  public enum Periode: String, CaseIterable, Sendable { case maand, kwartaal, jaar }

  public struct Streefwaarde: Sendable {
    /// The year it is for; nil is every year.
    public var jaar: Int?
    /// The gemeente it is for; nil is the whole tenant.
    public var gemeente: Gemeente?
    public var vergelijking: Vergelijking
    /// Nil: compared with the year before, or with a figure from outside that nobody gave us.
    public var waarde: Breuk?
    /// The figure from outside that `verschil` is added to.
    public var referentie: String?
    public var verschil: Breuk?
    public var status: Status
    public var bron: String
    public var toelichting: String?
    public var regel: Int
  }

  public enum Vergelijking: String, CaseIterable, Sendable {
    case hoogstens, minstens, gelijk
    /// Compared with the year before.
    case stijgend, dalend
  }
}

/// A formula over maten: sums, differences, products and quotients.
public indirect enum Formule: Hashable, Sendable {
  case getal(Decimaal)
  case maat(Maat, [Voorwaarde])
  case plus(Formule, Formule)
  case min(Formule, Formule)
  case maal(Formule, Formule)
  case door(Formule, Formule)

  /// A dimension and the codes of it that count.
  public struct Voorwaarde: Hashable, Sendable {
    public var dimensie: Dimensie
    public var codes: [Symbool]

    public init(dimensie: Dimensie, codes: [Symbool]) {
      self.dimensie = dimensie
      self.codes = codes
    }
  }

  /// Every maat that it reads.
  public var maten: Set<Maat> {
    switch self {
    case .getal: []
    case .maat(let maat, _): [maat]
    case .plus(let a, let b), .min(let a, let b), .maal(let a, let b), .door(let a, let b): a.maten.union(b.maten)
    }
  }
}
