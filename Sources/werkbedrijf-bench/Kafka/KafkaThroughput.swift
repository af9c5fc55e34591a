import Domain
import EventLog
import Foundation
import Glibc
import KafkaTesting
import TopicContracts

/// A backlog, end to end, beside what a team would write instead and beside the library alone, on the same topics.
enum KafkaThroughput {
  static func run(_ field: KafkaField, dossiers: Int, facts: Int, seed: UInt64, peer: String?) throws -> KafkaReport {
    let events = dossiers * facts
    var report = KafkaReport(
      scenario: "throughput",
      about:
        "\(events) events of \(dossiers) dossiers in the order of time, \(field.topics.partitions) partitions, one broker on the "
        + "same cores")
    try field.feed(dossiers: dossiers, facts: 0..<facts, of: facts, seed: seed)
    let own = try field.drain()
    let ownRow = row("werkbedrijf", events: events, own.wall, own.cpu, own.peakMiB)
    report.rows.append(ownRow)

    let outputs = try written(field, events: events)
    let alone = try alone(field, outputs, events: events)
    report.rows.append(alone)
    for output in outputs {
      report.rows.append(
        ("  of \(output.topic)", [("records an event", output.share), ("bytes a record", Double(output.bytes))]))
    }
    report.targets.append(.atLeast(0.5, "of the events per CPU second of librdkafka alone", ratio(ownRow, alone, 1)))
    guard let peer else { return report }
    let full = try streams(field, peer, "facts", "-Xmx1g", events: events)
    let lean = try streams(field, peer, "lean", "-Xmx1g -Dlean=true", events: events)
    report.rows += [full, lean]
    report.targets += [
      .atLeast(5, "times the events per CPU second of Kafka Streams with facts", ratio(ownRow, full, 1)),
      .atLeast(2.5, "times the events per CPU second of Kafka Streams, lean", ratio(ownRow, lean, 1)),
      .atMost(1.0 / 6, "of the peak memory of Kafka Streams with facts", ratio(ownRow, full, 2)),
    ]
    return report
  }

  private typealias Row = (name: String, figures: [(name: String, value: Double)])

  private static func row(_ name: String, events: Int, _ wall: Double, _ cpu: Double, _ peak: Double) -> Row {
    (name, [("events/s", Double(events) / wall), ("events/CPU s", Double(events) / cpu), ("MiB peak", peak)])
  }

  private static func ratio(_ one: Row, _ other: Row, _ figure: Int) -> Double {
    one.figures[figure].value / max(0.001, other.figures[figure].value)
  }

  /// What our run wrote, for the ceiling to write as well.
  private static func written(_ field: KafkaField, events: Int) throws -> [LibrdkafkaAlone.Output] {
    let reader = try field.log().reader()
    return try [field.topics.dossier, field.besluit, field.topics.bijdrage, field.topics.stand].compactMap { topic in
      var (records, bytes) = (0, 0)
      for number in 0..<(try reader.partitions(of: topic)) {
        let place = TopicPartition(topic, number)
        var next = try reader.bounds(place).lowerBound
        while let last = try reader.read(place, from: next, limit: 5_000).lastAfter({ record in
          records += 1
          // The ceiling's key is the client's; what is longer counts as value.
          bytes += (record.value?.count ?? 0) + max(0, (record.key?.count ?? 0) - 32)
        }) { next = last + 1 }
      }
      guard records > 0 else { return nil }
      return LibrdkafkaAlone.Output(topic: topic, share: Double(records) / Double(events), bytes: bytes / records)
    }
  }

  private static func alone(_ field: KafkaField, _ outputs: [LibrdkafkaAlone.Output], events: Int) throws -> Row {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let words =
      [own, "alone", "--bootstrap", field.broker.bootstrap, "--events", "\(events)"]
      + field.topics.inputs.flatMap { ["--input", $0] }
      + outputs.flatMap { ["--output", "\($0.topic):\($0.share):\($0.bytes)"] }
    let process = try MeteredProcess(words, output: "\(field.folder)/alone.txt")
    try process.awaitEnd(seconds: 120)
    let said = process.said
    guard let wall = number("wall", in: said), let cpu = number("cpu", in: said) else {
      throw Fout(.software, "librdkafka alone says no figures: \(said)")
    }
    let version = said.split(separator: "\"").first { $0.first?.isNumber == true && $0.contains(".") && !$0.contains(":") } ?? ""
    return row("librdkafka \(version) alone", events: events, wall, cpu, process.peakMiB)
  }

  private static func streams(_ field: KafkaField, _ peer: String, _ name: String, _ options: String, events: Int) throws -> Row {
    let process = try MeteredProcess(
      ["/bin/bash", "\(peer)/run", field.broker.bootstrap, KafkaField.tenant.description, "\(events)"],
      output: "\(field.folder)/streams-\(name).txt", ["PEER_JAVA_OPTS": options])
    try process.awaitEnd(seconds: 320)
    let said = process.said
    guard let wall = number("wall_s", in: said), let cpu = number("cpu_s", in: said), let peak = number("peak_rss_mib", in: said),
      number("events", in: said) == Double(events)
    else { throw Fout(.software, "Kafka Streams did not handle \(events) events: \(said.suffix(400))") }
    return row("Kafka Streams, \(name)", events: events, wall, cpu, peak)
  }

  /// The number after a key of one line of JSON.
  private static func number(_ key: String, in text: String) -> Double? {
    guard let range = text.range(of: "\"\(key)\":") else { return nil }
    return Double(text[range.upperBound...].prefix { $0.isNumber || $0 == "." })
  }
}

extension [LogRecord] {
  /// Calls `body` with each; the offset of the last one, nil when there is none.
  fileprivate func lastAfter(_ body: (LogRecord) -> Void) -> Int64? {
    for record in self { body(record) }
    return last?.offset
  }
}
