import Testing

/// The rules, on the project itself.
@Suite struct TreeTests {
  private let swift = Tree.files.filter { $0.path.hasSuffix(".swift") }
  private let layers = Layers(package: Tree.file("Package.swift")?.text ?? "")

  @Test func `the project is found`() {
    #expect(swift.count > 50)
    #expect(layers.dependencies["Dossiers"]?.contains("Regelgeving") == true)
    #expect(layers.dependencies["werkbedrijf"]?.contains("TenantWorker") == true)
    #expect(layers.dependencies["CYaml"] == [])
  }

  @Test func `a target imports only what the package lets it`() {
    #expect(swift.flatMap { Rules.imports($0, layers) } == [])
  }

  @Test func `nothing below the executables reads a clock, a file or the environment`() {
    #expect(swift.flatMap(Rules.purity) == [])
  }

  @Test func `no binary floating point where money is`() {
    #expect(swift.flatMap(Rules.exactness) == [])
  }

  @Test func `nothing names a folder of one developer's machine`() {
    #expect(Tree.files.flatMap(Rules.machinePaths) == [])
  }

  @Test func `what README names exists`() throws {
    let readme = try #require(Tree.file("README.md"))
    #expect(Rules.namesExist(readme, exists: Tree.exists) == [])
  }

  @Test func `README tells of every verb and of no other`() throws {
    let readme = try #require(Tree.file("README.md"))
    #expect(Rules.verbs(readme, program: swift.filter { $0.target == "werkbedrijf" }) == [])
  }

  @Test func `source files are short`() {
    #expect(Rules.lengths(Tree.files) == [])
  }

  @Test func `scripts stop at their first error and can be run`() {
    let scripts = Tree.files.filter { $0.text.hasPrefix("#!") }
    #expect(scripts.count >= 4)
    #expect(scripts.flatMap { Rules.script($0, isExecutable: Tree.isExecutable($0.path)) } == [])
  }

  @Test func `every file with tests can fail`() {
    #expect(swift.flatMap(Rules.canFail) == [])
  }

  @Test func `the top level is complete`() {
    let names = [
      "Package.swift", "README.md", "LICENSE", "CHANGELOG.md", "publiccode.yml", ".gitignore", ".swift-format", ".ci/run",
      "ops/try", "ops/test", "topics/README.md",
    ]
    #expect(names.filter { !Tree.exists($0) } == [])
  }
}
