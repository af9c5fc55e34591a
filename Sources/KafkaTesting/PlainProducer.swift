internal import CRdkafka
import Glibc

/// A producer as a legacy system has it: idempotent, without transactions. One thread.
public final class PlainProducer {
  private let client: OpaquePointer
  private var topics: [String: OpaquePointer] = [:]

  /// - Parameter lingerMs: How long a record waits for others.
  public init(bootstrap: String, lingerMs: Int) throws {
    client = try Librdkafka.client(
      isProducer: true,
      [
        "bootstrap.servers": bootstrap, "enable.idempotence": "true", "linger.ms": "\(lingerMs)",
        "queue.buffering.max.messages": "200000",
      ])
  }

  deinit {
    for topic in topics.values { rd_kafka_topic_destroy(topic) }
    rd_kafka_destroy(client)
  }

  /// Waits while the queue is full.
  public func send(
    topic: String, partition: Int, timestamp: Int64, key: [UInt8], value: [UInt8], headers: [(name: String, value: [UInt8])]
  ) throws {
    let handle = topics[topic] ?? rd_kafka_topic_new(client, topic, nil)
    topics[topic] = handle
    let list = rd_kafka_headers_new(headers.count)
    for header in headers {
      header.value.withUnsafeBytes { _ = rd_kafka_header_add(list, header.name, -1, $0.baseAddress, $0.count) }
    }
    while true {
      let code = key.withUnsafeBytes { key in
        value.withUnsafeBytes { value in
          werk_produce(
            client, handle, Int32(partition), key.baseAddress, key.count, value.baseAddress, value.count, timestamp, list, nil)
        }
      }
      if code == RD_KAFKA_RESP_ERR_NO_ERROR { break }
      guard code == RD_KAFKA_RESP_ERR__QUEUE_FULL else {
        rd_kafka_headers_destroy(list)
        throw Librdkafka.failed("sending to \(topic)", code)
      }
      rd_kafka_poll(client, 10)
    }
    rd_kafka_poll(client, 0)
  }

  /// Returns when everything sent is acknowledged.
  public func flush() throws {
    let code = rd_kafka_flush(client, 60_000)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw Librdkafka.failed("flushing", code) }
  }
}

/// Reads a topic from its end, only what is committed. One thread.
public final class PlainConsumer {
  private let client: OpaquePointer

  public init(bootstrap: String, topic: String, partitions: Int) throws {
    client = try Librdkafka.client(
      isProducer: false,
      [
        "bootstrap.servers": bootstrap, "group.id": "werk.meting", "isolation.level": "read_committed",
        "enable.auto.commit": "false", "fetch.wait.max.ms": "10",
      ])
    rd_kafka_poll_set_consumer(client)
    let list = rd_kafka_topic_partition_list_new(Int32(partitions))
    defer { rd_kafka_topic_partition_list_destroy(list) }
    for partition in 0..<partitions {
      var low: Int64 = 0
      var high: Int64 = 0
      // Asked now: the end as a place to begin at is looked up later, when more may be there.
      let code = rd_kafka_query_watermark_offsets(client, topic, Int32(partition), &low, &high, 30_000)
      guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw Librdkafka.failed("asking for the end of \(topic)", code) }
      rd_kafka_topic_partition_list_add(list, topic, Int32(partition)).pointee.offset = high
    }
    let code = rd_kafka_assign(client, list)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw Librdkafka.failed("assigning \(topic)", code) }
  }

  deinit { rd_kafka_destroy(client) }

  /// The key of the next record, nil when none came within the time.
  public func next(waitMs: Int) -> [UInt8]? {
    guard let message = rd_kafka_consumer_poll(client, Int32(waitMs)) else { return nil }
    defer { rd_kafka_message_destroy(message) }
    guard message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR, let key = message.pointee.key else { return nil }
    return Array(UnsafeRawBufferPointer(start: key, count: message.pointee.key_len))
  }
}

/// What both, and the ceiling, need of the library.
enum Librdkafka {
  static var version: String { String(cString: rd_kafka_version_str()) }

  static func client(isProducer: Bool, _ settings: [String: String]) throws -> OpaquePointer {
    let conf = rd_kafka_conf_new()
    var text = [CChar](repeating: 0, count: 512)
    for (name, value) in settings {
      guard rd_kafka_conf_set(conf, name, value, &text, text.count) == RD_KAFKA_CONF_OK else {
        rd_kafka_conf_destroy(conf)
        throw Broker.Failed(description: "librdkafka refuses \(name)=\(value)")
      }
    }
    guard let client = rd_kafka_new(isProducer ? RD_KAFKA_PRODUCER : RD_KAFKA_CONSUMER, conf, &text, text.count) else {
      rd_kafka_conf_destroy(conf)
      throw Broker.Failed(description: "librdkafka makes no client")
    }
    return client
  }

  static func failed(_ what: String, _ code: rd_kafka_resp_err_t) -> Broker.Failed {
    Broker.Failed(description: "\(what): \(String(cString: rd_kafka_err2str(code)))")
  }

  static func check(_ error: OpaquePointer?, _ what: String) throws {
    guard let error else { return }
    defer { rd_kafka_error_destroy(error) }
    throw Broker.Failed(description: "\(what): \(String(cString: rd_kafka_error_string(error)))")
  }
}
