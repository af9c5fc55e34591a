import CommandLine
import Domain
import EventLog
import Glibc
import JSON
import Regelgeving
import Regio
import TenantWorker
import TopicContracts

/// `publicatie`: what leaves the tenants, protected and sealed.
enum PublicatieVerbs {
  static let totEnMet = option(
    "tot-en-met", .lossless(Maand.self, "YYYY-MM", expected: "a month, YYYY-MM"),
    help: "The last closed month in it. Default: the last month that every tenant that ever delivered has completed.")

  static let command = Command<Verb>(
    "publicatie", summary: "Make and show the figures that may leave the tenants.",
    subcommands: [
      Command(
        "maak", summary: "Protect, number and seal the next publication.",
        description: """
          Takes the region's exact cells and the policy of landelijk/publicatie.yaml, and publishes every table of it up to the \
          last closed month on werk.regio.aggregaat.v1, once; a copy stands beside the log, publicaties/0001.txt. Counts are \
          rounded, small ones withheld, and with them what would give them away. A figure keeps its value until it moved by the \
          policy's width, what was withheld stays so, and a correction waits for the next publication.

          A tenant whose events of the last month are not in yet keeps the others waiting, unless --tot-en-met names that month: \
          then it is told as late, and the totals that need it wait. When one number cannot be protected nothing is published. \
          When nothing changed since the last publication there is no new one. The daemon may run.
          """,
        declarations: [
          Places.log.declaration, totEnMet.declaration, Places.regels.declaration, Places.topics.declaration,
          Places.json.declaration,
        ],
        examples: ["werkbedrijf publicatie maak", "werkbedrijf publicatie maak --tot-en-met 2016-06"], action: Shell.verb(maak)),
      Command(
        "toon", summary: "Show a publication.",
        description: """
          The figures of a publication with the reason of each that is withheld. It is put together from the log and held against its \
          seal, and against those of all before it, first.
          """,
        declarations: [
          Places.log.declaration, PublicatieToon.nummer.declaration, PublicatieToon.gebied.declaration,
          RegioVerb.maten.declaration, PublicatieToon.tijdvak.declaration,
          Places.topics.declaration, Places.regels.declaration, Places.json.declaration,
        ],
        examples: [
          "werkbedrijf publicatie toon --gebied bmwe/GM1651 --maat naarSchool",
          "werkbedrijf publicatie toon --gebied dal --tijdvak 2016 --json",
        ],
        action: Shell.verb(PublicatieToon.run)),
      Command(
        "lijst", summary: "List the publications.",
        description: "Each with its months, figures, late tenants, when it was made, by whom, and its seal.",
        declarations: [Places.log.declaration, Places.topics.declaration, Places.json.declaration],
        examples: ["werkbedrijf publicatie lijst"], action: Shell.verb(lijst)),
    ])

  static func maak(_ arguments: Arguments) throws -> ExitCode {
    let faults = try FaultSwitches.fromEnvironment()
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    if store.makesTopics { try store.ensureRegion() }
    let folder = try Places.regelsFolder(arguments[Places.regels])
    let beleid = try Regiostand.beleid(folder)
    let files = PublicatieFiles(store)
    let lock = try files.lock()
    defer { withExtendedLifetime(lock) {} }
    let uitgever = try uitgever(store)
    defer { uitgever.close() }
    let vorige = try Regiostand.laatste(store)?.publicatie
    try files.complete(upTo: vorige?.nummer ?? 0, try store.reader())
    let (indeling, regels) = try Regiostand.indeling(store, regels: folder, na: vorige)
    let cellen = try Regiostand.cellen(store)
    let closed = try closed(arguments[totEnMet], indeling, cellen, beleid, vorige)
    let (publicatie, verlies) = try publiceer(cellen, indeling, beleid, closed, vorige)
    if let vorige, publicatie.isGelijk(aan: vorige) {
      Shell.complain("nothing changed since publication \(vorige.nummer), up to \(vorige.totEnMet): no new one is made")
      return .ok
    }
    faults.pass("publicatie", "before-commit")
    do throws(EventLogError) {
      try uitgever.schrijf(
        publicatie, na: vorige, regio: { regels[$0]?.arbeidsmarktregio }, wie: "uid \(getuid())", now: Shell.now())
    } catch {
      throw Self.failure(error)
    }
    faults.pass("publicatie", "committed")
    try files.complete(upTo: publicatie.nummer, try store.reader())
    let path = files.path(publicatie.nummer)
    if arguments[Places.json] {
      Shell.write(json(publicatie, verlies, path).canonical + [0x0A])
    } else {
      Shell.write(text(publicatie, verlies, path))
    }
    return .ok
  }

  private static func uitgever(_ store: Store) throws(Failure) -> Uitgever {
    do throws(EventLogError) { return try Uitgever(store.log) } catch { throw failure(error) }
  }

  private static func failure(_ error: EventLogError) -> Failure {
    if error.code == .afgezet {
      return Failure(.tempfail, "another 'publicatie maak' took its turn meanwhile; run this again to see what it made")
    }
    var failure = Store.failure(error)
    if error.uitkomst == .onbekend {
      failure.code = .tempfail
      failure.message += ". Whether it was published is not known: run this again, it looks first"
    }
    return failure
  }

  private static func closed(
    _ given: Maand?, _ indeling: Indeling, _ cellen: [TenantCel: Int64], _ beleid: Publicatiebeleid, _ vorige: Publicatie?
  ) throws(Failure) -> Maand {
    // Old deliveries have the time of today: no later month than the one in which people came in or were paid last.
    let filled = Regiostand.laatsteMaanden(cellen)
    let complete = indeling.tenants.compactMap { tenant in
      tenant.compleetTotEnMet.map { min($0, filled[tenant.id] ?? $0) }
    }
    guard let closed = given ?? complete.min() else {
      throw Failure(.noinput, "no tenant has delivered anything yet: there is no closed month")
    }
    let present = amsterdamDay(Shell.now()).maand
    guard closed < present else {
      throw Failure(.usage, "--tot-en-met \(closed): not over; \(present + -1) is the last closed month")
    }
    guard closed >= beleid.vanaf else {
      throw Failure(.usage, "\(closed) lies before the policy's first month, \(beleid.vanaf); see landelijk/publicatie.yaml")
    }
    guard let vorige, closed < vorige.totEnMet else { return closed }
    guard given != nil else { return vorige.totEnMet }
    throw Failure(
      .usage,
      "--tot-en-met \(closed): publication \(vorige.nummer) goes up to \(vorige.totEnMet); a later one holds no fewer months")
  }

  private static func publiceer(
    _ cellen: [TenantCel: Int64], _ indeling: Indeling, _ beleid: Publicatiebeleid, _ closed: Maand, _ vorige: Publicatie?
  ) throws(Failure) -> (Publicatie, Onthullingscontrole.Verlies) {
    do throws(Onthullingsfout) {
      let made = try Onthullingscontrole.publiceer(cellen, indeling, beleid, totEnMet: closed, vorige: vorige)
      return (made.publicatie, made.verlies)
    } catch {
      throw Failure(.dataerr, error.description)
    }
  }

  // MARK: what is said of it

  private static func share(_ count: Int, _ all: Int) -> String { all == 0 ? "0%" : "\((count * 1000 / all + 5) / 10)%" }

  private static func text(_ publicatie: Publicatie, _ verlies: Onthullingscontrole.Verlies, _ path: String) -> String {
    func of(_ count: Int) -> String { "\(count) (\(share(count, verlies.cijfers)))" }
    let lines = [
      "Publication \(publicatie.nummer): \(publicatie.vanaf) up to \(publicatie.totEnMet), \(publicatie.cijfers.count) figures, "
        + "in \(path)",
      "Seal \(publicatie.zegel)",
      "Of \(verlies.cijfers) counts: shown \(of(verlies.getoond)), small \(of(verlies.klein)), withheld to protect those "
        + "\(of(verlies.bescherming)).",
      "Withholding every row with a small count would withhold \(of(verlies.perRij)), this does "
        + "\(of(verlies.klein + verlies.bescherming)).",
    ]
    return (lines + publicatie.laat.map(late)).joined(separator: "\n") + "\n"
  }

  private static func late(_ tenant: LateTenant) -> String {
    let last = tenant.laatsteGebeurtenis.map { "last event of \(amsterdamDay($0))" } ?? "no event ever came"
    return "LATE: \(tenant.tenant): \(last); its figures go up to \(tenant.totEnMet.map { "\($0)" } ?? "none")"
  }

  private static func json(_ publicatie: Publicatie, _ verlies: Onthullingscontrole.Verlies, _ path: String) -> JSONValue {
    .object([
      ("bescherming", .integer(Int64(verlies.bescherming))), ("cijfers", .integer(Int64(publicatie.cijfers.count))),
      ("klein", .integer(Int64(verlies.klein))), ("laat", .array(publicatie.laat.map { .string($0.tenant.description) })),
      ("nummer", .integer(Int64(publicatie.nummer))), ("pad", .string(path)), ("perRij", .integer(Int64(verlies.perRij))),
      ("tellingen", .integer(Int64(verlies.cijfers))), ("totEnMet", .string(publicatie.totEnMet.description)),
      ("vanaf", .string(publicatie.vanaf.description)), ("zegel", .string(publicatie.zegel)),
    ])
  }

  static func lijst(_ arguments: Arguments) throws -> ExitCode {
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    let reader = try store.reader()
    guard (try? reader.partitions(of: RegionTopics.aggregaat)) != nil else { return .ok }
    do throws(Publicaties.Fout) {
      var nummer = 1
      while let kop = try Publicaties.kop(nummer, reader) {
        Shell.write(arguments[Places.json] ? kop.encoded + [0x0A] : Array(line(kop).utf8))
        nummer += 1
      }
      if nummer == 1, !arguments[Places.json] { Shell.write("nothing is published yet\n") }
    } catch {
      throw PublicatieFiles.failure(error)
    }
    return .ok
  }

  private static func line(_ kop: PublicatieRecord) -> String {
    let late = kop.laat.isEmpty ? "" : ", late: " + kop.laat.map(\.tenant.description).joined(separator: " ")
    return
      "\(kop.nummer)  \(kop.vanaf) up to \(kop.totEnMet)  \(kop.cijfers) figures\(late)  made on \(amsterdamDay(kop.tijd)) by "
      + "\(kop.wie)  seal \(kop.zegel)\n"
  }
}
