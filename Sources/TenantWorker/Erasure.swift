public import Domain
public import Dossiers
public import EventLog
import Regelgeving
import Regio
public import TopicContracts

/// Takes a client out of a tenant's log: his records go, his contributions stay, in a remainder without a key.
///
/// One commit takes the records out, adds what they contributed to the remainder of their partition, and writes down that it
/// was done: a death before it leaves everything, after it the files still have to be scrubbed, which may be done again. The
/// owner of the tenant's role does it, so that no worker holds the dossier meanwhile. What the log refuses comes as
/// `EventLogError`, what it holds and cannot be used as `WorkerError`.
///
/// ## Grondslag
/// AVG art. 17 (erasure), art. 5 lid 1 onder e (no longer than needed), art. 89 (statistics); Archiefwet 1995 art. 3 and 5:
/// before its term a dossier goes only on a ground of its own.
public struct Erasure {
  private let topics: TenantTopics
  private let owner: any LogOwner
  private let takesOut: Bool

  /// - Parameters:
  ///   - owner: Of the tenant's role, consuming its inputs.
  ///   - takesOut: Whether the log takes single records out (`LogAbilities.erases`); otherwise tombstones and the log's own
  ///     compaction and retention do it, in their time.
  public init(_ topics: TenantTopics, owner: any LogOwner, takesOut: Bool = true) {
    self.topics = topics
    self.owner = owner
    self.takesOut = takesOut
  }

  /// When a dossier is closed.
  public enum Closing: Hashable, Sendable {
    /// A period still runs since this day.
    case open(since: CivilDate)
    /// The last day on which something of it happened, or its last period ended.
    case closed(CivilDate)
    /// Nothing in it has a day.
    case empty

    /// The day from which it may go, so many years after it was closed; nil while it is open.
    public func term(years: Int) -> CivilDate? {
      if case .closed(let day) = self { day.plus(maanden: 12 * years) } else { nil }
    }
  }

  /// A dossier as it was last published.
  public struct Published: Sendable {
    public let dossier: Dossier
    public let closing: Closing
    /// Whether what was published is what the facts give today.
    public let isWhole: Bool
    let bijdragen: [Bijdrage]
  }

  public func published(_ record: [UInt8]) throws -> Published {
    let dossier: Dossier
    do {
      dossier = try Dossier(record: record)
    } catch {
      throw WorkerError(.state, "the record of the dossier \(error)", place: topics.dossier)
    }
    let key = topics.setKey(dossier.parameterDigest)
    guard let set = try owner.latest(key.partition, key: key.key)?.value,
      let regels = ParameterSet.regels(topics.tenant, set)
    else {
      throw WorkerError(
        .parameters, "the dossier was derived under a parameter set that is not kept any more; rebuild the tenant",
        place: topics.parameters)
    }
    // As it was published, with its grondslag.
    let afleiding = Afleiding(dossier, regels, grondslag: true)
    let outcome = afleiding.uitkomst
    return Published(
      dossier: dossier, closing: Self.closing(dossier, outcome),
      isWhole: OutcomeDigest().digest(of: afleiding) == dossier.gepubliceerdDigest, bijdragen: outcome.bijdragen)
  }

  private static func closing(_ dossier: Dossier, _ outcome: Dossiers.Uitkomst) -> Closing {
    if let open = outcome.perioden.first(where: { $0.tot == nil }) { return .open(since: open.van) }
    let days = outcome.perioden.compactMap(\.tot) + dossier.feiten.compactMap(dag)
    return days.max().map { .closed($0) } ?? .empty
  }

  private static func dag(_ feit: Gebeurtenis) -> CivilDate? {
    if case .aanvraagOntvangen(let aanvraag) = feit.inhoud { return max(aanvraag.meldingsdatum, aanvraag.ingangsdatum) }
    return feit.inhoud.datum
  }

  /// Erasures whose files are not known to be scrubbed: a death came between.
  public func unfinished() throws -> [WissingRecord] { try all().filter { $0.stand == .begonnen } }

  /// Takes the records out and keeps the contributions.
  public func erase(
    _ found: ClientRecords, _ published: Published?, who: String, ground: String, now: Int64
  ) throws {
    var records = [
      record(
        WissingRecord(
          tenant: topics.tenant, nummer: (try all().map(\.nummer).max() ?? 0) + 1, wie: who, grond: ground, tijd: now,
          stand: .begonnen, records: takesOut ? found.count : found.keys.values.reduce(0) { $0 + $1.count }), now: now)
    ]
    if let published { records.append(try remainder(published, now: now)) }
    if takesOut { return try owner.erase(found.offsets, appending: records) }
    try owner.commit(UnitOfWork(records: found.tombstones(now: now) + records))
  }

  /// Writes down what is complete: where single records stay, erasures that are longer ago than anything of them is kept.
  public func settle(longestKeptMs: Int64?, now: Int64) throws {
    guard let longestKeptMs else { return }
    try complete(unfinished().filter { $0.tijd + longestKeptMs <= now }, now: now)
  }

  /// Leaves no byte of what was erased in the tenant's files, and writes down that it is so.
  public func finish(now: Int64) throws {
    try owner.scrub()
    try complete(unfinished(), now: now)
  }

  private func complete(_ begun: [WissingRecord], now: Int64) throws(EventLogError) {
    guard !begun.isEmpty else { return }
    try owner.commit(
      UnitOfWork(
        records: begun.map { begun in
          var done = begun
          done.stand = .voltooid
          return record(done, now: now)
        }))
  }

  /// The contributions of erased dossiers of one partition, his added.
  private func remainder(_ published: Published, now: Int64) throws -> OutgoingRecord {
    let partition = topics.dossierKey(published.dossier.onderwerp).partition.partition
    let earlier = try Self.remainder(topics, partition, owner)
    let rest = BijdrageRecord(
      tenant: topics.tenant, generatie: earlier?.generatie ?? topics.generatie, partitie: partition,
      nummer: (earlier?.nummer ?? 0) + 1, bijdragen: ((earlier?.bijdragen ?? []) + published.bijdragen).perCel())
    return OutgoingRecord(topic: topics.rest, partition: partition, timestamp: now, key: rest.sleutel, value: rest.encoded)
  }

  /// What remains of the erased dossiers of a partition: together with the dossiers it gives what the region counted. Nil
  /// when nothing was erased, or the log is older than the topic.
  public static func remainder(
    _ topics: TenantTopics, _ partition: Int, _ reader: any LogReader
  ) throws(EventLogError) -> BijdrageRecord? {
    let key = Array("\(topics.tenant)/\(partition)".utf8)
    let record: LogRecord?
    do throws(EventLogError) {
      record = try reader.latest(TopicPartition(topics.rest, partition), key: key)
    } catch {
      if error.code == .topicOnbekend { return nil }
      throw error
    }
    guard let value = record?.value else { return nil }
    do throws(RecordFault) {
      return try BijdrageRecord(decoding: value)
    } catch {
      throw EventLogError(
        .beschadigd, "what remains of erased dossiers cannot be read: \(error)", place: "\(topics.rest)/\(partition)")
    }
  }

  private func record(_ wissing: WissingRecord, now: Int64) -> OutgoingRecord {
    OutgoingRecord(topic: topics.wissing, partition: 0, timestamp: now, key: wissing.sleutel, value: wissing.encoded)
  }

  /// By number.
  private func all() throws -> [WissingRecord] {
    try owner.inForce(TopicPartition(topics.wissing, 0)).values.map { value in
      do throws(RecordFault) {
        return try WissingRecord(decoding: value)
      } catch {
        throw WorkerError(.state, "the list of erasures cannot be read: \(error)", place: topics.wissing)
      }
    }.sorted { $0.nummer < $1.nummer }
  }
}
