/// What a client asked, as it came over the wire; nothing of it has been judged.
public struct Request: Sendable {
  public var method: String
  /// Path and query, percent-encoded.
  public var target: String
  /// Names in lower case. Of a name that came twice the values are joined by a comma (RFC 9110 section 5.3).
  public var headers: [String: String]

  public init(method: String = "GET", target: String, headers: [String: String] = [:]) {
    self.method = method
    self.target = target
    self.headers = headers
  }
}

/// What goes back. The body is not compressed yet.
public struct Response: Sendable {
  public var status: Int
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]

  public init(_ status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  public init(_ status: Int = 200, _ type: MediaType, _ body: [UInt8]) {
    self.init(status, headers: [("Content-Type", type.value)], body: body)
  }

  /// Of the first header with this name, in whatever case.
  public subscript(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// The outcome of a request.
public enum Answer: Sendable {
  case response(Response)
  /// A stream of server-sent events that stays open, of the changes this listener may know of.
  case events(Listener)
}

/// Who listens to changes, and to which.
public struct Listener: Hashable, Sendable {
  /// Tenants of which each change is told.
  public var tenants: Set<String>
  /// Whether a new publication is told.
  public var publications: Bool

  public init(tenants: Set<String>, publications: Bool) {
    self.tenants = tenants
    self.publications = publications
  }
}

/// A type of content that this service gives.
public enum MediaType: String, CaseIterable, Sendable {
  case html, json, csv, jsonStat, sdmxCSV, problem, css, script, svg, text, openAPI, eventStream

  public var value: String {
    switch self {
    case .html: "text/html; charset=utf-8"
    case .json: "application/json"
    case .csv: "text/csv; charset=utf-8; header=present"
    // JSON-stat has no type of its own in the register; its own site serves application/json.
    case .jsonStat: "application/json; profile=\"https://json-stat.org/format/\""
    case .sdmxCSV: "application/vnd.sdmx.data+csv; version=1.0.0; charset=utf-8"
    case .problem: "application/problem+json"
    case .css: "text/css; charset=utf-8"
    case .script: "text/javascript; charset=utf-8"
    case .svg: "image/svg+xml"
    case .text: "text/plain; charset=utf-8"
    case .eventStream: "text/event-stream"
    case .openAPI: "application/vnd.oai.openapi+json; version=3.0"
    }
  }
}
