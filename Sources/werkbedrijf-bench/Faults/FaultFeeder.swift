import EventLog
import Foundation
import Synchronization

/// Sends the records a few at a time while faults happen, each batch again until it is known to be there; a batch more once than
/// once is part of the trial.
final class FaultFeeder: Sendable {
  private struct State {
    var sent = 0
    /// May be sent now.
    var allowed = 20
    var isFinishing = false
    var isDone = false
    var trouble = "no trouble"
  }

  private let log: any EventLog
  private let records: [OutgoingRecord]
  private let state = Mutex(State())
  /// Records per fault: enough that units are open all the time.
  private static let share = 150
  private static let batch = 5

  init(_ log: any EventLog, _ records: [OutgoingRecord]) {
    self.log = log
    self.records = records
  }

  var sent: Int { state.withLock { $0.sent } }
  var isDone: Bool { state.withLock { $0.isDone } }
  var trouble: String { state.withLock { $0.trouble } }
  /// A share more.
  func go() { state.withLock { $0.allowed = min($0.sent + Self.share, records.count) } }
  func finish() { state.withLock { $0.isFinishing = true } }

  static func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }

  func start() {
    Thread.detachNewThread { [self] in
      var next = 0
      var producer: (any LogProducer)?
      while next < records.count {
        let (allowed, isFinishing) = state.withLock { ($0.allowed, $0.isFinishing) }
        guard isFinishing || next < allowed else {
          usleep(10_000)
          continue
        }
        let end = min(records.count, next + (isFinishing ? 200 : Self.batch))
        do {
          if producer == nil { producer = try log.producer() }
          try producer!.append(
            records[next..<end].map {
              var record = $0
              record.timestamp = Self.now()
              return record
            })
          next = end
          state.withLock { $0.sent = next }
          if !isFinishing { usleep(20_000) }
        } catch {
          state.withLock { $0.trouble = "\(error)" }
          producer = nil
          usleep(200_000)
        }
      }
      state.withLock { $0.isDone = true }
    }
  }
}
