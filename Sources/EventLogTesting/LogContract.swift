public import EventLog

/// What every implementation of the log promises, as rules that can be run against any of them.
///
/// ```swift
/// @Test(arguments: LogContract.all) func `holds in memory`(_ rule: LogContract) throws {
///   let log = MemoryLog()
///   try rule.check(LogHarness { log })
/// }
/// ```
public struct LogContract: Sendable, CustomStringConvertible {
  public let description: String
  /// What an engine must do itself for this rule to say anything of it.
  public let needs: Traits
  public let check: @Sendable (LogHarness) throws -> Void

  init(_ description: String, needs: Traits = [], _ check: @escaping @Sendable (LogHarness) throws -> Void) {
    self.description = description
    self.needs = needs
    self.check = check
  }

  public static let all: [LogContract] =
    records + topics + units + roles + reading + retention + compaction + erasure + concurrency

  /// The rules that say something of an engine with these traits.
  public static func all(for traits: Traits) -> [LogContract] { all.filter { $0.needs.isSubset(of: traits) } }

  /// In what the engines differ, and may.
  public struct Traits: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Offsets count records and nothing else: no markers of transactions in between.
    public static let plainOffsets = Traits(rawValue: 1)
    /// Retention and compaction happen in `clean`, not by brokers in their own time.
    public static let cleansItself = Traits(rawValue: 2)
    /// A role has one owner; elsewhere several instances share it.
    public static let oneOwner = Traits(rawValue: 4)
    /// A unit becomes visible at one moment in all partitions, not in each at its own.
    public static let oneMoment = Traits(rawValue: 8)
    /// Times before 1970 can be kept.
    public static let anyTime = Traits(rawValue: 16)
    /// Single records can be taken out without a trace.
    public static let erases = Traits(rawValue: 32)
    public static let everything: Traits = [.plainOffsets, .cleansItself, .oneOwner, .oneMoment, .anyTime, .erases]
  }
}

/// A new, empty log for one rule.
public struct LogHarness: Sendable {
  /// Opens the log again, as another part of the program would; an engine in memory answers the same object.
  public let open: @Sendable () throws -> any EventLog

  public init(_ open: @escaping @Sendable () throws -> any EventLog) { self.open = open }

  /// A log with the topics that most rules need.
  func standard() throws -> any EventLog {
    let log = try open()
    try log.ensure(Standard.topics)
    return log
  }
}

/// A promise that was not kept.
public struct ContractViolation: Error, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

enum Standard {
  static let intake = "werk.dal.intake.v1"
  static let dossier = "werk.dal.dossier.v1"
  static let bijdrage = "werk.dal.bijdrage.v1"
  static let otherBijdrage = "werk.bar.bijdrage.v1"
  static let cel = "werk.regio.cel.v1"
  static let role = "tenant-dal"
  static let partitions = 3
  static let retentionMs: Int64 = 1000

  static let topics = [
    TopicConfiguration(name: intake, partitions: partitions, cleanup: .delete(retentionMs: retentionMs)),
    TopicConfiguration(name: dossier, partitions: partitions, cleanup: .compact),
    TopicConfiguration(name: bijdrage, partitions: 2, cleanup: .delete(retentionMs: retentionMs)),
    TopicConfiguration(name: otherBijdrage, partitions: 1, cleanup: .delete(retentionMs: nil)),
    TopicConfiguration(name: cel, partitions: 1, cleanup: .compact),
  ]
}

// MARK: Saying what is expected

func expect(_ holds: Bool, _ promise: @autoclosure () -> String, line: Int = #line, file: String = #fileID) throws {
  guard holds else { throw ContractViolation("\(file):\(line): \(promise())") }
}

func expectEqual<T: Equatable>(_ found: T, _ expected: T, _ what: String, line: Int = #line, file: String = #fileID) throws {
  try expect(found == expected, "\(what): found \(found), expected \(expected)", line: line, file: file)
}

@discardableResult
func expectFailure<T>(
  _ code: EventLogError.Code, line: Int = #line, file: String = #fileID, _ body: () throws -> T
) throws -> EventLogError {
  do {
    _ = try body()
  } catch let error as EventLogError {
    try expect(error.code == code, "expected \(code.rawValue), found \(error.code.rawValue): \(error)", line: line, file: file)
    return error
  }
  throw ContractViolation("\(file):\(line): expected \(code.rawValue), but it succeeded")
}

// MARK: Short forms

func record(
  _ topic: String, _ partition: Int = 0, at timestamp: Int64 = 1, key: [UInt8]? = nil, _ value: [UInt8]? = [],
  headers: [LogHeader] = []
) -> OutgoingRecord {
  OutgoingRecord(topic: topic, partition: partition, timestamp: timestamp, key: key, value: value, headers: headers)
}

func record(_ topic: String, _ value: [UInt8]) -> OutgoingRecord { record(topic, 0, value) }

func offsets(_ range: Range<Int64>) -> [Int64] { Array(range) }

extension EventLog {
  /// An owner that has taken its partitions.
  func ready(_ role: String = Standard.role, _ topics: [String] = [Standard.intake]) throws -> any LogOwner {
    let owner = try owner(of: role, consuming: topics)
    // Where several instances share a role, partitions are given when the others have been heard.
    for _ in 0..<300 {
      switch try owner.poll(limit: 1, timeoutMs: 100) {
      case .assigned: return owner
      case .idle: continue
      default: throw ContractViolation("\(role) gets records before it is .assigned anything")
      }
    }
    throw ContractViolation("\(role) is not assigned anything within 30 s")
  }

  func append(_ records: [OutgoingRecord]) throws { try producer().append(records) }

  func all(_ topic: String, _ partition: Int = 0) throws -> [LogRecord] {
    let reader = try reader()
    return try reader.all(TopicPartition(topic, partition))
  }
}

extension LogReader {
  func all(_ partition: TopicPartition, limit: Int = 100) throws -> [LogRecord] {
    var records: [LogRecord] = []
    var next = try bounds(partition).lowerBound
    while true {
      let read = try read(partition, from: next, limit: limit)
      guard let last = read.last else { return records }
      try expect(read.count <= limit, "read answers \(read.count) records, at most \(limit) were asked for")
      records += read
      next = last.offset + 1
    }
  }
}

extension LogOwner {
  /// Everything there is now; empty when the poll is idle.
  func drain(limit: Int = 100) throws -> [LogRecord] {
    var records: [LogRecord] = []
    while case .records(let polled) = try poll(limit: limit, timeoutMs: 0) {
      try expect(polled.count <= limit, "poll answers \(polled.count) records, at most \(limit) were asked for")
      records += polled
    }
    return records
  }
}
