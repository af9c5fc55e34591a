import EventLog

extension LogContract {
  static let records: [LogContract] = [
    LogContract("records of a partition are read in the order in which they were appended, at the offsets that were told") {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let producer = try log.producer()
      var expected: [[UInt8]] = [[], [], []]
      var told: [[Int64]] = [[], [], []]
      for batch in 0..<20 {
        var records: [OutgoingRecord] = []
        for index in 0...(batch % 7) {
          records.append(record(Standard.intake, (index * 5 + batch) % 3, [UInt8(batch * 10 + index)]))
        }
        var next: [Int64] = []
        for partition in 0..<3 { next.append(try log.reader().bounds(TopicPartition(Standard.intake, partition)).upperBound) }
        for (record, offset) in zip(records, try producer.append(records)) {
          try expectEqual(offset, next[record.partition], "offset")
          next[record.partition] += 1
          told[record.partition].append(offset)
          expected[record.partition].append(record.value![0])
        }
      }
      for partition in 0..<3 {
        let read = try log.all(Standard.intake, partition)
        try expectEqual(read.map { $0.value![0] }, expected[partition], "values of partition \(partition)")
        try expectEqual(read.map(\.offset), told[partition], "offsets")
        try expect(read.allSatisfy { $0.source == TopicPartition(Standard.intake, partition) }, "a record names its partition")
        let tail = try log.reader().read(TopicPartition(Standard.intake, partition), from: told[partition][5], limit: 2)
        try expectEqual(tail.map(\.offset), Array(told[partition][5...6]), "reading from the middle")
      }
    },
    LogContract("offsets count from 0 without gaps", needs: .plainOffsets) { (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      for batch in 0..<5 { try log.append((0...batch).map { record(Standard.intake, [UInt8($0)]) }) }
      try expectEqual(try log.all(Standard.intake).map(\.offset), offsets(0..<15), "offsets")
    },
    LogContract("no key, an empty key, no value and an empty value come back as they were") {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let keys: [[UInt8]?] = [nil, [], [0], [255, 0, 254]]
      var sent: [OutgoingRecord] = []
      for key in keys {
        for value in keys { sent.append(record(Standard.intake, at: 1_234_567_890_123, key: key, value)) }
      }
      try log.append(sent)
      let read = try log.all(Standard.intake)
      try expectEqual(read.map(\.key), sent.map(\.key), "keys")
      try expectEqual(read.map(\.value), sent.map(\.value), "values")
      try expectEqual(read.map(\.timestamp), sent.map(\.timestamp), "times")
    },
    LogContract("times before 1970 come back as they were", needs: .anyTime) { (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try log.append([record(Standard.intake, at: -62_135_596_800_000)])
      try expectEqual(try log.all(Standard.intake).map(\.timestamp), [-62_135_596_800_000], "times")
    },
    LogContract("headers keep their order, repeated names, empty names and bytes that are no UTF-8") {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let long = [UInt8](repeating: 7, count: 300)
      let headers: [LogHeader] = [
        LogHeader("ce_id", [0xff, 0xfe, 0]), LogHeader("ce_id", []), LogHeader("", [1]), LogHeader("\u{20ac}", [0x80]),
        LogHeader("lang", long),
      ]
      try log.append([record(Standard.intake, headers: headers), record(Standard.intake)])
      try expectEqual(try log.all(Standard.intake).map(\.headers), [headers, []], "headers")
    },
    LogContract("values of a megabyte come back whole, and a read of many of them ends in time") {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let value: [UInt8] = (0..<1_048_576).map { (index: Int) -> UInt8 in UInt8(truncatingIfNeeded: index * 31 / 8) }
      try log.append((0..<12).map { _ in record(Standard.intake, value) })
      try log.append([record(Standard.dossier, key: [1], value)])
      let read = try log.all(Standard.intake)
      try expectEqual(read.count, 12, "records")
      try expect(read.allSatisfy { $0.value == value }, "the value of a megabyte differs")
      try expect(try log.all(Standard.dossier)[0].value == value, "the value of a megabyte differs on a compacted topic")
    },
    LogContract("an append of nothing does nothing") { (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try expectEqual(try log.producer().append([]), [], "offsets")
      try expectEqual(try log.reader().bounds(TopicPartition(Standard.intake, 0)), 0..<0, "bounds")
    },
  ]

  static let topics: [LogContract] = [
    LogContract("a topic that exists in the same form is accepted, in another form refused, and nothing of the request is done") {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try log.ensure(Standard.topics)
      let extra = TopicConfiguration(name: "werk.dal.extra.v1", partitions: 1, cleanup: .compact)
      let others = [
        TopicConfiguration(name: Standard.intake, partitions: 4, cleanup: .delete(retentionMs: Standard.retentionMs)),
        TopicConfiguration(name: Standard.intake, partitions: 3, cleanup: .compact),
        TopicConfiguration(name: Standard.dossier, partitions: 3, cleanup: .delete(retentionMs: nil)),
        TopicConfiguration(name: "werk.dal.leeg.v1", partitions: 0, cleanup: .compact),
      ]
      for other in others { try expectFailure(.topicAfwijkend) { try log.ensure([extra, other]) } }
      try expectFailure(.topicOnbekend) { try log.reader().partitions(of: extra.name) }
      try expectEqual(try log.reader().partitions(of: Standard.intake), 3, "partitions")
    },
    LogContract("another retention takes the place of the earlier one", needs: .cleansItself) {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try log.ensure([TopicConfiguration(name: Standard.intake, partitions: 3, cleanup: .delete(retentionMs: 10))])
      try log.append([record(Standard.intake, at: 100)])
      try expectEqual(try log.ready(Standard.role, []).clean(now: 111), 1, "records dropped")
    },
    LogContract("a topic or a partition that does not exist is refused by name") { (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let reader = try log.reader()
      let unknown = TopicPartition("werk.dal.niets.v1", 0)
      let beyond = TopicPartition(Standard.intake, 3)
      let nowhere = TopicPartition("werk.niemand.intake.v1", 0)
      for partition in [unknown, beyond, nowhere, TopicPartition(Standard.intake, -1), TopicPartition("intake", 0)] {
        let error = try expectFailure(.topicOnbekend) { try reader.bounds(partition) }
        try expect(error.place.contains(partition.topic), "the error names the topic: \(error)")
        try expectFailure(.topicOnbekend) { try reader.read(partition, from: 0, limit: 1) }
        try expectFailure(.topicOnbekend) {
          try log.append([record(partition.topic, partition.partition)])
        }
      }
      try expectFailure(.topicOnbekend) { try log.owner(of: Standard.role, consuming: [unknown.topic]) }
      for partition in [beyond, unknown] {
        try expectFailure(.topicOnbekend) {
          try log.append([record(Standard.intake), record(partition.topic, partition.partition)])
        }
      }
      try expectEqual(try log.all(Standard.intake).count, 0, "records of a refused append")
    },
  ]
}
