public import Domain

/// The topics of one tenant, and of the region.
public enum Topics {
  public static func invoer(_ invoer: Invoer, _ tenant: TenantID) -> String { naam(tenant, invoer.rawValue) }
  public static func dossier(_ tenant: TenantID) -> String { naam(tenant, "dossier") }
  public static func besluit(_ tenant: TenantID) -> String { naam(tenant, "besluit") }
  public static func bijdrage(_ tenant: TenantID) -> String { naam(tenant, "bijdrage") }
  public static func quarantine(_ tenant: TenantID) -> String { naam(tenant, "quarantine") }
  /// What feed remembers of what it sent; never a BSN.
  public static func feedGeheugen(_ tenant: TenantID) -> String { naam(tenant, "feed-geheugen") }
  /// The last unit number of each partition.
  public static func stand(_ tenant: TenantID) -> String { naam(tenant, "stand") }
  /// Every parameter set that a dossier may have been derived under, by digest, and the activations.
  public static func parameters(_ tenant: TenantID) -> String { naam(tenant, "parameters") }
  /// What remains of erased dossiers: their contributions together, without a key.
  public static func rest(_ tenant: TenantID) -> String { naam(tenant, "rest") }
  /// Who erased a dossier, why and when; not whose.
  public static func wissing(_ tenant: TenantID) -> String { naam(tenant, "wissing") }
  /// Contributions that the region refused: each an alarm.
  public static let regioQuarantine = "werk.regio.quarantine.v1"
  /// The exact cells, internal to the region.
  public static let cel = "werk.regio.cel.v1"
  /// What the region publishes.
  public static let aggregaat = "werk.regio.aggregaat.v1"

  private static func naam(_ tenant: TenantID, _ soort: String) -> String { "werk.\(tenant).\(soort).v1" }
}
