internal import CSQLite
import EventLog

/// The table of one partition, over one connection, with its statements.
final class PartitionTable {
  let source: TopicPartition
  let topic: TopicConfiguration
  private let topicID: Int64
  private let connection: Connection
  private let name: String
  /// Next offset within the open transaction; nil when the transaction has not touched this partition.
  private var next: Int64?
  private var readStatement: Statement?
  private var writeStatement: Statement?
  private var latestStatement: Statement?

  init(_ connection: Connection, topic: TopicConfiguration, topicID: Int64, partition: Int) {
    self.connection = connection
    self.topic = topic
    self.topicID = topicID
    source = TopicPartition(topic.name, partition)
    name = "\(topic.cleanup == .compact ? "c" : "l")\(topicID)_\(partition)"
  }

  var isCompacted: Bool { topic.cleanup == .compact }
  var place: String { "\(source.topic)/\(source.partition)" }

  // MARK: Reading

  /// First kept offset and the next one.
  func bounds() throws(EventLogError) -> Range<Int64> {
    let statement = try connection.statement("SELECT first, next FROM partition WHERE topic=?1 AND number=?2")
    statement.bind(1, topicID)
    statement.bind(2, Int64(source.partition))
    guard try statement.step() else {
      throw EventLogError(.beschadigd, "the partition has lost its bounds; restore the last backup", place: place)
    }
    defer { statement.reset() }
    let next = statement.integer(1)
    guard isCompacted else { return min(statement.integer(0), next)..<next }
    return min(try connection.number("SELECT min(o) FROM \(name)", orWhenEmpty: next), next)..<next
  }

  func read(from offset: Int64, limit: Int) throws(EventLogError) -> [LogRecord] {
    let statement: Statement
    if let readStatement {
      statement = readStatement
    } else {
      statement = try connection.statement("SELECT o,t,k,v,h FROM \(name) WHERE o>=?1 ORDER BY o LIMIT ?2")
      readStatement = statement
    }
    statement.bind(1, offset)
    statement.bind(2, Int64(max(0, limit)))
    var records: [LogRecord] = []
    var bytes = 0
    while bytes < LogOptions.maxReadBytes, try statement.step() {
      let record = try record(statement)
      bytes += record.value?.count ?? 0
      records.append(record)
    }
    statement.reset()
    // Offsets with retention have no gaps: another first one means that this one is gone, or not yet there.
    if !isCompacted, limit > 0, records.first?.offset != offset {
      let first = try bounds().lowerBound
      guard offset >= first else { throw .expired(source, offset: offset, first: first) }
    }
    return records
  }

  func latest(key: [UInt8]) throws(EventLogError) -> LogRecord? {
    guard isCompacted else { throw .notCompacted(source.topic) }
    let statement: Statement
    if let latestStatement {
      statement = latestStatement
    } else {
      statement = try connection.statement("SELECT o,t,k,v,h FROM \(name) WHERE k=?1 AND v IS NOT NULL")
      latestStatement = statement
    }
    return try withBytes(key) { key throws(EventLogError) in
      statement.bind(1, key)
      defer { statement.reset() }
      return try statement.step() ? try record(statement) : nil
    }
  }

  private func record(_ row: Statement) throws(EventLogError) -> LogRecord {
    let offset = row.integer(0)
    guard let headers = row.isNull(4) ? [] : HeaderCodec.decode(row.bytes(4)) else {
      throw EventLogError(
        .beschadigd, "the headers of this record cannot be read; restore the last backup", place: "\(place)/\(offset)")
    }
    return LogRecord(
      source: source, offset: offset, timestamp: row.integer(1), key: row.bytes(2), value: row.bytes(3), headers: headers)
  }

  // MARK: Writing, within a transaction

  /// True when this is the first record of the transaction here: call `settle` before the commit.
  func begin() throws(EventLogError) -> Bool {
    guard next == nil else { return false }
    next = try bounds().upperBound
    return true
  }

  func append(_ record: OutgoingRecord) throws(EventLogError) -> Int64 {
    let offset = next!
    let statement: Statement
    if let writeStatement {
      statement = writeStatement
    } else {
      statement = try connection.statement(
        isCompacted
          ? """
          INSERT INTO \(name)(o,t,k,v,h) VALUES(?1,?2,?3,?4,?5)
          ON CONFLICT(k) DO UPDATE SET o=excluded.o, t=excluded.t, v=excluded.v, h=excluded.h
          """
          : "INSERT INTO \(name)(o,t,k,v,h) VALUES(?1,?2,?3,?4,?5)")
      writeStatement = statement
    }
    statement.bind(1, offset)
    statement.bind(2, record.timestamp)
    let headers = HeaderCodec.encode(record.headers)
    try withBytes(record.key) { key throws(EventLogError) in
      try withBytes(record.value) { value throws(EventLogError) in
        try withBytes(headers) { headers throws(EventLogError) in
          statement.bind(3, key)
          statement.bind(4, value)
          statement.bind(5, headers)
          _ = try statement.step()
        }
      }
    }
    next = offset + 1
    return offset
  }

  /// Writes down the next offset.
  func settle() throws(EventLogError) {
    let statement = try connection.statement("UPDATE partition SET next=?3 WHERE topic=?1 AND number=?2")
    statement.bind(1, topicID)
    statement.bind(2, Int64(source.partition))
    statement.bind(3, next!)
    try statement.execute()
  }

  /// After the transaction, however it ended.
  func end() { next = nil }

  // MARK: Retention

  /// Takes records out; secure_delete overwrites them with zeros.
  func erase(_ offsets: [Int64]) throws(EventLogError) {
    let statement = try connection.statement("DELETE FROM \(name) WHERE o=?1")
    for offset in offsets {
      statement.bind(1, offset)
      try statement.execute()
    }
  }

  /// Drops one batch of what is older than `cutoff` and lies before `floor`. Gives the number dropped; fewer than a whole
  /// batch is the end.
  func clean(before cutoff: Int64, floor: Int64) throws(EventLogError) -> Int {
    let batch = LogOptions.cleanBatch
    if isCompacted {
      try connection.run(
        """
        DELETE FROM \(name) WHERE i IN
          (SELECT i FROM \(name) WHERE v IS NULL AND t<\(cutoff) AND o<\(floor) LIMIT \(batch))
        """)
      return Int(sqlite3_changes(connection.handle))
    }
    let statement = try Statement(connection, "SELECT o, t FROM \(name) WHERE o<?1 ORDER BY o LIMIT \(batch)")
    statement.bind(1, floor)
    var last: Int64?
    while try statement.step(), statement.integer(1) < cutoff { last = statement.integer(0) }
    statement.reset()
    guard let last else { return 0 }
    try connection.run("DELETE FROM \(name) WHERE o<=\(last)")
    let dropped = Int(sqlite3_changes(connection.handle))
    try connection.run("UPDATE partition SET first=\(last + 1) WHERE topic=\(topicID) AND number=\(source.partition)")
    return dropped
  }
}
