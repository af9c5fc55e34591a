/// One flag, option or positional argument of a command, and the key under which a parsed command line gives its value:
/// `let tenant = option("tenant", .text("NAME"), help: "…")`, later `arguments[tenant]`.
public struct Parameter<Value: Sendable>: Sendable {
  public let declaration: Declaration
  /// From the texts that were given (already checked) to the value.
  let read: @Sendable ([String]) -> Value
}

/// A parameter without the type of its value: what the parser and the help text need.
public struct Declaration: Sendable {
  public enum Form: Sendable { case flag, option, positional }
  public let form: Form
  /// Without dashes; of a positional argument the word in capitals.
  public let name: String
  public let word: String
  public let help: String
  /// How often it may be given.
  public let count: ClosedRange<Int>
  /// The default, as help prints it.
  public let fallback: String?
  let expected: String
  let choices: [String]
  let isValid: @Sendable (String) -> Bool

  /// How an error names it.
  var spelled: String { form == .positional ? name : "--\(name)" }
}

/// `--name`: there or not.
public func flag(_ name: String, help: String) -> Parameter<Bool> {
  Parameter(
    declaration: Declaration(
      form: .flag, name: name, word: "", help: help, count: 0...1, fallback: nil, expected: "", choices: [],
      isValid: { _ in true })
  ) { !$0.isEmpty }
}

/// `--name VALUE`, may be left out.
public func option<Value>(_ name: String, _ kind: ValueKind<Value>, help: String) -> Parameter<Value?> {
  Parameter(declaration: declare(.option, name, kind, help, 0...1)) { $0.first.flatMap(kind.parse) }
}

/// `--name VALUE`, must be given.
public func requiredOption<Value>(_ name: String, _ kind: ValueKind<Value>, help: String) -> Parameter<Value> {
  Parameter(declaration: declare(.option, name, kind, help, 1...1)) { kind.must($0[0]) }
}

/// `--name VALUE`, with the value that holds when it is left out.
public func option<Value>(
  _ name: String, _ kind: ValueKind<Value>, default fallback: String, help: String
) -> Parameter<Value> {
  let value = kind.must(fallback)
  return Parameter(declaration: declare(.option, name, kind, help, 0...1, fallback)) { $0.first.map(kind.must) ?? value }
}

/// `--name VALUE`, as often as wanted, in the order given.
public func repeatableOption<Value>(_ name: String, _ kind: ValueKind<Value>, help: String) -> Parameter<[Value]> {
  Parameter(declaration: declare(.option, name, kind, help, 0...Int.max)) { $0.map(kind.must) }
}

/// A positional argument that must be given.
public func argument<Value>(_ kind: ValueKind<Value>, help: String) -> Parameter<Value> {
  Parameter(declaration: declare(.positional, kind.word, kind, help, 1...1)) { kind.must($0[0]) }
}

/// Every positional argument from here on; the last one a command declares.
public func arguments<Value>(_ kind: ValueKind<Value>, atLeast: Int = 0, help: String) -> Parameter<[Value]> {
  Parameter(declaration: declare(.positional, kind.word, kind, help, atLeast...Int.max)) { $0.map(kind.must) }
}

private func declare<Value>(
  _ form: Declaration.Form, _ name: String, _ kind: ValueKind<Value>, _ help: String, _ count: ClosedRange<Int>,
  _ fallback: String? = nil
) -> Declaration {
  Declaration(
    form: form, name: name, word: kind.word, help: help, count: count, fallback: fallback, expected: kind.expected,
    choices: kind.choices, isValid: { kind.parse($0) != nil })
}

extension ValueKind {
  /// For texts that the parser has let through, and for defaults: a default that its own kind refuses is a defect.
  func must(_ text: String) -> Value {
    guard let value = parse(text) else { preconditionFailure("\(text) is no \(word)") }
    return value
  }
}
