import CommandLine
import Crypto
import Domain
import Foundation
import HTTPServer
import JSON
import Regelgeving
import Synchronization
import Web

private let seconds = option("seconds", .integer("N", 1...120), default: "8", help: "How long each load lasts.")
private let gemeenten = option("gemeenten", .integer("N", 1...500), default: "15", help: "Gemeenten a tenant.")
private let maanden = option("maanden", .integer("N", 12...1_200), default: "120", help: "Months with figures.")
private let ops = option("ops", .text("DIR"), default: "ops", help: "Folder with the tenants.")

let webVerb = Verb(
  "web", summary: "Measures the pages and the API over made-up figures of every maat.",
  description: """
    Serves the exact figures of every tenant: how long each page takes to make and how large it is, then, with wrk on the PATH \
    (apt-get install wrk), requests a second and waiting times with 50 clients, of a table that is cached and of one whose \
    figures change ten times a second. Build with -c release.
    """,
  parameters: (seconds, gemeenten, maanden, ops), examples: ["werkbedrijf-bench web --seconds 15"]
) { arguments in
  let world = try MadeUpFigures(ops: arguments[ops], gemeenten: arguments[gemeenten], maanden: arguments[maanden])
  world.publish()
  schrijf("\(world.cells) cells, peak \(piekgeheugen() / 1024) MiB\n")
  world.pages()
  var options = HTTPServer.Options()
  options.port = 0
  let server = try HTTPServer(world.site, options) { MadeUpFigures.now }
  let table = "/v1/tenants/\(world.tenant)/cijfers?maat=bestand&van=2015-01&totEnMet=2015-12"
  try load("a cached table, 50 clients", server.port, table, world.token, arguments[seconds])
  let flowing = Atomic(true)
  let writer = Thread { while flowing.load(ordering: .relaxed) { world.change(); usleep(100_000) } }
  writer.start()
  try load(
    "a table, 50 clients, while its tenant's figures change ten times a second", server.port, table, world.token,
    arguments[seconds])
  try load("the tenant's page, 50 clients, likewise", server.port, "/tenants/\(world.tenant)", world.token, arguments[seconds])
  flowing.store(false, ordering: .relaxed)
  schrijf("peak \(piekgeheugen() / 1024) MiB\n")
  server.stop()
  return .ok
}

/// One run of wrk, as it prints it.
private func load(_ name: String, _ port: UInt16, _ target: String, _ token: String, _ seconds: Int) throws {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [
    "wrk", "-t1", "-c50", "-d\(seconds)s", "--latency", "-H", "Authorization: Bearer \(token)",
    "http://127.0.0.1:\(port)\(target)",
  ]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { throw Fout(.unavailable, "wrk did not run; apt-get install wrk") }
  let wanted = ["Requests/sec", "50%", "99%", "Non-2xx", "Socket errors"]
  let lines = said.split(separator: "\n").filter { line in wanted.contains { line.contains($0) } }.map {
    $0.split(separator: " ").joined(separator: " ")
  }
  schrijf("\(name): \(lines.joined(separator: ", "))\n")
}

/// Figures of every maat, with two codes of each dimension, in every month.
private final class MadeUpFigures: @unchecked Sendable {  // changed by one thread at a time: first main, then the writer
  static let now: Int64 = 1_480_000_000_000
  let site: Site
  let tenant: TenantID
  let token: String
  private(set) var cells = 0
  private var snapshot = Snapshot()
  private let changing: Cel
  private var counter: Int64 = 1

  init(ops: String, gemeenten: Int, maanden: Int) throws {
    var files: [(pad: String, inhoud: [UInt8])] = []
    for map in ["landelijk", "tenants"] {
      for path in FileManager.default.subpaths(atPath: "\(ops)/\(map)") ?? [] where path.hasSuffix(".yaml") {
        if let bytes = FileManager.default.contents(atPath: "\(ops)/\(map)/\(path)") {
          files.append(("\(map)/\(path)", Array(bytes)))
        }
      }
    }
    let secret = [UInt8](repeating: 9, count: 32)
    var tenants: [Catalogus.Tenant] = []
    for rules in laadPerTenant(bestanden: files).regels.values.sorted(by: { $0.tenant < $1.tenant }) {
      var tenant = Catalogus.Tenant(rules)
      guard var lid = tenant.leden.first else { continue }
      while tenant.leden.count < gemeenten {
        lid.gemeente = Gemeente(nummer: UInt16(7_000 + tenants.count * 500 + tenant.leden.count))
        lid.naam = "Verzonnen \(tenant.leden.count)"
        tenant.leden.append(lid)
      }
      tenants.append(tenant)
    }
    guard let first = tenants.first else { throw Fout(.noinput, "\(ops): no tenants") }
    tenant = first.id
    let jwks = "{\"keys\":[{\"kty\":\"oct\",\"k\":\"\(base64url(secret))\"}]}"
    site = Site(
      Catalogus(tenants), Toegang(uitgever: "bench", publiek: "bench", sleutels: try Toegang.sleutels(jwks: Array(jwks.utf8))))
    let claims: JSONValue = [
      "iss": "bench", "aud": "bench", "jti": "1", "exp": .integer(Self.now / 1_000 + 3_600), "scope": .string(Toegang.scope),
      "tenants": .array(tenants.map { .string($0.id.description) }),
    ]
    let signed = base64url(Array(#"{"alg":"HS256"}"#.utf8)) + "." + base64url(claims.bytes)
    token = signed + "." + base64url(HMACKey(secret).code(Array(signed.utf8)))
    changing = Cel(.naarSchool, first.leden[0].gemeente, Maand(jaar: 2015, maand: 6))
    for tenant in tenants { fill(tenant, maanden) }
    snapshot.isGereed = true
  }

  private func fill(_ tenant: Catalogus.Tenant, _ maanden: Int) {
    var cijfers = Tenantcijfers()
    let laatste = Maand(jaar: 2016, maand: 10)
    for lid in tenant.leden {
      for maat in Maat.allCases {
        for code in 0..<(1 << maat.dimensies.count) {
          let paren = maat.dimensies.enumerated().map { plaats, dimensie in
            let spoor = tenant.sporen.isEmpty ? "spoor" : tenant.sporen[code >> plaats & 1].code
            return (dimensie, dimensie == .spoor ? Symbool(spoor) : Symbool("code\(code >> plaats & 1)"))
          }
          guard let dimensies = Dimensies(paren: paren) else { continue }
          for maand in 0..<maanden {
            cijfers.zet(Cel(maat, lid.gemeente, laatste + -maand, dimensies), Int64(maand % 7 + code + 1))
            cells += 1
          }
        }
      }
    }
    snapshot.exact[tenant.id] = cijfers
    snapshot.versies[tenant.id] = 1
  }

  func publish() { site.update(snapshot) }

  /// Another value in one cell: everything of the tenant is made anew.
  func change() {
    counter += 1
    snapshot.exact[tenant]?.zet(changing, counter)
    snapshot.versies[tenant]! += 1
    publish()
  }

  /// Each page a few times, never from the cache.
  func pages() {
    let paths = [
      "/", "/regios/AM01", "/tenants/\(tenant)", "/gemeenten/\(changing.gemeente)", "/indicatoren", "/indicatoren/\(tenant)",
      "/geld", "/geld/\(tenant)", "/wijzigingen", "/aandacht", "/bescherming",
      "/v1/tenants/\(tenant)/cijfers?maat=bestand",
      "/v1/tenants/\(tenant)/cijfers?uitsplitsing=gemeente,spoor&maat=bestand&van=2007-01&totEnMet=2016-10&formaat=csv",
    ]
    for path in paths {
      var times: [Double] = []
      var size = 0
      for _ in 0..<9 {
        change()
        let begin = klok(CLOCK_MONOTONIC)
        guard
          case .response(let answer) = site.respond(
            to: Request(target: path, headers: ["authorization": "Bearer \(token)"]), now: Self.now)
        else { continue }
        times.append((klok(CLOCK_MONOTONIC) - begin) * 1_000)
        size = answer.status == 200 ? answer.body.count : -answer.status
      }
      schrijf(String(format: "%@  %7.2f ms median, %7.2f ms worst, %d bytes\n", path, mediaan(times), times.max() ?? 0, size))
    }
  }
}
