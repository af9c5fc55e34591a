public import Domain
public import EventLog
public import TopicContracts

/// Maintenance of the whole state of a tenant, while nobody else works on it: of `rebuild` and `erase`.
///
/// On a log with one owner a role, owning it is enough. Where instances share it, a record is written first; whoever joins
/// the group makes every instance give its partitions up and take them anew, and each then finds the record and waits. What
/// an instance had open can be committed no more. When maintenance dies the record stays, and whoever runs it again ends it.
public struct Onderhoud {
  /// How long the instances of the role have to answer.
  public static let patienceMs = 60_000

  /// Of the tenant's role; everything is committed through it.
  public let owner: any LogOwner
  private let topics: TenantTopics
  private let isShared: Bool

  /// - Parameter topics: In the generation in force.
  public static func begin(
    _ werk: OnderhoudRecord.Werk, _ topics: TenantTopics, _ log: any EventLog, who: String, clock: () -> Int64
  ) throws(EventLogError) -> Onderhoud {
    let isShared = log.abilities.contains(.sharesRoles)
    if isShared {
      let record = OnderhoudRecord(tenant: topics.tenant, werk: werk, wie: who, tijd: clock())
      try log.producer().append([
        OutgoingRecord(
          topic: topics.generaties, partition: 0, timestamp: record.tijd, key: OnderhoudRecord.sleutel, value: record.encoded)
      ])
    }
    let owner = try log.maintainer(of: topics.role, consuming: topics.inputs)
    let deadline = clock() + Int64(patienceMs)
    while true {
      if case .assigned = try owner.poll(limit: 1, timeoutMs: 100) { break }
      guard clock() < deadline else {
        owner.close()
        throw EventLogError(
          .bezet,
          "the instances of the role did not give way within \(patienceMs / 1_000) s; they wait until this is run again, so stop "
            + "them and do that", place: topics.role, canRetry: true)
      }
    }
    return Onderhoud(owner: owner, topics: topics, isShared: isShared)
  }

  /// Lets the instances go on.
  public func end(now: Int64) throws(EventLogError) {
    if isShared {
      try owner.commit(
        UnitOfWork(records: [
          OutgoingRecord(topic: topics.generaties, partition: 0, timestamp: now, key: OnderhoudRecord.sleutel, value: nil)
        ]))
    }
    owner.close()
  }

  /// Leaves the instances waiting, for who must come again.
  public func abandon() { owner.close() }
}

extension Onderhoud {
  /// Why a tenant's workers wait; nil when no maintenance goes on, or the tenant has no log yet.
  public static func standing(_ tenant: TenantID, _ reader: any LogReader) throws(EventLogError) -> String? {
    do throws(EventLogError) {
      return try reader.latest(GeneratieRecord.place(tenant), key: OnderhoudRecord.sleutel)?.value.map { reason($0) }
    } catch {
      if error.code == .topicOnbekend { return nil }
      throw error
    }
  }

  static func reason(_ value: [UInt8]) -> String {
    let what = (try? OnderhoudRecord(decoding: value)).map { "'werkbedrijf \($0.werk.verb)' by \($0.wie)" } ?? "maintenance"
    return "\(what) goes on; when it was killed, run it again: it ends what was begun"
  }
}

extension OnderhoudRecord.Werk {
  /// The verb that does it.
  fileprivate var verb: String {
    switch self {
    case .herbouw: "rebuild"
    case .wissing: "erase"
    }
  }
}
