public import Domain

/// What a figure is about: the whole, an arbeidsmarktregio, a tenant, or a gemeente of a tenant. Each lies in the one before.
public enum Gebied: Hashable, Sendable {
  /// All tenants together.
  case alles
  /// `AM01`.
  case arbeidsmarktregio(String)
  case tenant(TenantID)
  case gemeente(TenantID, Gemeente)

  /// Nil above the tenants.
  public var tenant: TenantID? {
    switch self {
    case .tenant(let tenant), .gemeente(let tenant, _): tenant
    case .alles, .arbeidsmarktregio: nil
    }
  }

  public var gemeente: Gemeente? {
    if case .gemeente(_, let gemeente) = self { gemeente } else { nil }
  }

  /// `alles`, `AM01`, `dal`, `dal/GM0010`: one word, the same in paths and files.
  public var code: String {
    switch self {
    case .alles: "alles"
    case .arbeidsmarktregio(let code): code
    case .tenant(let tenant): tenant.description
    case .gemeente(let tenant, let gemeente): "\(tenant)/\(gemeente)"
    }
  }
}

extension Gebied: Comparable {
  /// From the whole to its parts, each in the order of its codes.
  public static func < (a: Self, b: Self) -> Bool {
    a.rang != b.rang ? a.rang < b.rang : utf8Kleiner(a.code, b.code)
  }

  private var rang: Int {
    switch self {
    case .alles: 0
    case .arbeidsmarktregio: 1
    case .tenant: 2
    case .gemeente: 3
    }
  }
}
