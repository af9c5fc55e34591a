public import Domain
public import YAML

/// The contract of one topic, as its file in `topics/` says it.
public struct TopicContract: Sendable {
  public enum Partitioner: String, Code { case murmur2, onderwerp, partitie }
  public enum Vorm: String, Code { case cloudevents, json, binair }
  public enum Persoonsgegevens: String, Code {
    case geen, gepseudonimiseerd
    /// Without a client's key, and yet about few: for the named readers only.
    case binnenDeGrens = "binnen-de-grens"
  }
  public enum Opruimen: Hashable, Sendable {
    case bewaren(dagen: Int)
    case compact
  }

  /// `werk.<tenant>.intake.v1`
  public var naam: String
  public var titel: String
  public var omschrijving: String
  public var eigenaar: String
  public var sleutel: String
  public var partitioner: Partitioner
  public var partities: Int
  public var opruimen: Opruimen
  /// Years after a dossier is closed that its records are kept; nil where no dossier closes.
  public var bewaarjarenNaSluiting: Int?
  public var grond: String
  public var persoonsgegevens: Persoonsgegevens
  public var schrijvers: [String]
  public var lezers: [String]
  public var vorm: Vorm
  public var vormVersie: Int?
  public var vormBeschrijving: String?
  public var schemas: [String]

  /// Whether every tenant has one.
  public var isVanTenant: Bool { naam.hasPrefix(Self.tenantPatroon) }

  /// Whether it has as many partitions as the inputs, always: the dossiers, and what is written by partition of the inputs.
  public var volgtInvoer: Bool {
    isVanTenant && (vorm == .cloudevents || partitioner == .partitie || naam == Self.tenantPatroon + "dossier.v1")
  }

  /// Whether every gemeente of a tenant has one.
  public var isPerGemeente: Bool { naam.contains(Self.gemeentePatroon) }

  public func naam(voor tenant: TenantID) -> String {
    isVanTenant ? "werk.\(tenant)." + naam.dropFirst(Self.tenantPatroon.count) : naam
  }

  public func naam(voor tenant: TenantID, _ gemeente: Gemeente) -> String {
    naam(voor: tenant).replacing(Self.gemeentePatroon, with: gemeente.description.lowercased())
  }

  static let gemeentePatroon = "<gemeente>"

  private static let tenantPatroon = "werk.<tenant>."
}

/// A fault in a file of the contracts, with its place and remedy.
public struct ContractFault: Error, Hashable, Sendable, CustomStringConvertible {
  public var pad: String
  public var plaats: YAMLPlace
  public var melding: String

  public var description: String { "\(pad):\(plaats): \(melding)" }
}

extension TopicContract {
  /// Reads one file; every fault at once.
  static func lees(_ pad: String, _ inhoud: [UInt8]) -> (contract: TopicContract?, fouten: [ContractFault]) {
    let (root, faults) = YAMLNode.compose(inhoud)
    let fouten = faults.map { ContractFault(pad: pad, plaats: $0.place, melding: $0.message) }
    guard let root, fouten.isEmpty else { return (nil, fouten) }
    var lezer = TopicLezer(pad, root)
    let contract = lezer.contract()
    return (lezer.fouten.isEmpty ? contract : nil, lezer.fouten)
  }
}

/// Reads the keys of one topic file, strictly.
private struct TopicLezer {
  let pad: String
  let root: YAMLNode
  var fouten: [ContractFault] = []
  static let sleutels: Set<String> = [
    "naam", "titel", "omschrijving", "eigenaar", "sleutel", "partitioner", "partities", "opruimen", "bewaartermijn_dagen",
    "bewaarjaren_na_sluiting", "grond", "persoonsgegevens", "schrijvers", "lezers", "vorm", "vorm_versie", "vorm_beschrijving",
    "schemas",
  ]

  init(_ pad: String, _ root: YAMLNode) {
    self.pad = pad
    self.root = root
  }

  mutating func contract() -> TopicContract {
    if root.mapping == nil { fout(root.place, "\(root.shape) gevonden, verwacht: sleutels met waarden") }
    for entry in root.mapping ?? [] where !Self.sleutels.contains(entry.key) {
      fout(entry.place, "sleutel \(entry.key) is onbekend; bekend zijn \(Self.sleutels.sorted().joined(separator: ", "))")
    }
    let vorm: TopicContract.Vorm = code("vorm", .json)
    let contract = TopicContract(
      naam: naam(), titel: tekst("titel"), omschrijving: tekst("omschrijving"), eigenaar: tekst("eigenaar"),
      sleutel: tekst("sleutel"), partitioner: code("partitioner", .murmur2), partities: getal("partities", 1...1024),
      opruimen: opruimen(),
      bewaarjarenNaSluiting: root["bewaarjaren_na_sluiting"] == nil ? nil : getal("bewaarjaren_na_sluiting", 1...200),
      grond: tekst("grond"), persoonsgegevens: code("persoonsgegevens", .gepseudonimiseerd),
      schrijvers: lijst("schrijvers"), lezers: lijst("lezers"), vorm: vorm,
      vormVersie: vorm == .binair ? getal("vorm_versie", 1...255) : nil,
      vormBeschrijving: vorm == .binair ? tekst("vorm_beschrijving") : nil, schemas: lijst("schemas"))
    if vorm != .binair {
      for sleutel in ["vorm_versie", "vorm_beschrijving"] {
        if let node = root[sleutel] { fout(node.place, "\(sleutel) hoort alleen bij vorm: binair") }
      }
    }
    if (vorm == .binair) != contract.schemas.isEmpty, let node = root["schemas"] {
      fout(node.place, "schemas: precies een binaire vorm heeft er geen")
    }
    return contract
  }

  private mutating func fout(_ plaats: YAMLPlace, _ melding: String) {
    fouten.append(ContractFault(pad: pad, plaats: plaats, melding: melding))
  }

  private mutating func tekst(_ sleutel: String) -> String {
    guard let node = root[sleutel] else {
      fout(root.place, "\(sleutel) ontbreekt")
      return ""
    }
    guard let tekst = node.text, !tekst.isEmpty else {
      fout(node.place, "\(sleutel): \(node.shape) gevonden, verwacht: een tekst")
      return ""
    }
    return tekst
  }

  private mutating func naam() -> String {
    let naam = tekst("naam")
    let delen = naam.split(separator: ".", omittingEmptySubsequences: false)
    let soort = delen.count == 4 ? String(delen[2]).replacing("-" + TopicContract.gemeentePatroon, with: "") : ""
    let isGoed =
      delen.count == 4 && delen[0] == "werk" && ["<tenant>", "regio"].contains(delen[1])
      && soort.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 } && !soort.isEmpty && delen[3] == "v1"
    if !isGoed, let node = root["naam"] {
      fout(node.place, "naam: \(naam) gevonden, verwacht: werk.<tenant>.<soort>.v1 of werk.regio.<soort>.v1")
    }
    return naam
  }

  private mutating func code<T: Code>(_ sleutel: String, _ anders: T) -> T {
    let gevonden = tekst(sleutel)
    if let waarde = T(rawValue: gevonden) { return waarde }
    if let node = root[sleutel], !gevonden.isEmpty {
      fout(node.place, "\(sleutel): \(gevonden) gevonden, verwacht: \(T.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return anders
  }

  private mutating func getal(_ sleutel: String, _ bereik: ClosedRange<Int>) -> Int {
    let gevonden = tekst(sleutel)
    let isGetal = gevonden.utf8.allSatisfy { (48...57).contains($0) } && !gevonden.hasPrefix("0")
    if isGetal, let waarde = Int(gevonden), bereik.contains(waarde) { return waarde }
    if let node = root[sleutel], !gevonden.isEmpty {
      fout(
        node.place,
        "\(sleutel): \(gevonden) gevonden, verwacht: een geheel getal van \(bereik.lowerBound) tot en met \(bereik.upperBound)")
    }
    return bereik.lowerBound
  }

  private mutating func opruimen() -> TopicContract.Opruimen {
    switch tekst("opruimen") {
    case "bewaren": return .bewaren(dagen: getal("bewaartermijn_dagen", 1...36_500))
    case "compact":
      if let node = root["bewaartermijn_dagen"] { fout(node.place, "bewaartermijn_dagen hoort alleen bij opruimen: bewaren") }
    case let gevonden:
      if let node = root["opruimen"], !gevonden.isEmpty {
        fout(node.place, "opruimen: \(gevonden) gevonden, verwacht: bewaren of compact")
      }
    }
    return .compact
  }

  private mutating func lijst(_ sleutel: String) -> [String] {
    guard let node = root[sleutel] else {
      fout(root.place, "\(sleutel) ontbreekt")
      return []
    }
    guard let items = node.sequence else {
      fout(node.place, "\(sleutel): \(node.shape) gevonden, verwacht: een lijst")
      return []
    }
    var teksten: [String] = []
    for item in items {
      guard let tekst = item.text, !tekst.isEmpty, !teksten.contains(tekst) else {
        fout(item.place, "\(sleutel): \(item.shape) gevonden, verwacht: een tekst die er nog niet staat")
        continue
      }
      teksten.append(tekst)
    }
    return teksten
  }
}
