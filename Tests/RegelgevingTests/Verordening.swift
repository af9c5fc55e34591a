import Regelgeving
import RegelgevingTesting
import Testing

/// A gemeente's by-law under the national law of the repository: good as it is, to spoil in one block.
struct Verordening {
  struct Blok {
    var pad: String
    var eenheid: String
    var artikel: String
    var rijen: [String]

    var tekst: String {
      """
      \(pad):
        omschrijving: Proef
        eenheid: \(eenheid)
        ritme: doorlopend
        artikel: \(artikel)
        gecontroleerd_tot: 2026-12-31
        waarden:
      \(rijen.map { "    - { \($0) }\n" }.joined())
      """
    }
  }

  static let bestand = "tenants/proef/gemeenten/GM0001.yaml"

  var blokken: [Blok] = [
    blok("maatregel.uniform.p1", "maanden", "Afstemmingsverordening art. 4", "1"),
    blok("maatregel.uniform.p2", "maanden", "Afstemmingsverordening art. 4", "2"),
    blok("maatregel.categorie-1.gedragingen", "codes", "Afstemmingsverordening art. 7", "[te-laat]"),
    blok("maatregel.categorie-1.percentage", "procent", "Afstemmingsverordening art. 9", "10"),
    blok("maatregel.categorie-1.maanden", "maanden", "Afstemmingsverordening art. 9", "1"),
    blok("maatregel.categorie-1.waarschuwing_eerste", "ja/nee", "Afstemmingsverordening art. 10", "ja"),
    blok("maatregel.categorie-2.gedragingen", "codes", "Afstemmingsverordening art. 7", "[plan-van-aanpak]"),
    blok("maatregel.categorie-2.percentage", "procent", "Afstemmingsverordening art. 9", "30"),
    blok("maatregel.categorie-2.maanden", "maanden", "Afstemmingsverordening art. 9", "1"),
    blok("maatregel.recidive.regel", "code", "Afstemmingsverordening art. 11", "plus-punten"),
    blok("maatregel.recidive.plus_punten", "procent", "Afstemmingsverordening art. 11", "50"),
    blok("maatregel.recidive.venster", "maanden", "Afstemmingsverordening art. 11", "12"),
    blok("tegenprestatie.sporen", "codes", "Verordening tegenprestatie art. 2", "[zorg]"),
    blok("tegenprestatie.soorten", "codes", "Verordening tegenprestatie art. 3", "[tegenprestatie, mantelzorg]"),
    blok("tegenprestatie.vanaf", "code", "Verordening tegenprestatie art. 2", "start"),
    blok("integraleIntake.drempel", "getal", "Beleidsregel intake art. 1", "2"),
    blok("termijn.diagnose", "dagen", "Beleidsregel intake art. 2", "56"),
    blok("verdringing.maximum", "getal", "Re-integratieverordening art. 5", "3"),
    blok("wsw.bijdragePerWerknemer", "euro", "Verordening Wsw art. 6", "641.00"),
    Blok(
      pad: "zoektermijn.vervalt", eenheid: "ja/nee", artikel: "Beleidsregel zoektermijn art. 1",
      rijen: ["vanaf: 2026-01-01, waarde: ja, status: bron, bron: \"CVDR1\""]),
    Blok(
      pad: "aanvraag.terugwerkend.maanden", eenheid: "maanden", artikel: "Beleidsregel aanvraag art. 1",
      rijen: ["vanaf: 2026-01-01, waarde: 3, status: bron, bron: \"CVDR1\""]),
  ]

  private static func blok(_ pad: String, _ eenheid: String, _ artikel: String, _ waarde: String) -> Blok {
    Blok(
      pad: pad, eenheid: eenheid, artikel: artikel, rijen: ["vanaf: 2015-01-01, waarde: \(waarde), status: bron, bron: \"CVDR1\""]
    )
  }

  var tekst: String { blokken.map(\.tekst).joined() }

  /// The line on which a block begins.
  func regel(_ pad: String) -> Int {
    blokken.prefix { $0.pad != pad }.reduce(1) { $0 + $1.tekst.split(separator: "\n").count }
  }

  private static let tenant: [String: String] = {
    var proef = Proef().bestanden.filter { $0.key.hasPrefix("tenants/proef/") }
    proef["tenants/proef/tenant.yaml"] = Proef.tenant.replacing(
      "  - tegenprestatie.soorten\n",
      with: """
          - tegenprestatie.*
          - integraleIntake.*
          - termijn.*
          - verdringing.maximum
          - wsw.bijdragePerWerknemer
          - zoektermijn.vervalt
          - aanvraag.terugwerkend.maanden

        """)
    return proef
  }()

  /// Every problem, one a line.
  func problemen(_ tekst: String? = nil) -> [String] {
    var bestanden = Recht.bestanden.filter { $0.pad.hasPrefix("landelijk/") }
    var tenant = Self.tenant
    tenant[Self.bestand] = tekst ?? self.tekst
    bestanden += tenant.map { ($0.key, Array($0.value.utf8)) }
    return laadPerTenant(bestanden: bestanden).problemen.problemen.map(\.description)
  }
}
