import Foundation
public import Glibc

/// A real Apache Kafka on loopback, started and thrown away by who makes it: for tests, for measuring and for `faults`.
///
/// The distribution is not part of this repository: a folder with a script `kafka` (start, stop, kill, pause, …) and Kafka's
/// own jars, at `WERKBEDRIJF_KAFKA` or beside the checkout. Any thread; calls block.
public final class Broker: Sendable {
  public struct Failed: Error, CustomStringConvertible {
    public let description: String
  }

  public let folder: String
  public let bootstrap: String
  private let script: String
  private let variables: [String: String]
  /// By the name of the client whose connections go through them: one for each node.
  private let proxies: [String: [Proxy]]

  /// Where the distribution is, or why there is none.
  public static let distribution: Result<String, Failed> = {
    var places: [String] = []
    if let named = ProcessInfo.processInfo.environment["WERKBEDRIJF_KAFKA"], !named.isEmpty {
      places = [named]
    } else {
      let here = FileManager.default.currentDirectoryPath
      places = ["\(here)/../shared/kafka", "\(here)/../../shared/kafka"]
    }
    guard let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0 + "/kafka") }) else {
      return .failure(Failed(description: "no Apache Kafka at WERKBEDRIJF_KAFKA or in \(places.joined(separator: ", "))"))
    }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    guard folders.contains(where: { FileManager.default.isExecutableFile(atPath: $0 + "/java") }) else {
      return .failure(Failed(description: "no java on PATH: Apache Kafka needs a runtime (default-jre-headless)"))
    }
    return .success(found)
  }()

  public static var isThere: Bool { (try? distribution.get()) != nil }

  /// Why tests with a broker are left out, for who reads their list.
  public static var whyNot: String {
    if case .failure(let failed) = distribution { return failed.description }
    return ""
  }

  /// - Parameters:
  ///   - nodes: 1, or 3 with three replicas of everything.
  ///   - users: Not empty: TLS with a client certificate for each, and nothing allowed without an ACL.
  ///   - settings: Properties of the broker.
  ///   - tells: Its log tells of every member, transaction and broker that comes and goes.
  ///   - proxied: Clients that reach it each through proxies of their own (``bootstrap(of:)``), so that they can be cut off.
  ///   - isMeasured: It compiles for speed, not for an early start.
  public init(
    nodes: Int = 1, users: [String] = [], settings: [String] = [], tells: Bool = false, proxied: [String] = [],
    isMeasured: Bool = false
  ) throws {
    script = try Self.distribution.get() + "/kafka"
    variables =
      isMeasured
      ? ["KAFKA_TIER": "4"] : tells ? ["JAVA_TOOL_OPTIONS": "-Dkafka.log.level=INFO", "KAFKA_HEAP": "256m"] : [:]
    let folder = NSTemporaryDirectory() + "werkbedrijf-kafka-\(UUID().uuidString)"
    self.folder = folder
    let port = try Self.freePort(nodes: nodes, listeners: proxied.count)
    var arguments = ["start", folder, "--nodes", "\(nodes)", "--port", "\(port)"]
    if !users.isEmpty { arguments.append("--secure") }
    for user in users { arguments += ["--user", user] }
    let defaults = [
      "group.min.session.timeout.ms=1000", "transaction.abort.timed.out.transaction.cleanup.interval.ms=500",
      "log.retention.check.interval.ms=86400000", "log.initial.task.delay.ms=86400000",
    ]
    for setting in defaults + Self.listeners(proxied) + settings { arguments += ["--set", setting] }
    try Self.watch(folder, script)
    let output = try Self.run(script, arguments, variables)
    guard let last = output.split(separator: "\n").last else { throw Failed(description: "kafka start says nothing") }
    bootstrap = String(last)
    var proxies: [String: [Proxy]] = [:]
    for (index, name) in proxied.enumerated() {
      proxies[name] = try (0..<nodes).map { node in
        try Proxy(
          at: .init(Self.proxyHost(index), port + 10 * node),
          to: .init("127.0.0.1", Self.listenerPort(index, port + 10 * node)))
      }
    }
    self.proxies = proxies
  }

  deinit { destroy() }

  /// A listener for each of these clients, which tells the client to come by way of its proxy.
  private static func listeners(_ proxied: [String]) -> [String] {
    guard !proxied.isEmpty else { return [] }
    func all(_ first: [String], _ each: (Int, String) -> String) -> String {
      (first + proxied.enumerated().map { each($0, $1.uppercased()) }).joined(separator: ",")
    }
    let own = "PLAINTEXT://127.0.0.1:{port}"
    return [
      "listeners=" + all([own, "CONTROLLER://127.0.0.1:{controller}"]) { "\($1)://127.0.0.1:\($0 + 1){port}" },
      "advertised.listeners=" + all([own]) { "\($1)://\(proxyHost($0)):{port}" },
      "listener.security.protocol.map=" + all(["PLAINTEXT:PLAINTEXT", "CONTROLLER:PLAINTEXT"]) { "\($1):PLAINTEXT" },
    ]
  }

  /// A broker wants a port of its own for each listener: a digit before the four of its first one.
  private static func listenerPort(_ index: Int, _ port: Int) -> Int { (index + 1) * 10_000 + port }
  private static func proxyHost(_ index: Int) -> String { "127.0.2.\(index + 1)" }

  /// How a client of ``init(nodes:users:settings:tells:proxied:isMeasured:)`` reaches the cluster.
  public func bootstrap(of client: String) -> String {
    proxies[client]!.map { "\($0.own.host):\($0.own.port)" }.joined(separator: ",")
  }

  /// Cuts a client off from every node. Gives, for each node, the ports from which it was connected.
  public func cut(_ client: String, _ how: Proxy.Cut) -> [[Int]] { proxies[client]!.map { $0.cut(how) } }
  public func mend(_ client: String) { for proxy in proxies[client]! { proxy.mend() } }

  /// From now on the nodes' logs tell of every connection that ends.
  public func tellOfConnections() throws {
    for node in proxies.values.first?.indices ?? 0..<0 {
      try tool(
        "configs",
        [
          "--alter", "--entity-type", "broker-loggers", "--entity-name", "\(node + 1)", "--add-config",
          "org.apache.kafka.common.network.Selector=DEBUG",
        ])
    }
  }

  /// What a node has logged after the first so many bytes, when it was made to tell everything (`tells`).
  public func log(node: Int, from offset: UInt64 = 0) -> String {
    guard let file = FileHandle(forReadingAtPath: logPath(node)) else { return "" }
    defer { try? file.close() }
    try? file.seek(toOffset: offset)
    return String(decoding: (try? file.readToEnd()) ?? Data(), as: UTF8.self)
  }

  /// Bytes that a node has logged.
  public func logSize(node: Int) -> UInt64 {
    var about = stat()
    return stat(logPath(node), &about) == 0 ? UInt64(about.st_size) : 0
  }

  private func logPath(_ node: Int) -> String { "\(folder)/node-\(node)/out.log" }

  public func destroy() { _ = try? Self.run(script, ["destroy", folder]) }
  public func kill(node: Int) throws { try Self.run(script, ["kill", folder, "\(node)"]) }
  public func restart(node: Int) throws { try Self.run(script, ["restart", folder, "\(node)"], variables) }
  /// An orderly stop.
  public func stop(node: Int) throws { try Self.run(script, ["stop", folder, "\(node)"]) }
  public func pause(node: Int) throws { try Self.run(script, ["pause", folder, "\(node)"]) }
  public func resume(node: Int) throws { try Self.run(script, ["resume", folder, "\(node)"]) }

  /// Runs one of Kafka's own tools (`topics`, `groups`, `acls`, `dump-log`, …) against this cluster and gives what it prints.
  @discardableResult
  public func tool(_ name: String, _ arguments: [String]) throws -> String {
    try Self.run(script, [name, "--bootstrap-server", bootstrap] + arguments)
  }

  /// The same without naming the cluster.
  @discardableResult
  public func bare(_ name: String, _ arguments: [String]) throws -> String { try Self.run(script, [name] + arguments) }

  // MARK: processes

  @discardableResult
  private static func run(
    _ script: String, _ arguments: [String], _ variables: [String: String] = [:]
  ) throws -> String {
    let path = NSTemporaryDirectory() + "werkbedrijf-kafka-\(UUID().uuidString).txt"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let child = try spawn([script] + arguments, output: path, variables)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let output = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    guard status == 0 else {
      throw Failed(description: "kafka \(arguments.joined(separator: " ")) ends with status \(status >> 8): \(output)")
    }
    return output
  }

  /// A process beside this one that destroys the cluster when this one is gone, however it went.
  private static func watch(_ folder: String, _ script: String) throws {
    let words = "trap '' INT TERM HUP; while kill -0 \"$1\" 2>/dev/null; do sleep 1; done; exec \"$2\" destroy \"$3\""
    _ = try spawn(["/bin/bash", "-c", words, "watch", "\(getpid())", script, folder], output: "/dev/null")
  }

  /// Not Foundation's `Process`: that waits until every descendant has ended, and a broker stays.
  public static func spawn(_ words: [String], output: String, _ variables: [String: String] = [:]) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    let environment = ProcessInfo.processInfo.environment.merging(["KAFKA_TIER": "1"]) { given, _ in given }
      .merging(variables) { $1 }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, words[0], &actions, nil, &arguments, &variables)
    guard code == 0 else { throw Failed(description: "\(words[0]) cannot be run: \(String(cString: strerror(code)))") }
    return child
  }

  /// A port that is free, with those that follow from it.
  private static func freePort(nodes: Int, listeners: Int) throws -> Int {
    for _ in 0..<200 {
      let port = listeners > 0 ? Int.random(in: 110...270) * 10 : Int.random(in: 1500...3100) * 10
      let areFree = (0..<nodes).map { port + 10 * $0 }.allSatisfy { own in
        isFree(own) && isFree(own + 1) && (0..<listeners).allSatisfy { isFree(listenerPort($0, own)) }
      }
      if areFree { return port }
    }
    throw Failed(description: "no free port for \(nodes) nodes")
  }

  private static func isFree(_ port: Int) -> Bool {
    let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(file) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 }
    }
  }
}
