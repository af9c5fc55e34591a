public import EventLog

/// Executes the commands of a machine against the log, one at a time: the loop of a daemon's thread, of `--drain` and of
/// a test alike. Used from one thread.
public final class Driver<Core: Machine>: RoleDriver {
  /// Places in the loop that a test can stop at.
  public enum Passage: String, CaseIterable, Sendable {
    /// Events are in hand and marked, nothing of them is processed.
    case inHand = "in-hand"
    /// All of the unit is processed, nothing of it is written.
    case beforeCommit = "before-commit"
    /// Only with `splitsUnits`: the dossiers are written, the rest is not.
    case betweenHalves = "between-halves"
    /// The unit is durable, the machine does not know it yet.
    case committed
  }

  /// How often retention is seen to.
  public static var cleanEveryMs: Int64 { 3_600_000 }

  public private(set) var machine: Core
  private let owner: any LogOwner
  private let clock: () -> Int64
  private let marks: any MarkStore
  private let passage: (Passage) -> Void
  private let splitsUnits: Bool
  private var command: Instruction?
  private var cleaned: Int64

  /// - Parameter splitsUnits: For one test: commits each unit in two halves, which must be found out.
  public init(
    _ machine: Core, owner: any LogOwner, marks: any MarkStore, clock: @escaping () -> Int64,
    splitsUnits: Bool = false, passage: @escaping (Passage) -> Void = { _ in }
  ) {
    self.machine = machine
    self.owner = owner
    self.marks = marks
    self.clock = clock
    self.splitsUnits = splitsUnits
    self.passage = passage
    cleaned = clock()
  }

  public var status: MachineStatus { machine.status }
  public func stop() { machine.stop() }
  public func drain() { machine.drain() }
  public func close() { owner.close() }

  /// Executes the next command. False when the machine is finished.
  public func step() throws(WorkerError) -> Bool {
    let now = clock()
    let current = command ?? machine.begin(now: now)
    let answer: Answer
    do throws(EventLogError) {
      switch current {
      case .poll(let limit, let timeoutMs):
        let event = try owner.poll(limit: limit, timeoutMs: timeoutMs)
        if case .idle = event { try cleanWhenDue(now) }
        answer = .log(event)
      case .latest(let keys):
        answer = .found(try owner.latest(keys.map { (partition: $0.partition, key: $0.key) }))
      case .read(let partition, let from, let limit):
        let start: Int64
        if let from { start = from } else { start = try owner.bounds(partition).lowerBound }
        answer = .read(try owner.read(partition, from: start, limit: limit))
      case .commit(let unit):
        answer = commit(unit)
      case .rewind:
        try owner.rewind()
        answer = .done
      case .mark(let mark):
        marks.write(mark)
        passage(.inHand)
        answer = .done
      case .wait(let ms, _):
        _ = owner.waitForAppend(timeoutMs: ms)
        answer = .done
      case .fail(let error):
        throw EventLogError(.invoerUitvoer, error.message, place: error.place)
      case .finished:
        return false
      }
    } catch {
      if case .fail(let failure) = current { throw failure }
      throw WorkerError(error.code == .rolBezet ? .roleTaken : .log, error.message, place: error.place)
    }
    command = machine.next(answer, now: clock())
    return true
  }

  /// Retention and compaction, while there is nothing else to do.
  private func cleanWhenDue(_ now: Int64) throws(EventLogError) {
    guard now - cleaned >= Self.cleanEveryMs else { return }
    cleaned = now
    try owner.clean(now: now)
  }

  private func commit(_ unit: UnitOfWork) -> Answer {
    passage(.beforeCommit)
    do throws(EventLogError) {
      if splitsUnits { try owner.commit(unit.dossiersOnly) }
      if splitsUnits { passage(.betweenHalves) }
      try owner.commit(unit)
    } catch {
      return .failed(error)
    }
    passage(.committed)
    marks.write(.none)
    return .committed
  }
}

extension UnitOfWork {
  /// The first half of a split unit: state without what follows from it.
  fileprivate var dossiersOnly: UnitOfWork { UnitOfWork(records: records.filter { $0.topic.contains(".dossier.") }) }
}

/// A driver without the type of its machine, for the supervisor.
public protocol RoleDriver: AnyObject {
  var status: MachineStatus { get }
  func step() throws(WorkerError) -> Bool
  func stop()
  func drain()
  func close()
}

/// Where the mark of a role is kept: it must outlive the process, not the machine.
public protocol MarkStore {
  func read() -> Mark
  func write(_ mark: Mark)
}

/// For tests and for roles that need none.
public final class MemoryMarks: MarkStore {
  private var mark = Mark.none
  public init() {}
  public func read() -> Mark { mark }
  public func write(_ mark: Mark) { self.mark = mark }
}
