import CommandLine
import Domain
import EventLog
import Glibc
import Regelgeving
import TenantWorker
import TopicContracts

/// `rebuild`: a tenant's state made anew of its facts, compared, and put in force.
enum RebuildVerb {
  static let grond = option(
    "grond", .text("TEXT"), default: "rebuild", help: "Why; recorded with the generation, and with changed parameters.")
  static let partities = option(
    "partities", .integer("N", 1...1024),
    help: "Another number of partitions of the tenant's inputs and state: more than there are, and on Kafka only.")
  static let comparing = flag("compare-only", help: "Tell what would be different and change nothing; the tenant may run.")

  static let command = Command<Verb>(
    "rebuild", summary: "Make a tenant's state anew of its facts, compare it with the old one and put it in force.",
    description: """
      Derives every dossier anew under today's parameter files into a next generation of the state, tells what is different from \
      what was published, and puts it in force by one record, which the region obeys too: its cells of the tenant become what \
      the facts give, also where contributions were lost. Only besluiten that differ are published again. Then the old \
      generation is taken away. The inputs are not read: they may be gone by their retention; what came after the last handled \
      event is handled as ever. What erased dossiers contributed stays in the cells.

      On Kafka the tenant's instances wait meanwhile by themselves; on the embedded log the tenant must not run. Other tenants \
      and the region run on. It needs the right to make, grow and delete the tenant's topics. Killed halfway, run it again.
      """,
    declarations: [
      Places.tenant.declaration, comparing.declaration, partities.declaration, grond.declaration, Places.log.declaration,
      Places.regels.declaration, Places.topics.declaration,
    ],
    examples: [
      "werkbedrijf rebuild --tenant dal --compare-only",
      "werkbedrijf rebuild --tenant dal --log /etc/werkbedrijf/kafka.yaml --partities 8 --grond 'more instances'",
    ],
    action: Shell.verb(run))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let faults = try FaultSwitches.fromEnvironment()
    let tenant = arguments[Places.tenant]
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics], makesTopics: true)
    let files = try Places.bestanden(tenant, in: Places.regelsFolder(arguments[Places.regels]))
    do {
      let set = try ParameterSet.load(tenant, files: files)
      let work = Work(store: store, set: set, old: try store.topics(tenant), faults: faults)
      _ = try store.reader().partitions(of: work.old.dossier)
      let partitions = try work.check(arguments[partities])
      if arguments[comparing] { return try work.compare(partitions) }
      return try work.rebuild(partitions, Activation(who: "uid \(getuid())", ground: arguments[grond]))
    } catch let error as EventLogError {
      throw Store.failure(error)
    } catch let error as WorkerError {
      throw Failure(error.code == .parameters ? .config : .software, error.description)
    }
  }
}

/// One rebuild.
private struct Work {
  let store: Store
  let set: ParameterSet
  let old: TenantTopics
  let faults: FaultSwitches

  /// The number of partitions that is asked for.
  func check(_ asked: Int?) throws(Failure) -> Int {
    guard let asked, asked != old.partitions else { return old.partitions }
    guard store.log.abilities.contains(.grows) else {
      throw Failure(
        .usage,
        "--partities \(asked): tenant \(old.tenant) has \(old.partitions) on the embedded log, where one instance reads all of them and "
          + "more gain nothing")
    }
    guard asked > old.partitions else {
      throw Failure(
        .usage,
        "--partities \(asked): tenant \(old.tenant) has \(old.partitions), and Kafka takes no partition of an input away; name more, or "
          + "feed a tenant of a new name")
    }
    return asked
  }

  func compare(_ partitions: Int) throws -> ExitCode {
    var herbouw = Herbouw(old, partitions: partitions, number: old.generatie + 1, set: set, try store.reader())
    try herbouw.compare(now: Shell.now())
    tell(herbouw.verslag)
    return herbouw.verslag.isGelijk ? .ok : .dataerr
  }

  func rebuild(_ partitions: Int, _ activation: Activation) throws -> ExitCode {
    let feed = try FileLock.feed("\(store.directory)/\(old.tenant).feed.lock")
    defer { withExtendedLifetime(feed) {} }
    // Topics that were given more partitions by a rebuild that was killed are not as the generation in force says.
    try store.log.ensure([TopicConfiguration(name: old.generaties, partitions: 1, cleanup: .compact)])
    try store.ensure(old.tenant, besluitenVan: set.regels.leden.map(\.gemeente))
    let onderhoud = try Onderhoud.begin(.herbouw, old, store.log, who: activation.who, clock: Shell.now)
    let owner = onderhoud.owner
    var herbouw = Herbouw(
      old, partitions: partitions, number: try Herbouw.next(old, owner), set: set, owner)
    do {
      try store.log.ensure([TopicConfiguration(name: herbouw.new.dossier, partitions: partitions, cleanup: .compact)])
      try herbouw.compare(
        keep: { records throws(EventLogError) in try owner.commit(UnitOfWork(records: records)) }, now: Shell.now())
      faults.pass("rebuild", "built")
    } catch {
      // The generation in force is as it was.
      try? store.log.drop([herbouw.new.dossier])
      try? onderhoud.end(now: Shell.now())
      throw error
    }
    tell(herbouw.verslag)
    defer { onderhoud.abandon() }
    if partitions > old.partitions { try store.log.grow(following, to: partitions) }
    faults.pass("rebuild", "grown")
    try herbouw.putInForce(activation, by: owner, now: Shell.now())
    faults.pass("rebuild", "switched")
    Shell.write(
      "generation \(herbouw.new.generatie) is in force: \(herbouw.new.dossier), \(partitions) partitions; the region takes its cells over\n"
    )
    let published = try herbouw.publish(by: owner, now: Shell.now())
    faults.pass("rebuild", "published")
    let gone = try herbouw.leftovers()
    try store.log.drop(gone)
    try owner.scrub()
    faults.pass("rebuild", "dropped")
    try onderhoud.end(now: Shell.now())
    Shell.write("\(published) besluiten published, \(gone.joined(separator: ", ")) taken away\n")
    return .ok
  }

  /// Topics that have as many partitions as the inputs, beside the dossiers.
  private var following: [String] {
    store.contracts.topics.filter { $0.volgtInvoer }.map { $0.naam(voor: old.tenant) }
      .filter { $0 != Topics.dossier(old.tenant) }
  }

  private func tell(_ verslag: HerbouwVerslag) {
    for text in verslag.verschillen { Shell.write("DIFFERENT \(text)\n") }
    let more = verslag.besluitverschillen + verslag.celverschillen - verslag.verschillen.count
    if more > 0 { Shell.write("and \(more) more\n") }
    Shell.write(
      "\(old.tenant), generation \(old.generatie): \(verslag.dossiers) dossiers with \(verslag.feiten) facts, "
        + "\(verslag.besluiten) besluiten, \(verslag.cellen) cells; different: \(verslag.anders) dossiers, "
        + "\(verslag.besluitverschillen) besluiten, \(verslag.celverschillen) cells\n")
    if verslag.samengevoegd > 0 {
      Shell.write("\(verslag.samengevoegd) dossiers stood in two partitions, half in each, and become whole\n")
    }
    if verslag.onvergelijkbaar > 0 {
      Shell.write(
        "\(verslag.onvergelijkbaar) dossiers were derived under parameters that cannot be read any more: the cells before are not known\n"
      )
    }
  }
}
