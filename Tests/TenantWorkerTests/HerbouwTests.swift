import Domain
import Dossiers
import EventLog
import Regio
import SQLiteLog
import TopicContracts
import Foundation
import Testing

@testable import TenantWorker

/// A tenant's state made anew: on the log in memory, which grows, and on the embedded one.
struct HerbouwTests {
  func lab(_ log: any EventLog = MemoryLog()) throws -> Lab {
    let lab = try Lab(log: log)
    try lab.send(People.lives(1..<9))
    try lab.work()
    try lab.aggregate()
    return lab
  }

  private func controle(_ lab: Lab) throws -> Controle {
    try Controle(lab.topics, lab.set.regels, try lab.log.reader())
  }

  @Test func `of a sound tenant the next generation is the same, nothing is published, and the old one is gone`() throws {
    let lab = try lab()
    let before = try lab.state()
    let besluiten = try lab.besluitRecords().count
    let verslag = try lab.rebuild()
    #expect(verslag.isGelijk && verslag.verschillen.isEmpty, "\(verslag)")
    #expect(verslag.dossiers == 8 && verslag.feiten == before.facts.values.reduce(0) { $0 + $1.count })
    #expect(verslag.besluiten == before.besluiten.count && verslag.cellen == before.cells.count)
    #expect(lab.topics.dossier == "werk.dal.dossier.v1.g2")
    #expect(throws: EventLogError.self) { try lab.records("werk.dal.dossier.v1") }
    #expect(try lab.state() == before)
    let region = try lab.aggregate()
    #expect(region.alarms == 0)
    #expect(try lab.state() == before)
    #expect(try lab.besluitRecords().count == besluiten)
    #expect(try controle(lab).aantalVerschillen == 0)
  }

  @Test func `life goes on in it: units are counted anew, and the region adds them up`() throws {
    let lab = try lab()
    try lab.rebuild()
    try lab.send([People.uitkering(1, 20, cent: 80_000)] + People.lives(9..<12))
    #expect(try lab.work().derived == 4)
    #expect(try lab.aggregate().alarms == 0)
    #expect(try controle(lab).aantalVerschillen == 0)
    try lab.rebuild()
    #expect(lab.topics.generatie == 3)
    try lab.send(People.lives(12..<14))
    try lab.work()
    #expect(try lab.aggregate().alarms == 0)
    #expect(try lab.state().facts.count == 13)
    #expect(try controle(lab).aantalVerschillen == 0)
  }

  @Test func `a unit of the old generation that the region has not read yet is not added to the sums that hold it`() throws {
    let lab = try lab()
    try lab.send(People.lives(20..<24))
    try lab.work()
    try lab.rebuild()
    try lab.send(People.lives(24..<26))
    try lab.work()
    #expect(try lab.aggregate().alarms == 0)
    #expect(try controle(lab).aantalVerschillen == 0)
  }

  @Test func `two rebuilds that the region sees at once are one to it`() throws {
    let lab = try lab()
    try lab.rebuild()
    try lab.send(People.lives(20..<22))
    try lab.work()
    try lab.rebuild()
    #expect(try lab.aggregate().alarms == 0)
    #expect(try controle(lab).aantalVerschillen == 0)
  }

  @Test func `contributions that were lost, besluiten that are wrong, missing or too many: all is right again`() throws {
    let lab = try lab()
    let before = try lab.state()
    let besluiten = try lab.besluiten().values.sorted { $0.offset < $1.offset }
    var wrong = try BesluitRecord(decoding: besluiten[0].value!)
    wrong.parameterDigest = String(repeating: "0", count: 64)
    wrong.sleutel = "spoor/1999-01-01"
    var other = try BesluitRecord(decoding: besluiten[1].value!)
    other.bedragen = [("betaalbaarCent", .cent(Eurocent(1)))]
    try lab.log.producer().append([
      OutgoingRecord(
        topic: besluiten[0].source.topic, partition: besluiten[0].source.partition, timestamp: 1, key: wrong.recordSleutel,
        value: wrong.encoded),
      OutgoingRecord(
        topic: besluiten[1].source.topic, partition: besluiten[1].source.partition, timestamp: 1, key: besluiten[1].key,
        value: other.encoded),
      OutgoingRecord(
        topic: besluiten[2].source.topic, partition: besluiten[2].source.partition, timestamp: 1, key: besluiten[2].key,
        value: nil),
    ])
    // A cell that lost something, and one that should not be.
    let cells = Cells(partitions: 3)
    let cell = try #require(before.cells.first)
    let strange = TenantCel(lab.topics.tenant, Cel(.aanvraag, Gemeente("GM0003")!, Maand(jaar: 1999, maand: 1)))
    try lab.log.producer().append([
      cells.record(cell.key, cell.value + 5, now: 1), cells.record(strange, 7, now: 1),
    ])
    #expect(try controle(lab).aantalVerschillen == 5)
    let verslag = try lab.rebuild()
    #expect(verslag.besluitverschillen == 3 && verslag.anders == 0, "\(verslag)")
    #expect(
      verslag.verschillen.map { String($0.split(separator: ":").last!) }.sorted() == [
        " is of no dossier any more", " was missing", " was otherwise",
      ])
    #expect(try lab.aggregate().alarms == 0)
    #expect(try lab.state() == before)
    #expect(try controle(lab).aantalVerschillen == 0)
  }

  @Test func `to more partitions: every dossier is on its own, also when somebody had made halves of them`() throws {
    let lab = try lab()
    let before = try lab.state()
    #expect(try lab.rebuild(partitions: 5).isGelijk)
    #expect(throws: (any Error).self) { try lab.aggregateOld(2) }
    try lab.aggregate()
    #expect(try lab.state() == before)
    // Sent by who knows the old number only: sent on to the right partition.
    let key = Array(People.pseudonym(3).description.utf8)
    let event = People.uitkering(3, 20, cent: 70_000)
    let wrong = (partition(key: key, count: 5) + 1) % 5
    try lab.log.producer().append([
      OutgoingRecord(
        topic: lab.topic(of: event), partition: wrong, timestamp: 1, key: key, value: EventEncoder().structured(event),
        headers: [Lab.structured])
    ])
    try lab.send(People.lives(20..<30))
    #expect(try lab.work().hops == 1)
    #expect(try lab.aggregate().alarms == 0)
    #expect(try controle(lab).aantalVerschillen == 0)
  }

  @Test func `two halves of one dossier become one`() throws {
    let lab = try lab()
    let before = try lab.state()
    // A half in the other partition, with facts that the whole has too and one it has not.
    let key = People.pseudonym(2).description
    let home = partition(key: Array(key.utf8), count: 2)
    var half = Dossier(onderwerp: .client(People.pseudonym(2)))
    for event in People.lives(2..<3).prefix(3) + [People.uitkering(2, 30, cent: 12_300)] {
      _ = half.voegToe(event) { EventEncoder().canonicalContent($0) }
    }
    try lab.log.producer().append([
      OutgoingRecord(
        topic: lab.topics.dossier, partition: 1 - home, timestamp: 1, key: Array(key.utf8), value: half.record())
    ])
    let verslag = try lab.rebuild()
    #expect(verslag.samengevoegd == 1 && verslag.anders == 1)
    try lab.aggregate()
    #expect(try controle(lab).aantalVerschillen == 0)
    #expect(try lab.state().facts[.client(People.pseudonym(2))]?.count == before.facts[.client(People.pseudonym(2))]!.count + 1)
  }

  @Test func `when the inputs are long gone it is the same, and what is not handled yet is handled after it`() throws {
    let lab = try lab()
    let before = try lab.state()
    try lab.send(People.lives(20..<22))
    let owner = try lab.log.owner(of: lab.topics.role, consuming: lab.topics.inputs)
    var gone: [TopicPartition: [Int64]] = [:]
    let committed = try owner.committed(role: lab.topics.role)
    for topic in lab.topics.inputs {
      for record in try lab.records(topic) where record.offset < committed[record.source] ?? 0 {
        gone[record.source, default: []].append(record.offset)
      }
    }
    try owner.erase(gone, appending: [])
    owner.close()
    #expect(try lab.rebuild().isGelijk)
    #expect(try lab.state().facts == before.facts)
    try lab.work()
    #expect(try lab.aggregate().alarms == 0)
    #expect(try lab.state().facts.count == before.facts.count + 2)
    #expect(try controle(lab).aantalVerschillen == 0)
    let record = try #require(try GeneratieRecord.inForce(lab.topics.tenant, try lab.log.reader()))
    #expect(Set(record.posities.map { TopicPartition($0.topic, $0.partitie) }) == Set(committed.keys))
    #expect(record.wie == "test" && record.vorige == 1)
  }

  @Test func `what erased dossiers contributed is in the sums before and after`() throws {
    let lab = try lab()
    let before = try lab.state().cells
    let owner = try lab.log.owner(of: lab.topics.role, consuming: lab.topics.inputs)
    let erasure = Erasure(lab.topics, owner: owner)
    for client in [4, 7] {
      let records = try ClientRecords(of: People.pseudonym(client), lab.topics, owner) { _ in false }
      try erasure.erase(
        records, try erasure.published(try #require(records.dossier)), who: "test", ground: "AVG art. 17", now: 1)
    }
    owner.close()
    #expect(try lab.rebuild().isGelijk)
    #expect(try lab.aggregate().alarms == 0)
    #expect(try lab.state().cells == before)
    #expect(try lab.rebuild(partitions: 3).isGelijk)
    _ = try? lab.aggregateOld(2)
    #expect(try lab.aggregate().alarms == 0)
    #expect(try lab.state().cells == before)
    #expect(try lab.state().facts.count == 6)
  }

  @Test func `a death after the switch is ended by the next rebuild, which publishes what the first had not`() throws {
    let lab = try lab()
    let before = try lab.state()
    let gone = try #require(try lab.besluiten().values.first)
    try lab.log.producer().append([
      OutgoingRecord(
        topic: gone.source.topic, partition: gone.source.partition, timestamp: 1, key: gone.key, value: nil)
    ])
    try lab.rebuild(publishes: false)
    #expect(try lab.state().besluiten != before.besluiten)
    try lab.rebuild()
    #expect(lab.topics.generatie == 3)
    #expect(try lab.log.reader().topics(of: "dal").filter { $0.contains(".dossier.") } == ["werk.dal.dossier.v1.g3"])
    try lab.aggregate()
    #expect(try lab.state() == before)
  }

  @Test func `under changed law it says what becomes different, and the law is the one in force`() throws {
    let lab = try lab()
    let before = try lab.state()
    lab.set = try Law.set("dal") { _, inhoud in
      Array(String(decoding: inhoud, as: UTF8.self).replacing("waarde: 25, status", with: "waarde: 20, status").utf8)
    }
    let verslag = try lab.rebuild()
    #expect(verslag.anders > 0 && verslag.besluitverschillen > 0 && verslag.celverschillen > 0, "\(verslag)")
    try lab.aggregate()
    #expect(try lab.state() != before)
    #expect(try controle(lab).aantalVerschillen == 0)
    // Nothing is left for the workers to derive again.
    #expect(try lab.work().derived == 0)
    #expect(try controle(lab).aantalVerschillen == 0)
  }

  @Test func `a worker of another generation says so and does nothing`() throws {
    let lab = try lab()
    let old = lab.topics
    try lab.rebuild()
    let now = lab.topics
    lab.topics = old
    let error = #expect(throws: WorkerError.self) { try lab.work() }
    #expect(
      error?.code == .generation && error?.message.contains("generation 2 of the state, in 2 partitions") == true,
      "\(error as Any)")
    lab.topics = now
    #expect(try controle(lab).aantalVerschillen == 0)
  }

  @Test func `while maintenance stands in the log a worker waits, and then reads everything again`() throws {
    let lab = try lab()
    try lab.send(People.lives(30..<33))
    let record = OnderhoudRecord(tenant: lab.topics.tenant, werk: .wissing, wie: "uid 7", tijd: 1)
    func put(_ value: [UInt8]?) throws {
      try lab.log.producer().append([
        OutgoingRecord(
          topic: lab.topics.generaties, partition: 0, timestamp: 1, key: OnderhoudRecord.sleutel, value: value)
      ])
    }
    try put(record.encoded)
    lab.limits.pauseMs = 1
    let owner = try lab.log.owner(of: lab.topics.role, consuming: lab.topics.inputs)
    let machine = TenantMachine(lab.topics, set: lab.set, limits: lab.limits, activation: lab.activation)
    let driver = Driver(machine, owner: owner, marks: lab.marks, clock: lab.tick)
    for _ in 0..<40 { #expect(try driver.step()) }
    #expect(
      driver.status.pausedFor == "'werkbedrijf erase' by uid 7 goes on; when it was killed, run it again: it ends what was begun")
    #expect(driver.status.events == 0)
    #expect(try lab.state().facts.count == 8)
    try put(nil)
    driver.drain()
    while try driver.step() {}
    driver.close()
    #expect(driver.status.pausedFor == nil && driver.status.events == Int64(People.lives(30..<33).count))
    #expect(try lab.state().facts.count == 11)
  }

  @Test func `on the embedded log too, and another number of partitions is refused there`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "herbouw-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lab = try lab(try SQLiteLog(directory: folder))
    let before = try lab.state()
    #expect(try lab.rebuild().isGelijk)
    #expect(try lab.rebuild().isGelijk)
    #expect(try lab.log.reader().topics(of: "dal").filter { $0.contains(".dossier.") } == ["werk.dal.dossier.v1.g3"])
    try lab.send(People.lives(20..<22))
    try lab.work()
    #expect(try lab.aggregate().alarms == 0)
    #expect(try lab.state().facts.count == before.facts.count + 2)
    #expect(try controle(lab).aantalVerschillen == 0)
    let error = #expect(throws: EventLogError.self) { try lab.log.grow([lab.topics.bijdrage], to: 4) }
    #expect(error?.code == .topicAfwijkend)
  }
}

extension Lab {
  /// The region as it was put together when the tenant had another number of partitions.
  func aggregateOld(_ partitions: Int) throws {
    let now = topics
    defer { topics = now }
    topics = TenantTopics(now.tenant, partitions: partitions)
    try aggregate()
  }
}
