internal import CRdkafka
import EventLog

/// What librdkafka says of a call that failed.
struct KafkaFailure: Error, CustomStringConvertible {
  var code: rd_kafka_resp_err_t
  var message: String
  var isFatal = false
  var isRetriable = false
  var requiresAbort = false

  init(_ code: rd_kafka_resp_err_t, _ message: String? = nil) {
    self.code = code
    self.message = message ?? String(cString: rd_kafka_err2str(code))
  }

  /// Takes over an error object (`rd_kafka_error_destroy`); nil when the call succeeded.
  init?(_ error: OpaquePointer?) {
    guard let error else { return nil }
    defer { rd_kafka_error_destroy(error) }
    self.init(rd_kafka_error_code(error), String(cString: rd_kafka_error_string(error)))
    isFatal = rd_kafka_error_is_fatal(error) != 0
    isRetriable = rd_kafka_error_is_retriable(error) != 0
    requiresAbort = rd_kafka_error_txn_requires_abort(error) != 0
  }

  var name: String { String(cString: rd_kafka_err2name(code)) }
  var description: String { "\(message) (\(name))" }

  var isTimeout: Bool {
    [RD_KAFKA_RESP_ERR__TIMED_OUT, RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT].contains(code)
  }

  /// The group went on without this member: another one has, or will have, its partitions.
  var isRejectedGeneration: Bool {
    [
      RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION, RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID, RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS,
      RD_KAFKA_RESP_ERR__ASSIGNMENT_LOST,
    ].contains(code)
  }

  /// An open transaction holds positions that are not committed yet.
  var isUnstable: Bool { code == RD_KAFKA_RESP_ERR_UNSTABLE_OFFSET_COMMIT }

  var isFencedInstance: Bool { code == RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID }

  /// Another producer has this `transactional.id` now, or the broker gave this one's transaction up.
  var isFencedProducer: Bool {
    [
      RD_KAFKA_RESP_ERR__FENCED, RD_KAFKA_RESP_ERR_PRODUCER_FENCED, RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH,
      RD_KAFKA_RESP_ERR_INVALID_PRODUCER_ID_MAPPING,
    ].contains(code)
  }

  var isUnknownTopic: Bool {
    [
      RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC, RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION,
      RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_ID,
    ].contains(code)
  }

  /// As the port says it.
  func error(_ what: String, place: String, outcome: EventLogError.Uitkomst = .nietGedaan) -> EventLogError {
    let logCode: EventLogError.Code =
      if isRejectedGeneration || isFencedInstance || isFencedProducer {
        .afgezet
      } else if isUnknownTopic {
        .topicOnbekend
      } else if code == RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE || code == RD_KAFKA_RESP_ERR_INVALID_RECORD {
        .recordOngeldig
      } else {
        .invoerUitvoer
      }
    return EventLogError(
      logCode, "\(what): \(self)", place: place, canRetry: logCode != .recordOngeldig, uitkomst: outcome)
  }
}
