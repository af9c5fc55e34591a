public import EventLog

/// The log on Apache Kafka: the engine of production.
///
/// A unit of work is a transaction with the group's positions in it; state is restored from the compacted topics. What a
/// `LogPlace` is in the embedded log (one file) is here a prefix of names, for one ACL each.
public final class KafkaLog: EventLog {
  private let options: KafkaOptions
  private let catalog: Catalog

  public init(_ options: KafkaOptions) throws(EventLogError) {
    for name in options.settings.keys.sorted() where !KafkaSettings.secret.contains(name) {
      if let refusal = KafkaSettings.refusal(name) { throw EventLogError(.invoerUitvoer, refusal, place: "kafka") }
    }
    self.options = options
    catalog = Catalog(options)
  }

  public func ensure(_ topics: [TopicConfiguration]) throws(EventLogError) {
    for topic in topics { _ = try LogPlace.of(topic: topic.name) }
    try catalog.ensure(topics)
  }

  public func reader() throws(EventLogError) -> any LogReader { KafkaReader(options, catalog) }

  public func producer() throws(EventLogError) -> any LogProducer { KafkaProducer(options, catalog) }

  public func owner(of role: String, consuming topics: [String]) throws(EventLogError) -> any LogOwner {
    let place = try LogPlace.of(role: role)
    try LogPlace.check(role: role, mayConsume: topics)
    return try KafkaOwner(options, catalog, role: role, place: place, consuming: topics)
  }
}

/// Appends in transactions of its own. One thread.
final class KafkaProducer: LogProducer {
  private let options: KafkaOptions
  private let catalog: Catalog
  private var transactions: Transactions?

  init(_ options: KafkaOptions, _ catalog: Catalog) {
    self.options = options
    self.catalog = catalog
  }

  func append(_ records: [OutgoingRecord]) throws(EventLogError) -> [Int64] {
    guard let first = records.first else { return [] }
    let place = try LogPlace.of(topic: first.topic)
    try catalog.check(records, place: place)
    if transactions == nil {
      // Nobody has used this id before: there is nothing of an earlier one to settle.
      let id = UInt64.random(in: 0 ... .max)
      transactions = Transactions(id: "\(options.prefix)werk.\(place).invoer.\(String(id, radix: 36))", options)
    }
    return try transactions!.run(records, positions: nil, group: nil)
  }
}
