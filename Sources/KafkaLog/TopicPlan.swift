public import EventLog

/// What a cluster has of our topics against what the contracts say.
public struct TopicPlan: Sendable {
  /// A topic as a broker has it.
  public struct Found: Hashable, Sendable {
    public var partitions: Int
    public var settings: [String: String]

    public init(partitions: Int, settings: [String: String]) {
      self.partitions = partitions
      self.settings = settings
    }
  }

  /// Why a change is not made without being named.
  public enum Danger: String, CaseIterable, Sendable {
    /// A key would go to another partition than its earlier records: two half dossiers.
    case partitions
    /// What is there would be thrown away, or kept that should be gone.
    case cleanup
    /// Records are thrown away sooner.
    case retention
  }

  public enum Change: Hashable, Sendable {
    case create(TopicConfiguration)
    case set(topic: String, setting: String, from: String?, to: String, Danger?)
    /// More partitions; fewer cannot be had.
    case partitions(topic: String, from: Int, to: Int)
    case allow(KafkaAcl)

    /// Its name on the command line, when it is dangerous: `werk.dal.intake.v1:retention`.
    public var dangerName: String? {
      switch self {
      case .set(let topic, _, _, _, let danger?): "\(topic):\(danger.rawValue)"
      case .partitions(let topic, _, _): "\(topic):\(Danger.partitions.rawValue)"
      default: nil
      }
    }
  }

  public private(set) var changes: [Change] = []
  /// Fewer partitions than there are: only a new generation of the topic helps.
  public private(set) var impossible: [String] = []

  /// - Parameters:
  ///   - found: By the name in the contracts.
  ///   - acls: Nil when the cluster has no authorizer.
  public init(
    _ wanted: [TopicConfiguration], found: [String: Found], wantedAcls: [KafkaAcl] = [], acls: Set<KafkaAcl>? = nil
  ) {
    for topic in wanted.sorted(by: { $0.name < $1.name }) {
      guard let there = found[topic.name] else {
        changes.append(.create(topic))
        continue
      }
      compare(topic, there)
    }
    if let acls { changes += wantedAcls.filter { !acls.contains($0) }.map { .allow($0) } }
  }

  private mutating func compare(_ topic: TopicConfiguration, _ there: Found) {
    if topic.partitions > there.partitions {
      changes.append(.partitions(topic: topic.name, from: there.partitions, to: topic.partitions))
    } else if topic.partitions < there.partitions {
      impossible.append(
        "\(topic.name) has \(there.partitions) partitions, the contract says \(topic.partitions): partitions cannot be taken away; "
          + "make a new generation of the topic, or write \(there.partitions) in the contract")
    }
    for (setting, value) in topic.brokerSettings.sorted(by: { $0.key < $1.key }) {
      let now = there.settings[setting]
      guard now != value else { continue }
      changes.append(.set(topic: topic.name, setting: setting, from: now, to: value, Self.danger(setting, now, value)))
    }
  }

  private static func danger(_ setting: String, _ now: String?, _ wanted: String) -> Danger? {
    switch setting {
    case "cleanup.policy": return .cleanup
    case "retention.ms", "delete.retention.ms":
      let before = now.flatMap { Int64($0) } ?? -1
      let after = Int64(wanted) ?? -1
      // -1 is for ever.
      let isShorter = after >= 0 && (before < 0 || after < before)
      return isShorter ? .retention : nil
    default: return nil
    }
  }
}

extension TopicPlan.Change: CustomStringConvertible {
  public var description: String {
    switch self {
    case .create(let topic):
      "create \(topic.name): \(topic.partitions) partitions, "
        + topic.brokerSettings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    case .set(let topic, let setting, let from, let to, _): "\(topic): \(setting) from \(from ?? "its default") to \(to)"
    case .partitions(let topic, let from, let to): "\(topic): from \(from) to \(to) partitions"
    case .allow(let acl): "\(acl)"
    }
  }

  /// Kafka's own command for it, for who makes topics by hand; `$BOOTSTRAP` and `$CONFIG` are the department's.
  public func script(prefix: String) -> String {
    let tail = "--bootstrap-server \"$BOOTSTRAP\" --command-config \"$CONFIG\""
    switch self {
    case .create(let topic):
      let settings = topic.brokerSettings.sorted { $0.key < $1.key }.map { "--config \($0.key)=\($0.value)" }
      return "kafka-topics.sh \(tail) --create --if-not-exists --topic \(prefix)\(topic.name) --partitions \(topic.partitions) "
        + settings.joined(separator: " ")
    case .set(let topic, let setting, _, let to, _):
      return "kafka-configs.sh \(tail) --alter --entity-type topics --entity-name \(prefix)\(topic) --add-config \(setting)=\(to)"
    case .partitions(let topic, _, let to):
      return "kafka-topics.sh \(tail) --alter --topic \(prefix)\(topic) --partitions \(to)"
    case .allow(let acl):
      return "kafka-acls.sh \(tail) --add --allow-principal '\(acl.principal)' --operation \(acl.operation.rawValue) "
        + "--\(acl.resource.rawValue) '\(acl.name)' --resource-pattern-type \(acl.isPrefix ? "prefixed" : "literal")"
    }
  }
}
