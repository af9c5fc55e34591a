import Crypto
import Domain

/// Stops a row, or the whole file.
enum Stop: Error {
  case regel(RegelFout)
  case bestand(FeedError)
}

/// Writes the `data` of one event from the columns of one row, as JSON in the order of the contract.
///
/// The bytes are also what feed's memory compares: a change in how they are written makes every row a changed one.
struct Gegevens {
  let vorm: Vorm
  let sleutels: FeedSleutels
  /// Names of the columns, for errors.
  var kolommen: [String] = []
  /// The row's own BSN: text that contains it is refused.
  var bsn: Bsn?

  func schrijf(
    _ bronnen: [Veldbron], _ velden: [Veldbytes], naar uit: inout [UInt8],
    verwijzing: (Veldbron) throws(Stop) -> [UInt8]
  ) throws(Stop) {
    uit.append(UInt8(ascii: "{"))
    /// Where the fields of the group begin that we are in, and whether any of them is filled.
    var groep = -1
    var groepGevuld = false
    for plaats in bronnen.indices {
      let bron = bronnen[plaats]
      if let naam = bron.jsonGroep {
        if groep < 0 {
          groep = plaats
          groepGevuld = bron.contract.verplicht || bronnen.contains { $0.jsonGroep != nil && gevuld($0, velden) }
          if groepGevuld { self.naam(naam, &uit) }
        }
        if !groepGevuld { continue }
      } else if groep >= 0 {
        if groepGevuld { uit.append(UInt8(ascii: "}")) }
        groep = -1
      }
      try veld(bron, velden, verplicht: bron.contract.verplicht || groep >= 0, &uit, verwijzing)
    }
    if groep >= 0 && groepGevuld { uit.append(UInt8(ascii: "}")) }
    uit.append(UInt8(ascii: "}"))
  }

  private func gevuld(_ bron: Veldbron, _ velden: [Veldbytes]) -> Bool {
    guard let kolom = bron.kolom else { return false }
    return !vorm.isLeeg(velden[kolom])
  }

  @inline(__always)
  private func naam(_ naam: [UInt8], _ uit: inout [UInt8]) {
    if uit.last != UInt8(ascii: "{") { uit.append(UInt8(ascii: ",")) }
    uit += naam
  }

  private func veld(
    _ bron: Veldbron, _ velden: [Veldbytes], verplicht: Bool, _ uit: inout [UInt8],
    _ verwijzing: (Veldbron) throws(Stop) -> [UInt8]
  ) throws(Stop) {
    if let verwijst = bron.verwijst {
      if verwijst.kolommen.allSatisfy({ vorm.isLeeg(velden[$0]) }), !verplicht { return }
      let id = try verwijzing(bron)
      naam(bron.jsonNaam, &uit)
      schrijfTekst(id, &uit)
      return
    }
    guard let kolom = bron.kolom, case let bytes = velden[kolom], !vorm.isLeeg(bytes) else {
      if let vast = bron.vast {
        naam(bron.jsonNaam, &uit)
        uit += vast
      } else if case .codes = bron.contract.soort {
        naam(bron.jsonNaam, &uit)
        uit += [UInt8(ascii: "["), UInt8(ascii: "]")]
      } else if verplicht {
        throw fout(bron, bron.kolom.map { velden[$0] } ?? Veldbytes(start: nil, count: 0))
      }
      return
    }
    naam(bron.jsonNaam, &uit)
    guard try waarde(bron, bytes, &uit) else { throw fout(bron, bytes) }
  }

  /// False when the bytes are no value of the field.
  private func waarde(_ bron: Veldbron, _ bytes: Veldbytes, _ uit: inout [UInt8]) throws(Stop) -> Bool {
    if let codes = bron.codes, case .codes = bron.contract.soort { return lijst(bron, codes, bytes, &uit) }
    if let codes = bron.codes {
      guard let json = codes.json(bytes) else { return false }
      uit += json
      return true
    }
    switch bron.contract.soort {
    case .datum:
      guard let datum = leesDatum(bytes, bron.datum) else { return false }
      schrijfDatum(datum + bron.dagen, &uit)
    case .maand:
      guard let maand = leesMaand(bytes, bron.maand) else { return false }
      schrijfMaand(maand, &uit)
    case .bedrag:
      guard let cent = Getal(bytes, vorm)?.centen(bron.bedrag) else { return false }
      schrijfGetal(cent, &uit)
    case .geheel(let bereik):
      guard let getal = Getal(bytes, vorm)?.geheel, bereik.contains(getal) else { return false }
      schrijfGetal(Int64(getal), &uit)
    case .decimaal:
      guard let getal = Getal(bytes, vorm) else { return false }
      schrijfDecimaal(getal.decimaal, &uit)
    case .jaNee:
      if vorm.ja.contains(where: { gelijk(bytes, $0) }) {
        uit += Array("true".utf8)
      } else if vorm.nee.contains(where: { gelijk(bytes, $0) }) {
        uit += Array("false".utf8)
      } else {
        return false
      }
    case .gemeente:
      guard let gemeente = leesGemeente(bytes) else { return false }
      schrijfGemeente(gemeente, &uit)
    case .code(let lijst):
      guard let code = lijst.first(where: { $0.utf8.elementsEqual(bytes) }) else { return false }
      schrijfTekst(code.utf8, &uit)
    case .codes: return false
    case .kenmerk, .tekst: return try vrijeTekst(bron, bytes, &uit)
    case .pseudoniem:
      schrijfTekst(Array(sleutels.code(Array("veld\u{0}\(bron.contract.naam)\u{0}".utf8) + bytes).description.utf8), &uit)
    case .werkgever:
      guard let regio = sleutels.regio else { return false }
      schrijfTekst(Array(Onderwerp.werkgever(sleutels.code(UnsafeRawBufferPointer(bytes), regio)).description.utf8), &uit)
    case .verwijzing: return false
    }
    return true
  }

  private func lijst(_ bron: Veldbron, _ codes: Codelijst, _ bytes: Veldbytes, _ uit: inout [UInt8]) -> Bool {
    var gezien: [[UInt8]] = []
    for deel in bytes.split(separator: bron.lijst) {
      guard let json = codes.json(Veldbytes(rebasing: deel)) else { return false }
      if !gezien.contains(json) { gezien.append(json) }
    }
    uit.append(UInt8(ascii: "["))
    uit += gezien.joined(separator: [UInt8(ascii: ",")])
    uit.append(UInt8(ascii: "]"))
    return true
  }

  /// Longest free text of a field, in bytes.
  static let langsteTekst = 200

  private func vrijeTekst(_ bron: Veldbron, _ bytes: Veldbytes, _ uit: inout [UInt8]) throws(Stop) -> Bool {
    guard bytes.count <= Self.langsteTekst else { return false }
    if let bsn, bsn.staatIn(bytes) {
      throw .regel(
        RegelFout(
          kolom: kolommen[bron.kolom!], gevonden: "het BSN van de regel",
          verwacht: "een tekst zonder BSN: deze kolom gaat mee in het bericht"))
    }
    var utf8: [UInt8] = []
    vorm.codering.alsUTF8(bytes, naar: &utf8)
    schrijfTekst(utf8, &uit)
    return true
  }

  private func fout(_ bron: Veldbron, _ bytes: Veldbytes) -> Stop {
    let kolom = (bron.kolom ?? bron.verwijst?.kolommen.first).map { kolommen[$0] }
    return .regel(RegelFout(kolom: kolom, gevonden: gemaskeerd(bytes), verwacht: bron.verwachting(vorm)))
  }
}
