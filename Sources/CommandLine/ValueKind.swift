/// What the text of an option or argument must be, and what it becomes.
public struct ValueKind<Value: Sendable>: Sendable {
  /// The word that stands for it in the usage line: `DIR`.
  public let word: String
  /// What is expected, for the error: `a day, YYYY-MM-DD`.
  public let expected: String
  /// The closed list, when there is one.
  public let choices: [String]
  let parse: @Sendable (String) -> Value?

  public init(_ word: String, expected: String, choices: [String] = [], parse: @escaping @Sendable (String) -> Value?) {
    self.word = word
    self.expected = expected
    self.choices = choices
    self.parse = parse
  }
}

extension ValueKind where Value == String {
  /// Any text but an empty one.
  public static func text(_ word: String) -> Self {
    Self(word, expected: "a text that is not empty") { $0.isEmpty ? nil : $0 }
  }

  public static func choice(_ word: String, _ choices: [String]) -> Self {
    Self(word, expected: "one of \(choices.joined(separator: ", "))", choices: choices) { choices.contains($0) ? $0 : nil }
  }
}

extension ValueKind where Value == Int {
  public static func integer(_ word: String, _ range: ClosedRange<Int>) -> Self {
    Self(word, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
      Int(text).flatMap { range.contains($0) && String($0) == text ? $0 : nil }
    }
  }
}

extension ValueKind where Value == UInt64 {
  public static func seed(_ word: String) -> Self {
    Self(word, expected: "a whole number from 0 to \(UInt64.max)") { text in
      UInt64(text).flatMap { String($0) == text ? $0 : nil }
    }
  }
}

extension ValueKind where Value: LosslessStringConvertible {
  /// A type that reads its own text: `.lossless(CivilDate.self, "DATE", expected: "a day, YYYY-MM-DD")`.
  public static func lossless(_ type: Value.Type, _ word: String, expected: String) -> Self {
    Self(word, expected: expected) { Value($0) }
  }
}

extension ValueKind where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// A closed list of codes.
  public static func code(_ type: Value.Type, _ word: String) -> Self {
    let choices = Value.allCases.map(\.rawValue)
    return Self(word, expected: "one of \(choices.joined(separator: ", "))", choices: choices) { Value(rawValue: $0) }
  }
}
