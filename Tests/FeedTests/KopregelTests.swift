import Domain
import Testing

@testable import Feed

/// The first line: a file that is not what the mapping says is refused whole, before anything is sent.
struct KopregelTests {
  static let kop = "NR;BSN;GEM;REG;MELDING;GEBOREN;BESLUIT;UITKOMST;STATUS"
  static let verwacht = "found 9 columns, expected 9: \(kop). Ask why the export changed, then adapt proef.yaml."

  static let tabel: [(kop: [UInt8], melding: String)] = [
    (
      Array(kop.replacing("NR;BSN", with: "BSN;NR").utf8),
      "aanvragen.csv:1: the header is not that of the mapping (moved: column 1 is BSN, expected NR); \(verwacht)"
    ),
    (
      Array(kop.replacing("GEM", with: "GEMEENTE").utf8),
      "aanvragen.csv:1: the header is not that of the mapping (missing: GEM; unknown: GEMEENTE); \(verwacht)"
    ),
    (
      Array(kop.replacing(";", with: ",").utf8),
      "aanvragen.csv:1: the header is not that of the mapping (none of the columns is there: is the header line absent?; the line looks separated by ','); "
        + verwacht.replacing("found 9", with: "found 1")
    ),
    (
      Array("\(kop);EXTRA".utf8),
      "aanvragen.csv:1: the header is not that of the mapping (unknown: EXTRA); \(verwacht.replacing("found 9", with: "found 10"))"
    ),
    ([0xFF, 0xFE, 0x4E, 0x00], "aanvragen.csv:1: the file begins with the mark of UTF-16; expected utf-8: export it again"),
  ]

  @Test(arguments: tabel)
  func `another header is refused, with what was found and expected`(kop: [UInt8], melding: String) throws {
    let proef = try Proef(TenantID("dal")!)
    let fout = #expect(throws: FeedError.self) {
      try proef.feed(try Proefmapping.laad(), "aanvragen.csv", kop + Array("\n\(FouteRegelsTests.goed)\n".utf8))
    }
    #expect(fout?.description == melding)
    #expect(try proef.gebeurtenissen().isEmpty)
  }

  @Test func `a mark of UTF-8 is no part of the first column`() throws {
    let proef = try Proef(TenantID("dal")!)
    let bytes = [0xEF, 0xBB, 0xBF] + Proefmapping.aanvragen(FouteRegelsTests.goed)
    #expect(try proef.feed(try Proefmapping.laad(), "aanvragen.csv", bytes, brok: 1).nieuw == 1)
    let windows = try Proefmapping.laad(Proefmapping.tekst.replacing("codering: utf-8", with: "codering: windows-1252"))
    let fout = #expect(throws: FeedError.self) { try proef.feed(windows, "aanvragen.csv", bytes) }
    #expect(fout?.description == "aanvragen.csv:1: the file begins with the mark of UTF-8; the mapping expects windows-1252")
  }

  @Test func `columns may stand anywhere when the mapping says so`() throws {
    let proef = try Proef(TenantID("dal")!)
    let mapping = try Proefmapping.laad(Proefmapping.tekst.replacing("kopregel: ja", with: "kopregel: ja\n  kolomvolgorde: vrij"))
    let bytes = Array(
      "STATUS;BSN;NR;GEM;REG;MELDING;GEBOREN;UITKOMST;BESLUIT\n;999990019;A1;0010;01;02-03-2015;28-02-1979;T;01-04-2015\n".utf8)
    let telling = try proef.feed(mapping, "aanvragen.csv", bytes)
    #expect((telling.nieuw, telling.gebeurtenissen) == (1, 2))
  }

  @Test func `a file that nobody mapped, and an empty one, are errors`() throws {
    let proef = try Proef(TenantID("dal")!)
    let onbekend = #expect(throws: FeedError.self) { try proef.feed(try Proefmapping.laad(), "iets.csv", []) }
    #expect(
      onbekend?.description
        == "iets.csv: proef.yaml knows no file of this name; expected one of aanvragen*.csv, betalingen*.csv, plaatsingen*.csv")
    let leeg = #expect(throws: FeedError.self) { try proef.feed(try Proefmapping.laad(), "aanvragen.csv", []) }
    #expect(leeg?.description == "aanvragen.csv: the file is empty; expected a header: \(Self.kop)")
  }
}
