import JSON
import Testing

struct JSONTests {
  @Test func `the canonical form sorts keys and has no spaces`() throws {
    let value = try JSONValue.parse(#" {"b":[1, 2.50 ,null],"a":{"é":"\/\u0041","B":true}} "#)
    #expect(String(decoding: value.canonical, as: UTF8.self) == #"{"a":{"B":true,"é":"/A"},"b":[1,2.50,null]}"#)
  }
}
