public import Domain
public import EventLog
public import TopicContracts

extension TopicConfiguration {
  /// A topic as its contract says it.
  public init(_ contract: Contracts.Configuratie) {
    let cleanup: Cleanup =
      switch contract.opruimen {
      case .bewaren(let dagen): .delete(retentionMs: Int64(dagen) * 86_400_000)
      case .compact: .compact
      }
    self.init(name: contract.naam, partitions: contract.partities, cleanup: cleanup)
  }
}

extension TenantTopics {
  /// As the contracts say it.
  public init(_ tenant: TenantID, _ contracts: Contracts) {
    let dossier = contracts.configuraties(voor: tenant).first { $0.naam == Topics.dossier(tenant) }
    self.init(tenant, partitions: dossier?.partities ?? 1)
  }
}

extension RegionTopics {
  /// Partitions of the cells.
  public static func cellPartitions(_ contracts: Contracts) -> Int {
    contracts.configuratiesRegio.first { $0.naam == cel }?.partities ?? 1
  }
}
