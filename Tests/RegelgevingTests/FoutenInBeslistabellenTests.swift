import Testing

@Suite struct `Decision tables` {
  @Test(arguments: fouten)
  func `Every fault is told whole: where, what, what was expected, what to write`(fout: Fout) throws {
    #expect(try fout.problemen() == fout.verwacht)
  }

  static let fouten = [
    Fout(
      "A gap is named with the diagnosis that falls in it", "tenants/proef/beslistabel.yaml", "als: altijd",
      door: "als: { aangewezenOpBeschut: ja }",
      """
      tenants/proef/beslistabel.yaml:2: beslistabellen regels: no row for regeling pw, arbeidsvermogen beperkt, \
      verdiencapaciteit 0, afstandMaanden 25, leeftijd 0 (and 11 more); expected a row for every diagnosis; add the row, or \
      end with 'als: altijd'
      """),
    Fout(
      "A gap of one regeling is named", "tenants/proef/beslistabel.yaml", "als: altijd",
      door: "als: { regeling: [pw, ioaw, ioaz, bbz, wsw] }",
      """
      tenants/proef/beslistabel.yaml:2: beslistabellen regels: no row for regeling nug, arbeidsvermogen beperkt, \
      verdiencapaciteit 0, afstandMaanden 25, leeftijd 0 (and 1 more); expected a row for every diagnosis; add the row, or \
      end with 'als: altijd'
      """),
    Fout(
      "A row that can never match is named", "tenants/proef/beslistabel.yaml", "als: { afstandMaanden: { tot_en_met: 24 } }",
      door: """
        als: { arbeidsvermogen: [geen], jonggehandicapt: ja }
        """,
      """
      tenants/proef/beslistabel.yaml:10: beslistabellen regels: row 2, spoor 'werk', never matches: earlier rows take all \
      of it; expected a case for every row; move it up, narrow the rows above it, or remove it
      """),
    Fout(
      "A row behind one that takes all is named", "tenants/proef/beslistabel.yaml", "als: { arbeidsvermogen: geen }",
      door: "als: altijd",
      """
      tenants/proef/beslistabel.yaml:10: beslistabellen regels: row 2, spoor 'werk', never matches: earlier rows take all \
      of it; expected a case for every row; move it up, narrow the rows above it, or remove it
      tenants/proef/beslistabel.yaml:14: beslistabellen regels: row 3, spoor 'zorg', never matches: earlier rows take all \
      of it; expected a case for every row; move it up, narrow the rows above it, or remove it
      """),
    Fout(
      "A row outside the percentages is named", "tenants/proef/beslistabel.yaml", "als: { arbeidsvermogen: geen }",
      door: """
        als: { verdiencapaciteit: { vanaf: 101 } }
        """,
      """
      tenants/proef/beslistabel.yaml:6: beslistabellen regels: row 1, spoor 'zorg', never matches: no diagnosis has what it \
      asks; expected a case for every row; correct its conditions, or remove it
      """),
    Fout(
      "An unknown spoor in a row is refused", "tenants/proef/beslistabel.yaml", "spoor: werk", door: "spoor: werkk",
      """
      tenants/proef/beslistabel.yaml:11: regels spoor: 'werkk'; expected one of werk, zorg; write werk
      """),
    Fout(
      "A spoor without a row is named", "tenants/proef/beslistabel.yaml", "spoor: werk", door: "spoor: zorg",
      """
      tenants/proef/beslistabel.yaml:1: beslistabellen: no row gives the spoor 'werk' of tenant.yaml; expected a row for \
      every spoor; add a row, or remove the spoor
      """),
    Fout(
      "An unknown condition is named with the nearest known one", "tenants/proef/beslistabel.yaml", "{ arbeidsvermogen: geen }",
      door: "{ arbeidsvermogens: geen }",
      """
      tenants/proef/beslistabel.yaml:6: regels als arbeidsvermogens: unknown key 'arbeidsvermogens'; expected one of \
      regeling, arbeidsvermogen, verdiencapaciteit, afstandMaanden, leeftijd, volledigDuurzaamArbeidsongeschikt, \
      aangewezenOpBeschut, inDoelgroepregister, onderwijsMogelijk, startkwalificatie, jonggehandicapt; write \
      'arbeidsvermogen', or remove it
      """),
    Fout(
      "An unknown regeling is refused", "tenants/proef/beslistabel.yaml", "{ arbeidsvermogen: geen }", door: "{ regeling: wwb }",
      """
      tenants/proef/beslistabel.yaml:6: regels als regeling: 'wwb'; expected one of pw, ioaw, ioaz, bbz, wsw, nug; write pw
      """),
    Fout(
      "A condition true is no ja", "tenants/proef/beslistabel.yaml", "{ arbeidsvermogen: geen }",
      door: "{ jonggehandicapt: true }",
      """
      tenants/proef/beslistabel.yaml:6: regels als jonggehandicapt: 'true'; expected ja or nee; write ja or nee
      """),
    Fout(
      "A condition as a sum is refused", "tenants/proef/beslistabel.yaml", "{ tot_en_met: 24 }", door: "\"<= 24\"",
      """
      tenants/proef/beslistabel.yaml:10: regels als afstandMaanden: '<= 24'; expected a mapping with vanaf, onder, \
      tot_en_met; write its keys in a block under it, or between { and }
      """),
    Fout(
      "A range without bounds is refused", "tenants/proef/beslistabel.yaml", "{ tot_en_met: 24 }", door: "{}",
      """
      tenants/proef/beslistabel.yaml:10: regels als afstandMaanden: no range; expected a lower bound 'vanaf' and an upper \
      one 'onder' or 'tot_en_met' above it; write it like { vanaf: 30, onder: 50 }
      """),
    Fout(
      "A range upside down is refused", "tenants/proef/beslistabel.yaml", "{ tot_en_met: 24 }", door: "{ vanaf: 24, onder: 6 }",
      """
      tenants/proef/beslistabel.yaml:10: regels als afstandMaanden: no range; expected a lower bound 'vanaf' and an upper \
      one 'onder' or 'tot_en_met' above it; write it like { vanaf: 30, onder: 50 }
      """),
    Fout(
      "A range with two upper bounds is refused", "tenants/proef/beslistabel.yaml", "{ tot_en_met: 24 }",
      door: "{ onder: 24, tot_en_met: 24 }",
      """
      tenants/proef/beslistabel.yaml:10: regels als afstandMaanden: no range; expected a lower bound 'vanaf' and an upper \
      one 'onder' or 'tot_en_met' above it; write it like { vanaf: 30, onder: 50 }
      """),
    Fout(
      "No condition at all is refused", "tenants/proef/beslistabel.yaml", "{ arbeidsvermogen: geen }", door: "{}",
      """
      tenants/proef/beslistabel.yaml:6: regels als: no condition; expected one or more conditions; write 'als: altijd' for \
      the rest
      """),
    Fout(
      "A row without a status is refused", "tenants/proef/beslistabel.yaml", "spoor: werk\n        status: bron",
      door: "spoor: werk",
      """
      tenants/proef/beslistabel.yaml:10: regels status: is missing; expected 'status' in every such block; add 'status:'
      """),
    Fout(
      "An assumption in a table gives its reason", "tenants/proef/beslistabel.yaml", "status: bron\n        bron: \"2.2\"",
      door: """
        status: aanname
                bron: "2.2"
        """,
      """
      tenants/proef/beslistabel.yaml:10: regels toelichting: is missing; expected the reason of every 'aanname'; add \
      'toelichting:'
      """),
    Fout(
      "A table without rows is refused", "tenants/proef/beslistabel.yaml",
      geheel: """
        beslistabellen:
          - { vanaf: 2015-01-01, bron: "K", gecontroleerd_tot: 2015-12-31, regels: [] }

        """,
      """
      tenants/proef/beslistabel.yaml:2: beslistabellen regels: an empty list; expected a list of 1 or more; write one '- ' \
      line an item
      """),
    Fout(
      "Tables out of order are refused", "tenants/proef/beslistabel.yaml",
      geheel: """
        beslistabellen:
          - vanaf: 2015-01-01
            bron: "K"
            gecontroleerd_tot: 2015-12-31
            regels:
              - { als: { arbeidsvermogen: geen }, spoor: zorg, status: bron, bron: "1" }
              - { als: altijd, spoor: werk, status: bron, bron: "2" }
          - vanaf: 2014-01-01
            bron: "K"
            gecontroleerd_tot: 2015-12-31
            regels:
              - { als: altijd, spoor: werk, status: bron, bron: "1" }

        """,
      """
      tenants/proef/beslistabel.yaml:8: beslistabellen vanaf: 2014-01-01 after 2015-01-01; expected tables by day, or by \
      'geregistreerd' on one day; move the table, or correct its day
      """),
  ]
}
