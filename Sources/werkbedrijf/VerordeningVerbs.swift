import CommandLine
import Domain
import Gevolgen
import JSON
import Regelgeving

/// `verordening diff`: what a gemeente and its tenant settle themselves, beside the level above.
enum VerordeningVerbs {
  static let gemeente = requiredOption(
    "gemeente", .lossless(Gemeente.self, "GM0000", expected: "a CBS code, GM0010"), help: "Whose choices, with its tenant's.")
  static let log = option(
    "log", .text("PLACE"), help: "A log: also show what each choice moves among the dossiers in it. Without it only the choices.")

  static let command = Command<Verb>(
    "verordening", summary: "Show what a gemeente and its tenant settle themselves.",
    subcommands: [
      Command(
        "diff", summary: "Show each local choice beside what would hold without it, and what it moves.",
        description: """
          Every value that the gemeente's verordening or its tenant sets itself: from and until when, with status, article and \
          source, beside the value of the level above (gemeente → tenant → landelijk).

          With --log or FILEs each choice is left out in turn and every dossier derived again: besluiten of this gemeente that \
          would differ, how many of them would become onbepaald, the regional figures that would, and its lasten with and \
          without the choice. A whole category of maatregelen hangs together: leaving out its percentage alone makes its besluiten \
          onbepaald. Only reads; the daemon may run.
          """,
        declarations: [
          gemeente.declaration, log.declaration, WhatifVerb.van.declaration, WhatifVerb.totEnMet.declaration,
          Places.regels.declaration, Places.topics.declaration, Places.json.declaration, WhatifVerb.files.declaration,
        ],
        examples: [
          "werkbedrijf verordening diff --gemeente GM0010",
          "werkbedrijf verordening diff --gemeente GM0010 --log werkbedrijf-log --van 2016-01 --tot-en-met 2016-12",
        ],
        action: Shell.verb(diff))
    ])

  static func diff(_ arguments: Arguments) throws -> ExitCode {
    let regels = try regels(arguments[gemeente], in: Places.regelsFolder(arguments[Places.regels]))
    let keuzen = regels.lokaleKeuzen(arguments[gemeente])
    var gevolgen: [Keuzeplek: Gevolgen] = [:]
    var hasRefused = false
    if arguments[log] != nil || !arguments[WhatifVerb.files].isEmpty {
      let bestand: Bestand
      (bestand, hasRefused) = try Bestand.open(
        regels.tenant, log: arguments[log] ?? "", topics: arguments[Places.topics], files: arguments[WhatifVerb.files], regels)
      gevolgen = try Self.gevolgen(keuzen, regels, arguments[gemeente], bestand, try WhatifVerb.maanden(arguments))
    }
    let lid = regels.leden.first { $0.gemeente == arguments[gemeente] }
    if arguments[Places.json] {
      for keuze in keuzen { Shell.write(json(keuze, gevolgen[Keuzeplek(keuze)]).canonical + [0x0A]) }
    } else {
      let eigen = keuzen.count { $0.eigen.niveau == .gemeente }
      Shell.write(
        "\(lid?.naam ?? "") (\(arguments[gemeente])) of \(regels.naam) (\(regels.tenant)): \(eigen) choices of the gemeente, "
          + "\(keuzen.count - eigen) of the tenant\n")
      for (plaats, keuze) in keuzen.enumerated() {
        // Once after all values of a parameter: they are left out together.
        let isLaatste = plaats + 1 == keuzen.count || Keuzeplek(keuzen[plaats + 1]) != Keuzeplek(keuze)
        Shell.write(tekst(keuze) + (isLaatste ? gevolgen[Keuzeplek(keuze)].map(tekst) ?? "" : ""))
      }
      if !gevolgen.isEmpty {
        Shell.write("\nLasten in euros, by right: a berekening until the college vaststelt (Awb art. 1:3).\n")
      }
    }
    return hasRefused ? .dataerr : .ok
  }

  /// A parameter on its level: all of its rows there are left out together.
  private struct Keuzeplek: Hashable {
    var parameter: Regelgeving.Parameter
    var niveau: Niveau

    init(_ keuze: LokaleKeuze) { (parameter, niveau) = (keuze.parameter, keuze.eigen.niveau) }
  }

  private static func gevolgen(
    _ keuzen: [LokaleKeuze], _ regels: Regels, _ gemeente: Gemeente, _ bestand: Bestand, _ maanden: ClosedRange<Maand>?
  ) throws -> [Keuzeplek: Gevolgen] {
    let plekken = Array(Set(keuzen.map { Keuzeplek($0) }))
    let vragen = plekken.map { plek in
      Gevolgen.Vraag(
        voor: regels, na: regels.zonder(plek.parameter, van: plek.niveau, gemeente), maanden: maanden, gemeente: gemeente,
        grootste: 0)
    }
    return Dictionary(uniqueKeysWithValues: zip(plekken, try bestand.gevolgen(vragen)))
  }

  /// The rules of the tenant to which the gemeente belongs.
  private static func regels(_ gemeente: Gemeente, in folder: String) throws(Failure) -> Regels {
    var bekend: [String] = []
    for tenant in try Places.tenants(in: folder) {
      let regels = try Places.regels(tenant, in: folder)
      if regels.leden.contains(where: { $0.gemeente == gemeente }) { return regels }
      bekend += regels.leden.map { "\($0.gemeente) \($0.naam)" }
    }
    throw Failure(.usage, "--gemeente \(gemeente): is of no tenant; known are \(bekend.joined(separator: ", "))")
  }

  private static func tekst(_ keuze: LokaleKeuze) -> String {
    let eigen = keuze.eigen
    var uit = "\n\(keuze.parameter.pad) = \(waarde(eigen.waarde)) (\(eigen.niveau.rawValue)), from \(eigen.vanaf)"
    uit += eigen.tot.map { " until \($0)\n" } ?? "\n"
    uit += "  \(eigen.status.rawValue): \(eigen.artikel); \(eigen.bron)\n"
    if let toelichting = eigen.toelichting { uit += "  \(toelichting)\n" }
    if keuze.boven.isEmpty { uit += "  above it: nothing\n" }
    for hoger in keuze.boven {
      uit += "  above it: \(waarde(hoger.waarde)) (\(hoger.niveau.rawValue)) from \(hoger.vanaf)"
      uit += hoger.tot.map { " until \($0)\n" } ?? "\n"
    }
    if keuze.isGelijk { uit += "  makes no difference\n" }
    return uit
  }

  /// What the choice moves among the dossiers.
  private static func tekst(_ gevolgen: Gevolgen) -> String {
    guard gevolgen.geraakt > 0 else { return "  moves nothing in these dossiers\n" }
    var uit = "  moves \(gevolgen.besluiten.aantal) besluiten"
    if gevolgen.onbepaald.besluiten > 0 { uit += " (\(gevolgen.onbepaald.besluiten) onbepaald without it)" }
    uit += ", figures of \(gevolgen.geraakt) clients (\(gevolgen.cijfers.rijen.map(\.maat.naam).joined(separator: ", ")))\n"
    let (met, zonder) = (gevolgen.lasten.voor.totaal, gevolgen.lasten.na.totaal)
    return met == zonder ? uit : uit + "  lasten \(met), without it \(zonder): \(met - zonder)\n"
  }

  private static func json(_ keuze: LokaleKeuze, _ gevolgen: Gevolgen?) -> JSONValue {
    .object([
      ("artikel", .string(keuze.eigen.artikel)),
      ("boven", .array(keuze.boven.map { rij($0) })),
      ("bron", .string(keuze.eigen.bron)), ("eigen", rij(keuze.eigen)),
      (
        "gevolgen",
        gevolgen.map { g in
          [
            "besluiten": .integer(Int64(g.besluiten.aantal)), "cijfers": .array(g.cijfers.rijen.map { .string($0.maat.naam) }),
            "klanten": .integer(Int64(g.geraakt)),
            "lastenCent": .integer(g.lasten.voor.totaal.cent), "lastenZonderCent": .integer(g.lasten.na.totaal.cent),
            "onbepaaldZonder": .integer(Int64(g.onbepaald.besluiten)),
          ]
        } ?? .null
      ),
      ("isGelijk", .bool(keuze.isGelijk)), ("pad", .string(keuze.parameter.pad)),
      ("status", .string(keuze.eigen.status.rawValue)),
      ("toelichting", keuze.eigen.toelichting.map { .string($0) } ?? .null),
    ])
  }

  private static func rij(_ rij: ParameterRij) -> JSONValue {
    [
      "niveau": .string(rij.niveau.rawValue), "tot": rij.tot.map { .string($0.description) } ?? .null,
      "vanaf": .string(rij.vanaf.description), "waarde": rij.waarde.map { .string($0.description) } ?? .null,
    ]
  }

  private static func waarde(_ waarde: Waarde?) -> String { waarde?.description ?? "null" }
}
