import Domain
public import EventLog
import TopicContracts

/// Whether a tenant's state is there at all. A worker that found no dossiers would take every client for a new one and count
/// him again.
public enum StateCheck {
  /// Partitions of which units were made and whose dossiers were never written: their topic was taken away and made again.
  public static func fault(_ topics: TenantTopics, _ reader: any LogReader) throws(EventLogError) -> WorkerError? {
    let stands = try reader.latest(
      (0..<topics.partitions).map { (partition: topics.standKey($0).partition, key: topics.standKey($0).key) })
    var gone: [String] = []
    for (partition, stand) in stands.enumerated() {
      guard let value = stand?.value, let read = try? StandRecord(decoding: value), read.generatie == topics.generatie else {
        continue
      }
      // The first unit of a later generation adds nothing.
      guard read.nummer > (topics.generatie == Generatie.eerste ? 0 : 1) else { continue }
      if try reader.bounds(TopicPartition(topics.dossier, partition)).upperBound == 0 { gone.append("\(partition)") }
    }
    guard !gone.isEmpty else { return nil }
    return WorkerError(
      .state,
      "of partition \(gone.joined(separator: ", ")) the dossiers are gone, though they were written: the topic was taken away and made "
        + "again. Put it back from a copy; without one the tenant is to be fed anew under a new name. Nothing is handled meanwhile",
      place: topics.dossier)
  }
}
