import Bevolking
import CommandLine
import Domain
import Dossiers
import Foundation
import Regelgeving
import TenantWorker

/// Derivation from nothing, with and without the ground of each besluit, and of one fact more on what was derived before.
let deriveScenarios: [Scenario] =
  [25, 250, 1000].flatMap { feiten in
    [
      scenario("derive-\(feiten)", "a dossier of \(feiten) facts from nothing, without its ground", feiten) { dossiers, regels in
        { nummer in Dossiers.derive(dossiers[nummer].eerder, regels).besluiten.count }
      },
      scenario("derive-\(feiten)-grondslag", "the same with the ground of each besluit", feiten) { dossiers, regels in
        { nummer in Dossiers.derive(dossiers[nummer].eerder, regels, grondslag: true).besluiten.count }
      },
      scenario("erbij-\(feiten)", "one fact more on a dossier of \(feiten), with the difference to publish", feiten) {
        dossiers, regels in
        let eerder = dossiers.map { Afleiding($0.eerder, regels) }
        return { nummer in
          let nieuw = Afleiding(dossiers[nummer].metEen, regels, vorige: eerder[nummer])
          return nieuw.verschil(met: eerder[nummer]).besluiten.count
        }
      },
    ]
  }

struct Paar {
  var eerder: Dossier
  var metEen: Dossier
}

private func scenario(
  _ naam: String, _ uitleg: String, _ feiten: Int,
  _ werk: @escaping @Sendable ([Paar], Regels) -> (Int) -> Int
) -> Scenario {
  Scenario(naam: naam, eenheid: "dossier", uitleg: uitleg + "; one thread.") { instelling in
    let regels = try laadRegels(try tenant("dal"), ops: instelling.ops)
    let paren = (0..<100).map { paar(feiten: feiten, seed: instelling.seed, nummer: $0) }
    let doe = werk(paren, regels)
    // As many facts a round as asked for, whatever the size of the dossier.
    let aantal = max(100, instelling.aantal / feiten)
    return {
      var besluiten = 0
      for nummer in 0..<aantal { besluiten &+= doe(nummer % paren.count) }
      guard besluiten > 0 else { throw Fout(.software, "\(naam): nothing was derived") }
      return Ronde(aantal: aantal)
    }
  }
}

/// The dossier of one client with so many facts, and with one more.
///
/// - Parameter isBont: Every instrument there is, one after the other: many different cells.
func paar(
  feiten: Int, seed: UInt64, nummer: Int, gemeente: Gemeente = Gemeente(nummer: 10), isBont: Bool = false
) -> Paar {
  var gebeurtenissen = gebeurtenissen(
    feiten: feiten + 1, seed: seed, nummer: nummer, deel: "derive-\(feiten)", gemeente: gemeente)
  for plaats in gebeurtenissen.indices where isBont {
    guard case .voorzieningGestart(var start) = gebeurtenissen[plaats].inhoud else { continue }
    start.instrument = Instrument.allCases[(nummer + plaats / 10) % Instrument.allCases.count]
    gebeurtenissen[plaats].inhoud = .voorzieningGestart(start)
  }
  var dossier = Dossier(onderwerp: gebeurtenissen[0].onderwerp)
  for gebeurtenis in gebeurtenissen.dropLast() { _ = dossier.voegToe(gebeurtenis) { _ in [] } }
  let eerder = dossier
  _ = dossier.voegToe(gebeurtenissen[feiten]) { _ in [] }
  return Paar(eerder: eerder, metEen: dossier)
}

/// Of ten facts six payments, one diagnosis, a voorziening with its end, and an activiteit; all after one aanvraag, the last one
/// a payment, as most are. In the order of their dates.
func gebeurtenissen(
  feiten: Int, seed: UInt64, nummer: Int, deel: String, gemeente: Gemeente = Gemeente(nummer: 10)
) -> [Gebeurtenis] {
  var toeval = Toeval(seed: seed, deel: deel, nummer)
  let client = Onderwerp.client(Pseudonym(hoog: toeval.next(), laag: toeval.next()))
  let begin = Maand(jaar: 2015, maand: 1)
  var maand = begin
  return (0..<feiten).map { volgnummer in
    let inhoud: Inhoud
    switch volgnummer {
    case 0:
      inhoud = .aanvraagOntvangen(
        AanvraagOntvangen(
          gemeente: gemeente, regeling: .pw, meldingsdatum: begin.eersteDag, ingangsdatum: begin.eersteDag,
          geboortedatum: begin.eersteDag - toeval.getal(11_000...15_000), leefvorm: .alleenstaande,
          kostendelendeMedebewoners: toeval.getal(0...2), leefgebieden: [.werk, .schulden], zoektermijnUitzondering: false))
    case feiten - 1: inhoud = betaling(&maand, &toeval)
    default: inhoud = vervolg(volgnummer, &maand, &toeval)
    }
    return Gebeurtenis(
      source: "urn:nld:oin:00000000000000000000:systeem:bench", id: "b-\(volgnummer)",
      tijd: 1_420_070_400_000 + Int64(volgnummer), onderwerp: client, inhoud: inhoud)
  }
}

private func betaling(_ maand: inout Maand, _ toeval: inout Toeval) -> Inhoud {
  defer { maand = maand + 1 }
  return .uitkeringVerwerkt(
    UitkeringVerwerkt(
      maand: maand, inkomstenUitArbeidCent: Eurocent(toeval.kans(150) ? 25_000 : 0), overigeInkomstenCent: .nul,
      betaaldCent: Eurocent(91_279)))
}

private func vervolg(_ volgnummer: Int, _ maand: inout Maand, _ toeval: inout Toeval) -> Inhoud {
  switch volgnummer % 10 {
  case 6:
    .diagnoseGesteld(
      DiagnoseGesteld(
        datum: maand.eersteDag + 9,
        diagnose: Diagnose(
          arbeidsvermogen: .beperkt, verdiencapaciteit: toeval.getal(30...90), afstandMaanden: toeval.getal(1...40))))
  case 7:
    .voorzieningGestart(
      VoorzieningGestart(voorziening: "v\(volgnummer)", instrument: .scholing, datum: maand.eersteDag + 3))
  case 8:
    .voorzieningBeeindigd(
      VoorzieningBeeindigd(voorziening: "v\(volgnummer - 1)", datum: maand.eersteDag + 60, uitkomst: .afgerond))
  case 9:
    .activiteitGemeld(
      ActiviteitGemeld(
        soort: .vrijwilligerswerk, van: maand.eersteDag, tot: maand.einde, urenPerWeek: Decimaal(toeval.getal(4...16))))
  default: betaling(&maand, &toeval)
  }
}

/// The law data of one tenant, as the program loads it.
func laadRegels(_ tenant: TenantID, ops: String) throws -> Regels {
  var inhoud: [(pad: String, inhoud: [UInt8])] = []
  for map in ["landelijk", "tenants/\(tenant)", "tenants/\(tenant)/gemeenten"] {
    for pad in bestanden("\(ops)/\(map)", ".yaml") {
      inhoud.append(("\(map)/\(pad.split(separator: "/").last ?? "")", try lees(pad)))
    }
  }
  do throws(WorkerError) {
    return try ParameterSet.load(tenant, files: inhoud).regels
  } catch { throw Fout(.config, error.message) }
}
