import Crypto
import Domain
import Regio
import Synchronization

/// The whole service without its socket: a request and the time in, an answer out, over the figures of one moment.
///
/// Any thread. Who sees what is decided here and nowhere else: exact figures of a tenant only for a token of that tenant,
/// everybody else sees what is published.
public final class Site: Sendable {
  public static let apiVersion = "1.0.0"

  let toegang: Toegang
  private let known: Mutex<(catalogus: Catalogus, version: Int)>
  private let current = Mutex(Snapshot())
  private let cache = Mutex(ResponseCache())

  public init(_ catalogus: Catalogus, _ toegang: Toegang) {
    known = Mutex((catalogus, 0))
    self.toegang = toegang
  }

  /// From now on answers are given from these figures.
  public func update(_ snapshot: Snapshot) { current.withLock { $0 = snapshot } }

  /// From now on these tenants are known.
  public func update(_ catalogus: Catalogus) { known.withLock { $0 = (catalogus, $0.version + 1) } }

  var catalogus: Catalogus { known.withLock { $0.catalogus } }

  var snapshot: Snapshot { current.withLock { $0 } }

  /// - Parameter now: Milliseconds since 1970.
  public func respond(to request: Request, now: Int64) -> Answer {
    do throws(Problem) {
      guard ["GET", "HEAD"].contains(request.method) else {
        if request.method == "OPTIONS" { return .response(finished(options, isPrivate: false)) }
        throw Problem(
          .methodeNietToegestaan, "\(Problem.shown(request.method)) wordt niet aangenomen.", bekend: ["GET", "HEAD", "OPTIONS"])
      }
      let bezoeker = try toegang.bezoeker(request.headers["authorization"], nu: now)
      return try answer(request, bezoeker, now: now)
    } catch {
      return .response(finished(refusal(error, request, now: now), isPrivate: true))
    }
  }

  private func answer(_ request: Request, _ bezoeker: Bezoeker, now: Int64) throws(Problem) -> Answer {
    let snapshot = snapshot
    let key = ResponseCache.Key(
      target: request.target, accept: request.headers["accept"] ?? "", stamp: stamp(snapshot, bezoeker, now: now))
    let isPrivate = bezoeker.isAangemeld
    if let known = cache.withLock({ $0[key] }) { return .response(revalidated(known, request)) }
    let target = try Target(request.target)
    if target.segments == ["v1", "wijzigingen"] {
      // Only the headers are asked for: no stream is opened.
      if request.method == "HEAD" { return .response(finished(Response(200, .eventStream, []), isPrivate: true)) }
      return .events(Listener(tenants: Set(bezoeker.tenants.map(\.description)), publications: true))
    }
    let context = Context(
      site: self, catalogus: catalogus, snapshot: snapshot, bezoeker: bezoeker, request: request, target: target, now: now)
    let response = finished(try context.route(), isPrivate: isPrivate)
    if response.status == 200, !context.isUncached { cache.withLock { $0[key] = response } }
    return .response(revalidated(response, request))
  }

  /// What an answer depends on beside the request: the figures this visitor may see, and the day.
  private func stamp(_ snapshot: Snapshot, _ bezoeker: Bezoeker, now: Int64) -> String {
    var stamp =
      "\(known.withLock { $0.version }) \(snapshot.isGereed) \(snapshot.uitgave?.nummer ?? 0) \(Schrijfwijze.amsterdam(now).dag.dag) \(bezoeker.isAangemeld)"
    for tenant in bezoeker.tenants.sorted() { stamp += " \(tenant)=\(snapshot.versies[tenant] ?? 0)" }
    return stamp
  }

  // MARK: headers

  /// Nothing but this machine's own files, no frame, no script in the page.
  private static let contentPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    + "form-action 'self'; frame-ancestors 'none'"

  private func finished(_ response: Response, isPrivate: Bool) -> Response {
    var response = response
    response.headers += [
      ("API-Version", Self.apiVersion), ("Content-Security-Policy", Self.contentPolicy),
      ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Vary", "Accept, Accept-Encoding, Authorization"),
    ]
    if response["Cache-Control"] == nil {
      response.headers.append(
        ("Cache-Control", response.status == 200 ? (isPrivate ? "private, no-cache" : "no-cache") : "no-store"))
    }
    if response.status == 200 {
      let digest = sha256(Array((response["Content-Type"] ?? "").utf8) + response.body)
      // Weak: the same figures, whether compressed or not.
      response.headers.append(("ETag", "W/\"\(hex(digest.prefix(12)))\""))
    }
    return response
  }

  private var options: Response { Response(204, headers: [("Allow", "GET, HEAD, OPTIONS")]) }

  /// 304 when the client has it already.
  private func revalidated(_ response: Response, _ request: Request) -> Response {
    guard response.status == 200, let asked = request.headers["if-none-match"], let tag = response["ETag"] else {
      return response
    }
    let tags = asked.split(separator: ",").map { $0.filter { $0 != " " } }
    guard tags.contains("*") || tags.contains(where: { $0 == tag || "W/" + $0 == tag }) else { return response }
    return Response(304, headers: response.headers.filter { $0.name != "Content-Type" })
  }

  /// A problem as the client wants to read it: a page in a browser, else problem+json.
  private func refusal(_ problem: Problem, _ request: Request, now: Int64) -> Response {
    let isAPI = request.target.hasPrefix("/v1") || !(request.headers["accept"] ?? "").contains("text/html")
    var response =
      isAPI
      ? Response(problem.code.status, .problem, problem.json)
      : Response(problem.code.status, .html, Paginas.probleem(problem, self, snapshot))
    switch problem.code {
    case .nietAangemeld:
      response.headers.append(("WWW-Authenticate", "Bearer error=\"invalid_token\", scope=\"\(Toegang.scope)\""))
    case .methodeNietToegestaan: response.headers.append(("Allow", "GET, HEAD, OPTIONS"))
    case .nogNietGereed, .teVeelLuisteraars: response.headers.append(("Retry-After", "5"))
    default: break
    }
    return response
  }

  /// The answer when the stream of changes has no place left.
  public func tooManyListeners() -> Response {
    var response = Response(
      503, .problem, Problem(.teVeelLuisteraars, "Er is geen plaats voor nog een venster dat meeluistert.").json)
    response.headers.append(("Retry-After", "60"))
    return finished(response, isPrivate: true)
  }
}

/// Answers of a while ago, kept until they take too much room; figures of another moment have another key.
private struct ResponseCache {
  struct Key: Hashable {
    var target: String
    var accept: String
    var stamp: String
  }
  static let mostBytes = 16 << 20

  private var responses: [Key: Response] = [:]
  private var bytes = 0

  subscript(_ key: Key) -> Response? {
    get { responses[key] }
    set {
      guard let newValue, newValue.body.count < Self.mostBytes / 4 else { return }
      if bytes + newValue.body.count > Self.mostBytes {
        responses = [:]
        bytes = 0
      }
      if responses.updateValue(newValue, forKey: key) == nil { bytes += newValue.body.count + 512 }
    }
  }
}
