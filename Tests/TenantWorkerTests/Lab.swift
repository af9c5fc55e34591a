import Domain
import EventLog
import Foundation
import Regelgeving
import RegelgevingTesting
import Regio
import TopicContracts

@testable import Dossiers
@testable import TenantWorker

/// One tenant and the region on a log in memory, driven by a plain loop.
final class Lab {
  static let now: Int64 = 1_480_000_000_000
  let log: any EventLog
  var topics: TenantTopics
  var set: ParameterSet
  var limits = Limits()
  var marks = MemoryMarks()
  var time = Lab.now
  var activation = Activation(who: "test", ground: "first")
  var versies = EventVersie.alle

  init(_ tenant: String = "dal", partitions: Int = 2, set: ParameterSet? = nil, log: any EventLog = MemoryLog()) throws {
    self.log = log
    topics = TenantTopics(TenantID(tenant)!, partitions: partitions)
    self.set = try set ?? (tenant == "dal" ? Law.dal.get() : Law.set(tenant))
    try log.ensure(Lab.configurations(topics))
    try ensureBesluiten()
  }

  /// The topics of the gemeenten of the present law, as the program makes them at each start.
  private func ensureBesluiten() throws {
    try log.ensure(
      (set.regels.leden.map(\.gemeente) + [.onbekend]).map {
        TopicConfiguration(name: topics.besluit($0), partitions: topics.besluitPartitions, cleanup: .compact)
      })
  }

  /// As the contracts have them, but for the number of partitions.
  static func configurations(_ topics: TenantTopics) -> [TopicConfiguration] {
    let kept = TopicConfiguration.Cleanup.delete(retentionMs: nil)
    func topic(_ name: String, _ partitions: Int, _ cleanup: TopicConfiguration.Cleanup) -> TopicConfiguration {
      TopicConfiguration(name: name, partitions: partitions, cleanup: cleanup)
    }
    return topics.inputs.map { topic($0, topics.partitions, kept) } + [
      topic(topics.dossier, topics.partitions, .compact),
      topic(topics.bijdrage, topics.partitions, kept), topic(topics.stand, topics.partitions, .compact),
      topic(topics.quarantine, 1, kept), topic(topics.parameters, 1, .compact), topic(RegionTopics.cel, 3, .compact),
      topic(topics.rest, topics.partitions, .compact), topic(topics.wissing, 1, .compact), topic(topics.product, 1, .compact),
      topic(topics.werkgever, 1, .compact),
      topic(topics.signaal, 1, .compact),
      topic(topics.feedGeheugen, topics.partitions, .compact),
      topic(RegionTopics.quarantine, 1, kept), topic(topics.generaties, 1, .compact),
    ]
  }

  func send(_ events: [Gebeurtenis]) throws {
    try log.producer().append(
      events.map { event in
        let key = Array(event.onderwerp.description.utf8)
        return OutgoingRecord(
          topic: topic(of: event), partition: partition(key: key, count: topics.partitions), timestamp: time, key: key,
          value: EventEncoder().structured(event), headers: [Lab.structured])
      })
  }

  static let structured = LogHeader(EventEncoder.structuredHeader.name, EventEncoder.structuredHeader.value)

  func topic(of event: Gebeurtenis) -> String {
    Topics.invoer(Inhoud.invoer(volgorde: event.inhoud.volgorde) ?? .intake, topics.tenant)
  }

  /// Any bytes on a topic, under any key.
  func send(raw value: [UInt8]?, key: String?, on invoer: Invoer = .intake, partition: Int = 0, headers: [LogHeader]? = nil)
    throws
  {
    try log.producer().append([
      OutgoingRecord(
        topic: Topics.invoer(invoer, topics.tenant), partition: partition, timestamp: time, key: key.map { Array($0.utf8) },
        value: value, headers: headers ?? [Lab.structured])
    ])
  }

  /// Runs the tenant until its input is read; the numbers of the run.
  @discardableResult
  func work() throws -> MachineStatus {
    try ensureBesluiten()
    let owner = try log.owner(of: topics.role, consuming: topics.inputs)
    let machine = TenantMachine(topics, set: set, limits: limits, left: marks.read(), versies: versies, activation: activation)
    return try run(Driver(machine, owner: owner, marks: marks, clock: tick))
  }

  @discardableResult
  func aggregate() throws -> MachineStatus {
    let owner = try log.owner(of: RegionTopics.role, consuming: [topics.bijdrage])
    return try run(Driver(RegionMachine([topics], cellPartitions: 3), owner: owner, marks: MemoryMarks(), clock: tick))
  }

  /// A rebuild to another generation, whole; what it tells.
  @discardableResult
  func rebuild(partitions: Int? = nil, publishes: Bool = true) throws -> HerbouwVerslag {
    let onderhoud = try Onderhoud.begin(.herbouw, topics, log, who: "test", clock: tick)
    let owner = onderhoud.owner
    var herbouw = Herbouw(
      topics, partitions: partitions ?? topics.partitions, number: try Herbouw.next(topics, owner), set: set, owner)
    try log.ensure([TopicConfiguration(name: herbouw.new.dossier, partitions: herbouw.new.partitions, cleanup: .compact)])
    try herbouw.compare(
      keep: { records throws(EventLogError) in try owner.commit(UnitOfWork(records: records)) }, now: tick())
    if herbouw.new.partitions > topics.partitions {
      try log.grow(topics.inputs + [topics.bijdrage, topics.stand, topics.rest], to: herbouw.new.partitions)
    }
    try herbouw.putInForce(activation, by: owner, now: tick())
    topics = herbouw.new
    guard publishes else {
      onderhoud.abandon()
      return herbouw.verslag
    }
    _ = try herbouw.publish(by: owner, now: tick())
    try log.drop(herbouw.leftovers())
    try onderhoud.end(now: tick())
    return herbouw.verslag
  }

  func tick() -> Int64 {
    time += 1
    return time
  }

  private func run<M: Machine>(_ driver: Driver<M>) throws -> MachineStatus {
    defer { driver.close() }
    driver.drain()
    while try driver.step() {}
    return driver.status
  }

  // MARK: what came out

  func records(_ topic: String) throws -> [LogRecord] {
    let reader = try log.reader()
    var all: [LogRecord] = []
    for partition in 0..<(try reader.partitions(of: topic)) {
      let place = TopicPartition(topic, partition)
      all += try reader.read(place, from: try reader.bounds(place).lowerBound, limit: 1_000_000)
    }
    return all
  }

  /// Of a compacted topic the records in force, by key.
  func inForce(_ topic: String) throws -> [[UInt8]: LogRecord] {
    var latest: [[UInt8]: LogRecord] = [:]
    for record in try records(topic) { latest[record.key!] = record.value == nil ? nil : record }
    return latest
  }

  /// The besluiten in force of all gemeenten, by key; a lapsed one stands with each gemeente that had it, and is told when no
  /// other has it.
  func besluiten() throws -> [[UInt8]: LogRecord] {
    var found: [[UInt8]: LogRecord] = [:]
    for topic in try topics.besluiten(log.reader()) {
      for (key, record) in try inForce(topic) {
        guard let other = found[key] else {
          found[key] = record
          continue
        }
        let isLapsed = try BesluitRecord(decoding: record.value!).status == .vervallen
        if !isLapsed, try BesluitRecord(decoding: other.value!).status != .vervallen {
          throw WorkerError(.state, "a besluit stands with two gemeenten", place: topic)
        }
        if !isLapsed { found[key] = record }
      }
    }
    return found
  }

  /// Records of besluiten, of all gemeenten.
  func besluitRecords() throws -> [LogRecord] { try topics.besluiten(log.reader()).flatMap { try records($0) } }

  func quarantine() throws -> [QuarantineRecord] {
    try Quarantine.waiting(topics, try log.reader()).map(\.record)
  }

  func state() throws -> FinalState {
    var state = FinalState()
    for record in try inForce(topics.dossier).values {
      let dossier = try Dossier(record: record.value!)
      state.facts[dossier.onderwerp] = dossier.feiten
      state.published[dossier.onderwerp] = dossier.gepubliceerdDigest
    }
    for record in try besluiten().values {
      var besluit = try BesluitRecord(decoding: record.value!)
      if besluit.status == .vervallen { continue }
      // How often it changed on the way depends on the units, what it says does not.
      besluit.revisie = 1
      besluit.status = .genomen
      state.besluiten[record.key!] = besluit
    }
    state.cells = try Cells.all(try log.reader()).filter { $0.value != 0 }
    return state
  }
}

/// Everything that must not depend on order, repetition, division into units or crashes.
struct FinalState: Equatable {
  var facts: [Onderwerp: [Gebeurtenis]] = [:]
  var published: [Onderwerp: [UInt8]] = [:]
  var besluiten: [[UInt8]: BesluitRecord] = [:]
  var cells: [TenantCel: Int64] = [:]
}

/// The law data of the repository.
enum Law {
  static func files(_ tenant: String) -> [Recht.Bestand] {
    Recht.bestanden.filter { $0.pad.hasPrefix("landelijk/") || $0.pad.hasPrefix("tenants/\(tenant)/") }
  }

  /// Read once.
  static let dal = Result { try set("dal") }

  static func set(_ tenant: String, changing: (String, [UInt8]) -> [UInt8] = { $1 }) throws -> ParameterSet {
    let files = files(tenant).map { (pad: $0.pad, inhoud: changing($0.pad, $0.inhoud)) }
    return try ParameterSet.load(TenantID(tenant)!, files: files)
  }
}
