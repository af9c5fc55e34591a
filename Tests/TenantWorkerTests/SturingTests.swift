import Domain
import Dossiers
import EventLog
import Testing
import TopicContracts

@testable import TenantWorker

/// Boekhouding, links to employers and positions, through the worker and the region.
struct SturingTests {
  private let gemeente = Gemeente("GM0010")!

  private func baten(_ id: String, _ cent: Int64, vervangt: String? = nil) -> Gebeurtenis {
    Gebeurtenis(
      source: People.source, id: id, tijd: 1_451_606_400_000, onderwerp: .boekhouding(gemeente), vervangt: vervangt,
      inhoud: .batenOntvangen(
        BatenOntvangen(
          boekdatum: CivilDate("2015-05-02")!, jaar: 2015, fonds: .participatiebudget, bron: .esf, bedragCent: Eurocent(cent))))
  }

  private func cents(_ cells: [Cel: Int64]) -> Int64 {
    cells.filter { $0.key.maat == .batenCent }.reduce(0) { $0 + $1.value }
  }

  @Test func `a boekhouding goes the way of a dossier: twice is once, a correction moves the difference`() throws {
    let lab = try Lab()
    try lab.send([baten("b-1", 10_00), baten("b-1", 10_00)])
    try lab.work()
    try lab.send([baten("b-2", 12_50, vervangt: "b-1")])
    try lab.work()
    try lab.aggregate()
    #expect(cents(try CellsAt(lab.topics, lab.log.reader()).cells) == 12_50)
    let controle = try Controle(lab.topics, lab.set.regels, lab.log.reader())
    #expect(controle.verschillen == [])
  }

  @Test func `the cells of a position are those of then, whatever came later`() throws {
    let lab = try Lab()
    try lab.send([baten("b-1", 10_00)] + People.lives(1..<4))
    try lab.work()
    try lab.aggregate()
    let then = try CellsAt(lab.topics, lab.log.reader())
    for round in 0..<3 {
      try lab.send([baten("c-\(round)", 7_00)] + People.lives((10 + round)..<(11 + round)))
      try lab.work()
    }
    try lab.aggregate()
    let later = try CellsAt(lab.topics, lab.log.reader())
    #expect(later.units != then.units)
    #expect(cents(later.cells) == 31_00)
    #expect(try CellsAt(lab.topics, lab.log.reader(), units: then.units).cells == then.cells)
  }

  @Test func `a position ahead, of other partitions, or of a generation that is gone`() throws {
    let lab = try Lab()
    try lab.send([baten("b-1", 10_00)])
    try lab.work()
    try lab.aggregate()
    let reader = try lab.log.reader()
    #expect(
      fault { () throws(CellsAt.Fault) in try CellsAt(lab.topics, reader, units: [99, 99]) }?.contains("lies ahead") == true)
    #expect(
      fault { () throws(CellsAt.Fault) in try CellsAt(lab.topics, reader, units: [1]) }
        == "position 1 has 1 partitions, tenant dal has 2")
    #expect(
      fault { () throws(CellsAt.Fault) in try CellsAt(lab.topics, reader, units: [0, 0], generation: 2) }?
        .contains("of generation 2") == true)
  }

  @Test func `a position that retention has passed names the topic, the partition and what is kept`() throws {
    let lab = try Lab()
    let topic = TopicConfiguration(name: lab.topics.bijdrage, partitions: 2, cleanup: .delete(retentionMs: 1))
    try lab.log.ensure([topic])
    for round in 0..<4 {
      try lab.send([baten("b-\(round)", 1_00)])
      try lab.work()
    }
    try lab.aggregate()
    let now = try CellsAt(lab.topics, lab.log.reader()).units
    // What the region has read may go; the topic lies in the tenant's own file.
    let owner = try lab.log.owner(of: lab.topics.role, consuming: lab.topics.inputs)
    try owner.clean(now: lab.time + 1_000_000)
    owner.close()
    let reader = try lab.log.reader()
    let before = now.map { max(0, $0 - 3) }
    let text = fault { () throws(CellsAt.Fault) in try CellsAt(lab.topics, reader, units: before) }
    let partition = try #require(now.firstIndex { $0 > 0 })
    #expect(
      text == "the position is passed by retention: of werk.dal.bijdrage.v1/\(partition) unit 2 is not kept any more")
  }

  @Test func `a plaatsing with an employer leaves a link without the client, withdrawn with it`() throws {
    let lab = try Lab()
    let werkgever = Pseudonym("ffffffffffffffffffffffffffffffff")!
    let plaatsing = People.event(
      1, "p-1",
      .plaatsingGestart(
        PlaatsingGestart(
          plaatsing: "p", soort: .garantiebaan, datum: CivilDate("2015-04-01")!, urenPerWeek: Decimaal(24), werkgever: werkgever))
    )
    try lab.send([People.aanvraag(1), plaatsing])
    try lab.work()
    let links = try Werkgeverlinks.all(lab.topics, lab.log.reader())
    #expect(links.map(\.werkgever) == [werkgever])
    for record in try lab.records(lab.topics.werkgever) {
      let bytes = (record.key ?? []) + (record.value ?? [])
      #expect(bytes.firstRange(of: Array(People.pseudonym(1).description.utf8)) == nil)
    }
    let found = try ClientRecords(of: People.pseudonym(1), lab.topics, lab.log.reader()) { _ in false }
    #expect(found.perTopic.contains { $0.topic == lab.topics.werkgever })
    try lab.send([People.event(1, "w-1", .gegevenIngetrokken(GegevenIngetrokken(gebeurtenis: "p-1", reden: "fout")))])
    try lab.work()
    #expect(try Werkgeverlinks.all(lab.topics, lab.log.reader()) == [])
  }

  private func fault(_ body: () throws(CellsAt.Fault) -> CellsAt) -> String? {
    do throws(CellsAt.Fault) {
      _ = try body()
      return nil
    } catch {
      return error.description
    }
  }
}
