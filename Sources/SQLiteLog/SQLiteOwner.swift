import EventLog

/// Owns a role: reads its inputs from the files they are in, and commits to the file of the role. One thread at a time.
final class SQLiteOwner: SQLiteReader, LogOwner {
  let role: String
  private let own: LogFile
  private let lock: RoleLock
  private let epoch: Int64
  private let inputs: [InputFile]
  private let consumed: Set<TopicPartition>
  private let partitions: Int
  private var isAssigned = false
  private var isClosed = false
  private var turn = 0

  init(_ log: SQLiteLog, role: String, consuming topics: [String]) throws(EventLogError) {
    let place = try LogPlace.of(role: role)
    try LogPlace.check(role: role, mayConsume: topics)
    lock = try RoleLock(directory: log.directory, role: role)
    guard let own = try log.open(place, .write) else {
      throw EventLogError(
        .topicOnbekend, "the role has no file \(LogFormat.path(log.directory, place)); ensure its topics first", place: role)
    }
    self.role = role
    self.own = own
    epoch = try log.write(own, rings: false) { () throws(EventLogError) in try own.take(role: role, consuming: topics) }
    var files: [String: LogFile] = [place: own]
    var inputs: [String: InputFile] = [:]
    var partitions = 0
    for topic in topics {
      let place = try LogPlace.of(topic: topic)
      if files[place] == nil { files[place] = try log.open(place, .read) }
      guard let file = files[place] else { throw .unknown(topic: topic) }
      let tables = try file.topic(topic).partitions
      partitions = max(partitions, tables.count)
      let input = inputs[place] ?? InputFile(file)
      inputs[place] = input
      input.inputs += tables.map { InputFile.Input(table: $0) }
    }
    self.inputs = inputs.values.sorted { $0.file.place < $1.file.place }
    self.partitions = partitions
    consumed = Set(inputs.values.flatMap { $0.inputs.map(\.table.source) })
    super.init(log)
    for file in files.values { keep(file, seen: log.bell.count(Bell.slot(of: file.place))) }
  }

  deinit { close() }

  func poll(limit: Int, timeoutMs: Int) throws(EventLogError) -> LogEvent {
    guard !isClosed else { throw .deposed(role: role) }
    if !isAssigned {
      isAssigned = true
      try rewind()
      return .assigned(Array(0..<partitions))
    }
    let deadline = Deadline(inMs: timeoutMs)
    let slots = inputs.map(\.slot)
    while true {
      let counts = log.bell.counts(slots)
      var records: [LogRecord] = []
      turn += 1
      for index in inputs.indices where records.count < limit {
        let input = (index + turn) % inputs.count
        try inputs[input].next(limit: limit, turn: turn, count: counts[input], role: role, into: &records)
      }
      if !records.isEmpty { return .records(records) }
      if !log.bell.wait(slots, seen: counts, until: deadline) {
        // A writer may have died before it rang: the next call looks everywhere.
        for input in inputs { input.drained = nil }
        return .idle
      }
    }
  }

  func commit(_ unit: UnitOfWork) throws(EventLogError) {
    guard !isClosed else { throw .deposed(role: role) }
    for partition in unit.consumed.keys {
      guard consumed.contains(partition) else { throw .notConsumed(partition, role: role) }
    }
    try log.write(own, rings: !unit.records.isEmpty) { () throws(EventLogError) in
      try own.check(role: role, epoch: epoch)
      try own.write(unit.consumed, role: role)
      _ = try own.append(unit.records)
    }
  }

  func rewind() throws(EventLogError) {
    guard !isClosed else { throw .deposed(role: role) }
    let committed = try own.committed(role: role)
    for input in inputs { input.rewind(to: committed) }
  }

  func clean(now: Int64) throws(EventLogError) -> Int {
    guard !isClosed else { throw .deposed(role: role) }
    var dropped = 0
    for topic in own.topics.values.sorted(by: { $0.id < $1.id }) {
      let retentionMs =
        switch topic.configuration.cleanup {
        case .delete(let retentionMs): retentionMs
        case .compact: TopicConfiguration.tombstoneRetentionMs
        }
      guard let retentionMs else { continue }
      for table in topic.partitions {
        let floor = min(try own.floor(table.source) ?? .max, try regioFloor(table.source))
        var batch = LogOptions.cleanBatch
        while batch == LogOptions.cleanBatch {
          batch = try log.write(own, rings: false) { () throws(EventLogError) in
            try own.check(role: role, epoch: epoch)
            return try table.clean(before: now - retentionMs, floor: floor)
          }
          dropped += batch
        }
      }
    }
    own.connection.truncateLog()
    return dropped
  }

  func erase(_ offsets: [TopicPartition: [Int64]], appending records: [OutgoingRecord]) throws(EventLogError) {
    guard !isClosed else { throw .deposed(role: role) }
    try log.write(own, rings: !records.isEmpty) { () throws(EventLogError) in
      try own.check(role: role, epoch: epoch)
      for (partition, gone) in offsets {
        let place = try LogPlace.of(topic: partition.topic)
        guard place == own.place else { throw .otherFile(topic: partition.topic, place: place, unitPlace: own.place) }
        try own.partition(partition).erase(gone)
      }
      _ = try own.append(records)
    }
  }

  func scrub() throws(EventLogError) {
    guard !isClosed else { throw .deposed(role: role) }
    try own.check(role: role, epoch: epoch)
    try log.turnstile(own.place).pass { () throws(EventLogError) in try own.connection.rewrite(beside: log.directory) }
  }

  /// Besides the roles of the own file only the region reads its topics.
  private func regioFloor(_ partition: TopicPartition) throws(EventLogError) -> Int64 {
    guard own.place != LogPlace.regio else { return .max }
    return try file(LogPlace.regio)?.floor(partition) ?? .max
  }

  func close() {
    isClosed = true
    lock.release()
  }
}
