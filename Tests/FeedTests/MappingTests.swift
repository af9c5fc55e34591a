import Domain
import Testing

@testable import Feed

struct MappingTests {
  @Test(arguments: tenants)
  func `every committed mapping loads`(tenant: TenantID) throws {
    #expect(try Repo.mappings(tenant).isEmpty == false)
  }
}
