import Crypto
import Domain
import Dossiers
import EventLog
import Foundation
import JSON
import Testing
import TopicContracts

@testable import TenantWorker

/// Contracts in time: two forms of one event type beside each other, a program that does not know the later one yet, state of
/// before, and a program that is put back.
struct VersieTests {
  /// A second form, as it might be released: the kind has another name and is one of two flags.
  static let tweede = EventVersie("wachtlijst-geplaatst", versie: 2) { data in
    guard let members = data.members, members.count == 2, let datum = data["opDatum"]?.string, let wsw = data["wsw"] else {
      return nil
    }
    return ["datum": .string(datum), "soort": wsw == true ? "wsw" : "beschut"]
  }

  static let eerste = People.event(
    1, "w-1", .wachtlijstGeplaatst(Wachtlijst(datum: CivilDate("2015-04-01")!, soort: .beschut)))

  /// The same fact, or that of another client, in the second form.
  private func structured(_ client: Int, data: String = #"{"opDatum":"2015-04-01","wsw":false}"#) -> [UInt8] {
    let event = People.event(client, "w-\(client)", Self.eerste.inhoud)
    return Array(
      String(decoding: EventEncoder().structured(event), as: UTF8.self)
        .replacing(".wachtlijst-geplaatst.v1", with: ".wachtlijst-geplaatst.v2")
        .replacing(#"{"datum":"2015-04-01","soort":"beschut"}"#, with: data).utf8)
  }

  private func send(_ lab: Lab, _ client: Int, _ value: [UInt8]) throws {
    let key = People.pseudonym(client).description
    try lab.send(raw: value, key: key, partition: partition(key: Array(key.utf8), count: 2))
  }

  @Test func `a reader handles both forms, and an event that comes in both is one fact`() throws {
    let lab = try Lab()
    lab.versies = [Self.tweede]
    try lab.send([People.aanvraag(1), People.aanvraag(2), Self.eerste])
    try send(lab, 1, structured(1))
    try send(lab, 2, structured(2))
    let status = try lab.work()
    #expect(status.repeated == 1 && status.quarantined == 0)
    let facts = try lab.state().facts
    #expect(facts[.client(People.pseudonym(1))]?.contains(Self.eerste) == true)
    #expect(facts[.client(People.pseudonym(2))]?.map(\.inhoud).contains(Self.eerste.inhoud) == true)
  }

  @Test(arguments: [
    #"{"opDatum":"2015-02-30","wsw":false}"#, #"{"opDatum":"2015-04-01"}"#, #"{"datum":"2015-04-01","soort":"beschut"}"#, "{}",
    #"{"opDatum":"2015-04-01","wsw":false,"meer":1}"#,
  ])
  func `the second form is as strict as the first`(data: String) throws {
    let lab = try Lab()
    lab.versies = [Self.tweede]
    try send(lab, 1, structured(1, data: data))
    #expect(try lab.work().quarantined == 1)
    #expect(try lab.quarantine()[0].code == "ongeldige-waarde")
  }

  @Test func `a program that does not know the second form keeps it, and handles it once it does`() throws {
    let lab = try Lab()
    try lab.send([People.aanvraag(1)])
    try send(lab, 1, structured(1))
    #expect(try lab.work().quarantined == 1)
    let waiting = try Quarantine.waiting(lab.topics, try lab.log.reader())
    #expect(waiting.map(\.record.code) == ["onbekend-type"])
    #expect(waiting[0].record.reden.contains("wachtlijst-geplaatst.v2"))
    lab.versies = [Self.tweede]
    let again = try #require(
      try Quarantine.replay(waiting[0].record, key: waiting[0].key, lab.topics, try lab.log.reader(), now: 1))
    try lab.log.producer().append(again)
    #expect(try lab.work().quarantined == 0)
    #expect(try lab.quarantine().isEmpty)
    #expect(try lab.state().facts[.client(People.pseudonym(1))]?.count == 2)
  }

  /// As the first release wrote it: who changes the form makes a new version, and goes on reading this one.
  private func ofBefore() throws -> [UInt8] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Gegevens/dossier-v1.hex")
    let text = try String(contentsOf: file, encoding: .utf8).filter { !$0.isWhitespace }
    return try #require(bytes(hex: text))
  }

  @Test func `a dossier as the first release wrote it is read, and goes on`() throws {
    let lab = try Lab()
    var made = Dossier(onderwerp: .client(People.pseudonym(1)))
    for event in [People.aanvraag(1), Self.eerste] { _ = made.voegToe(event) { EventEncoder().canonicalContent($0) } }
    let bytes = try ofBefore()
    #expect(hex(made.record()) == hex(bytes))
    var dossier = try Dossier(record: bytes)
    #expect(dossier.feiten == [People.aanvraag(1), Self.eerste])
    #expect(dossier.record() == bytes)
    #expect(dossier.voegToe(Self.eerste) { EventEncoder().canonicalContent($0) } == .bekend)
    dossier.vergeetToevoegingen()
    let key = Array(dossier.onderwerp.description.utf8)
    try lab.log.producer().append([
      OutgoingRecord(
        topic: lab.topics.dossier, partition: partition(key: key, count: 2), timestamp: 1, key: key, value: bytes)
    ])
    // Nothing was published of it under a law that is kept: a rebuild takes it over.
    let verslag = try lab.rebuild()
    #expect(verslag.dossiers == 1 && verslag.feiten == 2)
    lab.versies = [Self.tweede]
    try lab.send([People.uitkering(1, 0, cent: 91_450)])
    try send(lab, 1, structured(1))
    #expect(try lab.work().repeated == 1)
    try lab.aggregate()
    #expect(try Controle(lab.topics, lab.set.regels, try lab.log.reader()).aantalVerschillen == 0)
  }

  @Test func `a program that is put back says which version it cannot read, and touches nothing`() throws {
    let lab = try Lab()
    try lab.send([People.aanvraag(1)])
    try lab.work()
    let kept = try #require(try lab.inForce(lab.topics.dossier).values.first)
    var newer = kept.value!
    newer[1] = Dossier.versie + 1
    try lab.log.producer().append([
      OutgoingRecord(
        topic: lab.topics.dossier, partition: kept.source.partition, timestamp: 1, key: kept.key, value: newer)
    ])
    try lab.send([People.uitkering(1, 0, cent: 91_450)])
    let error = #expect(throws: WorkerError.self) { try lab.work() }
    #expect(
      error?.message.contains(
        "is of version \(Dossier.versie + 1), this program reads up to \(Dossier.versie): start the newer program again") == true,
      "\(error as Any)")
    #expect(try lab.inForce(lab.topics.dossier).values.first?.value == newer)
    #expect(try lab.log.reader().committed(role: lab.topics.role).values.reduce(0, +) == 1)
  }
}
