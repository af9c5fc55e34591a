import Domain
import EventLog
import Regio
import TopicContracts

/// How the region takes a tenant's new generation over: its cells become what they are at the beginning of it, whatever the
/// units of earlier generations made of them, and its origins count anew.
struct GenerationSwitch: Sendable {
  let topics: TenantTopics
  let record: GeneratieRecord
  /// Of the tenant, as they are to be.
  private(set) var wanted: [Cel: Int64] = [:]
  /// Of the tenant, as they are.
  private var present: [Cel: Int64] = [:]
  /// Where the walk over all cells is.
  private(set) var partition = 0
  private(set) var next: Int64?

  init(_ topics: TenantTopics, _ record: GeneratieRecord) {
    self.topics = topics
    self.record = record
  }

  mutating func take(_ parts: [LogRecord?]) -> WorkerError? {
    for (number, part) in parts.enumerated() {
      guard let value = part?.value, let sums = try? BijdrageRecord(decoding: value), sums.generatie == record.generatie else {
        return WorkerError(
          .state,
          "part \(number) of the cells of generation \(record.generatie) is missing or cannot be read; rebuild the tenant",
          place: topics.generaties)
      }
      for bijdrage in sums.bijdragen { wanted[bijdrage.cel] = bijdrage.delta }
    }
    return nil
  }

  /// False when all cells have been seen.
  mutating func walk(_ records: [LogRecord], partitions: Int) -> Bool {
    for record in records {
      guard let key = record.key, let value = record.value, case .cel(let cel)? = try? RegioRecord(key: key, value: value),
        cel.tenant == topics.tenant, !cel.cel.maat.isVanRegio
      else { continue }
      present[cel.cel] = cel.waarde
    }
    if let last = records.last {
      next = last.offset + 1
      return true
    }
    partition += 1
    next = nil
    return partition < partitions
  }

  func records(_ cells: Cells, now: Int64) -> [OutgoingRecord] {
    var records: [OutgoingRecord] = []
    for (cel, value) in wanted where present[cel] != value {
      records.append(cells.record(TenantCel(topics.tenant, cel), value, now: now))
    }
    for (cel, value) in present where value != 0 && wanted[cel] == nil {
      records.append(cells.record(TenantCel(topics.tenant, cel), 0, now: now))
    }
    for partition in 0..<record.partities {
      records.append(
        cells.record(Herkomst(topics.tenant, partition), Stand(generatie: record.generatie, nummer: 0), now: now))
    }
    return records
  }
}

extension TenantTopics {
  /// A part of the cells at the beginning of a generation.
  func sumKey(_ number: Int) -> StateKey {
    StateKey(TopicPartition(generaties, 0), key: GeneratieRecord.sleutel(deel: number))
  }
}
