import CommandLine
import Domain
import EventLog
import SQLiteLog
import TenantWorker
import TopicContracts

/// The embedded log with the contracts of its topics, as every verb needs it.
struct Store {
  let log: SQLiteLog
  let contracts: Contracts

  /// Makes the directory when it is not there.
  init(_ directory: String, topics: String?) throws(Failure) {
    contracts = try Self.contracts(topics)
    do throws(EventLogError) {
      log = try SQLiteLog(directory: directory)
    } catch {
      throw Self.failure(error)
    }
  }

  /// Only when it is there already: reading makes no log.
  init(existing directory: String, topics: String?) throws(Failure) {
    guard Files.isFolder(directory) else {
      throw Failure(.noinput, "\(directory): no log here; 'werkbedrijf feed' or 'werkbedrijf run' makes one, --log names it")
    }
    try self.init(directory, topics: topics)
  }

  func topics(_ tenant: TenantID) -> TenantTopics { TenantTopics(tenant, contracts) }

  /// Makes the topics of a tenant that are not there yet.
  func ensure(_ tenant: TenantID) throws(Failure) { try ensure(contracts.configuraties(voor: tenant)) }
  func ensureRegion() throws(Failure) { try ensure(contracts.configuratiesRegio) }

  private func ensure(_ topics: [Contracts.Configuratie]) throws(Failure) {
    do throws(EventLogError) {
      try log.ensure(topics.map { TopicConfiguration($0) })
    } catch {
      throw Self.failure(error)
    }
  }

  func reader() throws(Failure) -> any LogReader {
    do throws(EventLogError) { return try log.reader() } catch { throw Self.failure(error) }
  }

  /// Reads `topics/`, or tells every fault in it.
  static func contracts(_ given: String?) throws(Failure) -> Contracts {
    let folder = try Places.topicsFolder(given)
    var files: [(pad: String, inhoud: [UInt8])] = []
    for name in try Files.names(in: folder) where name.hasSuffix(".yaml") {
      files.append((name, try Files.read("\(folder)/\(name)")))
    }
    for name in try Files.names(in: folder + "/schemas") where name.hasSuffix(".json") {
      files.append(("schemas/\(name)", try Files.read("\(folder)/schemas/\(name)")))
    }
    switch Contracts.laad(files) {
    case .success(let contracts): return contracts
    case .failure(let faults): throw Failure(.config, faults.description)
    }
  }

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
