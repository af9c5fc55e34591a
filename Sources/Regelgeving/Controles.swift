import Domain

extension Landelijk {
  /// The relations between the norms that the law itself makes, on every day that one of them changes; within one cent.
  ///
  /// ## Grondslag
  /// Participatiewet art. 20, 21: half of the couple norm, the norm of 18–20 once or twice, 20% of the couple norm for
  /// children; they hold for every published row and catch a mistyped one.
  mutating func controleer() {
    var lijnen: [Parameter: [ParameterRij]] = [:]
    for p in Normverband.alle.flatMap(\.parameters) { lijnen[p] = tijdlijn(rijen[p] ?? [], p.ritme) }
    let dagen = Set(lijnen.values.joined().map { $0.vanaf }).sorted()
    for dag in dagen {
      func rij(_ p: Parameter) -> ParameterRij? { lijnen[p]?.first { $0.geldigheid.bevat(dag) } }
      func cent(_ p: Parameter) -> Breuk? {
        guard case .cent(let bedrag)? = rij(p)?.waarde else { return nil }
        return Breuk(bedrag)
      }
      guard let a = cent(.normAlleenstaande18Tot20), let g = cent(.normGehuwd21TotAow) else { continue }
      for verband in Normverband.alle {
        guard let gevonden = cent(verband.parameter), let rij = rij(verband.parameter) else { continue }
        let verwacht = Breuk(verband.deelA) * a + Breuk(verband.deelG, 100) * g
        let verschil = gevonden - verwacht
        guard verschil > Breuk(1) || Breuk(-1) > verschil else { continue }
        problemen.append(
          Probleem(
            bestand: rij.bestand, regel: rij.regel, sleutel: "\(verband.parameter.pad) waarde",
            gevonden: gevonden.centen.description,
            verwacht: "expected \(verwacht.centen) within a cent, \(verband.uitleg) on \(dag) (\(rij.artikel))",
            schrijf: "check this row and those it follows from with the source", tenant: nil))
      }
    }
  }
}

/// A norm as so many times the norm of 18–20 plus so many percent of the couple norm.
private struct Normverband {
  var parameter: Parameter
  var deelA: Int
  var deelG: Int128
  var uitleg: String

  var parameters: [Parameter] { [parameter, .normAlleenstaande18Tot20, .normGehuwd21TotAow] }

  static let alle = [
    Normverband(parameter: .normAlleenstaande21TotAow, deelA: 0, deelG: 70, uitleg: "70% of norm.gehuwd.21-aow"),
    Normverband(parameter: .normGehuwd18Tot20ZonderKinderen, deelA: 2, deelG: 0, uitleg: "twice norm.alleenstaande.18-20"),
    Normverband(
      parameter: .normGehuwd18Tot20En21ZonderKinderen, deelA: 1, deelG: 50,
      uitleg: "norm.alleenstaande.18-20 and 50% of norm.gehuwd.21-aow"),
    Normverband(
      parameter: .normGehuwd18Tot20MetKinderen, deelA: 2, deelG: 20,
      uitleg: "twice norm.alleenstaande.18-20 and 20% of norm.gehuwd.21-aow"),
    Normverband(
      parameter: .normGehuwd18Tot20En21MetKinderen, deelA: 1, deelG: 70,
      uitleg: "norm.alleenstaande.18-20 and 70% of norm.gehuwd.21-aow"),
  ]
}

extension Tenantlader {
  /// What must hold between values, on every day that one changes, for the tenant and each gemeente with rules of its own.
  /// A problem that the tenant's own rules have is not said again for its gemeenten.
  func controleer(_ bron: Regelbron) -> [Probleem] {
    var uit: Set<Probleem> = []
    for gemeente in [nil] + bron.gemeenten.keys.sorted().map(Optional.some) {
      let regels = bron.opgelost(gemeente: gemeente, bekendOp: nil)
      for dag in Set(regels.vlak.rijen.filter(\.isEigenOfGrens).map(\.vanaf)).sorted() {
        for probleem in Samenhang(regels: regels, dag: dag, tenant: tenant).problemen()
        where !uit.contains(where: {
          $0.regel == probleem.regel && $0.bestand == probleem.bestand && $0.sleutel == probleem.sleutel
        }) {
          uit.insert(probleem)
        }
      }
    }
    return Array(uit)
  }
}

extension ParameterRij {
  /// Set by a tenant or gemeente, or a bound that the law sets to those.
  fileprivate var isEigenOfGrens: Bool {
    niveau > .landelijk || parameter.laagste > .landelijk
      || [.zoektermijnMagVervallen, .aanvraagTerugwerkendHoogste].contains(parameter)
  }
}
