import EventLog

/// Lets the writers of one file in this process through one at a time, in the order in which they came: a feeder that
/// appends without pause does not starve the worker. Between processes SQLite's own lock decides.
final class Turnstile: Sendable {
  private struct State {
    var handedOut = 0
    var serving = 0
  }
  private let monitor = Monitor()
  nonisolated(unsafe) private var state = State()  // touched only under the monitor

  func pass<T, E: Error>(_ body: () throws(E) -> T) throws(E) -> T {
    monitor.locked {
      let ticket = state.handedOut
      state.handedOut += 1
      while state.serving != ticket { monitor.wait() }
    }
    defer {
      monitor.locked {
        state.serving += 1
        monitor.wakeAll()
      }
    }
    return try body()
  }
}
