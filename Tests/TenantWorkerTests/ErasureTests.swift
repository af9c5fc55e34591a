import Domain
import Dossiers
import EventLog
import Regio
import TopicContracts
import Testing

@testable import TenantWorker

struct ErasureTests {
  static let client = 4

  /// Eight clients derived and added up; of one of them also something in quarantine and in feed's memory.
  func lab() throws -> Lab {
    let lab = try Lab()
    try lab.send(People.lives(1..<9))
    let key = People.pseudonym(Self.client).description
    try lab.send(raw: Array("{\"subject\":\"\(key)\",\"kapot\":".utf8), key: key)
    // In the same household, and not the client's own.
    var aanvraag = AanvraagOntvangen(
      gemeente: Gemeente("GM0010")!, regeling: .pw, meldingsdatum: CivilDate("2015-06-01")!,
      ingangsdatum: CivilDate("2015-06-01")!,
      geboortedatum: CivilDate("1971-01-01")!, leefvorm: .gehuwd, kostendelendeMedebewoners: 0, leefgebieden: [.werk, .schulden],
      zoektermijnUitzondering: false)
    aanvraag.huishouden = People.pseudonym(Self.client)
    try lab.send([People.event(20, "h-20", .aanvraagOntvangen(aanvraag))])
    try lab.log.producer().append([memory(1), memory(Self.client)])
    try lab.work()
    try lab.aggregate()
    #expect(try lab.quarantine().count == 1)
    return lab
  }

  /// A record of feed's memory as far as this test knows it: it begins with the client.
  func memory(_ client: Int) -> OutgoingRecord {
    OutgoingRecord(
      topic: Topics.feedGeheugen(TenantID("dal")!), partition: 0, timestamp: 1, key: [UInt8(client)],
      value: People.pseudonym(client).bytes)
  }

  func found(_ client: Int, _ lab: Lab, _ reader: any LogReader) throws -> ClientRecords {
    try ClientRecords(of: People.pseudonym(client), lab.topics, reader) { $0 == People.pseudonym(client).bytes }
  }

  func owner(_ lab: Lab) throws -> any LogOwner { try lab.log.owner(of: lab.topics.role, consuming: lab.topics.inputs) }

  @discardableResult
  func erase(_ client: Int, _ lab: Lab, _ owner: any LogOwner) throws -> ClientRecords {
    let erasure = Erasure(lab.topics, owner: owner)
    let records = try found(client, lab, owner)
    let published = try records.dossier.map { try erasure.published($0) }
    #expect(published?.isWhole ?? true)
    try erasure.erase(records, published, who: "test", ground: "AVG art. 17", now: Lab.now)
    try erasure.finish(now: Lab.now + 1)
    return records
  }

  /// The region's sums, counted anew from what is left: dossiers, and the remainder of those that are gone.
  func rebuilt(_ lab: Lab) throws -> [TenantCel: Int64] {
    var sums: [TenantCel: Int64] = [:]
    func add(_ bijdragen: [Bijdrage]) {
      for bijdrage in bijdragen { sums[TenantCel(lab.topics.tenant, bijdrage.cel), default: 0] += bijdrage.delta }
    }
    for record in try lab.inForce(lab.topics.dossier).values {
      add(Dossiers.derive(try Dossier(record: record.value!), lab.set.regels).bijdragen)
    }
    for partition in 0..<lab.topics.partitions {
      add(try Erasure.remainder(lab.topics, partition, try lab.log.reader())?.bijdragen ?? [])
    }
    return sums.filter { $0.value != 0 }
  }

  @Test func `everything of one client goes, and nothing of another`() throws {
    let lab = try lab()
    let before = try lab.state()
    let owner = try owner(lab)
    let records = try erase(Self.client, lab, owner)
    owner.close()
    #expect(
      records.perTopic.map(\.topic)
        == [
          lab.topics.besluit(Gemeente("GM0010")!), lab.topics.dossier, lab.topics.feedGeheugen, lab.topics.inputs[0],
          lab.topics.inputs[1],
          lab.topics.quarantine,
        ].sorted { utf8Kleiner($0, $1) })
    #expect(try found(Self.client, lab, try lab.log.reader()).count == 0)
    let after = try lab.state()
    let key = Onderwerp.client(People.pseudonym(Self.client))
    #expect(after.facts == before.facts.filter { $0.key != key })
    #expect(
      after.besluiten == before.besluiten.filter { !String(decoding: $0.key, as: UTF8.self).hasPrefix(key.description) })
    #expect(after.cells == before.cells)
    #expect(try lab.quarantine().isEmpty)
    #expect(try lab.records(lab.topics.feedGeheugen).count == 1)
    // The other one of the household stays, and goes on naming it.
    #expect(after.facts[.client(People.pseudonym(20))] != nil)
  }

  @Test func `the region's sums stay, also when the tenant starts again, goes on, or is counted anew`() throws {
    let lab = try lab()
    let before = try lab.state().cells
    #expect(try rebuilt(lab) == before)
    let owner = try owner(lab)
    for client in [Self.client, 7] { try erase(client, lab, owner) }
    owner.close()
    #expect(try lab.work().derived == 0)
    try lab.aggregate()
    #expect(try lab.state().cells == before)
    #expect(try rebuilt(lab) == before)
    let controle = try Controle(lab.topics, lab.set.regels, try lab.log.reader())
    #expect(controle.verschillen.isEmpty && controle.cellen == before.count)
    // Life goes on: the sums move by what is new, and by nothing else.
    try lab.send([People.uitkering(1, 20, cent: 80_000)])
    try lab.work()
    try lab.aggregate()
    let later = try lab.state().cells
    #expect(later != before)
    #expect(try rebuilt(lab) == later)
    let paid = { (cells: [TenantCel: Int64]) in
      cells.filter { $0.key.cel.maat == .uitkeringBetaaldCent }.values.reduce(0, +)
    }
    #expect(paid(later) == paid(before) + 80_000)
  }

  @Test func `what is kept of an erasure names nobody`() throws {
    let lab = try lab()
    let owner = try owner(lab)
    try erase(Self.client, lab, owner)
    try erase(7, lab, owner)
    owner.close()
    let kept = try lab.records(lab.topics.wissing).map { try WissingRecord(decoding: $0.value!) }
    #expect(kept.map(\.nummer) == [1, 2] && kept.allSatisfy { $0.stand == .voltooid && $0.wie == "test" && $0.tijd == Lab.now })
    let rest = try (0..<lab.topics.partitions).compactMap { try Erasure.remainder(lab.topics, $0, try lab.log.reader()) }
    #expect(rest.map(\.nummer).reduce(0, +) == 2)
    for record in try lab.records(lab.topics.wissing) + lab.records(lab.topics.rest) {
      for client in [Self.client, 7] {
        let text = People.pseudonym(client).description
        #expect(!String(decoding: (record.key ?? []) + (record.value ?? []), as: UTF8.self).contains(text))
      }
    }
  }

  @Test func `a death before the commit leaves everything, one after it is ended by the next try`() throws {
    let lab = try lab()
    let before = try lab.state()
    let failing = FailingOwner(try owner(lab)) {}
    failing.diesAt = 1
    #expect(throws: EventLogError.self) { try erase(Self.client, lab, failing) }
    #expect(try lab.state() == before)
    #expect(try rebuilt(lab) == before.cells)
    // Now the erasure is committed, and the death comes before the files were scrubbed.
    let erasure = Erasure(lab.topics, owner: failing)
    let records = try found(Self.client, lab, failing)
    try erasure.erase(records, try erasure.published(try #require(records.dossier)), who: "test", ground: "x", now: Lab.now)
    #expect(try erasure.unfinished().count == 1)
    failing.close()
    let again = try owner(lab)
    defer { again.close() }
    #expect(try found(Self.client, lab, again).count == 0)
    try Erasure(lab.topics, owner: again).finish(now: Lab.now)
    #expect(try Erasure(lab.topics, owner: again).unfinished().isEmpty)
    #expect(try rebuilt(lab) == before.cells)
    #expect(try lab.state().cells == before.cells)
  }

  @Test func `a dossier is closed on its last day, or open while a period runs`() throws {
    let lab = try lab()
    let owner = try owner(lab)
    defer { owner.close() }
    let erasure = Erasure(lab.topics, owner: owner)
    func closing(_ client: Int) throws -> Erasure.Closing {
      try erasure.published(try #require(try found(client, lab, owner).dossier)).closing
    }
    #expect(try closing(4) == .open(since: CivilDate("2015-03-02")!))
    // Left on 15 October; the last month paid is November.
    #expect(try closing(7) == .closed(CivilDate("2015-11-01")!))
    #expect(try closing(7).term(years: 10) == CivilDate("2025-11-01")!)
    #expect(try closing(4).term(years: 10) == nil)
    #expect(Erasure.Closing.closed(CivilDate("2016-02-29")!).term(years: 10) == CivilDate("2026-02-28")!)
  }

  @Test func `a client of whom nothing is known has no records`() throws {
    let lab = try lab()
    #expect(try found(99, lab, try lab.log.reader()).count == 0)
  }
}
