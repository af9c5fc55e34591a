import Crypto
import Domain
public import EventLog
public import TopicContracts

extension TenantTopics {
  public var quarantinePartition: TopicPartition { TopicPartition(quarantine, 0) }
}

/// The quarantine of a tenant as a topic: one record per refused record, by place; a tombstone once it is released.
public enum Quarantine {
  /// Larger originals are kept as place and digest only.
  public static let largestOriginal = 64 << 10
  /// Marks an event that was replayed from quarantine, by its place there.
  public static let replayHeader = "werk-replay"

  static func record(
    _ refusal: Refusal, _ topics: TenantTopics, place: TopicPartition, offset: Int64, key: [UInt8]?, headers: [LogHeader],
    value: [UInt8]?, now: Int64
  ) -> OutgoingRecord {
    let record = QuarantineRecord(
      tenant: topics.tenant, plaats: .init(topic: place.topic, partitie: place.partition, offset: offset), tijd: now,
      code: refusal.code.rawValue, reden: Masking.masked(String(refusal.reden.prefix(2_000))),
      gebeurtenis: Masking.masked(String(refusal.id.prefix(200))), onderwerp: refusal.onderwerp,
      digest: hex(sha256(value ?? [])), grootte: value?.count ?? 0, origineel: original(key, headers, value))
    return OutgoingRecord(topic: topics.quarantine, partition: 0, timestamp: now, key: record.sleutel, value: record.encoded)
  }

  /// Nil when it may hold a BSN or is too large; its place still leads to it while the input topic keeps it.
  private static func original(_ key: [UInt8]?, _ headers: [LogHeader], _ value: [UInt8]?) -> QuarantineRecord.Origineel? {
    guard (value?.count ?? 0) <= largestOriginal else { return nil }
    for bytes in [key ?? [], value ?? []] + headers.map(\.value) + headers.map({ Array($0.name.utf8) }) {
      // What is no text could hide anything.
      guard !Masking.mayHoldBSN(bytes), String(validating: bytes, as: UTF8.self) != nil else { return nil }
    }
    return QuarantineRecord.Origineel(
      sleutel: key, waarde: value, headers: headers.map { .init(naam: $0.name, waarde: $0.value) })
  }

  /// Everything that waits, by place in the log.
  public static func waiting(
    _ topics: TenantTopics, _ reader: any LogReader
  ) throws(EventLogError) -> [(offset: Int64, key: [UInt8], record: QuarantineRecord)] {
    var waiting: [[UInt8]: (offset: Int64, record: QuarantineRecord)] = [:]
    var bounds = try reader.bounds(topics.quarantinePartition)
    while !bounds.isEmpty {
      let records = try reader.read(topics.quarantinePartition, from: bounds.lowerBound, limit: 1_000)
      guard let last = records.last else { break }
      for record in records {
        guard let key = record.key else { continue }
        waiting[key] = nil
        if let value = record.value, let read = try? QuarantineRecord(decoding: value) { waiting[key] = (record.offset, read) }
      }
      bounds = last.offset + 1..<max(bounds.upperBound, last.offset + 1)
    }
    return waiting.map { ($0.value.offset, $0.key, $0.value.record) }.sorted { $0.offset < $1.offset }
  }

  /// Sends the record to its input topic again and takes it out of quarantine, in one append. Nil when neither the
  /// quarantine nor the input topic holds the original any more.
  public static func replay(
    _ record: QuarantineRecord, key: [UInt8], _ topics: TenantTopics, _ reader: any LogReader, now: Int64
  ) throws(EventLogError) -> [OutgoingRecord]? {
    let place = TopicPartition(record.plaats.topic, record.plaats.partitie)
    var again = OutgoingRecord(
      topic: place.topic, partition: place.partition, timestamp: now, key: nil, value: nil,
      headers: [LogHeader(replayHeader, key)])
    if let original = record.origineel {
      again.key = original.sleutel
      again.value = original.waarde
      again.headers += original.headers.map { LogHeader($0.naam, $0.waarde) }
    } else {
      let bounds = try reader.bounds(place)
      guard bounds.contains(record.plaats.offset),
        let found = try reader.read(place, from: record.plaats.offset, limit: 1).first, found.offset == record.plaats.offset,
        hex(sha256(found.value ?? [])) == record.digest
      else { return nil }
      again.key = found.key
      again.value = found.value
      again.headers += found.headers
    }
    // A replayed event has its one hop again.
    again.headers.removeAll { $0.name == Intake.hopHeader }
    let released = OutgoingRecord(topic: topics.quarantine, partition: 0, timestamp: now, key: key, value: nil)
    return [again, released]
  }
}
