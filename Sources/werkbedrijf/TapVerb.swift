import CommandLine
import EventLog
import Glibc
import JSON
import TenantWorker
import TopicContracts

/// `tap`: the records of any of our topics, readable, as they come.
enum TapVerb {
  static let tenant = option("tenant", Places.tenantKind, help: "Only topics of this tenant.")
  static let topic = repeatableOption(
    "topic", .text("NAME"), help: "Only this topic: a whole name, or its third part, as in intake or besluit.")
  static let type = option("type", .text("TYPE"), help: "Only events whose type holds this.")
  static let dossier = option("dossier", .text("KEY"), help: "Only records whose key begins so.")
  static let start = flag("from-start", help: "From the first kept record; without it, from now on.")
  static let stops = flag("no-follow", help: "End at the last record, and do not wait for more.")

  static let command = Command<Verb>(
    "tap", summary: "Follow the records of topics, one line each.",
    description: """
      Reads only; takes no part in any group. A line has topic/partition/offset, key, type and value; what may hold a BSN is \
      masked. Binary state (dossiers) is shown as its size.
      """,
    declarations: [
      Places.log.declaration, tenant.declaration, topic.declaration, type.declaration, dossier.declaration, start.declaration,
      stops.declaration, Places.json.declaration, Places.topics.declaration, Places.regels.declaration,
    ],
    examples: [
      "werkbedrijf tap --log kafka.yaml --tenant dal --topic besluit", "werkbedrijf tap --topic quarantine --from-start",
    ],
    action: Shell.verb(run))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    let names = try topics(arguments, store)
    let reader = try store.reader()
    var next: [TopicPartition: Int64] = [:]
    do throws(EventLogError) {
      for name in names {
        // A topic that is not there yet has nothing to show.
        guard let count = try? reader.partitions(of: name) else { continue }
        for number in 0..<count {
          let bounds = try reader.bounds(TopicPartition(name, number))
          next[TopicPartition(name, number)] = arguments[start] ? bounds.lowerBound : bounds.upperBound
        }
      }
      guard !next.isEmpty else {
        throw EventLogError(.topicOnbekend, "no such topic in this log", place: names.joined(separator: ", "))
      }
      while true {
        for partition in next.keys.sorted(by: { ($0.topic, $0.partition) < ($1.topic, $1.partition) }) {
          var records = try reader.read(partition, from: next[partition]!, limit: 1_000)
          while let last = records.last {
            for record in records where isWanted(record, arguments) { show(record, asJSON: arguments[Places.json]) }
            next[partition] = last.offset + 1
            records = try reader.read(partition, from: last.offset + 1, limit: 1_000)
          }
        }
        if arguments[stops] { return .ok }
        _ = reader.waitForAppend(timeoutMs: 1_000)
      }
    } catch {
      throw Store.failure(error)
    }
  }

  private static func topics(_ arguments: Arguments, _ store: Store) throws(Failure) -> [String] {
    var tenants = try Places.tenants(in: Places.regelsFolder(arguments[Places.regels]))
    if let one = arguments[tenant] { tenants = [one] }
    var names = tenants.flatMap { store.contracts.configuraties(voor: $0).map(\.naam) }
    do throws(EventLogError) {
      // What each gemeente has, and later generations of the state.
      let reader = try store.log.reader()
      for tenant in tenants { names += try reader.topics(of: tenant.description).filter { !names.contains($0) } }
    } catch {
      throw Store.failure(error)
    }
    if arguments[tenant] == nil { names += store.contracts.configuratiesRegio.map(\.naam) }
    let chosen = Set(arguments[topic])
    guard !chosen.isEmpty else { return names }
    return names.filter { name in
      let part = name.split(separator: ".")[2]
      // `besluit` is that of every gemeente.
      return chosen.contains(name) || chosen.contains(String(part)) || part.hasPrefix("besluit-") && chosen.contains("besluit")
    }
  }

  private static func header(_ record: LogRecord, _ name: String) -> String? {
    record.headers.first { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self) }
  }

  private static func isWanted(_ record: LogRecord, _ arguments: Arguments) -> Bool {
    if let key = arguments[dossier], !String(decoding: record.key ?? [], as: UTF8.self).hasPrefix(key) { return false }
    guard let type = arguments[type] else { return true }
    let found = header(record, "ce_type") ?? String(decoding: record.value ?? [], as: UTF8.self)
    return found.contains(type)
  }

  private static func show(_ record: LogRecord, asJSON: Bool) {
    let place = "\(record.source.topic)/\(record.source.partition)/\(record.offset)"
    let key = text(record.key)
    let type = header(record, "ce_type") ?? ""
    if asJSON {
      let line = JSONValue.object([
        ("key", .string(key)), ("offset", .integer(record.offset)), ("partition", .integer(Int64(record.source.partition))),
        ("timestamp", .integer(record.timestamp)), ("topic", .string(record.source.topic)), ("type", .string(type)),
        ("value", .string(text(record.value))),
      ])
      return Shell.write(line.canonical + [0x0A])
    }
    Shell.write("\(place)  \(key)  \(type.isEmpty ? "" : type + "  ")\(text(record.value))\n")
  }

  /// Masked where it may hold a BSN; what is no text is its size.
  private static func text(_ bytes: [UInt8]?) -> String {
    guard let bytes else { return "-" }
    guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(where: { $0 < 32 && $0 != 10 && $0 != 9 })
    else {
      return "<\(bytes.count) bytes>"
    }
    return Masking.masked(text)
  }
}
