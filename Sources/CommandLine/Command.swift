/// A verb, or a noun with verbs under it. `Action` is what the executable runs for a verb; this layer only hands it back.
public struct Command<Action: Sendable>: Sendable {
  public let name: String
  /// One line, for the list of commands.
  public let summary: String
  /// What it reads, what it writes, what to know; paragraphs divided by an empty line.
  public let description: String
  public let parameters: [Declaration]
  /// Whole command lines that work.
  public let examples: [String]
  public let subcommands: [Command<Action>]
  let action: Action?

  /// A verb.
  public init<each Value: Sendable>(
    _ name: String, summary: String, description: String = "", parameters: (repeat Parameter<each Value>), examples: [String],
    action: Action
  ) {
    var declarations: [Declaration] = []
    repeat declarations.append((each parameters).declaration)
    self.init(name, summary: summary, description: description, declarations: declarations, examples: examples, action: action)
  }

  /// The same with a list made elsewhere.
  public init(
    _ name: String, summary: String, description: String = "", declarations: [Declaration], examples: [String],
    action: Action
  ) {
    precondition(Set(declarations.map(\.spelled)).count == declarations.count, "\(name): a parameter is declared twice")
    self.name = name
    self.summary = summary
    self.description = description
    self.parameters = declarations
    self.examples = examples
    self.subcommands = []
    self.action = action
  }

  /// A noun, or the program itself.
  public init(
    _ name: String, summary: String, description: String = "", examples: [String] = [], subcommands: [Command<Action>]
  ) {
    self.name = name
    self.summary = summary
    self.description = description
    self.parameters = []
    self.examples = examples
    self.subcommands = subcommands
    self.action = nil
  }

  /// Every verb with the words that lead to it, for a table in the documentation and for tests over all of them.
  public var verbs: [(path: [String], command: Command<Action>)] {
    action != nil
      ? [([name], self)] : subcommands.flatMap { sub in sub.verbs.map { ([name] + $0.path, $0.command) } }
  }
}

/// The values of one parsed command line.
public struct Arguments: Sendable {
  /// By spelled name: `--tenant`, `FILE`.
  var given: [String: [String]]

  public subscript<Value>(_ parameter: Parameter<Value>) -> Value {
    parameter.read(given[parameter.declaration.spelled] ?? [])
  }
}

/// What a command line asks for.
public enum Request<Action: Sendable>: Sendable {
  case run(Action, Arguments)
  /// Help, the version or the errors, and how to exit: standard output when `.ok`, else standard error.
  case say(String, ExitCode)
}
