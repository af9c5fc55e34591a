import Glibc
import HTTPServer
import Testing
import Web

@Suite struct `The socket` {
  private static func server(_ change: (inout HTTPServer.Options) -> Void = { _ in }) throws -> HTTPServer {
    var options = HTTPServer.Options()
    options.port = 0
    change(&options)
    let site = Site(Catalogus([]), .geen)
    var snapshot = Snapshot()
    snapshot.isGereed = true
    site.update(snapshot)
    return try HTTPServer(site, options) { 1_480_000_000_000 }
  }

  private static func status(_ answer: String) -> String { String(answer.prefix { !$0.isNewline }) }

  @Test func `an answer, compressed for who asks for it`() throws {
    let server = try Self.server()
    let plain = try Client.get(server.port, "/stijl.css")
    #expect(Self.status(plain) == "HTTP/1.1 200 OK")
    #expect(plain.contains(":root"))
    let gzipped = try Client.get(server.port, "/stijl.css", "Accept-Encoding: br, gzip;q=0.5\r\n")
    #expect(gzipped.contains("Content-Encoding: gzip"))
    #expect(gzipped.utf8.count < plain.utf8.count * 2 / 3)
    #expect(try !Client.get(server.port, "/stijl.css", "Accept-Encoding: gzip;q=0\r\n").contains("Content-Encoding"))
  }

  @Test func `HEAD has the headers and no body`() throws {
    let server = try Self.server()
    let client = try Client(server.port)
    client.say("HEAD /stijl.css HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    let answer = client.hear()
    #expect(answer.contains("ETag:") && answer.hasSuffix("\r\n\r\n"))
  }

  @Test func `the same connection serves again, and one request after another`() throws {
    let server = try Self.server()
    let client = try Client(server.port)
    client.say("GET /gezond HTTP/1.1\r\nHost: x\r\n\r\nGET /gereed HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    let answer = client.hear()
    #expect(answer.contains("gezond\n") && answer.contains("gereed\n"))
  }

  @Test(arguments: [
    "GET /gezond HTTP/1.1\r\n\r\n", "GET /gezond HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "GET /gezond HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n", "nonsense\r\n\r\n",
  ])
  func `what could be read in two ways is refused`(request: String) throws {
    let server = try Self.server()
    let client = try Client(server.port)
    client.say(request)
    let answer = client.hear()
    #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4") || answer.hasPrefix("HTTP/1.0 4"), "\(answer.prefix(80))")
    #expect(Self.status(try Client.get(server.port, "/gezond")) == "HTTP/1.1 200 OK")
  }

  @Test func `tricks with paths reach nothing`() throws {
    let server = try Self.server()
    for target in ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/%00", "//etc/passwd", "/stijl.css/../x"] {
      let answer = try Client.get(server.port, target)
      #expect(answer.hasPrefix("HTTP/1.1 400") || answer.hasPrefix("HTTP/1.1 404"), "\(target): \(answer.prefix(40))")
    }
  }

  @Test func `huge headers are refused and cost others nothing`() throws {
    let server = try Self.server()
    let answer = try Client.get(server.port, "/gezond", "X-Groot: " + String(repeating: "a", count: 200_000) + "\r\n")
    #expect(answer.isEmpty || answer.contains(" 431 "), "\(answer.prefix(60))")
    let many = try Client.get(server.port, "/gezond", String(repeating: "A: b\r\n", count: 20_000))
    #expect(many.isEmpty || many.contains(" 431 "), "\(many.prefix(60))")
    #expect(Self.status(try Client.get(server.port, "/gezond")) == "HTTP/1.1 200 OK")
  }

  @Test func `a body is read past and answered with 405`() throws {
    let server = try Self.server()
    let client = try Client(server.port)
    client.say(
      "POST /v1/cijfers HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 100000\r\n\r\n"
        + String(repeating: "x", count: 100_000))
    #expect(client.hear().hasPrefix("HTTP/1.1 405"))
  }

  @Test func `readers that do not read hold nobody up`() throws {
    let server = try Self.server()
    let slow = try (0..<50).map { _ in try Client(server.port, receiveBuffer: 1_024) }
    for client in slow { client.say(String(repeating: "GET /stijl.css HTTP/1.1\r\nHost: x\r\n\r\n", count: 40)) }
    for _ in 0..<20 { #expect(Self.status(try Client.get(server.port, "/gezond")) == "HTTP/1.1 200 OK") }
    withExtendedLifetime(slow) {}
  }

  @Test func `10,000 idle connections leave room for one that asks`() throws {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = min(limit.rlim_max, 24_000)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    // Both ends are in this process.
    let count = limit.rlim_cur >= 21_000 ? 10_000 : Int(limit.rlim_cur) / 2 - 500
    let server = try Self.server()
    var idle: [Client] = []
    for place in 0..<count {
      let client = try Client(server.port)
      // Half of them stop in the middle of a request.
      if place.isMultiple(of: 2) { client.say("GET /gez") }
      idle.append(client)
    }
    #expect(Self.status(try Client.get(server.port, "/gezond")) == "HTTP/1.1 200 OK")
    #expect(idle.count == count)
  }

  @Test func `connections above the limit wait or are refused, and those that end make room`() throws {
    let server = try Self.server { $0.connections = 20 }
    var held: [Client] = []
    for _ in 0..<20 { held.append(try Client(server.port)) }
    held = []
    usleep(300_000)
    #expect(Self.status(try Client.get(server.port, "/gezond")) == "HTTP/1.1 200 OK")
  }

  @Test func `a change is told to who may know of it, at once`() throws {
    let server = try Self.server()
    let client = try Client(server.port)
    client.say("GET /v1/wijzigingen HTTP/1.1\r\nHost: x\r\n\r\n")
    #expect(client.hear(until: ": open").contains("text/event-stream"))
    server.publish(Change(.tenant("bmwe"), time: 1))
    server.publish(Change(.publication(4), time: 2))
    let heard = client.hear(until: "tijd\":2")
    #expect(heard.contains("event: publicatie\ndata: {\"publicatie\":4,\"tijd\":2}\n\n"))
    #expect(!heard.contains("bmwe"))
  }

  @Test func `listeners above the limit are refused, one that leaves makes room`() throws {
    let server = try Self.server { $0.listeners = 2 }
    func listen() throws -> Client {
      let client = try Client(server.port)
      client.say("GET /v1/wijzigingen HTTP/1.1\r\nHost: x\r\n\r\n")
      return client
    }
    var two: [Client] = []
    for _ in 0..<2 {
      two.append(try listen())
      #expect(two.last!.hear(until: ": open").contains(" 200 "))
    }
    #expect(try listen().hear(until: "}").contains("te-veel-luisteraars"))
    two.removeLast()
    var heard = ""
    for _ in 0..<50 where !heard.contains(" 200 ") {
      server.beat()
      usleep(50_000)
      heard = try listen().hear(until: "}\n")
    }
    #expect(server.load.listeners <= 2)
  }

  @Test func `a stream whose reader sleeps keeps a bounded amount, and the newest`() throws {
    let server = try Self.server()
    let client = try Client(server.port, receiveBuffer: 1_024)
    client.say("GET /v1/wijzigingen HTTP/1.1\r\nHost: x\r\n\r\n")
    _ = client.hear(until: ": open")
    for number in 1...20_000 { server.publish(Change(.publication(number), time: Int64(number))) }
    #expect(client.hear(until: "\"tijd\":20000}").contains("\"publicatie\":20000"))
  }

  @Test func `stopping ends streams and connections, and can be done twice`() throws {
    let server = try Self.server()
    let client = try Client(server.port)
    client.say("GET /v1/wijzigingen HTTP/1.1\r\nHost: x\r\n\r\n")
    _ = client.hear(until: ": open")
    server.stop()
    server.stop()
    _ = client.hear()
    #expect(throws: Client.Refused.self) { try Client(server.port) }
  }

  @Test func `a place that is taken, or no place at all, is an error that says where`() throws {
    let server = try Self.server()
    let error = #expect(throws: HTTPServer.StartError.self) { try Self.server { $0.port = server.port } }
    #expect(error?.message.contains("127.0.0.1:\(server.port): cannot be bound") == true)
    #expect(throws: HTTPServer.StartError.self) { try Self.server { $0.address = "localhost.invalid" } }
  }
}
