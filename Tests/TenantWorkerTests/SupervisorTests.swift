import Synchronization
import TenantWorker
import Testing

/// A role that does its steps and then ends, or fails.
private final class Steps: RoleDriver {
  var left: Int
  let failure: WorkerError?
  var hasToEnd = false
  let closes: Counter

  init(_ left: Int, failure: WorkerError? = nil, closes: Counter = Counter()) {
    self.left = left
    self.failure = failure
    self.closes = closes
  }
  var status: MachineStatus { MachineStatus() }
  func step() throws(WorkerError) -> Bool {
    left -= 1
    if left >= 0 { return true }
    if let failure { throw failure }
    return !hasToEnd
  }
  func stop() { hasToEnd = true }
  func drain() { hasToEnd = true }
  func close() { _ = closes.add() }
}

private final class Counter: Sendable {
  private let count = Mutex<Int64>(0)
  var value: Int64 { count.withLock { $0 } }
  func add(_ by: Int64 = 1) -> Int64 {
    count.withLock { number in
      number += by
      return number
    }
  }
}

private let bad = WorkerError(.parameters, "landelijk/normen.yaml:3: unknown key", place: "bmwe")

private func supervise(_ roles: [Supervisor.Role], draining: Bool = true, maxRestarts: Int? = 2) -> Supervisor {
  let time = Counter()
  return Supervisor(
    roles, draining: draining, maxRestarts: maxRestarts, clock: { time.value }, sleep: { _ in _ = time.add(1_000) },
    report: { _, _ in })
}

struct SupervisorTests {
  @Test func `a role that keeps failing ends as failed and the others finish`() {
    let supervisor = supervise([
      .init("dal") { () throws(WorkerError) in Steps(3) },
      .init("bmwe") { () throws(WorkerError) in throw bad },
    ])
    supervisor.start { _, body in body() }
    #expect(supervisor.snapshot["dal"]?.phase == .finished)
    #expect(supervisor.snapshot["bmwe"]?.phase == .failed(bad))
    #expect(supervisor.snapshot["bmwe"]?.restarts == 2)
  }

  @Test func `a role that fails once starts again and finishes`() {
    let starts = Counter()
    let closes = Counter()
    let supervisor = supervise([
      .init("dal") { () throws(WorkerError) in Steps(2, failure: starts.add() == 1 ? bad : nil, closes: closes) }
    ])
    supervisor.start { _, body in body() }
    #expect(supervisor.snapshot["dal"]?.phase == .finished)
    #expect(supervisor.snapshot["dal"]?.restarts == 1)
    #expect(closes.value == 2)
  }

  @Test func `a role taken by another process is not tried again`() {
    let taken = WorkerError(.roleTaken, "owned by process 4711", place: "tenant-dal")
    let supervisor = supervise([.init("dal") { () throws(WorkerError) in throw taken }], maxRestarts: nil)
    supervisor.start { _, body in body() }
    #expect(supervisor.snapshot["dal"]?.phase == .failed(taken))
    #expect(supervisor.snapshot["dal"]?.restarts == 0)
  }

  @Test func `a stop ends a role that waits to start again`() {
    let supervisor = supervise(
      [.init("dal") { () throws(WorkerError) in throw bad }], draining: false, maxRestarts: nil)
    supervisor.stop()
    supervisor.start { _, body in body() }
    #expect(supervisor.hasEnded)
  }

  @Test func `a role that comes later runs beside the others, once`() {
    let starts = Counter()
    let supervisor = supervise([.init("dal") { () throws(WorkerError) in Steps(1) }])
    supervisor.start { _, body in body() }
    for _ in 0..<2 {
      supervisor.add(
        .init("waddenland") { () throws(WorkerError) in
          _ = starts.add()
          return Steps(1)
        }
      ) { _, body in body() }
    }
    #expect(supervisor.snapshot.mapValues(\.phase) == ["dal": .finished, "waddenland": .finished])
    #expect(supervisor.snapshot["dal"]?.restarts == 0)
    #expect(starts.value == 1)
  }
}
