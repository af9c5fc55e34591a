import Domain
import Dossiers
import EventLog
import Seeded
import TopicContracts
import Testing

@testable import TenantWorker

struct ExactlyOnceTests {
  let events = People.lives(1..<8)

  func final(_ lab: Lab, _ events: [Gebeurtenis]) throws -> FinalState {
    try lab.send(events)
    try lab.work()
    try lab.aggregate()
    return try lab.state()
  }

  @Test func `what was sent is derived, published and added up`() throws {
    let state = try final(Lab(), events)
    #expect(state.facts.count == 7)
    #expect(state.besluiten.count > 7 * 8)
    #expect(state.cells.keys.contains { $0.cel.maat == .instroom })
    let betaald = state.cells.filter { $0.key.cel.maat == .uitkeringBetaaldCent }.values.reduce(0, +)
    // Per client: eight months, of which one replaced by 900.00 and one withdrawn.
    var expected: Int64 = 0
    for client in 1..<8 {
      expected += 90_000
      for maand in 0..<8 where maand != 2 && maand != 5 { expected += 91_450 + Int64(maand * client) }
    }
    #expect(betaald == expected)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>) func `any order gives the same`(seed: UInt64) throws {
    let expected = try final(Lab(), events)
    var random = SplitMix64(seed: seed)
    #expect(try final(Lab(), events.shuffled(using: &random)) == expected, "seed \(seed)")
  }

  @Test func `redelivery changes nothing and publishes nothing`() throws {
    let lab = try Lab()
    let expected = try final(lab, events)
    let besluiten = try lab.besluitRecords().count
    let bijdragen = try lab.records(lab.topics.bijdrage).count
    #expect(try final(lab, events + events.reversed()) == expected)
    #expect(try lab.besluitRecords().count == besluiten)
    #expect(try lab.records(lab.topics.bijdrage).count == bijdragen)
  }

  @Test(arguments: [1, 2, 3, 5, 7, 11, 20, 40, 90]) func `any division into units gives the same`(size: Int) throws {
    let expected = try final(Lab(), events)
    let lab = try Lab()
    lab.limits.unitEvents = size
    lab.limits.pollEvents = max(1, size / 2)
    #expect(try final(lab, events) == expected)
  }

  @Test func `a cache that holds nothing gives the same`() throws {
    let expected = try final(Lab(), events)
    let lab = try Lab()
    lab.limits.cacheWeight = 0
    lab.limits.unitEvents = 4
    #expect(try final(lab, events) == expected)
  }

  @Test(arguments: [true, false]) func `a commit that fails leaves no trace, whether it was applied or not`(applied: Bool) throws
  {
    let expected = try final(Lab(), events)
    for failing in 1...6 {
      let log = MemoryLog()
      let lab = try Lab(log: log)
      lab.limits.unitEvents = 20
      try lab.send(events)
      // Not the activation only: also units with events.
      var commits = 0
      let owner = FailingOwner(try log.owner(of: lab.topics.role, consuming: lab.topics.inputs)) {
        commits += 1
        if commits == failing {
          log.failNextCommit(EventLogError(.bezet, "busy", place: "test", canRetry: true, uitkomst: .onbekend), applying: applied)
        }
      }
      let driver = Driver(
        TenantMachine(lab.topics, set: lab.set, limits: lab.limits, activation: lab.activation), owner: owner,
        marks: MemoryMarks(), clock: { Lab.now })
      driver.drain()
      while try driver.step() {}
      driver.close()
      #expect(commits >= failing)
      try lab.aggregate()
      #expect(try lab.state() == expected, "commit \(failing)")
    }
  }

  @Test func `one record of contributions per unit and partition, numbered without a gap`() throws {
    let lab = try Lab()
    lab.limits.unitEvents = 10
    _ = try final(lab, events)
    let records = try lab.records(lab.topics.bijdrage).map { try BijdrageRecord(decoding: $0.value!) }
    for partition in 0..<2 {
      let numbers = records.filter { $0.partitie == partition }.map(\.nummer)
      #expect(numbers == Array(1...Int64(numbers.count)))
    }
    #expect(try lab.aggregate().alarms == 0)
  }

  @Test func `a unit committed in two halves is found out`() throws {
    let expected = try final(Lab(), events)
    let lab = try Lab()
    lab.limits.unitEvents = 20
    try lab.send(events)
    // The first commit is the activation; this one ends between the two halves of the second unit.
    let owner = FailingOwner(try lab.log.owner(of: lab.topics.role, consuming: lab.topics.inputs)) {}
    owner.diesAt = 6
    let driver = Driver(
      TenantMachine(lab.topics, set: lab.set, limits: lab.limits, activation: lab.activation), owner: owner,
      marks: MemoryMarks(), clock: { Lab.now }, splitsUnits: true)
    driver.drain()
    while (try? driver.step()) == true {}
    driver.close()
    try lab.work()
    try lab.aggregate()
    #expect(try lab.state() != expected)
  }
}

/// An owner that tells of each commit, or dies at one.
final class FailingOwner: LogOwner {
  private let owner: any LogOwner
  private let committing: () -> Void
  var diesAt: Int?
  private var commits = 0

  init(_ owner: any LogOwner, committing: @escaping () -> Void) {
    self.owner = owner
    self.committing = committing
  }
  var role: String { owner.role }
  func poll(limit: Int, timeoutMs: Int) throws(EventLogError) -> LogEvent { try owner.poll(limit: limit, timeoutMs: timeoutMs) }
  func commit(_ unit: UnitOfWork) throws(EventLogError) {
    committing()
    commits += 1
    if commits == diesAt { throw EventLogError(.invoerUitvoer, "died", place: "test") }
    try owner.commit(unit)
  }
  func rewind() throws(EventLogError) { try owner.rewind() }
  func clean(now: Int64) throws(EventLogError) -> Int { try owner.clean(now: now) }
  func erase(_ offsets: [TopicPartition: [Int64]], appending records: [OutgoingRecord]) throws(EventLogError) {
    committing()
    commits += 1
    if commits == diesAt { throw EventLogError(.invoerUitvoer, "died", place: "test") }
    try owner.erase(offsets, appending: records)
  }
  func scrub() throws(EventLogError) { try owner.scrub() }
  func close() { owner.close() }
  func topics(of place: String) throws(EventLogError) -> [String] { try owner.topics(of: place) }
  func partitions(of topic: String) throws(EventLogError) -> Int { try owner.partitions(of: topic) }
  func bounds(_ partition: TopicPartition) throws(EventLogError) -> Range<Int64> { try owner.bounds(partition) }
  func read(_ partition: TopicPartition, from offset: Int64, limit: Int) throws(EventLogError) -> [LogRecord] {
    try owner.read(partition, from: offset, limit: limit)
  }
  func latest(_ partition: TopicPartition, key: [UInt8]) throws(EventLogError) -> LogRecord? {
    try owner.latest(partition, key: key)
  }
  func committed(role: String) throws(EventLogError) -> [TopicPartition: Int64] { try owner.committed(role: role) }
  func waitForAppend(timeoutMs: Int) -> Bool { owner.waitForAppend(timeoutMs: timeoutMs) }
}
