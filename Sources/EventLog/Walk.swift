// Partitions read whole, for what looks at everything: a rebuild, a comparison, an erasure.

extension LogReader {
  /// Every record of a partition from the first kept one on, in offset order, with what is appended meanwhile.
  public func forEachRecord(
    of partition: TopicPartition, _ take: (LogRecord) throws(EventLogError) -> Void
  ) throws(EventLogError) {
    var next = try bounds(partition).lowerBound
    while true {
      let records = try read(partition, from: next, limit: 2_000)
      guard let last = records.last else { return }
      for record in records { try take(record) }
      next = last.offset + 1
    }
  }

  /// The value in force of every key of a partition of a compacted topic; of one that is written meanwhile the latest seen.
  ///
  /// - Parameter isWanted: Which keys; the others take no memory.
  public func inForce(
    _ partition: TopicPartition, where isWanted: (_ key: [UInt8]) -> Bool = { _ in true }
  ) throws(EventLogError) -> [[UInt8]: [UInt8]] {
    var values: [[UInt8]: [UInt8]] = [:]
    try forEachRecord(of: partition) { record in
      if let key = record.key, isWanted(key) { values[key] = record.value }
    }
    return values
  }
}
