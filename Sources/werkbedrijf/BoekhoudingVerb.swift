import CommandLine
import Domain
import JSON
import Regelgeving
import Sturing
import TenantWorker

/// `boekhouding`: the fondsen of a tenant in a year, against their ceilings.
enum BoekhoudingVerb {
  static let jaar = requiredOption("jaar", .integer("YYYY", 1900...2199), help: "The year.")
  static let peilmaand = option(
    "peilmaand", .lossless(Maand.self, "YYYY-MM", expected: "a month, YYYY-MM"),
    help: "The last month that counts. Default: the last month of the year in which something was spent.")

  static let command = Command<Verb>(
    "boekhouding", summary: "Show each fonds of a year against its ceiling: budget, baten, lasten, verplichtingen, forecast.",
    description: """
      Reads the cells that 'run' wrote; the daemon may run. Per fonds and gemeente: beschikbaar is budget and baten, resultaat \
      what is left after lasten, vrij what is left after the open verplichtingen too; 'dreigt' when the forecast of the year \
      leaves less than nothing, 'overschreden' when that is so already. A fonds without a budget is onbepaald. What a single \
      gemeente booked, budget by stadium, is shown by 'derive'.
      """,
    declarations: [
      Places.tenant.declaration, jaar.declaration, peilmaand.declaration, Places.log.declaration, Places.regels.declaration,
      Places.topics.declaration, Places.json.declaration,
    ],
    examples: ["werkbedrijf boekhouding --tenant bmwe --jaar 2016 --peilmaand 2016-09"], action: Shell.verb(run))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let regels = try Places.regels(arguments[Places.tenant], in: Places.regelsFolder(arguments[Places.regels]))
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    let cellen = try OwnCells.read(regels.tenant, store.reader())
    let peil = arguments[peilmaand] ?? OwnCells.peilmaand(cellen, jaar: arguments[jaar])
    let fondsen = Fondsen(cellen, jaar: arguments[jaar], peilmaand: peil)
    if arguments[Places.json] {
      for rij in fondsen.rijen { Shell.write(rij.json.canonical + [0x0A]) }
      return .ok
    }
    var blad = Blad()
    blad.kop("Boekhouding \(regels.naam), \(arguments[jaar])", niveau: 1)
    blad.voegToe(fondsen.blad(OwnCells.naam(regels)))
    Shell.write(blad.tekst)
    return .ok
  }
}
