public import Domain

/// The contributions of one unit of work of one partition of a tenant, summed per cell: what travels on `bijdrage`.
///
/// Generation, partition and unit number together are consecutive, so that the region sees a gap or a repeat.
public struct BijdrageEenheid: Hashable, Sendable {
  public var generatie: Int
  public var partitie: Int
  /// Counts up by one per partition, from 1.
  public var nummer: Int64
  /// One per cell, no zero deltas.
  public var bijdragen: [Bijdrage]

  public init(generatie: Int, partitie: Int, nummer: Int64, bijdragen: [Bijdrage]) {
    self.generatie = generatie
    self.partitie = partitie
    self.nummer = nummer
    self.bijdragen = bijdragen
  }
}

/// A cell with the tenant whose contributions it sums: the key of `werk.regio.cel.v1`.
public struct TenantCel: Hashable, Sendable {
  public var tenant: TenantID
  public var cel: Cel

  public init(_ tenant: TenantID, _ cel: Cel) {
    self.tenant = tenant
    self.cel = cel
  }
}
