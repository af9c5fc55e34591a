import CTestVFS
import EventLog
import Foundation
import SQLiteLog
import Seeded
import Testing

/// The power fails after every single change of a file, and what was not synced is lost, whole or in part.
@Suite(.serialized) struct PowerLossTests {
  static let units = 18
  /// Another seed gives other losses: `WERK_SEED=7 swift test --filter PowerLossTests`.
  static let seed = UInt64(ProcessInfo.processInfo.environment["WERK_SEED"] ?? "") ?? 20_160_101

  /// A moment at which a caller knew something to be done.
  struct Acknowledged {
    let change: Int
    let batches: Int
    let units: Int
  }

  struct Outcome {
    var images = 0
    var failures: [String] = []
    /// Images that hold a unit whose commit had not returned yet.
    var ahead = 0
  }

  @Test func `every acknowledged unit is there whole, and no other one in part`() throws {
    let outcome = try Self.run(isDurable: true, step: 1)
    #expect(outcome.failures.isEmpty, "seed \(Self.seed): \(outcome.failures.prefix(5).joined(separator: "\n"))")
    #expect(outcome.images >= 400, "only \(outcome.images) images")
    #expect(outcome.ahead > 0, "no crash fell between the sync of a commit and its return")
  }

  @Test func `the same check finds what is lost without syncs`() throws {
    let outcome = try Self.run(isDurable: false, step: 5)
    #expect(outcome.failures.contains { $0.contains("acknowledged") }, "seed \(Self.seed)")
    #expect(outcome.failures.count > outcome.images / 10, "\(outcome.failures.count) of \(outcome.images) images")
  }

  private static func run(isDurable: Bool, step: Int) throws -> Outcome {
    try inScratch { directory in
      test_vfs_reset()
      defer { test_vfs_reset() }
      let known = try work(directory, RecordedChanges.options(isDurable: isDurable))
      var outcome = Outcome()
      var disk = Disk()
      for crash in 0...RecordedChanges.count {
        if crash > 0 {
          let (file, change) = RecordedChanges.at(crash - 1)
          disk.apply(file, change)
        }
        let last = known.last { $0.change <= crash }
        guard crash % step == 0 else { continue }
        for loss in Disk.Loss.allCases where loss.rawValue == crash / step % 4 {
          var random = SplitMix64(seed: seed &+ UInt64(crash * 4 + loss.rawValue))
          let image = directory + "-image"
          try FileManager.default.createDirectory(atPath: image, withIntermediateDirectories: true)
          defer { try? FileManager.default.removeItem(atPath: image) }
          try disk.write(to: image, loss: loss, random: &random)
          outcome.images += 1
          do {
            if try check(image, last, goesOn: crash % 7 == 0) { outcome.ahead += 1 }
          } catch {
            outcome.failures.append("after change \(crash), losing \(loss): \(error)")
          }
        }
      }
      return outcome
    }
  }

  /// The whole scenario on the recording file system.
  private static func work(_ directory: String, _ options: LogOptions) throws -> [Acknowledged] {
    let log = try SQLiteLog(directory: directory, options: options)
    var known: [Acknowledged] = []
    func note(_ batches: Int, _ units: Int) {
      known.append(Acknowledged(change: RecordedChanges.count, batches: batches, units: units))
    }
    try log.ensure(Scenario.topics)
    note(0, 0)
    var owner = try log.owner(of: Scenario.role, consuming: [Scenario.intake.topic])
    var producer = try log.producer()
    for number in 0..<units {
      try producer.append(Scenario.feed(number))
      note(number + 1, number)
      try owner.commit(Scenario.unit(number))
      note(number + 1, number + 1)
      if number == units / 3 { _ = try owner.clean(now: 0) }
      if number == units / 2 {  // everything closed: the write-ahead log goes, and comes anew
        owner = try log.owner(of: "tenant-dal", consumingAgain: owner)
        producer = try log.producer()
      }
    }
    return known
  }

  /// True when the image holds more than was acknowledged.
  private static func check(_ image: String, _ last: Acknowledged?, goesOn: Bool) throws -> Bool {
    var options = LogOptions()
    options.isDurable = false  // the image itself meets no power loss
    options.pageSize = 1024
    let log = try SQLiteLog(directory: image, options: options)
    try log.ensure(Scenario.topics)
    let state = try ScenarioState(log)
    let batches = last?.batches ?? 0
    let units = last?.units ?? 0
    guard state.batches >= batches, state.units >= units else {
      throw Torn(what: "\(state), but \(batches) and \(units) were acknowledged")
    }
    guard state.batches + state.units <= batches + units + 1 else {
      throw Torn(what: "\(state), but only one more than \(batches) and \(units) was under way")
    }
    if goesOn {
      let owner = try log.owner(of: Scenario.role, consuming: [Scenario.intake.topic])
      try log.producer().append(Scenario.feed(state.batches))
      try owner.commit(Scenario.unit(state.units))
      guard try ScenarioState(log).units == state.units + 1 else { throw Torn(what: "the log does not go on") }
    }
    return state.batches + state.units > batches + units
  }
}

extension EventLog {
  /// Closes an owner and takes its role again.
  func owner(of role: String, consumingAgain earlier: any LogOwner) throws(EventLogError) -> any LogOwner {
    earlier.close()
    return try owner(of: role, consuming: [Scenario.intake.topic])
  }
}
