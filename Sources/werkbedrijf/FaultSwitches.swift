import CommandLine
import EventLog
import Glibc
import KafkaLog
import TenantWorker

/// Switches for the tests that kill the real process, from the environment so that no help text offers them:
/// `WERKBEDRIJF_HALT_AT=<role>:<passage>:<n>` kills the process at the n-th time a role passes a place in its loop, with `:hang`
/// behind it the role stays there for ever, and
/// `WERKBEDRIJF_SPLIT_UNITS=1` commits a unit in two halves, which is what exactly once must not survive.
struct FaultSwitches: Sendable {
  var role = ""
  var place = ""
  var count = 0
  var hangs = false
  var splitsUnits = false

  static func fromEnvironment() throws(Failure) -> FaultSwitches {
    var switches = FaultSwitches()
    switches.splitsUnits = getenv("WERKBEDRIJF_SPLIT_UNITS") != nil
    guard let text = getenv("WERKBEDRIJF_HALT_AT").map({ String(cString: $0) }) else { return switches }
    let parts = text.split(separator: ":")
    guard parts.count == 3 || parts.count == 4 && parts[3] == "hang", let count = Int(parts[2]), count > 0 else {
      throw Failure(.usage, "WERKBEDRIJF_HALT_AT: '\(text)' found, <role>:<passage>:<n> expected, or with :hang")
    }
    switches.hangs = parts.count == 4
    switches.role = String(parts[0])
    switches.place = String(parts[1])
    switches.count = count
    return switches
  }

  /// `WERKBEDRIJF_KAFKA_FAULTS`: what exactly once on Kafka must not survive, by name, separated by commas.
  static func kafkaFaults() throws(Failure) -> KafkaOptions.Faults {
    var faults = KafkaOptions.Faults()
    for name in (getenv("WERKBEDRIJF_KAFKA_FAULTS").map { String(cString: $0) } ?? "").split(separator: ",") {
      switch name {
      case "without-transaction": faults.withoutTransaction = true
      case "without-group-metadata": faults.withoutGroupMetadata = true
      case "restore-to-last-stable": faults.restoresToLastStable = true
      case "keep-producer": faults.keepsProducer = true
      default: throw Failure(.usage, "WERKBEDRIJF_KAFKA_FAULTS: '\(name)' is unknown")
      }
    }
    return faults
  }

  /// A producer that stops the process before or after its n-th append; the plain one without a switch.
  func producer(_ producer: any LogProducer) -> any LogProducer {
    role == "feed" ? HaltingProducer(producer, place: place, count: count) : producer
  }

  /// Stops the process at its n-th passage of a place in what is no role.
  func pass(_ role: String, _ place: String) {
    if role == self.role, place == self.place, count == 1 { kill(getpid(), SIGKILL) }
  }

  /// Called by a role's driver at each passage.
  func passage<Core: Machine>(_ role: String) -> (Driver<Core>.Passage) -> Void {
    guard role == self.role else { return { _ in } }
    var left = count
    return { [place, hangs] passage in
      guard passage.rawValue == place else { return }
      left -= 1
      guard left == 0 else { return }
      while hangs { sleep(1_000) }
      kill(getpid(), SIGKILL)
    }
  }
}

private final class HaltingProducer: LogProducer {
  private let producer: any LogProducer
  private let place: String
  private var left: Int

  init(_ producer: any LogProducer, place: String, count: Int) {
    self.producer = producer
    self.place = place
    left = count
  }

  func append(_ records: [OutgoingRecord]) throws(EventLogError) -> [Int64] {
    left -= 1
    if left == 0, place == "before-append" { kill(getpid(), SIGKILL) }
    let offsets = try producer.append(records)
    if left == 0, place == "appended" { kill(getpid(), SIGKILL) }
    return offsets
  }
}
