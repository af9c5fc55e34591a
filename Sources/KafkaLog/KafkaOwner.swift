internal import CRdkafka
import EventLog

/// An instance of a role: member of its group, with a transactional producer and the state of its partitions. One thread.
final class KafkaOwner: KafkaReader, LogOwner {
  let role: String
  private let place: String
  private let consuming: Set<String>
  private let isAlone: Bool
  private let transactions: Transactions
  /// Nil for a role without inputs, and once closed.
  private var membership: Membership?
  private var isClosed = false
  private var hasBegun = false
  /// Numbers of the partitions that are ours, of all consumed topics alike.
  private var assigned: Set<Int> = []
  private var inputPartitions = 0

  init(_ options: KafkaOptions, _ catalog: Catalog, role: String, place: String, consuming topics: [String]) throws(EventLogError)
  {
    self.role = role
    self.place = place
    consuming = Set(topics)
    isAlone = place == LogPlace.regio
    transactions = Transactions(id: Names.transaction(role, place: place, options), options)
    super.init(options, catalog)
    for topic in topics { inputPartitions = max(inputPartitions, try catalog.look(topic).partitions) }
    guard !topics.isEmpty else { return }
    let group = Names.group(role, place: place, options)
    try checkMembers(of: group)
    let membership = try Membership(options, group: group, topics: topics.sorted(), isExclusive: isAlone) {
      [catalog] () throws(EventLogError) in
      var counts: [String: Int] = [:]
      for topic in topics { counts[topic] = try catalog.look(topic).partitions }
      return counts
    }
    membership.targets = { [unowned self, unowned membership] () throws(EventLogError) in
      let scanner = try self.scanner()
      var ends: [TopicPartition: Int64] = [:]
      for partition in membership.assigned { ends[partition] = try scanner.highWatermark(partition) }
      return ends
    }
    membership.bounds = { [unowned self] partition throws(EventLogError) in try self.scanner().bounds(partition) }
    membership.others = { [unowned self] in self.twins(in: group) }
    self.membership = membership
  }

  deinit { close() }

  func poll(limit: Int, timeoutMs: Int) throws(EventLogError) -> LogEvent {
    try checkOpen()
    guard let membership else {
      defer { hasBegun = true }
      if !hasBegun { return .assigned([]) }
      pause(ms: timeoutMs)
      return .idle
    }
    let event = try membership.poll(limit: limit, timeoutMs: timeoutMs)
    if case .assigned(let numbers) = event { moved(to: Set(numbers)) }
    return event
  }

  func commit(_ unit: UnitOfWork) throws(EventLogError) {
    try checkOpen()
    for partition in unit.consumed.keys {
      try catalog.check(partition)
      guard consuming.contains(partition.topic) else { throw EventLogError.notConsumed(partition, role: role) }
    }
    try catalog.check(unit.records, place: place)
    var positions: PartitionList?
    var group: OpaquePointer?
    if !unit.consumed.isEmpty, let membership {
      guard membership.isMember,
        options.faults.withoutGroupMetadata || unit.consumed.keys.allSatisfy(membership.assigned.contains)
      else {
        throw EventLogError(
          .afgezet, "the unit holds partitions that are not this instance's any more; it is dropped", place: membership.group,
          canRetry: true)
      }
      positions = PartitionList(count: unit.consumed.count)
      for (partition, offset) in unit.consumed {
        positions!.add(options.prefix + partition.topic, partition.partition, offset: offset)
      }
      group = membership.metadata()
    }
    defer { if let group { rd_kafka_consumer_group_metadata_destroy(group) } }
    do throws(EventLogError) {
      let offsets = try transactions.run(unit.records, positions: positions, group: group)
      if options.faults.withoutTransaction, let positions { membership?.commitAlone(positions) }
      adopt(unit.records, offsets: offsets)
    } catch {
      doubt()
      guard error.code == .afgezet else { throw error }
      // Without a place in the group no producer may take the transactional id back.
      transactions.drop()
      try membership?.rejoin()
      throw error
    }
  }

  func rewind() throws(EventLogError) {
    try checkOpen()
    doubt()
    try membership?.rewind()
  }

  /// Retention and compaction are the brokers' own work here.
  func clean(now: Int64) throws(EventLogError) -> Int {
    try checkOpen()
    return 0
  }

  /// Brokers take no single record out: a key goes by its tombstone and the brokers' compaction, an event by retention.
  func erase(_ offsets: [TopicPartition: [Int64]], appending records: [OutgoingRecord]) throws(EventLogError) {
    try checkOpen()
    throw EventLogError(
      .recordOngeldig, "Kafka takes no single records out; commit tombstones, and wait for compaction and retention", place: role)
  }

  func scrub() throws(EventLogError) { try checkOpen() }

  func close() {
    isClosed = true
    membership?.close()
    membership = nil
    transactions.drop()
  }

  private func checkOpen() throws(EventLogError) {
    guard !isClosed else { throw EventLogError.deposed(role: role) }
  }

  // MARK: partitions and state

  /// Of the topics with as many partitions as the inputs, only the instance that has input partition i writes partition i; the
  /// one active region writes all of its topics.
  override func isExclusive(_ partition: TopicPartition) -> Bool {
    if isAlone { return !assigned.isEmpty && partition.topic.hasPrefix("werk.\(place).") }
    guard inputPartitions > 1, assigned.contains(partition.partition) else { return false }
    return (try? catalog.topic(partition.topic).partitions) == inputPartitions
  }

  /// The state of what stays is read on from where it was, that of what went elsewhere is forgotten.
  private func moved(to numbers: Set<Int>) {
    let isGone = !isAlone
    assigned = numbers
    doubt()
    if isGone { forget { !numbers.contains($0.partition) } }
  }

  // MARK: other members

  /// Static membership for all members or for none.
  private func checkMembers(of group: String) throws(EventLogError) {
    let members = try catalog.ask("asking who is in the group", place: group) { admin throws(KafkaFailure) in
      try admin.members(group: group)
    }
    guard let other = members.first(where: { ($0.instance == nil) != (options.instance == nil) }) else { return }
    let theirs = other.instance.map { "is instance '\($0)'" } ?? "has no instance name"
    let ours = options.instance.map { "is '\($0)'" } ?? "has none"
    throw EventLogError(
      .rolBezet,
      "\(other.client) at \(other.host) \(theirs), this one on \(options.host) \(ours): name all instances of a role "
        + "(kafka.instance) or none",
      place: group)
  }

  private func twins(in group: String) -> String {
    let members = try? catalog.ask("asking who is in the group", place: group) { admin throws(KafkaFailure) in
      try admin.members(group: group)
    }
    let twin = members?.first { $0.instance == options.instance }
    return twin.map { "\($0.client) at \($0.host)" } ?? "another process"
  }
}
