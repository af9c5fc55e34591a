public import Domain
public import JSON
import YAML

/// All contracts: the files of `topics/`, read and held against each other.
public struct Contracts: Sendable {
  /// In the order of their names.
  public private(set) var topics: [TopicContract] = []
  /// By name, `besluit.v1`.
  public private(set) var schemas: [String: JSONValue] = [:]

  /// A topic as a log is made with it.
  public struct Configuratie: Hashable, Sendable {
    public var naam: String
    public var partities: Int
    public var opruimen: TopicContract.Opruimen
  }

  /// - Parameter bestanden: paths below `topics/` (`intake.yaml`, `schemas/besluit.v1.json`) with their bytes; others are
  ///   passed over.
  public static func laad(_ bestanden: [(pad: String, inhoud: [UInt8])]) -> Result<Contracts, ContractFouten> {
    var contracts = Contracts()
    var fouten: [ContractFault] = []
    for (pad, inhoud) in bestanden.sorted(by: { utf8Kleiner($0.pad, $1.pad) }) {
      if pad.hasSuffix(".yaml"), !pad.contains("/") {
        let (contract, gevonden) = TopicContract.lees(pad, inhoud)
        fouten += gevonden
        if let contract { contracts.topics.append(contract) }
      } else if pad.hasPrefix("schemas/"), pad.hasSuffix(".json") {
        do throws(JSONError) {
          contracts.schemas[String(pad.dropFirst(8).dropLast(5))] = try JSONValue.parse(inhoud)
        } catch {
          fouten.append(ContractFault(pad: pad, plaats: .init(line: error.line, column: error.column), melding: error.message))
        }
      }
    }
    fouten += contracts.samenhang()
    contracts.topics.sort { utf8Kleiner($0.naam, $1.naam) }
    return fouten.isEmpty ? .success(contracts) : .failure(ContractFouten(fouten: fouten))
  }

  /// The topics of one tenant.
  ///
  /// - Parameters:
  ///   - generatie: The one in force; nil is the first, as the contracts say it.
  ///   - gemeenten: Every one that ever is a member; without them, what each gemeente has is left out.
  public func configuraties(
    voor tenant: TenantID, _ generatie: Generatie? = nil, gemeenten: [Gemeente] = []
  ) -> [Configuratie] {
    topics.filter(\.isVanTenant).flatMap { topic -> [Configuratie] in
      if topic.isPerGemeente {
        return (gemeenten.isEmpty ? [] : gemeenten + [.onbekend]).map {
          Configuratie(naam: topic.naam(voor: tenant, $0), partities: topic.partities, opruimen: topic.opruimen)
        }
      }
      var naam = topic.naam(voor: tenant)
      if let generatie, naam == Topics.dossier(tenant) { naam = Topics.dossier(tenant, generatie: generatie.nummer) }
      let partities = topic.volgtInvoer ? generatie?.partities : nil
      return [Configuratie(naam: naam, partities: partities ?? topic.partities, opruimen: topic.opruimen)]
    }
  }

  /// The topics of the region.
  public var configuratiesRegio: [Configuratie] {
    topics.filter { !$0.isVanTenant }.map { Configuratie(naam: $0.naam, partities: $0.partities, opruimen: $0.opruimen) }
  }

  /// What no single file can tell: each topic once and there, each schema used and there, equal numbers of partitions.
  private func samenhang() -> [ContractFault] {
    func fout(_ melding: String) -> ContractFault {
      ContractFault(pad: "topics", plaats: .init(line: 1, column: 1), melding: melding)
    }
    var fouten: [ContractFault] = []
    let namen = topics.map(\.naam)
    for naam in Self.verplicht where namen.count(where: { $0 == naam }) != 1 {
      fouten.append(fout("topic \(naam) moet er precies eenmaal zijn"))
    }
    for naam in namen where !Self.verplicht.contains(naam) { fouten.append(fout("topic \(naam) is onbekend")) }
    for topic in topics {
      for schema in topic.schemas where schemas[schema] == nil {
        fouten.append(fout("topic \(topic.naam) noemt schema \(schema), dat er niet is"))
      }
    }
    let gebruikt = Set(topics.flatMap(\.schemas) + ["cloudevent"])
    for schema in schemas.keys.sorted() where !gebruikt.contains(schema) {
      fouten.append(fout("schema \(schema) hoort bij geen topic"))
    }
    let samen = topics.filter(\.volgtInvoer)
    if Set(samen.map(\.partities)).count > 1 {
      let namen = samen.map { String($0.naam.split(separator: ".")[2]) }.joined(separator: ", ")
      fouten.append(fout("\(namen) hebben niet evenveel partities"))
    }
    return fouten
  }

  private static let verplicht = [
    "werk.<tenant>.besluit-<gemeente>.v1", "werk.<tenant>.bijdrage.v1", "werk.<tenant>.dossier.v1",
    "werk.<tenant>.feed-geheugen.v1",
    "werk.<tenant>.generatie.v1",
    "werk.<tenant>.intake.v1", "werk.<tenant>.parameters.v1", "werk.<tenant>.payment.v1", "werk.<tenant>.product.v1",
    "werk.<tenant>.quarantine.v1", "werk.<tenant>.report.v1", "werk.<tenant>.rest.v1", "werk.<tenant>.signaal.v1",
    "werk.<tenant>.stand.v1", "werk.<tenant>.werkgever.v1", "werk.<tenant>.wissing.v1",
    "werk.regio.aggregaat.v1", "werk.regio.cel.v1",
    "werk.regio.quarantine.v1",
  ]
}

/// Every fault of the contracts, at once.
public struct ContractFouten: Error, Hashable, Sendable, CustomStringConvertible {
  public var fouten: [ContractFault]
  public var description: String { fouten.map(\.description).joined(separator: "\n") }
}
