import CommandLine
import Foundation
import KafkaTesting

private let scenarioNames = ["throughput", "latency", "hand-over", "restore", "growth"]
private let names = arguments(.choice("SCENARIO", scenarioNames), help: "What to measure; everything when left out.")
private let dossiers = option(
  "dossiers", .integer("N", 1...10_000_000), help: "Dossiers; each scenario has a number of its own when left out.")
private let facts = option("facts", .integer("N", 2...2_000), default: "25", help: "Facts of each dossier.")
private let seconds = option("seconds", .integer("S", 1...3_600), default: "30", help: "How long latency is measured.")
private let peer = option(
  "peer", .text("DIR"),
  help: "Folder with the same job on Kafka Streams (a script 'run'), measured beside; left out when not given.")
private let more = option("run", .text("WORDS"), help: "Words more for 'werkbedrijf run', separated by spaces.")
private let seed = option("seed", .seed("N"), default: "1", help: "Of the generated events.")
private let ops = option("ops", .text("DIR"), default: "ops", help: "Folder with landelijk/ and tenants/.")
private let topics = option("topics", .text("DIR"), default: "topics", help: "Folder with the contracts.")
private let json = flag("json", help: "One JSON object a line.")

let kafkaVerb = Verb(
  "kafka", summary: "Measures a tenant's worker on a real Apache Kafka, beside librdkafka alone and Kafka Streams.",
  description: """
    Each scenario starts one broker on loopback, on the same cores. throughput: a backlog, end to end. latency: from the sending \
    of an event to its besluit, at 500 events a second. hand-over: how long the flow stands still when an instance comes, is \
    started again, goes, or is killed. restore: the state from its topic. growth: few facts a dossier against many. What is \
    promised stands beside what was measured.

    Needs Apache Kafka (WERKBEDRIJF_KAFKA names its folder). Build with -c release.
    """,
  parameters: (dossiers, facts, seconds, peer, more, seed, ops, topics, json, names),
  examples: [
    "werkbedrijf-bench kafka throughput --peer ../shared/peer", "werkbedrijf-bench kafka latency hand-over --json",
  ]
) { arguments in
  #if DEBUG
    schrijf("werkbedrijf-bench: this is a debug build; its figures say nothing\n", naar: .fouten)
  #endif
  let chosen = arguments[names].isEmpty ? scenarioNames : arguments[names]
  func field(_ name: String) throws -> KafkaField {
    try KafkaField(
      ops: arguments[ops], topics: arguments[topics], folder: NSTemporaryDirectory() + "werkbedrijf-bench-\(getpid())-\(name)",
      more: (arguments[more] ?? "").split(separator: " ").map(String.init))
  }
  for name in chosen {
    let (count, facts, seed) = (arguments[dossiers], arguments[facts], arguments[seed])
    let report =
      switch name {
      case "throughput":
        try KafkaThroughput.run(
          field(name), dossiers: count ?? 5_000, facts: facts, seed: seed, peer: arguments[peer].map { URL(filePath: $0).path })
      case "latency":
        try KafkaLatency.run(
          field(name), dossiers: count ?? 5_000, facts: facts, seed: seed, seconds: Double(arguments[seconds]))
      case "hand-over": try KafkaLatency.handOver(field(name), dossiers: count ?? 5_000, facts: facts, seed: seed)
      case "restore": try KafkaState.restore(field(name), dossiers: count ?? 400_000, facts: facts, seed: seed)
      default: try KafkaState.growth({ try field("\(name)-\($0)") }, dossiers: count ?? 500, seed: seed)
      }
    schrijf(arguments[json] ? report.json : report.text)
  }
  return .ok
}

private let bootstrap = requiredOption("bootstrap", .text("HOST:PORT"), help: "The brokers.")
private let events = requiredOption("events", .integer("N", 1...1_000_000_000), help: "After so many it ends.")
private let inputs = repeatableOption("input", .text("TOPIC"), help: "Read from its beginning.")
private let outputs = repeatableOption(
  "output", .text("TOPIC:SHARE:BYTES"), help: "Written: so many records for each event, of so many bytes.")

let aloneVerb = Verb(
  "alone", summary: "The traffic of a worker through librdkafka alone, for 'kafka throughput' to measure beside.",
  description: "Prints one line of JSON: seconds and CPU seconds from the first event to the last commit.",
  parameters: (bootstrap, events, inputs, outputs),
  examples: [
    "werkbedrijf-bench alone --bootstrap 127.0.0.1:9092 --events 1000 --input in --output out:1:200"
  ]
) { arguments in
  let outputs = try arguments[outputs].map { text in
    let parts = text.split(separator: ":")
    guard parts.count == 3, let share = Double(parts[1]), let bytes = Int(parts[2]), share >= 0, bytes >= 0 else {
      throw Fout(.usage, "--output: '\(text)' found, TOPIC:SHARE:BYTES expected")
    }
    return LibrdkafkaAlone.Output(topic: String(parts[0]), share: share, bytes: bytes)
  }
  let outcome = try LibrdkafkaAlone(
    bootstrap: arguments[bootstrap], inputs: arguments[inputs], outputs: outputs, events: arguments[events]
  ).run()
  schrijf(
    String(
      format: "{\"cpu\":%.3f,\"transactions\":%d,\"version\":\"%@\",\"wall\":%.3f}\n", outcome.cpu, outcome.transactions,
      outcome.version, outcome.wall))
  return .ok
}
