import Domain
import DossiersTesting
import EventLog
import Foundation
import Testing

@testable import TenantWorker

/// Random sets of facts through the whole worker: any order, any repetition, any units, any cache, a switch of parameters and a
/// new process on the way end in the same log as all at once.
///
/// `WERKBEDRIJF_SETS` sets the number of dossiers (a quarter of it goes through the worker) and `WERKBEDRIJF_SEED` the first seed.
struct RandomSetsTests {
  static let environment = ProcessInfo.processInfo.environment
  static let count = (environment["WERKBEDRIJF_SETS"].flatMap(Int.init) ?? 2000) / 4
  static let seed = environment["WERKBEDRIJF_SEED"].flatMap(UInt64.init) ?? 20_150_101
  static let perLab = 20

  @Test func `random sets end the same whatever the order, the units and the parameters on the way`() throws {
    print("RandomSetsTests: \(Self.count) dossiers in labs of \(Self.perLab) from seed \(Self.seed)")
    for number in 0..<(Self.count / Self.perLab) {
      let seed = Self.seed + UInt64(number)
      let gebied = Gebied.vijf[number % Gebied.vijf.count]
      let events = Self.events(gebied, seed)
      let (law, changed) = try Self.laws(gebied.tenant)
      #expect(
        try Self.inPieces(gebied.tenant, events, from: law, to: changed, seed) == Self.atOnce(changed, events), "seed \(seed)")
    }
  }

  private static func events(_ gebied: Gebied, _ seed: UInt64) -> [Gebeurtenis] {
    (0..<perLab).flatMap { client in
      var maker = Feitenmaker(zaad: seed &* 1_000 + UInt64(client), gebied: gebied, client: People.pseudonym(client + 1))
      return maker.feiten(4 + client)
    }
  }

  /// The law of a tenant, and the same changed where much depends on it.
  private static func laws(_ tenant: String) throws -> (ParameterSet, ParameterSet) {
    let changed = try Law.set(tenant) { pad, inhoud in
      let text = String(decoding: inhoud, as: UTF8.self)
      return Array(
        text.replacing("waarde: 25, status", with: "waarde: 20, status").replacing("tot_en_met: 6 ", with: "tot_en_met: 12 ")
          .replacing("vanaf: 1900-01-01, waarde: 6", with: "vanaf: 1900-01-01, waarde: 3").utf8)
    }
    return (try Law.set(tenant), changed)
  }

  private static func atOnce(_ set: ParameterSet, _ events: [Gebeurtenis]) throws -> FinalState {
    let lab = try Lab(set.regels.tenant.description, set: set)
    try lab.send(events)
    try lab.work()
    try lab.aggregate()
    return try lab.state().withoutDigest
  }

  private static func inPieces(
    _ tenant: String, _ events: [Gebeurtenis], from law: ParameterSet, to changed: ParameterSet, _ seed: UInt64
  ) throws -> FinalState {
    var lot = Lot(seed &* 17)
    let lab = try Lab(tenant, partitions: 2, set: law)
    let pieces = lot.verdeel(lot.schud(events), hoogstens: 150)
    let switching = Int.random(in: 0...pieces.count, using: &lot)
    for (place, piece) in pieces.enumerated() {
      if place == switching { lab.set = changed }
      lab.limits.unitEvents = lot.kies([1, 2, 7, 40, 1_000])
      lab.limits.pollEvents = lot.kies([1, 3, 500])
      lab.limits.cacheWeight = lot.kies([0, 40, 10_000])
      lab.limits.rederiveDossiers = lot.kies([1, 5, 500])
      try lab.send(piece)
      try lab.work()
      if lot.kans(30) { try lab.aggregate() }
    }
    lab.set = changed
    try lab.work()
    try lab.aggregate()
    return try lab.state().withoutDigest
  }
}
