import Domain
import Dossiers
import EventLog
import Foundation
import Glibc
import KafkaTesting

/// How fast the state comes back, and what its growth costs.
enum KafkaState {
  /// All dossiers of all partitions, from the topic into memory, as an instance does that got its partitions.
  static func restore(_ field: KafkaField, dossiers: Int, facts: Int, seed: UInt64) throws -> KafkaReport {
    let records = (0..<1_000).map { number -> [UInt8] in
      paar(feiten: facts, seed: seed, nummer: number).eerder.record()
    }
    let producer = try PlainProducer(bootstrap: field.broker.bootstrap, lingerMs: 5)
    for number in 0..<dossiers {
      let key = Array(KafkaField.facts(1, seed: seed, number: number)[0].onderwerp.description.utf8)
      try producer.send(
        topic: field.topics.dossier, partition: number % field.topics.partitions, timestamp: FaultFeeder.now(), key: key,
        value: records[number % records.count], headers: [])
    }
    try producer.flush()
    let owner = try field.log().owner(of: field.topics.role, consuming: field.topics.inputs)
    defer { owner.close() }
    while true { if case .assigned = try owner.poll(limit: 1, timeoutMs: 1_000) { break } }
    let begin = (klok(CLOCK_MONOTONIC), klok(CLOCK_PROCESS_CPUTIME_ID))
    _ = try owner.latest(
      (0..<field.topics.partitions).map { (partition: TopicPartition(field.topics.dossier, $0), key: Array("geen".utf8)) })
    let (wall, cpu) = (klok(CLOCK_MONOTONIC) - begin.0, klok(CLOCK_PROCESS_CPUTIME_ID) - begin.1)
    let mean = records.reduce(0) { $0 + $1.count } / records.count
    var report = KafkaReport(
      scenario: "restore",
      about: "\(dossiers) dossiers of \(facts) facts, \(mean) bytes each, \(field.topics.partitions) partitions")
    report.rows = [
      (
        "from the topic into memory",
        [
          ("dossiers/s", Double(dossiers) / wall), ("dossiers/CPU s", Double(dossiers) / cpu),
          ("MB/s", Double(dossiers * mean) / wall / 1e6), ("s", wall),
        ]
      )
    ]
    report.targets = [.atLeast(200_000, "dossiers/s", Double(dossiers) / wall)]
    return report
  }

  /// So many facts more on each dossier, when it has few and when it has many.
  static func growth(_ fields: (Int) throws -> KafkaField, dossiers: Int, seed: UInt64) throws -> KafkaReport {
    let more = 25
    var report = KafkaReport(
      scenario: "growth", about: "\(more) facts more on each of \(dossiers) dossiers, in the order of time")
    for size in [25, 250] {
      let field = try fields(size)
      let all = size + more
      try field.feed(dossiers: dossiers, facts: 0..<size, of: all, seed: seed)
      _ = try field.drain()
      try field.feed(dossiers: dossiers, facts: size..<all, of: all, seed: seed)
      let worker = try field.drain()
      let events = Double(dossiers * more)
      report.rows.append(
        (
          "dossiers of \(size) facts",
          [("events/s", events / worker.wall), ("events/CPU s", events / worker.cpu), ("MiB peak", worker.peakMiB)]
        ))
    }
    report.targets = [
      .atLeast(0.5, "of the events/s at 25 facts", report.rows[1].figures[0].value / report.rows[0].figures[0].value)
    ]
    return report
  }
}
