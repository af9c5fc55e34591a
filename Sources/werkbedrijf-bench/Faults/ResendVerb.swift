import CommandLine
import EventLog
import Foundation
import KafkaLog
import SQLiteLog
import Seeded

private let from = requiredOption("from", .text("DIR"), help: "The embedded log whose inputs are sent again.")
private let bootstrap = requiredOption("bootstrap", .text("HOST:PORT"), help: "The brokers.")
private let prefix = option("prefix", .text("TEXT"), help: "Before the name of every topic.")
private let tenants = repeatableOption("tenant", .text("NAME"), help: "Whose inputs.")
private let times = option("times", .integer("N", 1...10), default: "2", help: "How often each event is sent.")
private let seed = option("seed", .seed("N"), default: "1", help: "The same seed gives the same order.")

let resendVerb = Verb(
  "resend", summary: "Sends the inputs of an embedded log to a Kafka cluster, each event more than once and in a random order.",
  description: "What comes out must not depend on order or repetition; this is how that is shown. Reads the log only.",
  parameters: (from, bootstrap, prefix, tenants, times, seed),
  examples: ["werkbedrijf-bench resend --from var/try/log --bootstrap 127.0.0.1:9092 --tenant dal"]
) { arguments in
  let reader = try SQLiteLog(directory: arguments[from]).reader()
  var options = KafkaOptions(bootstrap: arguments[bootstrap])
  options.prefix = arguments[prefix] ?? ""
  let producer = try KafkaLog(options).producer()
  var random = SplitMix64(seed: arguments[seed])
  for tenant in arguments[tenants] {
    var records: [OutgoingRecord] = []
    for input in ["intake", "payment", "report"] {
      let topic = "werk.\(tenant).\(input).v1"
      for partition in 0..<(try reader.partitions(of: topic)) {
        let place = TopicPartition(topic, partition)
        for record in try reader.read(place, from: reader.bounds(place).lowerBound, limit: .max) {
          records.append(
            OutgoingRecord(
              topic: topic, partition: partition, timestamp: FaultFeeder.now(), key: record.key, value: record.value,
              headers: record.headers))
        }
      }
    }
    let once = records.count
    records = Array(repeatElement(records, count: arguments[times]).joined())
    records.shuffle(using: &random)
    for start in stride(from: 0, to: records.count, by: 2_000) {
      try producer.append(Array(records[start..<min(records.count, start + 2_000)]))
    }
    schrijf("\(tenant): \(once) events, each \(arguments[times]) times, in a random order\n")
  }
  return .ok
}
