import CommandLine
import Domain
import EventLog
import Glibc
import TenantWorker

/// `run`: the daemon, or with `--drain` one pass over everything that waits.
enum RunVerb {
  static let tenants = option(
    "tenants", .text("T1,T2"),
    help: "Only these tenants. Default: every folder under tenants/, also one that comes while it runs.")
  static let drain = flag("drain", help: "Stop as soon as everything that waits is handled.")
  static let grond = option(
    "grond", .text("TEXT"), default: "parameter files changed",
    help: "Why the parameters are what they are now; recorded with the activation of a changed set.")
  static let json = flag("json", help: "Status lines as JSON.")
  static let quarantine = option(
    "quarantine-max", .integer("N", 1...1_000_000), default: "10000",
    help: "Events in quarantine at which a tenant pauses.")

  static let unitEvents = option(
    "unit-max", .integer("N", 1...100_000),
    help: "Events in one unit of work at most. Default: 10000 on Kafka, 1000 on the embedded log, where all tenants share memory."
  )
  static let cache = option(
    "cache-max", .integer("N", 0...100_000_000), default: "10000",
    help: "Facts (and ten a dossier) that each tenant keeps in memory with their outcome.")

  static let instance = option(
    "instance", .text("NAME"),
    help: "Which of several instances that share the roles on a Kafka cluster this is; the same over restarts.")
  static let rollen = option(
    "roles", .text("R1,R2"), default: "tenants,regio,sturing",
    help: "What this process does: tenants, regio, sturing (notices, employers over tenants); geen with --http: it serves.")

  static let command = Command<Verb>(
    "run", summary: "Run the tenants' workers and the region.",
    description: """
      Reads the input topics of each tenant, writes its dossiers, besluiten, contributions and quarantine, adds the contributions \
      up to the region's cells, and tells the colleges of indicators that cross their norm. One tenant's failure leaves the \
      others running; its state is told on standard error, and to the service manager that started it (Type=notify, with a \
      watchdog that follows each role's progress). SIGTERM finishes the open units and ends within 5 seconds; a kill at any \
      moment loses and doubles nothing.
      """,
    declarations: [
      Places.log.declaration, tenants.declaration, drain.declaration, Places.regels.declaration, Places.topics.declaration,
      grond.declaration, instance.declaration, rollen.declaration, quarantine.declaration, unitEvents.declaration,
      cache.declaration, json.declaration,
    ] + WebOptions.declarations,
    examples: [
      "werkbedrijf run --log werkbedrijf-log --drain", "werkbedrijf run --log /var/lib/werkbedrijf --tenants dal,bmwe",
      "werkbedrijf run --log /etc/werkbedrijf/kafka.yaml --instance a",
      "werkbedrijf run --log /var/lib/werkbedrijf --http :8080 --toegang /etc/werkbedrijf/toegang.yaml",
    ],
    action: Shell.verb(run))

  /// How long SIGTERM waits for the open units.
  static let stopBoundMs: Int64 = 5_000

  /// How often a new folder of a tenant is looked for.
  static let lookMs: Int64 = 2_000

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let faults = try FaultSwitches.fromEnvironment()
    let regels = try Places.regelsFolder(arguments[Places.regels])
    let chosen = try chosen(arguments[Self.tenants], in: regels)
    let store = try Store(arguments[Places.log], topics: arguments[Places.topics], instance: arguments[instance])
    // What cannot be opened fails by itself, in its own role; the region does not wait for it.
    if !Store.isConfiguration(arguments[Places.log]) {
      try store.ensureRegion()
      for tenant in chosen { try? store.ensure(tenant) }
    }
    let chosenRoles = try roleNames(arguments[rollen])
    let activation = Activation(who: "uid \(getuid())", ground: arguments[grond])
    var limits = Limits()
    limits.quarantine = arguments[quarantine]
    limits.unitEvents = arguments[unitEvents] ?? (Store.isConfiguration(arguments[Places.log]) ? limits.unitEvents : 1_000)
    limits.pollEvents = min(limits.pollEvents, limits.unitEvents)
    limits.cacheWeight = arguments[cache]
    let report = StatusReport(asJSON: arguments[json])
    let isDraining = arguments[drain]

    let role = { @Sendable [limits] (tenant: TenantID) in
      Supervisor.Role("tenant-\(tenant)") { () throws(WorkerError) in
        try Roles.tenant(tenant, store, regels: regels, limits: limits, activation: activation, faults: faults)
      }
    }
    // Without --tenants a folder that comes later is a tenant more.
    let isOpen = arguments[Self.tenants] == nil && !isDraining
    let present = { @Sendable in isOpen ? (try? Places.tenants(in: regels)) ?? chosen : chosen }
    var roles = (chosenRoles.contains("tenants") ? chosen : []).map(role)
    let names = Set(roles.map(\.name))
    if chosenRoles.contains("regio") {
      roles.append(
        Supervisor.Role("regio", drainsAfter: names) { () throws(WorkerError) in
          try Roles.region(present, store, faults: faults)
        })
    }
    if chosenRoles.contains("sturing") {
      roles.append(
        Supervisor.Role("sturing", drainsAfter: names.union(chosenRoles.contains("regio") ? ["regio"] : [])) {
          () throws(WorkerError) in try Roles.sturing(present, store, regels: regels)
        })
    }
    if let web = try WebOptions.role(arguments, store, present, regels: regels) {
      if isDraining { throw Failure(.usage, "--drain ends when everything is handled; --http goes on: one of the two") }
      roles.append(web)
    }
    let supervisor = Supervisor(
      roles, draining: isDraining, maxRestarts: isDraining ? 3 : nil, clock: Shell.now, sleep: { usleep(UInt32($0) * 1_000) },
      report: report.phase)

    let signals = StopSignals()
    var manager = ServiceManager()
    supervisor.start { _, body in RoleThread.start(body) }
    var looked = Shell.now()
    while !supervisor.hasEnded {
      if isOpen, chosenRoles.contains("tenants"), Shell.now() - looked > lookMs {
        looked = Shell.now()
        for tenant in present() { supervisor.add(role(tenant)) { _, body in RoleThread.start(body) } }
      }
      manager.look(at: supervisor.snapshot, now: ServiceManager.uptime())
      if signals.wait(ms: 50) {
        manager.stopping()
        supervisor.stop()
        let deadline = Shell.now() + stopBoundMs
        while !supervisor.hasEnded, Shell.now() < deadline { usleep(5_000) }
        break
      }
    }
    return report.end(supervisor.snapshot)
  }

  private static func roleNames(_ list: String) throws(Failure) -> Set<Substring> {
    let names = Set(list.split(separator: ","))
    guard !names.isEmpty, names == ["geen"] || names.isSubset(of: ["tenants", "regio", "sturing"]) else {
      throw Failure(
        .usage, "--roles: '\(list)' found; tenants, regio, sturing, more of them with commas, or geen (with --http) expected")
    }
    return names
  }

  static func chosen(_ list: String?, in regels: String) throws(Failure) -> [TenantID] {
    let known = try Places.tenants(in: regels)
    var tenants = known
    if let list {
      tenants = []
      for name in list.split(separator: ",") {
        guard let tenant = known.first(where: { $0.description == name }) else {
          let names = known.map(\.description).joined(separator: ", ")
          throw Failure(.usage, "--tenants: '\(name)' has no folder under \(regels)/tenants; known are \(names)")
        }
        if !tenants.contains(tenant) { tenants.append(tenant) }
      }
    }
    return tenants
  }
}
