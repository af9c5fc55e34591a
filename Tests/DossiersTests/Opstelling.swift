import Foundation
import Regelgeving
import RegelgevingTesting

@testable import Domain
@testable import Dossiers

/// The rules of the repository's own parameter files, read once.
enum Regelset {
  /// The law data of the repository and of the made-up tenant `waddenland`.
  static let bestanden = Dictionary(
    uniqueKeysWithValues: (Recht.bestanden + Recht.lees("Tests/Gegevens/tenants")).map {
      ($0.pad, String(decoding: $0.inhoud, as: UTF8.self))
    })

  static let alle: [TenantID: Regels] = laad(bestanden)

  static func laad(_ bestanden: [String: String]) -> [TenantID: Regels] {
    switch Regelgeving.laad(bestanden: bestanden.map { ($0.key, [UInt8]($0.value.utf8)) }) {
    case .success(let regels): return regels
    case .failure(let problemen): fatalError("\(problemen)")
    }
  }

  /// The same law with files added or, when their path is there already, put in their place.
  static func met(_ anders: [String: String], _ tenant: String) -> Regels {
    laad(bestanden.merging(anders) { $1 })[TenantID(tenant)!]!
  }

  static func voor(_ tenant: String) -> Regels { alle[TenantID(tenant)!]! }
}

/// One client in a scenario: facts are added in the words of the law, the outcome is asked for.
struct Client {
  let tenant: String
  var feiten: [Gebeurtenis] = []
  private var volgnummer = 0
  /// Where the client lives when the tenant's usual gemeente will not do.
  var thuis: Gemeente?

  static let pseudonym = Pseudonym("0123456789abcdef0123456789abcdef")!
  static let bron = "urn:nld:oin:00000001823288444000:systeem:suite"

  init(_ tenant: String = "dal") { self.tenant = tenant }

  var gemeente: Gemeente {
    if let thuis { return thuis }
    return switch tenant {
    case "bmwe": Gemeente("GM0053")!
    case "bar": Gemeente("GM0489")!
    case "drentsche-aa": Gemeente("GM0106")!
    case "ijmond": Gemeente("GM0453")!
    case "waddenland": Gemeente("GM9001")!
    default: Gemeente("GM0010")!
    }
  }

  @discardableResult
  mutating func meld(_ inhoud: Inhoud, id: String? = nil, vervangt: String? = nil, bron: String = Client.bron) -> String {
    volgnummer += 1
    let id = id ?? "g-\(volgnummer)"
    feiten.append(
      Gebeurtenis(
        source: bron, id: id, tijd: Int64(volgnummer), onderwerp: .client(Self.pseudonym), vervangt: vervangt, inhoud: inhoud))
    return id
  }

  /// An aanvraag of someone born in 1980 unless told otherwise, alone and without children.
  @discardableResult
  mutating func aanvraag(
    _ melding: String, ingang: String? = nil, geboren: String = "1980-05-01", regeling: Regeling = .pw,
    leefvorm: Leefvorm = .alleenstaande, partner: String? = nil, medebewoners: Int = 0, kind: String? = nil,
    leefgebieden: [Leefgebied] = [.inkomen], uitzondering: Bool = false, diagnose: Diagnose? = nil, gemeente: String? = nil,
    kanaal: Kanaal? = nil, id: String? = nil, vervangt: String? = nil
  ) -> String {
    meld(
      .aanvraagOntvangen(
        AanvraagOntvangen(
          gemeente: gemeente.map { Gemeente($0)! } ?? self.gemeente, regeling: regeling, meldingsdatum: datum(melding),
          ingangsdatum: datum(ingang ?? melding), geboortedatum: datum(geboren), leefvorm: leefvorm,
          partnerGeboortedatum: partner.map(datum), kostendelendeMedebewoners: medebewoners,
          geboortedatumJongsteKind: kind.map(datum), leefgebieden: leefgebieden, zoektermijnUitzondering: uitzondering,
          diagnose: diagnose, kanaal: kanaal)), id: id, vervangt: vervangt)
  }

  @discardableResult
  mutating func besluit(_ aanvraag: String, _ dag: String, _ uitkomst: AanvraagUitkomst) -> String {
    meld(.aanvraagBesloten(AanvraagBesloten(aanvraag: aanvraag, datum: datum(dag), uitkomst: uitkomst)))
  }

  @discardableResult
  mutating func uitstroom(_ dag: String, _ reden: UitstroomReden = .arbeid) -> String {
    meld(.uitstroomGemeld(UitstroomGemeld(datum: datum(dag), reden: reden)))
  }

  @discardableResult
  mutating func betaald(
    _ maand: String, _ cent: Int64, arbeid: Int64 = 0, overig: Int64 = 0, precisie: Precisie? = nil, vervangt: String? = nil
  ) -> String {
    meld(
      .uitkeringVerwerkt(
        UitkeringVerwerkt(
          maand: Maand(maand)!, inkomstenUitArbeidCent: Eurocent(arbeid), overigeInkomstenCent: Eurocent(overig),
          betaaldCent: Eurocent(cent), precisie: precisie)), vervangt: vervangt)
  }

  mutating func diagnose(_ dag: String, _ diagnose: Diagnose) {
    meld(.diagnoseGesteld(DiagnoseGesteld(datum: datum(dag), diagnose: diagnose)))
  }

  mutating func intrekken(_ id: String) { meld(.gegevenIngetrokken(GegevenIngetrokken(gebeurtenis: id, reden: "vergissing"))) }

  mutating func activiteit(_ soort: ActiviteitSoort, _ van: String, _ tot: String?) {
    meld(.activiteitGemeld(ActiviteitGemeld(soort: soort, van: datum(van), tot: tot.map(datum), urenPerWeek: Decimaal(8))))
  }

  mutating func plaatsing(_ id: String, _ soort: PlaatsingSoort, _ van: String, _ tot: String? = nil, werkgever: String? = nil) {
    meld(.plaatsingGestart(PlaatsingGestart(plaatsing: id, soort: soort, datum: datum(van), urenPerWeek: Decimaal(36))))
    if let tot { meld(.plaatsingBeeindigd(PlaatsingBeeindigd(plaatsing: id, datum: datum(tot)))) }
  }

  mutating func voorziening(_ id: String, _ instrument: Instrument, _ van: String, _ tot: String? = nil) {
    meld(.voorzieningGestart(VoorzieningGestart(voorziening: id, instrument: instrument, datum: datum(van))))
    if let tot { meld(.voorzieningBeeindigd(VoorzieningBeeindigd(voorziening: id, datum: datum(tot), uitkomst: .afgerond))) }
  }

  mutating func gedraging(_ code: String, _ dag: String, id: String? = nil) {
    meld(.gedragingGemeld(GedragingGemeld(datum: datum(dag), gedraging: code, verwijtbaar: true)), id: id)
  }

  var dossier: Dossier { Client.dossier(feiten) }

  static func dossier(_ feiten: [Gebeurtenis]) -> Dossier {
    var dossier = Dossier(onderwerp: .client(Client.pseudonym))
    for feit in feiten { _ = dossier.voegToe(feit) { Array("\($0.inhoud)\($0.vervangt ?? "")".utf8) } }
    return dossier
  }

  var uitkomst: Uitkomst { derive(dossier, Regelset.voor(tenant), grondslag: true) }

  /// `van – tot regeling reden`, one a period.
  var perioden: [String] {
    uitkomst.perioden.map { "\($0.van) – \($0.tot?.description ?? "…") \($0.regeling.rawValue) \($0.reden?.code.tekst ?? "")" }
  }

  var sporen: [String] { uitkomst.sporen.map { "\($0.van) \($0.spoor.tekst)" } }

  func besluit(_ sleutel: String) -> Besluit? { uitkomst.besluiten.first { $0.sleutel.tekst == sleutel } }

  func uitkering(_ maand: String) -> UitkeringBedragen? {
    guard case .uitkering(let bedragen)? = besluit("uitkering/\(maand)")?.inhoud else { return nil }
    return bedragen
  }

  /// `delta` of a maat in a month, over all its cells.
  func som(_ maat: Maat, _ maand: String) -> Int64 {
    uitkomst.bijdragen.filter { $0.cel.maat == maat && $0.cel.maand == Maand(maand)! }.reduce(0) { $0 + $1.delta }
  }
}

func datum(_ tekst: String) -> CivilDate { CivilDate(tekst)! }

extension Diagnose {
  static let werkfit = Diagnose(arbeidsvermogen: .volledig, verdiencapaciteit: 100, afstandMaanden: 3)
  static let groeiend = Diagnose(arbeidsvermogen: .beperkt, verdiencapaciteit: 60, afstandMaanden: 18)
  static let ver = Diagnose(arbeidsvermogen: .geen, verdiencapaciteit: 10, afstandMaanden: 60)
}
