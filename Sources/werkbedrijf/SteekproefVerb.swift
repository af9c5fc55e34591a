import CommandLine
import Domain
import Dossiers
import EventLog
import JSON
import Regelgeving
import Sturing
import TenantWorker

/// `steekproef`: besluiten of a year, drawn for the account.
enum SteekproefVerb {
  static let zaad = requiredOption("zaad", .text("TEXT"), help: "The seed: the same one draws the same besluiten.")
  static let omvang = option("omvang", .integer("N", 1...10_000), default: "25", help: "How many besluiten.")
  static let soort = option(
    "soort", .choice("SOORT", Besluitsoort.allCases.map(\.code)), help: "Only besluiten of this kind.")
  static let bevindingen = option(
    "bevindingen", .text("FILE"),
    help: "What was found: a line 'dossier sleutel goed' or 'dossier sleutel fout' for each besluit; gives the error rate.")

  static let command = Command<Verb>(
    "steekproef", summary: "Draw a reproducible sample of the besluiten of a year, with their grondslag.",
    description: """
      Derives every dossier of the log and draws among the besluiten of the year: each as likely as another, the same seed \
      always the same ones. One JSON object a line: dossier, besluit, every parameter it rests on with its source. Then size of \
      population and sample on standard error; with --bevindingen the share that was found wrong. The daemon may run.
      """,
    declarations: [
      Places.tenant.declaration, BoekhoudingVerb.jaar.declaration, zaad.declaration, omvang.declaration, soort.declaration,
      bevindingen.declaration, Places.log.declaration, Places.regels.declaration, Places.topics.declaration,
    ],
    examples: ["werkbedrijf steekproef --tenant dal --jaar 2016 --zaad jaarrekening-2016 --omvang 60 --soort uitkering"],
    action: Shell.verb(run))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let regels = try Places.regels(arguments[Places.tenant], in: Places.regelsFolder(arguments[Places.regels]))
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    let topics = try store.topics(regels.tenant)
    let reader = try store.reader()
    let jaar = arguments[BoekhoudingVerb.jaar]
    var steekproef = Steekproef<(dossier: String, sleutel: String, regel: [UInt8])>(
      zaad: arguments[zaad], omvang: arguments[omvang])
    for partition in 0..<topics.partitions {
      let records: [[UInt8]]
      do throws(EventLogError) {
        records = try DossierState.records(topics, partition: partition, reader)
      } catch { throw Store.failure(error) }
      for record in records {
        let dossier = try Dossier(record: record)
        guard case .client = dossier.onderwerp else { continue }
        for besluit in Dossiers.derive(dossier, regels, grondslag: true).besluiten
        where besluit.sleutel.datum.delen.jaar == jaar && arguments[soort].map({ $0 == besluit.soort.code }) ?? true {
          let naam = dossier.onderwerp.description
          steekproef.neem(naam, besluit.sleutel.tekst) {
            let json = JSONValue.object([
              ("besluit", .object(besluit.velden + [("grondslag", .array(besluit.grondslag.map { $0.json(regels) }))])),
              ("dossier", .string(naam)), ("gemeente", .string(besluit.gemeente.description)),
              ("sleutel", .string(besluit.sleutel.tekst)), ("uitkomst", .string(besluit.uitkomst.code)),
            ])
            return (naam, besluit.sleutel.tekst, json.canonical)
          }
        }
      }
    }
    for besluit in steekproef.besluiten { Shell.write(besluit.regel + [0x0A]) }
    Shell.complain(
      "\(steekproef.besluiten.count) of \(steekproef.populatie) besluiten of \(jaar), seed '\(steekproef.zaad)', set "
        + "\(regels.digest.prefix(12))")
    if let path = arguments[bevindingen] {
      let marge = try marge(path, Set(steekproef.besluiten.map { "\($0.dossier) \($0.sleutel)" }))
      Shell.complain(
        "\(marge.fouten) wrong of \(marge.omvang) looked at: \(marge.percentage?.leesbaar(decimalen: 2) ?? "–")%")
    }
    return .ok
  }

  /// Every line must be of this sample, each once.
  private static func marge(_ path: String, _ steekproef: Set<String>) throws(Failure) -> Foutmarge {
    var marge = Foutmarge(omvang: 0, fouten: 0)
    var gezien: Set<String> = []
    for (number, line) in String(decoding: try Files.read(path), as: UTF8.self).split(separator: "\n").enumerated() {
      let delen = line.split(separator: " ").map(String.init)
      let naam = delen.dropLast().joined(separator: " ")
      guard delen.count == 3, delen[2] == "goed" || delen[2] == "fout" else {
        throw Failure(.dataerr, "\(path):\(number + 1): 'dossier sleutel goed' or 'dossier sleutel fout' expected")
      }
      guard steekproef.contains(naam), gezien.insert(naam).inserted else {
        throw Failure(.dataerr, "\(path):\(number + 1): \(naam) is not in this sample, or stands there twice")
      }
      marge.omvang += 1
      if delen[2] == "fout" { marge.fouten += 1 }
    }
    return marge
  }
}
