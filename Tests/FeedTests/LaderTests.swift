import Domain
import Testing

@testable import Feed

/// A mapping with mistakes: each with its line, all at once.
struct LaderTests {
  static let tabel: [(van: String, naar: String, problemen: [String])] = [
    ("codering: utf-8", "codering: utf8", ["proef.yaml:5: codering is 'utf8'; expected one of utf-8, windows-1252"]),
    (
      "scheiding: \";\"", "scheiding: \";\"\n  kleur: rood",
      [
        "proef.yaml:7: vorm has no key 'kleur'; expected one of aanhalingsteken, alles_aangehaald, bedrag, bom, codering, datum, "
          + "decimaalteken, duizendtal, ja, kolomvolgorde, kopregel, leeg, maand, nee, regeleinde, scheiding"
      ]
    ),
    ("  datum: dd-mm-jjjj\n", "", ["proef.yaml:5: vorm lacks the key 'datum'"]),
    ("duizendtal: \".\"", "duizendtal: \",\"", ["proef.yaml:11: duizendtal and decimaalteken are the same character"]),
    ("nee: [N]", "nee: [J]", ["proef.yaml:13: 'J' stands under both ja and nee"]),
    (
      "{ \"01\": pw, \"02\": ioaw }", "{ \"01\": pww, \"02\": ioaw }",
      ["proef.yaml:15: regeling is 'pww'; expected one of pw, ioaw, ioaz, bbz, wsw, nug"]
    ),
    (
      "codes: regeling", "codes: regelingen",
      [
        "proef.yaml:15: codelijst 'regeling' is used by no field; remove it or name it under codes",
        "proef.yaml:29: there is no codelijst 'regelingen'; there are regeling, uitkomst",
      ]
    ),
    (
      "gemeente: GEM\n", "gemeente: GEMEENTE\n",
      ["proef.yaml:28: column 'GEMEENTE' is not one of kolommen: NR, BSN, GEM, REG, MELDING, GEBOREN, BESLUIT, UITKOMST, STATUS"]
    ),
    (
      "gemeente: GEM\n", "plaats: GEM\n",
      [
        "proef.yaml:28: aanvraag-ontvangen has no field 'plaats'; it has gemeente, regeling, meldingsdatum, ingangsdatum, "
          + "geboortedatum, leefvorm, partnerGeboortedatum, kostendelendeMedebewoners, geboortedatumJongsteKind, leefgebieden, "
          + "zoektermijnUitzondering, diagnose.arbeidsvermogen, diagnose.verdiencapaciteit, diagnose.afstandMaanden, "
          + "diagnose.volledigDuurzaamArbeidsongeschikt, diagnose.aangewezenOpBeschut, diagnose.inDoelgroepregister, "
          + "diagnose.onderwijsMogelijk, diagnose.startkwalificatie, diagnose.jonggehandicapt, huishouden, kanaal, redenInstroom",
        "proef.yaml:28: aanvraag-ontvangen needs the field 'gemeente'; name its column, or write {vast: …}",
      ]
    ),
    (
      "bsn: BSN\n        ingetrokken", "ingetrokken",
      ["proef.yaml:21: row 'aanvraag' names 0 of bsn, gemeente and werkgever; expected exactly one"]
    ),
    (
      "verwijst: aanvraag-ontvangen, sleutel: NR", "verwijst: diagnose-gesteld, sleutel: NR",
      ["proef.yaml:40: no row of this mapping gives diagnose-gesteld"]
    ),
    (
      "verwijst: aanvraag-ontvangen, sleutel: NR", "verwijst: aanvraag-ontvangen, sleutel: [NR, BSN]",
      ["proef.yaml:40: the business key of aanvraag-ontvangen has 1 columns; sleutel names 2"]
    ),
    ("{ vast: nee }", "{ vast: false }", ["proef.yaml:36: zoektermijnUitzondering is 'false'; expected ja or nee"]),
    (
      "{ vast: 0 }\n              leefgebieden", "{ vast: nul }\n              leefgebieden",
      [
        "proef.yaml:34: kostendelendeMedebewoners is 'nul'; expected a whole number from 0 to 9999"
      ]
    ),
    (
      "bron: urn:nld:oin:00000000000000000999:systeem:proef", "bron: urn:nld:oin:999:systeem:proef",
      [
        "proef.yaml:2: bron is 'urn:nld:oin:999:systeem:proef'; expected urn:nld:oin:<20 digits>:systeem:proef, the name in "
          + "lower-case letters, digits and '-'"
      ]
    ),
    ("  ja: [J]\n", "  ja: [J]\n  ja: [J]\n", ["proef.yaml:13: the key 'ja' is here twice; the first is on line 12"]),
  ]

  @Test(arguments: tabel)
  func `a mistake in a mapping is told with its line and what was expected`(van: String, naar: String, problemen: [String]) throws
  {
    #expect(Proefmapping.tekst.contains(van))
    let fout = #expect(throws: MappingProblemen.self) { try Proefmapping.laad(Proefmapping.tekst.replacing(van, with: naar)) }
    #expect(fout?.problemen.map(\.description) == problemen)
  }

  @Test func `several mistakes are told together`() throws {
    let tekst = Proefmapping.tekst.replacing("utf-8", with: "utf8").replacing("nee: [N]", with: "nee: [J]")
    let fout = #expect(throws: MappingProblemen.self) { try Proefmapping.laad(tekst) }
    #expect(fout?.problemen.map(\.regel) == [5, 13])
  }
}
