/// The records of one partition in memory. Its `MemoryLog` guards it.
struct MemoryPartition {
  let source: TopicPartition
  let isCompacted: Bool
  private(set) var next: Int64 = 0
  /// Of a topic with retention: by rising offset, none below `kept`.
  private var records: [LogRecord] = []
  private var kept: Int64 = 0
  /// Of a compacted topic: the latest of each key, and the keys by rising offset with stale places in between.
  private var latest: [[UInt8]: LogRecord] = [:]
  private var order: [(offset: Int64, key: [UInt8])] = []

  init(source: TopicPartition, isCompacted: Bool) {
    self.source = source
    self.isCompacted = isCompacted
  }

  var first: Int64 {
    isCompacted ? order.first { isCurrent($0) }?.offset ?? next : kept
  }

  mutating func append(_ record: OutgoingRecord) -> Int64 {
    let kept = LogRecord(
      source: source, offset: next, timestamp: record.timestamp, key: record.key, value: record.value,
      headers: record.headers)
    next += 1
    if isCompacted, let key = record.key {
      latest[key] = kept
      order.append((kept.offset, key))
      if order.count > 2 * latest.count + 64 { order = order.filter { isCurrent($0) } }
    } else {
      records.append(kept)
    }
    return kept.offset
  }

  func read(from offset: Int64, limit: Int) -> [LogRecord] {
    guard isCompacted else { return Array(records[place(of: offset, in: records.count) { records[$0].offset }...].prefix(limit)) }
    return order[place(of: offset, in: order.count) { order[$0].offset }...].lazy.filter { isCurrent($0) }.prefix(limit).map {
      latest[$0.key]!
    }
  }

  func latest(key: [UInt8]) -> LogRecord? {
    guard let record = latest[key], record.value != nil else { return nil }
    return record
  }

  /// Drops what is older than `cutoff` and lies before `floor`. Gives the number of records dropped.
  mutating func clean(before cutoff: Int64, floor: Int64) -> Int {
    if isCompacted {
      let old = latest.values.filter { $0.value == nil && $0.timestamp < cutoff && $0.offset < floor }
      for record in old { latest[record.key!] = nil }
      if !old.isEmpty { order = order.filter { isCurrent($0) } }
      return old.count
    }
    let old = records.prefix { $0.timestamp < cutoff && $0.offset < floor }
    if let last = old.last { kept = last.offset + 1 }
    records.removeFirst(old.count)
    return old.count
  }

  /// Takes these out, whatever they are.
  mutating func erase(_ offsets: Set<Int64>) {
    records.removeAll { offsets.contains($0.offset) }
    latest = latest.filter { !offsets.contains($0.value.offset) }
    order = order.filter { isCurrent($0) }
  }

  /// The first place whose offset is not below the given one.
  private func place(of offset: Int64, in count: Int, _ offsetAt: (Int) -> Int64) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if offsetAt(middle) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func isCurrent(_ place: (offset: Int64, key: [UInt8])) -> Bool { latest[place.key]?.offset == place.offset }
}
