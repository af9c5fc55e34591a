internal import CRdkafka
import EventLog
import Glibc
import Synchronization

/// An instance of a role: member of its group, with a transactional producer and the state of its partitions. One thread.
final class KafkaOwner: KafkaReader, LogOwner {
  let role: String
  private let place: String
  private let consuming: Set<String>
  private let isAlone: Bool
  let transactions: Transactions
  /// Nil for a role without inputs, and once closed.
  private var membership: Membership?
  private var isClosed = false
  private var hasBegun = false
  /// Numbers of the partitions that are ours, of all consumed topics alike.
  private var assigned: Set<Int> = []
  private var inputPartitions = 0
  /// When compaction was last helped on.
  private var stirred: Int64 = 0

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
    self.membership = membership
    Instances.note(group, options.instance, isOpen: true)
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
    var group: GroupMetadata?
    if !unit.consumed.isEmpty, let membership {
      try membership.confirmPositions()
      group = membership.metadata()
      let isOurs = membership.isMember && unit.consumed.keys.allSatisfy(membership.assigned.contains)
      guard group != nil, isOurs || options.faults.withoutGroupMetadata else {
        doubt()
        throw EventLogError(
          .afgezet, "the unit holds partitions that are not this instance's any more; it is dropped", place: membership.group,
          canRetry: true)
      }
      positions = PartitionList(count: unit.consumed.count)
      for (partition, offset) in unit.consumed {
        positions!.add(options.prefix + partition.topic, partition.partition, offset: offset)
      }
    }
    do throws(EventLogError) {
      let offsets = try transactions.run(unit.records, positions: positions, group: group)
      if options.faults.withoutTransaction, let positions { membership?.commitAlone(positions) }
      adopt(unit.records, offsets: offsets)
      membership?.note(committed: unit.consumed)
    } catch {
      doubt()
      guard error.code == .afgezet else { throw error }
      // A rejected generation is the fence: the assignment that follows is waited for. A producer that was fenced may take its
      // id back only with a place in the group, so that is proven by joining anew.
      if transactions.wasFenced {
        transactions.drop()
        try membership?.rejoin()
      } else {
        membership?.lose()
      }
      throw error
    }
  }

  func rewind() throws(EventLogError) {
    try checkOpen()
    doubt()
    try membership?.rewind()
  }

  /// Retention and compaction are the brokers' own work here. But they compact no segment that is still written to, and close
  /// one only when something is written: so that what is erased goes in its time, each compacted partition gets a tombstone of
  /// no record now and then.
  func clean(now: Int64) throws(EventLogError) -> Int {
    try checkOpen()
    guard !assigned.isEmpty, now - stirred >= TopicConfiguration.maxCompactionLagMs / 2 else { return 0 }
    var records: [OutgoingRecord] = []
    for name in try topics(of: place) {
      let topic = try catalog.topic(name)
      guard topic.isCompacted else { continue }
      for partition in 0..<topic.partitions where isAlone || assigned.contains(partition % max(1, inputPartitions)) {
        records.append(
          OutgoingRecord(topic: name, partition: partition, timestamp: now, key: Self.stirring, value: nil))
      }
    }
    try commit(UnitOfWork(records: records))
    stirred = now
    return 0
  }

  /// Key of the tombstones that let compaction go on.
  private static let stirring = Array("opruimen".utf8)

  /// Brokers take no single record out: a key goes by its tombstone and the brokers' compaction, an event by retention.
  func erase(_ offsets: [TopicPartition: [Int64]], appending records: [OutgoingRecord]) throws(EventLogError) {
    try checkOpen()
    throw EventLogError.keepsRecords(role: role)
  }

  func scrub() throws(EventLogError) { try checkOpen() }

  func close() {
    isClosed = true
    membership?.close()
    if let membership { Instances.note(membership.group, options.instance, isOpen: false) }
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

  private func members(of group: String) throws(EventLogError) -> [Admin.Member] {
    try catalog.ask("asking who is in the group", place: group) { admin throws(KafkaFailure) in
      try admin.members(group: group)
    }
  }

  /// Static membership for all members or for none, and each name once.
  ///
  /// The broker would give a name to whoever asks last and fence the other one, so whoever comes last looks first: a holder
  /// that died goes away with its session, at once when it was of this machine; one that lives keeps its name.
  private func checkMembers(of group: String) throws(EventLogError) {
    let found = try members(of: group)
    if let other = found.first(where: { ($0.instance == nil) != (options.instance == nil) }) {
      let theirs = other.instance.map { "is instance '\($0)'" } ?? "has no instance name"
      let ours = options.instance.map { "is '\($0)'" } ?? "has none"
      throw EventLogError(
        .rolBezet,
        "\(other.client) at \(other.host) \(theirs), this one on \(options.host) \(ours): name all instances of a role "
          + "(kafka.instance) or none",
        place: group)
    }
    guard let instance = options.instance else { return }
    let patience = Deadline(inMs: options.sessionTimeoutMs + 2_000)
    while let holder = try members(of: group).first(where: { $0.instance == instance }), !isDead(holder.client, group) {
      guard patience.remainingMs > 0 else {
        throw EventLogError(
          .rolBezet,
          "instance '\(instance)' runs already, as \(holder.client) at \(holder.host), and would run twice with this one on "
            + "\(options.host): give each instance a name of its own (kafka.instance)", place: group)
      }
      pause(ms: 200)
    }
  }

  /// Whether a client of this machine runs no more, by the process that its `client.id` names.
  private func isDead(_ client: String, _ group: String) -> Bool {
    guard let at = client.lastIndex(of: "@"), let colon = client.lastIndex(of: ":"),
      client[client.index(after: at)..<colon] == options.host, let pid = Int32(client[client.index(after: colon)...])
    else { return false }
    if pid == getpid() { return !Instances.isOpen(group, options.instance) }
    return kill(pid, 0) != 0 && errno == ESRCH
  }
}

/// The named instances that are open in this process. Any thread.
private enum Instances {
  private static let open = Mutex<Set<[String]>>([])

  static func isOpen(_ group: String, _ instance: String?) -> Bool { open.withLock { $0.contains([group, instance ?? ""]) } }
  static func note(_ group: String, _ instance: String?, isOpen: Bool) {
    _ = open.withLock { open in
      if isOpen { open.insert([group, instance ?? ""]).inserted } else { open.remove([group, instance ?? ""]) != nil }
    }
  }
}
