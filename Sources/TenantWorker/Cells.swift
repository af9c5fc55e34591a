public import Domain
public import EventLog
public import Regio
import TopicContracts

/// The region's cells as records of `werk.regio.cel.v1`; the last unit of each origin stands beside them.
public struct Cells: Sendable {
  let partitions: Int
  /// Records per read of all cells.
  static let readLimit = 2_000

  private func place(_ key: [UInt8]) -> Int { partition(key: key, count: partitions) }

  func key(_ cel: TenantCel) -> StateKey {
    let key = CelRecord(tenant: cel.tenant, cel: cel.cel, waarde: 0).sleutel
    return StateKey(TopicPartition(RegionTopics.cel, place(key)), key: key)
  }

  func key(_ origin: Herkomst) -> StateKey {
    let key = stand(origin, Stand(generatie: 1, nummer: 0)).sleutel
    return StateKey(TopicPartition(RegionTopics.cel, place(key)), key: key)
  }

  func record(_ cel: TenantCel, _ waarde: Int64, now: Int64) -> OutgoingRecord {
    let record = CelRecord(tenant: cel.tenant, cel: cel.cel, waarde: waarde)
    let key = record.sleutel
    return OutgoingRecord(
      topic: RegionTopics.cel, partition: place(key), timestamp: now, key: key, value: record.encoded)
  }

  func record(_ origin: Herkomst, _ stand: Stand, now: Int64) -> OutgoingRecord {
    let record = self.stand(origin, stand)
    let key = record.sleutel
    return OutgoingRecord(
      topic: RegionTopics.cel, partition: place(key), timestamp: now, key: key, value: record.encoded)
  }

  private func stand(_ origin: Herkomst, _ stand: Stand) -> StandRecord {
    StandRecord(tenant: origin.tenant, partitie: origin.partitie, generatie: stand.generatie, nummer: stand.nummer)
  }

  /// Records of cells that the region works out itself (`Maat.isVanRegio`).
  public static func records(_ cellen: [TenantCel: Int64], partitions: Int, now: Int64) -> [OutgoingRecord] {
    let cells = Cells(partitions: partitions)
    return cellen.map { cells.record($0.key, $0.value, now: now) }
  }

  /// Every cell in force, read whole.
  ///
  /// - Parameter tenant: Only its cells: those of others are passed over by their key, without being read.
  public static func all(
    _ reader: any LogReader, of tenant: TenantID? = nil, where isAsked: (Maat) -> Bool = { _ in true }
  ) throws(EventLogError) -> [TenantCel: Int64] {
    let prefix = tenant.map { Array("[\"\($0)\",".utf8) } ?? []
    var cellen: [TenantCel: Int64] = [:]
    for number in 0..<(try reader.partitions(of: RegionTopics.cel)) {
      let partition = TopicPartition(RegionTopics.cel, number)
      var bounds = try reader.bounds(partition)
      while !bounds.isEmpty {
        let records = try reader.read(partition, from: bounds.lowerBound, limit: 2_000)
        guard let last = records.last else { break }
        for record in records {
          guard let key = record.key, let value = record.value, key.starts(with: prefix) else { continue }
          guard case .cel(let cel)? = try? RegioRecord(key: key, value: value) else { continue }
          if isAsked(cel.cel.maat) { cellen[TenantCel(cel.tenant, cel.cel)] = cel.waarde }
        }
        bounds = last.offset + 1..<max(bounds.upperBound, last.offset + 1)
      }
    }
    return cellen
  }
}
