import Bevolking
import Domain

/// Events for the scenarios that need no files: of the kinds and sizes that a tenant's topics carry.
func gebeurtenissen(_ aantal: Int, seed: UInt64) -> [Gebeurtenis] {
  var toeval = Toeval(seed: seed, deel: "voorraad")
  let begin = Maand(jaar: 2015, maand: 1)
  return (0..<aantal).map { nummer in
    let client = Pseudonym(hoog: toeval.next(), laag: toeval.next())
    let maand = begin + toeval.getal(0...23)
    let dag = maand.eersteDag + toeval.getal(0...27)
    return Gebeurtenis(
      source: "urn:nld:oin:00000000000000000000:systeem:bench", id: "bench-\(nummer)",
      tijd: Int64(dag.dag) * 86_400_000 + Int64(toeval.getal(0...86_399_999)), onderwerp: .client(client),
      inhoud: inhoud(nummer, maand, dag, &toeval))
  }
}

private func inhoud(_ nummer: Int, _ maand: Maand, _ dag: CivilDate, _ toeval: inout Toeval) -> Inhoud {
  switch nummer % 10 {
  case 0:
    .aanvraagOntvangen(
      AanvraagOntvangen(
        gemeente: Gemeente(nummer: 10), regeling: .pw, meldingsdatum: dag, ingangsdatum: dag + 3,
        geboortedatum: dag - toeval.getal(8000...20000), leefvorm: .gehuwd,
        partnerGeboortedatum: dag - toeval.getal(8000...20000), kostendelendeMedebewoners: toeval.getal(0...3),
        leefgebieden: [.werk, .schulden, .gezondheid], zoektermijnUitzondering: false, diagnose: diagnose(&toeval),
        kanaal: .loket, redenInstroom: .ontslag))
  case 1, 2: .diagnoseGesteld(DiagnoseGesteld(datum: dag, diagnose: diagnose(&toeval)))
  case 3: .uitstroomGemeld(UitstroomGemeld(datum: dag, reden: .arbeid))
  default:
    .uitkeringVerwerkt(
      UitkeringVerwerkt(
        maand: maand, inkomstenUitArbeidCent: Eurocent(Int64(toeval.getal(0...90_000))), overigeInkomstenCent: .nul,
        betaaldCent: Eurocent(Int64(toeval.getal(20_000...130_000)))))
  }
}

private func diagnose(_ toeval: inout Toeval) -> Diagnose {
  Diagnose(
    arbeidsvermogen: toeval.een(Arbeidsvermogen.allCases), verdiencapaciteit: toeval.getal(0...100),
    afstandMaanden: toeval.getal(0...60), startkwalificatie: toeval.kans(500))
}
