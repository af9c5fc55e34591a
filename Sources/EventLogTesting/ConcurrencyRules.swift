import EventLog
import Glibc
import Seeded
import Synchronization

extension LogContract {
  static let reading: [LogContract] = [
    LogContract("a reader beside a writer sees whole units, in their order", needs: [.plainOffsets, .oneMoment]) {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let units = 150
      let size = 20
      let isDone = Atomic(false)
      try together([
        {
          defer { isDone.store(true, ordering: .releasing) }
          let owner = try log.ready()
          for unit in 0..<units {
            let value = [UInt8(unit)]
            try owner.commit(
              UnitOfWork(
                records: (0..<size).flatMap { part in
                  [
                    record(Standard.bijdrage, 0, value), record(Standard.bijdrage, 1, value),
                    record(Standard.dossier, 0, key: [UInt8(part)], value),
                  ]
                }))
          }
        },
        {
          let reader = try harness.open().reader()
          var isLast = false
          while !isLast {
            isLast = isDone.load(ordering: .acquiring)
            // Reads that follow each other: what the later one sees is never behind the earlier one.
            let second = try reader.bounds(TopicPartition(Standard.bijdrage, 1)).upperBound
            let first = try reader.bounds(TopicPartition(Standard.bijdrage, 0)).upperBound
            try expect(second % Int64(size) == 0, "\(second) records of units of \(size): half a unit is visible")
            try expect(first >= second, "\(first) records of partition 0 after \(second) of partition 1")
            let state = try reader.read(TopicPartition(Standard.dossier, 0), from: 0, limit: 100)
            try expect(Set(state.map(\.value)).count <= 1, "the state is of more than one unit: \(state.map(\.value))")
            let tail = try reader.read(TopicPartition(Standard.bijdrage, 0), from: max(0, second - Int64(size)), limit: size)
            try expect(Set(tail.map(\.value)).count <= 1, "a unit is torn: \(tail.map(\.value))")
          }
          try expectEqual(try reader.bounds(TopicPartition(Standard.bijdrage, 0)).upperBound, Int64(units * size), "in the end")
        },
      ])
    },
    LogContract("a waiting reader is woken by an append, soon and not before") { (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let reader = try harness.open().reader()
      _ = try reader.bounds(TopicPartition(Standard.intake, 0))
      let begin = milliseconds()
      try expect(!reader.waitForAppend(timeoutMs: 30), "woken for nothing")
      try expect(milliseconds() - begin >= 29, "the wait ended after \(milliseconds() - begin) ms of 30")
      try log.append([record(Standard.intake)])
      try expect(reader.waitForAppend(timeoutMs: 0), "an append before the wait is not seen")
      try expect(!reader.waitForAppend(timeoutMs: 0), "the same append is seen twice")
      try together([
        {
          usleep(50_000)
          try log.append([record(Standard.intake)])
        }
      ])
      try expect(reader.waitForAppend(timeoutMs: 10_000), "not woken")
    },
    LogContract("a polling owner is woken by an append and is idle after its time") { (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let owner = try log.ready()
      guard case .idle = try owner.poll(limit: 1, timeoutMs: 20) else { throw ContractViolation("expected .idle") }
      let answered = Atomic(0)
      let sent = Atomic(0)
      try together([
        {
          usleep(50_000)
          sent.store(milliseconds(), ordering: .releasing)
          try harness.open().append([record(Standard.intake, 2, [7])])
        },
        {
          let owner = try log.ready("regio", [Standard.intake])
          guard case .records(let records) = try owner.poll(limit: 1, timeoutMs: 20_000) else {
            throw ContractViolation("expected the record")
          }
          answered.store(milliseconds(), ordering: .releasing)
          try expectEqual(records.map(\.value), [[7]], "records")
        },
      ])
      let delay = answered.load(ordering: .acquiring) - sent.load(ordering: .acquiring)
      try expect(delay < 5000, "woken after \(delay) ms")
    },
  ]

  static let concurrency: [LogContract] = [
    LogContract("several producers beside an owner that drops units: each record counts once, in its producer's order") {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let producers = 4
      let batches = 40
      let size = 25
      let total = producers * batches * size
      let feeding = (0..<producers).map { number in
        { @Sendable () throws -> Void in
          let producer = try harness.open().producer()
          for batch in 0..<batches {
            try producer.append(
              (0..<size).map { index in
                let sequence = batch * size + index
                return record(
                  Standard.intake, sequence % 3, key: [UInt8(number)], [UInt8(sequence >> 8), UInt8(sequence & 255)])
              })
          }
        }
      }
      try together(
        feeding + [
          {
            var random = SplitMix64(seed: 7)
            var owner = try log.ready()
            var seen = 0
            let idleSince = milliseconds()
            while seen < total, milliseconds() - idleSince < 60_000 {
              guard case .records(let records) = try owner.poll(limit: 97, timeoutMs: 100) else { continue }
              switch random.next() % 8 {
              case 0: try owner.rewind()
              case 1:
                owner.close()
                owner = try log.ready()
              default:
                var consumed: [TopicPartition: Int64] = [:]
                for record in records { consumed[record.source] = record.offset + 1 }
                try owner.commit(
                  UnitOfWork(
                    consumed: consumed,
                    records: records.map { record(Standard.bijdrage, $0.source.partition % 2, key: $0.key, $0.value) }))
                seen += records.count
              }
            }
          }
        ])
      let output = try log.all(Standard.bijdrage, 0) + log.all(Standard.bijdrage, 1)
      try expectEqual(output.count, total, "records")
      for number in 0..<producers {
        // Input partitions 0 and 2 go to partition 0, input partition 1 to partition 1; each keeps its order.
        let mine = output.filter { $0.key == [UInt8(number)] }.map { Int($0.value![0]) << 8 | Int($0.value![1]) }
        try expectEqual(Set(mine).count, batches * size, "different records of producer \(number)")
        for partition in 0..<3 {
          let sequence = mine.filter { $0 % 3 == partition }
          try expectEqual(sequence, sequence.sorted(), "order of producer \(number) in partition \(partition)")
        }
      }
    },
    LogContract(
      "many threads ensure the same topics and take their roles at once; one owner of each role succeeds", needs: .oneOwner
    ) {
      (harness: LogHarness) throws -> Void in
      let owners = Atomic(0)
      try together(
        (0..<6).map { _ in
          { @Sendable () throws -> Void in
            let log = try harness.open()
            try log.ensure(Standard.topics)
            do {
              let owner = try log.ready()
              owners.add(1, ordering: .acquiringAndReleasing)
              usleep(300_000)
              owner.close()
            } catch let error as EventLogError where error.code == .rolBezet {
            }
          }
        })
      try expectEqual(owners.load(ordering: .acquiring), 1, "owners at one time")
    },
  ]
}
