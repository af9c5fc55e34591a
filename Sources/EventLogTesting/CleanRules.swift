import EventLog

extension LogContract {
  static let retention: [LogContract] = [
    LogContract("retention drops the oldest up to the first young record, and gives no offset twice", needs: .cleansItself) {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let intake = TopicPartition(Standard.intake, 0)
      let times: [Int64] = [100, 200, 3000, 300, 4000]
      try log.append(times.map { record(Standard.intake, at: $0) })
      let owner = try log.ready(Standard.role, [])
      try expectEqual(try owner.clean(now: 1200), 1, "dropped: older than a second at 1.2 s")
      try expectEqual(try owner.clean(now: 1201), 1, "dropped a millisecond later")
      try expectEqual(try owner.clean(now: 3000), 0, "dropped while the first one is young")
      try expectEqual(try owner.bounds(intake), 2..<5, "bounds")
      try expectEqual(try log.all(Standard.intake).map(\.offset), [2, 3, 4], "kept")
      let error = try expectFailure(.offsetVerlopen) { try owner.read(intake, from: 1, limit: 1) }
      try expect(error.message.contains("first one kept is 2"), "the error names the first offset: \(error)")
      try expectEqual(try owner.clean(now: 10_000), 3, "dropped in the end")
      try expectEqual(try owner.bounds(intake), 5..<5, "bounds of an empty partition")
      try expectEqual(try owner.read(intake, from: 5, limit: 1), [], "at the end")
      try log.append([record(Standard.intake)])
      try expectEqual(try log.all(Standard.intake).map(\.offset), [5], "the next offset")
    },
    LogContract("retention drops many batches in one call", needs: .cleansItself) { (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      for _ in 0..<5 { try log.append((0..<700).map { record(Standard.intake, $0 % 2, at: 1) }) }
      try expectEqual(try log.ready(Standard.role, []).clean(now: 5000), 3500, "dropped")
    },
    LogContract("what a consumer has not committed yet stays, also that of the region in another file", needs: .cleansItself) {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try log.append((0..<6).map { record(Standard.intake, at: 1, [UInt8($0)]) })
      try log.append((0..<4).map { record(Standard.bijdrage, at: 1, [UInt8($0)]) })
      let owner = try log.ready()
      let regio = try log.ready("regio", [Standard.bijdrage])
      try expectEqual(try owner.clean(now: 9000), 0, "dropped before anything was committed")
      try owner.commit(UnitOfWork(consumed: [TopicPartition(Standard.intake, 0): 4]))
      try regio.commit(UnitOfWork(consumed: [TopicPartition(Standard.bijdrage, 0): 1]))
      try expectEqual(try owner.clean(now: 9000), 5, "dropped up to the committed positions")
      try expectEqual(try regio.drain().map(\.value), [[1], [2], [3]], "the region goes on")
    },
    LogContract("a topic without retention keeps everything", needs: .cleansItself) { (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try log.append([record(Standard.otherBijdrage, at: 1)])
      try expectEqual(try log.ready("tenant-bar", []).clean(now: .max / 2), 0, "dropped")
    },
    LogContract("a role that never committed begins at the first kept record", needs: .cleansItself) {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try log.append([record(Standard.intake, at: 1, [1]), record(Standard.intake, at: 5000, [2])])
      let cleaner = try log.ready(Standard.role, [])
      try expectEqual(try cleaner.clean(now: 5500), 1, "dropped")
      cleaner.close()
      try expectEqual(try log.ready().drain().map(\.value), [[2]], "delivered")
    },
  ]

  static let compaction: [LogContract] = [
    LogContract("of a compacted topic the latest record of each key stays, in the order of offsets", needs: .cleansItself) {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try log.append((0..<40).map { record(Standard.dossier, key: [UInt8($0 * 7 % 5)], [UInt8($0)]) })
      let dossier = TopicPartition(Standard.dossier, 0)
      let owner = try log.ready(Standard.role, [])
      _ = try owner.clean(now: 0)
      let kept = try log.all(Standard.dossier)
      try expectEqual(kept.map(\.offset), offsets(35..<40), "offsets")
      for record in kept { try expectEqual(try owner.latest(dossier, key: record.key!), record, "latest") }
      try expectEqual(try owner.bounds(dossier), 35..<40, "bounds")
      try expectEqual(try owner.read(dossier, from: 0, limit: 2).map(\.offset), [35, 36], "reading from a gap")
      try expectEqual(try owner.latest(dossier, key: [77]), nil, "a key that never was")
      let many = try owner.latest([(dossier, [77])] + kept.reversed().map { (dossier, $0.key!) } + [(dossier, [77])])
      try expectEqual(many, [nil] + kept.reversed() + [nil], "many keys at once, in their order")
      try expectEqual(try owner.latest([]), [], "no keys at once")
    },
    LogContract("a key counts within its partition, and within one unit the last record wins") {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let owner = try log.ready()
      try owner.commit(
        UnitOfWork(records: [
          record(Standard.dossier, 0, key: [1], [1]), record(Standard.dossier, 1, key: [1], [2]),
          record(Standard.dossier, 0, key: [1], [3]), record(Standard.dossier, 0, key: [], [4]),
        ]))
      try expectEqual(try owner.latest(TopicPartition(Standard.dossier, 0), key: [1])?.value, [3], "partition 0")
      try expectEqual(try owner.latest(TopicPartition(Standard.dossier, 1), key: [1])?.value, [2], "partition 1")
      try expectEqual(try owner.latest(TopicPartition(Standard.dossier, 0), key: [])?.value, [4], "the empty key")
    },
    LogContract(
      "a tombstone removes its key, can be seen for a day, and is then dropped; an empty value is a value", needs: .cleansItself
    ) {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let dossier = TopicPartition(Standard.dossier, 0)
      try log.append([record(Standard.dossier, key: [1], [1]), record(Standard.dossier, key: [2], [2])])
      try log.append([record(Standard.dossier, at: 1000, key: [1], nil), record(Standard.dossier, at: 1000, key: [2], [])])
      let owner = try log.ready(Standard.role, [])
      try expectEqual(try owner.latest(dossier, key: [1]), nil, "removed")
      try expectEqual(try owner.latest(dossier, key: [2])?.value, [], "an empty value")
      try expectEqual(try log.all(Standard.dossier).map(\.value), [nil, []], "the tombstone can be read")
      let day = TopicConfiguration.tombstoneRetentionMs
      try expectEqual(try owner.clean(now: 1000 + day), 0, "dropped within the day")
      try expectEqual(try owner.clean(now: 1001 + day), 1, "dropped after the day")
      try expectEqual(try log.all(Standard.dossier).map(\.value), [[]], "kept")
      try log.append([record(Standard.dossier, key: [1], [5])])
      try expectEqual(try owner.latest(dossier, key: [1])?.offset, 4, "the key anew")
    },
    LogContract("a record without a key on a compacted topic, and a latest one of another topic, are refused") {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try expectFailure(.recordOngeldig) { try log.append([record(Standard.dossier, key: nil)]) }
      try expectFailure(.topicAfwijkend) { try log.reader().latest(TopicPartition(Standard.intake, 0), key: [1]) }
    },
    LogContract(
      "a role can read a compacted topic behind its back: what was replaced is skipped, nothing is missed", needs: .cleansItself
    ) {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let owner = try log.ready(Standard.role, [Standard.dossier])
      try log.append((0..<4).map { record(Standard.dossier, key: [UInt8($0)], [UInt8($0)]) })
      try expectEqual(try owner.drain().map(\.offset), [0, 1, 2, 3], "first")
      try log.append([record(Standard.dossier, key: [1], [9])])
      try expectEqual(try owner.drain().map(\.offset), [4], "then")
      try owner.rewind()
      try expectEqual(try owner.drain().map(\.offset), [0, 2, 3, 4], "again")
    },
  ]
}
