import EventLog
import EventLogTesting
import KafkaLog
import KafkaTesting
import Testing

@Suite(.serialized, .broker) struct ContractTests {
  @Test(arguments: LogContract.all(for: [])) func `the log on Kafka keeps every promise`(_ rule: LogContract) throws {
    let options = try Cluster.options()
    try rule.check(LogHarness { try KafkaLog(options) })
  }
}
