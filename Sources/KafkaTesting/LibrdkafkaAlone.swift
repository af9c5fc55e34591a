internal import CRdkafka
import Glibc

/// What librdkafka alone costs for a worker's traffic, with no law, no JSON and no state: the ceiling of any program on it.
///
/// Consumes topics in one group and produces, for each event, so many records of such a size to each of the outputs, with the
/// event's key and to the event's partition, in transactions that hold the positions.
public struct LibrdkafkaAlone: Sendable {
  public struct Output: Sendable {
    public var topic: String
    /// Records per event.
    public var share: Double
    /// Bytes of a record's value.
    public var bytes: Int

    public init(topic: String, share: Double, bytes: Int) {
      self.topic = topic
      self.share = share
      self.bytes = bytes
    }
  }
  public struct Outcome: Sendable {
    public var version: String
    /// Seconds from the first event to the last commit.
    public var wall: Double
    public var cpu: Double
    public var transactions: Int
  }

  public var bootstrap: String
  public var inputs: [String]
  public var outputs: [Output]
  public var events: Int
  /// How long a transaction stays open.
  public var commitMs: Int

  public init(bootstrap: String, inputs: [String], outputs: [Output], events: Int, commitMs: Int = 100) {
    self.bootstrap = bootstrap
    self.inputs = inputs
    self.outputs = outputs
    self.events = events
    self.commitMs = commitMs
  }

  public func run() throws -> Outcome {
    let name = "alone-\(getpid())"
    let consumer = try Librdkafka.client(
      isProducer: false,
      [
        "bootstrap.servers": bootstrap, "group.id": name, "auto.offset.reset": "earliest", "enable.auto.commit": "false",
        "isolation.level": "read_committed", "fetch.wait.max.ms": "10",
      ])
    let producer = try Librdkafka.client(
      isProducer: true,
      [
        "bootstrap.servers": bootstrap, "transactional.id": name, "linger.ms": "5", "queue.buffering.max.messages": "1000000",
      ])
    rd_kafka_poll_set_consumer(consumer)
    try Librdkafka.check(rd_kafka_init_transactions(producer, 30_000), "init_transactions")
    let topics = rd_kafka_topic_partition_list_new(Int32(inputs.count))
    for input in inputs { rd_kafka_topic_partition_list_add(topics, input, RD_KAFKA_PARTITION_UA) }
    rd_kafka_subscribe(consumer, topics)
    rd_kafka_topic_partition_list_destroy(topics)
    let handles = outputs.map { rd_kafka_topic_new(producer, $0.topic, nil) }
    let outcome = try loop(consumer, producer, handles)
    rd_kafka_consumer_close(consumer)
    for handle in handles { rd_kafka_topic_destroy(handle) }
    rd_kafka_destroy(consumer)
    rd_kafka_destroy(producer)
    return outcome
  }

  private func loop(_ consumer: OpaquePointer, _ producer: OpaquePointer, _ handles: [OpaquePointer?]) throws -> Outcome {
    let letters = Array("0123456789abcdef\"{:,".utf8)
    let longest: Int = outputs.map(\.bytes).max() ?? 0
    var value = (0..<longest).map { (place: Int) -> UInt8 in letters[(place * 7_919 + place / 13) % 20] }
    var due = [Double](repeating: 0, count: outputs.count)
    var seen = 0
    var transactions = 0
    var isOpen = false
    var (first, cpu, began) = (0.0, 0.0, 0.0)
    while seen < events || isOpen {
      let message = seen < events ? rd_kafka_consumer_poll(consumer, isOpen ? 5 : 100) : nil
      if let message, message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR {
        if first == 0 { (first, cpu) = (Self.clock(CLOCK_MONOTONIC), Self.clock(CLOCK_PROCESS_CPUTIME_ID)) }
        if !isOpen {
          try Librdkafka.check(rd_kafka_begin_transaction(producer), "begin")
          (isOpen, began) = (true, Self.clock(CLOCK_MONOTONIC))
        }
        for (index, output) in outputs.enumerated() {
          due[index] += output.share
          while due[index] >= 1 {
            due[index] -= 1
            try produce(producer, handles[index]!, message, &value, output.bytes)
          }
        }
        seen += 1
        if seen % 256 == 0 { rd_kafka_poll(producer, 0) }
      }
      if let message { rd_kafka_message_destroy(message) }
      if isOpen, Self.clock(CLOCK_MONOTONIC) - began > Double(commitMs) / 1_000 || seen >= events {
        try commit(consumer, producer)
        isOpen = false
        transactions += 1
      }
    }
    return Outcome(
      version: Librdkafka.version, wall: Self.clock(CLOCK_MONOTONIC) - first,
      cpu: Self.clock(CLOCK_PROCESS_CPUTIME_ID) - cpu, transactions: transactions)
  }

  private func produce(
    _ producer: OpaquePointer, _ topic: OpaquePointer, _ message: UnsafeMutablePointer<rd_kafka_message_t>,
    _ value: inout [UInt8], _ bytes: Int
  ) throws {
    while rd_kafka_produce(
      topic, message.pointee.partition, Int32(RD_KAFKA_MSG_F_COPY), &value, bytes, message.pointee.key, message.pointee.key_len,
      nil
    ) == -1 {
      let code = rd_kafka_last_error()
      guard code == RD_KAFKA_RESP_ERR__QUEUE_FULL else { throw Librdkafka.failed("produce", code) }
      rd_kafka_poll(producer, 5)
    }
  }

  private func commit(_ consumer: OpaquePointer, _ producer: OpaquePointer) throws {
    var positions: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?
    rd_kafka_assignment(consumer, &positions)
    rd_kafka_position(consumer, positions)
    let group = rd_kafka_consumer_group_metadata(consumer)
    defer {
      rd_kafka_consumer_group_metadata_destroy(group)
      rd_kafka_topic_partition_list_destroy(positions)
    }
    try Librdkafka.check(rd_kafka_send_offsets_to_transaction(producer, positions, group, 30_000), "send_offsets")
    try Librdkafka.check(rd_kafka_commit_transaction(producer, 30_000), "commit")
  }

  private static func clock(_ kind: clockid_t) -> Double {
    var now = timespec()
    clock_gettime(kind, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
