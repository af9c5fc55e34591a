import Crypto
import Domain
import EventLog
import Regio
import TopicContracts

/// The topics of the region.
public enum RegionTopics {
  public static let role = "regio"
  public static let cel = Topics.cel
  /// What is published, by publication.
  public static let aggregaat = Topics.aggregaat
  /// What the region refused: each record an alarm.
  public static let quarantine = Topics.regioQuarantine
}

/// The region: contributions of all tenants in, exact cells out, atomically with its own positions. A gap or a repeat of
/// one origin becomes an alarm while the rest goes on. A pure state machine; owned by one driver, used from its thread.
public struct RegionMachine: Machine {
  /// Bounds of the region's unit of work and memory.
  public struct Limits: Hashable, Sendable {
    public var unitRecords = 200
    /// Deltas of one unit.
    public var unitDeltas = 50_000
    public var unitMs: Int64 = 250
    public var pollRecords = 50
    public var idleMs = 200
    /// How long a poll waits for more when a unit is open.
    public var lingerMs = 2
    /// Cells kept in memory.
    public var cells = 100_000
    public var failedCommits = 3
    public init() {}
  }

  private enum Phase {
    case starting, loadingStands, polling, marking, committing, rewinding, finished
    case loadingCells([TenantCel])
    case loadingGeneration(TenantTopics)
    case loadingSums(GenerationSwitch)
    case walkingCells(GenerationSwitch)
    case switching(GenerationSwitch)
  }
  private var phase = Phase.starting
  private let origins: [Herkomst]
  private let tenants: [String: TenantTopics]
  private let limits: Limits
  let cells: Cells
  private var isStopping = false
  private var isDraining = false
  var aggregator = Aggregator()
  var committedStands: [Herkomst: Stand] = [:]
  var cache: BoundedCache<TenantCel, Int64>
  private var consumed: [TopicPartition: Int64] = [:]
  private var records = 0
  /// Read and not yet added.
  var pending: [LogRecord] = []
  /// Whose next unit is of a generation that is still to be looked up, once the open unit is committed.
  private var announced: TenantTopics?
  /// Announced, and not in force: its units are refused as any that was never announced.
  private var unfounded: Set<Herkomst> = []
  private var mark = Mark.none
  private var deltas = 0
  private var begun: Int64 = 0
  private var alarms: [OutgoingRecord] = []
  private var sums: [TenantCel: Int64] = [:]
  private var failedCommits = 0
  public private(set) var status = MachineStatus()

  /// - Parameters:
  ///   - tenants: Every tenant with its number of partitions.
  ///   - cellPartitions: Of the topic of the cells.
  public init(_ tenants: [TenantTopics], cellPartitions: Int, limits: Limits = Limits()) {
    cells = Cells(partitions: cellPartitions)
    origins = tenants.flatMap { topics in (0..<topics.partitions).map { Herkomst(topics.tenant, $0) } }
    self.tenants = Dictionary(uniqueKeysWithValues: tenants.map { ($0.bijdrage, $0) })
    self.limits = limits
    cache = BoundedCache(bound: limits.cells)
  }

  public mutating func stop() { isStopping = true }
  public mutating func drain() { isDraining = true }
  public mutating func begin(now: Int64) -> Instruction { .poll(limit: 1, timeoutMs: limits.idleMs) }

  public mutating func next(_ answer: Answer, now: Int64) -> Instruction {
    switch (phase, answer) {
    case (.starting, .log(.assigned)): loadStands()
    case (.starting, .log): .poll(limit: 1, timeoutMs: limits.idleMs)
    case (.loadingStands, .found(let found)): takeStands(found, now: now)
    case (.polling, .log(let event)): take(event, now: now)
    case (.marking, .done): addAll(now: now)
    case (.loadingCells(let cells), .found(let found)): commit(cells, found, now: now)
    case (.committing, .committed): adopt()
    case (.loadingGeneration(let topics), .found(let found)): takeGeneration(topics, found, now: now)
    case (.loadingSums(let change), .found(let found)): takeSums(change, found)
    case (.walkingCells(let change), .read(let found)): walk(change, found, now: now)
    case (.switching(let change), .committed): begin(change, now: now)
    case (.committing, .failed(let error)), (.switching, .failed(let error)): dropUnit(error)
    case (.rewinding, .done): loadStands()
    case (.finished, _): .finished
    default: .fail(WorkerError(.state, "an answer came that was not asked for", place: RegionTopics.role))
    }
  }

  private mutating func loadStands() -> Instruction {
    phase = .loadingStands
    return .latest(origins.map { cells.key($0) })
  }

  private mutating func takeStands(_ found: [LogRecord?], now: Int64) -> Instruction {
    committedStands = [:]
    for (origin, record) in zip(origins, found) {
      guard let value = record?.value else { continue }
      guard let stand = try? StandRecord(decoding: value) else {
        return .fail(
          WorkerError(.state, "the last unit of \(origin.tenant)/\(origin.partitie) cannot be read", place: RegionTopics.cel))
      }
      committedStands[origin] = Stand(generatie: stand.generatie, nummer: stand.nummer)
    }
    aggregator = Aggregator(standen: committedStands)
    return poll()
  }

  private mutating func poll() -> Instruction {
    phase = .polling
    let isOpen = records > 0
    if isStopping { return isOpen ? close() : finish() }
    return .poll(limit: limits.pollRecords, timeoutMs: isOpen ? limits.lingerMs : isDraining ? 0 : limits.idleMs)
  }

  private mutating func take(_ event: LogEvent, now: Int64) -> Instruction {
    switch event {
    case .records(let found):
      if records == 0 { begun = now }
      pending = found
      phase = .marking
      for record in found {
        let range = mark.inHand[record.source] ?? record.offset..<record.offset
        mark.inHand[record.source] = range.lowerBound..<record.offset + 1
      }
      return .mark(mark)
    case .idle:
      if records > 0 { return close() }
      status.isDrained = true
      return isDraining ? finish() : poll()
    case .revoked: return records > 0 ? close() : poll()
    case .assigned:
      cache.removeAll()
      return loadStands()
    }
  }

  private mutating func addAll(now: Int64) -> Instruction {
    for (index, record) in pending.enumerated() {
      let found = read(record)
      if let topics = tenants[record.source.topic], case .success(let unit) = found, isOfNewGeneration(unit, topics, record) {
        pending.removeFirst(index)
        announced = topics
        return records > 0 ? close() : lookUp(topics)
      }
      add(record, found, now: now)
    }
    pending = []
    let isFull = records >= limits.unitRecords || deltas >= limits.unitDeltas || now - begun >= limits.unitMs
    return isFull ? close() : poll()
  }

  private func read(_ record: LogRecord) -> Result<BijdrageRecord, RecordFault> {
    Result { () throws(RecordFault) in try BijdrageRecord(decoding: record.value ?? []) }
  }

  private func isOfNewGeneration(_ found: BijdrageRecord, _ topics: TenantTopics, _ record: LogRecord) -> Bool {
    let origin = Herkomst(topics.tenant, record.source.partition)
    guard found.tenant == topics.tenant, found.partitie == origin.partitie, !unfounded.contains(origin) else { return false }
    return found.generatie > aggregator.standen[origin]?.generatie ?? Aggregator.eersteGeneratie
  }

  private mutating func add(_ record: LogRecord, _ read: Result<BijdrageRecord, RecordFault>, now: Int64) {
    consumed[record.source] = record.offset + 1
    records += 1
    guard let tenant = tenants[record.source.topic]?.tenant else { return }
    let origin = Herkomst(tenant, record.source.partition)
    let found: BijdrageRecord
    switch read {
    case .success(let unit): found = unit
    case .failure(let fault): return raise(.onleesbaar(fault.reden), origin, record, now: now)
    }
    guard found.partitie == origin.partitie, found.tenant == tenant else {
      return raise(.onleesbaar("it names \(found.tenant)/\(found.partitie)"), origin, record, now: now)
    }
    deltas += found.bijdragen.count
    let eenheid = BijdrageEenheid(
      generatie: found.generatie, partitie: found.partitie, nummer: found.nummer, bijdragen: found.bijdragen)
    if let alarm = aggregator.neem(eenheid, van: tenant) { raise(alarm, origin, record, now: now) }
  }

  private mutating func raise(_ alarm: RegioAlarm, _ origin: Herkomst, _ record: LogRecord, now: Int64) {
    status.alarms += 1
    let refused = QuarantineRecord(
      tenant: origin.tenant,
      plaats: .init(topic: record.source.topic, partitie: record.source.partition, offset: record.offset), tijd: now,
      code: alarm.code, reden: alarm.boodschap, gebeurtenis: "", onderwerp: nil, digest: hex(sha256(record.value ?? [])),
      grootte: record.value?.count ?? 0, origineel: nil)
    alarms.append(
      OutgoingRecord(
        topic: RegionTopics.quarantine, partition: 0, timestamp: now, key: refused.sleutel, value: refused.encoded))
  }

  private mutating func close() -> Instruction {
    sums = aggregator.sluit()
    let unknown = sums.keys.filter { cache[$0] == nil }
    phase = .loadingCells(unknown)
    return .latest(unknown.map { cells.key($0) })
  }

  private mutating func commit(_ cells: [TenantCel], _ found: [LogRecord?], now: Int64) -> Instruction {
    var before: [TenantCel: Int64] = [:]
    for (cell, record) in zip(cells, found) {
      guard let value = record?.value else { continue }
      guard let read = try? CelRecord(decoding: value), read.cel == cell.cel, read.tenant == cell.tenant else {
        return .fail(WorkerError(.state, "the record of cell \(cell.tenant) \(cell.cel) cannot be read", place: RegionTopics.cel))
      }
      before[cell] = read.waarde
    }
    for (cell, delta) in sums {
      let sum = delta.addingReportingOverflow(before[cell] ?? cache[cell] ?? 0)
      if sum.overflow {
        return .fail(WorkerError(.state, "cell \(cell.tenant) \(cell.cel) leaves the range of 64 bits", place: RegionTopics.cel))
      }
      sums[cell] = sum.partialValue
    }
    var unit = UnitOfWork(consumed: consumed, records: alarms)
    unit.records.reserveCapacity(alarms.count + sums.count + origins.count)
    for (cell, value) in sums { unit.records.append(self.cells.record(cell, value, now: now)) }
    for (origin, stand) in aggregator.standen where committedStands[origin] != stand {
      unit.records.append(self.cells.record(origin, stand, now: now))
    }
    phase = .committing
    return .commit(unit)
  }

  private mutating func adopt() -> Instruction {
    for (cell, value) in sums {
      _ = cache.take(cell)
      cache.put(cell, value, weight: 1)
    }
    committedStands = aggregator.standen
    status.events += Int64(records)
    status.units += 1
    failedCommits = 0
    let left = pending
    clear()
    guard let topics = announced else { return poll() }
    pending = left
    return lookUp(topics)
  }

  private mutating func dropUnit(_ error: EventLogError) -> Instruction {
    failedCommits += 1
    if failedCommits >= limits.failedCommits || !(error.canRetry || error.uitkomst == .onbekend) {
      return .fail(WorkerError(.log, error.message, place: error.place))
    }
    for cell in sums.keys { _ = cache.take(cell) }
    clear()
    announced = nil
    phase = .rewinding
    return .rewind
  }

  // MARK: a new generation

  private mutating func lookUp(_ topics: TenantTopics) -> Instruction {
    phase = .loadingGeneration(topics)
    return .latest([topics.generationKey])
  }

  private mutating func takeGeneration(_ topics: TenantTopics, _ found: [LogRecord?], now: Int64) -> Instruction {
    announced = nil
    let origin = Herkomst(topics.tenant, pending[0].source.partition)
    guard let value = found[0]?.value, let record = try? GeneratieRecord(decoding: value),
      record.generatie > aggregator.standen[origin]?.generatie ?? Aggregator.eersteGeneratie
    else {
      unfounded.insert(origin)
      return addAll(now: now)
    }
    phase = .loadingSums(GenerationSwitch(topics, record))
    return .latest((0..<record.delen).map { topics.sumKey($0) })
  }

  private mutating func takeSums(_ change: GenerationSwitch, _ found: [LogRecord?]) -> Instruction {
    var change = change
    if let failure = change.take(found) { return .fail(failure) }
    return readCells(change)
  }

  private mutating func readCells(_ change: GenerationSwitch) -> Instruction {
    phase = .walkingCells(change)
    return .read(TopicPartition(RegionTopics.cel, change.partition), from: change.next, limit: Cells.readLimit)
  }

  private mutating func walk(_ change: GenerationSwitch, _ found: [LogRecord], now: Int64) -> Instruction {
    var change = change
    if change.walk(found, partitions: cells.partitions) { return readCells(change) }
    phase = .switching(change)
    // The position stays where it is; with it the group says whether this region is still the one.
    return .commit(
      UnitOfWork(consumed: [pending[0].source: pending[0].offset], records: change.records(cells, now: now)))
  }

  private mutating func begin(_ change: GenerationSwitch, now: Int64) -> Instruction {
    cache.removeAll()
    let record = change.record
    aggregator.begin(record.generatie, van: record.tenant, partities: record.partities)
    committedStands = aggregator.standen
    unfounded = unfounded.filter { $0.tenant != record.tenant }
    guard record.partities == change.topics.partitions else {
      return .fail(
        WorkerError(
          .generation,
          "tenant \(record.tenant) has \(record.partities) partitions since generation \(record.generatie), and had "
            + "\(change.topics.partitions); the region starts again with them", place: change.topics.bijdrage))
    }
    return addAll(now: now)
  }

  private mutating func clear() {
    consumed = [:]
    pending = []
    mark = .none
    records = 0
    deltas = 0
    alarms = []
    sums = [:]
  }

  private mutating func finish() -> Instruction {
    phase = .finished
    return .finished
  }
}
