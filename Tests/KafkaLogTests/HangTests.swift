import CRdkafka
import EventLog
import Glibc
import Synchronization
import Testing

@testable import KafkaLog

/// Calls of librdkafka that do not come back: on its own mock cluster, which is enough for what is said of time.
@Suite struct HangTests {
  /// Two brokers: one has the transactions, the other the group.
  private final class Mock: @unchecked Sendable {  // librdkafka's calls on a mock cluster are made for any thread
    static let (transaction, group) = ("t", "g")
    static let (ofTransactions, ofGroups) = (Int32(1), Int32(2))
    let wasGivenUp = Atomic<Bool>(false)
    private let client: Client
    private let cluster: OpaquePointer

    init() throws {
      client = try Client(.producer, KafkaOptions(bootstrap: "127.0.0.1:1"), [:])
      cluster = try #require(rd_kafka_mock_cluster_new(client.pointer, 2))
      rd_kafka_mock_topic_create(cluster, Site.output, 1, 1)
      rd_kafka_mock_coordinator_set(cluster, "transaction", Self.transaction, Self.ofTransactions)
      rd_kafka_mock_coordinator_set(cluster, "group", Self.group, Self.ofGroups)
      rd_kafka_mock_partition_set_leader(cluster, Site.output, 0, Self.ofTransactions)
    }

    deinit { rd_kafka_mock_cluster_destroy(cluster) }

    var bootstrap: String { String(cString: rd_kafka_mock_cluster_bootstraps(cluster)) }
    func setDown(_ isDown: Bool) {
      if isDown {
        rd_kafka_mock_broker_set_down(cluster, Self.ofGroups)
      } else {
        rd_kafka_mock_broker_set_up(cluster, Self.ofGroups)
      }
    }
  }

  private func commit(_ transactions: Transactions) throws(EventLogError) {
    let positions = PartitionList(count: 1)
    positions.add(Site.output, 0, offset: 7)
    let group = GroupMetadata(rd_kafka_consumer_group_metadata_new(Mock.group))
    let record = OutgoingRecord(topic: Site.output, partition: 0, timestamp: 1, key: nil, value: [1])
    _ = try transactions.run([record], positions: positions, group: group)
  }

  @Test func `positions whose group has no coordinator are given up in time, though librdkafka waits on`() throws {
    let mock = try Mock()
    var options = KafkaOptions(bootstrap: mock.bootstrap)
    options.transactionTimeoutMs = 2_000
    let transactions = Transactions(id: Mock.transaction, options)
    try commit(transactions)
    mock.setDown(true)
    // Without a bound the call comes back only now.
    let rescue = Later {
      for _ in 0..<80 where !mock.wasGivenUp.load(ordering: .relaxed) { usleep(100_000) }
      mock.setDown(false)
    }
    let begun = Deadline(inMs: 60_000)
    let error = #expect(throws: EventLogError.self) { try commit(transactions) }
    let tookMs = 60_000 - begun.remainingMs
    mock.wasGivenUp.store(true, ordering: .relaxed)
    #expect(error?.canRetry == true && error?.uitkomst == .nietGedaan, "\(error as Any)")
    #expect(tookMs < 5_000)
    rescue.join()
    try commit(transactions)
    #expect(transactions.made == 2)
  }
}
