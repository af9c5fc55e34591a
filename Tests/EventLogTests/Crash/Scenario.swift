import EventLog
import SQLiteLog

/// A feeder and a worker that take turns; every unit changes positions, state and two topics, so that a torn one shows.
struct Scenario {
  static let intake = TopicPartition("werk.dal.intake.v1", 0)
  static let dossier = TopicPartition("werk.dal.dossier.v1", 0)
  static let besluit = TopicPartition("werk.dal.besluit.v1", 0)
  static let bijdrage = TopicPartition("werk.dal.bijdrage.v1", 0)
  static let role = "tenant-dal"
  static let batch = 4
  static let keys = 7

  static let topics = [
    TopicConfiguration(name: intake.topic, partitions: 1, cleanup: .delete(retentionMs: nil)),
    TopicConfiguration(name: dossier.topic, partitions: 1, cleanup: .compact),
    TopicConfiguration(name: besluit.topic, partitions: 1, cleanup: .compact),
    TopicConfiguration(name: bijdrage.topic, partitions: 1, cleanup: .delete(retentionMs: nil)),
  ]

  /// The batch of this number as it is fed.
  static func feed(_ number: Int) -> [OutgoingRecord] {
    (0..<batch).map { index in
      OutgoingRecord(
        topic: intake.topic, partition: 0, timestamp: Int64(number), key: [UInt8(index)],
        value: bytes(number * batch + index, 60))
    }
  }

  /// The unit that consumes the batch of this number. State of some keys is large (overflow pages), some becomes a tombstone.
  static func unit(_ number: Int) -> UnitOfWork {
    let key = [UInt8(number % keys)]
    let size = number % 5 == 0 ? 3000 : 200 + number % 3 * 150
    return UnitOfWork(
      consumed: [intake: Int64((number + 1) * batch)],
      records: [
        OutgoingRecord(topic: dossier.topic, partition: 0, timestamp: 1, key: key, value: bytes(number, size)),
        OutgoingRecord(
          topic: besluit.topic, partition: 0, timestamp: 1, key: key, value: number % 3 == 2 ? nil : bytes(number, 40)),
        OutgoingRecord(topic: bijdrage.topic, partition: 0, timestamp: 1, key: nil, value: bytes(number, 100)),
        OutgoingRecord(topic: bijdrage.topic, partition: 0, timestamp: 1, key: nil, value: bytes(number, 101)),
      ])
  }

  static func bytes(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: number &* 7 &+ $0) } }
}

/// What a log holds, in terms of the scenario.
struct ScenarioState: Equatable, CustomStringConvertible {
  var batches: Int
  var units: Int

  var description: String { "\(batches) batches and \(units) units" }

  /// Reads everything; throws `Torn` when it is not what a whole number of batches and units leaves.
  init(_ log: SQLiteLog) throws {
    let reader = try log.reader()
    let fed = try all(reader, Scenario.intake)
    batches = fed.count / Scenario.batch
    try Self.check(fed, (0..<batches).flatMap(Scenario.feed), Scenario.intake)
    let contributions = try all(reader, Scenario.bijdrage)
    units = contributions.count / 2
    var expected: [TopicPartition: [OutgoingRecord]] = [:]
    for record in (0..<units).flatMap({ Scenario.unit($0).records }) {
      let partition = TopicPartition(record.topic, 0)
      if partition != Scenario.bijdrage { expected[partition, default: []].removeAll { $0.key == record.key } }
      expected[partition, default: []].append(record)
    }
    for partition in [Scenario.dossier, Scenario.besluit, Scenario.bijdrage] {
      try Self.check(try all(reader, partition), expected[partition] ?? [], partition)
    }
    let positions: [TopicPartition: Int64] = units == 0 ? [:] : [Scenario.intake: Int64(units * Scenario.batch)]
    guard try reader.committed(role: Scenario.role) == positions else {
      throw Torn(what: "positions \(try reader.committed(role: Scenario.role)) beside \(units) units")
    }
    let problems = try log.problems(of: "dal")
    guard problems.isEmpty else { throw Torn(what: problems.joined(separator: "; ")) }
  }

  private static func check(_ found: [LogRecord], _ expected: [OutgoingRecord], _ partition: TopicPartition) throws {
    let same =
      found.count == expected.count
      && zip(found, expected).allSatisfy { $0.key == $1.key && $0.value == $1.value && $0.timestamp == $1.timestamp }
    guard same else { throw Torn(what: "\(partition.topic) holds \(found.count) records, expected \(expected.count) others") }
  }
}

struct Torn: Error { let what: String }

private func all(_ reader: any LogReader, _ partition: TopicPartition) throws -> [LogRecord] {
  var records: [LogRecord] = []
  var next = try reader.bounds(partition).lowerBound
  while true {
    let read = try reader.read(partition, from: next, limit: 50)
    guard let last = read.last else { return records }
    records += read
    next = last.offset + 1
  }
}
