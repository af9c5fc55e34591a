import Domain
import Dossiers
import EventLog
import Regelgeving
import Regio
import TopicContracts

// The walk of a rebuild over all dossiers, with the besluiten that the gemeenten have of them.

extension Herbouw {
  /// A dossier, derived under today's law and held against what was published of it; or besluiten of no dossier.
  struct Found {
    /// With the digests of what is derived now.
    var dossier: Dossier?
    /// Found in more than one partition, as when somebody changed their number.
    var isMerged = false
    /// What is derived now is not what was published.
    var isChanged = false
    /// Of its besluiten.
    var count = 0
    /// Besluiten as the gemeenten must have them, and have not.
    var changes: [(record: OutgoingRecord, what: String)] = []
    var bijdragen: [Bijdrage] = []
    /// As they were published; nil when the law of then cannot be read any more.
    var oldBijdragen: [Bijdrage]? = []
  }

  /// A besluit in the log.
  private struct Place: Hashable {
    var topic: String
    var key: [UInt8]
  }

  private typealias Published = [Place: [UInt8]]

  /// Every dossier once, those whose besluiten share a partition together, so that only those besluiten are in memory.
  ///
  /// Every partition of the dossiers is looked through for each of them: two halves of one dossier become one here.
  mutating func walk(_ take: (inout Herbouw, Found) throws -> Void) throws {
    let topics = try old.besluiten(reader)
    let parts = old.besluitPartitions
    for part in 0..<parts {
      var published: Published = [:]
      for topic in topics where part < (try reader.partitions(of: topic)) {
        for (key, value) in try reader.inForce(TopicPartition(topic, part)) { published[Place(topic: topic, key: key)] = value }
      }
      var halves: [[UInt8]: [Dossier]] = [:]
      for partition in 0..<(try reader.partitions(of: old.dossier)) {
        let place = TopicPartition(old.dossier, partition)
        for (key, value) in try reader.inForce(place) where TopicContracts.partition(key: key, count: parts) == part {
          halves[key, default: []].append(try dossier(value, place))
        }
      }
      for key in halves.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        try take(&self, try found(halves.removeValue(forKey: key)!, part, &published))
      }
      try take(&self, lapsed(published, part))
    }
  }

  private func dossier(_ record: [UInt8], _ place: TopicPartition) throws(WorkerError) -> Dossier {
    do throws(RecordError) {
      return try Dossier(record: record)
    } catch {
      throw WorkerError(
        .state, "a \(error); nothing may be lost, so nothing is rebuilt", place: "\(place.topic)/\(place.partition)")
    }
  }

  private mutating func found(_ halves: [Dossier], _ part: Int, _ published: inout Published) throws -> Found {
    var dossier = halves[0]
    for half in halves.dropFirst() { dossier.voegToe(half) }
    let outcome = Afleiding(dossier, set.regels, grondslag: true)
    var found = Found(isMerged: halves.count > 1)
    found.oldBijdragen = try oldBijdragen(halves)
    let now = outcomes.digest(of: outcome)
    found.isChanged = halves.count > 1 || now != dossier.gepubliceerdDigest
    if found.isChanged { dossier.revisie += 1 }
    dossier.parameterDigest = digest
    dossier.gepubliceerdDigest = now
    let difference = outcome.verschil(met: nil)
    found.bijdragen = difference.bijdragen
    found.count = difference.besluiten.count
    for wijziging in difference.besluiten {
      if let change = change(BesluitRecord(wijziging, dossier, set.regels), part, &published) { found.changes.append(change) }
    }
    found.dossier = dossier
    return found
  }

  /// What was published of a dossier, under the law of then.
  private mutating func oldBijdragen(_ halves: [Dossier]) throws(EventLogError) -> [Bijdrage]? {
    var bijdragen: [Bijdrage] = []
    for half in halves where !half.gepubliceerdDigest.isEmpty {
      guard let regels = try regels(half.parameterDigest) else { return nil }
      bijdragen += Afleiding(half, regels, grondslag: false).uitkomst.bijdragen
    }
    return bijdragen
  }

  private mutating func regels(_ digest: [UInt8]) throws(EventLogError) -> Regels? {
    if let known = sets[digest] { return known }
    let key = old.setKey(digest)
    let regels = try reader.latest(key.partition, key: key.key)?.value.flatMap { ParameterSet.regels(old.tenant, $0) }
    sets[digest] = .some(regels)
    return regels
  }

  /// A besluit that the gemeente has not, or has otherwise; takes it out of what was published.
  private func change(
    _ wanted: BesluitRecord, _ part: Int, _ published: inout Published
  ) -> (record: OutgoingRecord, what: String)? {
    let place = Place(topic: old.besluit(wanted.gemeente), key: wanted.recordSleutel)
    let there = published.removeValue(forKey: place).flatMap { try? BesluitRecord(decoding: $0) }
    var wanted = wanted
    guard let there, there.status != .vervallen else { return (outgoing(wanted, place, part), "was missing") }
    guard there.zonderGeschiedenis != wanted.zonderGeschiedenis else { return nil }
    wanted.status = .herzien
    wanted.revisie = max(wanted.revisie, there.revisie + 1)
    return (outgoing(wanted, place, part), "was otherwise")
  }

  /// What the gemeenten have and no dossier gives.
  private func lapsed(_ published: Published, _ part: Int) -> Found {
    var found = Found()
    for (place, value) in published.sorted(by: { $0.key.key.lexicographicallyPrecedes($1.key.key) }) {
      guard var record = try? BesluitRecord(decoding: value), record.status != .vervallen else { continue }
      record.status = .vervallen
      record.revisie += 1
      found.changes.append((outgoing(record, place, part), "is of no dossier any more"))
    }
    return found
  }

  private func outgoing(_ record: BesluitRecord, _ place: Place, _ part: Int) -> OutgoingRecord {
    let reason = LogHeader(Outputs.reasonHeader, Array("herbouw \(new.generatie)".utf8))
    return OutgoingRecord(
      topic: place.topic, partition: part, timestamp: 0, key: place.key, value: record.encoded, headers: [reason])
  }
}

extension BesluitRecord {
  /// What it says, without how it came to be: how often it changed on the way, and under which equal set, depends on the units.
  var zonderGeschiedenis: BesluitRecord {
    var record = self
    record.revisie = 1
    record.status = .genomen
    record.parameterDigest = ""
    return record
  }
}

extension Dossier {
  /// The facts of the other half of one dossier.
  fileprivate mutating func voegToe(_ half: Dossier) {
    let encoder = EventEncoder()
    for feit in half.feiten { _ = voegToe(feit) { encoder.canonicalContent($0) } }
    revisie = max(revisie, half.revisie)
    gepubliceerdDigest = []
    vergeetToevoegingen()
  }
}
