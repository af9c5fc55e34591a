import Domain
import YAML

/// Where a parameter file stands: its level, and what that level may name.
struct Plek {
  var niveau: Niveau
  /// The tenant's sporen, none on the national level; nil when its file could not be read, then any code will do.
  var sporen: [String]?
  /// What gemeenten may settle themselves.
  var lokaal: Set<Parameter> = []
  /// Where national law settles each parameter that it has.
  var artikelen: [Parameter: String] = [:]
}

extension Lezer {
  /// A file of parameters, one block each.
  mutating func parameters(_ wortel: YAMLNode, _ plek: Plek) -> [Parameter: [ParameterRij]] {
    var uit: [Parameter: [ParameterRij]] = [:]
    for entry in wortel.mapping ?? [] {
      guard let parameter = Parameter(pad: entry.key) else {
        let raad = meestGelijk(entry.key, Parameter.allCases.map(\.pad))
        meld(
          entry.place, entry.key, "no parameter of this name", verwacht: "a path that the law of the service uses",
          schrijf: raad.map { "write '\($0)'" } ?? "remove it")
        continue
      }
      mag(parameter, entry, plek)
      uit[parameter] = blok(parameter, entry.value, plek)
    }
    return uit
  }

  /// A level sets only what the one above leaves to it.
  private mutating func mag(_ p: Parameter, _ entry: YAMLEntry, _ plek: Plek) {
    if plek.niveau > p.laagste {
      meld(
        entry.place, p.pad, "set by a \(plek.niveau.rawValue)",
        verwacht: p.laagste == .landelijk
          ? "that only national law sets it\(plek.artikelen[p].map { " (\($0))" } ?? "")"
          : "that no gemeente sets it, only its tenant",
        schrijf: "remove the block")
    } else if plek.niveau == .gemeente, !plek.lokaal.contains(p) {
      meld(
        entry.place, p.pad, "set by a gemeente", verwacht: "that its tenant leaves it to its gemeenten",
        schrijf: "remove the block, or add '\(p.pad)' to 'lokaal' in tenant.yaml")
    }
  }

  private mutating func blok(_ p: Parameter, _ node: YAMLNode, _ plek: Plek) -> [ParameterRij] {
    let verplicht = ["omschrijving", "eenheid", "ritme", "artikel", "gecontroleerd_tot", "waarden"]
    guard let velden = velden(node, p.pad, verplicht: verplicht) else { return [] }
    _ = tekst(velden["omschrijving"], p.pad)
    let artikel = tekst(velden["artikel"], p.pad) ?? ""
    let gecontroleerd = datum(velden["gecontroleerd_tot"], p.pad)
    vast(velden["eenheid"], p.pad, p.eenheid.rawValue)
    vast(velden["ritme"], p.pad, p.ritme.rawValue)
    var rijen: [ParameterRij] = []
    for node in lijst(velden["waarden"]?.value, samen(p.pad, "waarden")) {
      if let rij = rij(p, node, artikel, plek) { rijen.append(rij) }
    }
    volgorde(rijen, p)
    if let gecontroleerd, let laatste = rijen.last, laatste.vanaf > gecontroleerd, let entry = velden["gecontroleerd_tot"] {
      meld(
        entry.value.place, samen(p.pad, "gecontroleerd_tot"), "\(gecontroleerd)",
        verwacht: "a day on or after the last row, \(laatste.vanaf)", schrijf: "write the day up to which the source was checked")
    }
    return rijen.map { rij in
      var rij = rij
      rij.gecontroleerdTot = gecontroleerd ?? rij.vanaf
      return rij
    }
  }

  /// A key whose value the law of the service fixes.
  private mutating func vast(_ entry: YAMLEntry?, _ sleutel: String, _ waarde: String) {
    guard let entry, entry.value.text != waarde else { return }
    meld(
      entry.value.place, samen(sleutel, entry.key), entry.value.shape, verwacht: "'\(waarde)' for this parameter",
      schrijf: "write '\(waarde)'")
  }

  private mutating func rij(_ p: Parameter, _ node: YAMLNode, _ artikel: String, _ plek: Plek) -> ParameterRij? {
    let verplicht = ["vanaf", "waarde", "status", "bron"]
    guard let velden = velden(node, p.pad, verplicht: verplicht, mag: ["geregistreerd", "toelichting"]) else { return nil }
    let vanaf = datum(velden["vanaf"], p.pad)
    let geregistreerd = velden["geregistreerd"] == nil ? vanaf : datum(velden["geregistreerd"], p.pad)
    let status = keuze(velden["status"], p.pad, Status.allCases.map(\.rawValue)).flatMap(Status.init)
    let bron = tekst(velden["bron"], p.pad)
    let toelichting = tekst(velden["toelichting"], p.pad)
    let waarde: Waarde??
    if let entry = velden["waarde"] {
      waarde = entry.value.isNull ? .some(nil) : self.waarde(p, entry, artikel, plek).map { .some($0) } ?? nil
    } else {
      waarde = nil
    }
    if status == .aanname, toelichting == nil, velden["toelichting"] == nil {
      meld(
        node.place, samen(p.pad, "toelichting"), "is missing", verwacht: "the reason of every 'aanname'",
        schrijf: "add 'toelichting:'")
    }
    guard let vanaf, let geregistreerd, let status, let bron, let waarde else { return nil }
    return ParameterRij(
      parameter: p, vanaf: vanaf, tot: nil, waarde: waarde, geregistreerdOp: geregistreerd, status: status, bron: bron,
      artikel: artikel, toelichting: toelichting, niveau: plek.niveau, gecontroleerdTot: vanaf, bestand: bestand,
      regel: node.place.line)
  }

  /// Rows go forward in time, without two of one day (unless registered apart) and without a silent gap.
  private mutating func volgorde(_ rijen: [ParameterRij], _ p: Parameter) {
    for (vorige, rij) in zip(rijen, rijen.dropFirst()) {
      if rij.vanaf < vorige.vanaf {
        meld(
          regel: rij.regel, samen(p.pad, "vanaf"), "\(rij.vanaf) after \(vorige.vanaf)", verwacht: "rows by day",
          schrijf: "move the row up, or correct its day")
      } else if rij.vanaf == vorige.vanaf, rij.geregistreerdOp <= vorige.geregistreerdOp {
        meld(
          regel: rij.regel, samen(p.pad, "vanaf"), "\(rij.vanaf) twice (also on line \(vorige.regel))",
          verwacht: "one row a day, or a later 'geregistreerd' on the one that corrects",
          schrijf: "remove one, or add 'geregistreerd: YYYY-MM-DD'")
      } else if vorige.waarde != nil, let verval = p.ritme.verval(vanaf: vorige.vanaf), verval < rij.vanaf {
        meld(
          regel: rij.regel, samen(p.pad, "vanaf"), "no row from \(verval) up to \(rij.vanaf)",
          verwacht: "a row of its own for every \(p.ritme.rawValue)",
          schrijf: "add the value of \(verval), or '{ vanaf: \(verval), waarde: null, … }' to record that none is known")
      }
    }
  }
}
