package import Domain
package import YAML

/// Reads one file and keeps every problem on the way, so that all of them are reported in one go.
package struct Lezer {
  package let bestand: String
  /// The tenant the file is of; nil for national law.
  package let tenant: TenantID?
  package private(set) var problemen: [Probleem] = []

  package init(bestand: String, tenant: TenantID?) {
    self.bestand = bestand
    self.tenant = tenant
  }

  package mutating func meld(_ plaats: YAMLPlace, _ sleutel: String, _ gevonden: String, verwacht: String, schrijf: String) {
    meld(regel: plaats.line, sleutel, gevonden, verwacht: verwacht, schrijf: schrijf)
  }

  package mutating func meld(regel: Int, _ sleutel: String, _ gevonden: String, verwacht: String, schrijf: String) {
    problemen.append(
      Probleem(
        bestand: bestand, regel: regel, sleutel: sleutel, gevonden: gevonden, verwacht: "expected \(verwacht)",
        schrijf: schrijf, tenant: tenant))
  }

  /// The root mapping of the file, after its YAML was read.
  package mutating func wortel(_ inhoud: [UInt8]) -> YAMLNode? {
    let (root, faults) = YAMLNode.compose(inhoud)
    for fault in faults {
      meld(
        fault.place, "", fault.message, verwacht: "one YAML mapping of plain text", schrijf: "correct line \(fault.place.line)")
    }
    guard let root else { return nil }
    guard root.mapping != nil else {
      meld(root.place, "", "\(root.shape) at the top", verwacht: "a mapping of keys", schrijf: "write 'key: value' lines")
      return nil
    }
    return root
  }

  /// The fields of a mapping; unknown and missing keys are reported.
  package mutating func velden(_ node: YAMLNode, _ sleutel: String, verplicht: [String], mag: [String] = []) -> Velden? {
    guard let entries = node.mapping else {
      meld(
        node.place, sleutel, node.shape, verwacht: "a mapping with \(opsomming(verplicht.isEmpty ? mag : verplicht))",
        schrijf: "write its keys in a block under it, or between { and }")
      return nil
    }
    let bekend = verplicht + mag
    for entry in entries where !bekend.contains(entry.key) {
      if isGetal(entry.key), entry.value.shape == "nothing" {
        meld(
          entry.place, sleutel, "'\(entry.key)' after a comma", verwacht: "a point before decimals, and no commas in a number",
          schrijf: "write the number with a point")
        continue
      }
      let raad = meestGelijk(entry.key, bekend)
      meld(
        entry.place, samen(sleutel, entry.key), "unknown key '\(entry.key)'", verwacht: "one of \(opsomming(bekend))",
        schrijf: raad.map { "write '\($0)', or remove it" } ?? "remove it")
    }
    var compleet = true
    for key in verplicht where !entries.contains(where: { $0.key == key }) {
      compleet = false
      meld(node.place, samen(sleutel, key), "is missing", verwacht: "'\(key)' in every such block", schrijf: "add '\(key):'")
    }
    return Velden(perKey: Dictionary(entries.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a }), compleet: compleet)
  }

  /// The nodes of a list with at least `minimum` of them.
  package mutating func lijst(_ node: YAMLNode?, _ sleutel: String, minimum: Int = 1) -> [YAMLNode] {
    guard let node else { return [] }
    guard let nodes = node.sequence, nodes.count >= minimum else {
      meld(
        node.place, sleutel, node.shape, verwacht: minimum == 0 ? "a list" : "a list of \(minimum) or more",
        schrijf: "write one '- ' line an item")
      return []
    }
    return nodes
  }

  /// Text that is not empty and no `null`.
  package mutating func tekst(_ entry: YAMLEntry?, _ sleutel: String) -> String? {
    guard let entry else { return nil }
    guard let tekst = entry.value.text, !tekst.allSatisfy(\.isWhitespace), !entry.value.isNull else {
      meld(
        entry.value.place, samen(sleutel, entry.key), entry.value.isNull ? "null" : entry.value.shape, verwacht: "text",
        schrijf: "write what it says, between double quotes")
      return nil
    }
    return tekst
  }

  package mutating func datum(_ entry: YAMLEntry?, _ sleutel: String) -> CivilDate? {
    guard let entry else { return nil }
    if let tekst = entry.value.text, let datum = CivilDate(tekst) { return datum }
    meld(
      entry.value.place, samen(sleutel, entry.key), entry.value.shape,
      verwacht: "a date of the calendar as YYYY-MM-DD, 1900 to 2199", schrijf: datumRaad(entry.value.text))
    return nil
  }

  /// A whole number in `bereik`.
  package mutating func getal(_ entry: YAMLEntry?, _ sleutel: String, _ bereik: ClosedRange<Int>) -> Int? {
    guard let entry else { return nil }
    let getal = entry.value.text.flatMap(geheelGetal)
    if let getal, bereik.contains(getal) { return getal }
    meld(
      entry.value.place, samen(sleutel, entry.key), entry.value.shape,
      verwacht: "a whole number from \(bereik.lowerBound) to \(bereik.upperBound)",
      schrijf: getal == nil ? "write digits only, without leading zeros" : "check it with the source")
    return nil
  }

  /// One of a closed list.
  package mutating func keuze(_ entry: YAMLEntry?, _ sleutel: String, _ toegestaan: [String]) -> String? {
    guard let entry else { return nil }
    if let tekst = entry.value.text, toegestaan.contains(tekst) { return tekst }
    let raad = entry.value.text.flatMap { meestGelijk($0, toegestaan) }
    meld(
      entry.value.place, samen(sleutel, entry.key), entry.value.shape, verwacht: "one of \(opsomming(toegestaan))",
      schrijf: raad.map { "write \($0)" } ?? "write one of them")
    return nil
  }
}

/// The fields of one mapping by key.
package struct Velden {
  package var perKey: [String: YAMLEntry]
  /// No mandatory key was missing.
  package var compleet: Bool

  package init(perKey: [String: YAMLEntry], compleet: Bool) {
    self.perKey = perKey
    self.compleet = compleet
  }

  package subscript(key: String) -> YAMLEntry? { perKey[key] }
}

package func samen(_ sleutel: String, _ key: String) -> String { sleutel.isEmpty ? key : "\(sleutel) \(key)" }

package func opsomming(_ woorden: [String]) -> String { woorden.joined(separator: ", ") }

private func isGetal(_ tekst: String) -> Bool { !tekst.isEmpty && tekst.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 } }
