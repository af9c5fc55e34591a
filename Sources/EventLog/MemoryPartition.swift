/// The records of one partition in memory. Its `MemoryLog` guards it.
struct MemoryPartition {
  let source: TopicPartition
  let isCompacted: Bool
  private(set) var next: Int64 = 0
  /// Of a topic with retention: contiguous, from `first`.
  private var records: [LogRecord] = []
  /// Of a compacted topic: the latest of each key, and the keys by rising offset with stale places in between.
  private var latest: [[UInt8]: LogRecord] = [:]
  private var order: [(offset: Int64, key: [UInt8])] = []

  init(source: TopicPartition, isCompacted: Bool) {
    self.source = source
    self.isCompacted = isCompacted
  }

  var first: Int64 {
    isCompacted ? order.first { isCurrent($0) }?.offset ?? next : next - Int64(records.count)
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
    guard isCompacted else {
      let start = Int(min(max(0, offset - first), Int64(records.count)))
      return Array(records[start...].prefix(limit))
    }
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      if order[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    return order[low...].lazy.filter { isCurrent($0) }.prefix(limit).map { latest[$0.key]! }
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
    let old = records.prefix { $0.timestamp < cutoff && $0.offset < floor }.count
    records.removeFirst(old)
    return old
  }

  private func isCurrent(_ place: (offset: Int64, key: [UInt8])) -> Bool { latest[place.key]?.offset == place.offset }
}
