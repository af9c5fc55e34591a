import CSystemd
import Glibc
import TenantWorker

/// What `run` tells the service manager that started it (sd_notify(3)): that every role has begun or has said why not, how they
/// are in one line, and a sign of life as long as each of them makes progress. In a terminal nobody listens.
struct ServiceManager {
  /// Within which the manager wants a sign of life (WatchdogSec=, in milliseconds); nil: it wants none.
  private let watchdogMs: Int64?
  private var isReady = false
  private var told = (status: "", at: Int64.min)
  private var nextSign = Int64.min
  private var progress: [String: (mark: Mark, since: Int64)] = [:]

  private struct Mark: Equatable {
    var steps: Int
    var restarts: Int
  }

  /// Between two lines that differ in numbers only.
  private static let statusMs: Int64 = 5_000

  init() {
    var microseconds: UInt64 = 0
    watchdogMs = sd_watchdog_enabled(0, &microseconds) > 0 ? Int64(microseconds / 1_000) : nil
  }

  /// - Parameter now: Milliseconds of a clock that never jumps.
  mutating func look(at states: [String: Supervisor.RoleState], now: Int64) {
    var lines: [String] = []
    if !isReady, states.values.allSatisfy({ $0.phase != .starting }) {
      isReady = true
      lines.append("READY=1")
    }
    let status = Self.status(states)
    if status != told.status, lines.count > 0 || now >= told.at + Self.statusMs {
      told = (status, now)
      lines.append("STATUS=\(status)")
    }
    if let watchdogMs, makeProgress(states, now, within: watchdogMs), now >= nextSign {
      nextSign = now + watchdogMs / 4
      lines.append("WATCHDOG=1")
    }
    if !lines.isEmpty { sd_notify(0, lines.joined(separator: "\n")) }
  }

  func stopping() { sd_notify(0, "STOPPING=1\nSTATUS=finishing the open units") }

  /// Whether no role hangs: each took a step within the time, or waits to be started again, which the supervisor sees to.
  private mutating func makeProgress(_ states: [String: Supervisor.RoleState], _ now: Int64, within bound: Int64) -> Bool {
    var all = true
    for (name, state) in states {
      let mark = Mark(steps: state.steps, restarts: state.restarts)
      if progress[name]?.mark != mark { progress[name] = (mark, now) }
      switch state.phase {
      case .starting, .running: all = all && now - progress[name]!.since < bound
      case .backingOff, .failed, .finished: break
      }
    }
    return all
  }

  /// `7 of 8 roles run, 1270 events handled; tenant-dal does not: …`. One line.
  static func status(_ states: [String: Supervisor.RoleState]) -> String {
    var troubles: [String] = []
    var running = 0
    for (name, state) in states.sorted(by: { $0.key < $1.key }) {
      switch state.phase {
      case .running:
        running += 1
        if let reason = state.status.pausedFor { troubles.append("\(name) waits: \(reason)") }
      case .starting: troubles.append("\(name) starts")
      case .backingOff(let error, _): troubles.append("\(name) is tried again: \(error)")
      case .failed(let error): troubles.append("\(name) has stopped: \(error)")
      case .finished: troubles.append("\(name) has finished")
      }
    }
    let events = states.values.reduce(0) { $0 + $1.status.events }
    let waiting = states.values.reduce(0) { $0 + $1.status.quarantineOpen }
    let quarantine = waiting > 0 ? ", \(waiting) in quarantine" : ""
    let numbers = "\(running) of \(states.count) roles run, \(events) events handled\(quarantine)"
    return ([numbers] + troubles).joined(separator: "; ").replacing("\n", with: " ")
  }

  /// Milliseconds since the machine started.
  static func uptime() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}
