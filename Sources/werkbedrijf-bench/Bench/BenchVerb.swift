import CommandLine
import Foundation

/// All that can be measured.
let scenarios: [Scenario] =
  deriveScenarios + [decodeScenario, logScenario, feedScenario, feedAgainScenario]
  + [embeddedScenario, startScenario, whatifScenario, rapportScenario, publicatieScenario, aggregatieScenario]

private let namen = arguments(
  .choice("SCENARIO", scenarios.map(\.naam)), help: "What to measure; everything when left out.")
private let aantal = option("aantal", .integer("N", 1...100_000_000), default: "100000", help: "Events or rows a round.")
private let rondes = option("rondes", .integer("N", 1...1000), default: "5", help: "Rounds; the median counts.")
private let opwarmen = option("opwarmen", .integer("N", 0...1000), default: "1", help: "Rounds before that count for nothing.")
private let seed = option("seed", .seed("N"), default: "1", help: "Of the generated input.")
private let ops = option("ops", .text("DIR"), default: "ops", help: "Folder with the tenants' mappings.")
private let werkmap = option(
  "dir", .text("DIR"), default: "/tmp", help: "Where logs are made, and removed; its disk is measured.")
private let json = flag("json", help: "One JSON object a line.")

let benchVerb = Verb(
  "bench", summary: "Measures parts of werkbedrijf: events a second, CPU time an event, peak memory.",
  description: """
    Each scenario runs in this process: a warm-up, then rounds of which the median is printed. Peak memory is that of the \
    process so far, so measure one scenario at a time when memory matters. Build with -c release.

    \(scenarios.map { "\($0.naam): \($0.uitleg)" }.joined(separator: "\n\n"))
    """,
  parameters: (aantal, rondes, opwarmen, seed, ops, werkmap, json, namen),
  examples: [
    "werkbedrijf-bench bench decode", "werkbedrijf-bench bench log --aantal 20000 --json",
    "werkbedrijf-bench bench embedded --aantal 312000 --rondes 3",
  ]
) { arguments in
  #if DEBUG
    schrijf("werkbedrijf-bench: this is a debug build; its figures say nothing\n", naar: .fouten)
  #endif
  for scenario in scenarios where arguments[namen].isEmpty || arguments[namen].contains(scenario.naam) {
    let map = "\(arguments[werkmap])/werkbedrijf-bench-\(getpid())-\(scenario.naam)"
    try maakMap(map)
    defer { try? FileManager.default.removeItem(atPath: map) }
    let instelling = Instelling(aantal: arguments[aantal], seed: arguments[seed], ops: arguments[ops], map: map)
    let uitslag = try meet(scenario, instelling, opwarmen: arguments[opwarmen], rondes: arguments[rondes])
    schrijf(arguments[json] ? uitslag.json : uitslag.tekst)
  }
  return .ok
}
