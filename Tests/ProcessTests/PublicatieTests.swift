import Domain
import EventLog
import Foundation
import Regio
import SQLiteLog
import TenantWorker
import Testing

/// Publications made by the real program: each once, whatever it is killed at, and the same on the log, on disk and on a page.
@Suite(.serialized) struct PublicatieTests {
  /// The run to compare with, and law whose policy fits so few people.
  private static func site() throws -> (site: Site, law: String) {
    let site = try Site(copying: KillTests.reference.get().fed)
    #expect(try site.drain().status == 0)
    return (site, try law(site.folder.path))
  }

  static func law(_ folder: String) throws -> String {
    let law = folder + "/ops"
    try FileManager.default.copyItem(atPath: Program.repository.path + "/ops", toPath: law)
    let beleid = """
      publicatie: { afronding: 10, drempel: 10, breedte: 5, wijziging: 10, vanaf: 2015-01, bron: "test" }
      tabellen:
        - { maat: bestand, niveau: tenant }
        - { maat: aanvraag, niveau: tenant }
      sommen:
        - { som: uitgavenCent, telling: bestand, niveau: tenant }
      """
    try Data(beleid.utf8).write(to: URL(filePath: law + "/landelijk/publicatie.yaml"))
    return law
  }

  private static func maak(_ site: Site, _ law: String, _ more: [String] = [], haltAt: String? = nil) throws -> Program.Outcome {
    try Program.run(
      ["publicatie", "maak", "--log", site.log, "--regels", law] + more,
      environment: haltAt.map { ["WERKBEDRIJF_HALT_AT": "publicatie:\($0):1"] } ?? [:])
  }

  private static func gepubliceerd(_ site: Site) throws -> [Publicaties.Uitgegeven] {
    var alle: [Publicaties.Uitgegeven] = []
    try Publicaties.lees(1...99, site.eventLog().reader()) { alle.append($0) }
    return alle
  }

  private static func records(_ site: Site) throws -> Int {
    let reader = try site.eventLog().reader()
    return try reader.read(Publicaties.plaats, from: 0, limit: 1_000_000).count
  }

  @Test
  func `the first names its months and who is late, its copy is to the byte what is on the log, and a second says nothing new`()
    throws
  {
    let (site, law) = try Self.site()
    let eerst = try Self.maak(site, law)
    #expect(eerst.status == 0, "\(eerst.output)\(eerst.errors)")
    #expect(eerst.output.contains("Publication 1: 2015-01 up to 2015-1"), "\(eerst.output)")
    #expect(eerst.output.contains("LATE: ijmond: no event ever came; its figures go up to none"), "\(eerst.output)")
    let een = try #require(try Self.gepubliceerd(site).first)
    let kopie = site.log + "/publicaties/0001.txt"
    #expect(try [UInt8](Data(contentsOf: URL(filePath: kopie))) == een.publicatie.tekst)
    #expect(een.publicatie.laat.map(\.tenant.description) == ["bar", "drentsche-aa", "ijmond"])

    let aantal = try Self.records(site)
    let weer = try Self.maak(site, law)
    #expect(weer.status == 0 && weer.errors.contains("nothing changed since publication 1"), "\(weer.errors)")
    #expect(try Self.records(site) == aantal)

    let toon = try Program.run(["publicatie", "toon", "--log", site.log, "--gebied", "ijmond"])
    #expect(toon.output.contains("Te laat: ijmond, cijfers tot en met geen maand"))
    #expect(toon.output.contains("Hiervan wordt niets gepubliceerd. Dat is iets anders dan nul."))
    let dal = try Program.run(["publicatie", "toon", "--log", site.log, "--gebied", "dal", "--tijdvak", "2015-06"])
    #expect(dal.output.contains("2015-06  dal  bestand"), "\(dal.output)")
    let lijst = try Program.run(["publicatie", "lijst", "--log", site.log])
    #expect(lijst.output.contains("seal \(een.kop.zegel)"))
  }

  @Test func `killed before and after it is written it is there once`() throws {
    let (site, law) = try Self.site()
    #expect(try Self.maak(site, law, haltAt: "before-commit").wasKilled)
    #expect(try Self.records(site) == 0)
    #expect(try Self.maak(site, law, haltAt: "committed").wasKilled)
    let een = try #require(try Self.gepubliceerd(site).first)
    let aantal = try Self.records(site)
    #expect(aantal == een.publicatie.cijfers.count + 1)
    let kopie = site.log + "/publicaties/0001.txt"
    #expect(!FileManager.default.fileExists(atPath: kopie))
    let weer = try Self.maak(site, law)
    #expect(weer.status == 0 && weer.errors.contains("nothing changed since publication 1"), "\(weer.errors)")
    #expect(try Self.records(site) == aantal)
    #expect(try [UInt8](Data(contentsOf: URL(filePath: kopie))) == een.publicatie.tekst)
  }

  @Test func `the next one holds the one before it, and a copy of what the log does not hold stops it`() throws {
    let (site, law) = try Self.site()
    #expect(try Self.maak(site, law, ["--tot-en-met", "2015-06"]).status == 0)
    let terug = try Self.maak(site, law, ["--tot-en-met", "2015-05"])
    #expect(terug.status == 64 && terug.errors.contains("publication 1 goes up to 2015-06"), "\(terug.errors)")
    #expect(try Self.maak(site, law, ["--tot-en-met", "2015-07"]).status == 0)
    let alle = try Self.gepubliceerd(site)
    try #require(alle.map(\.kop.nummer) == [1, 2])
    #expect(alle[1].publicatie.vorigZegel == alle[0].publicatie.zegel)
    // What did not change is not written again.
    #expect(try Self.records(site) < alle[0].publicatie.cijfers.count + alle[1].publicatie.cijfers.count)
    for cijfer in alle[0].publicatie.cijfers { #expect(alle[1].publicatie[cijfer.sleutel]?.cijfer == cijfer.cijfer) }

    let vreemd = site.log + "/publicaties/0003.txt"
    try FileManager.default.copyItem(atPath: site.log + "/publicaties/0002.txt", toPath: vreemd)
    let ouder = try Self.maak(site, law, ["--tot-en-met", "2015-08"])
    #expect(ouder.status == 65 && ouder.errors.contains("publication 3 is not on the log, which holds 2"), "\(ouder.errors)")
    try FileManager.default.removeItem(atPath: vreemd)
    try FileManager.default.copyItem(atPath: site.log + "/publicaties/0001.txt", toPath: site.log + "/x")
    try FileManager.default.removeItem(atPath: site.log + "/publicaties/0002.txt")
    try FileManager.default.moveItem(atPath: site.log + "/x", toPath: site.log + "/publicaties/0002.txt")
    let ander = try Self.maak(site, law, ["--tot-en-met", "2015-08"])
    #expect(ander.status == 65 && ander.errors.contains("another publication than number 2 on the log"), "\(ander.errors)")
  }

  @Test func `bad input is told, and nothing is written`() throws {
    let (site, law) = try Self.site()
    for (more, status, said) in [
      (["--tot-en-met", "2014-12"], 64, "lies before the policy's first month"), (["--tot-en-met", "2199-01"], 64, "not over"),
      (["--tot-en-met", "2015"], 64, "a month, YYYY-MM"),
    ] as [([String], Int32, String)] {
      let outcome = try Self.maak(site, law, more)
      #expect(outcome.status == status && outcome.errors.contains(said), "\(more): \(outcome.errors)")
    }
    let leeg = try Program.run(["publicatie", "toon", "--log", site.log])
    #expect(leeg.status == 66 && leeg.errors.contains("nothing is published yet"), "\(leeg.errors)")
    try FileManager.default.removeItem(atPath: law + "/landelijk/publicatie.yaml")
    let zonder = try Self.maak(site, law)
    #expect(zonder.status == 66 && zonder.errors.contains("nothing leaves a tenant without it"), "\(zonder.errors)")
    #expect(try Self.records(site) == 0)
  }
}
