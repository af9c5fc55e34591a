import Regelgeving

/// A small, good set of parameter files of one tenant, `proef`, to spoil in one place.
struct Proef {
  var bestanden: [String: String] = [
    "landelijk/normen.yaml": normen, "landelijk/aow.yaml": aow, "landelijk/recht.yaml": recht,
    "tenants/proef/tenant.yaml": tenant, "tenants/proef/beslistabel.yaml": tabel,
    "tenants/proef/verordening.yaml": verordening, "tenants/proef/gemeenten/GM0001.yaml": gemeente,
  ]

  var geladen: Geladen { laadPerTenant(bestanden: bestanden.map { ($0.key, Array($0.value.utf8)) }) }

  /// Every problem, one a line; empty when the files are good.
  var problemen: String { geladen.problemen.description }

  static let normen = """
    norm.gehuwd.21-aow:
      omschrijving: Norm van gehuwden
      eenheid: euro
      ritme: halfjaar
      artikel: Participatiewet art. 21 onder b
      gecontroleerd_tot: 2015-12-31
      waarden:
        - { vanaf: 2015-01-01, waarde: 1372.62, status: bron, bron: "Stcrt" }
        - { vanaf: 2015-07-01, waarde: 1375.18, status: bron, bron: "Stcrt" }
    norm.alleenstaande.18-20:
      omschrijving: Norm van een alleenstaande van 18 tot en met 20
      eenheid: euro
      ritme: halfjaar
      artikel: Participatiewet art. 20 lid 1
      gecontroleerd_tot: 2015-12-31
      waarden:
        - { vanaf: 2015-01-01, waarde: 237.16, status: bron, bron: "Stcrt" }
        - { vanaf: 2015-07-01, waarde: 237.61, status: bron, bron: "Stcrt" }
    norm.alleenstaande.21-aow:
      omschrijving: Norm van een alleenstaande
      eenheid: euro
      ritme: halfjaar
      artikel: Participatiewet art. 21 onder a
      gecontroleerd_tot: 2015-12-31
      waarden:
        - { vanaf: 2015-01-01, waarde: 960.83, status: bron, bron: "Stcrt" }
        - { vanaf: 2015-07-01, waarde: 962.63, status: bron, bron: "Stcrt" }

    """

  static let aow = """
    aow.leeftijd:
      omschrijving: AOW-leeftijd
      artikel: AOW art. 7a
      gecontroleerd_tot: 2015-12-31
      rijen:
        - { geboren_vanaf: 1900-01-01, geboren_voor: 1948-01-01, jaren: 65, maanden: 0, status: bron, bron: "wet" }
        - { geboren_vanaf: 1948-01-01, geboren_voor: 1949-11-01, jaren: 65, maanden: 2, status: bron, bron: "wet" }

    """

  static let recht = """
    zoektermijn.dagen:
      omschrijving: Zoektermijn
      eenheid: dagen
      ritme: doorlopend
      artikel: Participatiewet art. 41 lid 4
      gecontroleerd_tot: 2015-12-31
      waarden:
        - { vanaf: 2012-01-01, waarde: 28, status: bron, bron: "wet" }
    vakantietoeslag.percentage:
      omschrijving: Vakantietoeslag
      eenheid: procent
      ritme: doorlopend
      artikel: Participatiewet art. 19 lid 3
      gecontroleerd_tot: 2015-12-31
      waarden:
        - { vanaf: 2009-01-01, waarde: 5, status: bron, bron: "wet" }
    aanvraag.besluit_vereist:
      omschrijving: Besluit vereist
      eenheid: ja/nee
      ritme: doorlopend
      artikel: Participatiewet art. 44
      gecontroleerd_tot: 2015-12-31
      waarden:
        - { vanaf: 1900-01-01, waarde: nee, status: bron, bron: "wet" }
    maatregel.uniform.gedragingen:
      omschrijving: Uniforme verplichtingen
      eenheid: codes
      ritme: doorlopend
      artikel: Participatiewet art. 18 lid 4
      gecontroleerd_tot: 2015-12-31
      waarden:
        - { vanaf: 2015-01-01, waarde: [18-4-a, 18-4-b], status: bron, bron: "wet" }
    maatregel.uniform.p1:
      omschrijving: Maanden de eerste keer
      eenheid: maanden
      ritme: doorlopend
      artikel: Participatiewet art. 18 lid 5
      gecontroleerd_tot: 2015-12-31
      waarden:
        - { vanaf: 2015-01-01, waarde: 1, status: bron, bron: "wet" }
    maatregel.uniform.p2:
      omschrijving: Maanden de tweede keer
      eenheid: maanden
      ritme: doorlopend
      artikel: Participatiewet art. 18 lid 6
      gecontroleerd_tot: 2015-12-31
      waarden:
        - { vanaf: 2015-01-01, waarde: 2, status: bron, bron: "wet" }

    """

  static let tenant = """
    tenant: proef
    naam: Proeftuin
    arbeidsmarktregio: AM01
    bron: "Kadernota"
    gemeenten:
      - { code: GM0001, naam: Oud, tot: 2021-01-01, opvolger: GM0003, bron: "CBS" }
      - { code: GM0002, naam: Weg, tot: 2020-01-01, bron: "CBS" }
      - { code: GM0003, naam: Nieuw, van: 2021-01-01, bron: "CBS" }
    uitvoerders:
      - "Dienst"
    sporen:
      - { code: werk, omschrijving: "Werk" }
      - { code: zorg, omschrijving: "Zorg" }
    lokaal:
      - maatregel.*
      - tegenprestatie.soorten

    """

  static let tabel = """
    beslistabellen:
      - vanaf: 2015-01-01
        bron: "Kadernota 2"
        gecontroleerd_tot: 2015-12-31
        regels:
          - als: { arbeidsvermogen: geen }
            spoor: zorg
            status: bron
            bron: "2.1"
          - als: { afstandMaanden: { tot_en_met: 24 } }
            spoor: werk
            status: bron
            bron: "2.2"
          - als: altijd
            spoor: zorg
            status: bron
            bron: "2.3"

    """

  static let verordening = """
    tegenprestatie.sporen:
      omschrijving: Sporen
      eenheid: codes
      ritme: doorlopend
      artikel: Verordening art. 2
      gecontroleerd_tot: 2015-12-31
      waarden:
        - { vanaf: 2015-01-01, waarde: [zorg], status: bron, bron: "Kadernota 3" }
    wsw.rijksbijdragePerSe:
      omschrijving: Rijksbijdrage
      eenheid: euro
      ritme: jaar
      artikel: Wsw art. 8
      gecontroleerd_tot: 2016-12-31
      waarden:
        - { vanaf: 2015-01-01, waarde: 22050.00, status: bron, bron: "Kadernota 4" }
        - { vanaf: 2016-01-01, waarde: null, status: bron, bron: "Kadernota 4" }
    integraleIntake.drempel:
      omschrijving: Drempel
      eenheid: getal
      ritme: doorlopend
      artikel: Participatiewet art. 7
      gecontroleerd_tot: 2015-12-31
      waarden:
        - { vanaf: 2015-01-01, waarde: 2, status: bron, bron: "Kadernota 5" }
    integraleIntake.vorm:
      omschrijving: Vorm
      eenheid: code
      ritme: doorlopend
      artikel: Participatiewet art. 7
      gecontroleerd_tot: 2015-12-31
      waarden:
        - { vanaf: 2015-01-01, waarde: totaalplan, status: bron, bron: "Kadernota 5" }

    """

  static let gemeente = """
    maatregel.categorie-1.gedragingen:
      omschrijving: Gedragingen
      eenheid: codes
      ritme: doorlopend
      artikel: Afstemmingsverordening art. 7
      gecontroleerd_tot: 2015-12-31
      waarden:
        - { vanaf: 2015-01-01, waarde: [te-laat], status: bron, bron: "CVDR1" }
    maatregel.categorie-1.percentage:
      omschrijving: Percentage
      eenheid: procent
      ritme: doorlopend
      artikel: Afstemmingsverordening art. 9
      gecontroleerd_tot: 2015-12-31
      waarden:
        - { vanaf: 2015-01-01, waarde: 5, status: bron, bron: "CVDR1" }
    maatregel.categorie-1.maanden:
      omschrijving: Maanden
      eenheid: maanden
      ritme: doorlopend
      artikel: Afstemmingsverordening art. 9
      gecontroleerd_tot: 2015-12-31
      waarden:
        - { vanaf: 2015-01-01, waarde: 1, status: bron, bron: "CVDR1" }

    """
}
