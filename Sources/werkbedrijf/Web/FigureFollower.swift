import Domain
import EventLog
import Regio
import TenantWorker
import TopicContracts
import Web

/// Keeps a snapshot of the figures up to date with the log: the cells of the region, and how each tenant stands.
///
/// Reads only what was appended since the last look. One thread.
final class FigureFollower {
  private(set) var snapshot = Snapshot()
  /// Whether the first snapshot was handed on.
  var wasToldReady = false
  private let reader: any LogReader
  private let find: () -> [TenantTopics]
  private var tenants: [TenantTopics] = []
  private var found: Int64 = 0
  /// The next offset of each partition that is read on from.
  private var positions: [TopicPartition: Int64] = [:]
  private var quarantines: [TenantID: QuarantineCount] = [:]
  private var shelves: [TenantID: ProductShelf] = [:]

  /// Records at once.
  private static let batch = 2_000
  /// Between two looks for tenants that came, or whose state has a new generation.
  private static let findMs: Int64 = 5_000

  /// - Parameter find: The tenants whose topics are there.
  init(_ reader: any LogReader, find: @escaping () -> [TenantTopics]) {
    self.reader = reader
    self.find = find
  }

  /// From now on this is the last publication; of the earlier ones a year's worth is kept.
  func take(_ uitgave: Uitgave) {
    snapshot.uitgaven.append(uitgave)
    if snapshot.uitgaven.count > Self.publications { snapshot.uitgaven.removeFirst() }
  }

  private static let publications = 12

  /// Reads everything that is new; the tenants whose figures or stand changed.
  ///
  /// - Parameters:
  ///   - now: Milliseconds since 1970.
  ///   - yesterday: The moment from which changes are told.
  func look(now: Int64, yesterday: Int64) throws(EventLogError) -> Set<TenantID> {
    if now - found >= Self.findMs {
      found = now
      take(find())
    }
    var changed = try cells()
    for topics in tenants {
      // A tenant whose topics are not there yet has nothing to tell, and keeps nobody waiting.
      guard (try? reader.partitions(of: topics.bijdrage)) != nil else { continue }
      if try contributions(topics, yesterday: yesterday) { changed.insert(topics.tenant) }
      if try quarantine(topics) { changed.insert(topics.tenant) }
      if try products(topics) { changed.insert(topics.tenant) }
    }
    for tenant in changed { snapshot.versies[tenant, default: 0] += 1 }
    snapshot.tijd = now
    snapshot.isGereed = true
    return changed
  }

  /// Of a tenant with another generation the changes begin anew.
  private func take(_ topics: [TenantTopics]) {
    for one in topics where tenants.contains(where: { $0.tenant == one.tenant && $0 != one }) {
      snapshot.standen[one.tenant]?.wijzigingenVanaf = 0
    }
    tenants = topics
  }

  /// Everything appended to a partition since the last look.
  private func news(of partition: TopicPartition, _ take: (LogRecord) -> Void) throws(EventLogError) {
    let bounds = try reader.bounds(partition)
    var next = max(positions[partition] ?? bounds.lowerBound, bounds.lowerBound)
    while next < bounds.upperBound {
      let records = try reader.read(partition, from: next, limit: Self.batch)
      guard let last = records.last else { break }
      for record in records { take(record) }
      next = last.offset + 1
    }
    positions[partition] = next
  }

  private func cells() throws(EventLogError) -> Set<TenantID> {
    var changed: Set<TenantID> = []
    for number in 0..<(try reader.partitions(of: RegionTopics.cel)) {
      try news(of: TopicPartition(RegionTopics.cel, number)) { record in
        guard let key = record.key, let value = record.value, case .cel(let cel)? = try? RegioRecord(key: key, value: value)
        else { return }
        snapshot.exact[cel.tenant, default: Tenantcijfers()].zet(cel.cel, cel.waarde)
        changed.insert(cel.tenant)
      }
    }
    return changed
  }

  /// When the last contribution came, and what changed since yesterday.
  private func contributions(_ topics: TenantTopics, yesterday: Int64) throws(EventLogError) -> Bool {
    let tenant = topics.tenant
    var stand = snapshot.standen[tenant] ?? Snapshot.Stand()
    if stand.wijzigingenVanaf != yesterday {
      stand.wijzigingenVanaf = yesterday
      stand.wijzigingen = [:]
      for number in 0..<topics.partitions {
        let partition = TopicPartition(topics.bijdrage, number)
        // A later generation begins with everything there was: what came after it is what changed.
        positions[partition] =
          topics.generatie == Generatie.eerste
          ? try first(of: partition, since: yesterday) : try reader.bounds(partition).upperBound
        if let last = try last(of: partition) { stand.laatsteBijdrage = max(stand.laatsteBijdrage ?? 0, last) }
      }
    }
    for number in 0..<topics.partitions {
      try news(of: TopicPartition(topics.bijdrage, number)) { record in
        stand.laatsteBijdrage = max(stand.laatsteBijdrage ?? 0, record.timestamp)
        guard let found = try? BijdrageRecord(decoding: record.value ?? []) else { return }
        for bijdrage in found.bijdragen {
          let sum = (stand.wijzigingen[bijdrage.cel] ?? 0) &+ bijdrage.delta
          stand.wijzigingen[bijdrage.cel] = sum == 0 ? nil : sum
        }
      }
    }
    defer { snapshot.standen[tenant] = stand }
    return stand != snapshot.standen[tenant]
  }

  /// By halving: times go up with the offsets, but for a clock that was set back.
  private func first(of partition: TopicPartition, since moment: Int64) throws(EventLogError) -> Int64 {
    let bounds = try reader.bounds(partition)
    var (low, high) = (bounds.lowerBound, bounds.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      guard let record = try reader.read(partition, from: middle, limit: 1).first, record.timestamp < moment else {
        high = middle
        continue
      }
      low = record.offset + 1
    }
    return low
  }

  private func last(of partition: TopicPartition) throws(EventLogError) -> Int64? {
    let bounds = try reader.bounds(partition)
    return bounds.isEmpty ? nil : try reader.read(partition, from: bounds.upperBound - 1, limit: 1).last?.timestamp
  }

  /// What was made of planning and control, and what the colleges were told.
  private func products(_ topics: TenantTopics) throws(EventLogError) -> Bool {
    var shelf = shelves[topics.tenant] ?? ProductShelf()
    let before = shelf
    for topic in [topics.product, topics.signaal] where (try? reader.partitions(of: topic)) != nil {
      try news(of: TopicPartition(topic, 0)) { shelf.take($0) }
    }
    guard shelf != before else { return false }
    shelves[topics.tenant] = shelf
    snapshot.sturing[topics.tenant] = shelf.stand
    return true
  }

  private func quarantine(_ topics: TenantTopics) throws(EventLogError) -> Bool {
    var count = quarantines[topics.tenant] ?? QuarantineCount()
    try news(of: topics.quarantinePartition) { count.take($0) }
    quarantines[topics.tenant] = count
    defer { snapshot.standen[topics.tenant, default: Snapshot.Stand()].quarantaine = count.perCode }
    return snapshot.standen[topics.tenant]?.quarantaine ?? [:] != count.perCode
  }
}

/// What waits in a quarantine, by code.
private struct QuarantineCount {
  private var codes: [[UInt8]: String] = [:]
  private(set) var perCode: [String: Int] = [:]

  mutating func take(_ record: LogRecord) {
    guard let key = record.key else { return }
    if let before = codes.removeValue(forKey: key) {
      perCode[before, default: 0] -= 1
      if perCode[before] == 0 { perCode[before] = nil }
    }
    guard let value = record.value, let read = try? QuarantineRecord(decoding: value) else { return }
    codes[key] = read.code
    perCode[read.code, default: 0] += 1
  }
}
