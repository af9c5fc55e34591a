import Crypto
import Domain

/// The files of one tenant on their way to rules.
struct Tenantlader {
  let tenant: TenantID
  var bestanden: [Bestand] = []
  var gemeentebestanden: [Bestand] = []
  var problemen: [Probleem] = []

  init(_ tenant: TenantID) { self.tenant = tenant }

  mutating func laad(_ landelijk: Landelijk) -> Regelbron? {
    var digest = landelijk.digest
    let artikelen = landelijk.artikelen
    let profiel = profiel(&digest)
    let sporen = profiel.map { Set($0.sporen.map(\.code.tekst)).sorted() }
    var tabellen: [Beslistabel] = []
    var eigen: [Parameter: [ParameterRij]] = [:]
    var doelen: [Doel] = []
    for bestand in bestanden where !isNaam(bestand, "tenant.yaml") {
      var lezer = Lezer(bestand: bestand.pad, tenant: tenant)
      if let wortel = lezer.wortel(bestand.inhoud) {
        voegToe(&digest, naam(bestand.pad, vanaf: "tenants"), wortel)
        if isNaam(bestand, "beslistabel.yaml") {
          tabellen = lezer.beslistabellen(wortel, sporen)
        } else if isNaam(bestand, "doelen.yaml") {
          doelen = lezer.doelen(wortel, sporen, profiel?.leden)
        } else {
          lezer.neem(lezer.parameters(wortel, Plek(niveau: .tenant, sporen: sporen, artikelen: artikelen)), &eigen)
        }
      }
      problemen += lezer.problemen
    }
    if !bestanden.contains(where: { isNaam($0, "beslistabel.yaml") }) { ontbreekt("beslistabel.yaml", "its decision table") }
    let gemeenten = gemeenten(profiel, sporen, artikelen, &digest)
    guard let profiel else { return nil }
    let bron = Regelbron(
      profiel: profiel, landelijk: landelijk.rijen, eigen: eigen, gemeenten: gemeenten, beslistabellen: tabellen,
      aow: landelijk.aow, doelen: doelen, gezamenlijk: landelijk.doelen, digest: hex(digest.digest()))
    problemen += controleer(bron)
    return bron
  }

  private mutating func profiel(_ digest: inout SHA256Stream) -> Regelbron.Profiel? {
    guard let bestand = bestanden.first(where: { isNaam($0, "tenant.yaml") }) else {
      ontbreekt("tenant.yaml", "who the tenant is")
      return nil
    }
    var lezer = Lezer(bestand: bestand.pad, tenant: tenant)
    defer { problemen += lezer.problemen }
    guard let wortel = lezer.wortel(bestand.inhoud) else { return nil }
    voegToe(&digest, naam(bestand.pad, vanaf: "tenants"), wortel)
    return lezer.profiel(wortel, verwacht: tenant)
  }

  /// Without a readable tenant.yaml every gemeente passes and may settle all that a gemeente may: the rest is still checked.
  private mutating func gemeenten(
    _ profiel: Regelbron.Profiel?, _ sporen: [String]?, _ artikelen: [Parameter: String], _ digest: inout SHA256Stream
  ) -> [Gemeente: [Parameter: [ParameterRij]]] {
    let lokaal = profiel?.lokaal ?? Set(Parameter.allCases)
    var uit: [Gemeente: [Parameter: [ParameterRij]]] = [:]
    for bestand in gemeentebestanden {
      var lezer = Lezer(bestand: bestand.pad, tenant: tenant)
      let code = String(bestand.pad.split(separator: "/").last?.dropLast(".yaml".count) ?? "")
      if let gemeente = Gemeente(code), profiel?.leden.contains(where: { $0.gemeente == gemeente }) ?? true {
        if let wortel = lezer.wortel(bestand.inhoud) {
          voegToe(&digest, naam(bestand.pad, vanaf: "tenants"), wortel)
          uit[gemeente] = lezer.parameters(wortel, Plek(niveau: .gemeente, sporen: sporen, lokaal: lokaal, artikelen: artikelen))
        }
      } else {
        lezer.meld(
          regel: 1, "", "a file of '\(code)'",
          verwacht: "one of \(opsomming((profiel?.leden ?? []).map(\.gemeente.description)))",
          schrijf: "rename it to a gemeente of this tenant")
      }
      problemen += lezer.problemen
    }
    return uit
  }

  private mutating func ontbreekt(_ naam: String, _ wat: String) {
    let map = bestanden.first?.pad.split(separator: "/").dropLast().joined(separator: "/") ?? "tenants/\(tenant)"
    problemen.append(
      Probleem(
        bestand: "\(map)/\(naam)", regel: 1, sleutel: "", gevonden: "no such file", verwacht: "expected \(wat)",
        schrijf: "add it",
        tenant: tenant))
  }

  private func isNaam(_ bestand: Bestand, _ naam: String) -> Bool {
    bestand.pad.split(separator: "/").last.map(String.init) == naam
  }
}
