import EventLog

/// Reads the files of a log, each over a connection of its own that is opened at first use. One thread at a time.
class SQLiteReader: LogReader {
  let log: SQLiteLog
  private var files: [String: LogFile] = [:]
  private var topics: [String: LogFile.Topic] = [:]
  /// What the bell counted of each file when the last wait ended, or when the file was opened; number 0 is any file.
  private var seen: [Int: UInt32]

  init(_ log: SQLiteLog) {
    self.log = log
    seen = [0: log.bell.count(0)]
  }

  func topics(of place: String) throws(EventLogError) -> [String] { try file(place)?.names() ?? [] }

  func partitions(of topic: String) throws(EventLogError) -> Int { try self.topic(topic).partitions.count }

  func bounds(_ partition: TopicPartition) throws(EventLogError) -> Range<Int64> {
    try table(partition).bounds()
  }

  func read(_ partition: TopicPartition, from offset: Int64, limit: Int) throws(EventLogError) -> [LogRecord] {
    try table(partition).read(from: offset, limit: limit)
  }

  func latest(_ partition: TopicPartition, key: [UInt8]) throws(EventLogError) -> LogRecord? {
    try table(partition).latest(key: key)
  }

  func latest(_ keys: [(partition: TopicPartition, key: [UInt8])]) throws(EventLogError) -> [LogRecord?] {
    var records = [LogRecord?](repeating: nil, count: keys.count)
    var places: [String: [Int]] = [:]
    for (index, key) in keys.enumerated() { places[try topic(key.partition.topic).place, default: []].append(index) }
    for (place, indices) in places {
      guard let file = try file(place) else { continue }
      try file.connection.transaction("BEGIN") { () throws(EventLogError) in
        for index in indices { records[index] = try table(keys[index].partition).latest(key: keys[index].key) }
      }
    }
    return records
  }

  func committed(role: String) throws(EventLogError) -> [TopicPartition: Int64] {
    try file(try LogPlace.of(role: role))?.committed(role: role) ?? [:]
  }

  func waitForAppend(timeoutMs: Int) -> Bool {
    let slots = files.isEmpty ? [0] : files.keys.map(Bell.slot)
    let isNews = log.bell.wait(slots, seen: slots.map { seen[$0] ?? 0 }, until: Deadline(inMs: timeoutMs))
    for slot in slots { seen[slot] = log.bell.count(slot) }
    return isNews
  }

  /// Nil when the file does not exist yet.
  func file(_ place: String) throws(EventLogError) -> LogFile? {
    if let file = files[place] { return file }
    let count = log.bell.count(Bell.slot(of: place))
    guard let file = try log.open(place, .read) else { return nil }
    keep(file, seen: count)
    return file
  }

  /// Found by its name once; then in the table.
  private func topic(_ name: String) throws(EventLogError) -> LogFile.Topic {
    if let topic = topics[name] { return topic }
    guard let file = try file(try LogPlace.of(topic: name)) else { throw .unknown(topic: name) }
    let topic = try file.topic(name)
    topics[name] = topic
    return topic
  }

  private func table(_ partition: TopicPartition) throws(EventLogError) -> PartitionTable {
    try topic(partition.topic).partition(partition.partition)
  }

  func keep(_ file: LogFile, seen count: UInt32) {
    files[file.place] = file
    let slot = Bell.slot(of: file.place)
    if seen[slot] == nil { seen[slot] = count }
  }
}

/// Appends to the files of a log. One thread at a time.
final class SQLiteProducer: LogProducer {
  private let log: SQLiteLog
  private var files: [String: LogFile] = [:]

  init(_ log: SQLiteLog) { self.log = log }

  func append(_ records: [OutgoingRecord]) throws(EventLogError) -> [Int64] {
    guard let first = records.first else { return [] }
    let place = try LogPlace.of(topic: first.topic)
    if files[place] == nil { files[place] = try log.open(place, .write) }
    guard let file = files[place] else { throw .unknown(topic: first.topic) }
    return try log.write(file, rings: true) { () throws(EventLogError) in try file.append(records) }
  }
}
