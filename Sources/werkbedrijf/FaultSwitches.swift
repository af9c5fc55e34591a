import CommandLine
import Glibc
import Synchronization
import TenantWorker

/// Switches for the tests that kill the real process, from the environment so that no help text offers them:
/// `WERKBEDRIJF_HALT_AT=<role>:<passage>:<n>` kills the process at the n-th time a role passes a place in its loop, and
/// `WERKBEDRIJF_SPLIT_UNITS=1` commits a unit in two halves, which is what exactly once must not survive.
struct FaultSwitches: Sendable {
  var role = ""
  var place = ""
  var count = 0
  var splitsUnits = false

  static func fromEnvironment() throws(Failure) -> FaultSwitches {
    var switches = FaultSwitches()
    switches.splitsUnits = getenv("WERKBEDRIJF_SPLIT_UNITS") != nil
    guard let text = getenv("WERKBEDRIJF_HALT_AT").map({ String(cString: $0) }) else { return switches }
    let parts = text.split(separator: ":")
    guard parts.count == 3, let count = Int(parts[2]), count > 0 else {
      throw Failure(.usage, "WERKBEDRIJF_HALT_AT: '\(text)' found, <role>:<passage>:<n> expected")
    }
    switches.role = String(parts[0])
    switches.place = String(parts[1])
    switches.count = count
    return switches
  }

  /// Called by a role's driver at each passage.
  func passage<Core: Machine>(_ role: String) -> (Driver<Core>.Passage) -> Void {
    guard role == self.role else { return { _ in } }
    var left = count
    return { [place] passage in
      guard passage.rawValue == place else { return }
      left -= 1
      if left == 0 { kill(getpid(), SIGKILL) }
    }
  }
}
