import EventLog
import Glibc
import Synchronization

/// Work in equal pieces over the cores of the machine.
enum Parallel {
  static let largestCount = 16
  static var cores: Int { max(1, min(largestCount, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Runs `body` for every number below `count`, a thread a core, each taking the next number; gives the results in order,
  /// or the error of the lowest number that failed.
  static func map<T: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) throws -> T) throws -> [T] {
    let state = State<T>(count)
    let threads = min(cores, count)
    for _ in 0..<threads {
      RoleThread.start {
        while let number = state.take() { state.put(number, Result { try body(number) }) }
        state.end()
      }
    }
    return try state.results(of: threads)
  }

  private final class State<T: Sendable>: Sendable {
    private struct Inside {
      var next = 0
      var ended = 0
      var results: [Result<T, any Error>?]
    }
    private let monitor = Monitor()
    private let count: Int
    nonisolated(unsafe) private var inside: Inside  // touched only under the monitor

    init(_ count: Int) {
      self.count = count
      inside = Inside(results: Array(repeating: nil, count: count))
    }

    func take() -> Int? {
      monitor.locked {
        guard inside.next < count else { return nil }
        inside.next += 1
        return inside.next - 1
      }
    }

    func put(_ number: Int, _ result: Result<T, any Error>) { monitor.locked { inside.results[number] = result } }

    func end() {
      monitor.locked {
        inside.ended += 1
        monitor.wakeAll()
      }
    }

    func results(of threads: Int) throws -> [T] {
      try monitor.locked {
        while inside.ended < threads { monitor.wait() }
        return try inside.results.map { try $0!.get() }
      }
    }
  }
}
