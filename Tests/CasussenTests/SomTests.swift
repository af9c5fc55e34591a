import Domain
import Testing

@testable import Casussen

/// A sum in a casus is worked out: one that does not hold is refused, with what stands there instead.
@Suite struct SomTests {
  @Test(arguments: [
    ("972,70 × 95% = 924,065 ≈ 924,07", "92407"),
    ("972,70 × 19/29 = 637,28620… ≈ 637,29", "63729"),
    ("((40% + 2 × 30%) / 2) × 1922,07 = 961,035 ≈ 961,04", "96104"),
    ("0 − 605,42 = −605,42", "-60542"),
    ("−0,005 ≈ −0,01", "-1"),
    ("0,005 ≈ 0,01", "1"),
    ("0,0049 ≈ 0,00", "0"),
    ("min(25% × 900; 196) = 196", "19600"),
    ("max(0; 972.70 - 1000) = 0", "0"),
    ("2 × (3 + 4) − 1 = 13", "1300"),
    ("100/3 = 33,33… ≈ 33,33", "3333"),
    ("−100/3 = −33,33…≈ −33,33", "-3333"),
    ("1 = 1,00 = 2/2", "100"),
  ])
  func `a sum that holds gives what stands last`(_ tekst: String, _ cent: String) throws {
    #expect(String((try Som(tekst).uitkomst * Breuk(100)).afgerond) == cent)
  }

  @Test(arguments: [
    ("972,70 × 95% = 924,07", "what stands on the left is 924,065, not 924,07"),
    ("972,70 × 95% ≈ 924,06", "what stands on the left is 924,065, which rounds to 924,07"),
    ("100/3 = 33,34… ≈ 33,33", "what stands on the left is 33,333333…, not what stands behind ="),
    ("1,005 ≈ 1,01 ≈ 1,0", "rounds twice; a formula is rounded once, at its end"),
    ("972,70", "nothing behind the expression; end it with = or ≈ and the outcome"),
    ("1.389,57 = 1389,57", "'1.389,57' is no number: write 1389,57, with at most six decimals and no points between thousands"),
    ("1 + = 1", "'=' where a number should stand"),
    ("(1 + 2 = 3", "a ( without its )"),
    ("1/0 = 0", "divides by zero"),
    ("1 ? 2", "'?' is no = or ≈"),
    ("", "ends where a number should stand"),
    ("min(1 2) = 1", "no ; between the two of min()"),
    ("33,3… + 1 = 34,3…", "a number that is cut off (…) may only stand by itself behind ="),
    ("1 ≈ x", "no number behind ≈"),
    (
      "123456789012 × 123456789012 × 123456789012 = 1", "numbers too large or too fine to work out"
    ),
  ])
  func `a sum that does not hold says why`(_ tekst: String, _ fout: String) {
    #expect(throws: SomFout(fout)) { try Som(tekst) }
  }
}
