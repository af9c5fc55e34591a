import Domain
import YAML

extension Lezer {
  /// `tenant.yaml`: who the tenant is, its gemeenten and sporen, and what it leaves to its gemeenten.
  mutating func profiel(_ wortel: YAMLNode, verwacht: TenantID) -> Regelbron.Profiel? {
    let verplicht = ["tenant", "naam", "arbeidsmarktregio", "bron", "gemeenten", "sporen"]
    guard let velden = velden(wortel, "", verplicht: verplicht, mag: ["uitvoerders", "lokaal", "toelichting"]) else { return nil }
    if let entry = velden["tenant"], entry.value.text != verwacht.description {
      meld(
        entry.value.place, "tenant", entry.value.shape, verwacht: "the name of its folder, '\(verwacht)'",
        schrijf: "write '\(verwacht)', or rename the folder")
    }
    _ = tekst(velden["bron"], "")
    _ = tekst(velden["toelichting"], "")
    let naam = tekst(velden["naam"], "")
    let regio = arbeidsmarktregio(velden["arbeidsmarktregio"])
    let leden = lijst(velden["gemeenten"]?.value, "gemeenten").compactMap { lid($0) }
    opvolgers(leden)
    let sporen = lijst(velden["sporen"]?.value, "sporen").compactMap { spoor($0) }
    uniek(sporen.map(\.code.tekst), "sporen", velden["sporen"])
    let uitvoerders = lijst(velden["uitvoerders"]?.value, "uitvoerders").compactMap { node in
      tekst(YAMLEntry(key: "uitvoerder", at: node.place, value: node), "uitvoerders")
    }
    let lokaal = lijst(velden["lokaal"]?.value, "lokaal").flatMap { paden($0) }
    // What could not be read keeps the tenant from starting; its other files are still checked against the rest.
    return Regelbron.Profiel(
      tenant: verwacht, naam: naam ?? "", arbeidsmarktregio: regio ?? "", uitvoerders: uitvoerders, sporen: sporen, leden: leden,
      lokaal: Set(lokaal))
  }

  private mutating func arbeidsmarktregio(_ entry: YAMLEntry?) -> String? {
    guard let entry else { return nil }
    if let tekst = entry.value.text, tekst.utf8.count == 4, tekst.hasPrefix("AM"),
      tekst.utf8.dropFirst(2).allSatisfy({ (48...57).contains($0) })
    {
      return tekst
    }
    meld(
      entry.value.place, "arbeidsmarktregio", entry.value.shape, verwacht: "a CBS code of AM and two digits",
      schrijf: "write it like AM01")
    return nil
  }

  private mutating func lid(_ node: YAMLNode) -> Lid? {
    let sleutel = "gemeenten"
    guard let velden = velden(node, sleutel, verplicht: ["code", "naam", "bron"], mag: ["van", "tot", "opvolger"]) else {
      return nil
    }
    let code = gemeente(velden["code"], sleutel)
    let naam = tekst(velden["naam"], sleutel)
    let bron = tekst(velden["bron"], sleutel)
    let van = velden["van"] == nil ? CivilDate("1900-01-01") : datum(velden["van"], sleutel)
    let tot = datum(velden["tot"], sleutel)
    let opvolger = gemeente(velden["opvolger"], sleutel)
    if let van, let tot, tot <= van, let entry = velden["tot"] {
      meld(
        entry.value.place, samen(sleutel, "tot"), "\(tot)", verwacht: "a day after 'van', \(van)",
        schrijf: "write the first day that it is no member")
    }
    if opvolger != nil, velden["tot"] == nil, let entry = velden["opvolger"] {
      meld(
        entry.place, samen(sleutel, "opvolger"), entry.value.shape, verwacht: "'tot' beside it",
        schrijf: "add 'tot:', the day on which the successor takes its place")
    }
    guard let code, let naam, let bron, let van else { return nil }
    return Lid(
      gemeente: code, naam: naam, periode: Periode(van: van, tot: tot), opvolger: opvolger, bron: bron, regel: node.place.line)
  }

  mutating func gemeente(_ entry: YAMLEntry?, _ sleutel: String) -> Gemeente? {
    guard let entry else { return nil }
    if let tekst = entry.value.text, let gemeente = Gemeente(tekst) { return gemeente }
    meld(
      entry.value.place, samen(sleutel, entry.key), entry.value.shape, verwacht: "a CBS code of GM and four digits",
      schrijf: "write it like GM0010")
    return nil
  }

  /// A code is a member once, and a successor is a member from that day.
  private mutating func opvolgers(_ leden: [Lid]) {
    for (plaats, lid) in leden.enumerated() {
      if let eerder = leden[..<plaats].first(where: { $0.gemeente == lid.gemeente }) {
        meld(
          regel: lid.regel, "gemeenten code", "\(lid.gemeente) twice (also on line \(eerder.regel))", verwacht: "a gemeente once",
          schrijf: "remove one")
      }
      guard let opvolger = lid.opvolger, let tot = lid.periode.tot else { continue }
      if leden.first(where: { $0.gemeente == opvolger })?.periode.bevat(tot) != true {
        meld(
          regel: lid.regel, "gemeenten opvolger", "\(opvolger) is no member on \(tot)",
          verwacht: "a gemeente of this tenant that is there on that day",
          schrijf: "add it to 'gemeenten', or leave out 'opvolger' when the gemeente left the tenant")
      }
    }
  }

  private mutating func spoor(_ node: YAMLNode) -> Spoor? {
    guard let velden = velden(node, "sporen", verplicht: ["code", "omschrijving"]) else { return nil }
    let omschrijving = tekst(velden["omschrijving"], "sporen")
    guard let entry = velden["code"] else { return nil }
    guard let code = entry.value.text, isCode(code), !["zonder-diagnose", "geen", "alle"].contains(code) else {
      meld(
        entry.value.place, "sporen code", entry.value.shape,
        verwacht: "a code of lower-case letters, digits and hyphens, not zonder-diagnose, geen or alle",
        schrijf: "write another code")
      return nil
    }
    return omschrijving.map { Spoor(code: Symbool(code), omschrijving: $0) }
  }

  private mutating func uniek(_ codes: [String], _ sleutel: String, _ entry: YAMLEntry?) {
    var gezien: Set<String> = []
    for code in codes where !gezien.insert(code).inserted {
      meld(
        entry?.place ?? YAMLPlace(line: 1, column: 1), sleutel, "'\(code)' twice", verwacht: "every code once",
        schrijf: "remove one")
    }
  }

  /// A path, or a prefix and `.*` for all under it that a verordening may settle.
  private mutating func paden(_ node: YAMLNode) -> [Parameter] {
    let mogelijk = Parameter.allCases.filter { $0.laagste == .gemeente }
    if let tekst = node.text {
      let gekozen = mogelijk.filter { $0.pad == tekst || (tekst.hasSuffix(".*") && $0.pad.hasPrefix(tekst.dropLast())) }
      if !gekozen.isEmpty { return gekozen }
    }
    let raad = node.text.flatMap { meestGelijk($0, mogelijk.map(\.pad)) }
    meld(
      node.place, "lokaal", node.shape, verwacht: "the path of a parameter that a verordening may settle, or a prefix and .*",
      schrijf: raad.map { "write '\($0)'" } ?? "remove it")
    return []
  }
}
