import Domain
import EventLog
import Foundation
import SQLiteLog
import Testing
import TopicContracts

/// One tenant's failure leaves the other tenant and the region as they would be without it.
@Suite struct IsolationTests {
  /// The reference figures of the tenant that goes on.
  private func expectWhole(_ site: Site, _ tenant: String) throws {
    let expected = try KillTests.reference.get().state
    let state = try site.state()
    let prefix = tenant + "/"
    #expect(state.facts.filter { $0.key.hasPrefix(prefix) } == expected.facts.filter { $0.key.hasPrefix(prefix) })
    #expect(
      state.cells.filter { $0.key.tenant.description == tenant } == expected.cells.filter { $0.key.tenant.description == tenant })
  }

  @Test func `a bad parameter file stops its tenant with the place, and nobody else`() throws {
    let site = try Site(copying: KillTests.reference.get().fed)
    let regels = site.folder.path + "/ops"
    try FileManager.default.copyItem(atPath: Program.repository.path + "/ops", toPath: regels)
    try Data("tenant: [".utf8).write(to: URL(filePath: regels + "/tenants/dal/tenant.yaml"))
    let outcome = try site.drain(regels: regels)
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("tenants/dal/tenant.yaml:"))
    #expect(outcome.errors.contains("tenant-bmwe: finished"))
    #expect(outcome.errors.contains("regio: finished"))
    try expectWhole(site, "bmwe")
    // Repaired, it goes on where it was.
    #expect(try site.drain().status == 0)
    try expectWhole(site, "dal")
  }

  @Test func `a full quarantine stops its tenant with what to do, and nobody else`() throws {
    let site = try Site(copying: KillTests.reference.get().fed)
    let producer = try SQLiteLog(directory: site.log).producer()
    try producer.append(
      (0..<3).map {
        OutgoingRecord(
          topic: "werk.dal.intake.v1", partition: 0, timestamp: 0, key: nil, value: Array("{ bad \($0) 123456782".utf8))
      })
    let outcome = try site.drain(more: ["--quarantine-max", "2"])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("quarantine is full (2 of 2)"))
    try expectWhole(site, "bmwe")

    let list = try Program.run(["quarantine", "list", "--tenant", "dal", "--log", site.log])
    #expect(list.status == 0)
    #expect(list.output.contains("2 in quarantine"))
    #expect(!list.output.contains("123456782") && !outcome.errors.contains("123456782"))
    #expect(try site.drain().status == 0)
    try expectWhole(site, "dal")
    let replay = try Program.run(["quarantine", "replay", "--all", "--tenant", "dal", "--log", site.log])
    #expect(replay.output.contains("3 sent again"))
    #expect(try site.drain().status == 0)
    #expect(try Program.run(["quarantine", "list", "--tenant", "dal", "--log", site.log]).output.contains("3 in quarantine"))
  }

  @Test func `a damaged log file stops its tenant, and nobody else`() throws {
    let site = try Site(copying: KillTests.reference.get().fed)
    try Data("this is no log".utf8).write(to: URL(filePath: site.log + "/dal.log.sqlite"))
    for tail in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: site.log + "/dal.log.sqlite" + tail) }
    let outcome = try site.drain()
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("tenant-bmwe: finished"))
    #expect(outcome.errors.contains("tenant-dal: failed"))
    let reader = try SQLiteLog(directory: site.log).reader()
    #expect(try !reader.read(TopicPartition(Topics.cel, 0), from: 0, limit: 10).isEmpty)
  }

  @Test func `a second run is refused with the pid of the first`() throws {
    let site = try Site(copying: KillTests.reference.get().fed)
    let first = Process()
    first.executableURL = Program.folder.appending(path: "werkbedrijf")
    first.arguments = ["run", "--log", site.log, "--tenants", "dal,bmwe"]
    first.currentDirectoryURL = Program.repository
    first.standardError = FileHandle.nullDevice
    try first.run()
    defer {
      first.terminate()
      first.waitUntilExit()
    }
    Thread.sleep(forTimeInterval: 0.7)
    let second = try site.drain()
    #expect(second.status == 75)
    #expect(second.errors.contains("\(first.processIdentifier)"))
  }
}
