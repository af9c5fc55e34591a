import Foundation
import Glibc

/// What a scenario did in one run.
struct Ronde {
  /// Events, rows or whatever the scenario counts.
  var aantal: Int
  /// Bytes it went through, where that says something.
  var bytes = 0
  /// What the work itself took, where it is not what this process did between begin and end.
  var eigen: Eigen?

  struct Eigen {
    var duur: Double
    var rekentijd: Double
    var piekKiB: Int
  }
}

/// A named thing to measure. `bereidVoor` makes its input once; what it returns is run again and again.
struct Scenario: Sendable {
  var naam: String
  /// What one of the count is: `event`, `row`.
  var eenheid: String
  var uitleg: String
  var bereidVoor: @Sendable (Instelling) throws -> () throws -> Ronde
}

struct Instelling {
  var aantal: Int
  var seed: UInt64
  var ops: String
  /// A folder of its own that is removed afterwards.
  var map: String
}

/// The figures of one scenario: of each the median over the runs.
struct Uitslag {
  var naam: String
  var eenheid: String
  var rondes: Int
  var aantal: Int
  var perSeconde: Double
  var microsecondenCPU: Double
  var megabytesPerSeconde: Double
  /// Highest resident memory of the process that did the work.
  var piekKiB: Int

  var tekst: String {
    let mb = megabytesPerSeconde > 0 ? String(format: "  %8.1f MB/s", megabytesPerSeconde) : ""
    return String(
      format: "%@  %12.0f %@s/s  %8.2f CPU µs/%@%@  peak %.1f MiB  (%d × %d)\n",
      naam.padding(toLength: 20, withPad: " ", startingAt: 0), perSeconde, eenheid, microsecondenCPU, eenheid, mb,
      Double(piekKiB) / 1024, rondes, aantal)
  }

  var json: String {
    String(
      format: """
        {"aantal":%d,"cpuMicroseconden":%.3f,"eenheid":"%@","megabytesPerSeconde":%.3f,"perSeconde":%.1f,"piekKiB":%d,\
        "rondes":%d,"scenario":"%@"}

        """, aantal, microsecondenCPU, eenheid, megabytesPerSeconde, perSeconde, piekKiB, rondes, naam)
  }
}

/// Warm-up rounds that count for nothing, then the measured ones.
func meet(_ scenario: Scenario, _ instelling: Instelling, opwarmen: Int, rondes: Int) throws -> Uitslag {
  let ronde = try scenario.bereidVoor(instelling)
  for _ in 0..<opwarmen { _ = try ronde() }
  var perSeconde: [Double] = []
  var cpu: [Double] = []
  var megabytes: [Double] = []
  var aantal = 0
  var piek = 0
  for _ in 0..<rondes {
    let begin = (klok(CLOCK_MONOTONIC), klok(CLOCK_PROCESS_CPUTIME_ID))
    let uit = try ronde()
    let duur = uit.eigen?.duur ?? (klok(CLOCK_MONOTONIC) - begin.0)
    let rekentijd = uit.eigen?.rekentijd ?? (klok(CLOCK_PROCESS_CPUTIME_ID) - begin.1)
    piek = max(piek, uit.eigen?.piekKiB ?? piekgeheugen())
    aantal = uit.aantal
    perSeconde.append(Double(uit.aantal) / duur)
    cpu.append(rekentijd * 1e6 / Double(max(1, uit.aantal)))
    megabytes.append(Double(uit.bytes) / duur / 1e6)
  }
  return Uitslag(
    naam: scenario.naam, eenheid: scenario.eenheid, rondes: rondes, aantal: aantal, perSeconde: mediaan(perSeconde),
    microsecondenCPU: mediaan(cpu), megabytesPerSeconde: mediaan(megabytes), piekKiB: piek)
}

func mediaan(_ waarden: [Double]) -> Double {
  let gesorteerd = waarden.sorted()
  guard !gesorteerd.isEmpty else { return 0 }
  let midden = gesorteerd.count / 2
  return gesorteerd.count % 2 == 1 ? gesorteerd[midden] : (gesorteerd[midden - 1] + gesorteerd[midden]) / 2
}

func klok(_ soort: clockid_t) -> Double {
  var nu = timespec()
  clock_gettime(soort, &nu)
  return Double(nu.tv_sec) + Double(nu.tv_nsec) / 1e9
}

/// VmHWM: the most resident memory the process ever had, in KiB.
func piekgeheugen() -> Int {
  guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
  let regel = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return regel.flatMap { Int($0.filter(\.isNumber)) } ?? 0
}
