import CommandLine
import Domain
import EventLog
import HTTPServer
import Regelgeving
import TenantWorker
import Web

/// What `run` is told about its web server.
enum WebOptions {
  static let http = option(
    "http",
    ValueKind<HTTPServer.Options>(
      "ADDRESS:PORT", expected: "an address in numbers and a port, 127.0.0.1:8080 or [::1]:8080"
    ) { parse($0) },
    help: "Serve the figures over HTTP at this place; leave the address out (:8080) for this machine only.")
  static let toegang = option(
    "toegang", .text("FILE"),
    help: "Whose tokens open exact figures (see 'toegang maak'). Without it there are published figures only.")
  static let certificate = option("tls-certificaat", .text("FILE"), help: "PEM, with --tls-sleutel: HTTPS without a proxy.")
  static let key = option("tls-sleutel", .text("FILE"), help: "The private key of it, PEM.")

  static let declarations = [http.declaration, toegang.declaration, certificate.declaration, key.declaration]

  private static func parse(_ text: String) -> HTTPServer.Options? {
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else { return nil }
    var options = HTTPServer.Options()
    options.port = port
    var address = String(text[..<colon])
    if address.hasPrefix("["), address.hasSuffix("]") { address = String(address.dropFirst().dropLast()) }
    if !address.isEmpty { options.address = address }
    return options
  }

  /// The role, or nil when it is not asked for.
  static func role(
    _ arguments: Arguments, _ store: Store, _ tenants: @escaping @Sendable () -> [TenantID], regels: String
  ) throws(Failure) -> Supervisor.Role? {
    guard var options = arguments[http] else {
      if arguments[toegang] != nil { throw Failure(.usage, "--toegang is for --http, which is not given") }
      return nil
    }
    switch (arguments[certificate], arguments[key]) {
    case (let certificate?, let key?): options.tls = (try Files.read(certificate), try Files.read(key))
    case (nil, nil): break
    default: throw Failure(.usage, "--tls-certificaat and --tls-sleutel go together")
    }
    let isLoopback = options.address.hasPrefix("127.") || options.address == "::1"
    if !isLoopback, options.tls == nil {
      Shell.complain("http: \(options.address) can be reached from outside, without TLS: tokens and figures travel in the open")
    }
    let access = try arguments[toegang].map { path throws(Failure) in try ToegangFile(path).toegang } ?? .geen
    let drempel = try Regiostand.beleid(regels).drempel
    return Supervisor.Role("http") { [options] () throws(WorkerError) in
      let reader: any LogReader
      do throws(Failure) {
        try store.ensureRegion()
        reader = try store.reader()
      } catch {
        throw WorkerError(.log, error.message, place: "http")
      }
      let catalogues = CatalogueSource(look: tenants) { catalogue($0, regels) }
      return try WebRole(
        Site(catalogues.current, access), options, reader, catalogues, PublicationSource(reader, drempel: drempel),
        find: { tenants().compactMap { try? store.topics($0) } })
    }
  }

  /// Names, targets and assumptions of the tenants whose law can be read; the others are left out and told of.
  private static func catalogue(_ tenants: [TenantID], _ regels: String) -> Catalogus {
    var known: [Catalogus.Tenant] = []
    let today = amsterdamDay(Shell.now()).maand
    for tenant in tenants {
      do throws(Failure) {
        let rules = try Places.regels(tenant, in: regels)
        let assumed = rules.stand(van: today, totEnMet: today).filter { $0.aannamen > 0 }
        known.append(
          Catalogus.Tenant(
            rules, aannamen: assumed.map { ($0.parameter.pad, $0.aannamen) }, plan: try PlanFiles.plan(rules, in: regels)))
      } catch {
        Shell.complain("http: \(tenant) is left out: \(error.message)")
      }
    }
    return Catalogus(known)
  }
}
