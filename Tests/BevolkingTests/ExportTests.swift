import Domain
import EventLog
import Feed
import Foundation
import Testing
import TopicContracts

@testable import Bevolking

private let van = Maand(jaar: 2015, maand: 1)
private let tot = Maand(jaar: 2016, maand: 12)

/// The real mappings of a tenant.
private func mappings(_ tenant: TenantID) throws -> [FeedMapping] {
  let map = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "ops/tenants/\(tenant)/feed")
  let namen = try FileManager.default.contentsOfDirectory(atPath: map.path).filter { $0.hasSuffix(".yaml") }.sorted()
  return try FeedMapping.laad(
    tenant: tenant, bestanden: namen.map { ($0, [UInt8](try Data(contentsOf: map.appending(path: $0)))) })
}

@Suite struct ExportTests {
  @Test(arguments: Streek.alle.map(\.tenant.description))
  func `feed takes every line of every tenant but the damaged ones, and nothing new the second time`(naam: String) throws {
    let tenant = try #require(TenantID(naam))
    let streek = try #require(Streek.van(tenant))
    let bevolking = Bevolking(streek, klanten: 40, van: van, tot: tot, seed: 3)
    let leveringen = bevolking.leveringen(van: van, tot: tot, seed: 3).leveringen
    let mappings = try mappings(tenant)
    var exporteur = Exporteur(mappings)

    let log = MemoryLog()
    try log.ensure(
      Invoer.allCases.map {
        TopicConfiguration(name: Topics.invoer($0, tenant), partitions: 2, cleanup: .delete(retentionMs: nil))
      } + [TopicConfiguration(name: Topics.feedGeheugen(tenant), partitions: 2, cleanup: .compact)])
    let sleutels = try FeedSleutels(client: [UInt8](repeating: 1, count: 32), regio: [UInt8](repeating: 2, count: 32))

    func voer(_ bestand: Exportbestand) throws -> Samenvatting {
      let mapping = try #require(mappings.first { $0.patronen.contains { bestand.past(op: $0) } }, "\(bestand.naam)")
      let run = try FeedRun(
        mapping: mapping, sleutels: sleutels, bestand: bestand.naam, reader: log.reader(), producer: log.producer(), nu: 0,
        afgekeurd: { _ in })
      try run.voer(bestand.inhoud)
      return try run.sluit()
    }

    var nieuw = 0
    var beschadigd = 0
    for levering in leveringen {
      let bestanden = try exporteur.bestanden(levering)
      let gebreken = levering.regels.count { $0.gebrek != nil }
      let uit = try bestanden.map(voer)
      let afgekeurd = uit.reduce(0) { $0 + $1.afgekeurd }
      // Not every kind of row has a column for every kind of damage.
      #expect(afgekeurd <= gebreken, "\(levering.naam): \(afgekeurd) of \(gebreken)")
      beschadigd += afgekeurd
      nieuw += uit.reduce(0) { $0 + $1.nieuw }
      let weer = try bestanden.map(voer)
      #expect(weer.allSatisfy { $0.nieuw == 0 && $0.gewijzigd == 0 && $0.gebeurtenissen == 0 }, "\(levering.naam)")
    }
    #expect(nieuw > bevolking.feiten.count * 8 / 10)
    #expect(beschadigd > 0)
    #expect(exporteur.nietGeleverd == [:])
  }
}

extension Exportbestand {
  fileprivate func past(op patroon: String) -> Bool {
    let delen = patroon.split(separator: "*", omittingEmptySubsequences: false)
    return delen.count == 1 ? naam == patroon : naam.hasPrefix(delen[0]) && naam.hasSuffix(delen[delen.count - 1])
  }
}
