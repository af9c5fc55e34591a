import Domain
import JSON

// Values that only outputs hold.

extension Int64: FieldValue {
  static var verwacht: String { Int.verwacht }

  init?(_ index: JSONIndex, _ place: Int) {
    guard index.tokens[place].kind == .integer else { return nil }
    self = index.integer(index.tokens[place])
  }

  func write(to writer: inout JSONWriter) { writer.integer(self) }
}

extension TenantID: TextValue {
  static var verwacht: String { "een tenant: kleine letters, cijfers en koppeltekens, ten hoogste 32" }

  init?(utf8: UnsafeBufferPointer<UInt8>) { self.init(String(decoding: utf8, as: UTF8.self)) }
}

extension Onderwerp: TextValue {
  static var verwacht: String { "het pseudoniem van een client of werkgever, of de CBS-code van een gemeente" }

  init?(utf8: UnsafeBufferPointer<UInt8>) {
    guard let waarde = onderwerp(utf8: utf8) else { return nil }
    self = waarde
  }
}

/// The gemeente of a cell: a CBS code, or `onbekend` on a day on which none is known.
struct CelGemeente: TextValue, CustomStringConvertible {
  static var verwacht: String { Gemeente.verwacht + ", of onbekend" }
  var gemeente: Gemeente
  var description: String { gemeente.description }

  init(_ gemeente: Gemeente) { self.gemeente = gemeente }

  init?(utf8: UnsafeBufferPointer<UInt8>) {
    if isEqual(UnsafeRawBufferPointer(utf8), "onbekend") {
      gemeente = .onbekend
    } else if let code = Gemeente(utf8: utf8) {
      gemeente = code
    } else {
      return nil
    }
  }
}

extension Maat: TextValue {
  static var verwacht: String { "een maat uit paragraaf 6 van de specificatie" }

  init?(utf8: UnsafeBufferPointer<UInt8>) {
    guard let maat = Maat.opNaam[String(decoding: utf8, as: UTF8.self)] else { return nil }
    self = maat
  }

  func write(to writer: inout JSONWriter) { writer.string(naam) }
}

extension Dimensies: FieldValue {
  static var verwacht: String { "een object met ten hoogste vier dimensies, elk een bekende naam met een code als tekst" }

  init?(_ index: JSONIndex, _ place: Int) {
    guard index.tokens[place].kind == .object else { return nil }
    var key = place + 1
    var paren: [(Dimensie, Symbool)] = []
    while key < index.tokens[place].next {
      let waarde = index.tokens[key + 1]
      guard waarde.kind == .string, waarde.end > waarde.start,
        let naam = Dimensie.opNaam[index.text(index.tokens[key])]
      else { return nil }
      paren.append((naam, Symbool(index.text(waarde))))
      key = Int(waarde.next)
    }
    self.init(paren: paren)
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    for (naam, waarde) in paren {
      writer.key(naam.naam)
      writer.string(waarde.tekst)
    }
    writer.endObject()
  }
}

/// A sum of a cell: a whole number, or a decimal string without trailing zeros for the two decimal maten.
enum Som: FieldValue {
  case geheel(Int64)
  case decimaal(Decimaal)

  static var verwacht: String { "een geheel getal, of bij standaardeenheden en tevredenheidSom een decimaal getal als tekst" }

  init(_ waarde: Int64, _ maat: Maat) {
    self = maat.isDecimaal ? .decimaal(Decimaal(mantisse: waarde, schaal: 6)) : .geheel(waarde)
  }

  init?(_ index: JSONIndex, _ place: Int) {
    if let getal = Int64(index, place) {
      self = .geheel(getal)
    } else if let getal = Decimaal(index, place) {
      self = .decimaal(getal)
    } else {
      return nil
    }
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .geheel(let getal): writer.integer(getal)
    case .decimaal(let getal): writer.string(getal.kaal)
    }
  }

  /// Whole units, or millionths of a decimal maat.
  func waarde(_ maat: Maat, _ naam: String) throws(FieldFault) -> Int64 {
    switch self {
    case .geheel(let getal) where !maat.isDecimaal: return getal
    case .decimaal(let getal) where maat.isDecimaal: return getal.miljoensten
    default: throw FieldFault(.ongeldigeWaarde, "veld \"\(naam)\" past niet bij maat \(maat.naam), verwacht: \(Self.verwacht)")
    }
  }
}

/// A moment in milliseconds since 1970, as RFC 3339 in UTC.
struct Moment: TextValue, CustomStringConvertible {
  static var verwacht: String { "een tijdstip volgens RFC 3339 van 1900 tot en met 2199" }
  var milliseconden: Int64
  var description: String { Tijdstip.text(milliseconden) }

  init(_ milliseconden: Int64) { self.milliseconden = milliseconden }

  init?(utf8: UnsafeBufferPointer<UInt8>) {
    guard let milliseconden = Tijdstip.parse(utf8) else { return nil }
    self.milliseconden = milliseconden
  }
}
