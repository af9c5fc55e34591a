import CommandLine
import Domain
import Glibc
import Regelgeving
import TenantWorker

/// Where things are, and the options that say so; every verb that needs one has the same option.
enum Places {
  static let log = option(
    "log", .text("PLACE"), default: "werkbedrijf-log",
    help: "Directory of the embedded log, on a local disk; or a file .yaml that tells of a Kafka cluster.")
  static let regels = option(
    "regels", .text("DIR"),
    help: "Directory with landelijk/ and tenants/. Default: ops next to the program, or /usr/share/werkbedrijf/ops.")
  static let topics = option(
    "topics", .text("DIR"),
    help: "Directory with the contracts. Default: topics next to the program, or /usr/share/werkbedrijf/topics.")
  static let tenantKind = ValueKind<TenantID>.lossless(
    TenantID.self, "TENANT", expected: "a tenant: lower-case letters, digits and hyphens")
  static let tenant = requiredOption("tenant", tenantKind, help: "The tenant, as its folder is called.")
  static let json = flag("json", help: "One JSON object a line, for programs.")

  /// The folder of the law data.
  static func regelsFolder(_ given: String?) throws(Failure) -> String {
    try folder("ops", given: given, holding: "tenants", option: "--regels")
  }

  static func topicsFolder(_ given: String?) throws(Failure) -> String {
    try folder("topics", given: given, holding: nil, option: "--topics")
  }

  private static func folder(
    _ name: String, given: String?, holding part: String?, option: String
  ) throws(Failure) -> String {
    func fits(_ path: String) -> Bool { Files.isFolder(part.map { "\(path)/\($0)" } ?? path) }
    if let given {
      guard fits(given) else {
        throw Failure(.noinput, "\(option) \(given): no such folder\(part.map { " with \($0)/ in it" } ?? "")")
      }
      return given
    }
    let program = programFolder()
    let candidates = ["\(program)/\(name)", "\(program)/../\(name)"] + ["../..", "../../.."].map { "\(program)/\($0)/\(name)" }
    let all = [name] + candidates + ["/usr/share/werkbedrijf/\(name)"]
    guard let found = all.first(where: fits) else {
      throw Failure(.noinput, "no folder \(name) next to the program or in /usr/share/werkbedrijf; name it with \(option)")
    }
    return found
  }

  private static func programFolder() -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return "." }
    let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  /// Every tenant that has a folder.
  static func tenants(in regels: String) throws(Failure) -> [TenantID] {
    try Files.names(in: regels + "/tenants").filter { Files.isFolder("\(regels)/tenants/\($0)") }.compactMap { TenantID($0) }
  }

  /// The files that make up the law of one tenant: the national ones and its own.
  static func bestanden(_ tenant: TenantID, in regels: String) throws(Failure) -> [(pad: String, inhoud: [UInt8])] {
    var paden: [String] = []
    for folder in ["landelijk", "tenants/\(tenant)", "tenants/\(tenant)/gemeenten"] where Files.isFolder("\(regels)/\(folder)") {
      paden += try Files.names(in: "\(regels)/\(folder)").filter { $0.hasSuffix(".yaml") }.map { "\(folder)/\($0)" }
    }
    var bestanden: [(pad: String, inhoud: [UInt8])] = []
    for pad in paden { bestanden.append((pad, try Files.read("\(regels)/\(pad)"))) }
    return bestanden
  }

  /// The rules of one tenant, or every problem of its files.
  static func regels(_ tenant: TenantID, in folder: String) throws(Failure) -> Regels {
    let files = try bestanden(tenant, in: folder)
    do throws(WorkerError) {
      return try ParameterSet.load(tenant, files: files).regels
    } catch {
      throw Failure(.config, error.message)
    }
  }
}
