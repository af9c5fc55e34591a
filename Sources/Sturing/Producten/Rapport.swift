import Crypto
public import Domain
public import Regelgeving
import Regio

/// A product of planning and control, made from the facts that lie before a stated position: indicators against their norms,
/// fondsen against their ceilings, plan beside realisation, what is done about what is off course, and what has changed in what an
/// earlier report told. Sealed: the same position, law and plan give the same bytes.
public struct Rapport: Sendable {
  public let tenant: TenantID
  public let naam: String
  public let product: Product
  public let jaar: Int
  public let peilmaand: Maand
  public let positie: Positie
  public let indicatoren: [Indicatorstand]
  public let fondsen: Fondsen
  /// Spent this year on what the tenant does not pay for in that spoor (rule 13), by instrument and spoor.
  public let buitenRegel: [BuitenRegel]
  public let verdelingen: [Result<Verdeling, Verdeling.Fout>]
  public let reeksen: [Reeksstand]
  /// Of the indicators that are off course, in their order.
  public let maatregelen: [Verbetermaatregel]
  /// Off course, and nothing is recorded about it.
  public let zonderMaatregel: [Symbool]
  public let correcties: [Correctie]
  /// Digests of the law, of the plan and of the cells it was made from.
  public let regelsDigest: String
  public let planDigest: String
  public let invoerDigest: String

  /// A plan figure of the year and what came of it.
  public struct Reeksstand: Sendable {
    public var reeks: Reeks
    public var plan: Breuk?
    public var realisatie: Breuk?
  }

  public struct BuitenRegel: Hashable, Sendable {
    public var instrument: String
    public var spoor: String
    public var bedrag: Eurocent
  }

  /// What an earlier report told, and what is known of the same months now.
  public struct Correctie: Hashable, Sendable {
    /// `uitgavenCent GM0053 2016-03 …`: what moved.
    public var wat: String
    public var was: String
    public var wordt: String
  }

  /// `bijsturen` without a recorded verbetermaatregel.
  public var isOnvolledig: Bool { !zonderMaatregel.isEmpty }

  /// What it is made from, and with what.
  public struct Invoer {
    public var regels: Regels
    public var plan: Plan
    /// Of the tenant, at the position.
    public var cellen: [Cel: Int64]
    public var positie: Positie
    /// The report of the same kind made last, of which corrections are told: its figures and its cells' months.
    public var vorige: Vorige?

    public init(regels: Regels, plan: Plan, cellen: [Cel: Int64], positie: Positie, vorige: Vorige? = nil) {
      self.regels = regels
      self.plan = plan
      self.cellen = cellen
      self.positie = positie
      self.vorige = vorige
    }
  }

  /// What an earlier report said, as far as it can be corrected.
  public struct Vorige: Sendable {
    public var naam: String
    public var peilmaand: Maand
    public var positie: Positie
    /// By name: see `kerncijfers`.
    public var cijfers: [String: String]

    public init(naam: String, peilmaand: Maand, positie: Positie, cijfers: [String: String]) {
      self.naam = naam
      self.peilmaand = peilmaand
      self.positie = positie
      self.cijfers = cijfers
    }
  }

  public let vorige: Vorige?

  public init(_ product: Product, jaar: Int, _ invoer: Invoer) {
    let regels = invoer.regels
    let peil = product.peil(jaar) ?? Maand(jaar: jaar - 1, maand: 12)
    (tenant, naam, self.product, self.jaar, peilmaand) = (regels.tenant, regels.naam, product, jaar, peil)
    positie = invoer.positie
    vorige = invoer.vorige
    // What lies after the peilmaand is not told, also when it is known already.
    let doelen = regels.doelen.filter { product.indicatoren.isEmpty || product.indicatoren.contains($0.id) }
    let standen = Self.standen(doelen, invoer.cellen, jaar: jaar, peil, invoer.plan)
    indicatoren = standen
    let fondsen = Fondsen(invoer.cellen, jaar: jaar, peilmaand: peil)
    self.fondsen = fondsen
    buitenRegel = Self.buitenRegel(invoer.cellen, jaar: jaar, peil)
    verdelingen = invoer.plan.verdelingen.filter { $0.geldt(in: jaar) && $0.sleutel != .profijt }.map { afspraak in
      Result { () throws(Verdeling.Fout) in try Verdeling(afspraak, invoer.cellen, jaar: jaar, peilmaand: peil) }
    }
    let realisatie = Realisatie(invoer.cellen, peilmaand: peil)
    let kolom = String(jaar)
    reeksen = invoer.plan.reeksen.reeksen.filter { $0.punten.contains(kolom) && $0.realisatie != nil }.map { reeks in
      Reeksstand(
        reeks: reeks, plan: invoer.plan.reeksen.waarde(reeks.id, kolom, scenario: reeks.scenario),
        realisatie: reeks.realisatie.flatMap {
          realisatie.waarde($0, Maand(jaar: jaar, maand: 1)...max(peil, Maand(jaar: jaar, maand: 1)))
        })
    }
    let bij = standen.filter { $0.oordeel == .bijsturen }.map(\.doel.id)
    maatregelen = bij.flatMap { id in invoer.plan.maatregelen.filter { $0.indicator == id && $0.jaar == jaar } }
    zonderMaatregel = bij.filter { id in !invoer.plan.maatregelen.contains { $0.indicator == id && $0.jaar == jaar } }
    correcties = invoer.vorige.map { Self.correcties($0, doelen, invoer, jaar: jaar) } ?? []
    regelsDigest = regels.digest
    planDigest = invoer.plan.digest
    invoerDigest = Self.digest(invoer.cellen)
  }

  private static func standen(
    _ doelen: [Doel], _ cellen: [Cel: Int64], jaar: Int, _ peil: Maand, _ plan: Plan
  ) -> [Indicatorstand] {
    let realisatie = Realisatie(cellen, peilmaand: peil)
    return doelen.map { Indicatorstand($0, realisatie, jaar: jaar, plan.reeksen) }
  }

  private static func buitenRegel(_ cellen: [Cel: Int64], jaar: Int, _ peil: Maand) -> [BuitenRegel] {
    var sommen: [Dimensies: Int64] = [:]
    for (cel, waarde) in cellen where cel.maat == .buitenRegelCent && cel.maand.jaar == jaar && cel.maand <= peil {
      sommen[cel.dimensies, default: 0] += waarde
    }
    return sommen.filter { $0.value != 0 }.map { dimensies, cent in
      BuitenRegel(
        instrument: dimensies[.instrument]?.tekst ?? "", spoor: dimensies[.spoor]?.tekst ?? "", bedrag: Eurocent(cent))
    }.sorted { utf8Kleiner("\($0.spoor) \($0.instrument)", "\($1.spoor) \($1.instrument)") }
  }

  /// The figures that a later report tells corrections of, by name: every indicator's realisation, every fonds's lasten and baten.
  static func kerncijfers(_ standen: [Indicatorstand], _ fondsen: Fondsen) -> [(naam: String, waarde: String)] {
    var uit: [(String, String)] = standen.map {
      ("indicator \($0.doel.id)", $0.realisatie?.leesbaar(decimalen: 2) ?? "onbepaald")
    }
    for rij in fondsen.rijen {
      let plaats = "\(rij.fonds) \(rij.gemeente?.description ?? "totaal")"
      uit.append(("lasten \(plaats)", rij.lasten.leesbaar))
      uit.append(("baten \(plaats)", rij.baten.leesbaar))
      uit.append(("budget \(plaats)", rij.budget?.leesbaar ?? "onbepaald"))
    }
    return uit
  }

  public var kerncijfers: [(naam: String, waarde: String)] { Self.kerncijfers(indicatoren, fondsen) }

  /// The earlier report's figures worked out anew from what is known now: those that moved.
  private static func correcties(_ vorige: Vorige, _ doelen: [Doel], _ invoer: Invoer, jaar: Int) -> [Correctie] {
    let peil = vorige.peilmaand
    let standen = standen(doelen, invoer.cellen, jaar: peil.jaar, peil, invoer.plan)
    let nu = kerncijfers(standen, Fondsen(invoer.cellen, jaar: peil.jaar, peilmaand: peil))
    var over = vorige.cijfers
    var uit = nu.compactMap { naam, waarde -> Correctie? in
      guard let was = over.removeValue(forKey: naam) else { return Correctie(wat: naam, was: "–", wordt: waarde) }
      return was == waarde ? nil : Correctie(wat: naam, was: was, wordt: waarde)
    }
    uit += over.sorted { utf8Kleiner($0.key, $1.key) }.map { Correctie(wat: $0.key, was: $0.value, wordt: "–") }
    return uit
  }

  /// SHA-256 over every cell, in an order that does not depend on the process.
  static func digest(_ cellen: [Cel: Int64]) -> String {
    let regels = cellen.filter { $0.value != 0 }.map { cel, waarde in
      "\(cel.maand) \(cel.gemeente) \(cel.maat.naam) \(cel.dimensies.tekst) \(waarde)\n"
    }
    return hex(sha256(Array(regels.sorted { utf8Kleiner($0, $1) }.joined().utf8)))
  }
}
