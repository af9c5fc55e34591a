import CommandLine
import Domain
import Dossiers
import EventLog
import Foundation
import Glibc
import SQLiteLog
import TopicContracts

/// Facts a dossier; with `--aantal 250000` there are 10,000 dossiers.
private let feiten = 25
private let partities = 4

let whatifScenario = Scenario(
  naam: "whatif", eenheid: "dossier",
  uitleg: """
    'werkbedrijf whatif' as a process of its own over the dossiers of one tenant on disk, \(feiten) facts each, under a changed \
    decision table: its wall time, CPU time and peak memory. The pages of the log are dropped from memory before each round.
    """
) { instelling in
  let dal = try tenant("dal")
  let map = "\(instelling.map)/log"
  let aantal = max(100, instelling.aantal / feiten)
  let log = try SQLiteLog(directory: map)
  let topic = Topics.dossier(dal)
  try log.ensure([TopicConfiguration(name: topic, partitions: partities, cleanup: .compact)])
  let producer = try log.producer()
  for begin in stride(from: 0, to: aantal, by: 1_000) {
    try producer.append(
      (begin..<min(aantal, begin + 1_000)).map { nummer in
        let dossier = paar(feiten: feiten, seed: instelling.seed, nummer: nummer).eerder
        let sleutel = Array(dossier.onderwerp.description.utf8)
        return OutgoingRecord(
          topic: topic, partition: partition(key: sleutel, count: partities), timestamp: 0, key: sleutel, value: dossier.record())
      })
  }
  return {
    let fouten = "\(instelling.map)/fouten"
    for bestand in bestanden(map, "") { vergeet(bestand) }
    let kind = try Kind(
      "whatif", "--tenant", "dal", "--log", map, "--regels", instelling.ops, "--json", "--met",
      "\(instelling.ops)/voorbeelden/whatif/dal-ontwikkeling-12-maanden", uitvoer: "\(instelling.map)/uit", fouten: fouten)
    guard kind.status == 0 else {
      throw Fout(.software, "werkbedrijf whatif: status \(kind.status): \(String(decoding: try lees(fouten), as: UTF8.self))")
    }
    let uit = String(decoding: try lees("\(instelling.map)/uit"), as: UTF8.self)
    guard uit.contains("\"dossiers\":\(aantal),") else { throw Fout(.software, "werkbedrijf whatif did not see every dossier") }
    return Ronde(aantal: aantal, eigen: Ronde.Eigen(duur: kind.duur, rekentijd: kind.rekentijd, piekKiB: kind.piekKiB))
  }
}

/// Lets the kernel drop what it holds of a file in memory, as far as it is on disk.
private func vergeet(_ pad: String) {
  let bestand = open(pad, O_RDONLY | O_CLOEXEC)
  guard bestand >= 0 else { return }
  fsync(bestand)
  posix_fadvise(bestand, 0, 0, POSIX_FADV_DONTNEED)
  close(bestand)
}
