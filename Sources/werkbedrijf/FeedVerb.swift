import CommandLine
import Crypto
import Domain
import EventLog
import Feed
import Glibc
import JSON
import TopicContracts

/// `feed`: legacy exports become events on the tenant's input topics.
enum FeedVerb {
  static let systeem = option("systeem", .text("NAAM"), help: "The system, when the file's name fits several of its tenant.")
  static let sleutel = option(
    "sleutel", .text("FILE"),
    help: "The tenant's pseudonym key, at least 32 bytes. Default: <tenant>.key in $CREDENTIALS_DIRECTORY.")
  static let regiosleutel = option(
    "regio-sleutel", .text("FILE"),
    help: "The regional key for employers. Default: regio.key in $CREDENTIALS_DIRECTORY, when it is there.")
  static let afkeur = option(
    "afkeur", .text("FILE"), help: "Where lines that are put aside go, to be corrected and fed again. Default: FILE.afgekeurd.")
  static let files = arguments(.text("FILE"), atLeast: 1, help: "Exports, as the legacy system made them.")

  static let command = Command<Verb>(
    "feed", summary: "Turn exports of a legacy system into events.",
    description: """
      Reads each FILE by the tenant's mapping (tenants/<tenant>/feed/*.yaml), turns the BSN into the tenant's pseudonym and \
      forgets it, and appends events to the tenant's input topics. What was sent before is not sent again: a corrected row \
      replaces its event, a withdrawn one retracts it. A run that was broken off is resumed by feeding the file again. The \
      daemon need not run. A line that cannot be read goes to the rejects file with its reason (mode 0600: it may hold a \
      BSN); the good lines go on, and the status is 65.
      """,
    declarations: [
      Places.tenant.declaration, Places.log.declaration, systeem.declaration, sleutel.declaration, regiosleutel.declaration,
      afkeur.declaration, Places.regels.declaration, Places.topics.declaration, Places.json.declaration, files.declaration,
    ],
    examples: ["werkbedrijf feed --tenant dal --sleutel dal.key uitkeringen-2016-03.csv"],
    action: Shell.verb(run))

  static func mappingFiles(_ tenant: TenantID, in folder: String) throws(Failure) -> [(pad: String, inhoud: [UInt8])] {
    let feed = "tenants/\(tenant)/feed"
    guard Files.isFolder("\(folder)/\(feed)") else { return [] }
    var files: [(pad: String, inhoud: [UInt8])] = []
    for name in try Files.names(in: "\(folder)/\(feed)") where name.hasSuffix(".yaml") {
      files.append(("\(feed)/\(name)", try Files.read("\(folder)/\(feed)/\(name)")))
    }
    return files
  }

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let folder = try Places.regelsFolder(arguments[Places.regels])
    let tenant = arguments[Places.tenant]
    guard try Places.tenants(in: folder).contains(tenant) else {
      throw Failure(.usage, "--tenant: '\(tenant)' has no folder under \(folder)/tenants")
    }
    let mappings: [FeedMapping]
    do {
      mappings = try FeedMapping.laad(tenant: tenant, bestanden: mappingFiles(tenant, in: folder))
    } catch let problemen as MappingProblemen {
      throw Failure(.config, problemen.description)
    }
    let keys = try keys(tenant, arguments[sleutel], arguments[regiosleutel])
    let paths = arguments[files]
    if arguments[afkeur] != nil, paths.count > 1 {
      throw Failure(.usage, "--afkeur names one file; feed one FILE at a time with it")
    }
    let store = try Store(arguments[Places.log], topics: arguments[Places.topics])
    let log = store.log
    try store.ensure(tenant)
    let faults = try FaultSwitches.fromEnvironment()
    let lock = try FileLock.feed("\(store.directory)/\(tenant).feed.lock")
    defer { withExtendedLifetime(lock) {} }

    var afgekeurd = 0
    for path in paths {
      let name = String(path.split(separator: "/").last ?? "")
      let mapping = try choose(name, mappings, arguments[systeem])
      let rejects = RejectsFile(
        arguments[afkeur] ?? path + FeedMapping.afkeurachtervoegsel, head: mapping.afkeurkop(bestand: name))
      let total = try feed(path, name, mapping, keys, log, rejects, faults)
      afgekeurd += total.afgekeurd
      tell(total, path, rejects, asJSON: arguments[Places.json])
    }
    return afgekeurd == 0 ? .ok : .dataerr
  }

  private static func feed(
    _ path: String, _ name: String, _ mapping: FeedMapping, _ keys: FeedSleutels, _ log: any EventLog, _ rejects: RejectsFile,
    _ faults: FaultSwitches
  ) throws(Failure) -> Samenvatting {
    let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure(.noinput, "\(path): cannot be opened: \(Files.reason())") }
    defer { if file != STDIN_FILENO { close(file) } }
    do {
      let run = try FeedRun(
        mapping: mapping, sleutels: keys, bestand: name, reader: log.reader(), producer: faults.producer(log.producer()),
        nu: Shell.now(),
        afgekeurd: { line in
          rejects.add(mapping.afkeurregel(line, bestand: name))
          Shell.write("\(path):\(line.regel): \(line.fout)\n", to: STDERR_FILENO)
        })
      try Files.chunks(of: file, path) { chunk in
        do throws(FeedError) { try run.voer(chunk) } catch { throw failure(error) }
      }
      let total = try run.sluit()
      try rejects.close()
      return total
    } catch let error as Failure {
      throw error
    } catch let error as FeedError {
      throw failure(error)
    } catch let error as EventLogError {
      throw Store.failure(error)
    } catch {
      throw Failure(.software, "\(path): \(error)")
    }
  }

  private static func failure(_ error: FeedError) -> Failure {
    let code: ExitCode =
      switch error.code {
      case .bestandOnbekend: .usage
      case .kopregel, .codering: .dataerr
      case .sleutel, .sleutelAnders: .config
      case .geheugen: .software
      case .log: error.canRetry ? .tempfail : .ioerr
      }
    return Failure(code, error.description)
  }

  private static func choose(_ name: String, _ mappings: [FeedMapping], _ systeem: String?) throws(Failure) -> FeedMapping {
    let named = mappings.filter { systeem == nil || $0.systeem == systeem }
    let fitting = named.filter { $0.kent(bestand: name) }
    guard let first = fitting.first else {
      let known = named.flatMap(\.patronen).joined(separator: ", ")
      throw Failure(.usage, "\(name): no mapping knows a file of this name; known are \(known)")
    }
    guard fitting.count == 1 else {
      throw Failure(.usage, "\(name): fits \(fitting.map(\.systeem).joined(separator: " and ")); choose with --systeem")
    }
    return first
  }

  static func keys(_ tenant: TenantID, _ client: String?, _ regio: String?) throws(Failure) -> FeedSleutels {
    let folder = getenv("CREDENTIALS_DIRECTORY").map { String(cString: $0) }
    guard let clientPath = client ?? folder.map({ "\($0)/\(tenant).key" }) else {
      throw Failure(
        .noinput, "no pseudonym key: name it with --sleutel, or give \(tenant).key as a systemd credential")
    }
    var regioPath = regio
    if regioPath == nil, let folder, Files.exists("\(folder)/regio.key") { regioPath = "\(folder)/regio.key" }
    var clientKey = try Files.read(clientPath)
    var regioKey: [UInt8]?
    if let regioPath { regioKey = try Files.read(regioPath) }
    defer {
      wis(&clientKey)
      if regioKey != nil { wis(&regioKey!) }
    }
    do throws(FeedError) {
      return try FeedSleutels(client: clientKey, regio: regioKey)
    } catch {
      throw Failure(.config, "\(clientPath): \(error.message)")
    }
  }

  private static func tell(_ total: Samenvatting, _ path: String, _ rejects: RejectsFile, asJSON: Bool) {
    if asJSON {
      let line = JSONValue.object([
        ("afgekeurd", .integer(Int64(total.afgekeurd))), ("bestand", .string(path)),
        ("gebeurtenissen", .integer(Int64(total.gebeurtenissen))), ("gelezen", .integer(Int64(total.gelezen))),
        ("gewijzigd", .integer(Int64(total.gewijzigd))), ("ingetrokken", .integer(Int64(total.ingetrokken))),
        ("nieuw", .integer(Int64(total.nieuw))), ("ongewijzigd", .integer(Int64(total.ongewijzigd))),
        ("overgeslagen", .integer(Int64(total.overgeslagen))),
      ])
      return Shell.write(line.canonical + [0x0A])
    }
    var text =
      "\(path): \(total.gelezen) rows read: \(total.nieuw) new, \(total.gewijzigd) changed, \(total.ingetrokken) withdrawn, "
    text += "\(total.ongewijzigd) unchanged, \(total.overgeslagen) left out, \(total.afgekeurd) put aside; "
    text += "\(total.gebeurtenissen) events sent\n"
    if total.afgekeurd > 0 { text += "  put aside in \(rejects.path): correct the lines there and feed that file\n" }
    Shell.write(text)
  }
}
