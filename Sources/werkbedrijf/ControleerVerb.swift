import CommandLine
import EventLog
import TenantWorker

/// `controleer`: a live tenant held against what follows from its facts.
enum ControleerVerb {
  static let command = Command<Verb>(
    "controleer", summary: "Hold the inputs, dossiers, besluiten and regional cells of a tenant against each other.",
    description: """
      Looks for every event that the worker has behind it in its dossier or in quarantine, as far as the inputs are kept. Reads \
      every dossier of the log, derives it anew under the parameters of today's files, and compares the besluiten in force \
      and the region's cells with that. Every difference is told with its place. The daemon may run; when it is busy the cells \
      are a moment behind, so differences in cells alone are looked at twice. Status 65: something differs.
      """,
    declarations: [
      Places.tenant.declaration, Places.log.declaration, Places.regels.declaration, Places.topics.declaration,
    ],
    examples: ["werkbedrijf controleer --tenant dal --log /etc/werkbedrijf/kafka.yaml"], action: Shell.verb(run))

  /// How often a difference in cells alone is looked at again, and after how long.
  private static let looks = 5
  private static let pauseMs = 500

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    let topics = try store.topics(arguments[Places.tenant])
    let regels = try Places.regels(topics.tenant, in: Places.regelsFolder(arguments[Places.regels]))
    let reader = try store.reader()
    var controle: Controle
    var look = 0
    repeat {
      if look > 0 { _ = reader.waitForAppend(timeoutMs: pauseMs) }
      do throws(EventLogError) { controle = try Controle(topics, regels, invoer: true, reader) } catch {
        throw Store.failure(error)
      }
      look += 1
    } while look < looks && !controle.verschillen.isEmpty && controle.verschillen.allSatisfy { $0.soort == .cel }
    for verschil in controle.verschillen { Shell.write("ALARM \(verschil.soort.rawValue) \(verschil)\n") }
    Shell.write(
      "\(topics.tenant): \(controle.gebeurtenissen) events, \(controle.dossiers) dossiers, \(controle.besluiten) besluiten, \(controle.cellen) cells compared, "
        + "\(controle.aantalVerschillen) differences\n")
    return controle.aantalVerschillen == 0 ? .ok : .dataerr
  }
}
