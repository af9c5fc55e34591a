import Foundation
import JSON
import Testing

/// `whatif` and `verordening diff` as processes, over a log and over a file of events.
@Suite(.serialized) struct WhatifTests {
  nonisolated(unsafe) static let done = Result { () throws -> Site in
    let site = try Site()
    try site.feedAll()
    let outcome = try site.drain()
    guard outcome.status == 0 else { throw Site.Failed(what: outcome.errors) }
    return site
  }

  static let examples = "ops/voorbeelden/whatif"

  func whatif(_ site: Site, _ more: [String]) throws -> Program.Outcome {
    try Program.run(["whatif", "--tenant", "dal", "--log", site.log] + more)
  }

  @Test func `a narrower table moves clients from one spoor to another, and leaves the log as it is`() throws {
    let site = try Self.done.get()
    let before = try site.state()
    let outcome = try whatif(site, ["--met", "\(Self.examples)/dal-ontwikkeling-12-maanden", "--json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let json = try JSONValue.parse(outcome.output)
    #expect(json["dossiers"]?.integer == Int64(before.facts.keys.count { $0.hasPrefix("dal/") && $0.count == 36 }))
    let sporen = try #require(json["sporen"]?.array)
    #expect(!sporen.isEmpty)
    #expect(sporen.allSatisfy { $0["van"]?.string == "ontwikkeling" && $0["naar"]?.string == "maatschappelijk-nuttig-werk" })
    #expect(json["grootste"]?.array?.count ?? 0 <= 10)
    #expect(try site.state() == before)
  }

  @Test func `every example can be tried, and what is shared adds up`() throws {
    let site = try Self.done.get()
    let outcome = try whatif(
      site, ["--met", "\(Self.examples)/dal-solidariteit", "--van", "2015-01", "--tot-en-met", "2015-12", "--json"])
    // Few of these made-up people may be in the Wsw, and then nobody could be asked to pay.
    if outcome.status == 65 { return #expect(outcome.errors.contains("wsw-personen")) }
    let verdeling = try JSONValue.parse(outcome.output)["verdeling"]
    let rijen = try #require(verdeling?["rijen"]?.array)
    func som(_ naam: String) -> Int64 { rijen.reduce(0) { $0 + ($1[naam]?.integer ?? 0) } }
    #expect(som("aandeelNaCent") == som("eigenNaCent") && som("solidariteitCent") == 0)
    #expect(som("eigenNaCent") > 0)
  }

  @Test func `the Drentsche Aa shares by persons, over a file of events`() throws {
    let folder = try Folder()
    let events = ["GM0106", "GM0106", "GM1680"].enumerated().map { number, gemeente in
      """
      {"data":{"geboortedatum":"1980-05-01","gemeente":"\(gemeente)","ingangsdatum":"2016-01-01","kostendelendeMedebewoners":0,\
      "leefgebieden":["werk"],"leefvorm":"alleenstaande","meldingsdatum":"2016-01-01","regeling":"pw","zoektermijnUitzondering":\
      false},"datacontenttype":"application/json","id":"a-\(number)","source":"urn:nld:oin:00000001823288444000:systeem:suite",\
      "specversion":"1.0","subject":"\(String(repeating: "\(number)", count: 32))","time":"2016-01-01T00:00:00Z",\
      "type":"nl.werkeninkomen.aanvraag-ontvangen.v1"}
      {"data":{"betaaldCent":90000,"inkomstenUitArbeidCent":0,"maand":"2016-0\(number + 1)","overigeInkomstenCent":0},\
      "datacontenttype":"application/json","id":"u-\(number)","source":"urn:nld:oin:00000001823288444000:systeem:suite",\
      "specversion":"1.0","subject":"\(String(repeating: "\(number)", count: 32))","time":"2016-01-01T00:00:00Z",\
      "type":"nl.werkeninkomen.uitkering-verwerkt.v1"}
      """
    }
    let file = folder.path + "/events.jsonl"
    try Data((events.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: file))
    let outcome = try Program.run([
      "whatif", "--tenant", "drentsche-aa", "--met", "\(Self.examples)/drentsche-aa-solidariteit", "--van", "2016-01",
      "--tot-en-met", "2016-12", "--json", file,
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rijen = try #require(try JSONValue.parse(outcome.output)["verdeling"]?["rijen"]?.array)
    // Three months of 972.70 together; two persons in Assen, one in Aa en Hunze. 2918.10 / 3 = 972.70.
    #expect(rijen.map { $0["gemeente"]?.string } == ["GM0106", "GM1680"])
    #expect(rijen.map { $0["sleutelNa"]?.integer } == [24, 12])
    #expect(rijen.map { $0["aandeelNaCent"]?.integer } == [194_540, 97_270])
    #expect(rijen.map { $0["eigenNaCent"]?.integer } == [194_540, 97_270])
  }

  @Test(
    arguments: [
      ([], 64, "name changed law with --met"),
      (["--met", "nergens"], 66, "no such file or folder"),
      (["--met", "ops/tenants/bmwe/verordening.yaml"], 64, "law of another tenant than dal"),
      (["--sleutel", "personen", "--deel", "GM0010=3"], 64, "exclude each other"),
      (["--deel", "GM0010=1", "--deel", "GM0010=2"], 64, "given twice"),
      (["--sleutel", "personen", "--van", "2016-02", "--tot-en-met", "2016-01"], 64, "the first not after the last"),
    ] as [([String], Int32, String)])
  func `what cannot be asked is refused in words`(more: [String], status: Int32, words: String) throws {
    let outcome = try whatif(try Self.done.get(), more)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test func `changed law that is no law is refused with its own file and line`() throws {
    let folder = try Folder()
    let file = folder.path + "/beslistabel.yaml"
    let table = try String(contentsOfFile: Program.repository.path + "/ops/tenants/dal/beslistabel.yaml", encoding: .utf8)
    try Data(table.replacingOccurrences(of: "spoor: sw\n", with: "spoor: nergens\n").utf8).write(to: URL(filePath: file))
    let outcome = try whatif(try Self.done.get(), ["--met", file])
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("\(file):") && outcome.errors.contains("nergens"), "\(outcome.errors)")
  }

  @Test func `a gemeente's own choice is shown beside its tenant's, and what it moves`() throws {
    let site = try Self.done.get()
    let folder = try Folder()
    let ops = folder.path + "/ops"
    try FileManager.default.copyItem(atPath: Program.repository.path + "/ops", toPath: ops)
    try FileManager.default.createDirectory(atPath: ops + "/tenants/dal/gemeenten", withIntermediateDirectories: true)
    try Data(
      """
      maatregel.categorie-2.percentage:
        omschrijving: Verlaging, in procenten van de norm.
        eenheid: procent
        ritme: doorlopend
        artikel: Afstemmingsverordening art. 9
        gecontroleerd_tot: 2026-12-31
        waarden:
          - { vanaf: 2015-01-01, waarde: 40, status: bron, bron: "a verordening for this test" }

      """.utf8
    ).write(to: URL(filePath: ops + "/tenants/dal/gemeenten/GM0010.yaml"))
    let outcome = try Program.run([
      "verordening", "diff", "--gemeente", "GM0010", "--regels", ops, "--log", site.log, "--json",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let keuzen = try outcome.output.split(separator: "\n").map { try JSONValue.parse(String($0)) }
    let eigen = try #require(keuzen.first)
    #expect(eigen["pad"]?.string == "maatregel.categorie-2.percentage")
    #expect(eigen["eigen"]?["waarde"]?.string == "40" && eigen["eigen"]?["niveau"]?.string == "gemeente")
    #expect(eigen["boven"]?.array?.map { $0["waarde"]?.string } == ["30"])
    #expect(eigen["isGelijk"]?.bool == false)
    let gevolgen = try #require(eigen["gevolgen"])
    #expect((gevolgen["lastenCent"]?.integer ?? 0) <= (gevolgen["lastenZonderCent"]?.integer ?? 0))
    // Elsewhere in the tenant the choice does not hold.
    let elders = try Program.run(["verordening", "diff", "--gemeente", "GM0003", "--regels", ops, "--json"])
    #expect(!elders.output.contains("\"niveau\":\"gemeente\""))
    #expect(try Program.run(["verordening", "diff", "--gemeente", "GM9999"]).status == 64)
  }
}
