import CommandLine
import Domain
import Dossiers
import EventLog
import JSON
import Regelgeving
import Sturing
import TenantWorker

/// `werkgevers`: the employers of a labour-market region, each once.
enum WerkgeversVerb {
  static let regio = option("regio", .text("AM00"), help: "Only tenants of this labour-market region.")

  static let command = Command<Verb>(
    "werkgevers", summary: "Show a region's employers once: vacancies, plaatsingen, agreements kept, garantiebanen, verdringing.",
    description: """
      Reads what tenants know of employers and the links that their plaatsingen leave, in which no client is named; the daemon \
      may run. An employer that several tenants know stands here once. 'verdringing': more unpaid placements in a row than \
      verdringing.maximum of a tenant allows, without a paid one between. Exact figures, for use inside the region.
      """,
    declarations: [
      regio.declaration, RapportVerbs.op.declaration, Places.log.declaration, Places.regels.declaration,
      Places.topics.declaration, Places.json.declaration,
    ],
    examples: ["werkbedrijf werkgevers --regio AM01 --op 2016-12-31"], action: Shell.verb(run))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let folder = try Places.regelsFolder(arguments[Places.regels])
    let dag = arguments[RapportVerbs.op] ?? amsterdamDay(Shell.now())
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    var bronnen: [Werkgevers.Bron] = []
    for tenant in try Places.tenants(in: folder) {
      let regels = try Places.regels(tenant, in: folder)
      if let gevraagd = arguments[regio], regels.arbeidsmarktregio != gevraagd { continue }
      if store.makesTopics { try store.ensure(tenant) }
      bronnen.append(try bron(regels, store.topics(tenant), store.reader(), dag))
    }
    if bronnen.isEmpty { throw Failure(.usage, "--regio: no tenant is of \(arguments[regio] ?? "any region")") }
    let werkgevers = Werkgevers(bronnen, op: dag)
    if arguments[Places.json] {
      for rij in werkgevers.rijen { Shell.write(rij.json.canonical + [0x0A]) }
    } else {
      var blad = Blad()
      blad.kop("Werkgevers \(arguments[regio] ?? "van alle regio's"), \(dag)", niveau: 1)
      blad.voegToe(werkgevers.blad)
      Shell.write(blad.tekst)
    }
    return .ok
  }

  private static func bron(
    _ regels: Regels, _ topics: TenantTopics, _ reader: any LogReader, _ dag: CivilDate
  ) throws(Failure) -> Werkgevers.Bron {
    do throws(EventLogError) {
      let dossiers = try DossierState.employers(topics, reader).compactMap { record in
        (try? Dossier(record: record)).flatMap { WerkgeverDossier($0) }
      }
      let links = try Werkgeverlinks.all(topics, reader).map(Werkgevers.Link.init)
      return Werkgevers.Bron(
        tenant: regels.tenant, dossiers: dossiers, links: links,
        maximum: regels.tenantregels.geheel(.verdringingMaximum, op: dag))
    } catch {
      throw Store.failure(error)
    }
  }
}
