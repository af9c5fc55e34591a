import Bevolking
import Domain
import EventLog
import Foundation
import KafkaLog
import KafkaTesting
import Regelgeving
import SQLiteLog
import TenantWorker
import TopicContracts

/// What all rounds share: the brokers, the events, and the law they are derived under.
final class FaultField {
  static let nodes = 3
  /// Instances that can be cut off from the brokers.
  static let instances = ["a", "b", "r"]
  static let tenant = TenantID("dal")!

  let broker: Broker
  let folder: String
  let timeoutMs: Int
  let without: [String]
  let topicsFolder: String
  let ops: String
  let topics: TenantTopics
  let regels: Regels
  /// On the partition where each belongs.
  let records: [OutgoingRecord]
  let events: [Gebeurtenis]
  private let begun = Date()

  init(
    clients: Int, seed: UInt64, timeoutMs: Int, without: [String], ops: String, topics folderOfTopics: String
  ) throws {
    self.timeoutMs = timeoutMs
    self.without = without
    self.ops = URL(filePath: ops).path
    topicsFolder = URL(filePath: folderOfTopics).path
    folder = NSTemporaryDirectory() + "werkbedrijf-faults-\(UUID().uuidString)"
    try maakMap(folder)
    records = try Self.population(clients: clients, seed: seed, ops: ops, folder: folder)
    let decoder = EventDecoder()
    events = try records.map { record in
      try decoder.decode(headers: record.headers.map { ($0.name, $0.value) }, value: record.value ?? [])
    }
    let partitions = try SQLiteLog(directory: folder + "/log").reader().partitions(of: Topics.dossier(Self.tenant))
    topics = TenantTopics(Self.tenant, partitions: partitions)
    regels = try ParameterSet.load(Self.tenant, files: Self.law(ops)).regels
    schrijf("\(records.count) events of \(Set(events.map(\.onderwerp)).count) dossiers; starting \(Self.nodes) brokers\n")
    broker = try Broker(
      nodes: Self.nodes,
      settings: ["broker.session.timeout.ms=3000", "broker.heartbeat.interval.ms=500", "replica.lag.time.max.ms=3000"],
      tells: true, proxied: Self.instances)
    say("brokers at \(broker.bootstrap)")
  }

  deinit {
    broker.destroy()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Copies what the brokers and the programs said.
  func keep(in place: String) throws {
    try maakMap(place)
    for node in 1...Self.nodes { try schrijf(Array(broker.log(node: node).utf8), naar: "\(place)/broker-\(node).log") }
    for path in bestanden(folder, ".txt") { try schrijf(try lees(path), naar: "\(place)/\(path.split(separator: "/").last!)") }
    say("the logs are in \(place)")
  }

  func say(_ text: String) {
    let seconds = String(format: "%6.1f", Date().timeIntervalSince(begun))
    schrijf("[\(seconds) s] \(text)\n")
  }

  func options(prefix: String) -> KafkaOptions {
    var options = KafkaOptions(bootstrap: broker.bootstrap)
    options.prefix = prefix
    options.createsTopics = true
    options.transactionTimeoutMs = timeoutMs
    options.sessionTimeoutMs = timeoutMs
    options.requestTimeoutMs = 20_000
    return options
  }

  /// Writes the configuration of a process; `instance` reaches the brokers through its own proxies.
  func config(prefix: String, of instance: String? = nil) throws -> String {
    let path = "\(folder)/\(prefix)\(instance.map { $0 + "." } ?? "")yaml"
    let text = """
      kafka:
        bootstrap: \(instance.map(broker.bootstrap(of:)) ?? broker.bootstrap)
        prefix: \(prefix)
        create_topics: true
        session_timeout_ms: \(timeoutMs)
        transaction_timeout_ms: \(timeoutMs)
        request_timeout_ms: 20000

      """
    try schrijf(Array(text.utf8), naar: path)
    return path
  }

  /// What `feed` makes of the exports of an invented population.
  private static func population(clients: Int, seed: UInt64, ops: String, folder: String) throws -> [OutgoingRecord] {
    let streek = Streek.alle.first { $0.tenant == tenant }!
    let exports = "\(folder)/exports"
    try generate(
      streek, klanten: clients, van: Maand(jaar: 2015, maand: 1), tot: Maand(jaar: 2015, maand: 12), seed: seed, ops: ops,
      sleutels: nil, uit: exports, stil: true)
    try schrijf([UInt8](repeating: 7, count: 32), naar: "\(folder)/key")
    let order = String(decoding: try lees("\(exports)/volgorde.txt"), as: UTF8.self)
    let fed = try Kind(
      "feed", "--tenant", tenant.description, "--log", folder + "/log", "--regels", ops, "--sleutel", "\(folder)/key",
      "--regio-sleutel", "\(folder)/key", woorden: order.split(separator: "\n").map { "\(exports)/\($0)" },
      uitvoer: "/dev/null", fouten: "\(folder)/feed.txt")
    guard [0, 65].contains(fed.status) else { throw Fout(.software, "feeding: status \(fed.status)") }
    let reader = try SQLiteLog(directory: folder + "/log").reader()
    var records: [OutgoingRecord] = []
    for topic in Invoer.allCases.map({ Topics.invoer($0, tenant) }) {
      for partition in 0..<(try reader.partitions(of: topic)) {
        let place = TopicPartition(topic, partition)
        for record in try reader.read(place, from: reader.bounds(place).lowerBound, limit: 10_000_000) {
          records.append(
            OutgoingRecord(
              topic: topic, partition: partition, timestamp: record.timestamp, key: record.key, value: record.value,
              headers: record.headers))
        }
      }
    }
    return records
  }

  private static func law(_ ops: String) throws -> [(pad: String, inhoud: [UInt8])] {
    var files: [(pad: String, inhoud: [UInt8])] = []
    for folder in ["landelijk", "tenants/\(tenant)", "tenants/\(tenant)/gemeenten"] {
      for path in bestanden("\(ops)/\(folder)", ".yaml") {
        files.append(("\(folder)/\(path.split(separator: "/").last!)", try lees(path)))
      }
    }
    return files
  }
}
