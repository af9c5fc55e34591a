import CommandLine
import JSON
import TopicContracts

/// `topics list|asyncapi`: the contracts of all topics; `plan` and `apply` hold a Kafka cluster against them.
enum TopicsVerbs {
  static let command = Command<Verb>(
    "topics", summary: "The contracts of all topics, and a Kafka cluster held against them.",
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
      Command(
        "plan", summary: "Show what is to be made or changed on the Kafka cluster; changes nothing.",
        description: """
          Holds the topics and ACLs of the cluster against the contracts. Dangerous differences (number of partitions, \
          compaction, shorter retention) are marked with the name that 'topics apply --allow' wants. Status 0: nothing to do; \
          75: there is something to do.
          """,
        declarations: [
          TopicsPlan.place.declaration, TopicsPlan.tenants.declaration, TopicsPlan.principal.declaration,
          TopicsPlan.gemeenten.declaration, TopicsPlan.script.declaration,
          Places.regels.declaration, Places.topics.declaration,
        ],
        examples: ["werkbedrijf topics plan --log kafka.yaml", "werkbedrijf topics plan --log kafka.yaml --script > topics.sh"],
        action: Shell.verb(TopicsPlan.plan)),
      Command(
        "apply", summary: "Make and change the topics and ACLs that 'topics plan' shows.",
        description: """
          Makes what is missing and changes what differs, one by one, and tells each. A dangerous change is made only when --allow \
          names it. Status 75: something dangerous was left undone.
          """,
        declarations: [
          TopicsPlan.place.declaration, TopicsPlan.tenants.declaration, TopicsPlan.principal.declaration,
          TopicsPlan.gemeenten.declaration, TopicsPlan.allowed.declaration,
          Places.regels.declaration, Places.topics.declaration,
        ],
        examples: [
          "werkbedrijf topics apply --log kafka.yaml",
          "werkbedrijf topics apply --log kafka.yaml --allow werk.dal.intake.v1:retention",
        ],
        action: Shell.verb(TopicsPlan.apply)),
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
