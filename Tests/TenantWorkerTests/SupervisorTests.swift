import Synchronization
import TenantWorker
import Testing

/// A role that does its steps and then ends, or fails.
private final class Steps: RoleDriver {
  var left: Int
  let failure: WorkerError?
  var isStopped = false
  var isDraining = false
  let closed: @Sendable () -> Void
  init(_ left: Int, failure: WorkerError? = nil, closed: @escaping @Sendable () -> Void = {}) {
    self.left = left
    self.failure = failure
    self.closed = closed
  }
  var status: MachineStatus { MachineStatus() }
  func step() throws(WorkerError) -> Bool {
    if left > 0 {
      left -= 1
      return true
    }
    if let failure { throw failure }
    return !(isStopped || isDraining)
  }
  func stop() { isStopped = true }
  func drain() { isDraining = true }
  func close() { closed() }
}

@Suite struct SupervisorTests {
  private let bad = WorkerError(.parameters, "landelijk/normen.yaml:3: unknown key", place: "bmwe")

  private func supervise(
    _ roles: [Supervisor.Role], draining: Bool = true, maxRestarts: Int? = 2, tick: Int64 = 1_000
  ) -> (Supervisor, @Sendable () -> Void) {
    let time = SharedTime()
    let supervisor = Supervisor(
      roles, draining: draining, maxRestarts: maxRestarts, clock: { time.now }, sleep: { _ in time.advance(tick) },
      report: { _, _ in })
    return (supervisor, { time.advance(tick) })
  }

  private final class Counter: Sendable {
  private let count = Mutex(0)
  var value: Int { count.withLock { $0 } }
  func add() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
