import Testing

@Suite struct `What the law asks` {
  @Test(arguments: fouten)
  func `Every fault is told whole: where, what, what was expected, what to write`(fout: Fout) throws {
    #expect(try fout.problemen() == fout.verwacht)
  }

  static let fouten = [
    Fout(
      "A mistyped norm breaks its relation to the others", "landelijk/normen.yaml", "960.83", door: "906.83",
      """
      landelijk/normen.yaml:26: norm.alleenstaande.21-aow waarde: 906.83; expected 960.83 within a cent, 70% of \
      norm.gehuwd.21-aow on 2015-01-01 (Participatiewet art. 21 onder a); check this row and those it follows from with the \
      source
      """),
    Fout(
      "A norm two cents off is refused", "landelijk/normen.yaml", "960.83", door: "960.85",
      """
      landelijk/normen.yaml:26: norm.alleenstaande.21-aow waarde: 960.85; expected 960.83 within a cent, 70% of \
      norm.gehuwd.21-aow on 2015-01-01 (Participatiewet art. 21 onder a); check this row and those it follows from with the \
      source
      """),
    Fout(
      "A norm a cent and a half too low is refused", "landelijk/normen.yaml", "962.63", door: "962.61",
      """
      landelijk/normen.yaml:27: norm.alleenstaande.21-aow waarde: 962.61; expected 962.63 within a cent, 70% of \
      norm.gehuwd.21-aow on 2015-07-01 (Participatiewet art. 21 onder a); check this row and those it follows from with the \
      source
      """),
    Fout(
      "A mistyped couple norm shows at what follows from it", "landelijk/normen.yaml", "1372.62", door: "1327.62",
      """
      landelijk/normen.yaml:26: norm.alleenstaande.21-aow waarde: 960.83; expected 929.33 within a cent, 70% of \
      norm.gehuwd.21-aow on 2015-01-01 (Participatiewet art. 21 onder a); check this row and those it follows from with the \
      source
      """),
    Fout(
      "P2 equal to P1 is refused", "landelijk/recht.yaml", "waarde: 2, status", door: "waarde: 1, status",
      """
      landelijk/recht.yaml:48: maatregel.uniform.p2: 1; expected more than P1, 1, and at most 3 months (Participatiewet \
      art. 18 lid 6); write 2 or 3
      """),
    Fout(
      "P2 above three months is refused", "landelijk/recht.yaml", "waarde: 2, status", door: "waarde: 4, status",
      """
      landelijk/recht.yaml:48: maatregel.uniform.p2: 4; expected more than P1, 1, and at most 3 months (Participatiewet \
      art. 18 lid 6); write 2 or 3
      """),
    Fout(
      "P1 of three months leaves no P2", "landelijk/recht.yaml", "waarde: 1, status", door: "waarde: 3, status",
      """
      landelijk/recht.yaml:48: maatregel.uniform.p2: 2; expected more than P1, 3, and at most 3 months (Participatiewet \
      art. 18 lid 6); lower maatregel.uniform.p1 first
      """),
    Fout(
      "P1 of no months is refused", "landelijk/recht.yaml", "waarde: 1, status", door: "waarde: 0, status",
      """
      landelijk/recht.yaml:40: maatregel.uniform.p1: 0; expected 1 to 3 months (Participatiewet art. 18 lid 5); write 1, 2 \
      or 3
      """),
    Fout(
      "A gemeente that overrides P1 only is told at its own line", "tenants/proef/gemeenten/GM0001.yaml",
      "maatregel.categorie-1.gedragingen:",
      door: """
        maatregel.uniform.p1:
          omschrijving: X
          eenheid: maanden
          ritme: doorlopend
          artikel: Wet art. 1
          gecontroleerd_tot: 2015-12-31
          waarden:
            - { vanaf: 2015-01-01, waarde: 2, status: bron, bron: "B" }
        maatregel.categorie-1.gedragingen:
        """,
      """
      tenants/proef/gemeenten/GM0001.yaml:8: maatregel.uniform.p2: 2; expected more than P1, 2, and at most 3 months \
      (Participatiewet art. 18 lid 6); write 3
      """),
    Fout(
      "A category without a percentage is refused", "tenants/proef/gemeenten/GM0001.yaml", "waarde: 5, status",
      door: "waarde: null, status",
      """
      tenants/proef/gemeenten/GM0001.yaml:8: maatregel.categorie-1.gedragingen: maatregel.categorie-1.percentage has no \
      value on 2015-01-01; expected a value for every category that names gedragingen; add a row from 2015-01-01 to \
      maatregel.categorie-1.percentage
      """),
    Fout(
      "A gedraging in two categories is refused", "tenants/proef/gemeenten/GM0001.yaml", "[te-laat]", door: "[te-laat, 18-4-a]",
      """
      tenants/proef/gemeenten/GM0001.yaml:8: maatregel.categorie-1.gedragingen: '18-4-a' is also in \
      maatregel.uniform.gedragingen; expected a gedraging in one category; remove it from one
      """),
    Fout(
      "A threshold without a form is refused", "tenants/proef/verordening.yaml", "waarde: totaalplan", door: "waarde: null",
      """
      tenants/proef/verordening.yaml:25: integraleIntake.drempel: integraleIntake.vorm has no value on 2015-01-01; expected \
      a value for both; add a row from 2015-01-01 to integraleIntake.vorm
      """),
    Fout(
      "An AOW age that falls is refused", "landelijk/aow.yaml", "jaren: 65, maanden: 2", door: "jaren: 64, maanden: 11",
      """
      landelijk/aow.yaml:7: aow.leeftijd maanden: an age below the row before; expected an age that never falls (AOW art. \
      7a); check both rows with the source
      """),
    Fout(
      "A gap in the days of birth is refused", "landelijk/aow.yaml", "geboren_vanaf: 1948-01-01",
      door: "geboren_vanaf: 1948-02-01",
      """
      landelijk/aow.yaml:7: aow.leeftijd geboren_vanaf: 1948-02-01; expected 1948-01-01, where the row before ends; write \
      1948-01-01, or correct the row before
      """),
    Fout(
      "An AOW row that ends before it begins is refused", "landelijk/aow.yaml", "geboren_voor: 1949-11-01",
      door: "geboren_voor: 1947-11-01",
      """
      landelijk/aow.yaml:7: aow.leeftijd geboren_voor: 1947-11-01; expected a day after 'geboren_vanaf', 1948-01-01; write \
      the first day of birth of the next row
      """),
    Fout(
      "An AOW age of 100 is refused", "landelijk/aow.yaml", "jaren: 65, maanden: 2", door: "jaren: 100, maanden: 2",
      """
      landelijk/aow.yaml:7: aow.leeftijd jaren: '100'; expected a whole number from 60 to 80; check it with the source
      """),
  ]
}
