import Casussen
import CommandLine
import Domain
import Dossiers
import JSON
import Regelgeving

/// `validate --scenarios`: puts every casus to the rules of its tenant, as a test runner does.
enum ValidateScenarios {
  static let scenarios = flag(
    "scenarios", help: "Run the casussen: landelijk/casussen/ and tenants/<tenant>/casussen/, or those named as PAD.")
  static let paden = arguments(
    .text("PAD"), help: "With --scenarios: a file of casussen, or a folder of them, to run instead of those of --regels.")

  /// - Returns: Whether every casus could be read and every one came out as stated.
  static func run(_ paden: [String], in folder: String, regels: [TenantID: Regels], json: Bool) throws -> Bool {
    let bestanden = try paden.isEmpty ? eigen(in: folder) : paden.flatMap { try lees($0) }
    let begin = Shell.now()
    let (casussen, problemen) = laadCasussen(bestanden)
    var uitslagen: [Uitslag] = []
    var zonderRegels: [Casus] = []
    for casus in casussen {
      if let regels = regels[casus.tenant] { uitslagen.append(voerUit(casus, regels)) } else { zonderRegels.append(casus) }
    }
    let duur = Shell.now() - begin
    if json {
      for probleem in problemen { schrijf(bestand: probleem.bestand, regel: probleem.regel, "probleem", probleem.description) }
      for casus in zonderRegels {
        schrijf(bestand: casus.bestand, regel: casus.regel, "casus", casus.naam, ["not run: the tenant has no good rules here"])
      }
      for uitslag in uitslagen {
        let casus = uitslag.casus
        schrijf(
          bestand: casus.bestand, regel: casus.regel, "casus", casus.naam, uitslag.afwijkingen.map { "\($0.regel): \($0.tekst)" })
      }
    } else {
      for probleem in problemen { Shell.write("\(probleem)\n") }
      let perTenant = Dictionary(grouping: zonderRegels, by: \.tenant)
      for (tenant, casussen) in perTenant.sorted(by: { $0.key < $1.key }) {
        Shell.write(
          "\(casussen[0].bestand):\(casussen[0].regel): \(casussen.count) casussen of tenant '\(tenant)' were not run: it has no good "
            + "rules here\n")
      }
      for uitslag in uitslagen { for afwijking in uitslag.afwijkingen { Shell.write("\(afwijking)\n") } }
      Shell.write(Dekking(uitslagen, regels).tekst)
      let fout = uitslagen.filter { !$0.isGoed }.count
      let verwachtingen = uitslagen.reduce(0) { $0 + $1.casus.aantalVerwachtingen }
      Shell.write(
        "\(uitslagen.count) casussen in \(bestanden.count) files run in \(duur) ms, \(verwachtingen) expectations: "
          + "\(fout) failed, \(zonderRegels.count) not run, \(problemen.count) problems in the files\n")
    }
    return problemen.isEmpty && zonderRegels.isEmpty && uitslagen.allSatisfy(\.isGoed) && !uitslagen.isEmpty
  }

  private static func schrijf(bestand: String, regel: Int, _ soort: String, _ tekst: String, _ afwijkingen: [String] = []) {
    var leden: [(key: String, value: JSONValue)] = [
      ("bestand", .string(bestand)), ("regel", .integer(Int64(regel))), (soort, .string(tekst)),
    ]
    if soort == "casus" {
      leden.append(("afwijkingen", .array(afwijkingen.map(JSONValue.string))))
      leden.append(("goed", .bool(afwijkingen.isEmpty)))
    }
    Shell.write(JSONValue.object(leden).canonical + [0x0A])
  }

  private static func eigen(in folder: String) throws(Failure) -> [(pad: String, inhoud: [UInt8])] {
    var bestanden: [(pad: String, inhoud: [UInt8])] = []
    for map in ["landelijk"] + (try Places.tenants(in: folder)).map({ "tenants/\($0)" })
    where Files.isFolder("\(folder)/\(map)/casussen") {
      bestanden += try lees("\(folder)/\(map)/casussen")
    }
    if bestanden.isEmpty { throw Failure(.noinput, "--scenarios: no casussen in \(folder)/landelijk/casussen or a tenant's") }
    return bestanden
  }

  /// A file, or every .yaml of a folder and the folders in it.
  private static func lees(_ pad: String) throws(Failure) -> [(pad: String, inhoud: [UInt8])] {
    guard Files.isFolder(pad) else { return [(pad, try Files.read(pad))] }
    var bestanden: [(pad: String, inhoud: [UInt8])] = []
    for naam in try Files.names(in: pad) where naam.hasSuffix(".yaml") || Files.isFolder("\(pad)/\(naam)") {
      bestanden += try lees("\(pad)/\(naam)")
    }
    return bestanden
  }
}
