import Domain
import Dossiers
import EventLog
import Gevolgen
import Regelgeving
import TenantWorker

/// The dossiers of a tenant that a comparison goes over: those of the log, or those of files with events.
enum Bestand {
  case log(Store, TenantTopics)
  case gelezen([Dossier])

  /// Dossiers that one thread takes at a time out of files.
  private static let stuk = 256

  /// From the files when there are any, else from the log. The log is only read; the daemon may run.
  static func open(
    _ tenant: TenantID, log: String, topics: String?, files: [String], _ regels: Regels
  ) throws(Failure) -> (bestand: Bestand, hasRefused: Bool) {
    guard !files.isEmpty else {
      let store = try Store(existing: log, topics: topics)
      return (.log(store, try store.topics(tenant)), false)
    }
    var input = DeriveInput(regels: regels, bekendOp: nil)
    for path in files { try input.read(path, showsName: files.count > 1) }
    return (.gelezen(input.dossiers.map(\.1)), input.hasRefused)
  }

  /// Compares every dossier under each of the questions, which have one set of rules as they are; a thread a core.
  func gevolgen(_ vragen: [Gevolgen.Vraag]) throws -> [Gevolgen] {
    let delen: [[Gevolgen]] =
      switch self {
      case .log(let store, let topics): try Parallel.map(topics.partitions) { try Self.deel(vragen, store, topics, $0) }
      case .gelezen(let dossiers):
        try Parallel.map((dossiers.count + Self.stuk - 1) / Self.stuk) { nummer in
          var gevolgen = vragen.map { Gevolgen($0) }
          for dossier in dossiers[nummer * Self.stuk..<min(dossiers.count, (nummer + 1) * Self.stuk)] {
            Self.neem(dossier, &gevolgen)
          }
          return gevolgen
        }
      }
    return delen.reduce(into: vragen.map { Gevolgen($0) }) { som, deel in
      for plaats in som.indices { som[plaats].voegToe(deel[plaats]) }
    }
  }

  private static func neem(_ dossier: Dossier, _ gevolgen: inout [Gevolgen]) {
    guard let vraag = gevolgen.first?.vraag else { return }
    let voor = Dossiers.derive(dossier, vraag.voor)
    for plaats in gevolgen.indices { gevolgen[plaats].neem(dossier, voor: voor) }
  }

  private static func deel(
    _ vragen: [Gevolgen.Vraag], _ store: Store, _ topics: TenantTopics, _ partitie: Int
  ) throws -> [Gevolgen] {
    var gevolgen = vragen.map { Gevolgen($0) }
    let records: [[UInt8]]
    do throws(EventLogError) {
      records = try DossierState.records(topics, partition: partitie, try store.log.reader())
    } catch {
      throw Store.failure(error)
    }
    for record in records {
      do {
        Self.neem(try Dossier(record: record), &gevolgen)
      } catch {
        throw Failure(.software, "a record of \(topics.dossier)/\(partitie) \(error)")
      }
    }
    return gevolgen
  }
}
