/// Who may do what with the names of a cluster; from any host.
public struct KafkaAcl: Hashable, Sendable {
  public enum Resource: String, CaseIterable, Sendable {
    case topic, group
    case transactionalId = "transactional-id"
  }
  /// As Kafka's own tools write them.
  public enum Operation: String, CaseIterable, Sendable {
    case read = "Read"
    case write = "Write"
    case describe = "Describe"
    case describeConfigs = "DescribeConfigs"
  }
  /// `User:werkbedrijf-dal`
  public var principal: String
  public var operation: Operation
  public var resource: Resource
  public var name: String
  /// Every name that begins so.
  public var isPrefix: Bool

  public init(principal: String, _ operation: Operation, _ resource: Resource, _ name: String, isPrefix: Bool) {
    self.principal = principal
    self.operation = operation
    self.resource = resource
    self.name = name
    self.isPrefix = isPrefix
  }

  /// What the program does under the name of one place (a tenant or the region) needs: its own names and no other's.
  public static func own(_ place: String, principal: String, prefix: String) -> [KafkaAcl] {
    let name = "\(prefix)werk.\(place)."
    let topics = Operation.allCases.map { KafkaAcl(principal: principal, $0, .topic, name, isPrefix: true) }
    return topics + [
      KafkaAcl(principal: principal, .read, .group, name, isPrefix: true),
      KafkaAcl(principal: principal, .describe, .group, name, isPrefix: true),
      KafkaAcl(principal: principal, .write, .transactionalId, name, isPrefix: true),
      KafkaAcl(principal: principal, .describe, .transactionalId, name, isPrefix: true),
      // The readers outside any group name it; nobody joins it.
      KafkaAcl(principal: principal, .read, .group, prefix + Names.readers, isPrefix: false),
    ]
  }

  /// Reading one topic of somebody else.
  public static func reading(_ topic: String, principal: String, prefix: String) -> [KafkaAcl] {
    [.read, .describe, .describeConfigs].map { KafkaAcl(principal: principal, $0, .topic, prefix + topic, isPrefix: false) }
  }
}

extension KafkaAcl: CustomStringConvertible {
  public var description: String {
    "\(principal) may \(operation.rawValue) \(resource.rawValue) \(name)\(isPrefix ? "*" : "")"
  }
}
