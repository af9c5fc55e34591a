public import Domain

/// One thing wrong in a parameter file: where, what was found, what was expected and on what ground, what to write.
public struct Probleem: Error, Hashable, Sendable, CustomStringConvertible {
  public var bestand: String
  public var regel: Int
  /// The key, or the path of the parameter and the key; empty when the whole file is meant.
  public var sleutel: String
  public var gevonden: String
  public var verwacht: String
  public var schrijf: String
  /// The tenant that cannot start because of it; nil: none can.
  public var tenant: TenantID?

  public var description: String {
    let plaats = sleutel.isEmpty ? "\(bestand):\(regel)" : "\(bestand):\(regel): \(sleutel)"
    return "\(plaats): \(gevonden); \(verwacht); \(schrijf)"
  }
}

/// Every problem of every file, by file and line.
public struct ProblemenLijst: Error, Sendable, CustomStringConvertible {
  public var problemen: [Probleem]

  public init(_ problemen: [Probleem]) {
    self.problemen = problemen.sorted { a, b in
      a.bestand == b.bestand ? (a.regel, a.sleutel) < (b.regel, b.sleutel) : utf8Kleiner(a.bestand, b.bestand)
    }
  }

  /// One a line; what holds several tenants is said once.
  public var description: String {
    var gezien: Set<String> = []
    return problemen.map(\.description).filter { gezien.insert($0).inserted }.joined(separator: "\n")
  }
}
