import Glibc
import KafkaLog
import YAML

/// The section `kafka` of a configuration file: how to reach the cluster, and where this instance keeps its marks.
///
/// ```yaml
/// kafka:
///   bootstrap: kafka-1:9093,kafka-2:9093
///   instance: a
///   directory: /var/lib/werkbedrijf
///   librdkafka:
///     security.protocol: ssl
///     ssl.ca.location: /etc/werkbedrijf/ca.pem
///   secrets:
///     ssl.key.password: {credential: kafka-key}
/// ```
struct KafkaFile {
  var options: KafkaOptions
  /// For marks and locks, which belong to this machine.
  var directory: String

  private static let keys: Set<String> = [
    "bootstrap", "prefix", "instance", "directory", "transaction_timeout_ms", "session_timeout_ms", "request_timeout_ms",
    "create_topics", "leave_on_stop", "librdkafka", "secrets",
  ]

  /// - Parameter instance: Goes over the one of the file.
  init(_ path: String, instance: String? = nil) throws(Failure) {
    let (root, faults) = YAMLNode.compose(try Files.read(path))
    guard let root, faults.isEmpty else {
      throw Failure(.config, faults.map { "\(path):\($0)" }.joined(separator: "\n"))
    }
    var reader = Reader(path: path)
    reader.check(root, ["kafka"])
    let kafka = root["kafka"] ?? YAMLNode(.mapping([]), at: root.place)
    reader.check(kafka, Self.keys)
    var options = KafkaOptions(bootstrap: reader.text(kafka, "bootstrap") ?? "")
    if options.bootstrap.isEmpty { reader.complain(kafka.place, "kafka.bootstrap is missing; write host:port of the brokers") }
    options.prefix = reader.text(kafka, "prefix") ?? ""
    options.instance = instance ?? reader.text(kafka, "instance")
    options.host = Self.host
    options.transactionTimeoutMs = reader.number(kafka, "transaction_timeout_ms", 1_000...900_000) ?? options.transactionTimeoutMs
    options.sessionTimeoutMs = reader.number(kafka, "session_timeout_ms", 1_000...900_000) ?? options.sessionTimeoutMs
    options.requestTimeoutMs = reader.number(kafka, "request_timeout_ms", 1_000...900_000) ?? options.requestTimeoutMs
    options.createsTopics = reader.truth(kafka, "create_topics") ?? false
    options.leavesOnClose = reader.truth(kafka, "leave_on_stop") ?? true
    for entry in kafka["librdkafka"]?.mapping ?? [] {
      if let refusal = KafkaSettings.refusal(entry.key) { reader.complain(entry.place, refusal) }
      if let text = reader.text(entry.value, named: "kafka.librdkafka.\(entry.key)") { options.settings[entry.key] = text }
    }
    for entry in kafka["secrets"]?.mapping ?? [] {
      if let secret = reader.secret(entry) { options.settings[entry.key] = secret }
    }
    guard reader.complaints.isEmpty else { throw Failure(.config, reader.complaints.joined(separator: "\n")) }
    let base = reader.text(kafka, "directory") ?? path + ".d"
    directory = options.instance.map { "\(base)/\($0)" } ?? base
    self.options = options
    for folder in [base, directory] {
      guard Files.isFolder(folder) || mkdir(folder, 0o700) == 0 else {
        throw Failure(.cantcreat, "\(folder): cannot be made: \(Files.reason())")
      }
    }
  }

  private static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "local" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// Reads values by our own grammar; gathers every complaint, with file and line.
private struct Reader {
  let path: String
  var complaints: [String] = []

  init(path: String) { self.path = path }

  mutating func complain(_ place: YAMLPlace, _ text: String) { complaints.append("\(path):\(place.line): \(text)") }

  mutating func check(_ node: YAMLNode, _ keys: Set<String>) {
    guard let entries = node.mapping else { return complain(node.place, "\(node.shape) found, keys with values expected") }
    for entry in entries where !keys.contains(entry.key) {
      complain(entry.place, "the key \(entry.key) is unknown; known are \(keys.sorted().joined(separator: ", "))")
    }
  }

  mutating func text(_ node: YAMLNode, named name: String) -> String? {
    if let text = node.text { return text }
    complain(node.place, "\(name): \(node.shape) found, a text expected")
    return nil
  }

  mutating func text(_ map: YAMLNode, _ key: String) -> String? { map[key].flatMap { text($0, named: "kafka.\(key)") } }

  mutating func number(_ map: YAMLNode, _ key: String, _ range: ClosedRange<Int>) -> Int? {
    guard let node = map[key] else { return nil }
    if let text = node.text, text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), range.contains(number) {
      return number
    }
    complain(node.place, "kafka.\(key): a whole number from \(range.lowerBound) to \(range.upperBound) expected")
    return nil
  }

  mutating func truth(_ map: YAMLNode, _ key: String) -> Bool? {
    guard let node = map[key] else { return nil }
    if node.text == "true" { return true }
    if node.text == "false" { return false }
    complain(node.place, "kafka.\(key): true or false expected")
    return nil
  }

  /// From a file or a systemd credential; the text itself is in no message.
  mutating func secret(_ entry: YAMLEntry) -> String? {
    guard KafkaSettings.secret.contains(entry.key) else {
      complain(
        entry.place, "kafka.secrets.\(entry.key) is no secret; known are \(KafkaSettings.secret.sorted().joined(separator: ", "))"
      )
      return nil
    }
    var from: String?
    if let file = entry.value["file"]?.text { from = file }
    if let name = entry.value["credential"]?.text {
      guard let folder = getenv("CREDENTIALS_DIRECTORY").map({ String(cString: $0) }) else {
        complain(
          entry.place, "kafka.secrets.\(entry.key): CREDENTIALS_DIRECTORY is not set; systemd sets it with LoadCredential=")
        return nil
      }
      from = "\(folder)/\(name)"
    }
    guard let from, entry.value.mapping?.count == 1 else {
      complain(entry.place, "kafka.secrets.\(entry.key): write {file: PATH} or {credential: NAME}, never the secret itself")
      return nil
    }
    guard let bytes = try? Files.read(from), var text = String(validating: bytes, as: UTF8.self) else {
      complain(entry.place, "kafka.secrets.\(entry.key): \(from) cannot be read")
      return nil
    }
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}
