import Domain
import EventLog
import Foundation
import KafkaLog
import KafkaTesting
import Regio
import TenantWorker
import Testing
import TopicContracts

/// One broker for the verbs that work on a whole tenant.
enum VerbBroker {
  static let broker: Result<Broker, any Error> = Result { try Broker() }

  /// What comes of everything, on the embedded log.
  static let expected: Result<Site.State, any Error> = Result {
    let site = try Site()
    try site.feedAll()
    let drained = try site.drain()
    guard drained.status == 0 else { throw Site.Failed(what: drained.errors) }
    return try site.state()
  }

  /// Fed and handled, but for the last files of dal.
  static func site(_ prefix: String, without last: Int = 0) throws -> Site {
    let site = try Site(try broker.get(), prefix: prefix)
    try site.feed(Site.exports.get().files.filter { $0.tenant != "dal" } + VerbBroker.dal.dropLast(last))
    let drained = try site.drain()
    guard drained.status == 0 else { throw Site.Failed(what: drained.errors) }
    return site
  }

  static var dal: [(tenant: String, path: String)] {
    get throws { try Site.exports.get().files.filter { $0.tenant == "dal" } }
  }
}

/// A `run` that goes on until it is ended.
final class Daemon {
  private let process = Process()
  private let errors: URL

  convenience init(_ site: Site, _ more: [String] = []) throws {
    try self.init(
      ["run", "--log", site.log, "--tenants", "dal,bmwe", "--unit-max", "\(Site.unit)"] + more, in: site.folder.path)
  }

  init(_ arguments: [String], in folder: String) throws {
    errors = URL(filePath: "\(folder)/daemon-\(UUID().uuidString).txt")
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    process.executableURL = Program.folder.appending(path: "werkbedrijf")
    process.arguments = arguments
    process.currentDirectoryURL = Program.repository
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  var told: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }

  func end() {
    guard process.isRunning else { return }
    process.terminate()
    process.waitUntilExit()
  }

  deinit { end() }
}

@Suite(.serialized, .enabled(if: Broker.isThere, "\(Broker.whyNot)")) struct KafkaRebuildTests {
  private func rebuild(_ site: Site, _ more: [String] = [], haltAt: String? = nil) throws -> Program.Outcome {
    try Program.run(
      ["rebuild", "--tenant", "dal", "--log", site.log] + more,
      environment: haltAt.map { ["WERKBEDRIJF_HALT_AT": "rebuild:\($0):1"] } ?? [:])
  }

  private func controle(_ site: Site) throws {
    for tenant in Site.tenants {
      let controle = try Program.run(["controleer", "--tenant", tenant, "--log", site.log])
      #expect(controle.status == 0, "\(controle.output)\(controle.errors)")
    }
  }

  @Test func `while everything runs: to more partitions, with the inputs gone, and the tenant goes on by itself`() throws {
    let site = try VerbBroker.site("herbouw.", without: 4)
    let expected = try VerbBroker.expected.get()
    let daemons = [try Daemon(site, ["--instance", "a"]), try Daemon(site, ["--instance", "b", "--roles", "tenants"])]
    defer { for daemon in daemons { daemon.end() } }
    let reader = try site.eventLog().reader()
    try eventually {
      try site.topics("dal", reader).inputs.count == 3 && daemons.allSatisfy { $0.told.contains("tenant-dal: running") }
    }
    // What is handled is gone by retention.
    let gone = try reader.committed(role: "tenant-dal").filter { $0.key.topic.contains(".dal.") }
    try site.deleteRecords(gone)
    let compared = try rebuild(site, ["--compare-only"])
    #expect(compared.status == 0, "\(compared.output)\(compared.errors)")
    let outcome = try rebuild(site, ["--partities", "6", "--grond", "meer instanties"])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(
      outcome.output.contains("generation 2 is in force: werk.dal.dossier.v1.g2, 6 partitions"), "\(outcome.output)")
    #expect(outcome.output.contains("0 besluiten published, werk.dal.dossier.v1 taken away"), "\(outcome.output)")
    for topic in [Topics.invoer(.intake, TenantID("dal")!), "werk.dal.bijdrage.v1", "werk.dal.dossier.v1.g2"] {
      #expect(try reader.partitions(of: topic) == 6, "\(topic)")
    }
    // The tenant goes on while the daemons run.
    try site.feed(try VerbBroker.dal.suffix(4))
    try eventually { daemons.allSatisfy { $0.told.contains("generation 2 of the state, in 6 partitions") } }
    for daemon in daemons { daemon.end() }
    #expect(try site.drain(more: ["--instance", "a"]).status == 0)
    same(try site.state(), expected, "after it")
    try controle(site)
    let again = try rebuild(site, ["--partities", "4"])
    #expect(again.status == 64, "\(again.errors)")
    #expect(again.errors.contains("takes no partition of an input away"), "\(again.errors)")
  }

  @Test func `killed at every place, the next try ends it, and meanwhile the tenant waits or works`() throws {
    let site = try VerbBroker.site("herbouw-dood.")
    let expected = try VerbBroker.expected.get()
    for (place, more) in [("built", []), ("grown", ["--partities", "5"]), ("switched", []), ("published", []), ("dropped", [])] {
      #expect(try rebuild(site, more, haltAt: place).wasKilled, "\(place)")
      if place == "grown" {
        let waiting = try site.drain()
        #expect(waiting.status == 75 && waiting.errors.contains("'werkbedrijf rebuild' by uid"), "\(waiting.errors)")
      }
      let ended = try rebuild(site, more)
      #expect(ended.status == 0, "\(place): \(ended.output)\(ended.errors)")
      let drained = try site.drain()
      #expect(drained.status == 0, "\(place): \(drained.errors)")
    }
    same(try site.state(), expected, "after all")
    let names = try site.eventLog().reader().topics(of: "dal").filter { $0.contains(".dossier.") }
    #expect(names.count == 1, "\(names)")
    try controle(site)
  }

  private func same(_ found: Site.State, _ expected: Site.State, _ when: Comment) {
    #expect(found.facts == expected.facts, when)
    #expect(found.besluiten == expected.besluiten, when)
    #expect(found.cells == expected.cells, when)
    #expect(found.alarms == 0, when)
  }

  private func eventually(within seconds: Int = 60, _ holds: () throws -> Bool) throws {
    for _ in 0..<seconds * 10 {
      if try holds() { return }
      usleep(100_000)
    }
    Issue.record("it does not come to hold within \(seconds) s")
  }
}

extension Site {
  /// As retention does: everything before these positions goes.
  func deleteRecords(_ positions: [TopicPartition: Int64]) throws {
    let prefix = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
      .first { $0.contains("prefix:") }!.split(separator: " ").last!
    let parts = positions.map {
      "{\"topic\": \"\(prefix)\($0.key.topic)\", \"partition\": \($0.key.partition), \"offset\": \($0.value)}"
    }
    let file = "\(folder.path)/delete.json"
    try Data("{\"version\": 1, \"partitions\": [\(parts.joined(separator: ","))]}".utf8).write(to: URL(filePath: file))
    try VerbBroker.broker.get().tool("delete-records", ["--offset-json-file", file])
  }
}
