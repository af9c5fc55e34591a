public import Domain

/// The topics of one tenant, and of the region.
public enum Topics {
  public static func invoer(_ invoer: Invoer, _ tenant: TenantID) -> String { naam(tenant, invoer.rawValue) }
  /// The state; a later generation of it has a name of its own.
  public static func dossier(_ tenant: TenantID, generatie: Int = 1) -> String {
    naam(tenant, "dossier") + Generatie(nummer: generatie, partities: 1).achtervoegsel
  }
  /// What one gemeente reads: its own besluiten and no other's.
  public static func besluit(_ tenant: TenantID, _ gemeente: Gemeente) -> String {
    naam(tenant, "besluit-" + gemeente.description.lowercased())
  }
  /// How the names of the topics of besluiten begin.
  public static func besluiten(_ tenant: TenantID) -> String { "werk.\(tenant).besluit" }
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
  /// Which generation of the state is in force.
  public static func generatie(_ tenant: TenantID) -> String { naam(tenant, "generatie") }
  /// Products of planning and control that were made.
  public static func product(_ tenant: TenantID) -> String { naam(tenant, "product") }
  /// Indicators that crossed their norm, and those that are back.
  public static func signaal(_ tenant: TenantID) -> String { naam(tenant, "signaal") }
  /// Who works with which employer, without the client.
  public static func werkgever(_ tenant: TenantID) -> String { naam(tenant, "werkgever") }
  /// Contributions that the region refused: each an alarm.
  public static let regioQuarantine = "werk.regio.quarantine.v1"
  /// The exact cells, internal to the region.
  public static let cel = "werk.regio.cel.v1"
  /// What the region publishes.
  public static let aggregaat = "werk.regio.aggregaat.v1"

  private static func naam(_ tenant: TenantID, _ soort: String) -> String { "werk.\(tenant).\(soort).v1" }
}

/// A generation of a tenant's state: `rebuild` makes the next one from the facts in the one in force.
public struct Generatie: Hashable, Sendable {
  public static let eerste = 1

  public var nummer: Int
  /// Of the inputs, the dossiers, and what is written by partition.
  public var partities: Int

  public init(nummer: Int, partities: Int) {
    self.nummer = nummer
    self.partities = partities
  }

  /// Behind the name of a topic of the state: `werk.dal.dossier.v1.g2`.
  var achtervoegsel: String { nummer == Self.eerste ? "" : ".g\(nummer)" }
}
