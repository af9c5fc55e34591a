import Domain

extension Voorwaarden {
  /// What the row asks, in the words of the facts; `in alle andere gevallen` when it asks nothing.
  public var inWoorden: String {
    var delen: [String] = []
    func lijst<C: Code>(_ naam: String, _ bits: UInt8, _ bit: (C) -> UInt8) {
      let gevraagd = C.allCases.filter { bits & bit($0) != 0 }
      if gevraagd.count < C.allCases.count {
        delen.append("\(naam) \(gevraagd.map(\.rawValue).joined(separator: " of "))")
      }
    }
    lijst("regeling", regelingen) { (regeling: Regeling) in Geval.bit(regeling) }
    lijst("arbeidsvermogen", arbeidsvermogens) { (vermogen: Arbeidsvermogen) in Geval.bit(vermogen) }
    bereik("verdiencapaciteit", verdiencapaciteit, "%", &delen)
    bereik("afstandMaanden", afstandMaanden, "", &delen)
    bereik("leeftijd", leeftijd, "", &delen)
    for (plaats, vraag) in Geval.vragen.enumerated() where gevraagd & (1 << plaats) != 0 {
      delen.append(antwoord & (1 << plaats) != 0 ? vraag : "niet \(vraag)")
    }
    return delen.isEmpty ? "in alle andere gevallen" : delen.joined(separator: ", ")
  }

  private func bereik(_ naam: String, _ bereik: Range<Int>, _ eenheid: String, _ delen: inout [String]) {
    let (onder, boven) = (bereik.lowerBound, bereik.upperBound)
    if onder != Self.alles.lowerBound { delen.append("\(naam) \(onder)\(eenheid) of meer") }
    if boven != Self.alles.upperBound { delen.append("\(naam) onder \(boven)\(eenheid)") }
  }
}
