import EventLog

/// Reads the files of a log, each over a connection of its own that is opened at first use. One thread at a time.
class SQLiteReader: LogReader {
  let log: SQLiteLog
  private var files: [String: LogFile] = [:]
  /// What the bell counted of each file when the last wait ended, or when the file was opened; number 0 is any file.
  private var seen: [Int: UInt32]

  init(_ log: SQLiteLog) {
    self.log = log
    seen = [0: log.bell.count(0)]
  }

  func partitions(of topic: String) throws(EventLogError) -> Int { try file(topic: topic).topic(topic).partitions.count }

  func bounds(_ partition: TopicPartition) throws(EventLogError) -> Range<Int64> {
    try file(topic: partition.topic).partition(partition).bounds()
  }

  func read(_ partition: TopicPartition, from offset: Int64, limit: Int) throws(EventLogError) -> [LogRecord] {
    try file(topic: partition.topic).partition(partition).read(from: offset, limit: limit)
  }

  func latest(_ partition: TopicPartition, key: [UInt8]) throws(EventLogError) -> LogRecord? {
    try file(topic: partition.topic).partition(partition).latest(key: key)
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

  func file(topic: String) throws(EventLogError) -> LogFile {
    guard let file = try file(try LogPlace.of(topic: topic)) else { throw .unknown(topic: topic) }
    return file
  }

  func keep(_ file: LogFile, seen count: UInt32) {
    files[file.place] = file
    let slot = Bell.slot(of: file.place)
    if seen[slot] == nil { seen[slot] = count }
  }

  func closeAll() { files = [:] }
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
