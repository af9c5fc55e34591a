import EventLog
import KafkaLog
import KafkaTesting
import Synchronization
import Testing

/// One broker for all tests of this target, started by the first that needs it.
enum Cluster {
  static let broker: Result<Broker, any Error> = Result { try Broker() }
  private static let number = Atomic<Int>(0)

  /// Options for an environment of its own on the shared broker.
  static func options() throws -> KafkaOptions {
    var options = KafkaOptions(bootstrap: try broker.get().bootstrap)
    options.prefix = "t\(number.add(1, ordering: .relaxed).newValue)."
    options.createsTopics = true
    options.sessionTimeoutMs = 6_000
    return options
  }
}

extension Trait where Self == ConditionTrait {
  /// Left out, and said so, where there is no Apache Kafka.
  static var broker: Self { .enabled(if: Broker.isThere, "\(Broker.whyNot)") }
}
