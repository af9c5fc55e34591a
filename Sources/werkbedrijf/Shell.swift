import CommandLine
import Glibc

/// What a verb does: arguments in, exit status out.
typealias Verb = @Sendable (Arguments) -> ExitCode

enum Program {
  static let version = "0.1.0"
}

/// A reason to end with a message and a status.
struct Failure: Error {
  var code: ExitCode
  var message: String

  init(_ code: ExitCode, _ message: String) {
    self.code = code
    self.message = message
  }
}

/// The world outside: clock, standard streams.
enum Shell {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }

  static func write(_ text: String, to file: Int32 = STDOUT_FILENO) { write(Array(text.utf8), to: file) }

  static func write(_ bytes: [UInt8], to file: Int32 = STDOUT_FILENO) {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          return
        }
        rest = rest.dropFirst(written)
      }
    }
  }

  static func complain(_ text: String) { write("werkbedrijf: \(text)\n", to: STDERR_FILENO) }

  /// Runs a verb's body; a failure becomes its message and status.
  static func verb(_ body: @escaping @Sendable (Arguments) throws -> ExitCode) -> Verb {
    { arguments in
      do {
        return try body(arguments)
      } catch let failure as Failure {
        complain(failure.message)
        return failure.code
      } catch {
        complain("\(error)")
        return .software
      }
    }
  }
}
