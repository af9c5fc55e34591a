internal import CRdkafka
import EventLog
import Glibc

/// Calls of the admin API, each answered by one event. One thread at a time.
final class Admin {
  let client: Client
  private let queue: OpaquePointer
  private let timeoutMs: Int

  init(_ options: KafkaOptions) throws(EventLogError) {
    client = try Client(.producer, options, [:])
    queue = rd_kafka_queue_new(client.pointer)
    timeoutMs = options.requestTimeoutMs
  }

  deinit { rd_kafka_queue_destroy(queue) }

  /// Sends a request and gives its answer to `read`.
  func ask<T>(
    _ operation: rd_kafka_admin_op_t, requireStable: Bool = false,
    _ send: (_ client: OpaquePointer, _ options: OpaquePointer, _ queue: OpaquePointer) -> Void, read: (OpaquePointer) -> T
  ) throws(KafkaFailure) -> T {
    let options = rd_kafka_AdminOptions_new(client.pointer, operation)!
    defer { rd_kafka_AdminOptions_destroy(options) }
    var text = [CChar](repeating: 0, count: 256)
    rd_kafka_AdminOptions_set_request_timeout(options, Int32(timeoutMs), &text, text.count)
    if requireStable { _ = KafkaFailure(rd_kafka_AdminOptions_set_require_stable_offsets(options, 1)) }
    send(client.pointer, options, queue)
    guard let event = rd_kafka_queue_poll(queue, Int32(timeoutMs + 5_000)) else {
      throw KafkaFailure(RD_KAFKA_RESP_ERR__TIMED_OUT)
    }
    defer { rd_kafka_event_destroy(event) }
    let code = rd_kafka_event_error(event)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
      throw KafkaFailure(code, rd_kafka_event_error_string(event).map { String(cString: $0) })
    }
    return read(event)
  }

  /// The number of partitions of each topic that exists; all topics when `name` is nil.
  func partitions(of name: String?) throws(KafkaFailure) -> [String: Int] {
    var topic: OpaquePointer?
    if let name { topic = rd_kafka_topic_new(client.pointer, name, nil) }
    defer { if let topic { rd_kafka_topic_destroy(topic) } }
    var metadata: UnsafePointer<rd_kafka_metadata>?
    let code = rd_kafka_metadata(client.pointer, name == nil ? 1 : 0, topic, &metadata, Int32(timeoutMs))
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let metadata else { throw KafkaFailure(code) }
    defer { rd_kafka_metadata_destroy(metadata) }
    var found: [String: Int] = [:]
    for index in 0..<Int(metadata.pointee.topic_cnt) {
      let topic = metadata.pointee.topics[index]
      let failure = KafkaFailure(topic.err)
      if failure.isUnknownTopic || topic.err == RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION { continue }
      guard topic.err == RD_KAFKA_RESP_ERR_NO_ERROR else { throw failure }
      found[String(cString: topic.topic)] = Int(topic.partition_cnt)
    }
    return found
  }

  /// Whether the cluster knows ACLs at all; taken for true when it does not say.
  func hasAuthorizer() throws(KafkaFailure) -> Bool {
    var metadata: UnsafePointer<rd_kafka_metadata>?
    let code = rd_kafka_metadata(client.pointer, 0, nil, &metadata, Int32(timeoutMs))
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let metadata else { throw KafkaFailure(code) }
    defer { rd_kafka_metadata_destroy(metadata) }
    guard let found = try? settings(of: "\(metadata.pointee.orig_broker_id)", RD_KAFKA_RESOURCE_BROKER) else { return true }
    return found["authorizer.class.name"]?.value.isEmpty == false
  }

  /// Settings of one topic (or broker); `isOwn` are those that somebody set on it.
  func settings(
    of name: String, _ type: rd_kafka_ResourceType_t = RD_KAFKA_RESOURCE_TOPIC
  ) throws(KafkaFailure) -> [String: (value: String, isOwn: Bool)] {
    var resource = rd_kafka_ConfigResource_new(type, name)
    defer { rd_kafka_ConfigResource_destroy(resource) }
    return try ask(
      RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS,
      { client, options, queue in rd_kafka_DescribeConfigs(client, &resource, 1, options, queue) },
      read: { event -> Result<[String: (value: String, isOwn: Bool)], KafkaFailure> in
        var count = 0
        guard let result = rd_kafka_event_DescribeConfigs_result(event),
          let resources = rd_kafka_DescribeConfigs_result_resources(result, &count), count == 1
        else { return .failure(KafkaFailure(RD_KAFKA_RESP_ERR__BAD_MSG)) }
        let code = rd_kafka_ConfigResource_error(resources[0])
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { return .failure(KafkaFailure(code)) }
        let entries = rd_kafka_ConfigResource_configs(resources[0], &count)
        var settings: [String: (value: String, isOwn: Bool)] = [:]
        for index in 0..<count {
          guard let entry = entries?[index], let value = rd_kafka_ConfigEntry_value(entry) else { continue }
          settings[String(cString: rd_kafka_ConfigEntry_name(entry))] = (
            String(cString: value),
            rd_kafka_ConfigEntry_source(entry) == RD_KAFKA_CONFIG_SOURCE_DYNAMIC_TOPIC_CONFIG
          )
        }
        return .success(settings)
      }
    ).get()
  }

  /// Sets settings of one topic and keeps those that somebody else set.
  func set(_ settings: [String: String], of topic: String) throws(KafkaFailure) {
    let own = try self.settings(of: topic).filter(\.value.isOwn).mapValues(\.value)
    var resource = rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic)
    defer { rd_kafka_ConfigResource_destroy(resource) }
    for (name, value) in own.merging(settings, uniquingKeysWith: { $1 }) {
      rd_kafka_ConfigResource_set_config(resource, name, value)
    }
    try ask(
      RD_KAFKA_ADMIN_OP_ALTERCONFIGS,
      { client, options, queue in rd_kafka_AlterConfigs(client, &resource, 1, options, queue) },
      read: { event -> Result<Void, KafkaFailure> in
        var count = 0
        guard let result = rd_kafka_event_AlterConfigs_result(event),
          let resources = rd_kafka_AlterConfigs_result_resources(result, &count), count == 1
        else { return .failure(KafkaFailure(RD_KAFKA_RESP_ERR__BAD_MSG)) }
        let code = rd_kafka_ConfigResource_error(resources[0])
        let text = rd_kafka_ConfigResource_error_string(resources[0]).map { String(cString: $0) }
        return code == RD_KAFKA_RESP_ERR_NO_ERROR ? .success(()) : .failure(KafkaFailure(code, text))
      }
    ).get()
  }

  func create(_ name: String, partitions: Int, settings: [String: String]) throws(KafkaFailure) {
    var text = [CChar](repeating: 0, count: 256)
    // The replication factor is the cluster's.
    var topic = rd_kafka_NewTopic_new(name, Int32(partitions), -1, &text, text.count)
    guard topic != nil else { throw KafkaFailure(RD_KAFKA_RESP_ERR__INVALID_ARG, string(text)) }
    defer { rd_kafka_NewTopic_destroy(topic) }
    for (name, value) in settings { rd_kafka_NewTopic_set_config(topic, name, value) }
    try ask(
      RD_KAFKA_ADMIN_OP_CREATETOPICS,
      { client, options, queue in rd_kafka_CreateTopics(client, &topic, 1, options, queue) },
      read: { event -> Result<Void, KafkaFailure> in
        var count = 0
        guard let result = rd_kafka_event_CreateTopics_result(event),
          let topics = rd_kafka_CreateTopics_result_topics(result, &count), count == 1
        else { return .failure(KafkaFailure(RD_KAFKA_RESP_ERR__BAD_MSG)) }
        let code = rd_kafka_topic_result_error(topics[0])
        let text = rd_kafka_topic_result_error_string(topics[0]).map { String(cString: $0) }
        let isThere = code == RD_KAFKA_RESP_ERR_NO_ERROR || code == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS
        return isThere ? .success(()) : .failure(KafkaFailure(code, text))
      }
    ).get()
  }

  /// Positions that a group has committed on these topics; fails while an open transaction holds others.
  func committed(
    group: String, _ topics: [String: Int]
  ) throws(KafkaFailure) -> [(topic: String, partition: Int, offset: Int64)] {
    let asked = PartitionList(count: topics.count)
    for (topic, count) in topics { for partition in 0..<count { asked.add(topic, partition, offset: 0) } }
    var request = rd_kafka_ListConsumerGroupOffsets_new(group, asked.pointer)
    defer { rd_kafka_ListConsumerGroupOffsets_destroy(request) }
    return try ask(
      RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, requireStable: true,
      { client, options, queue in rd_kafka_ListConsumerGroupOffsets(client, &request, 1, options, queue) },
      read: { event -> Result<[(topic: String, partition: Int, offset: Int64)], KafkaFailure> in
        var count = 0
        guard let result = rd_kafka_event_ListConsumerGroupOffsets_result(event),
          let groups = rd_kafka_ListConsumerGroupOffsets_result_groups(result, &count), count == 1
        else { return .failure(KafkaFailure(RD_KAFKA_RESP_ERR__BAD_MSG)) }
        if let error = rd_kafka_group_result_error(groups[0]) {
          let code = rd_kafka_error_code(error)
          // A group that never was has committed nothing.
          if code == RD_KAFKA_RESP_ERR_GROUP_ID_NOT_FOUND { return .success([]) }
          return .failure(KafkaFailure(code, String(cString: rd_kafka_error_string(error))))
        }
        guard let list = rd_kafka_group_result_partitions(groups[0]) else { return .success([]) }
        let items = PartitionList(copying: UnsafeMutablePointer(mutating: list)).items
        if let failure = items.lazy.compactMap(\.failure).first { return .failure(failure) }
        return .success(items.map { ($0.topic, $0.partition, $0.offset) })
      }
    ).get()
  }

  struct Member {
    var client: String
    var host: String
    var instance: String?
  }

  /// Who is in a group now (`rd_kafka_list_groups`; the newer `rd_kafka_DescribeConsumerGroups` of librdkafka 2.14 ends the
  /// process on an assertion when the coordinator's broker dies under it).
  func members(group: String) throws(KafkaFailure) -> [Member] {
    var list: UnsafePointer<rd_kafka_group_list>?
    var code = rd_kafka_list_groups(client.pointer, group, &list, Int32(timeoutMs))
    defer { if let list { rd_kafka_group_list_destroy(list) } }
    // A group's first coordinator reads its partition first.
    let deadline = Deadline(inMs: timeoutMs)
    while Self.isComing(code), deadline.remainingMs > 0 {
      pause(ms: 50)
      code = rd_kafka_list_groups(client.pointer, group, &list, Int32(timeoutMs))
    }
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR || code == RD_KAFKA_RESP_ERR__PARTIAL, let list else { throw KafkaFailure(code) }
    return (0..<Int(list.pointee.group_cnt)).flatMap { index -> [Member] in
      let found = list.pointee.groups[index]
      guard found.err == RD_KAFKA_RESP_ERR_NO_ERROR, String(cString: found.group) == group else { return [] }
      return (0..<Int(found.member_cnt)).map { Member(found.members[$0]) }
    }
  }

  private static func isComing(_ code: rd_kafka_resp_err_t) -> Bool {
    [
      RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS, RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE,
      RD_KAFKA_RESP_ERR_NOT_COORDINATOR,
    ].contains(code)
  }
}

extension Admin.Member {
  /// The broker makes a member's id of the name of its instance, or else of its client, and 36 letters behind a hyphen.
  fileprivate init(_ info: rd_kafka_group_member_info) {
    client = String(cString: info.client_id)
    host = String(cString: info.client_host)
    let name = String(String(cString: info.member_id).dropLast(37))
    instance = name == client || name.isEmpty ? nil : name
  }
}
