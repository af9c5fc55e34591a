import Foundation
import Testing

/// `explain` as a stranger uses it: on files of events and on a log.
@Suite struct ExplainTests {
  private static let client = "0123456789abcdef0123456789abcdef"

  /// One event as a line.
  private func line(_ id: String, _ type: String, _ data: String, vervangt: String? = nil, time: String = "2016-04-01") -> String
  {
    let replaces = vervangt.map { #""vervangt":"\#($0)","# } ?? ""
    return """
      {"specversion":"1.0","id":"\(id)","source":"urn:nld:oin:00000001823288444000:systeem:suite",\(replaces)\
      "type":"nl.werkeninkomen.\(type).v1","subject":"\(Self.client)","time":"\(time)T10:00:00Z",\
      "datacontenttype":"application/json","data":\(data)}
      """
  }

  private func payment(_ cents: Int) -> String {
    #"{"maand":"2016-03","inkomstenUitArbeidCent":0,"overigeInkomstenCent":0,"betaaldCent":\#(cents)}"#
  }

  private var before: [String] {
    [
      line(
        "g-1", "aanvraag-ontvangen",
        #"{"gemeente":"GM0010","regeling":"pw","meldingsdatum":"2016-01-01","ingangsdatum":"2016-01-01","#
          + #""geboortedatum":"1980-05-01","leefvorm":"alleenstaande","kostendelendeMedebewoners":0,"#
          + #""leefgebieden":["inkomen"],"zoektermijnUitzondering":false}"#),
      line("g-2", "uitkering-verwerkt", payment(92_407)),
    ]
  }

  private func write(_ lines: [String], _ folder: Folder, _ name: String) throws -> String {
    let path = "\(folder.path)/\(name)"
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: path))
    return path
  }

  private func explain(_ words: String...) throws -> Program.Outcome {
    try Program.run(["explain", "--tenant", "dal"] + words)
  }

  @Test func `a besluit of a file of events, as text and as JSON`() throws {
    let folder = try Folder()
    let file = try write(before, folder, "events.jsonl")
    let text = try explain("--feiten", file, "--besluit", "uitkering/2016-03")
    #expect(text.status == 0, "\(text.errors)")
    // 972.70 × 95% = 924.065, half up.
    #expect(text.output.contains("= 972,70 × (100% − 5%) = 924,065, afgerond op hele centen (half naar boven)"))
    #expect(text.output.contains("Dit is een berekening, geen besluit."))
    let json = try explain("--feiten", file, "--besluit", "uitkering/2016-03", "--json")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let besluiten = try #require(object["besluiten"] as? [[String: Any]])
    #expect((besluiten[0]["bedragen"] as? [String: Int])?["betaalbaarCent"] == 92_407)
  }

  @Test func `a besluit that is not there is answered with those that are`() throws {
    let folder = try Folder()
    let outcome = try explain("--feiten", try write(before, folder, "e.jsonl"), "--besluit", "uitkering/2016-04")
    #expect(outcome.status == 66)
    #expect(outcome.errors == "werkbedrijf: \(Self.client): no besluit uitkering/2016-04; there is uitkering/2016-03\n")
  }

  @Test func `a correction, by two files and by two days`() throws {
    let folder = try Folder()
    let after = before + [line("g-3", "uitkering-verwerkt", payment(90_000), vervangt: "g-2", time: "2016-05-02")]
    let files = (try write(before, folder, "voor.jsonl"), try write(after, folder, "na.jsonl"))
    let byFiles = try explain("--compare", files.0, files.1)
    let byDays = try explain("--compare", "2016-04-30", "2016-05-02", "--feiten", files.1)
    for outcome in [byFiles, byDays] {
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("In B ten opzichte van A: verschil € -24,07 in plaats van € 0,00."))
      #expect(outcome.output.contains("door alleen in B: uitkering-verwerkt g-3 (2016-03-01), vervangt g-2"))
    }
  }

  @Test func `two sets of law`() throws {
    let folder = try Folder()
    let law = folder.path + "/ops"
    try FileManager.default.copyItem(atPath: Program.repository.path + "/ops", toPath: law)
    let file = URL(filePath: law + "/landelijk/vakantietoeslag.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(text.replacingOccurrences(of: "waarde: 5\n", with: "waarde: 6\n").utf8).write(to: file)
    let outcome = try explain("--compare", "ops", law, "--feiten", try write(before, folder, "e.jsonl"))
    #expect(outcome.status == 0, "\(outcome.errors)")
    // 972.70 × 94% = 914.338.
    #expect(outcome.output.contains("betaalbaar € 914,34 in plaats van € 924,07"))
    #expect(outcome.output.contains("door vakantietoeslag.percentage op 2016-03-01: 5% → 6%"))
  }

  @Test(arguments: [
    (["--compare", "2016-01-01", "ops"], "--compare: A and B must be of one kind, two files, two directories or two days"),
    (["--compare", "a.jsonl"], "--compare needs A and B: two files, two directories or two days"),
    ([], "which dossier? Name one, or read a file of events with --feiten"),
    (["--json", "--markdown"], "--markdown and --json exclude each other"),
  ])
  func `a command line that cannot be meant`(words: [String], message: String) throws {
    let outcome = try Program.run(["explain", "--tenant", "dal"] + words)
    #expect(outcome.status == 64)
    #expect(outcome.errors == "werkbedrijf: \(message)\n")
  }

  @Test func `the log of a tenant: every dossier explained, and the list of what is open`() throws {
    let site = try Site(copying: KillTests.reference.get().fed)
    #expect(try site.drain().status == 0)
    let state = try KillTests.reference.get().state
    let open = state.besluiten.filter { $0.key.hasPrefix("dal/") && $0.value.uitkomst == .onbepaald }.count
    let list = try explain("--log", site.log, "--werklijst", "--json")
    #expect(list.status == 0, "\(list.errors)")
    #expect(list.output.split(separator: "\n").filter { $0.contains(#""soort":"onbepaald""#) }.count == open)
    let dossier = try #require(state.facts.keys.filter { $0.hasPrefix("dal/") && $0.count == 36 }.min()?.dropFirst(4))
    let text = try explain("--log", site.log, String(dossier))
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.contains("Uitleg van dossier \(dossier)\n"))
  }
}
