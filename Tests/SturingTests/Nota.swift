import Foundation
import Regelgeving
import Testing

@testable import Domain
@testable import Sturing

/// The repository's own tenants, with their plans.
enum Nota {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let regels: [TenantID: Regels] = {
    var bestanden: [(pad: String, inhoud: [UInt8])] = []
    for map in ["ops/landelijk", "ops/tenants"] {
      let paden = FileManager.default.enumerator(atPath: root.appending(path: map).path) ?? FileManager.DirectoryEnumerator()
      for case let pad as String in paden
      where pad.hasSuffix(".yaml") && !["feed/", "casussen/", "plan/"].contains(where: pad.contains) {
        guard let inhoud = FileManager.default.contents(atPath: root.appending(path: "\(map)/\(pad)").path) else { continue }
        bestanden.append(("\(map.split(separator: "/").last!)/\(pad)", Array(inhoud)))
      }
    }
    guard case .success(let regels) = laad(bestanden: bestanden) else { fatalError("the law data is wrong") }
    return regels
  }()

  static func regels(_ tenant: String) -> Regels { regels[TenantID(tenant)!]! }

  static func bestanden(_ tenant: String) -> [(pad: String, inhoud: [UInt8])] {
    ["landelijk/plan", "tenants/\(tenant)/plan"].flatMap { map -> [(pad: String, inhoud: [UInt8])] in
      let pad = root.appending(path: "ops/\(map)").path
      return ((try? FileManager.default.contentsOfDirectory(atPath: pad)) ?? []).sorted().map { naam in
        ("\(map)/\(naam)", Array(FileManager.default.contents(atPath: "\(pad)/\(naam)") ?? Data()))
      }
    }
  }

  static func plan(_ tenant: String) throws -> Plan { try Plan.laad(bestanden(tenant), regels(tenant)).get() }

  /// The problems of one file of a plan.
  static func problemen(_ naam: String, _ tekst: String, _ tenant: String = "bmwe") -> [String] {
    switch Plan.laad([("tenants/\(tenant)/plan/\(naam)", Array(tekst.utf8))], regels(tenant)) {
    case .success: []
    case .failure(let lijst): lijst.problemen.map(\.description)
    }
  }
}
