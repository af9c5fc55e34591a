import CommandLine
import Domain
import JSON
import Regelgeving
import Regio

/// `indicatoren`: how a tenant or a gemeente stands by what its paper wants.
enum IndicatorenVerb {
  static let jaar = option("jaar", .integer("YYYY", 1900...2199), help: "Which year. Default: that of the peilmaand.")
  static let peilmaand = option(
    "peilmaand", .lossless(Maand.self, "YYYY-MM", expected: "a month, YYYY-MM"),
    help: "The last month that counts. Default: the last one that the tenant has completed.")
  static let gemeente = option(
    "gemeente", .lossless(Gemeente.self, "GM0000", expected: "a CBS code, GM0010"), help: "Only this gemeente of the tenant.")
  static let publicatie = flag(
    "publicatie", help: "From the last publication, as the region sees it; without it the tenant's own exact figures.")

  static let command = Command<Verb>(
    "indicatoren", summary: "Show realisation, target, forecast and whether a tenant is on course.",
    description: """
      Every indicator of the tenant's paper and those of all tenants, with what there is so far, the target and the distance to \
      it, the forecast for the year's end with its band, and op-koers or bijsturen. Exact figures are for the tenant's own use; \
      with --publicatie only protected figures are used.
      """,
    declarations: [
      Places.log.declaration, Places.tenant.declaration, gemeente.declaration, jaar.declaration, peilmaand.declaration,
      publicatie.declaration, Places.regels.declaration, Places.topics.declaration, Places.json.declaration,
    ],
    examples: [
      "werkbedrijf indicatoren --tenant bmwe --jaar 2016", "werkbedrijf indicatoren --tenant bmwe --gemeente GM1651 --publicatie",
    ],
    action: Shell.verb(run))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    let folder = try Places.regelsFolder(arguments[Places.regels])
    let laatste = try Regiostand.laatste(store)?.publicatie
    let (indeling, alle) = try Regiostand.indeling(store, regels: folder, na: laatste)
    guard let regels = alle[arguments[Places.tenant]], let tenant = indeling.tenants.first(where: { $0.id == regels.tenant })
    else {
      throw Failure(.usage, "--tenant \(arguments[Places.tenant]): no folder of that name under \(folder)/tenants")
    }
    if let code = arguments[gemeente], !tenant.gemeenten.contains(where: { $0.gemeente == code }) {
      let names = tenant.gemeenten.map(\.gemeente.description).joined(separator: ", ")
      throw Failure(.usage, "--gemeente \(code): no gemeente of \(tenant.id); it has \(names)")
    }
    let gebied: Gebied = arguments[gemeente].map { .gemeente(tenant.id, $0) } ?? .tenant(tenant.id)
    let bron: any Cijferbron
    let vanaf: Maand
    var last = tenant.compleetTotEnMet
    if arguments[publicatie] {
      guard let laatste else {
        throw Failure(.noinput, "nothing is published yet; 'werkbedrijf publicatie maak' makes the first")
      }
      bron = PublicatieBron(laatste, indeling)
      vanaf = laatste.vanaf
      last = laatste.totEnMet
    } else {
      let cellen = try Regiostand.cellen(store)
      if let complete = last, let filled = Regiostand.laatsteMaanden(cellen)[tenant.id] { last = min(complete, filled) }
      bron = ExacteBron(cellen, indeling)
      vanaf =
        cellen.keys.filter { $0.tenant == tenant.id && $0.cel.maat.soort == .stroom }.map(\.cel.maand).min()
        ?? Maand(jaar: 2015, maand: 1)
    }
    guard let peil = arguments[peilmaand] ?? last else {
      throw Failure(.noinput, "\(tenant.id) has delivered nothing yet: it is late, and its figures are not zero but unknown")
    }
    let indicatoren = Indicatoren(bron, peilmaand: peil, vanaf: vanaf).alle(regels, gebied, jaar: arguments[jaar] ?? peil.jaar)
    if !arguments[Places.json] {
      let year = arguments[jaar] ?? peil.jaar
      Shell.write("\(gebied.code), \(year), tot en met \(min(peil, Maand(jaar: year, maand: 12)))\n\n")
    }
    for indicator in indicatoren {
      Shell.write(arguments[Places.json] ? json(indicator) + [0x0A] : Array(text(indicator).utf8))
    }
    if !arguments[Places.json], !arguments[publicatie] { Shell.write(Tabel.voorbehoud + "\n") }
    return .ok
  }

  private static func number(_ breuk: Breuk, _ eenheid: Doel.Eenheid) -> String {
    switch eenheid {
    case .cent: Eurocent(breuk.afgerond).description
    case .aantal, .dagen, .procent, .cijfer:
      Decimaal.tekst(miljoensten: (breuk * Breuk(10)).afgerond * 100_000) + (eenheid == .procent ? "%" : "")
    }
  }

  private static func text(_ indicator: Indicator) -> String {
    let eenheid = indicator.doel.eenheid
    let sort =
      switch indicator.realisatie {
      case .waarde(let breuk): number(breuk, eenheid)
      case .onbepaald(let waarom): "onbepaald: \(waarom)"
      case .onderdrukt(let reden): reden.rawValue == "klein" ? "niet getoond: een aantal is te klein" : "niet getoond"
      }
    var lines = [
      "\(indicator.doel.id)  \(indicator.doel.omschrijving)  [\(indicator.oordeel.rawValue)]", "    realisatie \(sort)",
    ]
    if let streef = indicator.streefwaarde {
      let value = streef.waarde.map { number($0, eenheid) } ?? "onbepaald (de maatstaf is niet bekend)"
      let distance = indicator.afstand.map { ", afstand \(number($0, eenheid))" } ?? ""
      lines.append("    streefwaarde \(streef.vergelijking.rawValue) \(value)\(distance)  (\(streef.bron))")
    }
    if let prognose = indicator.prognose {
      lines.append(
        "    prognose \(number(prognose.waarde, eenheid)), tussen \(number(prognose.band.lowerBound, eenheid)) en "
          + "\(number(prognose.band.upperBound, eenheid)): \(prognose.methode.uitleg)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func json(_ indicator: Indicator) -> [UInt8] {
    func value(_ breuk: Breuk?) -> JSONValue {
      breuk.map { .string(Decimaal.tekst(miljoensten: ($0 * Breuk(1_000_000)).afgerond)) } ?? .null
    }
    let reden: JSONValue =
      switch indicator.realisatie {
      case .waarde: .null
      case .onbepaald(let waarom): .string(waarom)
      case .onderdrukt(let reden): .string(reden.rawValue)
      }
    return JSONValue.object([
      ("afstand", value(indicator.afstand)), ("bron", .string(indicator.doel.bron)),
      ("eenheid", .string(indicator.doel.eenheid.rawValue)), ("gebied", .string(indicator.gebied.code)),
      ("id", .string(indicator.doel.id.tekst)), ("jaar", .integer(Int64(indicator.jaar))),
      ("oordeel", .string(indicator.oordeel.rawValue)), ("prognose", value(indicator.prognose?.waarde)),
      ("prognoseHoog", value(indicator.prognose?.band.upperBound)), ("prognoseLaag", value(indicator.prognose?.band.lowerBound)),
      ("realisatie", value(indicator.realisatie.breuk)), ("reden", reden),
      ("streefwaarde", value(indicator.streefwaarde?.waarde)),
      ("totEnMet", .string(indicator.maanden.upperBound.description)), ("van", .string(indicator.maanden.lowerBound.description)),
    ]).canonical
  }
}
