extension Command {
  /// Reads a command line without the program's name; reports everything that is wrong with it in one go.
  public func parse(_ words: [String], version: String) -> Request<Action> {
    var command = self
    var path = [name]
    var rest = words[...]
    if rest.first == "help", !subcommands.contains(where: { $0.name == "help" }) { rest = rest.dropFirst() + ["--help"] }
    if rest.first == "--version" { return .say("\(name) \(version)\n", .ok) }

    while command.action == nil {
      guard let word = rest.first else { return .say(command.help(path), .usage) }
      if word == "--help" || word == "-h" { return .say(command.help(path), .ok) }
      guard let next = command.subcommands.first(where: { $0.name == word }) else {
        return .say(command.unknown(word, path), .usage)
      }
      command = next
      path.append(word)
      rest = rest.dropFirst()
    }
    return command.parseVerb(rest, path)
  }

  private func unknown(_ word: String, _ path: [String]) -> String {
    let line = path.joined(separator: " ")
    if word.hasPrefix("-") {
      return "\(line): \(word) stands before the command; options come after it. See '\(line) --help'.\n"
    }
    let near = suggestion(for: word, among: subcommands.map(\.name)).map { "; did you mean '\(line) \($0)'?" } ?? "."
    return "\(line): '\(word)' is no command\(near) See '\(line) --help'.\n"
  }

  private func parseVerb(_ words: ArraySlice<String>, _ path: [String]) -> Request<Action> {
    guard let action else { preconditionFailure("\(name) is no verb") }
    var reader = VerbReader(parameters: parameters)
    reader.read(words)
    let line = path.joined(separator: " ")
    if reader.wantsHelp { return .say(help(path), .ok) }
    reader.check()
    guard reader.problems.isEmpty else {
      let problems = reader.problems.map { "\(line): \($0)\n" }.joined()
      return .say(problems + "See '\(line) --help'.\n", .usage)
    }
    return .run(action, Arguments(given: reader.given))
  }
}

/// Collects what is given and what is wrong, word by word.
private struct VerbReader {
  let parameters: [Declaration]
  var given: [String: [String]] = [:]
  var problems: [String] = []
  var wantsHelp = false
  /// After an unknown option nobody can tell its value from an argument.
  private var isLost = false
  /// Named without a value: one problem each is enough.
  private var withoutValue: Set<String> = []

  init(parameters: [Declaration]) { self.parameters = parameters }

  mutating func read(_ words: ArraySlice<String>) {
    var rest = words
    var optionsEnded = false
    while let word = rest.popFirst() {
      if optionsEnded || word == "-" || !word.hasPrefix("-") {
        readPositional(word)
      } else if word == "--" {
        optionsEnded = true
      } else if word == "--help" || word == "-h" {
        wantsHelp = true
      } else {
        readOption(word, &rest)
      }
    }
  }

  private mutating func readOption(_ word: String, _ rest: inout ArraySlice<String>) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let (spelled, attached) = (parts[0], parts.count > 1 ? parts[1] : nil)
    guard let declaration = parameters.first(where: { $0.form != .positional && $0.spelled == spelled }) else {
      isLost = true
      let names = parameters.filter { $0.form != .positional }.map(\.spelled) + ["--help"]
      let near = suggestion(for: spelled, among: names).map { "; did you mean \($0)?" } ?? "."
      problems.append("\(spelled) is no option of this command\(near)")
      return
    }
    if declaration.form == .flag {
      if attached != nil { problems.append("\(spelled) takes no value.") }
      take(declaration, "")
    } else if let value = attached {
      take(declaration, value)
    } else if let value = rest.first, value == "-" || !value.hasPrefix("--") {
      rest = rest.dropFirst()
      take(declaration, value)
    } else {
      problems.append("\(spelled) needs a value: \(declaration.expected).")
      withoutValue.insert(spelled)
    }
  }

  private mutating func readPositional(_ word: String) {
    let open = parameters.first { $0.form == .positional && (given[$0.spelled]?.count ?? 0) < $0.count.upperBound }
    if let open {
      take(open, word)
    } else if !isLost {
      problems.append("'\(word)' is one argument too many.")
    }
  }

  private mutating func take(_ declaration: Declaration, _ value: String) {
    given[declaration.spelled, default: []].append(value)
    if !declaration.isValid(value) {
      let near = suggestion(for: value, among: declaration.choices).map { "; did you mean \($0)?" } ?? "."
      problems.append("\(declaration.spelled): '\(value)' found, \(declaration.expected) expected\(near)")
    }
  }

  /// Too few, too many.
  mutating func check() {
    for declaration in parameters {
      let count = given[declaration.spelled]?.count ?? 0
      let isExcused = declaration.form == .positional ? isLost : withoutValue.contains(declaration.spelled)
      if count > declaration.count.upperBound {
        problems.append("\(declaration.spelled) is given \(count) times; once is enough.")
      } else if count < declaration.count.lowerBound, !isExcused {
        problems.append("\(declaration.spelled) is missing: \(declaration.help)")
      }
    }
  }
}
