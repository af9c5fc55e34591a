import Domain
import Foundation
import Regelgeving
import RegelgevingTesting
import Testing

@testable import Casussen

/// Whether the casussen guard the law: each value of a tenant's own law, and of the national rules that are no tables, is changed
/// by one, and some casus must notice.
///
/// Takes a minute or more, so only with `WERKBEDRIJF_WIJZIGINGEN=1` in the environment. The published tables (norms, minimum
/// wage, AOW ages) are held row by row by RegelgevingTests, and what no rule reads can make no difference here.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["WERKBEDRIJF_WIJZIGINGEN"] != nil))
struct WijzigingTests {
  static let tabellen = ["normen", "wml", "aow"]
  /// Rows from before a rule existed, from which no amount follows, and bounds of what a by-law may choose, which no by-law here
  /// comes near.
  static let zonderGevolg = [
    "lks.forfaitMaanden 1900-01-01", "lks.urenPerWeek 1900-01-01", "vrijlating.arbeid.maanden 1900-01-01",
    "vrijlating.arbeid.leeftijd 1900-01-01", "zoektermijn.mag_vervallen 2015-01-01", "zoektermijn.mag_vervallen 2026-01-01",
    "aanvraag.terugwerkend.hoogste 2015-01-01", "aanvraag.terugwerkend.hoogste 2026-01-01",
  ]

  /// BAR has no numbers of its own.
  @Test(arguments: ["dal", "bmwe", "drentsche-aa", "ijmond"])
  func `a changed value is noticed by a casus`(_ naam: String) throws {
    let tenant = try #require(TenantID(naam))
    let casussen = CasussenTests.geladen.casussen.filter { $0.tenant == tenant }
    var aantal = 0
    for wijziging in Self.wijzigingen(map: "tenants/\(naam)") {
      guard let regels = Self.laad(wijziging)[tenant] else { continue }
      aantal += 1
      #expect(casussen.contains { !voerUit($0, regels).isGoed }, "\(wijziging.naam)")
    }
    print("WijzigingTests: \(aantal) changed values of \(naam)")
    #expect(aantal > 0)
  }

  @Test func `a changed national value is noticed by a casus`() {
    var aantal = 0
    for wijziging in Self.wijzigingen(map: "landelijk") where !Self.zonderGevolg.contains(wijziging.waarde) {
      let regels = Self.laad(wijziging)
      if regels.isEmpty { continue }
      aantal += 1
      #expect(
        CasussenTests.geladen.casussen.contains { casus in regels[casus.tenant].map { !voerUit(casus, $0).isGoed } ?? false },
        "\(wijziging.naam)")
    }
    print("WijzigingTests: \(aantal) changed national values")
    #expect(aantal > 0)
  }

  struct Wijziging {
    var bestand: String
    var regel: Int
    /// The parameter and the first day of the row.
    var waarde: String
    var tekst: String
    var naam: String { "\(bestand):\(regel): \(waarde)" }
  }

  private static func laad(_ wijziging: Wijziging) -> [TenantID: Regels] {
    let bestanden = Recht.bestanden.map { bestand in
      bestand.pad == wijziging.bestand ? (bestand.pad, Array(wijziging.tekst.utf8)) : bestand
    }
    return laadPerTenant(bestanden: bestanden).regels
  }

  private static func wijzigingen(map: String) -> [Wijziging] {
    Recht.bestanden.filter { bestand in bestand.pad.hasPrefix(map + "/") && !tabellen.contains { bestand.pad.contains($0) } }
      .flatMap { bestand in wijzigingen(bestand.pad, String(decoding: bestand.inhoud, as: UTF8.self)) }
  }

  private static func wijzigingen(_ pad: String, _ tekst: String) -> [Wijziging] {
    var regels = tekst.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var parameter = ""
    var vanaf = ""
    var uit: [Wijziging] = []
    for i in regels.indices {
      let regel = regels[i]
      if regel.hasSuffix(":"), regel.first?.isLetter ?? false { parameter = String(regel.dropLast()) }
      if let dag = regel.firstMatch(of: /vanaf: (\d{4}-\d\d-\d\d)/) { vanaf = String(dag.1) }
      // Of a decision table, or of a parameter that a rule reads.
      guard pad.hasSuffix("/beslistabel.yaml") || Parameter(pad: parameter).map({ !$0.isNaslag }) ?? false else { continue }
      for anders in anders(regel) {
        regels[i] = anders
        uit.append(
          Wijziging(bestand: pad, regel: i + 1, waarde: "\(parameter) \(vanaf)", tekst: regels.joined(separator: "\n")))
      }
      regels[i] = regel
    }
    return uit
  }

  /// The line with its value changed: a number by one, a list by one less, a bound by one.
  private static func anders(_ regel: String) -> [String] {
    func vervang(_ oud: some StringProtocol, _ nieuw: String) -> String {
      regel.replacing(String(oud), with: nieuw, maxReplacements: 1)
    }
    if let lijst = regel.firstMatch(of: /waarde: \[([^\]]+, [^\]]+)\]/) {
      let delen = lijst.1.split(separator: ", ")
      return delen.map { weg in vervang(lijst.1, delen.filter { $0 != weg }.joined(separator: ", ")) }
    }
    if let bedrag = regel.firstMatch(of: /waarde: (\d+)\.(\d\d)/), let euro = Int(bedrag.1) {
      return [vervang(bedrag.0, "waarde: \(euro + 1).\(bedrag.2)")]
    }
    if let getal = regel.firstMatch(of: /waarde: (\d+)(?!\d|-)/), let waarde = Int(getal.1) {
      return [vervang(getal.0, "waarde: \(waarde < 100 ? waarde + 1 : waarde - 1)")]
    }
    if let ja = regel.firstMatch(of: /waarde: (ja|nee)\b/) { return [vervang(ja.0, "waarde: \(ja.1 == "ja" ? "nee" : "ja")")] }
    guard regel.contains("als:") else { return [] }
    return regel.matches(of: /(tot_en_met|vanaf|onder): (\d+)/).compactMap { grens in
      Int(grens.2).map { vervang(grens.0, "\(grens.1): \($0 + 1)") }
    }
  }
}
