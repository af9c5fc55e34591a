internal import CRdkafka
import EventLog

/// What can be said of the library and the cluster without any topic.
public enum KafkaDoctor {
  public struct Finding: Hashable, Sendable {
    public var isGood: Bool
    public var text: String
    /// What to do about it; empty when it is good.
    public var remedy: String

    public init(_ text: String, remedy: String = "") {
      isGood = remedy.isEmpty
      self.text = text
      self.remedy = remedy
    }
  }

  /// `2.0.2`
  public static var libraryVersion: String { String(cString: rd_kafka_version_str()) }

  /// What is known of this version of librdkafka, with these settings.
  public static func library(_ version: String, _ settings: [String: String]) -> [Finding] {
    func isOlder(_ other: String) -> Bool { numbers(version).lexicographicallyPrecedes(numbers(other)) }
    var findings = [Finding("librdkafka \(version)")]
    if isOlder("2.3.0") {
      findings.append(
        Finding(
          "before 2.3.0 an idempotent producer can lose count of its sequence; the unit is then done again",
          remedy: "nothing is lost; 2.3.0 or newer saves the pauses"))
    }
    if isOlder("2.12.0") {
      findings.append(
        Finding("before 2.12 a commit now and then takes a second", remedy: "2.12 or newer, where that second matters"))
    }
    if !isOlder("2.10.0") {
      findings.append(
        Finding(
          "from 2.10 on it can wait for ever for a group's coordinator that left the cluster; the producer is then made anew "
            + "after the transaction's time-out"))
    }
    if isOlder("2.6.1"),
      settings["sasl.mechanism"]?.hasPrefix("SCRAM") ?? settings["sasl.mechanisms"]?.hasPrefix("SCRAM") ?? false
    {
      findings.append(
        Finding(
          "SASL/SCRAM with this version is refused by Kafka 4 ('invalid credentials' with the right password)",
          remedy: "client certificates, SASL/PLAIN over TLS, or librdkafka 2.6.1 or newer"))
    }
    if settings["security.protocol"] ?? "plaintext" == "plaintext" {
      findings.append(
        Finding("the connection is plain text", remedy: "security.protocol: ssl with client certificates, but on one machine"))
    }
    return findings
  }

  private static func numbers(_ version: String) -> [Int] { version.split { !$0.isNumber }.prefix(3).map { Int($0) ?? 0 } }

  /// Whether the brokers answer, and how many there are.
  public static func brokers(_ options: KafkaOptions) -> [Finding] {
    do throws(EventLogError) {
      let admin = try Admin(options)
      var metadata: UnsafePointer<rd_kafka_metadata>?
      let code = rd_kafka_metadata(admin.client.pointer, 0, nil, &metadata, Int32(min(options.requestTimeoutMs, 10_000)))
      guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let metadata else {
        let recent = ClientLog.recent.suffix(2).joined(separator: "; ")
        return [
          Finding(
            "no broker of \(options.bootstrap) answers within 10 s: \(KafkaFailure(code)); \(recent)",
            remedy: "look at the address, the network, and whether the cluster wants TLS or SASL")
        ]
      }
      defer { rd_kafka_metadata_destroy(metadata) }
      let count = Int(metadata.pointee.broker_cnt)
      let text = "\(count) \(count == 1 ? "broker answers" : "brokers answer") at \(options.bootstrap)"
      if count >= 3 { return [Finding(text)] }
      return [Finding(text, remedy: "three brokers or more in production: one may then be lost")]
    } catch {
      return [Finding("\(error)", remedy: "correct the settings under kafka.librdkafka")]
    }
  }
}
