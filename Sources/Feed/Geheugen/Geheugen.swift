import Domain
import EventLog
import TopicContracts

/// The memory of what was sent, read one key at a time from the compacted topic; what this run changed stands in a bounded
/// cache in front of it.
///
/// Owned by one run, on its thread.
struct Geheugen {
  /// States that this run changed and still keeps: two halves, of which the older is dropped when the younger is full.
  static let halveCache = 32_768

  private let reader: any LogReader
  private let topic: String
  private let partitions: Int
  private var jong: [Pseudonym: Stand] = [:]
  /// What was read ahead for the rows in hand.
  private var vooruit: [Pseudonym: Stand?] = [:]
  private var oud: [Pseudonym: Stand] = [:]

  init(reader: any LogReader, topic: String) throws(EventLogError) {
    self.reader = reader
    self.topic = topic
    partitions = try reader.partitions(of: topic)
  }

  func stand(_ sleutel: Pseudonym) throws(FeedError) -> Stand? {
    if let bekend = jong[sleutel] ?? oud[sleutel] { return bekend }
    if let bekend = vooruit[sleutel] { return bekend }
    return try stand(sleutel, waarde(sleutelbytes(sleutel)))
  }

  /// Reads the states of many keys at once, in place of those read before.
  mutating func leesVooruit(_ sleutels: [Pseudonym]) throws(FeedError) {
    let gevraagd = sleutels.map { sleutel in
      let bytes = sleutelbytes(sleutel)
      return (partition: TopicPartition(topic, partition(key: bytes, count: partitions)), key: bytes)
    }
    let records: [LogRecord?]
    do throws(EventLogError) { records = try reader.latest(gevraagd) } catch { throw FeedError(log: error) }
    vooruit.removeAll(keepingCapacity: true)
    for (sleutel, record) in zip(sleutels, records) { vooruit.updateValue(try stand(sleutel, record?.value), forKey: sleutel) }
  }

  /// Keeps `stand` for this run; `record` of it belongs in the same append as its event, at most half a cache later.
  mutating func zet(_ sleutel: Pseudonym, _ stand: Stand) {
    if jong.count >= Self.halveCache {
      oud = jong
      jong = Dictionary(minimumCapacity: Self.halveCache)
    }
    jong[sleutel] = stand
  }

  func record(_ sleutel: Pseudonym, _ stand: Stand, nu: Int64) -> OutgoingRecord {
    record(sleutelbytes(sleutel), stand.record, nu: nu)
  }

  func record(_ sleutel: [UInt8], _ waarde: [UInt8], nu: Int64) -> OutgoingRecord {
    OutgoingRecord(
      topic: topic, partition: partition(key: sleutel, count: partitions), timestamp: nu, key: sleutel, value: waarde)
  }

  /// The value kept under a key that is no business key.
  func waarde(_ sleutel: [UInt8]) throws(FeedError) -> [UInt8]? {
    do {
      return try reader.latest(TopicPartition(topic, partition(key: sleutel, count: partitions)), key: sleutel)?.value
    } catch {
      throw FeedError(log: error)
    }
  }

  private func stand(_ sleutel: Pseudonym, _ record: [UInt8]?) throws(FeedError) -> Stand? {
    guard let record else { return nil }
    guard let stand = Stand(record: record) else {
      throw FeedError(
        .geheugen, "the record of key \(sleutel) is not of version \(Stand.versie); feed with the version that wrote it",
        place: topic)
    }
    return stand
  }

  private func sleutelbytes(_ sleutel: Pseudonym) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 16) { ruimte, aantal in
      withUnsafeBytes(of: (sleutel.hoog.bigEndian, sleutel.laag.bigEndian)) { bytes in
        for i in 0..<16 { ruimte[i] = bytes[i] }
      }
      aantal = 16
    }
  }
}

extension FeedError {
  init(log fout: EventLogError) {
    self.init(.log, fout.message, place: fout.place, canRetry: fout.canRetry)
  }
}
