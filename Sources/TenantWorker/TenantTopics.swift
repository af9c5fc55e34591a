public import Domain
public import EventLog
public import TopicContracts

/// The topics of one tenant as its worker knows them; input, dossier, bijdrage, stand and rest have one number of partitions.
public struct TenantTopics: Hashable, Sendable {
  public let tenant: TenantID
  public let partitions: Int
  /// The generation of the state that the dossiers are of.
  public let generatie: Int
  /// Of the besluiten, which outlast generations: what the gemeenten have stays where it is.
  public let besluitPartitions: Int

  public init(_ tenant: TenantID, partitions: Int, generatie: Int = Generatie.eerste, besluitPartitions: Int? = nil) {
    self.tenant = tenant
    self.partitions = partitions
    self.generatie = generatie
    self.besluitPartitions = besluitPartitions ?? partitions
  }

  public var role: String { "tenant-\(tenant)" }
  public var inputs: [String] { Invoer.allCases.map { Topics.invoer($0, tenant) } }
  public var dossier: String { Topics.dossier(tenant, generatie: generatie) }
  public func besluit(_ gemeente: Gemeente) -> String { Topics.besluit(tenant, gemeente) }
  /// The topics of besluiten that there are: of every gemeente that is or was a member.
  public func besluiten(_ reader: any LogReader) throws(EventLogError) -> [String] {
    try reader.topics(of: tenant.description).filter { $0.hasPrefix(Topics.besluiten(tenant)) }
  }
  public var bijdrage: String { Topics.bijdrage(tenant) }
  public var quarantine: String { Topics.quarantine(tenant) }
  public var feedGeheugen: String { Topics.feedGeheugen(tenant) }
  /// The last unit number of each partition.
  public var stand: String { Topics.stand(tenant) }
  /// Every parameter set that a dossier may have been derived under, by digest, and the activations.
  public var parameters: String { Topics.parameters(tenant) }
  /// Which generation is in force, and whether maintenance goes on.
  public var generaties: String { Topics.generatie(tenant) }
  /// What remains of erased dossiers.
  public var rest: String { Topics.rest(tenant) }
  /// That something was erased.
  public var wissing: String { Topics.wissing(tenant) }

  /// Products of planning and control that were made.
  public var product: String { Topics.product(tenant) }
  /// Indicators that crossed their norm, and those that are back.
  public var signaal: String { Topics.signaal(tenant) }

  /// Who works with which employer, without the client.
  public var werkgever: String { Topics.werkgever(tenant) }

  func invoer(of topic: String) -> Invoer? { Invoer.allCases.first { Topics.invoer($0, tenant) == topic } }
}
