public import JSON

extension Contracts {
  /// All contracts as one AsyncAPI 3 document.
  ///
  /// A channel a topic, a message a schema; the application sends what it writes and receives what it reads.
  ///
  /// - Parameter versie: of the program that prints it.
  public func asyncAPI(versie: String) -> JSONValue {
    [
      "asyncapi": "3.0.0",
      "info": [
        "title": "Werkbedrijf", "version": .string(versie),
        "description": "De topics van de regio's: gebeurtenissen van de gemeenten erin, besluiten en regionale cijfers eruit.",
      ],
      "defaultContentType": "application/json",
      "channels": .object(topics.map { ($0.kanaal, channel($0)) }),
      "operations": .object(topics.flatMap(operations)),
      "components": ["messages": .object(messages), "schemas": .object(componentSchemas)],
    ]
  }

  private func channel(_ topic: TopicContract) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("address", .string(topic.adres)), ("title", .string(topic.titel)), ("description", .string(topic.omschrijving)),
    ]
    if topic.isVanTenant {
      var parameters: [(key: String, value: JSONValue)] = [("tenant", ["description": "De tenant, zoals dal."])]
      if topic.isPerGemeente {
        parameters.append(("gemeente", ["description": "De gemeente in kleine letters, zoals gm0010, of onbekend."]))
      }
      members.append(("parameters", .object(parameters)))
    }
    let namen = topic.schemas.isEmpty ? [topic.kanaal] : topic.schemas
    members.append(
      ("messages", .object(namen.map { ($0, ["$ref": .string("#/components/messages/\($0)")]) })))
    var opruimen: [(key: String, value: JSONValue)] = []
    switch topic.opruimen {
    case .bewaren(let dagen):
      opruimen = [("cleanup.policy", ["delete"]), ("retention.ms", .integer(Int64(dagen) * 86_400_000))]
    case .compact: opruimen = [("cleanup.policy", ["compact"])]
    }
    members.append(
      (
        "bindings",
        [
          "kafka": [
            "topic": .string(topic.adres), "partitions": .integer(Int64(topic.partities)),
            "topicConfiguration": .object(opruimen),
            "bindingVersion": "0.5.0",
          ]
        ]
      ))
    members += [
      ("x-eigenaar", .string(topic.eigenaar)), ("x-sleutel", .string(topic.sleutel)),
      ("x-partitioner", .string(topic.partitioner.rawValue)), ("x-grond", .string(topic.grond)),
      ("x-persoonsgegevens", .string(topic.persoonsgegevens.rawValue)),
      ("x-schrijvers", .array(topic.schrijvers.map(JSONValue.string))), ("x-lezers", .array(topic.lezers.map(JSONValue.string))),
    ]
    return .object(members)
  }

  private func operations(_ topic: TopicContract) -> [(key: String, value: JSONValue)] {
    let eigen: Set<String> = ["feed", "tenant-worker", "regio"]
    func operation(_ action: String) -> JSONValue {
      ["action": .string(action), "channel": ["$ref": .string("#/channels/\(topic.kanaal)")]]
    }
    var found: [(key: String, value: JSONValue)] = []
    if topic.schrijvers.contains(where: eigen.contains) { found.append(("schrijf-\(topic.kanaal)", operation("send"))) }
    if topic.lezers.contains(where: eigen.contains) { found.append(("lees-\(topic.kanaal)", operation("receive"))) }
    return found
  }

  private var messages: [(key: String, value: JSONValue)] {
    var found: [(key: String, value: JSONValue)] = []
    for topic in topics {
      if let beschrijving = topic.vormBeschrijving {
        found.append(
          (
            topic.kanaal,
            [
              "title": .string(topic.titel), "summary": .string(beschrijving), "contentType": "application/octet-stream",
            ]
          ))
      }
      for schema in topic.schemas where !found.contains(where: { $0.key == schema }) {
        found.append((schema, message(schema, topic.vorm)))
      }
    }
    return found.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  private func message(_ schema: String, _ vorm: TopicContract.Vorm) -> JSONValue {
    let ref: JSONValue = ["$ref": .string("#/components/schemas/\(schema)")]
    var members: [(key: String, value: JSONValue)] = [
      ("name", schemas[schema]?["x-type"] ?? .string(schema)), ("title", schemas[schema]?["title"] ?? .string(schema)),
      ("summary", schemas[schema]?["description"] ?? ""),
    ]
    if vorm == .cloudevents {
      members.append(("contentType", "application/cloudevents+json"))
      members.append(
        (
          "payload",
          [
            "allOf": [
              ["$ref": "#/components/schemas/cloudevent"],
              [
                "type": "object",
                "properties": ["type": ["const": schemas[schema]?["x-type"] ?? .null], "data": ref],
              ],
            ]
          ]
        ))
    } else {
      members.append(("contentType", "application/json"))
      members.append(("payload", ref))
    }
    return .object(members)
  }

  /// A schema's own references are moved below the place it gets here.
  private var componentSchemas: [(key: String, value: JSONValue)] {
    schemas.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { name, schema in
      (name, schema.rebased("#/components/schemas/\(name)"))
    }
  }
}

extension TopicContract {
  /// `intake`, `regio-cel`
  fileprivate var kanaal: String {
    let delen = naam.split(separator: ".")
    return isVanTenant ? String(delen[2]).replacing("-" + Self.gemeentePatroon, with: "") : "regio-\(delen[2])"
  }

  /// `werk.{tenant}.intake.v1`
  fileprivate var adres: String {
    guard isVanTenant else { return naam }
    let soort = naam.split(separator: ".")[2...].joined(separator: ".")
    return "werk.{tenant}." + soort.replacing(Self.gemeentePatroon, with: "{gemeente}")
  }
}

extension JSONValue {
  fileprivate func rebased(_ base: String) -> JSONValue {
    switch self {
    case .object(let members):
      // `$id` would make the references inside it relative to itself again.
      .object(
        members.filter { $0.key != "$id" && $0.key != "$schema" }.map { key, value in
          if key == "$ref", let target = value.string { return (key, .string(base + target.dropFirst())) }
          return (key, value.rebased(base))
        })
    case .array(let values): .array(values.map { $0.rebased(base) })
    default: self
    }
  }
}
