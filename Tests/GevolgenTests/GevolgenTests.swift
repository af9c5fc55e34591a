import Domain
import Dossiers
@testable import Gevolgen
import Regelgeving
import RegelgevingTesting
import Testing

@Suite struct `What other law would mean` {
  static let vrijlating = Recht.Verandering(
    pad: "landelijk/vrijlating.yaml", van: "{ vanaf: 2015-01-01, waarde: 25,", naar: "{ vanaf: 2015-01-01, waarde: 35,")
  static let tabel = Recht.Verandering(
    pad: "tenants/dal/beslistabel.yaml", van: "afstandMaanden: { tot_en_met: 24 }", naar: "afstandMaanden: { tot_en_met: 12 }")

  func gevolgen(
    _ dossiers: [Dossier], _ veranderingen: [Recht.Verandering], _ maanden: ClosedRange<Maand>? = nil
  ) throws -> Gevolgen {
    var gevolgen = Gevolgen(
      Gevolgen.Vraag(voor: try Recht.regels(), na: try Recht.regels("dal", veranderingen), maanden: maanden))
    for dossier in dossiers { gevolgen.neem(dossier) }
    return gevolgen
  }

  @Test func `the same law changes nothing, and still tells what it costs`() throws {
    let uit = try gevolgen([klant(1), klant(2)], [])
    #expect(uit.dossiers == 2 && uit.geraakt == 0)
    #expect(uit.besluiten.rijen.isEmpty && uit.sporen.rijen.isEmpty && uit.grootste.isEmpty)
    // Two clients, three months of 972.70.
    #expect(uit.lasten.voor.eigen(nil) == [Gemeente("GM0010")!: Eurocent(583_620)])
    #expect(uit.lasten.voor == uit.lasten.na)
    #expect(uit.klanten[.gelijk].klanten == 2)
  }

  @Test func `ten percent more vrijlating of 200 euros is twenty euros a month`() throws {
    let dossiers = [
      klant(1, arbeid: 20_000, jaar: 2015), klant(2, gemeente: "GM0003", maanden: 1...2, arbeid: 20_000, jaar: 2015), klant(3),
    ]
    let uit = try gevolgen(dossiers, [Self.vrijlating])
    #expect(uit.geraakt == 2)
    // 960.83 − (200 − 50), and 960.83 − (200 − 70), two months.
    #expect(uit.lasten.voor.eigen(nil)[Gemeente("GM0003")!] == Eurocent(162_166))
    #expect(uit.lasten.na.eigen(nil)[Gemeente("GM0003")!] == Eurocent(166_166))
    #expect(uit.klanten[.winst10] == Klantklassen.Telling(klanten: 2, verschil: Eurocent(10_000)))
    #expect(uit.klanten[.gelijk].klanten == 1)
    let eerste = try #require(uit.grootste.first)
    #expect(eerste.onderwerp == dossiers[0].onderwerp && eerste.verschil == Eurocent(6_000) && eerste.maanden == 3)
    // Of each month the uitkering, and the herziening of what was paid.
    #expect(uit.besluiten.perSoort[.uitkering] == .init(genomen: 0, herzien: 5, vervallen: 0))
    #expect(uit.besluiten.perSoort[.herziening] == .init(genomen: 0, herzien: 5, vervallen: 0))
  }

  @Test func `only the months asked for count`() throws {
    let januari = Maand("2015-01")!
    let uit = try gevolgen([klant(1, arbeid: 20_000, jaar: 2015)], [Self.vrijlating], januari...januari)
    #expect(uit.lasten.voor.eigen(nil) == [Gemeente("GM0010")!: Eurocent(81_083)])
    #expect(uit.besluiten.perSoort[.uitkering]?.herzien == 1)
    #expect(uit.grootste.first?.verschil == Eurocent(2_000))
  }

  @Test func `a month without a norm becomes onbepaald and is no loss`() throws {
    let weg = Recht.Verandering(
      pad: "landelijk/normen-alleenstaande.yaml", van: "{ vanaf: 2016-07-01, waarde: 977.15",
      naar: "{ vanaf: 2016-07-01, waarde: null")
    let uit = try gevolgen([klant(1, maanden: 6...8), klant(2, maanden: 7...7)], [weg])
    #expect(uit.onbepaald.wordt == ["norm.alleenstaande.21-aow": .init(besluiten: 3, klanten: 2)])
    #expect(uit.onbepaald.nietMeer.isEmpty)
    #expect(uit.klanten[.gelijk].klanten == 1 && uit.klanten.zonderMaand == 1)
    // The other way round the same besluiten stop being it.
    var terug = Gevolgen(Gevolgen.Vraag(voor: try Recht.regels("dal", [weg]), na: try Recht.regels()))
    terug.neem(klant(1, maanden: 6...8))
    #expect(terug.onbepaald.nietMeer == ["norm.alleenstaande.21-aow": .init(besluiten: 2, klanten: 1)])
  }

  @Test func `a narrower row of the decision table moves who lies beyond it`() throws {
    let uit = try gevolgen(
      [klant(1, afstand: 12), klant(2, afstand: 13), klant(3, afstand: 24), klant(4, afstand: 25)], [Self.tabel])
    let rijen = uit.sporen.rijen
    #expect(rijen.count == 1)
    #expect(rijen.first?.wissel == .init(van: "ontwikkeling", naar: "maatschappelijk-nuttig-werk"))
    #expect(rijen.first?.telling == .init(klanten: 2, lopend: 2))
    #expect(uit.geraakt == 2 && uit.klanten[.gelijk].klanten == 4)
  }

  @Test func `a spoor that ends is another one only while it lasts`() throws {
    var dossier = klant(2, afstand: 13, maanden: 1...1)
    _ = dossier.voegToe(
      Gebeurtenis(
        source: "urn:nld:oin:00000001823288444000:systeem:suite", id: "uit", tijd: 0, onderwerp: dossier.onderwerp,
        inhoud: .uitstroomGemeld(UitstroomGemeld(datum: CivilDate("2016-03-01")!, reden: .arbeid)))
    ) { _ in [] }
    #expect(try gevolgen([dossier], [Self.tabel]).sporen.rijen.first?.telling == .init(klanten: 1, lopend: 0))
    let februari = Maand("2016-02")!
    #expect(try gevolgen([dossier], [Self.tabel], februari...februari).sporen.rijen.first?.telling.lopend == 1)
    let april = Maand("2016-04")!
    #expect(try gevolgen([dossier], [Self.tabel], april...april).sporen.rijen.isEmpty)
  }

  @Test func `dossiers taken apart and put together are the same as taken at once`() throws {
    let dossiers = (1...30).map { (nummer: Int) in
      klant(
        UInt64(nummer), gemeente: ["GM0010", "GM0003", "GM0024"][nummer % 3], afstand: nummer, maanden: 1...(1 + nummer % 12),
        arbeid: Int64(nummer) * 500, jaar: 2015)
    }
    let heel = try gevolgen(dossiers, [Self.vrijlating, Self.tabel])
    var delen = try gevolgen(Array(dossiers[20...].reversed()), [Self.vrijlating, Self.tabel])
    delen.voegToe(try gevolgen(Array(dossiers[..<20]), [Self.vrijlating, Self.tabel]))
    #expect(heel.tekst() == delen.tekst())
    #expect(heel.json() == delen.json())
    #expect(heel.grootste.count == 10)
    let centen = heel.grootste.map(\.verschil.cent)
    #expect(centen == centen.sorted(by: >))
  }

  @Test func `a choice moves the besluiten and lasten of the gemeente that is asked for, and no other's`() throws {
    let dossiers = [
      klant(1, arbeid: 20_000, jaar: 2015), klant(2, gemeente: "GM0003", maanden: 1...2, arbeid: 20_000, jaar: 2015),
    ]
    var uit = Gevolgen(
      Gevolgen.Vraag(
        voor: try Recht.regels(), na: try Recht.regels("dal", [Self.vrijlating]), gemeente: Gemeente("GM0003")!, grootste: 0))
    for dossier in dossiers { uit.neem(dossier, voor: derive(dossier, uit.vraag.voor)) }
    #expect(uit.besluiten.perSoort[.uitkering]?.herzien == 2 && uit.besluiten.aantal == 4)
    #expect(uit.geraakt == 1)
    #expect(uit.lasten.na.totaal - uit.lasten.voor.totaal == Eurocent(4_000))
    #expect(uit.cijfers.klanten == [.uitkeringRechtCent: 1, .verschilCent: 1])
    #expect(uit.grootste.isEmpty)
  }

  @Test func `figures move also where no besluit does`() throws {
    var dossier = klant(1, afstand: 40, maanden: 1...1)
    _ = dossier.voegToe(
      Gebeurtenis(
        source: "urn:nld:oin:00000001823288444000:systeem:suite", id: "act", tijd: 0, onderwerp: dossier.onderwerp,
        inhoud: .activiteitGemeld(
          ActiviteitGemeld(
            soort: .vrijwilligerswerk, van: CivilDate("2016-02-01")!, tot: CivilDate("2016-04-01")!, urenPerWeek: Decimaal(8))))
    ) { _ in [] }
    let soorten = Recht.Verandering(
      pad: "tenants/dal/verordening.yaml", van: "waarde: [tegenprestatie, vrijwilligerswerk]", naar: "waarde: [tegenprestatie]")
    let uit = try gevolgen([dossier], [soorten])
    #expect(uit.besluiten.aantal == 0 && uit.geraakt == 1)
    #expect(uit.cijfers.klanten == [.tegenprestatieVervuld: 1])
  }

  @Test func `classes have their bounds at the cent`() {
    typealias Klasse = Klantklassen.Klasse
    let gevallen: [(Int64, Int, Klasse)] = [
      (0, 1, .gelijk), (1, 12, .winst0), (-1, 12, .verlies0), (999, 1, .winst0), (1_000, 1, .winst10), (2_999, 3, .winst0),
      (3_000, 3, .winst10), (4_999, 1, .winst10), (5_000, 1, .winst50), (9_999, 1, .winst50), (10_000, 1, .winst100),
      (-10_000, 1, .verlies100), (-9_999, 1, .verlies50), (-120_000, 12, .verlies100), (-119_999, 12, .verlies50),
    ]
    for (cent, maanden, klasse) in gevallen {
      #expect(Klasse(Eurocent(cent), over: maanden) == klasse, "\(cent) over \(maanden)")
    }
  }
}
