import Domain
import EventLog
import Foundation
import KafkaTesting
import Regio
import TenantWorker
import Testing

/// The same publications on a broker, where two machines may want to make the next one.
@Suite(.serialized, .enabled(if: Broker.isThere, "\(Broker.whyNot)")) struct KafkaPublicatieTests {
  /// Two configurations of one cluster, each with a folder of its own: two machines.
  private static func machines(_ site: Site, _ count: Int) throws -> [(log: String, folder: String)] {
    let text = try String(contentsOfFile: site.log, encoding: .utf8)
    return try (0..<count).map { number in
      let (path, folder) = ("\(site.folder.path)/machine-\(number).yaml", "\(site.folder.path)/machine-\(number)")
      try Data(text.replacing("\(site.folder.path)/marks", with: folder).utf8).write(to: URL(filePath: path))
      return (path, folder)
    }
  }

  private static func gepubliceerd(_ site: Site) throws -> [Publicaties.Uitgegeven] {
    var alle: [Publicaties.Uitgegeven] = []
    try Publicaties.lees(1...99, site.eventLog().reader()) { alle.append($0) }
    return alle
  }

  private static func records(_ site: Site) throws -> [[UInt8]?] {
    let reader = try site.eventLog().reader()
    var (next, keys): (Int64, [[UInt8]?]) = (0, [])
    while let last = try Optional(reader.read(Publicaties.plaats, from: next, limit: 10_000)), let end = last.last {
      keys += last.map(\.key)
      next = end.offset + 1
    }
    return keys
  }

  @Test func `made on two machines at once, a publication is there once, and each machine has its copy`() async throws {
    let site = try VerbBroker.site("publicatie.")
    let law = try PublicatieTests.law(site.folder.path)
    let machines = try Self.machines(site, 3)
    let outcomes = try await withThrowingTaskGroup(of: Program.Outcome.self) { group in
      for machine in machines.prefix(2) {
        group.addTask { try Program.run(["publicatie", "maak", "--log", machine.log, "--regels", law]) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    // Whoever lost its turn says so, or found it made; nobody made a second one.
    #expect(outcomes.contains { $0.status == 0 && $0.output.contains("Publication 1") }, "\(outcomes)")
    #expect(outcomes.allSatisfy { [0, 75].contains($0.status) }, "\(outcomes)")
    let een = try #require(try Self.gepubliceerd(site).first)
    #expect(try Self.gepubliceerd(site).count == 1)
    let keys = try Self.records(site)
    #expect(keys.count == een.publicatie.cijfers.count + 1 && Set(keys).count == keys.count)

    for machine in machines {
      let weer = try Program.run(["publicatie", "maak", "--log", machine.log, "--regels", law])
      #expect(weer.status == 0 && weer.errors.contains("nothing changed since publication 1"), "\(weer.errors)")
      let kopie = try [UInt8](Data(contentsOf: URL(filePath: machine.folder + "/publicaties/0001.txt")))
      #expect(kopie == een.publicatie.tekst)
    }
    #expect(try Self.records(site).count == keys.count)
  }

  @Test(arguments: ["before-commit", "committed"])
  func `killed, it is there once after the next try`(place: String) throws {
    let site = try VerbBroker.site("publicatie-\(place).")
    let law = try PublicatieTests.law(site.folder.path)
    let maak = ["publicatie", "maak", "--log", site.log, "--regels", law]
    #expect(try Program.run(maak, environment: ["WERKBEDRIJF_HALT_AT": "publicatie:\(place):1"]).wasKilled)
    #expect(try Self.gepubliceerd(site).count == (place == "committed" ? 1 : 0))
    #expect(try Program.run(maak).status == 0)
    let een = try Self.gepubliceerd(site)
    #expect(een.count == 1)
    #expect(try Self.records(site).count == een[0].publicatie.cijfers.count + 1)
  }
}
