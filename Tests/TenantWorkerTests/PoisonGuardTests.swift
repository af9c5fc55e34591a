import EventLog
import TenantWorker
import Testing

struct PoisonGuardTests {
  let partition = TopicPartition("werk.dal.intake.v1", 0)

  /// A process that dies whenever `poison` is in hand, started again and again; gives what it quarantined and how often
  /// it died.
  func survive(poison: Int64?, events: Int64, unit: Int) -> (quarantined: [Int64], deaths: Int, processed: Int64) {
    var left = Mark.none
    var committed: Int64 = 0
    var quarantined: [Int64] = []
    var deaths = 0
    for _ in 0..<200 {
      var guardian = PoisonGuard(left: left)
      while true {
        if committed == events { return (quarantined, deaths, committed) }
        let end = min(events, committed + Int64(guardian.limit ?? unit))
        let records = (committed..<end).map {
          LogRecord(source: partition, offset: $0, timestamp: 0, key: nil, value: nil)
        }
        left = guardian.take(records, onto: .none)
        let dies = records.contains { $0.offset == poison && !guardian.poison.contains(.init(partition, $0.offset)) }
        if dies {
          deaths += 1
          break
        }
        quarantined += records.map(\.offset).filter { guardian.poison.contains(.init(partition, $0)) }
        committed = end
        left = .none
        guardian.passed([partition: end])
      }
    }
    return (quarantined, deaths, committed)
  }

  @Test func `one poisoned event among a hundred is found by halving and the rest is processed`() {
    let run = survive(poison: 57, events: 100, unit: 64)
    #expect(run.quarantined == [57])
    #expect(run.processed == 100)
    #expect(run.deaths <= 3 * 8)
  }

  @Test(arguments: [0, 1, 63, 64, 99] as [Int64]) func `it is found wherever it stands`(place: Int64) {
    #expect(survive(poison: place, events: 100, unit: 64).quarantined == [place])
  }

  @Test func `without poison nothing is quarantined`() {
    let run = survive(poison: nil, events: 100, unit: 64)
    #expect(run.quarantined.isEmpty && run.deaths == 0)
  }

  @Test func `two deaths at one place change nothing, the third halves the unit`() {
    let records = (10..<20).map { LogRecord(source: partition, offset: $0, timestamp: 0, key: nil, value: nil) }
    var left = Mark.none
    for death in 1...3 {
      var guardian = PoisonGuard(left: left)
      #expect(guardian.limit == nil)
      left = guardian.take(records, onto: .none)
      #expect(left.deaths == death - 1)
    }
    #expect(PoisonGuard(left: left).limit == 5)
  }

  @Test func `deaths at different places are no poison`() {
    var left = Mark.none
    for place in 0..<20 as Range<Int64> {
      var guardian = PoisonGuard(left: left)
      #expect(guardian.limit == nil && guardian.poison.isEmpty)
      left = guardian.take(
        [LogRecord(source: partition, offset: place, timestamp: 0, key: nil, value: nil)], onto: .none)
    }
  }
}
