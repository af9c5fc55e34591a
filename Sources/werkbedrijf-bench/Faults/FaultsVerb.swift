import CommandLine
import Foundation
import KafkaTesting
import Seeded

private let count = option("count", .integer("N", 1...10_000), default: "200", help: "Faults in all.")
private let seed = option("seed", .seed("N"), default: "1", help: "The same seed gives the same faults in the same order.")
private let kinds = repeatableOption(
  "kind", .choice("KIND", FaultKind.allCases.map(\.rawValue)), help: "Only faults of this kind; all kinds when left out.")
private let perRound = option(
  "per-round", .integer("N", 1...1_000), default: "20", help: "Faults on one set of topics; then everything is compared.")
private let clients = option("clients", .integer("N", 1...10_000), default: "70", help: "People on benefit at the beginning.")
private let timeout = option(
  "timeout-ms", .integer("MS", 2_000...60_000), default: "10000", help: "Session and transaction time-outs.")
private let without = repeatableOption(
  "without", .choice("WHAT", ["transaction", "group-metadata", "high-watermark"]),
  help: "Leave out a part of exactly once: the run must then fail.")
private let keep = option(
  "keep", .text("DIR"), help: "Where the logs of brokers and programs are copied when the run fails.")
private let ops = option("ops", .text("DIR"), default: "ops", help: "Folder with landelijk/ and tenants/.")
private let topics = option("topics", .text("DIR"), default: "topics", help: "Folder with the contracts.")

let faultsVerb = Verb(
  "faults", summary: "Breaks things while a tenant and the region run on a real Apache Kafka, and compares what comes out.",
  description: """
    Starts three brokers, two instances of a tenant's worker and a region, sends the events of an invented population shuffled, \
    doubled and some to wrong partitions, and meanwhile kills, pauses and stops one thing after another. Each fault is \
    confirmed from the brokers' own log. After each round every dossier, every besluit in force and every cell of the region is \
    compared with what is derived from the same events without any log.

    Needs Apache Kafka (WERKBEDRIJF_KAFKA names its folder). Status 0: nothing lost, nothing doubled. 65: a difference.
    """,
  parameters: (count, seed, kinds, perRound, clients, timeout, without, keep, ops, topics),
  examples: [
    "werkbedrijf-bench faults --count 25 --timeout-ms 4000",
    "werkbedrijf-bench faults --count 6 --kind kill-worker --without transaction",
  ]
) { arguments in
  guard Broker.isThere else { throw Fout(.unavailable, Broker.whyNot) }
  let wanted = arguments[kinds].isEmpty ? FaultKind.allCases : arguments[kinds].compactMap { FaultKind(rawValue: $0) }
  let field = try FaultField(
    clients: arguments[clients], seed: arguments[seed], timeoutMs: arguments[timeout], without: arguments[without],
    ops: arguments[ops], topics: arguments[topics])
  var random = SplitMix64(seed: arguments[seed])
  // Every kind as often as the others, in a random order.
  var plan = (0..<arguments[count]).map { wanted[$0 % wanted.count] }
  plan.shuffle(using: &random)
  var tally: [FaultKind: Int] = [:]
  var differences = 0
  var rounds = 0
  while !plan.isEmpty {
    rounds += 1
    let part = Array(plan.prefix(arguments[perRound]))
    plan.removeFirst(part.count)
    do {
      let round = try FaultRound(field, number: rounds, random: &random)
      for kind in part {
        try injectUntilConfirmed(kind, round, field, &random)
        tally[kind, default: 0] += 1
      }
      let found = try round.finish()
      differences += found
      if found > 0, let folder = arguments[keep] { try field.keep(in: "\(folder)/round-\(rounds)") }
    } catch {
      if let folder = arguments[keep] { try? field.keep(in: "\(folder)/round-\(rounds)") }
      throw error
    }
  }
  let told = tally.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
  schrijf("\(arguments[count]) faults in \(rounds) rounds, seed \(arguments[seed]) (\(told)): \(differences) differences\n")
  return differences == 0 ? .ok : .dataerr
}

/// So often one fault is tried when no broker notices it.
private let tries = 4

private func injectUntilConfirmed(
  _ kind: FaultKind, _ round: FaultRound, _ field: FaultField, _ random: inout SplitMix64
) throws {
  for attempt in 1...tries {
    do {
      return try round.inject(kind, random: &random)
    } catch let failed as WithoutEffect {
      field.say("\(kind.rawValue) NOT CONFIRMED, it does not count (try \(attempt) of \(tries)): \(failed.description)")
    }
  }
  throw Fout(.software, "\(kind.rawValue) had no effect \(tries) times")
}
