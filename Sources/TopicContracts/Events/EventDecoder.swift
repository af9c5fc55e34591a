public import Domain
import JSON

/// Reads events: CloudEvents 1.0 as JSON, in structured mode and in the binary mode of the Kafka binding.
///
/// The first fault counts, in the order of specification section 7: the document, context attributes, type, unknown
/// field, fields by name, subject, `tot`. The gemeente is checked where the tenant is known.
///
/// It keeps the sources it has seen, so that events of one system share one text: use one decoder from one thread at a
/// time, and keep it.
public final class EventDecoder {
  /// Larger events are refused. Intermediaries need not carry more than 64 KiB (NL GOV profile).
  public static let largestEvent = 1 << 20

  private let reader = JSONReader(limits: JSONLimits(depth: 64, size: EventDecoder.largestEvent))
  private var sources: [(bytes: [UInt8], text: String)] = []
  private let versies: [EventVersie]

  /// - Parameter versies: Later forms of types, read beside the first.
  public init(versies: [EventVersie] = EventVersie.alle) { self.versies = versies }

  /// A record of an input topic: structured when its `content-type` says so, else binary.
  public func decode(headers: [(name: String, value: [UInt8])], value: [UInt8]) throws(EnvelopeFault) -> Gebeurtenis {
    let type = headers.first { $0.name == "content-type" }?.value
    if let type, hasMediaType(type, "application/cloudevents+json") { return try decode(structured: value) }
    return try decode(binary: headers, value: value)
  }

  public func decode(structured bytes: [UInt8]) throws(EnvelopeFault) -> Gebeurtenis {
    try bytes.withUnsafeBufferPointer { (bytes) throws(EnvelopeFault) in
      try decode(structured: UnsafeRawBufferPointer(bytes))
    }
  }

  public func decode(structured bytes: UnsafeRawBufferPointer) throws(EnvelopeFault) -> Gebeurtenis {
    let index = try read(bytes)
    guard index.tokens[0].kind == .object else {
      throw EnvelopeFault(.ongeldigeWaarde, "\(shownValue(index, 0)) gevonden, verwacht: een object met een CloudEvent")
    }
    var attributes = Attributes()
    var data: Int?
    var key = 1
    while key < index.tokens[0].next {
      let (name, value) = (index.tokens[key], key + 1)
      if index.matches(name, "data") {
        data = value
      } else if let place = index.withText(name, AttributeName.init) {
        attributes.set(place, Attribute(index, value))
      } else if attributes.wrongName == nil, !index.withText(name, Attributes.isName) {
        attributes.wrongName = index.text(name)
      }
      key = Int(index.tokens[value].next)
    }
    return try event(attributes, index, data)
  }

  /// Binary mode: attributes in headers `ce_…`, the data as the value. Other headers are ignored.
  public func decode(binary headers: [(name: String, value: [UInt8])], value: [UInt8]) throws(EnvelopeFault) -> Gebeurtenis {
    // One buffer: the value, then what the headers say.
    var bytes = value
    var attributes = Attributes()
    attributes.contentTypeName = "content-type"
    var found: [(place: AttributeName, range: Range<Int>)] = []
    for header in headers {
      guard let place = attributes.place(header: header.name) else { continue }
      if found.contains(where: { $0.place == place }) { attributes.repeated = attributes.repeated ?? header.name }
      found.append((place, bytes.count..<bytes.count + header.value.count))
      bytes.append(contentsOf: header.value)
    }
    return try bytes.withUnsafeBufferPointer { (bytes) throws(EnvelopeFault) in
      let bytes = UnsafeRawBufferPointer(bytes)
      for (place, range) in found {
        let text = UnsafeRawBufferPointer(rebasing: bytes[range])
        attributes.set(place, isUTF8(text) ? .text(text, isEscaped: false) : .other("geen UTF-8"))
      }
      let data = try read(UnsafeRawBufferPointer(rebasing: bytes[..<value.count]), attributes)
      return try event(attributes, data, 0)
    }
  }

  private func read(
    _ bytes: UnsafeRawBufferPointer, _ attributes: Attributes = Attributes()
  ) throws(EnvelopeFault) -> JSONIndex {
    do throws(JSONError) {
      return try reader.read(bytes)
    } catch {
      throw EnvelopeFault(
        .ongeldigeWaarde, "geen geldige JSON: \(error)", id: attributes[.id].string ?? "", onderwerp: attributes.onderwerp)
    }
  }

  private func event(_ attributes: Attributes, _ index: JSONIndex, _ data: Int?) throws(EnvelopeFault) -> Gebeurtenis {
    let id = attributes[.id].string ?? ""
    do throws(FieldFault) {
      if let duplicate = index.duplicateError { throw FieldFault(.ongeldigeWaarde, "geen geldige JSON: \(duplicate)") }
      let tijd = try attributes.check { isKnown($0) }
      let volgorde = attributes[.type].withText(EventTypes.volgorde) ?? nil
      let later = volgorde == nil ? versies.first { $0.type == attributes[.type].string } : nil
      guard volgorde != nil || later != nil else {
        throw FieldFault(.onbekendType, "type \(attributes[.type].shown) is onbekend")
      }
      guard let data else { throw FieldFault(.ontbrekendVeld, "\"data\" ontbreekt") }
      guard index.tokens[data].kind == .object else {
        throw FieldFault(.ongeldigeWaarde, "\"data\": \(shownValue(index, data)) gevonden, verwacht: een object")
      }
      let inhoud =
        if let later { try later.read(index.value(at: data), reader) } else { try Inhoud.read(volgorde!, index, data) }
      let onderwerp = try inhoud.check(attributes.onderwerp)
      try inhoud.checkTot()
      return Gebeurtenis(
        source: source(attributes[.source]), id: id, tijd: tijd,
        onderwerp: onderwerp,
        vervangt: attributes[.vervangt].string, inhoud: inhoud)
    } catch {
      throw EnvelopeFault(error.code, error.reden, id: id, onderwerp: attributes.onderwerp)
    }
  }

  private func isKnown(_ source: UnsafeBufferPointer<UInt8>) -> Bool { sources.contains { isEqual($0.bytes, source) } }

  /// The text of a source, shared with earlier events of the same one.
  private func source(_ attribute: Attribute) -> String {
    attribute.withText { bytes in
      if let known = sources.first(where: { isEqual($0.bytes, bytes) }) { return known.text }
      let text = String(decoding: bytes, as: UTF8.self)
      if sources.count < 64 { sources.append((Array(bytes), text)) }
      return text
    } ?? ""
  }
}

extension Attribute {
  fileprivate init(_ index: JSONIndex, _ place: Int) {
    let token = index.tokens[place]
    switch token.kind {
    case .null: self = .null
    case .string: self = .text(index.raw(token), isEscaped: token.isEscaped)
    case .object: self = .other("een object")
    case .array: self = .other("een lijst")
    case .integer, .number: self = .other("een getal")
    case .yes: self = .other("true")
    case .no: self = .other("false")
    }
  }
}

extension Attributes {
  /// The attribute that a header of the Kafka binding carries.
  fileprivate mutating func place(header: String) -> AttributeName? {
    if header == "content-type" { return .datacontenttype }
    guard header.hasPrefix("ce_") else { return nil }
    var name = String(header.dropFirst(3))
    let place = name.withUTF8(AttributeName.init)
    // The binding keeps this attribute in `content-type` alone.
    if place == .datacontenttype || name == "data" || !name.withUTF8(Self.isName) {
      wrongName = wrongName ?? header
      return nil
    }
    return place
  }
}
