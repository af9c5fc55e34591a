import Foundation
import Seeded
import Testing

/// SIGKILL at seeded points of the real program over feed, worker and region: nothing is lost, nothing counts twice.
@Suite(.serialized) struct KillTests {
  /// One run without any kill, to compare with.
  nonisolated(unsafe) static let reference = Result { () throws -> (fed: Site, state: Site.State) in
    let fed = try Site()
    try fed.feedAll()
    let done = try Site(copying: fed)
    let outcome = try done.drain()
    guard outcome.status == 0 else { throw Site.Failed(what: outcome.errors) }
    return (fed, try done.state())
  }

  struct Tally {
    var kills = 0
    var inOpenUnit = 0

    mutating func count(_ place: String, _ site: Site) {
      kills += 1
      // After its commit a unit is no longer open, though the mark of it still stands.
      if place != "committed", site.leftAnOpenUnit() { inOpenUnit += 1 }
    }
  }
  nonisolated(unsafe) static var tallies: [String: Tally] = [:]

  @Test func `the run to compare with has something to lose`() throws {
    let state = try Self.reference.get().state
    #expect(state.facts.count > 20)
    #expect(state.besluiten.count > 200)
    #expect(state.cells.count > 200)
    #expect(state.alarms == 0 && state.quarantined == 0)
  }

  @Test func `feed killed before and after its appends sends every row once`() throws {
    let expected = try Self.reference.get().state
    let site = try Site()
    var random = SplitMix64(seed: 11)
    var tally = Tally()
    for (number, (tenant, file)) in try Site.exports.get().files.enumerated() {
      if number % 3 == 0 {
        let place = Bool.random(using: &random) ? "before-append" : "appended"
        let outcome = try site.feed(tenant, file, environment: ["WERKBEDRIJF_HALT_AT": "feed:\(place):1"])
        if outcome.wasKilled {
          tally.kills += 1
          if place == "before-append" { tally.inOpenUnit += 1 }
        }
      }
      let outcome = try site.feed(tenant, file)
      #expect([0, 65].contains(outcome.status), "\(outcome.errors)")
    }
    Self.tallies["feed"] = tally
    #expect(tally.kills >= 12)
    #expect(try site.drain().status == 0)
    try same(site, expected, "after feeding")
  }

  @Test func `workers killed inside units, at commits and from outside lose and double nothing`() throws {
    let (fed, expected) = try Self.reference.get()
    var tally = Tally()
    for seed in 1...4 as ClosedRange<UInt64> {
      let site = try Site(copying: fed)
      var random = SplitMix64(seed: seed)
      for number in 0..<9 {
        let role = Site.tenants.randomElement(using: &random)!
        let place = ["in-hand", "in-hand", "before-commit", "committed"][number % 4]
        let nth = Int.random(in: 1...4, using: &random)
        let outcome =
          number % 6 == 5
          ? try site.drain(killAfter: Double.random(in: 0.04...0.12, using: &random))
          : try site.drain(environment: ["WERKBEDRIJF_HALT_AT": "tenant-\(role):\(place):\(nth)"])
        if outcome.wasKilled { tally.count(place, site) }
      }
      let outcome = try site.drain()
      #expect(outcome.status == 0, "\(outcome.errors)")
      try same(site, expected, "seed \(seed)")
    }
    Self.tallies["worker"] = tally
    #expect(tally.kills >= 20)
  }

  @Test func `the region killed inside units and at commits adds every unit once`() throws {
    let (fed, expected) = try Self.reference.get()
    var tally = Tally()
    for seed in 21...23 as ClosedRange<UInt64> {
      let site = try Site(copying: fed)
      var random = SplitMix64(seed: seed)
      for number in 0..<8 {
        let place = ["before-commit", "in-hand", "committed"][number % 3]
        let nth = Int.random(in: 1...2, using: &random)
        let outcome = try site.drain(environment: ["WERKBEDRIJF_HALT_AT": "regio:\(place):\(nth)"])
        if outcome.wasKilled { tally.count(place, site) }
      }
      let outcome = try site.drain()
      #expect(outcome.status == 0, "\(outcome.errors)")
      try same(site, expected, "seed \(seed)")
    }
    Self.tallies["regio"] = tally
    #expect(tally.kills >= 8)
  }

  @Test func `together at least fifty kills, at least half of them inside an open unit`() {
    let kills = Self.tallies.values.reduce(0) { $0 + $1.kills }
    let inside = Self.tallies.values.reduce(0) { $0 + $1.inOpenUnit }
    print("kills: \(Self.tallies), together \(kills), inside an open unit \(inside)")
    #expect(kills >= 50)
    #expect(inside * 2 >= kills)
  }

  @Test func `the same kills find out a unit that is committed in two halves`() throws {
    let (fed, expected) = try Self.reference.get()
    let site = try Site(copying: fed)
    let split = ["WERKBEDRIJF_SPLIT_UNITS": "1"]
    let outcome = try site.drain(
      environment: split.merging(["WERKBEDRIJF_HALT_AT": "tenant-dal:between-halves:4"]) { $1 })
    #expect(outcome.wasKilled)
    #expect(try site.drain(environment: split).status == 0)
    #expect(try site.state() != expected)
  }

  @Test func `SIGTERM finishes the open units within five seconds, and the rest is done later`() throws {
    let (fed, expected) = try Self.reference.get()
    let site = try Site(copying: fed)
    let begun = Date()
    let outcome = try Program.run(
      ["run", "--log", site.log, "--tenants", "dal,bmwe", "--unit-max", "12"], terminateAfter: 0.2)
    #expect(!outcome.wasKilled)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(Date().timeIntervalSince(begun) < 5.2)
    #expect(!site.leftAnOpenUnit())
    #expect(try site.drain().status == 0)
    try same(site, expected, "after SIGTERM")
  }

  /// Part by part, so that a failure says what was lost or doubled.
  private func same(_ site: Site, _ expected: Site.State, _ when: String) throws {
    let state = try site.state()
    #expect(state.inputs == expected.inputs, "\(when)")
    #expect(state.facts == expected.facts, "\(when)")
    #expect(state.besluiten.keys.sorted() == expected.besluiten.keys.sorted(), "\(when)")
    #expect(state.cells == expected.cells, "\(when)")
    for (key, besluit) in expected.besluiten where state.besluiten[key] != besluit {
      Issue.record("\(when): \(key) is \(String(describing: state.besluiten[key])), expected \(besluit)")
    }
    #expect(state.quarantined == expected.quarantined && state.alarms == expected.alarms, "\(when)")
  }
}
