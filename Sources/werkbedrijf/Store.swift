import CommandLine
import Domain
import EventLog
import KafkaLog
import SQLiteLog
import TenantWorker
import TopicContracts

/// The log with the contracts of its topics, as every verb needs it: the embedded one in a directory, or a Kafka cluster that
/// a configuration file tells of.
struct Store {
  let log: any EventLog
  /// Where marks and locks of this machine are.
  let directory: String
  let contracts: Contracts
  /// Topics are made when they are missing.
  let makesTopics: Bool

  /// Makes the directory when it is not there.
  /// - Parameters:
  ///   - place: A directory, or a file that ends in `.yaml`.
  ///   - instance: Which of the instances that share roles this one is; on Kafka only.
  ///   - makesTopics: Also on a cluster whose configuration leaves that to `topics apply`.
  init(_ place: String, topics: String?, instance: String? = nil, makesTopics: Bool = false) throws(Failure) {
    contracts = try Self.contracts(topics)
    if Self.isConfiguration(place) {
      var file = try KafkaFile(place, instance: instance)
      file.options.faults = try FaultSwitches.kafkaFaults()
      if makesTopics { file.options.createsTopics = true }
      directory = file.directory
      self.makesTopics = file.options.createsTopics
      do throws(EventLogError) { log = try KafkaLog(file.options) } catch { throw Self.failure(error) }
      return
    }
    if instance != nil {
      throw Failure(.usage, "--instance: the embedded log in \(place) has one instance; several share a role on Kafka only")
    }
    directory = place
    self.makesTopics = true
    do throws(EventLogError) { log = try SQLiteLog(directory: place) } catch { throw Self.failure(error) }
  }

  /// Only when it is there already: reading makes no log.
  init(existing place: String, topics: String?, makesTopics: Bool = false) throws(Failure) {
    guard Files.isFolder(place) || Self.isConfiguration(place) else {
      throw Failure(.noinput, "\(place): no log here; 'werkbedrijf feed' or 'werkbedrijf run' makes one, --log names it")
    }
    try self.init(place, topics: topics, makesTopics: makesTopics)
  }

  static func isConfiguration(_ place: String) -> Bool { place.hasSuffix(".yaml") || place.hasSuffix(".yml") }

  /// In the generation that is in force.
  func topics(_ tenant: TenantID) throws(Failure) -> TenantTopics { TenantTopics(tenant, contracts, try generation(tenant)) }

  func generation(_ tenant: TenantID) throws(Failure) -> Generatie? {
    do throws(EventLogError) {
      return try Generatie.inForce(tenant, try log.reader())
    } catch {
      throw Self.failure(error)
    }
  }

  /// Makes the topics of a tenant that are not there yet.
  func ensure(_ tenant: TenantID) throws(Failure) { try ensure(contracts.configuraties(voor: tenant, try generation(tenant))) }
  /// Makes the topics of besluiten of these gemeenten.
  func ensure(_ tenant: TenantID, besluitenVan gemeenten: [Gemeente]) throws(Failure) {
    let plain = Set(contracts.configuraties(voor: tenant))
    try ensure(contracts.configuraties(voor: tenant, gemeenten: gemeenten).filter { !plain.contains($0) })
  }
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
