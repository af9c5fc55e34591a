public import EventLog

// What an embedded log has to have before the roles start.

extension TenantTopics {
  public var configurations: [TopicConfiguration] {
    inputs.map { TopicConfiguration(name: $0, partitions: partitions, cleanup: .delete(retentionMs: nil)) } + [
      TopicConfiguration(name: dossier, partitions: partitions, cleanup: .compact),
      TopicConfiguration(name: besluit, partitions: partitions, cleanup: .compact),
      TopicConfiguration(name: bijdrage, partitions: partitions, cleanup: .delete(retentionMs: nil)),
      TopicConfiguration(name: quarantine, partitions: 1, cleanup: .compact),
      TopicConfiguration(name: stand, partitions: partitions, cleanup: .compact),
      TopicConfiguration(name: feedGeheugen, partitions: partitions, cleanup: .compact),
      TopicConfiguration(name: parameters, partitions: 1, cleanup: .compact),
    ]
  }
}

extension RegionTopics {
  public static var configurations: [TopicConfiguration] {
    [
      TopicConfiguration(name: cel, partitions: 1, cleanup: .compact),
      TopicConfiguration(name: alarm, partitions: 1, cleanup: .compact),
    ]
  }
}
