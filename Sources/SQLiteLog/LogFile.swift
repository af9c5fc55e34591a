internal import CSQLite
import EventLog

/// One file of the log over one connection: its topics and their tables. One thread at a time.
final class LogFile {
  final class Topic {
    let id: Int64
    let place: String
    let configuration: TopicConfiguration
    let partitions: [PartitionTable]

    init(_ connection: Connection, id: Int64, place: String, configuration: TopicConfiguration) {
      self.id = id
      self.place = place
      self.configuration = configuration
      partitions = (0..<configuration.partitions).map {
        PartitionTable(connection, topic: configuration, topicID: id, partition: $0)
      }
    }

    func partition(_ number: Int) throws(EventLogError) -> PartitionTable {
      guard partitions.indices.contains(number) else {
        throw .unknown(partition: TopicPartition(configuration.name, number), of: partitions.count)
      }
      return partitions[number]
    }
  }

  let place: String
  let connection: Connection
  private(set) var topics: [String: Topic] = [:]

  init(_ connection: Connection, place: String) throws(EventLogError) {
    self.connection = connection
    self.place = place
    try load()
  }

  /// The form of a topic never changes; another retention is seen by the next connection.
  private func load() throws(EventLogError) {
    let statement = try connection.statement("SELECT id, name, partitions, compact, retention_ms FROM topic")
    while try statement.step() {
      let name = statement.text(1)
      guard topics[name] == nil, !name.hasPrefix(Self.dropped) else { continue }
      let retentionMs = statement.isNull(4) ? nil : statement.integer(4)
      let configuration = TopicConfiguration(
        name: name, partitions: Int(statement.integer(2)),
        cleanup: statement.integer(3) != 0 ? .compact : .delete(retentionMs: retentionMs))
      topics[name] = Topic(connection, id: statement.integer(0), place: place, configuration: configuration)
    }
  }

  /// The names of all its topics.
  func names() throws(EventLogError) -> [String] {
    try load()
    return topics.keys.sorted()
  }

  func topic(_ name: String) throws(EventLogError) -> Topic {
    if let topic = topics[name] { return topic }
    try load()
    guard let topic = topics[name] else { throw .unknown(topic: name) }
    return topic
  }

  func partition(_ source: TopicPartition) throws(EventLogError) -> PartitionTable {
    try topic(source.topic).partition(source.partition)
  }

  func committed(role: String) throws(EventLogError) -> [TopicPartition: Int64] {
    let statement = try connection.statement("SELECT topic, partition, next FROM position WHERE role=?1")
    statement.bind(1, role)
    var positions: [TopicPartition: Int64] = [:]
    while try statement.step() {
      positions[TopicPartition(statement.text(0), Int(statement.integer(1)))] = statement.integer(2)
    }
    return positions
  }

  /// Up to where every role of this file that consumes the partition has committed; nil when none consumes it.
  func floor(_ partition: TopicPartition) throws(EventLogError) -> Int64? {
    let statement = try connection.statement(
      """
      SELECT min(coalesce(p.next, 0)), count(*) FROM consumer c
      LEFT JOIN position p ON p.role=c.role AND p.topic=c.topic AND p.partition=?2 WHERE c.topic=?1
      """)
    statement.bind(1, partition.topic)
    statement.bind(2, Int64(partition.partition))
    defer { statement.reset() }
    return try statement.step() && statement.integer(1) > 0 ? statement.integer(0) : nil
  }

  // MARK: Writing

  /// Before the number of a topic that is gone: no other topic gets that number, so that a connection that knew it finds
  /// nothing where it was.
  private static let dropped = "weg/"

  /// Takes a topic out, within a transaction.
  func drop(_ name: String) throws(EventLogError) {
    try load()
    guard let topic = topics[name] else { return }
    for partition in 0..<topic.configuration.partitions {
      try connection.run("DROP TABLE \(topic.configuration.cleanup == .compact ? "c" : "l")\(topic.id)_\(partition)")
    }
    try connection.run("DELETE FROM partition WHERE topic=\(topic.id)")
    try connection.run("UPDATE topic SET name='\(Self.dropped)\(topic.id)' WHERE id=\(topic.id)")
    topics[name] = nil
  }

  /// Makes what does not exist yet, in one transaction.
  func ensure(_ wanted: [TopicConfiguration]) throws(EventLogError) {
    try load()
    for topic in wanted { try topic.check(against: topics[topic.name]?.configuration) }
    guard wanted.contains(where: { topics[$0.name]?.configuration != $0 }) else { return }
    try connection.transaction { () throws(EventLogError) in
      topics = [:]
      try load()
      for topic in wanted {
        let existing = topics[topic.name]
        try topic.check(against: existing?.configuration)
        if existing?.configuration != topic { try write(topic, existing?.id) }
      }
    }
    topics = [:]
    try load()
  }

  private func write(_ topic: TopicConfiguration, _ existing: Int64?) throws(EventLogError) {
    let retention: String
    if case .delete(let milliseconds?) = topic.cleanup { retention = "\(milliseconds)" } else { retention = "NULL" }
    if let existing { return try connection.run("UPDATE topic SET retention_ms=\(retention) WHERE id=\(existing)") }
    // The name has only letters, digits, hyphens and points: see LogPlace.
    try connection.run(
      """
      INSERT INTO topic(name, partitions, compact, retention_ms)
      VALUES('\(topic.name)', \(topic.partitions), \(topic.cleanup == .compact ? 1 : 0), \(retention))
      """)
    let id = sqlite3_last_insert_rowid(connection.handle)
    for partition in 0..<topic.partitions {
      try connection.run(LogFormat.tables(topic: id, partition: partition, isCompacted: topic.cleanup == .compact))
      try connection.run("INSERT INTO partition VALUES(\(id), \(partition), 0, 0)")
    }
  }

  /// A topic of this file; a name of another file is refused as such.
  private func ours(_ name: String) throws(EventLogError) -> Topic {
    if let topic = topics[name] { return topic }
    let place = try LogPlace.of(topic: name)
    guard place == self.place else { throw .otherFile(topic: name, place: place, unitPlace: self.place) }
    return try topic(name)
  }

  /// Appends within a transaction; gives each record its offset.
  func append(_ records: [OutgoingRecord]) throws(EventLogError) -> [Int64] {
    var offsets: [Int64] = []
    offsets.reserveCapacity(records.count)
    var touched: [PartitionTable] = []
    defer { for table in touched { table.end() } }
    var topic: Topic?
    for record in records {
      if topic?.configuration.name != record.topic {
        topic = try ours(record.topic)
      }
      try record.check(topic!.configuration)
      let table = topic!.partitions[record.partition]
      if try table.begin() { touched.append(table) }
      offsets.append(try table.append(record))
    }
    for table in touched { try table.settle() }
    return offsets
  }
}
