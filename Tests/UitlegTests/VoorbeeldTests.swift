import Domain
import Dossiers
import Regelgeving
import RegelgevingTesting
import Testing
import Uitleg

/// Whole texts, as somebody reads them. The amounts are worked out by hand from the published tables.
@Suite struct VoorbeeldTests {
  /// A couple with one cost sharer, benefit from 10 June 2015 until 20 September 2015; in August no plan van aanpak.
  private static let gezin: Client = {
    var client = Client()
    client.aanvraag(
      "g-1", "2015-06-10", leefvorm: .gehuwd, partner: "1982-03-01", medebewoners: 1,
      leefgebieden: [.werk, .schulden, .gezondheid])
    client.meld("g-2", .diagnoseGesteld(DiagnoseGesteld(datum: datum("2015-07-01"), diagnose: .groeiend)))
    client.gedraging("m-1", "plan-van-aanpak", "2015-08-12")
    client.betaald("g-3", "2015-09", 25_000, arbeid: 40_000)
    client.meld("g-4", .uitstroomGemeld(UitstroomGemeld(datum: datum("2015-09-20"), reden: .arbeid)))
    return client
  }()

  private func uitleg(_ client: Client, _ sleutel: String, _ vorm: Vorm = .tekst) -> String {
    DossierUitleg(client.dossier, Recht.voor("dal"), Keuze(sleutel: sleutel)).tekst(vorm)
  }

  /// The lines between two headings.
  private func stuk(_ tekst: String, _ van: String, _ tot: String) -> String {
    guard let begin = tekst.firstRange(of: van), let einde = tekst[begin.upperBound...].firstRange(of: tot) else { return tekst }
    return String(tekst[begin.upperBound..<einde.lowerBound].drop { $0 == "\n" })
  }

  @Test func `a month of nineteen days with cost sharers, income from work and a maatregel, whole`() {
    // 1375.18 × (40% + 3 × 30%) / 3 = 595.911…; twice 595.91 = 1191.82; × 19/30 = 754.8193…; 30% of it 226.4458;
    // 754.8193… − (400 − 100) − 226.4458 = 228.3735…; × 95% = 216.9548…; 250 − 216.95 = 33.05.
    let tekst = uitleg(Self.gezin, "uitkering/2015-09")
    #expect(
      tekst.hasPrefix(
        """
        Uitleg van dossier 0123456789abcdef0123456789abcdef
        ===================================================
        Dit is een berekening, geen besluit. Een besluit is het pas als het college het vaststelt (Awb art.
        1:3); wie het aangaat wordt niet onderworpen aan een uitsluitend geautomatiseerd besluit (AVG art.
        22).
        Delfzijl, Appingedam en Loppersum (dal); 5 feiten; regels
        """))
    #expect(
      stuk(tekst, "Berekening:", "\nParameters") == """
           1  peildatum                                                                           2015-09-01
              de eerste dag van de maand; periode pw van 2015-06-10 tot 2015-09-20
           2  leefsituatie                  gehuwd, 35 jaar, partner 33 jaar, 1 kostendelende medebewoner(s)
              op de peildatum; leefvorm, leeftijden en huishouden bepalen welke norm geldt
           3  kostendelersnorm                                                                      € 595,91
              voor één rechthebbende; B is de norm van gehuwden
              (vast + A × perPersoon) / A × B
              = (40% + 3 × 30%) / 3 × 1.375,18 = 595,911333…, afgerond op hele centen (half naar boven)
              waarin vast = kostendelersnorm.vast; A = kostendelendeMedebewoners en wie van het gezin 21 of
                ouder is; perPersoon = kostendelersnorm.perPersoon; B = norm.gehuwd.21-aow
           4  maandnorm                                                                           € 1.191,82
              de normen van beide partners samen (art. 22a lid 2)
              kostendelersnorm + kostendelersnorm
              = 595,91 + 595,91
           5  norm                                                                                  € 754,82
              recht op een deel van de dagen van de maand
              maandnorm × dagen / maanddagen
              = 1.191,82 × 19 / 30 = 754,819333…, afgerond op hele centen (half naar boven)
              waarin dagen = dagen van de periode in de maand; maanddagen = dagen van de maand
           6  vrijlating                                                                            € 100,00
              maand 1 met inkomsten uit arbeid in deze periode; het maximum wordt niet naar dagen verlaagd
              min(arbeid × percentage; maximum)
              = min(400,00 × 25%; 196,00)
              waarin arbeid = inkomstenUitArbeidCent; percentage = vrijlating.arbeid.percentage; maximum =
                vrijlating.arbeid.maximum
           7  maatregelen                                                                                30%
              van deze maand samen, hoogstens 100%
              min(100%; m1)
              = min(100%; 30%)
              waarin m1 = maatregel/m-1
           8  verlaging                                                                             € 226,45
              van de norm van deze maand
              maatregelen × norm
              = 30% × 754,819333… = 226,4458, afgerond op hele centen (half naar boven)
           9  recht                                                                                 € 228,37
              met vakantietoeslag; nooit onder nul
              max(0; norm − (arbeid − vrijlating) − overige − verlaging)
              = max(0; 754,819333… − (400,00 − 100,00) − 0,00 − 226,4458) = 228,373533…, afgerond op hele
                centen (half naar boven)
              waarin arbeid = inkomstenUitArbeidCent; overige = overigeInkomstenCent
          10  betaalbaar                                                                            € 216,95
              zonder vakantietoeslag
              recht × (100% − toeslag)
              = 228,373533… × (100% − 5%) = 216,954856…, afgerond op hele centen (half naar boven)
              waarin toeslag = vakantietoeslag.percentage
          11  vakantietoeslag                                                                        € 11,42
              het verschil van de afgeronde bedragen
              recht − betaalbaar
              = 228,37 − 216,95
          12  verschil                                                                               € 33,05
              wat het bronsysteem betaalde min wat betaalbaar was
              betaald − betaalbaar
              = 250,00 − 216,95
              waarin betaald = betaaldCent

        """)
  }

  @Test func `the law, the facts and what would change it, of the same month`() {
    let tekst = uitleg(Self.gezin, "uitkering/2015-09")
    #expect(
      tekst.contains(
        """
          - norm.gehuwd.21-aow = € 1.375,18
            gevraagd op 2015-09-01; geldig vanaf 2015-07-01 tot 2016-01-01; landelijk; status bron
            Participatiewet art. 21 onder b; bron:
        """))
    #expect(
      tekst.contains(
        """
          - maatregel.categorie-2.percentage = 30%
            gevraagd op 2015-08-12; geldig vanaf 2015-01-01; tenant; status model
            Participatiewet art. 18 lid 2; bron:
        """))
    #expect(tekst.contains("\n! MODEL (uit een verordening van een andere gemeente): maatregel.categorie-2.percentage = 30%."))
    #expect(
      stuk(tekst, "\nFeiten:", "\n  - de eerstvolgende") == """
          - 2015-06-10 aanvraag-ontvangen g-1: opent de periode
          - 2015-08-12 gedraging-gemeld m-1: gedraging
          - 2015-09-01 uitkering-verwerkt g-3: inkomsten en wat betaald is
          - 2015-09-20 uitstroom-gemeld g-4: beëindigt de periode
        Gemeld door urn:nld:oin:00000001823288444000:systeem:suite.

        Wat dit zou veranderen:
          - een feit van een van deze soorten, nieuw, verbeterd (vervangt) of ingetrokken:
            aanvraag-ontvangen, aanvraag-besloten, huishouden-gewijzigd, uitkering-verwerkt,
            uitstroom-gemeld, gedraging-gemeld, gegeven-ingetrokken
          - intrekking van een van deze feiten:
            aanvraag-ontvangen g-1: zonder recht in plaats van vastgesteld; betaalbaar € 0,00 in plaats van
              € 216,95; verschil € 250,00 in plaats van € 33,05; gemeente onbekend in plaats van GM0010
            uitkering-verwerkt g-3: vervalt
            uitstroom-gemeld g-4: norm € 1.191,82 in plaats van € 754,82; verlaging € 357,55 in plaats van
              € 226,45; recht € 534,27 in plaats van € 228,37; betaalbaar € 507,56 in plaats van € 216,95;
              vakantietoeslag € 26,71 in plaats van € 11,42; verschil € -257,56 in plaats van € 33,05
            gedraging-gemeld m-1: verlaging € 0,00 in plaats van € 226,45; recht € 454,82 in plaats van
              € 228,37; betaalbaar € 432,08 in plaats van € 216,95; vakantietoeslag € 22,74 in plaats van
              € 11,42; verschil € -182,08 in plaats van € 33,05
          - een andere waarde in een van de parameterrijen hierboven, op de dag waarvoor zij gevraagd is
        """)
    #expect(tekst.contains("verandert: 2016-01-01 (norm.gehuwd.21-aow\n    wordt € 1.389,57"))
  }

  @Test func `the same month in Markdown`() {
    let tekst = uitleg(Self.gezin, "uitkering/2015-09", .markdown)
    #expect(tekst.hasPrefix("# Uitleg van dossier 0123456789abcdef0123456789abcdef\n\nDit is een berekening, geen besluit."))
    #expect(tekst.contains("\n## uitkering/2015-09\n"))
    #expect(tekst.contains("\n| | regel | berekening | uitkomst |\n|---:|---|---|---:|\n"))
    #expect(
      tekst.contains(
        """
        | 5 | **norm** | recht op een deel van de dagen van de maand<br>maandnorm × dagen / maanddagen<br>= 1.191,82 × 19 / 30 = \
        754,819333…, afgerond op hele centen (half naar boven)<br>waarin dagen = dagen van de periode in de maand; maanddagen = \
        dagen van de maand | € 754,82 |
        """))
  }

  @Test func `what was paid too much`() {
    let tekst = uitleg(Self.gezin, "herziening/uitkering/2015-09")
    #expect(tekst.contains("Het verschil van uitkering/2015-09 is € 33,05: terugvordering, er is te veel betaald.\n"))
    #expect(tekst.contains("\n  12  verschil"))
    let samen = DossierUitleg(Self.gezin.dossier, Recht.voor("dal"), Keuze(maand: Maand("2015-09")))
      .tekst(.tekst)
    #expect(
      samen.contains(
        """
        Het verschil van uitkering/2015-09 is € 33,05: terugvordering, er is te veel betaald. De berekening,
        de regels en de feiten staan bij uitkering/2015-09.
        """))
  }

  @Test func `a maatregel, and a second one within a year`() {
    var client = Client()
    client.aanvraag("g-1", "2015-06-10")
    client.gedraging("m-1", "plan-van-aanpak", "2015-08-12")
    client.gedraging("m-2", "plan-van-aanpak", "2015-11-03")
    #expect(
      stuk(uitleg(client, "maatregel/m-2"), "Berekening:", "\nParameters") == """
           1  categorie                                                                                    2
              gedraging plan-van-aanpak van 2015-11-03, volgens de lijst maatregel.categorie-2.gedragingen
           2  eerder                                                                           gedraging m-1
              binnen de 12 maanden ervoor, van deze categorie
           3  percentage                                                                                 30%
              van de norm; herhaling, regel verdubbel-duur
              uit maatregel.categorie-2.percentage
           4  duur                                                                                         2
              in maanden; herhaling, regel verdubbel-duur
              duur × 2
              = 1 × 2
              waarin duur = maatregel.categorie-2.maanden
           5  maanden                                                                       2015-12, 2016-01
              de hele kalendermaanden na die van de gedraging

        """)
    #expect(
      stuk(uitleg(client, "maatregel/m-2"), "Feiten:", "\nWat dit") == """
          - 2015-06-10 aanvraag-ontvangen g-1: opent de periode
          - 2015-08-12 gedraging-gemeld m-1: gedraging
          - 2015-11-03 gedraging-gemeld m-2: gedraging
        Gemeld door urn:nld:oin:00000001823288444000:systeem:suite.

        """)
  }

  @Test func `loonkostensubsidie by loonwaarde`() {
    // 1507.80 × 1.08 = 1628.424; − 60% = 651.3696, under 70% = 1139.8968; × 1.23 × 28/36 = 623.143584.
    var client = Client()
    client.aanvraag("g-1", "2015-06-10")
    client.meld(
      "g-2",
      .plaatsingGestart(
        PlaatsingGestart(plaatsing: "p-1", soort: .lks, datum: datum("2015-10-05"), urenPerWeek: Decimaal(28))))
    client.meld(
      "g-3",
      .loonkostenGedeclareerd(
        LoonkostenGedeclareerd(
          maand: Maand("2015-10")!, plaatsing: "p-1", loonwaarde: 60, urenPerWeek: Decimaal(28), forfaitair: false,
          gedeclareerdCent: Eurocent(60_000))))
    #expect(
      stuk(uitleg(client, "loonkostensubsidie/p-1/2015-10"), "Berekening:", "\nParameters") == """
           1  wml                                                                                 € 1.507,80
              wettelijk minimumloon per maand
              uit wml.maand
           2  basis                                                                               € 1.628,42
              minimumloon met vakantiebijslag, voor een hele werkweek
              wml × (100% + bijslag)
              = 1.507,80 × (100% + 8%) = 1.628,424, afgerond op hele centen (half naar boven)
              waarin bijslag = wml.vakantiebijslag
           3  hoogste                                                                           € 1.139,8968
              de hoogste subsidie
              basis × maximum
              = 1.628,424 × 70%
              waarin maximum = lks.maximum
           4  loonwaardedeel                                                                      € 977,0544
              wat het werk waard is
              basis × loonwaarde
              = 1.628,424 × 60%
           5  perMaand                                                                            € 651,3696
              voor een hele werkweek
              min(basis − loonwaardedeel; hoogste)
              = min(1.628,424 − 977,0544; 1.139,8968)
           6  subsidie                                                                              € 623,14
              met werkgeverslasten, naar de uren per week
              perMaand × (100% + lasten) × uren / werkweek
              = 651,3696 × (100% + 23%) × 28 / 36 = 623,143584, afgerond op hele centen (half naar boven)
              waarin lasten = lks.werkgeverslasten; uren = urenPerWeek; werkweek = lks.urenPerWeek
           7  verschil                                                                              € -23,14
              wat gedeclareerd is min de subsidie
              gedeclareerd − subsidie
              = 600,00 − 623,14
              waarin gedeclareerd = gedeclareerdCent

        """)
  }

  @Test func `a month of Wsw`() {
    // 22,050 × 0.85 / 12 = 1561.875; 641 / 12 = 53.4166…; + 300 − 2100 = −184.7083….
    var client = Client()
    client.aanvraag("g-1", "2015-06-10", regeling: .wsw)
    client.meld(
      "g-2",
      .wswLoonVerwerkt(
        WswLoonVerwerkt(
          maand: Maand("2015-10")!, standaardeenheden: Decimaal("0.85")!, loonkostenCent: Eurocent(210_000),
          opbrengstCent: Eurocent(30_000))))
    #expect(
      stuk(uitleg(client, "wsw/2015-10"), "Berekening:", "\nParameters") == """
           1  rijksbijdrage                                                                       € 1.561,88
              per standaardeenheid en maand
              perSe × standaardeenheden / jaar
              = 22.050,00 × 0,85 / 12 = 1.561,875, afgerond op hele centen (half naar boven)
              waarin perSe = wsw.rijksbijdragePerSe; jaar = maanden van een jaar
           2  tenantbijdrage                                                                         € 53,42
              van de gemeenten, per werknemer en maand
              perWerknemer / jaar
              = 641,00 / 12 = 53,416666…, afgerond op hele centen (half naar boven)
              waarin perWerknemer = wsw.bijdragePerWerknemer; jaar = maanden van een jaar
           3  resultaat                                                                            € -184,71
              wat de maand overlaat; uit de exacte bedragen, één keer afgerond
              rijksbijdrage + tenantbijdrage + opbrengst − loonkosten
              = 1.561,875 + 53,416666… + 300,00 − 2.100,00 = -184,708333…, afgerond op hele centen (half
                naar boven)
              waarin opbrengst = opbrengstCent; loonkosten = loonkostenCent

        """)
  }

  @Test func `a spoor and the row that gave it`() {
    #expect(
      stuk(uitleg(Self.gezin, "spoor/2015-07-01"), "Berekening:", "\nParameters") == """
           1  diagnose                     arbeidsvermogen beperkt, verdiencapaciteit 60%, afstandMaanden 18
              geldt op 2015-07-01; leeftijd op die dag 35 jaar
           2  spoor                                                                             ontwikkeling
              rij 4 van de beslistabel vanaf 1900-01-01: de eerste die past

        """)
  }

  @Test func `an integrale intake`() {
    #expect(
      stuk(uitleg(Self.gezin, "integrale-intake/2015-06-10"), "Berekening:", "\nParameters") == """
           1  leefgebieden                                                                                 3
              in de aanvraag: werk, schulden, gezondheid
           2  drempel                                                                                      2
              zoveel leefgebieden of meer geven een integrale intake; het aantal haalt de drempel
              uit integraleIntake.drempel
           3  vorm                                                                                totaalplan
              zoals de verordening haar noemt

        """)
  }

  @Test func `a month without a published norm is onbepaald and goes to the work list`() {
    var client = Client()
    client.aanvraag("g-1", "2017-07-01")
    client.betaald("g-2", "2017-08", 90_000)
    #expect(
      stuk(uitleg(client, "uitkering/2017-08"), "------\n", "\nParameters") == """
        Uitkomst: onbepaald: er is geen norm.alleenstaande.21-aow op 2017-08-01. Gemeente: GM0010
        (Delfzijl).
        ! Niet vast te stellen: deze uitkomst gaat naar de werklijst (explain --werklijst) en nooit naar
          betaling.
        ! AANNAME: aanvraag.besluit_vereist = nee. Bron: no paper says so; a legacy system that sends no
          besluiten on aanvragen would open no period at all

        Berekening:
           1  peildatum                                                                           2017-08-01
              de eerste dag van de maand; periode pw van 2017-07-01
           2  leefsituatie                                                            alleenstaande, 37 jaar
              op de peildatum; leefvorm, leeftijden en huishouden bepalen welke norm geldt
           3  vrijlating                                                                              € 0,00
              geen inkomsten uit arbeid in deze maand

        """)
  }

  @Test func `a value used after the day it was checked is named as unchecked`() throws {
    let bestanden = Recht.bestanden.map { bestand -> (pad: String, inhoud: [UInt8]) in
      guard bestand.pad == "landelijk/vakantietoeslag.yaml" else { return bestand }
      let tekst = String(decoding: bestand.inhoud, as: UTF8.self)
      return (bestand.pad, Array(tekst.replacing("gecontroleerd_tot: 2026-12-31", with: "gecontroleerd_tot: 2016-01-31").utf8))
    }
    guard case .success(let alle) = laad(bestanden: bestanden) else {
      Issue.record("the law does not load")
      return
    }
    let regels = try #require(alle[TenantID("dal")!])
    var client = Client()
    client.aanvraag("g-1", "2015-12-01")
    client.betaald("g-2", "2016-01", 90_000)
    client.betaald("g-3", "2016-02", 90_000)
    func uitleg(_ sleutel: String) -> String {
      DossierUitleg(client.dossier, regels, Keuze(sleutel: sleutel)).tekst(.tekst).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
    }
    #expect(!uitleg("uitkering/2016-01").contains("NIET GECONTROLEERD"))
    #expect(
      uitleg("uitkering/2016-02").contains(
        "NIET GECONTROLEERD: vakantietoeslag.percentage = 5% op 2016-02-01; de bron is nagekeken tot en met 2016-01-31"))
  }

  @Test func `a contribution, and what it would be without each fact`() {
    let tekst = DossierUitleg(Self.gezin.dossier, Recht.voor("dal"), Keuze(maand: Maand("2015-09"), maat: .verschilCent))
      .tekst(.tekst)
    #expect(
      String(tekst[(tekst.firstRange(of: "Bijdrage ")?.lowerBound ?? tekst.startIndex)...]) == """
        Bijdrage verschilCent 2015-09 GM0010 (Delfzijl), leefvorm gehuwd, spoor ontwikkeling: € 33,05
        ---------------------------------------------------------------------------------------------
        Telt: betaald min betaalbaar (regel 9).
        Volgt uit: uitkering/2015-09.

        Rust op deze feiten; zonder elk ervan is de bijdrage anders:
          - aanvraag-ontvangen g-1: zonder dit feit € 250,00 elders: gemeente onbekend, leefvorm geen, spoor
            geen
          - 2015-07-01 diagnose-gesteld g-2: zonder dit feit € 33,05 elders: leefvorm gehuwd, spoor
            zonder-diagnose
          - 2015-09-01 uitkering-verwerkt g-3: zonder dit feit geen bijdrage
          - 2015-09-20 uitstroom-gemeld g-4: zonder dit feit € -257,56
          - 2015-08-12 gedraging-gemeld m-1: zonder dit feit € -182,08

        """)
  }
}
