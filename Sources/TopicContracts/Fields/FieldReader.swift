import Domain
import JSON

/// The fields of an object by name, and how they are read and written in that order.
protocol Payload {
  /// Sorted by name.
  static var fields: [StaticString] { get }
  /// Reads every field of `fields`, in that order.
  init(reading r: inout FieldReader) throws(FieldFault)
  func write(to w: inout FieldWriter)
}

/// Reads the fields of one object in the order of their names: so the first fault found is the one that counts.
///
/// An unknown field comes before all others. A field is `ontbrekend-veld` when its key is absent; null in a required
/// field is a wrong value, and in an optional one the same as absent. Fields inside `diagnose` follow the same order
/// when it is `diagnose`'s turn.
struct FieldReader: ~Copyable {
  private let index: JSONIndex
  private let names: [StaticString]
  /// In front of a name in messages.
  private let prefix: String
  /// By place in `names`: the token of the value, 0 when absent.
  private var slots = InlineArray<16, Int32>(repeating: 0)
  private var cursor = 0

  init(_ index: JSONIndex, object: Int, names: [StaticString], prefix: String = "") throws(FieldFault) {
    precondition(names.count <= 16, "at most sixteen fields")
    self.index = index
    self.names = names
    self.prefix = prefix
    var key = object + 1
    var guess = 0
    while key < index.tokens[object].next {
      let place = try find(index.tokens[key], guess)
      slots[place] = Int32(key + 1)
      guess = place + 1
      key = Int(index.tokens[key + 1].next)
    }
  }

  private func find(_ key: JSONToken, _ guess: Int) throws(FieldFault) -> Int {
    if guess < names.count, index.matches(key, names[guess]) { return guess }
    for place in names.indices where index.matches(key, names[place]) { return place }
    throw FieldFault(.onbekendVeld, "veld \"\(prefix)\(masked(index.text(key)))\" is onbekend")
  }

  /// The token of the next field, which must be `name`.
  private mutating func next(_ name: StaticString) -> Int? {
    assert(name.description == names[cursor].description, "fields are read in the order of their names")
    let place = Int(slots[cursor])
    cursor += 1
    return place == 0 ? nil : place
  }

  private mutating func present(_ name: StaticString) throws(FieldFault) -> Int {
    guard let place = next(name) else { throw FieldFault(.ontbrekendVeld, "veld \"\(prefix)\(name)\" ontbreekt") }
    return place
  }

  private mutating func nonNull(_ name: StaticString) -> Int? {
    guard let place = next(name), index.tokens[place].kind != .null else { return nil }
    return place
  }

  private func value<T: FieldValue>(_ name: StaticString, _ place: Int) throws(FieldFault) -> T {
    guard let value = T(index, place) else { throw fault(name, place, T.verwacht) }
    return value
  }

  private func fault(_ name: StaticString, _ place: Int, _ verwacht: String) -> FieldFault {
    FieldFault(.ongeldigeWaarde, "veld \"\(prefix)\(name)\": \(shownValue(index, place)) gevonden, verwacht: \(verwacht)")
  }

  mutating func required<T: FieldValue>(_ name: StaticString) throws(FieldFault) -> T {
    try value(name, try present(name))
  }

  mutating func optional<T: FieldValue>(_ name: StaticString) throws(FieldFault) -> T? {
    guard let place = nonNull(name) else { return nil }
    return try value(name, place)
  }

  /// A field that must be there and may be null.
  mutating func nullable<T: FieldValue>(_ name: StaticString) throws(FieldFault) -> T? {
    let place = try present(name)
    return index.tokens[place].kind == .null ? nil : try value(name, place)
  }

  /// A text that may be empty.
  mutating func requiredText(_ name: StaticString) throws(FieldFault) -> String {
    let place = try present(name)
    guard index.tokens[place].kind == .string else { throw fault(name, place, "een tekst") }
    return index.text(index.tokens[place])
  }

  /// A SHA-256 as 64 lower-case hex digits.
  mutating func requiredDigest(_ name: StaticString) throws(FieldFault) -> String { try digest(name, try present(name)) }

  /// The same, or null.
  mutating func nullableDigest(_ name: StaticString) throws(FieldFault) -> String? {
    let place = try present(name)
    return index.tokens[place].kind == .null ? nil : try digest(name, place)
  }

  private func digest(_ name: StaticString, _ place: Int) throws(FieldFault) -> String {
    let digest = index.tokens[place].kind == .string ? index.text(index.tokens[place]) : ""
    guard digest.utf8.count == 64, digest.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
      throw fault(name, place, "een SHA-256 van 64 hexadecimale cijfers in kleine letters")
    }
    return digest
  }
}

// Values with bounds.

extension FieldReader {
  mutating func required(_ name: StaticString, in range: ClosedRange<Int>) throws(FieldFault) -> Int {
    try bounded(name, try present(name), range)
  }

  mutating func optional(_ name: StaticString, in range: ClosedRange<Int>) throws(FieldFault) -> Int? {
    guard let place = nonNull(name) else { return nil }
    return try bounded(name, place, range)
  }

  mutating func nullable(_ name: StaticString, in range: ClosedRange<Int>) throws(FieldFault) -> Int? {
    let place = try present(name)
    return index.tokens[place].kind == .null ? nil : try bounded(name, place, range)
  }

  private func bounded(_ name: StaticString, _ place: Int, _ range: ClosedRange<Int>) throws(FieldFault) -> Int {
    guard let number = Int(index, place), range.contains(number) else {
      let bound = range.upperBound == .max ? "\(range.lowerBound) of meer" : "\(range.lowerBound) tot en met \(range.upperBound)"
      throw fault(name, place, "een geheel getal van \(bound)")
    }
    return number
  }

  enum DecimaalGrens {
    case elk, nulOfMeer, cijfer

    /// In millionths.
    var bereik: ClosedRange<Int64> {
      switch self {
      case .elk: -Grenzen.decimaal...Grenzen.decimaal
      case .nulOfMeer: 0...Grenzen.decimaal
      case .cijfer: 1_000_000...10_000_000
      }
    }

    var verwacht: String {
      switch self {
      case .elk: Decimaal.verwacht + ", van -1000000 tot en met 1000000"
      case .nulOfMeer: Decimaal.verwacht + ", van 0 tot en met 1000000"
      case .cijfer: Decimaal.verwacht + ", van 1 tot en met 10"
      }
    }
  }

  mutating func required(_ name: StaticString, _ grens: DecimaalGrens) throws(FieldFault) -> Decimaal {
    let place = try present(name)
    guard let getal = Decimaal(index, place), grens.bereik.contains(getal.miljoensten) else {
      throw fault(name, place, grens.verwacht)
    }
    return getal
  }
}

// Values with a form of their own.

extension FieldReader {
  /// An employer travels as in the key of his own dossier: `wg-` and 32 hex digits.
  mutating func optionalWerkgever(_ name: StaticString) throws(FieldFault) -> Pseudonym? {
    guard let place = nonNull(name) else { return nil }
    let token = index.tokens[place]
    guard token.kind == .string, case .werkgever(let pseudonym) = index.withText(token, onderwerp(utf8:)) else {
      throw fault(name, place, "wg- en een pseudoniem van 32 hexadecimale cijfers in kleine letters")
    }
    return pseudonym
  }

  mutating func required<T: Payload>(_ name: StaticString) throws(FieldFault) -> T {
    try object(name.description, try present(name))
  }

  mutating func optional<T: Payload>(_ name: StaticString) throws(FieldFault) -> T? {
    guard let place = nonNull(name) else { return nil }
    return try object(name.description, place)
  }

  mutating func nullable<T: Payload>(_ name: StaticString) throws(FieldFault) -> T? {
    let place = try present(name)
    return index.tokens[place].kind == .null ? nil : try object(name.description, place)
  }

  /// A list of objects.
  mutating func required<T: Payload>(_ name: StaticString) throws(FieldFault) -> [T] {
    let place = try present(name)
    guard index.tokens[place].kind == .array else { throw fault(name, place, "een lijst") }
    var list: [T] = []
    var item = place + 1
    while item < index.tokens[place].next {
      list.append(try object("\(name)[\(list.count)]", item))
      item = Int(index.tokens[item].next)
    }
    return list
  }

  private func object<T: Payload>(_ name: String, _ place: Int) throws(FieldFault) -> T {
    guard index.tokens[place].kind == .object else {
      throw FieldFault(
        .ongeldigeWaarde, "veld \"\(prefix)\(name)\": \(shownValue(index, place)) gevonden, verwacht: een object")
    }
    var fields = try FieldReader(index, object: place, names: T.fields, prefix: "\(prefix)\(name).")
    return try T(reading: &fields)
  }
}

/// A value as a message may show it.
func shownValue(_ index: JSONIndex, _ place: Int) -> String {
  let token = index.tokens[place]
  return switch token.kind {
  case .object: "een object"
  case .array: "een lijst"
  case .string: "\"\(masked(index.text(token)))\""
  case .integer, .number: masked(String(decoding: index.raw(token).prefix(100), as: UTF8.self))
  case .yes: "true"
  case .no: "false"
  case .null: "null"
  }
}

/// A subject without a detour over text.
func onderwerp(utf8: UnsafeBufferPointer<UInt8>) -> Onderwerp? {
  switch utf8.count {
  case 32: Pseudonym(utf8: utf8).map(Onderwerp.client)
  case 6: Gemeente(utf8: utf8).map(Onderwerp.boekhouding)
  case 35 where utf8[0] == UInt8(ascii: "w") && utf8[1] == UInt8(ascii: "g") && utf8[2] == UInt8(ascii: "-"):
    Pseudonym(utf8: UnsafeBufferPointer(rebasing: utf8[3...])).map(Onderwerp.werkgever)
  default: nil
  }
}
