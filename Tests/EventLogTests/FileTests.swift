import EventLog
import Foundation
import SQLiteLog
import Testing

/// The files themselves: their rights, their version, and what is said of a file that is not ours or is damaged.
@Suite struct FileTests {
  static let topics = [
    TopicConfiguration(name: "werk.dal.intake.v1", partitions: 1, cleanup: .delete(retentionMs: nil)),
    TopicConfiguration(name: "werk.dal.dossier.v1", partitions: 1, cleanup: .compact),
  ]

  private static func record(_ value: [UInt8], key: [UInt8] = [1]) -> OutgoingRecord {
    OutgoingRecord(topic: "werk.dal.dossier.v1", partition: 0, timestamp: 1, key: key, value: value)
  }

  private static func failure(_ body: () throws -> Void) -> EventLogError? {
    do {
      try body()
      return nil
    } catch { return error as? EventLogError }
  }

  @Test func `the directory and all files are for their owner only`() throws {
    try inScratch { directory in
      let earlier = umask(0)
      defer { umask(earlier) }
      let log = try SQLiteLog(directory: directory)
      try log.ensure(Self.topics)
      let owner = try log.owner(of: "tenant-dal", consuming: [])
      try owner.commit(UnitOfWork(records: [Self.record([1])]))
      func rights(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? -1
      }
      #expect(try rights(directory) == 0o700)
      let files = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
      #expect(files == ["bel", "dal.log.sqlite", "dal.log.sqlite-shm", "dal.log.sqlite-wal", "tenant-dal.slot"])
      for file in files { #expect(try rights(directory + "/" + file) == 0o600, "\(file)") }
    }
  }

  @Test func `of what was erased no byte is left once the file is scrubbed, also while a reader has it open`() throws {
    try inScratch { directory in
      let log = try SQLiteLog(directory: directory)
      try log.ensure(Self.topics)
      let marker = Array("a name that is nowhere else".utf8)
      let owner = try log.owner(of: "tenant-dal", consuming: [])
      let reader = try log.reader()
      let dossier = TopicPartition("werk.dal.dossier.v1", 0)
      // Records of every length, over and over, so that pages are split, joined and moved; the marked ones in between.
      func key(_ number: Int) -> [UInt8] { [UInt8(number % 251), UInt8(number / 251)] }
      func isMarked(_ number: Int) -> Bool { number % 7 == 3 }
      for round in 0..<4 {
        try owner.commit(
          UnitOfWork(
            records: (0..<600).map { number in
              let filler = [UInt8](repeating: UInt8(round), count: (number * 37 + round * 911) % 3000)
              return Self.record(isMarked(number) ? marker + filler + marker : filler, key: key(number))
            }))
      }
      func filesWithMarker() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory).filter {
          try Data(contentsOf: URL(filePath: "\(directory)/\($0)")).range(of: Data(marker)) != nil
        }.sorted()
      }
      let marked = try reader.read(dossier, from: 0, limit: 10_000).filter { $0.value!.starts(with: marker) }
      #expect(marked.count == 86)
      try owner.erase([dossier: marked.map(\.offset)], appending: [])
      #expect(try !filesWithMarker().isEmpty)
      try owner.scrub()
      #expect(try filesWithMarker() == [])
      #expect(try reader.read(dossier, from: 0, limit: 10_000).count == 514)
      #expect(try log.problems(of: "dal") == [])
      try owner.commit(UnitOfWork(records: [Self.record([1])]))
      #expect(try reader.latest(dossier, key: [1])?.value == [1])
    }
  }

  /// Writes four bytes into the header of the file of `dal`.
  private static func patch(_ directory: String, at offset: Int, _ bytes: [UInt8]) throws {
    let file = try #require(FileHandle(forUpdatingAtPath: directory + "/dal.log.sqlite"))
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }

  @Test func `a file of another format is refused, and the message tells what to do`() throws {
    for (version, remedy) in [(UInt8(9), "use the newer program"), (0, "convert it with the program that wrote it")] {
      try inScratch { directory in
        let log = try SQLiteLog(directory: directory)
        try log.ensure(Self.topics)
        try Self.patch(directory, at: 60, [0, 0, 0, version])  // user_version
        for attempt in 0..<3 {
          let error = Self.failure {
            switch attempt {
            case 0: try log.ensure(Self.topics)
            case 1: _ = try log.reader().partitions(of: "werk.dal.intake.v1")
            default: _ = try log.owner(of: "tenant-dal", consuming: [])
            }
          }
          #expect(error?.code == .andereVersie)
          #expect(error?.message.contains("is of format \(version), this program reads and writes format 1; \(remedy)") == true)
          #expect(error?.place == directory + "/dal.log.sqlite")
        }
      }
    }
  }

  @Test func `a SQLite file of another program is refused and stays as it was`() throws {
    try inScratch { directory in
      let log = try SQLiteLog(directory: directory)
      try log.ensure(Self.topics)
      try Self.patch(directory, at: 68, [0, 0, 0, 1])  // application_id
      let before = try Data(contentsOf: URL(fileURLWithPath: directory + "/dal.log.sqlite"))
      let error = Self.failure { try log.ensure(Self.topics) }
      #expect(error?.code == .andereVersie)
      #expect(error?.message.contains("another program") == true)
      #expect(try Data(contentsOf: URL(fileURLWithPath: directory + "/dal.log.sqlite")) == before)
    }
  }

  @Test func `a file that is no database is named as such and stays as it was`() throws {
    try inScratch { directory in
      let log = try SQLiteLog(directory: directory)
      let path = directory + "/dal.log.sqlite"
      let text = Data(String(repeating: "geen databank ", count: 200).utf8)
      try text.write(to: URL(fileURLWithPath: path))
      let error = Self.failure { try log.ensure(Self.topics) }
      #expect(error?.code == .beschadigd)
      #expect(error?.message.contains("is no SQLite file") == true)
      #expect(error?.canRetry == false)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == text)
    }
  }

  @Test func `a damaged page is an error with its file, never a crash or a wrong record`() throws {
    try inScratch { directory in
      let log = try SQLiteLog(directory: directory)
      try log.ensure(Self.topics)
      try log.producer().append((0..<200).map { Self.record([UInt8](repeating: UInt8($0), count: 900), key: [UInt8($0)]) })
      #expect(try log.problems(of: "dal").isEmpty)
      let size = try #require(
        try FileManager.default.attributesOfItem(atPath: directory + "/dal.log.sqlite")[.size] as? Int)
      var codes: Set<EventLogError.Code> = []
      for page in stride(from: 4096, to: size, by: 4096) {
        let good = try Data(contentsOf: URL(fileURLWithPath: directory + "/dal.log.sqlite"))
        try Self.patch(directory, at: page, [UInt8](repeating: 0xa5, count: 64))
        let error = Self.failure {
          let reader = try log.reader()
          let partition = TopicPartition("werk.dal.dossier.v1", 0)
          _ = try reader.read(partition, from: 0, limit: 1000)
          for key in 0..<200 { _ = try reader.latest(partition, key: [UInt8(key)]) }
        }
        if let error { codes.insert(error.code) }
        try good.write(to: URL(fileURLWithPath: directory + "/dal.log.sqlite"))
      }
      #expect(codes == [.beschadigd])
      #expect(try log.problems(of: "dal").isEmpty)
    }
  }

  @Test func `a directory that cannot be made says so`() throws {
    try inScratch { directory in
      let error = Self.failure { _ = try SQLiteLog(directory: directory + "/a/b") }
      #expect(error?.code == .invoerUitvoer)
      #expect(error?.message == "the directory of the log cannot be made: No such file or directory")
      #expect(error?.place == directory + "/a/b")
    }
  }

  @Test func `an owner whose lock file was removed is deposed by the next one`() throws {
    try inScratch { directory in
      let log = try SQLiteLog(directory: directory)
      try log.ensure(Self.topics)
      let first = try log.owner(of: "tenant-dal", consuming: [])
      try FileManager.default.removeItem(atPath: directory + "/tenant-dal.slot")
      let second = try log.owner(of: "tenant-dal", consuming: [])
      #expect(Self.failure { try first.commit(UnitOfWork(records: [Self.record([1])])) }?.code == .afgezet)
      try second.commit(UnitOfWork(records: [Self.record([2])]))
      #expect(try log.reader().latest(TopicPartition("werk.dal.dossier.v1", 0), key: [1])?.value == [2])
    }
  }

  @Test func `erased bytes are nowhere on the disk after a clean`() throws {
    try inScratch { directory in
      let log = try SQLiteLog(directory: directory)
      try log.ensure(Self.topics)
      let secret = [UInt8]("5f1c-geheim-van-een-client".utf8)
      let owner = try log.owner(of: "tenant-dal", consuming: [])
      try owner.commit(UnitOfWork(records: [Self.record(secret + secret, key: secret), Self.record(secret)]))
      func found() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory).filter {
          try Data(contentsOf: URL(fileURLWithPath: directory + "/" + $0)).range(of: Data(secret)) != nil
        }
      }
      #expect(try found() == ["dal.log.sqlite-wal"])
      try owner.commit(
        UnitOfWork(records: [
          OutgoingRecord(topic: "werk.dal.dossier.v1", partition: 0, timestamp: 1, key: secret, value: nil),
          Self.record([1]),
        ]))
      #expect(try owner.clean(now: 2 + TopicConfiguration.tombstoneRetentionMs) == 1)
      #expect(try found() == [])
    }
  }
}
