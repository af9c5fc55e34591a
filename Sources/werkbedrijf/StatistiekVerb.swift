import CommandLine
import Domain
import Dossiers
import EventLog
import Feed
import JSON
import Regelgeving
import Sturing
import TenantWorker

/// `statistiek`: a delivered national statistic held against the dossiers.
enum StatistiekVerb {
  static let statistiek = requiredOption(
    "statistiek", .choice("STATISTIEK", Statistiekregel.Statistiek.allCases.map(\.rawValue)), help: "Which one.")
  static let kolommen = repeatableOption(
    "kolom", ValueKind("WAT=KOLOM", expected: "what a column holds, norm=NORM or inkomsten=ARBEID+OVERIG", parse: kolom),
    help: """
      Which column of the file holds what: bsn (with --sleutel) or dossier; maand (bus) or registratienummer (srg); and any of \
      gemeente, statistiekcode, leefvorm, norm, vermindering, inkomsten, betaalbaar; type, begin, eind, reden, loonwaarde. \
      KOLOM+KOLOM adds up.
      """)
  static let file = arguments(.text("FILE"), help: "The delivered file, with a head; split by comma, semicolon, bar or tab.")

  static let command = Command<Verb>(
    "statistiek", summary: "Recompute BUS or SRG from the dossiers and show where a delivered file says otherwise.",
    description: """
      Derives every dossier of the log and compares field by field with the file as it was delivered: what differs, what the \
      file lacks, what it has that the dossiers do not give. Of BUS only the months of the file. A BSN is turned into a \
      pseudonym at once and never printed. The daemon may run. Status 65: something differs.
      """,
    declarations: [
      Places.tenant.declaration, statistiek.declaration, kolommen.declaration, FeedVerb.sleutel.declaration,
      Places.log.declaration, Places.regels.declaration, Places.topics.declaration, Places.json.declaration, file.declaration,
    ],
    examples: [
      "werkbedrijf statistiek --tenant ijmond --statistiek bus --sleutel ijmond.key --kolom bsn=BSN --kolom maand=STATJAARMND "
        + "--kolom norm=NORM --kolom inkomsten=INKARBEID+INKOVERIG --kolom betaalbaar=BETAALBAAR bus_2016.csv"
    ], action: Shell.verb(run))

  struct Kolom: Sendable {
    var wat: String
    var kolommen: [String]
  }

  @Sendable private static func kolom(_ tekst: String) -> Kolom? {
    guard let plaats = tekst.firstIndex(of: "=") else { return nil }
    let wat = String(tekst[..<plaats])
    let kolommen = tekst[tekst.index(after: plaats)...].split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    guard Statistiekbestand.Kolommen.namen.contains(wat), kolommen.allSatisfy({ !$0.isEmpty }) else { return nil }
    return Kolom(wat: wat, kolommen: kolommen)
  }

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let statistiek = Statistiekregel.Statistiek(rawValue: arguments[Self.statistiek])!
    guard arguments[file].count == 1 else { throw Failure(.usage, "one FILE expected, \(arguments[file].count) given") }
    let kolommen = Statistiekbestand.Kolommen(
      Dictionary(arguments[Self.kolommen].map { ($0.wat, $0.kolommen) }, uniquingKeysWith: { $1 }))
    let nodig = statistiek == .bus ? "maand" : "registratienummer"
    guard kolommen.kolommen[nodig] != nil, (kolommen.kolommen["bsn"] != nil) != (kolommen.kolommen["dossier"] != nil) else {
      throw Failure(.usage, "--kolom \(nodig)=… and one of --kolom bsn=… and --kolom dossier=… are needed")
    }
    let keys = try sleutels(arguments, needed: kolommen.kolommen["bsn"] != nil)
    let path = arguments[file][0]
    let bestand = Statistiekbestand(path, try Files.read(path), statistiek, kolommen) { bsn in keys?.pseudoniem(bsn: bsn) }
    for fout in bestand.fouten { Shell.complain(fout) }
    if bestand.rijen.isEmpty { return .dataerr }
    let kenmerken = Set(kolommen.kolommen.keys.compactMap { Statistiekregel.Kenmerk(rawValue: $0) })
    let maanden = Set(bestand.rijen.map(\.regel.sleutel))
    let herleid = try herleid(statistiek, arguments).filter { statistiek == .srg || maanden.contains($0.sleutel) }
    let verschillen = Statistiekverschil.vergelijk(bestand.rijen, herleid, kenmerken)
    for verschil in verschillen {
      if arguments[Places.json] {
        Shell.write(json(verschil).canonical + [0x0A])
      } else {
        Shell.write("\(verschil)\n")
      }
    }
    Shell.complain(
      "\(bestand.rijen.count) records delivered, \(herleid.count) by the dossiers, \(verschillen.count) differences")
    return verschillen.isEmpty && bestand.fouten.isEmpty ? .ok : .dataerr
  }

  private static func sleutels(_ arguments: Arguments, needed: Bool) throws(Failure) -> FeedSleutels? {
    guard needed else { return nil }
    return try FeedVerb.keys(arguments[Places.tenant], arguments[FeedVerb.sleutel], nil)
  }

  private static func herleid(
    _ statistiek: Statistiekregel.Statistiek, _ arguments: Arguments
  ) throws -> [Statistiekregel] {
    let regels = try Places.regels(arguments[Places.tenant], in: Places.regelsFolder(arguments[Places.regels]))
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    let topics = try store.topics(regels.tenant)
    return try Parallel.map(topics.partitions) { partition in
      let records: [[UInt8]]
      do throws(EventLogError) {
        records = try DossierState.records(topics, partition: partition, try store.log.reader())
      } catch { throw Store.failure(error) }
      return try records.flatMap { Statistiekregel.herleid(statistiek, try Dossier(record: $0), regels) }
    }.flatMap { $0 }
  }

  private static func json(_ verschil: Statistiekverschil) -> JSONValue {
    .object([
      ("dossier", .string(verschil.dossier.description)), ("geleverd", verschil.geleverd.map { .string($0) } ?? .null),
      ("herleid", verschil.herleid.map { .string($0) } ?? .null),
      ("kenmerk", verschil.kenmerk.map { .string($0.rawValue) } ?? .null),
      ("regel", verschil.nummer.map { .integer(Int64($0)) } ?? .null), ("sleutel", .string(verschil.sleutel)),
      ("soort", .string(verschil.soort.rawValue)),
    ])
  }
}
