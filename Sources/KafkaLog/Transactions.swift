internal import CRdkafka
import EventLog

/// A transactional producer that is thrown away whenever its state is in doubt: after a time-out of any transactional call
/// and after a fatal error the next transaction gets a new one, whose `rd_kafka_init_transactions` settles what the old one left.
///
/// One thread; delivery reports arrive on it.
final class Transactions {
  let id: String
  private let options: KafkaOptions
  private var client: Client?
  private let reports = Reports()
  /// The last failure was a producer's end, not a unit's: another one has its id, or the broker gave its transaction up.
  private(set) var wasFenced = false
  /// After its own time-out a call that keeps to it has this long to say so.
  private static let graceMs = 500
  /// Producers that were made so far.
  private(set) var made = 0

  /// Where the records of one transaction ended up, by their place in it.
  fileprivate final class Reports {
    var offsets: [Int64] = []
    var failure: KafkaFailure?
  }

  init(id: String, _ options: KafkaOptions) {
    self.id = id
    self.options = options
  }

  /// Throws the producer away; the next transaction makes a new one.
  func drop() { client = nil }

  /// Sends the records and the group's positions as one: all of it or nothing. Gives the offset of each record.
  ///
  /// - Parameter group: The group's metadata of this moment (`rd_kafka_consumer_group_metadata`), nil without positions.
  func run(_ records: [OutgoingRecord], positions: PartitionList?, group: GroupMetadata?) throws(EventLogError) -> [Int64] {
    let client = try ready()
    let deadline = Deadline(inMs: options.transactionTimeoutMs)
    if !options.faults.withoutTransaction, let failure = KafkaFailure(rd_kafka_begin_transaction(client.pointer)) {
      wasFenced = failure.isFencedProducer
      drop()
      throw failure.error("beginning a transaction", place: id)
    }
    try send(records, client, deadline)
    if let positions, let group, !options.faults.withoutTransaction { try send(positions, group, client, deadline) }
    try commit(client, deadline)
    return reports.offsets
  }

  // MARK: one transaction

  private func ready() throws(EventLogError) -> Client {
    if let client, client.fatal == nil { return client }
    client = nil
    let opaque = Unmanaged.passUnretained(reports).toOpaque()
    let settings = [
      "transactional.id": id, "transaction.timeout.ms": "\(options.transactionTimeoutMs)", "enable.idempotence": "true",
      "delivery.timeout.ms": "\(options.transactionTimeoutMs)",
      "socket.timeout.ms": "\(min(10_000, options.transactionTimeoutMs))", "linger.ms": "5",
      "message.max.bytes": "\(KafkaOptions.maxRecordBytes + (64 << 10))", "queue.buffering.max.kbytes": "262144",
    ]
    let plain = ["enable.idempotence": "true", "linger.ms": "0", "message.max.bytes": settings["message.max.bytes"]!]
    let made = try Client(.producer, options, options.faults.withoutTransaction ? plain : settings) { conf in
      rd_kafka_conf_set_opaque(conf, opaque)
      rd_kafka_conf_set_dr_msg_cb(conf) { _, message, opaque in
        guard let message, let opaque else { return }
        Unmanaged<Reports>.fromOpaque(opaque).takeUnretainedValue().take(message)
      }
    }
    if !options.faults.withoutTransaction { try initialise(made) }
    self.made += 1
    client = made
    return made
  }

  /// Waits out what an earlier producer of this id left open (a coordinator that loads, a transaction that is being settled).
  private func initialise(_ client: Client) throws(EventLogError) {
    let deadline = Deadline(inMs: options.transactionTimeoutMs + options.requestTimeoutMs)
    while let failure = KafkaFailure(rd_kafka_init_transactions(client.pointer, Int32(max(1, deadline.remainingMs)))) {
      guard failure.isRetriable, !failure.isFatal, deadline.remainingMs > 0 else {
        throw failure.error("taking the transactional id", place: id)
      }
      pause(ms: 20)
    }
  }

  private func send(_ records: [OutgoingRecord], _ client: Client, _ deadline: Deadline) throws(EventLogError) {
    reports.offsets = [Int64](repeating: -1, count: records.count)
    reports.failure = nil
    for (index, record) in records.enumerated() {
      // So that the tests without a transaction see what it is for: half of a unit is there for a while before the rest.
      if options.faults.withoutTransaction, index == records.count / 2 {
        rd_kafka_flush(client.pointer, Int32(options.transactionTimeoutMs))
        pause(ms: 100)
      }
      var code = produce(record, index, client)
      while code == RD_KAFKA_RESP_ERR__QUEUE_FULL, deadline.remainingMs > 0 {
        rd_kafka_poll(client.pointer, 10)
        code = produce(record, index, client)
      }
      guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { continue }
      abort(client)
      throw KafkaFailure(code).error("sending a record", place: "\(record.topic)/\(record.partition)")
    }
  }

  private func produce(_ record: OutgoingRecord, _ index: Int, _ client: Client) -> rd_kafka_resp_err_t {
    guard let topic = client.topic(record.topic, prefix: options.prefix) else { return rd_kafka_last_error() }
    var headers: OpaquePointer?
    if !record.headers.isEmpty {
      headers = rd_kafka_headers_new(record.headers.count)
      for header in record.headers {
        header.name.withCString { name in
          withAddress(header.value) { value, count in _ = rd_kafka_header_add(headers, name, -1, value, count) }
        }
      }
    }
    let code = withAddress(record.key) { key, keyCount in
      withAddress(record.value) { value, valueCount in
        werk_produce(
          client.pointer, topic, Int32(record.partition), key, keyCount, value, valueCount,
          record.timestamp, headers, UnsafeMutableRawPointer(bitPattern: index + 1))
      }
    }
    if code != RD_KAFKA_RESP_ERR_NO_ERROR, let headers { rd_kafka_headers_destroy(headers) }
    return code
  }

  /// This call alone may never return; its producer is then left to it, and freed when it does.
  private func send(
    _ positions: PartitionList, _ group: GroupMetadata, _ client: Client, _ deadline: Deadline
  ) throws(EventLogError) {
    while true {
      let leftMs = max(1, deadline.remainingMs)
      let answer = BoundedCall.run(withinMs: leftMs + Self.graceMs) { [reports] in
        withExtendedLifetime(reports) {
          KafkaFailure(rd_kafka_send_offsets_to_transaction(client.pointer, positions.pointer, group.pointer, Int32(leftMs)))
        }
      }
      guard let failure = answer ?? KafkaFailure(RD_KAFKA_RESP_ERR__TIMED_OUT) else { return }
      if failure.isRetriable, !failure.isFatal, !failure.requiresAbort, !failure.isTimeout, deadline.remainingMs > 0 {
        pause(ms: 5)
        continue
      }
      settle(failure, client)
      throw failure.error("sending positions with the transaction", place: id)
    }
  }

  private func commit(_ client: Client, _ deadline: Deadline) throws(EventLogError) {
    if options.faults.withoutTransaction {
      rd_kafka_flush(client.pointer, Int32(options.transactionTimeoutMs))
      return
    }
    while let failure = KafkaFailure(rd_kafka_commit_transaction(client.pointer, Int32(max(1, deadline.remainingMs)))) {
      if failure.isRetriable, !failure.isFatal, !failure.requiresAbort, !failure.isTimeout, deadline.remainingMs > 0 {
        pause(ms: 5)
        continue
      }
      settle(failure, client)
      let refused = reports.failure
      // Only an abort that is asked for says that nothing was committed.
      let outcome: EventLogError.Uitkomst = failure.requiresAbort && !failure.isFatal ? .nietGedaan : .onbekend
      throw (refused ?? failure).error("committing the transaction", place: id, outcome: outcome)
    }
  }

  /// After a failed call: an abort when the group rejected the unit, which says nothing against the producer. Any other failure
  /// may have a time-out behind it (records that were not delivered in time are told as an abort as well): no producer.
  private func settle(_ failure: KafkaFailure, _ client: Client) {
    wasFenced = failure.isFencedProducer
    let mayLive = failure.requiresAbort && failure.isRejectedGeneration || options.faults.keepsProducer
    if mayLive, !failure.isFatal { abort(client) } else { drop() }
  }

  private func abort(_ client: Client) {
    if options.faults.withoutTransaction { return }
    if KafkaFailure(rd_kafka_abort_transaction(client.pointer, Int32(options.transactionTimeoutMs))) != nil { drop() }
  }
}

extension Transactions.Reports {
  fileprivate func take(_ message: UnsafePointer<rd_kafka_message_t>) {
    let index = Int(bitPattern: message.pointee._private) - 1
    if message.pointee.err != RD_KAFKA_RESP_ERR_NO_ERROR { failure = failure ?? KafkaFailure(message.pointee.err) }
    if offsets.indices.contains(index) { offsets[index] = message.pointee.offset }
  }
}
