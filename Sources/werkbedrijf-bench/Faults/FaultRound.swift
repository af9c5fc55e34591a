import EventLog
import Foundation
import Glibc
import KafkaLog
import KafkaTesting
import Seeded
import TenantWorker
import TopicContracts

/// One set of topics, two workers, a region and a feeder; faults; and the comparison at the end.
final class FaultRound {
  private let field: FaultField
  private let number: Int
  private let prefix: String
  private let config: String
  private let log: KafkaLog
  private let admin: KafkaAdmin
  private var workers: [FaultProcess] = []
  private let region: FaultProcess
  private let feeder: FaultFeeder
  private var corrupted = 0
  /// What was last seen of the members, for who waits in vain.
  private var found = ""

  init(_ field: FaultField, number: Int, random: inout SplitMix64) throws {
    self.field = field
    self.number = number
    prefix = "r\(number)."
    config = try field.config(prefix: prefix)
    let made = try Kind(
      "topics", "apply", "--log", config, "--tenants", FaultField.tenant.description, "--regels", field.ops, "--topics",
      field.topicsFolder, uitvoer: "/dev/null", fouten: config + ".topics.txt")
    guard made.status == 0 else {
      throw Fout(.software, "topics apply: \(String(decoding: try lees(config + ".topics.txt"), as: UTF8.self))")
    }
    log = try KafkaLog(field.options(prefix: prefix))
    admin = try KafkaAdmin(field.options(prefix: prefix))
    let processes = try FaultField.instances.map { [prefix] name in
      try FaultProcess(
        name, roles: name == "r" ? "regio" : "tenants", config: try field.config(prefix: prefix, of: name), field: field)
    }
    workers = Array(processes.prefix(2))
    region = processes[2]
    var all = field.records + field.records
    all.shuffle(using: &random)
    // Some where their key does not belong: as a legacy producer with another partitioner.
    for index in all.indices where Int.random(in: 0..<20, using: &random) == 0 {
      all[index].partition = (all[index].partition + 1) % field.topics.partitions
    }
    feeder = FaultFeeder(log, all)
    feeder.start()
    try waitFor("both workers to have their partitions", seconds: 60) { [feeder] in feeder.sent > 0 }
    field.say("round \(number): \(all.count) records to send, two workers and a region run")
  }

  private var group: String { "\(prefix)werk.\(FaultField.tenant).tenant-\(FaultField.tenant)" }

  // MARK: faults

  func inject(_ kind: FaultKind, random: inout SplitMix64) throws {
    // Whoever is still coming back from the last fault could not be hit by this one.
    try waitFor("every instance to be a member again", seconds: 120) { [self] in
      try revive()
      return try hasAllMembers()
    }
    feeder.go()
    let began = Date()
    let watch = BrokerWatch(field)
    let worker = workers.randomElement(using: &random)!
    let node = Int.random(in: 1...FaultField.nodes, using: &random)
    // Somewhere in a unit.
    usleep(UInt32.random(in: 100_000...600_000, using: &random))
    let confirmed: String
    switch kind {
    case .killWorker: confirmed = try kill(worker, group)
    case .killRegion: confirmed = try kill(region, "\(prefix)werk.regio.regio")
    case .pauseWorker:
      worker.signal(SIGSTOP)
      defer { worker.signal(SIGCONT) }
      confirmed = try confirm(watch, ["Member \(worker.instance)-", "has failed", group])
    case .killBroker:
      try field.broker.kill(node: node)
      confirmed = try confirm(watch, ["registration for broker \(node)", "fenced=1"], else: { try restart(node) })
      try restart(node)
    case .stopBroker:
      try field.broker.stop(node: node)
      // Of one that leads nothing at the moment only its end is told.
      confirmed = try confirm(watch, ["registration for broker \(node)", "fenced=1"], else: { try restart(node) })
      try restart(node)
    case .cutConnections: confirmed = try cut((workers + [region]).randomElement(using: &random)!, &random)
    case .pauseBroker:
      try field.broker.pause(node: node)
      usleep(UInt32(field.timeoutMs + 1_000) * 1_000)
      confirmed = try confirm(
        watch, ["registration for broker \(node)", "fenced=1"], else: { try field.broker.resume(node: node) })
      let back = BrokerWatch(field)
      try field.broker.resume(node: node)
      try await_(back, node)
    case .rebalance:
      let third = try FaultProcess("c", roles: "tenants", config: config, field: field)
      defer { third.end(SIGTERM) }
      confirmed = try confirm(watch, ["groupInstanceId=c ", group])
      usleep(1_000_000)
    case .fullDisk: confirmed = try fillDisk(of: worker)
    case .corruptRecord: confirmed = try corrupt(&random)
    }
    let seconds = String(format: "%.1f", Date().timeIntervalSince(began))
    field.say("\(kind.rawValue) (\(seconds) s): \(confirmed)")
    try revive()
  }

  private func hasAllMembers() throws -> Bool {
    do throws(EventLogError) {
      let worker = try admin.instances(of: field.topics.role, place: FaultField.tenant.description)
      let region = try admin.instances(of: RegionTopics.role, place: RegionTopics.role)
      found = "members are \(worker.sorted()) and \(region.sorted())"
      return worker.isSuperset(of: ["a", "b"]) && region == ["r"]
    } catch {
      found = "\(error)"
      return false
    }
  }

  /// A process that ended by itself is told, and started again as systemd would.
  private func revive() throws {
    for process in workers + [region] {
      guard let said = process.hasEnded() else { continue }
      field.say("\(process.instance) ended by itself and is started again: \(said)")
      try process.start()
    }
  }

  private func kill(_ process: FaultProcess, _ group: String) throws -> String {
    guard process.end(SIGKILL) else {
      throw WithoutEffect(description: "\(process.instance) was gone before it was killed: \(process.said)")
    }
    // From here on: an instance that was paused before may have joined again a moment ago.
    let watch = BrokerWatch(field)
    try process.start()
    return try confirm(watch, ["groupInstanceId=\(process.instance) ", group])
  }

  private func restart(_ node: Int) throws {
    let watch = BrokerWatch(field)
    try field.broker.restart(node: node)
    try await_(watch, node)
  }

  /// Until the broker takes part again, and its replicas are in step.
  private func await_(_ watch: BrokerWatch, _ node: Int) throws {
    _ = try confirm(watch, ["registration for broker \(node)", "fenced=-1"])
    usleep(2_000_000)
  }

  /// Each broker that the process was connected to tells that the connection ended; past the session the group tells it too.
  private func cut(_ process: FaultProcess, _ random: inout SplitMix64) throws -> String {
    try field.broker.tellOfConnections()
    feeder.go()
    let watch = BrokerWatch(field)
    let isSilent = Bool.random(using: &random)
    let isLong = Bool.random(using: &random)
    let ports = field.broker.cut(process.instance, isSilent ? .silence : .reset)
    guard let port = ports.joined().first else {
      throw WithoutEffect(description: "\(process.instance) has no connection to cut")
    }
    usleep(isLong ? UInt32(field.timeoutMs + 1_000) * 1_000 : UInt32.random(in: 100_000...1_500_000, using: &random))
    field.broker.mend(process.instance)
    var told = ""
    for port in ports.joined() { told = try confirm(watch, ["Connection with", ":\(port)-", "disconnected"]) }
    if isLong { told = try confirm(watch, ["Member \(process.instance)-", "has failed"]) }
    return "\(process.instance), \(ports.joined().count) connections \(isSilent ? "silent" : "reset")"
      + "\(isLong ? " past the session" : ""), one from port \(port): \(told)"
  }

  private func fillDisk(of worker: FaultProcess) throws -> String {
    worker.end(SIGTERM)
    let watch = BrokerWatch(field)
    try worker.start(onFullDisk: true)
    let line = try confirm(watch, ["groupInstanceId=\(worker.instance) ", group])
    let limits = (try? String(contentsOfFile: "/proc/\(worker.pid)/limits", encoding: .utf8)) ?? ""
    let size = limits.split(separator: "\n").first { $0.hasPrefix("Max file size") } ?? ""
    guard size.split(separator: " ").dropFirst(3).first == "0" else {
      throw Fout(.software, "\(worker.instance) can still write (\(size)): the fault had no effect")
    }
    return "can write no file; " + line
  }

  private func corrupt(_ random: inout SplitMix64) throws -> String {
    let topic = field.topics.inputs.randomElement(using: &random)!
    let partition = Int.random(in: 0..<field.topics.partitions, using: &random)
    let value = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
    corrupted += 1
    var offset: Int64 = 0
    try patiently {
      offset = try log.producer().append([
        OutgoingRecord(topic: topic, partition: partition, timestamp: FaultFeeder.now(), key: nil, value: value)
      ])[0]
    }
    let found = try log.reader().read(TopicPartition(topic, partition), from: offset, limit: 1).first
    guard found?.value == value else { throw Fout(.software, "the corrupted record is not at \(topic)/\(partition)/\(offset)") }
    return "\(topic)/\(partition)/\(offset) holds 200 random bytes"
  }

  /// - Parameter undo: What sets right what was done, when no broker noticed it.
  private func confirm(_ watch: BrokerWatch, _ parts: [String], else undo: () throws -> Void = {}) throws -> String {
    let end = Date(timeIntervalSinceNow: Double(field.timeoutMs) / 1_000 + 40)
    while Date() < end {
      if let line = watch.line(parts) { return String(line.prefix(220)) }
      usleep(100_000)
    }
    try undo()
    throw WithoutEffect(description: "no broker tells of \(parts.joined(separator: " … ")) within the time")
  }

  // MARK: the end

  /// Lets everything run out and compares; gives the number of differences.
  func finish() throws -> Int {
    feeder.finish()
    try waitFor("the last records to be sent", seconds: 120) { [feeder] in feeder.isDone }
    for process in workers + [region] { process.end(SIGTERM) }
    // Both: a drain handles the partitions of its own instance, and sends on what belongs to the other.
    var drained: [(status: Int32, said: String)] = []
    for process in workers + [workers[0], region] { drained.append(try FaultProcess.drain(process, within: 180)) }
    for (status, said) in drained where status != 0 { field.say("the drain ends with status \(status): \(said)") }
    let reader = try log.reader()
    let controle = try Controle(field.topics, field.regels, events: field.events, reader)
    for verschil in controle.verschillen.prefix(10) { field.say("DIFFERENCE \(String("\(verschil)".prefix(400)))") }
    let alarms = try reader.bounds(TopicPartition(RegionTopics.quarantine, 0))
    let alarmed = alarms.isEmpty ? 0 : try reader.read(TopicPartition(RegionTopics.quarantine, 0), from: 0, limit: 1_000).count
    let quarantined = try Quarantine.waiting(field.topics, reader).count
    field.say(
      "round \(number): \(controle.dossiers) dossiers, \(controle.besluiten) besluiten and \(controle.cellen) cells compared with "
        + "what is derived from the events: \(controle.aantalVerschillen) differences; \(quarantined) in quarantine of "
        + "\(corrupted) corrupted records; \(alarmed) alarms of the region")
    // A broker that was killed looks through every topic there is before it answers: those of one round are enough.
    for place in [FaultField.tenant.description, LogPlace.regio] { try log.drop(try reader.topics(of: place)) }
    let failed = drained.filter { $0.status != 0 }.count
    return controle.aantalVerschillen + alarmed + abs(quarantined - corrupted) + failed
  }

  private func waitFor(_ what: String, seconds: Double, _ holds: () throws -> Bool) throws {
    let end = Date(timeIntervalSinceNow: seconds)
    var half: Date? = Date(timeIntervalSinceNow: seconds / 2)
    while try !holds() {
      if let time = half, Date() > time {
        field.say("still waiting for \(what): \(found)")
        half = nil
      }
      guard Date() < end else {
        throw Fout(
          .software,
          "waited \(seconds) s in vain for \(what): \(found); \(feeder.trouble); \(workers.map(\.said)); \(region.said)")
      }
      usleep(50_000)
    }
  }

  private func patiently(_ body: () throws -> Void) throws {
    let end = Date(timeIntervalSinceNow: 60)
    while true {
      do { return try body() } catch let error as EventLogError where error.canRetry && Date() < end { usleep(200_000) }
    }
  }
}

/// A fault that nobody noticed: it does not count, and another takes its place.
struct WithoutEffect: Error {
  var description: String
}
