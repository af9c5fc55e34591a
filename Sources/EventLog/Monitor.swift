import Glibc

/// A lock with a condition to wait for. Any thread; blocking, so never on the cooperative pool.
package final class Monitor: @unchecked Sendable {  // the pthread objects are made for use by many threads
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  package init() {
    mutex.initialize(to: pthread_mutex_t())
    condition.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  package func locked<T, E: Error>(_ body: () throws(E) -> T) throws(E) -> T {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }

  /// Only while locked.
  package func wakeAll() { pthread_cond_broadcast(condition) }

  /// Only while locked; unlocks while it waits.
  package func wait() { pthread_cond_wait(condition, mutex) }

  /// Only while locked; unlocks while it waits. False when the moment has come.
  package func wait(until deadline: Deadline) -> Bool {
    var moment = deadline.moment
    return pthread_cond_timedwait(condition, mutex, &moment) == 0
  }
}

/// A moment on the monotonic clock up to which a call may block.
package struct Deadline: Sendable {
  fileprivate let moment: timespec

  package init(inMs milliseconds: Int) {
    var now = Self.now
    let nanoseconds = now.tv_nsec + (max(0, milliseconds) % 1000) * 1_000_000
    now.tv_sec += max(0, milliseconds) / 1000 + nanoseconds / 1_000_000_000
    now.tv_nsec = nanoseconds % 1_000_000_000
    moment = now
  }

  /// Zero when it has passed.
  package var remainingMs: Int {
    let now = Self.now
    let microseconds = (moment.tv_sec - now.tv_sec) * 1_000_000 + (moment.tv_nsec - now.tv_nsec) / 1000
    return microseconds <= 0 ? 0 : (microseconds + 999) / 1000
  }

  private static var now: timespec {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now
  }
}
