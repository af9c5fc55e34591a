public import Domain
public import Regelgeving

/// One record of a national statistic, recomputed from a dossier: its fields by kenmerk, spelled as the statistic spells them.
///
/// ## Grondslag
/// Regeling statistiek Participatiewet, IOAW en IOAZ 2015, bijlage 1 (BUS) and bijlage 2 (SRG).
public struct Statistiekregel: Hashable, Sendable {
  public enum Statistiek: String, CaseIterable, Sendable { case bus, srg }

  /// The fields that dossiers tell; the numbers are those of the bijlage.
  public enum Kenmerk: String, CaseIterable, Sendable {
    // BUS 4, 8, 10, 12, 13, 14, 15
    case gemeente, statistiekcode, leefvorm, norm, vermindering, inkomsten, betaalbaar
    // SRG 15, 16, 17, 18, 19
    case type, begin, eind, reden, loonwaarde
  }

  public var dossier: Pseudonym
  /// Of BUS the month (`201603`), of SRG the registratienummer of the voorziening.
  public var sleutel: String
  public var velden: [Kenmerk: String]

  public init(dossier: Pseudonym, sleutel: String, velden: [Kenmerk: String]) {
    self.dossier = dossier
    self.sleutel = sleutel
    self.velden = velden
  }
}

extension Statistiekregel {
  /// What a client's dossier says in a statistic; nothing of a dossier without a client.
  public static func herleid(_ statistiek: Statistiek, _ dossier: Dossier, _ regels: Regels) -> [Statistiekregel] {
    guard case .client(let client) = dossier.onderwerp else { return [] }
    switch statistiek {
    case .bus: return bus(client, dossier, regels)
    case .srg: return srg(client, dossier)
    }
  }

  /// A row for each month whose uitkering could be worked out: whole euros, half up; amounts include vakantietoeslag but what is
  /// payable, as the bijlage asks. Inkomsten are those that count: arbeid minus vrijlating, and overige.
  private static func bus(_ client: Pseudonym, _ dossier: Dossier, _ regels: Regels) -> [Statistiekregel] {
    let uitkomst = derive(dossier, regels)
    var inkomsten: [Maand: Eurocent] = [:]
    for case .uitkeringVerwerkt(let d) in dossier.opVolgorde() {
      inkomsten[d.maand] = d.inkomstenUitArbeidCent + d.overigeInkomstenCent
    }
    var leefvormen: [Maand: Symbool] = [:]
    for bijdrage in uitkomst.bijdragen where bijdrage.cel.maat == .uitkeringAantal {
      leefvormen[bijdrage.cel.maand] = bijdrage.cel.dimensies[.leefvorm]
    }
    return uitkomst.besluiten.compactMap { besluit in
      guard besluit.soort == .uitkering, case .uitkering(let b) = besluit.inhoud, besluit.uitkomst == .vastgesteld else {
        return nil
      }
      let maand = besluit.sleutel.datum.maand
      var velden: [Kenmerk: String] = [
        .gemeente: besluit.gemeente.description, .norm: euro(b.norm), .vermindering: euro(b.verlaging),
        .inkomsten: euro((inkomsten[maand] ?? .nul) - b.vrijlating), .betaalbaar: euro(b.betaalbaar),
      ]
      velden[.leefvorm] = leefvormen[maand].flatMap { leefvormcodes[$0.tekst] }
      velden[.statistiekcode] = uitkomst.perioden.last { $0.van < maand.einde }.flatMap { statistiekcodes[$0.regeling] }
      return Statistiekregel(dossier: client, sleutel: maand.description.replacing("-", with: ""), velden: velden)
    }
  }

  /// A row for each voorziening, and for each plaatsing with loonkostensubsidie or in beschut werk.
  private static func srg(_ client: Pseudonym, _ dossier: Dossier) -> [Statistiekregel] {
    var redenen: [String: String] = [:]
    for case .voorzieningBeeindigd(let d) in dossier.opVolgorde() { redenen[d.voorziening] = redencodes[d.uitkomst] }
    let trajecten = dossier.trajecten
    let voorzieningen = trajecten.voorzieningen.map { loop in
      regel(
        client, loop.id, type: typecodes[loop.wat.instrument] ?? "99", loop.van, loop.tot,
        [.reden: loop.tot == .open ? nil : redenen[loop.id]])
    }
    return voorzieningen
      + trajecten.plaatsingen.compactMap { loop in
        guard let type = plaatsingcodes[loop.wat.soort] else { return nil }
        return regel(client, loop.id, type: type, loop.van, loop.tot, [.loonwaarde: loop.wat.loonwaarde.map(String.init)])
      }
  }

  private static func regel(
    _ client: Pseudonym, _ id: String, type: String, _ van: CivilDate, _ tot: CivilDate, _ meer: [Kenmerk: String?]
  ) -> Statistiekregel {
    var velden: [Kenmerk: String] = [.type: type, .begin: datum(van)]
    if tot != .open { velden[.eind] = datum(tot) }
    for (kenmerk, waarde) in meer { velden[kenmerk] = waarde }
    return Statistiekregel(dossier: client, sleutel: id, velden: velden)
  }

  private static func euro(_ bedrag: Eurocent) -> String { String((Breuk(bedrag) / Breuk(100)).afgerond) }
  private static func datum(_ datum: CivilDate) -> String { datum.description.replacing("-", with: "") }

  private static let leefvormcodes = ["alleenstaande": "1", "alleenstaande-ouder": "2", "gehuwd": "3"]
  private static let statistiekcodes: [Regeling: String] = [.pw: "01", .ioaw: "02", .ioaz: "03", .bbz: "14"]
  private static let redencodes: [VoorzieningUitkomst: String] = [.afgerond: "1", .voortijdig: "2", .anders: "3"]
  /// What has no code of its own is 99 (`aanname`).
  private static let typecodes: [Instrument: String] = [
    .participatieplaats: "03", .beschutWerk: "05", .jobcoaching: "06", .werkplekaanpassing: "08", .noRiskpolis: "08",
  ]
  private static let plaatsingcodes: [PlaatsingSoort: String] = [.lks: "04", .garantiebaan: "04", .beschut: "05"]
}
