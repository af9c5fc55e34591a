/// What a rebuild finds: how much there is, and what becomes different.
public struct HerbouwVerslag: Sendable, Hashable {
  /// Differences that are kept in full; more are only counted.
  public static let meeste = 100

  public internal(set) var dossiers = 0
  public internal(set) var feiten = 0
  /// Dossiers that stood in two partitions, half in each.
  public internal(set) var samengevoegd = 0
  /// Dossiers whose outcome is not what was published.
  public internal(set) var anders = 0
  /// Dossiers whose law of then cannot be read any more: their share in the cells before is not known.
  public internal(set) var onvergelijkbaar = 0
  public internal(set) var besluiten = 0
  /// Besluiten that the gemeenten have otherwise, or not, or too much.
  public internal(set) var besluitverschillen = 0
  public internal(set) var cellen = 0
  /// Cells that were otherwise by the dossiers as they were published.
  public internal(set) var celverschillen = 0
  /// Each with its place.
  public internal(set) var verschillen: [String] = []

  public var isGelijk: Bool { samengevoegd + anders + onvergelijkbaar + besluitverschillen + celverschillen == 0 }

  mutating func note(besluit text: String) {
    besluitverschillen += 1
    keep("besluit " + text)
  }

  mutating func note(cell text: String) {
    celverschillen += 1
    keep("cel " + text)
  }

  private mutating func keep(_ text: String) {
    if verschillen.count < Self.meeste { verschillen.append(text) }
  }
}
