import Domain
import Regelgeving
import Sturing

/// Law and plan of each tenant, read once, when they are asked for first. One thread.
///
/// A tenant whose files are wrong has none: its own role and `validate` tell of it.
final class SteeringFiles {
  struct Steering {
    var regels: Regels
    var plan: Plan
  }

  private let folder: String
  private var known: [TenantID: Steering?] = [:]

  /// - Parameter folder: With landelijk/ and tenants/.
  init(_ folder: String) { self.folder = folder }

  subscript(tenant: TenantID) -> Steering? {
    if let known = known[tenant] { return known }
    var steering: Steering?
    if let rules = try? Places.regels(tenant, in: folder), let plan = try? PlanFiles.plan(rules, in: folder) {
      steering = Steering(regels: rules, plan: plan)
    }
    known[tenant] = .some(steering)
    return steering
  }
}
