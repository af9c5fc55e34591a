import Bevolking
import CommandLine
import Domain
import EventLog
import Feed
import SQLiteLog
import TopicContracts

let feedScenario = Scenario(
  naam: "feed", eenheid: "row", uitleg: "A first load: exports of DAL into an empty embedded log, durable; one thread."
) { instelling in
  let invoer = try Feedinvoer(instelling)
  var nummer = 0
  return {
    nummer += 1
    return try invoer.voer(in: try invoer.log("\(instelling.map)/\(nummer)"))
  }
}

let feedAgainScenario = Scenario(
  naam: "feed-again", eenheid: "row", uitleg: "The same exports once more: every row is known and nothing is sent; one thread."
) { instelling in
  let invoer = try Feedinvoer(instelling)
  let log = try invoer.log("\(instelling.map)/log")
  _ = try invoer.voer(in: log)
  return { try invoer.voer(in: log) }
}

/// The first half-yearly delivery of a population that gives about as many rows as were asked for.
private struct Feedinvoer {
  let mappings: [FeedMapping]
  let bestanden: [Exportbestand]
  let sleutels: FeedSleutels
  let dal: TenantID

  init(_ instelling: Instelling) throws {
    dal = try tenant("dal")
    guard let streek = Streek.van(dal) else { throw Fout(.software, "DAL has no region") }
    mappings = try laadMappings(dal, ops: instelling.ops)
    let (van, tot) = (Maand(jaar: 2015, maand: 1), Maand(jaar: 2015, maand: 6))
    let bevolking = Bevolking(streek, klanten: max(1, instelling.aantal / 10), van: van, tot: tot, seed: instelling.seed)
    var exporteur = Exporteur(mappings)
    let leveringen = bevolking.leveringen(van: van, tot: tot, seed: instelling.seed).leveringen
    bestanden = try exporteur.bestanden(leveringen[0])
    sleutels = try FeedSleutels(client: [UInt8](repeating: 7, count: 32), regio: [UInt8](repeating: 9, count: 32))
  }

  func log(_ map: String) throws -> SQLiteLog {
    let log = try SQLiteLog(directory: map)
    let invoer = Invoer.allCases.map {
      TopicConfiguration(name: Topics.invoer($0, dal), partitions: 8, cleanup: .delete(retentionMs: nil))
    }
    try log.ensure(invoer + [TopicConfiguration(name: Topics.feedGeheugen(dal), partitions: 8, cleanup: .compact)])
    return log
  }

  func voer(in log: SQLiteLog) throws -> Ronde {
    var ronde = Ronde(aantal: 0)
    for bestand in bestanden {
      guard let mapping = mappings.first(where: { $0.patronen.contains { past(bestand.naam, $0) } }) else { continue }
      let run = try FeedRun(
        mapping: mapping, sleutels: sleutels, bestand: bestand.naam, reader: try log.reader(), producer: try log.producer(),
        nu: 1_420_070_400_000, afgekeurd: { _ in })
      try run.voer(bestand.inhoud)
      ronde.aantal += try run.sluit().gelezen
      ronde.bytes += bestand.inhoud.count
    }
    return ronde
  }

  private func past(_ naam: String, _ patroon: String) -> Bool {
    let delen = patroon.split(separator: "*", omittingEmptySubsequences: false)
    return delen.count == 1 ? naam == patroon : naam.hasPrefix(delen[0]) && naam.hasSuffix(delen[delen.count - 1])
  }
}
