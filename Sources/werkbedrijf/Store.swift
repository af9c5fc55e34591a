import CommandLine
import Domain
import EventLog
import SQLiteLog
import TenantWorker

/// The embedded log, opened as every verb needs it.
enum Store {
  /// Partitions of a tenant's topics on the embedded log: one worker reads them all, so the number only has to be stable.
  static let partitions = 4

  static func topics(_ tenant: TenantID) -> TenantTopics { TenantTopics(tenant, partitions: partitions) }

  static func open(_ directory: String) throws(Failure) -> SQLiteLog {
    do throws(EventLogError) {
      return try SQLiteLog(directory: directory)
    } catch {
      throw failure(error)
    }
  }

  /// Only when it is there already: reading makes no log.
  static func openExisting(_ directory: String) throws(Failure) -> SQLiteLog {
    guard Files.isFolder(directory) else {
      throw Failure(.noinput, "\(directory): no log here; 'werkbedrijf feed' or 'werkbedrijf run' makes one, --log names it")
    }
    return try open(directory)
  }

  static func ensure(_ log: SQLiteLog, _ tenants: [TenantTopics]) throws(Failure) {
    do throws(EventLogError) {
      try log.ensure(tenants.flatMap(\.configurations) + RegionTopics.configurations)
    } catch {
      throw failure(error)
    }
  }

  static func directory(of log: any EventLog) -> String { (log as? SQLiteLog)?.directory ?? "." }

  static func failure(_ error: EventLogError) -> Failure {
    let code: ExitCode =
      switch error.code {
      case .rolBezet, .bezet, .afgezet: .tempfail
      case .schijfVol, .invoerUitvoer: .ioerr
      case .andereVersie, .beschadigd, .topicAfwijkend: .config
      case .topicOnbekend, .offsetVerlopen: .noinput
      case .recordOngeldig: .software
      }
    return Failure(code, error.description)
  }
}
