import Crypto
public import Domain

/// What a published figure is counted over. A stock is published for each month (its stand at the month's end); a flow for
/// each month of a tenant as a whole, and for each closed year of every gebied and dimension: most flows of a gemeente in one
/// month are under the threshold, those of a year are not.
public enum Tijdvak: Hashable, Sendable, CustomStringConvertible {
  case maand(Maand)
  case jaar(Int)

  /// `2016-03`, `2016`.
  public var description: String {
    switch self {
    case .maand(let maand): maand.description
    case .jaar(let jaar): String(jaar)
    }
  }

  /// Its last month.
  public var laatste: Maand {
    switch self {
    case .maand(let maand): maand
    case .jaar(let jaar): Maand(jaar: jaar, maand: 12)
    }
  }
}

extension Tijdvak: Comparable {
  /// By its end; a year after its December.
  public static func < (a: Self, b: Self) -> Bool { a.rang < b.rang }

  private var rang: Int {
    switch self {
    case .maand(let maand): Int(maand.nummer) * 2
    case .jaar(let jaar): (jaar * 12 + 11) * 2 + 1
    }
  }
}

/// Which figure: one cell of one published table.
public struct CijferSleutel: Hashable, Sendable {
  public var gebied: Gebied
  public var maat: Maat
  /// Empty for the total, else one dimension and its code: `spoor=werkspoor`.
  public var dimensies: Dimensies
  public var tijdvak: Tijdvak

  public init(_ gebied: Gebied, _ maat: Maat, _ tijdvak: Tijdvak, _ dimensies: Dimensies = Dimensies()) {
    self.gebied = gebied
    self.maat = maat
    self.tijdvak = tijdvak
    self.dimensies = dimensies
  }
}

extension CijferSleutel: Comparable {
  /// Tijdvak, gebied, maat in the order of the specification, dimension: the order in which a publication lists them.
  public static func < (a: Self, b: Self) -> Bool {
    if a.tijdvak != b.tijdvak { return a.tijdvak < b.tijdvak }
    if a.gebied != b.gebied { return a.gebied < b.gebied }
    if a.maat != b.maat { return a.maat.rawValue < b.maat.rawValue }
    return utf8Kleiner(a.dimensies.tekst, b.dimensies.tekst)
  }
}

/// What is published of a figure: a protected value, or that it is withheld and why.
public enum Cijfer: Hashable, Sendable {
  /// Counts: rounded to the policy's base. Sums (cents, days, millionths of a decimal): the rounded count times the average
  /// rounded to two figures, in the unit of the maat.
  case waarde(Int64)
  case onderdrukt(Onderdrukking)
}

/// Why a figure is withheld.
public enum Onderdrukking: String, Hashable, Sendable, CaseIterable {
  /// The count is under the threshold, or was when it was first published (a pattern is sticky): "minder dan 10".
  case klein
  /// With it a withheld figure could be computed. It says nothing about its own size.
  case bescherming
  /// A sum whose count is withheld, or of parts of which one is.
  case telling

  /// For a reader, in Dutch; `drempel` is the policy's.
  public func uitleg(drempel: Int64) -> String {
    switch self {
    case .klein: "minder dan \(drempel)"
    case .bescherming: "niet getoond: hiermee zou een ander, klein aantal te berekenen zijn"
    case .telling: "niet getoond: het aantal dat erbij hoort wordt niet getoond"
    }
  }
}

/// A figure as a publication holds it.
public struct GepubliceerdCijfer: Hashable, Sendable {
  public var sleutel: CijferSleutel
  public var cijfer: Cijfer
  /// The publication in which it got this value; a figure that did not move by the policy's width keeps its old one.
  public var sinds: Int

  public init(_ sleutel: CijferSleutel, _ cijfer: Cijfer, sinds: Int) {
    self.sleutel = sleutel
    self.cijfer = cijfer
    self.sinds = sinds
  }
}

/// A tenant whose events are not all in: its figures of the last months are not published, never shown as zero.
public struct LateTenant: Hashable, Sendable {
  public var tenant: TenantID
  /// The time of its last event, milliseconds since 1970-01-01T00:00:00Z; nil when nothing ever came.
  public var laatsteGebeurtenis: Int64?
  /// Up to which month its figures are in the publication; nil: none are.
  public var totEnMet: Maand?

  public init(_ tenant: TenantID, laatsteGebeurtenis: Int64?, totEnMet: Maand?) {
    self.tenant = tenant
    self.laatsteGebeurtenis = laatsteGebeurtenis
    self.totEnMet = totEnMet
  }
}

/// A numbered, sealed publication of closed months: all that may leave a tenant, and nothing else may be computed from the
/// cells and shown. Made by ``Onthullingscontrole``; immutable; any thread.
///
/// It holds every figure in force, those of earlier publications that did not change included, so that a reader needs one
/// publication only. The same cells, policy and earlier publication give the same bytes and the same seal.
public struct Publicatie: Sendable {
  /// From 1, without gaps.
  public let nummer: Int
  /// The first month in it.
  public let vanaf: Maand
  /// The last closed month in it.
  public let totEnMet: Maand
  /// SHA-256 of the policy under which it was made, hex.
  public let beleidDigest: String
  /// SHA-256 of the exact cells from which it was made, hex: the cells themselves never leave.
  public let invoerDigest: String
  /// The seal of the publication before it; empty for the first.
  public let vorigZegel: String
  /// SHA-256 over all of it as text, hex.
  public internal(set) var zegel: String
  /// In the order of their keys.
  public let cijfers: [GepubliceerdCijfer]
  /// Tenants that are late, in order.
  public let laat: [LateTenant]

  init(
    nummer: Int, vanaf: Maand, totEnMet: Maand, beleidDigest: String, invoerDigest: String, vorigZegel: String,
    cijfers: [GepubliceerdCijfer], laat: [LateTenant]
  ) {
    self.nummer = nummer
    self.vanaf = vanaf
    self.totEnMet = totEnMet
    self.beleidDigest = beleidDigest
    self.invoerDigest = invoerDigest
    self.vorigZegel = vorigZegel
    self.cijfers = cijfers
    self.laat = laat
    zegel = ""
    zegel = hex(sha256(regels))
  }

  /// The figure of a key, by halving; nil when the policy publishes no such figure (or the tenant is late).
  public subscript(_ sleutel: CijferSleutel) -> GepubliceerdCijfer? {
    var (laag, hoog) = (0, cijfers.count)
    while laag < hoog {
      let midden = (laag + hoog) / 2
      if cijfers[midden].sleutel < sleutel { laag = midden + 1 } else { hoog = midden }
    }
    return laag < cijfers.count && cijfers[laag].sleutel == sleutel ? cijfers[laag] : nil
  }
}

extension Publicatie {
  /// By their keys: columns are put in order once, then each period takes them in that order.
  static func opVolgorde(_ cijfers: some Sequence<GepubliceerdCijfer>) -> [GepubliceerdCijfer] {
    var rang: [Kolom: Int] = [:]
    var perTijdvak: [Tijdvak: [GepubliceerdCijfer]] = [:]
    for cijfer in cijfers {
      rang[Kolom(cijfer.sleutel)] = 0
      perTijdvak[cijfer.sleutel.tijdvak, default: []].append(cijfer)
    }
    let opVolgorde = rang.keys.map { kolom in
      (kolom, CijferSleutel(kolom.gebied, kolom.maat, .jaar(0), kolom.dimensies))
    }.sorted { $0.1 < $1.1 }
    for (plaats, kolom) in opVolgorde.enumerated() { rang[kolom.0] = plaats }
    return perTijdvak.keys.sorted().flatMap { tijdvak in
      perTijdvak[tijdvak]!.map { (rang[Kolom($0.sleutel)]!, $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private struct Kolom: Hashable {
    var gebied: Gebied
    var maat: Maat
    var dimensies: Dimensies

    init(_ sleutel: CijferSleutel) {
      gebied = sleutel.gebied
      maat = sleutel.maat
      dimensies = sleutel.dimensies
    }
  }

  /// What is new or other than in the publication before it, and what is not published any more.
  public func verschil(met vorige: Publicatie?) -> (anders: [GepubliceerdCijfer], vervallen: [GepubliceerdCijfer]) {
    guard let vorige else { return (cijfers, []) }
    var oud = Dictionary(uniqueKeysWithValues: vorige.cijfers.map { ($0.sleutel, $0) })
    let anders = cijfers.filter { oud.removeValue(forKey: $0.sleutel) != $0 }
    return (anders, Self.opVolgorde(oud.values))
  }

  /// Whether it says the same as another one: of the same months, numbers, policy and late tenants.
  public func isGelijk(aan ander: Publicatie) -> Bool {
    ander.totEnMet == totEnMet && ander.vanaf == vanaf && ander.invoerDigest == invoerDigest
      && ander.beleidDigest == beleidDigest && ander.laat.map(\.tenant) == laat.map(\.tenant)
      && ander.laat.map(\.totEnMet) == laat.map(\.totEnMet)
  }
}
