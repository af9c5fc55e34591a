internal import CRdkafka
import EventLog

/// Reads partitions by offset, outside any group. One thread.
final class Scanner {
  /// A read ends at this many bytes, so that large records cannot fill the memory.
  static let maxReadBytes = 8 << 20
  /// How long a partition may be unknown before it is gone.
  static let missingMs = 2_000

  private let options: KafkaOptions
  /// Sees what is committed (`isolation.level=read_committed`): its end of a partition is the last stable offset.
  private let committed: Client
  /// Sees everything: its end of a partition is the high watermark. Made when it is asked for.
  private var uncommitted: Client?
  private var messages: MessageReader
  /// Where the committed handle stands; nil when nothing is assigned. `next` is asked for next, `passed` is how far PARTITION_EOF
  /// (which comes once for each end) told that there is nothing, and `end` is the end when it was last asked for.
  private var current: (partition: TopicPartition, next: Int64, passed: Int64, end: Int64)?

  init(_ options: KafkaOptions) throws(EventLogError) {
    self.options = options
    messages = MessageReader(prefix: options.prefix)
    committed = try Self.client(options, isolation: "read_committed")
  }

  private static func client(_ options: KafkaOptions, isolation: String) throws(EventLogError) -> Client {
    try Client(
      .consumer, options,
      [
        "group.id": options.prefix + Names.readers, "isolation.level": isolation, "enable.auto.commit": "false",
        "enable.auto.offset.store": "false", "auto.offset.reset": "error", "enable.partition.eof": "true",
        "fetch.wait.max.ms": "10",
      ])
  }

  /// First kept offset and the end of what is committed, once every transaction that was open when this was asked has been
  /// committed or aborted: `rd_kafka_commit_transaction` returns a moment before the partitions know. An open one is waited
  /// for as long as the broker lets it stand.
  func bounds(_ partition: TopicPartition) throws(EventLogError) -> Range<Int64> {
    let end = try highWatermark(partition)
    let deadline = Deadline(inMs: options.transactionTimeoutMs + options.requestTimeoutMs)
    while true {
      let bounds = try bounds(partition, committed)
      if bounds.upperBound >= end || deadline.remainingMs == 0 { return bounds }
      pause(ms: 2)
    }
  }

  /// The end of the partition, open transactions included.
  ///
  /// `rd_kafka_query_watermark_offsets` answers by the isolation level of its handle, so this takes a handle of its own: the
  /// end that the committed one gives lies before any open transaction, and state restored up to there lacks what that
  /// transaction commits a moment later.
  func highWatermark(_ partition: TopicPartition) throws(EventLogError) -> Int64 {
    if options.faults.restoresToLastStable { return try bounds(partition, committed).upperBound }
    if uncommitted == nil { uncommitted = try Self.client(options, isolation: "read_uncommitted") }
    return try bounds(partition, uncommitted!).upperBound
  }

  private func bounds(_ partition: TopicPartition, _ client: Client) throws(EventLogError) -> Range<Int64> {
    let deadline = Deadline(inMs: options.requestTimeoutMs)
    let missing = Deadline(inMs: Self.missingMs)
    while true {
      var low: Int64 = 0
      var high: Int64 = 0
      let code = rd_kafka_query_watermark_offsets(
        client.pointer, options.prefix + partition.topic, Int32(partition.partition), &low, &high,
        Int32(max(1, deadline.remainingMs)))
      if code == RD_KAFKA_RESP_ERR_NO_ERROR { return min(low, high)..<high }
      // A leader that is being chosen, or a broker that is being reached.
      let passes = [
        RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE, RD_KAFKA_RESP_ERR__TRANSPORT,
        RD_KAFKA_RESP_ERR_OFFSET_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_REPLICA_NOT_AVAILABLE, RD_KAFKA_RESP_ERR__DESTROY_BROKER,
      ]
      // Brokers that come back tell of a partition a moment late; of one that is gone, for good.
      let isMissing = code == RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION && missing.remainingMs > 0
      guard passes.contains(code) || isMissing, deadline.remainingMs > 0 else {
        throw KafkaFailure(code).error("asking for the bounds", place: "\(partition.topic)/\(partition.partition)")
      }
      pause(ms: 20)
    }
  }

  /// Committed records at `from` and after; empty only at the end of what is committed.
  func read(_ partition: TopicPartition, from offset: Int64, limit: Int) throws(EventLogError) -> [LogRecord] {
    let isGoingOn = isAt(partition, offset)
    if !isGoingOn || max(offset, current!.passed) >= current!.end {
      let bounds = try bounds(partition)
      guard max(offset, isGoingOn ? current!.passed : 0) < bounds.upperBound else {
        release()
        return []
      }
      if isGoingOn {
        current!.end = bounds.upperBound
      } else {
        try assign([partition: max(offset, bounds.lowerBound)])
        current = (partition, offset, 0, bounds.upperBound)
      }
    }
    let deadline = Deadline(inMs: options.requestTimeoutMs)
    var records: [LogRecord] = []
    var size = 0
    while records.count < limit, size < Self.maxReadBytes {
      switch try next(waitMs: records.isEmpty ? 50 : 0) {
      case .record(let record):
        size += (record.key?.count ?? 0) + (record.value?.count ?? 0)
        records.append(record)
        current!.next = record.offset + 1
      case .end(_, let offset):
        current!.passed = offset
        guard offset >= current!.end || !records.isEmpty else { continue }
        if records.isEmpty { release() }
        return records
      case .nothing:
        if !records.isEmpty { return records }
        guard deadline.remainingMs > 0 else {
          throw EventLogError(
            .bezet, "no answer within \(options.requestTimeoutMs) ms; recent of librdkafka: \(ClientLog.recent.suffix(3))",
            place: "\(partition.topic)/\(partition.partition)/\(offset)", canRetry: true)
        }
      }
    }
    return records
  }

  /// Reads several partitions until each has passed its mark, which an open transaction may put off until its time-out.
  ///
  /// A position never passes a trailing commit marker, but the offset of PARTITION_EOF does.
  func scan(
    _ starts: [TopicPartition: Int64], until marks: [TopicPartition: Int64], each: (LogRecord) -> Void
  ) throws(EventLogError) -> [TopicPartition: Int64] {
    var ends: [TopicPartition: Int64] = [:]
    var open = Set<TopicPartition>()
    for (partition, start) in starts {
      ends[partition] = start
      if start < marks[partition] ?? 0 { open.insert(partition) }
    }
    guard !open.isEmpty else { return ends }
    current = nil
    try assign(starts.filter { open.contains($0.key) })
    defer { release() }
    let deadline = Deadline(inMs: options.transactionTimeoutMs + options.requestTimeoutMs)
    var patience = deadline
    while !open.isEmpty {
      switch try next(waitMs: 50) {
      case .record(let record):
        patience = Deadline(inMs: options.transactionTimeoutMs + options.requestTimeoutMs)
        each(record)
        ends[record.source] = record.offset + 1
        if record.offset + 1 >= marks[record.source]! { open.remove(record.source) }
      case .end(let partition, let offset):
        ends[partition] = max(ends[partition] ?? 0, offset)
        if offset >= marks[partition]! { open.remove(partition) }
      case .nothing: break
      }
      guard patience.remainingMs > 0 else {
        let partition = open.first!
        throw EventLogError(
          .bezet,
          "read up to \(ends[partition] ?? 0) of \(marks[partition]!): an open transaction holds the rest, longer than "
            + "\(options.transactionTimeoutMs + options.requestTimeoutMs) ms; find it with Kafka's own "
            + "'kafka-transactions.sh find-hanging' and abort it",
          place: "\(partition.topic)/\(partition.partition)", canRetry: true)
      }
    }
    return ends
  }

  fileprivate func isAt(_ partition: TopicPartition, _ offset: Int64) -> Bool {
    current?.partition == partition && current?.next == offset
  }

  private enum Next {
    case record(LogRecord)
    case end(TopicPartition, Int64)
    case nothing
  }

  private func next(waitMs: Int) throws(EventLogError) -> Next {
    guard let message = rd_kafka_consumer_poll(committed.pointer, Int32(waitMs)) else { return .nothing }
    defer { rd_kafka_message_destroy(message) }
    let code = message.pointee.err
    if code == RD_KAFKA_RESP_ERR_NO_ERROR { return .record(messages.record(message)) }
    if code == RD_KAFKA_RESP_ERR__PARTITION_EOF { return .end(messages.source(message), message.pointee.offset) }
    let failure = KafkaFailure(code)
    let isOfPlace = message.pointee.rkt != nil
    if code == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET || code == RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE, isOfPlace {
      let place = messages.source(message)
      throw EventLogError.expired(place, offset: current?.next ?? -1, first: try bounds(place).lowerBound)
    }
    // What librdkafka tries again by itself is no failure of the read; its end is bounded by the caller.
    guard failure.isUnknownTopic || code == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED else { return .nothing }
    throw failure.error("reading", place: isOfPlace ? messages.source(message).topic : "kafka")
  }

  private func assign(_ starts: [TopicPartition: Int64]) throws(EventLogError) {
    let list = PartitionList(count: starts.count)
    for (partition, offset) in starts {
      list.add(
        options.prefix + partition.topic, partition.partition,
        offset: offset <= 0 ? Int64(RD_KAFKA_OFFSET_BEGINNING) : offset)
    }
    let code = rd_kafka_assign(committed.pointer, list.pointer)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
      throw KafkaFailure(code).error("assigning partitions", place: starts.keys.first.map(\.topic) ?? "")
    }
  }

  private func release() {
    current = nil
    rd_kafka_assign(committed.pointer, nil)
  }
}

extension Scanner {
  /// The first kept offset, asked for only when the read does not go on where the last one ended.
  func first(_ partition: TopicPartition, offset: Int64) throws(EventLogError) -> Int64 {
    if isAt(partition, offset) { return 0 }
    return try bounds(partition).lowerBound
  }
}
