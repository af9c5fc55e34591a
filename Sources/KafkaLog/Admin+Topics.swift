internal import CRdkafka

extension Admin {
  func grow(_ topic: String, to partitions: Int) throws(KafkaFailure) {
    var text = [CChar](repeating: 0, count: 256)
    var request = rd_kafka_NewPartitions_new(topic, partitions, &text, text.count)
    guard request != nil else { throw KafkaFailure(RD_KAFKA_RESP_ERR__INVALID_ARG, string(text)) }
    defer { rd_kafka_NewPartitions_destroy(request) }
    try ask(
      RD_KAFKA_ADMIN_OP_CREATEPARTITIONS,
      { client, options, queue in rd_kafka_CreatePartitions(client, &request, 1, options, queue) },
      read: { event -> Result<Void, KafkaFailure> in
        var count = 0
        guard let result = rd_kafka_event_CreatePartitions_result(event),
          let topics = rd_kafka_CreatePartitions_result_topics(result, &count), count == 1
        else { return .failure(KafkaFailure(RD_KAFKA_RESP_ERR__BAD_MSG)) }
        let code = rd_kafka_topic_result_error(topics[0])
        let text = rd_kafka_topic_result_error_string(topics[0]).map { String(cString: $0) }
        return code == RD_KAFKA_RESP_ERR_NO_ERROR ? .success(()) : .failure(KafkaFailure(code, text))
      }
    ).get()
  }

  func drop(_ topic: String) throws(KafkaFailure) {
    var request = rd_kafka_DeleteTopic_new(topic)
    defer { rd_kafka_DeleteTopic_destroy(request) }
    try ask(
      RD_KAFKA_ADMIN_OP_DELETETOPICS,
      { client, options, queue in rd_kafka_DeleteTopics(client, &request, 1, options, queue) },
      read: { event -> Result<Void, KafkaFailure> in
        var count = 0
        guard let result = rd_kafka_event_DeleteTopics_result(event),
          let topics = rd_kafka_DeleteTopics_result_topics(result, &count), count == 1
        else { return .failure(KafkaFailure(RD_KAFKA_RESP_ERR__BAD_MSG)) }
        let code = rd_kafka_topic_result_error(topics[0])
        let text = rd_kafka_topic_result_error_string(topics[0]).map { String(cString: $0) }
        return code == RD_KAFKA_RESP_ERR_NO_ERROR ? .success(()) : .failure(KafkaFailure(code, text))
      }
    ).get()
  }
}
