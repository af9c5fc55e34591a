import Foundation
import Glibc
import KafkaTesting

/// One `werkbedrijf run` of a round, killed with its owner.
final class FaultProcess {
  let instance: String
  private let arguments: [String]
  private let output: String
  private let variables: [String: String]
  private(set) var pid: pid_t = 0
  private var starts = 0

  init(_ instance: String, roles: String, config: String, field: FaultField) throws {
    self.instance = instance
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = URL(filePath: own).deletingLastPathComponent().appending(path: "werkbedrijf").path
    arguments = [
      program, "run", "--log", config, "--tenants", FaultField.tenant.description, "--roles", roles, "--instance", instance,
      "--regels", field.ops, "--topics", field.topicsFolder, "--unit-max", "10",
    ]
    output = config + "." + instance
    let names = [
      "transaction": "without-transaction", "group-metadata": "without-group-metadata",
      "high-watermark": "restore-to-last-stable",
    ]
    variables = ["WERKBEDRIJF_KAFKA_FAULTS": field.without.compactMap { names[$0] }.joined(separator: ",")]
    try start()
  }

  deinit { end(SIGKILL) }

  /// - Parameter isFull: No file of its can grow: each write to one fails.
  func start(onFullDisk isFull: Bool = false) throws {
    starts += 1
    let limited = ["/bin/bash", "-c", "trap '' XFSZ; ulimit -f 0; exec \"$@\"", "full"] + arguments
    pid = try Broker.spawn(isFull ? limited : arguments, output: "\(output).\(starts).txt", variables)
  }

  func signal(_ signal: Int32) { if pid > 0 { kill(pid, signal) } }

  /// Sends the signal and waits for the end. True when the signal was its end.
  @discardableResult
  func end(_ signal: Int32) -> Bool {
    guard pid > 0 else { return false }
    kill(pid, signal)
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    pid = 0
    return status & 0x7F == signal
  }

  /// A process that ended by itself is a finding; gives what it said last.
  func hasEnded() -> String? {
    var status: Int32 = 0
    guard pid > 0, waitpid(pid, &status, WNOHANG) == pid else { return nil }
    pid = 0
    return said
  }

  var said: String {
    let text = (try? String(contentsOfFile: "\(output).\(starts).txt", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").suffix(3).joined(separator: " | ")
  }

  /// Runs to its end with these words more.
  static func drain(_ process: FaultProcess, within seconds: Double) throws -> (status: Int32, said: String) {
    process.starts += 1
    let pid = try Broker.spawn(
      process.arguments + ["--drain"], output: "\(process.output).\(process.starts).txt", process.variables)
    let end = Date(timeIntervalSinceNow: seconds)
    var status: Int32 = 0
    while waitpid(pid, &status, WNOHANG) == 0 {
      if Date() > end {
        kill(pid, SIGKILL)
        waitpid(pid, &status, 0)
        return (status, "did not end within \(seconds) s: \(process.said)")
      }
      usleep(50_000)
    }
    return (status, process.said)
  }
}
