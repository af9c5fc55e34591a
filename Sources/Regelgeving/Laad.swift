import Crypto
public import Domain
import YAML

/// The rules of every tenant whose files are good, and every problem of the others.
public struct Geladen: Sendable {
  public var regels: [TenantID: Regels]
  public var problemen: ProblemenLijst
  /// What leaves a tenant; nil without `landelijk/publicatie.yaml`, or when it has a problem.
  public var publicatie: Publicatiebeleid?
}

/// Reads all parameter files; a tenant with a problem of its own does not keep the others from starting, a problem in
/// national law keeps all.
///
/// Files are `landelijk/<name>.yaml`, `tenants/<tenant>/<name>.yaml` and `tenants/<tenant>/gemeenten/<code>.yaml`, whatever
/// folders stand before; other folders of landelijk and of a tenant are not ours and are left alone.
public func laadPerTenant(bestanden: [(pad: String, inhoud: [UInt8])]) -> Geladen {
  var lader = Lader()
  for bestand in bestanden.sorted(by: { utf8Kleiner($0.pad, $1.pad) }) { lader.sorteer(bestand.pad, bestand.inhoud) }
  return lader.laad()
}

/// The rules of every tenant, or every problem of every file.
public func laad(bestanden: [(pad: String, inhoud: [UInt8])]) -> Result<[TenantID: Regels], ProblemenLijst> {
  let geladen = laadPerTenant(bestanden: bestanden)
  return geladen.problemen.problemen.isEmpty ? .success(geladen.regels) : .failure(geladen.problemen)
}

/// A file that is read: its place and its bytes.
struct Bestand {
  var pad: String
  var inhoud: [UInt8]
}

/// Sorts the files to their level, reads national law, then each tenant.
struct Lader {
  private var landelijk: [Bestand] = []
  private var tenants: [TenantID: Tenantlader] = [:]
  private var problemen: [Probleem] = []
  private var publicatie: Bestand?

  mutating func sorteer(_ pad: String, _ inhoud: [UInt8]) {
    let delen = pad.split(separator: "/").map(String.init)
    guard pad.hasSuffix(".yaml") else { return misplaatst(pad, nil, "a file that is no .yaml") }
    if let plaats = delen.lastIndex(of: "landelijk"), plaats == delen.count - 2 {
      // No law of any dossier: it says what leaves a tenant, and a change of it derives nothing anew.
      if delen.last == "publicatie.yaml" {
        publicatie = Bestand(pad: pad, inhoud: inhoud)
      } else {
        landelijk.append(Bestand(pad: pad, inhoud: inhoud))
      }
      return
    }
    // Other folders of national law are not ours either.
    if let plaats = delen.lastIndex(of: "landelijk"), plaats < delen.count - 2 { return }
    guard let plaats = delen.lastIndex(of: "tenants"), plaats + 2 < delen.count else {
      return misplaatst(pad, nil, "a file here")
    }
    guard let tenant = TenantID(delen[plaats + 1]) else {
      return misplaatst(pad, nil, "a folder '\(delen[plaats + 1])' that is no name of a tenant")
    }
    let rest = delen[(plaats + 2)...]
    if rest.count == 1 {
      tenants[tenant, default: Tenantlader(tenant)].bestanden.append(Bestand(pad: pad, inhoud: inhoud))
    } else if rest.count == 2, rest.first == "gemeenten" {
      tenants[tenant, default: Tenantlader(tenant)].gemeentebestanden.append(Bestand(pad: pad, inhoud: inhoud))
    }
  }

  private mutating func misplaatst(_ pad: String, _ tenant: TenantID?, _ gevonden: String) {
    problemen.append(
      Probleem(
        bestand: pad, regel: 1, sleutel: "", gevonden: gevonden,
        verwacht: "expected landelijk/<name>.yaml, tenants/<tenant>/<name>.yaml or tenants/<tenant>/gemeenten/<code>.yaml",
        schrijf: "move it", tenant: tenant))
  }

  mutating func laad() -> Geladen {
    var recht = Landelijk()
    for bestand in landelijk { recht.lees(bestand) }
    if landelijk.isEmpty { misplaatst("landelijk", nil, "no national law") }
    recht.controleer()
    problemen += recht.problemen
    var regels: [TenantID: Regels] = [:]
    let landelijkGoed = problemen.isEmpty
    for (tenant, lader) in tenants.sorted(by: { $0.key < $1.key }) {
      var lader = lader
      let bron = lader.laad(recht)
      problemen += lader.problemen
      if landelijkGoed, lader.problemen.isEmpty, let bron { regels[tenant] = Regels(bron) }
    }
    var beleid: Publicatiebeleid?
    switch publicatie.map({ laadPublicatiebeleid(pad: $0.pad, inhoud: $0.inhoud) }) {
    case .success(let gelezen)?: beleid = gelezen
    case .failure(let fouten)?: problemen += fouten.problemen
    case nil: break
    }
    return Geladen(regels: regels, problemen: ProblemenLijst(problemen), publicatie: beleid)
  }
}

/// National law as read.
struct Landelijk {
  var rijen: [Parameter: [ParameterRij]] = [:]
  var aow: [AowRij] = []
  /// Indicators of every tenant.
  var doelen: [Doel] = []
  var problemen: [Probleem] = []
  var digest = SHA256Stream()

  /// The article of each parameter that it settles.
  var artikelen: [Parameter: String] { rijen.compactMapValues { $0.first?.artikel } }

  mutating func lees(_ bestand: Bestand) {
    var lezer = Lezer(bestand: bestand.pad, tenant: nil)
    defer { problemen += lezer.problemen }
    guard let wortel = lezer.wortel(bestand.inhoud) else { return }
    voegToe(&digest, naam(bestand.pad, vanaf: "landelijk"), wortel)
    if bestand.pad.hasSuffix("/aow.yaml") || bestand.pad == "aow.yaml" {
      aow += lezer.aow(wortel)
    } else if bestand.pad.hasSuffix("/doelen.yaml") || bestand.pad == "doelen.yaml" {
      // Codes of sporen are each tenant's own.
      doelen += lezer.doelen(wortel, [], nil)
    } else {
      lezer.neem(lezer.parameters(wortel, Plek(niveau: .landelijk, sporen: [])), &rijen)
    }
  }
}

extension Lezer {
  /// Adds the parameters of one file to those of its level; the same one in two files is a problem.
  mutating func neem(_ nieuw: [Parameter: [ParameterRij]], _ alle: inout [Parameter: [ParameterRij]]) {
    for (p, rijen) in nieuw.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      if let eerder = alle[p]?.first, let rij = rijen.first {
        meld(
          regel: rij.regel, p.pad, "a second block", verwacht: "one block (the other is in \(eerder.bestand))",
          schrijf: "join them")
      } else {
        alle[p] = rijen
      }
    }
  }
}

/// The part of a path that does not depend on where the files lie.
func naam(_ pad: String, vanaf map: String) -> String {
  guard let plaats = pad.split(separator: "/").lastIndex(where: { $0 == map }) else { return pad }
  return pad.split(separator: "/")[plaats...].joined(separator: "/")
}
