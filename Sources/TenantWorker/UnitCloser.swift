import Crypto
import Domain
import Dossiers
import EventLog
import Regelgeving
import Regio

/// Turns an open unit into the records of one commit: each touched dossier derived once, its difference published, one
/// record of contributions per partition.
struct UnitCloser {
  let topics: TenantTopics
  let regels: Regels
  let digest: [UInt8]
  let outcomes = OutcomeDigest()
  /// How much of a unit is kept with its outcomes once it is committed: no more than the cache takes.
  let keptWeight: Int

  /// Takes the dossiers out of the unit one after the other, so that never both outcomes of all of them are in memory.
  func close(_ unit: inout OpenUnit, unitNumbers: [Int: Int64], now: Int64) -> ClosedUnit {
    var closed = ClosedUnit(
      work: UnitOfWork(consumed: unit.consumed, records: unit.records), unitNumbers: unitNumbers, derived: 0)
    var sums: [Int: [Cel: Int64]] = [:]
    for onderwerp in Array(unit.dossiers.keys) {
      guard let touched = unit.dossiers.removeValue(forKey: onderwerp) else { continue }
      guard touched.isChanged || unit.reason != nil else {
        if let published = touched.published { keep(touched.dossier, published, in: &closed) }
        continue
      }
      publish(touched, unit.reason, now: now, into: &closed, &sums)
    }
    for (partition, cells) in sums.sorted(by: { $0.key < $1.key }) {
      let bijdragen = cells.compactMap { $0.value == 0 ? nil : Bijdrage($0.key, $0.value) }
      if bijdragen.isEmpty { continue }
      let number = (closed.unitNumbers[partition] ?? 0) + 1
      closed.unitNumbers[partition] = number
      let eenheid = BijdrageEenheid(
        generatie: topics.generatie, partitie: partition, nummer: number, bijdragen: bijdragen)
      closed.work.records.append(Outputs.bijdrage(eenheid, topics, now: now))
      closed.work.records.append(Outputs.stand(eenheid, topics, now: now))
    }
    return closed
  }

  private func publish(
    _ touched: TouchedDossier, _ reason: ParameterChange?, now: Int64, into closed: inout ClosedUnit,
    _ sums: inout [Int: [Cel: Int64]]
  ) {
    var dossier = touched.dossier
    let outcome = Afleiding(dossier, regels, grondslag: true, vorige: touched.published)
    closed.derived += 1
    let difference = outcome.verschil(met: touched.published)
    let key = Array(dossier.onderwerp.description.utf8)
    let partition = topics.partition(of: key)
    dossier.parameterDigest = digest
    if !difference.isLeeg || touched.isChanged { dossier.revisie += 1 }
    if !difference.isLeeg || dossier.gepubliceerdDigest.isEmpty {
      dossier.gepubliceerdDigest = outcomes.digest(of: outcome)
    }
    closed.work.records.append(
      OutgoingRecord(topic: topics.dossier, partition: partition, timestamp: now, key: key, value: dossier.record()))
    for wijziging in difference.besluiten {
      closed.work.records += Outputs.besluiten(wijziging, dossier, regels, reason, topics, now: now)
    }
    closed.work.records += Werkgeverlinks.records(
      dossier.onderwerp, touched.published?.werkgeverlinks ?? [], outcome.werkgeverlinks, topics, now: now)
    for bijdrage in difference.bijdragen { sums[partition, default: [:]][bijdrage.cel, default: 0] += bijdrage.delta }
    dossier.vergeetToevoegingen()
    keep(dossier, outcome, in: &closed)
  }

  /// What does not fit is read again when it is touched again.
  private func keep(_ dossier: Dossier, _ outcome: Afleiding, in closed: inout ClosedUnit) {
    guard closed.adoptedWeight + dossier.weight <= keptWeight else { return }
    closed.adoptedWeight += dossier.weight
    closed.adopted.append((dossier, outcome))
  }
}
