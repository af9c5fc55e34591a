/// What every implementation refuses, in the same words.
extension TopicConfiguration {
  /// Most partitions of a topic.
  package static let maxPartitions = 1024

  package func check(against existing: TopicConfiguration?) throws(EventLogError) {
    guard (1...Self.maxPartitions).contains(partitions) else {
      throw EventLogError(
        .topicAfwijkend, "asked for \(partitions) partitions; expected 1 to \(Self.maxPartitions)", place: name)
    }
    guard let existing else { return }
    guard existing.partitions == partitions, (existing.cleanup == .compact) == (cleanup == .compact) else {
      throw EventLogError(
        .topicAfwijkend,
        "exists with \(existing.form), asked for with \(form); keep the existing form, or make a new generation of the topic",
        place: name)
    }
  }

  /// Where the engine itself drops what its form allows to drop.
  package var longestKeptMs: Int64? {
    switch cleanup {
    case .compact: Self.tombstoneRetentionMs
    case .delete(let retentionMs): retentionMs
    }
  }

  private var form: String {
    "\(partitions) \(partitions == 1 ? "partition" : "partitions"), \(cleanup == .compact ? "compacted" : "with retention")"
  }
}

extension OutgoingRecord {
  package func check(_ topic: TopicConfiguration) throws(EventLogError) {
    guard partition >= 0, partition < topic.partitions else {
      throw EventLogError.unknown(partition: TopicPartition(self.topic, partition), of: topic.partitions)
    }
    guard key != nil || topic.cleanup != .compact else {
      throw EventLogError(
        .recordOngeldig, "a record without a key on a compacted topic; give it the key that it replaces",
        place: "\(self.topic)/\(partition)")
    }
  }
}

extension EventLogError {
  package static func taken(role: String, pid: Int32?) -> Self {
    let owner = pid.map { "process \($0)" } ?? "another process"
    return Self(.rolBezet, "the role has an owner: \(owner); stop that one first, a role has one owner at a time", place: role)
  }

  package static func shrinks(_ topic: String, from: Int, to: Int) -> Self {
    Self(
      .topicAfwijkend, "has \(from) partitions, \(to) were asked for: partitions cannot be taken away; ask for \(from) or more",
      place: topic)
  }

  package static func keepsRecords(role: String) -> Self {
    Self(
      .recordOngeldig, "this log takes no single records out; commit tombstones, and wait for compaction and retention",
      place: role)
  }

  package static func otherFile(topic: String, place: String, unitPlace: String) -> Self {
    Self(
      .recordOngeldig,
      "belongs to the file of \(place), the unit of work to that of \(unitPlace); a unit is atomic within one file: "
        + "commit apart",
      place: topic)
  }

  package static func unknown(topic: String) -> Self {
    Self(.topicOnbekend, "the topic does not exist; start the daemon once, or ensure it first", place: topic)
  }

  package static func unknown(partition: TopicPartition, of partitions: Int) -> Self {
    Self(
      .topicOnbekend, "the topic has no partition \(partition.partition), only 0 to \(partitions - 1)", place: partition.topic)
  }

  package static func notCompacted(_ topic: String) -> Self {
    Self(
      .topicAfwijkend, "the latest record of a key is asked for, but the topic is not compacted; read it by offset",
      place: topic)
  }

  package static func expired(_ partition: TopicPartition, offset: Int64, first: Int64) -> Self {
    Self(
      .offsetVerlopen,
      "the records from this offset were dropped by retention; the first one kept is \(first): read from there, and count what is missing",
      place: "\(partition.topic)/\(partition.partition)/\(offset)")
  }

  package static func beyond(_ partition: TopicPartition, offset: Int64, next: Int64, role: String) -> Self {
    Self(
      .beschadigd,
      "role \(role) has read up to here, but the topic ends at \(next): its file was replaced by an older one; "
        + "restore both files from one backup, or rebuild",
      place: "\(partition.topic)/\(partition.partition)/\(offset)")
  }

  package static func deposed(role: String) -> Self {
    Self(.afgezet, "this owner was closed or lost its role to another one; take the role again", place: role)
  }

  package static func notConsumed(_ partition: TopicPartition, role: String) -> Self {
    Self(
      .recordOngeldig, "role \(role) commits a position on a topic that it does not consume; name it when taking the role",
      place: "\(partition.topic)/\(partition.partition)")
  }
}
