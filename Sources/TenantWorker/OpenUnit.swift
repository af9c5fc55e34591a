import Domain
import Dossiers
import EventLog
import Regio

/// A dossier that the open unit touched: a copy, adopted only when the commit is known.
struct TouchedDossier {
  var dossier: Dossier
  /// What was published of it; nil when nothing was.
  var published: Afleiding?
  var isChanged = false
}

extension Dossier {
  /// Of a decoded dossier with its outcome, in facts.
  var weight: Int { 10 + feiten.count }
}

/// A unit of work while it grows: positions consumed, dossiers touched, records that go out whatever is derived.
struct OpenUnit {
  var consumed: [TopicPartition: Int64] = [:]
  var events = 0
  /// Of their values.
  var bytes = 0
  /// The last poll gave as much as was asked for.
  var isBehind = false
  /// When its first event was read.
  var begun: Int64 = 0
  var dossiers: [Onderwerp: TouchedDossier] = [:]
  /// Quarantine records and events sent on.
  var records: [OutgoingRecord] = []
  var quarantined: Set<[UInt8]> = []
  var hops: Int64 = 0
  var repeated: Int64 = 0
  /// Digest of the set that was left, while a parameter change derives dossiers again.
  var reason: ParameterChange?
  var mark = Mark.none

  var isEmpty: Bool { consumed.isEmpty && records.isEmpty && dossiers.isEmpty }

  mutating func consume(_ record: LogRecord, now: Int64) {
    if events == 0 { begun = now }
    events += 1
    bytes += record.value?.count ?? 0
    consumed[record.source] = record.offset + 1
  }
}

/// Why a dossier was derived again without a new fact.
public struct ParameterChange: Hashable, Sendable {
  public var from: String
  public var to: String
}

/// What a closed unit becomes.
struct ClosedUnit {
  var work: UnitOfWork
  /// Unit numbers in force once it is committed.
  var unitNumbers: [Int: Int64]
  /// Of the dossiers that it touched, those that the cache has room for.
  var adopted: [(dossier: Dossier, outcome: Afleiding)] = []
  var adoptedWeight = 0
  var derived: Int64
}
