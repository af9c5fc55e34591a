import Domain
import Dossiers
import Regelgeving
import RegelgevingTesting
import Testing

/// The written-out sums over a random population: every line adds up, and the last one is the besluit.
@Suite struct SomTests {
  @Test func `every line of every sum adds up, and its lines give each amount of the besluit`() throws {
    print("SomTests: \(Bevolking.aantal) clients from seed \(Bevolking.zaad)")
    var perSoort: [String: Int] = [:]
    for mens in Bevolking.mensen() {
      let regels = Recht.voor(mens.tenant)
      let dossier = mens.dossier
      let motiveringen = motiveer(dossier, regels)
      #expect(motiveringen.map(\.besluit) == derive(dossier, regels, grondslag: true).besluiten, "seed \(mens.zaad)")
      for motivering in motiveringen {
        perSoort["\(motivering.besluit.soort.code) \(motivering.besluit.uitkomst.code)", default: 0] += 1
        let waar = "seed \(mens.zaad), \(motivering.besluit.sleutel.tekst)"
        try controleer(motivering.stappen, waar)
        controleer(motivering.besluit, motivering.stappen, waar)
      }
    }
    print("SomTests: \(perSoort.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", "))")
    for soort in Besluitsoort.allCases { #expect(perSoort["\(soort.code) vastgesteld", default: 0] > 0, "\(soort.code)") }
    for soort in ["uitkering zonder-recht", "uitkering onbepaald", "loonkostensubsidie zonder-recht", "maatregel onbepaald"] {
      #expect(perSoort[soort, default: 0] > 0, "\(soort)")
    }
  }

  /// Formula over terms gives the value, terms from earlier lines are what those lines say, names are used once.
  private func controleer(_ stappen: [Rekenstap], _ waar: String) throws {
    for (plaats, stap) in stappen.enumerated() {
      #expect(!stappen[..<plaats].contains { $0.naam == stap.naam }, "\(waar): \(stap.naam) twice")
      for term in stap.termen where term.herkomst == .stap {
        let eerder = stappen[..<plaats].first { $0.naam == term.naam }
        #expect(eerder.map { term.waarde.isGelijk($0.waarde) } == true, "\(waar): \(stap.naam) takes \(term)")
      }
      guard let formule = stap.formule else {
        #expect(stap.termen.isEmpty, "\(waar): \(stap.naam)")
        continue
      }
      let uitkomst = try Rekenaar.reken(formule, stap.termen)
      #expect(stap.waarde.breuk == uitkomst, "\(waar): \(stap.naam) = \(formule) over \(stap.termen) is not \(stap.waarde)")
      if case .afgerond(let bedrag, van: let exact) = stap.waarde {
        #expect(bedrag == exact.centen, "\(waar): \(stap.naam)")
      }
    }
  }

  /// The line that names a field gives its amount; of what is vastgesteld every field has a line, and the last is its end.
  private func controleer(_ besluit: Besluit, _ stappen: [Rekenstap], _ waar: String) {
    let velden = besluit.bedragen
    for stap in stappen {
      guard let veld = stap.veld, let bedrag = velden[veld] else { continue }
      #expect(stap.waarde.alsVeld == bedrag, "\(waar): \(veld)")
    }
    if case .onbepaald = besluit.uitkomst { return }
    let gezegd = Set(stappen.compactMap(\.veld))
    let nul = besluit.uitkomst == .zonderRecht ? Set(velden.filter { $0.value == "0" }.keys) : []
    #expect(Set(velden.keys).subtracting(gezegd).subtracting(nul) == [], "\(waar)")
    #expect(stappen.last?.veld == besluit.laatsteVeld, "\(waar)")
  }
}

extension Rekenwaarde {
  /// The same number, exact or as it was rounded.
  fileprivate func isGelijk(_ stap: Rekenwaarde) -> Bool {
    if breuk == stap.breuk { return true }
    if case .afgerond(let bedrag, van: _) = stap { return breuk == Breuk(bedrag) }
    return false
  }

  fileprivate var alsVeld: String {
    switch self {
    case .afgerond(let bedrag, van: _): String(bedrag.cent)
    case .deel(let deel): "\((deel * Breuk(100)).afgerond)%"
    case .maanden(let maanden): maanden.map(\.description).joined(separator: " ")
    case .tekst(let tekst): tekst
    case .exact, .getal, .datum: "\(self)"
    }
  }
}

extension Besluit {
  /// Field and value of what a sum must give.
  fileprivate var bedragen: [String: String] {
    switch inhoud {
    case .leeg: [:]
    case .spoor(let spoor): ["spoor": spoor.tekst]
    case .uitkering(let b):
      [
        "normCent": "\(b.norm.cent)", "vrijlatingCent": "\(b.vrijlating.cent)", "verlagingCent": "\(b.verlaging.cent)",
        "rechtCent": "\(b.recht.cent)", "betaalbaarCent": "\(b.betaalbaar.cent)",
        "vakantietoeslagCent": "\(b.vakantietoeslag.cent)", "verschilCent": "\(b.verschil.cent)",
      ]
    case .loonkostensubsidie(let basis, let subsidie, let verschil):
      ["basisCent": "\(basis.cent)", "subsidieCent": "\(subsidie.cent)", "verschilCent": "\(verschil.cent)"]
    case .wsw(let rijk, let tenant, let resultaat):
      ["rijksbijdrageCent": "\(rijk.cent)", "tenantbijdrageCent": "\(tenant.cent)", "resultaatCent": "\(resultaat.cent)"]
    case .maatregel(let percentage, let maanden, _):
      [
        "percentage": "\((percentage.procent * Breuk(100)).afgerond)%",
        "maanden": maanden.map(\.description).joined(separator: " "),
      ]
    case .integraleIntake(let vorm, _): ["vorm": vorm.tekst]
    case .herziening(let verschil): ["verschilCent": "\(verschil.cent)"]
    }
  }

  fileprivate var laatsteVeld: String {
    switch soort {
    case .uitkering, .loonkostensubsidie, .herziening: "verschilCent"
    case .wsw: "resultaatCent"
    case .maatregel: "maanden"
    case .spoor: "spoor"
    case .integraleIntake: "vorm"
    }
  }
}
