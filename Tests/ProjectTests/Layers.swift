/// What the package file lets each target import.
struct Layers {
  /// By target; a C library has none.
  var dependencies: [String: Set<String>] = [:]

  /// Reads the targets of a package file as this project writes them: `layer("A", ["B"])`, `tests(…)`,
  /// `.systemLibrary(name: "C"…)` and `.executableTarget(name: "D", dependencies: […]…)`.
  init(package text: String) {
    let targets = text[(text.range(of: "targets: [\n")?.upperBound ?? text.startIndex)...]
    for (opening, isLibrary) in [
      ("layer(", false), ("tests(", false), (".executableTarget(", false), (".systemLibrary(", true),
    ] {
      for call in calls(opening, in: targets) {
        let names = quoted(call)
        guard let name = names.first else { continue }
        dependencies[name] = isLibrary ? [] : Set(names.dropFirst())
      }
    }
  }

  /// The texts between the parentheses of every call.
  private func calls(_ opening: String, in text: Substring) -> [Substring] {
    var found: [Substring] = []
    var rest = text
    while let range = rest.firstRange(of: opening) {
      var depth = 1
      var end = range.upperBound
      while end < rest.endIndex, depth > 0 {
        if rest[end] == "(" { depth += 1 } else if rest[end] == ")" { depth -= 1 }
        end = rest.index(after: end)
      }
      found.append(rest[range.upperBound..<end])
      rest = rest[end...]
    }
    return found
  }

  private func quoted(_ text: Substring) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
  }
}
