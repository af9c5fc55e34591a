import Domain
import Dossiers
import EventLog
import TopicContracts
import Regelgeving

// How a tenant's worker comes to know what is committed: unit numbers, the parameter set in force, the open quarantine;
// and how it derives every dossier again when the set has changed.

/// Where the walk over all dossiers stands.
struct Rederivation {
  var change: ParameterChange
  /// What is still to be walked; the first is being walked.
  var partitions: [Int]
  /// Nil: the first kept record.
  var offset: Int64?
}

extension TenantMachine {
  /// Records per read of a topic that is read whole.
  static let readLimit = 1_000

  mutating func start(_ partitions: [Int]) -> Instruction {
    assigned = partitions.filter { $0 < topics.partitions }
    return loadState()
  }

  mutating func loadState() -> Instruction {
    phase = .loadingState
    return .latest([topics.generationKey, topics.maintenanceKey] + (0..<topics.partitions).map { topics.standKey($0) })
  }

  mutating func takeState(_ records: [LogRecord?]) -> Instruction {
    if let value = records[1]?.value { return halt(value) }
    if isHalted {
      // Others wrote this tenant's state meanwhile.
      isHalted = false
      showPause(nil)
      phase = .rewinding
      return .rewind
    }
    if let failure = generationFault(records[0]) { return .fail(failure) }
    unitNumbers = [:]
    for (partition, record) in records.dropFirst(2).enumerated() {
      guard let value = record?.value else { continue }
      guard let read = try? StandRecord(decoding: value), read.generatie == topics.generatie else {
        return .fail(
          WorkerError(
            .state, "the unit number of partition \(partition) cannot be read, or is not of generation \(topics.generatie)",
            place: topics.stand))
      }
      unitNumbers[partition] = read.nummer
    }
    phase = .loadingActivation
    return .latest([topics.activationKey])
  }

  mutating func takeActivation(_ records: [LogRecord?]) -> Instruction {
    activated = nil
    if let value = records.first??.value {
      guard let record = ActivationRecord(value) else {
        return .fail(WorkerError(.state, "the activation of the parameter set cannot be read", place: topics.parameters))
      }
      activated = record
    }
    return countQuarantine()
  }

  /// Sees to it that the running set is the one the log says is in force.
  mutating func activate(now: Int64) -> Instruction {
    let running = set.regels.digest
    if let activated, activated.digest == running {
      hasActivated = true
      return beginRederivation(now: now)
    }
    if hasActivated, let activated {
      return .fail(
        WorkerError(
          .parameters,
          "another instance made parameter set \(activated.digest.prefix(12)) the one in force, this one runs "
            + "\(running.prefix(12)); give all instances the same files, then start them again", place: topics.parameters))
    }
    let record = ActivationRecord(
      digest: running, previous: activated?.digest, activation: activation, isComplete: activated == nil)
    activated = record
    hasActivated = true
    phase = .activating
    let fresh = (0..<topics.partitions).map { Outputs.progress(nil, partition: $0, topics, now: now) }
    return .commit(
      UnitOfWork(records: [Outputs.parameterSet(set, topics, now: now), Outputs.activation(record, topics, now: now)] + fresh))
  }

  /// A change that a death cut short goes on where it was, and so do the partitions that another instance left undone.
  mutating func beginRederivation(now: Int64) -> Instruction {
    failedCommits = 0
    guard let activated, !activated.isComplete, !assigned.isEmpty else { return poll(now: now) }
    phase = .loadingProgress
    return .latest(assigned.map { topics.progressKey($0) })
  }

  mutating func takeProgress(_ records: [LogRecord?], now: Int64) -> Instruction {
    let digest = Array(activated!.digest.utf8)
    let open = zip(assigned, records).filter { $1?.value != digest }.map(\.0)
    let change = ParameterChange(from: activated!.previous ?? "", to: activated!.digest)
    return continueRederivation(Rederivation(change: change, partitions: open), now: now)
  }

  mutating func continueRederivation(_ state: Rederivation, now: Int64) -> Instruction {
    if isStopping { return finish() }
    guard let partition = state.partitions.first else { return poll(now: now) }
    phase = .rederiving(state)
    return .read(TopicPartition(topics.dossier, partition), from: state.offset, limit: limits.rederiveDossiers)
  }

  mutating func rederive(_ state: Rederivation, _ records: [LogRecord], now: Int64) -> Instruction {
    var state = state
    guard let last = records.last else {
      unit.records = [Outputs.progress(activated!, partition: state.partitions.removeFirst(), topics, now: now)]
      state.offset = nil
      afterCommit = state
      return close(now: now)
    }
    state.offset = last.offset + 1
    let keys = Set(records.compactMap(\.key))
    phase = .rederiving(state)
    return .latest(keys.map { StateKey(TopicPartition(topics.dossier, state.partitions[0]), key: $0) })
  }

  mutating func rederive(_ state: Rederivation, found records: [LogRecord?], now: Int64) -> Instruction {
    for record in records {
      guard let value = record?.value else { continue }
      do {
        let dossier = try Dossier(record: value)
        if dossier.parameterDigest != digest { loaded.append(dossier) }
      } catch {
        return .fail(WorkerError(.state, "a dossier record \(error)", place: topics.dossier))
      }
    }
    if loaded.isEmpty { return continueRederivation(state, now: now) }
    unit.reason = state.change
    afterCommit = state
    return placeLoaded(now: now)
  }
}

// MARK: maintenance

extension TenantMachine {
  /// Why this machine is not the one for the generation in force.
  private func generationFault(_ record: LogRecord?) -> WorkerError? {
    guard let value = record?.value else {
      if topics.generatie == Generatie.eerste { return nil }
      return WorkerError(.generation, "generation \(topics.generatie) is not in force any more", place: topics.generaties)
    }
    guard let inForce = try? GeneratieRecord(decoding: value) else {
      return WorkerError(.state, "the generation in force cannot be read", place: topics.generaties)
    }
    guard inForce.generatie != topics.generatie || inForce.partities != topics.partitions else { return nil }
    return WorkerError(
      .generation,
      "generation \(inForce.generatie) of the state, in \(inForce.partities) partitions, is in force and this worker has "
        + "\(topics.generatie), in \(topics.partitions); it starts again with that one", place: topics.generaties)
  }

  /// Waits until the maintenance has ended. It goes on taking part in its group, which would wait for it otherwise.
  private mutating func halt(_ value: [UInt8]) -> Instruction {
    isHalted = true
    if isStopping { return finish() }
    let reason = Onderhoud.reason(value)
    showPause(reason)
    phase = .halted
    return .wait(ms: limits.pauseMs, reason: reason)
  }

  mutating func lookWhileHalted() -> Instruction {
    phase = .lookingWhileHalted
    return .poll(limit: 1, timeoutMs: limits.lingerMs)
  }

  /// What is read now is read again afterwards.
  mutating func stayHalted(_ event: LogEvent) -> Instruction {
    guard case .assigned(let partitions) = event else { return loadState() }
    cache.removeAll()
    return start(partitions)
  }
}

// MARK: quarantine

/// What waits in quarantine, by place.
struct QuarantineState {
  var open: Set<[UInt8]> = []
  var next: Int64?
}

extension TenantMachine {
  /// Reads the quarantine topic whole: what is not released waits.
  mutating func countQuarantine() -> Instruction {
    quarantine = QuarantineState()
    phase = .countingQuarantine
    return .read(topics.quarantinePartition, from: nil, limit: Self.readLimit)
  }

  mutating func countQuarantine(_ records: [LogRecord], now: Int64) -> Instruction {
    for record in records {
      guard let key = record.key else { continue }
      if record.value == nil { quarantine.open.remove(key) } else { quarantine.open.insert(key) }
    }
    guard let last = records.last else {
      showQuarantine()
      return activate(now: now)
    }
    return .read(topics.quarantinePartition, from: last.offset + 1, limit: Self.readLimit)
  }

  /// The quarantine is full: this tenant waits for somebody, the others go on.
  mutating func pause() -> Instruction {
    let reason =
      "quarantine is full (\(quarantine.open.count) of \(limits.quarantine)); see 'werkbedrijf quarantine list --tenant "
      + "\(topics.tenant)', then replay what is repaired"
    showPause(reason)
    if isDraining { return .fail(WorkerError(.quarantineFull, reason, place: topics.quarantine)) }
    phase = .pausing
    return .wait(ms: limits.pauseMs, reason: reason)
  }

  mutating func refuse(_ refusal: Refusal, _ record: LogRecord, now: Int64) {
    keep(refusal, record, key: record.key, headers: record.headers, value: record.value, now: now)
  }

  /// Of two contents under one identity the one that is no fact.
  mutating func refuse(loser: Gebeurtenis, isNewcomer: Bool, _ record: LogRecord, now: Int64) {
    let refusal = Refusal(
      code: .conflict,
      reden: "the same source and id came with another content; the one with the smallest canonical JSON is the fact, this is "
        + "the other",
      id: loser.id, onderwerp: loser.onderwerp)
    if isNewcomer { return refuse(refusal, record, now: now) }
    let header = LogHeader(EventEncoder.structuredHeader.name, EventEncoder.structuredHeader.value)
    keep(
      refusal, record, key: Array(loser.onderwerp.description.utf8), headers: [header],
      value: EventEncoder().structured(loser), now: now)
  }

  private mutating func keep(
    _ refusal: Refusal, _ record: LogRecord, key: [UInt8]?, headers: [LogHeader], value: [UInt8]?, now: Int64
  ) {
    let kept = Quarantine.record(
      refusal, topics, place: record.source, offset: record.offset, key: key, headers: headers, value: value, now: now)
    unit.records.append(kept)
    unit.quarantined.insert(kept.key!)
  }
}
