import EventLog

/// What a role reads of one file. One thread at a time.
final class InputFile {
  struct Input {
    let table: PartitionTable
    /// Next offset to read; nil until it is known where the partition begins.
    var position: Int64?
  }

  let file: LogFile
  let slot: Int
  var inputs: [Input] = []
  /// What the bell counted before a look that found nothing more; nil makes the next call look.
  var drained: UInt32?

  init(_ file: LogFile) {
    self.file = file
    slot = Bell.slot(of: file.place)
  }

  func rewind(to committed: [TopicPartition: Int64]) {
    for index in inputs.indices { inputs[index].position = committed[inputs[index].table.source] }
    drained = nil
  }

  /// Adds what follows the positions, of all partitions as they were at one moment; another one goes first each turn.
  func next(limit: Int, turn: Int, count: UInt32, role: String, into records: inout [LogRecord]) throws(EventLogError) {
    guard drained != count else { return }
    let before = records.count
    // Positions move when the whole look succeeded: a failure in the middle loses no record.
    var moved = inputs
    let found = try file.connection.transaction("BEGIN") { () throws(EventLogError) in
      var found: [LogRecord] = []
      for place in moved.indices where before + found.count < limit {
        let index = (place + turn) % moved.count
        let table = moved[index].table
        let bounds = try table.bounds()
        let position = moved[index].position ?? bounds.lowerBound
        guard position <= bounds.upperBound else {
          throw .beyond(table.source, offset: position, next: bounds.upperBound, role: role)
        }
        moved[index].position = position
        guard position < bounds.upperBound else { continue }
        let read = try table.read(from: position, limit: limit - before - found.count)
        moved[index].position = read.last.map { $0.offset + 1 } ?? bounds.upperBound
        found += read
      }
      return found
    }
    inputs = moved
    records += found
    if found.isEmpty { drained = count }
  }
}
