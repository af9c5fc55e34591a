public import Domain
public import Regelgeving

/// A decision as computed: a berekening until the college vaststelt (Awb art. 1:3).
public struct Besluit: Sendable, Equatable {
  public var sleutel: Besluitsleutel
  /// Whose college decides it: of the client on the day of its fact.
  public var gemeente: Gemeente
  public var inhoud: BesluitInhoud
  public var uitkomst: BesluitUitkomst
  /// Every parameter used, in the order of use; empty when none was asked for. Part of equality: the same amount on another
  /// ground is another besluit, and what stands published depends on the facts alone, not on how they were cut into units.
  public var grondslag: [Gebruikt]

  public var soort: Besluitsoort { sleutel.isHerziening ? .herziening : sleutel.soort }
}

public enum Besluitsoort: UInt8, Sendable, CaseIterable {
  // In the order of their codes: keys sort by it.
  case herziening, integraleIntake, loonkostensubsidie, maatregel, spoor, uitkering, wsw

  public var code: String {
    switch self {
    case .herziening: "herziening"
    case .integraleIntake: "integrale-intake"
    case .loonkostensubsidie: "loonkostensubsidie"
    case .maatregel: "maatregel"
    case .spoor: "spoor"
    case .uitkering: "uitkering"
    case .wsw: "wsw"
    }
  }
}

/// The stable key of a besluit inside its dossier: `spoor/2016-02-01`, `uitkering/2016-03`, `maatregel/<event id>`,
/// `loonkostensubsidie/<plaatsing>/<month>`, `herziening/<key of the besluit it corrects>`.
public struct Besluitsleutel: Hashable, Comparable, Sendable {
  /// The kind; of a herziening the kind of the besluit that it corrects.
  public var soort: Besluitsoort
  /// The date of its fact; besluiten are ordered by it.
  public var datum: CivilDate
  /// The plaatsing or the event id where the key has one, else empty.
  public var naam: String
  public var isHerziening: Bool

  public init(_ soort: Besluitsoort, _ datum: CivilDate, naam: String = "", isHerziening: Bool = false) {
    self.soort = soort
    self.datum = datum
    self.naam = naam
    self.isHerziening = isHerziening
  }

  /// By the date of the fact, then the text of the key, which begins with the code of the kind.
  public static func < (a: Self, b: Self) -> Bool {
    let (x, y) = (a.rang, b.rang)
    return x != y ? x < y : !(a.naam.isEmpty && b.naam.isEmpty) && utf8Kleiner(a.tekst, b.tekst)
  }

  /// Date and kind as one number.
  var rang: UInt64 {
    UInt64(UInt32(bitPattern: datum.dag) ^ 0x8000_0000) << 16 | UInt64(soort.rawValue)
      | (isHerziening ? 0 : (UInt64(soort.rawValue) + 1) << 8)
  }

  public var tekst: String {
    let kern =
      switch soort {
      case .spoor, .integraleIntake: "\(soort.code)/\(datum)"
      case .uitkering, .wsw: "\(soort.code)/\(datum.maand)"
      case .loonkostensubsidie: "loonkostensubsidie/\(naam)/\(datum.maand)"
      case .maatregel, .herziening: "\(soort.code)/\(naam)"
      }
    return isHerziening ? "herziening/" + kern : kern
  }
}

public enum BesluitUitkomst: Hashable, Sendable {
  case vastgesteld
  case zonderRecht
  /// A parameter has no value on that date: never zero, never the nearest value.
  case onbepaald(parameter: String, datum: CivilDate)

  public var code: String {
    switch self {
    case .vastgesteld: "vastgesteld"
    case .zonderRecht: "zonder-recht"
    case .onbepaald: "onbepaald"
    }
  }
}

/// What a besluit says, by kind. An amount of money is in whole cents.
public enum BesluitInhoud: Hashable, Sendable {
  /// Onbepaald: no amounts.
  case leeg
  case spoor(Symbool)
  case uitkering(UitkeringBedragen)
  case loonkostensubsidie(basis: Eurocent, subsidie: Eurocent, verschil: Eurocent)
  case wsw(rijksbijdrage: Eurocent, tenantbijdrage: Eurocent, resultaat: Eurocent)
  case maatregel(percentage: Decimaal, maanden: [Maand], isWaarschuwing: Bool)
  case integraleIntake(vorm: Symbool, plan: Pseudonym?)
  case herziening(verschil: Eurocent)
}

/// The amounts of one month's uitkering; each its own exact value, rounded once. `recht` includes vakantietoeslag,
/// `betaalbaar` does not; `vakantietoeslag` and `verschil` are differences of rounded amounts.
public struct UitkeringBedragen: Hashable, Sendable {
  public var norm = Eurocent.nul
  public var vrijlating = Eurocent.nul
  public var verlaging = Eurocent.nul
  public var recht = Eurocent.nul
  public var betaalbaar = Eurocent.nul
  public var vakantietoeslag = Eurocent.nul
  /// What the legacy system paid minus what was payable.
  public var verschil = Eurocent.nul
}

/// One parameter value that a besluit rests on.
public struct Gebruikt: Hashable, Sendable {
  public var parameter: Parameter
  /// Whose rules were asked.
  public var gemeente: Gemeente
  /// The day for which the value was asked.
  public var op: CivilDate
  public var waarde: Waarde
}
