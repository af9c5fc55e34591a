import Domain
import Dossiers
import EventLog
import Regelgeving
import TenantWorker
import TopicContracts

/// The dossiers that are explained, sorted by subject, with what was refused of each.
struct ExplainSource {
  var dossiers: [(Dossier, [Weigering])]
  var hasRefused = false

  /// Out of files of events.
  init(files: [String], _ regels: Regels, bekendOp: CivilDate?, subject: Onderwerp?) throws(Failure) {
    var input = DeriveInput(regels: regels, bekendOp: bekendOp)
    for path in files { try input.read(path, showsName: files.count > 1) }
    dossiers = input.dossiers.filter { subject == nil || $0.0 == subject }.map { ($0.1, $0.2) }
    hasRefused = input.hasRefused
    if let subject, dossiers.isEmpty {
      throw Failure(.noinput, "\(subject): no such dossier in \(files.joined(separator: ", "))")
    }
  }

  /// Out of the log: one dossier, or all of the tenant.
  init(_ store: Store, _ tenant: TenantID, bekendOp: CivilDate?, subject: Onderwerp?) throws(Failure) {
    let topics = try store.topics(tenant)
    var records: [[UInt8]] = []
    do throws(EventLogError) {
      let reader = try store.log.reader()
      if let subject {
        if let value = try DossierState.latest(subject, topics, reader)?.value { records.append(value) }
      } else {
        for partition in 0..<topics.partitions { records += try DossierState.records(topics, partition: partition, reader) }
      }
    } catch {
      throw Store.failure(error)
    }
    if let subject, records.isEmpty { throw Failure(.noinput, "\(subject): tenant \(tenant) has no such dossier") }
    dossiers = []
    for record in records {
      do {
        dossiers.append((try Dossier(record: record).bekendOp(bekendOp), []))
      } catch {
        throw Failure(.software, "a record of \(topics.dossier) \(error)")
      }
    }
    dossiers.sort { utf8Kleiner($0.0.onderwerp.description, $1.0.onderwerp.description) }
  }
}

extension Dossier {
  /// With only the facts registered on that day or before it.
  fileprivate func bekendOp(_ dag: CivilDate?) -> Dossier {
    guard let dag else { return self }
    return Dossier(onderwerp, feiten.filter { amsterdamDay($0.tijd) <= dag })
  }
}
