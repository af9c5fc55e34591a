import Foundation
import Glibc
import KafkaTesting

/// A process that is watched while it runs: what it took from a mark in its output on, and the most memory it ever had resident.
final class MeteredProcess {
  let output: String
  private(set) var pid: pid_t
  /// VmHWM; `ru_maxrss` of a child begins with what its parent had.
  private(set) var peakKiB = 0
  /// Monotonic seconds, and CPU seconds of the process, when the mark was seen.
  private(set) var begun: (wall: Double, cpu: Double)?
  private(set) var ended: (wall: Double, cpu: Double)?
  private let mark: String?

  /// - Parameter mark: Counting begins when the output holds this; nil: at the start.
  init(_ words: [String], output: String, mark: String? = nil, _ variables: [String: String] = [:]) throws {
    self.output = output
    self.mark = mark
    if mark == nil { begun = (klok(CLOCK_MONOTONIC), 0) }
    pid = try Broker.spawn(words, output: output, variables)
  }

  deinit {
    guard pid > 0 else { return }
    kill(pid, SIGKILL)
    var status: Int32 = 0
    waitpid(pid, &status, 0)
  }

  /// Beside this program.
  static var werkbedrijf: String {
    get throws {
      let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(filePath: own).deletingLastPathComponent().appending(path: "werkbedrijf").path
    }
  }

  var said: String { (try? String(contentsOfFile: output, encoding: .utf8)) ?? "" }
  var wall: Double { (ended?.wall ?? klok(CLOCK_MONOTONIC)) - (begun?.wall ?? 0) }
  var cpu: Double { (ended?.cpu ?? 0) - (begun?.cpu ?? 0) }
  var peakMiB: Double { Double(peakKiB) / 1_024 }

  func sample() {
    if begun == nil, let mark, said.contains(mark) { begun = (klok(CLOCK_MONOTONIC), cpuNow()) }
    let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    peakKiB = max(peakKiB, line.flatMap { Int($0.filter(\.isNumber)) } ?? 0)
  }

  private func cpuNow() -> Double {
    let stat = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ""
    guard let name = stat.lastIndex(of: ")") else { return 0 }
    // utime and stime are the 14th and 15th field; the name is the 2nd.
    let fields = stat[stat.index(after: name)...].split(separator: " ")
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Until the mark was seen.
  func awaitMark(seconds: Double) throws {
    try until(seconds, "says '\(mark ?? "")'") { begun != nil }
  }

  /// Until it ends by itself, with status 0.
  func awaitEnd(seconds: Double) throws {
    try until(seconds, "ends") { ended != nil }
  }

  func signal(_ signal: Int32) { if pid > 0 { kill(pid, signal) } }

  private func until(_ seconds: Double, _ what: String, _ holds: () -> Bool) throws {
    let end = klok(CLOCK_MONOTONIC) + seconds
    while true {
      sample()
      if holds() { return }
      var status: Int32 = 0
      var usage = rusage()
      if wait4(pid, &status, WNOHANG, &usage) == pid {
        pid = 0
        ended = (klok(CLOCK_MONOTONIC), Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime))
        guard status == 0 else { throw Fout(.software, "a process ended with status \(status): \(said.suffix(600))") }
        if holds() { return }
      }
      guard klok(CLOCK_MONOTONIC) < end, pid > 0 else { throw Fout(.software, "no process that \(what): \(said.suffix(600))") }
      usleep(begun == nil ? 2_000 : 20_000)
    }
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
