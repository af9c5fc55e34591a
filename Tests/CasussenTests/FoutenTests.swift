import Domain
import RegelgevingTesting
import Testing

@testable import Casussen

/// What is wrong in a file of casussen is named with its line, what was found and what to write; all at once.
@Suite struct FoutenTests {
  static let goed = """
    regel: uitkering
    tenant: dal
    basis:
      aanvraag-ontvangen: { gemeente: GM0010, regeling: pw, ingangsdatum: meldingsdatum, geboortedatum: 1980-05-01, leefvorm: alleenstaande, kostendelendeMedebewoners: 0, leefgebieden: [inkomen], zoektermijnUitzondering: nee }
      uitkering-verwerkt: { inkomstenUitArbeid: 0, overigeInkomsten: 0, betaald: 0 }
    casussen:
      - casus: "een maand"
        bron: "art. 21"
        gegeven:
          - { id: a, aanvraag-ontvangen: { meldingsdatum: 2016-02-01 } }
          - uitkering-verwerkt: { maand: 2016-02 }
        dan:
          besluiten:
            uitkering/2016-02:
              norm: 972,70
              betaalbaar: 972,70 × 95% = 924,065 ≈ 924,07
          perioden: [{ van: 2016-02-01, tot: null }]
          bijdragen: [{ maat: instroom, delta: 1 }]
          geen_andere: [perioden]
    """

  static func lees(_ tekst: String, pad: String = "c.yaml") -> (casussen: [Casus], problemen: [String]) {
    let (casussen, problemen) = laadCasussen([(pad, Array(tekst.utf8))])
    return (casussen, problemen.map(\.description))
  }

  static func afwijkingen(_ tekst: String) throws -> [String] {
    let (casussen, problemen) = lees(tekst)
    #expect(problemen == [])
    let regels = try #require(Recht.alle[TenantID("dal")!])
    return casussen.flatMap { voerUit($0, regels).afwijkingen.map(\.description) }
  }

  @Test func `a good file gives no problem and its casus comes out`() throws {
    #expect(try Self.afwijkingen(Self.goed) == [])
  }

  /// What is written instead of what, and the problem that it gives.
  static let fouten: [(van: String, naar: String, probleem: String)] = [
    (
      "bron: \"art. 21\"", "bron: \"art. 21\"\n    bronn: x",
      "c.yaml:9: casussen bronn: unknown key 'bronn'; expected one of casus, bron, gegeven, dan, regel, tenant, bekend_op, "
        + "som, toelichting; write 'bron', or remove it"
    ),
    (
      "regel: uitkering", "regel: uitkeringg",
      "c.yaml:1: regel: 'uitkeringg'; expected one of gebeurtenissen, periode, huishouden, spoor, verplichtingen, actief, "
        + "integrale-intake, termijnen, maatregelen, uitkering, loonkostensubsidie, wsw, fondsen, besteding, duur, overdracht, "
        + "maten, bekend-op; write uitkering"
    ),
    (
      "tenant: dal\n", "", "c.yaml:6: tenant: is missing; expected the tenant whose rules apply; add 'tenant:'"
    ),
    (
      "- uitkering-verwerkt: {", "- uitkering-verwrkt: {",
      "c.yaml:11: gegeven: unknown event type 'uitkering-verwrkt'; expected one of "
    ),
    (
      "{ maand: 2016-02 }", "{ maand: 2016-13 }",
      "c.yaml:11: gegeven: ongeldige-waarde: veld \"maand\": \"2016-13\" gevonden, verwacht: een maand JJJJ-MM van 1900 tot en "
        + "met 2199; expected a fact that a system could deliver; correct it, or state it under 'geweigerd'"
    ),
    (
      "{ maand: 2016-02 }", "{ maand: 2016-02, betaaldCent: 5 }",
      "c.yaml:11: betaaldCent: a field in cents; expected 'betaald', in euros; write 'betaald', like 924,07"
    ),
    (
      "{ maand: 2016-02 }", "{ maand: 2016-02, betaald: 1.389.57 }",
      "c.yaml:11: betaald: '1.389.57'; expected an amount in euros with two decimals, or whole euros; write it like 924,07; "
        + "between { and } in quotes, \"924,07\""
    ),
    (
      "{ maand: 2016-02 }", "{ maand: 2016-02, betald: 5 }",
      "c.yaml:11: gegeven: onbekend-veld: veld \"betald\" is onbekend; expected a fact that a system could deliver; correct it, "
        + "or state it under 'geweigerd'"
    ),
    (
      "norm: 972,70", "normm: 972,70",
      "c.yaml:15: uitkering/2016-02 normm: unknown key 'normm'; expected one of norm, "
    ),
    (
      "norm: 972,70", "norm: 972,7",
      "c.yaml:15: uitkering/2016-02 norm: '972,7'; expected an amount in euros, or a sum that ends in one; write it like 637,29 or "
        + "972,70 × 19/29 = 637,286… ≈ 637,29"
    ),
    (
      "≈ 924,07", "≈ 924,06",
      "c.yaml:16: uitkering/2016-02 betaalbaar: '972,70 × 95% = 924,065 ≈ 924,06'; expected a sum that holds; what stands on the "
        + "left is 924,065, which rounds to 924,07; work it out again"
    ),
    (
      "uitkering/2016-02:", "uitkering/2016-2:",
      "c.yaml:14: besluiten: 'uitkering/2016-2'; expected a sleutel: "
    ),
    (
      "maat: instroom", "maat: instrom", "c.yaml:18: bijdragen maat: 'instrom'; expected one of aanvraag, "
    ),
    (
      "delta: 1", "bedrag: 1", "c.yaml:18: bijdragen instroom: no 'delta'; expected 'delta', a number; write 'delta: 1'"
    ),
    (
      "[perioden]", "[sporen]",
      "c.yaml:19: geen_andere: 'sporen', of which nothing is stated; expected a list that the casus states; add 'sporen: []' when "
        + "it must be empty"
    ),
    (
      "tot: null }]", "tot: 2016-02-30 }]",
      "c.yaml:17: perioden tot: '2016-02-30'; expected a date of the calendar as YYYY-MM-DD, 1900 to 2199; that month has 29 days"
    ),
    (
      "tot: null }]", "tott: 1 }]",
      "c.yaml:17: perioden tott: unknown key 'tott'; expected one of regeling, van, tot, reden; write 'tot', or remove it"
    ),
  ]

  @Test(arguments: fouten)
  func `a fault is named with its line and what to write`(_ fout: (van: String, naar: String, probleem: String)) {
    let (casussen, problemen) = Self.lees(Self.goed.replacingOccurrences(fout.van, fout.naar))
    #expect(problemen.count == 1, "\(problemen)")
    #expect(problemen.first?.hasPrefix(fout.probleem) ?? false, "\(problemen)")
    // A rule that nobody knows leaves the casus without one; every other fault takes the casus away.
    #expect(casussen.isEmpty || fout.van.hasPrefix("regel"))
  }

  @Test func `a casus in the folder of one tenant may not be of another`() {
    let problemen = Self.lees(Self.goed, pad: "ops/tenants/bmwe/casussen/c.yaml").problemen
    #expect(
      problemen == [
        "ops/tenants/bmwe/casussen/c.yaml:2: tenant: 'dal' in a file of 'bmwe'; expected casussen of bmwe only; remove it, or "
          + "move the casus"
      ])
  }

  @Test(arguments: [
    (
      "norm: 972,70", "norm: 972,71", "c.yaml:15: een maand: uitkering/2016-02 norm: expected 972,71, found 972,70"
    ),
    (
      "{ van: 2016-02-01, tot: null }", "{ van: 2016-02-02 }",
      "c.yaml:17: een maand: perioden: expected { van: 2016-02-02 }, found [{ reden: null, regeling: pw, tot: null, "
        + "van: 2016-02-01 }]"
    ),
    (
      "delta: 1", "delta: 2",
      "c.yaml:18: een maand: bijdragen instroom: expected 2, found 1; of this maat: [{ delta: 1, dimensies: { regeling: pw, "
        + "spoor: zonder-diagnose }, gemeente: GM0010, maand: 2016-02, maat: instroom }]"
    ),
    (
      "uitkering/2016-02:", "uitkering/2016-03:",
      "c.yaml:14: een maand: uitkering/2016-03: expected this besluit, found herziening/uitkering/2016-02, spoor/2016-02-01, "
        + "uitkering/2016-02"
    ),
    (
      "geen_andere: [perioden]", "geen_andere: [besluiten]",
      "c.yaml:19: een maand: besluiten: expected no other, found { bedragen: { verschil: -924,07 }, richting: nabetaling, "
        + "sleutel: herziening/uitkering/2016-02, soort: herziening, uitkomst: vastgesteld }"
    ),
    (
      "perioden: [{ van: 2016-02-01, tot: null }]", "perioden: []",
      "c.yaml:17: een maand: perioden: expected none, found [{ reden: null, regeling: pw, tot: null, van: 2016-02-01 }]"
    ),
    (
      "uitkering/2016-02:\n          norm: 972,70\n          betaalbaar: 972,70 × 95% = 924,065 ≈ 924,07",
      "spoor/2016-02-01: geen",
      "c.yaml:14: een maand: spoor/2016-02-01: expected none, found { bedragen: {  }, sleutel: spoor/2016-02-01, soort: spoor, "
        + "spoor: zonder-diagnose, uitkomst: vastgesteld }"
    ),
    (
      "GM0010", "GM0014",
      "c.yaml:7: een maand: a fact was refused: { code: gemeente-onbekend, gebeurtenis: a, reden: GM0014 is geen gemeente van "
        + "tenant dal }"
    ),
  ])
  func `an outcome that is not as stated is named with its line, expected and found`(
    _ van: String, _ naar: String, _ afwijking: String
  ) throws {
    #expect(try Self.afwijkingen(Self.goed.replacingOccurrences(van, naar)).contains(afwijking))
  }
}

extension String {
  fileprivate func replacingOccurrences(_ van: String, _ naar: String) -> String {
    let delen = split(separator: van, omittingEmptySubsequences: false)
    #expect(delen.count > 1, "\(van)")
    return delen.joined(separator: naar)
  }
}
