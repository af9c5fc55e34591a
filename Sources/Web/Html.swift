/// HTML that is escaped by construction: a text becomes text, and only names known at compile time become tags.
///
/// There is no way in for markup from outside; the templates need no library and the pages no cleaning.
public struct Html: Sendable, ExpressibleByStringLiteral {
  fileprivate(set) var bytes: [UInt8]

  init() { bytes = [] }
  init(_ text: String) {
    bytes = []
    Self.escape(text, into: &bytes)
  }
  public init(stringLiteral text: String) { self.init(text) }

  static func + (a: Html, b: Html) -> Html {
    var sum = a
    sum.bytes += b.bytes
    return sum
  }

  fileprivate static func escape(_ text: String, into bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      default: bytes.append(byte)
      }
    }
  }

  fileprivate mutating func put(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

/// An attribute of an element; left out when its value is nil. `true` gives the bare name.
struct Attribute: Sendable {
  fileprivate let name: StaticString
  fileprivate let value: String?
  fileprivate let isBare: Bool

  init(_ name: StaticString, _ value: String?) {
    self.name = name
    self.value = value
    isBare = false
  }
  init(_ name: StaticString, when isThere: Bool) {
    self.name = name
    value = isThere ? "" : nil
    isBare = true
  }
  init(_ name: StaticString, _ value: Int) { self.init(name, String(value)) }

  static func `class`(_ value: String?) -> Attribute { Attribute("class", value) }
  static func id(_ value: String) -> Attribute { Attribute("id", value) }
  static func href(_ value: String) -> Attribute { Attribute("href", value) }
}

/// An element with its children.
func el(_ tag: StaticString, _ attributes: Attribute..., @HtmlBuilder content: () -> Html = { Html() }) -> Html {
  var html = start(tag, attributes)
  html.bytes += content().bytes
  html.put("</")
  html.put(tag)
  html.put(">")
  return html
}

/// An element that has no children and no end tag.
func void(_ tag: StaticString, _ attributes: Attribute...) -> Html { start(tag, attributes) }

private func start(_ tag: StaticString, _ attributes: [Attribute]) -> Html {
  var html = Html()
  html.put("<")
  html.put(tag)
  for attribute in attributes {
    guard let value = attribute.value else { continue }
    html.put(" ")
    html.put(attribute.name)
    if attribute.isBare { continue }
    html.put("=\"")
    Html.escape(value, into: &html.bytes)
    html.put("\"")
  }
  html.put(">")
  return html
}

@resultBuilder
enum HtmlBuilder {
  static func buildExpression(_ html: Html) -> Html { html }
  static func buildExpression(_ text: String) -> Html { Html(text) }
  static func buildBlock(_ parts: Html...) -> Html { joined(parts) }
  static func buildArray(_ parts: [Html]) -> Html { joined(parts) }
  static func buildOptional(_ part: Html?) -> Html { part ?? Html() }
  static func buildEither(first: Html) -> Html { first }
  static func buildEither(second: Html) -> Html { second }

  private static func joined(_ parts: [Html]) -> Html {
    var all = Html()
    all.bytes.reserveCapacity(parts.reduce(0) { $0 + $1.bytes.count })
    for part in parts { all.bytes += part.bytes }
    return all
  }
}
