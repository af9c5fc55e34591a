import YAML

extension Lader {
  mutating func leesVorm(_ knoop: YAMLNode) {
    let paren = problemen.sleutels(
      knoop, van: "vorm", verplicht: ["codering", "scheiding", "kopregel", "datum", "decimaalteken", "ja", "nee"],
      mag: [
        "aanhalingsteken", "kolomvolgorde", "maand", "bedrag", "duizendtal", "leeg", "alles_aangehaald", "regeleinde", "bom",
      ])
    if let codering = problemen.keuze(paren["codering"], "codering", Codering.self) { vorm.codering = codering }
    if let scheiding = problemen.keuze(paren["scheiding"], "scheiding", Scheiding.self) { vorm.scheiding = scheiding.byte }
    if let teken = problemen.keuze(paren["aanhalingsteken"], "aanhalingsteken", Aanhaling.self) { vorm.aanhaling = teken.byte }
    if let kopregel = problemen.jaNee(paren["kopregel"], "kopregel") { vorm.kopregel = kopregel }
    if let volgorde = problemen.keuze(paren["kolomvolgorde"], "kolomvolgorde", Volgorde.self) {
      vorm.kolomvolgordeVast = volgorde == .vast
    }
    if let datum = problemen.keuze(paren["datum"], "datum", Datumvorm.self) { vorm.datum = datum }
    if let maand = problemen.keuze(paren["maand"], "maand", Maandvorm.self) { vorm.maand = maand }
    if let bedrag = problemen.keuze(paren["bedrag"], "bedrag", Bedragvorm.self) { vorm.bedrag = bedrag }
    if let teken = problemen.keuze(paren["decimaalteken"], "decimaalteken", Getalteken.self) { vorm.decimaalteken = teken.byte }
    if let teken = problemen.keuze(paren["duizendtal"], "duizendtal", Getalteken.self) { vorm.duizendtal = teken.byte }
    if let knoop = paren["duizendtal"], vorm.duizendtal == vorm.decimaalteken {
      problemen.meld(knoop.place, "duizendtal and decimaalteken are the same character")
    }
    if let alles = problemen.jaNee(paren["alles_aangehaald"], "alles_aangehaald") { vorm.allesTussenAanhalingstekens = alles }
    if let einde = problemen.keuze(paren["regeleinde"], "regeleinde", Regeleinde.self) { vorm.regeleindeCRLF = einde == .crlf }
    if let bom = problemen.jaNee(paren["bom"], "bom") { vorm.bom = bom }
    if let knoop = paren["bom"], vorm.bom, vorm.codering != .utf8 {
      problemen.meld(knoop.place, "bom is ja; only utf-8 has one")
    }
    vorm.ja = codes(paren["ja"], "ja")
    vorm.nee = codes(paren["nee"], "nee")
    vorm.leeg = codes(paren["leeg"], "leeg")
    if let knoop = paren["nee"], let beide = vorm.ja.first(where: vorm.nee.contains) {
      problemen.meld(knoop.place, "'\(String(decoding: beide, as: UTF8.self))' stands under both ja and nee")
    }
  }

  /// Texts in the encoding of the export.
  mutating func codes(_ knoop: YAMLNode?, _ wat: String) -> [[UInt8]] {
    problemen.teksten(knoop, wat).compactMap { code($0.tekst, $0.plaats) }
  }

  mutating func code(_ tekst: String, _ plaats: YAMLPlace) -> [UInt8]? {
    if let bytes = vorm.codering.bytes(tekst) { return bytes }
    problemen.meld(plaats, "'\(tekst)' has a character that \(vorm.codering.rawValue) cannot write")
    return nil
  }
}

private enum Scheiding: String, CaseIterable {
  case puntkomma = ";"
  case komma = ","
  case tab
  case streep = "|"
  var byte: UInt8 { self == .tab ? 0x09 : rawValue.utf8.first! }
}

private enum Aanhaling: String, CaseIterable {
  case dubbel = "\""
  case enkel = "'"
  case geen
  var byte: UInt8? { self == .geen ? nil : rawValue.utf8.first! }
}

private enum Getalteken: String, CaseIterable {
  case komma = ","
  case punt = "."
  var byte: UInt8 { rawValue.utf8.first! }
}

private enum Volgorde: String, CaseIterable { case vast, vrij }
private enum Regeleinde: String, CaseIterable { case lf, crlf }
