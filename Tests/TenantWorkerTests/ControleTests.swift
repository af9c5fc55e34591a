import Domain
import EventLog
import Testing
import TopicContracts

@testable import TenantWorker

@Suite struct ControleTests {
  @Test func `every event behind the worker is in a dossier or in quarantine, and one that is in neither is told with its place`()
    throws
  {
    let lab = try Lab()
    try lab.send([People.aanvraag(1), People.uitkering(1, 2, cent: 80_000)])
    try lab.send(raw: Array("no event".utf8), key: nil)
    try lab.work()
    try lab.aggregate()
    let reader = try lab.log.reader()
    let good = try Controle(lab.topics, lab.set.regels, invoer: true, reader)
    #expect(good.verschillen == [] && good.gebeurtenissen == 3)

    // Behind the worker without having been worked on.
    try lab.send([People.uitkering(1, 3, cent: 70_000)])
    let owner = try lab.log.owner(of: lab.topics.role, consuming: lab.topics.inputs)
    var lost: LogRecord?
    while lost == nil { if case .records(let records) = try owner.poll(limit: 10, timeoutMs: 100) { lost = records.first } }
    try owner.commit(UnitOfWork(consumed: [lost!.source: lost!.offset + 1]))
    owner.close()
    let bad = try Controle(lab.topics, lab.set.regels, invoer: true, reader)
    #expect(bad.verschillen.map(\.soort) == [.invoer])
    #expect(bad.verschillen.first?.plaats == "\(lost!.source.topic)/\(lost!.source.partition)/\(lost!.offset)")
    #expect(try Controle(lab.topics, lab.set.regels, reader).verschillen == [])
  }
}
