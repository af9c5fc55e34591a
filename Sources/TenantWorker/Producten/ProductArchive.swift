import Domain
public import EventLog
public import Regelgeving
public import TopicContracts

/// The products of planning and control that a tenant made, the notices that came of them, and the law and plan that they rest on.
///
/// Read whole: there are some tens a year.
public struct ProductArchive: Sendable {
  /// By when they were first made.
  public private(set) var products: [ProductRecord] = []
  /// By indicator, year and number.
  public private(set) var notices: [SignaalRecord] = []
  private let topics: TenantTopics

  public init(_ topics: TenantTopics, _ reader: any LogReader) throws(EventLogError) {
    self.topics = topics
    for value in try reader.inForce(TopicPartition(topics.product, 0)).values {
      if let product = try? ProductRecord(decoding: value) { products.append(product) }
    }
    for value in try reader.inForce(TopicPartition(topics.signaal, 0)).values {
      if let notice = try? SignaalRecord(decoding: value) { notices.append(notice) }
    }
    products.sort { ($0.tijd, $0.naam) < ($1.tijd, $1.naam) }
    notices.sort { ($0.indicator, $0.jaar, $0.nummer) < ($1.indicator, $1.jaar, $1.nummer) }
  }

  public func product(_ naam: String) -> ProductRecord? { products.first { $0.naam == naam } }

  /// The last notice of an indicator in a year.
  public func notice(_ indicator: String, _ jaar: Int) -> SignaalRecord? {
    notices.last { $0.indicator == indicator && $0.jaar == jaar }
  }

  /// The law under a digest, when it is kept.
  public func law(_ digest: String, _ reader: any LogReader) throws(EventLogError) -> Regels? {
    let value = try reader.latest(TopicPartition(topics.parameters, 0), key: Array(digest.utf8))?.value
    return value.flatMap { ParameterSet.regels(topics.tenant, $0) }
  }

  /// The files of a plan under its digest, when they are kept.
  public func plan(_ digest: String, _ reader: any LogReader) throws(EventLogError) -> [(pad: String, inhoud: [UInt8])]? {
    let value = try reader.latest(TopicPartition(topics.parameters, 0), key: Array("plan/\(digest)".utf8))?.value
    return value.flatMap { ParameterSet.files($0) }
  }

  /// What is written down of a product: itself, its notices, and law and plan so that it can be made again.
  public static func records(
    _ product: ProductRecord, _ notices: [SignaalRecord], law: ParameterSet, plan: [(pad: String, inhoud: [UInt8])],
    _ topics: TenantTopics, now: Int64
  ) -> [OutgoingRecord] {
    func record(_ topic: String, _ key: [UInt8], _ value: [UInt8]) -> OutgoingRecord {
      OutgoingRecord(topic: topic, partition: 0, timestamp: now, key: key, value: value)
    }
    return [
      record(topics.parameters, Array(law.regels.digest.utf8), law.bytes),
      record(topics.parameters, Array("plan/\(product.planDigest)".utf8), ParameterSet(law.regels, files: plan).bytes),
      record(topics.product, product.sleutel, product.encoded),
    ] + records(notices, topics, now: now)
  }

  public static func records(_ notices: [SignaalRecord], _ topics: TenantTopics, now: Int64) -> [OutgoingRecord] {
    notices.map { notice in
      OutgoingRecord(topic: topics.signaal, partition: 0, timestamp: now, key: notice.sleutel, value: notice.encoded)
    }
  }
}
