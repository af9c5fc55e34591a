import CommandLine
import Glibc
import JSON
import TenantWorker

/// What `run` tells on standard error: a line when a role changes phase, and one per role at the end. Any thread.
struct StatusReport: Sendable {
  let asJSON: Bool

  func phase(_ role: String, _ state: Supervisor.RoleState) {
    switch state.phase {
    case .starting: return
    case .running: say(role, "running", "", state.restarts)
    case .backingOff(let error, let until):
      say(role, "backing-off", "\(error); tried again in \(max(0, until - Shell.now())) ms", state.restarts)
    case .failed(let error): say(role, "failed", "\(error)", state.restarts)
    case .finished: say(role, "finished", numbers(state.status), state.restarts)
    }
  }

  /// The status to exit with.
  func end(_ states: [String: Supervisor.RoleState]) -> ExitCode {
    let failures = states.values.compactMap { state -> WorkerError? in
      if case .failed(let error) = state.phase { error } else { nil }
    }
    guard let first = failures.first else { return .ok }
    if failures.allSatisfy({ $0.code == .roleTaken }) { return .tempfail }
    switch first.code {
    case .parameters: return .config
    case .quarantineFull: return .dataerr
    case .roleTaken, .generation, .maintenance: return .tempfail
    case .log: return .ioerr
    case .state: return .software
    }
  }

  private func numbers(_ status: MachineStatus) -> String {
    "\(status.events) events in \(status.units) units, \(status.derived) derived, \(status.repeated) known already, "
      + "\(status.quarantined) to quarantine, \(status.hops) sent on, \(status.alarms) alarms"
  }

  private func say(_ role: String, _ phase: String, _ message: String, _ restarts: Int) {
    // One write a line: threads do not mix their lines.
    if asJSON {
      let line = JSONValue.object([
        ("boodschap", .string(message)), ("fase", .string(phase)), ("herstarts", .integer(Int64(restarts))),
        ("rol", .string(role)), ("tijd", .integer(Shell.now())),
      ])
      Shell.write(line.canonical + [UInt8(ascii: "\n")], to: STDERR_FILENO)
    } else {
      Shell.write("\(role): \(phase)\(message.isEmpty ? "" : ": \(message)")\n", to: STDERR_FILENO)
    }
  }
}
