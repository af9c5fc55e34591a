import CommandLine
import Domain
import EventLog
import Feed
import Glibc
import TenantWorker
import TopicContracts

/// `erase`: takes a client out of the log of a tenant.
enum EraseVerb {
  static let grond = option(
    "grond", .text("TEXT"),
    help: "Why, when the term has not passed yet, as 'AVG art. 17 lid 1, zaak 2026-118'. Kept; name nobody in it.")
  static let wie = option("wie", .text("NAME"), help: "Who orders it; kept. Default: the user's number.")
  static let client = argument(
    .lossless(Pseudonym.self, "DOSSIER", expected: "a client's pseudonym of 32 hex digits"), help: "Whose dossier.")

  static let command = Command<Verb>(
    "erase", summary: "Erase a client: dossier, besluiten, events, quarantine and feed's memory of him.",
    description: """
      Takes everything out that the tenant's log holds of the client; who did it, when and why is kept, not whom. His past \
      contributions stay, added up with those of other erased dossiers and without a key, so that the region's figures do not \
      change. Other tenants run on.

      On the embedded log the file is written anew, so that in no file a byte of him is left; the tenant must not run \
      meanwhile. On Kafka the tenant's instances wait by themselves, his dossier, besluiten and what feed remembers get \
      tombstones, and his events and what stands in quarantine go by their retention: the days on which the last of each is \
      gone are told.

      Before the term (the years after its closing that the contract topics/dossier.yaml names) it is refused with 77 unless \
      --grond is given. Killed halfway, run it again: it ends what was begun.

      Erase at the source as well: what a legacy system delivers again, feed sends again. Rejects files hold lines of that \
      system, not the pseudonym: they are yours to remove, as are copies that you made of the log.
      """,
    declarations: [
      Places.tenant.declaration, grond.declaration, wie.declaration, Places.log.declaration, Places.topics.declaration,
      client.declaration,
    ],
    examples: [
      "werkbedrijf erase --tenant dal 0123456789abcdef0123456789abcdef",
      "werkbedrijf erase --tenant dal --grond 'AVG art. 17 lid 1, zaak 2026-118' 0123456789abcdef0123456789abcdef",
    ],
    action: Shell.verb(run))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let faults = try FaultSwitches.fromEnvironment()
    for kept in [arguments[grond], arguments[wie]].compactMap({ $0 }) where kept.contains(arguments[client].description) {
      throw Failure(.usage, "--grond and --wie are kept, and must not name the dossier")
    }
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    let topics = try store.topics(arguments[Places.tenant])
    let isEmbedded = !Store.isConfiguration(arguments[Places.log])
    guard !isEmbedded || Files.exists("\(store.directory)/\(topics.tenant).log.sqlite") else {
      throw Failure(.noinput, "\(store.directory): tenant \(topics.tenant) has no log here")
    }
    if isEmbedded { try store.ensure(topics.tenant) }
    let feed = try FileLock.feed("\(store.directory)/\(topics.tenant).feed.lock")
    defer { withExtendedLifetime(feed) {} }
    let who = arguments[wie] ?? "uid \(getuid())"
    do {
      let onderhoud = try Onderhoud.begin(.wissing, topics, store.log, who: who, clock: Shell.now)
      // Whatever happens: it is done or it is not, and the workers may go on.
      defer { try? onderhoud.end(now: Shell.now()) }
      let work = Work(
        client: arguments[client], store: store, topics: topics, owner: onderhoud.owner, who: who, given: arguments[grond],
        faults: faults)
      return isEmbedded ? try work.takeOut() : try work.bury()
    } catch let error as EventLogError {
      throw Store.failure(error)
    } catch let error as WorkerError {
      throw Failure(.software, error.description)
    }
  }
}

/// One erasure.
private struct Work {
  let client: Pseudonym
  let store: Store
  let topics: TenantTopics
  let owner: any LogOwner
  let who: String
  /// The ground, when one was given.
  let given: String?
  let faults: FaultSwitches

  private func find() throws -> ClientRecords {
    try ClientRecords(of: client, topics, owner) { Feedgeheugen.noemt($0, client) }
  }

  private var nothing: Failure {
    Failure(.noinput, "\(client): the log of tenant \(topics.tenant) holds nothing of this client")
  }

  private func erase(_ found: ClientRecords, _ erasure: Erasure) throws {
    let published = try found.dossier.map { try erasure.published($0) }
    let ground = try ground(published?.closing)
    if let published, !published.isWhole {
      Shell.complain("warning: what was published of this dossier is not what its facts give today; the remainder has the latter")
    }
    faults.pass("erase", "before-commit")
    try erasure.erase(found, published, who: who, ground: ground, now: Shell.now())
    faults.pass("erase", "committed")
  }

  // MARK: where single records are taken out

  func takeOut() throws -> ExitCode {
    let erasure = Erasure(topics, owner: owner)
    let found = try find()
    if found.count == 0 {
      guard try !erasure.unfinished().isEmpty else { throw nothing }
      Shell.write("nothing of this client is left in the log; ending what was begun\n")
    } else {
      try erase(found, erasure)
    }
    try erasure.finish(now: Shell.now())
    faults.pass("erase", "scrubbed")
    for (topic, count) in found.perTopic { Shell.write("\(topic): \(count) records taken out\n") }
    return try verify(in: store.directory)
  }

  // MARK: where tombstones and time do it

  func bury() throws -> ExitCode {
    let erasure = Erasure(topics, owner: owner, takesOut: false)
    try erasure.settle(longestKeptMs: try longest(), now: Shell.now())
    let found = try find()
    if found.count == 0 { throw nothing }
    guard found.unhandled == 0 else {
      throw Failure(
        .tempfail,
        "\(found.unhandled) events of this client are not handled yet, and would make his dossier anew: let the tenant run until they "
          + "are, then erase")
    }
    if found.keys.isEmpty {
      Shell.write("nothing of this client is in force; what is left goes by itself\n")
    } else {
      try erase(found, erasure)
      guard try find().keys.isEmpty else { throw Failure(.software, "the client is still in force after his erasure") }
    }
    return try tell(found)
  }

  /// How long anything of a client is kept after his erasure; nil when nothing bounds it.
  private func longest() throws -> Int64? {
    var longest: Int64 = 0
    for topic in try topics.inputs + topics.besluiten(owner) + [topics.dossier, topics.quarantine, topics.feedGeheugen] {
      guard let kept = try store.log.longestKeptMs(topic) else { return nil }
      longest = max(longest, kept)
    }
    return longest
  }

  /// The day on which the last of each is gone.
  private func tell(_ found: ClientRecords) throws -> ExitCode {
    var isBounded = true
    func say(_ topic: String, _ what: String, from moment: Int64) throws {
      guard let kept = try store.log.longestKeptMs(topic) else {
        isBounded = false
        return Shell.complain(
          "\(topic): \(what), and nothing bounds how long they are kept: 'werkbedrijf topics apply' sets it, or it is the cluster's"
        )
      }
      Shell.write("\(topic): \(what); gone on \(amsterdamDay(moment + kept)) at the latest\n")
    }
    let now = Shell.now()
    let buried = Dictionary(grouping: found.keys, by: \.key.topic).mapValues { $0.reduce(0) { $0 + $1.value.count } }
    for (topic, count) in buried.sorted(by: { utf8Kleiner($0.key, $1.key) }) {
      try say(topic, "\(count) records have a tombstone", from: now)
    }
    for (topic, kept) in found.kept.sorted(by: { utf8Kleiner($0.key, $1.key) }) {
      try say(topic, "\(kept.count) records stay until their retention", from: kept.youngest)
    }
    return isBounded ? .ok : .dataerr
  }

  /// Why it may go; a refusal names the day from which it may without more.
  private func ground(_ closing: Erasure.Closing?) throws(Failure) -> String {
    if let given { return given }
    guard let closing,
      let contract = store.contracts.topics.first(where: { $0.naam(voor: topics.tenant) == Topics.dossier(topics.tenant) }),
      let years = contract.bewaarjarenNaSluiting
    else { return "no dossier: no term" }
    let today = amsterdamDay(Shell.now())
    let more = "before that only on a ground: --grond TEXT (\(contract.grond))"
    switch (closing, closing.term(years: years)) {
    case (.closed(let day), let term?):
      guard today < term else { return "\(years) years after closing: \(contract.grond)" }
      throw Failure(.noperm, "the dossier was closed on \(day) and may be erased from \(term); \(more)")
    case (.open(let since), _):
      throw Failure(
        .noperm,
        "the dossier is open, with a period that runs since \(since); it may be erased \(years) years after it is closed; \(more)"
      )
    default: return "no dossier with a day in it: no term"
    }
  }

  /// Looks for the pseudonym in every file of the log.
  private func verify(in directory: String) throws(Failure) -> ExitCode {
    let forms = [Array(client.description.utf8), client.bytes]
    var files = 0
    var left: [String] = []
    for name in try Files.names(in: directory) where !Files.isFolder("\(directory)/\(name)") {
      files += 1
      for form in forms where try Files.contains(form, "\(directory)/\(name)") {
        left.append(name)
        break
      }
    }
    guard left.isEmpty else {
      Shell.complain(
        "the pseudonym is still in \(left.joined(separator: ", ")): another dossier names it as that of its household, which a "
          + "correction of that fact takes away; or another tenant has the same pseudonym key, and must not")
      return .dataerr
    }
    Shell.write("the pseudonym is in none of the \(files) files of \(directory)\n")
    return .ok
  }
}
