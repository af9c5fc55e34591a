import Domain
import Dossiers
import EventLog
import Regelgeving
import Regio
import Sturing
import TenantWorker
import TopicContracts

/// What of employers only the region can know, as cells of the tenants: agreements kept, and verdringing.
///
/// Reads the links that plaatsingen leave and the employers' own dossiers, on from where it was. Of a client it reads nothing.
final class EmployerCells {
  private let log: any EventLog
  private let files: SteeringFiles
  private var positions: [TopicPartition: Int64] = [:]
  private var dossiers: [TenantID: [[UInt8]: WerkgeverDossier]] = [:]
  private var links: [TenantID: [[UInt8]: WerkgeverlinkRecord]] = [:]
  private var topicsOf: [TenantID: TenantTopics] = [:]
  /// What the cells hold since the last time; nil: not looked yet.
  private var written: [TenantCel: Int64]?

  private static let batch = 2_000
  private static let employerKey = Array("wg-".utf8)

  init(_ log: any EventLog, _ files: SteeringFiles) {
    self.log = log
    self.files = files
  }

  /// Gives how many cells were written.
  func work(_ tenants: [TenantTopics], _ reader: any LogReader, now: Int64) throws(EventLogError) -> Int {
    var hasLinks = false
    for topics in tenants {
      try readLinks(topics, reader)
      hasLinks = hasLinks || !(links[topics.tenant] ?? [:]).isEmpty
    }
    // Without a link there is nothing that the tenants do not tell themselves.
    if hasLinks { for topics in tenants { try readEmployers(topics, reader) } }
    return try write(hasLinks ? wanted(tenants) : [:], tenants, reader, now: now)
  }

  private func wanted(_ tenants: [TenantTopics]) -> [TenantCel: Int64] {
    var perRegion: [String: [Werkgevers.Bron]] = [:]
    for topics in tenants {
      guard let regels = files[topics.tenant]?.regels else { continue }
      let eigen = (links[topics.tenant] ?? [:]).values.map(Werkgevers.Link.init)
      perRegion[regels.arbeidsmarktregio, default: []].append(
        Werkgevers.Bron(
          tenant: topics.tenant, dossiers: Array((dossiers[topics.tenant] ?? [:]).values), links: eigen,
          maximum: regels.tenantregels.geheel(.verdringingMaximum, op: eigen.map(\.van).max() ?? CivilDate(dag: 0))))
    }
    var cells: [TenantCel: Int64] = [:]
    for bronnen in perRegion.values { for (cel, waarde) in Werkgevers.cellen(bronnen) { cells[cel] = waarde } }
    return cells
  }

  /// What differs from the cells there are.
  private func write(
    _ wanted: [TenantCel: Int64], _ tenants: [TenantTopics], _ reader: any LogReader, now: Int64
  ) throws(EventLogError) -> Int {
    guard wanted != written else { return 0 }
    let own = Set(tenants.map(\.tenant))
    let present = try Cells.all(reader) { $0.isVanRegio }.filter { own.contains($0.key.tenant) }
    var changed = wanted.filter { present[$0.key] != $0.value }
    for (cel, waarde) in present where waarde != 0 && wanted[cel] == nil { changed[cel] = 0 }
    if !changed.isEmpty {
      let partitions = try reader.partitions(of: RegionTopics.cel)
      try log.producer().append(Cells.records(changed, partitions: partitions, now: now))
    }
    written = wanted
    return changed.count
  }

  // MARK: reading on

  private func readLinks(_ topics: TenantTopics, _ reader: any LogReader) throws(EventLogError) {
    try news(of: TopicPartition(topics.werkgever, 0), reader) { record in
      guard let key = record.key else { return }
      links[topics.tenant, default: [:]][key] = record.value.flatMap { try? WerkgeverlinkRecord(decoding: $0) }
    }
  }

  private func readEmployers(_ topics: TenantTopics, _ reader: any LogReader) throws(EventLogError) {
    // Another generation is another topic: everything anew.
    if let before = topicsOf.updateValue(topics, forKey: topics.tenant), before.dossier != topics.dossier {
      dossiers[topics.tenant] = nil
    }
    for partition in 0..<topics.partitions {
      try news(of: TopicPartition(topics.dossier, partition), reader) { record in
        guard let key = record.key, key.starts(with: Self.employerKey) else { return }
        dossiers[topics.tenant, default: [:]][key] = record.value.flatMap { try? Dossier(record: $0) }.flatMap {
          WerkgeverDossier($0)
        }
      }
    }
  }

  private func news(
    of place: TopicPartition, _ reader: any LogReader, _ take: (LogRecord) -> Void
  ) throws(EventLogError) {
    guard let bounds = try? reader.bounds(place) else { return }
    var next = max(positions[place] ?? bounds.lowerBound, bounds.lowerBound)
    while next < bounds.upperBound {
      let records = try reader.read(place, from: next, limit: Self.batch)
      guard let last = records.last else { break }
      for record in records { take(record) }
      next = last.offset + 1
    }
    positions[place] = next
  }
}

extension Werkgevers.Link {
  init(_ record: WerkgeverlinkRecord) {
    self.init(
      werkgever: record.werkgever, soort: record.soort, isOnbetaald: record.onbetaald != nil, van: record.van, tot: record.tot,
      gemeente: record.gemeenteWerkplek)
  }
}
