internal import CSQLite
import EventLog
import Glibc

/// The lock of a role: a file that its owner keeps locked (`flock`) for as long as it lives, with its pid in it.
///
/// The kernel frees the lock when the owner dies, however it dies.
final class RoleLock {
  private var file: Int32

  init(directory: String, role: String) throws(EventLogError) {
    let path = "\(directory)/\(role).slot"
    while true {
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard file >= 0 else { throw .system("cannot be opened", path) }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        let isTaken = errno == EWOULDBLOCK
        let error: EventLogError = isTaken ? .taken(role: role, pid: Self.pid(file)) : .system("cannot be locked", path)
        Glibc.close(file)
        throw error
      }
      // Somebody may have removed the file between the two calls: then another one counts.
      var held = stat()
      var named = stat()
      if fstat(file, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino {
        let pid = Array("\(getpid())\n".utf8)
        guard ftruncate(file, 0) == 0, pwrite(file, pid, pid.count, 0) == pid.count else {
          let error = EventLogError.system("cannot be written", path)
          Glibc.close(file)
          throw error
        }
        self.file = file
        return
      }
      Glibc.close(file)
    }
  }

  deinit { release() }

  func release() {
    guard file >= 0 else { return }
    Glibc.close(file)
    file = -1
  }

  /// What the owner wrote; nil in the moment before it did.
  private static func pid(_ file: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(file, &bytes, bytes.count, 0)
    return Int32(String(decoding: bytes.prefix(max(0, count)).prefix { $0 != 10 }, as: UTF8.self))
  }
}
