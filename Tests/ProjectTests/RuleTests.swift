import Testing

/// Every rule complains about a bad sample, and about it only.
@Suite struct RuleTests {
  private let layers = Layers(
    package: """
      func layer(_ name: String) -> Target { .target(name: name) }
      let package = Package(
        targets: [
          .systemLibrary(name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
          layer("Domain"),
          layer("YAML", ["CYaml"]),
          layer("SQLiteLog", ["Domain"]),
          .executableTarget(
            name: "program",
            dependencies: ["Domain", "YAML"],
            swiftSettings: settings),
          tests(
            "DomainTests",
            ["Domain"]),
        ])
      """)

  private func source(_ target: String, _ text: String) -> ProjectFile {
    ProjectFile(path: "Sources/\(target)/File.swift", text: text)
  }

  @Test func `the package's targets are read, over one line or several`() {
    #expect(
      layers.dependencies == [
        "CYaml": [], "Domain": [], "YAML": ["CYaml"], "SQLiteLog": ["Domain"], "program": ["Domain", "YAML"],
        "DomainTests": ["Domain"],
      ])
  }

  @Test(arguments: [
    ("Domain", "import YAML", "YAML"), ("Domain", "public import YAML", "YAML"), ("YAML", "import Domain", "Domain"),
    ("Domain", "import Foundation", "Foundation"), ("YAML", "@preconcurrency import Glibc", "Glibc"),
    ("SQLiteLog", "import struct YAML.Node", "YAML"),
  ])
  func `an import that the package does not allow`(target: String, line: String, module: String) {
    #expect(
      Rules.imports(source(target, "// A comment.\n\(line)\n"), layers)
        == ["Sources/\(target)/File.swift:2: \(target) may not import \(module)"])
  }

  @Test(arguments: [
    ("YAML", "import CYaml"), ("SQLiteLog", "import Foundation"), ("program", "import YAML"), ("Domain", "// import YAML"),
    ("Domain", "import Synchronization"),
  ])
  func `an import that it does allow`(target: String, line: String) {
    #expect(Rules.imports(source(target, line), layers) == [])
  }

  @Test func `a test may import what it tests and the frameworks, nothing else`() {
    func test(_ line: String) -> [String] { Rules.imports(ProjectFile(path: "Tests/DomainTests/A.swift", text: line), layers) }
    #expect(test("@testable import Domain") == [])
    #expect(test("import Testing") == [])
    #expect(test("import YAML") == ["Tests/DomainTests/A.swift:1: DomainTests may not import YAML"])
  }

  @Test func `a folder that is no target`() {
    #expect(Rules.imports(source("Nieuw", ""), layers) == ["Sources/Nieuw/File.swift: Nieuw is no target of Package.swift"])
  }

  @Test(arguments: [
    "let now = Date()", "FileManager.default", "ProcessInfo.processInfo", "getenv(\"HOME\")", "let clock = ContinuousClock()",
    "clock_gettime(0, &t)", "fopen(path, \"r\")", "print(x)", "Int.random(in: 0...3)", "list.shuffled()",
  ])
  func `a look at the outside in a pure target`(line: String) {
    #expect(Rules.purity(source("Dossiers", line)).count == 1, "\(line)")
    #expect(Rules.purity(source("werkbedrijf", line)) == [])
    #expect(Rules.purity(source("Dossiers", "  /// \(line)")) == [])
  }

  @Test(arguments: ["let datum = CivilDate()", "fingerprint(x)", "Int.random(in: 0...3, using: &toeval)", "eenDate()"])
  func `words that only look like it`(line: String) {
    #expect(Rules.purity(source("Dossiers", line)) == [])
  }

  @Test func `a binary floating-point number where money is`() {
    #expect(
      Rules.exactness(source("Domain", "let x: Double = 1"))
        == ["Sources/Domain/File.swift:1: Double in Domain, where every number is exact"])
    #expect(Rules.exactness(source("Domain", "let isDoubled = true")) == [])
    #expect(Rules.exactness(source("Feed", "let x: Double = 1")) == [])
  }

  @Test func `a folder of one developer's machine`() {
    let file = ProjectFile(path: "README.md", text: "good\nsee /home" + "/piet/x\n")
    #expect(Rules.machinePaths(file) == ["README.md:2: names /home" + "/"])
    #expect(Rules.machinePaths(ProjectFile(path: "README.md", text: "homework, a /path/home")) == [])
  }

  @Test func `a name in README that does not exist`() {
    let file = ProjectFile(path: "README.md", text: "see `ops/gone`, `ops/try` and\nSources/Gone.\n")
    #expect(
      Rules.namesExist(file) { $0 == "ops/try" } == [
        "README.md:1: ops/gone does not exist", "README.md:2: Sources/Gone does not exist",
      ])
  }

  @Test func `a verb that README forgets, and one that it invents`() {
    let program = [
      source("werkbedrijf", "let program = Command<Verb>(\n  \"werkbedrijf\", summary: \"\", subcommands: [A.command])"),
      source("werkbedrijf", "static let command = Command<Verb>(\n    \"feed\", summary: \"\", declarations: [])"),
      source(
        "werkbedrijf",
        "Command<Verb>(\n \"quarantine\", summary: \"\", subcommands: [\n Command(\n \"list\", summary: \"\")])"),
    ]
    let good = "| `werkbedrijf feed` | a |\n| `werkbedrijf quarantine list` | a |"
    #expect(Rules.verbs(ProjectFile(path: "README.md", text: good), program: program) == [])
    #expect(
      Rules.verbs(ProjectFile(path: "README.md", text: "| `werkbedrijf feed` | a |\n| `werkbedrijf fly` | a |"), program: program)
        == ["README.md: the verb 'quarantine list' is not in the table", "README.md: the verb 'fly' does not exist"])
  }

  @Test func `files that are too long`() {
    let short = (0..<18).map { ProjectFile(path: "Sources/A/\($0).swift", text: "a") }
    let long = ProjectFile(path: "Sources/A/long.swift", text: String(repeating: "a\n", count: 500))
    let huge = ProjectFile(path: "Sources/A/huge.swift", text: String(repeating: "a\n", count: 1200))
    #expect(Rules.lengths(short + [long]) == [])
    #expect(Rules.lengths(short + [huge]) == ["Sources/A/huge.swift has 1201 lines"])
    #expect(Rules.lengths([long]) == ["1 of 1 source files have more than 400 lines"])
  }

  @Test func `a script that goes on after an error, or cannot be run`() {
    let good = ProjectFile(path: "ops/x", text: "#!/usr/bin/env bash\nset -euo pipefail\ntrue\n")
    #expect(Rules.script(good, isExecutable: true) == [])
    #expect(Rules.script(good, isExecutable: false) == ["ops/x: is not executable"])
    #expect(
      Rules.script(ProjectFile(path: "ops/x", text: "#!/bin/bash\ntrue\n"), isExecutable: true)
        == ["ops/x: lacks set -euo pipefail"])
  }

  @Test func `tests that judge nothing`() {
    func file(_ body: String) -> ProjectFile { ProjectFile(path: "Tests/A/B.swift", text: "@Te" + "st func a() { \(body) }") }
    #expect(Rules.canFail(file("run()")) == ["Tests/A/B.swift: has tests that judge nothing"])
    #expect(Rules.canFail(file("#expect(run())")) == [])
  }
}
