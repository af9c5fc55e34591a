import Foundation
import Glibc
import KafkaTesting

/// From the sending of an event to the moment its besluit can be read.
enum KafkaLatency {
  static let perSecond = 500
  /// Before it counts: the broker compiles itself.
  static let warmUp = 8.0

  static func run(_ field: KafkaField, dossiers: Int, facts: Int, seed: UInt64, seconds: Double) throws -> KafkaReport {
    try field.feed(dossiers: dossiers, facts: 0..<facts, of: facts, seed: seed)
    _ = try field.drain()
    let worker = try field.worker()
    try worker.awaitMark(seconds: 30)
    let flow = try KafkaFlow(field, dossiers: dossiers, facts: facts, seed: seed, perSecond: perSecond)
    _ = try flow.run(seconds: warmUp)
    let ms = try flow.run(seconds: seconds)
    worker.sample()
    let stalls = ms.filter { $0 > 900 }.count
    var report = KafkaReport(
      scenario: "latency", about: "\(ms.count) events at \(perSecond) a second on \(dossiers) dossiers of \(facts) facts and more"
    )
    report.rows = [
      (
        "event in to besluit out",
        [
          ("ms p50", percentile(ms, 0.5)), ("ms p90", percentile(ms, 0.9)), ("ms p99", percentile(ms, 0.99)),
          ("ms longest", ms.last ?? 0), ("longer than 0.9 s", Double(stalls)), ("MiB peak", worker.peakMiB),
        ]
      )
    ]
    report.targets = [
      .atMost(25, "ms p50", percentile(ms, 0.5)), .atMost(150, "ms p99", percentile(ms, 0.99)),
    ]
    worker.signal(SIGTERM)
    try worker.awaitEnd(seconds: 20)
    return report
  }

  /// How long the flow stands still when an instance comes, is started again, goes, and dies.
  static func handOver(_ field: KafkaField, dossiers: Int, facts: Int, seed: UInt64) throws -> KafkaReport {
    try field.feed(dossiers: dossiers, facts: 0..<facts, of: facts, seed: seed)
    _ = try field.drain()
    var workers = try ["a", "b"].map { try field.worker(instance: $0) }
    for worker in workers { try worker.awaitMark(seconds: 30) }
    let flow = try KafkaFlow(field, dossiers: dossiers, facts: facts, seed: seed, perSecond: perSecond)
    _ = try flow.run(seconds: warmUp)
    var report = KafkaReport(
      scenario: "hand-over",
      about:
        "the longest that an event waited, at \(perSecond) events a second on \(dossiers) dossiers of \(facts) facts and more")
    func step(_ name: String, _ bound: Double?, seconds: Double, _ change: () throws -> Void) throws {
      let before = try flow.run(seconds: 2)
      try change()
      let longest = max(try flow.run(seconds: seconds).last ?? 0, 0) / 1_000
      report.rows.append((name, [("s longest", longest), ("s before", (before.last ?? 0) / 1_000)]))
      if let bound { report.targets.append(.atMost(bound, "s, \(name)", longest)) }
    }
    try step("a third instance comes", 3, seconds: 8) { workers.append(try field.worker(instance: "c")) }
    try step("one is stopped and started again", 3, seconds: 14) {
      workers[1].signal(SIGTERM)
      try workers[1].awaitEnd(seconds: 20)
      workers[1] = try field.worker(instance: "b")
    }
    try step("the third goes, in order", 3, seconds: 14) { workers[2].signal(SIGTERM) }
    try workers[2].awaitEnd(seconds: 20)
    try step("one is killed", 20, seconds: 24) { workers[1].signal(SIGKILL) }
    workers[0].signal(SIGTERM)
    try workers[0].awaitEnd(seconds: 20)
    return report
  }
}
