import Domain
import Dossiers
public import EventLog
import Regelgeving
import Regio
import TopicContracts

/// A tenant's state made anew: of the facts in the dossiers in force a next generation is derived under today's law, held
/// against what was published, and put in force by one commit that the region obeys as well.
///
/// Inputs are not read: they may be long gone. What came after the recorded positions is handled by the workers as ever. What
/// erased dossiers contributed stays in the sums. Every step may be cut short by a death: nothing of it counts until the
/// switch, and after it the next try makes yet another generation. The owner of the tenant's role does it; see `Onderhoud`.
public struct Herbouw {
  /// Dossiers in one commit.
  static let batch = 500
  /// Cells in one record.
  static let cellsPerRecord = 2_000

  let old: TenantTopics
  public let new: TenantTopics
  let set: ParameterSet
  let reader: any LogReader
  let digest: [UInt8]
  let outcomes = OutcomeDigest()
  /// The law that dossiers were published under, by digest; nil where it cannot be read any more.
  var sets: [[UInt8]: Regels?] = [:]

  /// What is different between the generation in force and the next one.
  public private(set) var verslag = HerbouwVerslag()
  private var sums: [Cel: Int64] = [:]
  private var oldSums: [Cel: Int64] = [:]

  /// - Parameters:
  ///   - old: In the generation in force.
  ///   - partitions: Of the next one.
  ///   - reader: The owner of the tenant's role when it is to be put in force.
  public init(_ old: TenantTopics, partitions: Int, number: Int, set: ParameterSet, _ reader: any LogReader) {
    self.old = old
    new = TenantTopics(
      old.tenant, partitions: partitions, generatie: number, besluitPartitions: old.besluitPartitions)
    self.set = set
    self.reader = reader
    digest = digestBytes(set.regels.digest)
    sets[digest] = set.regels
  }

  /// The number of the next generation: after the one in force and after every one that was begun.
  public static func next(_ old: TenantTopics, _ reader: any LogReader) throws(EventLogError) -> Int {
    try generations(old.tenant, reader).map(\.number).reduce(old.generatie, max) + 1
  }

  /// Generations of the dossiers that are there and not in force any more, or were never.
  public func leftovers() throws(EventLogError) -> [String] {
    try Self.generations(old.tenant, reader).filter { $0.number != new.generatie }.map(\.topic)
  }

  private static func generations(_ tenant: TenantID, _ reader: any LogReader) throws(EventLogError) -> [(
    number: Int, topic: String
  )] {
    let first = Topics.dossier(tenant)
    return try reader.topics(of: tenant.description).compactMap { topic in
      if topic == first { return (Generatie.eerste, topic) }
      guard topic.hasPrefix(first + ".g"), let number = Int(topic.dropFirst(first.count + 2)) else { return nil }
      return (number, topic)
    }
  }

  // MARK: comparing and building

  /// Derives every dossier anew and notes what differs.
  ///
  /// - Parameter keep: gets the records of the next generation, in portions; nil only compares.
  public mutating func compare(
    keep: ((_ records: [OutgoingRecord]) throws(EventLogError) -> Void)? = nil, now: Int64
  ) throws {
    verslag = HerbouwVerslag()
    (sums, oldSums) = ([:], [:])
    var portion: [OutgoingRecord] = []
    try walk { herbouw, found in
      herbouw.note(found)
      guard let keep, let dossier = found.dossier else { return }
      portion.append(herbouw.record(dossier, now: now))
      guard portion.count == Self.batch else { return }
      try keep(portion)
      portion = []
    }
    if let keep, !portion.isEmpty { try keep(portion) }
    try addRemainder()
    verslag.cellen = sums.count { $0.value != 0 }
    noteCells()
  }

  /// The dossier as it stands in the next generation.
  private func record(_ dossier: Dossier, now: Int64) -> OutgoingRecord {
    let key = Array(dossier.onderwerp.description.utf8)
    return OutgoingRecord(
      topic: new.dossier, partition: new.partition(of: key), timestamp: now, key: key, value: dossier.record())
  }

  private mutating func note(_ found: Found) {
    for change in found.changes {
      verslag.note(besluit: "\(change.record.topic) \(String(decoding: change.record.key ?? [], as: UTF8.self)): \(change.what)")
    }
    guard let dossier = found.dossier else { return }
    verslag.dossiers += 1
    verslag.feiten += dossier.feiten.count
    verslag.samengevoegd += found.isMerged ? 1 : 0
    verslag.besluiten += found.count
    if found.isChanged { verslag.anders += 1 }
    for bijdrage in found.bijdragen { sums[bijdrage.cel, default: 0] += bijdrage.delta }
    for bijdrage in found.oldBijdragen ?? [] { oldSums[bijdrage.cel, default: 0] += bijdrage.delta }
    if found.oldBijdragen == nil { verslag.onvergelijkbaar += 1 }
  }

  /// What erased dossiers contributed is in the cells of every generation.
  private mutating func addRemainder() throws(EventLogError) {
    for partition in 0..<old.partitions {
      for bijdrage in try Erasure.remainder(old, partition, reader)?.bijdragen ?? [] {
        sums[bijdrage.cel, default: 0] += bijdrage.delta
        oldSums[bijdrage.cel, default: 0] += bijdrage.delta
      }
    }
  }

  private mutating func noteCells() {
    guard verslag.onvergelijkbaar == 0 else { return }
    for cel in Set(sums.keys).union(oldSums.keys) where sums[cel] ?? 0 != oldSums[cel] ?? 0 {
      verslag.note(cell: "\(cel): \(oldSums[cel] ?? 0) becomes \(sums[cel] ?? 0)")
    }
  }

  // MARK: switching

  /// Puts the next generation in force: one commit.
  public func putInForce(_ activation: Activation, by owner: any LogOwner, now: Int64) throws {
    let cells = sums.filter { $0.value != 0 }.map { Bijdrage($0.key, $0.value) }
    let parts = stride(from: 0, to: cells.count, by: Self.cellsPerRecord).map {
      Array(cells[$0..<min($0 + Self.cellsPerRecord, cells.count)])
    }
    let earlier = try GeneratieRecord.inForce(old.tenant, reader)?.delen ?? 0
    var records = [try generation(activation, parts: parts.count, now: now)]
    for (number, part) in parts.enumerated() {
      let sum = BijdrageRecord(
        tenant: old.tenant, generatie: new.generatie, partitie: 0, nummer: Int64(number) + 1, bijdragen: part)
      records.append(at(new.sumKey(number), sum.encoded, now: now))
    }
    for number in parts.count..<max(parts.count, earlier) { records.append(at(new.sumKey(number), nil, now: now)) }
    for partition in 0..<new.partitions {
      // The first unit of each partition adds nothing: it tells the region that a generation has begun.
      let first = BijdrageEenheid(generatie: new.generatie, partitie: partition, nummer: 1, bijdragen: [])
      records += [Outputs.bijdrage(first, new, now: now), Outputs.stand(first, new, now: now)]
    }
    records += try activate(activation, now: now)
    try owner.commit(UnitOfWork(records: records))
  }

  private func at(_ key: StateKey, _ value: [UInt8]?, now: Int64) -> OutgoingRecord {
    OutgoingRecord(
      topic: key.partition.topic, partition: key.partition.partition, timestamp: now, key: key.key, value: value)
  }

  private func generation(_ activation: Activation, parts: Int, now: Int64) throws(EventLogError) -> OutgoingRecord {
    let positions = try reader.committed(role: old.role).filter { old.inputs.contains($0.key.topic) }
      .sorted { ($0.key.topic, $0.key.partition) < ($1.key.topic, $1.key.partition) }
    let record = GeneratieRecord(
      tenant: old.tenant, generatie: new.generatie, partities: new.partitions, delen: parts, vorige: old.generatie, tijd: now,
      wie: activation.who, grond: activation.ground,
      posities: positions.map { .init(topic: $0.key.topic, partitie: $0.key.partition, offset: $0.value) })
    return at(new.generationKey, record.encoded, now: now)
  }

  /// Today's law is the one in force from here, and nothing is left to be derived again.
  private func activate(_ activation: Activation, now: Int64) throws(EventLogError) -> [OutgoingRecord] {
    let inForce = try reader.latest(old.activationKey.partition, key: old.activationKey.key)?.value.flatMap {
      ActivationRecord($0)
    }
    if inForce?.digest == set.regels.digest { return [] }
    let record = ActivationRecord(
      digest: set.regels.digest, previous: inForce?.digest, activation: activation, isComplete: true)
    return [Outputs.parameterSet(set, new, now: now), Outputs.activation(record, new, now: now)]
  }

  /// Publishes the besluiten that differ from what the gemeenten have. Only after the switch; may be done again.
  public func publish(by owner: any LogOwner, now: Int64) throws -> Int {
    var after = Herbouw(new, partitions: new.partitions, number: new.generatie, set: set, reader)
    var portion: [OutgoingRecord] = []
    var count = 0
    try after.walk { _, found in
      for change in found.changes {
        var record = change.record
        record.timestamp = now
        portion.append(record)
        count += 1
      }
      guard portion.count >= Self.batch else { return }
      try owner.commit(UnitOfWork(records: portion))
      portion = []
    }
    if !portion.isEmpty { try owner.commit(UnitOfWork(records: portion)) }
    return count
  }
}
