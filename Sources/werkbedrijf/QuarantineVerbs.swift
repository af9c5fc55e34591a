import CommandLine
import Domain
import EventLog
import JSON
import TenantWorker
import TopicContracts

/// `quarantine list|show|replay`: what could not be processed, with its error and its place.
enum QuarantineVerbs {
  static let code = option("code", .text("CODE"), help: "Only records with this code.")
  static let number = argument(.integer("NUMBER", 0...Int.max), help: "The number that 'quarantine list' gives.")
  static let numbers = arguments(.integer("NUMBER", 0...Int.max), help: "Numbers that 'quarantine list' gives.")
  static let all = flag("all", help: "Everything that waits.")

  static let command = Command<Verb>(
    "quarantine", summary: "List, show and replay events that could not be processed.",
    subcommands: [
      Command(
        "list", summary: "List what waits in a tenant's quarantine.",
        description: "Reads the quarantine topic; the daemon may run. Eight or nine digits in a row are masked.",
        declarations: [
          Places.tenant.declaration, Places.log.declaration, Places.topics.declaration, code.declaration, Places.json.declaration,
        ],
        examples: ["werkbedrijf quarantine list --tenant dal"], action: Shell.verb(list)),
      Command(
        "show", summary: "Show one record with its error, its place and the original.",
        description: """
          The original is kept when it cannot hold a BSN; it is masked all the same. Otherwise its place in the input topic is \
          shown.
          """,
        declarations: [
          Places.tenant.declaration, Places.log.declaration, Places.topics.declaration, Places.json.declaration,
          number.declaration,
        ],
        examples: ["werkbedrijf quarantine show --tenant dal 12"], action: Shell.verb(show)),
      Command(
        "replay", summary: "Send records to their input topic again, and take them out of quarantine.",
        description: """
          For events whose cause is repaired: a gemeente added to the tenant, a new version of the program. What is still wrong \
          comes back. Writes to the input topics; the daemon may run.
          """,
        declarations: [
          Places.tenant.declaration, Places.log.declaration, Places.topics.declaration, all.declaration, code.declaration,
          numbers.declaration,
        ],
        examples: [
          "werkbedrijf quarantine replay --tenant dal 12 14",
          "werkbedrijf quarantine replay --tenant dal --code gemeente-onbekend",
        ],
        action: Shell.verb(replay)),
    ])

  private typealias Waiting = (offset: Int64, key: [UInt8], record: QuarantineRecord)

  private static func waiting(_ arguments: Arguments) throws -> (Store, any LogReader, [Waiting]) {
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    let reader = try store.reader()
    let topics = try store.topics(arguments[Places.tenant])
    do throws(EventLogError) {
      return (store, reader, try Quarantine.waiting(topics, reader))
    } catch {
      throw Store.failure(error)
    }
  }

  private static func list(_ arguments: Arguments) throws -> ExitCode {
    let chosen = try waiting(arguments).2.filter { arguments[code] == nil || $0.record.code == arguments[code] }
    for (number, _, record) in chosen {
      if arguments[Places.json] {
        Shell.write(json(number, record, withOriginal: false).canonical + [0x0A])
      } else {
        let dossier = record.onderwerp.map { " dossier \($0)" } ?? ""
        let id = record.gebeurtenis.isEmpty ? "" : " \(Masking.masked(record.gebeurtenis))"
        Shell.write("\(number)  \(record.code)\(id)\(dossier)  \(place(record))\n    \(Masking.masked(record.reden))\n")
      }
    }
    if !arguments[Places.json] { Shell.write("\(chosen.count) in quarantine\n") }
    return .ok
  }

  private static func show(_ arguments: Arguments) throws -> ExitCode {
    guard let found = try waiting(arguments).2.first(where: { $0.offset == Int64(arguments[number]) }) else {
      throw Failure(.noinput, "quarantine of \(arguments[Places.tenant]): number \(arguments[number]) does not wait there")
    }
    if arguments[Places.json] {
      Shell.write(json(found.offset, found.record, withOriginal: true).canonical + [0x0A])
      return .ok
    }
    let record = found.record
    var text = "number    \(found.offset)\ncode      \(record.code)\nreden     \(Masking.masked(record.reden))\n"
    text += "place     \(place(record))\nevent     \(Masking.masked(record.gebeurtenis))\n"
    if let onderwerp = record.onderwerp { text += "dossier   \(onderwerp)\n" }
    text += "sha256    \(record.digest) (\(record.grootte) bytes)\n"
    if let original = record.origineel {
      for header in original.headers { text += "header    \(shown(Array(header.naam.utf8))): \(shown(header.waarde))\n" }
      text += "value     \(shown(original.waarde ?? []))\n"
    } else {
      text +=
        "value     not kept here: it may hold a BSN, or is too large; it stands at its place as long as the topic keeps it\n"
    }
    Shell.write(text)
    return .ok
  }

  private static func replay(_ arguments: Arguments) throws -> ExitCode {
    let (store, reader, waiting) = try waiting(arguments)
    let wanted = Set(arguments[numbers].map(Int64.init))
    guard arguments[all] || arguments[code] != nil || !wanted.isEmpty else {
      throw Failure(.usage, "name the NUMBERs to replay, or --code, or --all")
    }
    let missing = wanted.subtracting(waiting.map(\.offset))
    if let first = missing.min() { throw Failure(.noinput, "number \(first) does not wait in quarantine") }
    let chosen = waiting.filter {
      wanted.contains($0.offset) || arguments[all] || (arguments[code] != nil && $0.record.code == arguments[code])
    }
    var replayed = 0
    let topics = try store.topics(arguments[Places.tenant])
    do throws(EventLogError) {
      let producer = try store.log.producer()
      for (number, key, record) in chosen {
        guard let records = try Quarantine.replay(record, key: key, topics, reader, now: Shell.now()) else {
          Shell.complain("number \(number): its original is not kept any more; feed it again from its source")
          continue
        }
        try producer.append(records)
        replayed += 1
      }
    } catch {
      throw Store.failure(error)
    }
    Shell.write("\(replayed) sent again\n")
    return replayed == chosen.count ? .ok : .dataerr
  }

  private static func place(_ record: QuarantineRecord) -> String {
    "\(record.plaats.topic)/\(record.plaats.partitie)/\(record.plaats.offset)"
  }

  /// Bytes as text, masked, control characters replaced.
  private static func shown(_ bytes: [UInt8]) -> String {
    let clean = bytes.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: " ") : $0 }
    return Masking.masked(String(decoding: clean, as: UTF8.self))
  }

  private static func json(_ number: Int64, _ record: QuarantineRecord, withOriginal: Bool) -> JSONValue {
    var velden: [(key: String, value: JSONValue)] = [
      ("code", .string(record.code)), ("digest", .string(record.digest)),
      ("gebeurtenis", .string(Masking.masked(record.gebeurtenis))), ("nummer", .integer(number)),
      ("offset", .integer(record.plaats.offset)), ("onderwerp", record.onderwerp.map { .string($0.description) } ?? .null),
      ("partitie", .integer(Int64(record.plaats.partitie))), ("reden", .string(Masking.masked(record.reden))),
      ("tenant", .string(record.tenant.description)), ("tijd", .integer(record.tijd)), ("topic", .string(record.plaats.topic)),
    ]
    if withOriginal { velden.append(("waarde", record.origineel?.waarde.map { .string(shown($0)) } ?? .null)) }
    return .object(velden)
  }
}
