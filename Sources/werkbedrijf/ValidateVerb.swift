import CommandLine
import Domain
import Feed
import JSON
import Regelgeving
import Sturing

/// `validate`: reads all law data and all mappings, and names every problem at once.
enum ValidateVerb {
  static let command = Command<Verb>(
    "validate", summary: "Check the law data and the feed mappings of every tenant.",
    description: """
      Reads landelijk/, every folder under tenants/ and every mapping in tenants/<tenant>/feed/, and reports every problem of \
      every file in one go: the place, what was found, what was expected, what to write. Changes nothing; the daemon need not \
      run. Ends with 78 when there is a problem.

      Law without a problem is not yet complete law: it then tells which months of which parameters have no value, what no \
      tenant ever gave, which values are assumptions, and what was last checked against its source when.

      With --scenarios the casussen are run instead: files that say, in the words of the law, what is given and what must \
      follow, with the sum written out. A failure names its line, what was expected and what was found; a table shows how many \
      casussen there are of each rule and tenant and which rows of the decision tables they reach. Ends with 78 when one fails.
      """,
    declarations: [
      ValidateScenarios.scenarios.declaration, Places.regels.declaration, vanaf.declaration, peildag.declaration,
      Places.json.declaration, ValidateScenarios.paden.declaration,
    ],
    examples: [
      "werkbedrijf validate", "werkbedrijf validate --regels /etc/werkbedrijf/ops --json",
      "werkbedrijf validate --vanaf 2024-01 --peildag 2027-02-01", "werkbedrijf validate --scenarios onze-casussen.yaml",
    ],
    action: Shell.verb(run))

  static let vanaf = option(
    "vanaf", .lossless(Maand.self, "MONTH", expected: "a month, YYYY-MM"), default: "2015-01",
    help: "The first month looked at for values that are not there.")
  static let peildag = option(
    "peildag", .lossless(CivilDate.self, "DATE", expected: "a day, YYYY-MM-DD"),
    help: "The day up to which the law should have been checked, and whose month is the last looked at. Default: today.")

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let paden = arguments[ValidateScenarios.paden]
    let withScenarios = arguments[ValidateScenarios.scenarios]
    guard withScenarios || paden.isEmpty else {
      throw Failure(.usage, "PAD '\(paden[0])' goes with --scenarios")
    }
    let folder = try Places.regelsFolder(arguments[Places.regels])
    let tenants = try Places.tenants(in: folder)
    var files: [String: [UInt8]] = [:]
    for tenant in tenants { for (pad, inhoud) in try Places.bestanden(tenant, in: folder) { files[pad] = inhoud } }
    let geladen = laadPerTenant(bestanden: files.map { (pad: $0.key, inhoud: $0.value) })
    var problemen = geladen.problemen.problemen.map {
      (pad: $0.bestand, regel: $0.regel, tekst: $0.description)
    }
    var mappings = 0
    for tenant in tenants {
      let bestanden = try FeedVerb.mappingFiles(tenant, in: folder)
      do throws(MappingProblemen) {
        mappings += try FeedMapping.laad(tenant: tenant, bestanden: bestanden).count
      } catch {
        problemen += error.problemen.map { ($0.pad, $0.regel, $0.description) }
      }
    }
    var plannen = 0
    for regels in geladen.regels.values.sorted(by: { $0.tenant < $1.tenant }) {
      let bestanden = try PlanFiles.bestanden(regels.tenant, in: folder)
      plannen += bestanden.count { $0.pad.hasPrefix("tenants/") }
      if case .failure(let fouten) = Plan.laad(bestanden, regels) {
        problemen += fouten.problemen.map { ($0.bestand, $0.regel, $0.description) }
      }
    }
    let stand = LawState(geladen, from: arguments[vanaf], today: arguments[peildag] ?? amsterdamDay(Shell.now()))
    if arguments[Places.json] {
      for probleem in problemen {
        let line = JSONValue.object([
          ("bestand", .string(probleem.pad)), ("probleem", .string(probleem.tekst)), ("regel", .integer(Int64(probleem.regel))),
        ])
        Shell.write(line.canonical + [0x0A])
      }
      if problemen.isEmpty, !withScenarios { for line in stand.json { Shell.write(line.canonical + [0x0A]) } }
    } else {
      for probleem in problemen { Shell.write("\(probleem.tekst)\n") }
      if problemen.isEmpty {
        for regels in geladen.regels.values.sorted(by: { $0.tenant < $1.tenant }) {
          Shell.write(
            "\(regels.tenant): \(regels.leden.count) gemeenten, \(regels.sporen.count) sporen, \(regels.doelen.count) doelen, set \(regels.digest.prefix(12))\n"
          )
        }
        Shell.write("\(files.count) files of law, \(plannen) of plans and \(mappings) mappings read, no problem found\n")
        if !withScenarios { Shell.write(stand.text) }
      } else {
        Shell.write("\(problemen.count) problems\n")
      }
    }
    var isGoed = problemen.isEmpty
    if withScenarios {
      let json = arguments[Places.json]
      isGoed = try ValidateScenarios.run(paden, in: folder, regels: geladen.regels, json: json) && isGoed
    }
    return isGoed ? .ok : .config
  }
}
