import CommandLine
import Domain
import Dossiers
import Regelgeving
import TenantWorker
import TopicContracts

/// `derive`: one file of events in, everything derived out (specification section 7).
enum DeriveVerb {
  static let bekendOp = option(
    "bekend-op", .lossless(CivilDate.self, "DATE", expected: "a day, YYYY-MM-DD"),
    help: "Leave out events and parameter values registered after this day.")
  static let grondslag = flag("grondslag", help: "Add the trace of each besluit: every parameter used, with its source.")
  static let files = arguments(.text("FILE"), help: "Files with one event a line; standard input when there is none, or -.")

  static let command = Command<Verb>(
    "derive", summary: "Derive everything from a file of events, without any state.",
    description: """
      Reads structured CloudEvents, one JSON object a line, of any number of dossiers in any order, and prints one JSON object \
      a line per dossier, sorted by pseudonym. No log, no clock: the same input gives the same bytes. A refused line stands \
      under 'geweigerd' of its dossier, or on standard error with its line number; the status is then 65.
      """,
    declarations: [
      Places.tenant.declaration, bekendOp.declaration, grondslag.declaration, Places.regels.declaration, files.declaration,
    ],
    examples: [
      "werkbedrijf derive --tenant dal events.jsonl",
      "werkbedrijf derive --tenant bmwe --bekend-op 2016-03-31 --grondslag < events.jsonl",
    ],
    action: Shell.verb(run))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let tenant = arguments[Places.tenant]
    let folder = try Places.regelsFolder(arguments[Places.regels])
    guard try Places.tenants(in: folder).contains(tenant) else {
      throw Failure(.usage, "--tenant: '\(tenant)' has no folder under \(folder)/tenants")
    }
    var regels = try Places.regels(tenant, in: folder)
    if let dag = arguments[bekendOp] { regels = regels.bekendOp(dag) }
    var input = DeriveInput(regels: regels, bekendOp: arguments[bekendOp])
    let paths = arguments[files].isEmpty ? ["-"] : arguments[files]
    for path in paths { try input.read(path, showsName: paths.count > 1) }
    for (onderwerp, dossier, geweigerd) in input.dossiers {
      if let boekhouding = Boekhouding(dossier) {
        Shell.write(interchange(boekhouding, tenant: tenant, geweigerd: geweigerd) + [0x0A])
        continue
      }
      if let werkgever = WerkgeverDossier(dossier) {
        Shell.write(interchange(werkgever, tenant: tenant, geweigerd: geweigerd) + [0x0A])
        continue
      }
      let uitkomst = Dossiers.derive(dossier, regels, grondslag: arguments[grondslag])
      let line = interchange(
        onderwerp, tenant: tenant, uitkomst, geweigerd: geweigerd, grondslag: arguments[grondslag] ? regels : nil)
      Shell.write(line + [0x0A])
    }
    if let day = input.lastDay, let warning = StaleLaw.warning(regels, on: day) { Shell.complain(warning) }
    return input.hasRefused ? .dataerr : .ok
  }
}
