import Testing

@Suite struct `Amounts, numbers and codes` {
  @Test(arguments: fouten)
  func `Every fault is told whole: where, what, what was expected, what to write`(fout: Fout) throws {
    #expect(try fout.problemen() == fout.verwacht)
  }

  static let fouten = [
    Fout(
      "An amount with an underscore is no amount", "landelijk/normen.yaml", "1372.62", door: "1_372.62",
      """
      landelijk/normen.yaml:8: norm.gehuwd.21-aow waarde: '1_372.62'; expected euros with a point and two decimals \
      (Participatiewet art. 21 onder b); write 1372.62 if that is what the source prints
      """),
    Fout(
      "A Dutch amount is named with what to write", "landelijk/normen.yaml", "1372.62", door: "1.372,62",
      """
      landelijk/normen.yaml:8: norm.gehuwd.21-aow: '62' after a comma; expected a point before decimals, and no commas in a \
      number; write the number with a point
      landelijk/normen.yaml:8: norm.gehuwd.21-aow waarde: '1.372'; expected euros with a point and two decimals \
      (Participatiewet art. 21 onder b); write the amount that the source prints, like 1372.62
      """),
    Fout(
      "A decimal comma is no point", "landelijk/normen.yaml", "960.83", door: "960,83",
      """
      landelijk/normen.yaml:26: norm.alleenstaande.21-aow: '83' after a comma; expected a point before decimals, and no \
      commas in a number; write the number with a point
      landelijk/normen.yaml:26: norm.alleenstaande.21-aow waarde: '960'; expected euros with a point and two decimals \
      (Participatiewet art. 21 onder a); write the amount that the source prints, like 1372.62
      """),
    Fout(
      "An amount with one decimal is refused", "landelijk/normen.yaml", "960.83", door: "960.8",
      """
      landelijk/normen.yaml:26: norm.alleenstaande.21-aow waarde: '960.8'; expected euros with a point and two decimals \
      (Participatiewet art. 21 onder a); write the amount that the source prints, like 1372.62
      """),
    Fout(
      "An amount without decimals is refused", "tenants/proef/verordening.yaml", "22050.00", door: "22050",
      """
      tenants/proef/verordening.yaml:16: wsw.rijksbijdragePerSe waarde: '22050'; expected euros with a point and two \
      decimals (Wsw art. 8); write the amount that the source prints, like 1372.62
      """),
    Fout(
      "An amount with three decimals is refused", "landelijk/normen.yaml", "960.83", door: "960.830",
      """
      landelijk/normen.yaml:26: norm.alleenstaande.21-aow waarde: '960.830'; expected euros with a point and two decimals \
      (Participatiewet art. 21 onder a); write the amount that the source prints, like 1372.62
      """),
    Fout(
      "An exponent is no amount", "landelijk/normen.yaml", "960.83", door: "9.6083e2",
      """
      landelijk/normen.yaml:26: norm.alleenstaande.21-aow waarde: '9.6083e2'; expected euros with a point and two decimals \
      (Participatiewet art. 21 onder a); write the amount that the source prints, like 1372.62
      """),
    Fout(
      "A euro sign is no amount", "landelijk/normen.yaml", "960.83", door: "\"€ 960,83\"",
      """
      landelijk/normen.yaml:26: norm.alleenstaande.21-aow waarde: '€ 960,83'; expected euros with a point and two decimals \
      (Participatiewet art. 21 onder a); write 960.83 if that is what the source prints
      """),
    Fout(
      "A negative amount is refused", "landelijk/normen.yaml", "960.83", door: "-960.83",
      """
      landelijk/normen.yaml:26: norm.alleenstaande.21-aow waarde: '-960.83'; expected euros with a point and two decimals \
      (Participatiewet art. 21 onder a); write the amount that the source prints, like 1372.62
      """),
    Fout(
      "A leading zero is refused", "landelijk/normen.yaml", "237.16", door: "0237.16",
      """
      landelijk/normen.yaml:17: norm.alleenstaande.18-20 waarde: '0237.16'; expected euros with a point and two decimals \
      (Participatiewet art. 20 lid 1); write the amount that the source prints, like 1372.62
      """),
    Fout(
      "An empty value is not a null", "landelijk/normen.yaml", "960.83", door: "\"\"",
      """
      landelijk/normen.yaml:26: norm.alleenstaande.21-aow waarde: ''; expected euros with a point and two decimals \
      (Participatiewet art. 21 onder a); write the amount that the source prints, like 1372.62
      """),
    Fout(
      "A tilde is no null", "landelijk/normen.yaml", "960.83", door: "~",
      """
      landelijk/normen.yaml:26: norm.alleenstaande.21-aow waarde: '~'; expected euros with a point and two decimals \
      (Participatiewet art. 21 onder a); write the amount that the source prints, like 1372.62
      """),
    Fout(
      "A quoted null is no null", "landelijk/normen.yaml", "960.83", door: "\"null\"",
      """
      landelijk/normen.yaml:26: norm.alleenstaande.21-aow waarde: 'null'; expected euros with a point and two decimals \
      (Participatiewet art. 21 onder a); write the amount that the source prints, like 1372.62
      """),
    Fout(
      "A list is no amount", "landelijk/normen.yaml", "960.83", door: "[960.83]",
      """
      landelijk/normen.yaml:26: norm.alleenstaande.21-aow waarde: a list; expected euros with a point and two decimals \
      (Participatiewet art. 21 onder a); write one amount, like 1372.62
      """),
    Fout(
      "Octal digits are no number of days", "landelijk/recht.yaml", "waarde: 28", door: "waarde: 034",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen waarde: '034'; expected a whole number of dagen, 0 to 100000 \
      (Participatiewet art. 41 lid 4); write digits only, without leading zeros
      """),
    Fout(
      "Hexadecimal is no number of days", "landelijk/recht.yaml", "waarde: 28", door: "waarde: 0x1C",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen waarde: '0x1C'; expected a whole number of dagen, 0 to 100000 \
      (Participatiewet art. 41 lid 4); write digits only, without leading zeros
      """),
    Fout(
      "Four weeks in words are no number of days", "landelijk/recht.yaml", "waarde: 28", door: "waarde: vier weken",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen waarde: 'vier weken'; expected a whole number of dagen, 0 to 100000 \
      (Participatiewet art. 41 lid 4); write digits only, without leading zeros
      """),
    Fout(
      "A part of a day is no number of days", "landelijk/recht.yaml", "waarde: 28", door: "waarde: 28.0",
      """
      landelijk/recht.yaml:8: zoektermijn.dagen waarde: '28.0'; expected a whole number of dagen, 0 to 100000 \
      (Participatiewet art. 41 lid 4); write digits only, without leading zeros
      """),
    Fout(
      "An amount in a Dutch block row is named with what to write", "landelijk/normen.yaml",
      "- { vanaf: 2015-01-01, waarde: 960.83, status: bron, bron: \"Stcrt\" }",
      door: """
        - vanaf: 2015-01-01
              waarde: 12.570,83
              status: bron
              bron: "Stcrt"
        """,
      """
      landelijk/normen.yaml:27: norm.alleenstaande.21-aow waarde: '12.570,83'; expected euros with a point and two decimals \
      (Participatiewet art. 21 onder a); write 12570.83 if that is what the source prints
      """),
    Fout(
      "A percentage above 100 is refused", "landelijk/recht.yaml", "waarde: 5,", door: "waarde: 105,",
      """
      landelijk/recht.yaml:16: vakantietoeslag.percentage waarde: '105'; expected a percentage from 0 to 100 with a point \
      (Participatiewet art. 19 lid 3); write the percentage that the source prints, like 23.5
      """),
    Fout(
      "A percentage just above 100 is refused", "landelijk/recht.yaml", "waarde: 5,", door: "waarde: 100.0001,",
      """
      landelijk/recht.yaml:16: vakantietoeslag.percentage waarde: '100.0001'; expected a percentage from 0 to 100 with a \
      point (Participatiewet art. 19 lid 3); write the percentage that the source prints, like 23.5
      """),
    Fout(
      "A percentage with a comma is named with what to write", "landelijk/recht.yaml", "waarde: 5,", door: "waarde: \"4,8\",",
      """
      landelijk/recht.yaml:16: vakantietoeslag.percentage waarde: '4,8'; expected a percentage from 0 to 100 with a point \
      (Participatiewet art. 19 lid 3); write 4.8
      """),
    Fout(
      "A percent sign is no number", "landelijk/recht.yaml", "waarde: 5,", door: "waarde: 5%,",
      """
      landelijk/recht.yaml:16: vakantietoeslag.percentage waarde: '5%'; expected a percentage from 0 to 100 with a point \
      (Participatiewet art. 19 lid 3); write 5
      """),
    Fout(
      "A percentage of a factor is written as percent", "landelijk/recht.yaml", "waarde: 5,", door: "waarde: .05,",
      """
      landelijk/recht.yaml:16: vakantietoeslag.percentage waarde: '.05'; expected a percentage from 0 to 100 with a point \
      (Participatiewet art. 19 lid 3); write the percentage that the source prints, like 23.5
      """),
    Fout(
      "A negative percentage is refused", "landelijk/recht.yaml", "waarde: 5,", door: "waarde: -5,",
      """
      landelijk/recht.yaml:16: vakantietoeslag.percentage waarde: '-5'; expected a percentage from 0 to 100 with a point \
      (Participatiewet art. 19 lid 3); write the percentage that the source prints, like 23.5
      """),
    Fout(
      "False is no nee", "landelijk/recht.yaml", "waarde: nee", door: "waarde: false",
      """
      landelijk/recht.yaml:24: aanvraag.besluit_vereist waarde: 'false'; expected ja or nee (Participatiewet art. 44); \
      write ja or nee
      """),
    Fout(
      "No is no nee", "landelijk/recht.yaml", "waarde: nee", door: "waarde: no",
      """
      landelijk/recht.yaml:24: aanvraag.besluit_vereist waarde: 'no'; expected ja or nee (Participatiewet art. 44); write \
      ja or nee
      """),
    Fout(
      "An unknown spoor is refused", "tenants/proef/verordening.yaml", "[zorg]", door: "[zorgg]",
      """
      tenants/proef/verordening.yaml:8: tegenprestatie.sporen waarde: 'zorgg'; expected a spoor of this tenant: werk, zorg, \
      zonder-diagnose, alle (Verordening art. 2); write 'zorg'
      """),
    Fout(
      "One code is no list of codes", "tenants/proef/verordening.yaml", "[zorg]", door: "zorg",
      """
      tenants/proef/verordening.yaml:8: tegenprestatie.sporen waarde: 'zorg'; expected a list of codes (Verordening art. \
      2); write [a, b], or [] for none
      """),
    Fout(
      "A code twice is refused", "tenants/proef/verordening.yaml", "[zorg]", door: "[zorg, zorg]",
      """
      tenants/proef/verordening.yaml:8: tegenprestatie.sporen waarde: a code twice; expected every code once (Verordening \
      art. 2); remove one
      """),
    Fout(
      "A code with capitals is refused", "tenants/proef/gemeenten/GM0001.yaml", "[te-laat]", door: "[Te-Laat]",
      """
      tenants/proef/gemeenten/GM0001.yaml:8: maatregel.categorie-1.gedragingen waarde: 'Te-Laat'; expected a code of \
      lower-case letters, digits and hyphens (Afstemmingsverordening art. 7); write a code that exists
      """),
    Fout(
      "A code with an underscore is refused", "tenants/proef/verordening.yaml", "waarde: totaalplan", door: "waarde: totaal_plan",
      """
      tenants/proef/verordening.yaml:25: integraleIntake.drempel: integraleIntake.vorm has no value on 2015-01-01; expected \
      a value for both; add a row from 2015-01-01 to integraleIntake.vorm
      tenants/proef/verordening.yaml:33: integraleIntake.vorm waarde: 'totaal_plan'; expected a code of lower-case letters, \
      digits and hyphens (Participatiewet art. 7); write a code that exists
      """),
  ]
}
