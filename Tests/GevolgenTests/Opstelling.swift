import Domain
import Dossiers
import Foundation
import Regelgeving
import RegelgevingTesting

/// What the law becomes with a change.
extension Recht {
  struct Verandering {
    var pad: String
    var van: String
    var naar: String
  }

  struct Fout: Error { var wat: String }

  /// - Parameters:
  ///   - veranderingen: Each must change something.
  ///   - nieuw: Files beside those of the repository.
  static func regels(
    _ tenant: String = "dal", _ veranderingen: [Verandering] = [], nieuw: [(pad: String, tekst: String)] = []
  ) throws -> Regels {
    var alle = bestanden
    for verandering in veranderingen {
      guard let plaats = alle.firstIndex(where: { $0.pad == verandering.pad }) else { throw Fout(wat: "no \(verandering.pad)") }
      let tekst = String(decoding: alle[plaats].inhoud, as: UTF8.self)
      let anders = tekst.replacingOccurrences(of: verandering.van, with: verandering.naar)
      if anders == tekst { throw Fout(wat: "\(verandering.pad) does not hold '\(verandering.van)'") }
      alle[plaats].inhoud = Array(anders.utf8)
    }
    for bestand in nieuw { alle.append((bestand.pad, Array(bestand.tekst.utf8))) }
    switch laad(bestanden: alle) {
    case .success(let sets): return sets[TenantID(tenant)!]!
    case .failure(let problemen): throw Fout(wat: problemen.description)
    }
  }
}

/// A client in Delfzijl, single, born in 1980, from 1 January 2016, with an uitkering each month named.
func klant(
  _ nummer: UInt64, gemeente: String = "GM0010", afstand: Int? = nil, maanden: ClosedRange<Int> = 1...3, arbeid: Int64 = 0,
  regeling: Regeling = .pw, jaar: Int = 2016
) -> Dossier {
  let onderwerp = Onderwerp.client(Pseudonym(hoog: 1, laag: nummer))
  var dossier = Dossier(onderwerp: onderwerp)
  var volgnummer = 0
  func voegToe(_ inhoud: Inhoud) {
    volgnummer += 1
    _ = dossier.voegToe(
      Gebeurtenis(
        source: "urn:nld:oin:00000001823288444000:systeem:suite", id: "g-\(volgnummer)", tijd: 0, onderwerp: onderwerp,
        inhoud: inhoud)
    ) { _ in [] }
  }
  let begin = Maand(jaar: jaar, maand: 1)
  voegToe(
    .aanvraagOntvangen(
      AanvraagOntvangen(
        gemeente: Gemeente(gemeente)!, regeling: regeling, meldingsdatum: begin.eersteDag, ingangsdatum: begin.eersteDag,
        geboortedatum: CivilDate("1980-05-01")!, leefvorm: .alleenstaande, kostendelendeMedebewoners: 0, leefgebieden: [.inkomen],
        zoektermijnUitzondering: false,
        diagnose: afstand.map { Diagnose(arbeidsvermogen: .beperkt, verdiencapaciteit: 60, afstandMaanden: $0) })))
  for maand in maanden where regeling == .pw {
    voegToe(
      .uitkeringVerwerkt(
        UitkeringVerwerkt(
          maand: begin + (maand - 1), inkomstenUitArbeidCent: Eurocent(arbeid), overigeInkomstenCent: .nul,
          betaaldCent: Eurocent(90_000))))
  }
  return dossier
}
