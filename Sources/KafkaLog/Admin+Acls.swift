internal import CRdkafka
import EventLog

extension Admin {
  /// Every ACL of the cluster; nil when it has no authorizer.
  func acls() throws(KafkaFailure) -> Set<KafkaAcl>? {
    guard try hasAuthorizer() else { return nil }
    var text = [CChar](repeating: 0, count: 256)
    let filter = rd_kafka_AclBindingFilter_new(
      RD_KAFKA_RESOURCE_ANY, nil, RD_KAFKA_RESOURCE_PATTERN_ANY, nil, nil, RD_KAFKA_ACL_OPERATION_ANY,
      RD_KAFKA_ACL_PERMISSION_TYPE_ANY, &text, text.count)
    defer { rd_kafka_AclBinding_destroy(filter) }
    return try ask(
      RD_KAFKA_ADMIN_OP_DESCRIBEACLS,
      { client, options, queue in rd_kafka_DescribeAcls(client, filter, options, queue) },
      read: { event -> Set<KafkaAcl> in
        var count = 0
        guard let result = rd_kafka_event_DescribeAcls_result(event),
          let found = rd_kafka_DescribeAcls_result_acls(result, &count)
        else { return [] }
        return Set((0..<count).compactMap { KafkaAcl(found[$0]!) })
      })
  }

  func add(_ acls: [KafkaAcl]) throws(KafkaFailure) {
    guard !acls.isEmpty else { return }
    var text = [CChar](repeating: 0, count: 256)
    var bindings: [OpaquePointer?] = acls.map { acl in
      rd_kafka_AclBinding_new(
        acl.resource.code, acl.name, acl.isPrefix ? RD_KAFKA_RESOURCE_PATTERN_PREFIXED : RD_KAFKA_RESOURCE_PATTERN_LITERAL,
        acl.principal, "*", acl.operation.code, RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW, &text, text.count)
    }
    defer { for binding in bindings { rd_kafka_AclBinding_destroy(binding) } }
    guard bindings.allSatisfy({ $0 != nil }) else { throw KafkaFailure(RD_KAFKA_RESP_ERR__INVALID_ARG, string(text)) }
    let count = bindings.count
    try ask(
      RD_KAFKA_ADMIN_OP_CREATEACLS,
      { client, options, queue in rd_kafka_CreateAcls(client, &bindings, count, options, queue) },
      read: { event -> Result<Void, KafkaFailure> in
        var count = 0
        guard let result = rd_kafka_event_CreateAcls_result(event),
          let results = rd_kafka_CreateAcls_result_acls(result, &count)
        else { return .failure(KafkaFailure(RD_KAFKA_RESP_ERR__BAD_MSG)) }
        for index in 0..<count {
          guard let error = rd_kafka_acl_result_error(results[index]) else { continue }
          return .failure(KafkaFailure(rd_kafka_error_code(error), String(cString: rd_kafka_error_string(error))))
        }
        return .success(())
      }
    ).get()
  }
}

extension KafkaAcl {
  /// Only what allows from anywhere: the form that this program makes.
  fileprivate init?(_ binding: OpaquePointer) {
    guard let resource = Resource.allCases.first(where: { $0.code == rd_kafka_AclBinding_restype(binding) }),
      let operation = Operation.allCases.first(where: { $0.code == rd_kafka_AclBinding_operation(binding) }),
      rd_kafka_AclBinding_permission_type(binding) == RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW,
      let name = rd_kafka_AclBinding_name(binding), let principal = rd_kafka_AclBinding_principal(binding)
    else { return nil }
    self.init(
      principal: String(cString: principal), operation, resource, String(cString: name),
      isPrefix: rd_kafka_AclBinding_resource_pattern_type(binding) == RD_KAFKA_RESOURCE_PATTERN_PREFIXED)
  }
}

extension KafkaAcl.Resource {
  fileprivate var code: rd_kafka_ResourceType_t {
    switch self {
    case .topic: RD_KAFKA_RESOURCE_TOPIC
    case .group: RD_KAFKA_RESOURCE_GROUP
    case .transactionalId: RD_KAFKA_RESOURCE_TRANSACTIONAL_ID
    }
  }
}

extension KafkaAcl.Operation {
  fileprivate var code: rd_kafka_AclOperation_t {
    switch self {
    case .read: RD_KAFKA_ACL_OPERATION_READ
    case .write: RD_KAFKA_ACL_OPERATION_WRITE
    case .describe: RD_KAFKA_ACL_OPERATION_DESCRIBE
    case .describeConfigs: RD_KAFKA_ACL_OPERATION_DESCRIBE_CONFIGS
    }
  }
}
