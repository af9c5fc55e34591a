import Glibc
import Synchronization

/// Runs the bodies on threads of their own and waits for all; throws the first failure.
func together(_ bodies: [@Sendable () throws -> Void]) throws {
  let failure = Mutex<String?>(nil)
  let threads = bodies.map { body in
    Thread {
      do { try body() } catch { failure.withLock { $0 = $0 ?? "\(error)" } }
    }
  }
  for thread in threads { thread.join() }
  if let failure = failure.withLock({ $0 }) { throw ContractViolation(failure) }
}

/// A pthread: calls of the log block, and do not belong on the cooperative pool.
private final class Thread {
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
  private var thread = pthread_t()

  init(_ run: @escaping @Sendable () -> Void) {
    let argument = Unmanaged.passRetained(Body(run)).toOpaque()
    let code = pthread_create(
      &thread, nil,
      { argument in
        Unmanaged<Body>.fromOpaque(argument!).takeRetainedValue().run()
        return nil
      }, argument)
    precondition(code == 0, "pthread_create fails with \(code)")
  }

  func join() { pthread_join(thread, nil) }
}

func milliseconds() -> Int {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
}
