import CTestVFS
import EventLog
import SQLiteLog
import Testing

extension PowerLossTests {
  /// The disk refuses every single change of the scenario in its turn, then works again: nothing is half done, the error
  /// says what is known, and the scenario ends as if nothing had happened.
  @Test(arguments: [TEST_VFS_FULL, TEST_VFS_IO_ERROR, TEST_VFS_SYNC_ERROR])
  func `a disk that refuses leaves whole units, and the work goes on when it is better`(_ failure: test_vfs_failure) throws {
    let expected: EventLogError.Code = failure == TEST_VFS_FULL ? .schijfVol : .invoerUitvoer
    var failed = 0
    var from: Int64 = 0
    var isBeyond = false
    while !isBeyond {
      try inScratch { directory in
        test_vfs_reset()
        defer { test_vfs_reset() }
        test_vfs_fail(from, failure)
        let log = try SQLiteLog(directory: directory, options: RecordedChanges.options())
        var errors: [EventLogError] = []
        try Self.work(log) { errors.append($0) }
        for error in errors {
          #expect(error.code == expected, "refused from change \(from): \(error)")
          #expect(error.canRetry, "refused from change \(from): \(error)")
          #expect(failure != TEST_VFS_FULL || error.uitkomst == .nietGedaan, "refused from change \(from): \(error)")
        }
        #expect(errors.count <= 1, "refused from change \(from): \(errors)")
        #expect(try ScenarioState(log).description == "5 batches and 5 units", "refused from change \(from)")
        failed += errors.count
        isBeyond = test_vfs_count() < from
      }
      from += 5
    }
    #expect(failed > 5, "only \(failed) refusals reached the caller")
  }

  /// Five batches and units; after a failure the disk heals and the work is found where the log says that it is.
  private static func work(_ log: SQLiteLog, _ report: (EventLogError) -> Void) throws {
    func retry<T>(_ body: () throws -> T) throws -> T {
      do {
        return try body()
      } catch let error as EventLogError {
        report(error)
        test_vfs_heal()
        return try body()
      }
    }
    try retry { try log.ensure(Scenario.topics) }
    let owner = try retry { try log.owner(of: Scenario.role, consuming: [Scenario.intake.topic]) }
    let producer = try log.producer()
    for number in 0..<5 {
      try retry {
        // A feeder that does not know whether its batch arrived looks before it sends again.
        guard try ScenarioState(log).batches == number else { return }
        try producer.append(Scenario.feed(number))
      }
      try retry {
        try owner.rewind()
        guard try ScenarioState(log).units == number else { return }
        try owner.commit(Scenario.unit(number))
      }
    }
  }
}
