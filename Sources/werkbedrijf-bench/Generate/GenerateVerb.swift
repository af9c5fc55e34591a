import Bevolking
import CommandLine
import Domain
import Feed
import Foundation

private let tenants = repeatableOption(
  "tenant", .choice("NAME", Streek.alle.map(\.tenant.description)), help: "Only this tenant; all of them when left out.")
private let klanten = option(
  "clients", .integer("N", 1...1_000_000), help: "People on benefit at the beginning, instead of the tenant's own number.")
private let van = option("van", .maand, default: "2015-01", help: "First month.")
private let tot = option("tot", .maand, default: "2016-12", help: "Last month.")
private let seed = option("seed", .seed("N"), default: "1", help: "The same seed gives the same files.")
private let uit = requiredOption("uit", .text("DIR"), help: "Folder for the files, one folder a tenant in it.")
private let sleutels = option(
  "sleutels", .text("DIR"),
  help: "Folder with <tenant>.key; then voorbeelden.txt names some dossiers by pseudonym, with a month and why to look.")
private let ops = option("ops", .text("DIR"), default: "ops", help: "Folder with tenants/<tenant>/feed/*.yaml.")

let generateVerb = Verb(
  "generate", summary: "Writes an invented population as the exports of the tenants' legacy systems.",
  description: """
    Half-yearly deliveries, in the form that each mapping under ops/tenants describes. In later deliveries rows are \
    corrected and withdrawn; some rows are late, some lines damaged. DIR/<tenant>/volgorde.txt names the files in the \
    order in which they should be fed.

    Sizes by default: \(Streek.alle.map { "\($0.tenant) \($0.bestand) (\($0.herkomst))" }.joined(separator: "; ")).
    """,
  parameters: (tenants, klanten, van, tot, seed, uit, sleutels, ops),
  examples: ["werkbedrijf-bench generate --tenant dal --clients 100 --uit var/try/exports"]
) { arguments in
  let gekozen = arguments[tenants].isEmpty ? Streek.alle.map(\.tenant.description) : arguments[tenants]
  guard arguments[van] <= arguments[tot] else {
    throw Fout(.usage, "--tot \(arguments[tot]) lies before --van \(arguments[van])")
  }
  for streek in Streek.alle where gekozen.contains(streek.tenant.description) {
    try generate(
      streek, klanten: arguments[klanten] ?? streek.bestand, van: arguments[van], tot: arguments[tot],
      seed: arguments[seed], ops: arguments[ops], sleutels: arguments[sleutels], uit: "\(arguments[uit])/\(streek.tenant)")
  }
  return .ok
}

func generate(
  _ streek: Streek, klanten: Int, van: Maand, tot: Maand, seed: UInt64, ops: String, sleutels: String?, uit: String,
  stil: Bool = false
) throws {
  let mappings = try laadMappings(streek.tenant, ops: ops)
  let bevolking = Bevolking(streek, klanten: klanten, van: van, tot: tot, seed: seed)
  let (leveringen, telling) = bevolking.leveringen(van: van, tot: tot, seed: seed)
  var exporteur = Exporteur(mappings)
  try maakMap(uit)
  var volgorde = ""
  var bytes = 0
  for levering in leveringen {
    for bestand in try exporteur.bestanden(levering) {
      try schrijf(bestand.inhoud, naar: "\(uit)/\(bestand.naam)")
      volgorde += bestand.naam + "\n"
      bytes += bestand.inhoud.count
    }
  }
  try schrijf(Array(volgorde.utf8), naar: "\(uit)/volgorde.txt")
  if let sleutels {
    let sleutel = try FeedSleutels(client: lees("\(sleutels)/\(streek.tenant).key"))
    let regels = bevolking.voorbeelden(leveringen).map { voorbeeld in
      "\(streek.tenant) \(sleutel.pseudoniem(bsn: voorbeeld.bsn)?.description ?? "") \(voorbeeld.maand) \(voorbeeld.waarom)\n"
    }
    try schrijf(Array(regels.joined().utf8), naar: "\(uit)/voorbeelden.txt")
  }
  if stil { return }
  let niet = exporteur.nietGeleverd.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  schrijf(
    """
    \(streek.tenant): \(klanten) on benefit at the beginning, \(bevolking.personen) people in all; \(telling.regels) lines \
    in \(volgorde.split(separator: "\n").count) files, \(bytes / 1024) KiB; \(telling.correcties) corrections, \
    \(telling.intrekkingen) withdrawals, \(telling.laat) late, \(telling.onleesbaar) damaged\
    \(niet.isEmpty ? "" : "; no system exports \(niet)")

    """)
}

func laadMappings(_ tenant: TenantID, ops: String) throws -> [FeedMapping] {
  let map = "\(ops)/tenants/\(tenant)/feed"
  let paden = bestanden(map, ".yaml")
  guard !paden.isEmpty else { throw Fout(.noinput, "\(map): holds no mapping (*.yaml)") }
  do {
    return try FeedMapping.laad(tenant: tenant, bestanden: paden.map { ($0, try lees($0)) })
  } catch let problemen as MappingProblemen { throw Fout(.config, problemen.description) }
}
