import Domain
import Dossiers
import EventLog
import Foundation
import Regelgeving
import Regio
import SQLiteLog
import TenantWorker
import Testing
import TopicContracts

/// `erase` as a process: refused before the term, whole, and killed at every place.
@Suite(.serialized) struct EraseTests {
  static let ground = "AVG art. 17 lid 1, zaak 2026-118"

  /// Fed and run once; of one client also an event that cannot be read.
  nonisolated(unsafe) static let done = Result { () throws -> (site: Site, client: Pseudonym, state: Site.State) in
    let site = try Site()
    // The other tenant has the same key here, and would know the same people.
    for (tenant, file) in try Site.exports.get().files where tenant == "dal" {
      let fed = try site.feed(tenant, file)
      guard [0, 65].contains(fed.status) else { throw Site.Failed(what: fed.errors) }
    }
    var outcome = try site.drain()
    guard outcome.status == 0 else { throw Site.Failed(what: outcome.errors) }
    let client = try #require(try site.clients("dal").max { ($0.value, $0.key) < ($1.value, $1.key) }?.key)
    let dal = TenantID("dal")!
    let key = Array(client.description.utf8)
    try SQLiteLog(directory: site.log).producer().append([
      OutgoingRecord(
        topic: Topics.invoer(.intake, dal), partition: partition(key: key, count: 4), timestamp: 1, key: key,
        value: Array("{\"subject\":\"\(client)\",".utf8),
        headers: [LogHeader("content-type", Array("application/cloudevents+json".utf8))])
    ])
    outcome = try site.drain()
    guard outcome.status == 0 else { throw Site.Failed(what: outcome.errors) }
    return (site, client, try site.state())
  }

  func erase(_ site: Site, _ client: Pseudonym, ground: String? = ground, haltAt: String? = nil) throws -> Program.Outcome {
    try Program.run(
      ["erase", "--tenant", "dal", "--log", site.log] + (ground.map { ["--grond", $0] } ?? []) + [client.description],
      environment: haltAt.map { ["WERKBEDRIJF_HALT_AT": "erase:\($0):1"] } ?? [:])
  }

  /// Files under the log that hold the pseudonym, as text, as bytes, or in the base64 of a quarantined original.
  func filesWith(_ client: Pseudonym, _ site: Site) throws -> [String] {
    let text = Data(client.description.utf8)
    let forms = [text, Data(client.bytes)] + (0..<3).map { text.dropFirst($0).base64EncodedData().prefix(28) }
    return try FileManager.default.contentsOfDirectory(atPath: site.log).filter { name in
      let bytes = try Data(contentsOf: URL(filePath: "\(site.log)/\(name)"))
      return forms.contains { bytes.range(of: $0) != nil }
    }
  }

  /// What is left is what was, without the client; sums are the same.
  func same(_ site: Site, _ client: Pseudonym, _ before: Site.State) throws {
    let after = try site.state()
    #expect(after.cells == before.cells)
    #expect(after.alarms == 0)
    #expect(after.facts == before.facts.filter { $0.key != "dal/\(client)" })
    #expect(after.besluiten == before.besluiten.filter { !$0.key.hasPrefix("dal/\(client)/") })
    #expect(try filesWith(client, site).isEmpty)
  }

  @Test func `before the term it is refused, with the day from which it may`() throws {
    let (site, client, before) = try Self.done.get()
    let outcome = try erase(site, client, ground: nil)
    #expect(outcome.status == 77)
    #expect(outcome.errors.contains("--grond"), "\(outcome.errors)")
    #expect(
      outcome.errors.contains("may be erased from 20") || outcome.errors.contains("may be erased 10 years after it is closed"),
      "\(outcome.errors)")
    #expect(try site.state() == before)
  }

  @Test func `on a ground everything of the client goes from every file, and the sums stay, also after another start`() throws {
    let (done, client, before) = try Self.done.get()
    let site = try Site(copying: done)
    #expect(try filesWith(client, site) == ["dal.log.sqlite"])
    #expect(before.quarantined == 1)
    let outcome = try erase(site, client)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("werk.dal.dossier.v1: 1 records taken out"), "\(outcome.output)")
    for topic in ["intake.v1: ", "payment.v1: ", "report.v1: ", "besluit-gm", "feed-geheugen.v1: ", "quarantine.v1: "] {
      #expect(outcome.output.contains("werk.dal.\(topic)"), "\(topic): \(outcome.output)")
    }
    try same(site, client, before)
    #expect(try site.drain().status == 0)
    try same(site, client, before)
    #expect(try rebuilt(site) == before.cells.filter { $0.key.tenant.description == "dal" })
    let controle = try Program.run(["controleer", "--tenant", "dal", "--log", site.log])
    #expect(controle.status == 0, "\(controle.output)\(controle.errors)")
    let again = try erase(site, client)
    #expect(again.status == 66, "\(again.errors)")
  }

  @Test(arguments: ["before-commit", "committed", "scrubbed"])
  func `killed at any place, the next try ends it`(place: String) throws {
    let (done, client, before) = try Self.done.get()
    let site = try Site(copying: done)
    let killed = try erase(site, client, haltAt: place)
    #expect(killed.wasKilled)
    // The daemon may have run in between.
    #expect(try site.drain().status == 0)
    let state = try site.state()
    #expect(state.cells == before.cells)
    #expect((state.facts["dal/\(client)"] == nil) == (place != "before-commit"))
    let ended = try erase(site, client)
    #expect(ended.status == (place == "scrubbed" ? 66 : 0), "\(ended.errors)")
    try same(site, client, before)
    #expect(try rebuilt(site) == before.cells.filter { $0.key.tenant.description == "dal" })
  }

  @Test func `while the tenant runs or is fed it is put off`() throws {
    let (done, client, before) = try Self.done.get()
    let site = try Site(copying: done)
    let topics = TenantTopics(TenantID("dal")!, partitions: 4)
    let owner = try SQLiteLog(directory: site.log).owner(of: topics.role, consuming: topics.inputs)
    let outcome = try erase(site, client)
    #expect(outcome.status == 75)
    #expect(outcome.errors.contains("process \(ProcessInfo.processInfo.processIdentifier)"), "\(outcome.errors)")
    owner.close()
    #expect(try site.state() == before)
  }

  /// Counted anew from the dossiers and the remainder.
  func rebuilt(_ site: Site) throws -> [TenantCel: Int64] {
    let reader = try SQLiteLog(directory: site.log).reader()
    let dal = TenantID("dal")!
    let topics = TenantTopics(dal, partitions: 4)
    let regels = try Site.regels(dal)
    var sums: [TenantCel: Int64] = [:]
    for partition in 0..<4 {
      var bijdragen = try Erasure.remainder(topics, partition, reader)?.bijdragen ?? []
      for record in try DossierState.records(topics, partition: partition, reader) {
        bijdragen += Dossiers.derive(try Dossier(record: record), regels).bijdragen
      }
      for bijdrage in bijdragen { sums[TenantCel(dal, bijdrage.cel), default: 0] += bijdrage.delta }
    }
    return sums.filter { $0.value != 0 }
  }
}

extension Site {
  /// Every client of a tenant with the number of facts.
  func clients(_ tenant: String) throws -> [Pseudonym: Int] {
    var clients: [Pseudonym: Int] = [:]
    for (name, facts) in try state().facts where name.hasPrefix("\(tenant)/") {
      if let client = Pseudonym(String(name.dropFirst(tenant.count + 1))) { clients[client] = facts.count }
    }
    return clients
  }

  /// The law as the program loads it.
  static func regels(_ tenant: TenantID) throws -> Regels {
    let ops = Program.repository.appending(path: "ops").path
    var files: [(pad: String, inhoud: [UInt8])] = []
    for folder in ["landelijk", "tenants/\(tenant)", "tenants/\(tenant)/gemeenten"] {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: "\(ops)/\(folder)")) ?? [] where name.hasSuffix(".yaml") {
        files.append(("\(folder)/\(name)", [UInt8](try Data(contentsOf: URL(filePath: "\(ops)/\(folder)/\(name)")))))
      }
    }
    return try ParameterSet.load(tenant, files: files).regels
  }
}
