import EventLog
import Glibc

extension LogContract {
  static let units: [LogContract] = [
    LogContract("a unit of work commits its positions and its records together") { (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try log.append((0..<9).map { record(Standard.intake, $0 % 3, [UInt8($0)]) })
      let owner = try log.ready()
      try expectEqual(try owner.drain().count, 9, "records polled")
      try expectEqual(try owner.committed(role: Standard.role), [:], "positions before a commit")
      let consumed: [TopicPartition: Int64] = [TopicPartition(Standard.intake, 0): 3, TopicPartition(Standard.intake, 2): 1]
      try owner.commit(
        UnitOfWork(
          consumed: consumed,
          records: [record(Standard.dossier, 1, key: [1], [11]), record(Standard.bijdrage, 1, [12])]))
      let reader = try log.reader()
      try expectEqual(try reader.committed(role: Standard.role), consumed, "positions")
      try expectEqual(try reader.latest(TopicPartition(Standard.dossier, 1), key: [1])?.value, [11], "state")
      try expectEqual(try log.all(Standard.bijdrage, 1).map(\.value), [[12]], "appended")
      try expectEqual(try reader.committed(role: "tenant-niemand"), [:], "positions of a role that never was")
    },
    LogContract("a unit of work with one record that cannot be is refused whole, and leaves no gap") {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try log.append([record(Standard.intake)])
      let owner = try log.ready()
      _ = try owner.drain()
      let wrong: [(EventLogError.Code, OutgoingRecord)] = [
        (.topicOnbekend, record("werk.dal.niets.v1")),
        (.topicOnbekend, record(Standard.bijdrage, 7)),
        (.recordOngeldig, record(Standard.dossier, key: nil)),
        (.recordOngeldig, record(Standard.otherBijdrage)),
      ]
      for (code, last) in wrong {
        let error = try expectFailure(code) {
          try owner.commit(
            UnitOfWork(
              consumed: [TopicPartition(Standard.intake, 0): 1],
              records: [record(Standard.bijdrage), record(Standard.dossier, key: [9], [9]), last]))
        }
        try expectEqual(error.uitkomst, .nietGedaan, "outcome")
      }
      try expectFailure(.recordOngeldig) {
        try owner.commit(UnitOfWork(consumed: [TopicPartition(Standard.bijdrage, 0): 1], records: [record(Standard.bijdrage)]))
      }
      try expectEqual(try owner.committed(role: Standard.role), [:], "positions")
      try expectEqual(try owner.bounds(TopicPartition(Standard.bijdrage, 0)), 0..<0, "bounds")
      try expectEqual(try owner.latest(TopicPartition(Standard.dossier, 0), key: [9]), nil, "state")
      try owner.commit(UnitOfWork(records: [record(Standard.bijdrage, [1])]))
      try expectEqual(try log.all(Standard.bijdrage).map(\.offset), [0], "offsets afterwards")
    },
    LogContract("an append is within one file") { (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try expectFailure(.recordOngeldig) { try log.append([record(Standard.bijdrage), record(Standard.otherBijdrage)]) }
      try expectEqual(try log.all(Standard.bijdrage).count, 0, "records of a refused append")
    },
    LogContract("after a rewind everything since the last commit is delivered again") { (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try log.append((0..<10).map { record(Standard.intake, 0, [UInt8($0)]) })
      let owner = try log.ready()
      guard case .records(let first) = try owner.poll(limit: 4, timeoutMs: 0) else { throw ContractViolation("idle") }
      try expectEqual(first.map(\.offset), [0, 1, 2, 3], "first poll")
      try owner.commit(UnitOfWork(consumed: [TopicPartition(Standard.intake, 0): 4]))
      try expectEqual(try owner.drain().map(\.offset), offsets(4..<10), "after the commit")
      try owner.rewind()
      try expectEqual(try owner.drain(limit: 3).map(\.offset), offsets(4..<10), "after the rewind")
      try expectEqual(try owner.drain().count, 0, "nothing twice without a rewind")
    },
    LogContract("an owner that is gone without a commit leaves everything to the next one") {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try log.append((0..<6).map { record(Standard.intake, $0 % 2, [UInt8($0)]) })
      do {
        let owner = try log.ready()
        try expectEqual(try owner.drain().count, 6, "records polled")
        try owner.commit(UnitOfWork(consumed: [TopicPartition(Standard.intake, 0): 2]))
        _ = consume owner
      }
      let next = try harness.open().ready()
      let again = try next.drain().sorted { ($0.source.partition, $0.offset) < ($1.source.partition, $1.offset) }
      try expectEqual(again.map(\.value), [[4], [1], [3], [5]], "delivered again")
    },
  ]

  static let roles: [LogContract] = [
    LogContract("a second owner of a role is refused with the first one's pid, also in the same process", needs: .oneOwner) {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let first = try log.ready()
      for other in [log, try harness.open()] {
        let error = try expectFailure(.rolBezet) { try other.owner(of: Standard.role, consuming: []) }
        try expect(error.message.contains("process \(getpid())"), "the error names the pid: \(error)")
      }
      try first.commit(UnitOfWork(records: [record(Standard.bijdrage)]))
      first.close()
      _ = try harness.open().ready()
    },
    LogContract("an owner that was closed does nothing more") { (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let owner = try log.ready()
      owner.close()
      owner.close()
      try expectFailure(.afgezet) { try owner.commit(UnitOfWork(records: [record(Standard.bijdrage)])) }
      try expectFailure(.afgezet) { try owner.poll(limit: 1, timeoutMs: 0) }
      try expectFailure(.afgezet) { try owner.rewind() }
      try expectFailure(.afgezet) { try owner.clean(now: 0) }
      try expectEqual(try log.all(Standard.bijdrage).count, 0, "records")
    },
    LogContract("the region reads the topics of all tenants and keeps its positions in its own file") {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try log.append([record(Standard.bijdrage, 1, [1])])
      try log.append([record(Standard.otherBijdrage, [2])])
      let regio = try log.ready("regio", [Standard.bijdrage, Standard.otherBijdrage])
      let tenant = try log.ready()
      let read = try regio.drain()
      try expectEqual(Set(read.map(\.value!)), [[1], [2]], "records of both tenants")
      let consumed = Dictionary(uniqueKeysWithValues: read.map { ($0.source, $0.offset + 1) })
      try regio.commit(UnitOfWork(consumed: consumed, records: [record(Standard.cel, key: [3], [3])]))
      try expectEqual(try log.reader().committed(role: "regio"), consumed, "positions")
      try tenant.commit(UnitOfWork(records: [record(Standard.bijdrage, 1, [4])]))
      try expectEqual(try regio.drain().map(\.value), [[4]], "what came afterwards")
      try regio.rewind()
      try expectEqual(try regio.drain().map(\.value), [[4]], "after a rewind")
      try expectFailure(.recordOngeldig) { try regio.commit(UnitOfWork(records: [record(Standard.bijdrage)])) }
    },
    LogContract("a tenant does not read another tenant's topics") { (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      try expectFailure(.recordOngeldig) { try log.owner(of: Standard.role, consuming: [Standard.otherBijdrage]) }
      try expectFailure(.topicOnbekend) { try log.owner(of: "../dal", consuming: []) }
    },
  ]
}
