import JSON
import Testing

struct JSONTests {
  @Test func `the canonical form sorts keys by code point and has no spaces`() throws {
    let value = try JSONValue.parse(#" {"b":[1, 2.50 ,null],"a":{"é":"\/\u0041","B":true},"ﬀ":0,"𝄞":-0} "#)
    #expect(String(decoding: value.canonical, as: UTF8.self) == #"{"a":{"B":true,"é":"/A"},"b":[1,2.50,null],"ﬀ":0,"𝄞":0}"#)
  }

  @Test func `the writer escapes quote, backslash and control characters, and nothing else`() {
    var json = JSONWriter()
    json.string("\"\\/\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F} \u{7F}é\u{2028}😀")
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #""\"\\/\u0000\u0001\b\t\n\u000b\f\r\u001f "# + "\u{7F}é\u{2028}😀\"")
  }

  @Test func `the writer puts commas where they belong`() {
    var json = JSONWriter()
    json.beginObject()
    json.key("a")
    json.beginArray()
    json.integer(1)
    json.beginObject()
    json.endObject()
    json.beginArray()
    json.endArray()
    json.string("{")
    json.bool(false)
    json.endArray()
    json.key("b:" as String)
    json.null()
    json.endObject()
    json.endLine()
    json.integer(2)
    #expect(String(decoding: json.bytes, as: UTF8.self) == "{\"a\":[1,{},[],\"{\",false],\"b:\":null}\n2")
  }

  @Test(arguments: [
    ("9223372036854775807", JSONValue.integer(.max)), ("-9223372036854775808", .integer(.min)), ("0", 0), ("-0", 0),
    ("9223372036854775808", .number("9223372036854775808")), ("-9223372036854775809", .number("-9223372036854775809")),
    ("1.0", .number("1.0")), ("1e5", .number("1e5")), ("-1.5E-7", .number("-1.5E-7")),
    (#""\ud83d\ude00\u00e9\"\\\/\b\f\n\r\t""#, "😀é\"\\/\u{8}\u{C}\n\r\t"), (" [ ] ", .array([])), ("{}", .object([])),
    ("\t\r\n true ", true),
  ])
  func `a value is read as it is meant`(text: String, value: JSONValue) throws {
    let read = try JSONValue.parse(text)
    #expect(read == value)
    switch (read, value) {
    case (.integer, .integer), (.number, .number), (.string, .string), (.array, .array), (.object, .object), (.bool, .bool): break
    default: Issue.record("\(text) is of another kind")
    }
  }

  @Test(arguments: [
    ("", "afgebroken: de invoer houdt op; verwacht: een waarde (regel 1, kolom 1)"),
    ("  ", "afgebroken: de invoer houdt op; verwacht: een waarde (regel 1, kolom 3)"),
    ("{", "afgebroken: de invoer houdt op; verwacht: een sleutel tussen aanhalingstekens (regel 1, kolom 2)"),
    ("{\"a\"", "afgebroken: de invoer houdt op; verwacht: ':' (regel 1, kolom 5)"),
    ("{\"a\":", "afgebroken: de invoer houdt op; verwacht: een waarde (regel 1, kolom 6)"),
    ("{\"a\":1", "afgebroken: de invoer houdt op; verwacht: ',' of '}' (regel 1, kolom 7)"),
    ("{\"a\":1,}", "syntaxis: '}' op een plaats voor een sleutel tussen aanhalingstekens (regel 1, kolom 8)"),
    ("{a:1}", "syntaxis: 'a' op een plaats voor een sleutel tussen aanhalingstekens (regel 1, kolom 2)"),
    ("{'a':1}", "syntaxis: ''' op een plaats voor een sleutel tussen aanhalingstekens (regel 1, kolom 2)"),
    ("{,}", "syntaxis: ',' op een plaats voor een sleutel tussen aanhalingstekens (regel 1, kolom 2)"),
    ("[1,]", "syntaxis: ']' op een plaats voor een waarde (regel 1, kolom 4)"),
    ("[,]", "syntaxis: ',' op een plaats voor een waarde (regel 1, kolom 2)"),
    ("[1 2]", "syntaxis: '2' op een plaats voor ',' of ']' (regel 1, kolom 4)"),
    ("[1}", "syntaxis: '}' op een plaats voor ',' of ']' (regel 1, kolom 3)"),
    ("{\"a\":1]", "syntaxis: ']' op een plaats voor ',' of '}' (regel 1, kolom 7)"),
    ("\n\n é", "syntaxis: byte 0xc3 op een plaats voor een waarde (regel 3, kolom 2)"),
    ("[\"é\" x]", "syntaxis: 'x' op een plaats voor ',' of ']' (regel 1, kolom 6)"),
    ("\u{FEFF}{}", "syntaxis: byte 0xef op een plaats voor een waarde (regel 1, kolom 1)"),
    ("01", "syntaxis: een getal met een nul voorop (regel 1, kolom 1)"),
    ("+1", "syntaxis: '+' op een plaats voor een waarde (regel 1, kolom 1)"),
    (".5", "syntaxis: '.' op een plaats voor een waarde (regel 1, kolom 1)"),
    ("1.", "afgebroken: de invoer houdt op; verwacht: een cijfer (regel 1, kolom 3)"),
    ("1.e1", "syntaxis: 'e' op een plaats voor een cijfer (regel 1, kolom 3)"),
    ("1e", "afgebroken: de invoer houdt op; verwacht: een cijfer (regel 1, kolom 3)"),
    ("-", "afgebroken: de invoer houdt op; verwacht: een cijfer (regel 1, kolom 2)"),
    ("--1", "syntaxis: '-' op een plaats voor een cijfer (regel 1, kolom 2)"),
    ("NaN", "syntaxis: 'N' op een plaats voor een waarde (regel 1, kolom 1)"),
    ("Infinity", "syntaxis: 'I' op een plaats voor een waarde (regel 1, kolom 1)"),
    ("0x10", "naloop: na de waarde staat nog iets (regel 1, kolom 2)"),
    ("tru", "afgebroken: de invoer houdt op; verwacht: true (regel 1, kolom 4)"),
    ("True", "syntaxis: 'T' op een plaats voor een waarde (regel 1, kolom 1)"),
    ("nul", "afgebroken: de invoer houdt op; verwacht: null (regel 1, kolom 4)"),
    ("falsch", "syntaxis: 'c' op een plaats voor false (regel 1, kolom 5)"),
    ("1 2", "naloop: na de waarde staat nog iets (regel 1, kolom 3)"),
    ("{}{}", "naloop: na de waarde staat nog iets (regel 1, kolom 3)"),
    ("\"", "afgebroken: een tekst zonder slotaanhalingsteken (regel 1, kolom 2)"),
    ("\"abc\\\"", "afgebroken: een tekst zonder slotaanhalingsteken (regel 1, kolom 7)"),
    ("\"\\", "afgebroken: een onbekende of halve escape (regel 1, kolom 2)"),
    ("\"\\x41\"", "ongeldige-escape: een onbekende of halve escape (regel 1, kolom 2)"),
    ("\"\\u12\"", "ongeldige-escape: een onbekende of halve escape (regel 1, kolom 2)"),
    ("\"\\u00g0\"", "ongeldige-escape: een onbekende of halve escape (regel 1, kolom 2)"),
    ("\"\\ud800\"", "ongeldige-escape: een onbekende of halve escape (regel 1, kolom 2)"),
    ("\"\\ud800\\u0041\"", "ongeldige-escape: een onbekende of halve escape (regel 1, kolom 2)"),
    ("\"\\udc00\"", "ongeldige-escape: een onbekende of halve escape (regel 1, kolom 2)"),
    ("\"\\udc00\\ud800\"", "ongeldige-escape: een onbekende of halve escape (regel 1, kolom 2)"),
    ("\"a\tb\"", "stuurteken: een stuurteken in een tekst; schrijf het als escape (regel 1, kolom 3)"),
    ("\"a\nb\"", "stuurteken: een stuurteken in een tekst; schrijf het als escape (regel 1, kolom 3)"),
    ("\"\u{0}\"", "stuurteken: een stuurteken in een tekst; schrijf het als escape (regel 1, kolom 2)"),
    ("// a\n1", "syntaxis: '/' op een plaats voor een waarde (regel 1, kolom 1)"),
    ("{\"a\":1,\"b\":2,\"a\":3}", "dubbele-sleutel: een sleutel staat twee keer in hetzelfde object (regel 1, kolom 14)"),
    ("{\"a\":1,\"\\u0061\":3}", "dubbele-sleutel: een sleutel staat twee keer in hetzelfde object (regel 1, kolom 8)"),
    ("[{\"x\":{\"\":1,\"\":2}}]", "dubbele-sleutel: een sleutel staat twee keer in hetzelfde object (regel 1, kolom 13)"),
  ])
  func `what is no JSON is refused with its place`(text: String, message: String) {
    let error = #expect(throws: JSONError.self) { try JSONValue.parse(text) }
    #expect(error.map { "\($0.code.rawValue): \($0)" } == message)
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
      [0xE2, 0x82], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xFF],
      [0xFE], [0xC3, 0x28], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func `bytes that are no UTF-8 are refused`(bytes: [UInt8]) {
    let text = Array("[\"abcdefgh".utf8) + bytes + Array("\"]".utf8)
    let error = #expect(throws: JSONError.self) { try JSONValue.parse(text) }
    #expect(error?.code == .ongeldigeUtf8)
    #expect(error?.byteOffset == 10)
  }

  @Test func `nesting is bounded at 64, in depth 10,000 as well`() throws {
    _ = try JSONValue.parse(String(repeating: "[", count: 64) + String(repeating: "]", count: 64))
    for depth in [65, 10_000] {
      let error = #expect(throws: JSONError.self) {
        try JSONValue.parse(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
      }
      #expect(error?.code == .teDiep)
      #expect(error?.byteOffset == 64)
    }
  }

  @Test func `an object of many keys is read, and one key more that repeats an earlier is found`() throws {
    let members = (0..<2000).map { "\"k\($0)\":\($0)" }
    let value = try JSONValue.parse("{" + members.joined(separator: ",") + "}")
    #expect(value["k1999"] == 1999)
    let error = #expect(throws: JSONError.self) {
      try JSONValue.parse("{" + (members + ["\"k70\":1"]).joined(separator: ",") + "}")
    }
    #expect(error?.code == .dubbeleSleutel)
  }

  @Test func `input beyond the limit is refused before it is read`() {
    let error = #expect(throws: JSONError.self) { try JSONValue.parse("[1,2,3]", limits: JSONLimits(size: 6)) }
    #expect(error?.code == .teGroot)
  }

  @Test func `random bytes and random changes never crash, and what is read writes to what reads the same`() throws {
    let seed: UInt64 = 8259
    var state = seed
    func next(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % n
    }
    let sample = Array(
      #"{"a":[1,-2.5e3,"\u00e9\ud83d\ude00x",{"b":null,"c":true}],"é":"tekst \"x\"","leeg":{},"n":9223372036854775808}"#.utf8)
    let alphabet = Array("{}[]\",:\\u0123456789abcdef-+.eEtrufalsn \n\u{1}".utf8) + [0xC3, 0xA9, 0xED, 0xA0, 0xFF]
    var readable = 0
    for round in 0..<20_000 {
      var bytes = sample
      for _ in 0...next(4) {
        let place = next(bytes.count)
        switch next(4) {
        case 0: bytes[place] = alphabet[next(alphabet.count)]
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(alphabet[next(alphabet.count)], at: place)
        default: bytes.removeLast(min(bytes.count - 1, next(8)))
        }
      }
      guard let value = try? JSONValue.parse(bytes) else { continue }
      readable += 1
      #expect(try JSONValue.parse(value.bytes).canonical == value.canonical, "seed \(seed), round \(round)")
    }
    #expect(readable > 100)
  }
}
