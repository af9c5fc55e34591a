import EventLog
import KafkaTesting
import Testing

@testable import KafkaLog

@Suite struct PlanTests {
  private let intake = TopicConfiguration(name: "werk.dal.intake.v1", partitions: 4, cleanup: .delete(retentionMs: 1000))
  private let dossier = TopicConfiguration(name: "werk.dal.dossier.v1", partitions: 4, cleanup: .compact)

  private func changes(_ change: (inout TopicPlan.Found) -> Void) -> [String] {
    var found = TopicPlan.Found(partitions: 4, settings: intake.brokerSettings)
    change(&found)
    let plan = TopicPlan([intake], found: [intake.name: found])
    return plan.changes.map { "\($0.dangerName ?? "-") \($0)" } + plan.impossible
  }

  @Test func `what is as it should be needs nothing, what is not there is made`() {
    #expect(changes { _ in } == [])
    #expect(TopicPlan([intake, dossier], found: [:]).changes == [.create(dossier), .create(intake)])
  }

  @Test func `dangerous differences have a name, harmless ones have none`() {
    let name = intake.name
    #expect(changes { $0.partitions = 2 } == ["\(name):partitions \(name): from 2 to 4 partitions"])
    #expect(changes { $0.settings["retention.ms"] = "999" } == ["- \(name): retention.ms from 999 to 1000"])
    #expect(changes { $0.settings["retention.ms"] = "1001" } == ["\(name):retention \(name): retention.ms from 1001 to 1000"])
    #expect(changes { $0.settings["retention.ms"] = "-1" } == ["\(name):retention \(name): retention.ms from -1 to 1000"])
    #expect(
      changes { $0.settings["cleanup.policy"] = "compact" } == ["\(name):cleanup \(name): cleanup.policy from compact to delete"])
    let fewer = changes { $0.partitions = 5 }
    #expect(fewer.count == 1 && fewer[0].contains("partitions cannot be taken away"))
  }

  @Test func `settings that exactly once hangs on, and secrets as text, are refused by name`() {
    for name in [
      "isolation.level", "transactional.id", "enable.auto.commit", "partition.assignment.strategy", "acks", "dr_msg_cb",
    ] {
      var options = KafkaOptions(bootstrap: "127.0.0.1:1")
      options.settings[name] = "x"
      let error = #expect(throws: EventLogError.self) { try KafkaLog(options) }
      #expect(error?.message.hasPrefix("kafka.librdkafka.\(name) is ") == true, "\(error as Any)")
    }
    #expect(KafkaSettings.refusal("sasl.password")?.contains("is a secret") == true)
    #expect(KafkaSettings.refusal("linger.ms") == nil && KafkaSettings.refusal("ssl.ca.location") == nil)
  }

  @Test func `a setting that librdkafka does not know is an error, and a secret in it is not shown`() {
    var options = KafkaOptions(bootstrap: "127.0.0.1:1")
    options.settings = ["security.protocol": "ssl", "ssl.key.pem": "geheim-geheim"]
    let error = #expect(throws: EventLogError.self) { try Client(.consumer, options, ["group.id": "g"]) }
    #expect(error != nil && error?.message.contains("geheim") == false, "\(error as Any)")
  }

  @Test(.broker) func `a plan is applied to a broker, and is then empty`() throws {
    let options = try Cluster.options()
    let admin = try KafkaAdmin(options)
    let plan = try admin.plan([intake, dossier], acls: []).plan
    #expect(plan.changes.count == 2)
    for change in plan.changes { try admin.apply(change) }
    try eventually { try admin.plan([intake, dossier], acls: []).plan.changes.isEmpty }
    var shorter = intake
    shorter.cleanup = .delete(retentionMs: 500)
    let next = try admin.plan([shorter, dossier], acls: []).plan.changes
    #expect(next.map(\.dangerName) == ["werk.dal.intake.v1:retention"])
    for change in next { try admin.apply(change) }
    try eventually { try admin.plan([shorter, dossier], acls: []).plan.changes.isEmpty }
  }

  private func eventually(_ holds: () throws -> Bool) throws {
    for _ in 0..<100 {
      if try holds() { return }
      pause(ms: 50)
    }
    Issue.record("it does not come to hold within 5 s")
  }
}

/// A broker with TLS and ACLs: what nobody allowed is refused.
@Suite(.serialized, .broker) struct AclTests {
  @Test func `with the planned ACLs a tenant works on its own topics, and reads no other's`() throws {
    let broker = try Broker(users: ["dal", "bar", "regio", "gemeente"])
    func options(_ user: String) -> KafkaOptions {
      var options = KafkaOptions(bootstrap: broker.bootstrap)
      options.settings = [
        "security.protocol": "ssl", "ssl.ca.location": "\(broker.folder)/tls/ca.pem",
        "ssl.certificate.location": "\(broker.folder)/tls/\(user).crt", "ssl.key.location": "\(broker.folder)/tls/\(user).key",
      ]
      options.sessionTimeoutMs = 6_000
      options.requestTimeoutMs = 5_000
      return options
    }
    let topics = ["dal", "bar"].flatMap { tenant in
      [
        TopicConfiguration(name: "werk.\(tenant).intake.v1", partitions: 2, cleanup: .delete(retentionMs: nil)),
        TopicConfiguration(name: "werk.\(tenant).dossier.v1", partitions: 2, cleanup: .compact),
        TopicConfiguration(name: "werk.\(tenant).besluit-gm0010.v1", partitions: 2, cleanup: .compact),
        TopicConfiguration(name: "werk.\(tenant).besluit-gm0003.v1", partitions: 2, cleanup: .compact),
        TopicConfiguration(name: "werk.\(tenant).bijdrage.v1", partitions: 2, cleanup: .delete(retentionMs: nil)),
      ]
    }
    let acls =
      ["dal", "bar", "regio"].flatMap { KafkaAcl.own($0, principal: "User:\($0)", prefix: "") }
      + ["dal", "bar"].flatMap { KafkaAcl.reading("werk.\($0).bijdrage.v1", principal: "User:regio", prefix: "") }
      + KafkaAcl.reading("werk.dal.besluit-gm0010.v1", principal: "User:gemeente", prefix: "")
    let admin = try KafkaAdmin(options("admin"))
    let (plan, hasAuthorizer) = try admin.plan(topics, acls: acls)
    #expect(hasAuthorizer && plan.changes.count == topics.count + acls.count)
    for change in plan.changes { try admin.apply(change) }
    #expect(try admin.plan(topics, acls: acls).plan.changes.isEmpty)

    let dal = try KafkaLog(options("dal"))
    try dal.ensure(topics.filter { $0.name.contains(".dal.") })
    try dal.producer().append([
      OutgoingRecord(topic: "werk.dal.intake.v1", partition: 0, timestamp: 1, key: [1], value: [1])
    ])
    let owner = try #require(try dal.owner(of: "tenant-dal", consuming: ["werk.dal.intake.v1"]) as? KafkaOwner)
    try owner.assignment()
    let records = try owner.records()
    try owner.commit(
      UnitOfWork(
        consumed: [records[0].source: records[0].offset + 1],
        records: ["dossier", "besluit-gm0010", "besluit-gm0003", "bijdrage"].map {
          OutgoingRecord(topic: "werk.dal.\($0).v1", partition: 0, timestamp: 1, key: [1], value: [2])
        }))
    #expect(try owner.latest(TopicPartition("werk.dal.dossier.v1", 0), key: [1])?.value == [2])

    func reads(_ user: String, _ topic: String) -> String {
      do throws(EventLogError) {
        return "\(try KafkaLog(options(user)).reader().read(TopicPartition(topic, 0), from: 0, limit: 1).count)"
      } catch { return error.message.contains("uthorization") ? "refused" : "\(error)" }
    }
    #expect(reads("regio", "werk.dal.bijdrage.v1") == "1")
    #expect(reads("regio", "werk.dal.dossier.v1") == "refused")
    #expect(reads("bar", "werk.dal.dossier.v1") == "refused")
    #expect(reads("bar", "werk.dal.besluit-gm0010.v1") == "refused")
    #expect(reads("gemeente", "werk.dal.besluit-gm0010.v1") == "1")
    #expect(reads("gemeente", "werk.dal.besluit-gm0003.v1") == "refused")
    #expect(reads("gemeente", "werk.bar.besluit-gm0010.v1") == "refused")
    #expect(reads("gemeente", "werk.dal.dossier.v1") == "refused")
    let other = try KafkaLog(options("bar"))
    #expect(throws: EventLogError.self) {
      try other.producer().append([
        OutgoingRecord(topic: "werk.dal.intake.v1", partition: 0, timestamp: 1, key: [1], value: [1])
      ])
    }
  }
}
