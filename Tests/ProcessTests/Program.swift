import Foundation

/// The real programs, run as processes.
enum Program {
  static let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct Outcome {
    var status: Int32
    var wasKilled: Bool
    var output: String
    var errors: String
  }

  /// - Parameter killAfter: Seconds until a SIGKILL from outside.
  static func run(
    _ arguments: [String], program name: String = "werkbedrijf", environment: [String: String] = [:], killAfter: Double? = nil,
    terminateAfter: Double? = nil
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = folder.appending(path: name)
    process.arguments = arguments
    process.currentDirectoryURL = repository
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let files = ["out", "err"].map { FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).\($0)") }
    for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    if let killAfter {
      Thread.sleep(forTimeInterval: killAfter)
      kill(process.processIdentifier, SIGKILL)
    }
    if let terminateAfter {
      Thread.sleep(forTimeInterval: terminateAfter)
      process.terminate()
    }
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      output: try String(contentsOf: files[0], encoding: .utf8), errors: try String(contentsOf: files[1], encoding: .utf8))
  }
}

/// A folder that goes away with its owner.
final class Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "werkbedrijf-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
