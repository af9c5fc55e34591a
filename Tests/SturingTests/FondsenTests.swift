import Testing

@testable import Domain
@testable import Sturing

/// Rule 16: what a fonds has, spends and has left.
@Suite struct FondsenTests {
  let gemeente = Gemeente("GM0053")!
  let ander = Gemeente("GM0005")!

  private func lasten(_ gemeente: Gemeente, _ maand: Int, jaar: Int = 2016) -> Cel {
    Cel(
      .uitgavenCent, gemeente, Maand(jaar: jaar, maand: maand),
      Dimensies((.fonds, "participatiebudget"), (.instrument, "scholing"), (.spoor, "werkspoor")))
  }
  private func budget(_ gemeente: Gemeente, _ stadium: String = "definitief") -> Cel {
    Cel(
      .budgetCent, gemeente, Maand(jaar: 2015, maand: 10),
      Dimensies((.fonds, "participatiebudget"), (.jaar, "2016"), (.stadium, Symbool(stadium))))
  }
  private func baten(_ maand: Int) -> Cel {
    Cel(
      .batenCent, gemeente, Maand(jaar: 2016, maand: maand),
      Dimensies((.bron, "esf"), (.fonds, "participatiebudget"), (.jaar, "2016")))
  }
  private func verplichting(_ maand: Int) -> Cel {
    Cel(.verplichtingCent, gemeente, Maand(jaar: 2016, maand: maand), Dimensies((.fonds, "participatiebudget"), (.jaar, "2016")))
  }
  private func rij(_ cellen: [Cel: Int64], tot maand: Int = 6) -> Fondsen.Rij? {
    Fondsen(cellen, jaar: 2016, peilmaand: Maand(jaar: 2016, maand: maand)).rijen.first { $0.gemeente == gemeente }
  }

  @Test func `beschikbaar, resultaat and vrij, with the sum written out`() {
    let rij = rij([
      budget(gemeente): 1_000_00, baten(2): 200_00, lasten(gemeente, 1): 300_00, lasten(gemeente, 6): 100_00,
      verplichting(3): 50_00,
      // Not of this half year, or of another year.
      lasten(gemeente, 7): 999_00, lasten(gemeente, 6, jaar: 2015): 999_00, baten(7): 999_00, verplichting(7): 999_00,
    ])
    #expect(rij?.beschikbaar == Eurocent(1_200_00))
    #expect(rij?.resultaat == Eurocent(800_00))
    #expect(rij?.vrij == Eurocent(750_00))
    // 400 in six months is 800 in twelve: 400 left.
    #expect(rij?.prognose == Eurocent(800_00))
    #expect(rij?.prognoseResultaat == Eurocent(400_00))
    #expect(rij?.oordeel == .binnen)
  }

  @Test func `binnen, dreigt and overschreden, on each side of both bounds`() {
    func oordeel(_ lasten: Int64) -> Fondsen.Oordeel? {
      rij([budget(gemeente): 1_000_00, self.lasten(gemeente, 6): lasten])?.oordeel
    }
    #expect(oordeel(500_00) == .binnen)
    #expect(oordeel(500_01) == .dreigt)
    #expect(oordeel(1_000_00) == .dreigt)
    #expect(oordeel(1_000_01) == .overschreden)
  }

  @Test func `what is committed will be spent, also when the months before were quiet`() {
    let rij = rij([budget(gemeente): 1_000_00, lasten(gemeente, 6): 100_00, verplichting(5): 901_00])
    #expect(rij?.prognose == Eurocent(1_001_00))
    #expect(rij?.oordeel == .dreigt)
  }

  @Test func `without a budget onbepaald, and so is the total of the tenant`() {
    let fondsen = Fondsen(
      [budget(ander): 1_000_00, lasten(gemeente, 1): 1], jaar: 2016, peilmaand: Maand(jaar: 2016, maand: 6))
    #expect(fondsen.rijen.map(\.gemeente) == [ander, gemeente, nil])
    #expect(fondsen.rijen.map(\.oordeel) == [.binnen, .onbepaald, .onbepaald])
    #expect(fondsen.rijen[1].resultaat == nil)
  }

  @Test func `with whole years before, the months to come follow their shape`() {
    // Three years of 100 a month but 700 in December: 100 a month up to June is no sign that 1,200 will do.
    var cellen: [Cel: Int64] = [budget(gemeente): 1_500_00]
    for jaar in 2013...2015 {
      for maand in 1...12 { cellen[lasten(gemeente, maand, jaar: jaar)] = maand == 12 ? 700_00 : 100_00 }
    }
    for maand in 1...6 { cellen[lasten(gemeente, maand)] = 100_00 }
    let december = rij(cellen)
    #expect(december?.lasten == Eurocent(600_00))
    #expect(december?.prognose ?? .nul > Eurocent(1_500_00))
    #expect(december?.oordeel == .dreigt)
    // The same half year without the years before goes on in proportion.
    #expect(rij(cellen.filter { $0.key.maand.jaar == 2016 || $0.key.maat == .budgetCent })?.prognose == Eurocent(1_200_00))
  }

  @Test func `a year that is over needs no forecast`() {
    #expect(
      rij([budget(gemeente): 1_000_00, lasten(gemeente, 12): 900_00, verplichting(12): 500_00], tot: 12)?.prognose
        == Eurocent(900_00))
  }
}
