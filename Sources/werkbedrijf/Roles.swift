import Domain
import EventLog
import TenantWorker

/// How each role is put together; called on the role's own thread at every start.
enum Roles {
  static func tenant(
    _ tenant: TenantID, _ store: Store, regels: String, limits: Limits, activation: Activation, faults: FaultSwitches
  ) throws(WorkerError) -> any RoleDriver {
    let files: [(pad: String, inhoud: [UInt8])]
    do throws(Failure) {
      files = try Places.bestanden(tenant, in: regels)
    } catch {
      throw WorkerError(.parameters, error.message, place: "tenant-\(tenant)")
    }
    let topics: TenantTopics
    do throws(EventLogError) {
      if let reason = try Onderhoud.standing(tenant, try store.log.reader()) {
        throw EventLogError(.bezet, reason, place: "tenant-\(tenant)")
      }
    } catch {
      throw WorkerError(error.code == .bezet ? .maintenance : .log, error.message, place: error.place)
    }
    do throws(Failure) {
      try store.ensure(tenant)
      topics = try store.topics(tenant)
    } catch {
      throw WorkerError(.log, error.message, place: "tenant-\(tenant)")
    }
    try checkState(topics, store)
    let set = try ParameterSet.load(topics.tenant, files: files)
    if let warning = StaleLaw.warning(set.regels, on: amsterdamDay(Shell.now())) { Shell.complain(warning) }
    do throws(Failure) {
      try store.ensure(tenant, besluitenVan: set.regels.leden.map(\.gemeente))
    } catch {
      throw WorkerError(.log, error.message, place: topics.role)
    }
    let owner = try owner(store.log, topics.role, topics.inputs)
    let marks = FileMarks("\(store.directory)/\(topics.tenant).mark")
    let machine = TenantMachine(topics, set: set, limits: limits, left: marks.read(), activation: activation)
    return Driver(
      machine, owner: owner, marks: marks, clock: Shell.now, splitsUnits: faults.splitsUnits,
      passage: faults.passage(topics.role))
  }

  private static func checkState(_ topics: TenantTopics, _ store: Store) throws(WorkerError) {
    let fault: WorkerError?
    do throws(EventLogError) {
      fault = try StateCheck.fault(topics, try store.log.reader())
    } catch {
      throw WorkerError(.log, error.message, place: error.place)
    }
    if let fault { throw fault }
  }

  /// - Parameter tenants: Those there are now; the region takes up one that comes later, and one that can be read again.
  static func region(
    _ tenants: @escaping @Sendable () -> [TenantID], _ store: Store, faults: FaultSwitches
  ) throws(WorkerError) -> any RoleDriver {
    do throws(Failure) {
      try store.ensureRegion()
    } catch {
      throw WorkerError(.log, error.message, place: RegionTopics.role)
    }
    // A tenant whose file cannot be read keeps nobody else's figures waiting.
    let readable: () -> [TenantTopics] = {
      tenants().compactMap { try? store.topics($0) }.filter { isThere($0, store) }
    }
    return try ChangingDriver(look: readable, isSame: isSame) { (readable: [TenantTopics]) throws(WorkerError) in
      let owner = try owner(store.log, RegionTopics.role, readable.map(\.bijdrage))
      let machine = RegionMachine(readable, cellPartitions: RegionTopics.cellPartitions(store.contracts))
      return Driver(
        machine, owner: owner, marks: FileMarks("\(store.directory)/regio.mark"), clock: Shell.now,
        passage: faults.passage(RegionTopics.role))
    }
  }

  static func sturing(_ tenants: @escaping @Sendable () -> [TenantID], _ store: Store, regels: String) throws(WorkerError)
    -> any RoleDriver
  {
    do throws(Failure) {
      try store.ensureRegion()
      let files = SteeringFiles(regels)
      return SturingRole(
        try store.reader(), notices: Notices(store.log, files), employers: EmployerCells(store.log, files),
        topics: { tenants().compactMap { try? store.topics($0) } })
    } catch {
      throw WorkerError(.log, error.message, place: "sturing")
    }
  }

  private static func isThere(_ topics: TenantTopics, _ store: Store) -> Bool {
    (try? store.log.reader().partitions(of: topics.bijdrage)) != nil
  }

  private static func isSame(_ a: [TenantTopics], _ b: [TenantTopics]) -> Bool {
    a.map(\.tenant) == b.map(\.tenant) && a.map(\.partitions) == b.map(\.partitions)
  }

  private static func owner(_ log: any EventLog, _ role: String, _ topics: [String]) throws(WorkerError) -> any LogOwner {
    do throws(EventLogError) {
      return try log.owner(of: role, consuming: topics)
    } catch {
      throw WorkerError(error.code == .rolBezet ? .roleTaken : .log, error.message, place: error.place)
    }
  }
}
