import Domain
import JSON
import Testing

@testable import TopicContracts

struct ContractFileTests {
  @Test func `the topics of a tenant and of the region are those that the programs use`() throws {
    let dal = try #require(TenantID("dal"))
    let namen = TopicFiles.contracts.configuraties(voor: dal).map(\.naam)
    #expect(
      namen == [
        Topics.bijdrage(dal), Topics.dossier(dal), Topics.feedGeheugen(dal), Topics.generatie(dal),
        Topics.invoer(.intake, dal),
        Topics.parameters(dal), Topics.invoer(.payment, dal), Topics.product(dal), Topics.quarantine(dal),
        Topics.invoer(.report, dal),
        Topics.rest(dal), Topics.signaal(dal), Topics.stand(dal), Topics.werkgever(dal), Topics.wissing(dal),
      ])
    let gemeenten = [Gemeente("GM0003")!, Gemeente("GM0010")!]
    #expect(
      TopicFiles.contracts.configuraties(voor: dal, gemeenten: gemeenten).map(\.naam).prefix(4) == [
        "werk.dal.besluit-gm0003.v1", "werk.dal.besluit-gm0010.v1", "werk.dal.besluit-onbekend.v1", Topics.bijdrage(dal),
      ])
    #expect(Topics.besluit(dal, gemeenten[1]) == "werk.dal.besluit-gm0010.v1")
    #expect(TopicFiles.contracts.configuratiesRegio.map(\.naam) == [Topics.aggregaat, Topics.cel, Topics.regioQuarantine])
    let invoer = TopicFiles.contracts.configuraties(voor: dal).first { $0.naam == "werk.dal.intake.v1" }
    #expect(invoer == .init(naam: "werk.dal.intake.v1", partities: 4, opruimen: .bewaren(dagen: 90)))
  }

  @Test func `every input topic carries the types that the specification gives it`() {
    for (volgorde, naam) in Inhoud.namen.enumerated() {
      for invoer in Invoer.allCases {
        let topic = TopicFiles.contracts.topics.first { $0.naam == "werk.<tenant>.\(invoer.rawValue).v1" }
        let hoort = Inhoud.invoer(volgorde: volgorde).map { $0 == invoer } ?? true
        #expect(topic?.schemas.contains(naam + ".v1") == hoort, "\(naam) on \(invoer)")
      }
    }
  }

  @Test func `a topic file is read strictly, with every fault at once`() {
    let tekst = """
      naam: werk.<tenant>.intake.v2
      titel: Intake
      kleur: rood
      eigenaar: de gemeente
      sleutel: onderwerp
      partitioner: crc32
      partities: 0
      opruimen: soms
      grond: geen
      persoonsgegevens: geen
      schrijvers: feed
      lezers: [regio, regio]
      vorm: json
      vorm_versie: 1
      schemas: []
      """
    let (contract, fouten) = TopicContract.lees("intake.yaml", Array(tekst.utf8))
    #expect(contract == nil)
    #expect(
      fouten.map(\.description) == [
        "intake.yaml:3:1: sleutel kleur is onbekend; bekend zijn bewaarjaren_na_sluiting, bewaartermijn_dagen, eigenaar, grond, lezers, naam, omschrijving, opruimen, partities, partitioner, persoonsgegevens, schemas, schrijvers, sleutel, titel, vorm, vorm_beschrijving, vorm_versie",
        "intake.yaml:1:7: naam: werk.<tenant>.intake.v2 gevonden, verwacht: werk.<tenant>.<soort>.v1 of werk.regio.<soort>.v1",
        "intake.yaml:1:1: omschrijving ontbreekt",
        "intake.yaml:6:14: partitioner: crc32 gevonden, verwacht: murmur2, onderwerp, partitie",
        "intake.yaml:7:12: partities: 0 gevonden, verwacht: een geheel getal van 1 tot en met 1024",
        "intake.yaml:8:11: opruimen: soms gevonden, verwacht: bewaren of compact",
        "intake.yaml:11:13: schrijvers: 'feed' gevonden, verwacht: een lijst",
        "intake.yaml:12:17: lezers: 'regio' gevonden, verwacht: een tekst die er nog niet staat",
        "intake.yaml:14:14: vorm_versie hoort alleen bij vorm: binair",
        "intake.yaml:15:10: schemas: precies een binaire vorm heeft er geen",
      ])
  }

  @Test func `a missing topic, a schema without topic and unequal partitions are refused`() {
    var bestanden = TopicFiles.alle.filter { $0.pad != "besluit.yaml" }
    let intake = bestanden.firstIndex { $0.pad == "intake.yaml" }!
    let tekst = String(decoding: bestanden[intake].inhoud, as: UTF8.self)
    bestanden[intake].inhoud = Array(tekst.replacing("partities: 4", with: "partities: 8").utf8)
    guard case .failure(let fouten) = Contracts.laad(bestanden) else {
      Issue.record("the files were accepted")
      return
    }
    #expect(
      fouten.fouten.map(\.melding) == [
        "topic werk.<tenant>.besluit-<gemeente>.v1 moet er precies eenmaal zijn", "schema besluit.v1 hoort bij geen topic",
        "bijdrage, dossier, intake, payment, report, rest, stand hebben niet evenveel partities",
      ])
  }

  @Test func `the AsyncAPI document names every topic and every schema, and each reference in it leads somewhere`() throws {
    let document = TopicFiles.contracts.asyncAPI(versie: "1.2.3")
    #expect(document["asyncapi"]?.string == "3.0.0")
    #expect(document["info"]?["version"]?.string == "1.2.3")
    #expect(document["channels"]?.members?.count == TopicFiles.contracts.topics.count)
    #expect(document["channels"]?["intake"]?["address"]?.string == "werk.{tenant}.intake.v1")
    #expect(document["channels"]?["besluit"]?["address"]?.string == "werk.{tenant}.besluit-{gemeente}.v1")
    #expect(document["components"]?["schemas"]?.members?.count == TopicFiles.contracts.schemas.count)
    var aantal = 0
    func loop(_ value: JSONValue) {
      for (naam, lid) in value.members ?? [] {
        if naam == "$ref", let doel = lid.string {
          aantal += 1
          var plek: JSONValue? = document
          for deel in doel.split(separator: "/").dropFirst() { plek = plek?[String(deel)] }
          #expect(doel.hasPrefix("#/") && plek != nil, "\(doel) leads nowhere")
        }
        loop(lid)
      }
      for lid in value.array ?? [] { loop(lid) }
    }
    loop(document)
    #expect(aantal > 100)
    #expect(try JSONValue.parse(document.bytes) == document)
  }
}
