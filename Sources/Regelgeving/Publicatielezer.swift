import Crypto
import Domain
import YAML

/// Reads `landelijk/publicatie.yaml`, strictly: every problem at once.
public func laadPublicatiebeleid(pad: String, inhoud: [UInt8]) -> Result<Publicatiebeleid, ProblemenLijst> {
  var lezer = Lezer(bestand: pad, tenant: nil)
  let beleid = lezer.wortel(inhoud).flatMap { lezer.publicatie($0) }
  guard let beleid, lezer.problemen.isEmpty else { return .failure(ProblemenLijst(lezer.problemen)) }
  return .success(beleid)
}

extension Lezer {
  mutating func publicatie(_ wortel: YAMLNode) -> Publicatiebeleid? {
    guard let top = velden(wortel, "", verplicht: ["publicatie", "tabellen", "sommen"], mag: ["koppeling"]),
      let kop = top["publicatie"]?.value,
      let velden = velden(
        kop, "publicatie", verplicht: ["afronding", "drempel", "breedte", "wijziging", "vanaf", "bron"], mag: ["toelichting"])
    else { return nil }
    let afronding = getal(velden["afronding"], "publicatie", 2...1000)
    let drempel = getal(velden["drempel"], "publicatie", 2...1000)
    let breedte = getal(velden["breedte"], "publicatie", 1...1000)
    let wijziging = getal(velden["wijziging"], "publicatie", 1...1000)
    let vanaf = maand(velden["vanaf"], "publicatie")
    let bron = tekst(velden["bron"], "publicatie")
    _ = tekst(velden["toelichting"], "publicatie")
    if let afronding, let drempel, let breedte, let wijziging {
      samenhang(kop, afronding: afronding, drempel: drempel, breedte: breedte, wijziging: wijziging)
    }
    let tabellen = lijst(top["tabellen"]?.value, "tabellen").compactMap { tabel($0) }
    for (plaats, tabel) in tabellen.enumerated() {
      guard let eerder = tabellen[..<plaats].first(where: { $0.maat == tabel.maat }) else { continue }
      meld(
        regel: tabel.regel, "tabellen maat", "'\(tabel.maat.naam)' twice (also on line \(eerder.regel))",
        verwacht: "one table a maat", schrijf: "join them")
    }
    let koppeling = koppeling(top["koppeling"], tabellen)
    let sommen = lijst(top["sommen"]?.value, "sommen").compactMap { som($0, tabellen) }
    guard let afronding, let drempel, let breedte, let wijziging, let vanaf, let bron else { return nil }
    var digest = SHA256Stream()
    voegToe(&digest, "publicatie.yaml", wortel)
    return Publicatiebeleid(
      afronding: Int64(afronding), drempel: Int64(drempel), breedte: Int64(breedte), wijziging: Int64(wijziging), vanaf: vanaf,
      bron: bron, koppeling: koppeling, tabellen: tabellen, sommen: sommen, digest: hex(digest.digest()))
  }

  /// What the protection rests on: a withheld count is worth no less than a shown one, and a change tells no less than it.
  private mutating func samenhang(_ node: YAMLNode, afronding: Int, drempel: Int, breedte: Int, wijziging: Int) {
    if afronding < 2 * breedte {
      meld(
        node.place, "publicatie afronding", "\(afronding) beside a breedte of \(breedte)", verwacht: "at least twice 'breedte'",
        schrijf: "round to \(2 * breedte) or more")
    }
    if drempel < afronding || drempel <= breedte {
      meld(
        node.place, "publicatie drempel", "\(drempel)", verwacht: "at least 'afronding' and more than 'breedte'",
        schrijf: "write \(max(afronding, breedte + 1)) or more")
    }
    if wijziging < breedte {
      meld(
        node.place, "publicatie wijziging", "\(wijziging)", verwacht: "at least 'breedte', \(breedte)",
        schrijf: "write \(breedte) or more")
    }
  }

  private mutating func maand(_ entry: YAMLEntry?, _ sleutel: String) -> Maand? {
    guard let entry else { return nil }
    if let tekst = entry.value.text, let maand = Maand(tekst) { return maand }
    meld(
      entry.value.place, samen(sleutel, entry.key), entry.value.shape, verwacht: "a month as YYYY-MM, 1900 to 2199",
      schrijf: "write it like 2015-01")
    return nil
  }

  private mutating func maat(_ entry: YAMLEntry?, _ sleutel: String) -> Maat? {
    keuze(entry, sleutel, Maat.allCases.map(\.naam)).flatMap { Maat.opNaam[$0] }
  }

  private mutating func dimensienaam(_ entry: YAMLEntry?, _ sleutel: String, of maat: Maat?) -> Dimensie? {
    guard let maat else { return nil }
    return keuze(entry, sleutel, maat.dimensies.map(\.naam)).flatMap { Dimensie.opNaam[$0] }
  }

  private mutating func dimensies(_ entry: YAMLEntry?, _ sleutel: String, of maat: Maat?) -> [Dimensie] {
    lijst(entry?.value, samen(sleutel, "dimensies")).compactMap { node in
      let dimensie = dimensienaam(YAMLEntry(key: "dimensies", at: node.place, value: node), sleutel, of: maat)
      if let dimensie, let maat, dimensie.codes(maat, sporen: []) == nil {
        meld(
          node.place, samen(sleutel, "dimensies"), "'\(dimensie.naam)', whose codes are not a closed list",
          verwacht: "a dimension whose codes are known beforehand: that a code is shown must tell nothing",
          schrijf: "leave it out")
        return nil
      }
      return dimensie
    }
  }

  private mutating func tabel(_ node: YAMLNode) -> Publicatiebeleid.Tabel? {
    guard let velden = velden(node, "tabellen", verplicht: ["maat", "niveau"], mag: ["dimensies", "delen"]) else { return nil }
    let maat = maat(velden["maat"], "tabellen")
    let niveau = keuze(velden["niveau"], "tabellen", Publicatiebeleid.Niveau.allCases.map(\.rawValue))
      .flatMap(Publicatiebeleid.Niveau.init)
    let dimensies = dimensies(velden["dimensies"], "tabellen", of: maat)
    var gedeeld: Publicatiebeleid.Delen?
    if let entry = velden["delen"] { gedeeld = delen(entry.value, maat, dimensies) }
    guard let maat, let niveau else { return nil }
    return Publicatiebeleid.Tabel(maat: maat, niveau: niveau, dimensies: dimensies, delen: gedeeld, regel: node.place.line)
  }

  private mutating func delen(_ node: YAMLNode, _ maat: Maat?, _ dimensies: [Dimensie]) -> Publicatiebeleid.Delen? {
    guard let velden = velden(node, "tabellen delen", verplicht: ["dimensie", "code", "maten"]) else { return nil }
    let dimensie = keuze(velden["dimensie"], "tabellen delen", dimensies.map(\.naam)).flatMap { Dimensie.opNaam[$0] }
    var codes: [String] = []
    if let maat, let dimensie { codes = dimensie.codes(maat, sporen: []) ?? [] }
    let code = keuze(velden["code"], "tabellen delen", codes)
    let maten = lijst(velden["maten"]?.value, "tabellen delen maten", minimum: 2).compactMap { deel in
      self.maat(YAMLEntry(key: "maten", at: deel.place, value: deel), "tabellen delen")
    }
    guard let dimensie, let code, maten.count > 1 else { return nil }
    return Publicatiebeleid.Delen(dimensie: dimensie, code: Symbool(code), maten: maten)
  }

  private mutating func koppeling(_ entry: YAMLEntry?, _ tabellen: [Publicatiebeleid.Tabel]) -> Publicatiebeleid.Koppeling? {
    guard let entry, let velden = velden(entry.value, "koppeling", verplicht: ["stand", "bij", "af", "dimensies"]) else {
      return nil
    }
    let maten = ["stand", "bij", "af"].map { maat(velden[$0], "koppeling") }
    guard let stand = maten[0], let bij = maten[1], let af = maten[2] else { return nil }
    let dimensies = dimensies(velden["dimensies"], "koppeling", of: stand)
    for maat in [stand, bij, af] {
      let tabel = tabellen.first { $0.maat == maat }
      if let tabel, dimensies.allSatisfy(tabel.dimensies.contains), tabel.niveau == .gemeente { continue }
      meld(
        entry.place, "koppeling", "'\(maat.naam)' without a table of its gemeenten by \(opsomming(dimensies.map(\.naam)))",
        verwacht: "the three of them in the same tables, so that they are protected together", schrijf: "add it to 'tabellen'")
    }
    return Publicatiebeleid.Koppeling(stand: stand, bij: bij, af: af, dimensies: dimensies)
  }

  private mutating func som(_ node: YAMLNode, _ tabellen: [Publicatiebeleid.Tabel]) -> Publicatiebeleid.Som? {
    let sleutel = "sommen"
    guard
      let velden = velden(
        node, sleutel, verplicht: ["som", "telling", "niveau"], mag: ["dimensie", "code", "bij_dimensie", "bij_code"])
    else { return nil }
    let som = maat(velden["som"], sleutel)
    let telling = maat(velden["telling"], sleutel)
    let niveau = keuze(velden["niveau"], sleutel, ["gemeente", "tenant"]).flatMap(Publicatiebeleid.Niveau.init)
    guard let som, let telling, let niveau else { return nil }
    let tabel = tabellen.first { $0.maat == telling }
    if tabel == nil || niveau == .gemeente && tabel?.niveau != .gemeente {
      meld(
        node.place, samen(sleutel, "telling"), "'\(telling.naam)' is not published per \(niveau.rawValue)",
        verwacht: "a count of 'tabellen': a sum is withheld with its count", schrijf: "add the table, or another count")
    }
    let dimensie = keuze(velden["dimensie"], sleutel, (tabel?.dimensies ?? []).map(\.naam)).flatMap { Dimensie.opNaam[$0] }
    let code = keuze(velden["code"], sleutel, dimensie?.codes(telling, sporen: []) ?? [])
    let bijDimensie = dimensienaam(velden["bij_dimensie"], sleutel, of: som)
    let bijCode = keuze(velden["bij_code"], sleutel, bijDimensie?.codes(som, sporen: []) ?? [])
    let bij = bijDimensie.flatMap { d in bijCode.map { Formule.Voorwaarde(dimensie: d, codes: [Symbool($0)]) } }
    return Publicatiebeleid.Som(
      som: som, bij: bij, telling: telling, dimensie: dimensie, code: code.map { Symbool($0) }, niveau: niveau,
      regel: node.place.line)
  }
}
