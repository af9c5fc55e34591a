// swift-tools-version: 6.2
// Layers point one way: a target imports only what is above it in this list, and the build refuses the rest
// (`swift build --explicit-target-dependency-import-check error`).
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

func layer(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
  name: "werkbedrijf",
  products: [
    .executable(name: "werkbedrijf", targets: ["werkbedrijf"]),
    .executable(name: "werkbedrijf-bench", targets: ["werkbedrijf-bench"]),
  ],
  targets: [
    // C libraries, from Debian's -dev packages; each is imported by one target only (and by what tests and measures beside it).
    .systemLibrary(name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CRdkafka", providers: [.apt(["librdkafka-dev"])]),
    // The web server in C, because swift-nio and Hummingbird are not among Debian's packages; only HTTPServer imports it.
    .systemLibrary(name: "CMicrohttpd", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    // Pure: no clock, no file, no environment.
    layer("Domain"),
    layer("Seeded"),
    layer("JSON"),
    layer("YAML", ["CYaml"]),
    layer("Crypto", ["CCrypto"]),
    layer("Regelgeving", ["Domain", "YAML", "Crypto"]),
    layer("Dossiers", ["Domain", "JSON", "Regelgeving", "Crypto"]),
    layer("Gevolgen", ["Domain", "JSON", "Regelgeving", "Dossiers"]),
    layer("Uitleg", ["Domain", "JSON", "Regelgeving", "Dossiers"]),
    // Only for tests: the law of this repository, and random sets of facts.
    layer("RegelgevingTesting", ["Domain", "Regelgeving"]),
    layer("DossiersTesting", ["Seeded", "Domain"]),
    layer("TopicContracts", ["Domain", "JSON", "YAML"]),
    layer("Regio", ["Domain", "Regelgeving", "Crypto"]),
    layer("Sturing", ["Domain", "JSON", "YAML", "Crypto", "Regelgeving", "Dossiers", "Regio"]),

    // The log: a port and its implementations.
    layer("EventLog", ["Domain"]),
    layer("EventLogTesting", ["Seeded", "EventLog"]),
    layer("SQLiteLog", ["EventLog", "CSQLite"]),
    layer("KafkaLog", ["EventLog", "CRdkafka"]),
    // Only for tests, faults and measuring: a broker that is started and thrown away, and librdkafka by itself.
    layer("KafkaTesting", ["CRdkafka"]),
    // Only for tests: a file system that loses what was not synced.
    .target(name: "CTestVFS", dependencies: ["CSQLite"]),

    // What flows over it.
    layer("TenantWorker", ["Domain", "Regelgeving", "Dossiers", "TopicContracts", "Regio", "EventLog", "Crypto"]),
    layer("Casussen", ["Domain", "JSON", "YAML", "Regelgeving", "Dossiers", "TopicContracts", "TenantWorker"]),
    layer("Feed", ["Domain", "YAML", "JSON", "Crypto", "TopicContracts", "EventLog"]),
    // Figures over HTTP: requests to responses, without a socket; then the socket.
    layer("Web", ["Domain", "JSON", "Crypto", "Regelgeving", "Regio", "Sturing"]),
    layer("HTTPServer", ["Web", "CMicrohttpd", "CZlib"]),
    layer("CommandLine"),

    // A believable population for trying, testing and measuring.
    layer("Bevolking", ["Seeded", "Domain", "Feed"]),

    .executableTarget(
      name: "werkbedrijf",
      dependencies: [
        "CSystemd", "Domain", "JSON", "YAML", "Crypto", "Regelgeving", "Dossiers", "Gevolgen", "TopicContracts", "Regio",
        "EventLog",
        "SQLiteLog", "KafkaLog", "TenantWorker", "Casussen", "Feed", "Web", "HTTPServer", "CommandLine",
        "Uitleg", "Sturing",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "werkbedrijf-bench",
      dependencies: [
        "Seeded", "Domain", "JSON", "YAML", "Crypto", "Regelgeving", "Dossiers", "TopicContracts", "Regio", "EventLog",
        "SQLiteLog",
        "KafkaLog", "KafkaTesting", "TenantWorker", "Feed", "Web", "HTTPServer", "CommandLine", "Bevolking",
      ],
      swiftSettings: settings),

    tests("DomainTests", ["Domain"]),
    tests("JSONTests", ["JSON"]),
    tests("YAMLTests", ["YAML"]),
    tests("CryptoTests", ["Crypto"]),
    tests("RegelgevingTests", ["Seeded", "Domain", "YAML", "Regelgeving", "RegelgevingTesting"]),
    tests("DossiersTests", ["Domain", "Regelgeving", "RegelgevingTesting", "Dossiers", "DossiersTesting"]),
    tests("UitlegTests", ["Domain", "JSON", "Regelgeving", "RegelgevingTesting", "Dossiers", "DossiersTesting", "Uitleg"]),
    tests("GevolgenTests", ["Domain", "JSON", "Regelgeving", "RegelgevingTesting", "Dossiers", "Gevolgen"]),
    tests("TopicContractsTests", ["Seeded", "Domain", "JSON", "YAML", "TopicContracts"]),
    tests("EventLogTests", ["Seeded", "EventLog", "EventLogTesting", "SQLiteLog", "CTestVFS"]),
    tests("KafkaLogTests", ["CRdkafka", "EventLog", "EventLogTesting", "KafkaLog", "KafkaTesting"]),
    tests(
      "TenantWorkerTests",
      [
        "Seeded", "Crypto", "Domain", "JSON", "Regelgeving", "RegelgevingTesting", "Dossiers", "DossiersTesting",
        "TopicContracts", "Regio", "EventLog", "SQLiteLog", "TenantWorker",
      ]),
    tests("SturingTests", ["Domain", "JSON", "YAML", "Regelgeving", "RegelgevingTesting", "Dossiers", "Regio", "Sturing"]),
    tests("RegioTests", ["Seeded", "Domain", "Regelgeving", "Regio"]),
    tests("CasussenTests", ["Domain", "Regelgeving", "RegelgevingTesting", "Casussen"]),
    tests("FeedTests", ["Domain", "YAML", "JSON", "Crypto", "TopicContracts", "EventLog", "SQLiteLog", "Feed"]),
    tests("WebTests", ["Domain", "JSON", "Crypto", "Regelgeving", "RegelgevingTesting", "Regio", "Sturing", "Web"]),
    tests("HTTPServerTests", ["Web", "HTTPServer"]),
    tests("CommandLineTests", ["CommandLine"]),
    tests("BevolkingTests", ["Domain", "Feed", "EventLog", "TopicContracts", "Bevolking"]),
    tests("ProjectTests", []),
    tests(
      "ProcessTests",
      [
        "Seeded", "Domain", "JSON", "Regelgeving", "Dossiers", "TopicContracts", "Regio", "EventLog", "SQLiteLog",
        "KafkaLog", "KafkaTesting", "TenantWorker", "werkbedrijf", "werkbedrijf-bench",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
