import Foundation
import JSON
import Testing

/// A tenant more is a folder more: no line of code, no list, names it.
@Suite struct SixthTenantTests {
  /// The law of the repository with the folder of the made-up tenant `waddenland` laid beside the five.
  private static func law(_ folder: Folder) throws -> String {
    let law = folder.path + "/ops"
    let files = FileManager.default
    try files.createDirectory(atPath: law, withIntermediateDirectories: true)
    for name in ["landelijk", "tenants"] {
      try files.copyItem(atPath: "\(Program.repository.path)/ops/\(name)", toPath: "\(law)/\(name)")
    }
    try files.copyItem(
      atPath: "\(Program.repository.path)/Tests/Gegevens/tenants/waddenland", toPath: "\(law)/tenants/waddenland")
    return law
  }

  private static func write(_ text: String, _ path: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }

  /// A structured event of one client.
  private static func event(_ id: String, _ type: String, time: String, _ data: String) -> String {
    """
    {"specversion":"1.0","id":"\(id)","source":"urn:nld:oin:00000001823288444000:systeem:proef",\
    "type":"nl.werkeninkomen.\(type).v1","time":"\(time)","subject":"0123456789abcdef0123456789abcdef",\
    "datacontenttype":"application/json","data":\(data)}

    """
  }

  private static func aanvraag(_ gemeente: String, _ melding: String, ingang: String, geboren: String, time: String) -> String {
    event(
      "a-1", "aanvraag-ontvangen", time: time,
      """
      {"gemeente":"\(gemeente)","regeling":"pw","meldingsdatum":"\(melding)","ingangsdatum":"\(ingang)",\
      "geboortedatum":"\(geboren)","leefvorm":"alleenstaande","kostendelendeMedebewoners":0,\
      "leefgebieden":["werk","schulden","gezondheid"],"zoektermijnUitzondering":false}
      """)
  }

  private static func betaald(_ id: String, _ maand: String, time: String) -> String {
    event(
      id, "uitkering-verwerkt", time: time,
      "{\"maand\":\"\(maand)\",\"inkomstenUitArbeidCent\":0,\"overigeInkomstenCent\":0,\"betaaldCent\":90000}")
  }

  /// What `derive` prints of the one dossier, as an object.
  private static func derive(_ tenant: String, _ law: String, _ events: String, _ more: [String] = []) throws -> [String: Any] {
    let folder = try Folder()
    try write(events, folder.path + "/events.jsonl")
    let outcome = try Program.run(["derive", "--tenant", tenant, "--regels", law] + more + [folder.path + "/events.jsonl"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(object as? [String: Any])
  }

  private static func first(_ key: String, _ field: String, of dossier: [String: Any]) -> String? {
    (dossier[key] as? [[String: Any]])?.first?[field] as? String
  }

  @Test func `validate counts it among the others and finds nothing wrong`() throws {
    let folder = try Folder()
    let outcome = try Program.run(["validate", "--regels", Self.law(folder), "--peildag", "2026-11-21"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("waddenland: 3 gemeenten, 3 sporen, 1 doelen, set "))
    #expect(outcome.output.contains("no problem found"))
    // What it chose of the rules of 2026 nobody else did.
    #expect(outcome.output.contains("bar, bmwe, dal, drentsche-aa, ijmond: zoektermijn.vervalt, aanvraag.terugwerkend.maanden"))
  }

  @Test func `validate tells which months have no value, for people and for programs`() throws {
    let folder = try Folder()
    let law = try Self.law(folder)
    let text = try Program.run(["validate", "--regels", law, "--peildag", "2026-11-21"]).output
    for line in [
      "Months without a value, 2015-01 – 2026-11; an outcome that needs one is onbepaald:",
      "  landelijk: 2017-07 – 2017-12, 2019-07 – 2019-12: norm.alleenstaande.18-20, norm.alleenstaande.21-aow,",
      "  landelijk: 2025-01 – 2026-11: lks.werkgeverslasten", "  landelijk: no month has one: grondslag.ioaw, grondslag.ioaz",
      "  landelijk: born on or after 1962-10-01, not set yet, so not reached: aow.leeftijd",
      "  dal: 2016-01 – 2017-12, 2019-01 – 2026-11: wsw.rijksbijdragePerSe",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
    #expect(text.split(separator: "\n").count < 130)

    let json = try Program.run(["validate", "--regels", law, "--peildag", "2027-01-01", "--vanaf", "2017-01", "--json"])
    #expect(json.status == 0)
    let rows = try json.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let norm = try #require(rows.first { $0["parameter"] as? String == "norm.gehuwd.21-aow" })
    #expect(norm["tenant"] is NSNull)
    #expect(norm["gecontroleerdTot"] as? String == "2026-12-31")
    #expect(norm["verouderd"] as? Bool == true)
    let holes = try #require(norm["zonderWaarde"] as? [[String: String]])
    #expect(
      holes == [
        ["van": "2017-07", "totEnMet": "2017-12"], ["van": "2019-07", "totEnMet": "2019-12"],
        ["van": "2027-01", "totEnMet": "2027-01"],
      ])
    #expect(rows.contains { $0["tenant"] as? String == "waddenland" && $0["parameter"] as? String == "termijn.diagnose" })
  }

  @Test func `its casussen are run with those of the others, and hold`() throws {
    let folder = try Folder()
    let outcome = try Program.run(["validate", "--scenarios", "--regels", Self.law(folder)])
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("waddenland"))
    #expect(outcome.output.contains("0 failed"))
  }

  @Test func `derive applies its table, its form of the integrale intake, its terms and its choice of 2026`() throws {
    let folder = try Folder()
    let law = try Self.law(folder)
    let events =
      Self.aanvraag("GM9002", "2026-02-10", ingang: "2026-02-10", geboren: "2004-01-01", time: "2026-02-10T09:00:00+01:00")
      + Self.betaald("b-1", "2026-03", time: "2026-03-20T09:00:00+01:00")
    let dossier = try Self.derive("waddenland", law, events)
    // No 28 days: it let the zoektermijn go from 1 February 2026.
    #expect(Self.first("perioden", "van", of: dossier) == "2026-02-10")
    #expect(Self.first("termijnen", "soort", of: dossier) == "diagnose")
    let besluiten = try #require(dossier["besluiten"] as? [[String: Any]])
    #expect(besluiten.contains { $0["vorm"] as? String == "eilandgesprek" })
    let uitkering = try #require(besluiten.first { $0["soort"] as? String == "uitkering" })
    // 1401.50 a month; 95% of it is payable.
    #expect((uitkering["bedragen"] as? [String: Any])?["rechtCent"] as? Int == 140_150)
    #expect((uitkering["bedragen"] as? [String: Any])?["betaalbaarCent"] as? Int == 133_143)

    // The same client in a tenant that chose nothing waits until 10 March.
    let elders = try Self.derive("bar", law, events.replacing("GM9002", with: "GM0489"))
    #expect(Self.first("perioden", "van", of: elders) == "2026-03-10")
  }

  /// Two applications and what was paid, as its legacy system exports them.
  private static func feed(_ law: String, _ path: String) throws {
    try write("een sleutel alleen voor deze proef", path + "/sleutel")
    try write(
      """
      NR;BSN;GEMEENTE;MELDING;INGANG;GEBOREN;LEEFVORM;GEBIEDEN
      1;123456782;GM9001;2016-02-01;2016-02-01;1980-05-01;A;W,I,S
      2;999978822;GM9002;2016-02-01;2016-02-15;1985-05-01;O;I

      """, path + "/aanvragen_2016.csv")
    try write(
      """
      BETALING;BSN;MAAND;ARBEID;OVERIG;BETAALD
      10;123456782;2016-03;0,00;0,00;924,07
      11;999978822;2016-03;0,00;0,00;900,00

      """, path + "/betalingen_2016.csv")
    for file in ["aanvragen_2016.csv", "betalingen_2016.csv"] {
      let fed = try Program.run([
        "feed", "--tenant", "waddenland", "--log", path + "/log", "--regels", law, "--sleutel", path + "/sleutel",
        "--regio-sleutel", path + "/sleutel", "--afkeur", path + "/afgekeurd", "\(path)/\(file)",
      ])
      #expect(fed.status == 0, "\(fed.output)\(fed.errors)")
    }
  }

  @Test func `feed reads its export, run derives it and the region shows it, with the five untouched`() throws {
    let folder = try Folder()
    let law = try Self.law(folder)
    let path = folder.path
    try Self.feed(law, path)
    let run = try Program.run(["run", "--drain", "--log", path + "/log", "--regels", law])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("tenant-waddenland: finished"))
    #expect(run.errors.contains("tenant-dal: finished"))
    let regio = try Program.run(["regio", "--log", path + "/log", "--peilmaand", "2016-12", "--json", "--dimensies"])
    #expect(regio.status == 0, "\(regio.errors)")
    let rows = regio.output.split(separator: "\n").filter { $0.contains("\"waddenland\"") }
    #expect(rows.contains { $0.contains("\"instroom\"") && $0.contains("GM9001") })
    #expect(rows.contains { $0.contains("\"integraleIntake\"") && $0.contains("eilandgesprek") })
    // 972.70 is due, 924.07 of it payable: nothing to correct for the first, a nabetaling for the second.
    #expect(rows.contains { $0.contains("\"herziening\"") && $0.contains("nabetaling") && $0.contains("GM9002") })
    #expect(!rows.contains { $0.contains("\"herziening\"") && $0.contains("GM9001") })
    #expect(!regio.output.contains("\"dal\""))
  }

  @Test func `its folder laid down while the daemon runs is enough, and the others run on`() throws {
    let folder = try Folder()
    let law = try Self.law(folder)
    let (laid, aside) = (law + "/tenants/waddenland", folder.path + "/waddenland")
    try FileManager.default.moveItem(atPath: laid, toPath: aside)
    let daemon = try Daemon(
      ["run", "--log", folder.path + "/log", "--regels", law, "--http", ":0"], in: folder.path)
    defer { daemon.end() }
    func wait(_ what: String, _ isThere: () throws -> Bool) throws {
      for _ in 0..<300 where try !isThere() { usleep(100_000) }
      #expect(try isThere(), "\(what): \(daemon.told)")
    }
    try wait("start") { ["tenant-dal: running", "regio: running"].allSatisfy(daemon.told.contains) }
    #expect(!daemon.told.contains("waddenland"))

    try FileManager.default.moveItem(atPath: aside, toPath: laid)
    try wait("its worker") { daemon.told.contains("tenant-waddenland: running") }
    try Self.feed(law, folder.path)
    try wait("its figures") {
      let regio = try Program.run([
        "regio", "--log", folder.path + "/log", "--tenant", "waddenland", "--peilmaand", "2016-12", "--maat", "instroom",
        "--json",
      ])
      return regio.output.contains("GM9001")
    }
    // Nobody was started twice for it.
    for role in ["tenant-dal", "tenant-bmwe", "tenant-waddenland", "regio", "http"] {
      #expect(daemon.told.split(separator: "\n").count { $0.hasPrefix("\(role): running") } == 1, "\(role): \(daemon.told)")
    }
    #expect(!daemon.told.contains("backing-off"), "\(daemon.told)")
  }

  // MARK: the two times, through the program

  @Test func `--bekend-op leaves out what was registered later, a fact and a value alike`() throws {
    let folder = try Folder()
    let law = try Self.law(folder)
    let pad = law + "/landelijk/normen-alleenstaande.yaml"
    let norm = try String(contentsOfFile: pad, encoding: .utf8)
    let row =
      "    - { vanaf: 2015-07-01, waarde: 962.63, status: bron, bron: \"regelrecht-corpus participatiewet; laws-markdown 2015-07\" }\n"
    #expect(norm.contains(row))
    // A besluit of 1 September that lowers the norm by a cent from 1 July on.
    let later = row.replacing("waarde: 962.63", with: "geregistreerd: 2015-09-01, waarde: 962.62")
    try Self.write(norm.replacing(row, with: row + later), pad)
    let events =
      Self.aanvraag("GM0010", "2015-01-05", ingang: "2015-01-05", geboren: "1980-01-01", time: "2015-01-05T09:00:00+01:00")
      + Self.betaald("b-1", "2015-06", time: "2015-06-30T23:30:00+02:00")
      // One minute past midnight in Amsterdam is 1 July, though 30 June in UTC.
      + Self.betaald("b-2", "2015-07", time: "2015-06-30T22:01:00Z")
    func rechten(_ more: [String]) throws -> [String: String] {
      let besluiten = try Self.derive("dal", law, events, more)["besluiten"] as? [[String: Any]] ?? []
      return besluiten.filter { $0["soort"] as? String == "uitkering" }.reduce(into: [:]) { found, besluit in
        let recht = (besluit["bedragen"] as? [String: Any])?["rechtCent"] as? Int
        found[besluit["sleutel"] as? String ?? ""] = recht.map(String.init) ?? besluit["uitkomst"] as? String
      }
    }
    // On 30 June: the fact of 1 July is not there, and neither is the norm of July.
    #expect(try rechten(["--bekend-op", "2015-06-30"]) == ["uitkering/2015-06": "96083"])
    #expect(try rechten(["--bekend-op", "2015-07-01"]) == ["uitkering/2015-06": "96083", "uitkering/2015-07": "96263"])
    #expect(try rechten(["--bekend-op", "2015-08-31"])["uitkering/2015-07"] == "96263")
    #expect(try rechten(["--bekend-op", "2015-09-01"])["uitkering/2015-07"] == "96262")
    #expect(try rechten([]) == ["uitkering/2015-06": "96083", "uitkering/2015-07": "96262"])
  }

  @Test func `a value used after the day it was checked is told, in the warning and in the grondslag`() throws {
    let folder = try Folder()
    let law = try Self.law(folder)
    let pad = law + "/landelijk/vakantietoeslag.yaml"
    let text = try String(contentsOfFile: pad, encoding: .utf8)
    try Self.write(text.replacing("gecontroleerd_tot: 2026-12-31", with: "gecontroleerd_tot: 2016-01-31"), pad)
    let events =
      Self.aanvraag("GM0010", "2016-01-04", ingang: "2016-01-04", geboren: "1980-01-01", time: "2016-01-05T09:00:00+01:00")
      + Self.betaald("b-1", "2016-02", time: "2016-02-20T09:00:00+01:00")
    try Self.write(events, folder.path + "/events.jsonl")
    let outcome = try Program.run(["derive", "--tenant", "dal", "--regels", law, "--grondslag", folder.path + "/events.jsonl"])
    #expect(
      outcome.errors
        == "werkbedrijf: dal: 1 value of law in force on 2016-02-01 not checked against the source after 2016-01-31; it is used "
        + "as it is. 'werkbedrijf validate --peildag 2016-02-01' names them\n")
    #expect(outcome.output.contains("\"pad\":\"vakantietoeslag.percentage\",\"status\":\"bron\",\"verouderd\":true"))
    let validate = try Program.run(["validate", "--regels", law, "--peildag", "2016-02-01"])
    #expect(validate.output.contains("landelijk: NOT CHECKED after 2016-01-31: vakantietoeslag.percentage"))
  }
}
