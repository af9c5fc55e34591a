import CommandLine
import Testing

@Suite struct HelpTests {
  @Test func `the help of a verb shows usage, description, arguments, options and an example`() throws {
    let (text, code) = try #require(said("feed", "--help"))
    #expect(code == .ok)
    #expect(
      text == """
        Reads files.

        Usage: prog feed --tenant NAME [--seed N] [--kleur KLEUR] [--aantal N] [--extra KEY]… [--json] FILE…

        Reads every file.

        Arguments:
          FILE  What to read.

        Options:
          --tenant NAME  The tenant. Required.
          --seed N       Of the generator. Default: 1.
          --kleur KLEUR  How it looks. One of rood, groen, blauw.
          --aantal N     How many.
          --extra KEY    One more. May be given more than once.
          --json         For programs.
          --help         This text.

        Example:
          prog feed --tenant dal a.csv

        """)
  }

  @Test func `the help of the program lists its commands`() throws {
    let (text, code) = try #require(said("--help"))
    #expect(code == .ok)
    #expect(
      text == """
        Does things.

        Usage: prog COMMAND [OPTIONS]

        First paragraph.

        Second one.

        Commands:
          feed        Reads files.
          quarantine  What was put aside.

        More about one of them: prog COMMAND --help

        """)
  }

  @Test func `help may also stand first, and wins from mistakes`() {
    #expect(said("help", "feed")?.text == said("feed", "--help")?.text)
    #expect(said("feed", "--nonsense", "-h")?.code == .ok)
    #expect(said("quarantine", "--help")?.text.contains("More about one of them: prog quarantine COMMAND --help") == true)
  }

  @Test func `long help is broken at spaces under its own column`() throws {
    let long = flag("long", help: String(repeating: "abcdefghi ", count: 20))
    let command = Command<Int>("x", summary: "S.", parameters: (long), examples: [], action: 1)
    let lines = command.help(["x"]).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.filter { $0.hasPrefix("          abcdefghi") }.count == 2)
  }

  @Test func `every exit code says what it means, each something else`() {
    #expect(Set(ExitCode.allCases.map(\.meaning)).count == ExitCode.allCases.count)
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 64, 65, 66, 69, 70, 73, 74, 75, 77, 78])
  }
}
