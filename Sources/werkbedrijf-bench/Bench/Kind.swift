import CommandLine
import Foundation
import Glibc

/// One run of `werkbedrijf`, the program beside this one, and what it took.
struct Kind {
  private(set) var status: Int32 = 0
  /// Seconds.
  private(set) var duur = 0.0
  private(set) var rekentijd = 0.0
  private(set) var piekKiB = 0

  /// - Parameter eerst: Before the others: the verb.
  init(_ eerste: String..., eerst: [String] = [], woorden: [String] = [], uitvoer: String, fouten: String) throws {
    let eigen = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let programma = URL(fileURLWithPath: eigen).deletingLastPathComponent().appending(path: "werkbedrijf").path
    var acties = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&acties)
    defer { posix_spawn_file_actions_destroy(&acties) }
    posix_spawn_file_actions_addopen(&acties, 1, uitvoer, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&acties, 2, fouten, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var argumenten: [UnsafeMutablePointer<CChar>?] = ([programma] + eerst + eerste + woorden).map { strdup($0) } + [nil]
    defer { for argument in argumenten { free(argument) } }

    let begin = klok(CLOCK_MONOTONIC)
    var pid: pid_t = 0
    let fout = posix_spawn(&pid, programma, &acties, nil, &argumenten, environ)
    guard fout == 0 else { throw Fout(.unavailable, "\(programma): \(String(cString: strerror(fout)))") }
    var gebruik = rusage()
    var einde: Int32 = 0
    while wait4(pid, &einde, 0, &gebruik) < 0 {
      guard errno == EINTR else { throw Fout(.software, "wait4: \(String(cString: strerror(errno)))") }
    }
    duur = klok(CLOCK_MONOTONIC) - begin
    rekentijd = seconden(gebruik.ru_utime) + seconden(gebruik.ru_stime)
    piekKiB = gebruik.ru_maxrss
    // By a signal: as a shell tells it.
    status = einde & 0x7F == 0 ? (einde >> 8) & 0xFF : 128 + (einde & 0x7F)
  }
}

private func seconden(_ tijd: timeval) -> Double { Double(tijd.tv_sec) + Double(tijd.tv_usec) / 1e6 }
