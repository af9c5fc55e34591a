import CommandLine
import JSON
import TopicContracts

/// `topics list|asyncapi`: the contracts of all topics.
enum TopicsVerbs {
  static let command = Command<Verb>(
    "topics", summary: "List the contracts of all topics, or print them as one AsyncAPI document.",
    subcommands: [
      Command(
        "list", summary: "List every topic: partitions, cleanup, owner, who writes and reads, personal data.",
        description: "Reads the contracts, no log; the daemon need not run.",
        declarations: [Places.topics.declaration, Places.json.declaration],
        examples: ["werkbedrijf topics list"], action: Shell.verb(list)),
      Command(
        "asyncapi", summary: "Print all contracts as one AsyncAPI 3 document.",
        description: "Reads the contracts, no log; the daemon need not run.",
        declarations: [Places.topics.declaration], examples: ["werkbedrijf topics asyncapi > werkbedrijf.asyncapi.json"],
        action: Shell.verb(asyncapi)),
    ])

  private static func list(_ arguments: Arguments) throws -> ExitCode {
    let topics = try Store.contracts(arguments[Places.topics]).topics
    let width = topics.map(\.naam.count).max() ?? 0
    for topic in topics {
      let cleanup =
        switch topic.opruimen {
        case .bewaren(let dagen): "\(dagen) dagen"
        case .compact: "compact"
        }
      if arguments[Places.json] {
        Shell.write(json(topic, cleanup).canonical + [0x0A])
        continue
      }
      let naam = topic.naam + String(repeating: " ", count: width - topic.naam.count)
      Shell.write(
        "\(naam)  \(topic.partities) × \(topic.partitioner.rawValue), \(cleanup), \(topic.persoonsgegevens.rawValue); "
          + "\(topic.schrijvers.joined(separator: ", ")) → \(topic.lezers.joined(separator: ", "))\n")
    }
    return .ok
  }

  private static func json(_ topic: TopicContract, _ cleanup: String) -> JSONValue {
    .object([
      ("eigenaar", .string(topic.eigenaar)), ("lezers", .array(topic.lezers.map { .string($0) })), ("naam", .string(topic.naam)),
      ("opruimen", .string(cleanup)), ("partities", .integer(Int64(topic.partities))),
      ("partitioner", .string(topic.partitioner.rawValue)), ("persoonsgegevens", .string(topic.persoonsgegevens.rawValue)),
      ("schemas", .array(topic.schemas.map { .string($0) })), ("schrijvers", .array(topic.schrijvers.map { .string($0) })),
    ])
  }

  private static func asyncapi(_ arguments: Arguments) throws -> ExitCode {
    Shell.write(try Store.contracts(arguments[Places.topics]).asyncAPI(versie: Program.version).bytes + [0x0A])
    return .ok
  }
}
