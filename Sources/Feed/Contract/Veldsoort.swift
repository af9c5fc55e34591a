import Domain

/// What kind of value a field of an event holds; it decides how a column is read and written.
public enum Veldsoort: Hashable, Sendable {
  case datum
  case maand
  /// Integer eurocents.
  case bedrag
  case geheel(ClosedRange<Int>)
  /// A decimal string.
  case decimaal
  case jaNee
  /// One of a closed list.
  case code([String])
  /// Several of a closed list.
  case codes([String])
  /// A CBS code; an export may write `GM0010`, `0010` or `10`.
  case gemeente
  /// The id of an event of this source, named by the business key of its row.
  case verwijzing
  /// The legacy system's own number of a plaatsing, voorziening, vacature…
  case kenmerk
  case tekst
  /// Becomes a pseudonym under the tenant's key.
  case pseudoniem
  /// Becomes a pseudonym under the regional key, the same for all tenants.
  case werkgever

  static func code<C: Code>(_ lijst: C.Type) -> Veldsoort { .code(lijst.allCases.map(\.rawValue)) }
  static func codes<C: Code>(_ lijst: C.Type) -> Veldsoort { .codes(lijst.allCases.map(\.rawValue)) }
}

/// A field of an event as a mapping names it; a dot in the name is a nested object.
public struct Contractveld: Hashable, Sendable {
  public var naam: String
  public var soort: Veldsoort
  public var verplicht: Bool

  init(_ naam: String, _ soort: Veldsoort, verplicht: Bool = true) {
    self.naam = naam
    self.soort = soort
    self.verplicht = verplicht
  }

  /// `diagnose` of `diagnose.arbeidsvermogen`.
  var groep: Substring? { naam.firstIndex(of: ".").map { naam[..<$0] } }
}

/// Whose dossier the events of a type belong to.
public enum Onderwerpsoort: String, Sendable { case client, boekhouding, werkgever }
