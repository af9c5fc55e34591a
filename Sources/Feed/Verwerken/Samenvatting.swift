/// What became of the rows of one file. Every row read is one of new, changed, withdrawn, unchanged, skipped, rejected.
public struct Samenvatting: Hashable, Sendable {
  public var gelezen = 0
  public var nieuw = 0
  public var gewijzigd = 0
  public var ingetrokken = 0
  public var ongewijzigd = 0
  /// Rows that the mapping leaves out on purpose.
  public var overgeslagen = 0
  public var afgekeurd = 0
  /// Events sent; one row may give several.
  public var gebeurtenissen = 0

  public init() {}
}

/// A line that was put aside.
public struct Afgekeurd: Sendable {
  /// 1 first.
  public var regel: Int
  public var fout: RegelFout
  /// The line as it stood in the file, without its ending; may hold a BSN. Cut off after 64 KiB.
  public var origineel: [UInt8]
}
