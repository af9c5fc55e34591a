internal import CRdkafka
import EventLog

/// Turns messages of librdkafka into records. One thread.
struct MessageReader {
  private let prefix: String
  /// Names of topics by librdkafka's object for them.
  private var topics: [OpaquePointer: String] = [:]

  init(prefix: String) { self.prefix = prefix }

  /// The place of a message, without the environment's prefix.
  mutating func source(_ message: UnsafeMutablePointer<rd_kafka_message_t>) -> TopicPartition {
    let handle = message.pointee.rkt!
    if let name = topics[handle] { return TopicPartition(name, Int(message.pointee.partition)) }
    let name = String(String(cString: rd_kafka_topic_name(handle)).dropFirst(prefix.count))
    topics[handle] = name
    return TopicPartition(name, Int(message.pointee.partition))
  }

  mutating func record(_ message: UnsafeMutablePointer<rd_kafka_message_t>) -> LogRecord {
    let m = message.pointee
    return LogRecord(
      source: source(message), offset: m.offset, timestamp: rd_kafka_message_timestamp(message, nil),
      key: bytes(m.key, m.key_len), value: bytes(m.payload, m.len), headers: headers(message))
  }

  private func headers(_ message: UnsafeMutablePointer<rd_kafka_message_t>) -> [LogHeader] {
    var list: OpaquePointer?
    guard rd_kafka_message_headers(message, &list) == RD_KAFKA_RESP_ERR_NO_ERROR, let list else { return [] }
    var headers: [LogHeader] = []
    headers.reserveCapacity(rd_kafka_header_cnt(list))
    var name: UnsafePointer<CChar>?
    var value: UnsafeRawPointer?
    var size = 0
    while rd_kafka_header_get_all(list, headers.count, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR {
      headers.append(LogHeader(name.map { String(cString: $0) } ?? "", bytes(value, size) ?? []))
    }
    return headers
  }

  private func bytes(_ start: UnsafeRawPointer?, _ count: Int) -> [UInt8]? {
    start.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) }
  }
}

/// Calls `body` with the bytes' address, which is null only for no bytes at all (`nil`), not for an empty array.
func withAddress<T>(_ bytes: [UInt8]?, _ body: (UnsafeRawPointer?, Int) -> T) -> T {
  guard let bytes else { return body(nil, 0) }
  return bytes.withUnsafeBytes { buffer in
    if let start = buffer.baseAddress, buffer.count > 0 { return body(start, buffer.count) }
    var nothing: UInt8 = 0
    return withUnsafeBytes(of: &nothing) { body($0.baseAddress, 0) }
  }
}
