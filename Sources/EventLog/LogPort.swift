/// A log of named, partitioned, ordered topics in which a unit of work is atomic: the port that every engine implements.
///
/// Calls block; they belong on a thread of their own, never on the cooperative pool. A handle (`LogReader`, `LogProducer`,
/// `LogOwner`) is used from one thread at a time. Several processes may read and append beside each other; of each role
/// there is one owner at a time.
public protocol EventLog: AnyObject, Sendable {
  /// Makes topics that do not exist yet. A topic that exists with another number of partitions, or compacted where the
  /// other is not, is refused (`.topicAfwijkend`); another retention time takes the place of the earlier one.
  func ensure(_ topics: [TopicConfiguration]) throws(EventLogError)
  /// Gives topics more partitions; one that has as many already is passed over, fewer are refused (`.topicAfwijkend`).
  /// Records stay where they are: only for topics whose partition is not that of a key, or whose readers send on.
  func grow(_ topics: [String], to partitions: Int) throws(EventLogError)
  /// Takes topics away with everything in them; one that is not there is passed over.
  func drop(_ topics: [String]) throws(EventLogError)
  /// How many milliseconds at most bytes of a record are kept: of a compacted topic after its tombstone, of another one after
  /// it was written. Nil when nothing bounds it.
  func longestKeptMs(_ topic: String) throws(EventLogError) -> Int64?
  /// In what the engines differ, for who must do otherwise on one of them.
  var abilities: LogAbilities { get }
  func reader() throws(EventLogError) -> any LogReader
  func producer() throws(EventLogError) -> any LogProducer
  /// The owner of a role (`tenant-dal`, `regio`). An engine gives a role one owner, and refuses a second with the first
  /// one's pid (`.rolBezet`), or shares the partitions of its inputs among the instances of one role.
  /// `consuming` are the topics whose positions the role keeps; they may live in another file of the same log.
  func owner(of role: String, consuming topics: [String]) throws(EventLogError) -> any LogOwner
  /// The owner of a role for maintenance. Where instances share a role it joins them under a name of its own: once it is
  /// `.assigned`, each of them has given its partitions up and been assigned anew, and what it had open can be committed no
  /// more. A second one fences the first.
  func maintainer(of role: String, consuming topics: [String]) throws(EventLogError) -> any LogOwner
}

extension EventLog {
  public func maintainer(of role: String, consuming topics: [String]) throws(EventLogError) -> any LogOwner {
    try owner(of: role, consuming: topics)
  }
}

/// What an engine can do that another cannot.
public struct LogAbilities: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Several instances share the partitions of a role; elsewhere it has one owner.
  public static let sharesRoles = LogAbilities(rawValue: 1)
  /// Single records can be taken out without a trace; elsewhere a tombstone and the engine's own compaction do it in time.
  public static let erases = LogAbilities(rawValue: 2)
  /// Topics can be given more partitions.
  public static let grows = LogAbilities(rawValue: 4)
}

public struct TopicConfiguration: Hashable, Sendable {
  public enum Cleanup: Hashable, Sendable {
    /// Records older than this many milliseconds may be dropped by `LogOwner.clean`, oldest first, up to the first record
    /// that is younger; nil keeps them. What a known consumer of the topic has not committed yet stays.
    case delete(retentionMs: Int64?)
    /// Of each key the latest record stays; a tombstone removes the key, and is itself dropped by `LogOwner.clean` after
    /// `tombstoneRetentionMs`. Every record needs a key.
    case compact
  }
  /// How long a reader has to see a tombstone: a day, as Kafka's `delete.retention.ms`.
  public static let tombstoneRetentionMs: Int64 = 86_400_000
  /// How long a replaced record waits for the brokers' compaction at most: a day, as Kafka's `max.compaction.lag.ms`.
  public static let maxCompactionLagMs: Int64 = 86_400_000

  public var name: String
  public var partitions: Int
  public var cleanup: Cleanup

  public init(name: String, partitions: Int, cleanup: Cleanup) {
    self.name = name
    self.partitions = partitions
    self.cleanup = cleanup
  }
}

public struct TopicPartition: Hashable, Sendable {
  public var topic: String
  public var partition: Int

  public init(_ topic: String, _ partition: Int) {
    self.topic = topic
    self.partition = partition
  }
}

public struct LogHeader: Hashable, Sendable {
  public var name: String
  public var value: [UInt8]

  public init(_ name: String, _ value: [UInt8]) {
    self.name = name
    self.value = value
  }
}

/// A record on its way into the log.
public struct OutgoingRecord: Hashable, Sendable {
  public var topic: String
  public var partition: Int
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var timestamp: Int64
  public var key: [UInt8]?
  /// Nil is a tombstone.
  public var value: [UInt8]?
  public var headers: [LogHeader]

  public init(
    topic: String, partition: Int, timestamp: Int64, key: [UInt8]?, value: [UInt8]?, headers: [LogHeader] = []
  ) {
    self.topic = topic
    self.partition = partition
    self.timestamp = timestamp
    self.key = key
    self.value = value
    self.headers = headers
  }
}

/// A record as the log holds it.
public struct LogRecord: Hashable, Sendable {
  public var source: TopicPartition
  public var offset: Int64
  public var timestamp: Int64
  public var key: [UInt8]?
  public var value: [UInt8]?
  public var headers: [LogHeader]

  public init(
    source: TopicPartition, offset: Int64, timestamp: Int64, key: [UInt8]?, value: [UInt8]?, headers: [LogHeader] = []
  ) {
    self.source = source
    self.offset = offset
    self.timestamp = timestamp
    self.key = key
    self.value = value
    self.headers = headers
  }
}

public protocol LogReader: AnyObject {
  /// Every topic of a place (a tenant, or the region), by name.
  func topics(of place: String) throws(EventLogError) -> [String]
  func partitions(of topic: String) throws(EventLogError) -> Int
  /// First kept offset and the next one to be written.
  func bounds(_ partition: TopicPartition) throws(EventLogError) -> Range<Int64>
  /// Records at `from` and after in offset order; offsets may have gaps. At most `limit`, and fewer when they are large:
  /// only an empty answer is the end. Below the first kept offset of a topic with retention: `.offsetVerlopen`.
  func read(_ partition: TopicPartition, from offset: Int64, limit: Int) throws(EventLogError) -> [LogRecord]
  /// The record in force of a key of a compacted topic, nil after a tombstone.
  func latest(_ partition: TopicPartition, key: [UInt8]) throws(EventLogError) -> LogRecord?
  /// The same of many keys, in their order and of one moment for each file: cheaper than one by one.
  func latest(_ keys: [(partition: TopicPartition, key: [UInt8])]) throws(EventLogError) -> [LogRecord?]
  /// Positions a role has committed (empty when it never committed).
  func committed(role: String) throws(EventLogError) -> [TopicPartition: Int64]
  /// Waits until something may have been appended by anyone since the last wait, or the time is over. False on time-out;
  /// the caller then looks again all the same (a writer that was killed may not have called).
  func waitForAppend(timeoutMs: Int) -> Bool
}

public protocol LogProducer: AnyObject {
  /// All records become visible together, durable on return; gives each its offset. Order per partition is the order
  /// given. Their topics belong to one file (one tenant, or the region).
  @discardableResult
  func append(_ records: [OutgoingRecord]) throws(EventLogError) -> [Int64]
}

/// What a unit of work commits: nothing of it, or all.
public struct UnitOfWork: Sendable {
  /// The next offset to read of every input partition that was consumed.
  public var consumed: [TopicPartition: Int64]
  /// Records for any topics of the owner's own file; state is records on compacted topics.
  public var records: [OutgoingRecord]

  public init(consumed: [TopicPartition: Int64] = [:], records: [OutgoingRecord] = []) {
    self.consumed = consumed
    self.records = records
  }
}

public enum LogEvent: Sendable {
  /// Input in order per partition; the position in memory has moved past it, the committed one has not.
  case records([LogRecord])
  /// These partition numbers (of all consumed topics alike) are ours now.
  case assigned([Int])
  /// These are about to be taken away: finish or drop the open unit before the next call.
  case revoked([Int])
  /// Nothing came within the time, or nothing is left.
  case idle
}

public protocol LogOwner: LogReader {
  var role: String { get }
  /// The next thing that happened; `.assigned` comes before any record. With a `timeoutMs` of 0 `.idle` says that everything
  /// that was there at the call has been given; with another one, that nothing came within it.
  func poll(limit: Int, timeoutMs: Int) throws(EventLogError) -> LogEvent
  /// Durable and visible on return. When it throws, the outcome is that of `error.uitkomst`: after `.onbekend` the caller
  /// must `rewind` and read its state again.
  func commit(_ unit: UnitOfWork) throws(EventLogError)
  /// Forget what was polled and not committed: positions and state are read again from what is committed.
  func rewind() throws(EventLogError)
  /// Drop what retention and compaction allow, at `now` (milliseconds since 1970). Gives the number of records dropped.
  @discardableResult
  func clean(now: Int64) throws(EventLogError) -> Int
  /// Takes records out of the owner's own file, of topics of either kind, and appends others: all of it or nothing, durable
  /// on return. The other offsets stay what they are, no tombstone is left, an offset that is gone already is passed over.
  /// Of what was taken out bytes may be left until `scrub`.
  func erase(_ offsets: [TopicPartition: [Int64]], appending records: [OutgoingRecord]) throws(EventLogError)
  /// Leaves no byte in the owner's own file, nor beside it, of what was erased, replaced or dropped; slow, it may write the
  /// whole file anew. `.bezet` while somebody still reads what was; try again then.
  func scrub() throws(EventLogError)
  func close()
}

extension LogReader {
  public func latest(_ keys: [(partition: TopicPartition, key: [UInt8])]) throws(EventLogError) -> [LogRecord?] {
    var records: [LogRecord?] = []
    for key in keys { records.append(try latest(key.partition, key: key.key)) }
    return records
  }
}
