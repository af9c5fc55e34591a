import EventLog
import Regio
import TenantWorker
import Web

/// The publications on the log, as pages show them. One thread.
final class PublicationSource {
  private let reader: any LogReader
  /// Below which a count is withheld.
  private let drempel: Int64
  /// Told of once, not at every look.
  private var refused = 0
  private(set) var last = 0

  /// Earlier ones are on the log; pages and API have the last of them.
  private static let most = 12

  init(_ reader: any LogReader, drempel: Int64) {
    self.reader = reader
    self.drempel = drempel
  }

  /// Those made since the last look. One that cannot be read is told of and never shown, and nothing after it.
  func next(_ catalogus: Catalogus) -> [Uitgave] {
    guard let count = try? Publicaties.aantal(reader, vanaf: last), count > last, count != refused else { return [] }
    var found: [Uitgave] = []
    do throws(Publicaties.Fout) {
      try Publicaties.lees(max(last + 1, count - Self.most + 1)...count, reader) { one in
        found.append(Uitgave(one.publicatie, catalogus, drempel: drempel))
      }
    } catch {
      refused = count
      Shell.complain("http: \(error.description)")
    }
    last = found.last?.nummer ?? last
    return found
  }
}
