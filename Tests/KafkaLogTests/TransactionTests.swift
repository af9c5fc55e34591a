import CRdkafka
import EventLog
import Glibc
import KafkaTesting
import Foundation
import Testing

@testable import KafkaLog

/// What a transaction leaves behind, and what not.
@Suite(.broker) struct TransactionTests {
  /// A foreign producer with one transaction open, by librdkafka alone.
  final class Foreign: @unchecked Sendable {  // handed from the test to one thread
    private let client: Client

    init(_ site: Site, timeoutMs: Int = 60_000) throws {
      client = try Client(
        .producer, site.options,
        [
          "transactional.id": "\(site.options.prefix)vreemd", "transaction.timeout.ms": "\(timeoutMs)",
          "socket.timeout.ms": "\(min(10_000, timeoutMs))",
        ])
      #expect(KafkaFailure(rd_kafka_init_transactions(client.pointer, 30_000)) == nil)
    }

    func begin(_ site: Site, topic: String, key: String, _ value: String) throws {
      #expect(KafkaFailure(rd_kafka_begin_transaction(client.pointer)) == nil)
      let handle = client.topic(topic, prefix: site.options.prefix)
      let code = withAddress(Array(key.utf8)) { key, keyCount in
        withAddress(Array(value.utf8)) { value, count in
          werk_produce(client.pointer, handle, 0, key, keyCount, value, count, 1, nil, nil)
        }
      }
      #expect(code == RD_KAFKA_RESP_ERR_NO_ERROR)
      #expect(rd_kafka_flush(client.pointer, 30_000) == RD_KAFKA_RESP_ERR_NO_ERROR)
    }

    func commit() { #expect(KafkaFailure(rd_kafka_commit_transaction(client.pointer, 30_000)) == nil) }
    func abort() { #expect(KafkaFailure(rd_kafka_abort_transaction(client.pointer, 30_000)) == nil) }
  }

  private func restoredBeside(_ change: (inout KafkaOptions) -> Void) throws -> [UInt8]? {
    let site = try Site(change)
    let place = TopicPartition(Site.dossier, 0)
    try site.log().producer().append([
      OutgoingRecord(topic: Site.dossier, partition: 0, timestamp: 1, key: Array("a".utf8), value: Array("oud".utf8))
    ])
    let foreign = try Foreign(site)
    try foreign.begin(site, topic: Site.dossier, key: "a", "nieuw")
    let thread = Later { foreign.commit() }
    defer { thread.join() }
    return try site.log().reader().latest(place, key: Array("a".utf8))?.value
  }

  @Test func `state is restored up to the high watermark: what an open transaction then commits is in it`() throws {
    #expect(try restoredBeside { _ in } == Array("nieuw".utf8))
  }

  @Test func `up to the last stable offset it would not be`() throws {
    #expect(try restoredBeside { $0.faults.restoresToLastStable = true } == Array("oud".utf8))
  }

  @Test func `an aborted transaction is never seen, and restoring does not hang on its end`() throws {
    let site = try Site()
    let foreign = try Foreign(site)
    try foreign.begin(site, topic: Site.dossier, key: "a", "afgebroken")
    foreign.abort()
    try foreign.begin(site, topic: Site.intake, key: "a", "1")
    foreign.abort()
    #expect(try site.log().reader().latest(TopicPartition(Site.dossier, 0), key: Array("a".utf8)) == nil)
    let owner = try site.owner()
    try owner.assignment()
    guard case .idle = try owner.poll(limit: 10, timeoutMs: 0) else { return #expect(Bool(false), "aborted records came") }
    #expect(try site.log().reader().read(TopicPartition(Site.intake, 0), from: 0, limit: 10) == [])
  }

  @Test func `the end of a partition is found also when it was told beside the last records`() throws {
    let site = try Site()
    try site.send(0..<120)
    let reader = try site.log().reader()
    let place = TopicPartition(Site.intake, 0)
    #expect(try reader.read(place, from: 0, limit: 20).count == 20)
    // Until everything is read ahead, with the news of the end behind it.
    usleep(500_000)
    #expect(try reader.read(place, from: 20, limit: 20).count == 10)
    #expect(try reader.read(place, from: 30, limit: 20) == [])
    try site.send(120..<128)
    #expect(try reader.read(place, from: 30, limit: 20).count == 2)
  }

  @Test func `an open transaction that nobody ends holds up restoring until its time-out, not for ever`() throws {
    let site = try Site()
    let foreign = try Foreign(site, timeoutMs: 2_000)
    try foreign.begin(site, topic: Site.dossier, key: "a", "blijft open")
    #expect(try site.log().reader().latest(TopicPartition(Site.dossier, 0), key: Array("a".utf8)) == nil)
  }

  @Test func `a unit that is aborted leaves no trace in memory, and comes again after a rewind`() throws {
    let site = try Site()
    try site.send(0..<4)
    let owner = try site.owner()
    try owner.assignment()
    let place = TopicPartition(Site.dossier, 1)
    let key = Array("d".utf8)
    func dossier(_ value: [UInt8]) -> OutgoingRecord {
      OutgoingRecord(topic: Site.dossier, partition: 1, timestamp: 1, key: key, value: value)
    }
    try owner.commit(UnitOfWork(records: [dossier([1])]))
    #expect(try owner.latest(place, key: key)?.value == [1])
    var unit = Site.unit(try owner.records())
    unit.records.append(dossier([2]))
    unit.records.append(dossier([UInt8](repeating: 7, count: KafkaOptions.maxRecordBytes + (1 << 20))))
    let error = #expect(throws: EventLogError.self) { try owner.commit(unit) }
    #expect(error?.code == .recordOngeldig && error?.uitkomst == .nietGedaan, "\(error as Any)")
    #expect(try owner.latest(place, key: key)?.value == [1])
    try owner.rewind()
    try owner.work()
    #expect(try site.output().sorted() == [0, 1, 2, 3])
    #expect(try owner.latest(place, key: key)?.value == [1])
  }

  @Test func `a producer that another one fenced takes its id back only after an assignment`() throws {
    let site = try Site()
    try site.send(0..<4)
    let first = try site.owner { $0.host = "dezelfde" }
    try first.assignment()
    try first.work()
    #expect(first.transactions.made == 1)
    let twin = Transactions(id: first.transactions.id, site.options)
    _ = try twin.run([], positions: nil, group: nil)
    try site.send(4..<8)
    let unit = Site.unit(try first.records())
    let error = #expect(throws: EventLogError.self) { try first.commit(unit) }
    #expect(error?.code == .afgezet && error?.canRetry == true, "\(error as Any)")
    try first.rewind()
    #expect(throws: EventLogError.self) { try first.commit(unit) }
    #expect(first.transactions.made == 1)
    try first.assignment()
    try first.work()
    #expect(first.transactions.made == 2)
    #expect(try site.output().sorted() == Array(0..<8))
  }

  @Test func `a partition that comes straight back is read on, not restored from the start`() throws {
    let site = try Site()
    let first = try site.owner()
    try first.assignment()
    try first.commit(
      UnitOfWork(
        records: (0..<400).map {
          OutgoingRecord(topic: Site.dossier, partition: $0 % 4, timestamp: 1, key: Array("\($0)".utf8), value: [1])
        }))
    let asked = (0..<400).map { (partition: TopicPartition(Site.dossier, $0 % 4), key: Array("\($0)".utf8)) }
    #expect(try first.latest(asked).compactMap { $0 }.count == 400)
    let once = first.restored
    #expect(once == 400)
    let second = try site.owner()
    let mine = Set(try first.assignment())
    try second.assignment()
    #expect(try first.latest(asked.filter { mine.contains($0.partition.partition) }).compactMap { $0 }.count == 100 * mine.count)
    #expect(first.restored == once)
    second.close()
    try first.assignment()
    #expect(try first.latest(asked).compactMap { $0 }.count == 400)
    // What was elsewhere is read again, what stayed is not.
    #expect(first.restored == once + 100 * (4 - mine.count))
  }

  @Test func `a position that retention passed stops the role with both numbers`() throws {
    let site = try Site()
    try site.send(0..<40)
    let owner = try site.owner()
    try owner.assignment()
    let first = try owner.records()
    try owner.commit(Site.unit(first))
    owner.close()
    let committed = try site.log().reader().committed(role: Site.role)
    let place = try #require(committed.first)
    let file = "/tmp/werkbedrijf-delete-\(getpid()).json"
    try """
    {"partitions":[{"topic":"\(site.options.prefix)\(place.key.topic)","partition":\(place.key.partition),"offset":\(place.value + 1)}],
     "version":1}
    """.write(toFile: file, atomically: true, encoding: .utf8)
    defer { unlink(file) }
    try site.send(40..<80)
    try Cluster.broker.get().tool("delete-records", ["--offset-json-file", file])
    let next = try site.owner()
    try next.assignment()
    let error = #expect(throws: EventLogError.self) { for _ in 0..<100 { _ = try next.poll(limit: 1, timeoutMs: 50) } }
    #expect(error?.code == .offsetVerlopen)
    #expect(error?.place == "\(place.key.topic)/\(place.key.partition)/\(place.value)", "\(error as Any)")
    #expect(error?.message.contains("the records before \(place.value + 1) are gone") == true)
  }

  @Test func `a topic that is deleted and made again while it is read loses nothing silently`() throws {
    let site = try Site()
    try site.send(0..<40)
    let owner = try site.owner()
    try owner.assignment()
    try owner.work()
    try Cluster.broker.get().tool("topics", ["--delete", "--topic", site.options.prefix + Site.intake])
    usleep(500_000)
    try site.log().ensure([TopicConfiguration(name: Site.intake, partitions: 4, cleanup: .delete(retentionMs: nil))])
    try site.send(40..<48)
    var current = owner
    var failure: EventLogError?
    var came: Set<Int> = []
    for _ in 0..<300 where came.count < 8 {
      do throws(EventLogError) {
        guard case .records(let records) = try current.poll(limit: 100, timeoutMs: 100) else { continue }
        came.formUnion(records.map { Int(String(decoding: $0.value!, as: UTF8.self))! })
      } catch {
        // As the supervisor does: the role starts again.
        failure = error
        current.close()
        current = try site.owner()
      }
    }
    #expect(came == Set(40..<48), "\(failure as Any)")
  }
}

/// Does something after a second, on a thread of its own.
final class Later {
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
  private var thread = pthread_t()

  init(_ body: @escaping @Sendable () -> Void) {
    let argument = Unmanaged.passRetained(Body(body)).toOpaque()
    pthread_create(
      &thread, nil,
      { argument in
        usleep(1_000_000)
        Unmanaged<Body>.fromOpaque(argument!).takeRetainedValue().run()
        return nil
      }, argument)
  }

  func join() { pthread_join(thread, nil) }
}
