import Crypto
import Testing

@Suite struct `SHA-256 and HMAC` {
  @Test func `The examples of FIPS 180-4 come out`() {
    #expect(hex(sha256([])) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(hex(sha256(Array("abc".utf8))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hex(sha256(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)))
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }

  @Test func `Bytes in pieces give the digest of the whole`() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for plaats in [0, 1, 55, 56, 63, 64, 65, 999] {
      var stroom = SHA256Stream()
      stroom.update(Array(bytes[..<plaats]))
      stroom.update(Array(bytes[plaats...]))
      #expect(stroom.digest() == sha256(bytes))
    }
  }

  @Test(
    arguments: [
      // RFC 4231, cases 1, 2, 3 and 6.
      ([UInt8](repeating: 0x0b, count: 20), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
      (
        Array("Jefe".utf8), "what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      (
        [UInt8](repeating: 0xaa, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
    ])
  func `The examples of RFC 4231 come out, again and again`(sleutel: [UInt8], bericht: String, code: String) {
    let key = HMACKey(sleutel)
    for _ in 0..<3 { #expect(hex(key.code(Array(bericht.utf8))) == code) }
  }

  @Test func `Another key gives another code`() {
    #expect(HMACKey([1]).code([UInt8]("a".utf8)) != HMACKey([2]).code([UInt8]("a".utf8)))
  }
}

@Suite struct Hexadecimal {
  @Test func `Hex goes there and back`() {
    #expect(hex([0x00, 0x0f, 0xa5, 0xff]) == "000fa5ff")
    #expect(bytes(hex: "000FA5ff") == [0x00, 0x0f, 0xa5, 0xff])
    #expect(bytes(hex: "") == [])
  }

  @Test(arguments: ["0", "0g", " 0", "+1", "0x00"])
  func `What is no hex is refused`(tekst: String) {
    #expect(bytes(hex: tekst) == nil)
  }

  @Test func `A wiped key holds zeros`() {
    var sleutel: [UInt8] = [1, 2, 3]
    wis(&sleutel)
    #expect(sleutel == [0, 0, 0])
  }
}
