import Domain
import Regelgeving
import RegelgevingTesting
import Testing

@Suite struct `Targets of the papers` {
  private func doelen(_ tenant: String) throws -> [Doel] { Recht.voor(tenant).doelen }

  private func doel(_ tenant: String, _ id: String) throws -> Doel {
    try #require(try doelen(tenant).first { $0.id.tekst == id })
  }

  @Test(
    arguments: [
      // Tenant, id, year (0: every year), comparison, value times 3 (so that a third is whole).
      ("dal", "bestand", 2014, "hoogstens", 3060), ("dal", "actief", 0, "minstens", 300),
      ("dal", "wsw-duurzaam-uitgeplaatst", 2015, "minstens", 450), ("dal", "wachtlijst-activiteit", 0, "minstens", 300),
      ("dal", "beschut-tegen-vertrek", 0, "hoogstens", 1), ("bmwe", "uitstroom-naar-werk", 2016, "minstens", 99),
      ("bmwe", "jongeren-naar-school", 0, "minstens", 180), ("bmwe", "participatiespoor-actief", 2016, "minstens", 100),
      ("bmwe", "wsw-buiten-de-muren", 2017, "minstens", 84), ("drentsche-aa", "garantiebanen", 2015, "minstens", 48),
      ("drentsche-aa", "garantiebanen", 2016, "minstens", 144), ("drentsche-aa", "garantiebanen", 2017, "minstens", 240),
      ("drentsche-aa", "garantiebanen", 2018, "minstens", 333), ("drentsche-aa", "beschut", 2015, "minstens", 24),
      ("drentsche-aa", "beschut", 2016, "minstens", 72), ("drentsche-aa", "beschut", 2017, "minstens", 123),
      ("drentsche-aa", "beschut", 2018, "minstens", 168), ("drentsche-aa", "op-de-juiste-plek", 0, "minstens", 300),
    ])
  func `Each as printed`(tenant: String, id: String, jaar: Int, vergelijking: String, driemaal: Int) throws {
    let streefwaarde = try #require(try doel(tenant, id).streefwaarden.first { $0.jaar ?? 0 == jaar })
    #expect(streefwaarde.vergelijking.rawValue == vergelijking)
    #expect(streefwaarde.waarde == Breuk(Int128(driemaal), 3))
    #expect(!streefwaarde.bron.isEmpty)
  }

  @Test(
    arguments: [
      ("instroom", "hoogstens", "divosa.instroom.2015", -1 as Int?), ("uitstroom", "minstens", "divosa.uitstroom.2015", 1),
      ("bestandsontwikkeling", "hoogstens", "divosa.bestandsontwikkeling.2016", nil),
      ("tevredenheid-wsw", "minstens", "divosa.tevredenheid.2015", nil),
    ])
  func `What is compared with a figure from outside has no value of its own`(
    id: String, vergelijking: String, referentie: String, verschil: Int?
  ) throws {
    let streefwaarde = try #require(try doel("bmwe", id).streefwaarden.first)
    #expect(streefwaarde.vergelijking.rawValue == vergelijking)
    #expect(streefwaarde.waarde == nil)
    #expect(streefwaarde.referentie == referentie)
    #expect(streefwaarde.verschil == verschil.map { Breuk($0) })
  }

  @Test func `The minimum of places beschut werk is of each gemeente that the Staatscourant names`() throws {
    let verwacht = [
      ("dal", ["GM0003 2", "GM0010 6", "GM0024 3"]), ("bmwe", ["GM0005 2", "GM0053 2"]), ("drentsche-aa", ["GM0106 15"]),
    ]
    for (tenant, rijen) in verwacht {
      let gevonden = try doel(tenant, "beschut-minimum").streefwaarden.map { "\($0.gemeente!) \($0.waarde!.afgerond)" }
      #expect(gevonden == rijen)
    }
  }

  @Test func `BAR has no numbers of its own, IJmond sets none`() throws {
    #expect(try doelen("bar").isEmpty)
    #expect(try doelen("ijmond").flatMap(\.streefwaarden).allSatisfy { $0.status == .aanname })
  }

  @Test func `A formula is read with its conditions, products before sums`() throws {
    let spoor = try doel("bmwe", "participatiespoor-actief").formule
    let voorwaarde = [Formule.Voorwaarde(dimensie: .spoor, codes: ["participatiespoor"])]
    #expect(
      spoor == .maal(.door(.maat(.activeringOfTegenprestatie, voorwaarde), .maat(.bestand, voorwaarde)), .getal(Decimaal(100))))
    #expect(
      try doel("bmwe", "bestandsontwikkeling").formule
        == .maal(.door(.min(.maat(.instroom, []), .maat(.uitstroom, [])), .maat(.bestand, [])), .getal(Decimaal(100))))
    #expect(try doel("dal", "beschut-tegen-vertrek").formule.maten == [.instroom, .doorstroom, .uitstroom])
  }
}

@Suite struct `Targets that cannot be computed` {
  private static let goed = """
    doelen:
      - id: aan-het-werk
        omschrijving: Aan het werk.
        formule: "uitstroom{reden=arbeid} / uitstroom * 100"
        eenheid: procent
        periode: jaar
        bron: "Kadernota 6"
        streefwaarden:
          - { jaar: 2016, vergelijking: minstens, waarde: 33, status: bron, bron: "Kadernota 6" }

    """

  private func problemen(_ zoek: String, _ door: String) -> String {
    var proef = Proef()
    #expect(zoek.isEmpty || Self.goed.contains(zoek))
    proef.bestanden["tenants/proef/doelen.yaml"] = zoek.isEmpty ? Self.goed : Self.goed.replacing(zoek, with: door)
    return proef.problemen
  }

  @Test func `The file is good before it is spoiled`() { #expect(problemen("", "") == "") }

  private static let formule = "uitstroom{reden=arbeid} / uitstroom * 100"

  @Test(
    arguments: [
      (
        formule, "uitstrom",
        "4: doelen formule: no maat is called 'uitstrom'; expected a maat that dossiers contribute; write 'uitstroom'"
      ),
      (
        formule, "uitstroom{kanaal=loket}",
        "4: doelen formule: 'kanaal' of uitstroom; expected one of reden, regeling, spoor; remove the condition"
      ),
      (
        formule, "bestand{spoor=zorgen}",
        "4: doelen formule: 'zorgen' as spoor; expected one of werk, zorg, zonder-diagnose, geen; write 'zorg'"
      ),
      (formule, "uitstroom{reden=werk}", "'werk' as reden"), (formule, "100", "no maat in '100'"),
      (formule, "uitstroom /", "an end; expected a maat, a number or ("), (formule, "uitstroom / 0", "a division by 0"),
      (formule, "(uitstroom", "a ( without its )"), (formule, "uitstroom instroom", "'instroom' after a whole formula"),
      (formule, "uitstroom{reden=arbeid", "a { without its }"), (formule, "uitstroom{reden}", "'reden' without ="),
      (formule, "uitstroom{reden=arbeid,reden=aow}", "'reden' twice"), (formule, "uitstroom * 1,5", "after a whole formula"),
      (formule, String(repeating: "(", count: 17) + "uitstroom", "more than 16 parentheses"),
      ("eenheid: procent", "eenheid: euro", "'euro'; expected one of aantal, procent, cent, cijfer, dagen"),
      ("periode: jaar", "periode: week", "'week'; expected one of maand, kwartaal, jaar"),
      ("waarde: 33", "waarde: 33%", "'33%'; expected a number with a point, or a fraction like 100/3"),
      ("waarde: 33", "waarde: 1/0", "'1/0'"),
      ("waarde: 33, ", "", "no value; expected 'waarde', or 'referentie' with 'verschil'"),
      ("minstens, waarde: 33", "stijgend, waarde: 33", "'stijgend' with a value"),
      ("vergelijking: minstens", "vergelijking: meer", "'meer'"),
      ("waarde: 33", "waarde: 33, gemeente: GM9999", "GM9999; expected a gemeente of this tenant"),
      ("waarde: 33", "referentie: divosa, waarde: 33", "a value and a referentie"),
      ("waarde: 33", "waarde: 33, verschil: 1", "without a referentie"),
      ("status: bron", "status: aanname", "the reason of every 'aanname'"),
      ("  - id: aan-het-werk", "  - id: AanHetWerk", "'AanHetWerk'"),
      ("    bron: \"Kadernota 6\"\n", "", "doelen bron: is missing"),
    ])
  func `Each is refused with its line`(zoek: String, door: String, verwacht: String) {
    let problemen = problemen(zoek, door)
    #expect(problemen.hasPrefix("tenants/proef/doelen.yaml:"))
    #expect(problemen.contains(verwacht), "\(problemen)")
  }

  @Test func `An id twice is refused`() {
    var proef = Proef()
    proef.bestanden["tenants/proef/doelen.yaml"] = Self.goed + Self.goed.replacing("doelen:\n", with: "")
    #expect(proef.problemen.contains("doelen.yaml:10: doelen id: 'aan-het-werk' twice (also on line 2)"))
  }
}
