import Domain
import Regelgeving

/// Changed files of law laid over the law data: each takes the place of the file of the same name, or comes beside them.
struct Voorstel {
  /// The law with the changed files in it, under the names that the law data has.
  private(set) var bestanden: [(pad: String, inhoud: [UInt8])]
  /// Where the changed files were found, by that name.
  private var plaatsen: [String: String] = [:]

  /// - Parameters:
  ///   - paden: Folders laid out as the law data (`landelijk/`, `tenants/<tenant>/…`), or single files.
  init(_ tenant: TenantID, over folder: String, met paden: [String]) throws(Failure) {
    bestanden = try Places.bestanden(tenant, in: folder)
    for pad in paden {
      guard Files.exists(pad) else { throw Failure(.noinput, "--met \(pad): no such file or folder") }
      if Files.isFolder(pad) { try leg(map: pad, tenant) } else { try leg(bestand: pad, tenant) }
    }
  }

  private mutating func leg(map: String, _ tenant: TenantID) throws(Failure) {
    let paden = try Self.yaml(map, "")
    // Of other tenants nothing is asked here.
    let eigen = paden.filter { !$0.hasPrefix("tenants/") || $0.hasPrefix("tenants/\(tenant)/") }
    guard !eigen.isEmpty else {
      throw Failure(.noinput, "--met \(map): nothing in it is law of tenant \(tenant); expected landelijk/ or tenants/\(tenant)/")
    }
    for pad in eigen { leg(pad, try Files.read("\(map)/\(pad)"), "\(map)/\(pad)") }
  }

  private mutating func leg(bestand: String, _ tenant: TenantID) throws(Failure) {
    let delen = bestand.split(separator: "/").map(String.init)
    let inhoud = try Files.read(bestand)
    if let plaats = delen.lastIndex(where: { $0 == "landelijk" || $0 == "tenants" }) {
      let pad = delen[plaats...].joined(separator: "/")
      guard delen[plaats] == "landelijk" || pad.hasPrefix("tenants/\(tenant)/") else {
        throw Failure(.usage, "--met \(bestand): is law of another tenant than \(tenant)")
      }
      return leg(pad, inhoud, bestand)
    }
    let naam = delen.last ?? bestand
    let zelfde = bestanden.map(\.pad).filter { $0.split(separator: "/").last.map(String.init) == naam }
    guard zelfde.count == 1 else {
      let gevonden = zelfde.isEmpty ? "no file of tenant \(tenant) is called \(naam)" : "these are called \(naam): "
      throw Failure(
        .usage,
        "--met \(bestand): \(gevonden)\(zelfde.joined(separator: ", ")); put it in a folder laid out as the law data, and name "
          + "that folder")
    }
    leg(zelfde[0], inhoud, bestand)
  }

  private mutating func leg(_ pad: String, _ inhoud: [UInt8], _ plaats: String) {
    bestanden.removeAll { $0.pad == pad }
    bestanden.append((pad, inhoud))
    plaatsen[pad] = plaats
  }

  /// The rules, or every problem of every file, a changed one under the name by which it was given.
  func regels(_ tenant: TenantID) throws(Failure) -> Regels {
    switch laad(bestanden: bestanden) {
    case .success(let sets):
      guard let regels = sets[tenant] else { throw Failure(.config, "no files of law for tenant \(tenant)") }
      return regels
    case .failure(let problemen):
      let genoemd = problemen.problemen.map { probleem in
        var probleem = probleem
        probleem.bestand = plaatsen[probleem.bestand] ?? probleem.bestand
        return probleem
      }
      throw Failure(.config, ProblemenLijst(genoemd).description)
    }
  }

  /// Every .yaml file under a folder, by its path in it.
  private static func yaml(_ map: String, _ onder: String) throws(Failure) -> [String] {
    var paden: [String] = []
    for naam in try Files.names(in: "\(map)/\(onder)") {
      let pad = onder.isEmpty ? naam : "\(onder)/\(naam)"
      if Files.isFolder("\(map)/\(pad)") { paden += try yaml(map, pad) } else if naam.hasSuffix(".yaml") { paden.append(pad) }
    }
    return paden
  }
}
