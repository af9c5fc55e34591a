import EventLog
import SQLiteLog
import Testing

@Test func `a unit of work comes back`() throws {
  let directory = "/tmp/werk-smoke-\(UInt32.random(in: 0...UInt32.max))"
  for log in [MemoryLog(), try SQLiteLog(directory: directory)] as [any EventLog] {
    try log.ensure([
      TopicConfiguration(name: "werk.dal.intake.v1", partitions: 3, cleanup: .delete(retentionMs: nil)),
      TopicConfiguration(name: "werk.dal.dossier.v1", partitions: 3, cleanup: .compact),
    ])
    let producer = try log.producer()
    let offsets = try producer.append(
      (0..<10).map {
        OutgoingRecord(
          topic: "werk.dal.intake.v1", partition: $0 % 3, timestamp: 5, key: [UInt8($0)], value: [1, 2],
          headers: [LogHeader("a", [255])])
      })
    #expect(offsets == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3])
    let owner = try log.owner(of: "tenant-dal", consuming: ["werk.dal.intake.v1"])
    #expect(throws: EventLogError.self) { try log.owner(of: "tenant-dal", consuming: []) }
    guard case .assigned(let numbers) = try owner.poll(limit: 10, timeoutMs: 0) else { throw CancellationError() }
    #expect(numbers == [0, 1, 2])
    guard case .records(let records) = try owner.poll(limit: 100, timeoutMs: 0) else { throw CancellationError() }
    #expect(records.count == 10)
    #expect(records[0].headers == [LogHeader("a", [255])])
    try owner.commit(
      UnitOfWork(
        consumed: [TopicPartition("werk.dal.intake.v1", 0): 4],
        records: [OutgoingRecord(topic: "werk.dal.dossier.v1", partition: 0, timestamp: 1, key: [1], value: [])]))
    #expect(try owner.latest(TopicPartition("werk.dal.dossier.v1", 0), key: [1])?.value == [])
    try owner.rewind()
    guard case .records(let again) = try owner.poll(limit: 100, timeoutMs: 0) else { throw CancellationError() }
    #expect(again.count == 6)
    guard case .idle = try owner.poll(limit: 100, timeoutMs: 1) else { throw CancellationError() }
    #expect(try owner.clean(now: 10) == 0)
    owner.close()
  }
}
