import Testing

@testable import Domain

@Suite struct DatumTests {
  @Test func `every day of 1900 to 2199 has its parts, and its parts give the day`() {
    var dag = CivilDate(jaar: 1900, maand: 1, dag: 1)!
    var (jaar, maand, nummer) = (1900, 1, 1)
    while jaar < 2200 {
      let delen = dag.delen
      guard delen == (jaar, maand, nummer), CivilDate(jaar: jaar, maand: maand, dag: nummer) == dag else {
        Issue.record("\(jaar)-\(maand)-\(nummer) is \(delen)")
        return
      }
      dag = dag + 1
      nummer += 1
      if nummer > Maand(jaar: jaar, maand: maand).aantalDagen { (maand, nummer) = (maand + 1, 1) }
      if maand > 12 { (jaar, maand) = (jaar + 1, 1) }
    }
  }

  @Test func `text that is no existing date of 1900 to 2199 is none`() {
    for tekst in [
      "2015-02-29", "1900-02-29", "2016-13-01", "2016-00-10", "1899-12-31", "2200-01-01", "2016-1-01", "20160101", "",
      "2016-01-0a",
    ] {
      #expect(CivilDate(tekst) == nil, "\(tekst)")
    }
    #expect(CivilDate("2016-02-29")?.description == "2016-02-29")
  }

  @Test func `a month added keeps the day or takes the month's last day`() {
    #expect(CivilDate("2015-08-31")!.plus(maanden: 6) == CivilDate("2016-02-29"))
    #expect(CivilDate("2015-12-15")!.plus(maanden: 1) == CivilDate("2016-01-15"))
    #expect(CivilDate("2016-02-29")!.plus(maanden: 12) == CivilDate("2017-02-28"))
  }

  @Test func `an age is reached on the birthday; born on 29 February on the 28th in other years`() {
    let geboren = CivilDate("1996-02-29")!
    #expect(geboren.leeftijd(op: CivilDate("2017-02-27")!) == 20)
    #expect(geboren.leeftijd(op: CivilDate("2017-02-28")!) == 21)
    #expect(geboren.leeftijd(op: CivilDate("2016-02-28")!) == 19)
    #expect(geboren.leeftijd(op: CivilDate("2016-02-29")!) == 20)
    #expect(CivilDate("1989-02-02")!.leeftijd(op: CivilDate("2016-02-01")!) == 26)
  }
}
