public import Domain
import YAML

extension FeedMapping {
  /// Reads one mapping file; strict, and every problem at once.
  public static func laad(tenant: TenantID, pad: String, inhoud: [UInt8]) throws(MappingProblemen) -> FeedMapping {
    var lader = Lader(pad: pad)
    let (wortel, fouten) = YAMLNode.compose(inhoud)
    for fout in fouten { lader.problemen.meld(fout.place, fout.message) }
    let mapping = wortel.flatMap { lader.mapping($0, tenant: tenant) }
    guard lader.problemen.problemen.isEmpty, let mapping else {
      throw MappingProblemen(problemen: lader.problemen.problemen.sorted { $0.regel < $1.regel })
    }
    return mapping
  }

  /// Reads all mappings of a tenant; two of them may not share a source.
  public static func laad(
    tenant: TenantID, bestanden: [(pad: String, inhoud: [UInt8])]
  ) throws(MappingProblemen) -> [FeedMapping] {
    var mappings: [FeedMapping] = []
    var problemen: [MappingProblemen.Probleem] = []
    for (pad, inhoud) in bestanden {
      do throws(MappingProblemen) {
        let mapping = try laad(tenant: tenant, pad: pad, inhoud: inhoud)
        if let eerder = mappings.first(where: { $0.bron == mapping.bron }) {
          problemen.append(
            .init(pad: pad, regel: 1, message: "bron \(mapping.bron) is also that of \(eerder.pad); a source is one system"))
        }
        mappings.append(mapping)
      } catch {
        problemen += error.problemen
      }
    }
    guard problemen.isEmpty else { throw MappingProblemen(problemen: problemen) }
    return mappings
  }
}

/// Reads the tree of a mapping file into a ``FeedMapping``.
struct Lader {
  var problemen: Verzamelaar
  var vorm = Vorm()
  var bron = ""
  var codelijsten: [String: YAMLNode] = [:]
  /// Names of code lists that a field uses.
  var gebruikt: Set<String> = []
  /// Types by the row that gives them, for references.
  var gegeven: [(type: String, reeks: String, sleutellengte: Int)] = []

  init(pad: String) { problemen = Verzamelaar(pad: pad) }

  mutating func mapping(_ wortel: YAMLNode, tenant: TenantID) -> FeedMapping? {
    let paren = problemen.sleutels(
      wortel, van: "the mapping", verplicht: ["systeem", "bron", "omschrijving", "vorm", "bestanden"], mag: ["codelijsten"])
    let systeem = problemen.tekst(paren["systeem"], "systeem")
    let bron = problemen.tekst(paren["bron"], "bron")
    self.bron = bron ?? ""
    _ = problemen.tekst(paren["omschrijving"], "omschrijving")
    if let systeem, let bron, let plaats = paren["bron"]?.place { controleerBron(bron, systeem, plaats) }
    if let knoop = paren["vorm"] { leesVorm(knoop) }
    for paar in paren["codelijsten"]?.mapping ?? [] { codelijsten[paar.key] = paar.value }
    let knopen = paren["bestanden"]?.sequence ?? []
    if knopen.isEmpty, let knoop = paren["bestanden"] {
      problemen.meld(knoop.place, "bestanden is \(knoop.shape); expected a list of files")
    }
    verzamelTypen(knopen)
    let bestanden = knopen.compactMap { bestand($0) }
    for (naam, knoop) in codelijsten where !gebruikt.contains(naam) {
      problemen.meld(knoop.place, "codelijst '\(naam)' is used by no field; remove it or name it under codes")
    }
    guard let systeem, let bron, problemen.problemen.isEmpty else { return nil }
    return FeedMapping(
      tenant: tenant, pad: problemen.pad, systeem: systeem, bron: bron, vorm: vorm, bestanden: bestanden)
  }

  private mutating func controleerBron(_ bron: String, _ systeem: String, _ plaats: YAMLPlace) {
    let delen = bron.split(separator: ":", omittingEmptySubsequences: false)
    let naam = systeem.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    guard delen.count == 6, delen[0...2] == ["urn", "nld", "oin"], delen[4] == "systeem", delen[5] == systeem, naam,
      delen[3].utf8.count == 20, delen[3].utf8.allSatisfy({ (48...57).contains($0) })
    else {
      problemen.meld(
        plaats,
        "bron is '\(bron)'; expected urn:nld:oin:<20 digits>:systeem:\(systeem), the name in lower-case letters, digits and '-'")
      return
    }
  }

  /// Which types the rows give, read ahead: a row may refer to one further on.
  private mutating func verzamelTypen(_ bestanden: [YAMLNode]) {
    for rij in bestanden.flatMap({ $0["rijen"]?.sequence ?? [] }) {
      let lengte = rij["sleutel"].map { $0.sequence?.count ?? 1 } ?? 0
      for gebeurtenis in rij["gebeurtenissen"]?.sequence ?? [] {
        guard let type = gebeurtenis["type"]?.text else { continue }
        let reeks = gebeurtenis["reeks"]?.text ?? ""
        if gegeven.contains(where: { $0.type == type && $0.reeks == reeks }), gebeurtenis["reeks"] == nil {
          problemen.meld(
            gebeurtenis.place,
            "\(type) is given by two kinds of row; give each a 'reeks' (the same one when they share business keys)")
        }
        gegeven.append((type, reeks, lengte))
      }
    }
  }
}
