public import Domain
import JSON
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

/// The activation record of a tenant: the set in force, and whether every dossier was derived under it.
struct ActivationRecord: Hashable {
  var digest: String
  var previous: String?
  var activation: Activation
  var isComplete: Bool

  static let key = Array("actief".utf8)

  var bytes: [UInt8] {
    JSONValue.object([
      ("compleet", .bool(isComplete)), ("digest", .string(digest)), ("door", .string(activation.who)),
      ("grond", .string(activation.ground)), ("vorige", previous.map { .string($0) } ?? .null),
    ]).canonical
  }

  init(digest: String, previous: String?, activation: Activation, isComplete: Bool) {
    self.digest = digest
    self.previous = previous
    self.activation = activation
    self.isComplete = isComplete
  }

  init?(_ bytes: [UInt8]) {
    guard let json = try? JSONValue.parse(bytes), case .string(let digest)? = json.member("digest"),
      case .bool(let isComplete)? = json.member("compleet"), case .string(let who)? = json.member("door"),
      case .string(let ground)? = json.member("grond")
    else { return nil }
    self.digest = digest
    self.isComplete = isComplete
    activation = Activation(who: who, ground: ground)
    if case .string(let previous)? = json.member("vorige") { self.previous = previous }
  }
}

extension ParameterSet {
  /// The files as the log keeps them, under the digest.
  var bytes: [UInt8] {
    JSONValue.object([
      (
        "bestanden",
        .array(
          files.map { .object([("inhoud", .string(String(decoding: $0.inhoud, as: UTF8.self))), ("pad", .string($0.pad))]) })
      )
    ]).canonical
  }

  /// The rules of a kept set; nil when it cannot be read any more.
  static func regels(_ tenant: TenantID, _ bytes: [UInt8]) -> Regels? {
    guard let json = try? JSONValue.parse(bytes), case .array(let list)? = json.member("bestanden") else { return nil }
    var files: [(pad: String, inhoud: [UInt8])] = []
    for file in list {
      guard case .string(let pad)? = file.member("pad"), case .string(let inhoud)? = file.member("inhoud") else { return nil }
      files.append((pad, Array(inhoud.utf8)))
    }
    return try? load(tenant, files: files).regels
  }
}
