import EventLog
import TenantWorker

/// How each role is put together; called on the role's own thread at every start.
enum Roles {
  static func tenant(
    _ topics: TenantTopics, _ store: Store, regels: String, limits: Limits, activation: Activation, faults: FaultSwitches
  ) throws(WorkerError) -> any RoleDriver {
    let files: [(pad: String, inhoud: [UInt8])]
    do throws(Failure) {
      files = try Places.bestanden(topics.tenant, in: regels)
    } catch {
      throw WorkerError(.parameters, error.message, place: topics.role)
    }
    let set = try ParameterSet.load(topics.tenant, files: files)
    let owner = try owner(store.log, topics.role, topics.inputs)
    let marks = FileMarks("\(store.log.directory)/\(topics.tenant).mark")
    let machine = TenantMachine(topics, set: set, limits: limits, left: marks.read(), activation: activation)
    return Driver(
      machine, owner: owner, marks: marks, clock: Shell.now, splitsUnits: faults.splitsUnits,
      passage: faults.passage(topics.role))
  }

  static func region(
    _ tenants: [TenantTopics], _ store: Store, faults: FaultSwitches
  ) throws(WorkerError) -> any RoleDriver {
    let owner = try owner(store.log, RegionTopics.role, tenants.map(\.bijdrage))
    return Driver(
      RegionMachine(tenants, cellPartitions: RegionTopics.cellPartitions(store.contracts)), owner: owner, marks: FileMarks("\(store.log.directory)/regio.mark"),
      clock: Shell.now, passage: faults.passage(RegionTopics.role))
  }

  private static func owner(_ log: any EventLog, _ role: String, _ topics: [String]) throws(WorkerError) -> any LogOwner {
    do throws(EventLogError) {
      return try log.owner(of: role, consuming: topics)
    } catch {
      throw WorkerError(error.code == .rolBezet ? .roleTaken : .log, error.message, place: error.place)
    }
  }
}
