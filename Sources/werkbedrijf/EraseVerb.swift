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
      Takes everything out that the tenant's log holds of the client, then writes its file anew, so that in no file a byte of \
      him is left; who did it, when and why is kept, not whom. His past contributions stay, added up with those of other \
      erased dossiers and without a key, so that the region's figures do not change. The tenant must not run meanwhile; other \
      tenants may.

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
    guard Files.isFolder(arguments[Places.log]) else {
      throw Failure(.usage, "--log \(arguments[Places.log]): erase works on the embedded log, Kafka takes no single records out")
    }
    guard Files.exists("\(store.directory)/\(topics.tenant).log.sqlite") else {
      throw Failure(.noinput, "\(store.directory): tenant \(topics.tenant) has no log here")
    }
    try store.ensure(topics.tenant)
    let feed = try FeedLock("\(store.directory)/\(topics.tenant).feed.lock")
    defer { withExtendedLifetime(feed) {} }
    do {
      let owner = try store.log.owner(of: topics.role, consuming: topics.inputs)
      defer { owner.close() }
      return try erase(arguments[client], Erasure(topics, owner: owner), owner, topics, store, arguments, faults)
    } catch let error as EventLogError {
      throw Store.failure(error)
    } catch let error as WorkerError {
      throw Failure(.software, error.description)
    }
  }

  private static func erase(
    _ client: Pseudonym, _ erasure: Erasure, _ owner: any LogOwner, _ topics: TenantTopics, _ store: Store,
    _ arguments: Arguments,
    _ faults: FaultSwitches
  ) throws -> ExitCode {
    let found = try ClientRecords(of: client, topics, owner) { Feedgeheugen.noemt($0, client) }
    let unfinished = try erasure.unfinished()
    if found.count == 0 {
      guard !unfinished.isEmpty else {
        throw Failure(.noinput, "\(client): the log of tenant \(topics.tenant) holds nothing of this client")
      }
      Shell.write("nothing of this client is left in the log; ending what was begun\n")
    } else {
      let published = try found.dossier.map { try erasure.published($0) }
      let ground = try ground(published?.closing, arguments[grond], store, topics)
      if let published, !published.isWhole {
        Shell.complain(
          "warning: what was published of this dossier is not what its facts give today; the remainder has the latter")
      }
      faults.pass("erase", "before-commit")
      try erasure.erase(
        found, published, who: arguments[wie] ?? "uid \(getuid())", ground: ground, now: Shell.now())
      faults.pass("erase", "committed")
    }
    try erasure.finish(now: Shell.now())
    faults.pass("erase", "scrubbed")
    for (topic, count) in found.perTopic { Shell.write("\(topic): \(count) records taken out\n") }
    return try verify(client, in: store.directory)
  }

  /// Why it may go; a refusal names the day from which it may without more.
  private static func ground(
    _ closing: Erasure.Closing?, _ given: String?, _ store: Store, _ topics: TenantTopics
  ) throws(Failure) -> String {
    if let given { return given }
    guard let closing, let contract = store.contracts.topics.first(where: { $0.naam(voor: topics.tenant) == topics.dossier }),
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
  private static func verify(_ client: Pseudonym, in directory: String) throws(Failure) -> ExitCode {
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
