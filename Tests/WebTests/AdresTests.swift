import Testing

@testable import Web

@Suite struct `An address is read in one way or refused` {
  private func weigering(_ tekst: String) throws -> Problem.Code {
    try #require(throws: Problem.self) { _ = try Target(tekst) }.code
  }

  @Test func `path and query are decoded`() throws {
    let target = try Target("/v1/tenants/bmwe?maat=bestand,instroom&x=a%20b+c&leeg")
    #expect(target.segments == ["v1", "tenants", "bmwe"])
    #expect(target.query.map(\.name) == ["maat", "x", "leeg"])
    #expect(target.query.map(\.value) == ["bestand,instroom", "a b c", ""])
    #expect(try Target("/").segments == [])
  }

  @Test(arguments: [
    "/../etc/passwd", "/%2e%2e/etc", "/v1/..%2f..%2fetc", "/v1/.", "/a%5c..", "/%00", "/a%0d%0aSet-Cookie:x", "/%ff", "/%zz",
    "/%4",
    "http://elders/", "",
  ])
  func `tricks with paths are refused`(tekst: String) throws {
    #expect(try weigering(tekst) == .onleesbaarAdres)
  }

  @Test(arguments: ["//", "/v1/", "/v1//maten"])
  func `an empty place in a path is no page`(tekst: String) throws {
    #expect(try weigering(tekst) == .onbekendPad)
  }

  @Test func `too long, or too many parameters`() throws {
    #expect(try weigering("/" + String(repeating: "a", count: 5_000)) == .aanvraagTeLang)
    #expect(try weigering("/?" + String(repeating: "a=1&", count: 65)) == .ongeldigeParameter)
  }
}

@Suite struct `HTML is escaped by construction` {
  @Test func `text and attributes`() {
    let html = el("p", Attribute("title", #"a"b'c<d"#), Attribute("hidden", when: true), Attribute("id", nil)) { "<script>&" }
    #expect(
      String(decoding: html.bytes, as: UTF8.self)
        == #"<p title="a&quot;b&#39;c&lt;d" hidden>&lt;script&gt;&amp;</p>"#)
  }
}
