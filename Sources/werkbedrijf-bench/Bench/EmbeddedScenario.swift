import Bevolking
import CommandLine
import Domain
import Foundation

/// Rows in the exports of the five regions at their own size, about; to make more or fewer people of a number of events.
private let regelsVolleGrootte = 312_000

let embeddedScenario = Scenario(
  naam: "embedded", eenheid: "event",
  uitleg: """
    From input to aggregate: 'werkbedrijf run --drain' as a process of its own on an embedded log that holds the events of \
    five tenants; its wall time, CPU time and peak memory.
    """
) { instelling in
  let log = try gevoed(instelling)
  return { try draai(log.aantal, kopie(log.map, naar: "\(instelling.map)/ronde"), instelling) }
}

let startScenario = Scenario(
  naam: "start", eenheid: "start",
  uitleg: "Start to ready and down again: 'werkbedrijf run --drain' on a log in which everything was handled."
) { instelling in
  let log = try gevoed(instelling)
  let map = try kopie(log.map, naar: "\(instelling.map)/klaar")
  _ = try draai(log.aantal, map, instelling)
  return { try draai(1, map, instelling) }
}

/// A log with all events of the five tenants on their input topics, and their number.
private func gevoed(_ instelling: Instelling) throws -> (map: String, aantal: Int) {
  let uit = "\(instelling.map)/exports"
  let map = "\(instelling.map)/log"
  try maakMap(instelling.map)
  try schrijf([UInt8](repeating: 7, count: 32), naar: "\(instelling.map)/key")
  var aantal = 0
  for streek in Streek.alle {
    let klanten = max(1, streek.bestand * instelling.aantal / regelsVolleGrootte)
    try generate(
      streek, klanten: klanten, van: Maand(jaar: 2015, maand: 1), tot: Maand(jaar: 2016, maand: 12), seed: instelling.seed,
      ops: instelling.ops, sleutels: nil, uit: "\(uit)/\(streek.tenant)", stil: true)
    let volgorde = String(decoding: try lees("\(uit)/\(streek.tenant)/volgorde.txt"), as: UTF8.self)
    let bestanden = volgorde.split(separator: "\n").map { "\(uit)/\(streek.tenant)/\($0)" }
    let gevoed = try Kind(
      "feed", "--tenant", streek.tenant.description, "--log", map, "--regels", instelling.ops, "--json", "--sleutel",
      "\(instelling.map)/key", "--regio-sleutel", "\(instelling.map)/key", woorden: bestanden, uitvoer: "\(instelling.map)/uit",
      fouten: "\(instelling.map)/fouten")
    // Some lines are damaged on purpose.
    guard [0, 65].contains(gevoed.status) else { throw Fout(.software, "feeding \(streek.tenant): status \(gevoed.status)") }
    for regel in String(decoding: try lees("\(instelling.map)/uit"), as: UTF8.self).split(separator: "\n") {
      guard let sleutel = regel.firstRange(of: "\"gebeurtenissen\":") else { continue }
      aantal += Int(regel[sleutel.upperBound...].prefix { $0.isNumber }) ?? 0
    }
  }
  return (map, aantal)
}

private func kopie(_ map: String, naar doel: String) throws -> String {
  try? FileManager.default.removeItem(atPath: doel)
  do {
    try FileManager.default.copyItem(atPath: map, toPath: doel)
  } catch { throw Fout(.cantcreat, "\(doel): \(error.localizedDescription)") }
  return doel
}

private func draai(_ aantal: Int, _ log: String, _ instelling: Instelling) throws -> Ronde {
  let fouten = "\(instelling.map)/fouten"
  let kind = try Kind(
    "run", "--log", log, "--regels", instelling.ops, "--drain", uitvoer: "/dev/null", fouten: fouten)
  guard kind.status == 0 else {
    throw Fout(.software, "werkbedrijf run: status \(kind.status): \(String(decoding: try lees(fouten), as: UTF8.self))")
  }
  return Ronde(aantal: aantal, eigen: Ronde.Eigen(duur: kind.duur, rekentijd: kind.rekentijd, piekKiB: kind.piekKiB))
}
