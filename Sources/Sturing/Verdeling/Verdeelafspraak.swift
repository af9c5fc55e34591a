public import Domain
public import Regelgeving
import YAML

/// How the gemeenten of a tenant, and partners outside it, agreed to carry the result of some fondsen together.
public struct Verdeelafspraak: Sendable {
  public enum Sleutel: String, CaseIterable, Sendable {
    /// Average of the persons at twelve month ends.
    case personen
    /// The same, of those in regeling `wsw`.
    case wswPersonen = "wsw-personen"
    /// Of the whole year.
    case standaardeenheden
    /// Given: no dossier tells them.
    case inwoners
    /// Every gemeente carries its own.
    case profijt
  }

  /// What is shared.
  public enum Grondslag: String, CaseIterable, Sendable {
    /// Of the fondsen: budget and baten minus lasten.
    case resultaat
    /// Of the fondsen: what was spent.
    case lasten
    /// What the Wsw leaves by its own sum (rule 11).
    case wswResultaat = "wsw-resultaat"
  }

  public struct Partner: Hashable, Sendable {
    public var naam: String
    public var gemeente: Gemeente
  }

  public var id: String
  public var omschrijving: String
  public var fondsen: [Fonds]
  public var grondslag: Grondslag
  public var sleutel: Sleutel
  /// Years, the first and the last included.
  public var vanaf: Int
  public var totEnMet: Int?
  /// Outside the tenant: in the sleutel only.
  public var partners: [Partner]
  /// Numbers that no dossier of the tenant tells, per gemeente and year, in millionths.
  public var aantallen: [Jaargetal: Int64]
  public var status: Status
  public var bron: String
  public var toelichting: String?
  public var bestand: String
  public var regel: Int

  public struct Jaargetal: Hashable, Sendable {
    public var gemeente: Gemeente
    public var jaar: Int

    public init(_ gemeente: Gemeente, _ jaar: Int) {
      self.gemeente = gemeente
      self.jaar = jaar
    }
  }

  public func geldt(in jaar: Int) -> Bool { vanaf <= jaar && totEnMet.map { jaar <= $0 } ?? true }
}

extension Lezer {
  mutating func verdelingen(_ wortel: YAMLNode, _ regels: Regels) -> [Verdeelafspraak] {
    guard let velden = velden(wortel, "", verplicht: ["verdelingen"]) else { return [] }
    var uit: [Verdeelafspraak] = []
    for node in lijst(velden["verdelingen"]?.value, "verdelingen") {
      guard let afspraak = verdeling(node, regels) else { continue }
      if let eerder = uit.first(where: { $0.id == afspraak.id }) {
        meld(
          regel: afspraak.regel, "verdelingen id", "'\(afspraak.id)' twice (also on line \(eerder.regel))",
          verwacht: "every id once", schrijf: "write another id")
      }
      uit.append(afspraak)
    }
    return uit
  }

  private mutating func verdeling(_ node: YAMLNode, _ regels: Regels) -> Verdeelafspraak? {
    let sleutel = "verdelingen"
    guard
      let velden = velden(
        node, sleutel, verplicht: ["id", "omschrijving", "sleutel", "vanaf", "status", "bron"],
        mag: ["fondsen", "grondslag", "tot_en_met", "partners", "aantallen", "toelichting"])
    else { return nil }
    let begin = problemen.count
    let id = naam(velden["id"], sleutel)
    let omschrijving = tekst(velden["omschrijving"], sleutel)
    let grondslag =
      keuze(velden["grondslag"], sleutel, Verdeelafspraak.Grondslag.allCases.map(\.rawValue))
      .flatMap(Verdeelafspraak.Grondslag.init) ?? .resultaat
    let keuzeSleutel = keuze(velden["sleutel"], sleutel, Verdeelafspraak.Sleutel.allCases.map(\.rawValue))
      .flatMap(Verdeelafspraak.Sleutel.init)
    let fondsen = lijst(velden["fondsen"]?.value, samen(sleutel, "fondsen")).compactMap { node in
      fonds(node, samen(sleutel, "fondsen"))
    }
    if fondsen.isEmpty, grondslag != .wswResultaat, problemen.count == begin {
      meld(
        node.place, samen(sleutel, "fondsen"), "is missing", verwacht: "the fondsen whose \(grondslag.rawValue) is shared",
        schrijf: "add 'fondsen: [...]'")
    }
    let vanaf = getal(velden["vanaf"], sleutel, 1900...2199)
    let totEnMet = getal(velden["tot_en_met"], sleutel, 1900...2199)
    let partners = lijst(velden["partners"]?.value, samen(sleutel, "partners")).compactMap { partner($0, regels) }
    let aantallen = aantallen(velden["aantallen"]?.value, regels, partners)
    let status = status(velden["status"], sleutel)
    let bron = tekst(velden["bron"], sleutel)
    let toelichting = tekst(velden["toelichting"], sleutel)
    guard problemen.count == begin, let id, let omschrijving, let keuzeSleutel, let vanaf, let status, let bron else {
      return nil
    }
    if let totEnMet, totEnMet < vanaf {
      meld(node.place, samen(sleutel, "tot_en_met"), "\(totEnMet)", verwacht: "\(vanaf) or later", schrijf: "check both years")
    }
    return Verdeelafspraak(
      id: id, omschrijving: omschrijving, fondsen: fondsen, grondslag: grondslag, sleutel: keuzeSleutel, vanaf: vanaf,
      totEnMet: totEnMet, partners: partners, aantallen: aantallen, status: status, bron: bron, toelichting: toelichting,
      bestand: bestand, regel: node.place.line)
  }

  private mutating func fonds(_ node: YAMLNode, _ sleutel: String) -> Fonds? {
    if let tekst = node.text, let fonds = Fonds(rawValue: tekst) { return fonds }
    let bekend = Fonds.allCases.map(\.rawValue)
    let raad = node.text.flatMap { meestGelijk($0, bekend) }
    meld(
      node.place, sleutel, node.shape, verwacht: "one of \(opsomming(bekend))",
      schrijf: raad.map { "write \($0)" } ?? "write one of them")
    return nil
  }

  private mutating func partner(_ node: YAMLNode, _ regels: Regels) -> Verdeelafspraak.Partner? {
    let sleutel = "verdelingen partners"
    guard let velden = velden(node, sleutel, verplicht: ["naam", "gemeente"]) else { return nil }
    let naam = tekst(velden["naam"], sleutel)
    guard let naam, let code = gemeente(velden["gemeente"], sleutel) else { return nil }
    if regels.leden.contains(where: { $0.gemeente == code }) {
      meld(
        node.place, samen(sleutel, "gemeente"), "\(code) is a gemeente of the tenant", verwacht: "a partner outside it",
        schrijf: "remove it: its own dossiers count")
    }
    return Verdeelafspraak.Partner(naam: naam, gemeente: code)
  }

  private mutating func aantallen(
    _ node: YAMLNode?, _ regels: Regels, _ partners: [Verdeelafspraak.Partner]
  ) -> [Verdeelafspraak.Jaargetal: Int64] {
    let sleutel = "verdelingen aantallen"
    var uit: [Verdeelafspraak.Jaargetal: Int64] = [:]
    for node in lijst(node, sleutel) {
      guard let velden = velden(node, sleutel, verplicht: ["gemeente", "jaar", "aantal", "status", "bron"]) else { continue }
      _ = status(velden["status"], sleutel)
      _ = tekst(velden["bron"], sleutel)
      guard let code = gemeente(velden["gemeente"], sleutel), let jaar = getal(velden["jaar"], sleutel, 1900...2199),
        let entry = velden["aantal"], let aantal = decimaal(entry.value, samen(sleutel, "aantal"))
      else { continue }
      if !regels.leden.contains(where: { $0.gemeente == code }), !partners.contains(where: { $0.gemeente == code }) {
        meld(
          node.place, samen(sleutel, "gemeente"), "\(code)", verwacht: "a gemeente of the tenant or a partner",
          schrijf: "add it to 'partners:', or correct it")
      }
      if aantal.mantisse < 0 {
        meld(entry.value.place, samen(sleutel, "aantal"), "\(aantal)", verwacht: "0 or more", schrijf: "check it with the source")
      }
      if uit.updateValue(aantal.miljoensten, forKey: .init(code, jaar)) != nil {
        meld(node.place, sleutel, "\(code) in \(jaar) twice", verwacht: "one number a year", schrijf: "remove one")
      }
    }
    return uit
  }
}
