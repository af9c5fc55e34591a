import Domain
import Testing

@testable import Web

@Suite struct `Numbers as a Dutch reader writes them` {
  @Test func `thousands, decimals and a true minus`() {
    #expect(Schrijfwijze.getal(1_270) == "1.270")
    #expect(Schrijfwijze.getal(-1_000_000) == "−1.000.000")
    #expect(Schrijfwijze.procent(335, 1_000) == "33,5%")
    #expect(Schrijfwijze.quotient(2, 3, decimalen: 2) == "0,67")
    #expect(Schrijfwijze.quotient(1, 0) == nil)
    #expect(Schrijfwijze.breuk(Breuk(-1, 200), decimalen: 2) == "−0,01")
    #expect(Schrijfwijze.breuk(Breuk(-1, 1_000), decimalen: 2) == "0,00")
  }

  @Test func `amounts as exact as a reader can use`() {
    #expect(Schrijfwijze.euro(1_234_567_890) == "€ 12,3 mln")
    #expect(Schrijfwijze.euro(84_000_049) == "€ 840.000")
    #expect(Schrijfwijze.euro(97_270) == "€ 972,70")
    #expect(Schrijfwijze.euro(-97_270) == "€ −972,70")
  }

  @Test func `the day and hour in Amsterdam, on both sides of a change of the clock`() {
    // 2016-03-27 01:00Z and 2016-10-30 01:00Z.
    #expect(Schrijfwijze.moment(1_459_040_399_000) == "27 maart 2016, 1.59 uur")
    #expect(Schrijfwijze.moment(1_459_040_400_000) == "27 maart 2016, 3.00 uur")
    #expect(Schrijfwijze.moment(1_477_789_199_000) == "30 oktober 2016, 2.59 uur")
    #expect(Schrijfwijze.moment(1_477_789_200_000) == "30 oktober 2016, 2.00 uur")
    #expect(Schrijfwijze.tijdstip(1_459_040_399_000) == "2016-03-27T00:59:59Z")
  }

  @Test(arguments: [(0, 1), (0, 7), (-3, 12), (0, 1_270), (0, 987_654_321)])
  func `an axis holds its values and has few lines`(laag: Int64, hoog: Int64) {
    let schaal = Grafiek.schaal(laag, hoog)
    #expect(schaal.first! <= laag && schaal.last! >= hoog)
    #expect((2...8).contains(schaal.count))
  }
}
