import Domain
import Web

/// Names, targets and assumptions of the tenants there are, read anew when one comes. One thread.
final class CatalogueSource {
  private let look: () -> [TenantID]
  private let read: ([TenantID]) -> Catalogus
  private var tenants: [TenantID]
  private(set) var current: Catalogus
  private var looked = Shell.now()

  private static let lookMs: Int64 = 2_000
  /// How often one whose law cannot be read is tried again.
  private static let retryMs: Int64 = 60_000

  init(look: @escaping () -> [TenantID], read: @escaping ([TenantID]) -> Catalogus) {
    self.look = look
    self.read = read
    tenants = look()
    current = read(tenants)
  }

  /// The catalogue, when it is another one than at the last call.
  func changed(now: Int64) -> Catalogus? {
    guard now - looked >= Self.lookMs else { return nil }
    let seen = look()
    let isWhole = current.tenants.count == tenants.count
    guard seen != tenants || !isWhole && now - looked >= Self.retryMs else {
      if isWhole { looked = now }
      return nil
    }
    looked = now
    tenants = seen
    current = read(seen)
    return current
  }
}
