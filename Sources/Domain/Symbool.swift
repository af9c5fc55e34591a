import Synchronization

/// A code as a number: two codes are equal when their numbers are, and `tekst` gives the code back.
///
/// Contributions and besluiten carry codes by the thousand (spoor, instrument, leefvorm, reden); a number compares and
/// hashes in one instruction. Codes come from parameter files and closed lists only, never from the text of an event,
/// so the table stays small. One table per process; safe from any thread.
public struct Symbool: Hashable, Sendable {
  public let nummer: UInt32

  package init(nummer: UInt32) { self.nummer = nummer }

  public init(_ tekst: String) {
    nummer = Self.tabel.withLock { tabel in
      if let bekend = tabel.nummers[tekst] { return bekend }
      let nieuw = UInt32(tabel.teksten.count)
      tabel.teksten.append(tekst)
      tabel.nummers[tekst] = nieuw
      return nieuw
    }
  }

  public var tekst: String { Self.tabel.withLock { $0.teksten[Int(nummer)] } }

  private struct Tabel: Sendable {
    var nummers: [String: UInt32] = [:]
    var teksten: [String] = []
  }
  private static let tabel = Mutex(Tabel())
}

extension Symbool: CustomStringConvertible, ExpressibleByStringLiteral {
  public init(stringLiteral tekst: String) { self.init(tekst) }
  public var description: String { tekst }
}
