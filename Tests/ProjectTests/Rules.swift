/// Rules of the code itself. Each takes what it judges and gives its complaints, so that it can be tried on bad samples.
enum Rules {
  /// Modules that come with the compiler, for targets that may touch the machine.
  static let machine: Set<String> = ["Foundation", "Glibc"]
  static let always: Set<String> = ["Swift", "Synchronization"]
  static let inTests: Set<String> = ["Testing", "Foundation", "Glibc", "Synchronization"]

  /// Targets that take values and return values: no clock, no file, no environment.
  static let pure: Set<String> = [
    "Domain", "JSON", "YAML", "Crypto", "Regelgeving", "Dossiers", "Gevolgen", "Uitleg", "Sturing", "TopicContracts", "Regio",
    "TenantWorker", "Feed", "Web", "CommandLine", "Bevolking",
  ]
  /// Targets in which every number is exact.
  static let exact: Set<String> = ["Domain", "Regelgeving", "Dossiers", "Gevolgen", "Uitleg", "Sturing", "Regio"]

  /// Every import is a declared dependency, and nothing in the pure targets imports the machine.
  static func imports(_ file: ProjectFile, _ layers: Layers) -> [String] {
    guard file.path.hasSuffix(".swift"), let target = file.target else { return [] }
    guard let declared = layers.dependencies[target] else { return ["\(file.path): \(target) is no target of Package.swift"] }
    var allowed = declared.union(file.path.hasPrefix("Tests/") ? inTests : always)
    if file.path.hasPrefix("Sources/"), !pure.contains(target) { allowed.formUnion(machine) }
    return code(file).compactMap { number, line in
      guard let module = imported(line), !allowed.contains(module) else { return nil }
      return "\(file.path):\(number): \(target) may not import \(module)"
    }
  }

  /// Calls that read a clock, a file, the environment or the outside in another way.
  private static let impureCalls = [
    "Date()", "Date.now", "FileManager", "ProcessInfo", "getenv(", "setenv(", "ContinuousClock", "SuspendingClock",
    "clock_gettime", "gettimeofday", "fopen(", "URLSession", "FileHandle", "readLine(", "SystemRandomNumberGenerator",
    ".random(in: ", ".shuffled()", ".randomElement()", "print(",
  ]

  static func purity(_ file: ProjectFile) -> [String] {
    guard file.path.hasPrefix("Sources/"), let target = file.target, pure.contains(target) else { return [] }
    return code(file).flatMap { number, line in
      impureCalls.filter { call in
        guard let range = line.firstRange(of: call) else { return false }
        // A longer word that ends the same is another word; a seeded generator is named in the call.
        let before = range.lowerBound > line.startIndex ? line[line.index(before: range.lowerBound)] : " "
        let isOther = call.first!.isLetter && (before.isLetter || before.isNumber || before == "_")
        return !isOther && !(call == ".random(in: " && line.contains("using: "))
      }.map { "\(file.path):\(number): \($0) in \(target), which takes values and returns values" }
    }
  }

  /// No binary floating point where money and rates are.
  static func exactness(_ file: ProjectFile) -> [String] {
    guard file.path.hasPrefix("Sources/"), let target = file.target, exact.contains(target) else { return [] }
    return code(file).flatMap { number, line in
      words(line).filter { ["Double", "Float", "Float16", "CGFloat", "TimeInterval"].contains($0) }
        .map { "\(file.path):\(number): \($0) in \(target), where every number is exact" }
    }
  }

  /// Folders of one developer's machine.
  private static let eigenMappen = ["/home" + "/", "/Users" + "/", "/root/" + "."]

  static func machinePaths(_ file: ProjectFile) -> [String] {
    file.lines.enumerated().flatMap { number, line in
      eigenMappen.filter { line.contains($0) }.map { "\(file.path):\(number + 1): names \($0)" }
    }
  }

  /// What a text names between backticks, or in its code blocks, exists: paths and verbs.
  static func namesExist(_ file: ProjectFile, exists: (String) -> Bool) -> [String] {
    let roots = ["ops/", "topics/", "Sources/", "Tests/", ".ci/"]
    return file.lines.enumerated().flatMap { number, line in
      line.split { " `(),;|".contains($0) }.map(String.init)
        .filter { word in roots.contains { word.hasPrefix($0) } && !word.contains("*") && !word.contains("<") }
        .map { $0.hasSuffix(".") || $0.hasSuffix(":") ? String($0.dropLast()) : $0 }
        .filter { !exists($0) }.map { "\(file.path):\(number + 1): \($0) does not exist" }
    }
  }

  /// Every verb of the program stands in the text's table, and no other.
  static func verbs(_ file: ProjectFile, program: [ProjectFile]) -> [String] {
    let told = Set(
      file.lines.filter { $0.hasPrefix("| `werkbedrijf ") }.compactMap { line in
        line.split(separator: "`").dropFirst().first.map { String($0.dropFirst("werkbedrijf ".count)) }
      })
    let real = Set(program.flatMap { verbs(of: $0) })
    return real.subtracting(told).sorted().map { "\(file.path): the verb '\($0)' is not in the table" }
      + told.subtracting(real).sorted().map { "\(file.path): the verb '\($0)' does not exist" }
  }

  /// `quarantine list` of a file that declares the noun and its verbs; nouns themselves and the program are left out.
  static func verbs(of file: ProjectFile) -> [String] {
    var found: [String] = []
    var noun: String?
    var rest = file.text.replacing("Command<Verb>(", with: "Command(")[...]
    while let range = rest.firstRange(of: "Command(") {
      rest = rest[range.upperBound...]
      let parts = rest.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0].allSatisfy(\.isWhitespace) else { continue }
      let declaration = rest[..<(rest.firstRange(of: "Command(")?.lowerBound ?? rest.endIndex)]
      let name = String(parts[1])
      if declaration.contains("subcommands:") { noun = name } else { found.append(name) }
    }
    guard let noun, noun != "werkbedrijf" else { return noun == nil ? found : [] }
    return found.map { "\(noun) \($0)" }
  }

  /// Source files stay short: nine in ten at most 400 lines, none above 1,000.
  static func lengths(_ files: [ProjectFile]) -> [String] {
    let sources = files.filter { $0.path.hasPrefix("Sources/") && $0.path.hasSuffix(".swift") }
    let long = sources.filter { $0.lines.count > 400 }
    var complaints = sources.filter { $0.lines.count > 1000 }.map { "\($0.path) has \($0.lines.count) lines" }
    if long.count * 10 > sources.count {
      complaints.append("\(long.count) of \(sources.count) source files have more than 400 lines")
    }
    return complaints
  }

  /// A script stops at its first error and can be run.
  static func script(_ file: ProjectFile, isExecutable: Bool) -> [String] {
    guard file.text.hasPrefix("#!") else { return [] }
    var complaints: [String] = []
    if !file.text.contains("\nset -euo pipefail\n") { complaints.append("\(file.path): lacks set -euo pipefail") }
    if !isExecutable { complaints.append("\(file.path): is not executable") }
    return complaints
  }

  /// A file with tests can fail.
  static func canFail(_ file: ProjectFile) -> [String] {
    guard file.path.hasPrefix("Tests/"), file.text.contains("@Test") else { return [] }
    let judges = ["#expect", "#require", "Issue.record", "try rule.check("]
    return judges.contains { file.text.contains($0) } ? [] : ["\(file.path): has tests that judge nothing"]
  }

  // MARK: reading code

  /// Lines without their comments, numbered from 1.
  private static func code(_ file: ProjectFile) -> [(number: Int, line: Substring)] {
    file.lines.enumerated().compactMap { offset, line in
      let trimmed = line.drop { $0 == " " }
      if trimmed.hasPrefix("//") { return nil }
      return (offset + 1, line.firstRange(of: " // ").map { line[..<$0.lowerBound] } ?? line)
    }
  }

  /// The module of an import line.
  private static func imported(_ line: Substring) -> String? {
    let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private", "@testable", "@preconcurrency"]
    let parts = line.split(separator: " ").drop { modifiers.contains($0) }
    guard parts.first == "import", parts.count > 1, line.first != " " else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias", "let", "var"]
    return parts.dropFirst().first { !kinds.contains($0) }.map { String($0.split(separator: ".")[0]) }
  }

  private static func words(_ line: Substring) -> [String] {
    line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
  }
}
