import Domain
import JSON
import Regelgeving
import TopicContracts
import YAML

/// Makes events of the facts of a casus, as a delivery would carry them: the reader of every other event reads them too, so
/// a casus can give nothing that a system could not.
struct Feitlezer {
  /// Per event type, and for `diagnose`, the fields that hold when a fact does not name them.
  let basis: [String: [YAMLEntry]]
  private let decoder = EventDecoder()

  static let types = Inhoud.namen
  static let client = "0123456789abcdef0123456789abcdef"
  static let systeem = "urn:nld:oin:00000001823288444000:systeem:casus"

  init(basis: [String: [YAMLEntry]]) { self.basis = basis }

  /// - Parameter nummer: The place of the fact in its casus, from 1: it makes the id `g-1` when none is given.
  func feit(_ node: YAMLNode, _ nummer: Int, _ lezer: inout Lezer) -> Feit? {
    let eigen = ["id", "vervangt", "systeem", "geregistreerd"]
    guard let entries = node.mapping else {
      lezer.meld(
        node.place, "gegeven", node.shape, verwacht: "a fact: an event type with its fields",
        schrijf: "write it like '- uitstroom-gemeld: { datum: 2016-09-01, reden: arbeid }'")
      return nil
    }
    let soorten = entries.filter { !eigen.contains($0.key) }
    guard soorten.count == 1, let soort = soorten.first else {
      lezer.meld(
        node.place, "gegeven", "\(soorten.count) event types", verwacht: "one event type in every fact",
        schrijf: "write one '- ' line a fact")
      return nil
    }
    guard Self.types.contains(soort.key) else {
      let raad = meestGelijk(soort.key, Self.types)
      lezer.meld(
        soort.place, "gegeven", "unknown event type '\(soort.key)'", verwacht: "one of \(opsomming(Self.types))",
        schrijf: raad.map { "write '\($0)'" } ?? "write one of them")
      return nil
    }
    let velden = Velden(perKey: Dictionary(entries.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a }), compleet: true)
    let id = velden["id"] == nil ? "g-\(nummer)" : lezer.tekst(velden["id"], "gegeven")
    let systeem = velden["systeem"] == nil ? Self.systeem : lezer.tekst(velden["systeem"], "gegeven")
    let vervangt = lezer.tekst(velden["vervangt"], "gegeven")
    let geregistreerd =
      velden["geregistreerd"] == nil ? CivilDate("2000-01-01") : lezer.datum(velden["geregistreerd"], "gegeven")
    let begin = lezer.problemen.count
    guard let data = object(soort, basis[soort.key] ?? [], &lezer), lezer.problemen.count == begin, let id, let systeem,
      let geregistreerd
    else { return nil }
    var event: [(key: String, value: JSONValue)] = [
      ("specversion", "1.0"), ("id", .string(id)), ("source", .string(systeem)),
      ("type", .string(Inhoud.voorvoegsel + soort.key + ".v1")), ("time", .string("\(geregistreerd)T12:00:00Z")),
      ("subject", .string(Self.client)), ("datacontenttype", "application/json"), ("data", data),
    ]
    if let vervangt { event.append(("vervangt", .string(vervangt))) }
    return Feit(regel: soort.place.line, geregistreerd: geregistreerd, gebeurtenis: lees(.object(event), id))
  }

  private func lees(_ event: JSONValue, _ id: String) -> Result<Gebeurtenis, Feit.Weigergrond> {
    do throws(EnvelopeFault) {
      return .success(try decoder.decode(structured: event.bytes))
    } catch {
      // Amounts travel in cents, and are written here in euros.
      let reden = error.reden.replacing("Cent\"", with: "\"")
      return .failure(Feit.Weigergrond(id: id, code: error.code.rawValue, reden: reden))
    }
  }

  /// The fields of an object over their defaults; a default that names another field takes its value.
  private func object(_ entry: YAMLEntry, _ basis: [YAMLEntry], _ lezer: inout Lezer) -> JSONValue? {
    guard let eigen = entry.value.mapping else {
      lezer.meld(
        entry.value.place, entry.key, entry.value.shape, verwacht: "the fields of the fact",
        schrijf: "write them between { and }, or {} when the basis says everything")
      return nil
    }
    let overgenomen = basis.filter { gewoon in !eigen.contains { $0.key == gewoon.key } }
    let alle = eigen + overgenomen
    var leden: [(key: String, value: JSONValue)] = []
    for veld in eigen { if let lid = lid(veld, &lezer) { leden.append(lid) } }
    for veld in overgenomen {
      let bedoeld = alle.first { $0.key == veld.value.text && $0.key != veld.key } ?? veld
      if let lid = lid(YAMLEntry(key: veld.key, at: veld.place, value: bedoeld.value), &lezer) { leden.append(lid) }
    }
    return .object(leden)
  }

  private func lid(_ veld: YAMLEntry, _ lezer: inout Lezer) -> (key: String, value: JSONValue)? {
    if veld.value.isNull { return (Veldvorm(veld.key) == .bedrag ? veld.key + "Cent" : veld.key, .null) }
    switch Veldvorm(veld.key) {
    case .diagnose: return object(veld, basis["diagnose"] ?? [], &lezer).map { (veld.key, $0) }
    case .bedrag:
      if let cent = veld.value.text.flatMap(bedrag) { return (veld.key + "Cent", .integer(cent)) }
      lezer.meld(
        veld.value.place, veld.key, veld.value.shape, verwacht: "an amount in euros with two decimals, or whole euros",
        schrijf: "write it like 924,07; between { and } in quotes, \"924,07\"")
    case .geheel:
      if let getal = veld.value.text.flatMap(getal), getal.schaal == 0 { return (veld.key, .integer(getal.mantisse)) }
      lezer.meld(veld.value.place, veld.key, veld.value.shape, verwacht: "a whole number", schrijf: "write digits only")
    case .decimaal:
      if let getal = veld.value.text.flatMap(getal) { return (veld.key, .string(getal.description)) }
      lezer.meld(veld.value.place, veld.key, veld.value.shape, verwacht: "a number", schrijf: "write it like 32 or \"32,5\"")
    case .jaNee:
      if let ja = veld.value.text.flatMap(jaNee) { return (veld.key, .bool(ja)) }
      lezer.meld(veld.value.place, veld.key, veld.value.shape, verwacht: "ja or nee", schrijf: "write ja or nee")
    case .cent:
      let naam = String(veld.key.dropLast(4))
      lezer.meld(
        veld.place, veld.key, "a field in cents", verwacht: "'\(naam)', in euros", schrijf: "write '\(naam)', like 924,07")
    case .tekst:
      if let tekst = veld.value.text { return (veld.key, .string(tekst)) }
      if let lijst = veld.value.sequence, lijst.allSatisfy({ $0.text != nil }) {
        return (veld.key, .array(lijst.map { .string($0.text ?? "") }))
      }
      lezer.meld(veld.value.place, veld.key, veld.value.shape, verwacht: "text, or a list of texts", schrijf: "write a text")
    }
    return nil
  }
}

/// How a field is written in a casus. What a field may hold is decided by the reader of events.
private enum Veldvorm {
  case bedrag, geheel, decimaal, jaNee, diagnose, tekst
  /// The name of an amount as it travels.
  case cent

  init(_ naam: String) {
    switch naam {
    case "inkomstenUitArbeid", "overigeInkomsten", "betaald", "gedeclareerd", "bedrag", "loonkosten", "opbrengst": self = .bedrag
    case "kostendelendeMedebewoners", "verdiencapaciteit", "afstandMaanden", "loonwaarde": self = .geheel
    case "urenPerWeek", "standaardeenheden", "cijfer": self = .decimaal
    case "zoektermijnUitzondering", "forfaitair", "verwijtbaar", "volledigDuurzaamArbeidsongeschikt", "aangewezenOpBeschut",
      "inDoelgroepregister", "onderwijsMogelijk", "startkwalificatie", "jonggehandicapt":
      self = .jaNee
    case "diagnose": self = .diagnose
    default: self = naam.hasSuffix("Cent") ? .cent : .tekst
    }
  }
}
