import Foundation
import Glibc
import Testing

/// The other end of NOTIFY_SOCKET: a datagram socket in a folder of its own.
private final class Manager {
  let folder: Folder
  let path: String
  private let descriptor: Int32

  init() throws {
    folder = try Folder()
    path = "\(folder.path)/n"
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
    try #require(bound == 0, "\(path) cannot be bound")
  }

  deinit { close(descriptor) }

  /// The lines of the next message, nil when none comes within the time.
  func next(within ms: Int32) -> [Substring]? {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, ms) == 1 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
  }

  /// Lines until one satisfies, at most so long.
  func lines(until isLast: (Substring) -> Bool, within seconds: Double) -> [Substring] {
    let end = Date(timeIntervalSinceNow: seconds)
    var all: [Substring] = []
    while Date() < end {
      all += next(within: 200) ?? []
      if all.contains(where: isLast) { return all }
    }
    return all
  }
}

/// The daemon under a service manager, over a real socket.
@Suite struct ServiceManagerTests {
  private func daemon(_ manager: Manager, _ environment: [String: String] = [:], _ arguments: String...) throws -> Process {
    let process = Process()
    process.executableURL = Program.folder.appending(path: "werkbedrijf")
    process.arguments = ["run", "--log", "\(manager.folder.path)/log"] + arguments
    process.currentDirectoryURL = Program.repository
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      .merging(["NOTIFY_SOCKET": manager.path]) { $1 }
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test func `it is ready when every role runs, says how it is, lives, and says that it stops`() throws {
    let manager = try Manager()
    let process = try daemon(manager, ["WATCHDOG_USEC": "2000000"])
    defer { process.terminate() }
    let begin = manager.lines(until: { $0 == "READY=1" }, within: 30)
    #expect(begin.last(where: { $0.hasPrefix("STATUS=") }) == "STATUS=7 of 7 roles run, 0 events handled")
    for _ in 1...3 { #expect(manager.lines(until: { $0 == "WATCHDOG=1" }, within: 5).contains("WATCHDOG=1")) }
    process.terminate()
    #expect(manager.lines(until: { $0 == "STOPPING=1" }, within: 5).contains("STOPPING=1"))
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `a tenant whose files are wrong does not keep the others from being ready, and is named`() throws {
    let manager = try Manager()
    let law = "\(manager.folder.path)/regels"
    try FileManager.default.copyItem(atPath: "\(Program.repository.path)/ops", toPath: law)
    try "norm: [".write(toFile: "\(law)/tenants/dal/verordening.yaml", atomically: true, encoding: .utf8)
    let process = try daemon(manager, [:], "--regels", law)
    defer { process.terminate() }
    let begin = manager.lines(until: { $0 == "READY=1" }, within: 30)
    let status = try #require(begin.last { $0.hasPrefix("STATUS=") })
    #expect(status.hasPrefix("STATUS=6 of 7 roles run, 0 events handled; tenant-dal is tried again: "))
    #expect(status.contains("verordening.yaml"))
  }

  @Test func `a role that hangs ends the signs of life`() throws {
    let manager = try Manager()
    let feed = try Program.run([
      "feed", "--tenant", "dal", "--log", "\(manager.folder.path)/log", "--sleutel", try key(manager), "--regio-sleutel",
      try key(manager), "ops/voorbeelden/dal/aanvragen_2015.csv",
    ])
    try #require(feed.status == 0 || feed.status == 65, "\(feed.errors)")
    let process = try daemon(
      manager, ["WATCHDOG_USEC": "1000000", "WERKBEDRIJF_HALT_AT": "tenant-dal:before-commit:1:hang"])
    defer { kill(process.processIdentifier, SIGKILL) }
    #expect(manager.lines(until: { $0 == "READY=1" }, within: 30).contains("READY=1"))
    // What was sent before it hung, and then nothing.
    Thread.sleep(forTimeInterval: 3)
    while manager.next(within: 0) != nil {}
    #expect(!manager.lines(until: { $0 == "WATCHDOG=1" }, within: 2).contains("WATCHDOG=1"))
  }

  private func key(_ manager: Manager) throws -> String {
    let path = "\(manager.folder.path)/key"
    try Data(repeating: 7, count: 32).write(to: URL(filePath: path))
    return path
  }
}

/// The units as `ops/package` lays them out, judged by systemd itself.
@Suite(.enabled(if: Units.analyze != nil, "systemd-analyze is not installed: nobody judges the units")) struct UnitTests {
  @Test(arguments: ["werkbedrijf.service", "werkbedrijf-tenant@dal.service", "werkbedrijf-regio.service"])
  func `is accepted without a word, and exposes little`(unit: String) throws {
    let root = try Units.root()
    let verified = try Units.run(["verify", "--root=\(root.path)", unit])
    #expect(verified.status == 0 && verified.said.isEmpty, "\(verified.said)")
    let judged = try Units.run(["security", "--offline=true", "--threshold=12", "--no-pager", "--root=\(root.path)", unit])
    #expect(judged.status == 0, "\(judged.said.suffix(2_000))")
  }
}

private enum Units {
  static let analyze = ["/usr/bin/systemd-analyze", "/bin/systemd-analyze"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// The machine's own units, ours, and a program where ours is.
  static func root() throws -> Folder {
    let root = try Folder()
    let files = FileManager.default
    let units = "\(root.path)/usr/lib/systemd/system"
    for folder in [units, "\(root.path)/usr/bin", "\(root.path)/etc"] {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let machine = "/usr/lib/systemd/system"
    for name in try files.contentsOfDirectory(atPath: machine) where name.hasSuffix(".target") || name.hasSuffix(".slice") {
      try files.copyItem(atPath: "\(machine)/\(name)", toPath: "\(units)/\(name)")
    }
    let ours = "\(Program.repository.path)/ops/systemd"
    for name in try files.contentsOfDirectory(atPath: ours) where name.hasSuffix(".service") {
      try files.copyItem(atPath: "\(ours)/\(name)", toPath: "\(units)/\(name)")
    }
    for folder in ["werkbedrijf.service.d", "werkbedrijf-.service.d"] {
      try files.createDirectory(atPath: "\(units)/\(folder)", withIntermediateDirectories: true)
      try files.copyItem(atPath: "\(ours)/10-werkbedrijf.conf", toPath: "\(units)/\(folder)/10-werkbedrijf.conf")
    }
    try files.copyItem(atPath: "/bin/true", toPath: "\(root.path)/usr/bin/werkbedrijf")
    try "root:x:0:0::/:/bin/sh\nwerkbedrijf:x:900:900::/:/bin/false\n".write(
      toFile: "\(root.path)/etc/passwd", atomically: true, encoding: .utf8)
    try "root:x:0:\nwerkbedrijf:x:900:\n".write(toFile: "\(root.path)/etc/group", atomically: true, encoding: .utf8)
    return root
  }

  static func run(_ words: [String]) throws -> (status: Int32, said: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: try #require(analyze))
    process.arguments = words
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }
}
