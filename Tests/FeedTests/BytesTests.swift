import Testing

@testable import Feed

/// Below the rows: BSNs, encodings, fields.
struct BytesTests {
  private func bsn(_ tekst: String) -> Bsn? { Array(tekst.utf8).withUnsafeBufferPointer { try? Bsn($0) } }

  @Test func `the elfproef takes one in eleven, nine digits or eight with the zero dropped`() {
    #expect(bsn("111222333") != nil)
    #expect(bsn("123456782") != nil)
    #expect(bsn("123456789") == nil)
    #expect(bsn("010000008") == bsn("10000008"))
    #expect(bsn("10000008") != nil)
    #expect(bsn("1234567") == nil)
    #expect(bsn("1234567820") == nil)
    #expect(bsn("12345678a") == nil)
    #expect(bsn(" 23456782") == nil)
    let aantal = (900_000_000..<900_011_000).count { bsn(String($0)) != nil }
    #expect(aantal == 1_000)
  }

  @Test func `the pseudonym is the first half of the keyed hash of the nine digits`() throws {
    // printf 123456782 | openssl dgst -sha256 -hmac "een proefsleutel van minstens 32 bytes"
    let sleutels = try FeedSleutels(client: proefsleutel)
    #expect(sleutels.pseudoniem(bsn: "123456782")?.description == "e4d2f10f0b30b664c1b6c92dc60c5611")
    #expect(sleutels.pseudoniem(bsn: "10000008") == sleutels.pseudoniem(bsn: "010000008"))
  }

  @Test(arguments: [
    ("a;b;c", ["a", "b", "c"]), ("", [""]), (";", ["", ""]), ("a;", ["a", ""]), ("  a  ; b", ["a", "b"]),
    ("\"a;b\";c", ["a;b", "c"]), ("\"a\"\"b\";\"\"", ["a\"b", ""]), (" \"a\" ;b", ["a", "b"]), ("a\"b;c", ["a\"b", "c"]),
    ("\"\"\"\";\"\"\"x\"\"\"", ["\"", "\"x\""]),
  ])
  func `fields between separators and quotes`(regel: String, verwacht: [String]) throws {
    let splitser = VeldSplitser(scheiding: UInt8(ascii: ";"), aanhaling: UInt8(ascii: "\""))
    var velden: [Veldbytes] = []
    let bytes = Array(regel.utf8)
    let gevonden = try bytes.withUnsafeBufferPointer { b in
      try splitser.splits(b, &velden)
      return velden.map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(gevonden == verwacht)
  }

  @Test func `windows-1252 goes to UTF-8 and back, and its five holes are errors`() {
    for byte in UInt8.min...UInt8.max {
      let isGat = [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte)
      let (fout, tekst) = [byte].withUnsafeBufferPointer { b in
        let fout = Codering.windows1252.eersteFout(b)
        return (fout, fout == nil ? Codering.windows1252.tekst(b) : "")
      }
      #expect((fout != nil) == isGat)
      if !isGat { #expect(Codering.windows1252.bytes(tekst) == [byte]) }
    }
    #expect(Codering.windows1252.bytes("€ ’t Hœf") == [0x80, 0x20, 0x92, 0x74, 0x20, 0x48, 0x9C, 0x66])
    #expect(Codering.windows1252.bytes("ı") == nil)
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xFF], [0xE2, 0x82],
    ] as [[UInt8]])
  func `what is no UTF-8 is found`(bytes: [UInt8]) {
    let regel = Array("abc".utf8) + bytes
    #expect(regel.withUnsafeBufferPointer { Codering.utf8.eersteFout($0) } == 3)
  }

  @Test(arguments: 1...9)
  func `chunks of any size give the same lines`(brok: Int) {
    let bytes = Array("een\r\n\ntwee\nzonder einde".utf8)
    var lezer = RegelLezer(grens: 8)
    var regels: [String] = []
    func neem(_ regel: RegelLezer.Regel, _ nummer: Int) {
      switch regel {
      case .heel(let b): regels.append("\(nummer) \(String(decoding: b, as: UTF8.self))")
      case .teLang(let b): regels.append("\(nummer) te lang: \(String(decoding: b, as: UTF8.self))")
      }
    }
    for van in stride(from: 0, to: bytes.count, by: brok) {
      Array(bytes[van..<min(van + brok, bytes.count)]).withUnsafeBufferPointer { lezer.voer($0, neem) }
    }
    lezer.sluit(neem)
    #expect(regels == ["1 een", "2 ", "3 twee", "4 te lang: zonder e"])
  }
}
