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
  /// As the contracts say it, in the generation that is in force; nil is the first.
  public init(_ tenant: TenantID, _ contracts: Contracts, _ generatie: Generatie? = nil) {
    let dossier = contracts.configuraties(voor: tenant).first { $0.naam == Topics.dossier(tenant) }
    self.init(
      tenant, partitions: generatie?.partities ?? dossier?.partities ?? 1,
      generatie: generatie?.nummer ?? Generatie.eerste,
      besluitPartitions: contracts.topics.first(where: \.isPerGemeente)?.partities)
  }
}

extension Generatie {
  /// The one in force; nil when the first never gave way, or the tenant has no log yet.
  public static func inForce(_ tenant: TenantID, _ reader: any LogReader) throws(EventLogError) -> Generatie? {
    do throws(EventLogError) {
      return try GeneratieRecord.inForce(tenant, reader).map { Generatie(nummer: $0.generatie, partities: $0.partities) }
    } catch {
      if error.code == .topicOnbekend { return nil }
      throw error
    }
  }
}

extension GeneratieRecord {
  static func place(_ tenant: TenantID) -> TopicPartition { TopicPartition(Topics.generatie(tenant), 0) }

  static func inForce(_ tenant: TenantID, _ reader: any LogReader) throws(EventLogError) -> GeneratieRecord? {
    guard let value = try reader.latest(place(tenant), key: sleutel)?.value else { return nil }
    do throws(RecordFault) {
      return try GeneratieRecord(decoding: value)
    } catch {
      throw EventLogError(.beschadigd, "the generation in force cannot be read: \(error)", place: Topics.generatie(tenant))
    }
  }
}

extension RegionTopics {
  /// Partitions of the cells.
  public static func cellPartitions(_ contracts: Contracts) -> Int {
    contracts.configuratiesRegio.first { $0.naam == cel }?.partities ?? 1
  }
}
