import CommandLine
import Domain
import EventLog
import KafkaLog
import TenantWorker
import TopicContracts

/// `doctor`: what could be wrong between this machine and the log, and what to do about each.
enum DoctorVerb {
  static let tenants = option(
    "tenants", .text("T1,T2"), help: "Only these tenants. Default: every folder under tenants/.")

  static let command = Command<Verb>(
    "doctor", summary: "Look at the log, its topics and who is behind, and say what to do about each finding.",
    description: """
      On a Kafka cluster: the version of librdkafka and what is known of it, whether brokers answer, topics and ACLs against the \
      contracts, and how far each role is behind. On the embedded log: its topics and how far each role is behind. Changes \
      nothing. Status 65: something is to be done.
      """,
    declarations: [
      Places.log.declaration, tenants.declaration, Places.regels.declaration, Places.topics.declaration,
      TopicsPlan.principal.declaration, TopicsPlan.gemeenten.declaration,
    ],
    examples: ["werkbedrijf doctor --log /etc/werkbedrijf/kafka.yaml"], action: Shell.verb(run))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let place = arguments[Places.log]
    let store = try Store(existing: place, topics: arguments[Places.topics])
    let tenants = try RunVerb.chosen(arguments[Self.tenants], in: Places.regelsFolder(arguments[Places.regels]))
    var findings: [KafkaDoctor.Finding] = []
    if Store.isConfiguration(place) {
      let options = try KafkaFile(place).options
      findings += KafkaDoctor.library(KafkaDoctor.libraryVersion, options.settings)
      let brokers = KafkaDoctor.brokers(options)
      findings += brokers
      guard brokers.allSatisfy({ !$0.text.hasPrefix("no broker") }) else { return tell(findings) }
      let members = try TopicsPlan.members(of: tenants, in: Places.regelsFolder(arguments[Places.regels]))
      let acls = TopicsPlan.acls(
        tenants, members, arguments[TopicsPlan.principal], gemeenten: arguments[TopicsPlan.gemeenten], prefix: options.prefix)
      findings += cluster(options, store.contracts, members, acls)
    }
    for tenant in tenants {
      findings += role(TenantTopics(tenant, store.contracts).role, TenantTopics(tenant, store.contracts).inputs, store)
    }
    findings += role(RegionTopics.role, tenants.map { Topics.bijdrage($0) }, store)
    return tell(findings)
  }

  private static func cluster(
    _ options: KafkaOptions, _ contracts: Contracts, _ members: [TenantID: [Gemeente]], _ acls: [KafkaAcl]
  ) -> [KafkaDoctor.Finding] {
    do throws(EventLogError) {
      let reader = try KafkaLog(options).reader()
      var wanted = contracts.configuratiesRegio
      for (tenant, gemeenten) in members {
        wanted += contracts.configuraties(voor: tenant, try Generatie.inForce(tenant, reader), gemeenten: gemeenten)
      }
      let (plan, hasAuthorizer) = try KafkaAdmin(options).plan(wanted.map { TopicConfiguration($0) }, acls: acls)
      var findings = plan.changes.map {
        KafkaDoctor.Finding(
          "to do: \($0)",
          remedy: $0.dangerName.map { "dangerous; 'topics apply --allow \($0)' makes it" } ?? "'topics apply' makes it")
      }
      findings += plan.impossible.map { KafkaDoctor.Finding($0, remedy: "see 'topics plan'") }
      if findings.isEmpty { findings.append(.init("\(wanted.count) topics are as the contracts say")) }
      findings.append(
        hasAuthorizer
          ? .init("the cluster enforces ACLs, held here against the contracts")
          : .init("the cluster has no authorizer: everybody reads everything", remedy: "ACLs, before personal data comes"))
      return findings
    } catch {
      return [.init("the topics cannot be looked at: \(error)", remedy: "the right Describe and DescribeConfigs on them")]
    }
  }

  /// How far a role is behind on its inputs.
  private static func role(_ role: String, _ inputs: [String], _ store: Store) -> [KafkaDoctor.Finding] {
    do {
      let lag = try Lag(role, inputs, store.reader())
      if let lost = lag.lost {
        return [.init("\(role): \(lost)", remedy: "records are gone unread: feed them again, or rebuild")]
      }
      return [.init("\(role): \(lag.behind) records behind of \(lag.kept) kept")]
    } catch {
      return [.init("\(role): \((error as? Failure)?.message ?? "\(error)")", remedy: "start the daemon once, or 'topics apply'")]
    }
  }

  private static func tell(_ findings: [KafkaDoctor.Finding]) -> ExitCode {
    for finding in findings {
      Shell.write(finding.isGood ? "good   \(finding.text)\n" : "LOOK   \(finding.text)\n       → \(finding.remedy)\n")
    }
    return findings.allSatisfy(\.isGood) ? .ok : .dataerr
  }
}

/// How far a role is behind on its inputs, in offsets: on Kafka markers of transactions count as well.
struct Lag {
  private(set) var behind: Int64 = 0
  private(set) var kept: Int64 = 0
  /// The sum of the ends of all partitions.
  private(set) var end: Int64 = 0
  /// What retention took before it was read.
  private(set) var lost: String?

  init(_ role: String, _ inputs: [String], _ reader: any LogReader) throws {
    let committed = try reader.committed(role: role)
    for topic in inputs {
      for number in 0..<(try reader.partitions(of: topic)) {
        let partition = TopicPartition(topic, number)
        let bounds = try reader.bounds(partition)
        let position = committed[partition] ?? bounds.lowerBound
        kept += Int64(bounds.count)
        end += bounds.upperBound
        behind += max(0, bounds.upperBound - max(position, bounds.lowerBound))
        if position < bounds.lowerBound {
          lost = "\(topic)/\(number) is read up to \(position), and kept from \(bounds.lowerBound)"
        }
      }
    }
  }
}
