import Domain
import Dossiers
import EventLog
import TopicContracts

extension Controle {
  /// Holds every event that the worker has behind it against the dossiers: what is neither a fact there nor in quarantine was lost.
  ///
  /// Reads the inputs only as far as retention kept them. A whole dossier that is not there is passed over once something was
  /// erased: what is kept of an erasure names nobody.
  ///
  /// - Parameter committed: The positions of the tenant's role, asked for before the dossiers were read.
  mutating func compareInvoer(
    upTo committed: [TopicPartition: Int64], _ topics: TenantTopics, _ intake: Intake, _ reader: any LogReader
  ) throws(EventLogError) {
    var waiting = Set<PoisonGuard.Place>()
    for record in try Quarantine.waiting(topics, reader) {
      let place = record.record.plaats
      waiting.insert(.init(TopicPartition(place.topic, place.partitie), place.offset))
    }
    var hasErased = false
    for number in 0..<(try reader.partitions(of: topics.wissing)) {
      if try !reader.bounds(TopicPartition(topics.wissing, number)).isEmpty { hasErased = true }
    }
    for number in 0..<topics.partitions {
      var dossiers: [Onderwerp: Dossier] = [:]
      for bytes in try DossierState.records(topics, partition: number, reader) {
        if let dossier = try? Dossier(record: bytes) { dossiers[dossier.onderwerp] = dossier }
      }
      for topic in topics.inputs {
        let place = TopicPartition(topic, number)
        try compareInvoer(place, upTo: committed[place] ?? 0, intake, reader) { record, event in
          guard var dossier = dossiers[event.onderwerp] else {
            return hasErased || waiting.contains(.init(place, record.offset))
          }
          if case .nieuw = dossier.voegToe(event, canoniek: { EventEncoder().canonicalContent($0) }) {
            return waiting.contains(.init(place, record.offset))
          }
          return true
        }
      }
    }
  }

  private mutating func compareInvoer(
    _ place: TopicPartition, upTo end: Int64, _ intake: Intake, _ reader: any LogReader,
    isKnown: (LogRecord, Gebeurtenis) -> Bool
  ) throws(EventLogError) {
    var next = try reader.bounds(place).lowerBound
    while next < end {
      let records = try reader.read(place, from: next, limit: 2_000)
      guard let last = records.last else { return }
      for record in records where record.offset < end {
        gebeurtenissen += 1
        // Refused, or sent on to its own partition: then it is looked at there.
        guard case .event(let event) = intake.judge(record, isPoison: false), !isKnown(record, event) else { continue }
        note(
          .invoer, "\(place.topic)/\(place.partition)/\(record.offset)", "event '\(event.id)' of \(event.onderwerp) nowhere",
          "a fact of that dossier, or quarantine")
      }
      next = last.offset + 1
    }
  }
}
