import CommandLine
import Testing

@Suite struct ParserTests {
  @Test func `a verb gets its options, flags and arguments`() throws {
    let (action, arguments) = try #require(
      parsed("feed", "--tenant", "dal", "a.csv", "--seed=7", "--kleur", "groen", "--json", "--aantal=3", "b.csv"))
    #expect(action == "feed")
    #expect(arguments[tenant] == "dal")
    #expect(arguments[seed] == 7)
    #expect(arguments[kleur] == .groen)
    #expect(arguments[aantal] == 3)
    #expect(arguments[json])
    #expect(arguments[files] == ["a.csv", "b.csv"])
  }

  @Test func `what is left out has its default, nil, false or nothing`() throws {
    let (_, arguments) = try #require(parsed("feed", "--tenant=dal", "a.csv"))
    #expect(arguments[seed] == 1)
    #expect(arguments[kleur] == nil)
    #expect(arguments[extra] == [])
    #expect(!arguments[json])
  }

  @Test func `a repeatable option keeps its order`() throws {
    let (_, arguments) = try #require(parsed("feed", "--extra", "b", "--tenant", "dal", "--extra=a", "f"))
    #expect(arguments[extra] == ["b", "a"])
  }

  @Test func `a verb under a noun is found`() throws {
    let (action, arguments) = try #require(parsed("quarantine", "show", "3"))
    #expect(action == "show")
    #expect(arguments[nummer] == "3")
    #expect(parsed("quarantine", "clear")?.action == "clear")
  }

  @Test func `after two dashes everything is an argument, and one dash is one too`() throws {
    let (_, arguments) = try #require(parsed("feed", "--tenant", "dal", "-", "--", "--json", "-x"))
    #expect(arguments[files] == ["-", "--json", "-x"])
    #expect(!arguments[json])
  }

  @Test func `a value may hold an equals sign, be empty only where the kind allows, and may be a dash`() throws {
    #expect(parsed("feed", "--tenant=a=b", "f")?.arguments[tenant] == "a=b")
    #expect(parsed("feed", "--tenant", "-", "f")?.arguments[tenant] == "-")
    #expect(said("feed", "--tenant=", "f")?.code == .usage)
  }

  @Test func `every verb is listed with the words that lead to it`() {
    #expect(
      program.verbs.map { $0.path.joined(separator: " ") } == [
        "prog feed", "prog quarantine list", "prog quarantine show", "prog quarantine clear",
      ])
  }

  @Test func `the version goes to standard output`() throws {
    let (text, code) = try #require(said("--version"))
    #expect(text == "prog 1.2.3\n")
    #expect(code == .ok)
  }
}

@Suite struct ProblemTests {
  @Test(arguments: [
    (
      ["feed", "--tenannt", "dal", "f"],
      "prog feed: --tenannt is no option of this command; did you mean --tenant?\nprog feed: --tenant is missing: The tenant.\n"
    ),
    (["feed", "--tenant", "dal"], "prog feed: FILE is missing: What to read.\n"),
    (["feed", "--tenant", "dal", "--xyzzy", "f"], "prog feed: --xyzzy is no option of this command.\n"),
    (["feed", "--tenant", "dal", "-j", "f"], "prog feed: -j is no option of this command.\n"),
    (
      ["feed", "--tenant"],
      "prog feed: --tenant needs a value: a text that is not empty.\nprog feed: FILE is missing: What to read.\n"
    ),
    (["feed", "f", "--tenant", "--json"], "prog feed: --tenant needs a value: a text that is not empty.\n"),
    (["feed", "--tenant", "a", "--tenant", "b", "f"], "prog feed: --tenant is given 2 times; once is enough.\n"),
    (["feed", "--tenant", "a", "--json=yes", "f"], "prog feed: --json takes no value.\n"),
    (
      ["feed", "--tenant", "a", "--kleur", "groem", "f"],
      "prog feed: --kleur: 'groem' found, one of rood, groen, blauw expected; did you mean groen?\n"
    ),
    (
      ["feed", "--tenant", "a", "--aantal", "10", "f"],
      "prog feed: --aantal: '10' found, a whole number from 1 to 9 expected.\n"
    ),
    (
      ["feed", "--tenant", "a", "--aantal", "03", "f"],
      "prog feed: --aantal: '03' found, a whole number from 1 to 9 expected.\n"
    ),
    (["quarantine", "show", "1", "2"], "prog quarantine show: '2' is one argument too many.\n"),
    (["quarantine", "show"], "prog quarantine show: NUMBER is missing: Which one.\n"),
  ])
  func `each mistake is named, all of them at once`(words: [String], problems: String) throws {
    guard case .say(let text, let code) = program.parse(words, version: "") else {
      Issue.record("\(words) was accepted")
      return
    }
    let verb = problems.split(separator: ":")[0]
    #expect(text == problems + "See '\(verb) --help'.\n")
    #expect(code == .usage)
    #expect(code.rawValue == 64)
  }

  @Test(arguments: [
    (["fed"], "prog: 'fed' is no command; did you mean 'prog feed'? See 'prog --help'.\n"),
    (["zzz"], "prog: 'zzz' is no command. See 'prog --help'.\n"),
    (
      ["quarantine", "lsit"],
      "prog quarantine: 'lsit' is no command; did you mean 'prog quarantine list'? See 'prog quarantine --help'.\n"
    ),
    (["--tenant", "dal", "feed"], "prog: --tenant stands before the command; options come after it. See 'prog --help'.\n"),
  ])
  func `an unknown command is named with the nearest one`(words: [String], text: String) {
    guard case .say(let said, .usage) = program.parse(words, version: "") else {
      Issue.record("\(words) was accepted")
      return
    }
    #expect(said == text)
  }

  @Test(arguments: [[], ["quarantine"]])
  func `no verb at all prints the help and is a usage error`(words: [String]) {
    guard case .say(let text, let code) = program.parse(words, version: "") else {
      Issue.record("\(words) was accepted")
      return
    }
    #expect(text.contains("Commands:\n"))
    #expect(code == .usage)
  }
}
