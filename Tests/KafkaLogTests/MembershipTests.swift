import EventLog
import Glibc
import KafkaTesting
import Testing

@testable import KafkaLog

/// Partitions that move: who may commit, and what of it counts.
@Suite(.broker) struct MembershipTests {
  /// So that an instance that does not poll loses its partitions soon.
  private static func quick(_ options: inout KafkaOptions) {
    options.sessionTimeoutMs = 1_000
    options.settings["max.poll.interval.ms"] = "1500"
  }

  /// An open unit whose partitions move away meanwhile: the outcome, and how often each record came out.
  private func movedUnderAnOpenUnit(_ change: (inout KafkaOptions) -> Void) throws -> (failure: EventLogError?, output: [Int]) {
    let site = try Site()
    try site.send(0..<20)
    let paused = try site.owner {
      Self.quick(&$0)
      change(&$0)
    }
    try paused.assignment()
    var unit = UnitOfWork()
    while unit.records.count < 20 {
      let part = Site.unit(try paused.records())
      unit.consumed.merge(part.consumed) { $1 }
      unit.records += part.records
    }
    // It does not poll any more; the other one gets everything and handles it.
    let other = try site.owner(nil, Self.quick)
    var numbers = try other.assignment()
    while numbers.count < Site.partitions { numbers = try other.assignment() }
    try other.work()
    var failure: EventLogError?
    do throws(EventLogError) { try paused.commit(unit) } catch { failure = error }
    return (failure, try site.output().sorted())
  }

  @Test func `a unit whose partitions moved while its worker was paused is rejected`() throws {
    let (failure, output) = try movedUnderAnOpenUnit { _ in }
    #expect(failure?.code == .afgezet && failure?.uitkomst == .nietGedaan && failure?.canRetry == true, "\(failure as Any)")
    #expect(output == Array(0..<20))
  }

  @Test func `without the group's metadata the same unit comes out twice`() throws {
    let (failure, output) = try movedUnderAnOpenUnit { $0.faults.withoutGroupMetadata = true }
    #expect(failure == nil)
    #expect(output.count == 40)
  }

  @Test func `the metadata is of the moment: after others came and went an instance commits as before`() throws {
    let site = try Site()
    let first = try site.owner()
    try first.assignment()
    let second = try site.owner()
    var numbers = (try first.assignment(), try second.assignment())
    #expect(Set(numbers.0).union(numbers.1) == [0, 1, 2, 3])
    second.close()
    numbers.0 = try first.assignment()
    #expect(numbers.0 == [0, 1, 2, 3])
    try site.send(0..<8)
    try first.work()
    #expect(try site.output().sorted() == Array(0..<8))
  }

  @Test func `a revoked partition is let go only after the open unit is committed`() throws {
    let site = try Site()
    try site.send(0..<12)
    let first = try site.owner()
    try first.assignment()
    var unit = Site.unit(try first.records())
    let second = try site.owner()
    var wasRevoked = false
    while !wasRevoked {
      switch try first.poll(limit: 100, timeoutMs: 100) {
      case .records(let records):
        let more = Site.unit(records)
        unit.consumed.merge(more.consumed) { $1 }
        unit.records += more.records
      case .revoked(let numbers):
        wasRevoked = true
        #expect(numbers == [0, 1, 2, 3])
      default: break
      }
    }
    // Long enough for a partition that was let go to be given to the other one.
    for _ in 0..<10 { _ = try second.poll(limit: 100, timeoutMs: 100) }
    try first.commit(unit)
    try first.assignment()
    try second.assignment()
    try first.work()
    try second.work()
    #expect(try site.output().sorted() == Array(0..<12))
  }

  @Test func `each instance has the same partitions of all inputs, and all together have all`() throws {
    let site = try Site()
    let owners = try ["a", "b", "c"].map { try site.owner($0) }
    var numbers: [Int: [Int]] = [:]
    for _ in 0..<300 where Set(numbers.values.joined()).count < 4 || numbers.values.joined().count != 4 || numbers.count < 3 {
      for (index, owner) in owners.enumerated() {
        if case .assigned(let given) = try owner.poll(limit: 1, timeoutMs: 50) { numbers[index] = given }
      }
    }
    #expect(numbers.values.joined().sorted() == [0, 1, 2, 3])
    #expect(numbers.values.map(\.count).sorted() == [1, 1, 2])
  }

  @Test func `a named instance that comes back has its partitions back, and the others notice nothing`() throws {
    let site = try Site()
    let first = try site.owner("a") { $0.host = "hier" }
    try first.assignment()
    let second = try site.owner("b")
    let before = (try first.assignment(), try second.assignment())
    first.close()
    let again = try site.owner("a") { $0.host = "hier" }
    #expect(try again.assignment() == before.0)
    for _ in 0..<20 {
      if case .revoked = try second.poll(limit: 1, timeoutMs: 50) { Issue.record("the other one lost its partitions") }
    }
  }

  @Test func `two instances of one name are an error that names both hosts`() throws {
    let site = try Site()
    let first = try site.owner("a") { $0.host = "eerste" }
    try first.assignment()
    let error = #expect(throws: EventLogError.self) { try site.owner("a") { $0.host = "tweede" } }
    #expect(error?.code == .rolBezet)
    let message = error?.message ?? ""
    #expect(message.contains("as werkbedrijf@eerste:\(getpid()) at") && message.contains("this one on tweede"), "\(message)")
    try site.send(0..<4)
    try first.work()
    #expect(try site.output().sorted() == [0, 1, 2, 3])
  }

  @Test func `either all instances are named or none`() throws {
    let site = try Site()
    let first = try site.owner("a") { $0.host = "eerste" }
    try first.assignment()
    let error = #expect(throws: EventLogError.self) { try site.owner(nil) { $0.host = "tweede" } }
    #expect(error?.code == .rolBezet)
    #expect(
      error?.message.contains("werkbedrijf@eerste") == true && error?.message.contains("tweede has none") == true,
      "\(error as Any)")
  }

  @Test func `inputs with unequal numbers of partitions are refused, with the numbers`() throws {
    let site = try Site()
    let other = "werk.dal.extra.v1"
    try site.log().ensure([TopicConfiguration(name: other, partitions: 3, cleanup: .delete(retentionMs: nil))])
    let error = #expect(throws: EventLogError.self) {
      try site.log().owner(of: Site.role, consuming: [Site.intake, other])
    }
    #expect(error?.code == .topicAfwijkend)
    #expect(error?.message.contains("\(other) has 3, \(Site.intake) has 4") == true, "\(error as Any)")
  }

  @Test func `of several regions one has all partitions, and another takes over with the positions`() throws {
    let site = try Site()
    try site.log().ensure([TopicConfiguration(name: "werk.regio.cel.v1", partitions: 2, cleanup: .compact)])
    func region() throws -> KafkaOwner {
      var options = site.options
      options.host = "host-\(UInt32.random(in: 0 ... .max))"
      return try #require(try KafkaLog(options).owner(of: "regio", consuming: [Site.output, Site.intake]) as? KafkaOwner)
    }
    try site.send(0..<8)
    let first = try region()
    let second = try region()
    var numbers: [[Int]?] = [nil, nil]
    for _ in 0..<200 where numbers.compactMap({ $0 }).map(\.count).sorted() != [0, 4] {
      for (index, owner) in [first, second].enumerated() {
        if case .assigned(let given) = try owner.poll(limit: 1, timeoutMs: 50) { numbers[index] = given }
      }
    }
    let active = numbers[0]?.isEmpty == false ? first : second
    let standby = active === first ? second : first
    var seen: [LogRecord] = []
    while seen.count < 8 {
      let records = try active.records()
      try active.commit(UnitOfWork(consumed: Site.unit(records).consumed))
      seen += records
    }
    active.close()
    while try standby.assignment().isEmpty {}
    try site.send(8..<12)
    var after: [Int] = []
    while after.count < 4 { after += try standby.records().map { Int(String(decoding: $0.value!, as: UTF8.self))! } }
    #expect(after.sorted() == [8, 9, 10, 11])
  }
}
