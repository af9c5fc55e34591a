import Foundation
import Regelgeving
import RegelgevingTesting
import Testing

@testable import Domain
@testable import Sturing

/// The repository's own tenants, with their plans.
enum Nota {
  static func regels(_ tenant: String) -> Regels { Recht.voor(tenant) }

  static func bestanden(_ tenant: String) -> [(pad: String, inhoud: [UInt8])] { Recht.plan(TenantID(tenant)!) }

  static func plan(_ tenant: String) throws -> Plan { try Plan.laad(bestanden(tenant), regels(tenant)).get() }

  /// The problems of one file of a plan.
  static func problemen(_ naam: String, _ tekst: String, _ tenant: String = "bmwe") -> [String] {
    switch Plan.laad([("tenants/\(tenant)/plan/\(naam)", Array(tekst.utf8))], regels(tenant)) {
    case .success: []
    case .failure(let lijst): lijst.problemen.map(\.description)
    }
  }
}
