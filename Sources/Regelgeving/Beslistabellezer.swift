import Domain
import YAML

extension Lezer {
  /// `beslistabel.yaml`: the tables by day, each proved whole.
  mutating func beslistabellen(_ wortel: YAMLNode, _ sporen: [String]?) -> [Beslistabel] {
    guard let velden = velden(wortel, "", verplicht: ["beslistabellen"]) else { return [] }
    let tabellen = lijst(velden["beslistabellen"]?.value, "beslistabellen").compactMap { tabel($0, sporen) }
    for (vorige, tabel) in zip(tabellen, tabellen.dropFirst())
    where (tabel.vanaf, tabel.geregistreerdOp) <= (vorige.vanaf, vorige.geregistreerdOp) {
      meld(
        regel: tabel.regel, "beslistabellen vanaf", "\(tabel.vanaf) after \(vorige.vanaf)",
        verwacht: "tables by day, or by 'geregistreerd' on one day", schrijf: "move the table, or correct its day")
    }
    // A row that could not be read may have given it.
    for spoor in sporen ?? []
    where problemen.isEmpty && !tabellen.contains(where: { $0.rijen.contains { $0.spoor.tekst == spoor } }) {
      meld(
        wortel.place, "beslistabellen", "no row gives the spoor '\(spoor)' of tenant.yaml", verwacht: "a row for every spoor",
        schrijf: "add a row, or remove the spoor")
    }
    return tabellen
  }

  private mutating func tabel(_ node: YAMLNode, _ sporen: [String]?) -> Beslistabel? {
    let sleutel = "beslistabellen"
    guard
      let velden = velden(
        node, sleutel, verplicht: ["vanaf", "bron", "gecontroleerd_tot", "regels"], mag: ["geregistreerd", "toelichting"])
    else { return nil }
    let vanaf = datum(velden["vanaf"], sleutel)
    let geregistreerd = velden["geregistreerd"] == nil ? vanaf : datum(velden["geregistreerd"], sleutel)
    let bron = tekst(velden["bron"], sleutel)
    let toelichting = tekst(velden["toelichting"], sleutel)
    let gecontroleerd = datum(velden["gecontroleerd_tot"], sleutel)
    let nodes = lijst(velden["regels"]?.value, samen(sleutel, "regels"))
    let rijen = nodes.compactMap { tabelrij($0, sporen) }
    guard let vanaf, let geregistreerd, let bron, let gecontroleerd, !rijen.isEmpty else { return nil }
    let tabel = Beslistabel(
      vanaf: vanaf, geregistreerdOp: geregistreerd, bron: bron, toelichting: toelichting, gecontroleerdTot: gecontroleerd,
      rijen: rijen,
      bestand: bestand, regel: node.place.line)
    // A row that could not be read would show up as a gap that is none.
    if rijen.count == nodes.count { bewijs(tabel) }
    return tabel
  }

  private mutating func tabelrij(_ node: YAMLNode, _ sporen: [String]?) -> Beslistabel.Rij? {
    let sleutel = "regels"
    guard let velden = velden(node, sleutel, verplicht: ["als", "spoor", "status", "bron"], mag: ["toelichting"]) else {
      return nil
    }
    let spoor = sporen.map { keuze(velden["spoor"], sleutel, $0) } ?? tekst(velden["spoor"], sleutel)
    let status = keuze(velden["status"], sleutel, Status.allCases.map(\.rawValue)).flatMap(Status.init)
    let bron = tekst(velden["bron"], sleutel)
    let toelichting = tekst(velden["toelichting"], sleutel)
    if status == .aanname, velden["toelichting"] == nil {
      meld(
        node.place, "regels toelichting", "is missing", verwacht: "the reason of every 'aanname'", schrijf: "add 'toelichting:'")
    }
    let als: Voorwaarden? = if let entry = velden["als"] { voorwaarden(entry) } else { nil }
    guard let spoor, let status, let bron, let als else { return nil }
    return Beslistabel.Rij(
      spoor: Symbool(spoor), voorwaarden: als, status: status, bron: bron, toelichting: toelichting, bestand: bestand,
      regel: node.place.line)
  }

  /// `altijd`, or a mapping of conditions that must all hold.
  private mutating func voorwaarden(_ entry: YAMLEntry) -> Voorwaarden? {
    var uit = Voorwaarden()
    if entry.value.text == "altijd" { return uit }
    let vragen = Geval.vragen
    let mag = ["regeling", "arbeidsvermogen", "verdiencapaciteit", "afstandMaanden", "leeftijd"] + vragen
    guard let velden = velden(entry.value, "regels als", verplicht: [], mag: mag) else { return nil }
    let begin = problemen.count
    if velden.perKey.isEmpty {
      meld(
        entry.value.place, "regels als", "no condition", verwacht: "one or more conditions",
        schrijf: "write 'als: altijd' for the rest")
    }
    if let e = velden["regeling"] { uit.regelingen = bits(e, Regeling.allCases) { Geval.bit($0) } }
    if let e = velden["arbeidsvermogen"] { uit.arbeidsvermogens = bits(e, Arbeidsvermogen.allCases) { Geval.bit($0) } }
    if let e = velden["verdiencapaciteit"] { uit.verdiencapaciteit = bereik(e, 0...101) }
    if let e = velden["afstandMaanden"] { uit.afstandMaanden = bereik(e, 0...1200) }
    if let e = velden["leeftijd"] { uit.leeftijd = bereik(e, 0...150) }
    for (plaats, vraag) in vragen.enumerated() {
      guard let e = velden[vraag] else { continue }
      guard let ja = e.value.text.flatMap(jaNee) else {
        meld(e.value.place, "regels als \(vraag)", e.value.shape, verwacht: "ja or nee", schrijf: "write ja or nee")
        continue
      }
      uit.gevraagd |= 1 << plaats
      if ja { uit.antwoord |= 1 << plaats }
    }
    return problemen.count == begin && velden.perKey.keys.allSatisfy(mag.contains) ? uit : nil
  }

  /// One code or a list of codes.
  private mutating func bits<C: Code>(_ entry: YAMLEntry, _ alle: [C], _ bit: (C) -> UInt8) -> UInt8 {
    var uit: UInt8 = 0
    for node in entry.value.sequence ?? [entry.value] {
      let code = keuze(YAMLEntry(key: entry.key, at: node.place, value: node), "regels als", alle.map(\.rawValue))
      if let code = code.flatMap(C.init(rawValue:)) { uit |= bit(code) }
    }
    return uit
  }

  /// `{ vanaf: 30, onder: 50 }` or `{ tot_en_met: 6 }`.
  private mutating func bereik(_ entry: YAMLEntry, _ grenzen: ClosedRange<Int>) -> Range<Int> {
    let sleutel = "regels als \(entry.key)"
    guard let velden = velden(entry.value, sleutel, verplicht: [], mag: ["vanaf", "onder", "tot_en_met"]) else { return 0..<1 }
    let vanaf = getal(velden["vanaf"], sleutel, grenzen) ?? Int.min
    let onder = getal(velden["onder"], sleutel, grenzen)
    let totEnMet = getal(velden["tot_en_met"], sleutel, grenzen)
    let boven = onder ?? totEnMet.map { $0 + 1 } ?? Int.max
    if velden.perKey.isEmpty || (velden["onder"] != nil && velden["tot_en_met"] != nil) || boven <= vanaf {
      meld(
        entry.value.place, sleutel, "no range",
        verwacht: "a lower bound 'vanaf' and an upper one 'onder' or 'tot_en_met' above it",
        schrijf: "write it like { vanaf: 30, onder: 50 }")
      return 0..<1
    }
    return vanaf..<boven
  }
}
