import Domain
import Glibc
import Regelgeving
import Testing

@testable import Regio

/// How many regions the attacker gets; `ops/test --lang` asks for a thousand.
private let regios = getenv("WERKBEDRIJF_REGIOS").flatMap { Int(String(cString: $0)) } ?? 20
private let seed = getenv("WERKBEDRIJF_SEED").flatMap { UInt64(String(cString: $0)) } ?? 1

@Suite(.serialized) struct `An attacker who knows everything published` {
  @Test(.enabled(if: Glpk.isEr, "glpk-utils is not installed: nobody attacks the publications"))
  func `recovers no withheld number, and none within the policy's width`() throws {
    var totaal = Aanvaller.Buit()
    var geweigerd: [String] = []
    for nummer in 0..<UInt64(regios) {
      let buit: Aanvaller.Buit
      do {
        buit = try aanval(seed + nummer)
      } catch let fout as Onthullingsfout {
        // Nothing leaves the region: safe, but it must be rare.
        geweigerd.append("seed \(seed + nummer): \(fout)")
        continue
      }
      totaal.gezocht += buit.gezocht
      if getenv("WERKBEDRIJF_REGIOS") != nil {
        print(
          "seed \(seed + nummer): \(buit.gezocht) withheld, \(buit.opgelost) programs, \(buit.gevonden.count) found, \(buit.zonderAntwoord) open"
        )
        fflush(nil)
      }
      totaal.opgelost += buit.opgelost
      totaal.zonderAntwoord += buit.zonderAntwoord
      #expect(buit.gevonden.isEmpty, "seed \(seed + nummer): \(buit.exact) exactly; \(buit.gevonden.prefix(5))")
    }
    print(
      "attacked \(regios) regions: \(totaal.gezocht) withheld numbers, \(totaal.opgelost) programs, \(totaal.zonderAntwoord) without an answer in time, \(geweigerd.count) refused to publish"
    )
    #expect(geweigerd.count * 20 <= regios, "\(geweigerd)")
    #expect(totaal.gezocht > 100 * regios, "so few withheld numbers say nothing")
    #expect(totaal.zonderAntwoord * 1000 <= totaal.gezocht)
  }

  /// Two publications: of the first year up to November, then with the year closed and a month of long ago corrected.
  private func aanval(_ seed: UInt64) throws -> Aanvaller.Buit {
    var regio = Proefregio(seed: seed, maanden: 13)
    let gecorrigeerd = Int(seed % 10) + 1
    let eerste = try Onthullingscontrole.publiceer(
      regio.tot(11), regio.indeling, regio.beleid, totEnMet: regio.vanaf + 10
    ).publicatie
    regio.corrigeer(gecorrigeerd)
    let tweede = try Onthullingscontrole.publiceer(
      regio.cellen, regio.indeling, regio.beleid, totEnMet: regio.vanaf + 12, vorige: eerste
    ).publicatie
    var aanvaller = Aanvaller(regio.beleid, regio.indeling)
    aanvaller.neem(eerste) { _, _ in 1 }
    // It is even told which months were corrected: all others are the same as in the first publication.
    aanvaller.neem(tweede) { maat, maand in
      maand < gecorrigeerd || maat.soort == .stroom && maand != gecorrigeerd ? 1 : 2
    }
    return aanvaller.val()
  }
}
