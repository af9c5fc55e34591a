import Domain
import EventLog
import Foundation
import KafkaLog
import KafkaTesting
import Regio
import TenantWorker
import Testing
import TopicContracts

/// `erase` on a broker whose retention and compaction come in seconds, so that their end can be seen.
@Suite(.serialized, .enabled(if: Broker.isThere, "\(Broker.whyNot)")) struct KafkaEraseTests {
  private func erase(
    _ site: Site, _ client: Pseudonym, ground: String? = EraseTests.ground, haltAt: String? = nil
  ) throws -> Program.Outcome {
    try Program.run(
      ["erase", "--tenant", "dal", "--log", site.log] + (ground.map { ["--grond", $0] } ?? []) + [client.description],
      environment: haltAt.map { ["WERKBEDRIJF_HALT_AT": "erase:\($0):1"] } ?? [:])
  }

  @Test func `a client goes while the tenant runs, the sums stay, also after a rebuild, and in time no byte of him is left`()
    throws
  {
    let broker = try Broker(settings: [
      "log.retention.check.interval.ms=500", "log.initial.task.delay.ms=100", "log.cleaner.backoff.ms=200",
      "log.segment.delete.delay.ms=100",
    ])
    defer { broker.destroy() }
    let site = try Site(broker, prefix: "wis.")
    try site.feed(try VerbBroker.dal)
    #expect(try site.drain().status == 0)
    let before = try site.state()
    let client = try #require(try site.clients("dal").max { ($0.value, $0.key) < ($1.value, $1.key) }?.key)
    #expect(try !filesWith(client, broker).isEmpty)
    let daemon = try Daemon(site)
    defer { daemon.end() }
    while !daemon.told.contains("tenant-dal: running") { usleep(50_000) }

    #expect(try erase(site, client, ground: nil).status == 77)
    let outcome = try erase(site, client)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("werk.dal.dossier.v1: 1 records have a tombstone; gone on 20"), "\(outcome.output)")
    #expect(outcome.output.contains("records stay until their retention; gone on 20"), "\(outcome.output)")
    try same(site, client, before)
    // The tenant goes on with everybody else.
    let again = try erase(site, client)
    #expect(again.status == 0 && again.output.contains("nothing of this client is in force"), "\(again.output)\(again.errors)")
    daemon.end()
    #expect(try site.drain().status == 0)
    try same(site, client, before)
    let rebuilt = try Program.run(["rebuild", "--tenant", "dal", "--log", site.log])
    #expect(rebuilt.status == 0 && rebuilt.output.contains("0 besluiten published"), "\(rebuilt.output)\(rebuilt.errors)")
    #expect(try site.drain().status == 0)
    try same(site, client, before)
    let controle = try Program.run(["controleer", "--tenant", "dal", "--log", site.log])
    #expect(controle.status == 0, "\(controle.output)\(controle.errors)")

    let tombstones = try pass(site, broker)
    for _ in 0..<150 where try !filesWith(client, broker).isEmpty {
      try site.eventLog().producer().append(tombstones)
      usleep(400_000)
    }
    #expect(try filesWith(client, broker) == [])
    try same(site, client, before)
  }

  @Test(arguments: ["before-commit", "committed"])
  func `killed, the tenant waits, and the next try ends it`(place: String) throws {
    let site = try VerbBroker.site("wis-\(place).")
    let before = try site.state()
    let client = try #require(try site.clients("dal").max { ($0.value, $0.key) < ($1.value, $1.key) }?.key)
    #expect(try erase(site, client, haltAt: place).wasKilled)
    let waiting = try site.drain()
    #expect(waiting.status == 75 && waiting.errors.contains("'werkbedrijf erase' by uid"), "\(waiting.errors)")
    let ended = try erase(site, client)
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(try site.drain().status == 0)
    try same(site, client, before)
  }

  private func same(_ site: Site, _ client: Pseudonym, _ before: Site.State) throws {
    let after = try site.state()
    #expect(after.cells == before.cells && after.alarms == 0)
    #expect(after.facts == before.facts.filter { $0.key != "dal/\(client)" })
    #expect(after.besluiten == before.besluiten.filter { !$0.key.hasPrefix("dal/\(client)/") })
  }

  /// What days do, in seconds: retention, and compaction. Gives the tombstones of no record that a daemon writes twice a day.
  private func pass(_ site: Site, _ broker: Broker) throws -> [OutgoingRecord] {
    let reader = try site.eventLog().reader()
    var options = KafkaOptions(bootstrap: broker.bootstrap)
    options.prefix = "wis."
    let admin = try KafkaAdmin(options)
    let kept = ["intake", "payment", "report", "bijdrage", "quarantine"]
    var tombstones: [OutgoingRecord] = []
    for name in try reader.topics(of: "dal") {
      let isKept = kept.contains(String(name.split(separator: ".")[2]))
      let settings =
        isKept
        ? ["retention.ms": "1000", "segment.ms": "1"]
        : ["max.compaction.lag.ms": "1", "min.cleanable.dirty.ratio": "0", "delete.retention.ms": "1", "segment.ms": "1"]
      for (setting, value) in settings { try admin.apply(.set(topic: name, setting: setting, from: nil, to: value, nil)) }
      guard !isKept else { continue }
      tombstones += (0..<(try reader.partitions(of: name))).map {
        OutgoingRecord(topic: name, partition: $0, timestamp: 1, key: Array("opruimen".utf8), value: nil)
      }
    }
    return tombstones
  }

  /// Files of the broker that hold the pseudonym, as text or as bytes.
  private func filesWith(_ client: Pseudonym, _ broker: Broker) throws -> [String] {
    let forms = [Data(client.description.utf8), Data(client.bytes)]
    let files = FileManager.default.enumerator(atPath: broker.folder)?.compactMap { $0 as? String } ?? []
    return files.filter { name in
      guard ["log", "deleted", "cleaned", "swap"].contains(String(name.split(separator: ".").last ?? "")),
        let bytes = try? Data(contentsOf: URL(filePath: "\(broker.folder)/\(name)"))
      else { return false }
      return forms.contains { bytes.range(of: $0) != nil }
    }
  }
}
