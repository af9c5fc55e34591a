import Domain
import JSON

/// One context attribute as it was found.
enum Attribute {
  case absent
  case null
  /// Bytes between the quotes, escapes and all; or the value of a header.
  case text(UnsafeRawBufferPointer, isEscaped: Bool)
  /// No string, or none that we can read.
  case other(StaticString)

  /// Nil when it is no string.
  func withText<T>(_ body: (UnsafeBufferPointer<UInt8>) -> T) -> T? {
    guard case .text(let raw, let isEscaped) = self else { return nil }
    if isEscaped { return JSONIndex.unescaped(raw).withUnsafeBufferPointer(body) }
    return body(raw.assumingMemoryBound(to: UInt8.self))
  }

  var string: String? { withText { String(decoding: $0, as: UTF8.self) } }

  /// As a message may show it.
  var shown: String {
    switch self {
    case .absent: "niets"
    case .null: "null"
    case .text: "\"\(masked(string ?? ""))\""
    case .other(let what): what.description
    }
  }
}

/// The context attributes that we read, in the order of their names.
enum AttributeName: Int, CaseIterable {
  case datacontenttype, id, source, specversion, subject, time, type, vervangt

  /// Nil for an extension.
  init?(_ name: UnsafeBufferPointer<UInt8>) {
    func has(_ text: StaticString) -> Bool {
      isEqual(UnsafeRawBufferPointer(name), text)
    }
    switch name.count {
    case 2 where has("id"): self = .id
    case 4 where has("time"): self = .time
    case 4 where has("type"): self = .type
    case 6 where has("source"): self = .source
    case 7 where has("subject"): self = .subject
    case 8 where has("vervangt"): self = .vervangt
    case 11 where has("specversion"): self = .specversion
    case 15 where has("datacontenttype"): self = .datacontenttype
    default: return nil
    }
  }
}

/// What was found of the context attributes, in either mode; extensions that we do not know are ignored.
struct Attributes {
  private var values = InlineArray<8, Attribute>(repeating: .absent)
  /// A name that no attribute can have.
  var wrongName: String?
  /// A header that stands twice.
  var repeated: String?
  /// How the content type is called in this mode.
  var contentTypeName = "datacontenttype"

  subscript(_ name: AttributeName) -> Attribute { values[name.rawValue] }

  /// A second value makes the attribute unreadable: nobody can tell which one is meant.
  mutating func set(_ name: AttributeName, _ value: Attribute) {
    if case .absent = self[name] { values[name.rawValue] = value } else { values[name.rawValue] = .other("twee waarden") }
  }

  /// Whose dossier it is, when that can be read.
  var onderwerp: Onderwerp? { self[.subject].withText(TopicContracts.onderwerp(utf8:)) ?? nil }

  /// Lower-case letters and digits: what the name of an extension may consist of.
  static func isName(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.count > 0 && name.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
  }
}

// Checks, in the order of the attributes' names.

extension Attributes {
  /// The moment of registration, when no attribute has a fault. Of `subject` and `type` only that they are there: what
  /// they say is checked later.
  ///
  /// - Parameter isKnown: whether a source passed this check before.
  func check(isKnown: (UnsafeBufferPointer<UInt8>) -> Bool) throws(FieldFault) -> Int64 {
    if let repeated { throw FieldFault(.ongeldigeWaarde, "header \"\(masked(repeated))\" staat er twee keer") }
    if let wrongName {
      throw FieldFault(
        .onbekendVeld, "attribuut \"\(masked(wrongName))\" is onbekend; een uitbreiding heeft alleen kleine letters en cijfers")
    }
    try required(contentTypeName, self[.datacontenttype], "application/json") { isJSON($0) }
    try required("id", self[.id], "een tekst die niet leeg is") { $0.count > 0 }
    try required("source", self[.source], "een URI, zoals urn:nld:oin:<oin>:systeem:<naam>") { isKnown($0) || isURIReference($0) }
    try required("specversion", self[.specversion], "\"1.0\"") { isEqual(UnsafeRawBufferPointer($0), "1.0") }
    try required("subject", self[.subject], "een tekst") { _ in true }
    var tijd: Int64?
    try required("time", self[.time], "een tijdstip volgens RFC 3339 van 1900 tot en met 2199") {
      tijd = Tijdstip.parse($0)
      return tijd != nil
    }
    try required("type", self[.type], "een tekst die niet leeg is") { $0.count > 0 }
    switch self[.vervangt] {
    case .absent, .null: break
    default: try required("vervangt", self[.vervangt], "een tekst die niet leeg is") { $0.count > 0 }
    }
    return tijd ?? 0
  }

  private func required(
    _ name: String, _ attribute: Attribute, _ verwacht: String, _ isValid: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(FieldFault) {
    if case .absent = attribute { throw FieldFault(.ontbrekendVeld, "attribuut \"\(name)\" ontbreekt") }
    guard attribute.withText(isValid) == true else {
      // A subject may be a BSN in any disguise: not shown at all.
      let found = name == "subject" ? "iets anders" : attribute.shown
      throw FieldFault(.ongeldigeWaarde, "attribuut \"\(name)\": \(found) gevonden, verwacht: \(verwacht)")
    }
  }
}

/// `application/json`, with or without parameters.
private func isJSON(_ mediaType: UnsafeBufferPointer<UInt8>) -> Bool { hasMediaType(mediaType, "application/json") }

/// Whether a media type is this one, whatever its parameters and the case of its letters.
func hasMediaType(_ text: some Collection<UInt8>, _ expected: StaticString) -> Bool {
  var name = text.prefix { $0 != UInt8(ascii: ";") }
  while let last = name.suffix(1).first, last == 0x20 || last == 0x09 { name = name.dropLast() }
  return name.count == expected.utf8CodeUnitCount
    && zip(name, 0...).allSatisfy { byte, place in
      ((65...90).contains(byte) ? byte | 0x20 : byte) == expected.utf8Start[place]
    }
}

/// Not empty, and only characters that RFC 3986 lets into a URI or relative reference.
private func isURIReference(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  func isHex(_ at: Int) -> Bool {
    at < text.count && ((48...57).contains(text[at]) || (65...70).contains(text[at] & 0xDF))
  }
  for (at, byte) in text.enumerated() {
    switch byte {
    case 48...57, 65...90, 97...122: break
    case UInt8(ascii: "%"): guard isHex(at + 1), isHex(at + 2) else { return false }
    default: guard "-._~:/?#[]@!$&'()*+,;=".utf8.contains(byte) else { return false }
    }
  }
  return text.count > 0
}
