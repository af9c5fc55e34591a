internal import CRdkafka

/// A group as a member knows it at a moment (`rd_kafka_consumer_group_metadata_t`), freed with it.
final class GroupMetadata {
  let pointer: OpaquePointer

  /// Takes the object over.
  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  deinit { rd_kafka_consumer_group_metadata_destroy(pointer) }
}
