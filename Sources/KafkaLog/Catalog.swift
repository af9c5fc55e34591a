import EventLog

/// The topics of the cluster as this program uses them: number of partitions and whether they are compacted. Any thread.
final class Catalog: @unchecked Sendable {  // everything is touched only under `monitor`
  struct Topic: Hashable {
    var partitions: Int
    var isCompacted: Bool
  }

  private let options: KafkaOptions
  private let monitor = Monitor()
  private var admin: Admin?
  private var known: [String: Topic] = [:]

  init(_ options: KafkaOptions) { self.options = options }

  /// What the broker calls a topic of ours.
  func brokerName(_ topic: String) -> String { options.prefix + topic }

  /// Calls the admin API; failures are told as those of `place`.
  func ask<T>(_ what: String, place: String, _ body: (Admin) throws(KafkaFailure) -> T) throws(EventLogError) -> T {
    try monitor.locked { () throws(EventLogError) in
      do throws(KafkaFailure) { return try body(try self.client()) } catch { throw error.error(what, place: place) }
    }
  }

  private func client() throws(KafkaFailure) -> Admin {
    if let admin { return admin }
    do throws(EventLogError) {
      let made = try Admin(options)
      admin = made
      return made
    } catch {
      throw KafkaFailure(.init(-1), error.message)
    }
  }

  func topic(_ name: String) throws(EventLogError) -> Topic {
    if let known = monitor.locked({ known[name] }) { return known }
    return try look(name)
  }

  /// Asks the broker anew: for who was told that the topic is another.
  @discardableResult
  func look(_ name: String) throws(EventLogError) -> Topic {
    guard let topic = try find(name) else {
      monitor.locked { known[name] = nil }
      throw EventLogError.unknown(topic: name)
    }
    monitor.locked { known[name] = topic }
    return topic
  }

  private func find(_ name: String) throws(EventLogError) -> Topic? {
    _ = try LogPlace.of(topic: name)
    let brokerName = brokerName(name)
    return try ask("looking up the topic", place: name) { admin throws(KafkaFailure) -> Topic? in
      guard let partitions = try admin.partitions(of: brokerName)[brokerName] else { return nil }
      do throws(KafkaFailure) {
        let cleanup = try admin.settings(of: brokerName)["cleanup.policy"]?.value ?? "delete"
        return Topic(partitions: partitions, isCompacted: cleanup.contains("compact"))
      } catch {
        // One broker knows of it before another does.
        guard error.isUnknownTopic else { throw error }
        return nil
      }
    }
  }

  func check(_ partition: TopicPartition) throws(EventLogError) {
    let topic = try topic(partition.topic)
    guard (0..<topic.partitions).contains(partition.partition) else {
      throw EventLogError.unknown(partition: partition, of: topic.partitions)
    }
  }

  /// Refuses a record that its topic cannot hold; all are checked before any is sent.
  func check(_ records: [OutgoingRecord], place: String) throws(EventLogError) {
    var configurations: [String: TopicConfiguration] = [:]
    for record in records {
      if let configuration = configurations[record.topic] {
        try record.check(configuration)
        continue
      }
      let topic = try topic(record.topic)
      let own = try LogPlace.of(topic: record.topic)
      guard own == place else { throw .otherFile(topic: record.topic, place: own, unitPlace: place) }
      let configuration = TopicConfiguration(
        name: record.topic, partitions: topic.partitions, cleanup: topic.isCompacted ? .compact : .delete(retentionMs: nil))
      configurations[record.topic] = configuration
      try record.check(configuration)
    }
  }

  // MARK: making topics

  func ensure(_ topics: [TopicConfiguration]) throws(EventLogError) {
    var missing: [TopicConfiguration] = []
    for topic in topics {
      let found = try find(topic.name)
      try topic.check(
        against: found.map {
          TopicConfiguration(
            name: topic.name, partitions: $0.partitions, cleanup: $0.isCompacted ? .compact : .delete(retentionMs: nil))
        })
      if let found { monitor.locked { known[topic.name] = found } } else { missing.append(topic) }
    }
    guard options.createsTopics else {
      if let first = missing.first {
        throw EventLogError(
          .topicOnbekend, "the topic does not exist on \(options.bootstrap); 'werkbedrijf topics apply' makes it",
          place: first.name)
      }
      return
    }
    for topic in missing { try create(topic) }
    for topic in topics where !missing.contains(topic) { try keep(topic) }
  }

  private func create(_ topic: TopicConfiguration) throws(EventLogError) {
    let brokerName = brokerName(topic.name)
    try ask("making the topic", place: topic.name) { admin throws(KafkaFailure) in
      try admin.create(brokerName, partitions: topic.partitions, settings: topic.brokerSettings)
    }
    try waitUntil(topic.name) { $0 != nil }
  }

  func grow(_ topics: [String], to partitions: Int) throws(EventLogError) {
    for name in topics {
      let count = try look(name).partitions
      guard count <= partitions else { throw EventLogError.shrinks(name, from: count, to: partitions) }
      guard count < partitions else { continue }
      let brokerName = brokerName(name)
      try ask("giving the topic more partitions", place: name) { admin throws(KafkaFailure) in
        try admin.grow(brokerName, to: partitions)
      }
      try waitUntil(name) { $0?.partitions == partitions }
    }
  }

  func drop(_ topics: [String]) throws(EventLogError) {
    for name in topics where try find(name) != nil {
      let brokerName = brokerName(name)
      try ask("taking the topic away", place: name) { admin throws(KafkaFailure) in try admin.drop(brokerName) }
      try waitUntil(name) { $0 == nil }
      monitor.locked { known[name] = nil }
    }
  }

  /// It is so when the controller says so, and known when the brokers say so.
  private func waitUntil(_ name: String, _ isThere: (Topic?) -> Bool) throws(EventLogError) {
    let deadline = Deadline(inMs: options.requestTimeoutMs)
    while true {
      let found = try find(name)
      monitor.locked { known[name] = found }
      if isThere(found) { return }
      guard deadline.remainingMs > 0 else {
        throw EventLogError(
          .bezet, "the brokers do not know of it within \(options.requestTimeoutMs) ms", place: name, canRetry: true)
      }
      pause(ms: 20)
    }
  }

  /// By the settings that the brokers have now. A segment goes as a whole, so what is in it is kept until it is full or
  /// `segment.ms` old; a tombstone stays for its own time after a first compaction, and goes with a second one.
  func longestKeptMs(_ name: String) throws(EventLogError) -> Int64? {
    _ = try topic(name)
    let brokerName = brokerName(name)
    let settings = try ask("asking how long records are kept", place: name) { admin throws(KafkaFailure) in
      try admin.settings(of: brokerName)
    }
    func number(_ name: String) -> Int64? { settings[name].flatMap { Int64($0.value) } }
    let century: Int64 = 100 * 365 * 86_400_000
    // For the brokers' own rounds.
    let margin: Int64 = 3_600_000
    if settings["cleanup.policy"]?.value.contains("compact") == true {
      guard let lag = number("max.compaction.lag.ms"), lag < century, let tombstones = number("delete.retention.ms") else {
        return nil
      }
      return 2 * lag + tombstones + margin
    }
    guard let retention = number("retention.ms"), retention >= 0, let segment = number("segment.ms"), segment < century else {
      return nil
    }
    return retention + segment + margin
  }

  /// Another retention takes the place of the earlier one.
  private func keep(_ topic: TopicConfiguration) throws(EventLogError) {
    guard case .delete = topic.cleanup, let wanted = topic.brokerSettings["retention.ms"] else { return }
    let brokerName = brokerName(topic.name)
    try ask("setting the retention", place: topic.name) { admin throws(KafkaFailure) in
      guard try admin.settings(of: brokerName)["retention.ms"]?.value != wanted else { return }
      try admin.set(["retention.ms": wanted], of: brokerName)
    }
  }
}

extension TopicConfiguration {
  /// As the broker's own settings.
  var brokerSettings: [String: String] {
    var settings = ["max.message.bytes": "\(KafkaOptions.maxRecordBytes + (64 << 10))"]
    switch cleanup {
    case .compact:
      settings["cleanup.policy"] = "compact"
      settings["delete.retention.ms"] = "\(Self.tombstoneRetentionMs)"
      settings["max.compaction.lag.ms"] = "\(Self.maxCompactionLagMs)"
    case .delete(let retentionMs):
      settings["cleanup.policy"] = "delete"
      settings["retention.ms"] = "\(retentionMs ?? -1)"
    }
    return settings
  }
}
