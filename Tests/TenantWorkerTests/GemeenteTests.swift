import Domain
import Dossiers
import EventLog
import TopicContracts
import Testing

@testable import TenantWorker

/// Each gemeente has a topic of its own besluiten: what stands there is its own, also when a client turns out to be another's.
struct GemeenteTests {
  private func statuses(_ lab: Lab, _ gemeente: String) throws -> [String: BesluitRecord.Status] {
    var found: [String: BesluitRecord.Status] = [:]
    for (key, record) in try lab.inForce(lab.topics.besluit(Gemeente(gemeente)!)) {
      let besluit = try BesluitRecord(decoding: record.value!)
      #expect(besluit.gemeente == Gemeente(gemeente))
      found[String(decoding: key, as: UTF8.self)] = besluit.status
    }
    return found
  }

  @Test func `every besluit stands with the gemeente whose college takes it, and with no other`() throws {
    let lab = try Lab()
    try lab.send(People.lives(1..<7))
    try lab.work()
    let (appingedam, delfzijl) = (try statuses(lab, "GM0003"), try statuses(lab, "GM0010"))
    #expect(!appingedam.isEmpty && !delfzijl.isEmpty && Set(appingedam.keys).isDisjoint(with: delfzijl.keys))
    #expect(Set(appingedam.keys.map { $0.prefix(32) }) == Set([3, 6].map { People.pseudonym($0).description[...] }))
    #expect(try lab.besluiten().count == appingedam.count + delfzijl.count)
  }

  @Test func `a corrected gemeente: the besluiten lapse with the one and are taken with the other, whatever the units`() throws {
    let events = People.lives(1..<2)
    var corrected = People.aanvraag(1, gemeente: "GM0003")
    corrected.id = "a-1-hersteld"
    corrected.vervangt = "a-1"
    let lab = try Lab()
    try lab.send(events)
    try lab.work()
    let before = try statuses(lab, "GM0010")
    #expect(!before.isEmpty && before.values.allSatisfy { $0 != .vervallen })
    #expect(try statuses(lab, "GM0003").isEmpty)
    try lab.send([corrected])
    try lab.work()
    try lab.aggregate()
    let (left, taken) = (try statuses(lab, "GM0010"), try statuses(lab, "GM0003"))
    #expect(Set(left.keys) == Set(before.keys) && left.values.allSatisfy { $0 == .vervallen })
    #expect(Set(taken.keys) == Set(before.keys) && taken.values.allSatisfy { $0 == .genomen })
    #expect(try Controle(lab.topics, lab.set.regels, try lab.log.reader()).aantalVerschillen == 0)
    let atOnce = try Lab()
    try atOnce.send(events + [corrected])
    try atOnce.work()
    try atOnce.aggregate()
    #expect(try atOnce.state() == lab.state())
    // A rebuild finds nothing to publish, and the erased client goes from both.
    #expect(try lab.rebuild().isGelijk)
    let found = try ClientRecords(of: People.pseudonym(1), lab.topics, try lab.log.reader()) { _ in false }
    let topics = Set(found.offsets.keys.map(\.topic))
    #expect(topics.contains(lab.topics.besluit(Gemeente("GM0010")!)) && topics.contains(lab.topics.besluit(Gemeente("GM0003")!)))
  }

  @Test func `besluiten of the one topic of before lapse there and are taken where they belong by a rebuild`() throws {
    let lab = try Lab()
    try lab.send(People.lives(1..<5))
    try lab.work()
    try lab.aggregate()
    let before = try lab.state()
    let old = "werk.dal.besluit.v1"
    try lab.log.ensure([TopicConfiguration(name: old, partitions: 2, cleanup: .compact)])
    for (key, record) in try lab.besluiten() {
      try lab.log.producer().append([
        OutgoingRecord(topic: old, partition: record.source.partition, timestamp: 1, key: key, value: record.value),
        OutgoingRecord(topic: record.source.topic, partition: record.source.partition, timestamp: 1, key: key, value: nil),
      ])
    }
    #expect(try lab.rebuild().besluitverschillen == 2 * before.besluiten.count)
    #expect(try lab.inForce(old).values.allSatisfy { try BesluitRecord(decoding: $0.value!).status == .vervallen })
    try lab.aggregate()
    #expect(try lab.state() == before)
  }
}
