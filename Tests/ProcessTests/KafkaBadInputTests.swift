import Domain
import Dossiers
import EventLog
import Foundation
import KafkaLog
import KafkaTesting
import TenantWorker
import Testing
import TopicContracts

/// What sources, retention and people do to topics of a real broker: nothing of it is skipped silently, and no other tenant
/// notices.
@Suite(.serialized, .enabled(if: Broker.isThere, "\(Broker.whyNot)")) struct KafkaBadInputTests {
  static let dal = TenantID("dal")!
  static let intake = Topics.invoer(.intake, dal)
  static let bsn = "111222333"
  static let structured = LogHeader(EventEncoder.structuredHeader.name, EventEncoder.structuredHeader.value)

  private static func client(_ number: Int) -> Pseudonym {
    Pseudonym(hoog: UInt64(number) &* 0x9E37_79B9_7F4A_7C15, laag: 7)
  }

  private static func event(_ number: Int, gemeente: String = "GM0010") -> Gebeurtenis {
    Gebeurtenis(
      source: "urn:nld:oin:00000001234567890000:systeem:test", id: "a-\(number)", tijd: 1_451_606_400_000,
      onderwerp: .client(client(number)), vervangt: nil,
      inhoud: .aanvraagOntvangen(
        AanvraagOntvangen(
          gemeente: Gemeente(gemeente)!, regeling: .pw, meldingsdatum: CivilDate("2015-03-02")!,
          ingangsdatum: CivilDate("2015-03-02")!, geboortedatum: CivilDate("1970-01-01")!, leefvorm: .alleenstaande,
          kostendelendeMedebewoners: 0, leefgebieden: [.werk], zoektermijnUitzondering: false)))
  }

  /// On the partition of the client, whatever its key.
  private static func record(
    _ number: Int, key: [UInt8]?? = .none, value: [UInt8]?? = .none, headers: [LogHeader]? = nil, gemeente: String = "GM0010"
  ) -> OutgoingRecord {
    let own = Array(client(number).description.utf8)
    let body = EventEncoder().structured(event(number, gemeente: gemeente))
    return OutgoingRecord(
      topic: intake, partition: partition(key: own, count: 4), timestamp: 1_700_000_000_000, key: key ?? own,
      value: value ?? body, headers: headers ?? [structured])
  }

  private static func headers(_ number: Int) -> [LogHeader] {
    EventEncoder().binary(event(number)).headers.map { LogHeader($0.name, $0.value) }
  }

  /// Binary mode: attributes as headers, changed or not.
  private static func binary(_ number: Int, _ change: (inout [LogHeader]) -> Void = { _ in }) -> OutgoingRecord {
    var headers = headers(number)
    change(&headers)
    return record(number, value: .some(EventEncoder().binary(event(number)).value), headers: headers)
  }

  private static func text(_ number: Int, _ from: String, _ to: String) -> [UInt8] {
    let text = String(decoding: EventEncoder().structured(event(number)), as: UTF8.self)
    precondition(text.contains(from))
    return Array(text.replacing(from, with: to).utf8)
  }

  private func site(_ prefix: String) throws -> Site {
    let site = try Site(try VerbBroker.broker.get(), prefix: prefix)
    let made = try site.drain()
    guard made.status == 0 else { throw Site.Failed(what: made.errors) }
    return site
  }

  static var bad: [(name: String, record: OutgoingRecord)] {
    let megabyte = String(repeating: "x", count: 1 << 20)
    return [
      ("a tombstone", record(1, value: .some(nil))),
      ("an empty value", record(2, value: .some([]))),
      ("a megabyte of nothing", record(3, value: .some([UInt8](repeating: 0x20, count: 1 << 20)))),
      ("a megabyte in a field", record(4, value: .some(text(4, "\"id\":\"a-4\"", "\"id\":\"\(megabyte)\"")))),
      ("no headers", record(5, headers: [])),
      ("binary without id", binary(6) { $0.removeAll { $0.name == "ce_id" } }),
      ("binary with two ids", binary(7) { $0.append(LogHeader("ce_id", Array("b".utf8))) }),
      (
        "an id that is no UTF-8",
        binary(8) {
          $0.removeAll { $0.name == "ce_id" }
          $0.append(LogHeader("ce_id", [0xFF]))
        }
      ),
      ("a structured body said to be binary", record(9, headers: headers(9))),
      ("a binary body said to be structured", record(10, value: .some(EventEncoder().binary(event(10)).value))),
      ("an event of another tenant", record(11, gemeente: "GM0363")),
      ("a key that is no pseudonym", record(12, key: .some(Array("zaak-12".utf8)))),
      ("a BSN as key", record(13, key: .some(Array(bsn.utf8)))),
      ("the key of somebody else", record(14, key: .some(Array(client(15).description.utf8)))),
      ("a BSN as subject", record(16, value: .some(text(16, client(16).description, bsn)))),
      ("bytes that are no text", record(17, value: .some([0xC3, 0x28, 0x00, 0xFF]))),
    ]
  }

  @Test func `whatever comes on an input is handled or waits in quarantine, and what may be a BSN is shown nowhere`() throws {
    let site = try site("slecht.")
    let bad = Self.bad
    var records: [OutgoingRecord] = []
    for (number, item) in bad.enumerated() {
      records.append(item.record)
      records.append(number % 2 == 0 ? Self.record(100 + number) : Self.binary(100 + number))
    }
    // Without a key the subject counts; the same event in the other mode is the same event.
    records += [Self.record(200, key: .some(nil)), Self.record(201), Self.binary(201)]
    try site.eventLog().producer().append(records)
    let drained = try site.drain()
    #expect(drained.status == 0, "\(drained.errors)")
    let state = try site.state()
    let reader = try site.eventLog().reader()
    let waiting = try Quarantine.waiting(try site.topics("dal", reader), reader)
    #expect(waiting.count == bad.count, "\(waiting.map { "\($0.record.code) \($0.record.reden)" })")
    #expect(state.facts.count == bad.count + 2 && state.facts.values.allSatisfy { $0.count == 1 })
    let listed = try Program.run(["quarantine", "list", "--tenant", "dal", "--log", site.log])
    for text in [listed.output, listed.errors, drained.errors] { #expect(!text.contains(Self.bsn)) }
    for item in waiting { #expect(!String(decoding: item.record.encoded, as: UTF8.self).contains(Self.bsn)) }
    #expect(Set(waiting.map(\.record.code)).isSuperset(of: ["ongeldige-waarde", "gemeente-onbekend", "sleutel-afwijkend"]))
  }

  @Test func `when retention passed what was not handled the tenant stops with the numbers, and goes on after the remedy`() throws
  {
    let site = try site("verlopen.")
    let log = try site.eventLog()
    try log.producer().append((300..<340).map { Self.record($0) })
    #expect(try site.drain().status == 0)
    let reader = try log.reader()
    let committed = try reader.committed(role: "tenant-dal")
    try log.producer().append((340..<380).map { Self.record($0) })
    // Three records of each partition go before they were read.
    var gone: [TopicPartition: Int64] = [:]
    for partition in 0..<4 {
      let place = TopicPartition(Self.intake, partition)
      gone[place] = try #require(committed[place]) + 3
    }
    try site.deleteRecords(gone)
    let stopped = try site.drain()
    #expect(stopped.status == 74, "\(stopped.errors)")
    #expect(stopped.errors.contains("were never handled. Have their source deliver them again"), "\(stopped.errors)")
    #expect(
      stopped.errors.contains(
        "kafka-consumer-groups.sh --group verlopen.werk.dal.tenant-dal --topic verlopen.werk.dal.intake.v1:"))
    #expect(stopped.errors.contains("tenant-bmwe: finished"), "\(stopped.errors)")
    #expect(try site.state().facts.count == 40)
    #expect(try reader.committed(role: "tenant-dal") == committed)
    // The remedy: deliver again, and begin where the topic begins.
    try log.producer().append((340..<380).map { Self.record($0) })
    let broker = try VerbBroker.broker.get()
    try broker.tool(
      "groups",
      [
        "--group", "verlopen.werk.dal.tenant-dal", "--topic", "verlopen.\(Self.intake):0,1,2,3", "--reset-offsets",
        "--to-earliest", "--execute",
      ])
    #expect(try site.drain().status == 0)
    #expect(try site.state().facts.count == 80)
  }

  @Test func `a position beyond the end stops the tenant too`() throws {
    let site = try site("voorbij.")
    let log = try site.eventLog()
    let topics = try site.topics("dal", try log.reader())
    let owner = try log.owner(of: topics.role, consuming: topics.inputs)
    while true { if case .assigned = try owner.poll(limit: 1, timeoutMs: 100) { break } }
    try owner.commit(UnitOfWork(consumed: [TopicPartition(Self.intake, 1): 9_999]))
    owner.close()
    let stopped = try site.drain()
    #expect(stopped.status == 74, "\(stopped.errors)")
    #expect(stopped.errors.contains("read up to 9999, but the topic ends at 0: it was made again"), "\(stopped.errors)")
    #expect(stopped.errors.contains("tenant-bmwe: finished"))
  }

  @Test func `dossiers that were taken away are missed, and nobody is counted twice`() throws {
    let site = try site("weg.")
    let log = try site.eventLog()
    try log.producer().append((600..<620).map { Self.record($0) })
    #expect(try site.drain().status == 0)
    let before = try site.state().cells
    try log.drop(["werk.dal.dossier.v1"])
    try log.producer().append((600..<625).map { Self.record($0) })
    let stopped = try site.drain()
    #expect(stopped.status == 70, "\(stopped.errors)")
    #expect(stopped.errors.contains("the dossiers are gone, though they were written"), "\(stopped.errors)")
    #expect(stopped.errors.contains("tenant-bmwe: finished"))
    #expect(try site.state().cells == before)
  }

  @Test func `an input that is taken away and made again while running is read from its beginning`() throws {
    let site = try site("opnieuw.")
    let log = try site.eventLog()
    let daemon = try Daemon(site)
    defer { daemon.end() }
    try log.producer().append((400..<440).map { Self.record($0) })
    try eventually { try site.eventLog().reader().committed(role: "tenant-dal").count >= 4 && site.state().facts.count == 40 }
    try log.drop([Self.intake])
    usleep(1_500_000)
    try? log.ensure([TopicConfiguration(name: Self.intake, partitions: 4, cleanup: .delete(retentionMs: 90 * 86_400_000))])
    // More than there were: a position of the old topic would lie in the midst of these.
    try log.producer().append((440..<560).map { Self.record($0) })
    try eventually(within: 90) { try site.state().facts.count == 160 }
    daemon.end()
    #expect(try site.drain().status == 0)
    #expect(try site.state().facts.count == 160 && site.state().alarms == 0)
    let controle = try Program.run(["controleer", "--tenant", "dal", "--log", site.log])
    #expect(controle.status == 0, "\(controle.output)\(controle.errors)\(daemon.told)")
  }

  private func eventually(within seconds: Int = 60, _ holds: () throws -> Bool) throws {
    for _ in 0..<seconds * 5 {
      if try holds() { return }
      usleep(200_000)
    }
    Issue.record("it does not come to hold within \(seconds) s")
  }
}
