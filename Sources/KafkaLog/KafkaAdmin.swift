public import EventLog

/// The topics and ACLs of a cluster, for who looks after it. One thread.
public final class KafkaAdmin {
  private let admin: Admin
  public let prefix: String

  public init(_ options: KafkaOptions) throws(EventLogError) {
    admin = try Admin(options)
    prefix = options.prefix
  }

  /// What is there of these topics, and the ACLs; nil ACLs when the cluster has no authorizer.
  public func plan(_ wanted: [TopicConfiguration], acls: [KafkaAcl]) throws(EventLogError) -> (
    plan: TopicPlan, hasAuthorizer: Bool
  ) {
    try ask("looking at the cluster") { () throws(KafkaFailure) in
      let all = try admin.partitions(of: nil)
      var found: [String: TopicPlan.Found] = [:]
      for topic in wanted {
        guard let partitions = all[prefix + topic.name] else { continue }
        found[topic.name] = TopicPlan.Found(
          partitions: partitions, settings: try admin.settings(of: prefix + topic.name).mapValues(\.value))
      }
      let there = try admin.acls()
      return (TopicPlan(wanted, found: found, wantedAcls: acls, acls: there), there != nil)
    }
  }

  /// The named instances that are members of the group of a role now.
  public func instances(of role: String, place: String) throws(EventLogError) -> Set<String> {
    let group = "\(prefix)werk.\(place).\(role)"
    return try ask("asking who is in the group") { () throws(KafkaFailure) in
      Set(try admin.members(group: group).compactMap(\.instance))
    }
  }

  public func apply(_ change: TopicPlan.Change) throws(EventLogError) {
    try ask("\(change)") { () throws(KafkaFailure) in
      switch change {
      case .create(let topic):
        try admin.create(prefix + topic.name, partitions: topic.partitions, settings: topic.brokerSettings)
      case .set(let topic, let setting, _, let to, _): try admin.set([setting: to], of: prefix + topic)
      case .partitions(let topic, _, let to): try admin.grow(prefix + topic, to: to)
      case .allow(let acl): try admin.add([acl])
      }
    }
  }

  private func ask<T>(_ what: String, _ body: () throws(KafkaFailure) -> T) throws(EventLogError) -> T {
    do throws(KafkaFailure) { return try body() } catch { throw error.error(what, place: "kafka") }
  }
}
