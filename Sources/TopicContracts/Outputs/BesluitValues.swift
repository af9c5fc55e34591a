public import Domain
import JSON

/// One of the named `bedragen` of a besluit.
public enum BedragWaarde: Hashable, Sendable {
  /// `…Cent`.
  case cent(Eurocent)
  /// `percentage`, without trailing zeros.
  case decimaal(Decimaal)
  /// `maanden`.
  case maanden([Maand])
  /// `waarschuwing`.
  case jaNee(Bool)
}

/// A parameter's value in the grondslag.
public enum GrondWaarde: Hashable, Sendable {
  /// Eurocents, days, months, numbers.
  case geheel(Int64)
  /// A decimal or a code, as written.
  case tekst(String)
  case codes([String])
  case jaNee(Bool)
  /// An explicit null in the parameter file.
  case geen
}

extension BedragWaarde: FieldValue {
  static var verwacht: String { "een aantal eurocenten, een decimaal getal als tekst, een lijst van maanden, of true of false" }

  init?(_ index: JSONIndex, _ place: Int) {
    if let cent = Int64(index, place) {
      self = .cent(Eurocent(cent))
    } else if let getal = Decimaal(index, place) {
      self = .decimaal(getal)
    } else if let waarde = Bool(index, place) {
      self = .jaNee(waarde)
    } else if let maanden: [BesluitMaand] = items(index, place) {
      self = .maanden(maanden.map(\.maand))
    } else {
      return nil
    }
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .cent(let cent): cent.write(to: &writer)
    case .decimaal(let getal): writer.string(getal.kaal)
    case .jaNee(let waarde): writer.bool(waarde)
    case .maanden(let maanden): writer.list(maanden.map(BesluitMaand.init))
    }
  }
}

extension GrondWaarde: FieldValue {
  static var verwacht: String { "een geheel getal, een tekst, een lijst van teksten, true, false of null" }

  init?(_ index: JSONIndex, _ place: Int) {
    switch index.tokens[place].kind {
    case .integer: self = .geheel(index.integer(index.tokens[place]))
    case .string: self = .tekst(index.text(index.tokens[place]))
    case .yes: self = .jaNee(true)
    case .no: self = .jaNee(false)
    case .null: self = .geen
    case .array:
      guard let codes: [String] = items(index, place) else { return nil }
      self = .codes(codes)
    case .object, .number: return nil
    }
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .geheel(let getal): writer.integer(getal)
    case .tekst(let tekst): writer.string(tekst)
    case .codes(let codes): writer.list(codes)
    case .jaNee(let waarde): writer.bool(waarde)
    case .geen: writer.null()
    }
  }
}

/// A month of a besluit: a maatregel on a gedraging of the last years that we read may run past them, to 2299.
private struct BesluitMaand: TextValue, CustomStringConvertible {
  static var verwacht: String { Maand.verwacht }
  var maand: Maand
  var description: String { maand.description }

  init(_ maand: Maand) { self.maand = maand }

  init?(utf8: UnsafeBufferPointer<UInt8>) {
    var bytes = Array(utf8)
    let isLater = bytes.starts(with: "22".utf8)
    if isLater { bytes[1] = UInt8(ascii: "1") }
    guard let maand = bytes.withUnsafeBufferPointer({ Maand(utf8: $0) }) else { return nil }
    self.maand = isLater ? maand + 1200 : maand
  }
}

/// Named bedragen, sorted by name.
struct Bedragen: Hashable, Sendable, FieldValue {
  struct Paar: Hashable, Sendable {
    var naam: String
    var waarde: BedragWaarde
  }

  static var verwacht: String { "een object van bedragen, elk " + BedragWaarde.verwacht }
  var paren: [Paar]

  init(_ paren: [(naam: String, waarde: BedragWaarde)]) {
    self.paren = paren.map { Paar(naam: $0.naam, waarde: $0.waarde) }.sorted { utf8Kleiner($0.naam, $1.naam) }
  }

  init?(_ index: JSONIndex, _ place: Int) {
    guard index.tokens[place].kind == .object else { return nil }
    var paren: [(naam: String, waarde: BedragWaarde)] = []
    var key = place + 1
    while key < index.tokens[place].next {
      guard let waarde = BedragWaarde(index, key + 1) else { return nil }
      paren.append((index.text(index.tokens[key]), waarde))
      key = Int(index.tokens[key + 1].next)
    }
    self.init(paren)
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    for paar in paren {
      writer.key(paar.naam)
      paar.waarde.write(to: &writer)
    }
    writer.endObject()
  }
}

private func items<T: FieldValue>(_ index: JSONIndex, _ place: Int) -> [T]? {
  guard index.tokens[place].kind == .array else { return nil }
  var list: [T] = []
  var item = place + 1
  while item < index.tokens[place].next {
    guard let value = T(index, item) else { return nil }
    list.append(value)
    item = Int(index.tokens[item].next)
  }
  return list
}

extension JSONWriter {
  fileprivate mutating func list(_ values: [some FieldValue]) {
    beginArray()
    for value in values { value.write(to: &self) }
    endArray()
  }
}
