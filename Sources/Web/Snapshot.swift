public import Domain

/// All figures of one moment. A value: who holds it sees nothing of what comes later.
public struct Snapshot: Sendable {
  /// How a tenant stands: what is late or doubtful.
  public struct Stand: Sendable, Equatable {
    /// When its last contribution was added, milliseconds since 1970.
    public var laatsteBijdrage: Int64?
    /// What waits in quarantine, by code.
    public var quarantaine: [String: Int] = [:]
    /// What was added and taken off since the beginning of yesterday, by cell.
    public var wijzigingen: [Cel: Int64] = [:]
    /// From when the changes count, milliseconds since 1970.
    public var wijzigingenVanaf: Int64 = 0

    public init() {}
  }

  public var exact: [TenantID: Tenantcijfers] = [:]
  public var standen: [TenantID: Stand] = [:]
  public var sturing: [TenantID: Sturingsstand] = [:]
  /// Counts up with every change of a tenant's figures or stand.
  public var versies: [TenantID: Int] = [:]
  /// By number.
  public var uitgaven: [Uitgave] = []
  /// Milliseconds since 1970 of the last look at the log.
  public var tijd: Int64 = 0
  public var isGereed = false

  public init() {}

  /// The last one.
  var uitgave: Uitgave? { uitgaven.last }
}
