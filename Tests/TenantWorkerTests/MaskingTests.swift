import TenantWorker
import Testing

struct MaskingTests {
  @Test(arguments: [
    ("subject 123456782 is no key", "subject ######### is no key"),
    ("12345678", "########"),
    ("bsn123456782x", "bsn#########x"),
    ("123.456.782", "###.###.###"),
    ("123 456 782", "### ### ###"),
    ("1234567", "1234567"),
    ("1234567890", "1234567890"),
    ("2015-02-29", "2015-02-29"),
    ("01234567890123456789012345678901", "01234567890123456789012345678901"),
    ("wg-01234567890123456789012345678901", "wg-01234567890123456789012345678901"),
    ("12345678-1234-1234-1234-123456789012", "12345678-1234-1234-1234-123456789012"),
    ("12345678-1234", "########-1234"),
    ("urn:nld:oin:00000001234567890000:systeem:x", "urn:nld:oin:00000001234567890000:systeem:x"),
    ("€123456782é", "€#########é"),
  ]) func `eight or nine digits are masked, identifiers are not`(text: String, expected: String) {
    #expect(Masking.masked(text) == expected)
  }

  @Test func `digits hidden behind an escape may be a BSN`() {
    #expect(Masking.mayHoldBSN(Array(#"{"subject":"\u0031\u003223456782"}"#.utf8)))
    #expect(!Masking.mayHoldBSN(Array(#"{"subject":"\u00e9"}"#.utf8)))
  }
}
