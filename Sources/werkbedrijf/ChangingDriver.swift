import TenantWorker

/// A driver that is put together anew when what it works on changes: it finishes its open unit first, and no other role
/// notices. One thread.
final class ChangingDriver<Subject>: RoleDriver {
  private let look: () -> Subject
  private let isSame: (Subject, Subject) -> Bool
  private let make: (Subject) throws(WorkerError) -> any RoleDriver
  private var driver: any RoleDriver
  private var subject: Subject
  /// What it will work on once the open unit is finished.
  private var next: Subject?
  private var looked = Shell.now()
  private var isStopping = false
  private var mustDrain = false
  /// Of the drivers before this one.
  private var before = MachineStatus()

  /// How often it looks whether something changed.
  static var lookMs: Int64 { 2_000 }

  init(
    look: @escaping () -> Subject, isSame: @escaping (Subject, Subject) -> Bool,
    make: @escaping (Subject) throws(WorkerError) -> any RoleDriver
  ) throws(WorkerError) {
    self.look = look
    self.isSame = isSame
    self.make = make
    subject = look()
    driver = try make(subject)
  }

  var status: MachineStatus { before + driver.status }

  func step() throws(WorkerError) -> Bool {
    if next == nil, !isStopping, mustDrain || Shell.now() - looked >= Self.lookMs { lookAgain() }
    if try driver.step() { return true }
    guard let next, !isStopping else { return false }
    before = before + driver.status
    driver.close()
    subject = next
    self.next = nil
    driver = try make(next)
    return true
  }

  private func lookAgain() {
    looked = Shell.now()
    let seen = look()
    if !isSame(seen, subject) {
      next = seen
      driver.stop()
    } else if mustDrain {
      mustDrain = false
      driver.drain()
    }
  }

  func stop() {
    isStopping = true
    driver.stop()
  }
  /// Looks once more before it ends: what came last is part of it.
  func drain() { mustDrain = true }
  func close() { driver.close() }
}
