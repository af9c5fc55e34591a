import Domain
import YAML

extension Lezer {
  /// The value of one row, by the unit of its parameter.
  mutating func waarde(_ p: Parameter, _ entry: YAMLEntry, _ artikel: String, _ plek: Plek) -> Waarde? {
    let tekst = entry.value.text
    let sleutel = samen(p.pad, "waarde")
    let grond = artikel.isEmpty ? "" : " (\(artikel))"
    switch p.eenheid {
    case .euro:
      if let tekst, let bedrag = euro(tekst) { return .cent(bedrag) }
      meld(
        entry.value.place, sleutel, entry.value.shape, verwacht: "euros with a point and two decimals\(grond)",
        schrijf: euroRaad(tekst))
    case .procent:
      if let tekst, let getal = procent(tekst) { return .decimaal(getal) }
      meld(
        entry.value.place, sleutel, entry.value.shape, verwacht: "a percentage from 0 to 100 with a point\(grond)",
        schrijf: procentRaad(tekst))
    case .procentRuim:
      if let tekst, let getal = procentRuim(tekst) { return .decimaal(getal) }
      meld(
        entry.value.place, sleutel, entry.value.shape, verwacht: "a percentage from 0 to 1000 with a point\(grond)",
        schrijf: procentRaad(tekst))
    case .dagen, .maanden, .getal:
      let hoogste = p.eenheid == .maanden ? 1200 : 100_000
      let getal = tekst.flatMap(geheelGetal)
      if let getal, getal <= hoogste { return .geheel(getal) }
      meld(
        entry.value.place, sleutel, entry.value.shape,
        verwacht: "a whole number of \(p.eenheid.rawValue), 0 to \(hoogste)\(grond)",
        schrijf: getal == nil ? "write digits only, without leading zeros" : "check it with the source")
    case .jaNee:
      if let tekst, let ja = jaNee(tekst) { return .jaNee(ja) }
      meld(entry.value.place, sleutel, entry.value.shape, verwacht: "ja or nee\(grond)", schrijf: "write ja or nee")
    case .datum:
      if let tekst, let datum = CivilDate(tekst) { return .datum(datum) }
      meld(
        entry.value.place, sleutel, entry.value.shape, verwacht: "a date of the calendar as YYYY-MM-DD\(grond)",
        schrijf: datumRaad(tekst))
    case .code:
      if let code = code(entry.value, p, sleutel, grond, plek) { return .code(code) }
    case .codes:
      guard let nodes = entry.value.sequence else {
        meld(
          entry.value.place, sleutel, entry.value.shape, verwacht: "a list of codes\(grond)",
          schrijf: "write [a, b], or [] for none")
        return nil
      }
      let codes = nodes.map { code($0, p, sleutel, grond, plek) }
      let goede = codes.compactMap { $0 }
      guard goede.count == codes.count else { return nil }
      guard Set(goede).count == goede.count else {
        meld(entry.value.place, sleutel, "a code twice", verwacht: "every code once\(grond)", schrijf: "remove one")
        return nil
      }
      return .codes(goede)
    }
    return nil
  }

  private mutating func code(
    _ node: YAMLNode, _ p: Parameter, _ sleutel: String, _ grond: String, _ plek: Plek
  ) -> Symbool? {
    let toegestaan = p.beschrijving.codes.woorden(plek.sporen)
    if let tekst = node.text {
      if let toegestaan {
        if toegestaan.contains(tekst) { return Symbool(tekst) }
      } else if case .besteding = p.beschrijving.codes {
        if isBesteding(tekst, plek.sporen) { return Symbool(tekst) }
      } else if isCode(tekst) {
        return Symbool(tekst)
      }
    }
    let raad = node.text.flatMap { meestGelijk($0, toegestaan ?? []) }
    meld(
      node.place, sleutel, node.shape, verwacht: p.beschrijving.codes.verwachting(toegestaan) + grond,
      schrijf: raad.map { "write '\($0)'" } ?? "write a code that exists")
    return nil
  }
}

package func jaNee(_ tekst: String) -> Bool? { tekst == "ja" ? true : tekst == "nee" ? false : nil }

private func isBesteding(_ tekst: String, _ sporen: [String]?) -> Bool {
  let delen = tekst.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  return delen.count == 2 && (delen[0] == "*" || sporen?.contains(delen[0]) ?? isCode(delen[0]) || delen[0] == "zonder-diagnose")
    && (delen[1] == "*" || Instrument(rawValue: delen[1]) != nil)
}

extension Codelijst {
  /// The closed list, or nil when the codes are open.
  func woorden(_ sporen: [String]?) -> [String]? {
    switch self {
    case .geen: []
    case .sporen: sporen.map { $0 + ["zonder-diagnose", "alle"] }
    case .activiteiten: ActiviteitSoort.allCases.map(\.rawValue)
    case .activiteitenEnInstrumenten:
      Instrument.allCases.map(\.rawValue) + ActiviteitSoort.allCases.map(\.rawValue).filter { Instrument(rawValue: $0) == nil }
    case .fondsen: Fonds.allCases.map(\.rawValue)
    case .uit(let woorden): woorden
    case .besteding, .gedragingen, .vrij: nil
    }
  }

  func verwachting(_ woorden: [String]?) -> String {
    switch self {
    case .besteding: "spoor/instrument, either of them * for all"
    case .sporen: "a spoor of this tenant: \(opsomming(woorden ?? []))"
    case .gedragingen, .vrij: "a code of lower-case letters, digits and hyphens"
    default: "one of \(opsomming(woorden ?? []))"
    }
  }
}
