import Domain
import Testing

@testable import Feed

/// A small system for tests: aanvragen and besluiten with a header.
enum Proefmapping {
  static let tekst = """
    systeem: proef
    bron: urn:nld:oin:00000000000000000999:systeem:proef
    omschrijving: een proef
    vorm:
      codering: utf-8
      scheiding: ";"
      kopregel: ja
      datum: dd-mm-jjjj
      maand: mm-jjjj
      decimaalteken: ","
      duizendtal: "."
      ja: [J]
      nee: [N]
    codelijsten:
      regeling: { "01": pw, "02": ioaw }
      uitkomst: { T: toegekend, A: afgewezen }
    bestanden:
      - bestand: "aanvragen*.csv"
        kolommen: [NR, BSN, GEM, REG, MELDING, GEBOREN, BESLUIT, UITKOMST, STATUS]
        rijen:
          - naam: aanvraag
            sleutel: NR
            bsn: BSN
            ingetrokken: { kolom: STATUS, waarden: [V] }
            gebeurtenissen:
              - type: aanvraag-ontvangen
                velden:
                  gemeente: GEM
                  regeling: { kolom: REG, codes: regeling }
                  meldingsdatum: MELDING
                  ingangsdatum: MELDING
                  geboortedatum: GEBOREN
                  leefvorm: { vast: alleenstaande }
                  kostendelendeMedebewoners: { vast: 0 }
                  leefgebieden: { vast: [] }
                  zoektermijnUitzondering: { vast: nee }
              - type: aanvraag-besloten
                als: BESLUIT
                velden:
                  aanvraag: { verwijst: aanvraag-ontvangen, sleutel: NR }
                  datum: BESLUIT
                  uitkomst: { kolom: UITKOMST, codes: uitkomst }
      - bestand: "betalingen*.csv"
        kolommen: [NR, BSN, MAAND, ARBEID, BETAALD]
        rijen:
          - naam: betaling
            sleutel: [NR, MAAND]
            bsn: BSN
            gebeurtenissen:
              - type: uitkering-verwerkt
                velden:
                  maand: MAAND
                  inkomstenUitArbeidCent: { kolom: ARBEID, bij_leeg: 0 }
                  overigeInkomstenCent: { vast: 0 }
                  betaaldCent: BETAALD
      - bestand: "plaatsingen*.csv"
        kolommen: [NR, BSN, BEGIN, UREN]
        rijen:
          - naam: plaatsing
            sleutel: NR
            bsn: BSN
            gebeurtenissen:
              - type: plaatsing-gestart
                velden:
                  plaatsing: NR
                  soort: { vast: regulier }
                  datum: BEGIN
                  urenPerWeek: UREN
    """

  static func laad(_ tekst: String = Proefmapping.tekst) throws -> FeedMapping {
    try FeedMapping.laad(tenant: TenantID("dal")!, pad: "proef.yaml", inhoud: Array(tekst.utf8))
  }

  static let kop = "NR;BSN;GEM;REG;MELDING;GEBOREN;BESLUIT;UITKOMST;STATUS\n"
  /// BSNs that pass the elfproef and belong to nobody.
  static let (bsnA, bsnB) = ("999990019", "999990020")

  static func aanvragen(_ regels: String...) -> [UInt8] { Array((kop + regels.map { $0 + "\n" }.joined()).utf8) }
}
