import Regelgeving
import Regio
import Testing

@testable import Domain
@testable import Dossiers
@testable import Sturing

/// Products of planning and control: sealed, dated, told once.
@Suite struct ProductTests {
  let winsum = Gemeente("GM0053")!

  private func cellen(_ extra: Int64 = 0) -> [Cel: Int64] {
    let uitstroom = { (reden: Symbool) in Dimensies((.reden, reden), (.regeling, "pw"), (.spoor, "werkspoor")) }
    let lasten = Dimensies((.fonds, "participatiebudget"), (.instrument, "scholing"), (.spoor, "werkspoor"))
    return [
      Cel(.uitstroom, winsum, Maand(jaar: 2016, maand: 2), uitstroom("arbeid")): 1,
      Cel(.uitstroom, winsum, Maand(jaar: 2016, maand: 3), uitstroom("relatie")): 3,
      Cel(.uitgavenCent, winsum, Maand(jaar: 2016, maand: 3), lasten): 500_00 + extra,
    ]
  }

  private func rapport(_ kwartaal: Int, _ cellen: [Cel: Int64], vorige: Rapport.Vorige? = nil, plan: Plan? = nil) throws
    -> Rapport
  {
    let plan = try plan ?? Nota.plan("bmwe")
    let product = try #require(plan.kalender.first { $0.kwartaal == kwartaal })
    return Rapport(
      product, jaar: 2016,
      .init(regels: Nota.regels("bmwe"), plan: plan, cellen: cellen, positie: Positie([3, 4]), vorige: vorige))
  }

  @Test func `the same position gives the same bytes and the same seal, other cells another`() throws {
    let een = try rapport(1, cellen())
    #expect(een.json.canonical == (try rapport(1, cellen()).json.canonical))
    #expect(een.blad { $0.description }.markdown == (try rapport(1, cellen()).blad { $0.description }.markdown))
    #expect(een.zegel != (try rapport(1, cellen(1)).zegel))
  }

  @Test func `a quarter of the uitstroom to work is under a third: bijsturen, and onvolledig until a measure is recorded`() throws
  {
    var plan = try Nota.plan("bmwe")
    let id: Symbool = "uitstroom-naar-werk"
    let zonder = try rapport(1, cellen(), plan: plan)
    #expect(zonder.indicatoren.first { $0.doel.id == id }?.oordeel == .bijsturen)
    #expect(zonder.zonderMaatregel.contains(id))
    plan.maatregelen = zonder.zonderMaatregel.map {
      Verbetermaatregel(
        indicator: $0, jaar: 2016, maatregel: "meer vacatures", eigenaar: "hoofd", uiterlijk: CivilDate("2016-09-01")!,
        effect: "5 procent meer", bestand: "v.yaml", regel: 1)
    }
    let met = try rapport(1, cellen(), plan: plan)
    #expect(!met.isOnvolledig)
    #expect(met.blad { $0.description }.markdown.contains("meer vacatures (hoofd, uiterlijk 2016-09-01)"))
  }

  @Test func `what changed in an earlier quarter stands under correctie op vorige stand`() throws {
    let eerste = try rapport(1, cellen())
    let vorige = Rapport.Vorige(
      naam: "kwartaalrapportage/2016/1/3.4", peilmaand: eerste.peilmaand, positie: eerste.positie,
      cijfers: Dictionary(uniqueKeysWithValues: eerste.kerncijfers.map { ($0.naam, $0.waarde) }))
    #expect(try rapport(2, cellen(), vorige: vorige).correcties == [])
    #expect(
      try rapport(2, cellen(25_00), vorige: vorige).correcties.map { "\($0.wat): \($0.was) \($0.wordt)" }.filter {
        $0.hasPrefix("lasten")
      }
        == ["lasten participatiebudget GM0053: 500,00 525,00", "lasten participatiebudget totaal: 500,00 525,00"])
  }

  @Test func `a calendar tells what is made, late, expected and onvolledig, on the day and the day after`() throws {
    let plan = try Nota.plan("bmwe")
    func stand(_ dag: String, _ gemaakt: [Kalender.Gemaakt] = []) throws -> Kalender.Stand? {
      Kalender(plan.kalender, jaar: 2016, gemaakt, op: try #require(CivilDate(dag))).rijen.first { $0.product.kwartaal == 2 }?
        .stand
    }
    func made(_ dag: String, _ onvolledig: Bool = false) -> Kalender.Gemaakt {
      .init(soort: "kwartaalrapportage", jaar: 2016, kwartaal: 2, op: CivilDate(dag)!, positie: "1", isOnvolledig: onvolledig)
    }
    #expect(try stand("2016-08-31") == .verwacht)
    #expect(try stand("2016-09-01") == .teLaat)
    #expect(try stand("2016-09-01", [made("2016-08-31")]) == .gemaakt)
    #expect(try stand("2016-09-02", [made("2016-09-01")]) == .teLaatGemaakt)
    #expect(try stand("2016-09-02", [made("2016-08-30", true)]) == .onvolledig)
    #expect(plan.kalender.first { $0.soort == .kaderbegroting }?.uiterlijk(2016) == CivilDate("2015-04-15"))
    #expect(plan.kalender.first { $0.soort == .jaarstukken }?.uiterlijk(2016) == CivilDate("2017-04-30"))
  }

  @Test func `the colleges are told once when an indicator goes off course, and once when it is back`() {
    #expect(Signalering.stand(na: false, .bijsturen) == true)
    #expect(Signalering.stand(na: true, .bijsturen) == nil)
    #expect(Signalering.stand(na: true, .opKoers) == false)
    #expect(Signalering.stand(na: false, .opKoers) == nil)
    #expect(Signalering.stand(na: true, .onbepaald) == nil)
  }

  @Test(arguments: ["12.7.30.9", "0", "g2.4.1"])
  func `a position reads back as it was written`(tekst: String) { #expect(Positie(tekst)?.description == tekst) }

  @Test(arguments: ["", "1..2", "-1", "01", "g1.3", "a", "1.2 "])
  func `what is no position`(tekst: String) { #expect(Positie(tekst) == nil) }

  @Test func `a plan names an indicator and a product as they are called`() {
    let maatregel = """
      verbetermaatregelen:
        - { indicator: uitstrom-naar-werk, jaar: 2016, maatregel: x, eigenaar: y, uiterlijk: 2016-09-01, effect: z }
      """
    #expect(
      Nota.problemen("verbetermaatregelen.yaml", maatregel) == [
        "tenants/bmwe/plan/verbetermaatregelen.yaml:2: verbetermaatregelen indicator: 'uitstrom-naar-werk'; expected an indicator "
          + "of doelen.yaml; write uitstroom-naar-werk"
      ])
    #expect(Nota.problemen("begroting.yaml", "a: b").first?.contains("a file 'begroting.yaml'") == true)
  }
}

/// A sample for the account, and a statistic against the dossiers.
@Suite struct VerantwoordingTests {
  @Test func `the same seed draws the same besluiten, in whatever order they are met`() {
    func trek(_ nummers: [Int], zaad: String = "2016") -> [Int] {
      var steekproef = Steekproef<Int>(zaad: zaad, omvang: 5)
      for nummer in nummers { steekproef.neem("d\(nummer % 7)", "s\(nummer)") { nummer } }
      #expect(steekproef.populatie == nummers.count)
      return steekproef.besluiten
    }
    let alle = Array(0..<100)
    #expect(trek(alle) == trek(alle.reversed()))
    #expect(trek(alle).count == 5)
    #expect(trek(alle) != trek(alle, zaad: "2017"))
    #expect(Foutmarge(omvang: 60, fouten: 3).percentage == Breuk(5))
  }

  private let client = Pseudonym("0123456789abcdef0123456789abcdef")!

  @Test func `a file is compared field by field, and what it lacks is named`() {
    let tekst = "D,M,NORM,A,B,BET\n\(client),201603,973,100,20,800\n\(client),201604,973,,,924\n\(client),201605,1,,,x\n"
    let bestand = Statistiekbestand(
      "bus.csv", Array(tekst.utf8), .bus,
      .init(["dossier": ["D"], "maand": ["M"], "norm": ["NORM"], "inkomsten": ["A", "B"], "betaalbaar": ["BET"]])
    ) { _ in nil }
    #expect(bestand.fouten == ["bus.csv:4: betaalbaar: 'x' is no whole number"])
    let herleid = [
      Statistiekregel(
        dossier: client, sleutel: "201603", velden: [.norm: "973", .inkomsten: "120", .betaalbaar: "810", .leefvorm: "1"]),
      Statistiekregel(dossier: client, sleutel: "201607", velden: [.norm: "977"]),
    ]
    #expect(
      Statistiekverschil.vergelijk(bestand.rijen, herleid, [.norm, .inkomsten, .betaalbaar]).map(\.description) == [
        "line 2, \(client) 201603: betaalbaar 800 delivered, 810 by the dossier", "line 3, \(client) 201604: not by the dossier",
        "\(client) 201607: not in the file",
      ])
  }

  @Test func `an SRG file is compared by voorziening and by plaatsing with a subsidy`() {
    var dossier = Dossier(onderwerp: .client(client))
    func dag(_ tekst: String) -> CivilDate { CivilDate(tekst)! }
    let feiten: [Inhoud] = [
      .voorzieningGestart(VoorzieningGestart(voorziening: "v-1", instrument: .jobcoaching, datum: dag("2016-02-01"))),
      .voorzieningBeeindigd(VoorzieningBeeindigd(voorziening: "v-1", datum: dag("2016-05-01"), uitkomst: .voortijdig)),
      .plaatsingGestart(
        PlaatsingGestart(plaatsing: "p-1", soort: .lks, datum: dag("2016-03-01"), urenPerWeek: Decimaal(24), loonwaarde: 60)),
      .plaatsingGestart(
        PlaatsingGestart(plaatsing: "p-2", soort: .regulier, datum: dag("2016-09-01"), urenPerWeek: Decimaal(36))),
    ]
    for (nummer, inhoud) in feiten.enumerated() {
      _ = dossier.voegToe(
        Gebeurtenis(source: "urn:nld:oin:1:systeem:x", id: "e-\(nummer)", tijd: 0, onderwerp: .client(client), inhoud: inhoud)
      ) { _ in [] }
    }
    let herleid = Statistiekregel.herleid(.srg, dossier, Nota.regels("ijmond"))
    #expect(herleid.map(\.sleutel) == ["v-1", "p-1"])
    #expect(herleid.first?.velden == [.type: "06", .begin: "20160201", .eind: "20160501", .reden: "2"])
    #expect(herleid.last?.velden == [.type: "04", .begin: "20160301", .loonwaarde: "60"])
    // The file says another end and another loonwaarde, and knows a voorziening that no dossier has.
    let tekst = """
      DOSSIER;NR;TYPE;BEGIN;EIND;REDEN;LW
      \(client);v-1;06;2016-02-01;20160430;2;
      \(client);p-1;04;20160301;;;055
      \(client);v-9;06;20160101;;;

      """
    let bestand = Statistiekbestand(
      "srg.csv", Array(tekst.utf8), .srg,
      .init([
        "dossier": ["DOSSIER"], "registratienummer": ["NR"], "type": ["TYPE"], "begin": ["BEGIN"], "eind": ["EIND"],
        "reden": ["REDEN"], "loonwaarde": ["LW"],
      ])
    ) { _ in nil }
    #expect(bestand.fouten == [])
    #expect(
      Statistiekverschil.vergelijk(bestand.rijen, herleid, [.type, .begin, .eind, .reden, .loonwaarde]).map(\.description) == [
        "line 2, \(client) v-1: eind 20160430 delivered, 20160501 by the dossier",
        "line 3, \(client) p-1: loonwaarde 55 delivered, 60 by the dossier", "line 4, \(client) v-9: not by the dossier",
      ])
  }

  @Test func `a BSN becomes a pseudonym at once; what is none is not repeated`() {
    let tekst = "BSN,M,NORM\n123456782,201603,973\n123456789,201603,973\n"
    let bestand = Statistiekbestand(
      "bus.csv", Array(tekst.utf8), .bus, .init(["bsn": ["BSN"], "maand": ["M"], "norm": ["NORM"]])
    ) { $0 == "123456782" ? client : nil }
    #expect(bestand.rijen.map(\.regel.dossier) == [client])
    #expect(bestand.fouten == ["bus.csv:3: the client cannot be told: no BSN, and no pseudonym"])
  }

  @Test func `a column that is not there is named, with those that are`() {
    let bestand = Statistiekbestand("bus.csv", Array("A;B\n1;2\n".utf8), .bus, .init(["dossier": ["C"]])) { _ in nil }
    #expect(bestand.fouten == ["bus.csv:1: no column 'C' for dossier; the head has A, B"])
  }
}
