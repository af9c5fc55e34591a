public import Domain
import Dossiers
public import EventLog
import TopicContracts

/// Where the log holds something of one client: his dossier, its besluiten, the events it was made of, what stands of him in
/// quarantine and in feed's memory.
///
/// A record that only names him, as a member of the household of another dossier, is not his.
public struct ClientRecords: Sendable {
  /// Of every partition the offsets.
  public private(set) var offsets: [TopicPartition: [Int64]] = [:]
  /// Of the compacted topics the keys that are in force.
  public private(set) var keys: [TopicPartition: Set<[UInt8]>] = [:]
  /// Of the other topics when the youngest of his records was written (milliseconds since 1970), and how many there are.
  public private(set) var kept: [String: (count: Int, youngest: Int64)] = [:]
  /// Events that the tenant's workers have not handled yet.
  public private(set) var unhandled = 0
  /// The record of the dossier, nil when there is none.
  public private(set) var dossier: [UInt8]?

  public var count: Int { offsets.values.reduce(0) { $0 + $1.count } }

  /// How many records of each topic, by its name.
  public var perTopic: [(topic: String, count: Int)] {
    Dictionary(grouping: offsets, by: \.key.topic).mapValues { $0.reduce(0) { $0 + $1.value.count } }
      .sorted { utf8Kleiner($0.key, $1.key) }.map { ($0.key, $0.value) }
  }

  /// - Parameter remembers: Whether a record of feed's memory is of this client.
  public init(
    of client: Pseudonym, _ topics: TenantTopics, _ reader: any LogReader, remembers: ([UInt8]) -> Bool
  ) throws(EventLogError) {
    let judge = Judge(client)
    let committed = try reader.committed(role: topics.role)
    var waiting = 0
    try take(topics.inputs, reader, isCompacted: false) { record in
      guard judge.isInput(record) else { return false }
      if record.offset >= committed[record.source] ?? 0 { waiting += 1 }
      return true
    }
    unhandled = waiting
    try take([topics.dossier], reader) { $0.key == judge.text }
    try take(topics.besluiten(reader), reader) { $0.key?.starts(with: judge.text + [UInt8(ascii: "/")]) ?? false }
    try take([topics.quarantine], reader, isCompacted: false, judge.isQuarantined)
    try take([topics.feedGeheugen], reader) { $0.value.map(remembers) ?? false }
    dossier = try DossierState.latest(.client(client), topics, reader)?.value
    if let links = dossier.flatMap({ try? Dossier(record: $0) }).map({ Werkgeverlinks.keys($0, topics) }), !links.isEmpty {
      try take([topics.werkgever], reader) { $0.key.map(links.contains) ?? false }
    }
  }

  private mutating func take(
    _ topics: [String], _ reader: any LogReader, isCompacted: Bool = true, _ isHis: (LogRecord) -> Bool
  ) throws(EventLogError) {
    for topic in topics {
      for number in 0..<(try reader.partitions(of: topic)) {
        try reader.forEachRecord(of: TopicPartition(topic, number)) { record in
          take(record, isHis: isHis(record), isCompacted: isCompacted)
        }
      }
    }
  }

  private mutating func take(_ record: LogRecord, isHis: Bool, isCompacted: Bool) {
    if isHis { offsets[record.source, default: []].append(record.offset) }
    if isCompacted, let key = record.key {
      // An engine that compacts in its own time shows what was before as well.
      if isHis, record.value != nil { keys[record.source, default: []].insert(key) } else { keys[record.source]?.remove(key) }
      if keys[record.source]?.isEmpty == true { keys[record.source] = nil }
    } else if isHis {
      let known = kept[record.source.topic]
      kept[record.source.topic] = ((known?.count ?? 0) + 1, max(known?.youngest ?? 0, record.timestamp))
    }
  }

  /// What makes the compacted topics forget him.
  func tombstones(now: Int64) -> [OutgoingRecord] {
    keys.flatMap { partition, keys in
      keys.map {
        OutgoingRecord(topic: partition.topic, partition: partition.partition, timestamp: now, key: $0, value: nil)
      }
    }
  }

  /// Tells whose a record is.
  private struct Judge {
    let client: Pseudonym
    let text: [UInt8]
    private let decoder = EventDecoder()

    init(_ client: Pseudonym) {
      self.client = client
      text = Array(client.description.utf8)
    }

    /// By its key or its subject; of one that cannot be read by the pseudonym anywhere in it.
    func isInput(_ record: LogRecord) -> Bool {
      isOurs(key: record.key, headers: record.headers.map { ($0.name, $0.value) }, value: record.value)
    }

    /// By its subject, or by the original that it holds.
    func isQuarantined(_ record: LogRecord) -> Bool {
      guard let value = record.value else { return false }
      guard let read = try? QuarantineRecord(decoding: value) else { return contains(value) }
      if let onderwerp = read.onderwerp { return onderwerp == .client(client) }
      guard let original = read.origineel else { return contains(value) }
      return contains(value)
        || isOurs(key: original.sleutel, headers: original.headers.map { ($0.naam, $0.waarde) }, value: original.waarde)
    }

    private func isOurs(key: [UInt8]?, headers: [(name: String, value: [UInt8])], value: [UInt8]?) -> Bool {
      if key == text { return true }
      guard contains(value ?? []) || contains(key ?? []) || headers.contains(where: { contains($0.value) }) else { return false }
      do throws(EnvelopeFault) {
        return try decoder.decode(headers: headers, value: value ?? []).onderwerp == .client(client)
      } catch {
        return error.onderwerp.map { $0 == .client(client) } ?? true
      }
    }

    private func contains(_ bytes: [UInt8]) -> Bool { bytes.firstRange(of: text) != nil }
  }
}
