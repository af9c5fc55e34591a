import Glibc

/// A thread of its own for a role: its calls block, so it never sits on a shared pool.
enum RoleThread {
  /// Deep enough for the largest derivation, small enough for many tenants.
  static let stackBytes = 2 << 20

  static func start(_ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackBytes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    let box = Unmanaged.passRetained(Box(body))
    var thread = pthread_t()
    let code = pthread_create(
      &thread, &attributes,
      { raw in
        let box = Unmanaged<Box>.fromOpaque(raw!).takeRetainedValue()
        box.body()
        return nil
      }, box.toOpaque())
    precondition(code == 0, "no thread could be made: \(code)")
    pthread_attr_destroy(&attributes)
  }

  private final class Box {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}

/// SIGTERM and SIGINT, taken by the main thread only. Made before any other thread, which inherits the blocked mask.
struct StopSignals {
  private var mask = sigset_t()

  init() {
    sigemptyset(&mask)
    sigaddset(&mask, SIGTERM)
    sigaddset(&mask, SIGINT)
    pthread_sigmask(SIG_BLOCK, &mask, nil)
  }

  /// True when one came within the time.
  func wait(ms: Int) -> Bool {
    var mask = mask
    var time = timespec(tv_sec: 0, tv_nsec: ms * 1_000_000)
    return sigtimedwait(&mask, nil, &time) > 0
  }
}
