import CommandLine
import Glibc

/// The lines that were put aside; made when the first one comes, readable by its owner only.
final class RejectsFile {
  let path: String
  private let head: [UInt8]
  private var file: Int32 = -1
  private var buffer: [UInt8] = []
  private var reason: String?

  init(_ path: String, head: [UInt8]) {
    self.path = path
    self.head = head
  }

  func add(_ line: [UInt8]) {
    if file < 0, reason == nil {
      file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
      if file < 0 { reason = Files.reason() } else { fchmod(file, 0o600) }
      buffer += head
    }
    buffer += line
    if buffer.count > 1 << 16 { flush() }
  }

  func close() throws(Failure) {
    flush()
    if file >= 0 { Glibc.close(file) }
    if let reason { throw Failure(.cantcreat, "\(path): the lines put aside cannot be kept: \(reason)") }
  }

  private func flush() {
    if file >= 0 { Shell.write(buffer, to: file) }
    buffer = []
  }
}
