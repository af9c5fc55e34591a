import CommandLine
import Domain
import EventLog
import Glibc
import JSON
import Regelgeving
import Sturing
import TenantWorker
import TopicContracts

/// `rapport`: the products of planning and control.
enum RapportVerbs {
  static let product = requiredOption(
    "product", .choice("PRODUCT", Product.Soort.allCases.map(\.rawValue)), help: "Which product of the calendar.")
  static let kwartaal = option("kwartaal", .integer("N", 1...4), help: "Of a kwartaalrapportage.")
  static let totPositie = option(
    "tot-positie", .lossless(Positie.self, "P", expected: "unit numbers by partition, 12.7.30.9"),
    help: "Only what was added up to this position. Default: all that the region has added.")
  static let uit = option(
    "uit", .text("DIR"), help: "Folder for the files. Default: none; the report as Markdown on standard output.")
  static let vormen = repeatableOption(
    "vorm", .choice("VORM", ["md", "html", "pdf", "json"]), help: "Only these forms. Default with --uit: all four.")
  static let proef = flag("proef", help: "Write nothing down: no product, no notices.")
  static let op = option(
    "op", .lossless(CivilDate.self, "DATE", expected: "a day, YYYY-MM-DD"), help: "The day of looking. Default: today.")

  static let command = Command<Verb>(
    "rapport", summary: "Make the products of planning and control, and see what is due.",
    description: """
      A product is made from the facts that lie before a position, and sealed with the digests of law, plan and input: the same \
      position gives the same bytes. What came later stands in the next one, under 'correctie op vorige stand'.
      """,
    subcommands: [
      Command(
        "maak", summary: "Make one product.",
        description: """
          Indicators with norm and forecast, fondsen against their ceilings, verdeling, plan beside realisation, \
          verbetermaatregelen, corrections of the report before. An indicator that goes off course is told to the colleges \
          once (topic signaal), and once when it is back. Makes Markdown, a printable page, PDF (with Debian's Chromium) and \
          JSON. Exact figures of the tenant itself: not to be published. Status 65: made, and onvolledig.
          """,
        declarations: [
          Places.tenant.declaration, product.declaration, BoekhoudingVerb.jaar.declaration, kwartaal.declaration,
          totPositie.declaration, uit.declaration, vormen.declaration, proef.declaration, Places.log.declaration,
          Places.regels.declaration, Places.topics.declaration,
        ],
        examples: [
          "werkbedrijf rapport maak --tenant bmwe --product kwartaalrapportage --jaar 2016 --kwartaal 3",
          "werkbedrijf rapport maak --tenant bmwe --product kwartaalrapportage --jaar 2016 --kwartaal 3 --tot-positie 12.7.30.9 "
            + "--uit rapporten",
        ], action: Shell.verb(maak)),
      Command(
        "kalender", summary: "Show what is due, made, late, or onvolledig.",
        description: "Holds the calendar of plan/kalender.yaml against the products made.",
        declarations: [
          Places.tenant.declaration, BoekhoudingVerb.jaar.declaration, op.declaration, Places.log.declaration,
          Places.regels.declaration, Places.topics.declaration, Places.json.declaration,
        ],
        examples: ["werkbedrijf rapport kalender --tenant bmwe --jaar 2016 --op 2016-12-01"], action: Shell.verb(kalender)),
    ])

  static func maak(_ arguments: Arguments) throws -> ExitCode {
    let folder = try Places.regelsFolder(arguments[Places.regels])
    let regels = try Places.regels(arguments[Places.tenant], in: folder)
    let files = try PlanFiles.bestanden(regels.tenant, in: folder)
    let plan = try PlanFiles.plan(regels, files)
    let soort = Product.Soort(rawValue: arguments[product])!
    guard let product = plan.kalender.first(where: { $0.soort == soort && $0.kwartaal == arguments[kwartaal] }) else {
      let bekend = plan.kalender.map(\.naam).joined(separator: ", ")
      throw Failure(
        .usage,
        "tenant \(regels.tenant) has no product \(soort.rawValue)\(arguments[kwartaal].map { " \($0)" } ?? "") in its calendar; "
          + "it has \(bekend.isEmpty ? "none" : bekend)")
    }
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    if store.makesTopics { try store.ensure(regels.tenant) }
    let making = try RapportMaker(store, regels, plan, files, folder: folder)
    let made = try making.make(product, jaar: arguments[BoekhoudingVerb.jaar], tot: arguments[totPositie])
    try schrijf(made.rapport, regels, arguments)
    if !arguments[proef], made.isNew {
      for notice in try making.keep(made) {
        Shell.complain(
          "\(notice.stand.rawValue): \(notice.omschrijving) \(notice.waarde), norm \(notice.norm) (\(notice.indicator), \(notice.jaar))"
        )
      }
    }
    if made.rapport.isOnvolledig {
      Shell.complain("onvolledig: no verbetermaatregel for \(made.rapport.zonderMaatregel.map(\.tekst).joined(separator: ", "))")
    }
    return made.rapport.isOnvolledig ? .dataerr : .ok
  }

  private static func schrijf(_ rapport: Rapport, _ regels: Regels, _ arguments: Arguments) throws(Failure) {
    let blad = rapport.blad(OwnCells.naam(regels))
    guard let map = arguments[uit] else {
      for vorm in arguments[vormen].isEmpty ? ["md"] : arguments[vormen] {
        switch vorm {
        case "md": Shell.write(blad.markdown)
        case "html": Shell.write(blad.html())
        case "json": Shell.write(rapport.json.canonical + [0x0A])
        default: throw Failure(.usage, "--vorm pdf needs a folder: --uit DIR")
        }
      }
      return
    }
    if !Files.isFolder(map), mkdir(map, 0o750) != 0 {
      throw Failure(.cantcreat, "--uit \(map): cannot be made: \(Files.reason())")
    }
    let kwartaal = rapport.product.kwartaal.map { "-\($0)" } ?? ""
    let naam = "\(map)/\(rapport.tenant)-\(rapport.product.soort.rawValue)-\(rapport.jaar)\(kwartaal)"
    for vorm in arguments[vormen].isEmpty ? ["md", "html", "json", "pdf"] : arguments[vormen] {
      switch vorm {
      case "md": try Files.write(Array(blad.markdown.utf8), to: naam + ".md")
      case "html": try Files.write(Array(blad.html().utf8), to: naam + ".html")
      case "json": try Files.write(rapport.json.canonical + [0x0A], to: naam + ".json")
      default:
        let isAsked = !arguments[vormen].isEmpty
        if Pdf.program == nil, !isAsked {
          Shell.complain("\(naam).pdf is not made: no Chromium here")
          continue
        }
        try Files.write(Array(blad.html().utf8), to: naam + ".html")
        let dag = (rapport.peilmaand.einde - 1).description.replacing("-", with: "")
        try Pdf.make(from: naam + ".html", to: naam + ".pdf", stamp: dag + "000000")
      }
      Shell.write("\(naam).\(vorm)\n")
    }
  }

  static func kalender(_ arguments: Arguments) throws -> ExitCode {
    let folder = try Places.regelsFolder(arguments[Places.regels])
    let regels = try Places.regels(arguments[Places.tenant], in: folder)
    let plan = try PlanFiles.plan(regels, in: folder)
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    if store.makesTopics { try store.ensure(regels.tenant) }
    let archive: ProductArchive
    let reader = try store.reader()
    let topics = try store.topics(regels.tenant)
    do throws(EventLogError) {
      archive = try ProductArchive(topics, reader)
    } catch { throw Store.failure(error) }
    let kalender = Kalender(
      plan.kalender, jaar: arguments[BoekhoudingVerb.jaar], ProductShelf.gemaakt(archive.products),
      op: arguments[op] ?? amsterdamDay(Shell.now()))
    if arguments[Places.json] {
      for rij in kalender.rijen { Shell.write(rij.json.canonical + [0x0A]) }
    } else {
      var blad = Blad()
      blad.kop("Planning en control \(regels.naam), \(arguments[BoekhoudingVerb.jaar])", niveau: 1)
      blad.voegToe(kalender.blad)
      Shell.write(blad.tekst)
    }
    return .ok
  }
}
