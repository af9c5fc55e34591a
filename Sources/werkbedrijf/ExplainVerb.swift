import CommandLine
import Domain
import Dossiers
import EventLog
import JSON
import Regelgeving
import TenantWorker
import TopicContracts

/// `explain`: one dossier of the log, with the ground of each besluit.
enum ExplainVerb {
  static let maand = option(
    "maand", .lossless(Maand.self, "YYYY-MM", expected: "a month, YYYY-MM"), help: "Only besluiten of this month.")
  static let dossier = argument(
    .lossless(Onderwerp.self, "DOSSIER", expected: "a pseudonym of 32 hex digits, wg- and 32 hex digits, or a CBS code"),
    help: "Whose dossier.")

  static let command = Command<Verb>(
    "explain", summary: "Explain what was derived for one dossier, besluit by besluit.",
    description: """
      Reads the dossier from the log and derives it under the parameters of today's files; the daemon may run. Each besluit \
      is shown with its amounts and with every parameter used: path, value, period, source, status.
      """,
    declarations: [
      Places.tenant.declaration, Places.log.declaration, maand.declaration, Places.regels.declaration, Places.topics.declaration,
      Places.json.declaration,
      dossier.declaration,
    ],
    examples: ["werkbedrijf explain --tenant dal --maand 2016-03 0123456789abcdef0123456789abcdef"],
    action: Shell.verb(run))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    let topics = store.topics(arguments[Places.tenant])
    let onderwerp = arguments[dossier]
    let regels = try Places.regels(topics.tenant, in: Places.regelsFolder(arguments[Places.regels]))
    let reader = try store.reader()
    let record: LogRecord?
    do throws(EventLogError) {
      record = try DossierState.latest(onderwerp, topics, reader)
    } catch {
      throw Store.failure(error)
    }
    guard let value = record?.value else {
      throw Failure(.noinput, "\(onderwerp): tenant \(topics.tenant) has no such dossier")
    }
    let found: Dossier
    do {
      found = try Dossier(record: value)
    } catch {
      throw Failure(.software, "the record of dossier \(onderwerp) \(error)")
    }
    let uitkomst = Dossiers.derive(found, regels, grondslag: true)
    if arguments[Places.json] {
      Shell.write(interchange(onderwerp, tenant: topics.tenant, uitkomst, grondslag: regels) + [0x0A])
      return .ok
    }
    Shell.write(text(found, uitkomst, regels, maand: arguments[maand]))
    return .ok
  }

  private static func text(_ dossier: Dossier, _ uitkomst: Uitkomst, _ regels: Regels, maand: Maand?) -> String {
    var text = "dossier \(dossier.onderwerp) of \(regels.naam) (\(regels.tenant)): \(dossier.feiten.count) facts, "
    text += "revision \(dossier.revisie)\n"
    for periode in uitkomst.perioden {
      text += "  periode \(periode.van) – \(periode.tot?.description ?? "open"), \(periode.regeling.rawValue)"
      text += periode.reden.map { ", ended: \($0.code.tekst)\n" } ?? "\n"
    }
    for spoor in uitkomst.sporen { text += "  spoor \(spoor.spoor.tekst) \(spoor.van) – \(spoor.tot?.description ?? "open")\n" }
    for besluit in uitkomst.besluiten where maand == nil || besluit.sleutel.datum.maand == maand {
      text += "\n\(besluit.sleutel.tekst): \(besluit.uitkomst.code)\n"
      for (naam, waarde) in besluit.velden { text += lines(naam, waarde) }
      text += sum(besluit)
      for gebruikt in besluit.grondslag { text += ground(gebruikt, regels) }
    }
    return text
  }

  /// How the amounts of a month follow from each other.
  private static func sum(_ besluit: Besluit) -> String {
    guard case .uitkering(let b) = besluit.inhoud, besluit.uitkomst == .vastgesteld else { return "" }
    let income = b.norm - b.verlaging - b.recht
    let recht =
      b.recht == .nul
      ? "recht 0.00: income and verlaging take all of norm \(b.norm)"
      : "recht \(b.recht) = norm \(b.norm) − verlaging \(b.verlaging) − income \(income) (after vrijlating \(b.vrijlating))"
    return "  \(recht)\n  verschil \(b.verschil) = paid \(b.verschil + b.betaalbaar) − betaalbaar \(b.betaalbaar)\n"
  }

  private static func lines(_ naam: String, _ waarde: JSONValue) -> String {
    if case .object(let velden) = waarde {
      return velden.map { lines($0.key, $0.value) }.joined()
    }
    if case .integer(let cent) = waarde, naam.hasSuffix("Cent") {
      let euro = Eurocent(cent).description
      return "  \(naam.dropLast(4))\(pad(naam.count - 4, 22))€ \(pad(euro.count, 12))\(euro)\n"
    }
    let tekst = String(decoding: waarde.bytes, as: UTF8.self)
    return "  \(naam)\(pad(naam.count, 22))\(tekst)\n"
  }

  private static func ground(_ gebruikt: Gebruikt, _ regels: Regels) -> String {
    var text = "  by \(gebruikt.parameter.pad) = \(gebruikt.waarde) on \(gebruikt.op)"
    if let rij = regels.voor(gebruikt.gemeente).rij(gebruikt.parameter, op: gebruikt.op) {
      text += " (since \(rij.vanaf), \(rij.niveau.rawValue), \(rij.status.rawValue): \(rij.artikel); \(rij.bron))"
    }
    return text + "\n"
  }

  private static func pad(_ count: Int, _ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) }
}
