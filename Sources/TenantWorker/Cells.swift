public import EventLog
public import Regio
import TopicContracts

/// The region's cells as records of `werk.regio.cel.v1`; the last unit of each origin stands beside them.
public enum Cells {
  static let partition = TopicPartition(RegionTopics.cel, 0)

  static func key(_ cel: TenantCel) -> StateKey {
    StateKey(partition, key: CelRecord(tenant: cel.tenant, cel: cel.cel, waarde: 0).sleutel)
  }

  static func record(_ cel: TenantCel, _ waarde: Int64, now: Int64) -> OutgoingRecord {
    let record = CelRecord(tenant: cel.tenant, cel: cel.cel, waarde: waarde)
    return OutgoingRecord(topic: RegionTopics.cel, partition: 0, timestamp: now, key: record.sleutel, value: record.encoded)
  }

  static func key(_ origin: Herkomst) -> StateKey {
    StateKey(partition, key: stand(origin, Stand(generatie: 1, nummer: 0)).sleutel)
  }

  static func stand(_ origin: Herkomst, _ stand: Stand) -> StandRecord {
    StandRecord(tenant: origin.tenant, partitie: origin.partitie, generatie: stand.generatie, nummer: stand.nummer)
  }

  /// Every cell in force, read whole.
  public static func all(_ reader: any LogReader) throws(EventLogError) -> [TenantCel: Int64] {
    var cellen: [TenantCel: Int64] = [:]
    var bounds = try reader.bounds(partition)
    while !bounds.isEmpty {
      let records = try reader.read(partition, from: bounds.lowerBound, limit: 2_000)
      guard let last = records.last else { break }
      for record in records {
        guard let key = record.key, let value = record.value else { continue }
        guard case .cel(let cel)? = try? RegioRecord(key: key, value: value) else { continue }
        cellen[TenantCel(cel.tenant, cel.cel)] = cel.waarde
      }
      bounds = last.offset + 1..<max(bounds.upperBound, last.offset + 1)
    }
    return cellen
  }
}
