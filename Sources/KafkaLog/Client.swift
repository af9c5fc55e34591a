internal import CRdkafka
import EventLog
import Glibc

/// One client of librdkafka (`rd_kafka_t`), freed with it. Callbacks arrive on the thread that polls it; the object itself is
/// used from one thread at a time.
final class Client {
  enum Kind { case producer, consumer }
  let pointer: OpaquePointer
  let kind: Kind
  /// librdkafka's objects for topics (`rd_kafka_topic_t`), by our names.
  private var topics: [String: OpaquePointer] = [:]

  /// - Parameters:
  ///   - settings: Ours; they go over those of the configuration.
  ///   - prepare: Sets the callbacks.
  init(
    _ kind: Kind, _ options: KafkaOptions, _ settings: [String: String], prepare: (OpaquePointer) -> Void = { _ in }
  ) throws(EventLogError) {
    guard let conf = rd_kafka_conf_new() else { throw Self.refused("no memory for a configuration") }
    var text = [CChar](repeating: 0, count: 512)
    var all = Self.defaults(kind, options)
    all.merge(options.settings) { $1 }
    all["bootstrap.servers"] = options.bootstrap
    all["allow.auto.create.topics"] = kind == .consumer ? "false" : nil
    all.merge(settings) { $1 }
    for (name, value) in all.sorted(by: { $0.key < $1.key }) {
      guard rd_kafka_conf_set(conf, name, value, &text, text.count) == RD_KAFKA_CONF_OK else {
        rd_kafka_conf_destroy(conf)
        // The message of librdkafka may hold the value.
        let reason = KafkaSettings.secret.contains(name) ? "the secret \(name) is refused" : string(text)
        throw Self.refused(reason)
      }
    }
    rd_kafka_conf_set_log_cb(conf) { client, level, facility, message in ClientLog.note(client, level, facility, message) }
    prepare(conf)
    guard
      let pointer = rd_kafka_new(kind == .producer ? RD_KAFKA_PRODUCER : RD_KAFKA_CONSUMER, conf, &text, text.count)
    else {
      rd_kafka_conf_destroy(conf)
      throw Self.refused(string(text))
    }
    self.pointer = pointer
    self.kind = kind
    if kind == .consumer { rd_kafka_poll_set_consumer(pointer) }
  }

  deinit {
    for topic in topics.values { rd_kafka_topic_destroy(topic) }
    if kind == .producer {
      rd_kafka_purge(pointer, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT | RD_KAFKA_PURGE_F_NON_BLOCKING)
      rd_kafka_destroy(pointer)
    } else {
      rd_kafka_destroy_flags(pointer, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
    }
  }

  /// Nil when librdkafka refuses the name.
  func topic(_ name: String, prefix: String) -> OpaquePointer? {
    if let made = topics[name] { return made }
    let made = rd_kafka_topic_new(pointer, prefix + name, nil)
    topics[name] = made
    return made
  }

  /// The fatal error of this client, once it has one.
  var fatal: KafkaFailure? {
    var text = [CChar](repeating: 0, count: 512)
    let code = rd_kafka_fatal_error(pointer, &text, text.count)
    guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
    var failure = KafkaFailure(code, string(text))
    failure.isFatal = true
    return failure
  }

  private static func defaults(_ kind: Kind, _ options: KafkaOptions) -> [String: String] {
    var settings = [
      "socket.connection.setup.timeout.ms": "3000", "socket.timeout.ms": "10000", "reconnect.backoff.max.ms": "1000",
      "topic.metadata.refresh.interval.ms": "30000", "client.id": "werkbedrijf@\(options.host):\(getpid())",
    ]
    guard kind == .consumer else { return settings }
    settings["queued.max.messages.kbytes"] = "\(KafkaOptions.restoreAheadKiB)"
    settings["fetch.wait.max.ms"] = "100"
    settings["session.timeout.ms"] = "\(options.sessionTimeoutMs)"
    settings["fetch.message.max.bytes"] = "1048576"
    settings["fetch.queue.backoff.ms"] = "5"
    return settings
  }

  private static func refused(_ reason: String) -> EventLogError {
    EventLogError(.invoerUitvoer, "librdkafka refuses the settings: \(reason)", place: "kafka")
  }
}

/// Text of a C buffer.
func string(_ buffer: [CChar]) -> String {
  String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
