import Testing
import YAML

@Suite struct `YAML stays text` {
  @Test(
    arguments: [
      "12_570", "2.112,00", "1,5", "0363", "1e3", "0x1F", "0o17", "1.0", "+1", ".5", "nee", "no", "off", "yes", "true", "~",
      "2015-02-29", "2015-01-01T00:00:00Z", "12:30:45", "NaN", ".inf", "NULL", "GM0010",
    ])
  func `A scalar is what is written`(tekst: String) throws {
    let node = try YAMLNode.parse(Array("a: \(tekst)\n".utf8))
    #expect(node["a"]?.text == tekst)
    #expect(node["a"]?.isNull == false)
  }

  @Test func `Null is the plain word and nothing else`() throws {
    let node = try YAMLNode.parse(Array("a: null\nb: \"null\"\nc:\nd: 'null'\n".utf8))
    #expect(node["a"]?.isNull == true)
    #expect(node["b"]?.isNull == false)
    #expect(node["b"]?.text == "null")
    #expect(node["c"]?.text == "")
    #expect(node["c"]?.isNull == false)
    #expect(node["d"]?.isNull == false)
  }

  @Test func `Quotes, escapes and blocks give their text`() throws {
    let node = try YAMLNode.parse(Array("a: \"x\\ty é\"\nb: 'it''s'\nc: |\n  twee\n  regels\nd: >-\n  een\n  regel\n".utf8))
    #expect(node["a"]?.text == "x\ty é")
    #expect(node["b"]?.text == "it's")
    #expect(node["c"]?.text == "twee\nregels\n")
    #expect(node["d"]?.text == "een regel")
  }

  @Test func `Keys keep their order and every node its place`() throws {
    let node = try YAMLNode.parse(Array("z: 1\na:\n  - x\n  - { k: v, é: w }\n".utf8))
    #expect(node.mapping?.map(\.key) == ["z", "a"])
    #expect(node.mapping?.map(\.place) == [YAMLPlace(line: 1, column: 1), YAMLPlace(line: 2, column: 1)])
    let lijst = try #require(node["a"]?.sequence)
    #expect(lijst.map(\.place) == [YAMLPlace(line: 3, column: 5), YAMLPlace(line: 4, column: 5)])
    #expect(lijst[1].mapping?.map(\.place) == [YAMLPlace(line: 4, column: 7), YAMLPlace(line: 4, column: 13)])
    #expect(lijst[1]["é"]?.place == YAMLPlace(line: 4, column: 16))
  }

  @Test func `A sequence and a scalar have no keys`() throws {
    let node = try YAMLNode.parse(Array("- a\n".utf8))
    #expect(node["a"] == nil)
    #expect(node.mapping == nil)
    #expect(node.sequence?.first?.sequence == nil)
    #expect(node.text == nil)
  }

  @Test func `Line ends of another system are read`() throws {
    let node = try YAMLNode.parse(Array("a: 1\r\nb: 2\r\n".utf8))
    #expect(node["b"]?.text == "2")
    #expect(node["b"]?.place == YAMLPlace(line: 2, column: 4))
  }
}

@Suite struct `YAML that is refused` {
  @Test(
    arguments: [
      ("a: 1\na: 2\n", "2:1: the key 'a' is here twice; the first is on line 1"),
      ("a: { b: 1, b: 2 }\n", "1:12: the key 'b' is here twice; the first is on line 1"),
      ("a: &x 1\n", "1:4: an anchor (&); write the value out"),
      ("&x a: 1\n", "1:1: an anchor (&); write the value out"),
      ("a: *x\n", "1:4: an alias (*); write the value out"),
      ("a: &x [1]\n", "1:4: an anchor (&); write the value out"),
      ("a: !!str 1\n", "1:4: a tag (!); remove it, every value is text here"),
      ("a: !eigen { b: 1 }\n", "1:4: a tag (!); remove it, every value is text here"),
      ("%YAML 1.1\n---\na: 1\n", "1:1: a % directive; remove it"),
      ("---\na: 1\n---\nb: 2\n", "3:1: a second document; a file holds one, remove the '---'"),
      ("a:\t1\n", "1:3: a tab; write spaces (or \"\\t\" inside double quotes)"),
      ("a:\n\tb: 1\n", "2:1: a tab; write spaces (or \"\\t\" inside double quotes)"),
      ("é: 1\nb:\t2\n", "2:3: a tab; write spaces (or \"\\t\" inside double quotes)"),
      ("", "1:1: the file holds no document"),
      ("# alleen dit\n", "1:1: the file holds no document"),
      ("? [a]\n: 1\n", "1:3: a list as a key; a key is a word"),
      ("{ a: 1 }: 2\n", "1:1: a mapping as a key; a key is a word"),
      ("a: [1, 2\nb: 3\n", "2:2: while parsing a flow sequence: did not find expected ',' or ']'"),
      ("a: \"open\n", "2:1: while scanning a quoted scalar: found unexpected end of stream"),
      ("a: 1\n  b: 2\n", "2:4: mapping values are not allowed in this context"),
      ("a: b: c\n", "1:5: mapping values are not allowed in this context"),
      ("\u{FEFF}a: 1\n", "1:1: the file begins with a byte order mark; save it as UTF-8 without one"),
      ("a: \u{7}\n", "1:4: a control character (byte 7); remove it"),
      ("a: \u{0}\n", "1:4: a control character (byte 0); remove it"),
    ])
  func `The first fault is told with its place`(tekst: String, fout: String) {
    let gemeld = #expect(throws: YAMLError.self) { try YAMLNode.parse(Array(tekst.utf8)) }
    #expect(gemeld?.description == fout)
  }

  @Test(
    arguments: [
      [0x61, 0x3A, 0x20, 0xFF], [0x61, 0x3A, 0x20, 0xC3], [0x61, 0x3A, 0x20, 0xC0, 0x80], [0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80],
      [0x61, 0x3A, 0x20, 0xF4, 0x90, 0x80, 0x80], [0x61, 0x3A, 0x20, 0xE0, 0x80, 0x80], [0x61, 0x3A, 0x20, 0x80],
      // "é" in windows-1252
      [0x61, 0x3A, 0x20, 0xE9, 0x0A],
    ] as [[UInt8]])
  func `Bytes that are no UTF-8 are told with their place`(bytes: [UInt8]) {
    let gemeld = #expect(throws: YAMLError.self) { try YAMLNode.parse(bytes) }
    #expect(gemeld?.code == .encoding)
    #expect(gemeld?.place == YAMLPlace(line: 1, column: 4))
  }

  @Test func `Every fault that can be passed is told, in order`() {
    let (_, fouten) = YAMLNode.compose(Array("a: &x 1\na: 2\nb: !t 3\n".utf8))
    #expect(fouten.map(\.code) == [.anchor, .duplicateKey, .tag])
  }

  @Test func `Depth and size have a bound`() {
    let diep = String(repeating: "[", count: 10_000)
    #expect(throws: YAMLError.self) { try YAMLNode.parse(Array(diep.utf8)) }
    let goed = String(repeating: "[", count: 5) + String(repeating: "]", count: 5)
    #expect(throws: Never.self) { try YAMLNode.parse(Array(goed.utf8), limits: YAMLLimits(depth: 5)) }
    let teDiep = #expect(throws: YAMLError.self) { try YAMLNode.parse(Array(goed.utf8), limits: YAMLLimits(depth: 4)) }
    #expect(teDiep?.description == "1:5: nested deeper than 4")
    let teGroot = #expect(throws: YAMLError.self) { try YAMLNode.parse(Array("a: 1\n".utf8), limits: YAMLLimits(size: 4)) }
    #expect(teGroot?.description == "1:1: the file has 5 bytes; at most 4 are read")
  }

  @Test func `Any bytes give a tree or a fault, never a crash`() {
    // A fixed linear congruential generator over the characters that YAML gives a meaning.
    let tekens = Array("ab:-[]{}#&*!|>'\"%@`,? \n\t0é~".utf8)
    var staat: UInt64 = 20_151_101
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<40 {
        staat = staat &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(tekens[Int(staat >> 33) % tekens.count])
      }
      let (root, fouten) = YAMLNode.compose(bytes)
      #expect(root != nil || !fouten.isEmpty)
    }
  }
}
