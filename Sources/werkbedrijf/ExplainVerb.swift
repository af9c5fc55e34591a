import CommandLine
import Domain
import Dossiers
import JSON
import Regelgeving
import TopicContracts
import Uitleg

/// `explain`: how an outcome came about, what is open, why two outcomes differ.
enum ExplainVerb {
  static let maand = option(
    "maand", .lossless(Maand.self, "YYYY-MM", expected: "a month, YYYY-MM"), help: "Only what concerns this month.")
  static let besluit = option(
    "besluit", .text("SLEUTEL"), help: "Only this besluit, by its key: uitkering/2016-03, maatregel/<event id>.")
  static let bijdrage = option(
    "bijdrage", ValueKind("MAAT", expected: "a maat of the region", choices: Maat.allCases.map(\.naam)) { Maat.opNaam[$0] },
    help: "The contributions to this maat instead of the besluiten; with --maand those of one month.")
  static let feiten = repeatableOption(
    "feiten", .text("FILE"), help: "Read the events from this file, one a line, instead of the log; - is standard input.")
  static let compare = flag(
    "compare",
    help: "Compare two outcomes: A and B are two files of events, two directories of law data, or two days (known on).")
  static let werklijst = flag("werklijst", help: "List what people must settle: onbepaald outcomes, conflicts, refused lines.")
  static let markdown = flag("markdown", help: "Write Markdown, to put in a file.")
  static let operands = arguments(
    .text("WHAT"),
    help: """
      Whose dossier: a pseudonym, wg- and a pseudonym, or a CBS code; may be left out with --feiten. With --compare first A and B.
      """)

  static let command = Command<Verb>(
    "explain", summary: "Explain how an outcome came about; list what is open; show why two outcomes differ.",
    description: """
      Derives the dossier again and has every rule write down what it does: the sum line by line with its formula, numbers and \
      rounding; each parameter with its article, period, source, status and level, an aanname named as one; the facts it rests \
      on; what would change it. The text is Dutch. Every output says that it is a berekening until the college vaststelt.

      Dossiers come from the log, under the parameters of today's files (the daemon may run), or from files of events with \
      --feiten. --compare names each besluit and each contribution that differs, and by which fact or parameter. --werklijst \
      goes over the whole tenant; lines that 'run' refused wait in quarantine.

      Exit status 65 when a line of the input was refused, 66 when there is no such dossier or besluit.
      """,
    declarations: [
      Places.tenant.declaration, maand.declaration, besluit.declaration, bijdrage.declaration, compare.declaration,
      werklijst.declaration, feiten.declaration, DeriveVerb.bekendOp.declaration, markdown.declaration, Places.json.declaration,
      Places.log.declaration, Places.regels.declaration, Places.topics.declaration, operands.declaration,
    ],
    examples: [
      "werkbedrijf explain --tenant dal --maand 2016-03 0123456789abcdef0123456789abcdef",
      "werkbedrijf explain --tenant dal --feiten events.jsonl --besluit uitkering/2016-03 --markdown > uitleg.md",
      "werkbedrijf explain --tenant dal --bijdrage instroom --maand 2016-02 0123456789abcdef0123456789abcdef",
      "werkbedrijf explain --tenant dal --compare before.jsonl after.jsonl",
      "werkbedrijf explain --tenant dal --compare ops /srv/proposal --feiten events.jsonl",
      "werkbedrijf explain --tenant dal --compare 2016-03-31 2016-06-30 0123456789abcdef0123456789abcdef",
      "werkbedrijf explain --tenant dal --werklijst",
    ],
    action: Shell.verb(run))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let verb = ExplainRun(arguments)
    if arguments[compare], arguments[werklijst] { throw Failure(.usage, "--compare and --werklijst exclude each other") }
    if arguments[markdown], arguments[Places.json] { throw Failure(.usage, "--markdown and --json exclude each other") }
    if arguments[compare] { return try verb.compare() }
    if arguments[werklijst] { return try verb.werklijst() }
    return try verb.explain()
  }
}

/// One run of the verb.
struct ExplainRun {
  let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  private var tenant: TenantID { arguments[Places.tenant] }
  private var vorm: Vorm { arguments[ExplainVerb.markdown] ? .markdown : .tekst }
  private var isJSON: Bool { arguments[Places.json] }

  // MARK: explain

  func explain() throws -> ExitCode {
    let keuze = Keuze(
      maand: arguments[ExplainVerb.maand], sleutel: arguments[ExplainVerb.besluit], maat: arguments[ExplainVerb.bijdrage])
    let regels = try regels(in: arguments[Places.regels], bekendOp: arguments[DeriveVerb.bekendOp])
    let source = try source(regels, subject: try subject(arguments[ExplainVerb.operands]))
    var isAnything = false
    for (dossier, _) in source.dossiers {
      let uitleg = DossierUitleg(dossier, regels, keuze)
      if uitleg.isLeeg, keuze.sleutel != nil || keuze.maat != nil || keuze.maand != nil {
        if source.dossiers.count == 1 { throw Failure(.noinput, nothing(keuze, uitleg, dossier)) }
        continue
      }
      isAnything = true
      Shell.write(isJSON ? uitleg.json.canonical + [0x0A] : Array(uitleg.tekst(vorm).utf8))
    }
    if !isAnything { throw Failure(.noinput, "none of the \(source.dossiers.count) dossiers has what was asked for") }
    return source.hasRefused ? .dataerr : .ok
  }

  private func nothing(_ keuze: Keuze, _ uitleg: DossierUitleg, _ dossier: Dossier) -> String {
    if let sleutel = keuze.sleutel {
      let kind = sleutel.split(separator: "/").first ?? ""
      let same = uitleg.sleutels.filter { $0.hasPrefix(kind) }
      let shown = (same.isEmpty ? uitleg.sleutels : same).prefix(12).joined(separator: ", ")
      return "\(dossier.onderwerp): no besluit \(sleutel); \(shown.isEmpty ? "it has none" : "there is \(shown)")"
    }
    let what = keuze.maat.map { "no contribution to \($0.naam)" } ?? "no besluit"
    return "\(dossier.onderwerp): \(what)\(keuze.maand.map { " in \($0)" } ?? "")"
  }

  // MARK: compare

  func compare() throws -> ExitCode {
    let words = arguments[ExplainVerb.operands]
    guard words.count >= 2 else { throw Failure(.usage, "--compare needs A and B: two files, two directories or two days") }
    let subject = try subject(Array(words.dropFirst(2)))
    let names = (words[0], words[1])
    let sides: (a: ExplainSource, b: ExplainSource, regels: (Regels, Regels))
    if let first = CivilDate(names.0), let second = CivilDate(names.1) {
      let (a, b) = (
        try regels(in: arguments[Places.regels], bekendOp: first), try regels(in: arguments[Places.regels], bekendOp: second)
      )
      sides = (try source(a, bekendOp: first, subject: subject), try source(b, bekendOp: second, subject: subject), (a, b))
    } else if Files.isFolder(names.0), Files.isFolder(names.1) {
      let dag = arguments[DeriveVerb.bekendOp]
      let (a, b) = (try regels(in: names.0, bekendOp: dag), try regels(in: names.1, bekendOp: dag))
      sides = (try source(a, subject: subject), try source(b, subject: subject), (a, b))
    } else if !Files.isFolder(names.0), !Files.isFolder(names.1), CivilDate(names.0) == nil, CivilDate(names.1) == nil {
      guard arguments[ExplainVerb.feiten].isEmpty else {
        throw Failure(.usage, "--feiten goes with two directories or two days; A and B are files of events themselves")
      }
      let regels = try regels(in: arguments[Places.regels], bekendOp: arguments[DeriveVerb.bekendOp])
      let dag = arguments[DeriveVerb.bekendOp]
      sides = (
        try ExplainSource(files: [names.0], regels, bekendOp: dag, subject: subject),
        try ExplainSource(files: [names.1], regels, bekendOp: dag, subject: subject), (regels, regels)
      )
    } else {
      throw Failure(.usage, "--compare: A and B must be of one kind, two files, two directories or two days")
    }
    return try write(names, sides.a, sides.b, sides.regels)
  }

  private func write(
    _ names: (String, String), _ a: ExplainSource, _ b: ExplainSource, _ regels: (Regels, Regels)
  ) throws -> ExitCode {
    let subjects = Set(a.dossiers.map(\.0.onderwerp)).union(b.dossiers.map(\.0.onderwerp))
    var differing = 0
    for subject in subjects.sorted(by: { utf8Kleiner($0.description, $1.description) }) {
      func side(_ source: ExplainSource) -> Dossier {
        source.dossiers.first { $0.0.onderwerp == subject }?.0 ?? Dossier(onderwerp: subject)
      }
      let vergelijking = Vergelijking(
        Stand(naam: names.0, dossier: side(a), regels: regels.0), Stand(naam: names.1, dossier: side(b), regels: regels.1))
      if vergelijking.isGelijk, subjects.count > 1 { continue }
      differing += 1
      Shell.write(isJSON ? vergelijking.json.canonical + [0x0A] : Array(vergelijking.tekst(vorm).utf8))
    }
    if differing == 0, !isJSON { Shell.write("\(subjects.count) dossiers: alles wat eruit volgt is gelijk.\n") }
    return a.hasRefused || b.hasRefused ? .dataerr : .ok
  }

  // MARK: werklijst

  func werklijst() throws -> ExitCode {
    let regels = try regels(in: arguments[Places.regels], bekendOp: arguments[DeriveVerb.bekendOp])
    let source = try source(regels, subject: try subject(arguments[ExplainVerb.operands]), isWhole: true)
    var lijst = Werklijst(tenant)
    for (dossier, geweigerd) in source.dossiers { lijst.voegToe(dossier, regels, geweigerd: geweigerd) }
    if isJSON {
      for post in lijst.json { Shell.write(post.canonical + [0x0A]) }
    } else {
      Shell.write(lijst.tekst(vorm))
    }
    return source.hasRefused ? .dataerr : .ok
  }

  // MARK: where things come from

  private func subject(_ words: [String]) throws(Failure) -> Onderwerp? {
    guard let word = words.first else { return nil }
    guard words.count == 1 else { throw Failure(.usage, "'\(words[1])' is one argument too many") }
    guard let subject = Onderwerp(word) else {
      throw Failure(
        .usage, "'\(word)' is no dossier: a pseudonym of 32 hex digits, wg- and 32 hex digits, or a CBS code is one")
    }
    return subject
  }

  private func regels(in given: String?, bekendOp: CivilDate?) throws(Failure) -> Regels {
    let folder = try Places.regelsFolder(given)
    guard try Places.tenants(in: folder).contains(tenant) else {
      throw Failure(.usage, "--tenant: '\(tenant)' has no folder under \(folder)/tenants")
    }
    let regels = try Places.regels(tenant, in: folder)
    return bekendOp.map { regels.bekendOp($0) } ?? regels
  }

  /// - Parameter isWhole: All dossiers of the log, when no subject is named.
  private func source(
    _ regels: Regels, bekendOp: CivilDate? = nil, subject: Onderwerp?, isWhole: Bool = false
  ) throws -> ExplainSource {
    let dag = bekendOp ?? arguments[DeriveVerb.bekendOp]
    if !arguments[ExplainVerb.feiten].isEmpty {
      return try ExplainSource(files: arguments[ExplainVerb.feiten], regels, bekendOp: dag, subject: subject)
    }
    guard subject != nil || isWhole else {
      throw Failure(.usage, "which dossier? Name one, or read a file of events with --feiten")
    }
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    return try ExplainSource(store, tenant, bekendOp: dag, subject: subject)
  }
}
