import CommandLine
import Domain
import Gevolgen
import JSON
import Regelgeving
import Sturing

/// `whatif`: other law against all dossiers of a tenant, without publishing anything.
enum WhatifVerb {
  static let met = repeatableOption(
    "met", .text("PATH"),
    help: """
      A changed file of law, or a folder laid out as the law data (landelijk/, tenants/TENANT/): each file takes the place of \
      the one of the same name, or comes beside them.
      """)
  static let van = option(
    "van", .lossless(Maand.self, "YYYY-MM", expected: "a month, YYYY-MM"), help: "First month looked at, with --tot-en-met.")
  static let totEnMet = option(
    "tot-en-met", .lossless(Maand.self, "YYYY-MM", expected: "a month, YYYY-MM"), help: "Last month looked at, with --van.")
  static let sleutel = option(
    "sleutel", .choice("SLEUTEL", ["profijt", "gelijk", "personen", "wsw-personen", "standaardeenheden"]),
    help: "Show who pays when the lasten are shared by this. Default: verdeling.sleutel of the changed law.")
  static let delen = repeatableOption(
    "deel", ValueKind("GM0000=N", expected: "a CBS code and a whole number, GM0010=25390", parse: deel),
    help: "A share of your own, as inwoners; also of a partner outside the tenant.")
  static let fondsen = repeatableOption("fonds", .code(Fonds.self, "FONDS"), help: "Share only the lasten of this fonds.")
  static let scenario = option(
    "scenario", .text("SCENARIO"),
    help: "Show what the plan figures become under this scenario beside the first one; no dossiers are read.")
  static let files = arguments(.text("FILE"), help: "Files with one event a line, in the place of the log; - is standard input.")

  static let command = Command<Verb>(
    "whatif", summary: "Show what other law would mean for the dossiers of a tenant, publishing nothing.",
    description: """
      Derives every dossier of the log under the law as it is and under the law with the changed files in it, on every core, \
      and shows what differs: besluiten, who moves to another spoor, what becomes onbepaald, lasten per fonds and gemeente, \
      winners and losers, the largest shifts. Only reads; the daemon may run. A month that is onbepaald under one of the two \
      is neither a gain nor a loss.

      Who pays when the lasten are shared (profijt beside solidarity) is shown when the changed law names a \
      verdeling.sleutel, or with --sleutel or --deel: own lasten, the share by the sleutel to the cent, the difference. \
      Examples of changed law stand in ops/voorbeelden/whatif.
      """,
    declarations: [
      Places.tenant.declaration, met.declaration, van.declaration, totEnMet.declaration, sleutel.declaration, delen.declaration,
      fondsen.declaration, scenario.declaration, Places.log.declaration, Places.regels.declaration, Places.topics.declaration,
      Places.json.declaration,
      files.declaration,
    ],
    examples: [
      "werkbedrijf whatif --tenant drentsche-aa --met ops/voorbeelden/whatif/drentsche-aa-solidariteit --van 2016-01 "
        + "--tot-en-met 2016-12",
      "werkbedrijf whatif --tenant dal --met ops/voorbeelden/whatif/dal-ontwikkeling-12-maanden events.jsonl",
      "werkbedrijf whatif --tenant bmwe --scenario ability",
      "werkbedrijf whatif --tenant dal --sleutel wsw-personen --fonds wsw --van 2015-01 --tot-en-met 2015-12",
    ],
    action: Shell.verb(run))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let tenant = arguments[Places.tenant]
    if let gekozen = arguments[scenario] { return try toon(scenario: gekozen, arguments) }
    let isVerdeling = arguments[sleutel] != nil || !arguments[delen].isEmpty
    if arguments[met].isEmpty, !isVerdeling { throw Failure(.usage, "nothing to compare: name changed law with --met") }
    if arguments[sleutel] != nil, !arguments[delen].isEmpty { throw Failure(.usage, "--sleutel and --deel exclude each other") }
    let folder = try Places.regelsFolder(arguments[Places.regels])
    guard try Places.tenants(in: folder).contains(tenant) else {
      throw Failure(.usage, "--tenant: '\(tenant)' has no folder under \(folder)/tenants")
    }
    let voor = try Places.regels(tenant, in: folder)
    let na = try Voorstel(tenant, over: folder, met: arguments[met]).regels(tenant)
    let vraag = Gevolgen.Vraag(voor: voor, na: na, maanden: try maanden(arguments))
    let (bestand, hasRefused) = try Bestand.open(
      tenant, log: arguments[Places.log], topics: arguments[Places.topics], files: arguments[files], voor)
    let gevolgen = try bestand.gevolgen([vraag])[0]
    let verdeling = try verdeling(gevolgen, arguments)
    if arguments[Places.json] {
      Shell.write(gevolgen.json(verdeling).canonical + [0x0A])
    } else {
      Shell.write(gevolgen.tekst(verdeling))
    }
    return hasRefused ? .dataerr : .ok
  }

  /// The other forecast of the paper, worked out through every formula over it.
  private static func toon(scenario: String, _ arguments: Arguments) throws -> ExitCode {
    let folder = try Places.regelsFolder(arguments[Places.regels])
    let regels = try Places.regels(arguments[Places.tenant], in: folder)
    let boek = try PlanFiles.plan(regels, in: folder).reeksen
    try ReeksenVerb.check(scenario, boek, regels.tenant)
    let uitgangspunt = boek.scenarios.first
    if arguments[Places.json] {
      for (reeks, punt, voor, na) in boek.verschillen(scenario, uitgangspunt) {
        let line = JSONValue.object([
          ("na", na.map { .string($0.leesbaar(decimalen: 4)) } ?? .null), ("punt", .string(punt)), ("reeks", .string(reeks.id)),
          ("scenario", .string(scenario)), ("voor", voor.map { .string($0.leesbaar(decimalen: 4)) } ?? .null),
        ])
        Shell.write(line.canonical + [0x0A])
      }
      return .ok
    }
    var blad = Blad()
    blad.kop("Scenario \(scenario) beside \(uitgangspunt ?? "what is printed"), \(regels.naam)", niveau: 1)
    blad.voegToe(boek.blad(vergelijk: scenario, met: uitgangspunt))
    Shell.write(blad.tekst)
    return .ok
  }

  static func maanden(_ arguments: Arguments) throws(Failure) -> ClosedRange<Maand>? {
    switch (arguments[van], arguments[totEnMet]) {
    case (nil, nil): return nil
    case (let van?, let totEnMet?) where van <= totEnMet: return van...totEnMet
    default: throw Failure(.usage, "--van and --tot-en-met go together, the first not after the last")
    }
  }

  /// Nil when neither the law nor the command line shares anything.
  private static func verdeling(_ gevolgen: Gevolgen, _ arguments: Arguments) throws(Failure) -> Lastenverdeling? {
    var sleutels = gevolgen.sleutels
    let isGevraagd = arguments[sleutel] != nil || !arguments[delen].isEmpty || sleutels.voor != sleutels.na
    if !isGevraagd, sleutels.na == .profijt { return nil }
    if let gegeven = arguments[sleutel] {
      sleutels.na = gegeven == "profijt" ? .profijt : gegeven == "gelijk" ? .gelijk : .geteld(Symbool(gegeven))
    } else if !arguments[delen].isEmpty {
      var delen: [Gemeente: Int64] = [:]
      for deel in arguments[Self.delen] {
        guard delen.updateValue(deel.getal, forKey: deel.gemeente) == nil else {
          throw Failure(.usage, "--deel \(deel.gemeente): given twice")
        }
      }
      // Numbers that no dossier tells are the same before and after.
      if sleutels.voor == .geteld("inwoners") { sleutels.voor = .delen(delen) }
      sleutels.na = .delen(delen)
    }
    let fondsen = arguments[fondsen].isEmpty ? nil : Set(arguments[fondsen].map { Symbool($0.rawValue) })
    let verdeling = Lastenverdeling(gevolgen, sleutel: sleutels, fondsen: fondsen)
    if verdeling == nil, isGevraagd {
      throw Failure(
        .dataerr,
        "who pays cannot be told: now by \(sleutels.voor.naam), then by \(sleutels.na.naam), of which one counts nothing in "
          + "these months; name other months, another --sleutel, or what no dossier tells (inwoners) with --deel GM0000=N")
    }
    return verdeling
  }

  struct Deel: Sendable {
    var gemeente: Gemeente
    var getal: Int64
  }

  @Sendable private static func deel(_ tekst: String) -> Deel? {
    let delen = tekst.split(separator: "=", omittingEmptySubsequences: false)
    guard delen.count == 2, let gemeente = Gemeente(String(delen[0])), let getal = Int64(delen[1]), getal >= 0,
      String(getal) == delen[1]
    else { return nil }
    return Deel(gemeente: gemeente, getal: getal)
  }
}
