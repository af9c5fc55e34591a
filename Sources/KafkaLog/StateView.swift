import EventLog

/// The records in force of one partition of a compacted topic, by key.
struct StateView {
  private(set) var records: [[UInt8]: LogRecord] = [:]
  /// Read up to here.
  private(set) var next: Int64 = 0
  /// Nobody but this owner can have written since.
  var isCurrent = false

  mutating func take(_ record: LogRecord) {
    guard record.offset >= next, let key = record.key else { return }
    records[key] = record.value == nil ? nil : record
  }

  mutating func reached(_ offset: Int64) { next = max(next, offset) }
}
