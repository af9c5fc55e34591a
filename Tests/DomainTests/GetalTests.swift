import Testing

@testable import Domain

@Suite struct GetalTests {
  @Test func `a decimal keeps how it was written and refuses every other spelling`() {
    for tekst in ["7.50", "0", "-3", "36", "0.000001", "999999999999"] { #expect(Decimaal(tekst)?.description == tekst) }
    for tekst in ["07", "1,5", "1e3", ".5", "5.", "+1", "", "-", "1.0000001", "1234567890123", "12_570", "--1"] {
      #expect(Decimaal(tekst) == nil, "\(tekst)")
    }
    #expect(Decimaal("7.50")?.kaal == "7.5")
    #expect(Decimaal.tekst(miljoensten: 15_000_000) == "15")
  }

  @Test func `a formula is rounded half up, away from zero on a tie`() {
    #expect(Breuk(961_035, 10).afgerond == 96_104)
    #expect(Breuk(-961_035, 10).afgerond == -96_104)
    #expect(Breuk(5, 2).afgerond == 3)
    #expect(Breuk(-5, 2).afgerond == -3)
    #expect(Breuk(24, 10).afgerond == 2)
  }

  @Test func `an amount shows in euros with two decimals`() {
    #expect(Eurocent(-5).description == "-0.05")
    #expect(Eurocent(123_405).description == "1234.05")
  }

  @Test func `contributions add up per cell and zeros fall out`() {
    let dal = Gemeente("GM0010")!
    let maand = Maand("2016-03")!
    let cellen = (0..<100).map {
      Cel(.instroom, dal, maand + $0 % 7, Dimensies((.regeling, "pw"), (.spoor, Symbool("s\($0 % 3)"))))
    }
    let som = (cellen.map { Bijdrage($0, 2) } + cellen.dropFirst().map { Bijdrage($0, -2) }).perCel()
    #expect(som == [Bijdrage(cellen[0], 2)])
    #expect(Set(cellen.map { Bijdrage($0, 1) }.perCel().map(\.cel)).count == 21)
  }

  @Test func `dimensions come back sorted by name, whatever the order they were given in`() {
    let dimensies = Dimensies(paren: [(.spoor, "x"), (.leefvorm, "gehuwd"), (.fonds, "wsw"), (.instrument, "wsw")])
    #expect(dimensies?.paren.map(\.naam.naam) == ["fonds", "instrument", "leefvorm", "spoor"])
    #expect(Dimensie.allCases.map(\.naam) == Dimensie.allCases.map(\.naam).sorted())
  }
}
