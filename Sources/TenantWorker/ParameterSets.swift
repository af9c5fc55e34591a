public import Domain
public import Regelgeving

/// A parameter set as its files say it: what a worker runs under, and what the log keeps by digest.
public struct ParameterSet: Sendable {
  public let regels: Regels
  public let files: [(pad: String, inhoud: [UInt8])]

  public init(_ regels: Regels, files: [(pad: String, inhoud: [UInt8])]) {
    self.regels = regels
    self.files = files
  }

  /// Reads the files of one tenant and the national ones.
  public static func load(
    _ tenant: TenantID, files: [(pad: String, inhoud: [UInt8])]
  ) throws(WorkerError) -> ParameterSet {
    switch laad(bestanden: files) {
    case .success(let sets):
      guard let regels = sets[tenant] else {
        throw WorkerError(.parameters, "no parameter files for tenant \(tenant)", place: "tenants/\(tenant)")
      }
      return ParameterSet(regels, files: files)
    case .failure(let problems):
      throw WorkerError(.parameters, problems.description, place: "tenant \(tenant)")
    }
  }
}

/// Who made a parameter set the running one, and why.
public struct Activation: Hashable, Sendable {
  public var who: String
  public var ground: String

  public init(who: String, ground: String) {
    self.who = who
    self.ground = ground
  }
}

/// The activation of a tenant: the set in force, and whether there is nothing to derive again (the first set of all). What
/// was derived again after a change stands per partition beside it, under `progressKey`.
struct ActivationRecord: Hashable {
  var digest: String
  var previous: String?
  var activation: Activation
  var isComplete: Bool

  static let key = Array("actief".utf8)
}

// How they stand on `parameters`: see the contract of that topic.

private let version: UInt8 = 1

extension ParameterSet {
  var bytes: [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "P"), version]
    append(UInt32(files.count), to: &bytes)
    for file in files {
      append(Array(file.pad.utf8), to: &bytes)
      append(file.inhoud, to: &bytes)
    }
    return bytes
  }

  /// The rules of a kept set; nil when it cannot be read any more.
  static func regels(_ tenant: TenantID, _ bytes: [UInt8]) -> Regels? {
    files(bytes).flatMap { try? load(tenant, files: $0).regels }
  }

  /// The files of a kept set.
  static func files(_ bytes: [UInt8]) -> [(pad: String, inhoud: [UInt8])]? {
    guard bytes.starts(with: [UInt8(ascii: "P"), version]) else { return nil }
    var rest = bytes[2...]
    guard let count = number(&rest) else { return nil }
    var files: [(pad: String, inhoud: [UInt8])] = []
    for _ in 0..<count {
      guard let pad = text(&rest), let inhoud = blob(&rest) else { return nil }
      files.append((pad, inhoud))
    }
    return rest.isEmpty ? files : nil
  }
}

extension ActivationRecord {
  var bytes: [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "A"), version, isComplete ? 1 : 0]
    for text in [digest, previous ?? "", activation.who, activation.ground] { append(Array(text.utf8), to: &bytes) }
    return bytes
  }

  init?(_ bytes: [UInt8]) {
    guard bytes.count > 3, bytes.starts(with: [UInt8(ascii: "A"), version]) else { return nil }
    var rest = bytes[3...]
    guard let digest = text(&rest), let previous = text(&rest), let who = text(&rest), let ground = text(&rest) else {
      return nil
    }
    self.init(
      digest: digest, previous: previous.isEmpty ? nil : previous, activation: Activation(who: who, ground: ground),
      isComplete: bytes[2] == 1)
  }
}

private func append(_ number: UInt32, to bytes: inout [UInt8]) { withUnsafeBytes(of: number.bigEndian) { bytes += $0 } }

private func append(_ blob: [UInt8], to bytes: inout [UInt8]) {
  append(UInt32(blob.count), to: &bytes)
  bytes += blob
}

private func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
  guard rest.count >= 4 else { return nil }
  let number = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
  rest = rest.dropFirst(4)
  return number
}

private func blob(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
  guard let count = number(&rest), count <= rest.count else { return nil }
  defer { rest = rest.dropFirst(count) }
  return Array(rest.prefix(count))
}

private func text(_ rest: inout ArraySlice<UInt8>) -> String? {
  blob(&rest).flatMap { String(validating: $0, as: UTF8.self) }
}
