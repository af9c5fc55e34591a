import Domain
import EventLog
import Foundation
import TopicContracts

@testable import Feed

/// Files of the repository, from where this source stands.
enum Repo {
  static let wortel = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func bytes(_ pad: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: wortel.appendingPathComponent(pad))) }

  static func namen(_ map: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: wortel.appendingPathComponent(map).path).sorted()
  }

  static func mappings(_ tenant: TenantID) throws -> [FeedMapping] {
    let map = "ops/tenants/\(tenant)/feed"
    return try FeedMapping.laad(
      tenant: tenant, bestanden: namen(map).filter { $0.hasSuffix(".yaml") }.map { ("\(map)/\($0)", try bytes("\(map)/\($0)")) })
  }
}

let tenants = ["dal", "bmwe", "bar", "drentsche-aa", "ijmond"].map { TenantID($0)! }
let proefsleutel = Array("een proefsleutel van minstens 32 bytes".utf8)
let regiosleutel = Array("een regionale sleutel van minstens 32 b".utf8)
/// 2017-01-02T12:00:00Z
let nu: Int64 = 1_483_358_400_000

func topics(_ tenant: TenantID, partitions: Int = 4) -> [TopicConfiguration] {
  Invoer.allCases.map { .init(name: Topics.invoer($0, tenant), partitions: partitions, cleanup: .delete(retentionMs: nil)) }
    + [.init(name: Topics.feedGeheugen(tenant), partitions: partitions, cleanup: .compact)]
}

/// A log with what one feed needs, and what came out of a run.
final class Proef {
  let log: any EventLog
  let tenant: TenantID
  var afgekeurd: [Afgekeurd] = []

  init(_ tenant: TenantID, log: (any EventLog)? = nil) throws {
    self.log = log ?? MemoryLog()
    self.tenant = tenant
    try self.log.ensure(topics(tenant))
  }

  @discardableResult
  func feed(
    _ mapping: FeedMapping, _ bestand: String, _ bytes: [UInt8], brok: Int = 4096, sleutel: [UInt8] = proefsleutel,
    producer: (any LogProducer)? = nil, stapel: Int = FeedRun.stapel
  ) throws -> Samenvatting {
    let run = try FeedRun(
      mapping: mapping, sleutels: FeedSleutels(client: sleutel, regio: regiosleutel), bestand: bestand, reader: log.reader(),
      producer: producer ?? log.producer(), nu: nu, stapel: stapel, afgekeurd: { self.afgekeurd.append($0) })
    var plaats = 0
    while plaats < bytes.count {
      let einde = min(plaats + brok, bytes.count)
      try run.voer(Array(bytes[plaats..<einde]))
      plaats = einde
    }
    return try run.sluit()
  }

  func records(_ topic: String) throws -> [LogRecord] {
    let reader = try log.reader()
    return try (0..<reader.partitions(of: topic)).flatMap { try reader.read(TopicPartition(topic, $0), from: 0, limit: .max) }
  }

  func gebeurtenissen() throws -> [Gebeurtenis] {
    let decoder = EventDecoder()
    return try Invoer.allCases.flatMap { invoer in
      try records(Topics.invoer(invoer, tenant)).map {
        try decoder.decode(headers: $0.headers.map { ($0.name, $0.value) }, value: $0.value ?? [])
      }
    }
  }
}
