internal import CSQLite
import EventLog
import Glibc

/// The wake-up between the processes that share a directory: a page of counters that all of them map, and a futex.
///
/// A writer adds one to its file's counter after each commit and wakes who waits. A writer killed in between has committed
/// without ringing: every wait has a bound after which its caller looks again.
final class Bell: @unchecked Sendable {  // the words are touched by atomic operations only
  private static let words = 1024
  private let page: UnsafeMutablePointer<UInt32>

  init(directory: String) throws(EventLogError) {
    let path = directory + "/bel"
    let size = Self.words * MemoryLayout<UInt32>.size
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .system("cannot be opened", path) }
    defer { Glibc.close(file) }
    guard ftruncate(file, size) == 0, posix_fallocate(file, 0, size) == 0 else {
      throw .system("cannot be given \(size) bytes", path)
    }
    guard let map = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), map != MAP_FAILED else {
      throw .system("cannot be mapped", path)
    }
    page = map.bindMemory(to: UInt32.self, capacity: Self.words)
  }

  deinit { munmap(page, Self.words * MemoryLayout<UInt32>.size) }

  /// Files share a counter when their names hash alike: a wake-up for nothing, no harm.
  static func slot(of place: String) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in place.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return 1 + Int(hash % UInt32(words - 1))
  }

  func ring(_ slot: Int) {
    werk_add(page + slot)
    werk_add(page)
    werk_futex_wake(page)
  }

  /// Number 0 counts every ring.
  func count(_ slot: Int) -> UInt32 { werk_load(page + slot) }

  func counts(_ slots: [Int]) -> [UInt32] { slots.map(count) }

  /// Waits until one of the counters differs from what was seen. False when the moment has come.
  func wait(_ slots: [Int], seen: [UInt32], until deadline: Deadline) -> Bool {
    while true {
      let any = count(0)
      if zip(slots, seen).contains(where: { count($0) != $1 }) { return true }
      let remaining = deadline.remainingMs
      if remaining == 0 { return false }
      werk_futex_wait(page, any, Int64(remaining))
    }
  }
}
