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

  private let limits = JSONLimits(depth: 64, size: EventDecoder.largestEvent)
  private var sources: [String] = []

  public init() {}

  /// A record of an input topic: structured when its `content-type` says so, else binary.
  public func decode(headers: [(name: String, value: [UInt8])], value: [UInt8]) throws(EnvelopeFault) -> Gebeurtenis {
    let type = headers.first { $0.name == "content-type" }?.value
    if let type, hasMediaType(type, "application/cloudevents+json") { return try decode(structured: value) }
    return try decode(binary: headers, value: value)
  }

  public func decode(structured bytes: [UInt8]) throws(EnvelopeFault) -> Gebeurtenis {
    try bytes.withUnsafeBytes { bytes in caught { () throws(EnvelopeFault) in try decode(structured: bytes) } }.get()
  }

  public func decode(structured bytes: UnsafeRawBufferPointer) throws(EnvelopeFault) -> Gebeurtenis {
    let index = try index(bytes)
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
    return try bytes.withUnsafeBytes { bytes in
      caught { () throws(EnvelopeFault) in
        for (place, range) in found {
          let text = UnsafeRawBufferPointer(rebasing: bytes[range])
          attributes.set(place, isUTF8(text) ? .text(text, isEscaped: false) : .other("geen UTF-8"))
        }
        let data: JSONIndex
        do throws(EnvelopeFault) {
          data = try index(UnsafeRawBufferPointer(rebasing: bytes[..<value.count]))
        } catch {
          throw EnvelopeFault(error.code, error.reden, id: attributes[.id].string ?? "", onderwerp: attributes.onderwerp)
        }
        return try event(attributes, data, 0)
      }
    }.get()
  }

  private func index(_ bytes: UnsafeRawBufferPointer) throws(EnvelopeFault) -> JSONIndex {
    do throws(JSONError) {
      return try JSONIndex(bytes, limits: limits)
    } catch {
      throw EnvelopeFault(.ongeldigeWaarde, "geen geldige JSON: \(error)")
    }
  }

  private func event(_ attributes: Attributes, _ index: JSONIndex, _ data: Int?) throws(EnvelopeFault) -> Gebeurtenis {
    let id = attributes[.id].string ?? ""
    do throws(FieldFault) {
      if let duplicate = index.duplicate { throw FieldFault(.ongeldigeWaarde, "geen geldige JSON: \(duplicate)") }
      try attributes.check()
      guard let volgorde = attributes[.type].withText(EventTypes.volgorde) ?? nil else {
        throw FieldFault(.onbekendType, "type \(attributes[.type].shown) is onbekend")
      }
      guard let data else { throw FieldFault(.ontbrekendVeld, "\"data\" ontbreekt") }
      guard index.tokens[data].kind == .object else {
        throw FieldFault(.ongeldigeWaarde, "\"data\": \(shownValue(index, data)) gevonden, verwacht: een object")
      }
      let inhoud = try Inhoud.read(volgorde, index, data)
      let onderwerp = try inhoud.check(attributes.onderwerp)
      try inhoud.checkTot()
      return Gebeurtenis(
        source: source(attributes[.source]), id: id, tijd: (attributes[.time].withText(Tijdstip.parse) ?? nil) ?? 0,
        onderwerp: onderwerp,
        vervangt: attributes[.vervangt].string, inhoud: inhoud)
    } catch {
      throw EnvelopeFault(error.code, error.reden, id: id, onderwerp: attributes.onderwerp)
    }
  }

  /// The text of a source, shared with earlier events of the same one.
  private func source(_ attribute: Attribute) -> String {
    attribute.withText { bytes in
      if let known = sources.first(where: { $0.utf8.elementsEqual(bytes) }) { return known }
      let text = String(decoding: bytes, as: UTF8.self)
      if sources.count < 64 { sources.append(text) }
      return text
    } ?? ""
  }
}

/// Carries a typed error out of a closure whose caller does not know it.
private func caught<T, E: Error>(_ body: () throws(E) -> T) -> Result<T, E> {
  do throws(E) { return .success(try body()) } catch { return .failure(error) }
}

extension Attribute {
  fileprivate init(_ index: JSONIndex, _ place: Int) {
    let token = index.tokens[place]
    switch token.kind {
    case .null: self = .null
    case .string: self = .text(index.raw(token), isEscaped: token.isEscaped)
    default: self = .other(shownValue(index, place))
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
