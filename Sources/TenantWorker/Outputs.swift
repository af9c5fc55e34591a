import Crypto
public import Domain
import Dossiers
public import EventLog
import Regelgeving
import Regio
import TopicContracts

// The records that leave a tenant's worker, beside the dossiers themselves.

extension TenantTopics {
  static let standKey = Array("eenheid".utf8)

  func partition(of key: [UInt8]) -> Int { TopicContracts.partition(key: key, count: partitions) }

  /// The partition of the besluiten of a dossier.
  func besluitPartition(_ onderwerp: Onderwerp) -> Int {
    TopicContracts.partition(key: Array(onderwerp.description.utf8), count: besluitPartitions)
  }

  func dossierKey(_ onderwerp: Onderwerp) -> StateKey {
    let key = Array(onderwerp.description.utf8)
    return StateKey(TopicPartition(dossier, partition(of: key)), key: key)
  }
  func standKey(_ partition: Int) -> StateKey { StateKey(TopicPartition(stand, partition), key: Self.standKey) }
  func setKey(_ digest: [UInt8]) -> StateKey { StateKey(TopicPartition(parameters, 0), key: Array(hex(digest).utf8)) }
  /// The digest of the set under which every dossier of a partition was derived again.
  func progressKey(_ partition: Int) -> StateKey {
    StateKey(TopicPartition(parameters, 0), key: Array("herafgeleid/\(partition)".utf8))
  }
  var generationKey: StateKey { StateKey(TopicPartition(generaties, 0), key: GeneratieRecord.sleutel) }
  var maintenanceKey: StateKey { StateKey(TopicPartition(generaties, 0), key: OnderhoudRecord.sleutel) }
  var activationKey: StateKey { StateKey(TopicPartition(parameters, 0), key: ActivationRecord.key) }
}

/// The 32 bytes of a digest in hex.
func digestBytes(_ hexadecimal: String) -> [UInt8] { bytes(hex: hexadecimal) ?? Array(hexadecimal.utf8) }

enum Outputs {
  /// Names the parameter change that is the only reason of a record.
  static let reasonHeader = "reden"

  /// The contributions of one unit and partition.
  static func bijdrage(_ eenheid: BijdrageEenheid, _ topics: TenantTopics, now: Int64) -> OutgoingRecord {
    let record = BijdrageRecord(
      tenant: topics.tenant, generatie: eenheid.generatie, partitie: eenheid.partitie, nummer: eenheid.nummer,
      bijdragen: eenheid.bijdragen)
    return OutgoingRecord(
      topic: topics.bijdrage, partition: eenheid.partitie, timestamp: now, key: record.sleutel, value: record.encoded)
  }

  /// The last unit number of a partition.
  static func stand(_ eenheid: BijdrageEenheid, _ topics: TenantTopics, now: Int64) -> OutgoingRecord {
    let record = StandRecord(
      tenant: topics.tenant, partitie: eenheid.partitie, generatie: eenheid.generatie, nummer: eenheid.nummer)
    return OutgoingRecord(
      topic: topics.stand, partition: eenheid.partitie, timestamp: now, key: TenantTopics.standKey, value: record.encoded)
  }

  static func parameterSet(_ set: ParameterSet, _ topics: TenantTopics, now: Int64) -> OutgoingRecord {
    OutgoingRecord(
      topic: topics.parameters, partition: 0, timestamp: now, key: Array(set.regels.digest.utf8), value: set.bytes)
  }

  static func activation(_ record: ActivationRecord, _ topics: TenantTopics, now: Int64) -> OutgoingRecord {
    OutgoingRecord(
      topic: topics.parameters, partition: 0, timestamp: now, key: ActivationRecord.key, value: record.bytes)
  }

  /// Nil: nothing of the partition was derived again under the set that is now in force.
  static func progress(_ record: ActivationRecord?, partition: Int, _ topics: TenantTopics, now: Int64) -> OutgoingRecord {
    let place = topics.progressKey(partition)
    return OutgoingRecord(
      topic: topics.parameters, partition: place.partition.partition, timestamp: now, key: place.key,
      value: record.map { Array($0.digest.utf8) })
  }

  /// A besluit as it now stands, for its gemeente; a lapsed one as it was, with its status. One that went to another gemeente
  /// has lapsed with the one that had it.
  static func besluiten(
    _ wijziging: BesluitWijziging, _ dossier: Dossier, _ regels: Regels, _ reason: ParameterChange?, _ topics: TenantTopics,
    now: Int64
  ) -> [OutgoingRecord] {
    var headers: [LogHeader] = []
    if let reason { headers.append(LogHeader(reasonHeader, Array("parameters \(reason.from) \(reason.to)".utf8))) }
    func outgoing(_ record: BesluitRecord) -> OutgoingRecord {
      OutgoingRecord(
        topic: topics.besluit(record.gemeente), partition: topics.besluitPartition(dossier.onderwerp), timestamp: now,
        key: record.recordSleutel, value: record.encoded, headers: headers)
    }
    var record = BesluitRecord(wijziging.besluit, wijziging.status, dossier, regels)
    guard let verlaten = wijziging.verlaten else { return [outgoing(record)] }
    record.status = .genomen
    return [outgoing(BesluitRecord(verlaten, .vervallen, dossier, regels)), outgoing(record)]
  }
}

/// The dossiers of a tenant as the log holds them.
public enum DossierState {
  /// The record in force, nil when there is none.
  public static func latest(
    _ onderwerp: Onderwerp, _ topics: TenantTopics, _ reader: any LogReader
  ) throws(EventLogError) -> LogRecord? {
    let key = topics.dossierKey(onderwerp)
    return try reader.latest(key.partition, key: key.key)
  }

  /// Records in force of employers, and of nobody else.
  public static func employers(_ topics: TenantTopics, _ reader: any LogReader) throws(EventLogError) -> [[UInt8]] {
    let prefix = Array("wg-".utf8)
    var records: [[UInt8]] = []
    for partition in 0..<topics.partitions {
      records += try reader.inForce(TopicPartition(topics.dossier, partition)) { $0.starts(with: prefix) }.values
    }
    return records
  }

  /// Every dossier record in force in one partition, read whole; of one that is written meanwhile the latest seen.
  public static func records(
    _ topics: TenantTopics, partition: Int, _ reader: any LogReader
  ) throws(EventLogError) -> [[UInt8]] {
    Array(try reader.inForce(TopicPartition(topics.dossier, partition)).values)
  }
}
