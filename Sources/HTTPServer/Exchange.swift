import CMicrohttpd
import Glibc
import Web

/// A request in hand: made when its first line is read, let go when its answer is sent.
final class Exchange {
  /// As it came, percent-encoded.
  let target: String
  /// Its headers were seen: it is answered when the rest of it was, or the connection could not be used again.
  var isBegun = false
  var isAnswered = false
  /// The stream that it became.
  var stream: Stream?

  init(_ target: String) { self.target = target }
}

typealias BeginRequest =
  @convention(c) (
    UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?
  ) -> UnsafeMutableRawPointer?
typealias EndRequest =
  @convention(c) (
    UnsafeMutableRawPointer?, OpaquePointer?, UnsafeMutablePointer<UnsafeMutableRawPointer?>?, MHD_RequestTerminationCode
  ) -> Void

/// Called with the request's target before anything decodes it; what it returns travels with the request.
let beginRequest: BeginRequest = { _, target, _ in
  Unmanaged.passRetained(Exchange(target.map { String(cString: $0) } ?? "")).toOpaque()
}

let endRequest: EndRequest = { raw, _, place, _ in
  guard let raw, let held = place?.pointee else { return }
  let exchange = Unmanaged<Exchange>.fromOpaque(held).takeRetainedValue()
  place?.pointee = nil
  if let stream = exchange.stream { Unmanaged<Owner>.fromOpaque(raw).takeUnretainedValue().streams.remove(stream) }
}

/// Called with the headers, then with each piece of a body, then at its end. Nothing here takes a body: what comes with one is
/// answered at once, and libmicrohttpd closes the connection.
let handle: MHD_AccessHandlerCallback = { raw, connection, _, method, _, _, uploadSize, place in
  guard let raw, let connection, let held = place?.pointee else { return .NO }
  let owner = Unmanaged<Owner>.fromOpaque(raw).takeUnretainedValue()
  let exchange = Unmanaged<Exchange>.fromOpaque(held).takeUnretainedValue()
  let method = method.map { String(cString: $0) } ?? ""
  if exchange.isAnswered || uploadSize?.pointee ?? 0 > 0 {
    uploadSize?.pointee = 0
    return .YES
  }
  if !exchange.isBegun, ["GET", "HEAD", "OPTIONS"].contains(method) {
    exchange.isBegun = true
    return .YES
  }
  exchange.isAnswered = true
  let request = Request(
    method: method, target: exchange.target, headers: headers(of: connection))
  return owner.answer(request, exchange, connection)
}

/// Names the service looks at, in lower case. Wraps `MHD_lookup_connection_value`, which finds whatever case.
private let headersOfInterest: [StaticString] = ["accept", "accept-encoding", "authorization", "if-none-match"]

private func headers(of connection: OpaquePointer) -> [String: String] {
  var headers: [String: String] = [:]
  for name in headersOfInterest {
    let value = name.withUTF8Buffer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { MHD_lookup_connection_value(connection, .HEADER_KIND, $0.baseAddress!) }
    }
    if let value { headers["\(name)"] = String(cString: value) }
  }
  return headers
}

extension Owner {
  func answer(_ request: Request, _ exchange: Exchange, _ connection: OpaquePointer) -> MHD_Result {
    switch site.respond(to: request, now: now()) {
    case .response(let response): return send(response, request, connection)
    case .events(let listener):
      guard request.method == "GET", let stream = streams.add(listener, connection) else {
        return send(site.tooManyListeners(), request, connection)
      }
      exchange.stream = stream
      return open(stream, connection)
    }
  }

  private func send(_ response: Response, _ request: Request, _ connection: OpaquePointer) -> MHD_Result {
    var body = response.body
    var isGzipped = false
    if body.count > Self.worthCompressing, accepts(gzip: request.headers["accept-encoding"]) {
      body = compressed(response)
      isGzipped = true
    }
    // Copied by the library, which frees its copy when the last byte is sent.
    guard
      let out = body.withUnsafeBytes({ bytes in
        MHD_create_response_from_buffer(
          bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
      })
    else { return .NO }
    defer { MHD_destroy_response(out) }
    for (name, value) in response.headers { MHD_add_response_header(out, name, value) }
    if isGzipped { MHD_add_response_header(out, "Content-Encoding", "gzip") }
    return MHD_queue_response(connection, UInt32(response.status), out)
  }

  /// Shorter bodies fit in one packet anyhow.
  private static let worthCompressing = 1_200

  /// Compressed once for each content: the tag tells it.
  private func compressed(_ response: Response) -> [UInt8] {
    guard let tag = response["ETag"] else { return gzip(response.body) }
    if let known = bodies.withLock({ $0[tag] }) { return known }
    let body = gzip(response.body)
    bodies.withLock { $0[tag] = body }
    return body
  }

  /// Whether the header names gzip with a weight above zero.
  private func accepts(gzip header: String?) -> Bool {
    guard let header else { return false }
    return header.split(separator: ",").contains { part in
      let words = part.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      guard words.first == "gzip" || words.first == "*" else { return false }
      return !words.dropFirst().contains { ["q=0", "q=0.0", "q=0.00", "q=0.000"].contains($0) }
    }
  }
}

/// Compressed bodies by tag, within a bound.
struct BodyCache {
  static let mostBytes = 8 << 20
  private var known: [String: [UInt8]] = [:]
  private var bytes = 0

  subscript(_ tag: String) -> [UInt8]? {
    get { known[tag] }
    set {
      guard let newValue else { return }
      if bytes + newValue.count > Self.mostBytes {
        known = [:]
        bytes = 0
      }
      if known.updateValue(newValue, forKey: tag) == nil { bytes += newValue.count }
    }
  }
}
