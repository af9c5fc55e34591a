import Domain
import JSON
import Regelgeving
import YAML

/// Reads what must follow: `dan` of a casus.
struct Verwachtinglezer {
  var lezer: Lezer

  /// The lists of an outcome and what their rows hold.
  static let lijsten: [(naam: String, velden: [String])] = [
    ("actief", ["van", "tot"]), ("doorstromen", ["datum", "van", "naar"]), ("geweigerd", ["gebeurtenis", "code"]),
    ("perioden", ["regeling", "van", "tot", "reden"]), ("sporen", ["spoor", "van", "tot"]),
    ("termijnen", ["soort", "van", "uiterlijk", "voldaanOp"]), ("verplichtingen", ["soort", "van", "tot"]),
  ]

  private static let bedragen = [
    "norm", "vrijlating", "verlaging", "recht", "betaalbaar", "vakantietoeslag", "verschil", "basis", "subsidie",
    "rijksbijdrage", "tenantbijdrage", "resultaat",
  ]
  private static let teksten = ["uitkomst", "spoor", "vorm", "plan", "richting"]
  private static let anders = ["ontbreekt", "percentage", "maanden", "waarschuwing", "grondslag"]

  mutating func lees(_ entry: YAMLEntry) -> Verwachtingen? {
    let namen = Self.lijsten.map(\.naam)
    guard let velden = lezer.velden(entry.value, "dan", verplicht: [], mag: ["besluiten", "bijdragen", "geen_andere"] + namen)
    else { return nil }
    var dan = Verwachtingen()
    if let entry = velden["besluiten"] { dan.besluiten = besluiten(entry) }
    for (naam, toegestaan) in Self.lijsten {
      guard let entry = velden[naam] else { continue }
      let rijen = lezer.lijst(entry.value, naam, minimum: 0).map { rij($0, naam, toegestaan) }
      dan.lijsten.append(Lijstverwachting(naam: naam, regel: entry.place.line, rijen: rijen))
    }
    if let entry = velden["bijdragen"] {
      dan.bijdragen = lezer.lijst(entry.value, "bijdragen").compactMap { bijdrage($0) }
    }
    for node in lezer.lijst(velden["geen_andere"]?.value, "geen_andere") {
      let entry = YAMLEntry(key: "geen_andere", at: node.place, value: node)
      guard let naam = lezer.keuze(entry, "dan", ["besluiten", "bijdragen"] + namen) else { continue }
      if velden[naam] == nil {
        lezer.meld(
          node.place, "geen_andere", "'\(naam)', of which nothing is stated", verwacht: "a list that the casus states",
          schrijf: "add '\(naam): []' when it must be empty")
      }
      dan.geenAndere.append(Waarde(naam: naam, waarde: .null, regel: node.place.line))
    }
    if velden.perKey.isEmpty {
      lezer.meld(entry.value.place, "dan", "nothing", verwacht: "something that must follow", schrijf: "state an outcome")
    }
    return dan
  }

  private mutating func rij(_ node: YAMLNode, _ naam: String, _ toegestaan: [String]) -> Lijstverwachting.Rij {
    guard let velden = lezer.velden(node, naam, verplicht: [], mag: toegestaan) else {
      return Lijstverwachting.Rij(regel: node.place.line, velden: [])
    }
    let datums = ["van", "tot", "datum", "uiterlijk", "voldaanOp"]
    let waarden = toegestaan.compactMap { veld -> Waarde? in
      guard let entry = velden[veld] else { return nil }
      if entry.value.isNull { return Waarde(naam: veld, waarde: .null, regel: entry.place.line) }
      // In a doorstroom `van` is a spoor.
      let isDatum = datums.contains(veld) && !(naam == "doorstromen" && veld == "van")
      let tekst = isDatum ? lezer.datum(entry, naam)?.description : lezer.tekst(entry, naam)
      return tekst.map { Waarde(naam: veld, waarde: .string($0), regel: entry.place.line) }
    }
    return Lijstverwachting.Rij(regel: node.place.line, velden: waarden)
  }
}

// Besluiten.

extension Verwachtinglezer {
  private mutating func besluiten(_ entry: YAMLEntry) -> [Besluitverwachting] {
    guard let entries = entry.value.mapping else {
      lezer.meld(
        entry.value.place, "besluiten", entry.value.shape, verwacht: "besluiten by their sleutel",
        schrijf: "write them like 'uitkering/2016-03:'")
      return []
    }
    return entries.map { entry in
      let sleutel = entry.key
      if !isSleutel(sleutel) {
        lezer.meld(
          entry.place, "besluiten", "'\(sleutel)'",
          verwacht: "a sleutel: spoor/<dag>, uitkering/<maand>, loonkostensubsidie/<plaatsing>/<maand>, wsw/<maand>, "
            + "maatregel/<id>, integrale-intake/<dag>, or one of these behind herziening/",
          schrijf: "write it like uitkering/2016-03")
      }
      if entry.value.text == "geen" { return Besluitverwachting(sleutel: sleutel, regel: entry.place.line, isGeen: true) }
      let mag = Self.bedragen + Self.teksten + Self.anders
      guard let velden = lezer.velden(entry.value, sleutel, verplicht: [], mag: mag) else {
        return Besluitverwachting(sleutel: sleutel, regel: entry.place.line)
      }
      return Besluitverwachting(
        sleutel: sleutel, regel: entry.place.line,
        velden: mag.compactMap { naam in velden[naam].flatMap { waarde($0, sleutel) } })
    }
  }

  private mutating func waarde(_ entry: YAMLEntry, _ sleutel: String) -> Waarde? {
    let waarde: JSONValue?
    switch entry.key {
    case "uitkomst": waarde = lezer.keuze(entry, sleutel, ["vastgesteld", "zonder-recht", "onbepaald"]).map(JSONValue.string)
    case "ontbreekt":
      waarde = lezer.velden(entry.value, "\(sleutel) ontbreekt", verplicht: ["parameter", "datum"]).map { velden in
        .object(["parameter", "datum"].map { ($0, .string(velden[$0]?.value.text ?? "")) })
      }
    case "percentage":
      waarde = lezer.tekst(entry, sleutel).flatMap(getal).map { .string($0.kaal) }
      if waarde == nil {
        lezer.meld(entry.place, sleutel, entry.value.shape, verwacht: "a percentage", schrijf: "write it like 30")
      }
    case "maanden":
      waarde = .array(lezer.lijst(entry.value, sleutel, minimum: 0).map { .string($0.text ?? "") })
    case "waarschuwing":
      waarde = lezer.keuze(entry, sleutel, ["ja", "nee"]).map { .bool($0 == "ja") }
    case "grondslag":
      let mag = ["pad", "waarde", "op", "artikel", "bron", "geldigVanaf", "niveau", "status"]
      waarde = .array(
        lezer.lijst(entry.value, "grondslag").map { node in
          let velden = lezer.velden(node, "grondslag", verplicht: ["pad"], mag: mag)
          return .object(mag.compactMap { naam in velden?[naam].map { (naam, .string($0.value.text ?? "")) } })
        })
    case let naam where Self.teksten.contains(naam): waarde = lezer.tekst(entry, sleutel).map(JSONValue.string)
    default: waarde = bedrag(entry, sleutel).map(JSONValue.integer)
    }
    return waarde.map { Waarde(naam: entry.key, waarde: $0, regel: entry.value.place.line) }
  }

  /// An amount in euros, or the sum (or sums) that ends in it.
  private mutating func bedrag(_ entry: YAMLEntry, _ sleutel: String) -> Int64? {
    var laatste: Int64?
    for node in entry.value.sequence ?? [entry.value] {
      guard let tekst = node.text else { continue }
      guard tekst.contains(where: { "=≈".contains($0) }) else {
        laatste = Casussen.bedrag(tekst)
        continue
      }
      do throws(SomFout) {
        let uitkomst = try Som(tekst).uitkomst * Breuk(100)
        laatste = Breuk(Int128(uitkomst.afgerond)) == uitkomst ? uitkomst.afgerond : nil
      } catch {
        lezer.meld(
          node.place, "\(sleutel) \(entry.key)", node.shape, verwacht: "a sum that holds; \(error.tekst)",
          schrijf: "work it out again")
        return nil
      }
    }
    if laatste == nil {
      lezer.meld(
        entry.value.place, "\(sleutel) \(entry.key)", entry.value.shape,
        verwacht: "an amount in euros, or a sum that ends in one",
        schrijf: "write it like 637,29 or 972,70 × 19/29 = 637,286… ≈ 637,29")
    }
    return laatste
  }

  private func isSleutel(_ tekst: String) -> Bool {
    let delen = tekst.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard delen.count >= 2, delen.allSatisfy({ !$0.isEmpty }) else { return false }
    switch delen[0] {
    case "spoor", "integrale-intake": return delen.count == 2 && CivilDate(delen[1]) != nil
    case "uitkering", "wsw": return delen.count == 2 && Maand(delen[1]) != nil
    case "loonkostensubsidie": return delen.count >= 3 && Maand(delen[delen.count - 1]) != nil
    case "maatregel": return true
    case "herziening": return delen[1] != "herziening" && isSleutel(delen.dropFirst().joined(separator: "/"))
    default: return false
    }
  }
}

// Bijdragen.

extension Verwachtinglezer {
  private mutating func bijdrage(_ node: YAMLNode) -> Bijdrageverwachting? {
    let dimensies = Dimensie.allCases.map(\.naam)
    guard
      let velden = lezer.velden(
        node, "bijdragen", verplicht: ["maat"], mag: ["maand", "gemeente", "delta", "bedrag"] + dimensies),
      let naam = lezer.keuze(velden["maat"], "bijdragen", Maat.allCases.map(\.naam)), let maat = Maat.opNaam[naam]
    else { return nil }
    let isBedrag = naam.hasSuffix("Cent")
    let sleutel = isBedrag ? "bedrag" : "delta"
    let tekst = lezer.tekst(velden[sleutel], "bijdragen")
    let delta: Int64? =
      isBedrag ? tekst.flatMap(Casussen.bedrag) : tekst.flatMap(getal).flatMap { maat.isDecimaal ? $0.miljoensten : geheel($0) }
    guard let delta, velden[isBedrag ? "delta" : "bedrag"] == nil else {
      lezer.meld(
        node.place, "bijdragen \(naam)", tekst.map { "'\($0)'" } ?? "no '\(sleutel)'",
        verwacht: isBedrag ? "'bedrag' in euros" : "'delta', a number", schrijf: "write '\(sleutel): 1'")
      return nil
    }
    if let entry = velden["maand"], entry.value.text.flatMap({ Maand($0) }) == nil {
      lezer.meld(entry.value.place, "bijdragen maand", entry.value.shape, verwacht: "a month", schrijf: "write it like 2016-03")
    }
    return Bijdrageverwachting(
      regel: node.place.line, maat: maat, maand: velden["maand"]?.value.text, gemeente: velden["gemeente"]?.value.text,
      dimensies: dimensies.compactMap { naam in velden[naam].map { (naam, $0.value.text ?? "") } }, delta: delta)
  }

  private func geheel(_ getal: Decimaal) -> Int64? { getal.schaal == 0 ? getal.mantisse : nil }
}
