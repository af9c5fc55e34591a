import Domain
import YAML

extension Lader {
  mutating func velden(_ knoop: YAMLNode, _ type: Gebeurtenistype, _ kolommen: [String]) -> [Veldbron] {
    guard let paren = knoop.mapping else {
      problemen.meld(knoop.place, "velden is \(knoop.shape); expected a mapping of fields to columns")
      return []
    }
    var bronnen: [Veldbron] = []
    for paar in paren {
      guard let contract = type.velden.first(where: { $0.naam == paar.key }) else {
        problemen.meld(
          paar.place, "\(type.naam) has no field '\(paar.key)'; it has \(type.velden.map(\.naam).joined(separator: ", "))")
        continue
      }
      if let bron = veldbron(contract, paar.value, kolommen) { bronnen.append(bron) }
    }
    // A group that is optional as a whole is whole or absent.
    let groepen = Set(paren.map(\.key).filter { $0.contains(".") }.map { $0.prefix { $0 != "." } })
    for veld in type.velden where !paren.contains(where: { $0.key == veld.naam }) {
      guard veld.verplicht || veld.groep.map({ groepen.contains($0) }) == true else { continue }
      problemen.meld(knoop.place, "\(type.naam) needs the field '\(veld.naam)'; name its column, or write {vast: …}")
    }
    return bronnen.sorted { utf8Kleiner($0.contract.naam, $1.contract.naam) }
  }

  mutating func veldbron(_ contract: Contractveld, _ knoop: YAMLNode, _ kolommen: [String]) -> Veldbron? {
    var bron = Veldbron(contract: contract, datum: vorm.datum, maand: vorm.maand, bedrag: vorm.bedrag)
    if contract.soort == .verwijzing {
      return verwijzing(&bron, knoop, kolommen) ? bron : nil
    }
    if let tekst = knoop.text {
      guard let plaats = kolom(tekst, knoop.place, kolommen) else { return nil }
      bron.kolom = plaats
      return controleerCodes(bron, knoop) ? bron : nil
    }
    let paren = problemen.sleutels(
      knoop, van: "field \(contract.naam)",
      mag: ["kolom", "vast", "bij_leeg", "codes", "datum", "maand", "bedrag", "tot_en_met", "lijst"])
    guard (paren["kolom"] == nil) != (paren["vast"] == nil) else {
      problemen.meld(knoop.place, "field \(contract.naam) expects either kolom or vast")
      return nil
    }
    if let naam = problemen.tekst(paren["kolom"], "kolom") {
      guard let plaats = kolom(naam, knoop.place, kolommen) else { return nil }
      bron.kolom = plaats
    }
    if let waarde = paren["vast"] ?? paren["bij_leeg"] { bron.vast = constante(contract, waarde) }
    if let datum = problemen.keuze(paren["datum"], "datum", Datumvorm.self) { bron.datum = datum }
    if let maand = problemen.keuze(paren["maand"], "maand", Maandvorm.self) { bron.maand = maand }
    if let bedrag = problemen.keuze(paren["bedrag"], "bedrag", Bedragvorm.self) { bron.bedrag = bedrag }
    if problemen.jaNee(paren["tot_en_met"], "tot_en_met") == true {
      if contract.soort == .datum { bron.dagen = 1 } else { problemen.meld(knoop.place, "tot_en_met is for dates only") }
    }
    if let teken = problemen.tekst(paren["lijst"], "lijst") {
      if let byte = teken.utf8.first, teken.utf8.count == 1, byte != vorm.scheiding {
        bron.lijst = byte
      } else {
        problemen.meld(knoop.place, "lijst is '\(teken)'; expected one character, other than scheiding")
      }
    }
    if let codes = paren["codes"] { bron.codes = codelijst(codes, contract) }
    return controleerCodes(bron, knoop) ? bron : nil
  }

  /// A list of codes is needed to split; a pseudonym of an employer, or a free text, has none.
  private mutating func controleerCodes(_ bron: Veldbron, _ knoop: YAMLNode) -> Bool {
    if case .codes = bron.contract.soort, bron.kolom != nil, bron.codes == nil {
      problemen.meld(knoop.place, "field \(bron.contract.naam) holds several codes and needs a list under codes")
      return false
    }
    if bron.contract.soort == .jaNee, bron.kolom != nil, bron.codes == nil, vorm.ja.isEmpty || vorm.nee.isEmpty {
      problemen.meld(knoop.place, "field \(bron.contract.naam) needs ja and nee under vorm")
      return false
    }
    return true
  }

  private mutating func verwijzing(_ bron: inout Veldbron, _ knoop: YAMLNode, _ kolommen: [String]) -> Bool {
    let paren = problemen.sleutels(
      knoop, van: "field \(bron.contract.naam)", verplicht: ["verwijst", "sleutel"], mag: ["reeks"])
    guard let naam = problemen.tekst(paren["verwijst"], "verwijst") else { return false }
    let reeks = paren["reeks"]?.text ?? ""
    let sleutel = problemen.teksten(paren["sleutel"], "sleutel").compactMap { kolom($0.tekst, $0.plaats, kolommen) }
    guard let type = Gebeurtenistype.met(naam: naam),
      let doel = gegeven.first(where: { $0.type == naam && $0.reeks == reeks })
    else {
      problemen.meld(knoop.place, "no row of this mapping gives \(naam)\(reeks.isEmpty ? "" : " of reeks \(reeks)")")
      return false
    }
    if doel.sleutellengte != sleutel.count {
      problemen.meld(knoop.place, "the business key of \(naam) has \(doel.sleutellengte) columns; sleutel names \(sleutel.count)")
      return false
    }
    bron.verwijst = (sleutel, type, sleutelvoorvoegsel(bron: self.bron, type: naam, reeks: reeks))
    return true
  }

  private mutating func codelijst(_ knoop: YAMLNode, _ contract: Contractveld) -> Codelijst? {
    guard let naam = problemen.tekst(knoop, "codes") else { return nil }
    guard let lijst = codelijsten[naam] else {
      problemen.meld(
        knoop.place, "there is no codelijst '\(naam)'; there are \(codelijsten.keys.sorted().joined(separator: ", "))")
      return nil
    }
    gebruikt.insert(naam)
    guard let paren = lijst.mapping, !paren.isEmpty else {
      problemen.meld(lijst.place, "codelijst '\(naam)' is \(lijst.shape); expected their codes with ours")
      return nil
    }
    var codes = Codelijst(paren: [])
    for paar in paren {
      guard let hun = code(paar.key, paar.place), let json = constante(contract, paar.value) else { continue }
      codes.paren.append(.init(hun: hun, ons: paar.value.text ?? "", json: json))
    }
    return codes
  }

  /// A value of ours as JSON.
  private mutating func constante(_ contract: Contractveld, _ knoop: YAMLNode) -> [UInt8]? {
    if case .codes(let lijst) = contract.soort, let knopen = knoop.sequence {
      let teksten = knopen.compactMap(\.text)
      if teksten.count == knopen.count, teksten.allSatisfy(lijst.contains) {
        return Array("[\(teksten.map { "\"\($0)\"" }.joined(separator: ","))]".utf8)
      }
    } else if let waarde = knoop.text, let json = contract.soort.json(waarde) {
      return json
    }
    problemen.meld(knoop.place, "\(contract.naam) is \(knoop.shape); expected \(contract.soort.onze)")
    return nil
  }
}

extension Veldsoort {
  /// A value in our own spelling, as JSON; nil when it is none.
  func json(_ waarde: String) -> [UInt8]? {
    var uit: [UInt8] = []
    switch self {
    case .datum: guard CivilDate(waarde) != nil else { return nil }
    case .maand: guard Maand(waarde) != nil else { return nil }
    case .decimaal: guard Decimaal(waarde) != nil else { return nil }
    case .gemeente: guard Gemeente(waarde) != nil else { return nil }
    case .code(let lijst), .codes(let lijst): guard lijst.contains(waarde) else { return nil }
    case .kenmerk, .tekst: guard !waarde.isEmpty else { return nil }
    case .jaNee: return waarde == "ja" ? Array("true".utf8) : waarde == "nee" ? Array("false".utf8) : nil
    case .bedrag: return Int64(waarde).map { Array(String($0).utf8) }
    case .geheel(let bereik): return Int(waarde).flatMap { bereik.contains($0) ? Array(String($0).utf8) : nil }
    case .verwijzing, .pseudoniem, .werkgever: return nil
    }
    schrijfTekst(Array(waarde.utf8), &uit)
    return uit
  }

  var onze: String {
    switch self {
    case .datum: "a date YYYY-MM-DD"
    case .maand: "a month YYYY-MM"
    case .decimaal: "a decimal number with a point"
    case .gemeente: "a CBS code as GM0010"
    case .code(let lijst), .codes(let lijst): "one of \(lijst.joined(separator: ", "))"
    case .kenmerk, .tekst: "a text"
    case .jaNee: "ja or nee"
    case .bedrag: "a whole number of cents"
    case .geheel(let bereik): "a whole number from \(bereik.lowerBound) to \(bereik.upperBound)"
    case .verwijzing, .pseudoniem, .werkgever: "a column"
    }
  }
}

extension Rijsoort.Onderwerp {
  var soort: Onderwerpsoort {
    switch self {
    case .bsn: .client
    case .gemeente: .boekhouding
    case .werkgever: .werkgever
    }
  }
}
