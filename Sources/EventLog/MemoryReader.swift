/// Reads a `MemoryLog`. One thread at a time.
class MemoryReader: LogReader {
  fileprivate let log: MemoryLog
  /// The appends that the last wait knew of.
  private var seen: Int

  init(_ log: MemoryLog) {
    self.log = log
    seen = log.monitor.locked { log.state.appends }
  }

  func topics(of place: String) throws(EventLogError) -> [String] {
    log.monitor.locked { log.state.topics.filter { $0.value.place == place }.keys.sorted() }
  }

  func partitions(of topic: String) throws(EventLogError) -> Int {
    try log.monitor.locked { () throws(EventLogError) in try log.topic(topic).partitions.count }
  }

  func bounds(_ partition: TopicPartition) throws(EventLogError) -> Range<Int64> {
    try log.monitor.locked { () throws(EventLogError) in
      let partition = try log.partition(partition)
      return partition.first..<partition.next
    }
  }

  func read(_ partition: TopicPartition, from offset: Int64, limit: Int) throws(EventLogError) -> [LogRecord] {
    try log.monitor.locked { () throws(EventLogError) in
      let kept = try log.partition(partition)
      guard kept.isCompacted || offset >= kept.first else {
        throw EventLogError.expired(partition, offset: offset, first: kept.first)
      }
      return kept.read(from: offset, limit: limit)
    }
  }

  func latest(_ partition: TopicPartition, key: [UInt8]) throws(EventLogError) -> LogRecord? {
    try latest([(partition, key)])[0]
  }

  func latest(_ keys: [(partition: TopicPartition, key: [UInt8])]) throws(EventLogError) -> [LogRecord?] {
    try log.monitor.locked { () throws(EventLogError) in
      var records: [LogRecord?] = []
      for (partition, key) in keys {
        let kept = try log.partition(partition)
        guard kept.isCompacted else { throw EventLogError.notCompacted(partition.topic) }
        records.append(kept.latest(key: key))
      }
      return records
    }
  }

  func committed(role: String) throws(EventLogError) -> [TopicPartition: Int64] {
    log.monitor.locked { log.state.positions[role] ?? [:] }
  }

  func waitForAppend(timeoutMs: Int) -> Bool {
    let deadline = Deadline(inMs: timeoutMs)
    return log.monitor.locked {
      while log.state.appends == seen {
        guard log.monitor.wait(until: deadline) else { break }
      }
      defer { seen = log.state.appends }
      return log.state.appends != seen
    }
  }
}

/// Owns a role of a `MemoryLog` until it is closed or gone. One thread at a time.
final class MemoryOwner: MemoryReader, LogOwner {
  let role: String
  private let place: String
  private let number: Int
  private let consuming: [String]
  private var positions: [TopicPartition: Int64]?
  private var isAssigned = false
  private var turn = 0

  init(_ log: MemoryLog, role: String, place: String, number: Int, consuming: [String]) {
    self.role = role
    self.place = place
    self.number = number
    self.consuming = consuming
    super.init(log)
  }

  deinit { close() }

  func poll(limit: Int, timeoutMs: Int) throws(EventLogError) -> LogEvent {
    let deadline = Deadline(inMs: timeoutMs)
    return try log.monitor.locked { () throws(EventLogError) in
      try checkOwner()
      if !isAssigned {
        isAssigned = true
        return .assigned(Array(0..<(consuming.map { log.state.topics[$0]!.partitions.count }.max() ?? 0)))
      }
      while true {
        let records = try next(limit: limit)
        if !records.isEmpty { return .records(records) }
        guard log.monitor.wait(until: deadline) else { return .idle }
      }
    }
  }

  func commit(_ unit: UnitOfWork) throws(EventLogError) {
    try log.monitor.locked { () throws(EventLogError) in
      try checkOwner()
      for partition in unit.consumed.keys {
        _ = try log.partition(partition)
        guard consuming.contains(partition.topic) else { throw EventLogError.notConsumed(partition, role: role) }
      }
      try log.check(unit.records, place: place)
      let failure = log.state.nextFailure
      log.state.nextFailure = nil
      if failure?.applying ?? true {
        log.state.positions[role, default: [:]].merge(unit.consumed) { $1 }
        _ = log.append(unit.records)
      }
      if let failure { throw failure.error }
    }
  }

  func rewind() throws(EventLogError) {
    try log.monitor.locked { () throws(EventLogError) in
      try checkOwner()
      positions = nil
    }
  }

  func clean(now: Int64) throws(EventLogError) -> Int {
    try log.monitor.locked { () throws(EventLogError) in
      try checkOwner()
      var dropped = 0
      for (name, topic) in log.state.topics where topic.place == place {
        let retentionMs =
          switch topic.configuration.cleanup {
          case .delete(let retentionMs): retentionMs
          case .compact: TopicConfiguration.tombstoneRetentionMs
          }
        guard let retentionMs else { continue }
        for index in topic.partitions.indices {
          let floor = floor(TopicPartition(name, index))
          dropped += log.state.topics[name]!.partitions[index].clean(before: now - retentionMs, floor: floor)
        }
      }
      return dropped
    }
  }

  func erase(_ offsets: [TopicPartition: [Int64]], appending records: [OutgoingRecord]) throws(EventLogError) {
    try log.monitor.locked { () throws(EventLogError) in
      try checkOwner()
      guard log.abilities.contains(.erases) else { throw EventLogError.keepsRecords(role: role) }
      for partition in offsets.keys {
        _ = try log.partition(partition)
        let topicPlace = log.state.topics[partition.topic]!.place
        guard topicPlace == place else { throw .otherFile(topic: partition.topic, place: topicPlace, unitPlace: place) }
      }
      try log.check(records, place: place)
      for (partition, gone) in offsets { log.state.topics[partition.topic]!.partitions[partition.partition].erase(Set(gone)) }
      _ = log.append(records)
    }
  }

  /// Memory keeps nothing behind.
  func scrub() throws(EventLogError) { try log.monitor.locked { () throws(EventLogError) in try checkOwner() } }

  func close() {
    log.monitor.locked { if log.state.owners[role] == number { log.state.owners[role] = nil } }
  }

  // MARK: Under the monitor

  private func checkOwner() throws(EventLogError) {
    guard log.state.owners[role] == number else { throw EventLogError.deposed(role: role) }
  }

  /// Records after the positions in memory; another partition goes first each time.
  private func next(limit: Int) throws(EventLogError) -> [LogRecord] {
    var positions = positions ?? log.state.positions[role] ?? [:]
    let partitions = consuming.flatMap { topic in
      log.state.topics[topic]!.partitions.indices.map { TopicPartition(topic, $0) }
    }
    var records: [LogRecord] = []
    for index in partitions.indices where records.count < limit {
      let partition = partitions[(index + turn) % partitions.count]
      let kept = try log.partition(partition)
      let position = positions[partition] ?? kept.first
      guard position <= kept.next else {
        throw EventLogError.beyond(partition, offset: position, next: kept.next, role: role)
      }
      guard kept.isCompacted || position >= kept.first else {
        throw EventLogError.expired(partition, offset: position, first: kept.first)
      }
      let read = kept.read(from: position, limit: limit - records.count)
      positions[partition] = (read.last?.offset).map { $0 + 1 } ?? position
      records += read
    }
    turn += 1
    self.positions = positions
    return records
  }

  /// What some consumer of this partition has not committed yet stays.
  private func floor(_ partition: TopicPartition) -> Int64 {
    log.state.consumers.filter { $0.value.contains(partition.topic) }
      .map { log.state.positions[$0.key]?[partition] ?? 0 }.min() ?? .max
  }
}
