import Domain
public import Regelgeving
import YAML

/// Reads files of casussen; every problem of every file at once, with its line.
///
/// A file below `tenants/<tenant>/` is of that tenant; another one names its tenant itself, for the file or for each casus.
public func laadCasussen(_ bestanden: [(pad: String, inhoud: [UInt8])]) -> (casussen: [Casus], problemen: [Probleem]) {
  var casussen: [Casus] = []
  var problemen: [Probleem] = []
  for (pad, inhoud) in bestanden.sorted(by: { utf8Kleiner($0.pad, $1.pad) }) {
    var lezer = Casuslezer(pad)
    casussen += lezer.lees(inhoud)
    problemen += lezer.lezer.problemen
  }
  return (casussen, problemen)
}

struct Casuslezer {
  var lezer: Lezer
  private var bestandsregels: [Rechtsregel]?

  init(_ pad: String) {
    let delen = pad.split(separator: "/").map(String.init)
    let plaats = delen.lastIndex(of: "tenants")
    let tenant = plaats.flatMap { $0 + 1 < delen.count - 1 ? TenantID(delen[$0 + 1]) : nil }
    lezer = Lezer(bestand: pad, tenant: tenant)
  }

  mutating func lees(_ inhoud: [UInt8]) -> [Casus] {
    guard let wortel = lezer.wortel(inhoud),
      let velden = lezer.velden(wortel, "", verplicht: ["casussen"], mag: ["regel", "tenant", "toelichting", "basis"])
    else { return [] }
    let tenant = tenant(velden["tenant"])
    bestandsregels = velden["regel"].map { rechtsregels($0) }
    let feitlezer = Feitlezer(basis: basis(velden["basis"]))
    var namen: Set<String> = []
    return lezer.lijst(velden["casussen"]?.value, "casussen").compactMap { node in
      let casus = casus(node, tenant, feitlezer)
      if let casus, !namen.insert(casus.naam).inserted {
        lezer.meld(
          node.place, "casus", "'\(casus.naam)' a second time", verwacht: "every casus of a file with a name of its own",
          schrijf: "say what this one shows")
      }
      return casus
    }
  }

  private mutating func casus(_ node: YAMLNode, _ bestandstenant: TenantID?, _ feitlezer: Feitlezer) -> Casus? {
    let begin = lezer.problemen.count
    guard
      let velden = lezer.velden(
        node, "casussen", verplicht: ["casus", "bron", "gegeven", "dan"],
        mag: ["regel", "tenant", "bekend_op", "som", "toelichting"])
    else { return nil }
    let naam = lezer.tekst(velden["casus"], "casussen")
    let bron = lezer.tekst(velden["bron"], "casussen")
    let eigenTenant = tenant(velden["tenant"]) ?? bestandstenant
    let regels = velden["regel"].map { rechtsregels($0) } ?? bestandsregels
    let bekendOp = lezer.datum(velden["bekend_op"], "casussen")
    sommen(velden["som"])
    let feiten = lezer.lijst(velden["gegeven"]?.value, "gegeven", minimum: 0).enumerated().compactMap { nummer, node in
      feitlezer.feit(node, nummer + 1, &lezer)
    }
    var verwachtingen = Verwachtinglezer(lezer: lezer)
    let dan = velden["dan"].flatMap { verwachtingen.lees($0) }
    lezer = verwachtingen.lezer
    if eigenTenant == nil {
      lezer.meld(node.place, "tenant", "is missing", verwacht: "the tenant whose rules apply", schrijf: "add 'tenant:'")
    }
    if regels == nil {
      lezer.meld(node.place, "regel", "is missing", verwacht: "the rule that it shows", schrijf: "add 'regel:'")
    }
    if let dan { controleer(feiten, dan) }
    guard lezer.problemen.count == begin, let naam, let bron, let eigenTenant, let regels, let dan else { return nil }
    return Casus(
      naam: naam, bestand: lezer.bestand, regel: node.place.line, tenant: eigenTenant, rechtsregels: regels, bron: bron,
      bekendOp: bekendOp, feiten: feiten, dan: dan)
  }

  private mutating func tenant(_ entry: YAMLEntry?) -> TenantID? {
    guard let entry else { return lezer.tenant }
    guard let tenant = entry.value.text.flatMap({ TenantID($0) }) else {
      lezer.meld(entry.value.place, "tenant", entry.value.shape, verwacht: "a tenant", schrijf: "write its folder's name")
      return nil
    }
    if let vanPad = lezer.tenant, vanPad != tenant {
      lezer.meld(
        entry.place, "tenant", "'\(tenant)' in a file of '\(vanPad)'", verwacht: "casussen of \(vanPad) only",
        schrijf: "remove it, or move the casus")
    }
    return tenant
  }

  /// One rule or a list of them.
  private mutating func rechtsregels(_ entry: YAMLEntry) -> [Rechtsregel] {
    (entry.value.sequence ?? [entry.value]).compactMap { node in
      let entry = YAMLEntry(key: entry.key, at: node.place, value: node)
      return lezer.keuze(entry, "", Rechtsregel.allCases.map(\.rawValue)).flatMap(Rechtsregel.init)
    }
  }

  private mutating func basis(_ entry: YAMLEntry?) -> [String: [YAMLEntry]] {
    guard let entry, let velden = lezer.velden(entry.value, "basis", verplicht: [], mag: Feitlezer.types + ["diagnose"]) else {
      return [:]
    }
    var basis: [String: [YAMLEntry]] = [:]
    for (naam, gewoon) in velden.perKey {
      if let mapping = gewoon.value.mapping {
        basis[naam] = mapping
      } else {
        lezer.meld(
          gewoon.value.place, "basis \(naam)", gewoon.value.shape,
          verwacht: "fields with the value that holds when none is given",
          schrijf: "write them between { and }")
      }
    }
    return basis
  }

  /// Sums that lead to no amount of their own, checked all the same.
  private mutating func sommen(_ entry: YAMLEntry?) {
    guard let entry else { return }
    for node in entry.value.sequence ?? [entry.value] {
      do throws(SomFout) {
        _ = try Som(node.text ?? "")
      } catch {
        lezer.meld(
          node.place, "som", node.shape, verwacht: "a sum that holds; \(error.tekst)", schrijf: "work it out again")
      }
    }
  }

  /// A fact that is refused is a mistake, unless the casus is about that.
  private mutating func controleer(_ feiten: [Feit], _ dan: Verwachtingen) {
    guard !dan.lijsten.contains(where: { $0.naam == "geweigerd" }) else { return }
    for feit in feiten {
      guard case .failure(let grond) = feit.gebeurtenis else { continue }
      lezer.meld(
        regel: feit.regel, "gegeven", "\(grond.code): \(grond.reden)", verwacht: "a fact that a system could deliver",
        schrijf: "correct it, or state it under 'geweigerd'")
    }
  }
}
