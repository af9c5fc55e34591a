import Domain
import YAML

extension Lezer {
  /// `aow.yaml`: the AOW age by date of birth, contiguous and never falling.
  mutating func aow(_ wortel: YAMLNode) -> [AowRij] {
    guard let top = velden(wortel, "", verplicht: ["aow.leeftijd"]), let entry = top["aow.leeftijd"] else { return [] }
    let sleutel = "aow.leeftijd"
    guard let velden = velden(entry.value, sleutel, verplicht: ["omschrijving", "artikel", "gecontroleerd_tot", "rijen"]) else {
      return []
    }
    _ = tekst(velden["omschrijving"], sleutel)
    _ = tekst(velden["artikel"], sleutel)
    let gecontroleerd = datum(velden["gecontroleerd_tot"], sleutel)
    var rijen = lijst(velden["rijen"]?.value, samen(sleutel, "rijen")).compactMap { aowRij($0, sleutel) }
    if let gecontroleerd { for plaats in rijen.indices { rijen[plaats].gecontroleerdTot = gecontroleerd } }
    for (vorige, rij) in zip(rijen, rijen.dropFirst()) {
      if rij.geborenVanaf != vorige.geborenVoor {
        meld(
          regel: rij.regel, samen(sleutel, "geboren_vanaf"), "\(rij.geborenVanaf)",
          verwacht: "\(vorige.geborenVoor), where the row before ends",
          schrijf: "write \(vorige.geborenVoor), or correct the row before")
      }
      if rij.maanden < vorige.maanden {
        meld(
          regel: rij.regel, samen(sleutel, "maanden"), "an age below the row before",
          verwacht: "an age that never falls (AOW art. 7a)",
          schrijf: "check both rows with the source")
      }
    }
    return rijen
  }

  private mutating func aowRij(_ node: YAMLNode, _ sleutel: String) -> AowRij? {
    guard
      let velden = velden(
        node, sleutel, verplicht: ["geboren_vanaf", "geboren_voor", "jaren", "maanden", "status", "bron"],
        mag: ["geregistreerd", "toelichting"])
    else { return nil }
    let vanaf = datum(velden["geboren_vanaf"], sleutel)
    let voor = datum(velden["geboren_voor"], sleutel)
    let jaren = getal(velden["jaren"], sleutel, 60...80)
    let maanden = getal(velden["maanden"], sleutel, 0...11)
    let status = keuze(velden["status"], sleutel, Status.allCases.map(\.rawValue)).flatMap(Status.init)
    let bron = tekst(velden["bron"], sleutel)
    _ = tekst(velden["toelichting"], sleutel)
    let geregistreerd = velden["geregistreerd"] == nil ? CivilDate("1900-01-01") : datum(velden["geregistreerd"], sleutel)
    if let vanaf, let voor, voor <= vanaf, let entry = velden["geboren_voor"] {
      meld(
        entry.value.place, samen(sleutel, "geboren_voor"), "\(voor)", verwacht: "a day after 'geboren_vanaf', \(vanaf)",
        schrijf: "write the first day of birth of the next row")
    }
    guard let vanaf, let voor, let jaren, let maanden, let status, let bron, let geregistreerd else { return nil }
    return AowRij(
      geborenVanaf: vanaf, geborenVoor: voor, maanden: jaren * 12 + maanden, geregistreerdOp: geregistreerd, status: status,
      bron: bron, gecontroleerdTot: geregistreerd, bestand: bestand, regel: node.place.line)
  }
}
