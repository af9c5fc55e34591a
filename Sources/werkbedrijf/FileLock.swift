import CommandLine
import Glibc

/// A file that its holder keeps locked for as long as it lives: one at a time on this machine.
final class FileLock {
  private let file: Int32

  /// - Parameter taken: What to say when another one holds it.
  init(_ path: String, taken: String) throws(Failure) {
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Failure(.cantcreat, "\(path): cannot be made: \(Files.reason())") }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw Failure(.tempfail, "\(path): \(taken)")
    }
  }

  deinit { close(file) }
}

extension FileLock {
  /// One feed of a tenant at a time: what was sent is remembered per business key, and two runs would not see each other.
  static func feed(_ path: String) throws(Failure) -> FileLock {
    try FileLock(path, taken: "another feed of this tenant is running; wait for it")
  }
}
