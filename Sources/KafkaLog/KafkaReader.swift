public import EventLog

/// Reads the topics of a cluster: only what is committed. One thread at a time.
public class KafkaReader: LogReader {
  /// A waiting reader looks as often.
  static let lookEveryMs = 10

  let options: KafkaOptions
  let catalog: Catalog
  private var made: Scanner?
  private var views: [TopicPartition: StateView] = [:]
  /// Records that were read to restore state.
  private(set) var restored = 0
  /// The end of each partition this reader asked about, when it last looked.
  private var seen: [TopicPartition: Int64] = [:]

  init(_ options: KafkaOptions, _ catalog: Catalog) {
    self.options = options
    self.catalog = catalog
  }

  func scanner() throws(EventLogError) -> Scanner {
    if let made { return made }
    let scanner = try Scanner(options)
    made = scanner
    return scanner
  }

  public func topics(of place: String) throws(EventLogError) -> [String] {
    let prefix = options.prefix
    return try catalog.ask("listing the topics", place: place) { admin throws(KafkaFailure) in
      try admin.partitions(of: nil).keys.filter { $0.hasPrefix("\(prefix)werk.\(place).") }
        .map { String($0.dropFirst(prefix.count)) }.sorted()
    }
  }

  public func partitions(of topic: String) throws(EventLogError) -> Int { try catalog.look(topic).partitions }

  public func bounds(_ partition: TopicPartition) throws(EventLogError) -> Range<Int64> {
    try catalog.check(partition)
    let bounds = try scanner().bounds(partition)
    if seen[partition] == nil { seen[partition] = bounds.upperBound }
    return bounds
  }

  public func read(_ partition: TopicPartition, from offset: Int64, limit: Int) throws(EventLogError) -> [LogRecord] {
    try catalog.check(partition)
    let scanner = try scanner()
    if !(try catalog.topic(partition.topic).isCompacted) {
      let first = try scanner.first(partition, offset: offset)
      guard offset >= first else { throw EventLogError.expired(partition, offset: offset, first: first) }
    }
    return try scanner.read(partition, from: offset, limit: limit)
  }

  public func latest(_ partition: TopicPartition, key: [UInt8]) throws(EventLogError) -> LogRecord? {
    try latest([(partition, key)])[0]
  }

  public func latest(_ keys: [(partition: TopicPartition, key: [UInt8])]) throws(EventLogError) -> [LogRecord?] {
    for partition in Set(keys.map(\.partition)) {
      try catalog.check(partition)
      guard try catalog.topic(partition.topic).isCompacted else { throw EventLogError.notCompacted(partition.topic) }
    }
    try restore(Set(keys.map(\.partition)))
    return keys.map { views[$0.partition]!.records[$0.key] }
  }

  public func committed(role: String) throws(EventLogError) -> [TopicPartition: Int64] {
    let place = try LogPlace.of(role: role)
    let group = Names.group(role, place: place, options)
    let ours = options.prefix + "werk."
    // Named one by one: of all positions of a group the broker leaves out what a transaction is just adding.
    let committed = try catalog.ask("asking for the committed positions", place: group) { [options] admin throws(KafkaFailure) in
      let topics = try admin.partitions(of: nil).filter { $0.key.hasPrefix(ours) }
      let deadline = Deadline(inMs: options.transactionTimeoutMs + options.requestTimeoutMs)
      while true {
        do throws(KafkaFailure) {
          return try admin.committed(group: group, topics)
        } catch {
          guard error.isUnstable, deadline.remainingMs > 0 else { throw error }
          pause(ms: 5)
        }
      }
    }
    var positions: [TopicPartition: Int64] = [:]
    for item in committed where item.offset >= 0 {
      positions[TopicPartition(String(item.topic.dropFirst(options.prefix.count)), item.partition)] = item.offset
    }
    return positions
  }

  public func waitForAppend(timeoutMs: Int) -> Bool {
    let deadline = Deadline(inMs: timeoutMs)
    while true {
      var grown = false
      for (partition, end) in seen {
        guard let now = try? scanner().bounds(partition).upperBound, now != end else { continue }
        seen[partition] = now
        grown = true
      }
      if grown || deadline.remainingMs == 0 { return grown }
      pause(ms: min(Self.lookEveryMs, deadline.remainingMs))
    }
  }

  // MARK: state

  /// Whether only this reader's own commits can have changed the partition since it was last restored.
  func isExclusive(_ partition: TopicPartition) -> Bool { false }

  /// Brings the views of these partitions up to the high watermark of this moment.
  private func restore(_ partitions: Set<TopicPartition>) throws(EventLogError) {
    let stale = partitions.filter { views[$0]?.isCurrent != true || !isExclusive($0) }
    guard !stale.isEmpty else { return }
    let scanner = try scanner()
    var starts: [TopicPartition: Int64] = [:]
    var marks: [TopicPartition: Int64] = [:]
    for partition in stale {
      starts[partition] = views[partition]?.next ?? 0
      marks[partition] = try scanner.highWatermark(partition)
      // A topic that was made anew ends before what was read of the old one.
      if starts[partition]! > marks[partition]! {
        views[partition] = nil
        starts[partition] = 0
      }
      if views[partition] == nil { views[partition] = StateView() }
    }
    let ends = try scanner.scan(starts, until: marks) { record in
      restored += 1
      views[record.source]!.take(record)
    }
    for (partition, end) in ends {
      views[partition]!.reached(end)
      views[partition]!.isCurrent = true
    }
  }

  /// What this owner committed itself.
  func adopt(_ records: [OutgoingRecord], offsets: [Int64]) {
    for (record, offset) in zip(records, offsets) {
      let place = TopicPartition(record.topic, record.partition)
      guard offset >= 0, let index = views.index(forKey: place), views.values[index].isCurrent else { continue }
      views.values[index].take(
        LogRecord(
          source: place, offset: offset, timestamp: record.timestamp, key: record.key, value: record.value,
          headers: record.headers))
      views.values[index].reached(offset + 1)
    }
  }

  /// After a failure, or when partitions may have been elsewhere: what is kept is read on, not believed.
  func doubt() { for partition in views.keys { views[partition]!.isCurrent = false } }

  /// Forgets the state of partitions that went elsewhere.
  func forget(_ isGone: (TopicPartition) -> Bool) {
    for partition in views.keys where isGone(partition) { views[partition] = nil }
  }
}

/// How a role is called on the cluster. Everything of one place begins with `werk.<place>.`, for one ACL by prefix.
enum Names {
  /// Assigning partitions wants a group; this one is never joined.
  static let readers = "werk.lezer"

  static func group(_ role: String, place: String, _ options: KafkaOptions) -> String {
    "\(options.prefix)werk.\(place).\(role)"
  }

  /// The same over restarts of one instance.
  static func transaction(_ role: String, place: String, _ options: KafkaOptions) -> String {
    "\(options.prefix)werk.\(place).\(role).\(options.transactionName ?? options.instance ?? options.host)"
  }

  /// The instance that maintains a role, beside those that work.
  static let maintainer = "onderhoud"
}
