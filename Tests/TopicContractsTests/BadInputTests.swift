import Domain
import JSON
import Testing
import TopicContracts

/// Events that are no events: each is refused with a code and a whole sentence, and none crashes the reader.
struct BadInputTests {
  static let goed =
    #"{"specversion":"1.0","id":"a-1","source":"urn:nld:oin:1:systeem:x","#
    + #""type":"nl.werkeninkomen.activiteit-gemeld.v1","time":"2016-03-01T12:00:00Z","#
    + #""subject":"0123456789abcdef0123456789abcdef","datacontenttype":"application/json","#
    + #""data":{"soort":"scholing","tot":"2016-04-01","urenPerWeek":"8","van":"2016-03-01"}}"#

  struct Geval: CustomTestStringConvertible, Sendable {
    /// What of the good event is changed, and into what.
    var van: String
    var naar: String
    var code: WeigerCode
    var reden: String
    /// Whether the id and the dossier are still known.
    var id = true
    var dossier = true
    var testDescription: String { "\(van) → \(naar.prefix(80))" }

    init(_ van: String, _ naar: String, _ code: WeigerCode, _ reden: String, id: Bool = true, dossier: Bool = true) {
      self.van = van
      self.naar = naar
      self.code = code
      self.reden = reden
      self.id = id
      self.dossier = dossier
    }

    /// The text is no JSON: nothing of it is known.
    static func kapot(_ van: String, _ naar: String, _ reden: String) -> Geval {
      Geval(van, naar, .ongeldigeWaarde, "geen geldige JSON: " + reden, id: false, dossier: false)
    }

    static func waarde(_ van: String, _ naar: String, _ reden: String) -> Geval {
      Geval(van, naar, .ongeldigeWaarde, reden)
    }
  }

  static let datum = "een bestaande datum JJJJ-MM-DD van 1900 tot en met 2199"
  static let tekst = "een tekst die niet leeg is"
  static let decimaal = "een decimaal getal als tekst, met een punt en ten hoogste 6 cijfers erachter, van 0 tot en met 1000000"
  static let client = "het pseudoniem van een client (32 hexadecimale cijfers)"
  static let moment = "een tijdstip volgens RFC 3339 van 1900 tot en met 2199"
  static let uri = "een URI, zoals urn:nld:oin:<oin>:systeem:<naam>"

  @Test(arguments: document + attributen + velden)
  func `a bad event is refused with its code and its reason`(geval: Geval) throws {
    #expect(Self.goed.contains(geval.van))
    let text = Self.goed.replacing(geval.van, with: geval.naar, maxReplacements: 1)
    do throws(EnvelopeFault) {
      _ = try EventDecoder().decode(structured: Array(text.utf8))
      Issue.record("it was accepted")
    } catch {
      #expect(error.code == geval.code)
      #expect(error.reden == geval.reden)
      #expect(error.id == (geval.id ? "a-1" : ""))
      #expect(error.onderwerp?.description == (geval.dossier ? "0123456789abcdef0123456789abcdef" : nil))
    }
  }

  @Test func `the good event is good, and the table is long enough`() throws {
    _ = try EventDecoder().decode(structured: Array(Self.goed.utf8))
    #expect((Self.document + Self.attributen + Self.velden).count >= 100)
  }

  // The document.
  static let document: [Geval] = [
    .kapot(goed, "", "de invoer houdt op; verwacht: een waarde (regel 1, kolom 1)"),
    .kapot(goed, "\n", "de invoer houdt op; verwacht: een waarde (regel 2, kolom 1)"),
    .kapot(goed, "{", "de invoer houdt op; verwacht: een sleutel tussen aanhalingstekens (regel 1, kolom 2)"),
    .kapot("}}", "}", "de invoer houdt op; verwacht: ',' of '}' (regel 1, kolom 310)"),
    .kapot("}}", "}}}", "na de waarde staat nog iets (regel 1, kolom 311)"),
    .kapot("}}", "}}{}", "na de waarde staat nog iets (regel 1, kolom 311)"),
    .kapot("\"id\":\"a-1\"", "\"id\":\"a-1", "'s' op een plaats voor ',' of '}' (regel 1, kolom 33)"),
    .kapot("\"8\"", "8.", "',' op een plaats voor een cijfer (regel 1, kolom 289)"),
    .kapot("\"8\"", "08", "een getal met een nul voorop (regel 1, kolom 287)"),
    .kapot("\"8\"", "NaN", "'N' op een plaats voor een waarde (regel 1, kolom 287)"),
    .kapot("\"8\"", "'8'", "''' op een plaats voor een waarde (regel 1, kolom 287)"),
    .kapot("\"8\"", "\"\\ud800\"", "een onbekende of halve escape (regel 1, kolom 288)"),
    .kapot("\"8\"", "\"\\q\"", "een onbekende of halve escape (regel 1, kolom 288)"),
    .kapot("\"8\"", "\"8\n\"", "een stuurteken in een tekst; schrijf het als escape (regel 1, kolom 289)"),
    .kapot("\"8\"", String(repeating: "[", count: 10_000), "dieper genest dan 64 (regel 1, kolom 349)"),
    .kapot(
      "\"8\"", "\"" + String(repeating: "8", count: 1 << 20) + "\"",
      "1048885 bytes; ten hoogste 1048576 worden gelezen (regel 1, kolom 1)"),
    .kapot(goed, "\u{FEFF}" + goed, "byte 0xef op een plaats voor een waarde (regel 1, kolom 1)"),
    Geval(goed, "null", .ongeldigeWaarde, "null gevonden, verwacht: een object met een CloudEvent", id: false, dossier: false),
    Geval(goed, "[]", .ongeldigeWaarde, "een lijst gevonden, verwacht: een object met een CloudEvent", id: false, dossier: false),
    Geval(
      goed, "\"123456782\"", .ongeldigeWaarde, "\"*********\" gevonden, verwacht: een object met een CloudEvent", id: false,
      dossier: false),
    Geval(goed, "{}", .ontbrekendVeld, "attribuut \"datacontenttype\" ontbreekt", id: false, dossier: false),
    .waarde("\"tot\":", "\"van\":", "geen geldige JSON: een sleutel staat twee keer in hetzelfde object (regel 1, kolom 291)"),
    .waarde(
      "\"tot\":", "\"v\\u0061n\":", "geen geldige JSON: een sleutel staat twee keer in hetzelfde object (regel 1, kolom 296)"),
    Geval(
      "\"source\":", "\"id\":\"b\",\"source\":", .ongeldigeWaarde,
      "geen geldige JSON: een sleutel staat twee keer in hetzelfde object (regel 1, kolom 33)", id: false),
    Geval(
      "\"source\":", "\"subject\":\"b\",\"source\":", .ongeldigeWaarde,
      "geen geldige JSON: een sleutel staat twee keer in hetzelfde object (regel 1, kolom 159)", dossier: false),
  ]

  // Context attributes.
  static let attributen: [Geval] = [
    Geval("\"specversion\":\"1.0\",", "", .ontbrekendVeld, "attribuut \"specversion\" ontbreekt"),
    .waarde("\"1.0\"", "\"0.3\"", "attribuut \"specversion\": \"0.3\" gevonden, verwacht: \"1.0\""),
    .waarde("\"1.0\"", "1.0", "attribuut \"specversion\": een getal gevonden, verwacht: \"1.0\""),
    .waarde("\"1.0\"", "null", "attribuut \"specversion\": null gevonden, verwacht: \"1.0\""),
    Geval("\"id\":\"a-1\",", "", .ontbrekendVeld, "attribuut \"id\" ontbreekt", id: false),
    Geval("\"a-1\"", "\"\"", .ongeldigeWaarde, "attribuut \"id\": \"\" gevonden, verwacht: \(tekst)", id: false),
    Geval("\"a-1\"", "17", .ongeldigeWaarde, "attribuut \"id\": een getal gevonden, verwacht: \(tekst)", id: false),
    Geval("\"a-1\"", "[\"a-1\"]", .ongeldigeWaarde, "attribuut \"id\": een lijst gevonden, verwacht: \(tekst)", id: false),
    Geval("\"source\":\"urn:nld:oin:1:systeem:x\",", "", .ontbrekendVeld, "attribuut \"source\" ontbreekt"),
    .waarde("urn:nld:oin:1:systeem:x", "", "attribuut \"source\": \"\" gevonden, verwacht: \(uri)"),
    .waarde("urn:nld:oin:1:systeem:x", "mijn systeem", "attribuut \"source\": \"mijn systeem\" gevonden, verwacht: \(uri)"),
    .waarde("urn:nld:oin:1:systeem:x", "urn:%zz", "attribuut \"source\": \"urn:%zz\" gevonden, verwacht: \(uri)"),
    .waarde("urn:nld:oin:1:systeem:x", "urn:é", "attribuut \"source\": \"urn:é\" gevonden, verwacht: \(uri)"),
    .waarde("urn:nld:oin:1:systeem:x", "bsn 123456782", "attribuut \"source\": \"bsn *********\" gevonden, verwacht: \(uri)"),
    Geval("\"type\":\"nl.werkeninkomen.activiteit-gemeld.v1\",", "", .ontbrekendVeld, "attribuut \"type\" ontbreekt"),
    .waarde("\"nl.werkeninkomen.activiteit-gemeld.v1\"", "\"\"", "attribuut \"type\": \"\" gevonden, verwacht: \(tekst)"),
    .waarde("\"nl.werkeninkomen.activiteit-gemeld.v1\"", "{}", "attribuut \"type\": een object gevonden, verwacht: \(tekst)"),
    Geval(
      "activiteit-gemeld.v1", "activiteit-gemeld.v2", .onbekendType, "type \"nl.werkeninkomen.activiteit-gemeld.v2\" is onbekend"),
    Geval(
      "activiteit-gemeld.v1", "Activiteit-gemeld.v1", .onbekendType, "type \"nl.werkeninkomen.Activiteit-gemeld.v1\" is onbekend"),
    Geval(
      "activiteit-gemeld.v1", "activiteit-gemeld.v1 ", .onbekendType,
      "type \"nl.werkeninkomen.activiteit-gemeld.v1 \" is onbekend"),
    Geval("nl.werkeninkomen.", "", .onbekendType, "type \"activiteit-gemeld.v1\" is onbekend"),
    Geval(
      "activiteit-gemeld.v1", String(repeating: "x", count: 60), .onbekendType,
      "type \"nl.werkeninkomen.\(String(repeating: "x", count: 43))…\" is onbekend"),
    Geval("activiteit-gemeld", "bsn-123.456.782", .onbekendType, "type \"nl.werkeninkomen.bsn-***.***.***.v1\" is onbekend"),
    Geval("\"time\":\"2016-03-01T12:00:00Z\",", "", .ontbrekendVeld, "attribuut \"time\" ontbreekt"),
    .waarde("2016-03-01T12:00:00Z", "2016-03-01", "attribuut \"time\": \"2016-03-01\" gevonden, verwacht: \(moment)"),
    .waarde(
      "2016-03-01T12:00:00Z", "2016-03-01T12:00:00", "attribuut \"time\": \"2016-03-01T12:00:00\" gevonden, verwacht: \(moment)"),
    .waarde(
      "2016-03-01T12:00:00Z", "2016-03-01 12:00:00Z",
      "attribuut \"time\": \"2016-03-01 12:00:00Z\" gevonden, verwacht: \(moment)".replacing(
        "2016-03-01 12", with: "****-**-** **")),
    .waarde(
      "2016-03-01T12:00:00Z", "2016-02-30T12:00:00Z", "attribuut \"time\": \"2016-02-30T12:00:00Z\" gevonden, verwacht: \(moment)"
    ),
    .waarde(
      "2016-03-01T12:00:00Z", "2016-03-01T24:00:00Z", "attribuut \"time\": \"2016-03-01T24:00:00Z\" gevonden, verwacht: \(moment)"
    ),
    .waarde(
      "2016-03-01T12:00:00Z", "2016-03-01T12:60:00Z", "attribuut \"time\": \"2016-03-01T12:60:00Z\" gevonden, verwacht: \(moment)"
    ),
    .waarde(
      "2016-03-01T12:00:00Z", "2016-03-01T12:00:60Z", "attribuut \"time\": \"2016-03-01T12:00:60Z\" gevonden, verwacht: \(moment)"
    ),
    .waarde(
      "2016-03-01T12:00:00Z", "2016-03-01T12:00:00.Z",
      "attribuut \"time\": \"2016-03-01T12:00:00.Z\" gevonden, verwacht: \(moment)"),
    .waarde(
      "2016-03-01T12:00:00Z", "2016-03-01T12:00:00+0100",
      "attribuut \"time\": \"2016-03-01T12:00:00+0100\" gevonden, verwacht: \(moment)"),
    .waarde(
      "2016-03-01T12:00:00Z", "2016-03-01T12:00:00+24:00",
      "attribuut \"time\": \"2016-03-01T12:00:00+24:00\" gevonden, verwacht: \(moment)"),
    .waarde(
      "2016-03-01T12:00:00Z", "1899-03-01T12:00:00Z", "attribuut \"time\": \"1899-03-01T12:00:00Z\" gevonden, verwacht: \(moment)"
    ),
    .waarde("\"2016-03-01T12:00:00Z\"", "1456833600", "attribuut \"time\": een getal gevonden, verwacht: \(moment)"),
    Geval("\"datacontenttype\":\"application/json\",", "", .ontbrekendVeld, "attribuut \"datacontenttype\" ontbreekt"),
    .waarde("application/json", "text/xml", "attribuut \"datacontenttype\": \"text/xml\" gevonden, verwacht: application/json"),
    .waarde(
      "application/json", "application/jsonx",
      "attribuut \"datacontenttype\": \"application/jsonx\" gevonden, verwacht: application/json"),
    .waarde("\"data\":", "\"vervangt\":\"\",\"data\":", "attribuut \"vervangt\": \"\" gevonden, verwacht: \(tekst)"),
    .waarde("\"data\":", "\"vervangt\":5,\"data\":", "attribuut \"vervangt\": een getal gevonden, verwacht: \(tekst)"),
    Geval(
      "\"data\":", "\"data_base64\":", .onbekendVeld,
      "attribuut \"data_base64\" is onbekend; een uitbreiding heeft alleen kleine letters en cijfers"),
    Geval(
      "\"data\":", "\"Vervangt\":\"a\",\"data\":", .onbekendVeld,
      "attribuut \"Vervangt\" is onbekend; een uitbreiding heeft alleen kleine letters en cijfers"),
    Geval(
      "\"data\":", "\"\":\"a\",\"data\":", .onbekendVeld,
      "attribuut \"\" is onbekend; een uitbreiding heeft alleen kleine letters en cijfers"),
    Geval("\"data\":", "\"gegevens\":", .ontbrekendVeld, "\"data\" ontbreekt"),
    .waarde(
      #"{"soort":"scholing","tot":"2016-04-01","urenPerWeek":"8","van":"2016-03-01"}"#, "\"e30=\"",
      "\"data\": \"e30=\" gevonden, verwacht: een object"),
    .waarde(
      #"{"soort":"scholing","tot":"2016-04-01","urenPerWeek":"8","van":"2016-03-01"}"#, "null",
      "\"data\": null gevonden, verwacht: een object"),
    Geval(
      "\"subject\":\"0123456789abcdef0123456789abcdef\",", "", .ontbrekendVeld, "attribuut \"subject\" ontbreekt", dossier: false),
    Geval(
      "\"0123456789abcdef0123456789abcdef\"", "123456782", .ongeldigeWaarde,
      "attribuut \"subject\": iets anders gevonden, verwacht: een tekst", dossier: false),
    Geval(
      "0123456789abcdef0123456789abcdef", "123456782", .ongeldigeWaarde,
      "attribuut \"subject\": geen van de drie sleutelvormen gevonden (niet getoond), verwacht: \(client)", dossier: false),
    Geval(
      "0123456789abcdef0123456789abcdef", "0123456789ABCDEF0123456789ABCDEF", .ongeldigeWaarde,
      "attribuut \"subject\": geen van de drie sleutelvormen gevonden (niet getoond), verwacht: \(client)", dossier: false),
    Geval(
      "0123456789abcdef0123456789abcdef", "", .ongeldigeWaarde,
      "attribuut \"subject\": geen van de drie sleutelvormen gevonden (niet getoond), verwacht: \(client)", dossier: false),
  ]

  // Data.
  static let velden: [Geval] = [
    Geval("\"soort\":", "\"Soort\":", .onbekendVeld, "veld \"Soort\" is onbekend"),
    Geval("\"soort\":", "\"123456782\":", .onbekendVeld, "veld \"*********\" is onbekend"),
    Geval("\"soort\":", "\"so\\u006frt\":\"x\",\"x\":", .onbekendVeld, "veld \"x\" is onbekend"),
    Geval("\"soort\":\"scholing\",", "", .ontbrekendVeld, "veld \"soort\" ontbreekt"),
    Geval("\"urenPerWeek\":\"8\",", "", .ontbrekendVeld, "veld \"urenPerWeek\" ontbreekt"),
    Geval(",\"van\":\"2016-03-01\"", "", .ontbrekendVeld, "veld \"van\" ontbreekt"),
    .waarde(
      "\"scholing\"", "null",
      "veld \"soort\": null gevonden, verwacht: een van tegenprestatie, vrijwilligerswerk, mantelzorg, activering, scholing"),
    .waarde(
      "\"scholing\"", "\"Scholing\"",
      "veld \"soort\": \"Scholing\" gevonden, verwacht: een van tegenprestatie, vrijwilligerswerk, mantelzorg, activering, scholing"
    ),
    .waarde(
      "\"scholing\"", "\"jobcoaching\"",
      "veld \"soort\": \"jobcoaching\" gevonden, verwacht: een van tegenprestatie, vrijwilligerswerk, mantelzorg, activering, scholing"
    ),
    .waarde(
      "\"scholing\"", "[\"scholing\"]",
      "veld \"soort\": een lijst gevonden, verwacht: een van tegenprestatie, vrijwilligerswerk, mantelzorg, activering, scholing"),
    .waarde(
      "\"scholing\"", "\"Jan, 1234 56 782\"",
      "veld \"soort\": \"Jan, **** ** ***\" gevonden, verwacht: een van tegenprestatie, vrijwilligerswerk, mantelzorg, activering, scholing"
    ),
    .waarde(
      "\"scholing\"", "\"\(String(repeating: "é", count: 70))\"",
      "veld \"soort\": \"\(String(repeating: "é", count: 60))…\" gevonden, verwacht: een van tegenprestatie, vrijwilligerswerk, mantelzorg, activering, scholing"
    ),
    .waarde("\"8\"", "8", "veld \"urenPerWeek\": 8 gevonden, verwacht: \(decimaal)"),
    .waarde("\"8\"", "9223372036854775808", "veld \"urenPerWeek\": ******************* gevonden, verwacht: \(decimaal)"),
    .waarde("\"8\"", "8.5", "veld \"urenPerWeek\": 8.5 gevonden, verwacht: \(decimaal)"),
    .waarde("\"8\"", "\"8,5\"", "veld \"urenPerWeek\": \"8,5\" gevonden, verwacht: \(decimaal)"),
    .waarde("\"8\"", "\"8.\"", "veld \"urenPerWeek\": \"8.\" gevonden, verwacht: \(decimaal)"),
    .waarde("\"8\"", "\".5\"", "veld \"urenPerWeek\": \".5\" gevonden, verwacht: \(decimaal)"),
    .waarde("\"8\"", "\"08\"", "veld \"urenPerWeek\": \"08\" gevonden, verwacht: \(decimaal)"),
    .waarde("\"8\"", "\"+8\"", "veld \"urenPerWeek\": \"+8\" gevonden, verwacht: \(decimaal)"),
    .waarde("\"8\"", "\"8e1\"", "veld \"urenPerWeek\": \"8e1\" gevonden, verwacht: \(decimaal)"),
    .waarde("\"8\"", "\" 8\"", "veld \"urenPerWeek\": \" 8\" gevonden, verwacht: \(decimaal)"),
    .waarde("\"8\"", "\"-0.5\"", "veld \"urenPerWeek\": \"-0.5\" gevonden, verwacht: \(decimaal)"),
    .waarde("\"8\"", "\"8.1234567\"", "veld \"urenPerWeek\": \"*.*******\" gevonden, verwacht: \(decimaal)"),
    .waarde("\"8\"", "\"1000000.000001\"", "veld \"urenPerWeek\": \"*******.******\" gevonden, verwacht: \(decimaal)"),
    .waarde("\"8\"", "\"\"", "veld \"urenPerWeek\": \"\" gevonden, verwacht: \(decimaal)"),
    .waarde("\"8\"", "true", "veld \"urenPerWeek\": true gevonden, verwacht: \(decimaal)"),
    .waarde("\"8\"", "{}", "veld \"urenPerWeek\": een object gevonden, verwacht: \(decimaal)"),
    .waarde("\"van\":\"2016-03-01\"", "\"van\":\"2015-02-29\"", "veld \"van\": \"2015-02-29\" gevonden, verwacht: \(datum)"),
    .waarde("\"van\":\"2016-03-01\"", "\"van\":\"2016-02-30\"", "veld \"van\": \"2016-02-30\" gevonden, verwacht: \(datum)"),
    .waarde("\"van\":\"2016-03-01\"", "\"van\":\"2016-13-01\"", "veld \"van\": \"2016-13-01\" gevonden, verwacht: \(datum)"),
    .waarde("\"van\":\"2016-03-01\"", "\"van\":\"2016-00-01\"", "veld \"van\": \"2016-00-01\" gevonden, verwacht: \(datum)"),
    .waarde("\"van\":\"2016-03-01\"", "\"van\":\"2016-03-00\"", "veld \"van\": \"2016-03-00\" gevonden, verwacht: \(datum)"),
    .waarde("\"van\":\"2016-03-01\"", "\"van\":\"2016-3-1\"", "veld \"van\": \"2016-3-1\" gevonden, verwacht: \(datum)"),
    .waarde("\"van\":\"2016-03-01\"", "\"van\":\"01-03-2016\"", "veld \"van\": \"01-03-2016\" gevonden, verwacht: \(datum)"),
    .waarde("\"van\":\"2016-03-01\"", "\"van\":\"20160301\"", "veld \"van\": \"********\" gevonden, verwacht: \(datum)"),
    .waarde("\"van\":\"2016-03-01\"", "\"van\":20160301", "veld \"van\": ******** gevonden, verwacht: \(datum)"),
    .waarde("\"van\":\"2016-03-01\"", "\"van\":\"1899-12-31\"", "veld \"van\": \"1899-12-31\" gevonden, verwacht: \(datum)"),
    .waarde("\"van\":\"2016-03-01\"", "\"van\":\"2200-01-01\"", "veld \"van\": \"2200-01-01\" gevonden, verwacht: \(datum)"),
    .waarde(
      "\"van\":\"2016-03-01\"", "\"van\":\"2016-03-01T00:00:00Z\"",
      "veld \"van\": \"2016-03-01T00:00:00Z\" gevonden, verwacht: \(datum)"),
    .waarde("\"van\":\"2016-03-01\"", "\"van\":\"\"", "veld \"van\": \"\" gevonden, verwacht: \(datum)"),
    .waarde("\"van\":\"2016-03-01\"", "\"van\":null", "veld \"van\": null gevonden, verwacht: \(datum)"),
    .waarde(
      "\"tot\":\"2016-04-01\"", "\"tot\":\"2016-02-29\"",
      "veld \"tot\": 2016-02-29 gevonden, verwacht: niet voor \"van\" (2016-03-01)"),
    .waarde("\"tot\":\"2016-04-01\"", "\"tot\":\"nooit\"", "veld \"tot\": \"nooit\" gevonden, verwacht: \(datum)"),
  ]

  @Test(arguments: [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]] as [[UInt8]])
  func `an event with bytes that are no UTF-8 is refused`(bytes: [UInt8]) {
    let (voor, na) = (Self.goed.prefix { $0 != "{" } + "{\"x\":\"", Self.goed.dropFirst())
    let error = #expect(throws: EnvelopeFault.self) {
      try EventDecoder().decode(structured: Array(voor.utf8) + bytes + Array("\",".utf8) + Array(na.utf8))
    }
    #expect(error == EnvelopeFault(.ongeldigeWaarde, "geen geldige JSON: de bytes zijn geen UTF-8 (regel 1, kolom 7)"))
  }

  /// Each event has two faults; the one that is named comes first.
  @Test(arguments: [
    ("a wrong attribute before an unknown type", "\"1.0\"", "\"2\"", "activiteit-gemeld", "onzin", WeigerCode.ongeldigeWaarde),
    ("an unknown type before an unknown field", "activiteit-gemeld", "onzin", "\"soort\"", "\"onzin\"", .onbekendType),
    (
      "an unknown field before a missing one", "\"scholing\",", "\"scholing\",\"zz\":1,", ",\"van\":\"2016-03-01\"", "",
      .onbekendVeld
    ),
    (
      "a wrong value of an earlier name before a missing later one", "\"scholing\"", "\"x\"", ",\"van\":\"2016-03-01\"", "",
      .ongeldigeWaarde
    ),
    (
      "a missing earlier name before a wrong later one", "\"soort\":\"scholing\",", "", "\"van\":\"2016-03-01\"", "\"van\":\"x\"",
      .ontbrekendVeld
    ),
    (
      "a missing field before a wrong subject", ",\"van\":\"2016-03-01\"", "", "0123456789abcdef0123456789abcdef", "GM0010",
      .ontbrekendVeld
    ),
  ])
  func `the first fault counts`(naam: String, een: String, eenWordt: String, twee: String, tweeWordt: String, code: WeigerCode) {
    let text = Self.goed.replacing(een, with: eenWordt, maxReplacements: 1).replacing(twee, with: tweeWordt, maxReplacements: 1)
    let error = #expect(throws: EnvelopeFault.self) { try EventDecoder().decode(structured: Array(text.utf8)) }
    #expect(error?.code == code, "\(naam)")
  }

  @Test func `a wrong subject comes before tot before van`() {
    let text = Self.goed.replacing("0123456789abcdef0123456789abcdef", with: "GM0010").replacing("2016-04-01", with: "2016-01-01")
    let error = #expect(throws: EnvelopeFault.self) { try EventDecoder().decode(structured: Array(text.utf8)) }
    #expect(error?.reden.contains("\"subject\"") == true)
    #expect(error?.onderwerp == .boekhouding(Gemeente(nummer: 10)))
  }

  @Test func `tot on the day of van is accepted`() throws {
    _ = try EventDecoder().decode(structured: Array(Self.goed.replacing("2016-04-01", with: "2016-03-01").utf8))
  }

  @Test func `unknown extensions are ignored, and null is absent in what is optional`() throws {
    let text = Self.goed.replacing(
      "\"data\":", with: #""traceparent":"00-1","sequence":1,"vervangt":null,"x9":{"a":[1]},"data":"#
    )
    .replacing("\"2016-04-01\"", with: "null").replacing("application/json", with: "Application/JSON; charset=utf-8")
    let g = try EventDecoder().decode(structured: Array(text.utf8))
    #expect(g.vervangt == nil)
    guard case .activiteitGemeld(let data) = g.inhoud else { return #expect(Bool(false)) }
    #expect(data.tot == nil)
  }
}
