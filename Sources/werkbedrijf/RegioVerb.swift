import CommandLine
import Domain
import EventLog
import Glibc
import JSON
import Regio
import TenantWorker

/// `regio`: the region's exact figures as a table.
enum RegioVerb {
  static let tenants = repeatableOption("tenant", Places.tenantKind, help: "Only this tenant.")
  static let gemeenten = repeatableOption(
    "gemeente", .lossless(Gemeente.self, "GM0000", expected: "a CBS code, GM0010"), help: "Only this gemeente.")
  static let maten = repeatableOption(
    "maat", ValueKind("MAAT", expected: "a maat, as bestand or instroom", choices: Maat.allCases.map(\.naam)) { Maat.opNaam[$0] },
    help: "Only this maat.")
  static let peilmaand = option(
    "peilmaand", .lossless(Maand.self, "YYYY-MM", expected: "a month, YYYY-MM"),
    help: "The last month shown. Default: the last month with a flow in it, at most the present one.")
  static let maanden = option("maanden", .integer("N", 1...240), default: "12", help: "How many months, the peilmaand the last.")
  static let dimensies = flag("dimensies", help: "A row for each combination of dimensions.")
  static let csv = flag("csv", help: "Comma-separated values, amounts in eurocents.")

  static let command = Command<Verb>(
    "regio", summary: "Show the regions' figures: gemeente × maat × month, with totals.",
    description: """
      Reads the cells that 'run' wrote; the daemon may run. A flow shows what lies in the month, a stock its stand at the \
      month's end, the total of a stock is its last stand. These are the tenants' own exact figures: disclosure control is \
      not applied, so nothing of it may be published or leave the tenant.
      """,
    declarations: [
      Places.log.declaration, tenants.declaration, gemeenten.declaration, maten.declaration, peilmaand.declaration,
      maanden.declaration, dimensies.declaration, csv.declaration, Places.json.declaration, Places.topics.declaration,
    ],
    examples: ["werkbedrijf regio --peilmaand 2016-12", "werkbedrijf regio --tenant dal --maat bestand --maanden 24 --csv"],
    action: Shell.verb(run))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    if arguments[csv], arguments[Places.json] { throw Failure(.usage, "--csv and --json exclude each other") }
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    let reader = try store.reader()
    let cellen: [TenantCel: Int64]
    do throws(EventLogError) {
      cellen = try Cells.all(reader)
    } catch {
      throw Store.failure(error)
    }
    var keuze = TabelKeuze(
      peilmaand: arguments[peilmaand] ?? lastMonth(cellen), aantalMaanden: arguments[maanden])
    keuze.tenants = Set(arguments[tenants])
    keuze.gemeenten = Set(arguments[gemeenten])
    keuze.maten = Set(arguments[maten])
    keuze.perDimensie = arguments[dimensies]
    let tabel = Tabel(cellen, keuze)
    if arguments[csv] {
      Shell.complain(Tabel.voorbehoud)
      Shell.write(tabel.csv)
    } else if arguments[Places.json] {
      Shell.write(json(tabel))
    } else {
      Shell.write(tabel.tekst)
    }
    return .ok
  }

  /// The last month in which something flowed, not after the present one.
  private static func lastMonth(_ cellen: [TenantCel: Int64]) -> Maand {
    let today = CivilDate(dag: Int32(Shell.now() / 86_400_000)).maand
    let flows = cellen.keys.filter { $0.cel.maat.soort == .stroom && $0.cel.maand <= today }
    return flows.map(\.cel.maand).max() ?? today
  }

  private static func json(_ tabel: Tabel) -> [UInt8] {
    var bytes = JSONValue.object([
      ("maanden", .array(tabel.maanden.map { .string($0.description) })), ("voorbehoud", .string(Tabel.voorbehoud)),
    ]).canonical
    bytes.append(0x0A)
    for rij in tabel.rijen {
      func waarde(_ getal: Int64) -> JSONValue {
        rij.maat.isDecimaal ? .string(Decimaal.tekst(miljoensten: getal)) : .integer(getal)
      }
      let line = JSONValue.object([
        ("dimensies", .object(rij.dimensies.paren.map { ($0.naam.naam, .string($0.waarde.tekst)) })),
        ("gemeente", rij.gemeente.map { .string($0.description) } ?? .null), ("maat", .string(rij.maat.naam)),
        ("tenant", .string(rij.tenant.description)), ("totaal", waarde(rij.totaal)),
        ("waarden", .array(rij.waarden.map(waarde))),
      ])
      bytes += line.canonical + [0x0A]
    }
    return bytes
  }
}
