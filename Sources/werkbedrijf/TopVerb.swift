import CommandLine
import Domain
import EventLog
import Glibc
import JSON
import TenantWorker
import TopicContracts

/// `top`: per tenant what comes in, what is behind and what waits, looked at again and again.
enum TopVerb {
  static let seconds = option("seconds", .integer("N", 1...3_600), default: "2", help: "Between two looks.")
  static let once = flag("once", help: "One look, after one interval, and the end.")

  static let command = Command<Verb>(
    "top", summary: "Show per tenant how much comes in, is handled and is behind, live.",
    description: """
      Reads positions and ends of topics only. Rates are offsets a second (on Kafka, markers of transactions count as well). On a \
      terminal the table stays in place; elsewhere each look is printed under the one before.
      """,
    declarations: [
      Places.log.declaration, seconds.declaration, once.declaration, Places.json.declaration, Places.topics.declaration,
      Places.regels.declaration,
    ],
    examples: ["werkbedrijf top --log kafka.yaml", "werkbedrijf top --once --json"], action: Shell.verb(run))

  /// One role at one moment.
  private struct Look {
    var name: String
    var end: Int64
    var behind: Int64
    var besluiten: Int64
    var quarantine: Int?
  }

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    let tenants = try Places.tenants(in: Places.regelsFolder(arguments[Places.regels])).map { tenant throws(Failure) in
      try store.topics(tenant)
    }
    let reader = try store.reader()
    do {
      var before = try look(tenants, reader)
      var then = Shell.now()
      while true {
        usleep(UInt32(arguments[seconds]) * 1_000_000)
        let after = try look(tenants, reader)
        let now = Shell.now()
        let passed = Double(max(1, now - then)) / 1_000
        if isatty(STDOUT_FILENO) == 1, !arguments[once] { Shell.write("\u{1B}[H\u{1B}[2J") }
        show(before, after, passed, asJSON: arguments[Places.json])
        if arguments[once] { return .ok }
        (before, then) = (after, now)
      }
    } catch let error as EventLogError {
      throw Store.failure(error)
    }
  }

  private static func look(_ tenants: [TenantTopics], _ reader: any LogReader) throws -> [Look] {
    var looks: [Look] = []
    // A tenant whose topics are not there yet has nothing to show.
    for topics in tenants where (try? reader.partitions(of: topics.dossier)) != nil {
      let lag = try Lag(topics.role, topics.inputs, reader)
      looks.append(
        Look(
          name: "\(topics.tenant)", end: lag.end, behind: lag.behind,
          besluiten: try topics.besluiten(reader).reduce(0) { $0 + (try end($1, reader)) },
          quarantine: try Quarantine.waiting(topics, reader).count))
    }
    let there = tenants.map(\.bijdrage).filter { (try? reader.partitions(of: $0)) != nil }
    let lag = try Lag(RegionTopics.role, there, reader)
    looks.append(Look(name: "regio", end: lag.end, behind: lag.behind, besluiten: 0))
    return looks
  }

  private static func end(_ topic: String, _ reader: any LogReader) throws -> Int64 {
    var end: Int64 = 0
    for number in 0..<(try reader.partitions(of: topic)) { end += try reader.bounds(TopicPartition(topic, number)).upperBound }
    return end
  }

  private static func show(_ before: [Look], _ after: [Look], _ passed: Double, asJSON: Bool) {
    if !asJSON { Shell.write("             in/s  handled/s    behind  besluiten/s  quarantine\n") }
    for look in after {
      guard let old = before.first(where: { $0.name == look.name }) else { continue }
      let came = Int64(Double(look.end - old.end) / passed)
      let handled = Int64(Double(look.end - look.behind - old.end + old.behind) / passed)
      let besluiten = Int64(Double(look.besluiten - old.besluiten) / passed)
      if asJSON {
        let line = JSONValue.object([
          ("behind", .integer(look.behind)), ("besluitenPerSecond", .integer(besluiten)), ("handledPerSecond", .integer(handled)),
          ("inPerSecond", .integer(came)), ("quarantine", look.quarantine.map { .integer(Int64($0)) } ?? .null),
          ("role", .string(look.name)),
        ])
        Shell.write(line.canonical + [0x0A])
        continue
      }
      let columns = [("\(came)", 6), ("\(handled)", 11), ("\(look.behind)", 10), ("\(besluiten)", 13)]
      let numbers = columns.map { String(repeating: " ", count: max(1, $0.1 - $0.0.count)) + $0.0 }.joined()
      let name = look.name + String(repeating: " ", count: max(0, 11 - look.name.count))
      let waiting = look.quarantine.map { "\($0)" } ?? "-"
      Shell.write(name + numbers + String(repeating: " ", count: max(1, 12 - waiting.count)) + waiting + "\n")
    }
  }
}
