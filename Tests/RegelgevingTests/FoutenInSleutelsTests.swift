import Testing

@Suite struct `Keys, units and levels` {
  @Test(arguments: fouten)
  func `Every fault is told whole: where, what, what was expected, what to write`(fout: Fout) throws {
    #expect(try fout.problemen() == fout.verwacht)
  }

  static let fouten = [
    Fout(
      "An unknown key is named with the nearest known one", "landelijk/recht.yaml", "omschrijving: Zoektermijn",
      door: "omschrijvng: Zoektermijn",
      """
      landelijk/recht.yaml:2: zoektermijn.dagen omschrijving: is missing; expected 'omschrijving' in every such block; add \
      'omschrijving:'
      landelijk/recht.yaml:2: zoektermijn.dagen omschrijvng: unknown key 'omschrijvng'; expected one of omschrijving, \
      eenheid, ritme, artikel, gecontroleerd_tot, waarden; write 'omschrijving', or remove it
      """),
    Fout(
      "An unknown key in a row is refused", "landelijk/recht.yaml", "waarde: 28,", door: "waarde: 28, tot: 2016-01-01,",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen tot: unknown key 'tot'; expected one of vanaf, waarde, status, bron, \
      geregistreerd, toelichting; remove it
      """),
    Fout(
      "An unknown parameter is named with the nearest known one", "landelijk/recht.yaml", "zoektermijn.dagen:",
      door: "zoektermijn.dag:",
      """
      landelijk/recht.yaml:1: zoektermijn.dag: no parameter of this name; expected a path that the law of the service uses; \
      write 'zoektermijn.dagen'
      """),
    Fout(
      "A parameter of nothing is refused", "landelijk/recht.yaml", "zoektermijn.dagen:", door: "kinderbijslag:",
      """
      landelijk/recht.yaml:1: kinderbijslag: no parameter of this name; expected a path that the law of the service uses; \
      remove it
      """),
    Fout(
      "A wrong unit is refused", "landelijk/recht.yaml", "eenheid: dagen", door: "eenheid: weken",
      """
      landelijk/recht.yaml:3: zoektermijn.dagen eenheid: 'weken'; expected 'dagen' for this parameter; write 'dagen'
      """),
    Fout(
      "A wrong ritme is refused", "landelijk/normen.yaml", "ritme: halfjaar\n  artikel: Participatiewet art. 21 onder b",
      door: """
        ritme: doorlopend
          artikel: Participatiewet art. 21 onder b
        """,
      """
      landelijk/normen.yaml:4: norm.gehuwd.21-aow ritme: 'doorlopend'; expected 'halfjaar' for this parameter; write \
      'halfjaar'
      """),
    Fout(
      "A block without an article is refused", "landelijk/recht.yaml", "  artikel: Participatiewet art. 41 lid 4\n", door: "",
      """
      landelijk/recht.yaml:2: zoektermijn.dagen artikel: is missing; expected 'artikel' in every such block; add 'artikel:'
      """),
    Fout(
      "A block without a check is refused", "landelijk/recht.yaml",
      "  gecontroleerd_tot: 2015-12-31\n  waarden:\n    - { vanaf: 2012",
      door: """
          waarden:
            - { vanaf: 2012
        """,
      """
      landelijk/recht.yaml:2: zoektermijn.dagen gecontroleerd_tot: is missing; expected 'gecontroleerd_tot' in every such \
      block; add 'gecontroleerd_tot:'
      """),
    Fout(
      "A block that is text is refused", "landelijk/recht.yaml", "zoektermijn.dagen:", door: "wml.uur: 14.71\nzoektermijn.dagen:",
      """
      landelijk/recht.yaml:1: wml.uur: '14.71'; expected a mapping with omschrijving, eenheid, ritme, artikel, \
      gecontroleerd_tot, waarden; write its keys in a block under it, or between { and }
      """),
    Fout(
      "A duplicate key is named with the first", "landelijk/recht.yaml", "eenheid: dagen",
      door: "eenheid: dagen\n  eenheid: dagen",
      """
      landelijk/recht.yaml:4: the key 'eenheid' is here twice; the first is on line 3; expected one YAML mapping of plain \
      text; correct line 4
      """),
    Fout(
      "A parameter in two files is refused", "landelijk/zz.yaml",
      geheel: """
        vakantietoeslag.percentage:
          omschrijving: X
          eenheid: procent
          ritme: doorlopend
          artikel: Wet art. 1
          gecontroleerd_tot: 2015-12-31
          waarden:
            - { vanaf: 2015-01-01, waarde: 5, status: bron, bron: "B" }

        """,
      """
      landelijk/zz.yaml:8: vakantietoeslag.percentage: a second block; expected one block (the other is in \
      landelijk/recht.yaml); join them
      """),
    Fout(
      "A tenant cannot set a norm", "tenants/proef/verordening.yaml", "tegenprestatie.sporen:",
      door: """
        norm.gehuwd.aow:
          omschrijving: X
          eenheid: euro
          ritme: halfjaar
          artikel: Wet art. 1
          gecontroleerd_tot: 2015-12-31
          waarden:
            - { vanaf: 2015-01-01, waarde: 1.00, status: bron, bron: "B" }
        tegenprestatie.sporen:
        """,
      """
      tenants/proef/verordening.yaml:1: norm.gehuwd.aow: set by a tenant; expected that only national law sets it; remove \
      the block
      """),
    Fout(
      "A gemeente cannot set what only its tenant may", "tenants/proef/gemeenten/GM0001.yaml",
      "maatregel.categorie-1.gedragingen:",
      door: """
        duurzaam.maanden:
          omschrijving: X
          eenheid: maanden
          ritme: doorlopend
          artikel: Wet art. 1
          gecontroleerd_tot: 2015-12-31
          waarden:
            - { vanaf: 2015-01-01, waarde: 6, status: bron, bron: "B" }
        maatregel.categorie-1.gedragingen:
        """,
      """
      tenants/proef/gemeenten/GM0001.yaml:1: duurzaam.maanden: set by a gemeente; expected that no gemeente sets it, only \
      its tenant; remove the block
      """),
    Fout(
      "A gemeente cannot set what its tenant did not leave to it", "tenants/proef/gemeenten/GM0001.yaml",
      "maatregel.categorie-1.gedragingen:",
      door: """
        integraleIntake.drempel:
          omschrijving: X
          eenheid: getal
          ritme: doorlopend
          artikel: Wet art. 1
          gecontroleerd_tot: 2015-12-31
          waarden:
            - { vanaf: 2015-01-01, waarde: 3, status: bron, bron: "B" }
        maatregel.categorie-1.gedragingen:
        """,
      """
      tenants/proef/gemeenten/GM0001.yaml:1: integraleIntake.drempel: set by a gemeente; expected that its tenant leaves it \
      to its gemeenten; remove the block, or add 'integraleIntake.drempel' to 'lokaal' in tenant.yaml
      """),
    Fout(
      "A gemeente cannot set national law", "tenants/proef/gemeenten/GM0001.yaml", "maatregel.categorie-1.gedragingen:",
      door: """
        zoektermijn.dagen:
          omschrijving: X
          eenheid: dagen
          ritme: doorlopend
          artikel: Wet art. 1
          gecontroleerd_tot: 2015-12-31
          waarden:
            - { vanaf: 2015-01-01, waarde: 3, status: bron, bron: "B" }
        maatregel.categorie-1.gedragingen:
        """,
      """
      tenants/proef/gemeenten/GM0001.yaml:1: zoektermijn.dagen: set by a gemeente; expected that only national law sets it \
      (Participatiewet art. 41 lid 4); remove the block
      """),
    Fout(
      "A file of another gemeente is refused", "tenants/proef/gemeenten/GM9999.yaml", geheel: "x: y",
      """
      tenants/proef/gemeenten/GM9999.yaml:1: a file of 'GM9999'; expected one of GM0001, GM0002, GM0003; rename it to a \
      gemeente of this tenant
      """),
    Fout(
      "A file of no gemeente is refused", "tenants/proef/gemeenten/oud.yaml", geheel: "x: y",
      """
      tenants/proef/gemeenten/oud.yaml:1: a file of 'oud'; expected one of GM0001, GM0002, GM0003; rename it to a gemeente \
      of this tenant
      """),
    Fout(
      "A file in another place is refused", "elders/normen.yaml", geheel: "x: y",
      """
      elders/normen.yaml:1: a file here; expected landelijk/<name>.yaml, tenants/<tenant>/<name>.yaml or \
      tenants/<tenant>/gemeenten/<code>.yaml; move it
      """),
    Fout(
      "A file of another kind is refused", "landelijk/normen.json", geheel: "{}",
      """
      landelijk/normen.json:1: a file that is no .yaml; expected landelijk/<name>.yaml, tenants/<tenant>/<name>.yaml or \
      tenants/<tenant>/gemeenten/<code>.yaml; move it
      """),
    Fout(
      "A folder that is no tenant is refused", "tenants/Proef!/tenant.yaml", geheel: "x: y",
      """
      tenants/Proef!/tenant.yaml:1: a folder 'Proef!' that is no name of a tenant; expected landelijk/<name>.yaml, \
      tenants/<tenant>/<name>.yaml or tenants/<tenant>/gemeenten/<code>.yaml; move it
      """),
  ]
}
