/// How to reach the brokers, and the bounds that have a name.
public struct KafkaOptions: Sendable {
  /// Longest value that our topics take.
  public static let maxRecordBytes = 4 << 20
  /// Keys and values of state that are read ahead while it is restored.
  public static let restoreAheadKiB = 16 << 10
  /// Keys and values of events that are read ahead. librdkafka does not count headers nor its own part, with which an event of a
  /// hundred bytes takes a thousand.
  public static let readAheadKiB = 2 << 10
  /// Of one partition, in one answer of a broker; a larger record comes by itself.
  public static let fetchKiB = 256

  /// `host:port`, separated by commas.
  public var bootstrap: String
  /// Before every name of a topic, group and transaction: environments on one cluster.
  public var prefix = ""
  /// Names this instance among those that share a role, and stays the same over restarts: static membership. Nil: dynamic.
  public var instance: String?
  /// Stands in `transactional.id` when there is no `instance`.
  public var host = "local"
  /// After this long the broker gives up an open transaction; every transactional call is bounded by it too.
  public var transactionTimeoutMs = 10_000
  /// After this long without a sign of life an instance loses its partitions.
  public var sessionTimeoutMs = 10_000
  /// Bound of every other call.
  public var requestTimeoutMs = 30_000
  /// An instance that stops in order leaves its group at once, so that the others take its partitions; false: they wait for it
  /// until its session ends, as they do for one that dies.
  public var leavesOnClose = false
  /// False: a topic that does not exist is an error, and somebody else makes it.
  public var createsTopics = false
  /// Any other setting of librdkafka, by its name; see ``KafkaSettings/owned``.
  public var settings: [String: String] = [:]

  /// Stands in `transactional.id` instead of `instance` and `host`.
  var transactionName: String?

  /// What exactly once must not survive: only for the tests that show it.
  package struct Faults: Sendable {
    package var withoutTransaction = false
    /// Offsets are sent without the group's generation.
    package var withoutGroupMetadata = false
    /// State is restored up to the last stable offset that a `read_committed` handle gives.
    package var restoresToLastStable = false
    /// The producer goes on after a time-out.
    package var keepsProducer = false
    package init() {}
  }
  package var faults = Faults()

  public init(bootstrap: String) { self.bootstrap = bootstrap }
}

/// The settings of librdkafka that a configuration may not name, because exactly once hangs on them.
public enum KafkaSettings {
  /// By name, with what to write instead.
  public static let owned: [String: String] = [
    "bootstrap.servers": "write it under bootstrap",
    "metadata.broker.list": "write it under bootstrap",
    "group.id": "it follows from the role",
    "group.instance.id": "write it under instance",
    "group.protocol": "co-partitioning needs the classic protocol",
    "group.remote.assignor": "co-partitioning needs the classic protocol",
    "partition.assignment.strategy": "only range keeps partition i of all inputs together",
    "isolation.level": "inputs are read_committed",
    "enable.auto.commit": "positions are committed with the unit of work",
    "auto.commit.interval.ms": "positions are committed with the unit of work",
    "enable.auto.offset.store": "positions are committed with the unit of work",
    "auto.offset.reset": "a position that is gone is an error, never a jump",
    "enable.partition.eof": "restoring state needs it",
    "allow.auto.create.topics": "topics are made by 'topics apply'",
    "transactional.id": "it follows from the role and the instance",
    "transaction.timeout.ms": "write it under transaction_timeout_ms",
    "session.timeout.ms": "write it under session_timeout_ms",
    "enable.idempotence": "transactions need it",
    "acks": "transactions need all",
    "request.required.acks": "transactions need all",
    "max.in.flight": "transactions bound it",
    "max.in.flight.requests.per.connection": "transactions bound it",
    "message.send.max.retries": "transactions bound it",
    "retries": "transactions bound it",
    "enable.gapless.guarantee": "transactions imply it",
    "partitioner": "keys are placed by murmur2, here",
    "delivery.report.only.error": "offsets are taken from the reports",
    "message.max.bytes": "it follows from the longest record of a topic",
    "plugin.library.paths": "no foreign code is loaded",
  ]

  /// What must never stand in a configuration file as text.
  public static let secret: Set<String> = [
    "sasl.password", "ssl.key.password", "ssl.keystore.password", "ssl.key.pem", "sasl.oauthbearer.client.secret",
    "sasl.oauthbearer.client.credentials.client.secret", "sasl.oauthbearer.config",
  ]

  /// Why a setting is refused; nil when it is free to choose.
  public static func refusal(_ name: String) -> String? {
    if let remedy = owned[name] { return "kafka.librdkafka.\(name) is not free to choose: \(remedy)" }
    if name.hasSuffix("_cb") || name == "opaque" || name == "default_topic_conf" {
      return "kafka.librdkafka.\(name) is a place in the program, no setting"
    }
    if secret.contains(name) {
      return "kafka.librdkafka.\(name) is a secret: name its file or systemd credential under kafka.secrets, never its text here"
    }
    return nil
  }
}
