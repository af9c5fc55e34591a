public import EventLog
import Glibc
import Synchronization

/// The embedded log: a directory with one SQLite file per tenant and one for the region.
///
/// SQLite has one writer a file, so tenants do not wait for each other. The write-ahead log is synced at every commit
/// (`synchronous=FULL`): what was acknowledged survives the loss of power. Deleted bytes are overwritten
/// (`secure_delete`), those in the write-ahead log at the next `clean`. Compaction is immediate: of a compacted topic only
/// the latest record of each key is ever there to read. The directory must be on a local disk.
///
/// Any thread may use the log; each handle belongs to one thread at a time.
public final class SQLiteLog: EventLog, Sendable {
  public let directory: String
  let options: LogOptions
  let bell: Bell
  private let turnstiles = Mutex<[String: Turnstile]>([:])

  /// Opens the directory, and makes it (for its owner only) when it does not exist. Files are made by `ensure`.
  public convenience init(directory: String) throws(EventLogError) {
    try self.init(directory: directory, options: LogOptions())
  }

  package init(directory: String, options: LogOptions) throws(EventLogError) {
    if mkdir(directory, 0o700) == 0 {
      try LogFormat.syncDirectory(of: directory)
    } else if errno != EEXIST {
      throw .system("the directory of the log cannot be made", directory)
    }
    self.directory = directory
    self.options = options
    bell = try Bell(directory: directory)
  }

  public func ensure(_ topics: [TopicConfiguration]) throws(EventLogError) {
    var places: [String: [TopicConfiguration]] = [:]
    for topic in topics { places[try LogPlace.of(topic: topic.name), default: []].append(topic) }
    for (place, topics) in places.sorted(by: { $0.key < $1.key }) {
      try turnstile(place).pass { () throws(EventLogError) in
        let connection = try LogFormat.openOrMake(LogFormat.path(directory, place), options)
        try LogFile(connection, place: place).ensure(topics)
      }
    }
  }

  /// One instance owns a role here, so more partitions gain nothing.
  public func grow(_ topics: [String], to partitions: Int) throws(EventLogError) {
    let reader = SQLiteReader(self)
    for topic in topics {
      let count = try reader.partitions(of: topic)
      guard count == partitions else {
        throw EventLogError(
          .topicAfwijkend,
          "has \(count) partitions, \(partitions) were asked for: a topic of the embedded log keeps its number, one instance reads "
            + "all of them anyway",
          place: topic)
      }
    }
  }

  public func drop(_ topics: [String]) throws(EventLogError) {
    for topic in topics {
      guard let file = try open(try LogPlace.of(topic: topic), .write) else { continue }
      try write(file, rings: false) { () throws(EventLogError) in try file.drop(topic) }
    }
  }

  public func longestKeptMs(_ topic: String) throws(EventLogError) -> Int64? {
    guard let file = try open(try LogPlace.of(topic: topic), .read) else { throw .unknown(topic: topic) }
    return try file.topic(topic).configuration.longestKeptMs
  }

  public var abilities: LogAbilities { .erases }

  public func reader() throws(EventLogError) -> any LogReader { SQLiteReader(self) }

  public func producer() throws(EventLogError) -> any LogProducer { SQLiteProducer(self) }

  public func owner(of role: String, consuming topics: [String]) throws(EventLogError) -> any LogOwner {
    try SQLiteOwner(self, role: role, consuming: topics)
  }

  /// What SQLite's own check finds wrong with a file (`PRAGMA integrity_check`), slow; empty when it is sound.
  public func problems(of place: String) throws(EventLogError) -> [String] {
    guard let file = try open(place, .read) else { return ["\(LogFormat.path(directory, place)): the file does not exist"] }
    let statement = try Statement(file.connection, "PRAGMA integrity_check")
    var problems: [String] = []
    while try statement.step() { problems.append(statement.text(0)) }
    return problems == ["ok"] ? [] : problems
  }

  /// Nil when the file does not exist.
  func open(_ place: String, _ access: Connection.Access) throws(EventLogError) -> LogFile? {
    guard let connection = try LogFormat.open(LogFormat.path(directory, place), access, options) else { return nil }
    return try LogFile(connection, place: place)
  }

  func turnstile(_ place: String) -> Turnstile {
    turnstiles.withLock { all in
      if let turnstile = all[place] { return turnstile }
      let turnstile = Turnstile()
      all[place] = turnstile
      return turnstile
    }
  }

  /// One transaction on a file, in this writer's turn; then tells those who wait and keeps the write-ahead log short.
  func write<T>(_ file: LogFile, rings: Bool, _ body: () throws(EventLogError) -> T) throws(EventLogError) -> T {
    try turnstile(file.place).pass { () throws(EventLogError) in
      let result = try file.connection.transaction("BEGIN IMMEDIATE", body)
      if rings { bell.ring(Bell.slot(of: file.place)) }
      file.connection.checkpoint(after: options.checkpointFrames)
      return result
    }
  }
}
