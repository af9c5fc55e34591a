import Crypto
public import Domain

/// A sample of besluiten for the account of a year: the same seed gives the same besluiten, whoever draws, in whatever order they
/// are met.
///
/// Every besluit gets the rank of a SHA-256 over seed, dossier and key; the lowest ranks are the sample, so each is as likely as
/// another and a besluit more or less moves at most one.
public struct Steekproef<Besluit: Sendable>: Sendable {
  public let zaad: String
  public let omvang: Int
  private var gekozen: [(rang: [UInt8], besluit: Besluit)] = []
  /// Besluiten that were met.
  public private(set) var populatie = 0

  public init(zaad: String, omvang: Int) {
    self.zaad = zaad
    self.omvang = omvang
  }

  /// - Parameter besluit: Made only when it is in the sample so far.
  public mutating func neem(_ dossier: String, _ sleutel: String, _ besluit: () -> Besluit) {
    populatie += 1
    let rang = sha256(Array("\(zaad)\u{0}\(dossier)\u{0}\(sleutel)".utf8))
    if gekozen.count == omvang, let laatste = gekozen.last, !rang.lexicographicallyPrecedes(laatste.rang) { return }
    let plaats = gekozen.firstIndex { rang.lexicographicallyPrecedes($0.rang) } ?? gekozen.count
    gekozen.insert((rang, besluit()), at: plaats)
    if gekozen.count > omvang { gekozen.removeLast() }
  }

  /// In the order of their ranks.
  public var besluiten: [Besluit] { gekozen.map(\.besluit) }
}

/// What the auditor found: how many of the sample were wrong, and what that says of all.
public struct Foutmarge: Sendable, Equatable {
  public var omvang: Int
  public var fouten: Int

  public init(omvang: Int, fouten: Int) {
    self.omvang = omvang
    self.fouten = fouten
  }

  public var percentage: Breuk? { omvang > 0 ? Breuk(Int128(fouten) * 100, Int128(omvang)) : nil }
}
