import Domain
import Dossiers
import EventLog
import Regelgeving
public import TopicContracts

/// The worker of one tenant: events of its three input topics in, dossiers, besluiten, contributions and quarantine out, in
/// atomic units of work. A pure state machine; owned by one driver, used from its thread.
public struct TenantMachine: Machine {
  let topics: TenantTopics
  let set: ParameterSet
  let limits: Limits
  let activation: Activation
  let digest: [UInt8]
  let intake: Intake
  let closer: UnitCloser

  /// What the next answer belongs to.
  enum Phase {
    case starting, loadingState, loadingActivation, countingQuarantine, activating
    case rederiving(Rederivation)
    case polling, marking
    case loadingDossiers([Onderwerp])
    case loadingSets([[UInt8]])
    case loadingProgress
    case committing(ClosedUnit)
    case rewinding
    case pausing
    /// Maintenance goes on: what the log holds of the tenant is not to be touched.
    case halted, lookingWhileHalted
    case finished
  }
  var phase = Phase.starting
  var isStopping = false
  var isDraining = false

  var cache: BoundedCache<Onderwerp, CachedDossier>
  var guardian: PoisonGuard
  /// Sets that dossiers were derived under, by digest.
  var sets: [[UInt8]: Regels]
  /// The partitions of the inputs that are this instance's; it writes state of no other.
  var assigned: [Int] = []
  var unitNumbers: [Int: Int64] = [:]
  var quarantine = QuarantineState()
  var unit = OpenUnit()
  /// Read and not yet judged.
  var pending: [LogRecord] = []
  /// Judged, waiting for their dossiers.
  var judged: [(record: LogRecord, event: Gebeurtenis)] = []
  /// Dossiers read, waiting for the set they were derived under.
  var loaded: [Dossier] = []
  /// Where the walk over all dossiers goes on once this unit is committed.
  var afterCommit: Rederivation?
  var activated: ActivationRecord?
  /// This machine has made its set the one in force, or found it so.
  var hasActivated = false
  var failedCommits = 0
  /// Maintenance went on when this was last looked at.
  var isHalted = false
  /// Events that the last poll asked for.
  private var polled = 0

  public private(set) var status = MachineStatus()

  struct CachedDossier: Sendable {
    var dossier: Dossier
    var outcome: Afleiding
  }

  /// - Parameters:
  ///   - left: The mark that an earlier process left.
  ///   - versies: Later forms of event types, read beside the first.
  ///   - activation: Who starts it and why, for the record of a changed parameter set.
  public init(
    _ topics: TenantTopics, set: ParameterSet, limits: Limits = Limits(), left: Mark = .none,
    versies: [EventVersie] = EventVersie.alle, activation: Activation
  ) {
    self.topics = topics
    self.set = set
    self.limits = limits
    self.activation = activation
    digest = digestBytes(set.regels.digest)
    intake = Intake(topics: topics, regels: set.regels, versies: versies)
    closer = UnitCloser(topics: topics, regels: set.regels, digest: digest, keptWeight: limits.cacheWeight)
    cache = BoundedCache(bound: limits.cacheWeight)
    guardian = PoisonGuard(left: left)
    sets = [digest: set.regels]
  }

  public mutating func stop() { isStopping = true }
  public mutating func drain() { isDraining = true }
  public mutating func begin(now: Int64) -> Instruction { .poll(limit: 1, timeoutMs: limits.idleMs) }

  public mutating func next(_ answer: Answer, now: Int64) -> Instruction {
    switch (phase, answer) {
    case (.starting, .log(.assigned(let partitions))): start(partitions)
    case (.starting, .log): .poll(limit: 1, timeoutMs: limits.idleMs)
    case (.loadingState, .found(let records)): takeState(records)
    case (.loadingActivation, .found(let records)): takeActivation(records)
    case (.countingQuarantine, .read(let records)): countQuarantine(records, now: now)
    case (.activating, .committed): beginRederivation(now: now)
    case (.loadingProgress, .found(let records)): takeProgress(records, now: now)
    case (.rederiving(let state), .read(let records)): rederive(state, records, now: now)
    case (.rederiving(let state), .found(let records)): rederive(state, found: records, now: now)
    case (.polling, .log(let event)): take(event, now: now)
    case (.marking, .done): judge(now: now)
    case (.loadingDossiers(let onderwerpen), .found(let records)): takeDossiers(onderwerpen, records, now: now)
    case (.loadingSets(let digests), .found(let records)): takeSets(digests, records, now: now)
    case (.committing(let closed), .committed): adopt(closed, now: now)
    case (.committing, .failed(let error)), (.activating, .failed(let error)): dropUnit(error)
    case (.rewinding, .done): loadState()
    case (.pausing, .done): countQuarantine()
    case (.halted, .done): lookWhileHalted()
    case (.lookingWhileHalted, .log(let event)): stayHalted(event)
    case (.finished, _): .finished
    default: .fail(WorkerError(.state, "an answer came that was not asked for", place: topics.role))
    }
  }

  // MARK: reading

  mutating func poll(now: Int64) -> Instruction {
    phase = .polling
    let isOpen = !unit.isEmpty
    if isStopping { return isOpen ? close(now: now) : finish() }
    let room = limits.quarantine - quarantine.open.count - unit.quarantined.count
    if room <= 0 { return isOpen ? close(now: now) : pause() }
    status.pausedFor = nil
    polled = max(1, min(limits.pollEvents, guardian.limit ?? limits.unitEvents, room, limits.unitEvents - unit.events))
    return .poll(limit: polled, timeoutMs: isOpen ? limits.lingerMs : isDraining ? 0 : limits.idleMs)
  }

  private mutating func take(_ event: LogEvent, now: Int64) -> Instruction {
    switch event {
    case .records(let records):
      pending = records
      unit.isBehind = records.count >= polled
      phase = .marking
      unit.mark = guardian.take(records, onto: unit.mark)
      return .mark(unit.mark)
    case .idle:
      if !unit.isEmpty { return close(now: now) }
      status.isDrained = true
      return isDraining ? finish() : poll(now: now)
    case .revoked: return unit.isEmpty ? poll(now: now) : close(now: now)
    case .assigned(let partitions):
      cache.removeAll()
      return start(partitions)
    }
  }

  private mutating func judge(now: Int64) -> Instruction {
    var missing: [Onderwerp] = []
    var seen: Set<Onderwerp> = []
    for record in pending {
      unit.consume(record, now: now)
      let isPoison = guardian.poison.contains(.init(record.source, record.offset))
      switch intake.judge(record, isPoison: isPoison) {
      case .event(let event):
        judged.append((record, event))
        let onderwerp = event.onderwerp
        if unit.dossiers[onderwerp] == nil, seen.insert(onderwerp).inserted {
          if let cached = cache.take(onderwerp) {
            unit.dossiers[onderwerp] = TouchedDossier(dossier: cached.dossier, published: cached.outcome)
          } else {
            missing.append(onderwerp)
          }
        }
      case .hop(let record):
        unit.records.append(record)
        unit.hops += 1
      case .refused(let refusal): refuse(refusal, record, now: now)
      }
    }
    pending = []
    if missing.isEmpty { return apply(now: now) }
    phase = .loadingDossiers(missing)
    return .latest(missing.map { topics.dossierKey($0) })
  }

  private mutating func takeDossiers(_ onderwerpen: [Onderwerp], _ records: [LogRecord?], now: Int64) -> Instruction {
    for (onderwerp, record) in zip(onderwerpen, records) {
      guard let value = record?.value else {
        unit.dossiers[onderwerp] = TouchedDossier(dossier: Dossier(onderwerp: onderwerp), published: nil)
        continue
      }
      do {
        loaded.append(try Dossier(record: value))
      } catch {
        return .fail(WorkerError(.state, "the record of dossier \(onderwerp) \(error)", place: topics.dossier))
      }
    }
    return placeLoaded(now: now)
  }

  /// Puts the loaded dossiers into the unit, with the outcome that was published of them.
  mutating func placeLoaded(now: Int64) -> Instruction {
    let unknown = Set(loaded.map(\.parameterDigest)).filter { sets[$0] == nil }
    if !unknown.isEmpty {
      let digests = Array(unknown)
      phase = .loadingSets(digests)
      return .latest(digests.map { topics.setKey($0) })
    }
    for dossier in loaded {
      let published = Afleiding(dossier, sets[dossier.parameterDigest]!, grondslag: true)
      if closer.outcomes.digest(of: published) != dossier.gepubliceerdDigest { status.alarms += 1 }
      unit.dossiers[dossier.onderwerp] = TouchedDossier(dossier: dossier, published: published)
    }
    loaded = []
    return unit.reason == nil ? apply(now: now) : close(now: now)
  }

  private mutating func takeSets(_ digests: [[UInt8]], _ records: [LogRecord?], now: Int64) -> Instruction {
    for (digest, record) in zip(digests, records) {
      guard let value = record?.value, let regels = ParameterSet.regels(topics.tenant, value) else {
        return .fail(
          WorkerError(
            .parameters, "a dossier was derived under a parameter set that is not kept any more; rebuild the tenant",
            place: topics.parameters))
      }
      sets[digest] = regels
    }
    return placeLoaded(now: now)
  }

  /// Adds the judged events to their dossiers.
  private mutating func apply(now: Int64) -> Instruction {
    for (record, event) in judged {
      let added = unit.dossiers[event.onderwerp]!.dossier.voegToe(event) { EventEncoder().canonicalContent($0) }
      switch added {
      case .nieuw: unit.dossiers[event.onderwerp]!.isChanged = true
      case .bekend: unit.repeated += 1
      case .conflict(let loser, let changed):
        // Also a loser that changed nothing leaves its name in the list of conflicts.
        unit.dossiers[event.onderwerp]!.isChanged = true
        refuse(loser: loser, isNewcomer: !changed, record, now: now)
      }
    }
    judged = []
    let isFull =
      unit.events >= min(limits.unitEvents, guardian.limit ?? .max) || unit.bytes >= limits.unitBytes
      || now - unit.begun >= (unit.isBehind ? limits.backlogMs : limits.unitMs)
    return isFull ? close(now: now) : poll(now: now)
  }

  // MARK: committing

  mutating func close(now: Int64) -> Instruction {
    let closed = closer.close(&unit, unitNumbers: unitNumbers, now: now)
    phase = .committing(closed)
    return .commit(closed.work)
  }

  private mutating func adopt(_ closed: ClosedUnit, now: Int64) -> Instruction {
    for (dossier, outcome) in closed.adopted {
      cache.put(dossier.onderwerp, CachedDossier(dossier: dossier, outcome: outcome), weight: dossier.weight)
    }
    unitNumbers = closed.unitNumbers
    quarantine.open.formUnion(unit.quarantined)
    guardian.passed(closed.work.consumed)
    failedCommits = 0
    status.events += Int64(unit.events)
    status.units += 1
    status.derived += closed.derived
    status.hops += unit.hops
    status.repeated += unit.repeated
    status.quarantined += Int64(unit.quarantined.count)
    status.quarantineOpen = quarantine.open.count
    unit = OpenUnit()
    if let state = afterCommit {
      afterCommit = nil
      return continueRederivation(state, now: now)
    }
    return poll(now: now)
  }

  /// Nothing of the unit stays in memory: positions, unit numbers and dossiers are read again from what is committed.
  private mutating func dropUnit(_ error: EventLogError) -> Instruction {
    failedCommits += 1
    if failedCommits >= limits.failedCommits || !(error.canRetry || error.uitkomst == .onbekend) {
      return .fail(WorkerError(.log, error.message, place: error.place))
    }
    unit = OpenUnit()
    pending = []
    judged = []
    loaded = []
    afterCommit = nil
    phase = .rewinding
    return .rewind
  }

  mutating func finish() -> Instruction {
    phase = .finished
    return .finished
  }

  mutating func showQuarantine() { status.quarantineOpen = quarantine.open.count }
  mutating func showPause(_ reason: String?) { status.pausedFor = reason }
}
