import Domain
import EventLog
import Foundation
import KafkaLog
import KafkaTesting
import TenantWorker
import TopicContracts

/// One broker with the topics of one tenant, and what is fed to it: where everything on Kafka is measured.
final class KafkaField {
  static let tenant = TenantID("dal")!
  /// Of every dossier here: where its besluiten go.
  static let gemeente = Gemeente(nummer: 10)

  let broker: Broker
  let folder: String
  let config: String
  let ops: String
  let topicsFolder: String
  let topics: TenantTopics
  var besluit: String { topics.besluit(Self.gemeente) }
  private let producer: PlainProducer
  private let more: [String]

  /// - Parameter more: Words more for every worker.
  init(ops: String, topics folderOfTopics: String, folder: String, more: [String]) throws {
    self.more = more
    guard Broker.isThere else { throw Fout(.unavailable, Broker.whyNot) }
    self.ops = URL(filePath: ops).path
    topicsFolder = URL(filePath: folderOfTopics).path
    self.folder = folder
    try maakMap(folder)
    // Nothing is compacted while it is measured: what was written is counted afterwards.
    broker = try Broker(settings: ["log.cleaner.backoff.ms=86400000"], isMeasured: true)
    config = "\(folder)/kafka.yaml"
    try schrijf(Array("kafka:\n  bootstrap: \(broker.bootstrap)\n  create_topics: true\n".utf8), naar: config)
    let made = try Kind(
      "topics", "apply", "--log", config, "--tenants", Self.tenant.description, "--regels", self.ops, "--topics", topicsFolder,
      uitvoer: "/dev/null", fouten: "\(folder)/topics.txt")
    guard made.status == 0 else {
      throw Fout(.software, "topics apply: \(String(decoding: try lees("\(folder)/topics.txt"), as: UTF8.self))")
    }
    let partitions = try KafkaLog(KafkaOptions(bootstrap: broker.bootstrap)).reader().partitions(of: Topics.dossier(Self.tenant))
    topics = TenantTopics(Self.tenant, partitions: partitions)
    producer = try PlainProducer(bootstrap: broker.bootstrap, lingerMs: 5)
  }

  deinit {
    broker.destroy()
    try? FileManager.default.removeItem(atPath: folder)
  }

  func log() throws -> KafkaLog { try KafkaLog(KafkaOptions(bootstrap: broker.bootstrap)) }

  /// Sends these facts of so many dossiers in the order of time, and waits until they are there.
  func feed(dossiers: Int, facts: Range<Int>, of all: Int, seed: UInt64) throws {
    let events = (0..<dossiers).map { Self.facts(all, seed: seed, number: $0) }
    for fact in facts { for dossier in events { try send(dossier[fact], with: producer) } }
    try producer.flush()
  }

  static func facts(_ count: Int, seed: UInt64, number: Int) -> [Gebeurtenis] {
    gebeurtenissen(feiten: count, seed: seed, nummer: number, deel: "kafka")
  }

  /// In binary mode, on the partition of its key.
  func send(_ event: Gebeurtenis, with producer: PlainProducer) throws {
    let key = Array(event.onderwerp.description.utf8)
    let (headers, value) = EventEncoder().binary(event)
    try producer.send(
      topic: Topics.invoer(Inhoud.invoer(volgorde: event.inhoud.volgorde) ?? .intake, Self.tenant),
      partition: partition(key: key, count: topics.partitions), timestamp: FaultFeeder.now(), key: key, value: value,
      headers: headers)
  }

  /// `werkbedrijf run` of the tenant's worker, watched from the moment it is in its group on.
  func worker(_ words: String..., instance: String? = nil) throws -> MeteredProcess {
    let name = instance.map { ["--instance", $0] } ?? []
    return try MeteredProcess(
      [
        try MeteredProcess.werkbedrijf, "run", "--log", config, "--tenants", Self.tenant.description, "--roles", "tenants",
        "--regels", ops, "--topics", topicsFolder,
      ] + name + words + more, output: "\(folder)/run-\(instance ?? "").txt", mark: "\(topics.role): running")
  }

  /// One pass over everything that waits.
  func drain(seconds: Double = 300) throws -> MeteredProcess {
    let worker = try worker("--drain")
    try worker.awaitEnd(seconds: seconds)
    return worker
  }
}

/// A figure that the product promises, beside what was measured.
struct KafkaTarget {
  var what: String
  var value: Double
  var isAtLeast: Bool
  var target: Double

  var isMet: Bool { isAtLeast ? value >= target : value <= target }

  static func atLeast(_ target: Double, _ what: String, _ value: Double) -> Self {
    Self(what: what, value: value, isAtLeast: true, target: target)
  }
  static func atMost(_ target: Double, _ what: String, _ value: Double) -> Self {
    Self(what: what, value: value, isAtLeast: false, target: target)
  }

  var text: String {
    String(format: "  %10.2f  %@ (%@ %g: %@)\n", value, what, isAtLeast ? "≥" : "≤", target, isMet ? "met" : "MISSED")
  }
  var json: String {
    String(
      format: "{\"gehaald\":%@,\"grens\":%g,\"soort\":\"%@\",\"waarde\":%.4f,\"wat\":\"%@\"}", isMet ? "true" : "false", target,
      isAtLeast ? "minstens" : "hoogstens", value, what)
  }
}

/// What a scenario on Kafka found.
struct KafkaReport {
  var scenario: String
  /// What was measured on what, one line.
  var about: String
  /// Rows of the table: a name, and its figures with their names.
  var rows: [(name: String, figures: [(name: String, value: Double)])] = []
  var targets: [KafkaTarget] = []

  var text: String {
    var lines = "\(scenario): \(about)\n"
    for row in rows {
      let figures = row.figures.map { String(format: "%12.\($0.value < 100 ? 2 : 0)f %@", $0.value, $0.name) }
      lines += "  " + row.name.padding(toLength: 38, withPad: " ", startingAt: 0) + figures.joined(separator: " ") + "\n"
    }
    return lines + targets.map(\.text).joined()
  }

  var json: String {
    let rows = rows.map { row in
      let figures = row.figures.map { String(format: "\"%@\":%.4f", $0.name, $0.value) }
      return "{\"naam\":\"\(row.name)\"," + figures.joined(separator: ",") + "}"
    }
    return "{\"doelen\":[\(targets.map(\.json).joined(separator: ","))],\"over\":\"\(about)\",\"regels\":["
      + rows.joined(separator: ",") + "],\"scenario\":\"\(scenario)\"}\n"
  }
}
