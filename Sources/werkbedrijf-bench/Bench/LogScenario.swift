import CommandLine
import Domain
import EventLog
import SQLiteLog
import TopicContracts

/// Records of one append, and of one unit of work.
private let stapel = 1_000
private let partities = 8

let logScenario = Scenario(
  naam: "log", eenheid: "event",
  uitleg: "Into the embedded log, durable in appends of \(stapel), and out of it again in units of work; one tenant, one thread."
) { instelling in
  let encoder = EventEncoder()
  let dal = try tenant("dal")
  let topic = Topics.invoer(.intake, dal)
  let records = gebeurtenissen(instelling.aantal, seed: instelling.seed).map { gebeurtenis in
    let sleutel = Array(gebeurtenis.onderwerp.description.utf8)
    return OutgoingRecord(
      topic: topic, partition: partition(key: sleutel, count: partities), timestamp: gebeurtenis.tijd, key: sleutel,
      value: encoder.structured(gebeurtenis), headers: [])
  }
  let bytes = records.reduce(0) { $0 + ($1.value?.count ?? 0) }
  var nummer = 0
  return {
    nummer += 1
    let log = try SQLiteLog(directory: "\(instelling.map)/\(nummer)")
    try log.ensure([TopicConfiguration(name: topic, partitions: partities, cleanup: .delete(retentionMs: nil))])
    let producer = try log.producer()
    for begin in stride(from: 0, to: records.count, by: stapel) {
      try producer.append(Array(records[begin..<min(records.count, begin + stapel)]))
    }
    let owner = try log.owner(of: "tenant-dal", consuming: [topic])
    defer { owner.close() }
    var gelezen = 0
    while gelezen < records.count {
      guard case .records(let invoer) = try owner.poll(limit: stapel, timeoutMs: 1000) else { continue }
      gelezen += invoer.count
      try owner.commit(UnitOfWork(consumed: posities(invoer)))
    }
    return Ronde(aantal: gelezen, bytes: bytes)
  }
}

private func posities(_ records: [LogRecord]) -> [TopicPartition: Int64] {
  records.reduce(into: [:]) { $0[$1.source] = $1.offset + 1 }
}

func tenant(_ naam: String) throws -> TenantID {
  guard let tenant = TenantID(naam) else { throw Fout(.software, "\(naam) is no tenant") }
  return tenant
}
