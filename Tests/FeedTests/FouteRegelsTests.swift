import Domain
import Testing

@testable import Feed

/// Bad lines: each is told in one sentence, put aside, and holds up nothing.
struct FouteRegelsTests {
  static let goed = "A1;999990019;0010;01;02-03-2015;28-02-1979;;;"

  static let tabel: [(regel: String, melding: String)] = [
    (
      goed.replacing("999990019", with: "999990018"),
      "kolom BSN: negen cijfers die niet aan de elfproef voldoen gevonden, verwacht: een BSN: negen cijfers die aan de elfproef voldoen"
    ),
    (
      goed.replacing("999990019", with: "99999001"),
      "kolom BSN: negen cijfers die niet aan de elfproef voldoen gevonden, verwacht: een BSN: negen cijfers die aan de elfproef voldoen"
    ),
    (
      goed.replacing("999990019", with: "9999900190"),
      "kolom BSN: iets anders gevonden, verwacht: een BSN: negen cijfers die aan de elfproef voldoen"
    ),
    (
      goed.replacing("999990019", with: "000000000"),
      "kolom BSN: negen cijfers die niet aan de elfproef voldoen gevonden, verwacht: een BSN: negen cijfers die aan de elfproef voldoen"
    ),
    (
      goed.replacing("999990019", with: ""),
      "kolom BSN: niets gevonden, verwacht: een BSN: negen cijfers die aan de elfproef voldoen"
    ),
    (goed.replacing("A1", with: ""), "kolom NR: niets gevonden, verwacht: een deel van de sleutel die de regel herkenbaar houdt"),
    (
      goed.replacing("0010", with: "GM10"),
      "kolom GEM: \"xx##\" gevonden, verwacht: een gemeentecode van het CBS van vier cijfers"
    ),
    (goed.replacing(";01;", with: ";03;"), "kolom REG: \"03\" gevonden, verwacht: een code van regeling: 01 02"),
    (goed.replacing(";01;", with: ";1;"), "kolom REG: \"1\" gevonden, verwacht: een code van regeling: 01 02"),
    (
      goed.replacing("02-03-2015", with: "29-02-2015"),
      "kolom MELDING: \"29-02-2015\" gevonden, verwacht: een bestaande datum dd-mm-jjjj van 1900 tot en met 2199"
    ),
    (
      goed.replacing("02-03-2015", with: "2015-03-02"),
      "kolom MELDING: \"2015-03-02\" gevonden, verwacht: een bestaande datum dd-mm-jjjj van 1900 tot en met 2199"
    ),
    (
      goed.replacing("02-03-2015", with: "2-3-2015"),
      "kolom MELDING: \"2-3-2015\" gevonden, verwacht: een bestaande datum dd-mm-jjjj van 1900 tot en met 2199"
    ),
    (
      goed.replacing("02-03-2015", with: "01-01-2200"),
      "kolom MELDING: \"01-01-2200\" gevonden, verwacht: een bestaande datum dd-mm-jjjj van 1900 tot en met 2199"
    ),
    (
      goed.replacing("28-02-1979", with: ""),
      "kolom GEBOREN: niets gevonden, verwacht: een bestaande datum dd-mm-jjjj van 1900 tot en met 2199"
    ),
    (
      goed.replacing("28-02-1979", with: "Jansen, P."),
      "kolom GEBOREN: \"xxxxxx, x.\" gevonden, verwacht: een bestaande datum dd-mm-jjjj van 1900 tot en met 2199"
    ),
    (
      goed.replacing("28-02-1979", with: "19790228"),
      "kolom GEBOREN: \"19790228\" gevonden, verwacht: een bestaande datum dd-mm-jjjj van 1900 tot en met 2199"
    ),
    (
      goed.replacing("28-02-1979", with: "20000005"),
      "kolom GEBOREN: \"########\" gevonden, verwacht: een bestaande datum dd-mm-jjjj van 1900 tot en met 2199"
    ),
    (goed + ";", "10 kolommen gevonden, verwacht: 9"),
    ("A1;999990019;0010", "3 kolommen gevonden, verwacht: 9"),
    (goed.replacing(";", with: ","), "1 kolommen (de regel lijkt gescheiden door ',') gevonden, verwacht: 9"),
    (
      goed.replacing("0010", with: "\"0010"),
      "kolom GEM: een aanhalingsteken dat niet gesloten wordt gevonden, verwacht: een tweede voor het einde van de regel"
    ),
    (
      goed.replacing("0010", with: "\"00\"10"),
      "kolom GEM: tekst achter het sluitende aanhalingsteken gevonden, verwacht: het scheidingsteken (een aanhalingsteken in een veld staat er dubbel)"
    ),
    (goed.replacing(";;;", with: ";01-04-2015;;"), "kolom UITKOMST: niets gevonden, verwacht: een code van uitkomst: T A"),
  ]

  @Test(arguments: tabel)
  func `a bad line says column, what was found and what was expected`(regel: String, melding: String) throws {
    let proef = try Proef(TenantID("dal")!)
    let telling = try proef.feed(
      try Proefmapping.laad(), "aanvragen.csv", Proefmapping.aanvragen(regel, Self.goed.replacing("A1", with: "A2")))
    #expect(proef.afgekeurd.map(\.fout.description) == [melding])
    #expect(proef.afgekeurd.first?.regel == 2)
    #expect(proef.afgekeurd.first?.origineel == Array(regel.utf8))
    #expect((telling.gelezen, telling.nieuw, telling.afgekeurd) == (2, 1, 1))
  }

  static let betalingen: [(regel: String, melding: String)] = [
    ("1;999990019;13-2015;;100,00", "kolom MAAND: \"13-2015\" gevonden, verwacht: een maand mm-jjjj van 1900 tot en met 2199"),
    (
      "1;999990019;03-2015;;",
      "kolom BETAALD: niets gevonden, verwacht: een bedrag in euro met ten hoogste twee cijfers achter \",\""
    ),
    (
      "1;999990019;03-2015;;100.00",
      "kolom BETAALD: \"###.##\" gevonden, verwacht: een bedrag in euro met ten hoogste twee cijfers achter \",\""
    ),
    (
      "1;999990019;03-2015;;1.0000,00",
      "kolom BETAALD: \"#.####,##\" gevonden, verwacht: een bedrag in euro met ten hoogste twee cijfers achter \",\""
    ),
    (
      "1;999990019;03-2015;;100,001",
      "kolom BETAALD: \"###,###\" gevonden, verwacht: een bedrag in euro met ten hoogste twee cijfers achter \",\""
    ),
    (
      "1;999990019;03-2015;x;100,00",
      "kolom ARBEID: \"x\" gevonden, verwacht: een bedrag in euro met ten hoogste twee cijfers achter \",\""
    ),
    (
      "1;999990019;03-2015;;99999999999999999999",
      "kolom BETAALD: \"####################\" gevonden, verwacht: een bedrag in euro met ten hoogste twee cijfers achter \",\""
    ),
  ]

  @Test(arguments: betalingen)
  func `amounts and months are read by their own grammar`(regel: String, melding: String) throws {
    let proef = try Proef(TenantID("dal")!)
    try proef.feed(try Proefmapping.laad(), "betalingen.csv", Array("NR;BSN;MAAND;ARBEID;BETAALD\n\(regel)\n".utf8))
    #expect(proef.afgekeurd.map(\.fout.description) == [melding])
  }

  @Test(arguments: [
    ("1.234,05", 123_405), ("1234,5", 123_450), ("1234", 123_400), ("-12,00", -1_200), ("12,00-", -1_200), ("0", 0),
    ("1.234.567,89", 123_456_789),
  ])
  func `an amount with decimal comma is exact`(geschreven: String, cent: Int) throws {
    let proef = try Proef(TenantID("dal")!)
    try proef.feed(
      try Proefmapping.laad(), "betalingen.csv",
      Array("NR;BSN;MAAND;ARBEID;BETAALD\r\n1;999990019;03-2015;;\"\(geschreven)\"\r\n".utf8))
    guard case .uitkeringVerwerkt(let uitkering) = try proef.gebeurtenissen().first?.inhoud else {
      Issue.record("\(proef.afgekeurd)")
      return
    }
    #expect(uitkering.betaaldCent == Eurocent(Int64(cent)))
  }

  @Test func `bytes that are no UTF-8 spoil one line`() throws {
    let proef = try Proef(TenantID("dal")!)
    let regel: [UInt8] = Array(Self.goed.utf8.dropLast(2)) + [0xE9, 0x3B, 0x3B]
    let bytes = Array(Proefmapping.kop.utf8) + regel + [0x0A] + Array(Self.goed.replacing("A1", with: "A2").utf8)
    let telling = try proef.feed(try Proefmapping.laad(), "aanvragen.csv", bytes, brok: 3)
    #expect(proef.afgekeurd.map(\.fout.description) == ["byte 0xe9 op plaats 44 gevonden, verwacht: tekst in utf-8"])
    #expect(telling.nieuw == 1)
  }

  @Test func `a line of megabytes is put aside cut off, in bounded memory`() throws {
    let proef = try Proef(TenantID("dal")!)
    let bytes = Array(Proefmapping.kop.utf8) + [UInt8](repeating: 0x41, count: 3_000_000) + Array("\n\(Self.goed)\n".utf8)
    let telling = try proef.feed(try Proefmapping.laad(), "aanvragen.csv", bytes)
    #expect(
      proef.afgekeurd.map(\.fout.description) == [
        "een regel van meer dan 65536 bytes gevonden, verwacht: een kortere; is een regeleinde weggevallen?"
      ])
    #expect(proef.afgekeurd.first?.origineel.count == RegelLezer.langsteRegel)
    #expect((telling.nieuw, telling.afgekeurd) == (1, 1))
  }

  @Test func `what was put aside can be corrected and fed as it is, with its two columns`() throws {
    let proef = try Proef(TenantID("dal")!)
    let mapping = try Proefmapping.laad()
    let slecht = Self.goed.replacing("02-03-2015", with: "31-02-2015")
    try proef.feed(mapping, "aanvragen.csv", Proefmapping.aanvragen(slecht))
    func rejects() -> [UInt8] {
      mapping.afkeurkop(bestand: "aanvragen.csv")
        + proef.afgekeurd.flatMap { mapping.afkeurregel($0, bestand: "aanvragen.csv") }
    }
    let eerste = rejects()
    #expect(
      String(decoding: eerste, as: UTF8.self) == """
        NR;BSN;GEM;REG;MELDING;GEBOREN;BESLUIT;UITKOMST;STATUS;FEED_REGEL;FEED_REDEN
        \(slecht);#regel aanvragen.csv:2;"#reden kolom MELDING: ""31-02-2015"" gevonden, verwacht: een bestaande datum dd-mm-jjjj van 1900 tot en met 2199"

        """)
    // Fed again as it is: the same line again, no columns added twice.
    proef.afgekeurd = []
    try proef.feed(mapping, "aanvragen.csv.afgekeurd", eerste)
    proef.afgekeurd = []
    try proef.feed(mapping, "aanvragen.csv", eerste)
    #expect(rejects() == eerste)
    let hersteld = String(decoding: eerste, as: UTF8.self).replacing("31-02-2015;", with: "28-02-2015;")
    #expect(try proef.feed(mapping, "aanvragen.csv", Array(hersteld.utf8)).nieuw == 1)
  }
}
