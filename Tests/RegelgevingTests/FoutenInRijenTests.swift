import Testing

@Suite struct `Dates and rows` {
  @Test(arguments: fouten)
  func `Every fault is told whole: where, what, what was expected, what to write`(fout: Fout) throws {
    #expect(try fout.problemen() == fout.verwacht)
  }

  static let fouten = [
    Fout(
      "29 February exists in leap years only", "landelijk/normen.yaml", "vanaf: 2015-07-01, waarde: 1375.18",
      door: "vanaf: 2015-02-29, waarde: 1375.18",
      """
      landelijk/normen.yaml:9: norm.gehuwd.21-aow vanaf: '2015-02-29'; expected a date of the calendar as YYYY-MM-DD, 1900 \
      to 2199; that month has 28 days
      """),
    Fout(
      "A Dutch date is named with what to write", "landelijk/recht.yaml", "vanaf: 2012-01-01", door: "vanaf: 01-01-2012",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen vanaf: '01-01-2012'; expected a date of the calendar as YYYY-MM-DD, 1900 to \
      2199; write 2012-01-01
      """),
    Fout(
      "A date with slashes is named with what to write", "landelijk/recht.yaml", "vanaf: 2012-01-01", door: "vanaf: 2012/01/01",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen vanaf: '2012/01/01'; expected a date of the calendar as YYYY-MM-DD, 1900 to \
      2199; write 2012-01-01
      """),
    Fout(
      "A date without a leading zero is refused", "landelijk/recht.yaml", "vanaf: 2012-01-01", door: "vanaf: 2012-1-1",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen vanaf: '2012-1-1'; expected a date of the calendar as YYYY-MM-DD, 1900 to \
      2199; write 2012-01-01
      """),
    Fout(
      "A month 13 is refused", "landelijk/recht.yaml", "vanaf: 2012-01-01", door: "vanaf: 2012-13-01",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen vanaf: '2012-13-01'; expected a date of the calendar as YYYY-MM-DD, 1900 to \
      2199; write it like 2015-01-01
      """),
    Fout(
      "A date with a time is refused", "landelijk/recht.yaml", "vanaf: 2012-01-01", door: "vanaf: \"2012-01-01T00:00:00Z\"",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen vanaf: '2012-01-01T00:00:00Z'; expected a date of the calendar as \
      YYYY-MM-DD, 1900 to 2199; write it like 2015-01-01
      """),
    Fout(
      "A year before 1900 is refused", "landelijk/recht.yaml", "vanaf: 2012-01-01", door: "vanaf: 1812-01-01",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen vanaf: '1812-01-01'; expected a date of the calendar as YYYY-MM-DD, 1900 to \
      2199; write it like 2015-01-01
      """),
    Fout(
      "Rows out of order are refused", "landelijk/normen.yaml", "vanaf: 2015-07-01, waarde: 962.63",
      door: "vanaf: 2014-07-01, waarde: 962.63",
      """
      landelijk/normen.yaml:27: norm.alleenstaande.21-aow vanaf: 2014-07-01 after 2015-01-01; expected rows by day; move \
      the row up, or correct its day
      """),
    Fout(
      "Two rows of one day are refused", "landelijk/normen.yaml", "vanaf: 2015-07-01, waarde: 237.61",
      door: "vanaf: 2015-01-01, waarde: 237.16",
      """
      landelijk/normen.yaml:18: norm.alleenstaande.18-20 vanaf: 2015-01-01 twice (also on line 17); expected one row a day, \
      or a later 'geregistreerd' on the one that corrects; remove one, or add 'geregistreerd: YYYY-MM-DD'
      """),
    Fout(
      "A half-year without a row is refused", "landelijk/normen.yaml", "{ vanaf: 2015-07-01, waarde: 962.63",
      door: "{ vanaf: 2016-01-01, waarde: 962.63",
      """
      landelijk/normen.yaml:24: norm.alleenstaande.21-aow gecontroleerd_tot: 2015-12-31; expected a day on or after the \
      last row, 2016-01-01; write the day up to which the source was checked
      landelijk/normen.yaml:27: norm.alleenstaande.21-aow vanaf: no row from 2015-07-01 up to 2016-01-01; expected a row of \
      its own for every halfjaar; add the value of 2015-07-01, or '{ vanaf: 2015-07-01, waarde: null, … }' to record that \
      none is known
      """),
    Fout(
      "A year without a row is refused", "tenants/proef/verordening.yaml", "vanaf: 2016-01-01, waarde: null",
      door: "vanaf: 2017-01-01, waarde: 1.00",
      """
      tenants/proef/verordening.yaml:14: wsw.rijksbijdragePerSe gecontroleerd_tot: 2016-12-31; expected a day on or after \
      the last row, 2017-01-01; write the day up to which the source was checked
      tenants/proef/verordening.yaml:17: wsw.rijksbijdragePerSe vanaf: no row from 2016-01-01 up to 2017-01-01; expected a \
      row of its own for every jaar; add the value of 2016-01-01, or '{ vanaf: 2016-01-01, waarde: null, … }' to record \
      that none is known
      """),
    Fout(
      "A check before the last row is refused", "landelijk/recht.yaml",
      "gecontroleerd_tot: 2015-12-31\n  waarden:\n    - { vanaf: 2012",
      door: """
        gecontroleerd_tot: 2011-12-31
          waarden:
            - { vanaf: 2012
        """,
      """
      landelijk/recht.yaml:6: zoektermijn.dagen gecontroleerd_tot: 2011-12-31; expected a day on or after the last row, \
      2012-01-01; write the day up to which the source was checked
      """),
    Fout(
      "A registered day must exist", "landelijk/recht.yaml", "waarde: 28,", door: "waarde: 28, geregistreerd: 2015-06-31,",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen geregistreerd: '2015-06-31'; expected a date of the calendar as YYYY-MM-DD, \
      1900 to 2199; that month has 30 days
      """),
    Fout(
      "An assumption gives its reason", "landelijk/recht.yaml", "waarde: 28, status: bron", door: "waarde: 28, status: aanname",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen toelichting: is missing; expected the reason of every 'aanname'; add \
      'toelichting:'
      """),
    Fout(
      "An unknown status is refused", "landelijk/recht.yaml", "waarde: 28, status: bron", door: "waarde: 28, status: bronn",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen status: 'bronn'; expected one of bron, model, aanname; write bron
      """),
    Fout(
      "An empty source is refused", "landelijk/recht.yaml", "waarde: 28, status: bron, bron: \"wet\"",
      door: """
        waarde: 28, status: bron, bron: ""
        """,
      """
      landelijk/recht.yaml:8: zoektermijn.dagen bron: ''; expected text; write what it says, between double quotes
      """),
    Fout(
      "A row without a source is refused", "landelijk/recht.yaml", "waarde: 28, status: bron, bron: \"wet\"",
      door: "waarde: 28, status: bron",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen bron: is missing; expected 'bron' in every such block; add 'bron:'
      """),
    Fout(
      "A row without a value is refused", "landelijk/recht.yaml", "waarde: 28, ", door: "",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen waarde: is missing; expected 'waarde' in every such block; add 'waarde:'
      """),
    Fout(
      "A row that is no mapping is refused", "landelijk/recht.yaml",
      "- { vanaf: 2012-01-01, waarde: 28, status: bron, bron: \"wet\" }", door: "- 28",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen: '28'; expected a mapping with vanaf, waarde, status, bron; write its keys \
      in a block under it, or between { and }
      """),
    Fout(
      "Values that are no list are refused", "landelijk/recht.yaml",
      "    - { vanaf: 2012-01-01, waarde: 28, status: bron, bron: \"wet\" }", door: "    28",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen waarden: '28'; expected a list of 1 or more; write one '- ' line an item
      """),
    Fout(
      "An empty list of values is refused", "landelijk/recht.yaml",
      "waarden:\n    - { vanaf: 2012-01-01, waarde: 28, status: bron, bron: \"wet\" }",
      door: """
        waarden: []
        """,
      """
      landelijk/recht.yaml:7: zoektermijn.dagen waarden: an empty list; expected a list of 1 or more; write one '- ' line \
      an item
      """),
  ]
}
