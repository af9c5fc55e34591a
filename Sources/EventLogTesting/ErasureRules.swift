import EventLog

extension LogContract {
  static let erasure: [LogContract] = [
    LogContract("what is erased is gone from topics of either kind, and the other offsets stay what they are", needs: .erases) {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let intake = TopicPartition(Standard.intake, 0)
      let dossier = TopicPartition(Standard.dossier, 0)
      try log.append((0..<6).map { record(Standard.intake, [UInt8($0)]) })
      try log.append((0..<4).map { record(Standard.dossier, key: [UInt8($0)], [UInt8($0)]) })
      let owner = try log.ready()
      try owner.erase(
        [intake: [0, 3, 5], dossier: [1]], appending: [record(Standard.dossier, key: [9], [9]), record(Standard.intake, [6])])
      try expectEqual(try log.all(Standard.intake).map(\.offset), [1, 2, 4, 6], "kept with retention")
      try expectEqual(try log.all(Standard.dossier).map(\.offset), [0, 2, 3, 4], "kept of a compacted topic")
      try expectEqual(try owner.latest(dossier, key: [1]), nil, "the erased key")
      try expectEqual(try owner.latest(dossier, key: [9])?.value, [9], "what was appended with it")
      try expectEqual(try owner.bounds(intake).upperBound, 7, "no offset is given twice")
      try expectEqual(try owner.drain().map(\.value), [[1], [2], [4], [6]], "a role reads over the gaps")
      try owner.scrub()
      try expectEqual(try log.all(Standard.intake).map(\.offset), [1, 2, 4, 6], "kept after scrubbing")
      try log.append([record(Standard.dossier, key: [1], [7])])
      try expectEqual(try owner.latest(dossier, key: [1])?.value, [7], "the key anew")
    },
    LogContract("an offset that is gone already is passed over, and retention goes on after gaps", needs: .erases) {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let intake = TopicPartition(Standard.intake, 0)
      try log.append((0..<4).map { record(Standard.intake, at: 1, [UInt8($0)]) })
      let owner = try log.ready(Standard.role, [])
      for _ in 0..<2 { try owner.erase([intake: [1, 3, 17]], appending: []) }
      try expectEqual(try log.all(Standard.intake).map(\.offset), [0, 2], "kept")
      try expectEqual(try owner.clean(now: 9000), 2, "dropped by retention")
      try expectEqual(try owner.read(intake, from: 3, limit: 9), [], "reading on")
      try log.append([record(Standard.intake, [4])])
      try expectEqual(try log.all(Standard.intake).map(\.offset), [4], "the next offset")
    },
    LogContract("an erasure that cannot be done whole does nothing, and another file or a lost role is refused", needs: .erases) {
      (harness: LogHarness) throws -> Void in
      let log = try harness.standard()
      let intake = TopicPartition(Standard.intake, 0)
      try log.append([record(Standard.intake, [1])])
      let owner = try log.ready()
      try expectFailure(.recordOngeldig) {
        try owner.erase([intake: [0]], appending: [record(Standard.dossier, key: nil, [1])])
      }
      try expectFailure(.recordOngeldig) { try owner.erase([TopicPartition(Standard.cel, 0): [0]], appending: []) }
      try expectFailure(.topicOnbekend) { try owner.erase([TopicPartition(Standard.intake, 99): [0]], appending: []) }
      try expectEqual(try log.all(Standard.intake).count, 1, "kept")
      owner.close()
      try expectFailure(.afgezet) { try owner.erase([intake: [0]], appending: []) }
      try expectFailure(.afgezet) { try owner.scrub() }
    },
  ]
}
