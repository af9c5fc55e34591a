internal import CRdkafka
import EventLog

/// Membership of the group of a role: which partitions are ours, and what comes from them.
///
/// The three inputs of a tenant are co-partitioned: `range` with one identical subscription gives partition i of all of them to
/// the same member. It is eager, so every rebalance takes all partitions away first; the poll answers `.revoked`, and only the
/// poll after it lets them go (`rd_kafka_assign` without partitions), so that the open unit is finished or dropped before that.
///
/// One thread; `rd_kafka_consumer_poll` calls the rebalance callback on it.
final class Membership {
  let group: String
  private let options: KafkaOptions
  private let topics: [String]
  /// Absolute sums have one writer: whoever gets partition 0 takes all partitions, the others stand by.
  private let isExclusive: Bool
  private let partitions: () throws(EventLogError) -> [String: Int]
  private let client: Client
  private let rebalances = Rebalances()
  private var messages: MessageReader
  private var phase = Phase.joining
  /// The next offset of each assigned partition: after the last record, or the end that PARTITION_EOF told.
  private var positions: [TopicPartition: Int64] = [:]
  /// What the group has committed of the assigned partitions, as far as this member knows.
  private var committed: [TopicPartition: Int64] = [:]
  private var lookAgain = Deadline(inMs: 0)
  /// The last look at the group's positions had no answer.
  private var isUnsure = false
  private var isClosed = false

  private enum Phase {
    case joining
    case member
    /// `.revoked` was answered: the next poll lets the partitions go.
    case lettingGo
    /// The group went on without this member: nothing counts until it has been assigned anew.
    case lost(Deadline)
  }

  /// What the callback noted.
  fileprivate final class Rebalances {
    enum Event {
      case assign(PartitionList)
      case revoke
    }
    var events: [Event] = []
    var isClosing = false
    /// The partitions were given back while closing.
    var hasLetGo = false
  }

  /// - Parameter partitions: The number of partitions of each topic, asked anew.
  init(
    _ options: KafkaOptions, group: String, topics: [String], isExclusive: Bool,
    partitions: @escaping () throws(EventLogError) -> [String: Int]
  ) throws(EventLogError) {
    self.options = options
    self.group = group
    self.topics = topics
    self.isExclusive = isExclusive
    self.partitions = partitions
    messages = MessageReader(prefix: options.prefix)
    var settings = [
      "group.id": group, "partition.assignment.strategy": "range", "isolation.level": "read_committed",
      "enable.auto.commit": "false", "enable.auto.offset.store": "false", "auto.offset.reset": "error",
      "enable.partition.eof": "true", "queued.max.messages.kbytes": "\(KafkaOptions.readAheadKiB)",
      "fetch.message.max.bytes": "\(KafkaOptions.fetchKiB << 10)",
      "heartbeat.interval.ms": "\(min(500, max(100, options.sessionTimeoutMs / 10)))",
    ]
    if let instance = options.instance { settings["group.instance.id"] = instance }
    let opaque = Unmanaged.passUnretained(rebalances).toOpaque()
    client = try Client(.consumer, options, settings) { conf in
      rd_kafka_conf_set_opaque(conf, opaque)
      rd_kafka_conf_set_rebalance_cb(conf) { client, code, list, opaque in
        guard let client, let opaque else { return }
        Unmanaged<Rebalances>.fromOpaque(opaque).takeUnretainedValue().note(client, code, list)
      }
    }
    try checkPartitions()
    try subscribe()
  }

  deinit { close() }

  func close() {
    guard !isClosed else { return }
    isClosed = true
    rebalances.isClosing = true
    rd_kafka_assign(client.pointer, nil)
    if options.leavesOnClose || options.instance == nil { leave() }
  }

  /// Leaves the group, also as a named member, which `rd_kafka_consumer_close` would not do (KIP-345).
  ///
  /// That call is not made at all: a rebalance under way while it closes can leave it waiting for ever in the
  /// `rd_kafka_assign` of its callback (seen with 2.14.2). The client is then destroyed without it.
  private func leave() {
    guard hasMemberID else { return }
    rd_kafka_unsubscribe(client.pointer)
    let deadline = Deadline(inMs: Self.leaveMs)
    while deadline.remainingMs > 0, !rebalances.hasLetGo || hasMemberID {
      if let message = rd_kafka_consumer_poll(client.pointer, 10) { rd_kafka_message_destroy(message) }
    }
  }

  private var hasMemberID: Bool {
    guard let id = rd_kafka_memberid(client.pointer) else { return false }
    defer { rd_kafka_mem_free(client.pointer, id) }
    return id.pointee != 0
  }

  /// How long an orderly stop waits for the group to know.
  private static let leaveMs = 700

  private func subscribe() throws(EventLogError) {
    let list = PartitionList(count: topics.count)
    for topic in topics { list.add(options.prefix + topic, Int(RD_KAFKA_PARTITION_UA), offset: 0) }
    let code = rd_kafka_subscribe(client.pointer, list.pointer)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw KafkaFailure(code).error("joining the group", place: group) }
  }

  /// Two half dossiers must be impossible: inputs of a tenant with unequal numbers of partitions are refused.
  @discardableResult
  private func checkPartitions() throws(EventLogError) -> [String: Int] {
    let counts = try partitions()
    guard isExclusive || Set(counts.values).count <= 1 else {
      let told = counts.sorted { $0.key < $1.key }.map { "\($0.key) has \($0.value)" }.joined(separator: ", ")
      throw EventLogError(
        .topicAfwijkend,
        "the inputs of one role need one number of partitions, or two halves of a dossier would go to two instances: \(told); "
          + "give them one number with a new generation of the topics",
        place: group)
    }
    return counts
  }

  // MARK: what the owner asks

  /// The group's metadata of this moment, which fences a partition that has moved (KIP-447).
  ///
  /// Nil when this member has left without knowing it yet (`max.poll.interval.ms`): librdkafka then gives generation -1, which
  /// the broker takes for a consumer outside any group and lets through.
  func metadata() -> GroupMetadata? {
    if options.faults.withoutGroupMetadata { return rd_kafka_consumer_group_metadata_new(group).map { GroupMetadata($0) } }
    guard let metadata = rd_kafka_consumer_group_metadata(client.pointer).map({ GroupMetadata($0) }) else { return nil }
    return rd_kafka_consumer_group_metadata_generation_id(metadata.pointer) >= 0 ? metadata : nil
  }

  var assigned: Set<TopicPartition> { Set(positions.keys) }

  var isMember: Bool {
    if case .member = phase { return true }
    if case .lettingGo = phase { return true }
    return false
  }

  /// The group rejected this member's generation: an assignment is on its way.
  func lose() {
    // Partitions that were to be let go by the next poll: the group waits for that.
    if case .lettingGo = phase { letGo() }
    phase = .lost(Deadline(inMs: options.sessionTimeoutMs * 2 + options.requestTimeoutMs))
  }

  private func letGo() {
    rd_kafka_assign(client.pointer, nil)
    positions = [:]
    phase = .joining
  }

  /// Joins anew, so that the next assignment proves the membership.
  func rejoin() throws(EventLogError) {
    lose()
    rd_kafka_unsubscribe(client.pointer)
    try subscribe()
  }

  /// Back to the committed positions.
  func rewind() throws(EventLogError) {
    guard case .member = phase else { return }
    try take(assigned)
  }

  func poll(limit: Int, timeoutMs: Int) throws(EventLogError) -> LogEvent {
    let event = try next(limit: limit, timeoutMs: timeoutMs)
    if case .records = event { try look() }
    return event
  }

  private func next(limit: Int, timeoutMs: Int) throws(EventLogError) -> LogEvent {
    if case .lettingGo = phase { letGo() }
    let deadline = Deadline(inMs: timeoutMs)
    let patience = Deadline(inMs: options.sessionTimeoutMs * 2 + options.requestTimeoutMs)
    var ends: [TopicPartition: Int64]?
    var records: [LogRecord] = []
    while records.count < limit {
      if !rebalances.events.isEmpty {
        if !records.isEmpty { return .records(records) }
        if let event = try next(rebalances.events.removeFirst()) { return event }
      }
      let waitMs = records.isEmpty ? min(max(deadline.remainingMs, timeoutMs == 0 ? 10 : 0), 100) : 0
      if let record = try next(waitMs: waitMs) {
        records.append(record)
        continue
      }
      if !rebalances.events.isEmpty { continue }
      if !records.isEmpty { return .records(records) }
      if case .lost(let until) = phase, until.remainingMs == 0 {
        throw noAssignment
      }
      if timeoutMs == 0 {
        // What is there can only be told by a member.
        guard case .member = phase else {
          guard patience.remainingMs > 0 else { throw noAssignment }
          continue
        }
        if ends == nil { ends = try targets() }
        if ends!.allSatisfy({ positions[$0.key] ?? 0 >= $0.value }) { return .idle }
      } else if deadline.remainingMs == 0 {
        return .idle
      }
    }
    return .records(records)
  }

  private var noAssignment: EventLogError {
    EventLogError(
      .afgezet, "the group gave this member no answer; recent of librdkafka: \(ClientLog.recent.suffix(3))", place: group,
      canRetry: true)
  }

  /// How far everything goes that is there now, open transactions included: the end of each assigned partition.
  var targets: () throws(EventLogError) -> [TopicPartition: Int64] = { () throws(EventLogError) in [:] }

  /// How often the group's positions are looked at; a topic cannot be taken away, made and filled again in less.
  private static let lookEveryMs = 200

  /// What was read last is handled only when its topics are those of before; a coordinator that does not answer now is asked
  /// again before anything is committed.
  private func look() throws(EventLogError) {
    guard lookAgain.remainingMs == 0, !committed.isEmpty else { return }
    do throws(EventLogError) {
      try checkPositions()
    } catch {
      guard error.canRetry else { throw error }
      isUnsure = true
    }
  }

  /// To be asked before a commit.
  func confirmPositions() throws(EventLogError) { if isUnsure { try checkPositions() } }

  /// With a topic that is taken away its positions go. One that is made again under the same name is read on from the old
  /// position by librdkafka, past what came before it: nothing of it may be committed.
  private func checkPositions() throws(EventLogError) {
    let list = PartitionList(count: committed.count)
    for partition in committed.keys { list.add(options.prefix + partition.topic, partition.partition, offset: 0) }
    try fetchCommitted(list, withinMs: options.transactionTimeoutMs)
    lookAgain = Deadline(inMs: Self.lookEveryMs)
    isUnsure = false
    guard let gone = list.items.first(where: { $0.offset < 0 }) else { return }
    throw EventLogError(
      .topicOnbekend, "the group's position is gone: the topic was taken away and made again; it is read from its beginning",
      place: "\(gone.topic.dropFirst(options.prefix.count))/\(gone.partition)")
  }

  func note(committed unit: [TopicPartition: Int64]) {
    for (partition, offset) in unit where positions[partition] != nil { committed[partition] = offset }
  }

  /// Only for the test that leaves the transaction out.
  func commitAlone(_ positions: PartitionList) { rd_kafka_commit(client.pointer, positions.pointer, 0) }

  // MARK: rebalances

  private func next(_ event: Rebalances.Event) throws(EventLogError) -> LogEvent? {
    switch event {
    case .revoke:
      if case .lost = phase {
        rd_kafka_assign(client.pointer, nil)
        positions = [:]
        return nil
      }
      phase = .lettingGo
      return .revoked(Set(positions.keys.map(\.partition)).sorted())
    case .assign(let list):
      let given = Set(list.items.map { TopicPartition(String($0.topic.dropFirst(options.prefix.count)), $0.partition) })
      let own = try taken(given)
      try take(own)
      phase = .member
      return .assigned(Set(own.map(\.partition)).sorted())
    }
  }

  private func taken(_ given: Set<TopicPartition>) throws(EventLogError) -> Set<TopicPartition> {
    let counts = try checkPartitions()
    let all = Set(counts.flatMap { topic, count in (0..<count).map { TopicPartition(topic, $0) } })
    if isExclusive { return given.contains { $0.partition == 0 } ? all : [] }
    let numbers = Set(given.map(\.partition))
    let expected = all.filter { numbers.contains($0.partition) }
    guard given == expected else {
      throw EventLogError(
        .topicAfwijkend,
        "the group gave partition \(numbers.sorted()) of some inputs and not of all: a member subscribes to other topics; stop it",
        place: group)
    }
    return given
  }

  /// Reads these partitions from what the group has committed, once no open transaction holds other positions.
  private func take(_ partitions: Set<TopicPartition>) throws(EventLogError) {
    let list = PartitionList(count: partitions.count)
    for partition in partitions { list.add(options.prefix + partition.topic, partition.partition, offset: 0) }
    if !partitions.isEmpty { try fetchCommitted(list, withinMs: options.transactionTimeoutMs + options.requestTimeoutMs) }
    (positions, committed, isUnsure) = ([:], [:], false)
    let starts = PartitionList(count: partitions.count)
    for item in list.items {
      let isNew = item.offset < 0
      let place = TopicPartition(String(item.topic.dropFirst(options.prefix.count)), item.partition)
      positions[place] = isNew ? 0 : item.offset
      committed[place] = isNew ? nil : item.offset
      starts.add(item.topic, item.partition, offset: isNew ? Int64(RD_KAFKA_OFFSET_BEGINNING) : item.offset)
    }
    let code = rd_kafka_assign(client.pointer, starts.pointer)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
      throw KafkaFailure(code).error("taking the partitions", place: group)
    }
  }

  private func fetchCommitted(_ list: PartitionList, withinMs milliseconds: Int) throws(EventLogError) {
    let deadline = Deadline(inMs: milliseconds)
    while true {
      let code = rd_kafka_committed(client.pointer, list.pointer, Int32(max(1, deadline.remainingMs)))
      let failure = code == RD_KAFKA_RESP_ERR_NO_ERROR ? list.items.lazy.compactMap(\.failure).first : KafkaFailure(code)
      guard let failure else { return }
      guard deadline.remainingMs > 0, !failure.isFatal else {
        throw failure.error("asking for the committed positions", place: group)
      }
      pause(ms: 20)
    }
  }

  // MARK: messages

  private func next(waitMs: Int) throws(EventLogError) -> LogRecord? {
    guard let message = rd_kafka_consumer_poll(client.pointer, Int32(waitMs)) else { return nil }
    defer { rd_kafka_message_destroy(message) }
    let code = message.pointee.err
    switch code {
    case RD_KAFKA_RESP_ERR_NO_ERROR:
      guard case .member = phase else { return nil }
      let record = messages.record(message)
      positions[record.source] = record.offset + 1
      return record
    case RD_KAFKA_RESP_ERR__PARTITION_EOF:
      let place = messages.source(message)
      if let position = positions[place] { positions[place] = max(position, message.pointee.offset) }
      return nil
    default:
      let isOfPlace = message.pointee.rkt != nil
      let text = rd_kafka_message_errstr(message).map { String(cString: $0) }
      try judge(KafkaFailure(code, text), isOfPlace ? messages.source(message) : nil)
      return nil
    }
  }

  /// Throws what does not pass by itself.
  private func judge(_ failure: KafkaFailure, _ place: TopicPartition?) throws(EventLogError) {
    if let fatal = client.fatal { throw end(fatal) }
    switch failure.code {
    case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET, RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE:
      guard let place, case .member = phase else { return }
      throw outOfRange(place)
    case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED,
      RD_KAFKA_RESP_ERR__AUTHENTICATION:
      throw failure.error(
        "the brokers refuse this; 'werkbedrijf topics plan' shows the ACLs it needs", place: place?.topic ?? group)
    default:
      guard failure.isUnknownTopic, let place else { return }
      throw failure.error("the topic is gone", place: place.topic)
    }
  }

  /// Set by the owner: the bounds of a partition.
  var bounds: (TopicPartition) throws(EventLogError) -> Range<Int64> = { _ throws(EventLogError) in 0..<0 }

  private func outOfRange(_ place: TopicPartition) -> EventLogError {
    let position = positions[place] ?? 0
    do throws(EventLogError) {
      let bounds = try bounds(place)
      let remedy =
        "then 'kafka-consumer-groups.sh --group \(group) --topic \(options.prefix)\(place.topic):\(place.partition) --reset-offsets "
        + "--to-earliest --execute' while this role is stopped, and start it again"
      if position < bounds.lowerBound {
        return EventLogError(
          .offsetVerlopen,
          "read up to \(position), and the records before \(bounds.lowerBound) are gone by retention: \(bounds.lowerBound - position) "
            + "were never handled. Have their source deliver them again, \(remedy)",
          place: "\(place.topic)/\(place.partition)/\(position)")
      }
      return EventLogError(
        .beschadigd,
        "read up to \(position), but the topic ends at \(bounds.upperBound): it was made again, or an older copy was put back. Have the "
          + "source deliver again what is missing (what is known changes nothing), \(remedy)",
        place: "\(place.topic)/\(place.partition)/\(position)")
    } catch {
      return error
    }
  }

  private func end(_ fatal: KafkaFailure) -> EventLogError {
    guard fatal.isFencedInstance else { return fatal.error("the consumer ended", place: group) }
    // Not only a twin does this: a broker that answers the same request to join twice fences the member it made first. Who
    // comes back looks whether another one lives before it takes the name.
    return EventLogError(
      .afgezet,
      "the group gave the name '\(options.instance ?? "")' of this instance on \(options.host) to another member; it starts again "
        + "when nobody else has the name", place: group, canRetry: true)
  }
}

extension Membership.Rebalances {
  fileprivate func note(
    _ client: OpaquePointer, _ code: rd_kafka_resp_err_t, _ list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?
  ) {
    if isClosing {
      rd_kafka_assign(client, nil)
      hasLetGo = true
    } else if code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS, let list {
      events.append(.assign(PartitionList(copying: list)))
    } else {
      events.append(.revoke)
    }
  }
}
