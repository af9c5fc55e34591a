import Testing

@Suite struct `YAML that is not read` {
  @Test(arguments: fouten)
  func `Every fault is told whole: where, what, what was expected, what to write`(fout: Fout) throws {
    #expect(try fout.problemen() == fout.verwacht)
  }

  static let fouten = [
    Fout(
      "A tab is refused", "landelijk/recht.yaml", "  omschrijving: Zoektermijn", door: "\tomschrijving: Zoektermijn",
      """
      landelijk/recht.yaml:2: a tab; write spaces (or "\\t" inside double quotes); expected one YAML mapping of plain text; \
      correct line 2
      """),
    Fout(
      "An anchor is refused", "landelijk/recht.yaml", "waarde: 28", door: "waarde: &a 28",
      """
      landelijk/recht.yaml:8: an anchor (&); write the value out; expected one YAML mapping of plain text; correct line 8
      """),
    Fout(
      "An alias is refused", "landelijk/recht.yaml", "omschrijving: Zoektermijn", door: "omschrijving: *a",
      """
      landelijk/recht.yaml:2: an alias (*); write the value out; expected one YAML mapping of plain text; correct line 2
      landelijk/recht.yaml:2: zoektermijn.dagen omschrijving: ''; expected text; write what it says, between double quotes
      """),
    Fout(
      "A tag is refused", "landelijk/recht.yaml", "waarde: 28", door: "waarde: !!int 28",
      """
      landelijk/recht.yaml:8: a tag (!); remove it, every value is text here; expected one YAML mapping of plain text; \
      correct line 8
      """),
    Fout(
      "A second document is refused", "landelijk/recht.yaml", "vakantietoeslag.percentage:",
      door: "---\nvakantietoeslag.percentage:",
      """
      landelijk/recht.yaml:9: a second document; a file holds one, remove the '---'; expected one YAML mapping of plain \
      text; correct line 9
      """),
    Fout(
      "A broken line is refused", "landelijk/recht.yaml", "waarde: 28, status: bron, bron: \"wet\" }",
      door: """
        waarde: 28, status: bron, bron: "wet"
        """,
      """
      landelijk/recht.yaml:9: while parsing a flow mapping: did not find expected ',' or '}'; expected one YAML mapping of \
      plain text; correct line 9
      """),
    Fout(
      "An empty file is refused", "landelijk/recht.yaml", geheel: "",
      """
      landelijk/recht.yaml:1: the file holds no document; expected one YAML mapping of plain text; correct line 1
      """),
    Fout(
      "A file that is a list is refused", "landelijk/recht.yaml", geheel: "- a",
      """
      landelijk/recht.yaml:1: a list at the top; expected a mapping of keys; write 'key: value' lines
      """),
    Fout(
      "A list as a key is refused", "landelijk/recht.yaml", "zoektermijn.dagen:", door: "[a, b]: c\nzoektermijn.dagen:",
      """
      landelijk/recht.yaml:1: a list as a key; a key is a word; expected one YAML mapping of plain text; correct line 1
      """),
  ]
}
