import Domain
import JSON

/// A value that one field of an event's data holds.
protocol FieldValue {
  /// What is expected, as the rest of a sentence.
  static var verwacht: String { get }
  /// Nil when the token is none.
  init?(_ index: JSONIndex, _ place: Int)
  func write(to writer: inout JSONWriter)
}

/// A value that travels as a string with a grammar of its own.
protocol TextValue: FieldValue {
  init?(utf8: UnsafeBufferPointer<UInt8>)
}

extension TextValue {
  init?(_ index: JSONIndex, _ place: Int) {
    let token = index.tokens[place]
    guard token.kind == .string, let value = index.withText(token, { Self(utf8: $0) }) else { return nil }
    self = value
  }
}

extension TextValue where Self: CustomStringConvertible {
  func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension CivilDate: TextValue {
  static var verwacht: String { "een bestaande datum JJJJ-MM-DD van 1900 tot en met 2199" }
}

extension Maand: TextValue {
  static var verwacht: String { "een maand JJJJ-MM van 1900 tot en met 2199" }
}

extension Pseudonym: TextValue {
  static var verwacht: String { "een pseudoniem van 32 hexadecimale cijfers in kleine letters" }
}

extension Gemeente: TextValue {
  static var verwacht: String { "een gemeentecode van het CBS, GM en vier cijfers" }

  init?(utf8: UnsafeBufferPointer<UInt8>) {
    guard utf8.count == 6 else { return nil }
    self.init(String(decoding: utf8, as: UTF8.self))
  }
}

extension Decimaal: TextValue {
  static var verwacht: String {
    "een decimaal getal als tekst, met een punt en ten hoogste 6 cijfers erachter"
  }

  init?(utf8: UnsafeBufferPointer<UInt8>) {
    guard utf8.count <= 20 else { return nil }
    self.init(String(decoding: utf8, as: UTF8.self))
  }
}

extension String: TextValue {
  static var verwacht: String { "een tekst die niet leeg is" }

  init?(utf8: UnsafeBufferPointer<UInt8>) {
    guard utf8.count > 0 else { return nil }
    self.init(decoding: utf8, as: UTF8.self)
  }
}

extension Bool: FieldValue {
  static var verwacht: String { "true of false" }

  init?(_ index: JSONIndex, _ place: Int) {
    switch index.tokens[place].kind {
    case .yes: self = true
    case .no: self = false
    default: return nil
    }
  }

  func write(to writer: inout JSONWriter) { writer.bool(self) }
}

/// The largest numbers that an event may hold: beyond any real one, and small enough that no sum, product or quotient the
/// service makes of them leaves its 64 bits (`aanname`: the specification names no bounds but those of a percentage, a year
/// and a cijfer).
enum Grenzen {
  /// 100 billion euros in cents: 900,000 of them still add up in one cell.
  static let bedrag = -10_000_000_000_000...10_000_000_000_000
  /// Persons, months, places.
  static let aantal = 0...1_000_000
  /// Hours, standaardeenheden, in millionths.
  static let decimaal: Int64 = 1_000_000 * 1_000_000
}

/// Whole numbers are written without point or exponent; `1.0` is none.
extension Int: FieldValue {
  static var verwacht: String { "een geheel getal" }

  init?(_ index: JSONIndex, _ place: Int) {
    let token = index.tokens[place]
    guard token.kind == .integer else { return nil }
    self = Int(index.integer(token))
  }

  func write(to writer: inout JSONWriter) { writer.integer(self) }
}

extension Eurocent: FieldValue {
  static var verwacht: String { "een geheel aantal eurocenten, ten hoogste 100 miljard euro" }

  init?(_ index: JSONIndex, _ place: Int) {
    guard let cent = Int(index, place), Grenzen.bedrag.contains(cent) else { return nil }
    self.init(Int64(cent))
  }

  func write(to writer: inout JSONWriter) { writer.integer(cent) }
}

// Closed lists of codes.

extension FieldValue where Self: Code {
  static var verwacht: String { "een van " + allCases.map(\.rawValue).joined(separator: ", ") }

  init?(_ index: JSONIndex, _ place: Int) {
    let token = index.tokens[place]
    guard token.kind == .string, let value = Self(rawValue: index.text(token)) else { return nil }
    self = value
  }

  func write(to writer: inout JSONWriter) { writer.string(rawValue) }
}

extension Regeling: FieldValue {}
extension Leefvorm: FieldValue {}
extension Leefgebied: FieldValue {}
extension Kanaal: FieldValue {}
extension RedenInstroom: FieldValue {}
extension AanvraagUitkomst: FieldValue {}
extension Arbeidsvermogen: FieldValue {}
extension WachtlijstSoort: FieldValue {}
extension Verwijsdoel: FieldValue {}
extension Precisie: FieldValue {}
extension Fonds: FieldValue {}
extension BudgetStadium: FieldValue {}
extension BatenBron: FieldValue {}
extension KostenSoort: FieldValue {}
extension UitstroomReden: FieldValue {}
extension Instrument: FieldValue {}
extension VoorzieningUitkomst: FieldValue {}
extension PlaatsingSoort: FieldValue {}
extension PlaatsingVia: FieldValue {}
extension ActiviteitSoort: FieldValue {}
extension OntheffingSoort: FieldValue {}
extension TevredenheidGroep: FieldValue {}
extension AfspraakSoort: FieldValue {}

extension Aanbod: FieldValue {
  static var verwacht: String {
    "een instrument (\(Instrument.allCases.map(\.rawValue).joined(separator: ", "))) "
      + "of een activiteit (\(ActiviteitSoort.allCases.map(\.rawValue).joined(separator: ", ")))"
  }

  init?(_ index: JSONIndex, _ place: Int) {
    let token = index.tokens[place]
    guard token.kind == .string, let aanbod = Aanbod(index.text(token)) else { return nil }
    self = aanbod
  }

  func write(to writer: inout JSONWriter) { writer.string(code) }
}

/// Leefgebieden; each once. Their order carries no meaning and is kept.
extension [Leefgebied]: FieldValue {
  static var verwacht: String { "een lijst van leefgebieden, elk ten hoogste eenmaal, " + Leefgebied.verwacht }

  init?(_ index: JSONIndex, _ place: Int) {
    guard index.tokens[place].kind == .array else { return nil }
    self = []
    reserveCapacity(4)
    var item = place + 1
    while item < index.tokens[place].next {
      guard let leefgebied = Leefgebied(index, item), !contains(leefgebied) else { return nil }
      append(leefgebied)
      item = Int(index.tokens[item].next)
    }
  }

  func write(to writer: inout JSONWriter) {
    writer.beginArray()
    for leefgebied in self { leefgebied.write(to: &writer) }
    writer.endArray()
  }
}
