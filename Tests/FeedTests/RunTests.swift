import Domain
import EventLog
import Testing
import TopicContracts

@testable import Feed

/// What feed sends, and what it remembers of it.
struct RunTests {
  let tenant = TenantID("dal")!
  let goed = "A1;\(Proefmapping.bsnA);0010;01;02-03-2015;28-02-1979;;;"

  @Test func `a row becomes an event with its pseudonym, once however often the file comes`() throws {
    let proef = try Proef(tenant)
    let mapping = try Proefmapping.laad()
    let eerste = try proef.feed(mapping, "aanvragen.csv", Proefmapping.aanvragen(goed))
    let tweede = try proef.feed(mapping, "aanvragen-nogmaals.csv", Proefmapping.aanvragen(goed))
    #expect((eerste.gelezen, eerste.nieuw, eerste.gebeurtenissen) == (1, 1, 1))
    #expect((tweede.gelezen, tweede.ongewijzigd, tweede.gebeurtenissen) == (1, 1, 0))
    let gebeurtenis = try #require(try proef.gebeurtenissen().first)
    let sleutels = try FeedSleutels(client: proefsleutel)
    #expect(gebeurtenis.onderwerp == .client(sleutels.pseudoniem(bsn: Proefmapping.bsnA)!))
    #expect(gebeurtenis.source == "urn:nld:oin:00000000000000000999:systeem:proef")
    #expect(gebeurtenis.tijd == nu)
    #expect(try proef.gebeurtenissen().count == 1)
  }

  @Test func `a corrected row replaces, a withdrawn one retracts, and one that comes back replaces again`() throws {
    let proef = try Proef(tenant)
    let mapping = try Proefmapping.laad()
    for regel in [goed, goed.replacing("0010", with: "0003"), goed + "V", goed + "V", goed] {
      try proef.feed(mapping, "aanvragen.csv", Proefmapping.aanvragen(regel))
    }
    let alle = try proef.gebeurtenissen()
    let nummers = alle.map { $0.id.suffix(2) }
    #expect(nummers == ["-1", "-2", "-3", "-4"])
    #expect(alle[1].vervangt == alle[0].id)
    #expect(alle[2].inhoud == .gegevenIngetrokken(GegevenIngetrokken(gebeurtenis: alle[1].id, reden: "ingetrokken in de bron")))
    #expect(alle[3].vervangt == alle[1].id)
    #expect(alle[3].inhoud == alle[0].inhoud)
  }

  @Test func `a corrected BSN retracts in the old dossier and begins anew in the other`() throws {
    let proef = try Proef(tenant)
    let mapping = try Proefmapping.laad()
    let metBesluit = goed.replacing(";;;", with: ";01-04-2015;T;")
    try proef.feed(mapping, "aanvragen.csv", Proefmapping.aanvragen(metBesluit))
    let telling = try proef.feed(
      mapping, "aanvragen.csv", Proefmapping.aanvragen(metBesluit.replacing(Proefmapping.bsnA, with: Proefmapping.bsnB)))
    #expect((telling.gewijzigd, telling.gebeurtenissen) == (1, 4))
    let sleutels = try FeedSleutels(client: proefsleutel)
    let (a, b) = (
      Onderwerp.client(sleutels.pseudoniem(bsn: Proefmapping.bsnA)!),
      Onderwerp.client(sleutels.pseudoniem(bsn: Proefmapping.bsnB)!)
    )
    let alle = try proef.gebeurtenissen()
    let oud = alle.filter { $0.onderwerp == a }
    let nieuw = alle.filter { $0.onderwerp == b }
    #expect(oud.count == 4 && nieuw.count == 2)
    #expect(nieuw.allSatisfy { $0.vervangt == nil })
    guard case .aanvraagBesloten(let besluit) = nieuw[1].inhoud else {
      Issue.record("the second is no besluit")
      return
    }
    #expect(besluit.aanvraag == nieuw[0].id)
  }

  @Test func `a besluit names the first event of its aanvraag, also after a correction and before the aanvraag came`() throws {
    let proef = try Proef(tenant)
    let mapping = try Proefmapping.laad()
    let metBesluit = goed.replacing(";;;", with: ";01-04-2015;T;")
    try proef.feed(mapping, "aanvragen.csv", Proefmapping.aanvragen(goed))
    try proef.feed(mapping, "aanvragen.csv", Proefmapping.aanvragen(goed.replacing("0010", with: "0003")))
    try proef.feed(mapping, "aanvragen.csv", Proefmapping.aanvragen(metBesluit.replacing("0010", with: "0003")))
    let alle = try proef.gebeurtenissen()
    guard alle.count == 3, case .aanvraagBesloten(let besluit) = alle[2].inhoud else {
      Issue.record("\(alle)")
      return
    }
    #expect(besluit.aanvraag == alle[0].id)
  }

  @Test func `an event whose column is emptied is retracted, and the rest of its row stays`() throws {
    let proef = try Proef(tenant)
    let mapping = try Proefmapping.laad()
    try proef.feed(mapping, "aanvragen.csv", Proefmapping.aanvragen(goed.replacing(";;;", with: ";01-04-2015;T;")))
    let telling = try proef.feed(mapping, "aanvragen.csv", Proefmapping.aanvragen(goed))
    #expect((telling.gewijzigd, telling.gebeurtenissen) == (1, 1))
    guard case .gegevenIngetrokken = try proef.gebeurtenissen().last?.inhoud else {
      Issue.record("no retraction")
      return
    }
  }

  @Test func `a wrong key is refused before anything is sent, and a short one is no key`() throws {
    let proef = try Proef(tenant)
    let mapping = try Proefmapping.laad()
    try proef.feed(mapping, "aanvragen.csv", Proefmapping.aanvragen(goed))
    let ander = Array("een heel andere sleutel van minstens 32".utf8)
    let fout = #expect(throws: FeedError.self) {
      try proef.feed(mapping, "aanvragen.csv", Proefmapping.aanvragen(goed), sleutel: ander)
    }
    #expect(fout?.code == .sleutelAnders)
    #expect(
      fout?.description
        == "aanvragen.csv: this pseudonym key is not the one that was used before; nothing was sent. Give the earlier key "
        + "(a key changes only by a rekey of all dossiers).")
    #expect(throws: FeedError.self) { try FeedSleutels(client: Array("te kort".utf8)) }
    #expect(try proef.gebeurtenissen().count == 1)
  }

  @Test(arguments: 1...5)
  func `a run that dies at any append is finished by feeding the file again, without a double`(keer: Int) throws {
    let mapping = try Proefmapping.laad()
    let regels = (0..<300).map {
      "A\($0);\($0 % 2 == 0 ? Proefmapping.bsnA : Proefmapping.bsnB);0010;01;02-03-2015;28-02-1979;;;"
    }
    let bytes = Array((Proefmapping.kop + regels.joined(separator: "\n")).utf8)
    let heel = try Proef(tenant)
    try heel.feed(mapping, "aanvragen.csv", bytes, stapel: 100)
    for toegepast in [false, true] {
      let proef = try Proef(tenant)
      let stuk = Stukproducer(try proef.log.producer(), naar: keer, toegepast: toegepast)
      _ = try? proef.feed(mapping, "aanvragen.csv", bytes, producer: stuk, stapel: 100)
      try proef.feed(mapping, "aanvragen.csv", bytes)
      #expect(Set(try proef.gebeurtenissen()) == Set(try heel.gebeurtenissen()))
      #expect(try proef.gebeurtenissen().count == 300)
    }
  }

  @Test func `no topic holds any BSN of the input, nor does a message`() throws {
    let proef = try Proef(tenant)
    let mapping = try Proefmapping.laad()
    let slecht = "A2;\(Proefmapping.bsnB);\(Proefmapping.bsnB);01;02-03-2015;\(Proefmapping.bsnB);;;"
    try proef.feed(
      mapping, "aanvragen.csv", Proefmapping.aanvragen(goed, slecht, slecht.replacing("A2", with: Proefmapping.bsnB)))
    try proef.feed(
      mapping, "plaatsingen.csv", Array("NR;BSN;BEGIN;UREN\nP-\(Proefmapping.bsnA);\(Proefmapping.bsnA);02-03-2015;32\n".utf8))
    let geheugen = try proef.records(Topics.feedGeheugen(tenant))
    #expect(geheugen.count >= 2)
    for topic in topics(tenant) {
      for record in try proef.records(topic.name) {
        let bytes = (record.key ?? []) + (record.value ?? []) + record.headers.flatMap(\.value)
        for bsn in [Proefmapping.bsnA, Proefmapping.bsnB] { #expect(!bevat(bytes, bsn), "\(topic.name)") }
      }
    }
    #expect(proef.afgekeurd.count == 3)
    for regel in proef.afgekeurd { #expect(!bevat(Array(regel.fout.description.utf8), "99999001")) }
  }
}

func bevat(_ bytes: [UInt8], _ tekst: String) -> Bool {
  let naald = Array(tekst.utf8)
  return bytes.count >= naald.count && (0...(bytes.count - naald.count)).contains { bytes[$0...].starts(with: naald) }
}

/// Fails at the n-th append: before it is done, or after.
final class Stukproducer: LogProducer {
  private let echt: any LogProducer
  private var nog: Int
  private let toegepast: Bool

  init(_ echt: any LogProducer, naar keer: Int, toegepast: Bool) {
    self.echt = echt
    nog = keer
    self.toegepast = toegepast
  }

  func append(_ records: [OutgoingRecord]) throws(EventLogError) -> [Int64] {
    nog -= 1
    guard nog == 0 else { return try echt.append(records) }
    if toegepast { _ = try echt.append(records) }
    throw EventLogError(.invoerUitvoer, "the disk is gone", place: "proef", uitkomst: .onbekend)
  }
}
