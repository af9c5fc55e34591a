import Domain
import Dossiers
import EventLog
import Foundation
import KafkaLog
import KafkaTesting
import Regio
import SQLiteLog
import TenantWorker
import Testing
import TopicContracts

/// A log in a folder, fed and run by the real program; two tenants with a small population.
final class Site {
  static let tenants = ["dal", "bmwe"]

  /// The exports, made once by the generator: files per tenant in the order to feed them.
  nonisolated(unsafe) static let exports: Result<Exports, any Error> = Result { try Exports() }

  final class Exports {
    let folder: Folder
    let files: [(tenant: String, path: String)]

    init() throws {
      let folder = try Folder()
      let made = try Program.run(
        ["generate", "--tenant", "dal", "--tenant", "bmwe", "--clients", "12", "--tot", "2015-12", "--uit", folder.path],
        program: "werkbedrijf-bench")
      guard made.status == 0 else { throw Failed(what: made.errors) }
      var files: [(tenant: String, path: String)] = []
      for tenant in Site.tenants {
        let order = try String(contentsOfFile: "\(folder.path)/\(tenant)/volgorde.txt", encoding: .utf8)
        files += order.split(separator: "\n").map { (tenant, "\(folder.path)/\(tenant)/\($0)") }
      }
      self.folder = folder
      self.files = files
      try Data("een sleutel alleen voor deze proef".utf8).write(to: URL(filePath: folder.path + "/sleutel"))
    }

    var key: String { folder.path + "/sleutel" }
  }

  struct Failed: Error { var what: String }

  let folder: Folder
  /// The directory of the embedded log, or the file that tells of a cluster.
  let log: String
  private let options: KafkaOptions?

  init() throws {
    folder = try Folder()
    log = folder.path + "/log"
    options = nil
  }

  /// Another site with the same log.
  init(copying other: Site) throws {
    folder = try Folder()
    log = folder.path + "/log"
    options = nil
    try FileManager.default.copyItem(atPath: other.log, toPath: log)
  }

  /// On a broker, under names of its own.
  init(_ broker: Broker, prefix: String) throws {
    folder = try Folder()
    log = folder.path + "/kafka.yaml"
    var options = KafkaOptions(bootstrap: broker.bootstrap)
    options.prefix = prefix
    options.createsTopics = true
    self.options = options
    let text = """
      kafka:
        bootstrap: \(broker.bootstrap)
        prefix: \(prefix)
        directory: \(folder.path)/marks
        create_topics: true
        session_timeout_ms: 6000

      """
    try Data(text.utf8).write(to: URL(filePath: log))
  }

  func eventLog() throws -> any EventLog {
    if let options { return try KafkaLog(options) }
    return try SQLiteLog(directory: log)
  }

  func feed(
    _ tenant: String, _ file: String, environment: [String: String] = [:], killAfter: Double? = nil
  ) throws -> Program.Outcome {
    let key = try Self.exports.get().key
    return try Program.run(
      [
        "feed", "--tenant", tenant, "--log", log, "--sleutel", key, "--regio-sleutel", key, "--afkeur",
        folder.path + "/afgekeurd", file,
      ],
      environment: environment, killAfter: killAfter)
  }

  /// In their order; those of one tenant by one process, from copies, so that what is rejected lies beside them.
  func feed(_ files: [(tenant: String, path: String)]) throws {
    let key = try Self.exports.get().key
    for tenant in Self.tenants {
      let own = try files.filter { $0.tenant == tenant }.map { try copy($0.path, to: "\(folder.path)/exports/\(tenant)") }
      if own.isEmpty { continue }
      let outcome = try Program.run(
        ["feed", "--tenant", tenant, "--log", log, "--sleutel", key, "--regio-sleutel", key] + own)
      guard [0, 65].contains(outcome.status) else { throw Failed(what: outcome.errors) }
    }
  }

  private func copy(_ path: String, to folder: String) throws -> String {
    let place = "\(folder)/\(URL(filePath: path).lastPathComponent)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if !FileManager.default.fileExists(atPath: place) { try FileManager.default.copyItem(atPath: path, toPath: place) }
    return place
  }

  func feedAll() throws { try feed(Self.exports.get().files) }

  /// Small units: many places to be killed at.
  static let unit = 12

  func drain(
    environment: [String: String] = [:], killAfter: Double? = nil, regels: String? = nil, more: [String] = []
  ) throws -> Program.Outcome {
    let law = regels.map { ["--regels", $0] } ?? []
    let roles = more.contains("--roles") ? [] : ["--roles", "tenants,regio"]
    return try Program.run(
      ["run", "--drain", "--log", log, "--tenants", "dal,bmwe", "--unit-max", "\(Self.unit)"] + roles + law + more,
      environment: environment, killAfter: killAfter)
  }

  /// Whether the process that just died left a unit open, by its durable marks.
  func leftAnOpenUnit() -> Bool {
    (Self.tenants + ["regio"]).contains { role in
      guard let text = try? String(contentsOfFile: "\(log)/\(role).mark", encoding: .utf8) else { return false }
      let parts = text.split(separator: "|", omittingEmptySubsequences: false)
      return parts.count == 4 && !parts[1].isEmpty
    }
  }

  // MARK: what came out

  /// Everything that must not depend on kills.
  struct State: Equatable {
    var inputs: [String: Int] = [:]
    var facts: [String: [Gebeurtenis]] = [:]
    var besluiten: [String: BesluitRecord] = [:]
    var cells: [TenantCel: Int64] = [:]
    var quarantined: Int = 0
    var alarms = 0
  }

  func state() throws -> State {
    var state = State()
    let reader = try eventLog().reader()
    for name in Self.tenants {
      let topics = try topics(name, reader)
      for topic in topics.inputs { state.inputs[topic] = try records(topic, reader).count }
      for record in try inForce(topics.dossier, reader) {
        let dossier = try Dossier(record: record.value!)
        // When feed made an event out of a row without a moment of its own, its clock is in `tijd`.
        state.facts["\(name)/\(dossier.onderwerp)"] = dossier.feiten.map { feit in
          var feit = feit
          feit.tijd = 0
          return feit
        }
      }
      for record in try topics.besluiten(reader).flatMap({ try inForce($0, reader) }) {
        var besluit = try BesluitRecord(decoding: record.value!)
        if besluit.status == .vervallen { continue }
        besluit.revisie = 1
        besluit.status = .genomen
        guard state.besluiten["\(name)/" + String(decoding: record.key!, as: UTF8.self)] == nil else {
          throw Failed(what: "besluit \(String(decoding: record.key!, as: UTF8.self)) stands with two gemeenten")
        }
        state.besluiten["\(name)/" + String(decoding: record.key!, as: UTF8.self)] = besluit
      }
      state.quarantined += try Quarantine.waiting(topics, reader).count
    }
    state.cells = try Cells.all(reader) { !$0.isVanRegio }.filter { $0.value != 0 }
    state.alarms = try records(RegionTopics.quarantine, reader).count
    return state
  }

  /// A tenant's topics in the generation in force.
  func topics(_ name: String, _ reader: any LogReader) throws -> TenantTopics {
    let tenant = try #require(TenantID(name))
    let generation = try Generatie.inForce(tenant, reader)
    let partitions = try generation?.partities ?? reader.partitions(of: Topics.dossier(tenant))
    return TenantTopics(tenant, partitions: partitions, generatie: generation?.nummer ?? 1, besluitPartitions: 4)
  }

  /// Of a compacted topic the last record of each key, without tombstones.
  private func inForce(_ topic: String, _ reader: any LogReader) throws -> [LogRecord] {
    var latest: [[UInt8]: LogRecord] = [:]
    for record in try records(topic, reader) { latest[record.key!] = record.value == nil ? nil : record }
    return Array(latest.values)
  }

  private func records(_ topic: String, _ reader: any LogReader) throws -> [LogRecord] {
    var all: [LogRecord] = []
    for partition in 0..<(try reader.partitions(of: topic)) {
      let place = TopicPartition(topic, partition)
      var next = try reader.bounds(place).lowerBound
      while true {
        let read = try reader.read(place, from: next, limit: 100_000)
        guard let last = read.last else { break }
        all += read
        next = last.offset + 1
      }
    }
    return all
  }
}
