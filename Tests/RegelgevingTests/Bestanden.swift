import Domain
import Foundation
import Regelgeving
import Testing

/// The parameter files of the repository, read once.
enum Bestanden {
  static let ops = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../ops").standardizedFileURL

  static let alle: [(pad: String, inhoud: [UInt8])] = {
    let namen = FileManager.default.enumerator(at: ops, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return namen.filter {
      $0.pathExtension == "yaml" && ($0.path.contains("/ops/landelijk/") || $0.path.contains("/ops/tenants/"))
    }
    .map { url in
      (String(url.standardizedFileURL.path.dropFirst(ops.path.count + 1)), [UInt8]((try? Data(contentsOf: url)) ?? Data()))
    }
  }()

  static let regels: [TenantID: Regels] = {
    switch laad(bestanden: alle) {
    case .success(let regels): return regels
    case .failure(let problemen):
      Issue.record("\(problemen)")
      return [:]
    }
  }()

  static func van(_ tenant: String) throws -> Regels { try #require(TenantID(tenant).flatMap { regels[$0] }) }
}

func dag(_ tekst: String) -> CivilDate { CivilDate(tekst)! }
