public import Domain
import Foundation
public import Regelgeving

/// The law of this repository, for tests.
public enum Recht {
  public typealias Bestand = (pad: String, inhoud: [UInt8])

  /// The repository itself.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL.path

  /// What the loader reads, in the order of their paths.
  public static let bestanden = lees("ops/landelijk", "ops/tenants").filter { bestand in
    !["/feed/", "/casussen/", "/plan/"].contains { bestand.pad.contains($0) }
  }

  public static let alle: [TenantID: Regels] = {
    switch laad(bestanden: bestanden) {
    case .success(let regels): return regels
    case .failure(let problemen): fatalError("\(problemen)")
    }
  }()

  public static func voor(_ tenant: String) -> Regels { alle[TenantID(tenant)!]! }

  /// What a tenant plans beside the law: the national files first.
  public static func plan(_ tenant: TenantID) -> [Bestand] {
    lees("ops/landelijk/plan").map { ("landelijk/\($0.pad)", $0.inhoud) }
      + lees("ops/tenants/\(tenant)/plan").map { ("tenants/\(tenant)/\($0.pad)", $0.inhoud) }
  }

  /// Every YAML file in and below these folders of the repository, its path from the last part of the folder's name on.
  public static func lees(_ mappen: String...) -> [Bestand] {
    mappen.flatMap { map -> [Bestand] in
      let vol = "\(root)/\(map)"
      let namen = (FileManager.default.subpaths(atPath: vol) ?? []).filter { $0.hasSuffix(".yaml") }
      return namen.sorted().map { naam in
        ("\(map.split(separator: "/").last!)/\(naam)", [UInt8](FileManager.default.contents(atPath: "\(vol)/\(naam)") ?? Data()))
      }
    }
  }
}
