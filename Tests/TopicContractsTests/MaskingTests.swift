import Testing

@testable import TopicContracts

struct MaskingTests {
  @Test(arguments: [
    ("123456782", "*********"), ("12345678", "********"), ("1234567", "1234567"), ("a123456782b", "a*********b"),
    ("1234.56.782", "****.**.***"), ("123 456 782", "*** *** ***"), ("1234-56-782", "****-**-***"),
    ("123  456 782", "123  456 782"),
    ("2016-03-01", "2016-03-01"), ("01-03-2016", "01-03-2016"), ("2016-03-012", "****-**-***"), ("20160301", "********"),
    ("00000001823288444000", "********************"), ("123456\u{1}", "123456\u{FFFD}"), ("a\u{202E}b", "a\u{FFFD}b"),
  ])
  func `a number that may be a BSN is masked, a date is not`(text: String, shown: String) {
    #expect(masked(text) == shown)
  }

  @Test func `what is shown is bounded, and a number across the cut is masked whole`() {
    let lang = String(repeating: "a", count: 55) + "123456782"
    #expect(masked(lang) == String(repeating: "a", count: 55) + "*****…")
    #expect(masked(String(repeating: "😀", count: 61)).unicodeScalars.count == 61)
    #expect(masked(String(repeating: "b", count: 1 << 20)) == String(repeating: "b", count: 60) + "…")
  }

  @Test func `no refusal of an event with a BSN in any place repeats it`() {
    let bsn = "123456782"
    let goed = BadInputTests.goed
    let plaatsen = [
      "\"1.0\"", "\"a-1\"", "urn:nld:oin:1:systeem:x", "nl.werkeninkomen.activiteit-gemeld.v1", "2016-03-01T12:00:00Z",
      "0123456789abcdef0123456789abcdef", "application/json", "\"scholing\"", "\"2016-04-01\"", "\"8\"", "\"soort\"", "\"van\"",
      "\"id\"",
    ]
    var geweigerd = 0
    for plaats in plaatsen {
      for vorm in [bsn, "\"\(bsn)\"", "\"x\(bsn)\"", "[\(bsn)]", "\"\\u0031\\u00323456782\"", "x \(bsn) y", "1234.56.782"] {
        let text = goed.replacing(plaats, with: vorm, maxReplacements: 1)
        do throws(EnvelopeFault) {
          _ = try EventDecoder().decode(structured: Array(text.utf8))
        } catch {
          geweigerd += 1
          #expect(!error.reden.contains(bsn) && !error.reden.contains("1234.56.782"), "\(error.reden)")
        }
      }
    }
    #expect(geweigerd > 80)
  }
}
