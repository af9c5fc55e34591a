import CommandLine
import Domain
import JSON
import Regelgeving
import Sturing
import TenantWorker

/// `verdeling`: who carries what of the results that the gemeenten share.
enum VerdelingVerb {
  static let command = Command<Verb>(
    "verdeling", summary: "Show who carries what of the results that gemeenten share: profijt beside solidarity, to the cent.",
    description: """
      The arrangements stand in plan/verdeling.yaml of the tenant: which fondsen, by what sleutel, with which partners outside. \
      Reads the cells that 'run' wrote; the daemon may run. Shares are exact, cut to the cent, missing cents to the largest \
      remainders. A number that nobody gave (inwoners, persons of a partner) makes the shares onbepaald; give it in the file or \
      with --deel.
      """,
    declarations: [
      Places.tenant.declaration, BoekhoudingVerb.jaar.declaration, BoekhoudingVerb.peilmaand.declaration,
      WhatifVerb.delen.declaration, Places.log.declaration, Places.regels.declaration, Places.topics.declaration,
      Places.json.declaration,
    ],
    examples: [
      "werkbedrijf verdeling --tenant drentsche-aa --jaar 2016",
      "werkbedrijf verdeling --tenant dal --jaar 2015 --deel GM0009=48",
    ], action: Shell.verb(run))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let folder = try Places.regelsFolder(arguments[Places.regels])
    let regels = try Places.regels(arguments[Places.tenant], in: folder)
    let plan = try PlanFiles.plan(regels, in: folder)
    let jaar = arguments[BoekhoudingVerb.jaar]
    let afspraken = plan.verdelingen.filter { $0.geldt(in: jaar) }
    guard !afspraken.isEmpty else {
      throw Failure(
        .noinput,
        "tenant \(regels.tenant) has no verdeling for \(jaar); it stands in tenants/\(regels.tenant)/plan/verdeling.yaml")
    }
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    let cellen = try OwnCells.read(regels.tenant, store.reader())
    let peil = arguments[BoekhoudingVerb.peilmaand] ?? OwnCells.peilmaand(cellen, jaar: jaar)
    let delen = Dictionary(arguments[WhatifVerb.delen].map { ($0.gemeente, $0.getal) }, uniquingKeysWith: { $1 })
    var blad = Blad()
    blad.kop("Verdeling \(regels.naam), \(jaar), tot en met \(peil)", niveau: 1)
    var status = ExitCode.ok
    for afspraak in afspraken {
      do throws(Verdeling.Fout) {
        let verdeling = try Verdeling(afspraak, cellen, jaar: jaar, peilmaand: peil, delen: delen)
        if arguments[Places.json] { Shell.write(verdeling.json.canonical + [0x0A]) }
        blad.voegToe(verdeling.blad(OwnCells.naam(regels)))
      } catch {
        Shell.complain(error.description)
        status = .dataerr
      }
    }
    if !arguments[Places.json] { Shell.write(blad.tekst) }
    return status
  }
}
