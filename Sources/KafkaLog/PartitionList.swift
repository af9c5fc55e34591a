internal import CRdkafka
import EventLog

/// A list of partitions with offsets (`rd_kafka_topic_partition_list_t`), freed with it.
final class PartitionList {
  let pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

  init(count: Int = 8) { pointer = rd_kafka_topic_partition_list_new(Int32(count)) }

  /// A copy of a list that librdkafka owns.
  init(copying other: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>) {
    pointer = rd_kafka_topic_partition_list_copy(other)
  }

  deinit { rd_kafka_topic_partition_list_destroy(pointer) }

  /// `topic` as the broker calls it.
  func add(_ topic: String, _ partition: Int, offset: Int64) {
    rd_kafka_topic_partition_list_add(pointer, topic, Int32(partition)).pointee.offset = offset
  }

  var items: [(topic: String, partition: Int, offset: Int64, failure: KafkaFailure?)] {
    (0..<Int(pointer.pointee.cnt)).map { index in
      let item = pointer.pointee.elems[index]
      let failure = item.err == RD_KAFKA_RESP_ERR_NO_ERROR ? nil : KafkaFailure(item.err)
      return (String(cString: item.topic), Int(item.partition), item.offset, failure)
    }
  }
}
