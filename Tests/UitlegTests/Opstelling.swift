import Foundation
import Regelgeving
import RegelgevingTesting

@testable import Domain
@testable import Dossiers

extension Recht {
  /// The law with every value of one parameter changed by `anders`; nil when no file gives it, or the loader refuses it.
  static func veranderd(_ parameter: Parameter, _ anders: (String) -> String?) -> [TenantID: Regels]? {
    var isVeranderd = false
    let nieuw = bestanden.map { bestand -> (pad: String, inhoud: [UInt8]) in
      var isBinnen = false
      let regels = String(decoding: bestand.inhoud, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        .map { regel -> String in
          if let eerste = regel.first, eerste != " ", eerste != "#" { isBinnen = regel == "\(parameter.pad):" }
          guard isBinnen, let begin = regel.range(of: "waarde: ")?.upperBound else { return String(regel) }
          let einde = regel[begin...].firstIndex { ",} ".contains($0) } ?? regel.endIndex
          guard let waarde = anders(String(regel[begin..<einde])) else { return String(regel) }
          isVeranderd = true
          return regel[..<begin] + waarde + regel[einde...]
        }
      return (bestand.pad, Array(regels.joined(separator: "\n").utf8))
    }
    guard isVeranderd, case .success(let regels) = laad(bestanden: nieuw) else { return nil }
    return regels
  }
}

func datum(_ tekst: String) -> CivilDate { CivilDate(tekst)! }

/// A client in a scenario.
struct Client {
  static let pseudonym = Pseudonym("0123456789abcdef0123456789abcdef")!
  static let bron = "urn:nld:oin:00000001823288444000:systeem:suite"

  var feiten: [Gebeurtenis] = []

  mutating func meld(_ id: String, _ inhoud: Inhoud, vervangt: String? = nil, tijd: Int64 = 0) {
    feiten.append(
      Gebeurtenis(
        source: Self.bron, id: id, tijd: tijd, onderwerp: .client(Self.pseudonym), vervangt: vervangt, inhoud: inhoud))
  }

  mutating func aanvraag(
    _ id: String, _ melding: String, geboren: String = "1980-05-01", gemeente: String = "GM0010", regeling: Regeling = .pw,
    leefvorm: Leefvorm = .alleenstaande, partner: String? = nil, medebewoners: Int = 0, leefgebieden: [Leefgebied] = [.inkomen],
    diagnose: Diagnose? = nil
  ) {
    meld(
      id,
      .aanvraagOntvangen(
        AanvraagOntvangen(
          gemeente: Gemeente(gemeente)!, regeling: regeling, meldingsdatum: datum(melding), ingangsdatum: datum(melding),
          geboortedatum: datum(geboren), leefvorm: leefvorm, partnerGeboortedatum: partner.map(datum),
          kostendelendeMedebewoners: medebewoners, leefgebieden: leefgebieden, zoektermijnUitzondering: false,
          diagnose: diagnose)))
  }

  mutating func betaald(
    _ id: String, _ maand: String, _ cent: Int64, arbeid: Int64 = 0, overig: Int64 = 0, vervangt: String? = nil
  ) {
    meld(
      id,
      .uitkeringVerwerkt(
        UitkeringVerwerkt(
          maand: Maand(maand)!, inkomstenUitArbeidCent: Eurocent(arbeid), overigeInkomstenCent: Eurocent(overig),
          betaaldCent: Eurocent(cent))), vervangt: vervangt)
  }

  mutating func gedraging(_ id: String, _ code: String, _ dag: String) {
    meld(id, .gedragingGemeld(GedragingGemeld(datum: datum(dag), gedraging: code, verwijtbaar: true)))
  }

  var dossier: Dossier { Self.dossier(feiten) }

  static func dossier(_ feiten: [Gebeurtenis]) -> Dossier {
    var dossier = Dossier(onderwerp: .client(Self.pseudonym))
    for feit in feiten { _ = dossier.voegToe(feit) { Array("\($0.inhoud)\($0.vervangt ?? "")".utf8) } }
    return dossier
  }
}

extension Diagnose {
  static let groeiend = Diagnose(arbeidsvermogen: .beperkt, verdiencapaciteit: 60, afstandMaanden: 18)
}
