import EventLog
import Foundation
import SQLiteLog
import Testing

/// Several processes on one directory: this test program starts itself again, for one of the two tasks below.
@Suite struct ProcessesTests {
  private static let intake = TopicConfiguration(name: "werk.dal.intake.v1", partitions: 2, cleanup: .delete(retentionMs: nil))
  private static let batches = 30
  private static let size = 20

  /// What a child process does, by its environment: `feed <number> <directory>` or `own <directory>`.
  private static let task = ProcessInfo.processInfo.environment["WERK_LOG_TASK"]?.split(separator: " ").map(String.init)

  @Test(.enabled(if: ProcessesTests.task != nil)) func `child process`() throws {
    let task = try #require(Self.task)
    let log = try SQLiteLog(directory: try #require(task.last))
    if task[0] == "feed" {
      let producer = try log.producer()
      for batch in 0..<Self.batches {
        try producer.append(
          (0..<Self.size).map { index in
            OutgoingRecord(
              topic: Self.intake.name, partition: batch % 2, timestamp: 1, key: [UInt8](task[1].utf8),
              value: [UInt8(batch), UInt8(index)])
          })
      }
    } else {
      let owner = try log.owner(of: "tenant-dal", consuming: [Self.intake.name])
      try Data().write(to: URL(fileURLWithPath: log.directory + "/ready"))
      while true { _ = try owner.poll(limit: 1, timeoutMs: 1000) }
    }
  }

  private static func start(_ task: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["--testing-library", "swift-testing", "--filter", "child process"]
    process.environment = ProcessInfo.processInfo.environment.merging(["WERK_LOG_TASK": task]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test(.enabled(if: ProcessesTests.task == nil))
  func `feeders in several processes and an owner here: every record once, batches whole and in order`() throws {
    try inScratch { directory in
      let log = try SQLiteLog(directory: directory)
      try log.ensure([Self.intake])
      let feeders = try (1...3).map { try Self.start("feed \($0) \(directory)") }
      let owner = try log.owner(of: "tenant-dal", consuming: [Self.intake.name])
      _ = try owner.poll(limit: 1, timeoutMs: 0)
      var records: [LogRecord] = []
      let end = Date(timeIntervalSinceNow: 60)
      while records.count < 3 * Self.batches * Self.size, Date() < end {
        guard case .records(let polled) = try owner.poll(limit: 50, timeoutMs: 200) else { continue }
        var consumed: [TopicPartition: Int64] = [:]
        for record in polled { consumed[record.source] = record.offset + 1 }
        try owner.commit(UnitOfWork(consumed: consumed))
        records += polled
      }
      for feeder in feeders {
        feeder.waitUntilExit()
        #expect(feeder.terminationStatus == 0)
      }
      for partition in 0..<2 {
        let mine = records.filter { $0.source.partition == partition }
        #expect(mine.map(\.offset) == Array(0..<Int64(mine.count)))
        for start in stride(from: 0, to: mine.count, by: Self.size) {
          let batch = mine[start..<min(mine.count, start + Self.size)]
          #expect(Set(batch.map(\.key)).count == 1)
          #expect(batch.map { $0.value?[1] } == (0..<UInt8(Self.size)).map { $0 })
        }
      }
      for feeder in 1...3 {
        let mine = records.filter { $0.key == [UInt8](String(feeder).utf8) }.sorted {
          ($0.value![0], $0.value![1]) < ($1.value![0], $1.value![1])
        }
        #expect(mine.map { Int($0.value![0]) * Self.size + Int($0.value![1]) } == Array(0..<(Self.batches * Self.size)))
      }
    }
  }

  @Test(.enabled(if: ProcessesTests.task == nil))
  func `an owner in another process is named by its pid, and its role is free the moment it is killed`() throws {
    try inScratch { directory in
      let log = try SQLiteLog(directory: directory)
      try log.ensure([Self.intake])
      let child = try Self.start("own \(directory)")
      let end = Date(timeIntervalSinceNow: 60)
      while !FileManager.default.fileExists(atPath: directory + "/ready"), Date() < end { usleep(5000) }
      do throws(EventLogError) {
        _ = try log.owner(of: "tenant-dal", consuming: [])
        Issue.record("two owners of one role")
      } catch {
        #expect(error.code == .rolBezet)
        #expect(error.message.contains("process \(child.processIdentifier);"), "\(error)")
      }
      kill(child.processIdentifier, SIGKILL)
      child.waitUntilExit()
      let owner = try log.owner(of: "tenant-dal", consuming: [Self.intake.name])
      #expect(throws: Never.self) { try owner.commit(UnitOfWork(consumed: [TopicPartition(Self.intake.name, 0): 0])) }
    }
  }
}
