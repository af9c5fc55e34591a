import Domain
import Regelgeving
import YAML

extension Lezer {
  /// `reeksen.yaml`: printed tables, each with its columns and series.
  mutating func reeksen(_ wortel: YAMLNode, _ regels: Regels) -> [Reeks] {
    guard let velden = velden(wortel, "", verplicht: ["tabellen"]) else { return [] }
    var uit: [Reeks] = []
    var gezien: [String: Int] = [:]
    for node in lijst(velden["tabellen"]?.value, "tabellen") {
      guard let (tabel, reeksen) = tabel(node, regels) else { continue }
      if let eerder = gezien.updateValue(tabel.regel, forKey: tabel.id) {
        meld(
          regel: tabel.regel, "tabellen id", "'\(tabel.id)' twice (also on line \(eerder))", verwacht: "every id once",
          schrijf: "write another id")
      }
      uit += reeksen
    }
    return uit
  }

  private mutating func tabel(_ node: YAMLNode, _ regels: Regels) -> (Reeks.Tabel, [Reeks])? {
    let sleutel = "tabellen"
    guard
      let velden = velden(
        node, sleutel, verplicht: ["id", "titel", "bron", "status", "eenheid", "punten", "reeksen"], mag: ["scenario"])
    else { return nil }
    let id = naam(velden["id"], sleutel)
    let titel = tekst(velden["titel"], sleutel)
    let bron = tekst(velden["bron"], sleutel)
    let status = status(velden["status"], sleutel)
    let eenheid = eenheid(velden["eenheid"], sleutel)
    let scenario = naam(velden["scenario"], sleutel)
    let punten = punten(velden["punten"]?.value)
    guard let id, let titel, let bron, let status, let eenheid else { return nil }
    let tabel = Reeks.Tabel(id: id, titel: titel, bron: bron, status: status, bestand: bestand, regel: node.place.line)
    let reeksen = lijst(velden["reeksen"]?.value, samen(sleutel, "reeksen")).compactMap {
      reeks($0, tabel, punten, eenheid, scenario, regels)
    }
    return (tabel, reeksen)
  }

  private mutating func eenheid(_ entry: YAMLEntry?, _ sleutel: String) -> Reeks.Eenheid? {
    keuze(entry, sleutel, Reeks.Eenheid.allCases.map(\.rawValue)).flatMap(Reeks.Eenheid.init)
  }

  /// The columns, each once.
  private mutating func punten(_ node: YAMLNode?) -> [String] {
    var punten: [String] = []
    for node in lijst(node, "tabellen punten") {
      guard let tekst = node.text, !node.isNull, !tekst.isEmpty, !tekst.contains(where: { " []".contains($0) }) else {
        meld(
          node.place, "tabellen punten", node.shape, verwacht: "a year, or a word without spaces", schrijf: "write it like 2014")
        continue
      }
      if punten.contains(tekst) {
        meld(node.place, "tabellen punten", "\(tekst) twice", verwacht: "every year once", schrijf: "remove one")
      }
      punten.append(tekst)
    }
    return punten
  }

  private mutating func reeks(
    _ node: YAMLNode, _ tabel: Reeks.Tabel, _ punten: [String], _ eenheid: Reeks.Eenheid, _ scenario: String?, _ regels: Regels
  ) -> Reeks? {
    let sleutel = "tabellen reeksen"
    guard
      let velden = velden(
        node, sleutel, verplicht: ["id", "omschrijving"],
        mag: ["waarden", "formule", "eenheid", "stap", "realisatie", "scenario", "toelichting"])
    else { return nil }
    let begin = problemen.count
    let id = naam(velden["id"], sleutel)
    let omschrijving = tekst(velden["omschrijving"], sleutel)
    let toelichting = tekst(velden["toelichting"], sleutel)
    let eigen = self.eenheid(velden["eenheid"], sleutel) ?? eenheid
    let eigenScenario = naam(velden["scenario"], sleutel) ?? scenario
    let formule = formule(velden["formule"])
    let waarden = lijst(velden["waarden"]?.value, samen(sleutel, "waarden")).map { node in
      node.isNull ? nil : decimaal(node, samen(sleutel, "waarden"))
    }
    let stap = velden["stap"].flatMap { decimaal($0.value, samen(sleutel, "stap")) } ?? Decimaal(1)
    let realisatie = self.formule(velden["realisatie"], regels.sporen.map(\.code.tekst), sleutel: samen(sleutel, "realisatie"))
    if velden["waarden"] == nil, velden["formule"] == nil {
      meld(node.place, sleutel, "neither waarden nor formule", verwacht: "one of them, or both", schrijf: "add what is printed")
    }
    if velden["waarden"] != nil, waarden.count != punten.count, toelichting == nil {
      meld(
        velden["waarden"]!.value.place, samen(sleutel, "waarden"), "\(waarden.count) values under \(punten.count) columns",
        verwacht: "a value or null for every column",
        schrijf: "correct it; when the source prints it so, say that in 'toelichting:'")
    }
    if stap.mantisse <= 0 {
      meld(node.place, samen(sleutel, "stap"), "\(stap)", verwacht: "more than 0", schrijf: "write what it is rounded to")
    }
    guard problemen.count == begin, let id, let omschrijving else { return nil }
    return Reeks(
      id: id, scenario: eigenScenario, omschrijving: omschrijving, eenheid: eigen, punten: punten, waarden: waarden,
      formule: formule, stap: stap, realisatie: realisatie, toelichting: toelichting, tabel: tabel, regel: node.place.line)
  }

  private mutating func formule(_ entry: YAMLEntry?) -> Reeksformule? {
    guard let entry, let tekst = tekst(entry, "tabellen reeksen") else { return nil }
    do throws(Formulefout) {
      return try Reeksformulelezer.lees(tekst)
    } catch {
      meld(entry.value.place, "tabellen reeksen formule", error.gevonden, verwacht: error.verwacht, schrijf: error.schrijf)
      return nil
    }
  }
}
