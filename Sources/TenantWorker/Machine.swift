public import EventLog

/// A worker as a synchronous state machine: answers, log events and time in; one command at a time out.
///
/// It does no I/O and reads no clock, so a test, a simulation or a daemon thread drives it alike: execute the command,
/// give the answer, get the next command.
public protocol Machine {
  /// The first command, after making the machine or after its driver restarted it.
  mutating func begin(now: Int64) -> Instruction
  mutating func next(_ answer: Answer, now: Int64) -> Instruction
  /// From now on: finish the open unit, then `.finished`.
  mutating func stop()
  /// From now on: `.finished` as soon as nothing more is to be read.
  mutating func drain()
  /// What a status line tells.
  var status: MachineStatus { get }
}

/// A key of a compacted topic.
public struct StateKey: Hashable, Sendable {
  public var partition: TopicPartition
  public var key: [UInt8]

  public init(_ partition: TopicPartition, key: [UInt8]) {
    self.partition = partition
    self.key = key
  }
}

/// What the machine wants done next. `now` and every time is in milliseconds since 1970-01-01T00:00:00Z.
public enum Instruction: Sendable {
  /// Answer: `.log`.
  case poll(limit: Int, timeoutMs: Int)
  /// Answer: `.found`, in the order asked.
  case latest([StateKey])
  /// From the first kept record when `from` is nil. Answer: `.read`.
  case read(TopicPartition, from: Int64?, limit: Int)
  /// Answer: `.committed` or `.failed`.
  case commit(UnitOfWork)
  /// Answer: `.done`.
  case rewind
  /// Note durably what is in hand, so that a death while it is processed can be laid at its door. Answer: `.done`.
  case mark(Mark)
  /// Nothing to do for so long; the reason is for the status. Answer: `.done`.
  case wait(ms: Int, reason: String)
  /// The role cannot go on by itself; the supervisor starts it again later.
  case fail(WorkerError)
  /// Drained or stopped, nothing open.
  case finished
}

/// What came of a command.
public enum Answer: Sendable {
  case log(LogEvent)
  case found([LogRecord?])
  case read([LogRecord])
  case committed
  case failed(EventLogError)
  case done
}

/// Numbers of one role since it started.
public struct MachineStatus: Hashable, Sendable {
  public var events: Int64 = 0
  public var units: Int64 = 0
  /// Facts that were known already.
  public var repeated: Int64 = 0
  public var quarantined: Int64 = 0
  /// Events sent on to the partition where their key belongs.
  public var hops: Int64 = 0
  public var derived: Int64 = 0
  public var alarms: Int64 = 0
  /// Of the quarantine, now.
  public var quarantineOpen: Int = 0
  /// Why nothing is processed, while that is so.
  public var pausedFor: String?
  /// Everything was read at least once since the start.
  public var isDrained = false

  public init() {}

  /// What two did one after the other: counts together, states those of the later one.
  public static func + (before: Self, after: Self) -> Self {
    var sum = after
    sum.events += before.events
    sum.units += before.units
    sum.repeated += before.repeated
    sum.quarantined += before.quarantined
    sum.hops += before.hops
    sum.derived += before.derived
    sum.alarms += before.alarms
    return sum
  }
}

/// Why a role stopped, for the one who must act.
public struct WorkerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Closed, safe as a metric label.
  public enum Code: String, Sendable, CaseIterable {
    case parameters
    case quarantineFull = "quarantine-full"
    case state
    case log
    /// Another generation of the state is in force: the role starts again with it.
    case generation
    /// Somebody works on the whole state of the tenant.
    case maintenance
    /// Another process owns the role.
    case roleTaken = "role-taken"
  }
  public var code: Code
  public var message: String
  public var place: String

  public init(_ code: Code, _ message: String, place: String) {
    self.code = code
    self.message = message
    self.place = place
  }

  public var description: String { "\(place): \(message)" }
}
