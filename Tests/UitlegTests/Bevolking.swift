import DossiersTesting
import Foundation

@testable import Domain
@testable import Dossiers

/// People with a life that touches every kind of besluit, and with the mess of real deliveries: corrections, retractions,
/// conflicts, moves. Every third is one of the small nasty sets that the rules themselves are tried with.
///
/// `WERKBEDRIJF_SETS` sets how many (a twentieth of it, 100 at least: each is derived some dozens of times) and
/// `WERKBEDRIJF_SEED` the first seed; a failure names the seed of its client.
enum Bevolking {
  static let omgeving = ProcessInfo.processInfo.environment
  static let aantal = max(100, (omgeving["WERKBEDRIJF_SETS"].flatMap(Int.init) ?? 2000) / 20)
  static let zaad = omgeving["WERKBEDRIJF_SEED"].flatMap(UInt64.init) ?? 20_161_121
  static let tenants = [
    ("dal", ["GM0010", "GM0003"]), ("bmwe", ["GM0053", "GM1651"]), ("bar", ["GM0489"]), ("drentsche-aa", ["GM0106", "GM1730"]),
    ("ijmond", ["GM0453", "GM0375"]),
  ]

  struct Mens {
    var zaad: UInt64
    var tenant: String
    var feiten: [Gebeurtenis]
    var dossier: Dossier { Client.dossier(feiten) }
  }

  static func mensen(_ aantal: Int = aantal) -> [Mens] {
    (0..<aantal).map { nummer in
      let (tenant, gemeenten) = tenants[nummer % tenants.count]
      if nummer % 3 == 2 {
        var maker = Feitenmaker(
          zaad: zaad &+ UInt64(nummer), gebied: Gebied.vijf[nummer % tenants.count], client: Client.pseudonym)
        return Mens(zaad: zaad &+ UInt64(nummer), tenant: Gebied.vijf[nummer % tenants.count].tenant, feiten: maker.feiten(28))
      }
      var maker = Maker(Lot(zaad &+ UInt64(nummer)), gemeenten.map { Gemeente($0)! })
      return Mens(zaad: zaad &+ UInt64(nummer), tenant: tenant, feiten: maker.leven())
    }
  }
}

private struct Maker {
  private var lot: Lot
  private let gemeenten: [Gemeente]
  private var client = Client()
  private var nummer = 0

  init(_ lot: Lot, _ gemeenten: [Gemeente]) {
    self.lot = lot
    self.gemeenten = gemeenten
  }

  private mutating func meld(_ inhoud: Inhoud, vervangt: String? = nil) {
    nummer += 1
    client.meld("e-\(nummer)", inhoud, vervangt: vervangt, tijd: Int64(nummer))
  }

  mutating func leven() -> [Gebeurtenis] {
    let begin = Maand(jaar: lot.kies([2015, 2015, 2016, 2017, 2024]), maand: Int.random(in: 1...12, using: &lot))
    meld(aanvraag(begin.eersteDag + lot.kies([0, 0, 9, 17])))
    if lot.kans(70) { meld(.diagnoseGesteld(DiagnoseGesteld(datum: begin.eersteDag + 20, diagnose: diagnose()))) }
    let plaatsing = lot.kans(50)
    if plaatsing {
      meld(
        .plaatsingGestart(
          PlaatsingGestart(
            plaatsing: "p1", soort: lot.kies([.lks, .garantiebaan, .beschut, .regulier]), datum: begin.eersteDag + 40,
            urenPerWeek: Decimaal(28))))
    }
    for i in 0..<Int.random(in: 3...9, using: &lot) {
      maand(begin + i, plaatsing: plaatsing)
      gebeurtenissen(begin + i)
    }
    if lot.kans(30) { meld(aanvraag((begin + 8).eersteDag + lot.kies([0, 11]))) }
    verbeteringen()
    return client.feiten
  }

  private mutating func maand(_ maand: Maand, plaatsing: Bool) {
    if lot.kans(90) { meld(uitkering(maand)) }
    if lot.kans(plaatsing ? 60 : 10) {
      meld(
        .loonkostenGedeclareerd(
          LoonkostenGedeclareerd(
            maand: maand, plaatsing: "p1", loonwaarde: lot.kies([20, 47, 60, 95]), urenPerWeek: Decimaal("27.5")!,
            forfaitair: lot.kans(30), gedeclareerdCent: Eurocent(60_017))))
    }
    if lot.kans(15) {
      meld(
        .wswLoonVerwerkt(
          WswLoonVerwerkt(
            maand: maand, standaardeenheden: Decimaal("0.85")!, loonkostenCent: Eurocent(210_003),
            opbrengstCent: Eurocent(30_001))))
    }
  }

  private mutating func gebeurtenissen(_ maand: Maand) {
    let dag = maand.eersteDag + lot.kies([0, 3, 14, 27])
    if lot.kans(15) {
      meld(
        .gedragingGemeld(
          GedragingGemeld(
            datum: dag, gedraging: lot.kies(["18-4-a", "plan-van-aanpak", "uwv-inschrijving", "misdraging", "onbekend"]),
            verwijtbaar: lot.kans(90))))
    }
    if lot.kans(12) {
      meld(
        .huishoudenGewijzigd(
          HuishoudenGewijzigd(
            datum: dag, gemeente: lot.kans(30) ? lot.kies(gemeenten) : nil,
            leefvorm: lot.kans(30) ? lot.kies(Leefvorm.allCases) : nil,
            partnerGeboortedatum: lot.kans(40) ? datum("1984-02-29") : nil,
            kostendelendeMedebewoners: lot.kans(50) ? lot.kies([0, 1, 3]) : nil)))
    }
    if lot.kans(6) { meld(.diagnoseGesteld(DiagnoseGesteld(datum: dag, diagnose: diagnose()))) }
    if lot.kans(5) { meld(.uitstroomGemeld(UitstroomGemeld(datum: dag, reden: lot.kies(UitstroomReden.allCases)))) }
    if lot.kans(4) { meld(aanvraag(dag)) }
  }

  private mutating func verbeteringen() {
    for _ in 0..<Int.random(in: 0...3, using: &lot) {
      let doel = lot.kies(client.feiten)
      switch lot.kies([0, 1, 2]) {
      case 0: meld(.gegevenIngetrokken(GegevenIngetrokken(gebeurtenis: doel.id, reden: "vergissing")))
      case 1:
        if case .uitkeringVerwerkt(let d) = doel.inhoud { meld(uitkering(d.maand), vervangt: doel.id) }
      default:
        if case .uitkeringVerwerkt(let d) = doel.inhoud { client.meld(doel.id, uitkering(d.maand)) }
      }
    }
  }

  private mutating func uitkering(_ maand: Maand) -> Inhoud {
    .uitkeringVerwerkt(
      UitkeringVerwerkt(
        maand: maand, inkomstenUitArbeidCent: Eurocent(lot.kies([0, 0, 30_017, 90_000])),
        overigeInkomstenCent: Eurocent(lot.kies([0, 0, 1234])), betaaldCent: Eurocent(lot.kies([0, 91_234, 130_077])),
        precisie: lot.kans(10) ? .euro : nil))
  }

  private mutating func diagnose() -> Diagnose {
    Diagnose(
      arbeidsvermogen: lot.kies([.geen, .beperkt, .volledig]), verdiencapaciteit: lot.kies([0, 29, 30, 50, 80, 100]),
      afstandMaanden: lot.kies([0, 6, 7, 24, 25]), volledigDuurzaamArbeidsongeschikt: lot.kans(10),
      aangewezenOpBeschut: lot.kans(10), jonggehandicapt: lot.kans(20))
  }

  private mutating func aanvraag(_ melding: CivilDate) -> Inhoud {
    .aanvraagOntvangen(
      AanvraagOntvangen(
        gemeente: lot.kies(gemeenten), regeling: lot.kies([.pw, .pw, .pw, .pw, .pw, .ioaw, .bbz, .wsw]),
        meldingsdatum: melding, ingangsdatum: melding + lot.kies([0, 0, 5]),
        geboortedatum: lot.kies(["1948-02-01", "1980-05-01", "1980-02-29", "1991-06-15", "1996-03-31", "1999-04-01"].map(datum)),
        leefvorm: lot.kies(Leefvorm.allCases),
        partnerGeboortedatum: lot.kans(80) ? lot.kies(["1985-01-01", "1996-12-01", "1997-07-07"].map(datum)) : nil,
        kostendelendeMedebewoners: lot.kies([0, 0, 1, 3]), geboortedatumJongsteKind: lot.kans(40) ? datum("2012-07-01") : nil,
        leefgebieden: lot.kans(50) ? [.werk, .schulden] : [.werk], zoektermijnUitzondering: lot.kans(30),
        diagnose: lot.kans(40) ? diagnose() : nil))
  }
}
