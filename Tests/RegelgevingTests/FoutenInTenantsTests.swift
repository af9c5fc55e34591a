import Testing

@Suite struct `A tenant and its gemeenten` {
  @Test(arguments: fouten)
  func `Every fault is told whole: where, what, what was expected, what to write`(fout: Fout) throws {
    #expect(try fout.problemen() == fout.verwacht)
  }

  static let fouten = [
    Fout(
      "A tenant is called as its folder", "tenants/proef/tenant.yaml", "tenant: proef", door: "tenant: proefje",
      """
      tenants/proef/tenant.yaml:1: tenant: 'proefje'; expected the name of its folder, 'proef'; write 'proef', or rename \
      the folder
      """),
    Fout(
      "An unknown key of a tenant is refused", "tenants/proef/tenant.yaml", "naam: Proeftuin",
      door: "naam: Proeftuin\nkleur: rood",
      """
      tenants/proef/tenant.yaml:3: kleur: unknown key 'kleur'; expected one of tenant, naam, arbeidsmarktregio, bron, \
      gemeenten, sporen, uitvoerders, lokaal, toelichting; remove it
      """),
    Fout(
      "A tenant without gemeenten is refused", "tenants/proef/tenant.yaml",
      geheel: """
        tenant: proef
        naam: P
        arbeidsmarktregio: AM01
        bron: "K"
        gemeenten: []
        sporen:
          - { code: werk, omschrijving: "W" }
          - { code: zorg, omschrijving: "Z" }

        """,
      """
      tenants/proef/gemeenten/GM0001.yaml:1: a file of 'GM0001'; expected one of ; rename it to a gemeente of this tenant
      tenants/proef/tenant.yaml:5: gemeenten: an empty list; expected a list of 1 or more; write one '- ' line an item
      """),
    Fout(
      "A region code has two digits", "tenants/proef/tenant.yaml", "AM01", door: "AM1",
      """
      tenants/proef/tenant.yaml:3: arbeidsmarktregio: 'AM1'; expected a CBS code of AM and two digits; write it like AM01
      """),
    Fout(
      "A gemeentecode has four digits", "tenants/proef/tenant.yaml", "code: GM0002", door: "code: GM002",
      """
      tenants/proef/tenant.yaml:7: gemeenten code: 'GM002'; expected a CBS code of GM and four digits; write it like GM0010
      """),
    Fout(
      "A gemeentecode in digits is refused", "tenants/proef/tenant.yaml", "code: GM0002", door: "code: 0002",
      """
      tenants/proef/tenant.yaml:7: gemeenten code: '0002'; expected a CBS code of GM and four digits; write it like GM0010
      """),
    Fout(
      "A gemeente twice is refused", "tenants/proef/tenant.yaml", "code: GM0002", door: "code: GM0001",
      """
      tenants/proef/tenant.yaml:7: gemeenten code: GM0001 twice (also on line 6); expected a gemeente once; remove one
      """),
    Fout(
      "A period that ends before it begins is refused", "tenants/proef/tenant.yaml", "van: 2021-01-01",
      door: "van: 2021-01-01, tot: 2020-01-01",
      """
      tenants/proef/tenant.yaml:6: gemeenten opvolger: GM0003 is no member on 2021-01-01; expected a gemeente of this \
      tenant that is there on that day; add it to 'gemeenten', or leave out 'opvolger' when the gemeente left the tenant
      tenants/proef/tenant.yaml:8: gemeenten tot: 2020-01-01; expected a day after 'van', 2021-01-01; write the first day \
      that it is no member
      """),
    Fout(
      "A successor that is not there is refused", "tenants/proef/tenant.yaml", "van: 2021-01-01", door: "van: 2022-01-01",
      """
      tenants/proef/tenant.yaml:6: gemeenten opvolger: GM0003 is no member on 2021-01-01; expected a gemeente of this \
      tenant that is there on that day; add it to 'gemeenten', or leave out 'opvolger' when the gemeente left the tenant
      """),
    Fout(
      "An unknown successor is refused", "tenants/proef/tenant.yaml", "opvolger: GM0003", door: "opvolger: GM0009",
      """
      tenants/proef/tenant.yaml:6: gemeenten opvolger: GM0009 is no member on 2021-01-01; expected a gemeente of this \
      tenant that is there on that day; add it to 'gemeenten', or leave out 'opvolger' when the gemeente left the tenant
      """),
    Fout(
      "A successor without an end is refused", "tenants/proef/tenant.yaml", "tot: 2021-01-01, opvolger: GM0003",
      door: "opvolger: GM0003",
      """
      tenants/proef/tenant.yaml:6: gemeenten opvolger: 'GM0003'; expected 'tot' beside it; add 'tot:', the day on which the \
      successor takes its place
      """),
    Fout(
      "A reserved spoor is refused", "tenants/proef/tenant.yaml", "code: zorg", door: "code: geen",
      """
      tenants/proef/beslistabel.yaml:7: regels spoor: 'zorg'; expected one of werk; write one of them
      tenants/proef/beslistabel.yaml:15: regels spoor: 'zorg'; expected one of werk; write one of them
      tenants/proef/tenant.yaml:13: sporen code: 'geen'; expected a code of lower-case letters, digits and hyphens, not \
      zonder-diagnose, geen or alle; write another code
      tenants/proef/verordening.yaml:8: tegenprestatie.sporen waarde: 'zorg'; expected a spoor of this tenant: werk, \
      zonder-diagnose, alle (Verordening art. 2); write a code that exists
      """),
    Fout(
      "A spoor twice is refused", "tenants/proef/tenant.yaml", "code: zorg", door: "code: werk",
      """
      tenants/proef/beslistabel.yaml:7: regels spoor: 'zorg'; expected one of werk; write one of them
      tenants/proef/beslistabel.yaml:15: regels spoor: 'zorg'; expected one of werk; write one of them
      tenants/proef/tenant.yaml:11: sporen: 'werk' twice; expected every code once; remove one
      tenants/proef/verordening.yaml:8: tegenprestatie.sporen waarde: 'zorg'; expected a spoor of this tenant: werk, \
      zonder-diagnose, alle (Verordening art. 2); write a code that exists
      """),
    Fout(
      "An unknown path under lokaal is refused", "tenants/proef/tenant.yaml", "tegenprestatie.soorten",
      door: "tegenprestatie.soort",
      """
      tenants/proef/tenant.yaml:16: lokaal: 'tegenprestatie.soort'; expected the path of a parameter that a verordening may \
      settle, or a prefix and .*; write 'tegenprestatie.soorten'
      """),
    Fout(
      "National law cannot be left to gemeenten", "tenants/proef/tenant.yaml", "tegenprestatie.soorten",
      door: "zoektermijn.dagen",
      """
      tenants/proef/tenant.yaml:16: lokaal: 'zoektermijn.dagen'; expected the path of a parameter that a verordening may \
      settle, or a prefix and .*; remove it
      """),
    Fout(
      "A tenant without tenant.yaml is refused", weg: "tenants/proef/tenant.yaml",
      """
      tenants/proef/tenant.yaml:1: no such file; expected who the tenant is; add it
      """),
    Fout(
      "A tenant without a decision table is refused", weg: "tenants/proef/beslistabel.yaml",
      """
      tenants/proef/beslistabel.yaml:1: no such file; expected its decision table; add it
      """),
  ]
}
