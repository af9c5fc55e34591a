import Domain
import Dossiers
import EventLog
import Foundation
import Regio
import SQLiteLog
import TenantWorker
import TopicContracts

/// Facts a dossier: ten years of payments and what comes between; with `--aantal 2000000` there are 10,000 dossiers.
private let feiten = 200

let rapportScenario = Scenario(
  naam: "rapport", eenheid: "report",
  uitleg: """
    'werkbedrijf rapport maak' as a process of its own: the third quarterly report of the tenth year, over the cells of dossiers \
    of \(feiten) facts and ten years each (10,000 of them with --aantal 2000000); its wall time, CPU time and peak memory.
    """
) { instelling in
  let bmwe = try tenant("bmwe")
  let map = "\(instelling.map)/log"
  let fouten = "\(instelling.map)/fouten"
  func werkbedrijf(_ woorden: [String]) throws -> Kind {
    let kind = try Kind(
      "--log", map, "--regels", instelling.ops, eerst: woorden, uitvoer: "\(instelling.map)/uit", fouten: fouten)
    guard [0, 65].contains(kind.status) else {
      let waarom = String(decoding: try lees(fouten), as: UTF8.self)
      throw Fout(.software, "werkbedrijf \(woorden[0]): status \(kind.status): \(waarom)")
    }
    return kind
  }
  // Makes the topics as their contracts say.
  _ = try werkbedrijf(["run", "--drain", "--tenants", "bmwe"])
  let cellen = try cellen(max(100, instelling.aantal / feiten), bmwe, instelling)
  let log = try SQLiteLog(directory: map)
  let partities = try log.reader().partitions(of: Topics.cel)
  try log.producer().append(Cells.records(cellen, partitions: partities, now: 0))
  schrijf("rapport: \(cellen.count) cells\n", naar: .fouten)
  return {
    let kind = try werkbedrijf([
      "rapport", "maak", "--tenant", "bmwe", "--product", "kwartaalrapportage", "--jaar", "2024", "--kwartaal", "3", "--proef",
    ])
    let uit = String(decoding: try lees("\(instelling.map)/uit"), as: UTF8.self)
    guard uit.contains("participatiebudget") else { throw Fout(.software, "the report tells nothing of the participatiebudget") }
    return Ronde(aantal: 1, eigen: Ronde.Eigen(duur: kind.duur, rekentijd: kind.rekentijd, piekKiB: kind.piekKiB))
  }
}

/// What so many dossiers contribute, with budgets beside.
private func cellen(_ aantal: Int, _ tenant: TenantID, _ instelling: Instelling) throws -> [TenantCel: Int64] {
  let regels = try laadRegels(tenant, ops: instelling.ops)
  let gemeenten = [5, 53, 1651, 1663].map { Gemeente(nummer: $0) }
  var cellen: [TenantCel: Int64] = [:]
  for nummer in 0..<aantal {
    let dossier = paar(
      feiten: feiten, seed: instelling.seed, nummer: nummer, gemeente: gemeenten[nummer % gemeenten.count], isBont: true
    ).eerder
    for bijdrage in Dossiers.derive(dossier, regels).bijdragen {
      cellen[TenantCel(tenant, bijdrage.cel), default: 0] += bijdrage.delta
    }
  }
  for jaar in 2015...2024 {
    let labels = Dimensies((.fonds, "participatiebudget"), (.jaar, Symbool(String(jaar))), (.stadium, "definitief"))
    cellen[TenantCel(tenant, Cel(.budgetCent, gemeenten[0], Maand(jaar: jaar, maand: 1), labels))] = 1_000_000_000
  }
  return cellen.filter { $0.value != 0 }
}
