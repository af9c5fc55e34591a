import Testing

@testable import Domain
@testable import Sturing

/// Rule 16, by hand.
@Suite struct VerdelingTests {
  let a = Gemeente("GM0106")!
  let b = Gemeente("GM1680")!
  let c = Gemeente("GM1730")!
  let januari = Maand(jaar: 2016, maand: 1)

  private func afspraak(
    _ sleutel: Verdeelafspraak.Sleutel, partners: [Verdeelafspraak.Partner] = [],
    aantallen: [Verdeelafspraak.Jaargetal: Int64] = [:], grondslag: Verdeelafspraak.Grondslag = .wswResultaat
  ) -> Verdeelafspraak {
    Verdeelafspraak(
      id: "proef", omschrijving: "Proef", fondsen: [.wsw], grondslag: grondslag, sleutel: sleutel, vanaf: 2016, totEnMet: nil,
      partners: partners, aantallen: aantallen, status: .bron, bron: "proef", toelichting: nil, bestand: "verdeling.yaml",
      regel: 7)
  }

  /// Five, three and two persons in the Wsw all year; a result of −100,000.01, all of it of the first.
  private var cellen: [Cel: Int64] {
    let wsw = Dimensies((.leeftijdsklasse, "27-AOW"), (.regeling, "wsw"), (.spoor, "wsw"))
    return [
      Cel(.bestand, a, Maand(jaar: 2015, maand: 3), wsw): 5, Cel(.bestand, b, januari, wsw): 3, Cel(.bestand, c, januari, wsw): 2,
      Cel(.wswResultaatCent, a, januari): -100_000_01,
    ]
  }

  @Test func `the specification's own sum: −100,000.01 over five, three and two`() throws {
    let verdeling = try Verdeling(afspraak(.wswPersonen), cellen, jaar: 2016, peilmaand: Maand(jaar: 2016, maand: 12))
    #expect(verdeling.rijen.map(\.gemeente) == [a, b, c])
    #expect(verdeling.rijen.map(\.solidair) == [Eurocent(-50_000_01), Eurocent(-30_000_00), Eurocent(-20_000_00)])
    #expect(verdeling.rijen.map(\.profijt) == [Eurocent(-100_000_01), .nul, .nul])
    #expect(verdeling.rijen[0].verschil == Eurocent(50_000_00))
  }

  @Test func `a person counts at each month end on which he is there`() throws {
    var cellen = cellen
    let weg = Dimensies((.leeftijdsklasse, "27-AOW"), (.regeling, "wsw"), (.spoor, "wsw"))
    // Two of the three leave in July: 3 × 6 + 1 × 6 = 24 month ends.
    cellen[Cel(.bestand, b, Maand(jaar: 2016, maand: 7), weg)] = -2
    let verdeling = try Verdeling(afspraak(.wswPersonen), cellen, jaar: 2016, peilmaand: Maand(jaar: 2016, maand: 12))
    #expect(verdeling.rijen.map(\.sleutel) == [60_000_000, 24_000_000, 24_000_000])
  }

  @Test func `a partner outside the tenant is in the sleutel and carries a part, but has no lasten of its own here`() throws {
    let tenBoer = Gemeente("GM0009")!
    let verdeling = try Verdeling(
      afspraak(
        .wswPersonen, partners: [.init(naam: "Ten Boer", gemeente: tenBoer)], aantallen: [.init(tenBoer, 2016): 10_000_000]),
      cellen, jaar: 2016, peilmaand: Maand(jaar: 2016, maand: 12))
    #expect(
      verdeling.rijen.first
        == .init(gemeente: tenBoer, isPartner: true, sleutel: 120_000_000, profijt: nil, solidair: Eurocent(-50_000_01)))
    #expect(verdeling.rijen.reduce(Eurocent.nul) { $0 + $1.solidair } == verdeling.totaal)
  }

  @Test func `a partner whose number nobody gave makes the shares onbepaald, never zero`() {
    let tenBoer = Gemeente("GM0009")!
    let afspraak = afspraak(.wswPersonen, partners: [.init(naam: "Ten Boer", gemeente: tenBoer)])
    #expect(
      fout { () throws(Verdeling.Fout) in try Verdeling(afspraak, cellen, jaar: 2016, peilmaand: Maand(jaar: 2016, maand: 12)) }
        == "verdeling 'proef': no number of GM0009 for 2016, so the shares are onbepaald; add it under 'aantallen:' "
        + "(verdeling.yaml:7), or give it with --deel GM0009=N")
    let gegeven = try? Verdeling(afspraak, cellen, jaar: 2016, peilmaand: Maand(jaar: 2016, maand: 12), delen: [tenBoer: 10])
    #expect(gegeven?.rijen.first?.solidair == Eurocent(-50_000_01))
  }

  @Test func `IJmond shares the result of De Meergroep by standaardeenheden, and the sum comes out`() throws {
    let afspraak = try #require(try Nota.plan("ijmond").verdelingen.first { $0.id == "meergroep" })
    let (beverwijk, heemskerk, uitgeest, velsen) = (
      Gemeente("GM0375")!, Gemeente("GM0396")!, Gemeente("GM0450")!, Gemeente("GM0453")!
    )
    var cellen: [Cel: Int64] = [:]
    // Table 6's dienstbetrekkingen, 211/169/26/247 of 653, half of them in each of two months; a loss of 1,000,000.00.
    for (gemeente, eenheden) in [(beverwijk, 211), (heemskerk, 169), (uitgeest, 26), (velsen, 247)] {
      for maand in [1, 2] {
        cellen[Cel(.standaardeenheden, gemeente, Maand(jaar: 2016, maand: maand))] = Int64(eenheden) * 500_000
      }
      cellen[Cel(.wswResultaatCent, gemeente, januari)] = -250_000_00
    }
    let verdeling = try Verdeling(afspraak, cellen, jaar: 2016, peilmaand: Maand(jaar: 2016, maand: 12))
    #expect(verdeling.totaal == Eurocent(-1_000_000_00))
    #expect(verdeling.rijen.map(\.gemeente) == [beverwijk, heemskerk, uitgeest, velsen])
    // 211/653 of 100,000,000 cents is 32,312,404.28; 169: 25,880,551.30; 26: 3,981,623.27; 247: 37,825,421.13. Cut they lack one
    // cent, which goes to the largest remainder, Heemskerk's.
    #expect(verdeling.rijen.map(\.solidair.cent) == [-32_312_404, -25_880_552, -3_981_623, -37_825_421])
    #expect(verdeling.rijen.reduce(Eurocent.nul) { $0 + $1.solidair } == verdeling.totaal)
    // The rest of the participatiebudget nobody shares.
    let eigen = try #require(try Nota.plan("ijmond").verdelingen.first { $0.id == "re-integratie" })
    let lasten = Dimensies((.fonds, "participatiebudget"), (.instrument, "scholing"), (.spoor, "direct"))
    let profijt = try Verdeling(eigen, [Cel(.uitgavenCent, velsen, januari, lasten): 5_00], jaar: 2016, peilmaand: januari)
    #expect(profijt.rijen.map(\.solidair) == [Eurocent(5_00)] && profijt.rijen.map(\.verschil) == [.nul])
  }

  @Test func `a sleutel that counts nothing names its file and line`() {
    #expect(
      fout { () throws(Verdeling.Fout) in
        try Verdeling(afspraak(.standaardeenheden), cellen, jaar: 2016, peilmaand: Maand(jaar: 2016, maand: 12))
      }
        == "verdeling.yaml:7: verdeling 'proef': the sleutel standaardeenheden counts nothing in 2016, so nobody can be asked to "
        + "pay; give numbers under 'aantallen:', or another sleutel")
  }

  @Test func `a fonds without a budget has no resultaat to share`() {
    var cellen = cellen
    cellen[Cel(.uitgavenCent, a, januari, Dimensies((.fonds, "wsw"), (.instrument, "wsw"), (.spoor, "wsw")))] = 5_00
    #expect(
      fout { () throws(Verdeling.Fout) in
        try Verdeling(
          afspraak(.wswPersonen, grondslag: .resultaat), cellen, jaar: 2016, peilmaand: Maand(jaar: 2016, maand: 12))
      }
        == "verdeling 'proef': GM0106 has no budget of wsw for 2016, so its resultaat is onbepaald; deliver budget-vastgesteld, or "
        + "write 'grondslag: lasten' (verdeling.yaml:7)")
  }

  private func fout(_ doe: () throws(Verdeling.Fout) -> Verdeling) -> String? {
    do throws(Verdeling.Fout) {
      _ = try doe()
      return nil
    } catch {
      return error.description
    }
  }
}
