import Glibc

/// The log in memory: for tests and simulations, and as the plainest telling of what an `EventLog` does.
///
/// Any thread may use it; one monitor guards everything.
public final class MemoryLog: EventLog, @unchecked Sendable {  // `state` is touched only under `monitor`
  struct Topic {
    var configuration: TopicConfiguration
    let place: String
    var partitions: [MemoryPartition]
  }

  struct State {
    var topics: [String: Topic] = [:]
    var positions: [String: [TopicPartition: Int64]] = [:]
    /// Roles that have an owner, by the number of that owner.
    var owners: [String: Int] = [:]
    var ownersEver = 0
    /// What each role said it consumes: retention keeps it until it is committed.
    var consumers: [String: Set<String>] = [:]
    var appends = 0
    var nextFailure: (error: EventLogError, applying: Bool)?
  }

  let monitor = Monitor()
  var state = State()
  public let abilities: LogAbilities

  /// - Parameter abilities: Without `.erases` single records stay, as on an engine that only compacts.
  public init(abilities: LogAbilities = [.erases, .grows]) { self.abilities = abilities }

  public func ensure(_ topics: [TopicConfiguration]) throws(EventLogError) {
    try monitor.locked { () throws(EventLogError) in
      for topic in topics {
        _ = try LogPlace.of(topic: topic.name)
        try topic.check(against: state.topics[topic.name]?.configuration)
      }
      for topic in topics {
        let place = try LogPlace.of(topic: topic.name)
        if state.topics[topic.name] == nil {
          let partitions = (0..<topic.partitions).map {
            MemoryPartition(source: TopicPartition(topic.name, $0), isCompacted: topic.cleanup == .compact)
          }
          state.topics[topic.name] = Topic(configuration: topic, place: place, partitions: partitions)
        }
        state.topics[topic.name]!.configuration = topic
      }
    }
  }

  public func grow(_ topics: [String], to partitions: Int) throws(EventLogError) {
    try monitor.locked { () throws(EventLogError) in
      for name in topics {
        let count = try topic(name).partitions.count
        guard count <= partitions else { throw EventLogError.shrinks(name, from: count, to: partitions) }
        state.topics[name]!.configuration.partitions = partitions
        for number in count..<partitions {
          state.topics[name]!.partitions.append(
            MemoryPartition(
              source: TopicPartition(name, number), isCompacted: state.topics[name]!.configuration.cleanup == .compact))
        }
      }
    }
  }

  public func drop(_ topics: [String]) throws(EventLogError) {
    monitor.locked { for name in topics { state.topics[name] = nil } }
  }

  public func longestKeptMs(_ topic: String) throws(EventLogError) -> Int64? {
    try monitor.locked { () throws(EventLogError) in try self.topic(topic) }.configuration.longestKeptMs
  }

  public func reader() throws(EventLogError) -> any LogReader { MemoryReader(self) }
  public func producer() throws(EventLogError) -> any LogProducer { MemoryProducer(log: self) }

  public func owner(of role: String, consuming topics: [String]) throws(EventLogError) -> any LogOwner {
    let place = try LogPlace.of(role: role)
    try LogPlace.check(role: role, mayConsume: topics)
    let number = try monitor.locked { () throws(EventLogError) in
      for topic in topics { _ = try self.topic(topic) }
      guard state.owners[role] == nil else { throw EventLogError.taken(role: role, pid: getpid()) }
      state.ownersEver += 1
      state.owners[role] = state.ownersEver
      state.consumers[role] = Set(topics)
      return state.ownersEver
    }
    return MemoryOwner(self, role: role, place: place, number: number, consuming: topics)
  }

  /// The next commit of an owner fails with this error, after it was done (`applying`) or without: for tests of what a
  /// worker does when the outcome is unknown.
  public func failNextCommit(_ error: EventLogError, applying: Bool) {
    monitor.locked { state.nextFailure = (error, applying) }
  }

  // MARK: Under the monitor

  func topic(_ name: String) throws(EventLogError) -> Topic {
    guard let topic = state.topics[name] else { throw EventLogError.unknown(topic: name) }
    return topic
  }

  func partition(_ source: TopicPartition) throws(EventLogError) -> MemoryPartition {
    let topic = try topic(source.topic)
    guard topic.partitions.indices.contains(source.partition) else {
      throw EventLogError.unknown(partition: source, of: topic.partitions.count)
    }
    return topic.partitions[source.partition]
  }

  /// Refuses a record that its topic cannot hold; all are checked before any is appended.
  func check(_ records: [OutgoingRecord], place: String) throws(EventLogError) {
    for record in records {
      let topic = try topic(record.topic)
      guard topic.place == place else { throw .otherFile(topic: record.topic, place: topic.place, unitPlace: place) }
      try record.check(topic.configuration)
    }
  }

  func append(_ records: [OutgoingRecord]) -> [Int64] {
    guard !records.isEmpty else { return [] }
    let offsets = records.map { state.topics[$0.topic]!.partitions[$0.partition].append($0) }
    state.appends += 1
    monitor.wakeAll()
    return offsets
  }
}

final class MemoryProducer: LogProducer {
  private let log: MemoryLog

  init(log: MemoryLog) { self.log = log }

  func append(_ records: [OutgoingRecord]) throws(EventLogError) -> [Int64] {
    guard let first = records.first else { return [] }
    return try log.monitor.locked { () throws(EventLogError) in
      try log.check(records, place: try LogPlace.of(topic: first.topic))
      return log.append(records)
    }
  }
}
