import Synchronization

/// Owns the roles of one process, each on its own thread, so that one role's failure never touches another: it is started
/// again after a growing pause, and its state says why.
///
/// Safe from any thread.
public final class Supervisor: Sendable {
  public struct Role: Sendable {
    public var name: String
    /// In a drain this role ends only after these have ended.
    public var drainsAfter: Set<String>
    /// Opens what the role needs; called on the role's thread at each start.
    public var make: @Sendable () throws(WorkerError) -> any RoleDriver

    public init(_ name: String, drainsAfter: Set<String> = [], make: @escaping @Sendable () throws(WorkerError) -> any RoleDriver)
    {
      self.name = name
      self.drainsAfter = drainsAfter
      self.make = make
    }
  }

  public enum Phase: Sendable, Hashable {
    case starting, running
    /// Failed, and tried again at that time (milliseconds).
    case backingOff(WorkerError, until: Int64)
    /// Failed for good.
    case failed(WorkerError)
    case finished
  }

  public struct RoleState: Sendable, Hashable {
    public var phase = Phase.starting
    public var status = MachineStatus()
    public var restarts = 0
    /// That its driver took: a role that hangs takes none.
    public var steps = 0

    public var hasEnded: Bool {
      switch phase {
      case .failed, .finished: true
      default: false
      }
    }
  }

  /// Pauses before a failed role starts again: doubling from the first to the last.
  public static let firstPauseMs: Int64 = 250
  public static let lastPauseMs: Int64 = 30_000
  /// A role that ran so long starts again with the first pause.
  public static let steadyAfterMs: Int64 = 60_000
  /// A waiting role looks for a stop as often.
  static let sliceMs = 50

  private let roles: [Role]
  private let clock: @Sendable () -> Int64
  private let sleep: @Sendable (Int) -> Void
  private let maxRestarts: Int?
  private let report: @Sendable (String, RoleState) -> Void
  private let states: Mutex<[String: RoleState]>
  private let stopping = Atomic<Bool>(false)
  private let draining: Bool

  /// - Parameters:
  ///   - draining: Every role ends when its input is read.
  ///   - maxRestarts: Failures after which a role stays down; nil tries for ever.
  ///   - report: Called on the role's thread whenever its phase changes.
  public init(
    _ roles: [Role], draining: Bool, maxRestarts: Int?, clock: @escaping @Sendable () -> Int64,
    sleep: @escaping @Sendable (Int) -> Void, report: @escaping @Sendable (String, RoleState) -> Void
  ) {
    self.roles = roles
    self.draining = draining
    self.maxRestarts = maxRestarts
    self.clock = clock
    self.sleep = sleep
    self.report = report
    states = Mutex(Dictionary(uniqueKeysWithValues: roles.map { ($0.name, RoleState()) }))
  }

  public var snapshot: [String: RoleState] { states.withLock { $0 } }
  public var hasEnded: Bool { snapshot.values.allSatisfy(\.hasEnded) }
  public func stop() { stopping.store(true, ordering: .relaxed) }

  /// Starts every role on a thread that `spawn` makes.
  public func start(spawn: (String, @escaping @Sendable () -> Void) -> Void) {
    for role in roles { spawn(role.name) { self.run(role) } }
  }

  /// One more role beside those that run; one that is there already is passed over.
  public func add(_ role: Role, spawn: (String, @escaping @Sendable () -> Void) -> Void) {
    let isNew = states.withLock { states in
      guard states[role.name] == nil else { return false }
      states[role.name] = RoleState()
      return true
    }
    if isNew { spawn(role.name) { self.run(role) } }
  }

  /// The life of one role, on its own thread.
  func run(_ role: Role) {
    var pause = Self.firstPauseMs
    var restarts = 0
    while true {
      let begun = clock()
      do throws(WorkerError) {
        try live(role)
        return enter(.finished, role.name)
      } catch {
        restarts += 1
        if clock() - begun > Self.steadyAfterMs { pause = Self.firstPauseMs }
        let isFinal = error.code == .roleTaken || restarts > (maxRestarts ?? .max)
        if isFinal || stopping.load(ordering: .relaxed) { return enter(.failed(error), role.name) }
        let until = clock() + pause
        enter(.backingOff(error, until: until), role.name, restarts: restarts)
        while clock() < until {
          if stopping.load(ordering: .relaxed) { return enter(.failed(error), role.name) }
          sleep(Self.sliceMs)
        }
        pause = min(pause * 2, Self.lastPauseMs)
      }
    }
  }

  private func live(_ role: Role) throws(WorkerError) {
    enter(.starting, role.name)
    let driver = try role.make()
    defer { driver.close() }
    enter(.running, role.name)
    var isDraining = false
    while true {
      if stopping.load(ordering: .relaxed) { driver.stop() }
      if draining, !isDraining, othersEnded(role.drainsAfter) {
        isDraining = true
        driver.drain()
      }
      let goesOn = try driver.step()
      let status = driver.status
      states.withLock { states in
        states[role.name]?.status = status
        states[role.name]?.steps += 1
      }
      if !goesOn { return }
    }
  }

  private func othersEnded(_ names: Set<String>) -> Bool {
    states.withLock { states in names.allSatisfy { states[$0]?.hasEnded ?? true } }
  }

  private func enter(_ phase: Phase, _ name: String, restarts: Int? = nil) {
    let state = states.withLock { states -> RoleState in
      states[name]!.phase = phase
      if let restarts { states[name]!.restarts = restarts }
      return states[name]!
    }
    report(name, state)
  }
}
