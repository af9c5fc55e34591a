public import Domain
public import Regelgeving
import YAML

/// A product of planning and control as the tenant's paper asks for it: when it is due, what stands in it, for whom.
public struct Product: Sendable {
  public enum Soort: String, CaseIterable, Sendable {
    case opdracht, kaderbegroting, begroting, uitvoeringsplan, kwartaalrapportage, jaarstukken, evaluatie
  }

  public var soort: Soort
  /// Of a kwartaalrapportage.
  public var kwartaal: Int?
  public var omschrijving: String
  /// Month and day on which it is due …
  public var maand: Int
  public var dag: Int
  /// … so many years from the year that it is about.
  public var jaarverschil: Int
  /// The last month of the year that it is about, that it tells of; nil: it plans and tells of none.
  public var peilmaand: Int?
  /// Every indicator of the tenant when empty.
  public var indicatoren: [Symbool]
  public var aan: String
  public var bron: String
  public var status: Status
  public var bestand: String
  public var regel: Int

  public func uiterlijk(_ jaar: Int) -> CivilDate {
    let eerste = Maand(jaar: jaar + jaarverschil, maand: maand)
    return eerste.eersteDag + (min(dag, eerste.aantalDagen) - 1)
  }

  /// The month up to which the figures go.
  public func peil(_ jaar: Int) -> Maand? { peilmaand.map { Maand(jaar: jaar, maand: $0) } }

  /// `kwartaalrapportage 3`.
  public var naam: String { kwartaal.map { "\(soort.rawValue) \($0)" } ?? soort.rawValue }
}

/// What is done about an indicator that is off course: who, by when, with what effect. Recorded by the tenant.
public struct Verbetermaatregel: Sendable {
  public var indicator: Symbool
  /// The year that is to be mended.
  public var jaar: Int
  public var maatregel: String
  public var eigenaar: String
  public var uiterlijk: CivilDate
  public var effect: String
  public var bestand: String
  public var regel: Int
}

extension Lezer {
  /// `kalender.yaml`.
  mutating func producten(_ wortel: YAMLNode, _ regels: Regels) -> [Product] {
    guard let velden = velden(wortel, "", verplicht: ["producten"]) else { return [] }
    var uit: [Product] = []
    for node in lijst(velden["producten"]?.value, "producten") {
      guard let product = product(node, regels) else { continue }
      if let eerder = uit.first(where: { $0.soort == product.soort && $0.kwartaal == product.kwartaal }) {
        meld(
          regel: product.regel, "producten", "\(product.naam) twice (also on line \(eerder.regel))",
          verwacht: "every product once", schrijf: "remove one")
      }
      uit.append(product)
    }
    return uit
  }

  private mutating func product(_ node: YAMLNode, _ regels: Regels) -> Product? {
    let sleutel = "producten"
    guard
      let velden = velden(
        node, sleutel, verplicht: ["soort", "omschrijving", "uiterlijk", "jaar", "aan", "bron", "status"],
        mag: ["kwartaal", "peilmaand", "indicatoren"])
    else { return nil }
    let begin = problemen.count
    let soort = keuze(velden["soort"], sleutel, Product.Soort.allCases.map(\.rawValue)).flatMap(Product.Soort.init)
    let kwartaal = getal(velden["kwartaal"], sleutel, 1...4)
    if let soort, (soort == .kwartaalrapportage) != (kwartaal != nil) {
      meld(
        node.place, samen(sleutel, "kwartaal"), kwartaal == nil ? "is missing" : "of a \(soort.rawValue)",
        verwacht: "a kwartaal of a kwartaalrapportage, and of it only", schrijf: "correct the soort or the kwartaal")
    }
    let omschrijving = tekst(velden["omschrijving"], sleutel)
    let dag = maandEnDag(velden["uiterlijk"], sleutel)
    let jaar = velden["jaar"].flatMap { jaarverschil($0, sleutel) }
    let peilmaand = getal(velden["peilmaand"], sleutel, 1...12)
    let aan = tekst(velden["aan"], sleutel)
    let bron = tekst(velden["bron"], sleutel)
    let status = status(velden["status"], sleutel)
    let indicatoren = lijst(velden["indicatoren"]?.value, samen(sleutel, "indicatoren")).compactMap {
      indicator($0, samen(sleutel, "indicatoren"), regels)
    }
    guard problemen.count == begin, let soort, let omschrijving, let dag, let jaar, let aan, let bron, let status else {
      return nil
    }
    return Product(
      soort: soort, kwartaal: kwartaal, omschrijving: omschrijving, maand: dag.maand, dag: dag.dag, jaarverschil: jaar,
      peilmaand: peilmaand, indicatoren: indicatoren, aan: aan, bron: bron, status: status, bestand: bestand,
      regel: node.place.line)
  }

  /// `verbetermaatregelen.yaml`.
  mutating func verbetermaatregelen(_ wortel: YAMLNode, _ regels: Regels) -> [Verbetermaatregel] {
    guard let velden = velden(wortel, "", verplicht: ["verbetermaatregelen"]) else { return [] }
    let sleutel = "verbetermaatregelen"
    return lijst(velden[sleutel]?.value, sleutel, minimum: 0).compactMap { node in
      guard
        let velden = self.velden(
          node, sleutel, verplicht: ["indicator", "jaar", "maatregel", "eigenaar", "uiterlijk", "effect"])
      else { return nil }
      let code = velden["indicator"].flatMap { indicator($0.value, samen(sleutel, "indicator"), regels) }
      let jaar = getal(velden["jaar"], sleutel, 1900...2199)
      let maatregel = tekst(velden["maatregel"], sleutel)
      let eigenaar = tekst(velden["eigenaar"], sleutel)
      let uiterlijk = datum(velden["uiterlijk"], sleutel)
      let effect = tekst(velden["effect"], sleutel)
      guard let code, let jaar, let maatregel, let eigenaar, let uiterlijk, let effect else { return nil }
      return Verbetermaatregel(
        indicator: code, jaar: jaar, maatregel: maatregel, eigenaar: eigenaar, uiterlijk: uiterlijk, effect: effect,
        bestand: bestand, regel: node.place.line)
    }
  }

  /// An indicator that the tenant has.
  private mutating func indicator(_ node: YAMLNode, _ sleutel: String, _ regels: Regels) -> Symbool? {
    let bekend = regels.doelen.map(\.id.tekst)
    if let tekst = node.text, bekend.contains(tekst) { return Symbool(tekst) }
    let raad = node.text.flatMap { meestGelijk($0, bekend) }
    meld(
      node.place, sleutel, node.shape, verwacht: "an indicator of doelen.yaml",
      schrijf: raad.map { "write \($0)" } ?? "add it there first")
    return nil
  }

  /// `05-31`.
  private mutating func maandEnDag(_ entry: YAMLEntry?, _ sleutel: String) -> (maand: Int, dag: Int)? {
    guard let entry else { return nil }
    if let tekst = entry.value.text, let datum = CivilDate("2000-\(tekst)") {
      return (datum.delen.maand, datum.delen.dag)
    }
    meld(
      entry.value.place, samen(sleutel, entry.key), entry.value.shape, verwacht: "a month and a day as MM-DD",
      schrijf: "write it like 05-31")
    return nil
  }

  /// `-1`, `0`, `1`.
  private mutating func jaarverschil(_ entry: YAMLEntry, _ sleutel: String) -> Int? {
    if let getal = entry.value.text.flatMap({ Int($0) }), (-5...5).contains(getal) { return getal }
    meld(
      entry.value.place, samen(sleutel, entry.key), entry.value.shape,
      verwacht: "years from the year it is about, -5 to 5",
      schrijf: "write -1 for the year before, 0 for the same, 1 for the next")
    return nil
  }
}
