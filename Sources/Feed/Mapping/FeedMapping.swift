public import Domain

/// How the exports of one system of one tenant become events. Made by ``FeedMapping/laad(tenant:pad:inhoud:)``.
public struct FeedMapping: Sendable {
  public let tenant: TenantID
  /// The mapping file it was read from.
  public let pad: String
  /// The system's short name, the end of `bron`.
  public let systeem: String
  /// The CloudEvents `source`: `urn:nld:oin:<OIN>:systeem:<naam>`.
  public let bron: String
  let vorm: Vorm
  let bestanden: [Bestandvorm]

  /// The patterns of the files that this system delivers.
  public var patronen: [String] { bestanden.map(\.patroon) }

  /// Whether some row becomes an event about an employer, or names one: then the regional key is needed.
  public var noemtWerkgevers: Bool {
    bestanden.contains { bestand in
      bestand.rijen.contains { rij in
        if case .werkgever = rij.onderwerp { return true }
        return rij.gebeurtenissen.contains { $0.velden.contains { $0.contract.soort == .werkgever && $0.kolom != nil } }
      }
    }
  }

  /// Whether this system delivers files of this name (without folders); a rejects file counts as the file it came from.
  public func kent(bestand naam: String) -> Bool { bestand(naam: naam) != nil }

  /// What the name of a rejects file has behind the name of its export.
  public static let afkeurachtervoegsel = ".afgekeurd"

  func bestand(naam: String) -> Bestandvorm? {
    var naam = naam[...]
    while naam.hasSuffix(Self.afkeurachtervoegsel) { naam = naam.dropLast(Self.afkeurachtervoegsel.count) }
    return bestanden.first { past(String(naam), op: $0.patroon) }
  }
}

/// One kind of file: its name, and the kinds of rows in it.
struct Bestandvorm: Sendable {
  /// A file name in which `*` stands for anything.
  var patroon: String
  /// The columns of its header; without one and with record types, each kind of row has its own.
  var kolommen: [String]
  /// The column that tells the kind of a row, 0 first.
  var recordtype: Int?
  /// Record types that say nothing to us (a leader, a trailer).
  var negeer: [[UInt8]]
  var rijen: [Rijsoort]
}

/// One kind of row and the events it gives.
struct Rijsoort: Sendable {
  enum Onderwerp: Sendable {
    case bsn(Int)
    case gemeente(Veldbron)
    case werkgever(Int)
  }

  var naam: String
  /// Values of the record-type column; empty when the file has none.
  var recordtypen: [[UInt8]]
  var kolommen: [String]
  /// The columns that together tell rows apart, through every correction.
  var sleutel: [Int]
  var onderwerp: Onderwerp
  var ingetrokken: Voorwaarde?
  /// Rows that are not ours.
  var overslaan: Voorwaarde?
  /// The column with the date on which the system registered the row.
  var registratie: (kolom: Int, vorm: Datumvorm)?
  var gebeurtenissen: [Gebeurtenisvorm]
}

/// One event that a row gives.
struct Gebeurtenisvorm: Sendable {
  var type: Gebeurtenistype
  /// Keeps the business keys of two kinds of row of the same type apart.
  var reeks: String
  /// In front of the business key when it is hashed.
  var voorvoegsel: [UInt8]
  /// The row gives this event only then; nil: always.
  var als: Voorwaarde?
  /// In the order of the contract; a field without a source is not here.
  var velden: [Veldbron]
}

struct Voorwaarde: Sendable {
  enum Toets: Sendable {
    case gevuld
    case een([[UInt8]])
    case geen([[UInt8]])
  }
  var kolom: Int
  var toets: Toets

  func geldt(_ velden: [Veldbytes], _ vorm: Vorm) -> Bool {
    let veld = velden[kolom]
    return switch toets {
    case .gevuld: !vorm.isLeeg(veld)
    case .een(let waarden): waarden.contains { gelijk(veld, $0) }
    case .geen(let waarden): !waarden.contains { gelijk(veld, $0) }
    }
  }
}

/// Where a field of an event comes from.
struct Veldbron: Sendable {
  var contract: Contractveld
  /// `"datum":`, of a nested field its last part.
  let jsonNaam: [UInt8]
  /// `"diagnose":` of a nested field.
  let jsonGroep: [UInt8]?
  /// Nil: `vast` always.
  var kolom: Int?
  /// JSON of the constant, or of what an empty column means.
  var vast: [UInt8]?
  var codes: Codelijst?
  var datum: Datumvorm
  var maand: Maandvorm
  var bedrag: Bedragvorm
  /// Days added to a date: 1 where the export names the last day and the event the first day without.
  var dagen = 0
  /// Between the values of a list.
  var lijst: UInt8 = UInt8(ascii: "+")
  /// Of a reference: the columns of the business key, and the type and series of the row named.
  var verwijst: (kolommen: [Int], type: Gebeurtenistype, voorvoegsel: [UInt8])?

  init(contract: Contractveld, datum: Datumvorm, maand: Maandvorm, bedrag: Bedragvorm) {
    self.contract = contract
    self.datum = datum
    self.maand = maand
    self.bedrag = bedrag
    let groep = contract.groep
    jsonNaam = Array("\"\(groep.map { contract.naam.dropFirst($0.count + 1) } ?? contract.naam[...])\":".utf8)
    jsonGroep = groep.map { Array("\"\($0)\":{".utf8) }
  }
}

/// In front of the columns of a business key when it is hashed: source, type and series keep keys apart.
func sleutelvoorvoegsel(bron: String, type: String, reeks: String) -> [UInt8] {
  Array("sleutel\u{0}\(bron)\u{0}\(type)\u{0}\(reeks.isEmpty ? "" : reeks + "\u{0}")".utf8)
}

/// Their codes and ours.
struct Codelijst: Sendable {
  struct Paar: Sendable {
    /// In the encoding of the export.
    var hun: [UInt8]
    var ons: String
    /// `ons` as JSON.
    var json: [UInt8]
  }
  var paren: [Paar]

  func json(_ veld: Veldbytes) -> [UInt8]? { paren.first { gelijk(veld, $0.hun) }?.json }
  func hun(_ ons: String) -> [UInt8]? { paren.first { $0.ons == ons }?.hun }
}

/// Whether a file name fits a pattern in which `*` stands for any run of characters.
func past(_ naam: String, op patroon: String) -> Bool {
  let delen = patroon.split(separator: "*", omittingEmptySubsequences: false)
  guard delen.count > 1 else { return naam == patroon }
  guard naam.hasPrefix(delen[0]) else { return false }
  var rest = naam.dropFirst(delen[0].count)
  for deel in delen.dropFirst().dropLast() where !deel.isEmpty {
    guard let plaats = vind(deel, in: rest) else { return false }
    rest = rest[plaats...].dropFirst(deel.count)
  }
  return rest.hasSuffix(delen[delen.count - 1])
}

private func vind(_ deel: Substring, in tekst: Substring) -> String.Index? {
  tekst.indices.first { tekst[$0...].hasPrefix(deel) }
}
