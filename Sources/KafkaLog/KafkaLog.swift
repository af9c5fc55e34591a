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

  public func grow(_ topics: [String], to partitions: Int) throws(EventLogError) { try catalog.grow(topics, to: partitions) }

  public func drop(_ topics: [String]) throws(EventLogError) { try catalog.drop(topics) }

  public func longestKeptMs(_ topic: String) throws(EventLogError) -> Int64? { try catalog.longestKeptMs(topic) }

  public var abilities: LogAbilities { [.sharesRoles, .grows] }

  public func reader() throws(EventLogError) -> any LogReader { KafkaReader(options, catalog) }

  public func producer() throws(EventLogError) -> any LogProducer { KafkaProducer(options, catalog) }

  public func owner(of role: String, consuming topics: [String]) throws(EventLogError) -> any LogOwner {
    let place = try LogPlace.of(role: role)
    try LogPlace.check(role: role, mayConsume: topics)
    return try KafkaOwner(options, catalog, role: role, place: place, consuming: topics)
  }

  /// Named when the instances are: the group has static members only, or none. Its transactions have an id of their own, so
  /// that no instance of this machine is fenced by it, and a second maintainer fences the first.
  public func maintainer(of role: String, consuming topics: [String]) throws(EventLogError) -> any LogOwner {
    let place = try LogPlace.of(role: role)
    try LogPlace.check(role: role, mayConsume: topics)
    let group = Names.group(role, place: place, options)
    let members = try catalog.ask("asking who is in the group", place: group) { admin throws(KafkaFailure) in
      try admin.members(group: group)
    }
    var options = options
    let isNamed = members.first.map { $0.instance != nil } ?? (options.instance != nil)
    options.instance = isNamed ? Names.maintainer : nil
    options.transactionName = Names.maintainer
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
