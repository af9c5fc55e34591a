import EventLog
import Testing

@testable import KafkaLog

/// Three inputs, a dossier topic and an output of one tenant, in an environment of their own.
final class Site {
  static let partitions = 4
  static let inputs = ["intake", "payment", "report"].map { "werk.dal.\($0).v1" }
  static let intake = inputs[0]
  static let dossier = "werk.dal.dossier.v1"
  static let output = "werk.dal.bijdrage.v1"
  static let role = "tenant-dal"

  var options: KafkaOptions

  init(_ change: (inout KafkaOptions) -> Void = { _ in }) throws {
    options = try Cluster.options()
    change(&options)
    var topics = Self.inputs.map { TopicConfiguration(name: $0, partitions: Self.partitions, cleanup: .delete(retentionMs: nil)) }
    topics.append(TopicConfiguration(name: Self.dossier, partitions: Self.partitions, cleanup: .compact))
    topics.append(TopicConfiguration(name: Self.output, partitions: Self.partitions, cleanup: .delete(retentionMs: nil)))
    try KafkaLog(options).ensure(topics)
  }

  func log(_ instance: String? = nil, _ change: (inout KafkaOptions) -> Void = { _ in }) throws -> KafkaLog {
    var options = options
    options.instance = instance
    change(&options)
    return try KafkaLog(options)
  }

  func owner(_ instance: String? = nil, _ change: (inout KafkaOptions) -> Void = { _ in }) throws -> KafkaOwner {
    var changed = options
    changed.host = "host-\(UInt32.random(in: 0 ... .max))"
    changed.instance = instance
    change(&changed)
    return try #require(
      try KafkaLog(changed).owner(of: Self.role, consuming: Self.inputs) as? KafkaOwner)
  }

  /// Input, `count` records over all partitions of intake; each value is its number.
  func send(_ numbers: Range<Int>) throws {
    try log().producer().append(
      numbers.map {
        OutgoingRecord(
          topic: Self.intake, partition: $0 % Self.partitions, timestamp: 1, key: Array("k\($0)".utf8),
          value: Array("\($0)".utf8))
      })
  }

  /// The numbers that came out, in the order of the log.
  func output() throws -> [Int] {
    let reader = try log().reader()
    var numbers: [Int] = []
    for partition in 0..<Self.partitions {
      let place = TopicPartition(Self.output, partition)
      var next = try reader.bounds(place).lowerBound
      while true {
        let records = try reader.read(place, from: next, limit: 1_000)
        guard let last = records.last else { break }
        numbers += records.compactMap { Int(String(decoding: $0.value ?? [], as: UTF8.self)) }
        next = last.offset + 1
      }
    }
    return numbers
  }

  /// What a worker would commit for these records.
  static func unit(_ records: [LogRecord]) -> UnitOfWork {
    var unit = UnitOfWork()
    for record in records {
      unit.consumed[record.source] = record.offset + 1
      unit.records.append(
        OutgoingRecord(topic: output, partition: record.source.partition, timestamp: 1, key: record.key, value: record.value))
    }
    return unit
  }
}

extension KafkaOwner {
  /// Polls until partitions come; gives their numbers.
  @discardableResult
  func assignment(within seconds: Int = 30) throws -> [Int] {
    for _ in 0..<seconds * 10 {
      if case .assigned(let numbers) = try poll(limit: 100, timeoutMs: 100) { return numbers }
    }
    throw EventLogError(.bezet, "no assignment within \(seconds) s", place: role)
  }

  /// Polls until it gets records.
  func records(within seconds: Int = 30) throws -> [LogRecord] {
    for _ in 0..<seconds * 10 {
      if case .records(let records) = try poll(limit: 1_000, timeoutMs: 100) { return records }
    }
    throw EventLogError(.bezet, "no records within \(seconds) s", place: role)
  }

  /// Handles everything there is as a worker does, assignments included; gives the number of units that were committed.
  @discardableResult
  func work() throws -> Int {
    var units = 0
    while true {
      switch try poll(limit: 100, timeoutMs: 0) {
      case .idle: return units
      case .assigned, .revoked: continue
      case .records(let records):
        try commit(Site.unit(records))
        units += 1
      }
    }
  }
}
