import Domain
import EventLog
import Foundation
import JSON
import KafkaTesting
import Regio
import TenantWorker
import Testing
import TopicContracts

/// What councils get, from the real program: products that can be made again, notices that are told once.
@Suite(.serialized) struct RapportTests {
  /// The third quarter of 2015 as every form; its files by extension.
  private func maak(_ site: Site, _ more: [String] = []) throws -> (outcome: Program.Outcome, files: [String: Data]) {
    let folder = site.folder.path + "/rapport-\(UUID().uuidString)"
    let outcome = try Program.run(
      [
        "rapport", "maak", "--tenant", "bmwe", "--product", "kwartaalrapportage", "--jaar", "2015", "--kwartaal", "3", "--log",
        site.log, "--uit", folder, "--vorm", "md", "--vorm", "html", "--vorm", "json",
      ] + more)
    var files: [String: Data] = [:]
    for vorm in ["md", "html", "json"] {
      files[vorm] = FileManager.default.contents(atPath: "\(folder)/bmwe-kwartaalrapportage-2015-3.\(vorm)")
    }
    return (outcome, files)
  }

  private func notices(_ site: Site) throws -> [SignaalRecord] {
    let reader = try site.eventLog().reader()
    return try ProductArchive(try site.topics("bmwe", reader), reader).notices
  }

  @Test func `the same position gives the same bytes, whatever came later, and the calendar knows of it`() throws {
    let site = try Site()
    let files = try Site.exports.get().files
    for (tenant, file) in files.dropLast() { _ = try site.feed(tenant, file) }
    #expect(try site.drain().status == 0)
    let eerst = try maak(site)
    #expect([0, 65].contains(eerst.outcome.status), "\(eerst.outcome.errors)")
    #expect(eerst.files.count == 3)
    #expect(try maak(site).files == eerst.files)
    let json = try JSONValue.parse([UInt8](try #require(eerst.files["json"])))
    let positie = try #require(json["positie"]?.string)
    let markdown = String(decoding: try #require(eerst.files["md"]), as: UTF8.self)
    #expect(markdown.hasPrefix("# ") && markdown.contains("Prognose:") && markdown.contains("2015"))

    let laatste = try #require(files.last)
    _ = try site.feed(laatste.tenant, laatste.path)
    #expect(try site.drain().status == 0)
    #expect(try maak(site, ["--tot-positie", positie]).files == eerst.files)
    let kalender = try Program.run(
      ["rapport", "kalender", "--tenant", "bmwe", "--jaar", "2015", "--op", "2015-12-01", "--log", site.log, "--json"])
    let derde = kalender.output.split(separator: "\n").first { $0.contains("\"kwartaal\":3") }
    #expect(derde?.contains("\"positie\":\"\(positie)\"") == true, "\(kalender.output)")
  }

  @Test func `a position ahead, and a product that no calendar has, say so`() throws {
    let site = try Site()
    try site.feedAll()
    #expect(try site.drain().status == 0)
    let vooruit = try maak(site, ["--tot-positie", "9999.9999.9999.9999"]).outcome
    #expect(vooruit.status == 64 && vooruit.errors.contains("lies ahead"), "\(vooruit.errors)")
    let bar = try Program.run(
      ["rapport", "maak", "--tenant", "bar", "--product", "jaarstukken", "--jaar", "2015", "--log", site.log])
    #expect(
      bar.status == 64 && bar.errors.contains("tenant bar has no product jaarstukken in its calendar; it has none"),
      "\(bar.errors)")
  }

  @Test func `an employer that two tenants know: what both placed counts for the agreement, and no more when it is taken back`()
    throws
  {
    let site = try Site()
    #expect(try site.drain().status == 0)
    try Werkgeversproef.check(site)
  }

  @Test func `a budget of a fonds nobody defined is refused with its event, its value and what is known; the rest counts`() throws
  {
    let folder = try Folder()
    func budget(_ id: String, _ fonds: String) -> String {
      """
      {"specversion":"1.0","id":"\(id)","source":"urn:nld:oin:00000000000000000102:systeem:financien",\
      "type":"nl.werkeninkomen.budget-vastgesteld.v1","time":"2016-01-05T12:00:00+01:00","subject":"GM0053",\
      "datacontenttype":"application/json","data":{"jaar":2016,"fonds":"\(fonds)","stadium":"definitief","datum":"2015-12-15",\
      "bedragCent":100}}

      """
    }
    let file = folder.path + "/budget.jsonl"
    try Data((budget("b-1", "partcipatiebudget") + budget("b-2", "participatiebudget")).utf8).write(to: URL(filePath: file))
    let outcome = try Program.run(["derive", "--tenant", "bmwe", file])
    #expect(outcome.status == 65, "\(outcome.errors)")
    let dossier = try JSONValue.parse(Array(outcome.output.utf8))
    let geweigerd = try #require(dossier["geweigerd"]?.array?.first)
    #expect(geweigerd["gebeurtenis"]?.string == "b-1" && geweigerd["code"]?.string == "ongeldige-waarde")
    #expect(
      geweigerd["reden"]?.string
        == "veld \"fonds\": \"partcipatiebudget\" gevonden, verwacht: een van inkomensdeel, participatiebudget, wsw, "
        + "uitvoeringskosten, bijzonder")
    #expect(dossier["bijdragen"]?.array?.count == 1)
  }

  @Test func `an indicator off course is told once while figures come in, not again by a report, and not by a second run`() throws
  {
    let site = try Site()
    try site.feedAll()
    #expect(try site.drain(more: ["--roles", "tenants,regio,sturing"]).status == 0)
    let told = try notices(site)
    #expect(!told.isEmpty)
    #expect(told.allSatisfy { $0.nummer == 1 && $0.stand == .bijsturen && $0.product == "doorlopend" })
    #expect(Set(told.map { "\($0.indicator) \($0.jaar)" }).count == told.count)
    #expect(try site.drain(more: ["--roles", "sturing"]).status == 0)
    #expect(try notices(site) == told)
    _ = try maak(site)
    #expect(try notices(site) == told)
  }
}

/// The topics of planning and control and of employers on a broker.
@Suite(.serialized, .enabled(if: Broker.isThere, "\(Broker.whyNot)")) struct KafkaRapportTests {
  @Test func `a product, its notices and the links of employers on Kafka`() throws {
    let site = try VerbBroker.site("rapport.")
    #expect(try site.drain(more: ["--roles", "tenants,regio,sturing"]).status == 0)
    func maak() throws -> Program.Outcome {
      try Program.run(
        [
          "rapport", "maak", "--tenant", "bmwe", "--product", "kwartaalrapportage", "--jaar", "2015", "--kwartaal", "3", "--log",
          site.log, "--vorm", "json",
        ])
    }
    let made = try maak()
    #expect([0, 65].contains(made.status) && made.output.contains("\"zegel\""), "\(made.errors)")
    #expect(try maak().output == made.output)
    for verb in [
      ["boekhouding", "--tenant", "bmwe", "--jaar", "2015"], ["rapport", "kalender", "--tenant", "bmwe", "--jaar", "2015"],
    ] {
      let outcome = try Program.run(verb + ["--log", site.log, "--json"])
      #expect(outcome.status == 0 && !outcome.output.isEmpty, "\(verb): \(outcome.errors)")
    }
    let reader = try site.eventLog().reader()
    let topics = try site.topics("bmwe", reader)
    let archive = try ProductArchive(topics, reader)
    #expect(archive.products.map(\.product) == ["kwartaalrapportage"] && !archive.notices.isEmpty)
    #expect(Set(archive.notices.map { "\($0.indicator)/\($0.jaar)/\($0.nummer)" }).count == archive.notices.count)
    #expect(try site.drain(more: ["--roles", "sturing"]).status == 0)
    #expect(try ProductArchive(topics, reader).notices == archive.notices)
    try Werkgeversproef.check(site)
  }
}
