import CommandLine
import Domain
import JSON
import Regelgeving
import Sturing
import TenantWorker

/// `reeksen`: the plan figures of a tenant's paper, beside what came of them.
enum ReeksenVerb {
  static let scenario = option(
    "scenario", .text("SCENARIO"), help: "Only the series of this scenario, and formulas worked out under it.")
  static let afwijkingen = flag("afwijkingen", help: "Only the printed figures that do not agree with their parts.")

  static let command = Command<Verb>(
    "reeksen", summary: "Show the plan figures that a tenant's paper prints, with what came of them beside.",
    description: """
      Every table of the paper with its paragraph, from plan/reeksen.yaml of the tenant; under a row what the dossiers say of \
      the years that are over, when there is a log. --afwijkingen names every printed total that its parts do not give, and \
      every figure that stands twice with two values.
      """,
    declarations: [
      Places.tenant.declaration, scenario.declaration, afwijkingen.declaration, BoekhoudingVerb.peilmaand.declaration,
      Places.log.declaration, Places.regels.declaration, Places.topics.declaration, Places.json.declaration,
    ],
    examples: [
      "werkbedrijf reeksen --tenant bmwe", "werkbedrijf reeksen --tenant bmwe --scenario ability",
      "werkbedrijf reeksen --tenant ijmond --afwijkingen",
    ], action: Shell.verb(run))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let folder = try Places.regelsFolder(arguments[Places.regels])
    let regels = try Places.regels(arguments[Places.tenant], in: folder)
    let boek = try PlanFiles.plan(regels, in: folder).reeksen
    let gekozen = arguments[Self.scenario]
    try check(gekozen, boek, regels.tenant)
    if arguments[afwijkingen] {
      let gevonden = boek.afwijkingen
      if arguments[Places.json] {
        for afwijking in gevonden { Shell.write(afwijking.json.canonical + [0x0A]) }
      } else {
        Shell.write(Reeksboek.blad(gevonden).tekst)
      }
      return .ok
    }
    let realisatie = try realisatie(arguments, regels.tenant)
    if arguments[Places.json] {
      for reeks in boek.reeksen where gekozen == nil || reeks.scenario == nil || reeks.scenario == gekozen {
        Shell.write(boek.json(reeks, scenario: gekozen, realisatie).canonical + [0x0A])
      }
      return .ok
    }
    var blad = Blad()
    blad.kop("Plancijfers \(regels.naam)", niveau: 1)
    blad.voegToe(boek.blad(scenario: gekozen, realisatie))
    if boek.reeksen.isEmpty { blad.alinea("De nota van deze tenant drukt geen plancijfers.") }
    Shell.write(blad.tekst)
    return .ok
  }

  static func check(_ scenario: String?, _ boek: Reeksboek, _ tenant: TenantID) throws(Failure) {
    guard let scenario, !boek.scenarios.contains(scenario) else { return }
    let bekend = boek.scenarios.isEmpty ? "none" : boek.scenarios.joined(separator: ", ")
    throw Failure(.usage, "--scenario: tenant \(tenant) has no scenario '\(scenario)'; known are \(bekend)")
  }

  /// Nil without a log: the plan can be read without one.
  private static func realisatie(_ arguments: Arguments, _ tenant: TenantID) throws -> Realisatie? {
    let place = arguments[Places.log]
    guard Files.isFolder(place) || Store.isConfiguration(place) else { return nil }
    let cellen = try OwnCells.read(tenant, Store(existing: place, topics: arguments[Places.topics]).reader())
    guard !cellen.isEmpty else { return nil }
    let vandaag = CivilDate(dag: Int32(Shell.now() / 86_400_000)).maand
    let laatste = cellen.keys.filter { $0.maat.soort == .stroom && $0.maand <= vandaag }.map(\.maand).max() ?? vandaag
    return Realisatie(cellen, peilmaand: arguments[BoekhoudingVerb.peilmaand] ?? laatste)
  }
}
